// A table of decision nodes: reduced ordered binary decision diagrams while they are being built.
#pragma once

#include "engine/core/diagram_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sideflow::engine {

using NodeIndex = std::uint32_t;
using Level = std::uint32_t;  ///< place of a variable in the order; 0 is asked first

inline constexpr NodeIndex kFalse = 0;
inline constexpr NodeIndex kTrue = 1;

/// Boolean functions as nodes "if the variable of this level is true then high, else low". Equal
/// functions are the same node (Bryant 1986, IEEE Transactions on Computers 35). Children have
/// smaller indexes than their parents. Once the budget does not suffice the table is exhausted() for
/// good, and what its functions return means nothing.
class DecisionTable {
 public:
  struct Node {
    Level level;
    NodeIndex low;
    NodeIndex high;
  };

  explicit DecisionTable(const DiagramBudget& budget);

  /// True exactly when the variable of `level` is true.
  [[nodiscard]] NodeIndex literal(Level level) { return node(level, kFalse, kTrue); }
  /// f and g. At most as many steps as the product of their sizes.
  [[nodiscard]] NodeIndex both(NodeIndex f, NodeIndex g) { return apply(kBoth, f, g); }
  /// f or g. Cost as for both().
  [[nodiscard]] NodeIndex either(NodeIndex f, NodeIndex g) { return apply(kEither, f, g); }

  [[nodiscard]] bool exhausted() const { return exhausted_; }
  [[nodiscard]] std::size_t steps() const { return steps_; }
  /// All nodes made; the table is of no use afterwards.
  [[nodiscard]] std::vector<Node> take_nodes() && { return std::move(nodes_); }

 private:
  enum Operation : std::uint32_t { kBoth = 0, kEither = 1 };
  struct Frame {  // a pair of functions half-way through apply()
    NodeIndex f, g, low, high;
  };
  struct Remembered {
    NodeIndex f, g;
    std::uint32_t operation;
    NodeIndex result;
  };

  NodeIndex node(Level level, NodeIndex low, NodeIndex high);
  NodeIndex apply(Operation operation, NodeIndex f, NodeIndex g);
  NodeIndex settled(Operation operation, NodeIndex f, NodeIndex g) const;
  bool settle_child(Operation operation, NodeIndex f, NodeIndex g, NodeIndex& child);
  NodeIndex finish(Operation operation, const Frame& frame);
  [[nodiscard]] std::size_t remembered_at(Operation operation, NodeIndex f, NodeIndex g) const;
  bool make_room();
  void place_all_nodes();

  DiagramBudget budget_;
  std::vector<Node> nodes_;
  std::vector<NodeIndex> slots_;        // open addressing; 0 is an empty slot
  std::vector<Remembered> remembered_;  // results of apply(); a newer one drops an older one
  std::vector<Frame> frames_;
  std::size_t room_ = 0;  // nodes until slots_ and nodes_ must grow
  std::size_t steps_ = 0;
  bool exhausted_ = false;
};

}  // namespace sideflow::engine
