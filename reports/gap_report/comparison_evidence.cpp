#include "reports/gap_report/comparison_evidence.hpp"

#include "reports/element_words.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

/// A passage as it will be read: source, and what it says where.
using Text = std::pair<std::string, std::string>;

Text text_of(const Citation& citation) {
  return {cited_source_words(citation), citation_words(citation)};
}

std::vector<const RoleLine*> listed_lines(const std::vector<RoleLine>& lines) {
  const LineLists lists = line_lists(lines);
  std::vector<const RoleLine*> all = lists.named;
  all.insert(all.end(), lists.to_ask.begin(), lists.to_ask.end());
  all.insert(all.end(), lists.nowhere.begin(), lists.nowhere.end());
  return all;
}

/// The pieces of evidence of a country's part in the lines.
std::vector<Evidence> pieces_of(const ReportMatter& country, std::size_t at,
                                const std::vector<const RoleLine*>& lines) {
  std::vector<Evidence> pieces;
  for (const RoleLine* line : lines) {
    const CountryLine& here = line->countries[at];
    for (const auto* arcs : {&here.working, &here.gaps}) {
      for (const engine::ArcIndex arc : *arcs)
        for (const Evidence& piece : evidence_of_line(country, arc)) pieces.push_back(piece);
    }
  }
  return pieces;
}

std::string mark_of(const std::set<Text>& texts, const Text& text) {
  const auto at = std::distance(texts.begin(), texts.find(text)) + 1;
  return fmt::format("E{:0{}}", at, texts.size() < 100 ? 2 : std::to_string(texts.size()).size());
}

Citations citations_of(const std::set<Text>& texts) {
  Citations citations;
  for (const Text& text : texts) {
    if (citations.sources.empty() || citations.sources.back().source != text.first)
      citations.sources.push_back({text.first, {}});
    citations.sources.back().says.push_back(
        fmt::format("[{}] {}", mark_of(texts, text), text.second));
  }
  return citations;
}

}  // namespace

std::vector<Evidence> evidence_of_line(const ReportMatter& country, engine::ArcIndex arc) {
  const engine::Arc& what = country.analysis.graph.arcs[arc];
  std::vector<Evidence> pieces = country.network.channels[what.channel].evidence;
  const JudgedLikelihood* strength =
      judged(country.network, country.analysis.graph.elements[what.element]);
  if (strength != nullptr)
    pieces.insert(pieces.end(), strength->evidence.begin(), strength->evidence.end());
  return pieces;
}

CitedPassages cited_passages(const std::vector<ReportMatter>& countries,
                             const std::vector<RoleLine>& lines) {
  const std::vector<const RoleLine*> shown = listed_lines(lines);
  std::set<Text> texts;
  std::set<std::pair<std::size_t, std::string>> closed;
  std::vector<std::vector<std::pair<std::string, Text>>> keys(countries.size());
  for (std::size_t at = 0; at < countries.size(); ++at) {
    const ReportMatter& country = countries[at];
    for (const Evidence& piece : pieces_of(country, at, shown)) {
      const Citation citation = cite(country.network, piece, country.edition);
      if (citation.withheld)
        closed.insert({at, passage_key(piece)});
      else
        keys[at].push_back({passage_key(piece), *texts.insert(text_of(citation)).first});
    }
  }
  CitedPassages cited{{}, citations_of(texts)};
  cited.citations.withheld = withheld_citations(closed.size());
  for (const auto& of_country : keys) {
    PassageMarks& marks = cited.marks.emplace_back();
    for (const auto& [key, text] : of_country) marks[key] = mark_of(texts, text);
  }
  return cited;
}

}  // namespace sideflow::reports
