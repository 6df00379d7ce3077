#include "engine/flow/ledger.hpp"

#include "engine/core/loss_ledger.hpp"
#include "models/expects.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr double kBalanced = 1e-9;
constexpr std::size_t kMostConeNodes = 4'000'000;     // held at a time
constexpr std::size_t kMostEntries = 300'000;         // of all rows that are listed one by one
constexpr std::size_t kMostNodeVisits = 100'000'000;  // for all rows that are listed one by one

/// The rows of a side as far as a ledger is concerned.
struct Places {
  std::vector<std::uint8_t> way_today;  ///< by vertex: working channels lead on to a collector
  std::vector<std::uint8_t> way_named;  ///< by vertex: channels of whatever status do
};

Places places_of(const FlowGraph& graph, const SearchSide& side) {
  const ArcFlags all(graph.arcs.size(), 1);
  return {leads_to_target(side, working_arcs(graph)), leads_to_target(side, all)};
}

std::vector<ElementLoss> listed(const DiagramCone& cone, std::span<const double> by_slot,
                                const LossLine& line) {
  std::vector<ElementLoss> list;
  for (std::size_t s = 0; s < by_slot.size(); ++s) {
    const ElementIndex element = cone.elements[s];
    if (line.from[element] != line.to[element]) list.push_back({element, by_slot[s]});
  }
  return list;
}

// ---- a diagram's rows ----------------------------------------------------------------------------

/// A row of the ledger and its answer in a diagram.
struct Asked {
  LedgerRow* row;
  std::size_t answer;
};

using Sums = std::map<ElementIndex, double>;
using ListOfRow = std::vector<ElementLoss> LedgerRow::*;

/// The losses along a line of the rows of one diagram.
class DiagramLosses {
 public:
  DiagramLosses(const ReachDiagram& diagram, const LossLine& line, ListOfRow list)
      : diagram_(diagram), line_(line), list_(list) {}

  /// Adds the losses of all rows together to `sums`; how many places that took.
  std::size_t add_to(Sums& sums, const std::vector<Asked>& rows) const {
    std::vector<double> weights(diagram_.answers(), 0.0);
    for (const Asked& asked : rows) weights[asked.answer] += 1.0;
    const DiagramCone cone = cone_of(diagram_, weights);
    const auto found = losses(diagram_, line_, std::span(&cone, 1));
    for (const ElementLoss& loss : listed(cone, found.front().by_slot, line_)) {
      sums[loss.element] += loss.amount;
    }
    return found.front().places;
  }

  /// Lists the losses of each row, as many cones at a time as fit into a bounded memory, until the lists
  /// are long enough for a reader. How many rows that was.
  [[nodiscard]] std::size_t fill_in(const Quadrature& rule, const std::vector<Asked>& rows) const {
    std::vector<DiagramCone> cones;
    std::size_t held = 0;
    std::size_t first = 0;
    std::size_t entries = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      cones.push_back(cone_of(diagram_, rows[i].answer));
      entries += cones.back().elements.size();
      if (entries > kMostEntries) {
        cones.pop_back();
        fill_in(rule, std::span(rows).subspan(first, cones.size()), cones);
        return i;
      }
      held += cones.back().nodes.size();
      if (held < kMostConeNodes && i + 1 < rows.size()) continue;
      fill_in(rule, std::span(rows).subspan(first, cones.size()), cones);
      first = i + 1;
      held = 0;
      cones.clear();
    }
    return rows.size();
  }

 private:
  void fill_in(const Quadrature& rule, std::span<const Asked> rows,
               const std::vector<DiagramCone>& cones) const {
    const auto found = losses_by(rule, diagram_, line_, cones);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].row->*list_ = listed(cones[i], found[i], line_);
    }
  }

  const ReachDiagram& diagram_;
  const LossLine& line_;
  ListOfRow list_;
};

std::vector<Asked> rows_with(Form form, const ReachForms& forms, std::vector<LedgerRow>& rows) {
  std::vector<Asked> asked;
  for (LedgerRow& row : rows) {
    const RowForm& at = forms.rows[row.row];
    if (at.form == form) asked.push_back({&row, at.answer});
  }
  return asked;
}

/// The first rows, as many as can be listed one by one with so many places.
std::vector<Asked> listable(std::vector<Asked> rows, const ReachDiagram& diagram,
                            std::size_t places) {
  const std::size_t of_one = diagram.nodes() * ((places + kPoints - 1) / kPoints);
  const std::size_t most = kMostNodeVisits / std::max<std::size_t>(of_one, 1);
  rows.resize(std::min(rows.size(), std::max<std::size_t>(most, 1)));
  return rows;
}

// ---- gaps ----------------------------------------------------------------------------------------

/// From 0 to 1 for planned, missing and unknown channels; all else stands at 1.
LossLine opening_line(const FlowGraph& graph) {
  LossLine line{std::vector<double>(graph.elements.size(), 1.0),
                std::vector<double>(graph.elements.size(), 1.0)};
  for (ElementIndex e = 0; e < graph.elements.size(); ++e) {
    if (is_gap(graph.elements[e])) line.from[e] = 0.0;
  }
  return line;
}

ReachDiagram opening_diagram(const FlowGraph& graph, const SearchSide& side, const LossLine& line,
                             const std::vector<LedgerRow*>& rows, const DiagramBudget& budget) {
  ReachQuestion question{{}, side.targets};
  for (const LedgerRow* row : rows) question.sources.push_back(side.rows[row->row].vertex);
  const ArcFlags all(graph.arcs.size(), 1);
  const NumberedGraph part = open_part(side.graph, all, certain_elements(line.from));
  return ReachDiagram::compile(part, std::span(&question, 1), budget);
}

// ---- sums ----------------------------------------------------------------------------------------

double sum_of(const std::vector<ElementLoss>& list) {
  double sum = 0;
  for (const ElementLoss& loss : list) sum += loss.amount;
  return sum;
}

std::vector<ElementLoss> without_nothing(const Sums& sums) {
  std::vector<ElementLoss> all;
  for (const auto& [element, amount] : sums) {
    if (amount != 0.0) all.push_back({element, amount});
  }
  return all;
}

/// Builds the ledger of one network.
class LedgerWriter {
 public:
  LedgerWriter(const FlowGraph& graph, const ReachForms& forms, const DiagramBudget& budget)
      : graph_(graph),
        forms_(forms),
        budget_(budget),
        side_(bearer_side(graph)),
        places_(places_of(graph, side_)) {}

  Ledger write() && {
    list_rows();
    add_gaps();
    add_lost();
    check_balance();
    keep_listed_rows();
    note_left_out();
    return std::move(ledger_);
  }

 private:
  // Those that lose most first: where not all can be listed, they are.
  void list_rows() {
    const std::vector<double> today = evaluate(forms_, likelihoods(graph_, Lens::best));
    for (std::size_t r = 0; r < side_.rows.size(); ++r) {
      if (side_.rows[r].at_home) continue;
      if (forms_.rows[r].form == Form::none) {
        ledger_.left_out_rows.push_back(r);
        continue;
      }
      const bool named = places_.way_named[side_.rows[r].vertex] != 0;
      rows_.push_back({.row = r, .arrived = today[r], .unmapped = named ? 0.0 : 1.0});
    }
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const LedgerRow& a, const LedgerRow& b) { return a.arrived < b.arrived; });
  }

  [[nodiscard]] bool has_gaps(const LedgerRow& row) const {
    const VertexIndex vertex = side_.rows[row.row].vertex;
    return places_.way_today[vertex] == 0 && places_.way_named[vertex] != 0;
  }

  void add_gaps() {
    std::vector<LedgerRow*> rows;
    for (LedgerRow& row : rows_) {
      if (has_gaps(row)) rows.push_back(&row);
    }
    const LossLine line = opening_line(graph_);
    const ReachDiagram diagram = opening_diagram(graph_, side_, line, rows, budget_);
    std::vector<Asked> asked;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (diagram.answered(i)) {
        asked.push_back({rows[i], i});
      } else {
        unanswered_.push_back(rows[i]->row);
      }
    }
    take_in(DiagramLosses(diagram, line, &LedgerRow::gaps), diagram, asked, ledger_.gaps);
    std::sort(unanswered_.begin(), unanswered_.end());
    std::erase_if(rows_, [&](const LedgerRow& row) {
      return std::binary_search(unanswered_.begin(), unanswered_.end(), row.row);
    });
  }

  void add_lost() {
    const LossLine line{likelihoods(graph_, Lens::best), perfected(graph_)};
    for (const auto& [form, diagram] :
         {std::pair(Form::whole, &forms_.whole), std::pair(Form::today, &forms_.today)}) {
      const auto asked = rows_with(form, forms_, rows_);
      take_in(DiagramLosses(*diagram, line, &LedgerRow::lost), *diagram, asked, ledger_.lost);
    }
  }

  // Rows without a way have nothing to lose here, and count all the same as listed.
  void take_in(const DiagramLosses& losses, const ReachDiagram& diagram,
               const std::vector<Asked>& asked, std::vector<ElementLoss>& total) {
    if (asked.empty()) return;
    Sums sums;
    for (const ElementLoss& known : total) sums[known.element] = known.amount;
    const std::size_t places = losses.add_to(sums, asked);
    total = without_nothing(sums);
    const auto chosen = listable(asked, diagram, places);
    const std::size_t listed = losses.fill_in(gauss_legendre(places), chosen);
    for (std::size_t i = listed; i < asked.size(); ++i) {
      not_listed_.push_back(asked[i].row->row);
    }
  }

  void check_balance() {
    for (const LedgerRow& row : rows_) {
      ledger_.amount += 1.0;
      ledger_.arrived += row.arrived;
      ledger_.unmapped += row.unmapped;
    }
    const double sum =
        ledger_.arrived + sum_of(ledger_.lost) + sum_of(ledger_.gaps) + ledger_.unmapped;
    expects(std::abs(ledger_.amount - sum) <= kBalanced * std::max(ledger_.amount, 1.0),
            "a loss ledger balances");
  }

  void keep_listed_rows() {
    std::sort(not_listed_.begin(), not_listed_.end());
    for (LedgerRow& row : rows_) {
      if (std::binary_search(not_listed_.begin(), not_listed_.end(), row.row)) {
        ++ledger_.summed_only;
        continue;
      }
      const double sum = row.arrived + sum_of(row.lost) + sum_of(row.gaps) + row.unmapped;
      row.balance = std::abs(1.0 - sum);
      expects(row.balance <= kBalanced, "a row of the loss ledger balances");
      ledger_.rows.push_back(std::move(row));
    }
    std::sort(ledger_.rows.begin(), ledger_.rows.end(),
              [](const LedgerRow& a, const LedgerRow& b) { return a.row < b.row; });
  }

  void note_left_out() {
    auto& rows = ledger_.left_out_rows;
    rows.insert(rows.end(), unanswered_.begin(), unanswered_.end());
    std::sort(rows.begin(), rows.end());
    ledger_.left_out = rows.size();
    ledger_.exact = rows.empty();
  }

  const FlowGraph& graph_;
  const ReachForms& forms_;
  DiagramBudget budget_;
  SearchSide side_;
  Places places_;
  std::vector<LedgerRow> rows_;
  std::vector<std::size_t> unanswered_;  // rows whose gaps did not come out
  std::vector<std::size_t> not_listed_;  // rows that are in the sums only
  Ledger ledger_;
};

}  // namespace

bool is_gap(const Element& element) {
  return element.sort == ElementSort::channel && element.status != Status::working;
}

std::vector<double> perfected(const FlowGraph& graph) {
  std::vector<double> likelihoods;
  for (const Element& element : graph.elements) {
    likelihoods.push_back(element.status == Status::working ? 1.0 : 0.0);
  }
  return likelihoods;
}

Ledger ledger(const FlowGraph& graph, const ReachForms& forms, const DiagramBudget& budget) {
  return LedgerWriter(graph, forms, budget).write();
}

}  // namespace sideflow::engine
