#include "engine/core/reach_diagram.hpp"
#include "tools/bench/networks.hpp"
#include "tools/bench/rows.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

/// The most memory that this process ever had in use, in bytes.
double peak_of_this_process() {
  std::ifstream lines("/proc/self/status");
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("VmHWM:")) return 1024 * std::atof(line.c_str() + 6);
  }
  throw std::runtime_error("the system does not say how much memory is used");
}

}  // namespace

double memory_to_compile(std::uint32_t vertices, std::uint64_t seed) {
  const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto command = fmt::format("'{}' --memory {} {}", self, vertices, seed);
  std::FILE* answer = ::popen(command.c_str(), "r");
  double bytes = 0;
  const bool read = answer != nullptr && std::fscanf(answer, "%lf", &bytes) == 1;
  if (answer != nullptr) ::pclose(answer);
  if (!read) throw std::runtime_error("no answer from: " + command);
  return bytes;
}

void print_memory_to_compile(std::uint32_t vertices, std::uint64_t seed) {
  const BenchNetwork network = administration(vertices, vertices * 5 / 2, seed);
  const auto diagram =
      engine::ReachDiagram::compile(network.graph, std::span(&network.question, 1));
  if (!diagram.complete()) throw std::runtime_error(network.name + " outgrew the default budget");
  fmt::print("{:.0f}\n", peak_of_this_process());
}

}  // namespace sideflow::tools
