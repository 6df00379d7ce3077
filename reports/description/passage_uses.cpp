#include "reports/description/passage_uses.hpp"

#include "reports/evidence.hpp"
#include "reports/wording.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

using UsesByPassage = std::map<std::string, PassageUses>;
using Ids = std::set<std::string> PassageUses::*;

/// Notes that one element cites passages.
struct Citing {
  UsesByPassage& uses;
  Ids sort;
  std::string id;

  void operator()(const std::vector<Evidence>& evidence) const {
    for (const Evidence& piece : evidence) (uses[passage_key(piece)].*sort).insert(id);
  }
  void operator()(const std::map<KindId, JudgedLikelihood>& by_kind) const {
    for (const auto& [kind, likelihood] : by_kind) (*this)(likelihood.evidence);
  }
};

void note_actor(UsesByPassage& uses, const Actor& actor) {
  const Citing cites{uses, &PassageUses::actors, actor.id.text};
  cites(actor.evidence);
  cites(actor.recognises);
  cites(actor.forwards);
  for (const Holding& holding : actor.holds) cites(holding.evidence);
  for (const Turn& turn : actor.turns) {
    cites(turn.evidence);
    cites(turn.likelihood.evidence);
  }
  if (actor.dead_end) cites(actor.dead_end->evidence);
}

void note_channel(UsesByPassage& uses, const Channel& channel) {
  const Citing cites{uses, &PassageUses::channels, channel.entry.text};
  cites(channel.evidence);
  cites(channel.carries);
}

void note_barrier(UsesByPassage& uses, const Barrier& barrier) {
  const Citing cites{uses, &PassageUses::barriers, barrier.id.text};
  cites(barrier.evidence);
  if (barrier.passes) cites(barrier.passes->evidence);
}

void add_words(std::vector<std::string>& parts, const std::set<std::string>& ids, const char* one,
               const char* many) {
  if (ids.empty()) return;
  parts.push_back(
      fmt::format("{} {}", form(ids.size(), one, many), listed({ids.begin(), ids.end()})));
}

}  // namespace

void PassageUses::add(const PassageUses& more) {
  for (const Ids sort : {&PassageUses::actors, &PassageUses::channels, &PassageUses::barriers,
                         &PassageUses::findings, &PassageUses::scenarios})
    (this->*sort).insert((more.*sort).begin(), (more.*sort).end());
}

std::map<std::string, PassageUses> passage_uses(const Network& network) {
  UsesByPassage uses;
  for (const Actor& actor : network.actors) note_actor(uses, actor);
  for (const Channel& channel : network.channels) note_channel(uses, channel);
  for (const Barrier& barrier : network.barriers) note_barrier(uses, barrier);
  for (const Finding& finding : network.findings)
    Citing{uses, &PassageUses::findings, fmt::format("\"{}\"", finding.title)}(finding.evidence);
  for (const Scenario& scenario : network.scenarios)
    Citing{uses, &PassageUses::scenarios, scenario.id.text}(scenario.evidence);
  return uses;
}

std::string uses_words(const PassageUses& uses) {
  std::vector<std::string> parts;
  add_words(parts, uses.actors, "actor", "actors");
  add_words(parts, uses.channels, "channel", "channels");
  add_words(parts, uses.barriers, "barrier", "barriers");
  add_words(parts, uses.findings, "finding", "findings");
  add_words(parts, uses.scenarios, "scenario", "scenarios");
  return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace sideflow::reports
