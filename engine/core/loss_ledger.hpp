// The loss ledger's arithmetic: what each element takes away of an answer, by Owen's integral.
#pragma once

#include "engine/core/diagram_passes.hpp"
#include "engine/core/quadrature.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sideflow::engine {

/// A straight way from likelihoods as they are to likelihoods as they would be at best, both by
/// element. Elements that do not move are no players.
struct LossLine {
  std::vector<double> from;
  std::vector<double> to;
};

/// The Shapley value of every element of a cone: by slot of its `elements`. They add up to the value of the
/// cone's answers at `to` minus that at `from`.
struct ConeLoss {
  std::vector<double> by_slot;
  std::size_t places = 0;  ///< of the quadrature
};

/// How many places the quadrature for a cone needs to be exact: half the degree of the integrand, which is at
/// most the number of elements on the longest way down.
[[nodiscard]] std::size_t exact_places(const DiagramCone& cone);

/// For every cone of `diagram`, along `line`: the integral over t in [0, 1] of
/// (to - from) dA/dx at from + t (to - from), which is the Shapley value of the game "A with these elements
/// at `to`" (Owen 1972, Management Science 18). Gauss-Legendre with as many places as exact_places(),
/// or until two orders agree to 1e-12. One upward pass for kPoints places serves all cones.
[[nodiscard]] std::vector<ConeLoss> losses(const ReachDiagram& diagram, const LossLine& line,
                                           std::span<const DiagramCone> cones);

/// By cone, by slot: the same with a given quadrature, exact or not: for many lines one after the other.
[[nodiscard]] std::vector<std::vector<double>> losses_by(const Quadrature& rule,
                                                         const ReachDiagram& diagram,
                                                         const LossLine& line,
                                                         std::span<const DiagramCone> cones);

}  // namespace sideflow::engine
