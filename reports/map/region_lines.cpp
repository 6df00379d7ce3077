#include "reports/map/region_lines.hpp"

#include "reports/map/label_lines.hpp"
#include "reports/map/map_words.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace sideflow::reports {

namespace {

using engine::ReachRow;
using Drawing = RegionDrawing;
using Material = RegionMaterial;

constexpr LineBreaks kGapBreaks{.characters = 20, .lines = 6};

std::uint32_t actor_of(const Material& material, engine::VertexIndex vertex) {
  return material.analysis.graph.vertices[vertex].actor;
}

bool collects(const Material& material, std::uint32_t actor) {
  return !material.network.actors[actor].collects.empty();
}

/// All that flows from one box to another.
struct Stream {
  bool computed = true;
  double put_in = 0;
  double comes_out = 0;
  std::set<KindId> kinds;
  bool assumed = true;  ///< every part of it
};
using Streams = std::map<std::pair<std::size_t, std::size_t>, Stream>;

/// The box that the likeliest way leads to, with all that arrives: where it was too much to compute what comes
/// to each collector.
std::map<std::size_t, double> pieces_by_route(const Drawing& drawing, const Material& material,
                                              const ReachRow& row) {
  if (!row.likeliest_route || row.likeliest_route->arcs.empty() || !row.probability) return {};
  const engine::ArcIndex last = row.likeliest_route->arcs.back();
  const std::uint32_t end = actor_of(material, material.analysis.graph.numbers.heads[last]);
  const auto box = drawing.box_of_actor.find(end);
  if (box == drawing.box_of_actor.end() || row.probability->best <= 0) return {};
  return {{box->second, row.probability->best}};
}

/// How likely a row comes to each box of collectors: of several in one box that get the same piece, the
/// likeliest counts, and where there is one box alone, all of them together.
std::map<std::size_t, double> pieces_by_box(const Drawing& drawing, const Material& material,
                                            const ReachRow& row) {
  if (!row.collectors) return pieces_by_route(drawing, material, row);
  std::map<std::size_t, double> pieces;
  for (const engine::CollectorReach& each : *row.collectors) {
    const auto box = drawing.box_of_actor.find(actor_of(material, each.vertex));
    if (box == drawing.box_of_actor.end() || each.probability <= 0) continue;
    double& likeliest = pieces.try_emplace(box->second, 0).first->second;
    likeliest = std::max(likeliest, each.probability);
  }
  if (pieces.size() == 1 && row.probability) pieces.begin()->second = row.probability->best;
  return pieces;
}

void add_row(Streams& streams, const Drawing& drawing, const Material& material,
             const ReachRow& row) {
  const std::size_t place = material.places.of_actor[actor_of(material, row.row.vertex)];
  for (const auto& [box, pieces] : pieces_by_box(drawing, material, row)) {
    Stream& stream = streams[{drawing.groups_of_place.at(place), box}];
    stream.put_in += pieces;
    stream.comes_out += pieces;
    stream.assumed = false;
  }
}

void add_strand(Streams& streams, const Drawing& drawing, const Material& material,
                const Strand& strand) {
  if (strand.status != Status::working || !is_drawn(material, strand)) return;
  Stream& stream =
      streams[{drawing.box_of_actor.at(strand.from), drawing.box_of_actor.at(strand.to)}];
  stream.computed = material.flows.complete;
  stream.put_in += strand.put_in;
  stream.comes_out += strand.comes_out;
  stream.kinds.insert(strand.kinds.begin(), strand.kinds.end());
  stream.assumed = stream.assumed && strand.assumed;
}

std::string line_id(const MapView& view, const char* what, std::size_t from, std::size_t to) {
  return std::string(what) + "-" + view.boxes[from].id + "_" + view.boxes[to].id;
}

Line line_of(const MapView& view, const std::pair<std::size_t, std::size_t>& ends) {
  return {
      .id = line_id(view, "line", ends.first, ends.second), .from = ends.first, .to = ends.second};
}

void draw_streams(Drawing& drawing, const Streams& streams) {
  double& widest = drawing.view.widest;
  for (const auto& [ends, stream] : streams) widest = std::max(widest, stream.put_in);
  const auto share = [&](double pieces) { return widest > 0 ? pieces / widest : 0.0; };
  for (const auto& [ends, stream] : streams) {
    Line line = line_of(drawing.view, ends);
    line.assumed = stream.assumed;
    line.kinds = std::max<std::size_t>(1, stream.kinds.size());
    if (stream.computed) {
      line.share = share(stream.put_in);
      line.share_at_end = share(stream.comes_out);
    }
    drawing.view.lines.push_back(std::move(line));
  }
}

/// Lines that do not show where nothing is known to arrive, so that a country stays one row.
void keep_rows(Drawing& drawing, const Streams& streams) {
  for (const auto& [place, from] : drawing.groups_of_place) {
    const auto to = drawing.collectors_of_place.find(place);
    if (to == drawing.collectors_of_place.end() || streams.contains({from, to->second})) continue;
    Line line = line_of(drawing.view, {from, to->second});
    line.drawn = false;
    drawing.view.lines.push_back(std::move(line));
  }
}

// ---- gaps ---------------------------------------------------------------------------------------

std::vector<std::string> reasons(const Material& material, const Strand& strand) {
  std::vector<std::string> names;
  for (const StrandBarrier& each : strand.barriers) {
    const Barrier& barrier = material.network.barriers[each.barrier];
    if (barrier.absence) names.push_back(barrier.name.shown());
  }
  return names;
}

/// What has a box of its own: the lane of the senders, the addressee, the reason.
using Gap = std::tuple<std::size_t, std::size_t, std::string>;

/// The senders of each gap, with whether their line is assumed.
std::map<Gap, std::map<std::size_t, bool>> gaps(const Drawing& drawing, const Material& material) {
  std::map<Gap, std::map<std::size_t, bool>> all;
  for (const Strand& strand : material.between) {
    const bool gap = strand.status == Status::missing || strand.status == Status::planned;
    if (!gap || !is_drawn(material, strand)) continue;
    const std::size_t sender = drawing.box_of_actor.at(strand.from);
    const Gap key{drawing.view.boxes[sender].lane, drawing.box_of_actor.at(strand.to),
                  gap_words(strand.status, reasons(material, strand))};
    bool& assumed = all[key].try_emplace(sender, true).first->second;
    assumed = assumed && strand.assumed;
  }
  return all;
}

std::string name_of_box(const Box& box) {
  std::string name;
  for (const std::string& line : box.name) name += (name.empty() ? "" : " ") + line;
  return name;
}

}  // namespace

bool is_drawn(const RegionMaterial& material, const Strand& strand) {
  const Places& places = material.places;
  const bool from_own = places.is_own(strand.from), to_own = places.is_own(strand.to);
  return (from_own || to_own) && (from_own || collects(material, strand.from)) &&
         (to_own || collects(material, strand.to));
}

RegionDrawing with_lines(RegionDrawing drawing, const RegionMaterial& material) {
  Streams streams;
  for (const ReachRow* row : material.rows) add_row(streams, drawing, material, *row);
  for (const Strand& strand : material.between) add_strand(streams, drawing, material, strand);
  draw_streams(drawing, streams);
  keep_rows(drawing, streams);
  return drawing;
}

RegionDrawing with_gaps(RegionDrawing drawing, const RegionMaterial& material) {
  for (const auto& [gap, senders] : gaps(drawing, material)) {
    const auto& [lane, addressee, words] = gap;
    MapView& view = drawing.view;
    const std::size_t at = view.boxes.size();
    const std::string id = view.boxes[addressee].id + "_" + std::to_string(at);
    view.boxes.push_back({.id = "gap-" + id,
                          .sort = BoxSort::gap,
                          .name = label_lines(words, kGapBreaks),
                          .words = gap_addressee_words(name_of_box(view.boxes[addressee])),
                          .lane = lane});
    view.lines.push_back(
        {.id = "end-" + id, .sort = LineSort::gap_end, .from = at, .to = addressee});
    for (const auto& [sender, assumed] : senders) {
      view.lines.push_back({.id = line_id(view, "stub", sender, at),
                            .sort = LineSort::gap_stub,
                            .from = sender,
                            .to = at,
                            .assumed = assumed});
    }
  }
  return drawing;
}

}  // namespace sideflow::reports
