#include "engine/core/decision_table.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr NodeIndex kNone = 0xffffffff;
constexpr Level kBottom = 0xffffffff;  // level of the constants
constexpr std::size_t kFirstSlots = 512;
constexpr std::size_t kMostRemembered = std::size_t{1} << 21;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t x = a * 0x9e3779b97f4a7c15U ^ b * 0xc2b2ae3d27d4eb4fU ^ c * 0x165667b19e3779f9U;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93U;
  return x ^ (x >> 29);
}

std::size_t room_for(std::size_t slots) { return slots / 4 * 3; }
std::size_t remembered_for(std::size_t slots) { return std::min(slots * 4, kMostRemembered); }

}  // namespace

DecisionTable::DecisionTable(const DiagramBudget& budget) : budget_(budget) {
  nodes_ = {{kBottom, kFalse, kFalse}, {kBottom, kTrue, kTrue}};
  if (budget_.nodes < nodes_.size()) exhausted_ = true;
}

NodeIndex DecisionTable::node(Level level, NodeIndex low, NodeIndex high) {
  if (low == high) return low;
  if (nodes_.size() >= room_ && !make_room()) return kFalse;
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = mixed(level, low, high) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Node& known = nodes_[slots_[slot]];
    if (known.level == level && known.low == low && known.high == high) return slots_[slot];
  }
  slots_[slot] = static_cast<NodeIndex>(nodes_.size());
  nodes_.push_back({level, low, high});
  return slots_[slot];
}

// Room is asked for before anything grows, with what is held during the growth.
bool DecisionTable::make_room() {
  const std::size_t slots = slots_.empty() ? kFirstSlots : slots_.size() * 2;
  const std::size_t room = std::min({room_for(slots), budget_.nodes, std::size_t{kNone}});
  const std::size_t bytes = (room + nodes_.size()) * sizeof(Node) + slots * sizeof(NodeIndex) +
                            remembered_for(slots) * sizeof(Remembered);
  if (exhausted_ || room <= nodes_.size() || bytes > budget_.bytes) {
    exhausted_ = true;
    return false;
  }
  nodes_.reserve(room);
  room_ = room;
  slots_ = {};
  slots_.assign(slots, 0);
  place_all_nodes();
  remembered_ = {};
  remembered_.assign(remembered_for(slots), {kNone, kNone, 0, kNone});
  return true;
}

void DecisionTable::place_all_nodes() {
  const std::size_t mask = slots_.size() - 1;
  for (NodeIndex index = kTrue + 1; index < nodes_.size(); ++index) {
    std::size_t slot = mixed(nodes_[index].level, nodes_[index].low, nodes_[index].high) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = index;
  }
}

// Depth first over pairs of nodes, with a stack of its own: depth is the number of variables.
NodeIndex DecisionTable::apply(Operation operation, NodeIndex f, NodeIndex g) {
  if (++steps_ > budget_.steps) exhausted_ = true;
  if (const NodeIndex known = settled(operation, f, g); known != kNone) return known;
  frames_.assign(1, {f, g, kNone, kNone});
  while (!exhausted_) {
    Frame& top = frames_.back();
    const Node& left = nodes_[top.f];
    const Node& right = nodes_[top.g];
    const bool in_left = left.level <= right.level;
    const bool in_right = right.level <= left.level;
    if (top.low == kNone && !settle_child(operation, in_left ? left.low : top.f,
                                          in_right ? right.low : top.g, top.low)) {
      continue;
    }
    if (top.high == kNone && !settle_child(operation, in_left ? left.high : top.f,
                                           in_right ? right.high : top.g, top.high)) {
      continue;
    }
    const NodeIndex result = finish(operation, top);
    frames_.pop_back();
    if (frames_.empty()) return result;
    Frame& parent = frames_.back();
    (parent.low == kNone ? parent.low : parent.high) = result;
  }
  return kFalse;
}

// Fills in `child` when it can be told at once; else puts its pair on the stack.
bool DecisionTable::settle_child(Operation operation, NodeIndex f, NodeIndex g, NodeIndex& child) {
  child = settled(operation, f, g);
  if (child != kNone) return true;
  if (++steps_ > budget_.steps) exhausted_ = true;
  frames_.push_back({f, g, kNone, kNone});
  return false;
}

NodeIndex DecisionTable::finish(Operation operation, const Frame& frame) {
  const Level level = std::min(nodes_[frame.f].level, nodes_[frame.g].level);
  const NodeIndex result = node(level, frame.low, frame.high);
  if (exhausted_) return kFalse;
  const NodeIndex f = std::min(frame.f, frame.g);
  const NodeIndex g = std::max(frame.f, frame.g);
  remembered_[remembered_at(operation, f, g)] = {f, g, operation, result};
  return result;
}

NodeIndex DecisionTable::settled(Operation operation, NodeIndex f, NodeIndex g) const {
  const NodeIndex absorbing = operation == kBoth ? kFalse : kTrue;
  const NodeIndex neutral = operation == kBoth ? kTrue : kFalse;
  if (f == absorbing || g == absorbing) return absorbing;
  if (f == neutral || f == g) return g;
  if (g == neutral) return f;
  if (f > g) std::swap(f, g);
  const Remembered& known = remembered_[remembered_at(operation, f, g)];
  const bool same = known.f == f && known.g == g && known.operation == operation;
  return same ? known.result : kNone;
}

std::size_t DecisionTable::remembered_at(Operation operation, NodeIndex f, NodeIndex g) const {
  return mixed(f, g, operation) & (remembered_.size() - 1);
}

}  // namespace sideflow::engine
