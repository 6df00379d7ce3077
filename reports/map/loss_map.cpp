#include "reports/map/inner_loss.hpp"
#include "reports/map/label_lines.hpp"
#include "reports/map/legend.hpp"
#include "reports/map/map_view.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/strands.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
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
  Strands lines;
  double widest = 0;  ///< expected pieces of the widest line
};

bool is_collected(const Material& material, const KindId& id) {
  const Kind* kind = find_kind(material.network, id);
  return kind != nullptr && kind->aim == Aim::collect;
}

bool holds_something(const Material& material, const Actor& actor) {
  return std::any_of(actor.holds.begin(), actor.holds.end(),
                     [&](const Holding& holding) { return is_collected(material, holding.kind); });
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

/// Actors without any part in what is to be collected, but with one in guidance, stay off the map.
bool is_drawn(const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  if (!counts(material.analysis, actor.basis)) return false;
  return holds_something(material, actor) || !actor.collects.empty() || takes_part(material, at) ||
         !only_guides(material, actor);
}

bool is_bearer_row(const Material& material, const engine::ReachRow& row, std::uint32_t actor) {
  return material.analysis.graph.vertices[row.row.vertex].actor == actor;
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
  return inner_losses(material.network, material.analysis, actor, told);
}

/// An actor that holds, collects, sends and gets nothing that the sources tell of.
bool is_idle(const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  return actor.collects.empty() && !holds_something(material, actor) && !takes_part(material, at);
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
  Box box{.id = "actor-" + actor.id.text, .tone = told.tone, .goal = !actor.collects.empty()};
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

/// "police_contact-point": of a strand, and the number that keeps two of them apart.
std::string strand_id(const Material& material, const Strand& strand, std::size_t number) {
  return material.network.actors[strand.from].id.text + "_" +
         material.network.actors[strand.to].id.text + "_" + std::to_string(number);
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

/// All barriers of a line in one box, one below the other.
Box barrier_box(const Material& material, const std::vector<StrandBarrier>& barriers,
                const std::string& id) {
  Box box{.id = "barrier-" + id, .sort = sort_of(material, barriers)};
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

/// A working strand: a line to a box of all its barriers, and on from there, thinner.
void draw_flow(Drawing& drawing, const Material& material, const Strand& strand,
               const std::string& id) {
  Line line{.from = drawing.box_of_actor.at(strand.from), .assumed = strand.assumed};
  line.kinds = strand.kinds.size();
  line.share = share(material, strand.put_in);
  if (const auto barriers = standing(material, strand); !barriers.empty()) {
    Box box = barrier_box(material, barriers, id);
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
  line.id = "line-" + id;
  line.to = drawing.box_of_actor.at(strand.to);
  line.ends = true;
  line.share_at_end = share(material, strand.comes_out);
  drawing.view.lines.push_back(line);
}

bool is_gap(const Strand& strand) {
  return strand.status == Status::missing || strand.status == Status::planned;
}

std::vector<std::string> reasons(const Material& material, const Strand& strand) {
  std::vector<std::string> names;
  for (const StrandBarrier& standing : strand.barriers) {
    const Barrier& barrier = material.network.barriers[standing.barrier];
    if (barrier.absence) names.push_back(barrier.name.shown());
  }
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
void draw_gaps(Drawing& drawing, const Material& material) {
  std::map<std::tuple<std::size_t, std::uint32_t, std::string>, std::size_t> box_of_gap;
  for (std::size_t at = 0; at < material.lines.drawn.size(); ++at) {
    const Strand& strand = material.lines.drawn[at];
    if (!is_gap(strand)) continue;
    const std::string words = gap_words(strand.status, reasons(material, strand));
    const std::size_t sender = drawing.box_of_actor.at(strand.from);
    const std::size_t addressee = drawing.box_of_actor.at(strand.to);
    const std::string id = strand_id(material, strand, at);
    const std::size_t lane = drawing.view.boxes[sender].lane;
    const auto [gap, is_new] =
        box_of_gap.try_emplace({lane, strand.to, words}, drawing.view.boxes.size());
    if (is_new) {
      drawing.add({.id = "gap-" + id,
                   .sort = BoxSort::gap,
                   .name = label_lines(words, kGapBreaks),
                   .words = addressee_words(material, strand.to),
                   .lane = lane});
      drawing.view.lines.push_back(
          {.id = "end-" + id, .sort = LineSort::gap_end, .from = gap->second, .to = addressee});
    }
    drawing.view.lines.push_back({.id = "stub-" + id,
                                  .sort = LineSort::gap_stub,
                                  .from = sender,
                                  .to = gap->second,
                                  .assumed = strand.assumed,
                                  .kinds = strand.kinds.size()});
  }
}

void draw_flows(Drawing& drawing, const Material& material) {
  for (std::size_t at = 0; at < material.lines.drawn.size(); ++at) {
    const Strand& strand = material.lines.drawn[at];
    if (strand.status == Status::working) {
      draw_flow(drawing, material, strand, strand_id(material, strand, at));
    }
  }
}

double widest(const Strands& lines) {
  double most = 0;
  for (const Strand& strand : lines.drawn) most = std::max(most, strand.put_in);
  return most;
}

/// Actors that the map leaves out because they only take part in guidance.
std::size_t actors_left_out(const Material& material) {
  std::size_t number = 0;
  for (std::uint32_t at = 0; at < material.network.actors.size(); ++at) {
    if (counts(material.analysis, material.network.actors[at].basis) && !is_drawn(material, at))
      ++number;
  }
  return number;
}

}  // namespace

MapView compose_loss_map(const Network& network, const Analysis& analysis, const Flows& flows,
                         const MapOptions& options) {
  Material material{network, analysis, flows, strands(network, analysis, flows)};
  material.widest = widest(material.lines);
  Drawing drawing;
  drawing.view.id = network.id;
  drawing.view.title = finding_title(network, analysis);
  drawing.view.source_line = source_line(network, options.edition);
  draw_lanes(drawing, material);
  draw_actors(drawing, material);
  draw_flows(drawing, material);
  draw_gaps(drawing, material);
  drawing.view.legend = legend(drawing.view);
  if (!material.lines.guidance.empty()) {
    drawing.view.legend.push_back(
        {LegendSign::note, not_drawn_words(material.lines.guidance, actors_left_out(material))});
  }
  return std::move(drawing.view);
}

}  // namespace sideflow::reports
