#include "engine/core/diagram_passes.hpp"

#include <algorithm>

namespace sideflow::engine {

namespace {

constexpr std::uint32_t kFirstNode = 2;  // behind the constants

std::vector<double> truths(const ReachDiagram& diagram, std::span<const double> likelihoods) {
  const auto elements = diagram.elements();
  const auto lows = diagram.lows();
  const auto highs = diagram.highs();
  std::vector<double> truth(elements.size());
  truth[1] = 1.0;
  for (std::size_t i = kFirstNode; i < elements.size(); ++i) {
    const double likelihood = likelihoods[elements[i]];
    truth[i] = (1.0 - likelihood) * truth[lows[i]] + likelihood * truth[highs[i]];
  }
  return truth;
}

// Downwards from the nodes in `share`, which says how much each counts, to the derivatives.
std::vector<double> derivatives_of_shares(const ReachDiagram& diagram,
                                          std::span<const double> likelihoods,
                                          std::vector<double> share) {
  const auto elements = diagram.elements();
  const auto lows = diagram.lows();
  const auto highs = diagram.highs();
  const std::vector<double> truth = truths(diagram, likelihoods);
  std::vector<double> derivative(likelihoods.size(), 0.0);
  for (std::size_t i = elements.size(); i-- > kFirstNode;) {
    const double likelihood = likelihoods[elements[i]];
    derivative[elements[i]] += share[i] * (truth[highs[i]] - truth[lows[i]]);
    share[lows[i]] += share[i] * (1.0 - likelihood);
    share[highs[i]] += share[i] * likelihood;
  }
  return derivative;
}

/// Numbers the nodes of a diagram that its seeds stand on.
class ConeWriter {
 public:
  explicit ConeWriter(const ReachDiagram& diagram)
      : diagram_(diagram), number_(diagram.nodes(), kUnmarked) {
    number_[0] = number_[1] = kMarked;
  }

  void mark(std::size_t answer) {
    const std::uint32_t root = diagram_.roots()[answer];
    if (root != ReachDiagram::kUnanswered) number_[root] = kMarked;
  }

  DiagramCone write() && {
    mark_below();
    collect_elements();
    std::vector<std::size_t> depth;  // by node of the cone
    for (std::uint32_t i = 0; i < number_.size(); ++i) {
      if (number_[i] == kUnmarked) continue;
      number_[i] = static_cast<std::uint32_t>(cone_.nodes.size());
      cone_.nodes.push_back(i);
      cone_.lows.push_back(i < kFirstNode ? 0 : number_[diagram_.lows()[i]]);
      cone_.highs.push_back(i < kFirstNode ? 0 : number_[diagram_.highs()[i]]);
      cone_.slots.push_back(i < kFirstNode ? 0 : slot_of(diagram_.elements()[i]));
      const std::size_t below =
          i < kFirstNode ? 0 : std::max(depth[cone_.lows.back()], depth[cone_.highs.back()]);
      depth.push_back(i < kFirstNode ? 0 : below + 1);
      cone_.depth = std::max(cone_.depth, depth.back());
    }
    return std::move(cone_);
  }

 private:
  static constexpr std::uint32_t kUnmarked = 0xffffffff;
  static constexpr std::uint32_t kMarked = 0;

  void mark_below() {
    for (std::size_t i = number_.size(); i-- > kFirstNode;) {
      if (number_[i] == kMarked) {
        number_[diagram_.lows()[i]] = number_[diagram_.highs()[i]] = kMarked;
      }
    }
  }

  void collect_elements() {
    for (std::size_t i = kFirstNode; i < number_.size(); ++i) {
      if (number_[i] == kMarked) cone_.elements.push_back(diagram_.elements()[i]);
    }
    std::sort(cone_.elements.begin(), cone_.elements.end());
    cone_.elements.erase(std::unique(cone_.elements.begin(), cone_.elements.end()),
                         cone_.elements.end());
  }

  [[nodiscard]] std::uint32_t slot_of(ElementIndex element) const {
    const auto found = std::lower_bound(cone_.elements.begin(), cone_.elements.end(), element);
    return static_cast<std::uint32_t>(found - cone_.elements.begin());
  }

  const ReachDiagram& diagram_;
  std::vector<std::uint32_t> number_;  // by node of the diagram
  DiagramCone cone_;
};

// ---- kPoints at a time ---------------------------------------------------------------------------

// Whatever the machine's vectors, each point is computed alone: the same bits everywhere.
using Lanes [[gnu::vector_size(64), gnu::may_alias]] = double;
static_assert(sizeof(Lanes) == sizeof(AtPoints));

const Lanes& lanes(const AtPoints& points) { return reinterpret_cast<const Lanes&>(points); }
Lanes& lanes(AtPoints& points) { return reinterpret_cast<Lanes&>(points); }

void climb(const ReachDiagram& diagram, const AtPoints* likelihoods, AtPoints* truth) {
  const auto elements = diagram.elements();
  const auto lows = diagram.lows();
  const auto highs = diagram.highs();
  for (std::size_t i = kFirstNode; i < elements.size(); ++i) {
    const Lanes& likelihood = lanes(likelihoods[elements[i]]);
    lanes(truth[i]) =
        (1.0 - likelihood) * lanes(truth[lows[i]]) + likelihood * lanes(truth[highs[i]]);
  }
}

void descend(const DiagramCone& cone, const DiagramPasses& passes, AtPoints* share,
             AtPoints* derivative) {
  const std::uint32_t* const elements = passes.diagram().elements().data();
  const std::uint32_t* const lows = passes.diagram().lows().data();
  const std::uint32_t* const highs = passes.diagram().highs().data();
  const AtPoints* const truth = passes.truth().data();
  for (std::size_t i = cone.nodes.size(); i-- > kFirstNode;) {
    const std::uint32_t node = cone.nodes[i];
    const Lanes own = lanes(share[i]);
    const Lanes up = own * lanes(passes.likelihoods()[elements[node]]);
    lanes(derivative[cone.slots[i]]) +=
        own * (lanes(truth[highs[node]]) - lanes(truth[lows[node]]));
    lanes(share[cone.lows[i]]) += own - up;
    lanes(share[cone.highs[i]]) += up;
  }
}

std::uint32_t place_in(const DiagramCone& cone, std::uint32_t node) {
  const auto found = std::lower_bound(cone.nodes.begin(), cone.nodes.end(), node);
  return static_cast<std::uint32_t>(found - cone.nodes.begin());
}

}  // namespace

std::vector<double> ReachDiagram::evaluate(std::span<const double> likelihoods) const {
  const std::vector<double> truth = truths(*this, likelihoods);
  std::vector<double> answers;
  answers.reserve(roots_.size());
  for (const std::uint32_t root : roots_) {
    answers.push_back(root == kUnanswered ? 0.0 : std::min(truth[root], 1.0));
  }
  return answers;
}

std::vector<double> ReachDiagram::derivatives(std::span<const double> likelihoods) const {
  std::vector<double> share(nodes(), 0.0);
  for (const std::uint32_t root : roots_) {
    if (root != kUnanswered) share[root] += 1.0;
  }
  return derivatives_of_shares(*this, likelihoods, std::move(share));
}

std::vector<double> ReachDiagram::derivatives(std::span<const double> likelihoods,
                                              std::size_t answer) const {
  std::vector<double> share(nodes(), 0.0);
  share[roots_[answer]] = 1.0;
  return derivatives_of_shares(*this, likelihoods, std::move(share));
}

DiagramCone cone_of(const ReachDiagram& diagram, std::size_t answer) {
  ConeWriter writer(diagram);
  writer.mark(answer);
  DiagramCone cone = std::move(writer).write();
  const std::uint32_t root = diagram.roots()[answer];
  if (root != ReachDiagram::kUnanswered) cone.seeds.push_back({place_in(cone, root), 1.0});
  return cone;
}

DiagramCone cone_of(const ReachDiagram& diagram, std::span<const double> weights) {
  ConeWriter writer(diagram);
  for (std::size_t a = 0; a < weights.size(); ++a) {
    if (weights[a] != 0.0) writer.mark(a);
  }
  DiagramCone cone = std::move(writer).write();
  for (std::size_t a = 0; a < weights.size(); ++a) {
    const std::uint32_t root = diagram.roots()[a];
    if (weights[a] == 0.0 || root == ReachDiagram::kUnanswered) continue;
    cone.seeds.push_back({place_in(cone, root), weights[a]});
  }
  return cone;
}

DiagramPasses::DiagramPasses(const ReachDiagram& diagram, std::span<const AtPoints> likelihoods)
    : diagram_(diagram), likelihoods_(likelihoods), truth_(diagram.nodes()) {
  for (double& certain : truth_[1].at) certain = 1.0;
  climb(diagram, likelihoods.data(), truth_.data());
}

AtPoints DiagramPasses::answer(std::size_t answer) const {
  const std::uint32_t root = diagram_.roots()[answer];
  AtPoints values = root == ReachDiagram::kUnanswered ? AtPoints{} : truth_[root];
  for (double& value : values.at) value = std::min(value, 1.0);
  return values;
}

std::span<const AtPoints> DownwardPass::derivatives(const DiagramPasses& passes,
                                                    const DiagramCone& cone) {
  share_.assign(cone.nodes.size(), AtPoints{});
  derivative_.assign(cone.elements.size(), AtPoints{});
  for (const DiagramCone::Seed& seed : cone.seeds) {
    for (double& amount : share_[seed.node].at) amount += seed.weight;
  }
  descend(cone, passes, share_.data(), derivative_.data());
  return derivative_;
}

}  // namespace sideflow::engine
