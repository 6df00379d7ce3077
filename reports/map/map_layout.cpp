#include "reports/map/map_layout.hpp"

#include "reports/map/dot_text.hpp"
#include "reports/map/fonts.hpp"
#include "reports/map/late_boxes.hpp"
#include "reports/map/line_fans.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sideflow::reports {

namespace {

// Heights of a lane, in lines of text, at which it is split; tried in turn, the largest letters
// win.
constexpr std::array kLaneHeights{60.0, 40.0, 34.0, 29.0, 25.0, 21.0, 17.0};
constexpr double kUsualHeight = 25;
constexpr std::size_t kManyLines = 90;  // with more of them one split has to do
constexpr double kLargestFont = 15;     // in points: small maps need not shout
constexpr double kRoomyFont = 12;       // in points: letters that large may give way to room
constexpr double kSmallFont = 10;       // in points: letters smaller than that ask for less room
constexpr double kTightBetweenColumns = 0.14;
constexpr std::array kRoomBetweenColumns{0.8, 0.5};  // in inches, before scaling

/// A layout before it is moved into its room.
struct Draft {
  Arrangement arrangement;
  Positions positions;
  double scale = 0;  ///< that makes it fit the room
};

/// A draft, or why there is none.
struct Attempt {
  std::optional<Draft> draft;
  LayoutReply reply;
};

double scale_into(const Rectangle& room, const Positions& positions) {
  return std::min({room.width() / std::max(positions.width, 1.0),
                   room.height() / std::max(positions.height, 1.0),
                   kLargestFont / kLayoutFontSize});
}

Attempt attempt(const MapGround& ground, const LayoutProgram& program, Arrangement arrangement,
                const LayoutWishes& wishes) {
  Attempt made;
  made.reply =
      ask_layout(program, LayoutJob::positions, layout_dot(ground.all, arrangement, wishes));
  if (made.reply.outcome != LayoutOutcome::done) return made;
  std::optional<Positions> positions = read_positions(made.reply.bytes);
  if (!positions) {
    made.reply = {LayoutOutcome::refused, "", "the layout program answered something else", {}};
    return made;
  }
  const double scale = scale_into(ground.room, *positions);
  made.draft = Draft{std::move(arrangement), std::move(*positions), scale};
  return made;
}

/// Different arrangements, from lanes in one column to lanes in many.
std::vector<Arrangement> arrangements(const MapView& view) {
  std::vector<Arrangement> all;
  for (const double height : kLaneHeights) {
    Arrangement next = arrange(view, height);
    if (all.empty() || !(next == all.back())) all.push_back(std::move(next));
    if (view.rows) break;  // a lane in two columns would tear the rows apart
  }
  return all;
}

LayoutWishes wishes_for(const MapGround& ground, LayoutEffort effort) {
  return {.ratio = ground.room.height() / ground.room.width(), .effort = effort};
}

/// The layout with the largest letters; the first failure ends the search.
Attempt best_attempt(const MapGround& ground, const LayoutProgram& program) {
  Attempt best;
  const LayoutWishes wishes = wishes_for(ground, LayoutEffort::full);
  for (Arrangement& arrangement : arrangements(ground.all)) {
    Attempt next = attempt(ground, program, std::move(arrangement), wishes);
    if (!next.draft) return next;
    if (!best.draft || next.draft->scale > best.draft->scale) best = std::move(next);
  }
  return best;
}

Attempt with_room(const Attempt& made, const MapGround& ground, const LayoutProgram& program,
                  double between_columns) {
  LayoutWishes wishes = wishes_for(ground, LayoutEffort::full);
  wishes.between_columns = between_columns;
  return attempt(ground, program, made.draft->arrangement, wishes);
}

/// The same arrangement with more room between the columns where letters stay large, since lines that
/// are not pressed together are easier to follow; with less where letters are small.
Attempt with_best_room(Attempt made, const MapGround& ground, const LayoutProgram& program) {
  if (!made.draft) return made;
  const double font = made.draft->scale * kLayoutFontSize;
  if (font < kSmallFont) {
    Attempt tighter = with_room(made, ground, program, kTightBetweenColumns);
    return tighter.draft && tighter.draft->scale > made.draft->scale ? tighter : made;
  }
  for (const double room : kRoomBetweenColumns) {
    Attempt next = with_room(made, ground, program, room);
    if (next.draft && next.draft->scale * kLayoutFontSize >= std::min(kRoomyFont, font))
      return next;
  }
  return made;
}

Attempt simple_attempt(const MapGround& ground, const LayoutProgram& program, LayoutEffort effort) {
  return attempt(ground, program, arrange(ground.all, kUsualHeight), wishes_for(ground, effort));
}

Attempt drafted(const MapGround& ground, const LayoutProgram& program,
                std::vector<std::string>& notes) {
  const bool few = ground.all.lines.size() <= kManyLines;
  Attempt made = few ? with_best_room(best_attempt(ground, program), ground, program)
                     : simple_attempt(ground, program, LayoutEffort::full);
  if (made.reply.outcome != LayoutOutcome::timed_out) return made;
  notes.push_back(made.reply.problem + "; the map is drawn with simpler lines");
  return simple_attempt(ground, program, LayoutEffort::simple);
}

/// The draft with places for late boxes, and with ways for the lines that decide nothing. Where none is found they stay out of the
/// pictures; that is better than no picture.
Draft with_all_ways(Draft draft, const MapGround& ground, const LayoutProgram& program) {
  draft.positions = with_late_boxes(ground.all, std::move(draft.positions), kLayoutFontSize);
  const std::string dot = route_dot(ground.all, draft.positions);
  if (dot.empty()) return draft;
  const LayoutReply reply = ask_layout(program, LayoutJob::routes, dot);
  if (const auto ways = read_positions(reply.bytes))
    draft.positions.edges.insert(ways->edges.begin(), ways->edges.end());
  return draft;
}

/// Moves the draft into the middle of its room.
Positions in_room(const Draft& draft, const Rectangle& room) {
  const double left = room.left + (room.width() - draft.positions.width * draft.scale) / 2;
  const double bottom = room.bottom + (room.height() - draft.positions.height * draft.scale) / 2;
  return scaled(draft.positions, draft.scale, {left, bottom});
}

}  // namespace

MapLayout lay_out_map(const MapGround& ground, const LayoutProgram& program) {
  MapLayout layout;
  if (const std::string problem = font_problem(); !problem.empty()) layout.notes.push_back(problem);
  Attempt made = drafted(ground, program, layout.notes);
  if (!made.draft) {
    layout.problem = made.reply.problem;
    return layout;
  }
  made.draft = with_all_ways(std::move(*made.draft), ground, program);
  layout.font = kLayoutFontSize * made.draft->scale;
  layout.positions = fanned(ground.all, in_room(*made.draft, ground.room), layout.font);
  layout.arrangement = std::move(made.draft->arrangement);
  return layout;
}

}  // namespace sideflow::reports
