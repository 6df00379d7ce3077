#include "reports/gap_report/gap_matter.hpp"

#include "engine/change/gain_ranks.hpp"
#include "reports/element_words.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

constexpr std::size_t kMostMarks = 4;

/// The passages that an edition shows, each once, source by source as all_passages() lists them.
std::vector<const Evidence*> shown_passages(const Network& network, const Edition& edition) {
  std::map<std::string, std::size_t> order;
  std::vector<std::pair<std::size_t, const Evidence*>> found;
  std::set<std::string> seen;
  for (const Evidence* piece : all_evidence(network)) {
    const Citation citation = cite(network, *piece, edition);
    if (citation.withheld || !seen.insert(passage_key(*piece)).second) continue;
    const std::string source = cited_source_words(citation);
    found.emplace_back(order.try_emplace(source, order.size()).first->second, piece);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Evidence*> passages;
  for (const auto& [source, piece] : found) passages.push_back(piece);
  return passages;
}

std::string number_of(std::size_t at, std::size_t all) {
  const int digits = all < 100 ? 2 : static_cast<int>(std::to_string(all).size());
  return fmt::format("E{:0{}}", at + 1, digits);
}

}  // namespace

GapMatter gap_matter(const ReportMatter& matter, std::span<const ScenarioOutcome> scenarios) {
  return {matter, scenarios, loss_places(matter.network, matter.analysis)};
}

PassageMarks numbered_marks(const Network& network, const Edition& edition) {
  const std::vector<const Evidence*> passages = shown_passages(network, edition);
  PassageMarks marks;
  for (std::size_t at = 0; at < passages.size(); ++at)
    marks.emplace(passage_key(*passages[at]), number_of(at, passages.size()));
  return marks;
}

PassageMarks source_marks(const Network& network) {
  PassageMarks marks;
  for (const Evidence* piece : all_evidence(network))
    marks.emplace(passage_key(*piece), piece->source.text);
  return marks;
}

PassageMarks named_marks(const Network& network, const Edition& edition) {
  PassageMarks marks = numbered_marks(network, edition);
  for (const Evidence* piece : shown_passages(network, edition)) {
    if (!piece->passage.empty()) marks[passage_key(*piece)] += ", " + passage_key(*piece);
  }
  return marks;
}

std::string short_marks(const ReportMatter& matter, const std::vector<Evidence>& evidence) {
  std::vector<std::string> shown;
  std::set<std::string> closed;
  for (const Evidence& piece : evidence) {
    const std::string key = passage_key(piece);
    if (!shows(matter.edition, matter.network, piece.source)) {
      closed.insert(key);
    } else if (const std::string& mark = matter.marks.at(key);
               std::find(shown.begin(), shown.end(), mark) == shown.end()) {
      shown.push_back(mark);
    }
  }
  std::sort(shown.begin(), shown.end());
  const std::size_t more = shown.size() > kMostMarks ? shown.size() - kMostMarks : 0;
  shown.resize(shown.size() - more);
  std::string text = fmt::format("{}", fmt::join(shown, "; "));
  if (more > 0) text += fmt::format(" and {} more", more);
  if (!closed.empty()) text += (text.empty() ? "" : "; ") + withheld_passages(closed.size());
  return text.empty() ? "" : fmt::format("[{}]", text);
}

std::optional<engine::Stamp> stamp_of(const engine::Analysis& analysis, std::size_t bearer) {
  const auto& all = analysis.certainty.bearers;
  if (bearer >= all.size() || !all[bearer]) return std::nullopt;
  return all[bearer]->stamp;
}

std::vector<std::string> way_between(const ReportMatter& matter, const engine::ReachRow& row) {
  std::vector<std::string> actors;
  if (!row.likeliest_route) return actors;
  const engine::FlowGraph& graph = matter.analysis.graph;
  for (const engine::ArcIndex arc : row.likeliest_route->arcs) {
    const engine::VertexIndex tail = graph.numbers.tails[arc];
    const std::string name = with_article(actor_name(matter.network, graph, tail));
    const bool is_bearer = graph.vertices[tail].actor == graph.vertices[row.row.vertex].actor;
    if (!is_bearer && (actors.empty() || actors.back() != name)) actors.push_back(name);
  }
  return actors;
}

engine::Bounds bounds_around(double best, const std::optional<engine::Spread>& spread) {
  if (!spread) return {best, best, best};
  return {std::min(best, spread->low), best, std::max(best, spread->high)};
}

std::optional<engine::Bounds> gain_of(const engine::Analysis& analysis,
                                      engine::ElementIndex element) {
  const auto& all = analysis.importance.elements;
  if (element >= all.size() || !all[element]) return std::nullopt;
  const auto& certainties = analysis.certainty.elements;
  const bool known = element < certainties.size() && certainties[element].has_value();
  return bounds_around(all[element]->gain_if_repaired,
                       known ? std::optional(certainties[element]->gain) : std::nullopt);
}

std::string stamp_of_repair(const engine::Analysis& analysis, engine::ElementIndex element) {
  std::vector<double> gains;
  for (const auto& importance : analysis.importance.elements)
    gains.push_back(importance ? importance->gain_if_repaired : 0.0);
  const std::vector<std::uint8_t> among = engine::among_first_three(gains);
  const auto& all = analysis.certainty.elements;
  const bool said = element < among.size() && among[element] != 0;
  return said && element < all.size() && all[element] ? engine::word(all[element]->stamp) : "";
}

}  // namespace sideflow::reports
