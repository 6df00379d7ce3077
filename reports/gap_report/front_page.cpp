// What the report rests on, and what it says in brief.
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;

constexpr std::size_t kMostNames = 4;
constexpr std::size_t kMostGroups = 8;
constexpr std::size_t kFewNames = 2;

// ---- what it rests on -----------------------------------------------------------------------------

std::size_t interviews(const Network& network, const std::vector<SourceId>& sources) {
  return static_cast<std::size_t>(
      std::count_if(sources.begin(), sources.end(), [&](const SourceId& id) {
        const Source* source = find_source(network, id);
        return source != nullptr && source->kind == SourceKind::interview;
      }));
}

std::size_t withheld_findings(const ReportMatter& matter) {
  const auto& all = matter.network.findings;
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const Finding& finding) {
        return !shows_all(matter.edition, matter.network, finding.evidence);
      }));
}

std::string in_a_row(const std::vector<std::string>& sentences) {
  std::vector<std::string> said;
  for (const std::string& sentence : sentences) {
    if (!sentence.empty()) said.push_back(sentence);
  }
  return fmt::format("{}", fmt::join(said, " "));
}

// ---- in brief -------------------------------------------------------------------------------------

/// Groups that hold the same kind, together: "Doctors and NGOs (Suspicion)".
class ByKind {
 public:
  void add(const std::string& who, const std::string& kind) {
    for (auto& [known, names] : groups_) {
      if (known == kind) {
        names.push_back(who);
        return;
      }
    }
    groups_.push_back({kind, {who}});
  }

  /// Each group once, in the order in which they were added.
  [[nodiscard]] std::vector<std::string> names() const {
    std::set<std::string> seen;
    std::vector<std::string> all;
    for (const auto& [kind, names] : groups_) {
      for (const std::string& name : names) {
        if (seen.insert(name).second) all.push_back(name);
      }
    }
    return all;
  }

  [[nodiscard]] std::vector<std::string> words(std::size_t most) const {
    std::vector<std::string> all;
    for (const auto& [kind, names] : groups_)
      all.push_back(fmt::format("{} ({})", listed(names, most), kind));
    return all;
  }

 private:
  std::vector<std::pair<std::string, std::vector<std::string>>> groups_;
};

/// Rows of one fate in a sentence, with what they rest on and how they may be quoted.
std::string fate_in_brief(const GapMatter& matter, Fate meant, ReportLength length) {
  ByKind rows;
  std::vector<engine::Stamp> stamps;
  std::vector<Evidence> evidence;
  const engine::FlowGraph& graph = matter.analysis.graph;
  for (std::size_t at = 0; at < matter.analysis.reach.bearers.size(); ++at) {
    const ReachRow& row = matter.analysis.reach.bearers[at];
    if (fate(row) != meant) continue;
    rows.add(actor_name(matter.network, graph, row.row.vertex),
             kind_name(matter.network, graph, row.row.vertex));
    if (const auto stamp = stamp_of(matter.analysis, at)) stamps.push_back(*stamp);
    for (const Evidence& piece : row_evidence(matter.network, matter.analysis, row))
      evidence.push_back(piece);
  }
  // Of whom nobody knows is said again with the kinds, in the section on what is not known.
  const bool names_only = length == ReportLength::brief || meant == Fate::not_known;
  const std::size_t most = length == ReportLength::brief ? kFewNames : kMostGroups;
  const std::vector<std::string> words =
      names_only ? std::vector{listed(rows.names(), most)} : rows.words(kMostNames);
  if (rows.names().empty()) return "";
  std::string text = without_full_stop(fate_sentence(meant, {listed(words, kMostNames)}));
  if (meant != Fate::not_known && !stamps.empty())
    text += fmt::format(" ({})", stamps_words(stamps));
  const std::string marks = short_marks(matter, evidence);
  return marks.empty() ? text + "." : fmt::format("{} {}.", text, marks);
}

std::string arrival_in_brief(const GapMatter& matter) {
  const engine::Total& total = matter.analysis.reach.total;
  const std::string where = collecting_unit(matter.network, matter.analysis);
  const std::size_t known = total.rows - total.no_route_open - total.no_route_not_asked;
  std::string words;
  if (total.arrived && total.arrived->high > 0 && known > 0) {
    const auto all = static_cast<double>(known);
    words = scale_words(matter.network, {total.arrived->low / all, total.arrived->best / all,
                                         total.arrived->high / all});
  }
  return in_a_row({brief_arrival_sentence(total, where, words), assumed_total_sentence(total)});
}

std::string largest_loss_in_brief(const GapMatter& matter) {
  return matter.places.empty() ? ""
                               : largest_loss_sentence(loss_in_a_sentence(
                                     matter, matter.places.front(), ReportLength::full));
}

}  // namespace

Blocks rests_on_paragraph(const GapMatter& matter) {
  const Network& network = matter.network;
  const std::vector<SourceId> sources = cited_sources(network);
  const Withheld kept_back = withheld(network, matter.edition);
  return {Heading{2, heading::kRestsOn},
          Paragraph{"", in_a_row({source_line(network, matter.edition),
                                  interviews_sentence(sources.size(), interviews(network, sources)),
                                  strengths_sentence(strength_counts(network)),
                                  not_asked_sentence(actors_not_asked(network).size(),
                                                     working_actors(network))})},
          Paragraph{"", in_a_row({edition_sentence(matter.edition), withheld_sentence(kept_back),
                                  withheld_findings_sentence(withheld_findings(matter)),
                                  matter.marks.empty() ? "" : marks_sentence()})}};
}

Blocks in_brief_sentences(const GapMatter& matter, ReportLength length) {
  // One page is all in brief, and has the losses and the measures in sections of their own.
  const bool is_short = length == ReportLength::brief;
  Blocks blocks;
  if (!is_short) blocks.emplace_back(Heading{2, heading::kInBrief});
  if (matter.analysis.reach.total.rows == 0) {
    blocks.emplace_back(Paragraph{"", no_rows_sentence()});
    return blocks;
  }
  Bullets bullets;
  for (const std::string& sentence : std::vector<std::string>{
           arrival_in_brief(matter), fate_in_brief(matter, Fate::does_not_arrive, length),
           is_short ? "" : largest_loss_in_brief(matter),
           is_short ? "" : best_measure_sentence(matter),
           fate_in_brief(matter, Fate::not_known, length)}) {
    if (!sentence.empty()) bullets.items.push_back(sentence);
  }
  blocks.emplace_back(bullets);
  return blocks;
}

}  // namespace sideflow::reports
