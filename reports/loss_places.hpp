// Where information is lost, summed up as people speak of it: one place for what a map draws as one
// thing and a report lists in one line. Maps number the largest three, reports repeat the numbers.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace sideflow::reports {

enum class LossSort : std::uint8_t {
  recognising,  ///< inside an actor: not seen for what it is
  forwarding,   ///< inside an actor: not passed on
  turning,      ///< inside an actor: not made into what could go on
  barrier,      ///< on the channels of one sender, or everywhere at once
  channel,      ///< a channel that lets through less than all, its barriers aside
  gap           ///< a channel that is missing or only planned
};

struct LossPlace {
  LossSort sort = LossSort::channel;
  std::set<std::uint32_t> senders;  ///< positions in Network::actors; of what is lost inside an
                                    ///< actor: that actor; empty: everywhere at once
  std::optional<std::uint32_t> addressee;  ///< none inside an actor, and where there are several
  std::set<std::uint32_t> barriers;  ///< positions in Network::barriers; of a gap: its reasons
  Status status = Status::working;   ///< of a gap: missing or planned
  std::vector<engine::ElementIndex> elements;
  double amount = 0;  ///< pieces of Ledger::amount that are lost here; above 0
};

/// No more of the largest places than this carry a number.
inline constexpr std::size_t kNumberedLosses = 3;

/// The places at which the analysis' ledger loses something, the largest first; equal ones by what
/// stands first in the network. What waits at channels of which nobody knows whether they exist is no
/// place, what nobody has named a way for neither, and of rows of which it is not known whether they
/// arrive nothing is lost. Linear in the ledger's entries and the channels'
/// barriers, times logarithms.
[[nodiscard]] std::vector<LossPlace> loss_places(const Network& network,
                                                 const engine::Analysis& analysis);

/// How many of the largest places carry a number: at most three, and none that is singled out among
/// equals.
[[nodiscard]] std::size_t numbered_places(const std::vector<LossPlace>& places);

/// 1, 2 or 3: which of the numbered places `holds` is true for; none for no one of them.
template <class Holds>
[[nodiscard]] std::optional<std::size_t> number_of_place(const std::vector<LossPlace>& places,
                                                         Holds holds) {
  for (std::size_t at = 0; at < numbered_places(places); ++at) {
    if (holds(places[at])) return at + 1;
  }
  return std::nullopt;
}

}  // namespace sideflow::reports
