#include "engine/flow/reach.hpp"

#include "engine/flow/closed_set.hpp"
#include "engine/flow/reach_numbers.hpp"
#include "engine/flow/routes.hpp"
#include "engine/flow/sampled_rows.hpp"
#include "engine/flow/search_side.hpp"
#include "engine/flow/totals.hpp"
#include "engine/flow/verdict.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace sideflow::engine {

namespace {

/// How many rows lack something because it would have been too large.
struct LeftOut {
  std::size_t numbers = 0;
  std::size_t collectors = 0;
  std::size_t closed_sets = 0;
  std::size_t cuts = 0;
  std::size_t routes = 0;
  std::size_t approximate = 0;
};

/// The rows of one side, filled in step by step.
class SideRows {
 public:
  SideRows(const Network& network, const FlowGraph& graph, const SearchSide& side, double threshold)
      : network_(network),
        graph_(graph),
        side_(side),
        threshold_(threshold),
        rows_(side.rows.size()) {
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].row = side.rows[i];
  }

  void add_numbers(const ReachNumbers& numbers) {
    margins_.resize(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].row.at_home) continue;
      rows_[i].probability = numbers.bounds[i];
      rows_[i].pessimistic = numbers.pessimistic[i];
      rows_[i].optimistic = numbers.optimistic[i];
      if (numbers.sampled[i]) add_sampled(i, *numbers.sampled[i], numbers.worlds);
    }
  }

  void add_verdicts() {
    for (const Lens lens : kLenses) {
      const WaysOut ways = ways_out(graph_, side_, lens);
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        place(rows_[i], lens) = verdict(i, ways, lens);
      }
    }
    for (const ReachRow& row : rows_) {
      left_out_.numbers += row.verdict == Verdict::undecided ? 1 : 0;
    }
  }

  void add_collectors(CollectorNumbers numbers) {
    left_out_.collectors += numbers.left_out;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i].collectors = std::move(numbers.by_row[i]);
    }
  }

  void leave_collectors_empty() {
    for (ReachRow& row : rows_) {
      if (row.probability) row.collectors.emplace();
    }
  }

  void add_closed_sets() {
    const auto rows = rows_with({Verdict::no_route});
    if (rows.empty()) return;
    ClosedSets found = closed_sets(network_, graph_, starts_of(rows));
    left_out_.closed_sets += found.left_out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows_[rows[i]].why = found.sets[i].why;
      rows_[rows[i]].closed_set = std::move(found.sets[i].pairs);
    }
  }

  void add_cuts() {
    const auto rows = rows_with({Verdict::blocked});
    if (rows.empty()) return;
    Cuts found = cuts(graph_, side_, rows);
    left_out_.cuts += found.left_out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows_[rows[i]].cut = std::move(found.by_row[i]);
    }
  }

  void add_routes() {
    const auto rows = rows_with({Verdict::faint, Verdict::reached, Verdict::undecided});
    if (rows.empty()) return;
    auto likeliest = likeliest_routes(graph_, side_, rows);
    auto fastest = fastest_routes(network_, graph_, side_, rows);
    left_out_.routes += std::max(likeliest.left_out, fastest.left_out);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      ReachRow& row = rows_[rows[i]];
      row.likeliest_route = std::move(likeliest.by_row[i]);
      row.fastest_route = std::move(fastest.by_row[i]);
      const bool cut_short = row.likeliest_route && row.likeliest_route->approximate;
      left_out_.approximate += cut_short ? 1 : 0;
    }
  }

  /// Moves the rows to their places among all.
  void hand_over(std::vector<ReachRow>& all) {
    for (std::size_t i = 0; i < rows_.size(); ++i) all[side_.places[i]] = std::move(rows_[i]);
  }

  [[nodiscard]] const LeftOut& left_out() const { return left_out_; }

 private:
  static Verdict& place(ReachRow& row, Lens lens) {
    switch (lens) {
      case Lens::best: return row.verdict;
      case Lens::low: return row.verdict_low;
      case Lens::high: return row.verdict_high;
      case Lens::pessimistic: return row.verdict_pessimistic;
      case Lens::optimistic: return row.verdict_optimistic;
    }
    return row.verdict;
  }

  static std::optional<double> value(const ReachRow& row, Lens lens) {
    if (!row.probability) return std::nullopt;
    switch (lens) {
      case Lens::best: return row.probability->best;
      case Lens::low: return row.probability->low;
      case Lens::high: return row.probability->high;
      case Lens::pessimistic: return row.pessimistic;
      case Lens::optimistic: return row.optimistic;
    }
    return std::nullopt;
  }

  void add_sampled(std::size_t i, const SampledRow& sampled, std::uint64_t worlds) {
    rows_[i].sampled = Sampled{sampled.error[static_cast<std::size_t>(Lens::best)], worlds};
    for (std::size_t l = 0; l < kLenses.size(); ++l) margins_[i][l] = 3.0 * sampled.error[l];
  }

  // None where the threshold lies within the margin of a sampled number.
  [[nodiscard]] std::optional<double> settled_value(std::size_t i, Lens lens) const {
    const std::optional<double> found = value(rows_[i], lens);
    const double margin = margins_[i][static_cast<std::size_t>(lens)];
    if (found && std::abs(*found - threshold_) < margin) return std::nullopt;
    return found;
  }

  // Where the bearer itself is only assumed, nothing is there to arrive under the pessimistic lens.
  [[nodiscard]] Verdict verdict(std::size_t i, const WaysOut& ways, Lens lens) const {
    const Row& row = rows_[i].row;
    const bool nobody = lens == Lens::pessimistic && row.assumed && !row.at_home;
    if (nobody) return Verdict::no_route;
    return verdict_on(row, ways, settled_value(i, lens), threshold_);
  }

  [[nodiscard]] std::vector<std::size_t> rows_with(std::initializer_list<Verdict> verdicts) const {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (const Verdict verdict : verdicts) {
        if (rows_[i].verdict == verdict) rows.push_back(i);
      }
    }
    return rows;
  }

  // A bearer's information starts at the bearer; what an audience needs, at all who hold it.
  [[nodiscard]] std::vector<std::vector<VertexIndex>> starts_of(
      const std::vector<std::size_t>& rows) const {
    std::vector<std::vector<VertexIndex>> starts;
    for (const std::size_t row : rows) {
      if (side_.turned_round) {
        starts.push_back(side_.targets);
      } else {
        starts.push_back({side_.rows[row].vertex});
      }
    }
    return starts;
  }

  const Network& network_;
  const FlowGraph& graph_;
  const SearchSide& side_;
  double threshold_;
  std::vector<ReachRow> rows_;
  std::vector<std::array<double, kLenses.size()>> margins_;  // by row and lens; 0: exact
  LeftOut left_out_;
};

void add_note(std::vector<ReachNote>& notes, std::size_t rows, const char* code, const char* what) {
  if (rows == 0) return;
  const std::string count = rows == 1 ? "1 row" : std::to_string(rows) + " rows";
  notes.push_back({code, count + ": " + what});
}

void add_notes(std::vector<ReachNote>& notes, const LeftOut& left_out) {
  add_note(notes, left_out.numbers, "SF201",
           "undecided, three standard errors of the sampled probability reach to both sides of the "
           "threshold");
  add_note(
      notes, left_out.collectors, "SF202",
      "no probabilities collector by collector, they would be too large to work out or to list");
  add_note(notes, left_out.closed_sets, "SF203",
           "the closed set is not listed, all together would be too long");
  add_note(notes, left_out.cuts, "SF203",
           "the elements that cut are not listed, all together would be too long");
  add_note(notes, left_out.routes, "SF203",
           "the route is not listed, all together would be too long");
  add_note(notes, left_out.approximate, "SF204",
           "the search for the likeliest route was cut short, a likelier one may exist");
}

/// What the numbers collector by collector may take of `budget`: the rows' own come first.
DiagramBudget share_of(DiagramBudget budget) {
  budget.steps /= 4;
  return budget;
}

LeftOut sum(const LeftOut& a, const LeftOut& b) {
  return {a.numbers + b.numbers, a.collectors + b.collectors, a.closed_sets + b.closed_sets,
          a.cuts + b.cuts,       a.routes + b.routes,         a.approximate + b.approximate};
}

}  // namespace

Reach reach(const Network& network, const FlowGraph& graph, const ReachOptions& options) {
  return reach(network, graph, compile_forms(graph, FormUse::reach_alone, options.budget), options);
}

Reach reach(const Network& network, const FlowGraph& graph, const NetworkForms& forms,
            const ReachOptions& options) {
  Reach result;
  result.bearers.resize(graph.bearers.size());
  result.audiences.resize(graph.audiences.size());
  LeftOut left_out;
  const auto fill = [&](const SearchSide& side, const ReachForms& of_side,
                        std::vector<ReachRow>& all) {
    SideRows rows(network, graph, side, options.threshold);
    const SampledRows sampled =
        sampled_rows(graph, side, of_side, options.threshold, options.sampling);
    const ReachNumbers numbers = reach_numbers(graph, side, of_side, sampled);
    rows.add_numbers(numbers);
    rows.add_verdicts();
    if (side.turned_round) {
      rows.leave_collectors_empty();
    } else {
      rows.add_collectors(collector_numbers(graph, side, numbers, share_of(options.budget)));
    }
    rows.add_closed_sets();
    rows.add_cuts();
    rows.add_routes();
    left_out = sum(left_out, rows.left_out());
    rows.hand_over(all);
    return sampled.total_error;
  };
  const double total_error = fill(bearer_side(graph), forms.bearers, result.bearers);
  const std::vector<SearchSide> sides = audience_sides(graph);
  for (std::size_t s = 0; s < sides.size(); ++s) {
    static_cast<void>(fill(sides[s], forms.audiences[s], result.audiences));
  }
  result.total = total_of(network, graph, result.bearers);
  result.total.standard_error = total_error;
  add_notes(result.notes, left_out);
  return result;
}

}  // namespace sideflow::engine
