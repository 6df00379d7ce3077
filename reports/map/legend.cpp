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
    case LegendSign::note: return false;
  }
  return false;
}

}  // namespace

std::vector<LegendEntry> legend(const MapView& view) {
  static constexpr std::array kOrder{
      LegendSign::goal,  LegendSign::arrives, LegendSign::gap,        LegendSign::barrier,
      LegendSign::width, LegendSign::dotted,  LegendSign::inner_loss, LegendSign::question,
      LegendSign::delay, LegendSign::quality, LegendSign::assumed,    LegendSign::idle};
  std::vector<LegendEntry> entries;
  for (const LegendSign sign : kOrder) {
    if (is_drawn(view, sign)) entries.push_back({sign, legend_words(sign)});
  }
  return entries;
}

}  // namespace sideflow::reports
