#include "reports/gap_report/row_route.hpp"

#include "reports/element_words.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ArcIndex;
using engine::Element;
using engine::ElementSort;
using engine::ReachRow;

// ---- the likeliest way --------------------------------------------------------------------------

/// A barrier as it stands on a way, with the law that it rests on where that may be shown.
std::string barrier_words(const ReportMatter& matter, const Element& element) {
  const Barrier& barrier = *find_barrier(matter.network, element.barrier);
  const bool shown =
      !barrier.law.empty() && shows_all(matter.edition, matter.network, barrier.evidence);
  return fmt::format("barrier \"{}\" lets through {}{}", barrier_name(matter.network, barrier.id),
                     strength_words(matter.network, element),
                     shown ? fmt::format(" [{}]", one_line(barrier.law)) : "");
}

/// What of a step comes first: inside the sender, then the line, then the barriers on it.
int place_in_step(const Actor& sender, const Element& element) {
  const auto& inside = sender.hinder_recognises;
  const auto& on_the_way_out = sender.hinder_forwards;
  const auto stands_in = [&](const std::vector<BarrierId>& barriers) {
    return std::find(barriers.begin(), barriers.end(), element.barrier) != barriers.end();
  };
  switch (element.sort) {
    case ElementSort::recognises: return 0;
    case ElementSort::forwards: return 2;
    case ElementSort::channel:
    case ElementSort::turns: return 4;
    case ElementSort::barrier: break;
  }
  if (stands_in(inside)) return 1;
  return stands_in(on_the_way_out) ? 3 : 5;
}

std::string part_of_step(const ReportMatter& matter, const Actor& sender, const Element& element) {
  const std::string strength = strength_words(matter.network, element);
  const std::string who = actor_name(matter.network, sender.id);
  switch (element.sort) {
    case ElementSort::channel: return "the line passes it " + strength;
    case ElementSort::turns: return "this happens " + strength;
    case ElementSort::recognises: return fmt::format("{}: recognised {}", who, strength);
    case ElementSort::forwards: return fmt::format("{}: passed on {}", who, strength);
    case ElementSort::barrier: break;
  }
  const bool is_inside = place_in_step(sender, element) < 4;
  return fmt::format("{}: {}", is_inside ? who : "on the line", barrier_words(matter, element));
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
                        : fmt::format("{} ({})", quality_words(), name));
  }
  return parts;
}

std::string step_words(const ReportMatter& matter, ArcIndex arc) {
  const engine::FlowGraph& graph = matter.analysis.graph;
  const Actor& sender = matter.network.actors[graph.vertices[graph.numbers.tails[arc]].actor];
  std::multimap<int, std::string> parts;
  const auto add = [&](const Element& element) {
    parts.emplace(place_in_step(sender, element), part_of_step(matter, sender, element));
  };
  add(graph.elements[graph.arcs[arc].element]);
  for (const engine::ElementIndex element : graph.numbers.needs(arc)) {
    if (element != graph.arcs[arc].element) add(graph.elements[element]);
  }
  std::string text = capitalised(arc_words(matter.network, graph, arc));
  for (const auto& [place, part] : parts) text += "; " + part;
  for (const std::string& other : other_barriers(matter, graph.arcs[arc])) text += "; " + other;
  return text + ".";
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

// ---- what would remain --------------------------------------------------------------------------

std::string remaining_barrier(const ReportMatter& matter, const Barrier& barrier) {
  const std::string name = barrier_name(matter.network, barrier.id);
  if (barrier.effect == Effect::delay) return fmt::format("{} (a delay)", name);
  if (barrier.effect == Effect::quality) return fmt::format("{} ({})", name, quality_words());
  const JudgedLikelihood& passes = *barrier.passes;
  const std::string how = passes.word.empty()
                              ? "lets through " + two_digits(passes.range.best.value())
                              : "lets through " + passes.word;
  return fmt::format("{} ({}, {})", name, passes.word == "unknown" ? "not judged" : how,
                     word(passes.basis));
}

void add_ids(std::set<BarrierId>& ids, const std::vector<BarrierId>& more) {
  ids.insert(more.begin(), more.end());
}

// ---- lines ----------------------------------------------------------------------------------------

/// The channels that a verdict rests on: of its likeliest way, else those that leave its closed set.
std::set<std::uint32_t> lines_of(const ReportMatter& matter, const ReachRow& row) {
  std::set<std::uint32_t> channels;
  const auto add = [&](const std::vector<ArcIndex>& arcs) {
    for (const ArcIndex arc : arcs) {
      if (matter.analysis.graph.arcs[arc].channel != engine::Arc::kNoChannel)
        channels.insert(matter.analysis.graph.arcs[arc].channel);
    }
  };
  if (row.likeliest_route) add(row.likeliest_route->arcs);
  for (const engine::ClosedPair& pair : row.closed_set) add(pair.leaving);
  return channels;
}

const Holding* holding_of_row(const ReportMatter& matter, const ReachRow& row) {
  const engine::Vertex& pair = matter.analysis.graph.vertices[row.row.vertex];
  for (const Holding& holding : matter.network.actors[pair.actor].holds) {
    if (holding.kind == matter.network.kinds[pair.kind].id) return &holding;
  }
  return nullptr;
}

bool is_thin(Basis basis) { return basis == Basis::implied || basis == Basis::assumed; }

/// Each note with those to whom the lines lead that it is about.
std::map<std::string, std::vector<std::string>> notes_on_lines(const ReportMatter& matter,
                                                               const ReachRow& row) {
  std::map<std::string, std::vector<std::string>> notes;
  for (const std::uint32_t index : lines_of(matter, row)) {
    const Channel& channel = matter.network.channels[index];
    if (!is_thin(channel.basis) || channel.note.empty()) continue;
    if (!shows_all(matter.edition, matter.network, channel.evidence)) continue;
    std::vector<std::string>& to = notes[channel.note];
    const std::string name = with_article(actor_name(matter.network, channel.to));
    if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
  }
  return notes;
}

}  // namespace

Blocks route_blocks(const ReportMatter& matter, const ReachRow& row) {
  Steps steps;
  for (const ArcIndex arc : row.likeliest_route->arcs)
    steps.items.push_back(step_words(matter, arc));
  const engine::Bounds likelihood = bounds_of_route(matter, row);
  // Where it is all that counts, the number stands above already.
  const std::string way = number_with_range(likelihood) == number_with_range(*row.probability)
                              ? likeliest_way_words()
                              : route_sentence(likelihood);
  Blocks blocks;
  if (steps.items.size() == 1) {
    blocks.emplace_back(Paragraph{"", way + " " + steps.items.front()});
  } else {
    append(blocks, {Paragraph{"", way}, steps});
  }
  if (row.likeliest_route->approximate) blocks.emplace_back(Paragraph{"", cut_short_sentence()});
  return blocks;
}

std::vector<std::string> remaining_barriers(const ReportMatter& matter, const ReachRow& row) {
  std::set<BarrierId> ids;
  for (const engine::ClosedPair& pair : row.closed_set) {
    if (pair.leaving.empty()) continue;
    const Actor& sender = matter.network.actors[matter.analysis.graph.vertices[pair.vertex].actor];
    add_ids(ids, sender.hinder_recognises);
    add_ids(ids, sender.hinder_forwards);
  }
  if (!row.closed_set.empty()) {
    for (const std::uint32_t channel : lines_of(matter, row))
      add_ids(ids, matter.network.channels[channel].barriers);
  }
  std::vector<std::string> names;
  for (const BarrierId& id : ids) {
    const Barrier* barrier = find_barrier(matter.network, id);
    if (barrier != nullptr && !barrier->absence)
      names.push_back(remaining_barrier(matter, *barrier));
  }
  return names;
}

std::vector<std::string> notes_on(const ReportMatter& matter, const ReachRow& row) {
  std::vector<std::string> notes;
  const Network& network = matter.network;
  const Holding* holding = holding_of_row(matter, row);
  if (holding != nullptr && is_thin(holding->basis) && !holding->note.empty() &&
      shows_all(matter.edition, network, holding->evidence))
    notes.push_back(note_sentence("what is held", holding->note));
  for (const auto& [note, to] : notes_on_lines(matter, row))
    notes.push_back(
        note_sentence(form(to.size(), "the line to ", "the lines to ") + listed(to), note));
  return notes;
}

std::string basis_of_holding(const ReportMatter& matter, const ReachRow& row) {
  if (row.row.assumed) return word(Basis::assumed);
  const Holding* holding = holding_of_row(matter, row);
  return word(holding == nullptr ? Basis::stated : holding->basis);
}

std::string bases_of_lines(const ReportMatter& matter, const ReachRow& row) {
  std::set<Basis> bases;
  for (const std::uint32_t channel : lines_of(matter, row))
    bases.insert(matter.network.channels[channel].basis);
  std::vector<std::string> words;
  for (const Basis basis : bases) words.emplace_back(word(basis));
  return listed(words);
}

}  // namespace sideflow::reports
