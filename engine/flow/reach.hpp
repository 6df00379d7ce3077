// Reach: for every bearer the probability that what it notices arrives, with bounds, verdict and a
// certificate that a reader can check by hand.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "engine/flow/reach_forms.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sideflow::engine {

/// How numbers are sampled where no exact form came out.
struct SamplingChoice {
  std::uint64_t seed = 1;
  double error = 0.002;  ///< wanted standard error of every row
  unsigned threads = 0;  ///< 0: as many as the machine has; changes no result
};

struct ReachOptions {
  double threshold = 0.2;  ///< best below it is faint
  DiagramBudget budget;
  SamplingChoice sampling;
};

/// What a sampled number rests on.
struct Sampled {
  double standard_error = 0;
  std::uint64_t worlds = 0;
};

/// low and high are exact bounds: reach rises in every likelihood.
struct Bounds {
  double low = 0;
  double best = 0;
  double high = 0;
};

enum class Verdict : std::uint8_t { at_home, reached, faint, blocked, no_route, undecided };
enum class Why : std::uint8_t { none, said, open, not_asked };  ///< of no_route

/// "no-route", "at-home", ... as in results.json.
[[nodiscard]] const char* word(Verdict);
[[nodiscard]] const char* word(Why);

/// A way by which a piece can arrive.
struct Route {
  double likelihood = 0;       ///< each element that it needs counted once
  std::vector<ArcIndex> arcs;  ///< in order; channels and turns
  bool approximate = false;    ///< the search was cut short: a likelier one may exist
};

/// The way that takes the shortest time among the ways whose best is above 0.
struct FastestRoute {
  double days = 0;                ///< best; steps without a time count as 0 days
  std::size_t untimed_steps = 0;  ///< how many those are
  std::vector<ArcIndex> arcs;
};

/// Why nothing is known to lead out of a pair of a closed set.
enum class Silence : std::uint8_t {
  dead_end,   ///< a source says that there is nowhere to go
  asked,      ///< it was asked where it passes things on; what is not listed does not exist
  named_gap,  ///< a missing or planned channel for this kind leaves the set
  open,       ///< a channel of unknown status leaves the set
  not_asked   ///< nobody has asked
};

struct ClosedPair {
  VertexIndex vertex = 0;
  Silence silence =
      Silence::not_asked;  ///< the strongest that holds: open, else dead_end, asked, named_gap
  std::vector<ArcIndex> leaving;  ///< missing, planned or unknown channels that leave the set here
};

/// That a path leads to this collector, routes through other collectors counted.
struct CollectorReach {
  VertexIndex vertex = 0;
  double probability = 0;
};

struct ReachRow {
  Row row;
  std::optional<Bounds> probability;  ///< none: at home
  std::optional<Sampled> sampled;     ///< of probability->best; none: exact
  double pessimistic = 0;             ///< assumption bounds, of best
  double optimistic = 0;
  Verdict verdict = Verdict::no_route;
  Why why = Why::none;
  Verdict verdict_low = Verdict::no_route;  ///< with every likelihood at its low, or high
  Verdict verdict_high = Verdict::no_route;
  Verdict verdict_pessimistic = Verdict::no_route;  ///< where it differs from `verdict`, or the
  Verdict verdict_optimistic =
      Verdict::no_route;  ///< other does, the verdict hangs on an assumption
  /// Probability above 0, sorted by vertex; none where it was not computed (undecided, at home, or the
  /// budget did not suffice), which is not the same as nobody. Empty for audiences.
  std::optional<std::vector<CollectorReach>> collectors;
  std::optional<Route> likeliest_route;       ///< faint, reached and undecided
  std::optional<FastestRoute> fastest_route;  ///< the same, where any step has a time
  std::vector<ClosedPair> closed_set;  ///< no-route: pairs reachable through working channels
  std::vector<ElementIndex> cut;       ///< blocked: the elements at 0 that cut
};

/// Rows with amounts of the same unit and `of`, weighted by them.
struct WeightedTotal {
  std::string of;
  Period per = Period::none;
  std::size_t rows = 0;
  Bounds amount;
  Bounds arrived;  ///< best amounts
};

struct Total {
  std::size_t rows = 0;           ///< without at-home
  std::optional<Bounds> arrived;  ///< sum of the rows' bounds; none when a row is undecided
  std::optional<Bounds> share;    ///< arrived / rows; none without rows
  double pessimistic = 0;         ///< sum of best under the assumption bounds
  double optimistic = 0;
  double standard_error = 0;  ///< of arrived->best; 0: exact
  std::size_t reached = 0, faint = 0, blocked = 0, no_route_said = 0, no_route_open = 0,
              no_route_not_asked = 0, at_home = 0, undecided = 0;
  std::vector<WeightedTotal> weighted;  ///< sorted by (of, per)
};

/// A note on how the numbers came about; ends up among the warnings of results.json.
struct ReachNote {
  std::string code;
  std::string text;
};

struct Reach {
  std::vector<ReachRow> bearers;    ///< same order as FlowGraph::bearers
  std::vector<ReachRow> audiences;  ///< same order as FlowGraph::audiences
  Total total;                      ///< of `bearers` alone
  std::vector<ReachNote> notes;     ///< routes left out because they would be too long, ...
};

/// Reach of every bearer and of every audience (docs/methods/reach.md): exact while the diagram stays
/// within the budget; else sampled, and a row whose three standard errors reach to both sides of the
/// threshold however many worlds are drawn is `undecided`.
/// The amounts that weight totals come from `network`, which must be the one that `graph` was compiled
/// from. Deterministic.
[[nodiscard]] Reach reach(const Network& network, const FlowGraph& graph,
                          const ReachOptions& options = {});
/// The same from forms that are there already.
[[nodiscard]] Reach reach(const Network& network, const FlowGraph& graph, const NetworkForms& forms,
                          const ReachOptions& options = {});

}  // namespace sideflow::engine
