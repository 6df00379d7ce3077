#include "engine/analysis.hpp"
#include "models/read_network.hpp"
#include "reports/tables/results_json.hpp"
#include "tools/bench/rows.hpp"
#include "tools/bench/timing.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

/// What `analyse --json` does, without writing the text to a file.
std::string results_of(const std::string& file, std::size_t draws) {
  const LoadResult loaded = read_network(file);
  if (!loaded.network) throw std::runtime_error(file + " has errors");
  const auto analysis = engine::analyse(*loaded.network, {.draws = draws});
  return reports::results_json(*loaded.network, analysis, loaded.diagnostics);
}

/// The aim for so many draws, in milliseconds.
struct DrawsAim {
  std::size_t draws;
  const char* words;
  double milliseconds;
};
constexpr std::array kAims{DrawsAim{0, "without draws", 50}, DrawsAim{1000, "1,000 draws", 500}};

BenchRow from_yaml_to_results(const std::string& file, const DrawsAim& aim,
                              std::size_t repetitions) {
  std::vector<double> seconds;
  std::string results;
  for (std::size_t r = 0; r < repetitions; ++r) {
    seconds.push_back(seconds_of([&] { results = results_of(file, aim.draws); }));
  }
  return {.what = fmt::format("country, from YAML to results, {}", aim.words),
          .on = file,
          .ours = fmt::format("{:.0f} kB of results", static_cast<double>(results.size()) / 1e3),
          .number = median(seconds) * 1e3,
          .unit = "ms",
          .aim = Aim{Aim::Side::at_most, aim.milliseconds, "ms"},
          .repetitions = repetitions};
}

}  // namespace

std::vector<std::string> country_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator("data/countries")) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<BenchRow> country_rows(std::size_t repetitions) {
  std::vector<BenchRow> rows;
  for (const std::string& file : country_files()) {
    for (const DrawsAim& aim : kAims) {
      rows.push_back(from_yaml_to_results(file, aim, std::max<std::size_t>(repetitions, 15)));
    }
  }
  return rows;
}

}  // namespace sideflow::tools
