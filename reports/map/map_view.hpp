// The map as plain values: what is drawn, in words and shares, without a position. Renderers see
// this and nothing else; the views of a network (loss_map, structure_map, gatekeeper_map, change_map,
// region_map) are functions that compose these values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sideflow::reports {

/// What a box is.
enum class BoxSort : std::uint8_t {
  actor,
  flow_barrier,     ///< on a line, which thins there
  delay_barrier,    ///< on a line; only takes time
  quality_barrier,  ///< on a line; nothing is lost, but records cannot be joined or counts compared
  gap               ///< where a channel is missing or planned, with the reason
};

/// How an actor is marked; always together with words, an outline or a glyph.
enum class Tone : std::uint8_t {
  plain,
  arrives,
  rarely_arrives,
  does_not_arrive,  ///< the story of the map
  not_known,        ///< nobody asked, or nobody knows
  not_working,      ///< planned, missing or of unknown existence
  idle,             ///< nothing is said of what it holds or gets
  gatekeeper,       ///< of the gatekeeper map: ways of others pass only here
  only_collector    ///< of the gatekeeper map: what others notice is collected only here
};

/// What a change makes of a box or a line, on the map that compares two states.
enum class Novelty : std::uint8_t {
  same,
  opened,    ///< was not there, or did not work, before
  closed,    ///< is not there any more, or does not work
  stronger,  ///< carries, or lets through, more than before
  weaker
};

/// How much is lost, by the best estimates; the darker, the more.
enum class Degree : std::uint8_t {
  none,       ///< next to all gets through
  sometimes,  ///< half and more gets through
  unknown,    ///< something is lost, nobody knows how much
  mostly,     ///< less than half gets through
  hardly,     ///< next to nothing gets through
  all         ///< nothing gets through
};

/// Something that is lost inside an actor.
struct InnerLoss {
  std::string id;                  ///< "recognises", "turns", "forwards", "dead-end"
  std::vector<std::string> lines;  ///< "× mostly not recognised: No criteria"
  Degree degree = Degree::sometimes;
  std::optional<std::size_t> number;  ///< 1, 2, 3: one of the largest losses of the network
  Novelty novelty = Novelty::same;    ///< opened: no longer lost here
};

struct Box {
  std::string id;  ///< "actor-police": unique in the map, for the SVG
  BoxSort sort = BoxSort::actor;
  Tone tone = Tone::plain;
  bool goal = false;              ///< collects: information should arrive here
  bool question = false;          ///< carries a question mark
  bool assumed = false;           ///< that it exists is assumed
  std::vector<std::string> name;  ///< lines of at most some 15 characters; of barriers all names
  std::string words;              ///< what is said about it ("does not arrive"); may be empty
  std::vector<InnerLoss> losses;  ///< of an actor
  std::size_t lane = 0;           ///< position in MapView::lanes: its own, or its sender's
  std::optional<std::size_t> number;  ///< of a barrier or gap: 1, 2, 3 among the largest losses
  std::optional<std::size_t> group;   ///< position in MapView::groups: decides shape and fill
  double size = 1;                    ///< of an actor's letters, in parts of the usual; at least 1
  Novelty novelty = Novelty::same;
  bool drawn = true;  ///< false: only keeps its place, for another map on the same ground
  double width = 0;   ///< in parts of the font size: what it fills at least
  double height = 0;  ///< the same
};

enum class LineSort : std::uint8_t {
  flow,      ///< what flows, between actors and the barriers on the way
  gap_stub,  ///< from a sender to the box that says why there is no channel
  gap_end,   ///< nothing is drawn but a hollow end at the addressee
  link       ///< that there is a channel, whatever flows: thin and black
};

struct Line {
  std::string id;  ///< unique in the map, for the SVG
  LineSort sort = LineSort::flow;
  std::size_t from = 0;  ///< positions in MapView::boxes
  std::size_t to = 0;
  std::optional<double> share;  ///< of the widest line, 0 to 1; none: what flows is not computed
  std::optional<double> share_at_end;  ///< where it comes out: less when the channel itself is weak
  bool starts = true;                  ///< leaves an actor (else the barrier before)
  bool ends = true;                    ///< arrives at an actor, with an arrow head
  bool assumed = false;                ///< that it exists is assumed
  std::size_t kinds = 1;               ///< of information that it carries, at least 1
  std::vector<std::string> channels;   ///< ids of those that it stands for, where that is known
  std::optional<std::size_t> number;   ///< 1, 2, 3: one of the largest losses of the network
  Novelty novelty = Novelty::same;
  std::optional<double> share_before;  ///< of a line that compares: as `share`, before the change
  std::optional<double> share_at_end_before;
  bool drawn = true;                   ///< false: only keeps its place
};

/// Actors of one stage, left to right in the order in which information should travel.
struct Lane {
  std::string id;  ///< "lane-notices"
  std::string heading;
};

/// Signs without words of their own.
enum class LegendSign : std::uint8_t {
  goal,
  arrives,
  gap,
  barrier,
  width,
  dotted,
  inner_loss,
  number,
  question,
  delay,
  quality,
  assumed,
  idle,
  link,
  size,   ///< the words say of what
  group,  ///< one of MapView::groups
  gatekeeper,
  only_collector,
  opened,
  closed,
  stronger,
  weaker,
  note
};

/// Something that is really drawn, and what it means.
struct LegendEntry {
  LegendSign sign = LegendSign::note;
  std::string text;
  std::size_t group = 0;  ///< of the sign `group`
};

struct MapView {
  std::string id;           ///< of the network
  std::string title;        ///< the finding as a sentence
  std::string source_line;  ///< sources and date
  std::vector<Lane> lanes;  ///< only those that have a box
  std::vector<Box> boxes;   ///< actors first, sorted by id or name
  std::vector<Line> lines;
  double widest = 0;                ///< expected pieces that a share of 1 stands for
  std::vector<std::string> groups;  ///< names of what shape and fill stand for; empty: for nothing
  std::vector<LegendEntry> legend;
  bool rows = false;  ///< lanes are one column each, their boxes in the order of `boxes`
};

}  // namespace sideflow::reports
