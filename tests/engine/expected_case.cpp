#include "expected_case.hpp"

#include "models/read_network.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace sideflow::engine::testing {

namespace {

std::filesystem::path folder_path(const std::string& folder) {
  return std::filesystem::path(SIDEFLOW_TESTS_FOLDER) / folder;
}

}  // namespace

std::vector<std::string> case_names(const std::string& folder) {
  const std::string ending = ".expected.json";
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_path(folder))) {
    const std::string file = entry.path().filename().string();
    if (file.ends_with(ending)) names.push_back(file.substr(0, file.size() - ending.size()));
  }
  if (names.empty()) throw std::runtime_error("no cases in " + folder);
  std::sort(names.begin(), names.end());
  return names;
}

Network case_network(const std::string& folder, const std::string& name) {
  const LoadResult loaded = read_network((folder_path(folder) / (name + ".yaml")).string());
  if (loaded.network) return *loaded.network;
  throw std::runtime_error(diagnostic_text(loaded.diagnostics.at(0)));
}

nlohmann::json expected_of(const std::string& folder, const std::string& name) {
  std::ifstream file(folder_path(folder) / (name + ".expected.json"));
  return nlohmann::json::parse(file);
}

bool checks(const nlohmann::json& expected, const std::string& part) {
  const auto& parts = expected.at("check");
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

std::string vertex_name(const Network& network, const FlowGraph& graph, VertexIndex vertex) {
  const Vertex& pair = graph.vertices.at(vertex);
  return network.actors.at(pair.actor).id.text + "/" + network.kinds.at(pair.kind).id.text;
}

const ReachRow& row_of(const Network& network, const FlowGraph& graph,
                       const std::vector<ReachRow>& rows, const nlohmann::json& expected) {
  const std::string wanted =
      expected.at("actor").get<std::string>() + "/" + expected.at("kind").get<std::string>();
  for (const ReachRow& row : rows) {
    if (vertex_name(network, graph, row.row.vertex) == wanted) return row;
  }
  throw std::runtime_error("no row " + wanted);
}

}  // namespace sideflow::engine::testing
