#include "engine/change/certainty.hpp"

#include "engine/change/gain_ranks.hpp"
#include "engine/change/ledger_ranges.hpp"
#include "engine/change/support.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr double kSolidShare = 0.95;
constexpr double kTentativeShare = 0.5;
constexpr std::size_t kMostDrawn = 15'000'000;  // numbers held: draws times elements
constexpr std::size_t kFewestDraws = 100;       // for a range from 5 % to 95 %

/// The value below which `share` of the numbers lie, between neighbours in proportion. Reorders them.
double point_of(std::vector<double>& numbers, double share) {
  const double place = share * static_cast<double>(numbers.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto nth = numbers.begin() + static_cast<std::ptrdiff_t>(below);
  std::nth_element(numbers.begin(), nth, numbers.end());
  const double low = *nth;
  if (below + 1 == numbers.size()) return low;
  const double high = *std::min_element(nth + 1, numbers.end());
  return low + (place - static_cast<double>(below)) * (high - low);
}

Spread spread_of(std::vector<double> numbers) {
  const double low = point_of(numbers, 0.05);
  return {low, point_of(numbers, 0.95)};
}

std::vector<Spread> spreads_of(const std::vector<std::vector<double>>& lists) {
  std::vector<Spread> spreads;
  spreads.reserve(lists.size());
  for (const auto& list : lists) spreads.push_back(spread_of(list));
  return spreads;
}

double share_of(std::size_t count, std::size_t draws) {
  return static_cast<double>(count) / static_cast<double>(draws);
}

/// The stamp of a statement that holds at best, by the share of the draws in which it holds.
Stamp stamp_of(double share) {
  if (share >= kSolidShare) return Stamp::solid;
  return share >= kTentativeShare ? Stamp::tentative : Stamp::do_not_quote;
}

/// What becomes of a stamp when something besides the draws speaks against the statement.
Stamp doubted(Stamp stamp) { return stamp == Stamp::solid ? Stamp::tentative : stamp; }

// ---- rows ----------------------------------------------------------------------------------------

/// Without what is assumed, nobody has said that there is no other way.
RowClass class_at_bound(const ReachRow& row, Verdict at_bound) {
  const bool as_at_best = at_bound == Verdict::no_route && row.verdict == Verdict::no_route;
  return class_of(at_bound, as_at_best ? row.why : Why::not_asked);
}

/// What is taken to be certain because nobody asked can only raise reach: it does not speak against
/// "unreached".
bool is_doubtful(const ReachRow& row, const Support& support) {
  const RowClass own = class_of(row.verdict, row.why);
  if (support.disputed || (support.unasked && own == RowClass::reached)) return true;
  return class_at_bound(row, row.verdict_pessimistic) != own ||
         class_at_bound(row, row.verdict_optimistic) != own;
}

/// Reach rises in every likelihood: what holds with all at their low and with all at their high holds in
/// every draw between. So much can be said of a row without drawing.
bool same_at_both_ends(const ReachRow& row) {
  const RowClass own = class_of(row.verdict, row.why);
  return row.verdict != Verdict::undecided && class_of(row.verdict_low, row.why) == own &&
         class_of(row.verdict_high, row.why) == own;
}

/// How often each row of a side is what it is said to be.
class RowShares {
 public:
  RowShares(SearchSide side, const ReachForms& forms, const std::vector<ReachRow>& all,
            double threshold)
      : side_(std::move(side)),
        forms_(forms),
        all_(all),
        threshold_(threshold),
        hits_(side_.rows.size(), 0) {}

  /// Counts `count` draws, at whose likelihoods `points` are.
  void add(const std::vector<AtPoints>& points, std::size_t count) {
    const DiagramPasses whole(forms_.whole, points);
    const DiagramPasses today(forms_.today, points);
    for (std::size_t r = 0; r < hits_.size(); ++r) {
      const RowForm& at = forms_.rows[r];
      if (at.form == Form::none) continue;
      const AtPoints reach = (at.form == Form::whole ? whole : today).answer(at.answer);
      for (std::size_t p = 0; p < count; ++p) {
        if (class_when(r, reach.at[p]) == own_class(r)) ++hits_[r];
      }
    }
  }

  [[nodiscard]] std::size_t hits(std::size_t row) const { return hits_[row]; }
  [[nodiscard]] const SearchSide& side() const { return side_; }
  [[nodiscard]] const ReachRow& row(std::size_t r) const { return all_[side_.places[r]]; }
  [[nodiscard]] bool has_form(std::size_t r) const { return forms_.rows[r].form != Form::none; }

 private:
  [[nodiscard]] RowClass own_class(std::size_t r) const {
    return class_of(row(r).verdict, row(r).why);
  }
  [[nodiscard]] RowClass class_when(std::size_t r, double reach) const {
    if (row(r).verdict == Verdict::no_route) return own_class(r);
    const bool arrives = reach >= threshold_ && reach > 0.0;
    return arrives ? RowClass::reached : RowClass::unreached;
  }

  SearchSide side_;
  const ReachForms& forms_;
  const std::vector<ReachRow>& all_;
  double threshold_;
  std::vector<std::size_t> hits_;
};

// ---- elements ------------------------------------------------------------------------------------

/// By element: whether it is among the first three at best and under both assumption bounds.
struct FirstThree {
  std::vector<std::uint8_t> at_best;
  std::vector<std::uint8_t> at_bounds;
};

/// What repairs give through a lens: what is absent there gains nothing, and rows of bearers that are only
/// assumed do not count where what is assumed is absent.
std::vector<double> gains_through(Lens lens, const FlowGraph& graph, const ReachForms& forms) {
  const std::vector<double> today = likelihoods(graph, lens);
  std::vector<double> repairs;
  for (ElementIndex e = 0; e < graph.elements.size(); ++e) {
    const Element& element = graph.elements[e];
    const bool absent = lens == Lens::pessimistic && element.existence == Basis::assumed &&
                        element.sort != ElementSort::barrier;
    repairs.push_back(absent ? today[e] : repaired(element));
  }
  std::vector<double> weights = row_weights(graph);
  for (std::size_t r = 0; r < weights.size(); ++r) {
    if (lens == Lens::pessimistic && graph.bearers[r].assumed) weights[r] = 0.0;
  }
  return gains_at(forms, weights, today, repairs);
}

FirstThree first_three(const FlowGraph& graph, const ReachForms& forms) {
  const auto through = [&](Lens lens) {
    return among_first_three(gains_through(lens, graph, forms));
  };
  FirstThree found{through(Lens::best), through(Lens::pessimistic)};
  const auto optimistic = through(Lens::optimistic);
  for (std::size_t e = 0; e < optimistic.size(); ++e) found.at_bounds[e] &= optimistic[e];
  return found;
}

/// By element: whether something speaks against its rank besides the draws. A rank compares gains on all
/// ways, so that every actor counts of whom nobody asked.
std::vector<std::uint8_t> doubtful_ranks(const Network& network, const FlowGraph& graph,
                                         const FirstThree& ranked) {
  const std::vector<Support> rows = supports(network, graph, bearer_side(graph));
  const bool unasked =
      std::any_of(rows.begin(), rows.end(), [](const Support& support) { return support.unasked; });
  std::vector<std::uint8_t> doubtful;
  for (ElementIndex e = 0; e < graph.elements.size(); ++e) {
    const bool doubt = unasked || graph.elements[e].disputed || ranked.at_bounds[e] == 0;
    doubtful.push_back(doubt ? 1 : 0);
  }
  return doubtful;
}

std::vector<std::optional<ElementCertainty>> rank_certainties(const Network& network,
                                                              const FlowGraph& graph,
                                                              const ReachForms& forms,
                                                              const Draws& draws) {
  const FirstThree ranked = first_three(graph, forms);
  const std::vector<std::uint8_t> doubtful = doubtful_ranks(network, graph, ranked);
  const std::vector<GainRank> ranks = gain_ranks(graph, forms, draws);
  std::vector<std::optional<ElementCertainty>> all;
  for (ElementIndex e = 0; e < ranks.size(); ++e) {
    ElementCertainty found{.gain = spread_of(ranks[e].gains),
                           .share_first = share_of(ranks[e].first, draws.size()),
                           .share_first_three = share_of(ranks[e].first_three, draws.size())};
    if (ranked.at_best[e] != 0) found.stamp = stamp_of(found.share_first_three);
    if (doubtful[e] != 0) found.stamp = doubted(found.stamp);
    all.push_back(found);
  }
  return all;
}

/// As many as are asked for, as far as they can be held; none where too few would be left.
std::size_t bearable_draws(const FlowGraph& graph, const DrawOptions& options) {
  const std::size_t most = kMostDrawn / std::max<std::size_t>(graph.elements.size(), 1);
  return most < kFewestDraws ? 0 : std::min(options.draws, most);
}

// ---- all of it -----------------------------------------------------------------------------------

/// Counts every draw for every side; the points of a draw are made once.
void count_draws(const FlowGraph& graph, const Draws& draws, std::vector<RowShares>& sides) {
  for (std::size_t first = 0; first < draws.size(); first += kPoints) {
    const std::vector<AtPoints> points = draw_points(graph, draws, first);
    const std::size_t count = std::min(kPoints, draws.size() - first);
    for (RowShares& side : sides) side.add(points, count);
  }
}

/// How sure the rows of a side are, in their places among all.
void put_rows(const Network& network, const FlowGraph& graph, const RowShares& shares,
              std::size_t draws, std::vector<std::optional<RowCertainty>>& found) {
  const SearchSide& side = shares.side();
  const std::vector<Support> supported = supports(network, graph, side);
  for (std::size_t r = 0; r < side.rows.size(); ++r) {
    const ReachRow& row = shares.row(r);
    if (side.rows[r].at_home) continue;
    const bool drawn = shares.has_form(r) && draws > 0;
    if (!drawn && !same_at_both_ends(row)) continue;
    const double share = drawn ? share_of(shares.hits(r), draws) : 1.0;
    const Stamp stamp = stamp_of(share);
    found[side.places[r]] =
        RowCertainty{share, is_doubtful(row, supported[r]) ? doubted(stamp) : stamp};
  }
}

}  // namespace

const char* word(Stamp stamp) {
  switch (stamp) {
    case Stamp::solid: return "solid";
    case Stamp::tentative: return "tentative";
    case Stamp::do_not_quote: return "do not quote";
  }
  return "";
}

RowClass class_of(Verdict verdict, Why why) {
  switch (verdict) {
    case Verdict::at_home:
    case Verdict::reached: return RowClass::reached;
    case Verdict::faint:
    case Verdict::blocked: return RowClass::unreached;
    case Verdict::no_route: return why == Why::said ? RowClass::unreached : RowClass::not_known;
    case Verdict::undecided: return RowClass::not_known;
  }
  return RowClass::not_known;
}

Certainty certainty(const Network& network, const FlowGraph& graph, const NetworkForms& forms,
                    const Reach& reach, const Ledger& ledger, double threshold,
                    const DrawOptions& options) {
  Certainty found{.draws = options.draws, .seed = options.seed};
  found.bearers.resize(graph.bearers.size());
  found.audiences.resize(graph.audiences.size());
  found.elements.resize(graph.elements.size());
  if (options.draws == 0) return found;
  const Draws draws = likelihood_draws(graph, {bearable_draws(graph, options), options.seed});
  std::vector<RowShares> sides;
  sides.emplace_back(bearer_side(graph), forms.bearers, reach.bearers, threshold);
  std::vector<SearchSide> audiences = audience_sides(graph);
  for (std::size_t a = 0; a < audiences.size(); ++a) {
    sides.emplace_back(std::move(audiences[a]), forms.audiences[a], reach.audiences, threshold);
  }
  count_draws(graph, draws, sides);
  for (const RowShares& side : sides) {
    put_rows(network, graph, side, draws.size(),
             side.side().turned_round ? found.audiences : found.bearers);
  }
  found.draws = draws.size();
  if (draws.empty()) return found;
  if (all_whole(forms.bearers)) {
    found.elements = rank_certainties(network, graph, forms.bearers, draws);
  }
  if (ledger.exact) {
    const LedgerDraws lost = ledger_draws(graph, forms.bearers, ledger, draws);
    found.ledger_draws = lost.draws;
    found.lost = spreads_of(lost.total);
    for (const auto& row : lost.rows) found.lost_by_row.push_back(spreads_of(row));
  }
  return found;
}

}  // namespace sideflow::engine
