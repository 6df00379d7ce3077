#include "reports/gap_report/certificate.hpp"

#include "reports/element_words.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/wording.hpp"

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ArcIndex;
using engine::Element;
using engine::ReachRow;

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
  Basis basis;
  std::vector<std::string> absences;
  std::vector<std::string> to;
};

void add_gap(std::vector<SameGap>& gaps, const ReportMatter& matter, const engine::Arc& arc) {
  const Channel& channel = matter.network.channels[arc.channel];
  const std::vector<std::string> absences = absences_of(matter, channel);
  const std::string to = with_article(actor_name(matter.network, channel.to));
  for (SameGap& gap : gaps) {
    if (gap.status == arc.status && gap.basis == channel.basis && gap.absences == absences) {
      gap.to.push_back(to);
      return;
    }
  }
  gaps.push_back({arc.status, channel.basis, absences, {to}});
}

std::vector<std::string> gaps_at(const ReportMatter& matter, const engine::ClosedPair& pair) {
  std::vector<SameGap> gaps;
  for (const ArcIndex arc : pair.leaving) {
    if (matter.analysis.graph.arcs[arc].channel != engine::Arc::kNoChannel)
      add_gap(gaps, matter, matter.analysis.graph.arcs[arc]);
  }
  std::vector<std::string> clauses;
  for (const SameGap& gap : gaps)
    clauses.push_back(gap_clause(gap.status, gap.to, gap.absences, gap.basis));
  return clauses;
}

}  // namespace

std::string closed_pair_clause(const ReportMatter& matter, const engine::ClosedPair& pair) {
  const Actor& actor = matter.network.actors[matter.analysis.graph.vertices[pair.vertex].actor];
  const Asked asked = actor.asked.empty() ? Asked::no : Asked::yes;
  return silence_clause(pair.silence, gaps_at(matter, pair), asked);
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

}  // namespace sideflow::reports
