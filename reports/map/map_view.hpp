// The map as plain values: what is drawn, in words and shares, without a position. Renderers see
// this and nothing else; other views of the same network (structure, gatekeepers, change) are other
// functions that compose the same values.
#pragma once

#include "engine/analysis.hpp"
#include "engine/flow/channel_flow.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"

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
  idle              ///< nothing is said of what it holds or gets
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
  std::vector<std::string> lines;  ///< "× mostly not recognised: No criteria"
  Degree degree = Degree::sometimes;
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
};

enum class LineSort : std::uint8_t {
  flow,      ///< what flows, between actors and the barriers on the way
  gap_stub,  ///< from a sender to the box that says why there is no channel
  gap_end    ///< nothing is drawn but a hollow end at the addressee
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
  question,
  delay,
  quality,
  assumed,
  idle,
  note
};

/// Something that is really drawn, and what it means.
struct LegendEntry {
  LegendSign sign = LegendSign::note;
  std::string text;
};

struct MapView {
  std::string id;           ///< of the network
  std::string title;        ///< the finding as a sentence
  std::string source_line;  ///< sources and date
  std::vector<Lane> lanes;  ///< only those that have a box
  std::vector<Box> boxes;   ///< actors first, sorted by id
  std::vector<Line> lines;
  std::vector<LegendEntry> legend;
};

struct MapOptions {
  Edition edition;  ///< whose sources the source line may name
};

/// The map of what is lost where: who notices, who should get it, every barrier on its line, every
/// gap with its reason, and what nobody was asked about. Only kinds that are to be collected; lines
/// that carry guidance back are left out and counted in the legend. `analysis` and `flows` must be
/// those of `network`. A network without actors gives a map with a title alone. Linear in channels
/// times kinds, times the logarithm of the actors.
[[nodiscard]] MapView compose_loss_map(const Network& network, const engine::Analysis& analysis,
                                       const engine::Flows& flows, const MapOptions& options = {});

}  // namespace sideflow::reports
