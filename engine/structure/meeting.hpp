// Where pieces meet, what official figures leave out, what comes back to the bearers, and how much of
// what arrives would still arrive when projects end.
#pragma once

#include "engine/core/diagram_budget.hpp"
#include "engine/flow/flow_graph.hpp"
#include "engine/flow/reach.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sideflow::engine {

/// A number and how it came about.
struct MeetingNumber {
  double value = 0;
  std::optional<Sampled> sampled;  ///< none: exact
};

/// An actor at whose desk pieces of one family of kinds can be put side by side.
struct MeetingPlace {
  std::uint32_t actor = 0;  ///< position in Network::actors
  std::string family;       ///< "" where a kind belongs to none: then that kind alone
  std::vector<std::uint32_t>
      kinds;  ///< of the family, to be collected; positions in Network::kinds
  std::vector<std::uint32_t> bearers;  ///< whose pieces can come; the actor itself, if it holds any
  bool own = false;                    ///< the actor itself is one of them
  MeetingNumber expected_bearers;      ///< different bearers with a piece there
  MeetingNumber expected_sectors;      ///< different sectors of theirs; bearers without one aside
  MeetingNumber at_least_two;          ///< probability of pieces from two bearers or more
};

/// A piece that the mandate of a collector does not ask for.
struct UncountedRow {
  std::size_t row = 0;          ///< position in FlowGraph::bearers
  bool comes_to_desk = false;   ///< a way leads it there all the same, and it is not counted
  bool comes_as_other = false;  ///< a way leads there on which it becomes a kind that is counted
};

/// A kind that somebody holds and that the figures of a collector leave out.
struct UncountedKind {
  std::uint32_t collector = 0;     ///< position in Network::actors
  std::uint32_t kind = 0;          ///< position in Network::kinds
  bool elsewhere = false;          ///< another collector asks for it
  std::vector<UncountedRow> rows;  ///< ascending; never empty
};

/// Whether anything that informs comes back to a bearer.
enum class ComesBack : std::uint8_t {
  yes,           ///< by a channel whose way is open at best likelihoods
  almost_never,  ///< there is a way, but something on it lets nothing through at best
  no,            ///< a source says so, or even at the highest likelihoods nothing gets through
  open,          ///< a channel of unknown status might bring it
  not_asked      ///< nobody has asked
};

/// "yes", "almost-never", ... as in results.json.
[[nodiscard]] const char* word(ComesBack);

struct Feedback {
  std::uint32_t bearer = 0;  ///< position in Network::actors
  ComesBack comes_back = ComesBack::not_asked;
  std::vector<ArcIndex> by;  ///< of yes and almost_never: the channels that bring it
};

/// What of a row arrives by channels that last.
struct LastingRow {
  std::size_t row = 0;  ///< position in FlowGraph::bearers; at-home rows are left out
  double today = 0;
  double permanent_or_unknown = 0;  ///< without those of a project and those used once
  double permanent = 0;             ///< without those of which nobody says how long they last, too
  std::optional<Sampled> sampled;   ///< the largest error of the three; none: exact
};

/// permanent <= permanent_or_unknown <= today, row by row and in the sums.
struct LastingArrival {
  std::vector<LastingRow> rows;
  double today = 0;
  double permanent_or_unknown = 0;
  double permanent = 0;
  double standard_error = 0;             ///< the largest of these sums; 0: exact
  std::optional<double> share_at_least;  ///< permanent / today; none: nothing arrives
  std::optional<double> share_at_most;   ///< permanent_or_unknown / today
};

struct Meeting {
  std::vector<MeetingPlace>
      places;  ///< by actor, then family; those where only own pieces are aside
  std::size_t places_left_out = 0;       ///< too much work; those where the fewest bearers can meet
  std::vector<UncountedKind> uncounted;  ///< by collector, then kind
  bool uncounted_left_out = false;       ///< too much work
  std::vector<Feedback> feedback;        ///< by bearer, each actor once
  bool feedback_left_out = false;        ///< too much work
  LastingArrival lasting;
};

struct MeetingOptions {
  DiagramBudget budget;
  SamplingChoice sampling;
  std::size_t most_places = 1000;
};

/// What comes together where in `graph`, compiled from `network`, today, at best likelihoods, by copies
/// (docs/methods/meeting.md). Exact as long as the budget suffices, else from possible worlds, number by
/// number. No bearers, nothing. Cost: a diagram or a sample for each place.
[[nodiscard]] Meeting meeting(const Network& network, const FlowGraph& graph,
                              const MeetingOptions& options = {});

}  // namespace sideflow::engine
