// native_answers COUNT   writes COUNT random networks and what the native core answers, a line of JSON
// each, for compare.mjs. Doubles are written as the hexadecimal digits of their bits.
#include "engine/core/possible_worlds.hpp"
#include "engine/core/reach_diagram.hpp"
#include "random_networks.hpp"

#include <bit>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

namespace sideflow::engine::testing {
namespace {

constexpr std::uint64_t kBlocks = 40;

std::string bits(const std::vector<double>& numbers) {
  std::string text;
  for (const double number : numbers) {
    text +=
        fmt::format("{}\"{:016x}\"", text.empty() ? "" : ",", std::bit_cast<std::uint64_t>(number));
  }
  return "[" + text + "]";
}

/// By answer, in 2,560 worlds whose numbers do not start at 0; natively by the widest kernel here.
std::vector<double> counts(const AskedCase& made, std::uint32_t seed) {
  std::vector<double> all;
  for (const ReachQuestion& question : made.asked.questions) {
    const PossibleWorlds worlds(made.asked.graph, question);
    const auto found = count_reach(worlds, made.likelihoods, seed, {seed, seed + kBlocks});
    all.insert(all.end(), found.reached.begin(), found.reached.end());
  }
  return all;
}

std::string line(std::uint32_t seed) {
  const AskedCase made = random_case(seed);
  const auto diagram =
      ReachDiagram::compile(made.asked.graph, made.asked.questions, budget_for(made.most_nodes));
  return fmt::format(
      R"({{"seed":{},"most_nodes":{},"numbers":[{}],"likelihoods":{},"complete":{},"nodes":{},)"
      R"("answers":{},"derivatives":{},"blocks":{},"counts":{}}})",
      seed, made.most_nodes, fmt::join(flattened(made.asked), ","), bits(made.likelihoods),
      diagram.complete() ? 1 : 0, diagram.nodes(), bits(diagram.evaluate(made.likelihoods)),
      bits(diagram.derivatives(made.likelihoods)), kBlocks, bits(counts(made, seed)));
}

}  // namespace
}  // namespace sideflow::engine::testing

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const int networks = std::atoi(arguments[1]);
  for (int seed = 1; seed <= networks; ++seed) {
    std::puts(sideflow::engine::testing::line(static_cast<std::uint32_t>(seed)).c_str());
  }
  return networks > 0 && std::fflush(stdout) == 0 ? 0 : 1;
}
