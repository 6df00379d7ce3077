// What statements rest on: sources, passages, bases; and what an edition may show of them.
#pragma once

#include "models/network.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::reports {

/// For whom a report is made: sources of narrower access are withheld. Elements and numbers stay.
struct Edition {
  Access widest_kept = Access::public_;  ///< partners also shows public sources; internal shows all
};

/// Whether the edition shows the title and the passages of a source. An unknown source is not
/// shown.
[[nodiscard]] bool shows(const Edition& edition, const Network& network, const SourceId& source);

/// Whether the edition shows notes and laws that rest on this evidence: only if it shows all of it.
[[nodiscard]] bool shows_all(const Edition& edition, const Network& network,
                             const std::vector<Evidence>& evidence);

/// A piece of evidence as a report cites it. When withheld, only `withheld` says anything.
struct Citation {
  std::string says;
  std::string title;
  std::string where;
  std::string date;
  bool withheld = false;

  friend bool operator==(const Citation&, const Citation&) = default;
};

[[nodiscard]] Citation cite(const Network& network, const Evidence& evidence,
                            const Edition& edition);

/// Every piece of evidence in the network, in the order of its entities.
[[nodiscard]] std::vector<const Evidence*> all_evidence(const Network& network);

/// Equal for pieces that are the same passage.
[[nodiscard]] std::string passage_key(const Evidence& piece);

/// What an edition keeps back.
struct Withheld {
  std::size_t sources = 0;   ///< cited sources whose title is not shown
  std::size_t passages = 0;  ///< from them, each counted once
  std::size_t laws = 0;      ///< of barriers that rest on them
};

[[nodiscard]] Withheld withheld(const Network& network, const Edition& edition);

/// The sources that anything in the network names as evidence, account or interview; sorted,
/// each once.
[[nodiscard]] std::vector<SourceId> cited_sources(const Network& network);

/// How many of the network's likelihoods rest on what. One that is written for several kinds
/// counts once.
struct StrengthCounts {
  std::size_t stated = 0, implied = 0, assumed = 0, external = 0;
  std::size_t disputed = 0;  ///< of all these, those about which informants disagree

  [[nodiscard]] std::size_t total() const { return stated + implied + assumed + external; }
};

/// All likelihoods of channels (one a kind), barriers, turns, recognising and passing on.
[[nodiscard]] std::vector<const JudgedLikelihood*> judged_likelihoods(const Network& network);
[[nodiscard]] StrengthCounts strength_counts(const Network& network);

/// Working actors that no source asked where they pass things on, dead ends aside; in their order.
[[nodiscard]] std::vector<const Actor*> actors_not_asked(const Network& network);

}  // namespace sideflow::reports
