#include "tools/bench/networks.hpp"

#include "engine/core/strong_components.hpp"
#include "tools/bench/dice.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

using engine::VertexIndex;

constexpr VertexIndex kLayer = 6;

/// A network that grows arc by arc.
class Growing {
 public:
  Growing(std::uint32_t vertices, std::uint64_t seed, LikelihoodRange range)
      : dice_(seed), range_(range) {
    network_.graph.vertices = vertices;
  }

  Dice& dice() { return dice_; }
  [[nodiscard]] std::uint32_t arcs() const { return network_.graph.arcs(); }

  void join(VertexIndex tail, VertexIndex head) {
    const engine::ElementIndex element = network_.graph.elements++;
    network_.graph.add_arc(tail, head, std::span(&element, 1));
    network_.likelihoods.push_back(range_.low + (range_.high - range_.low) * dice_.fraction());
  }
  BenchNetwork asked(std::string name, std::vector<VertexIndex> bearers,
                     std::vector<VertexIndex> collectors) {
    network_.name = fmt::format("{} {}/{}", name, network_.graph.vertices, arcs());
    network_.question = {std::move(bearers), std::move(collectors)};
    return std::move(network_);
  }

 private:
  BenchNetwork network_;
  Dice dice_;
  LikelihoodRange range_;
};

std::vector<VertexIndex> numbered(VertexIndex first, VertexIndex end) {
  std::vector<VertexIndex> vertices;
  for (VertexIndex v = first; v < end; ++v) vertices.push_back(v);
  return vertices;
}

VertexIndex layered_head(Dice& dice, VertexIndex tail, VertexIndex vertices) {
  const VertexIndex layer = tail / kLayer;
  const VertexIndex layers = (vertices + kLayer - 1) / kLayer;
  const std::uint32_t kind = dice.below(30);
  VertexIndex to = layer;
  if (kind < 20) to = std::min(layer + 1 + dice.below(2), layers - 1);
  if (kind >= 23) to = layer - std::min(layer, 1 + dice.below(2));
  return std::min(to * kLayer + dice.below(kLayer), vertices - 1);
}

/// Parents by vertex: offices of a level one after the other, 3 to 5 below each.
std::vector<VertexIndex> parents_of_a_tree(Dice& dice, VertexIndex vertices) {
  std::vector<VertexIndex> parents{0};
  for (VertexIndex office = 0; parents.size() < vertices; ++office) {
    for (std::uint32_t below = 3 + dice.below(3); below > 0 && parents.size() < vertices; --below) {
      parents.push_back(office);
    }
  }
  return parents;
}

std::vector<VertexIndex> leaves(const std::vector<VertexIndex>& parents) {
  std::vector<std::uint8_t> has_children(parents.size(), 0);
  for (const VertexIndex parent : parents) has_children[parent] = 1;
  std::vector<VertexIndex> found;
  for (VertexIndex v = 0; v < parents.size(); ++v) {
    if (has_children[v] == 0) found.push_back(v);
  }
  return found;
}

/// `count` different vertices below `vertices`, ascending.
std::vector<VertexIndex> some(Dice& dice, std::uint32_t count, VertexIndex vertices) {
  std::vector<VertexIndex> chosen;
  while (chosen.size() < count) {
    const VertexIndex vertex = dice.below(vertices);
    if (std::find(chosen.begin(), chosen.end(), vertex) == chosen.end()) chosen.push_back(vertex);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

BenchNetwork layered(std::uint32_t vertices, std::uint64_t seed, LikelihoodRange range) {
  Growing growing(vertices, seed, range);
  while (growing.arcs() < vertices * 5 / 2) {
    const VertexIndex tail = growing.dice().below(vertices);
    const VertexIndex head = layered_head(growing.dice(), tail, vertices);
    if (head != tail) growing.join(tail, head);
  }
  return growing.asked("layered", numbered(0, kLayer), numbered(vertices - kLayer, vertices));
}

BenchNetwork administration(std::uint32_t vertices, std::uint32_t arcs, std::uint64_t seed,
                            LikelihoodRange range) {
  Growing growing(vertices, seed, range);
  const auto parents = parents_of_a_tree(growing.dice(), vertices);
  for (VertexIndex v = 1; v < vertices; ++v) {
    growing.join(v, parents[v]);
    if (growing.dice().below(2) == 0) growing.join(parents[v], v);
  }
  while (growing.arcs() < arcs) {
    const VertexIndex v = 1 + growing.dice().below(vertices - 2);
    const bool onward = growing.dice().below(2) == 0;
    growing.join(onward ? v : v + 1, onward ? v + 1 : v);
  }
  return growing.asked("administration", leaves(parents), {0});
}

BenchNetwork scale_free(std::uint32_t vertices, std::uint32_t arcs, std::uint64_t seed,
                        LikelihoodRange range) {
  Growing growing(vertices, seed, range);
  const std::uint32_t each = arcs / vertices;
  std::vector<VertexIndex> ends{0};  // a vertex stands here once for every arc at it
  for (VertexIndex v = 1; growing.arcs() < arcs; v = v + 1 < vertices ? v + 1 : 1) {
    for (std::uint32_t a = 0; a < each && growing.arcs() < arcs; ++a) {
      const VertexIndex old = ends[growing.dice().below(static_cast<std::uint32_t>(ends.size()))];
      const bool outward = growing.dice().below(2) == 0;
      growing.join(outward ? v : old, outward ? old : v);
      ends.push_back(v);
      ends.push_back(old);
    }
  }
  auto bearers = some(growing.dice(), 200, vertices);
  return growing.asked("scale-free", std::move(bearers), some(growing.dice(), 10, vertices));
}

std::uint32_t largest_component(const BenchNetwork& network) {
  const std::vector<std::uint8_t> all(network.graph.arcs(), 1);
  const auto components =
      engine::strong_components(network.graph, engine::arcs_by_tail(network.graph), all);
  std::size_t largest = 0;
  for (std::uint32_t c = 0; c < components.count(); ++c) {
    largest = std::max(largest, components.at(c).size());
  }
  return static_cast<std::uint32_t>(largest);
}

std::string edge_list(const BenchNetwork& network) {
  const auto& graph = network.graph;
  std::string text = fmt::format("{} {}\n{}\n{}\n", graph.vertices, graph.arcs(),
                                 fmt::join(network.question.sources, " "),
                                 fmt::join(network.question.targets, " "));
  for (engine::ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    text += fmt::format("{} {} {}\n", graph.tails[arc], graph.heads[arc], network.likelihoods[arc]);
  }
  return text;
}

}  // namespace sideflow::tools
