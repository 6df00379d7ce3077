#include "tools/bench/buddy_fixpoint.hpp"

#include "engine/core/variable_order.hpp"

#include <algorithm>
#include <unordered_map>

#include <bdd.h>

namespace sideflow::tools {

namespace {

constexpr int kNodes = 4'000'000;  // room from the start, so that no time goes into growing
constexpr int kCache = 1'000'000;

/// The probability that a diagram is true, each node counted once.
class Probability {
 public:
  explicit Probability(const std::vector<double>& by_level) : by_level_(by_level) {}

  double of(BDD node) {
    if (node == bddtrue.id()) return 1.0;
    if (node == bddfalse.id()) return 0.0;
    if (const auto known = known_.find(node); known != known_.end()) return known->second;
    const double likelihood = by_level_[static_cast<std::size_t>(::bdd_var(node))];
    const double value =
        (1.0 - likelihood) * of(::bdd_low(node)) + likelihood * of(::bdd_high(node));
    known_.emplace(node, value);
    return value;
  }

 private:
  const std::vector<double>& by_level_;
  std::unordered_map<BDD, double> known_;
};

}  // namespace

struct BuddyReach::Piece {
  engine::ReachPiece asked;
  engine::VariableOrder order;
  std::vector<bdd> reach;  ///< by vertex of the piece

  [[nodiscard]] std::vector<bdd> literals() const {
    std::vector<bdd> by_element(asked.graph.elements);
    for (std::size_t level = 0; level < order.by_level.size(); ++level) {
      by_element[order.by_level[level]] = bdd_ithvar(static_cast<int>(level));
    }
    return by_element;
  }
  void solve();
  bool sweep(const engine::ArcLists& leaving, const std::vector<bdd>& literal);
};

void BuddyReach::Piece::solve() {
  const auto leaving = engine::arcs_by_tail(asked.graph);
  const auto literal = literals();
  reach.assign(asked.graph.vertices, bddfalse);
  reach[asked.target()] = bddtrue;
  while (sweep(leaving, literal)) {
  }
}

/// Whether anything changed. The target stands at the end of the row, so from there outward.
bool BuddyReach::Piece::sweep(const engine::ArcLists& leaving, const std::vector<bdd>& literal) {
  bool changed = false;
  for (auto vertex = order.vertices.rbegin(); vertex != order.vertices.rend(); ++vertex) {
    bdd now = reach[*vertex];
    for (const engine::ArcIndex arc : leaving.at(*vertex)) {
      bdd way = reach[asked.graph.heads[arc]];
      for (const engine::ElementIndex element : asked.graph.needs(arc)) way &= literal[element];
      now |= way;
    }
    changed = changed || now != reach[*vertex];
    reach[*vertex] = now;
  }
  return changed;
}

BuddyReach::BuddyReach(const BenchNetwork& network) {
  const auto parts = engine::split(network.graph, network.question);
  std::size_t variables = 1;
  for (const engine::ReachPiece& piece : parts.pieces) {
    const auto orders = engine::variable_orders(piece, engine::Effort::thorough);
    pieces_.push_back({piece, orders.front(), {}});
    variables = std::max(variables, orders.front().by_level.size());
  }
  for (const std::uint8_t truth : parts.decided_true) decided_.push_back(truth);
  ::bdd_init(kNodes, kCache);
  ::bdd_setmaxincrease(kNodes);
  ::bdd_gbc_hook(nullptr);
  ::bdd_setvarnum(static_cast<int>(variables));
}

BuddyReach::~BuddyReach() {
  pieces_.clear();
  ::bdd_done();
}

void BuddyReach::compile() {
  for (Piece& piece : pieces_) piece.solve();
}

std::vector<double> BuddyReach::evaluate(const std::vector<double>& likelihoods) const {
  std::vector<double> answers = decided_;
  for (const Piece& piece : pieces_) {
    std::vector<double> by_level;
    for (const engine::ElementIndex own : piece.order.by_level) {
      by_level.push_back(likelihoods[piece.asked.elements[own]]);
    }
    Probability probability(by_level);
    for (std::size_t s = 0; s < piece.asked.sources.size(); ++s) {
      answers[piece.asked.answers[s]] = probability.of(piece.reach[piece.asked.sources[s]].id());
    }
  }
  return answers;
}

}  // namespace sideflow::tools
