// What the report does not know, and whom to ask what.
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Element;
using engine::ElementSort;
using engine::ReachRow;

constexpr std::size_t kMostDisputes = 4;
constexpr std::size_t kMostQuestions = 8;
constexpr std::size_t kMostRows = 8;
constexpr std::size_t kMostStrengths = 3;

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// ---- what is not known ----------------------------------------------------------------------------

/// Each group once, with all of it of which nobody knows: "Doctors (Suspicion; Births)".
std::vector<std::string> groups_not_known(const GapMatter& matter) {
  std::vector<std::pair<std::string, std::string>> groups;
  for (const ReachRow& row : matter.analysis.reach.bearers) {
    if (!is_not_known(row)) continue;
    const std::string who = actor_name(matter.network, matter.analysis.graph, row.row.vertex);
    const std::string what = kind_name(matter.network, matter.analysis.graph, row.row.vertex);
    if (groups.empty() || groups.back().first != who) {
      groups.emplace_back(who, what);
    } else {
      groups.back().second += "; " + what;
    }
  }
  std::vector<std::string> names;
  for (const auto& [who, what] : groups) names.push_back(fmt::format("{} ({})", who, what));
  return names;
}

std::vector<std::string> actors_without_question(const Network& network) {
  std::vector<std::string> names;
  for (const Actor* actor : actors_not_asked(network))
    names.push_back(actor_name(network, actor->id));
  return names;
}

std::vector<const Channel*> unknown_lines(const Network& network) {
  std::vector<const Channel*> lines;
  for (const Channel& channel : network.channels) {
    if (effective_status(network, channel) == Status::unknown) lines.push_back(&channel);
  }
  return lines;
}

Bullets not_known(const GapMatter& matter) {
  Bullets bullets;
  const std::vector<std::string> rows = groups_not_known(matter);
  const std::vector<std::string> actors = actors_without_question(matter.network);
  const std::size_t lines = unknown_lines(matter.network).size();
  const std::string recognising = recognising_sentence(matter);
  if (!rows.empty()) bullets.items.push_back(not_known_rows_sentence({listed(rows, kMostRows)}));
  if (!actors.empty())
    bullets.items.push_back(not_asked_where_sentence(actors, working_actors(matter.network)));
  if (!recognising.empty()) bullets.items.push_back(recognising);
  if (lines > 0) bullets.items.push_back(unknown_lines_sentence(lines));
  const std::vector<std::string> disputes = dispute_sentences(matter);
  for (std::size_t at = 0; at < std::min(kMostDisputes, disputes.size()); ++at)
    bullets.items.push_back(disputes[at]);
  if (bullets.items.empty()) bullets.items.push_back(nothing_unknown_sentence());
  return bullets;
}

// ---- next questions -------------------------------------------------------------------------------

/// How much gets through at the places that lose most, where no source graded it.
std::string strength_question_of(const GapMatter& matter, const LossPlace& place) {
  const Element& element = matter.analysis.graph.elements[place.elements.front()];
  if (place.sort == LossSort::gap || element.strength != Basis::assumed) return "";
  if (element.sort == ElementSort::channel) {
    const Channel& channel = *find_channel(matter.network, element.channel);
    return strength_question(with_article(actor_name(matter.network, channel.from)),
                             with_article(actor_name(matter.network, channel.to)),
                             kind_name(matter.network, element.kind));
  }
  if (element.sort != ElementSort::barrier || place.senders.size() != 1) return "";
  const Actor& sender = matter.network.actors[*place.senders.begin()];
  return barrier_question(with_article(actor_name(matter.network, sender.id)),
                          barrier_name(matter.network, element.barrier));
}

void ask_about_strengths(std::vector<std::string>& questions, const GapMatter& matter) {
  for (const LossPlace& place : matter.places) {
    if (questions.size() == kMostStrengths) return;
    const std::string question = strength_question_of(matter, place);
    if (!question.empty()) questions.push_back(question);
  }
}

/// Lines of which nobody knows, by who would receive: one question for all that could come there.
void ask_about_lines(std::vector<std::string>& questions, const GapMatter& matter, Aim aim) {
  struct Asked {
    std::vector<std::string> from, kinds;
  };
  std::map<ActorId, Asked> by_receiver;
  for (const Channel* line : unknown_lines(matter.network)) {
    for (const auto& [kind, passes] : line->carries) {
      if (find_kind(matter.network, kind)->aim != aim) continue;
      Asked& asked = by_receiver[line->to];
      add_once(asked.from, with_article(actor_name(matter.network, line->from)));
      add_once(asked.kinds, kind_name(matter.network, kind));
    }
  }
  for (const auto& [to, asked] : by_receiver)
    questions.push_back(
        line_question(asked.from, with_article(actor_name(matter.network, to)), asked.kinds));
}

/// Pairs at which nobody asked where things go: one question for each kind.
void ask_about_ways(std::vector<std::string>& questions, const GapMatter& matter) {
  std::map<std::string, std::vector<std::string>> who_by_kind;
  const engine::FlowGraph& graph = matter.analysis.graph;
  for (const ReachRow& row : matter.analysis.reach.bearers) {
    for (const engine::ClosedPair& pair : row.closed_set) {
      if (pair.silence == engine::Silence::not_asked)
        add_once(who_by_kind[kind_name(matter.network, graph, pair.vertex)],
                 with_article(actor_name(matter.network, graph, pair.vertex)));
    }
  }
  for (const auto& [kind, who] : who_by_kind) questions.push_back(way_question(who, kind));
}

Steps next_questions(const GapMatter& matter) {
  std::vector<std::string> questions;
  ask_about_strengths(questions, matter);
  if (!recognising_sentence(matter).empty() && matter.analysis.reach.total.rows > 0)
    questions.push_back(recognising_question());
  ask_about_lines(questions, matter, Aim::collect);
  ask_about_ways(questions, matter);
  ask_about_lines(questions, matter, Aim::inform);
  questions.resize(std::min(questions.size(), kMostQuestions));
  return {questions};
}

}  // namespace

Blocks not_known_and_next_questions(const GapMatter& matter) {
  Blocks blocks = {Heading{2, heading::kNotKnown}, not_known(matter)};
  const Steps questions = next_questions(matter);
  if (!questions.items.empty()) append(blocks, {Heading{3, heading::kQuestions}, questions});
  return blocks;
}

}  // namespace sideflow::reports
