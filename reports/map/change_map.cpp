#include "reports/map/change_map.hpp"

#include "reports/map/legend.hpp"
#include "reports/map/map_words.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

constexpr double kSame = 1e-9;  // pieces: what adding in another order does

// ---- two views side by side ---------------------------------------------------------------------

template <class Thing>
const Thing* with_id(const std::vector<Thing>& things, const std::string& id) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const Thing& each) { return each.id == id; });
  return found == things.end() ? nullptr : &*found;
}

std::optional<double> rescaled(const std::optional<double>& share, double factor) {
  return share ? std::optional(*share * factor) : std::nullopt;
}

/// The view with shares of a line that is `widest` pieces wide.
MapView on_scale(MapView view, double widest) {
  const double factor = widest > 0 ? view.widest / widest : 1;
  view.widest = widest;
  for (Line& line : view.lines) {
    line.share = rescaled(line.share, factor);
    line.share_at_end = rescaled(line.share_at_end, factor);
    line.number.reset();
  }
  for (Box& box : view.boxes) {
    box.number.reset();
    for (InnerLoss& loss : box.losses) loss.number.reset();
  }
  return view;
}

/// A view that grows out of the one after the change.
struct Comparison {
  const MapView& today;
  MapView view;

  /// Where the box of `today` stands in the view; it is added when the view has none of that id.
  std::size_t box_of(std::size_t today_box) {
    const Box& wanted = today.boxes[today_box];
    if (const Box* known = with_id(view.boxes, wanted.id))
      return static_cast<std::size_t>(known - view.boxes.data());
    Box added = wanted;
    added.lane = lane_of(today.lanes[wanted.lane]);
    view.boxes.push_back(std::move(added));
    return view.boxes.size() - 1;
  }

  std::size_t lane_of(const Lane& wanted) {
    if (const Lane* known = with_id(view.lanes, wanted.id))
      return static_cast<std::size_t>(known - view.lanes.data());
    view.lanes.push_back(wanted);
    return view.lanes.size() - 1;
  }
};

// ---- actors -------------------------------------------------------------------------------------

/// How good a bearer's lot is, from nothing arrives to all arrives.
int rank(Tone tone) {
  switch (tone) {
    case Tone::does_not_arrive: return 0;
    case Tone::not_known: return 1;
    case Tone::rarely_arrives: return 2;
    case Tone::arrives: return 3;
    default: return -1;
  }
}

void compare_losses(Box& box, const Box& before) {
  for (InnerLoss& loss : box.losses) {
    const InnerLoss* was = with_id(before.losses, loss.id);
    if (was == nullptr) {
      loss.novelty = Novelty::weaker;
    } else if (was->degree != loss.degree) {
      loss.novelty = loss.degree < was->degree ? Novelty::stronger : Novelty::weaker;
    }
  }
  for (const InnerLoss& was : before.losses) {
    if (with_id(box.losses, was.id) != nullptr) continue;
    InnerLoss gone = was;
    gone.novelty = Novelty::opened;
    gone.lines.insert(gone.lines.begin(), no_longer_words());
    box.losses.push_back(std::move(gone));
  }
}

void compare_actor(Box& box, const Box* before) {
  if (before == nullptr) {
    box.novelty = Novelty::opened;
    if (box.words.empty()) box.words = new_words();
    return;
  }
  compare_losses(box, *before);
  const bool worked = before->tone != Tone::not_working;
  const bool works = box.tone != Tone::not_working;
  if (worked != works) {
    box.novelty = works ? Novelty::opened : Novelty::closed;
    if (works && (box.words.empty() || box.goal)) box.words = now_there_words();
  } else if (rank(box.tone) < 0 || rank(before->tone) < 0) {
    return;  // not a bearer's lot, before or after
  } else if (rank(box.tone) > rank(before->tone)) {
    box.novelty = Novelty::stronger;
    box.words = now_words(box.words);
  } else if (rank(box.tone) < rank(before->tone)) {
    box.novelty = Novelty::weaker;
    box.words = now_words(box.words);
  }
}

void compare_boxes(Comparison& comparison) {
  for (Box& box : comparison.view.boxes) {
    const Box* before = with_id(comparison.today.boxes, box.id);
    if (box.sort == BoxSort::actor) compare_actor(box, before);
  }
  for (std::size_t at = 0; at < comparison.today.boxes.size(); ++at) {
    const Box& box = comparison.today.boxes[at];
    if (box.sort != BoxSort::actor || with_id(comparison.view.boxes, box.id) != nullptr) continue;
    comparison.view.boxes[comparison.box_of(at)].novelty = Novelty::closed;
  }
}

// ---- lines --------------------------------------------------------------------------------------

Novelty novelty_between(const std::optional<double>& before, const std::optional<double>& after,
                        double widest) {
  if (!before || !after) return Novelty::same;
  const double more = (*after - *before) * widest;
  if (std::abs(more) <= kSame) return Novelty::same;
  return more > 0 ? Novelty::stronger : Novelty::weaker;
}

void compare_line(Line& line, const Line* before, double widest) {
  if (before == nullptr) {
    line.novelty = Novelty::opened;
    line.sort = LineSort::flow;
    return;
  }
  line.share_before = before->share;
  line.share_at_end_before = before->share_at_end;
  line.novelty = novelty_between(before->share_at_end, line.share_at_end, widest);
  if (line.novelty == Novelty::same)
    line.novelty = novelty_between(before->share, line.share, widest);
  if (line.novelty != Novelty::same) line.sort = LineSort::flow;
}

/// Whether the line stands for channels that work.
bool works(const Line& line) { return line.sort == LineSort::flow || line.sort == LineSort::link; }

std::string stem(const std::string& id, const std::string& ending) {
  return id.ends_with(ending) ? id.substr(0, id.size() - ending.size()) : "";
}

/// A line that ran through a barrier today and runs straight now: through the barrier's box, which is
/// marked as lifted.
bool draw_lifted(Comparison& comparison, const Line& in) {
  const std::string id = stem(in.id, "_in");
  const Line* out = id.empty() ? nullptr : with_id(comparison.today.lines, id + "_out");
  const Line* straight = with_id(comparison.view.lines, id);
  if (out == nullptr || straight == nullptr) return false;
  Line first = *straight;
  first.id = in.id;
  first.to = comparison.box_of(in.to);
  first.ends = false;
  first.share_at_end = first.share;
  compare_line(first, &in, comparison.view.widest);
  Line second = *straight;
  second.id = out->id;
  second.from = first.to;
  second.starts = false;
  compare_line(second, out, comparison.view.widest);
  std::erase_if(comparison.view.lines, [&](const Line& line) { return line.id == id; });
  comparison.view.lines.push_back(std::move(first));
  comparison.view.lines.push_back(std::move(second));
  Box& box = comparison.view.boxes[comparison.view.lines.back().from];
  box.novelty = Novelty::opened;
  box.words = lifted_words();
  return true;
}

/// A line of today that is gone: drawn as it was, as no longer there.
void draw_gone(Comparison& comparison, const Line& line) {
  Line gone = line;
  gone.from = comparison.box_of(line.from);
  gone.to = comparison.box_of(line.to);
  gone.novelty = Novelty::closed;
  gone.sort = LineSort::flow;
  gone.share_before = line.share;
  gone.share_at_end_before = line.share_at_end;
  if (gone.share) gone.share = 0;
  if (gone.share_at_end) gone.share_at_end = 0;
  comparison.view.lines.push_back(std::move(gone));
}

/// The channels for which the view has a working line.
std::set<std::string> working_channels(const MapView& view) {
  std::set<std::string> channels;
  for (const Line& line : view.lines) {
    if (works(line)) channels.insert(line.channels.begin(), line.channels.end());
  }
  return channels;
}

/// Whether all that the line stands for is among `channels`, though bundled in another way.
bool stands_in(const Line& line, const std::set<std::string>& channels) {
  return !line.channels.empty() &&
         std::all_of(line.channels.begin(), line.channels.end(),
                     [&](const std::string& id) { return channels.contains(id); });
}

void compare_lines(Comparison& comparison) {
  const std::set<std::string> before = working_channels(comparison.today);
  const std::set<std::string> after = working_channels(comparison.view);
  for (Line& line : comparison.view.lines) {
    const Line* was = with_id(comparison.today.lines, line.id);
    if (works(line) && (was != nullptr || !stands_in(line, before)))
      compare_line(line, was, comparison.view.widest);
  }
  for (const Line& line : comparison.today.lines) {
    if (!works(line) || with_id(comparison.view.lines, line.id) != nullptr) continue;
    if (draw_lifted(comparison, line) || stands_in(line, after)) continue;
    if (with_id(comparison.view.lines, line.id) == nullptr) draw_gone(comparison, line);
  }
}

// ---- the sentence -------------------------------------------------------------------------------

using RowName = std::pair<ActorId, KindId>;

std::map<RowName, Fate> fates(const ComparedState& state, const std::optional<KindId>& only) {
  std::map<RowName, Fate> all;
  for (const engine::ReachRow& row : state.analysis.reach.bearers) {
    const engine::Vertex& vertex = state.analysis.graph.vertices[row.row.vertex];
    const KindId& kind = state.network.kinds[vertex.kind].id;
    if (fate(row) == Fate::at_home || (only && kind != *only)) continue;
    all[{state.network.actors[vertex.actor].id, kind}] = fate(row);
  }
  return all;
}

/// Groups of whose information something changes.
struct Turned {
  std::set<ActorId> all;     ///< groups that hold something, before or after
  std::set<ActorId> gained;  ///< something arrives that did not
  std::set<ActorId> lost;    ///< something arrives no longer
  std::set<Fate> was;        ///< how what is gained fares before
};

Turned turned(const std::map<RowName, Fate>& before, const std::map<RowName, Fate>& after) {
  Turned found;
  for (const auto& [row, was] : before) {
    found.all.insert(row.first);
    const auto now = after.find(row);
    const bool arrives = now != after.end() && now->second == Fate::arrives;
    if (was == Fate::arrives && !arrives) found.lost.insert(row.first);
    if (was == Fate::arrives || !arrives) continue;
    found.gained.insert(row.first);
    found.was.insert(was);
  }
  for (const auto& [row, now] : after) {
    found.all.insert(row.first);
    if (now == Fate::arrives && !before.contains(row)) found.gained.insert(row.first);
  }
  return found;
}

std::string groups_notice(std::size_t number, std::size_t all) {
  return fmt::format("what {} of {} groups {}", number, all, form(number, "notices", "notice"));
}

/// Decimals at which two numbers differ in two digits.
int decimals_for(double difference) {
  const int needed = 1 - static_cast<int>(std::floor(std::log10(difference)));
  return std::clamp(needed, 1, 4);
}

std::string pieces_words(const engine::Bounds& bounds, int decimals) {
  return fmt::format("{:.{}f} ({:.{}f} to {:.{}f})", bounds.best, decimals, bounds.low, decimals,
                     bounds.high, decimals);
}

using Rows = std::vector<engine::ReachRow>;

/// The sum of the rows' bounds, of one kind or all; none where an estimate cannot tell.
std::optional<engine::Bounds> sum_of(const ComparedState& state, const Rows& rows,
                                     const std::optional<KindId>& kind) {
  engine::Bounds sum;
  for (const engine::ReachRow& row : rows) {
    const engine::Vertex& vertex = state.analysis.graph.vertices[row.row.vertex];
    if (kind && state.network.kinds[vertex.kind].id != *kind) continue;
    if (row.verdict == engine::Verdict::at_home) continue;
    if (!row.probability) return std::nullopt;
    sum.low += row.probability->low;
    sum.best += row.probability->best;
    sum.high += row.probability->high;
  }
  return sum;
}

/// What changes in what those are told who need it.
std::string told_words(const ComparedState& today, const ComparedState& after,
                       const std::optional<KindId>& kind) {
  const auto before = sum_of(today, today.analysis.reach.audiences, kind);
  const auto now = sum_of(after, after.analysis.reach.audiences, kind);
  const std::string same = "nothing would change in what arrives";
  if (!before || !now || std::abs(now->best - before->best) <= kSame) return same;
  return same + (now->best > before->best ? ", but more would be told to those who need it"
                                          : ", but less would be told to those who need it");
}

std::string amount_words(const ComparedState& today, const ComparedState& after,
                         const std::optional<KindId>& kind) {
  const auto before = sum_of(today, today.analysis.reach.bearers, kind);
  const auto now = sum_of(after, after.analysis.reach.bearers, kind);
  if (!before || !now) return "the estimate cannot tell what would change";
  const double more = std::abs(now->best - before->best);
  if (more <= kSame) return told_words(today, after, kind);
  const int decimals = decimals_for(more);
  return fmt::format("{} of what groups notice would arrive: {} pieces instead of {}",
                     now->best > before->best ? "more" : "less", pieces_words(*now, decimals),
                     pieces_words(*before, decimals));
}

/// How what would arrive fares today.
std::string today_words(const std::set<Fate>& was) {
  if (was == std::set{Fate::does_not_arrive}) return "would arrive that does not arrive today";
  if (was == std::set{Fate::rarely_arrives}) return "would arrive that rarely arrives today";
  if (was == std::set{Fate::not_known}) return "would arrive; whether it does today is not known";
  return "would arrive; today it does not, only rarely, or nobody knows";
}

}  // namespace

std::string change_title(const ComparedState& today, const ComparedState& after,
                         const std::string& name, const std::optional<KindId>& kind) {
  const Turned found = turned(fates(today, kind), fates(after, kind));
  std::string words;
  if (!found.gained.empty()) {
    words = groups_notice(found.gained.size(), found.all.size()) + " " + today_words(found.was);
  }
  if (!found.lost.empty()) {
    words += (words.empty() ? "" : "; ") + groups_notice(found.lost.size(), found.all.size()) +
             " would no longer arrive";
  }
  if (words.empty()) words = amount_words(today, after, kind);
  if (kind) words = one_line(find_kind(today.network, *kind)->name.shown()) + ": " + words;
  return fmt::format("{}: {}", one_line(name), words);
}

std::string scenario_title(const std::string& name, const std::string& finding) {
  return fmt::format("Scenario, not today \u2013 {}: {}", one_line(name), continued(finding));
}

MapView compose_change_map(const MapView& today, const MapView& after, const std::string& title) {
  const double widest = std::max(today.widest, after.widest);
  const MapView before = on_scale(today, widest);
  Comparison comparison{before, on_scale(after, widest)};
  compare_boxes(comparison);
  compare_lines(comparison);
  comparison.view.title = title;
  comparison.view.legend = legend(comparison.view);
  return std::move(comparison.view);
}

}  // namespace sideflow::reports
