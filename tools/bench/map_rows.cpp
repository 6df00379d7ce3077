#include "models/read_network.hpp"
#include "reports/map/dot_text.hpp"
#include "reports/map/frame.hpp"
#include "reports/map/picture_text.hpp"
#include "tools/bench/rows.hpp"
#include "tools/bench/timing.hpp"
#include "tools/sideflow/maps.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

constexpr double kMostMilliseconds = 30;

struct Country {
  std::string file;
  Network network;
  engine::Analysis analysis;
  reports::MapLayout layout;  ///< what Graphviz says where everything stands; not measured
};

Country country_of(const std::string& file) {
  const LoadResult loaded = read_network(file);
  if (!loaded.network) throw std::runtime_error(file + " has errors");
  Country country{file, *loaded.network, analysis_for_maps(*loaded.network, {}), {}};
  const ComposedMap map =
      composed_map(country.network, country.analysis, {}, usual_map(country.network));
  country.layout = reports::lay_out_map(map.ground, layout_program());
  if (!country.layout.problem.empty()) throw std::runtime_error(country.layout.problem);
  return country;
}

/// All of a map but Graphviz: its states after every scenario, the ground that they share, the text for
/// the layout and the text of the picture.
std::size_t bytes_of_map(const Country& country) {
  const ComposedMap map =
      composed_map(country.network, country.analysis, {}, usual_map(country.network));
  const std::string asked = reports::layout_dot(map.ground.all, country.layout.arrangement);
  const std::string drawn =
      reports::picture_dot(reports::on_ground(map.view, map.ground), map.ground, country.layout,
                           reports::frame_of(map.view));
  return asked.size() + drawn.size();
}

BenchRow map_row(const std::string& file, std::size_t repetitions) {
  const Country country = country_of(file);
  std::vector<double> seconds;
  std::size_t bytes = 0;
  for (std::size_t r = 0; r < repetitions; ++r)
    seconds.push_back(seconds_of([&] { bytes = bytes_of_map(country); }));
  return {.what = "map without Graphviz, all scenarios on one ground",
          .on = fmt::format("{}, {} scenarios", file, country.network.scenarios.size()),
          .ours = fmt::format("{:.0f} kB of DOT", static_cast<double>(bytes) / 1e3),
          .number = median(seconds) * 1e3,
          .unit = "ms",
          .aim = Aim{Aim::Side::at_most, kMostMilliseconds, "ms"},
          .repetitions = repetitions};
}

}  // namespace

std::vector<BenchRow> map_rows(std::size_t repetitions) {
  std::vector<BenchRow> rows;
  for (const std::string& file : country_files())
    rows.push_back(map_row(file, std::max<std::size_t>(repetitions, 15)));
  return rows;
}

}  // namespace sideflow::tools
