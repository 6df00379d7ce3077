// What works there and is missing, or not known, here.
#include "reports/element_words.hpp"
#include "reports/gap_report/comparison_evidence.hpp"
#include "reports/gap_report/comparison_sections.hpp"
#include "reports/gap_report/comparison_sentences.hpp"
#include "reports/passages.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

using engine::ArcIndex;

/// Kinds of which the same is to be said, and what it rests on.
struct SaidOfKinds {
  std::vector<std::string> kinds;
  std::vector<Evidence> evidence;
};

using ByWords = std::map<std::string, SaidOfKinds>;

void say(ByWords& said, const std::string& words, const ReportMatter& country, ArcIndex arc) {
  SaidOfKinds& of = said[words];
  const KindId& kind = country.network.kinds[country.analysis.graph.arcs[arc].kind].id;
  const std::string name = kind_name(country.network, kind);
  if (std::find(of.kinds.begin(), of.kinds.end(), name) == of.kinds.end()) of.kinds.push_back(name);
  for (const Evidence& piece : evidence_of_line(country, arc)) of.evidence.push_back(piece);
}

/// "Suspicion: usually: 0.70 (0.50 to 0.85), stated [E01]; ...".
std::string said_words(const ReportMatter& country, const ByWords& said) {
  std::vector<std::string> parts;
  for (const auto& [words, of] : said) {
    const std::string marks =
        marks_of(country.network, country.marks, of.evidence, country.edition);
    parts.push_back(
        fmt::format("{}, {}{}{}", listed(of.kinds), words, marks.empty() ? "" : " ", marks));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

/// The weakest ground of all likelihoods on the arc.
Basis strength_of(const engine::FlowGraph& graph, ArcIndex arc) {
  Basis basis = Basis::stated;
  for (const engine::ElementIndex index : graph.numbers.needs(arc)) {
    const Basis strength = graph.elements[index].strength;
    if (strength == Basis::assumed || basis == Basis::stated) basis = strength;
  }
  return basis;
}

std::string works_words(const ReportMatter& country, const CountryLine& line) {
  ByWords said;
  const engine::FlowGraph& graph = country.analysis.graph;
  for (const ArcIndex arc : line.working) {
    const engine::Bounds through = passes(graph, arc);
    const Basis existence = graph.elements[graph.arcs[arc].element].existence;
    say(said,
        passing_words(scale_words(country.network, through), number_then_range(through),
                      strength_of(graph, arc), existence),
        country, arc);
  }
  return said_words(country, said);
}

std::vector<std::string> reasons_of(const Network& network, const Channel& channel) {
  std::vector<std::string> names;
  for (const BarrierId& id : channel.barriers) {
    const Barrier* barrier = find_barrier(network, id);
    if (barrier != nullptr && barrier->absence) names.push_back(barrier_name(network, id));
  }
  return names;
}

std::string gaps_words(const ReportMatter& country, const CountryLine& line) {
  ByWords said;
  for (const ArcIndex arc : line.gaps) {
    const engine::Arc& what = country.analysis.graph.arcs[arc];
    const Channel& channel = country.network.channels[what.channel];
    // Of a line that is there, what counts is who judges that nothing passes.
    const Basis basis =
        what.status == Status::working ? strength_of(country.analysis.graph, arc) : channel.basis;
    say(said, named_gap_words(what.status, reasons_of(country.network, channel), basis), country,
        arc);
  }
  return said_words(country, said);
}

std::string standing_words(const ReportMatter& country, const CountryLine& line) {
  if (line.standing == Standing::asked) return asked_in_vain_words();
  if (line.standing == Standing::not_asked) return nobody_asked_words();
  return gaps_words(country, line);
}

bool stands(Standing standing, std::initializer_list<Standing> among) {
  return std::find(among.begin(), among.end(), standing) != among.end();
}

/// "Estonia: missing, stated [E01]. Finland and Latvia: nobody was asked."
std::string standing_cell(const ComparisonMatter& matter, const RoleLine& line,
                          std::initializer_list<Standing> among) {
  std::vector<std::pair<std::string, std::vector<std::string>>> said;
  for (std::size_t at = 0; at < line.countries.size(); ++at) {
    const CountryLine& here = line.countries[at];
    if (!stands(here.standing, among)) continue;
    const std::string words = standing_words(matter.countries[at], here);
    const auto same = std::find_if(said.begin(), said.end(),
                                   [&](const auto& known) { return known.first == words; });
    if (same == said.end())
      said.push_back({words, {matter.names[at]}});
    else
      same->second.push_back(matter.names[at]);
  }
  std::vector<std::string> parts;
  for (const auto& [words, names] : said)
    parts.push_back(fmt::format("{}: {}.", listed(names), words));
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string works_cell(const ComparisonMatter& matter, const RoleLine& line) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < line.countries.size(); ++at) {
    if (line.countries[at].working.empty()) continue;
    parts.push_back(fmt::format("{}: {}.", matter.names[at],
                                works_words(matter.countries[at], line.countries[at])));
  }
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string name_of(const ComparisonMatter& matter, const RoleLine& line) {
  return line_name(line.pair.family, role_words(matter, line.pair.from),
                   role_words(matter, line.pair.to));
}

Blocks named_blocks(const ComparisonMatter& matter, const LineLists& lists) {
  Table table{named_heads(), {}, {}, {26, 37, 37}};
  for (const RoleLine* line : lists.named)
    table.rows.push_back({name_of(matter, *line),
                          standing_cell(matter, *line, {Standing::named_gap, Standing::asked}),
                          works_cell(matter, *line)});
  std::sort(table.rows.begin(), table.rows.end());
  const Heading head{3, heading::kNamed};
  if (table.rows.empty()) return {head, Paragraph{"", none_named_sentence()}};
  return {head, std::move(table)};
}

Blocks to_ask_blocks(const ComparisonMatter& matter, const LineLists& lists) {
  Table table{to_ask_heads(), {}, {}, {26, 42, 32}};
  for (const RoleLine* line : lists.to_ask)
    table.rows.push_back(
        {name_of(matter, *line), works_cell(matter, *line),
         standing_cell(matter, *line, {Standing::left_open, Standing::not_asked})});
  std::sort(table.rows.begin(), table.rows.end());
  const Heading head{3, heading::kToAsk};
  if (table.rows.empty()) return {head, Paragraph{"", none_to_ask_sentence()}};
  return {head, Paragraph{"", to_ask_sentence()}, std::move(table)};
}

Blocks nowhere_blocks(const ComparisonMatter& matter, const LineLists& lists) {
  Table table{nowhere_heads(), {}, {}, {28, 52, 20}};
  for (const RoleLine* line : lists.nowhere)
    table.rows.push_back(
        {name_of(matter, *line),
         standing_cell(matter, *line, {Standing::named_gap, Standing::asked, Standing::left_open}),
         listed(names_at(matter, countries_where(*line, Standing::not_asked)))});
  std::sort(table.rows.begin(), table.rows.end());
  Blocks blocks = {Heading{3, heading::kNowhere}};
  if (table.rows.empty())
    blocks.emplace_back(Paragraph{"", none_nowhere_sentence()});
  else
    append(blocks, {Paragraph{"", nowhere_sentence()}, std::move(table)});
  const std::string more = alone_sentence(lists.alone, lists.open_nowhere);
  if (!more.empty()) blocks.emplace_back(Paragraph{"", more});
  return blocks;
}

}  // namespace

Blocks lending(const ComparisonMatter& matter) {
  const LineLists lists = line_lists(matter.lines);
  Blocks blocks = {
      Heading{2, heading::kLending, "3"},
      Paragraph{"", fmt::format("{} {}", lending_intro(),
                                lending_summary(lists.named.size(), lists.to_ask.size(),
                                                lists.nowhere.size()))}};
  append(blocks, named_blocks(matter, lists));
  append(blocks, to_ask_blocks(matter, lists));
  append(blocks, nowhere_blocks(matter, lists));
  return blocks;
}

}  // namespace sideflow::reports
