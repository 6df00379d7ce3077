#include "reports/map/loss_map.hpp"

#include "reports/loss_places.hpp"
#include "reports/map/inner_loss.hpp"
#include "reports/map/label_lines.hpp"
#include "reports/map/legend.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/strands.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::Flows;

constexpr std::array kStages{Stage::notices, Stage::assesses, Stage::decides, Stage::policy};
constexpr LineBreaks kNameBreaks{.characters = 15, .lines = 6};
constexpr LineBreaks kGapBreaks{.characters = 20, .lines = 6};
constexpr LineBreaks kSlantedBreaks{.characters = 12, .lines = 6};  // ellipses, hexagons are wide
constexpr LineBreaks kBarrierBreaks{.characters = 15, .lines = 6};

/// What the pieces of a map are composed from.
struct Material {
  const Network& network;
  const Analysis& analysis;
  const Flows& flows;
  MapSelection selection;
  Strands lines;
  std::vector<LossPlace> places;  ///< the largest first
  double widest = 0;              ///< expected pieces of the widest line
};

bool is_shown(const Material& material, const KindId& kind) {
  return material.selection.shows(material.network, kind);
}

bool holds_something(const Material& material, const Actor& actor) {
  return std::any_of(actor.holds.begin(), actor.holds.end(),
                     [&](const Holding& holding) { return is_shown(material, holding.kind); });
}

bool collects_something(const Material& material, const Actor& actor) {
  return std::any_of(actor.collects.begin(), actor.collects.end(),
                     [&](const KindId& kind) { return is_shown(material, kind); });
}

bool takes_part(const Material& material, std::uint32_t actor) {
  return std::any_of(
      material.lines.drawn.begin(), material.lines.drawn.end(),
      [&](const Strand& strand) { return strand.from == actor || strand.to == actor; });
}

bool only_guides(const Material& material, const Actor& actor) {
  const auto touches = [&](const Channel& channel) {
    return channel.from == actor.id || channel.to == actor.id;
  };
  return !actor.needs.empty() || !actor.holds.empty() ||
         std::any_of(material.network.channels.begin(), material.network.channels.end(), touches);
}

/// Actors without any part in what the map speaks of, but with one elsewhere, stay off the map.
bool is_drawn(const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  if (!material.selection.actors[at]) return false;
  return holds_something(material, actor) || collects_something(material, actor) ||
         takes_part(material, at) || !only_guides(material, actor);
}

bool is_bearer_row(const Material& material, const engine::ReachRow& row, std::uint32_t actor) {
  const engine::Vertex& vertex = material.analysis.graph.vertices[row.row.vertex];
  return vertex.actor == actor && material.selection.kinds[vertex.kind];
}

Fortune fortune_of(const Material& material, std::uint32_t actor) {
  std::vector<const engine::ReachRow*> rows;
  for (const engine::ReachRow& row : material.analysis.reach.bearers) {
    if (is_bearer_row(material, row, actor)) rows.push_back(&row);
  }
  return fortune(material.analysis.graph, rows);
}

bool has_line_out(const Material& material, std::uint32_t actor, Status status) {
  return std::any_of(
      material.lines.drawn.begin(), material.lines.drawn.end(),
      [&](const Strand& strand) { return strand.from == actor && strand.status == status; });
}

/// Whether what others notice comes to this actor, and nobody was asked where it goes from there.
bool ends_unasked(const Material& material, std::uint32_t actor) {
  if (has_line_out(material, actor, Status::working)) return false;
  const auto& vertices = material.analysis.graph.vertices;
  for (const engine::ReachRow& row : material.analysis.reach.bearers) {
    if (fate(row) != Fate::not_known || is_bearer_row(material, row, actor)) continue;
    for (const engine::ClosedPair& pair : row.closed_set) {
      const bool here = vertices[pair.vertex].actor == actor;
      if (here && pair.silence == engine::Silence::not_asked) return true;
    }
  }
  return false;
}

/// What is lost inside an actor; of a bearer of whom not even the way is known, only what a source says: a
/// map on the wall must not blame it for what is assumed.
std::vector<InnerLoss> losses_of(const Material& material, const Actor& actor, Tone tone) {
  const Told told = tone == Tone::not_known ? Told::by_a_source : Told::by_anyone;
  return inner_losses({material.network, material.analysis, material.selection, material.places},
                      actor, told);
}

/// An actor that holds, collects, sends and gets nothing that the sources tell of.
bool is_idle(const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  return !collects_something(material, actor) && !holds_something(material, actor) &&
         !takes_part(material, at);
}

void mark_silence(Box& box, const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  if (has_line_out(material, at, Status::unknown) && !box.goal) box.question = true;
  if (ends_unasked(material, at)) {
    box.question = true;
    if (box.words.empty()) {
      box.tone = Tone::not_known;
      box.words = not_asked_words();
    }
  }
  if (is_idle(material, at)) {
    box.tone = Tone::idle;
    box.question = actor.asked.empty() && !actor.dead_end;
  }
}

Box actor_box(const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  Fortune told = fortune_of(material, at);
  Box box{.id = "actor-" + actor.id.text, .tone = told.tone};
  box.goal = collects_something(material, actor);
  box.name = label_lines(actor.name.shown(), kNameBreaks);
  box.words = std::move(told.words);
  if (box.goal && box.words.empty()) box.words = goal_words();
  box.question = told.question;
  box.assumed = actor.basis == Basis::assumed;
  if (actor.status == Status::working) {
    mark_silence(box, material, at);
  } else {
    box.tone = Tone::not_working;
    box.words = not_working_words(actor.status);
    box.question = actor.status == Status::unknown;
  }
  box.losses = losses_of(material, actor, box.tone);
  return box;
}

/// A view that grows, with where each actor stands in it.
struct Drawing {
  MapView view;
  std::map<std::uint32_t, std::size_t> box_of_actor;
  std::map<Stage, std::size_t> lane_of_stage;

  std::size_t add(Box box) {
    view.boxes.push_back(std::move(box));
    return view.boxes.size() - 1;
  }
};

void draw_lanes(Drawing& drawing, const Material& material) {
  for (const Stage stage : kStages) {
    for (std::uint32_t at = 0; at < material.network.actors.size(); ++at) {
      if (material.network.actors[at].stage != stage || !is_drawn(material, at)) continue;
      drawing.lane_of_stage.emplace(stage, drawing.view.lanes.size());
      drawing.view.lanes.push_back({std::string("lane-") + word(stage), lane_heading(stage)});
      break;
    }
  }
}

void draw_actors(Drawing& drawing, const Material& material) {
  for (std::uint32_t at = 0; at < material.network.actors.size(); ++at) {
    if (!is_drawn(material, at)) continue;
    Box box = actor_box(material, at);
    box.lane = drawing.lane_of_stage.at(material.network.actors[at].stage);
    drawing.box_of_actor[at] = drawing.add(std::move(box));
  }
}

std::optional<double> share(const Material& material, double pieces) {
  if (!material.flows.complete) return std::nullopt;
  return material.widest > 0 ? pieces / material.widest : 0.0;
}

BoxSort sort_of(const Barrier& barrier) {
  switch (barrier.effect) {
    case Effect::flow: return BoxSort::flow_barrier;
    case Effect::delay: return BoxSort::delay_barrier;
    case Effect::quality: return BoxSort::quality_barrier;
  }
  return BoxSort::flow_barrier;
}

/// "police_contact-point": of a strand, by its first channel, so that it stays the same when others
/// are changed.
std::string strand_id(const Material& material, const Strand& strand) {
  std::string id = material.network.channels[strand.channels.front()].id.text;
  std::replace(id.begin(), id.end(), '/', '_');
  return id;
}

/// The barriers of a strand that are no reasons for its absence.
std::vector<StrandBarrier> standing(const Material& material, const Strand& strand) {
  std::vector<StrandBarrier> all = strand.barriers;
  std::erase_if(all, [&](const StrandBarrier& each) {
    return material.network.barriers[each.barrier].absence;
  });
  return all;
}

/// What the box of all barriers of a line is: what thins the line before what only disturbs.
BoxSort sort_of(const Material& material, const std::vector<StrandBarrier>& barriers) {
  BoxSort sort = BoxSort::delay_barrier;
  for (const StrandBarrier& each : barriers) {
    const BoxSort next = sort_of(material.network.barriers[each.barrier]);
    if (next == BoxSort::flow_barrier) return next;
    if (next == BoxSort::quality_barrier) sort = next;
  }
  return sort;
}

/// The number of the first of these barriers that is among the largest losses.
std::optional<std::size_t> number_of(const Material& material, const Strand& strand,
                                     const std::vector<StrandBarrier>& barriers) {
  return number_of_place(material.places, [&](const LossPlace& place) {
    return place.sort == LossSort::barrier &&
           (place.senders.empty() || place.senders.contains(strand.from)) &&
           (!place.addressee || *place.addressee == strand.to) &&
           std::any_of(barriers.begin(), barriers.end(), [&](const StrandBarrier& each) {
             return place.barriers.contains(each.barrier);
           });
  });
}

/// All barriers of a line in one box, one below the other.
Box barrier_box(const Material& material, const Strand& strand,
                const std::vector<StrandBarrier>& barriers, const std::string& id) {
  Box box{.id = "barrier-" + id, .sort = sort_of(material, barriers)};
  box.number = number_of(material, strand, barriers);
  box.assumed = std::all_of(barriers.begin(), barriers.end(), [&](const StrandBarrier& each) {
    return material.network.barriers[each.barrier].basis == Basis::assumed;
  });
  for (const StrandBarrier& each : barriers) {
    const Barrier& barrier = material.network.barriers[each.barrier];
    const std::string words =
        barrier_words(barrier.effect, barrier.name.shown(), sort_of(barrier) == box.sort);
    const bool slanted = box.sort != BoxSort::flow_barrier;
    for (std::string& line : label_lines(words, slanted ? kSlantedBreaks : kBarrierBreaks)) {
      box.name.push_back(std::move(line));
    }
  }
  return box;
}

/// Of a line that itself is among the largest losses.
std::optional<std::size_t> number_of(const Material& material, const Strand& strand) {
  return number_of_place(material.places, [&](const LossPlace& place) {
    return place.sort == LossSort::channel && place.senders.contains(strand.from) &&
           place.addressee == strand.to;
  });
}

/// A working strand: a line to a box of all its barriers, and on from there, thinner.
void draw_flow(Drawing& drawing, const Material& material, const Strand& strand,
               const std::string& id) {
  Line line{.from = drawing.box_of_actor.at(strand.from), .assumed = strand.assumed};
  line.kinds = strand.kinds.size();
  line.share = share(material, strand.put_in);
  if (line.share == 0.0)
    line.sort = LineSort::link;  // nothing to thin, nothing that a barrier stops
  if (const auto barriers = standing(material, strand); !barriers.empty()) {
    Box box = barrier_box(material, strand, barriers, id);
    box.lane = drawing.view.boxes[line.from].lane;
    line.id = "line-" + id + "_in";
    line.to = drawing.add(std::move(box));
    line.ends = false;
    line.share_at_end = line.share;
    drawing.view.lines.push_back(line);
    line.from = line.to;
    line.starts = false;
    line.share = share(material, barriers.back().after);
  }
  line.id = "line-" + id + (line.starts ? "" : "_out");
  line.number = number_of(material, strand);
  line.to = drawing.box_of_actor.at(strand.to);
  line.ends = true;
  line.share_at_end = share(material, strand.comes_out);
  drawing.view.lines.push_back(line);
}

bool is_gap(const Strand& strand) {
  return strand.status == Status::missing || strand.status == Status::planned;
}

/// Why a channel is not there.
std::set<std::uint32_t> reasons(const Material& material, const Strand& strand) {
  std::set<std::uint32_t> found;
  for (const StrandBarrier& standing : strand.barriers) {
    if (material.network.barriers[standing.barrier].absence) found.insert(standing.barrier);
  }
  return found;
}

std::vector<std::string> names_of(const Material& material,
                                  const std::set<std::uint32_t>& barriers) {
  std::vector<std::string> names;
  for (const std::uint32_t at : barriers)
    names.push_back(material.network.barriers[at].name.shown());
  return names;
}

/// Where a gap leads to, where that is not plain: the map has gaps to several addressees.
std::string addressee_words(const Material& material, std::uint32_t addressee) {
  const bool alone =
      std::all_of(material.lines.drawn.begin(), material.lines.drawn.end(),
                  [&](const Strand& strand) { return !is_gap(strand) || strand.to == addressee; });
  return alone ? "" : gap_addressee_words(material.network.actors[addressee].name.shown());
}

/// Missing and planned channels from one lane to one addressee for one reason share a box and a
/// hollow end.
struct Gap {
  std::size_t lane = 0;
  std::uint32_t addressee = 0;
  Status status = Status::missing;
  std::set<std::uint32_t> reasons;

  friend auto operator<=>(const Gap&, const Gap&) = default;
};

/// "notices_contact-point_missing_no-law": the same whoever else lacks the line.
std::string id_of(const Drawing& drawing, const Material& material, const Gap& gap) {
  std::string id = drawing.view.lanes[gap.lane].id + "_" +
                   material.network.actors[gap.addressee].id.text + "_" + word(gap.status);
  for (const std::uint32_t at : gap.reasons) id += "_" + material.network.barriers[at].id.text;
  return id;
}

std::optional<std::size_t> number_of(const Material& material, const Gap& gap,
                                     std::uint32_t sender) {
  return number_of_place(material.places, [&](const LossPlace& place) {
    return place.sort == LossSort::gap && place.addressee == gap.addressee &&
           place.status == gap.status && place.barriers == gap.reasons &&
           place.senders.contains(sender);
  });
}

std::size_t draw_gap(Drawing& drawing, const Material& material, const Gap& gap) {
  const std::string id = id_of(drawing, material, gap);
  const std::string words = gap_words(gap.status, names_of(material, gap.reasons));
  const std::size_t box = drawing.add({.id = "gap-" + id,
                                       .sort = BoxSort::gap,
                                       .name = label_lines(words, kGapBreaks),
                                       .words = addressee_words(material, gap.addressee),
                                       .lane = gap.lane});
  drawing.view.lines.push_back({.id = "end-" + id,
                                .sort = LineSort::gap_end,
                                .from = box,
                                .to = drawing.box_of_actor.at(gap.addressee)});
  return box;
}

void draw_gaps(Drawing& drawing, const Material& material) {
  std::map<Gap, std::size_t> box_of_gap;
  for (const Strand& strand : material.lines.drawn) {
    if (!is_gap(strand)) continue;
    const std::size_t sender = drawing.box_of_actor.at(strand.from);
    const Gap gap{drawing.view.boxes[sender].lane, strand.to, strand.status,
                  reasons(material, strand)};
    if (!box_of_gap.contains(gap)) box_of_gap[gap] = draw_gap(drawing, material, gap);
    Box& box = drawing.view.boxes[box_of_gap[gap]];
    if (!box.number) box.number = number_of(material, gap, strand.from);
    drawing.view.lines.push_back({.id = "stub-" + strand_id(material, strand),
                                  .sort = LineSort::gap_stub,
                                  .from = sender,
                                  .to = box_of_gap[gap],
                                  .assumed = strand.assumed,
                                  .kinds = strand.kinds.size()});
  }
}

void draw_flows(Drawing& drawing, const Material& material) {
  for (const Strand& strand : material.lines.drawn) {
    if (strand.status == Status::working)
      draw_flow(drawing, material, strand, strand_id(material, strand));
  }
}

double widest(const Strands& lines) {
  double most = 0;
  for (const Strand& strand : lines.drawn) most = std::max(most, strand.put_in);
  return most;
}

/// Actors that the map leaves out because they take no part in what it speaks of.
std::size_t actors_without_part(const Material& material) {
  std::size_t number = 0;
  for (std::uint32_t at = 0; at < material.network.actors.size(); ++at) {
    if (material.selection.actors[at] && !is_drawn(material, at)) ++number;
  }
  return number;
}

std::string title_of(const Network& network, const Analysis& analysis, const MapOptions& options) {
  const std::string finding = finding_title(network, analysis, options.kind);
  if (!options.focus) return finding;
  return around_words(find_actor(network, options.focus->actor)->name.shown()) + finding;
}

/// What is not drawn, and why.
void add_notes(Drawing& drawing, const Material& material, const MapOptions& options) {
  const std::size_t without_part = actors_without_part(material) + material.selection.without_part;
  std::string words;
  if (options.kind) {
    words = other_kinds_words(without_part);
  } else if (!material.lines.guidance.empty()) {
    words = not_drawn_words(material.lines.guidance, without_part);
  }
  if (!words.empty()) drawing.view.legend.push_back({LegendSign::note, words});
  if (material.selection.left_out > 0) {
    drawing.view.legend.push_back(
        {LegendSign::note, out_of_focus_words(material.selection.left_out)});
  }
}

}  // namespace

MapView compose_loss_map(const Network& network, const Analysis& analysis, const Flows& flows,
                         const MapOptions& options) {
  const MapSelection selection = map_selection(network, analysis, options);
  Material material{network,
                    analysis,
                    flows,
                    selection,
                    strands(network, analysis, flows, selection),
                    loss_places(network, analysis)};
  material.widest = widest(material.lines);
  Drawing drawing;
  drawing.view.id = network.id;
  drawing.view.title = title_of(network, analysis, options);
  drawing.view.source_line = source_line(network, options.edition);
  drawing.view.widest = material.widest;
  draw_lanes(drawing, material);
  draw_actors(drawing, material);
  draw_flows(drawing, material);
  draw_gaps(drawing, material);
  drawing.view.legend = legend(drawing.view);
  add_notes(drawing, material, options);
  return std::move(drawing.view);
}

}  // namespace sideflow::reports
