// Hand-over: a case that is referred goes one way at a time, and no copy stays where it was. An absorbing
// Markov chain over (actor, kind), next to the copies of reach; the two answer different questions.
//
//   const HandOver found = hand_over(network, graph);
//   const HandOver iterated = hand_over(network, graph, {.solved_directly = 0});
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "engine/flow/reach.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// Why a case ends where nobody collects it.
enum class CaseEnd : std::uint8_t {
  not_recognised,  ///< whoever has it does not see it for what it is
  not_passed_on,   ///< recognised, and not passed on at all
  on_channel,      ///< passed on, and lost on a channel or at a barrier on it
  not_turned,      ///< it would have to become another kind here, and does not
  no_way,          ///< no working channel or turn leads on; `silence` tells what is known of that
  circles          ///< it is handed round for ever among actors that lose nothing
};
inline constexpr std::size_t kCaseEnds = 6;

/// "not-recognised", ... as in results.json.
[[nodiscard]] const char* word(CaseEnd);

/// Cases that end at one place for one reason.
struct CaseLoss {
  VertexIndex vertex = 0;  ///< (actor, kind) that had it last
  CaseEnd end = CaseEnd::no_way;
  std::optional<ElementIndex> element;   ///< what did not let it through; none: no_way, circles
  Silence silence = Silence::not_asked;  ///< of no_way alone
  double amount = 0;                     ///< expected cases
};

/// By CaseEnd: expected cases.
using CaseEnds = std::array<double, kCaseEnds>;

/// What the way of a case that arrives is like, on average.
struct CaseJourney {
  double hand_overs = 0;  ///< channels passed
  double days = 0;        ///< best estimates; hand-overs without a time count as 0 days
  double untimed = 0;     ///< hand-overs of which nobody says how long they take
};

/// One case that starts at a bearer. 1 = arrived + lost.
struct HandOverRow {
  std::size_t row = 0;  ///< position in FlowGraph::bearers; at-home rows are left out
  double arrived = 0;   ///< probability that it comes to a collector of what it then is
  /// Where it arrives, probability 1e-12 or more, by vertex; none: too many to be worked out.
  std::optional<std::vector<CollectorReach>> collectors;
  double stations = 0;  ///< (actor, kind) pairs that it comes to before it ends, its start included
  double hand_overs = 0;  ///< channels that it passes before it ends, wherever that is
  std::optional<CaseJourney> if_arrived;  ///< none: it arrives with less than 1e-6
  CaseEnds lost{};
  /// By (vertex, end, element); those of 0 are left out. None: too many to be worked out.
  std::optional<std::vector<CaseLoss>> losses;
  double balance = 0;  ///< how far arrived + lost is from 1
};

struct HandOver {
  std::vector<HandOverRow> rows;  ///< in the order of FlowGraph::bearers
  double amount = 0;              ///< cases, one a row; = arrived + lost
  double arrived = 0;
  CaseEnds lost{};
  std::vector<CaseLoss> losses;  ///< of all rows together; by (vertex, end, element)
  double balance = 0;            ///< |amount - arrived - lost|
  std::vector<double>
      visits;                ///< by vertex: how often a case of any row is there, starts included;
                             ///< in circles only how often one comes in
  std::vector<double> load;  ///< by position in Network::actors: cases that come to its desk,
                             ///< what turns there counted once
  std::vector<std::vector<VertexIndex>>
      circles;                              ///< closed sets without a way out that cases come to
  std::size_t rows_without_collectors = 0;  ///< too many to be worked out
  std::size_t rows_without_losses = 0;
  std::size_t states = 0;  ///< unknowns of the linear system
  bool direct = true;      ///< by sparse LU; else iterated
  double residual = 0;     ///< largest of all solutions, relative to the largest entry asked for
  std::size_t iterations = 0;  ///< of all solutions together; 0: direct
  bool converged = true;       ///< residual at most 1e-9; else numbers are not to be relied on
};

struct HandOverOptions {
  std::size_t solved_directly = 2000;  ///< most states for sparse LU; above, BiCGSTAB
};

/// What becomes of one case a row (bearer, kind) of `graph`, compiled from `network`, at best likelihoods,
/// today (docs/methods/hand-over.md). Every barrier is drawn anew at each hand-over. No rows, an empty
/// ledger. Throws InternalError when the ledger does not balance to 1e-9 (times the stations of a row,
/// where there are many). Cost: one factorisation and some fifteen solutions for all rows together; those
/// by collector and by place of each row only within a fixed amount of work. Kemeny and Snell 1960.
[[nodiscard]] HandOver hand_over(const Network& network, const FlowGraph& graph,
                                 const HandOverOptions& options = {});

}  // namespace sideflow::engine
