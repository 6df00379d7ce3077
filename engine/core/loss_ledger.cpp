#include "engine/core/loss_ledger.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::size_t kMostPlaces = 512;
constexpr double kAgreement = 1e-12;

std::size_t rounded_up(std::size_t places) { return (places + kPoints - 1) / kPoints * kPoints; }

/// Likelihoods at kPoints places of `rule` from `first` on; behind the last one all stay at `from`.
std::vector<AtPoints> points_on(const LossLine& line, const Quadrature& rule, std::size_t first) {
  std::vector<AtPoints> points(line.from.size());
  for (std::size_t e = 0; e < points.size(); ++e) {
    const double way = line.to[e] - line.from[e];
    for (std::size_t p = 0; p < kPoints; ++p) {
      const double t = first + p < rule.places.size() ? rule.places[first + p] : 0.0;
      points[e].at[p] = line.from[e] + t * way;
    }
  }
  return points;
}

void add_weighted(std::vector<double>& sums, std::span<const AtPoints> derivatives,
                  const Quadrature& rule, std::size_t first) {
  const std::size_t last = std::min(first + kPoints, rule.places.size());
  for (std::size_t s = 0; s < sums.size(); ++s) {
    for (std::size_t i = first; i < last; ++i) {
      sums[s] += rule.weights[i] * derivatives[s].at[i - first];
    }
  }
}

bool agree(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!(a[i] - b[i] <= kAgreement && b[i] - a[i] <= kAgreement)) return false;
  }
  return true;
}

}  // namespace

std::size_t exact_places(const DiagramCone& cone) {
  return std::max<std::size_t>((cone.depth + 1) / 2, 1);
}

std::vector<std::vector<double>> losses_by(const Quadrature& rule, const ReachDiagram& diagram,
                                           const LossLine& line,
                                           std::span<const DiagramCone> cones) {
  std::vector<std::vector<double>> sums;
  sums.reserve(cones.size());
  for (const DiagramCone& cone : cones) sums.emplace_back(cone.elements.size(), 0.0);
  DownwardPass down;
  for (std::size_t first = 0; first < rule.places.size(); first += kPoints) {
    const std::vector<AtPoints> points = points_on(line, rule, first);
    const DiagramPasses passes(diagram, points);
    for (std::size_t c = 0; c < cones.size(); ++c) {
      add_weighted(sums[c], down.derivatives(passes, cones[c]), rule, first);
    }
  }
  for (std::size_t c = 0; c < cones.size(); ++c) {
    for (std::size_t s = 0; s < sums[c].size(); ++s) {
      const ElementIndex element = cones[c].elements[s];
      sums[c][s] *= line.to[element] - line.from[element];
    }
  }
  return sums;
}

std::vector<ConeLoss> losses(const ReachDiagram& diagram, const LossLine& line,
                             std::span<const DiagramCone> cones) {
  std::size_t exact = 1;
  for (const DiagramCone& cone : cones) exact = std::max(exact, exact_places(cone));
  exact = std::min(rounded_up(exact), kMostPlaces);
  std::size_t places = std::min(exact, 2 * kPoints);
  std::vector<std::vector<double>> found = losses_by(gauss_legendre(places), diagram, line, cones);
  while (places < exact) {
    places = std::min(places * 2, exact);
    std::vector<std::vector<double>> better =
        losses_by(gauss_legendre(places), diagram, line, cones);
    const bool settled = std::equal(found.begin(), found.end(), better.begin(), agree);
    found = std::move(better);
    if (settled) break;
  }
  std::vector<ConeLoss> all;
  all.reserve(found.size());
  for (std::vector<double>& sums : found) all.push_back({std::move(sums), places});
  return all;
}

}  // namespace sideflow::engine
