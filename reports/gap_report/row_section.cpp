// A section a row: verdict, route or certificate in words, assumption, evidence.
#include "reports/gap_report/element_words.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <array>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ArcIndex;
using engine::Element;
using engine::ElementSort;
using engine::ReachRow;
using engine::Verdict;

constexpr std::array kFatesInOrder = {Fate::does_not_arrive, Fate::rarely_arrives, Fate::not_known,
                                      Fate::arrives, Fate::at_home};

std::string actor_at(const ReportMatter& matter, engine::VertexIndex vertex) {
  return actor_name(matter.network, matter.analysis.graph, vertex);
}

std::string pair_at(const ReportMatter& matter, engine::VertexIndex vertex) {
  return fmt::format("{} ({})", actor_at(matter, vertex),
                     kind_name(matter.network, matter.analysis.graph, vertex));
}

Aim aim_of(const ReportMatter& matter, const ReachRow& row) {
  return matter.network.kinds[matter.analysis.graph.vertices[row.row.vertex].kind].aim;
}

// ---- where it arrives ---------------------------------------------------------------------------

/// The collectors that the row can arrive at; the unit that would collect it where there are none.
std::string where_it_arrives(const ReportMatter& matter, const ReachRow& row) {
  std::set<std::string> names;
  for (const engine::CollectorReach& collector : row.collectors)
    names.insert(with_article(actor_at(matter, collector.vertex)));
  if (names.empty()) return collecting_unit(matter.network, matter.analysis);
  if (names.size() == 1) return *names.begin();
  return "one at least of " + listed({names.begin(), names.end()}, 6);
}

// ---- the likeliest route ------------------------------------------------------------------------

/// A barrier as it stands on a way, with the law that it rests on where that may be shown.
std::string barrier_words(const ReportMatter& matter, const Element& element) {
  const Barrier& barrier = *find_barrier(matter.network, element.barrier);
  const bool shown =
      !barrier.law.empty() && shows_all(matter.edition, matter.network, barrier.evidence);
  return fmt::format("barrier \"{}\" lets through {}{}", barrier_name(matter.network, barrier.id),
                     strength_words(matter.network, element),
                     shown ? fmt::format(" [{}]", one_line(barrier.law)) : "");
}

std::string part_of_step(const ReportMatter& matter, const Element& element) {
  const std::string strength = strength_words(matter.network, element);
  switch (element.sort) {
    case ElementSort::channel: return "passes " + strength;
    case ElementSort::turns: return "happens " + strength;
    case ElementSort::recognises: return fmt::format("is recognised there {}", strength);
    case ElementSort::forwards: return fmt::format("is then passed on {}", strength);
    case ElementSort::barrier: return barrier_words(matter, element);
  }
  return "";
}

/// Barriers on the channel that stop nothing: they delay, or make records hard to use.
std::vector<std::string> other_barriers(const ReportMatter& matter, const engine::Arc& arc) {
  std::vector<std::string> parts;
  if (arc.channel == engine::Arc::kNoChannel) return parts;
  for (const BarrierId& id : matter.network.channels[arc.channel].barriers) {
    const Barrier* barrier = find_barrier(matter.network, id);
    if (barrier == nullptr || barrier->effect == Effect::flow) continue;
    const std::string name = barrier_name(matter.network, id);
    parts.push_back(barrier->effect == Effect::delay
                        ? fmt::format("delayed by \"{}\"{}", name,
                                      barrier->takes ? " (" + barrier->takes->text + ")" : "")
                        : fmt::format("worth less behind \"{}\"", name));
  }
  return parts;
}

std::string step_words(const ReportMatter& matter, ArcIndex arc) {
  const engine::FlowGraph& graph = matter.analysis.graph;
  std::vector<std::string> parts = {part_of_step(matter, graph.elements[graph.arcs[arc].element])};
  for (const engine::ElementIndex element : graph.numbers.needs(arc)) {
    if (element != graph.arcs[arc].element)
      parts.push_back(part_of_step(matter, graph.elements[element]));
  }
  for (const std::string& other : other_barriers(matter, graph.arcs[arc])) parts.push_back(other);
  return fmt::format("{}; {}.", capitalised(arc_words(matter.network, graph, arc)),
                     fmt::join(parts, "; "));
}

/// The route's likelihood with its range: each element on it counts once.
engine::Bounds bounds_of_route(const ReportMatter& matter, const ReachRow& row) {
  engine::Bounds bounds{1, row.likeliest_route->likelihood, 1};
  for (const engine::ElementIndex index : elements_on_the_way(matter.analysis.graph, row)) {
    const LikelihoodRange& range = matter.analysis.graph.elements[index].today;
    bounds.low *= range.low.value();
    bounds.high *= range.high.value();
  }
  return bounds;
}

Blocks route_blocks(const ReportMatter& matter, const ReachRow& row) {
  Steps steps;
  for (const ArcIndex arc : row.likeliest_route->arcs)
    steps.items.push_back(step_words(matter, arc));
  Blocks blocks = {Paragraph{"", route_sentence(bounds_of_route(matter, row))}, steps};
  if (row.likeliest_route->approximate) blocks.emplace_back(Paragraph{"", cut_short_sentence()});
  return blocks;
}

// ---- the certificate ----------------------------------------------------------------------------

std::vector<std::string> absences_of(const ReportMatter& matter, const Channel& channel) {
  std::vector<std::string> names;
  for (const BarrierId& id : channel.barriers) {
    const Barrier* barrier = find_barrier(matter.network, id);
    if (barrier != nullptr && barrier->absence) names.push_back(barrier_name(matter.network, id));
  }
  return names;
}

/// Channels that do not lead on for the same reason, said together.
struct SameGap {
  Status status;
  std::vector<std::string> absences;
  std::vector<std::string> to;
};

void add_gap(std::vector<SameGap>& gaps, const ReportMatter& matter, const engine::Arc& arc) {
  const Channel& channel = matter.network.channels[arc.channel];
  const std::vector<std::string> absences = absences_of(matter, channel);
  const std::string to = with_article(actor_name(matter.network, channel.to));
  for (SameGap& gap : gaps) {
    if (gap.status == arc.status && gap.absences == absences) {
      gap.to.push_back(to);
      return;
    }
  }
  gaps.push_back({arc.status, absences, {to}});
}

std::string closed_pair_words(const ReportMatter& matter, const engine::ClosedPair& pair) {
  std::vector<SameGap> gaps;
  for (const ArcIndex arc : pair.leaving) {
    if (matter.analysis.graph.arcs[arc].channel != engine::Arc::kNoChannel)
      add_gap(gaps, matter, matter.analysis.graph.arcs[arc]);
  }
  std::vector<std::string> leaving;
  for (const SameGap& gap : gaps) leaving.push_back(gap_clause(gap.status, gap.to, gap.absences));
  return silence_sentence(pair_at(matter, pair.vertex), pair.silence, leaving);
}

Blocks closed_set_blocks(const ReportMatter& matter, const ReachRow& row) {
  Bullets pairs;
  for (const engine::ClosedPair& pair : row.closed_set)
    pairs.items.push_back(closed_pair_words(matter, pair));
  return pairs.items.empty() ? Blocks{} : Blocks{pairs};
}

std::string cut_words(const ReportMatter& matter, const ReachRow& row) {
  std::vector<std::string> elements;
  for (const engine::ElementIndex index : row.cut) {
    const Element& element = matter.analysis.graph.elements[index];
    elements.push_back(fmt::format("{}, {}", element_words(matter.network, element),
                                   strength_words(matter.network, element)));
  }
  return blocked_sentence(elements);
}

// ---- a row --------------------------------------------------------------------------------------

std::string sources_of(const ReportMatter& matter, const ReachRow& row) {
  return source_ids(matter.network, row_evidence(matter.network, matter.analysis, row),
                    matter.edition);
}

std::string verdict_text(const ReportMatter& matter, const ReachRow& row,
                         const std::string& where) {
  if (row.verdict == Verdict::at_home) return at_home_sentence(aim_of(matter, row));
  if (row.verdict == Verdict::undecided) return undecided_sentence();
  if (row.verdict == Verdict::no_route) {
    const std::string actor = with_article(actor_at(matter, row.row.vertex));
    return closed_set_sentence(actor, aim_of(matter, row), row.why);
  }
  return arrival_sentence(*row.probability, scale_words(matter.network, *row.probability), where,
                          sources_of(matter, row));
}

Blocks explanation(const ReportMatter& matter, const ReachRow& row) {
  if (row.verdict == Verdict::no_route) return closed_set_blocks(matter, row);
  if (row.verdict == Verdict::blocked) return {Paragraph{"", cut_words(matter, row)}};
  return row.likeliest_route ? route_blocks(matter, row) : Blocks{};
}

Blocks assumption_blocks(const ReachRow& row) {
  Blocks blocks;
  if (row.row.assumed) blocks.emplace_back(Paragraph{"", assumed_holding_sentence()});
  if (hangs_on_an_assumption(row)) blocks.emplace_back(Paragraph{"", assumption_sentence(row)});
  return blocks;
}

Blocks evidence_blocks(const ReportMatter& matter, const ReachRow& row) {
  const Citations citations =
      cited(matter.network, row_evidence(matter.network, matter.analysis, row), matter.edition);
  if (citations.sources.empty() && citations.withheld == 0) return {};
  return {Paragraph{"", "Evidence:"}, citations};
}

Blocks row_section(const ReportMatter& matter, const ReachRow& row, const std::string& words,
                   const std::string& where) {
  const std::string name =
      fmt::format("{}: {}", actor_at(matter, row.row.vertex),
                  kind_name(matter.network, matter.analysis.graph, row.row.vertex));
  Blocks blocks = {Heading{3, name},
                   Paragraph{capitalised(words) + ".", verdict_text(matter, row, where)}};
  append(blocks, explanation(matter, row));
  append(blocks, assumption_blocks(row));
  append(blocks, evidence_blocks(matter, row));
  return blocks;
}

}  // namespace

Blocks row_sections(const ReportMatter& matter) {
  Blocks blocks;
  for (const Fate fate_meant : kFatesInOrder) {
    bool is_first = true;
    for (const ReachRow& row : matter.analysis.reach.bearers) {
      if (fate(row) != fate_meant) continue;
      if (is_first) blocks.emplace_back(Heading{2, fate_heading(fate_meant)});
      is_first = false;
      append(blocks, row_section(matter, row, verdict_words(row), where_it_arrives(matter, row)));
    }
  }
  return blocks;
}

Blocks what_comes_back(const ReportMatter& matter) {
  Blocks blocks = {Heading{2, heading::kComesBack}};
  if (matter.analysis.reach.audiences.empty())
    blocks.emplace_back(Paragraph{"", nothing_comes_back_sentence()});
  for (const ReachRow& row : matter.analysis.reach.audiences) {
    const std::string where = with_article(actor_at(matter, row.row.vertex));
    append(blocks, row_section(matter, row, audience_words(row), where));
  }
  return blocks;
}

}  // namespace sideflow::reports
