// The peer for exact reach: BuDDy, by plain fixpoint.
#pragma once

#include "tools/bench/networks.hpp"

#include <cstddef>
#include <vector>

namespace sideflow::tools {

/// The functions of all bearers as BuDDy holds them, made with the same orders of variables as ours:
/// for each piece x(v) = OR over arcs (v, w) of element AND x(w), swept from the target outward until
/// nothing changes. Making one starts BuDDy, destroying it ends BuDDy: one at a time.
class BuddyReach {
 public:
  /// The orders of `network`, which the peer gets for nothing.
  explicit BuddyReach(const BenchNetwork& network);
  ~BuddyReach();
  BuddyReach(const BuddyReach&) = delete;
  BuddyReach& operator=(const BuddyReach&) = delete;

  /// Builds all diagrams; once. This is what is timed.
  void compile();

  /// By bearer: the probability, from BuDDy's diagrams.
  [[nodiscard]] std::vector<double> evaluate(const std::vector<double>& likelihoods) const;

 private:
  struct Piece;
  std::vector<Piece> pieces_;
  std::vector<double> decided_;
};

}  // namespace sideflow::tools
