// Findings, what is not known, notes, scale.
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;

// ---- findings -----------------------------------------------------------------------------------

std::vector<std::string> bearer_names(const ReportMatter& matter, const Finding& finding) {
  std::vector<std::string> names;
  for (const ActorId& bearer : finding.bearers) names.push_back(actor_name(matter.network, bearer));
  return names;
}

std::vector<std::string> scenario_names(const Network& network, const Finding& finding) {
  std::vector<std::string> names;
  for (const Scenario& scenario : network.scenarios) {
    const auto& answers = finding.answered_by;
    if (std::find(answers.begin(), answers.end(), scenario.id) != answers.end())
      names.push_back(one_line(scenario.name.shown()));
  }
  return names;
}

Bullets three_questions(const ReportMatter& matter, const Finding& finding) {
  Bullets answers;
  if (!finding.information.empty())
    answers.items.push_back("What kind of information: " + one_line(finding.information));
  if (!finding.bearers.empty())
    answers.items.push_back("Who holds it: " + listed(bearer_names(matter, finding)) + ".");
  if (!finding.useful.empty())
    answers.items.push_back("How it could be made useful: " + one_line(finding.useful));
  if (!finding.answered_by.empty())
    answers.items.push_back(answers_sentence(scenario_names(matter.network, finding)));
  const std::string marks =
      marks_of(matter.network, matter.marks, finding.evidence, matter.edition);
  if (!marks.empty()) answers.items.push_back(capitalised(passages_sentence(marks)));
  return answers;
}

Blocks finding_blocks(const ReportMatter& matter, const Finding& finding) {
  Blocks blocks = {Heading{3, finding.title}};
  const Bullets answers = three_questions(matter, finding);
  if (!answers.items.empty()) blocks.emplace_back(answers);
  return blocks;
}

// ---- what is not known --------------------------------------------------------------------------

std::vector<std::string> rows_not_known(const ReportMatter& matter) {
  std::vector<std::string> rows;
  for (const ReachRow& row : matter.analysis.reach.bearers) {
    if (is_not_known(row)) rows.push_back(row_name(matter, row));
  }
  for (const ReachRow& row : matter.analysis.reach.audiences) {
    if (is_not_known(row)) rows.push_back(row_name(matter, row) + " as something to be told");
  }
  return rows;
}

std::vector<std::string> unknown_channels(const ReportMatter& matter) {
  std::vector<std::string> sentences;
  for (const Channel& channel : matter.network.channels) {
    if (effective_status(matter.network, channel) != Status::unknown) continue;
    std::vector<std::string> kinds;
    for (const auto& [kind, passes] : channel.carries)
      kinds.push_back(kind_name(matter.network, kind));
    sentences.push_back(unknown_channel_sentence(actor_name(matter.network, channel.from),
                                                 actor_name(matter.network, channel.to), kinds));
  }
  return sentences;
}

std::string account_words(const ReportMatter& matter, const Account& account) {
  const LikelihoodRange& range = account.range;
  const std::string number =
      number_with_range({range.low.value(), range.best.value(), range.high.value()});
  const std::string who = shows(matter.edition, matter.network, account.source)
                              ? account.source.text
                              : "a source that is not public";
  const std::string said =
      account.word.empty() ? number : fmt::format("{} ({})", account.word, number);
  return fmt::format("{} by {}", said, who);
}

/// Elements that share one likelihood as it is written, in the order of the first.
std::vector<std::vector<const engine::Element*>> disputed_together(const ReportMatter& matter) {
  std::vector<std::vector<const engine::Element*>> together;
  std::map<Place, std::size_t> at;
  for (const engine::Element& element : matter.analysis.graph.elements) {
    const JudgedLikelihood* source = judged(matter.network, element);
    if (source == nullptr || source->accounts.empty()) continue;
    const bool is_known = source->place != Place{} && at.contains(source->place);
    if (!is_known) {
      at[source->place] = together.size();
      together.emplace_back();
    }
    together[at[source->place]].push_back(&element);
  }
  return together;
}

std::vector<std::string> names_not_asked(const Network& network) {
  std::vector<std::string> names;
  for (const Actor* actor : actors_not_asked(network))
    names.push_back(actor_name(network, actor->id));
  return names;
}

}  // namespace

std::vector<std::string> dispute_sentences(const ReportMatter& matter) {
  std::vector<std::string> sentences;
  for (const auto& elements : disputed_together(matter)) {
    std::vector<std::string> names, accounts;
    for (const engine::Element* element : elements)
      names.push_back(element_words(matter.network, *element));
    for (const Account& account : judged(matter.network, *elements.front())->accounts)
      accounts.push_back(account_words(matter, account));
    sentences.push_back(disputed_sentence(listed(names, 3), accounts));
  }
  return sentences;
}

std::string recognising_sentence(const ReportMatter& matter) {
  std::size_t working = 0, recognises = 0, forwards = 0;
  for (const Actor& actor : matter.network.actors) {
    if (actor.status != Status::working) continue;
    ++working;
    recognises += actor.recognises.empty() ? 1 : 0;
    forwards += actor.forwards.empty() ? 1 : 0;
  }
  return recognises_sentence(recognises, forwards, working);
}

Table table_of_scale(const Network& network) {
  Table table{{"Word", "Low", "Best", "High"}, {}};
  for (const ScaleWord& entry : network.scale) {
    table.rows.push_back({entry.word, two_digits(entry.range.low.value()),
                          two_digits(entry.range.best.value()),
                          two_digits(entry.range.high.value())});
  }
  return table;
}

Bullets notes_on_barriers(const ReportMatter& matter) {
  Bullets notes;
  for (const Barrier& barrier : matter.network.barriers) {
    const bool is_thin = barrier.basis == Basis::implied || barrier.basis == Basis::assumed;
    if (is_thin && !barrier.note.empty() &&
        shows_all(matter.edition, matter.network, barrier.evidence))
      notes.items.push_back(fmt::format("{} ({}): {}", barrier_name(matter.network, barrier.id),
                                        word(barrier.basis), one_line(barrier.note)));
  }
  return notes;
}

Blocks findings(const ReportMatter& matter) {
  Blocks blocks;
  for (const Finding& finding : matter.network.findings) {
    if (shows_all(matter.edition, matter.network, finding.evidence))
      append(blocks, finding_blocks(matter, finding));
  }
  if (!blocks.empty()) blocks.insert(blocks.begin(), Heading{2, heading::kFindings});
  return blocks;
}

Blocks what_is_not_known(const ReportMatter& matter) {
  Bullets bullets;
  const std::vector<std::string> rows = rows_not_known(matter);
  const std::vector<std::string> actors = names_not_asked(matter.network);
  const std::string recognising = recognising_sentence(matter);
  if (!rows.empty()) bullets.items.push_back(not_known_rows_sentence(rows));
  if (!actors.empty()) bullets.items.push_back(not_asked_actors_sentence(actors));
  if (!recognising.empty()) bullets.items.push_back(recognising);
  for (const std::string& sentence : unknown_channels(matter)) bullets.items.push_back(sentence);
  for (const std::string& sentence : dispute_sentences(matter)) bullets.items.push_back(sentence);
  if (bullets.items.empty()) bullets.items.push_back(nothing_unknown_sentence());
  return {Heading{2, heading::kNotKnown}, bullets};
}

}  // namespace sideflow::reports
