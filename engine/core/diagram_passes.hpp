// Passes over a reach diagram at several likelihoods at once: upward for values, downward for
// derivatives.
#pragma once

#include "engine/core/reach_diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

/// How many points (vectors of likelihoods) one pass takes along.
inline constexpr std::size_t kPoints = 8;

/// One number at each point.
struct alignas(64) AtPoints {
  double at[kPoints];
};

/// The part of a diagram that some of its answers stand on.
struct DiagramCone {
  struct Seed {
    std::uint32_t node;  ///< of the cone
    double weight;
  };
  std::vector<std::uint32_t> nodes;    ///< in the diagram, ascending; the constants first
  std::vector<std::uint32_t> lows;     ///< by node of the cone: a node of the cone
  std::vector<std::uint32_t> highs;    ///< likewise
  std::vector<std::uint32_t> slots;    ///< by node of the cone: position in `elements`
  std::vector<ElementIndex> elements;  ///< that its nodes ask for, ascending
  std::vector<Seed> seeds;             ///< the answers' nodes
  std::size_t depth = 0;               ///< elements asked on the longest way down
};

/// The cone of one answer with weight 1; of an answer that is not there the constants alone. Linear in
/// the nodes of the diagram up to the answer's.
[[nodiscard]] DiagramCone cone_of(const ReachDiagram& diagram, std::size_t answer);

/// The cone of the weighted sum of all answers; `weights` are by answer, those of answers that are
/// not there do not count. Linear in the diagram.
[[nodiscard]] DiagramCone cone_of(const ReachDiagram& diagram, std::span<const double> weights);

/// The truth of every node at kPoints vectors of likelihoods.
class DiagramPasses {
 public:
  /// `likelihoods` by element of the graph. One upward pass. The diagram and `likelihoods` must outlive
  /// this.
  DiagramPasses(const ReachDiagram& diagram, std::span<const AtPoints> likelihoods);

  /// The probability that the answer is true; 0 where it is not there.
  [[nodiscard]] AtPoints answer(std::size_t answer) const;

  [[nodiscard]] const ReachDiagram& diagram() const { return diagram_; }
  [[nodiscard]] std::span<const AtPoints> likelihoods() const { return likelihoods_; }
  /// By node of the diagram.
  [[nodiscard]] std::span<const AtPoints> truth() const { return truth_; }

 private:
  const ReachDiagram& diagram_;
  std::span<const AtPoints> likelihoods_;
  std::vector<AtPoints> truth_;
};

/// Derivatives of many cones one after the other, in the same memory.
class DownwardPass {
 public:
  /// By slot of `cone`, which must be one of the same diagram: the derivative of the cone's weighted sum
  /// by that element's likelihood. Good until the next call. One downward pass over the cone.
  [[nodiscard]] std::span<const AtPoints> derivatives(const DiagramPasses& passes,
                                                      const DiagramCone& cone);

 private:
  std::vector<AtPoints> share_;       // by node of the cone: how much it counts
  std::vector<AtPoints> derivative_;  // by slot
};

}  // namespace sideflow::engine
