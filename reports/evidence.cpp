#include "reports/evidence.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using Pieces = std::vector<const Evidence*>;

void add(Pieces& pieces, const std::vector<Evidence>& evidence) {
  for (const Evidence& piece : evidence) pieces.push_back(&piece);
}

void add(Pieces& pieces, const Actor& actor) {
  add(pieces, actor.evidence);
  for (const Holding& holding : actor.holds) add(pieces, holding.evidence);
  for (const Turn& turn : actor.turns) add(pieces, turn.evidence);
  if (actor.dead_end) add(pieces, actor.dead_end->evidence);
}

void append(std::vector<const JudgedLikelihood*>& all,
            const std::map<KindId, JudgedLikelihood>& by_kind) {
  for (const auto& [kind, judged] : by_kind) all.push_back(&judged);
}

}  // namespace

bool shows(const Edition& edition, const Network& network, const SourceId& source) {
  const Source* found = find_source(network, source);
  return found != nullptr && found->access <= edition.widest_kept;
}

bool shows_all(const Edition& edition, const Network& network,
               const std::vector<Evidence>& evidence) {
  return std::all_of(evidence.begin(), evidence.end(),
                     [&](const Evidence& piece) { return shows(edition, network, piece.source); });
}

Citation cite(const Network& network, const Evidence& evidence, const Edition& edition) {
  if (!shows(edition, network, evidence.source)) return {.withheld = true};
  const Source& source = *find_source(network, evidence.source);
  return {evidence.says, source.title, evidence.where, source.date, false};
}

std::vector<const Evidence*> all_evidence(const Network& network) {
  Pieces pieces;
  for (const Actor& actor : network.actors) add(pieces, actor);
  for (const Channel& channel : network.channels) add(pieces, channel.evidence);
  for (const Barrier& barrier : network.barriers) add(pieces, barrier.evidence);
  for (const JudgedLikelihood* judged : judged_likelihoods(network)) add(pieces, judged->evidence);
  for (const Finding& finding : network.findings) add(pieces, finding.evidence);
  for (const Scenario& scenario : network.scenarios) add(pieces, scenario.evidence);
  return pieces;
}

std::string passage_key(const Evidence& piece) {
  if (!piece.passage.empty()) return fmt::format("{}.{}", piece.source.text, piece.passage);
  return fmt::format("{} \n{}\n{}", piece.source.text, piece.where, piece.says);
}

Withheld withheld(const Network& network, const Edition& edition) {
  Withheld kept_back;
  for (const SourceId& source : cited_sources(network))
    kept_back.sources += shows(edition, network, source) ? 0 : 1;
  std::set<std::string> passages;
  for (const Evidence* piece : all_evidence(network)) {
    if (!shows(edition, network, piece->source)) passages.insert(passage_key(*piece));
  }
  kept_back.passages = passages.size();
  for (const Barrier& barrier : network.barriers) {
    if (!barrier.law.empty() && !shows_all(edition, network, barrier.evidence)) ++kept_back.laws;
  }
  return kept_back;
}

std::vector<SourceId> cited_sources(const Network& network) {
  std::set<SourceId> sources;
  for (const Evidence* piece : all_evidence(network)) sources.insert(piece->source);
  for (const JudgedLikelihood* judged : judged_likelihoods(network)) {
    for (const Account& account : judged->accounts) sources.insert(account.source);
  }
  for (const Actor& actor : network.actors) sources.insert(actor.asked.begin(), actor.asked.end());
  sources.erase(SourceId{});
  return {sources.begin(), sources.end()};
}

std::vector<const JudgedLikelihood*> judged_likelihoods(const Network& network) {
  std::vector<const JudgedLikelihood*> all;
  for (const Channel& channel : network.channels) append(all, channel.carries);
  for (const Actor& actor : network.actors) {
    append(all, actor.recognises);
    append(all, actor.forwards);
    for (const Turn& turn : actor.turns) all.push_back(&turn.likelihood);
  }
  for (const Barrier& barrier : network.barriers) {
    if (barrier.passes) all.push_back(&*barrier.passes);
  }
  return all;
}

StrengthCounts strength_counts(const Network& network) {
  StrengthCounts counts;
  std::set<Place> written;
  for (const JudgedLikelihood* judged : judged_likelihoods(network)) {
    // One likelihood may be written for many kinds, and is then copied to each.
    if (judged->place != Place{} && !written.insert(judged->place).second) continue;
    switch (judged->basis) {
      case Basis::stated: ++counts.stated; break;
      case Basis::implied: ++counts.implied; break;
      case Basis::assumed: ++counts.assumed; break;
      case Basis::external: ++counts.external; break;
    }
    if (!judged->accounts.empty()) ++counts.disputed;
  }
  return counts;
}

std::vector<const Actor*> actors_not_asked(const Network& network) {
  std::vector<const Actor*> silent;
  for (const Actor& actor : network.actors) {
    if (actor.status == Status::working && actor.asked.empty() && !actor.dead_end)
      silent.push_back(&actor);
  }
  return silent;
}

}  // namespace sideflow::reports
