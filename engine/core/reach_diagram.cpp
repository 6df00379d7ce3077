#include "engine/core/reach_diagram.hpp"

#include "engine/core/piece_solver.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::engine {

namespace {

/// After so many pieces that nothing solved, later ones get brief attempts only: the time that a
/// diagram takes must not grow with the number of hopeless questions.
constexpr std::size_t kMostHopeless = 3;

}  // namespace

class DiagramWriter {
 public:
  explicit DiagramWriter(const DiagramBudget& budget) : budget_(budget) {}

  void add(const NumberedGraph& graph, const ReachQuestion& question) {
    const SplitQuestion parts = split(graph, question);
    const std::size_t first = diagram_.roots_.size();
    for (const std::uint8_t truth : parts.decided_true) diagram_.roots_.push_back(truth);
    for (const ReachPiece& piece : parts.pieces) {
      for (const std::size_t answer : piece.answers) {
        diagram_.roots_[first + answer] = ReachDiagram::kUnanswered;
      }
      add(piece, first);
    }
  }

  ReachDiagram finish() && { return std::move(diagram_); }

 private:
  void add(const ReachPiece& piece, std::size_t first) {
    const Effort effort = hopeless_ < kMostHopeless ? Effort::thorough : Effort::brief;
    const SolvedPiece solved = solve_piece(piece, budget_left(), effort);
    diagram_.steps_ += solved.steps;
    if (solved.diagram) {
      append(piece, *solved.diagram, solved.by_level, first);
    } else {
      ++hopeless_;
    }
  }

  [[nodiscard]] DiagramBudget budget_left() const {
    const std::size_t held = diagram_.nodes() * 3 * sizeof(std::uint32_t);
    const auto left = [](std::size_t all, std::size_t used) { return all - std::min(all, used); };
    return {.nodes = left(budget_.nodes, diagram_.nodes()),
            .bytes = left(budget_.bytes, held),
            .steps = left(budget_.steps, diagram_.steps_)};
  }

  // Only what the sources stand on is kept; the order of making puts children first.
  void append(const ReachPiece& piece, const PieceDiagram& solved,
              std::span<const ElementIndex> by_level, std::size_t first) {
    const auto& nodes = solved.nodes;
    std::vector<std::uint32_t> place(nodes.size(), 0);
    for (const NodeIndex source : solved.sources) place[source] = 1;
    for (std::size_t i = nodes.size(); i-- > 2;) {
      if (place[i] != 0) place[nodes[i].low] = place[nodes[i].high] = 1;
    }
    place[kFalse] = kFalse;
    place[kTrue] = kTrue;
    for (std::size_t i = 2; i < nodes.size(); ++i) {
      if (place[i] == 0) continue;
      place[i] = static_cast<std::uint32_t>(diagram_.elements_.size());
      diagram_.elements_.push_back(piece.elements[by_level[nodes[i].level]]);
      diagram_.lows_.push_back(place[nodes[i].low]);
      diagram_.highs_.push_back(place[nodes[i].high]);
    }
    for (std::size_t s = 0; s < solved.sources.size(); ++s) {
      diagram_.roots_[first + piece.answers[s]] = place[solved.sources[s]];
    }
  }

  DiagramBudget budget_;
  ReachDiagram diagram_;
  std::size_t hopeless_ = 0;  // pieces that nothing solved
};

ReachDiagram ReachDiagram::compile(const NumberedGraph& graph,
                                   std::span<const ReachQuestion> questions,
                                   const DiagramBudget& budget) {
  DiagramWriter writer(budget);
  for (const ReachQuestion& question : questions) writer.add(graph, question);
  return std::move(writer).finish();
}

bool ReachDiagram::complete() const {
  return std::find(roots_.begin(), roots_.end(), kUnanswered) == roots_.end();
}

}  // namespace sideflow::engine
