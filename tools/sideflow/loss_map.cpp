#include "tools/sideflow/loss_map.hpp"

#include "engine/flow/channel_flow.hpp"
#include "models/expects.hpp"
#include "reports/map/map_view.hpp"
#include "reports/whole_file.hpp"
#include "tools/sideflow/commands.hpp"

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include <fmt/format.h>
#include <unistd.h>

namespace sideflow::tools {

namespace {

constexpr const char* kLayoutProgram = "sideflow-layout";

bool can_be_run(const std::string& path) {
  std::error_code unseen;
  return std::filesystem::is_regular_file(path, unseen) && ::access(path.c_str(), X_OK) == 0;
}

/// The folder of the running program; "" when the system does not tell.
std::string own_folder() {
  std::error_code error;
  const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? "" : own.parent_path().string();
}

std::vector<std::string> folders_of_path() {
  std::vector<std::string> folders;
  const char* path = std::getenv("PATH");
  std::istringstream all(path == nullptr ? "" : path);
  for (std::string folder; std::getline(all, folder, ':');) {
    // An empty entry is the current folder: no program is taken from there.
    if (!folder.empty()) folders.push_back(folder);
  }
  return folders;
}

std::string layout_program() {
  std::vector<std::string> folders = folders_of_path();
  folders.insert(folders.begin(), own_folder());
  for (const std::string& folder : folders) {
    const std::string path = folder + "/" + kLayoutProgram;
    if (!folder.empty() && can_be_run(path)) return path;
  }
  throw ProgramMissing(
      fmt::format("{} is missing, the program that lays out maps: it is built along with sideflow "
                  "(it needs the packages "
                  "libgraphviz-dev and fonts-liberation) and should stand beside it or on the PATH",
                  kLayoutProgram));
}

}  // namespace

reports::MapPictures loss_map(const Network& network, const engine::Analysis& analysis,
                              const std::vector<reports::MapFormat>& formats) {
  const reports::LayoutProgram program{.path = layout_program()};
  const engine::Flows flows = engine::flows(network, analysis.graph);
  const reports::MapView view = reports::compose_loss_map(network, analysis, flows);
  reports::MapPictures pictures = reports::draw_map(view, program, formats);
  if (!pictures.problem.empty())
    throw reports::WorldError(
        fmt::format("cannot draw the map of {}: {}", network.id, pictures.problem));
  return pictures;
}

std::string word(reports::MapFormat format) {
  switch (format) {
    case reports::MapFormat::dot: return "dot";
    case reports::MapFormat::svg: return "svg";
    case reports::MapFormat::png: return "png";
    case reports::MapFormat::pdf: return "pdf";
  }
  return "";
}

reports::MapFormat map_format(const std::string& wanted) {
  for (const reports::MapFormat format : {reports::MapFormat::dot, reports::MapFormat::svg,
                                          reports::MapFormat::png, reports::MapFormat::pdf}) {
    if (word(format) == wanted) return format;
  }
  expects(false, "only formats of maps are asked for");
  return reports::MapFormat::svg;
}

std::string text_size_words(const reports::MapPictures& pictures) {
  return fmt::format("(map text {:.0f} px)", pictures.label_pixels);
}

void say_notes(const std::string& network, const reports::MapPictures& pictures) {
  for (const std::string& note : pictures.notes) say(fmt::format("{}: note: {}", network, note));
  if (pictures.label_pixels < reports::kSmallestLabelPixels) {
    say(fmt::format(
        "{}: warning: the text of the map is {:.0f} px high on a 1080p screen; below {:.0f} px it "
        "cannot be read from the back of a room",
        network, pictures.label_pixels, reports::kSmallestLabelPixels));
  }
}

}  // namespace sideflow::tools
