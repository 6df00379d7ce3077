#include "random_networks.hpp"

#include <algorithm>
#include <random>
#include <span>

namespace sideflow::engine::testing {

namespace {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : source_(seed) {}

  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(source_() % count); }
  double fraction() { return static_cast<double>(source_() >> 11U) * 0x1p-53; }

 private:
  std::mt19937_64 source_;
};

/// An element of its own, and now and then some of the first `shared`.
std::vector<ElementIndex> needs_of_an_arc(Dice& dice, ElementIndex own, ElementIndex shared) {
  std::vector<ElementIndex> needs{own};
  for (ElementIndex s = 0; s < shared; ++s) {
    if (dice.below(6) == 0) needs.push_back(s);
  }
  std::sort(needs.begin(), needs.end());
  return needs;
}

/// Arcs lead mostly a few vertices on, one in four anywhere.
NumberedGraph random_graph(Dice& dice) {
  NumberedGraph graph;
  graph.vertices = 3 + dice.below(30);
  const ElementIndex shared = dice.below(5);
  const std::uint32_t arcs = graph.vertices + dice.below(2 * graph.vertices);
  graph.elements = shared + arcs;
  for (std::uint32_t a = 0; a < arcs; ++a) {
    const VertexIndex tail = dice.below(graph.vertices);
    const VertexIndex near = std::min(tail + dice.below(6), graph.vertices - 1);
    const VertexIndex head = dice.below(4) == 0 ? dice.below(graph.vertices) : near;
    graph.add_arc(tail, head, needs_of_an_arc(dice, shared + a, shared));
  }
  return graph;
}

ReachQuestion random_question(Dice& dice, VertexIndex vertices) {
  ReachQuestion question;
  for (VertexIndex v = 0; v < vertices; ++v) {
    if (dice.below(2) == 0) question.sources.push_back(v);
  }
  for (std::uint32_t t = 1 + dice.below(3); t > 0; --t) {
    question.targets.push_back(vertices - 1 - dice.below(std::min(vertices, 5U)));
  }
  return question;
}

double random_likelihood(Dice& dice) {
  const std::uint32_t kind = dice.below(20);
  if (kind == 0) return 0.0;
  return kind == 1 ? 1.0 : dice.fraction();
}

}  // namespace

AskedCase random_case(std::uint32_t seed) {
  Dice dice(seed);
  AskedCase made;
  made.asked.graph = random_graph(dice);
  for (std::uint32_t q = 1 + dice.below(3); q > 0; --q) {
    made.asked.questions.push_back(random_question(dice, made.asked.graph.vertices));
  }
  for (ElementIndex e = 0; e < made.asked.graph.elements; ++e) {
    made.likelihoods.push_back(random_likelihood(dice));
  }
  made.most_nodes = seed % 10 == 0 ? 300 : 100'000;
  return made;
}

}  // namespace sideflow::engine::testing
