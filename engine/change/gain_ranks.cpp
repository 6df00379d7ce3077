#include "engine/change/gain_ranks.hpp"

#include <algorithm>
#include <functional>

namespace sideflow::engine {

namespace {

constexpr double kTie = 1e-12;

/// The gains that bound the first place and the first three.
struct Podium {
  double first = 0;
  double third = 0;
};

Podium podium(const std::vector<double>& gains) {
  std::vector<double> largest(3);
  std::partial_sort_copy(gains.begin(), gains.end(), largest.begin(), largest.end(),
                         std::greater<>());
  largest.resize(3, 0.0);
  return {largest[0], largest[2]};
}

bool reaches(double gain, double bound) { return gain > kTie && gain >= bound * (1.0 - kTie); }

void count_ranks(std::vector<GainRank>& ranks, const std::vector<double>& gains) {
  const Podium bounds = podium(gains);
  for (std::size_t e = 0; e < gains.size(); ++e) {
    ranks[e].gains.push_back(gains[e]);
    if (reaches(gains[e], bounds.first)) ++ranks[e].first;
    if (reaches(gains[e], bounds.third)) ++ranks[e].first_three;
  }
}

}  // namespace

std::vector<GainRank> gain_ranks(const FlowGraph& graph, const ReachForms& forms,
                                 const Draws& draws) {
  const DiagramCone cone = cone_of(forms.whole, row_weights(graph));
  std::vector<GainRank> ranks(graph.elements.size());
  DownwardPass down;
  for (std::size_t first = 0; first < draws.size(); first += kPoints) {
    const std::vector<AtPoints> points = draw_points(graph, draws, first);
    const DiagramPasses passes(forms.whole, points);
    const auto derivatives = down.derivatives(passes, cone);
    for (std::size_t p = 0; p < std::min(kPoints, draws.size() - first); ++p) {
      std::vector<double> gains(graph.elements.size(), 0.0);
      for (std::size_t s = 0; s < cone.elements.size(); ++s) {
        const ElementIndex e = cone.elements[s];
        const bool works = graph.elements[e].status == Status::working;
        const double repaired = works ? 1.0 : draws[first + p][e];
        gains[e] = (repaired - points[e].at[p]) * derivatives[s].at[p];
      }
      count_ranks(ranks, gains);
    }
  }
  return ranks;
}

std::vector<std::uint8_t> among_first_three(const std::vector<double>& gains) {
  const Podium bounds = podium(gains);
  std::vector<std::uint8_t> among;
  among.reserve(gains.size());
  for (const double gain : gains) among.push_back(reaches(gain, bounds.third) ? 1 : 0);
  return among;
}

std::vector<double> gains_at(const ReachForms& forms, const std::vector<double>& weights,
                             const std::vector<double>& today,
                             const std::vector<double>& repaired) {
  std::vector<AtPoints> points(today.size());
  for (std::size_t e = 0; e < today.size(); ++e) {
    std::fill(std::begin(points[e].at), std::end(points[e].at), today[e]);
  }
  const DiagramCone cone = cone_of(forms.whole, weights);
  DownwardPass down;
  const DiagramPasses passes(forms.whole, points);
  const auto derivatives = down.derivatives(passes, cone);
  std::vector<double> gains(today.size(), 0.0);
  for (std::size_t s = 0; s < cone.elements.size(); ++s) {
    const ElementIndex e = cone.elements[s];
    gains[e] = (repaired[e] - today[e]) * derivatives[s].at[0];
  }
  return gains;
}

}  // namespace sideflow::engine
