#include "engine/change/ledger_ranges.hpp"

#include "engine/core/loss_ledger.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::size_t kMostNodeVisits = 100'000'000;  // kPoints at a time, for all draws
constexpr std::size_t kFewestDraws = 100;             // for a range from 5 % to 95 %
constexpr std::size_t kMostPlaces = 2 * kPoints;      // beyond them a draw is as good as exact

/// Where the losses of a cone go: by slot a position in the list that it fills, or kNone.
struct Outlet {
  std::vector<std::size_t> places;
  std::vector<std::vector<double>>* list;
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::vector<std::size_t> places_in(const std::vector<ElementLoss>& list, const DiagramCone& cone) {
  std::vector<std::size_t> places;
  for (const ElementIndex element : cone.elements) {
    const auto found = std::lower_bound(
        list.begin(), list.end(), element,
        [](const ElementLoss& loss, ElementIndex wanted) { return loss.element < wanted; });
    const bool there = found != list.end() && found->element == element;
    places.push_back(there ? static_cast<std::size_t>(found - list.begin()) : kNone);
  }
  return places;
}

/// The outlets of one of the two diagrams, drawn together.
class DiagramDraws {
 public:
  DiagramDraws(const ReachDiagram& diagram, const FlowGraph& graph, const Draws& draws)
      : diagram_(diagram), graph_(graph), draws_(draws) {}

  void add(DiagramCone cone, const std::vector<ElementLoss>& entries,
           std::vector<std::vector<double>>& list) {
    std::vector<std::size_t> places = places_in(entries, cone);
    places_needed_ = std::max(places_needed_, exact_places(cone));
    cones_.push_back(std::move(cone));
    outlets_.push_back({std::move(places), &list});
  }

  /// Adds what is lost in every draw to the lists.
  void run() const {
    if (cones_.empty()) return;
    const Quadrature rule = gauss_legendre(std::min(rounded(places_needed_), kMostPlaces));
    LossLine line{{}, perfected(graph_)};
    for (std::size_t d = 0; d < draws_.size(); ++d) {
      line.from = today_in(graph_, draws_[d]);
      const auto lost = losses_by(rule, diagram_, line, cones_);
      for (std::size_t c = 0; c < cones_.size(); ++c) hand_out(outlets_[c], lost[c], d);
    }
  }

 private:
  static std::size_t rounded(std::size_t places) {
    return (places + kPoints - 1) / kPoints * kPoints;
  }

  static void hand_out(const Outlet& outlet, const std::vector<double>& lost, std::size_t draw) {
    for (std::size_t s = 0; s < lost.size(); ++s) {
      if (outlet.places[s] != kNone) (*outlet.list)[outlet.places[s]][draw] += lost[s];
    }
  }

  const ReachDiagram& diagram_;
  const FlowGraph& graph_;
  const Draws& draws_;
  std::vector<DiagramCone> cones_;
  std::vector<Outlet> outlets_;
  std::size_t places_needed_ = 1;
};

std::vector<std::vector<double>> blank(const std::vector<ElementLoss>& entries, std::size_t draws) {
  return std::vector<std::vector<double>>(entries.size(), std::vector<double>(draws, 0.0));
}

std::vector<double> weights_of(const ReachForms& forms, const FlowGraph& graph, Form form,
                               const ReachDiagram& diagram) {
  std::vector<double> weights(diagram.answers(), 0.0);
  for (std::size_t r = 0; r < forms.rows.size(); ++r) {
    if (forms.rows[r].form == form && !graph.bearers[r].at_home) {
      weights[forms.rows[r].answer] += 1.0;
    }
  }
  return weights;
}

}  // namespace

LedgerDraws ledger_draws(const FlowGraph& graph, const ReachForms& forms, const Ledger& ledger,
                         const Draws& draws) {
  LedgerDraws found;
  const std::size_t nodes = forms.whole.nodes() + forms.today.nodes();
  const std::size_t bearable = kMostNodeVisits / (2 * nodes);  // about two batches of places
  found.draws = std::min(draws.size(), bearable);
  if (found.draws < std::min(draws.size(), kFewestDraws)) found.draws = 0;
  if (found.draws == 0) return found;
  const Draws used(draws.begin(), draws.begin() + static_cast<std::ptrdiff_t>(found.draws));
  const bool by_row = bearable / (ledger.rows.size() + 1) >= draws.size();
  found.total = blank(ledger.lost, used.size());
  if (by_row) {
    for (const LedgerRow& row : ledger.rows) found.rows.push_back(blank(row.lost, used.size()));
  }
  for (const auto& [form, diagram] :
       {std::pair(Form::whole, &forms.whole), std::pair(Form::today, &forms.today)}) {
    DiagramDraws outlets(*diagram, graph, used);
    outlets.add(cone_of(*diagram, weights_of(forms, graph, form, *diagram)), ledger.lost,
                found.total);
    for (std::size_t i = 0; by_row && i < ledger.rows.size(); ++i) {
      const RowForm& at = forms.rows[ledger.rows[i].row];
      if (at.form != form) continue;
      outlets.add(cone_of(*diagram, at.answer), ledger.rows[i].lost, found.rows[i]);
    }
    if (diagram->nodes() > 2) outlets.run();
  }
  return found;
}

}  // namespace sideflow::engine
