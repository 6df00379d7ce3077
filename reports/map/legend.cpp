#include "reports/map/legend.hpp"

#include "reports/map/map_words.hpp"

#include <algorithm>
#include <array>

namespace sideflow::reports {

namespace {

template <class Holds>
bool any_box(const MapView& view, Holds holds) {
  return std::any_of(view.boxes.begin(), view.boxes.end(), holds);
}

template <class Holds>
bool any_line(const MapView& view, Holds holds) {
  return std::any_of(view.lines.begin(), view.lines.end(), holds);
}

bool has_sort(const MapView& view, BoxSort sort) {
  return any_box(view, [&](const Box& box) { return box.sort == sort; });
}

bool has_tone(const MapView& view, Tone tone) {
  return any_box(view, [&](const Box& box) { return box.tone == tone; });
}

bool has_novelty(const MapView& view, Novelty novelty) {
  return any_box(view, [&](const Box& box) { return box.novelty == novelty; }) ||
         any_line(view, [&](const Line& line) { return line.novelty == novelty; });
}

bool is_numbered(const Box& box) {
  return box.number || std::any_of(box.losses.begin(), box.losses.end(),
                                   [](const InnerLoss& loss) { return loss.number.has_value(); });
}

/// Groups in their order, of those that a box belongs to.
void add_groups(std::vector<LegendEntry>& entries, const MapView& view) {
  for (std::size_t group = 0; group < view.groups.size(); ++group) {
    const bool drawn = any_box(view, [&](const Box& box) { return box.group == group; });
    if (drawn) entries.push_back({LegendSign::group, view.groups[group], group});
  }
}

bool is_flow(const Line& line) { return line.sort == LineSort::flow; }

bool is_drawn(const MapView& view, LegendSign sign) {
  switch (sign) {
    case LegendSign::goal: return any_box(view, [](const Box& box) { return box.goal; });
    case LegendSign::arrives: return has_tone(view, Tone::arrives);
    case LegendSign::width:
      return any_line(view, [](const Line& line) { return is_flow(line) && line.share > 0.0; });
    case LegendSign::barrier: return has_sort(view, BoxSort::flow_barrier);
    case LegendSign::dotted:
      return any_line(view,
                      [](const Line& line) { return is_flow(line) && line.share_at_end == 0.0; });
    case LegendSign::delay: return has_sort(view, BoxSort::delay_barrier);
    case LegendSign::quality: return has_sort(view, BoxSort::quality_barrier);
    case LegendSign::gap: return has_sort(view, BoxSort::gap);
    case LegendSign::inner_loss:
      return any_box(view, [](const Box& box) { return !box.losses.empty(); });
    case LegendSign::question: return any_box(view, [](const Box& box) { return box.question; });
    case LegendSign::assumed:
      return any_line(view, [](const Line& line) { return line.assumed; }) ||
             any_box(view, [](const Box& box) { return box.assumed; });
    case LegendSign::idle: return has_tone(view, Tone::idle);
    case LegendSign::number:
      return any_box(view, is_numbered) ||
             any_line(view, [](const Line& line) { return line.number.has_value(); });
    case LegendSign::link:
      return any_line(view, [](const Line& line) { return line.sort == LineSort::link; });
    case LegendSign::gatekeeper: return has_tone(view, Tone::gatekeeper);
    case LegendSign::only_collector: return has_tone(view, Tone::only_collector);
    case LegendSign::opened: return has_novelty(view, Novelty::opened);
    case LegendSign::closed: return has_novelty(view, Novelty::closed);
    case LegendSign::stronger: return has_novelty(view, Novelty::stronger);
    case LegendSign::weaker: return has_novelty(view, Novelty::weaker);
    case LegendSign::size:
    case LegendSign::group:
    case LegendSign::note: return false;
  }
  return false;
}

}  // namespace

std::vector<LegendEntry> legend(const MapView& view) {
  static constexpr std::array kOrder{LegendSign::goal,       LegendSign::only_collector,
                                     LegendSign::gatekeeper, LegendSign::opened,
                                     LegendSign::closed,     LegendSign::stronger,
                                     LegendSign::weaker,     LegendSign::number,
                                     LegendSign::arrives,    LegendSign::gap,
                                     LegendSign::barrier,    LegendSign::width,
                                     LegendSign::dotted,     LegendSign::inner_loss,
                                     LegendSign::question,   LegendSign::delay,
                                     LegendSign::quality,    LegendSign::assumed,
                                     LegendSign::idle,       LegendSign::link};
  std::vector<LegendEntry> entries;
  add_groups(entries, view);
  for (const LegendSign sign : kOrder) {
    if (is_drawn(view, sign)) entries.push_back({sign, legend_words(sign)});
  }
  return entries;
}

}  // namespace sideflow::reports
