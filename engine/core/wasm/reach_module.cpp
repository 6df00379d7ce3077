// The reach core as a WebAssembly module: plain functions on flat arrays, for JavaScript to call.
//
// A caller asks for room with sideflow_room(), writes numbers there, and gives the address back with
// sideflow_release_room(). Answers stand in memory of the compiled network until the next call with
// the same network; memory may move to a new buffer in any call (it grows).
#include "engine/core/possible_worlds.hpp"
#include "engine/core/reach_diagram.hpp"
#include "engine/core/wasm/flat_network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#define SIDEFLOW_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace sideflow::engine {

namespace {

/// A network that was compiled, and the numbers that were last computed for it.
struct CompiledNetwork {
  AskedNetwork asked;
  ReachDiagram diagram;
  std::vector<double> numbers;

  /// One likelihood an element.
  [[nodiscard]] std::span<const double> row(const double* likelihoods) const {
    return {likelihoods, asked.graph.elements};
  }
  const double* kept(std::vector<double> computed) {
    numbers = std::move(computed);
    return numbers.data();
  }
};

}  // namespace

/// Room for `bytes` bytes, aligned for any number.
SIDEFLOW_EXPORT(sideflow_room) void* sideflow_room(std::size_t bytes) {
  return ::operator new(bytes);
}

SIDEFLOW_EXPORT(sideflow_release_room) void sideflow_release_room(void* room) {
  ::operator delete(room);
}

/// The network in `count` numbers (flat_network.hpp says how), compiled with a budget of so many
/// nodes; null when the numbers are no network.
SIDEFLOW_EXPORT(sideflow_compile)
CompiledNetwork* sideflow_compile(const std::uint32_t* numbers, std::size_t count,
                                  std::size_t most_nodes) {
  auto asked = unflattened({numbers, count});
  if (!asked) return nullptr;
  auto diagram = ReachDiagram::compile(asked->graph, asked->questions, budget_for(most_nodes));
  return new CompiledNetwork{std::move(*asked), std::move(diagram), {}};
}

SIDEFLOW_EXPORT(sideflow_release) void sideflow_release(CompiledNetwork* network) {
  delete network;
}

/// 1 when every answer is there, else 0.
SIDEFLOW_EXPORT(sideflow_complete) std::uint32_t sideflow_complete(const CompiledNetwork* network) {
  return network->diagram.complete() ? 1 : 0;
}

SIDEFLOW_EXPORT(sideflow_answers) std::size_t sideflow_answers(const CompiledNetwork* network) {
  return network->diagram.answers();
}

SIDEFLOW_EXPORT(sideflow_nodes) std::size_t sideflow_nodes(const CompiledNetwork* network) {
  return network->diagram.nodes();
}

/// By answer: its probability. `likelihoods` is one number an element.
SIDEFLOW_EXPORT(sideflow_evaluate)
const double* sideflow_evaluate(CompiledNetwork* network, const double* likelihoods) {
  return network->kept(network->diagram.evaluate(network->row(likelihoods)));
}

/// By element: the derivative of the sum of all answers.
SIDEFLOW_EXPORT(sideflow_derivatives)
const double* sideflow_derivatives(CompiledNetwork* network, const double* likelihoods) {
  return network->kept(network->diagram.derivatives(network->row(likelihoods)));
}

/// By answer: in how many worlds of the blocks from `first` to `last`, 64 worlds each, it is true.
/// Answers that depend on no world count all worlds or none.
SIDEFLOW_EXPORT(sideflow_count)
const double* sideflow_count(CompiledNetwork* network, const double* likelihoods,
                             std::uint64_t seed, std::uint64_t first, std::uint64_t last) {
  std::vector<double> counts;
  for (const ReachQuestion& question : network->asked.questions) {
    const PossibleWorlds worlds(network->asked.graph, question);
    const auto found = count_reach(worlds, network->row(likelihoods), seed, {first, last});
    counts.insert(counts.end(), found.reached.begin(), found.reached.end());
  }
  return network->kept(std::move(counts));
}

}  // namespace sideflow::engine
