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
constexpr LineBreaks kBarrierBreaks{.characters = 22, .lines = 3};

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

bool nothing_reaches(const Material& material, std::uint32_t actor) {
  const auto& vertices = material.analysis.graph.vertices;
  if (!material.flows.complete) return false;
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    if (vertices[v].actor == actor && material.flows.at_vertex[v] > 0) return false;
  }
  return true;
}

Fortune fortune_of(const Material& material, std::uint32_t actor) {
  std::vector<const engine::ReachRow*> rows;
  for (const engine::ReachRow& row : material.analysis.reach.bearers) {
    if (material.analysis.graph.vertices[row.row.vertex].actor == actor) rows.push_back(&row);
  }
  return fortune(rows);
}

bool has_unknown_line(const Material& material, std::uint32_t actor) {
  return std::any_of(material.lines.drawn.begin(), material.lines.drawn.end(),
                     [&](const Strand& strand) {
                       return strand.from == actor && strand.status == Status::unknown;
                     });
}

Box actor_box(const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  Fortune told = fortune_of(material, at);
  Box box{.id = "actor-" + actor.id.text, .tone = told.tone, .goal = !actor.collects.empty()};
  box.name = label_lines(actor.name.shown());
  box.words = std::move(told.words);
  if (box.goal && box.words.empty()) box.words = goal_words();
  box.question = told.question || has_unknown_line(material, at) || actor.status == Status::unknown;
  if (actor.status != Status::working) {
    box.tone = Tone::not_working;
    box.words = not_working_words(actor.status);
  } else if (!box.goal && !holds_something(material, actor) && nothing_reaches(material, at)) {
    box.tone = Tone::idle;
  }
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

/// A working strand: a line from box to box, with a box for every barrier, thinner behind each.
void draw_flow(Drawing& drawing, const Material& material, const Strand& strand,
               const std::string& id) {
  Line line{.from = drawing.box_of_actor.at(strand.from), .assumed = strand.assumed};
  line.kinds = strand.kinds.size();
  line.share = share(material, strand.put_in);
  line.ends = false;
  for (std::size_t step = 0; step < strand.barriers.size(); ++step) {
    const Barrier& barrier = material.network.barriers[strand.barriers[step].barrier];
    if (barrier.absence) continue;
    Box box{.id = "barrier-" + barrier.id.text + "_" + id, .sort = sort_of(barrier)};
    box.name = label_lines(barrier.name.shown(), kBarrierBreaks);
    box.lane = drawing.view.boxes[drawing.box_of_actor.at(strand.from)].lane;
    line.id = "line-" + id + "_" + std::to_string(step);
    line.to = drawing.add(std::move(box));
    line.share_at_end = line.share;
    drawing.view.lines.push_back(line);
    line.from = line.to;
    line.starts = false;
    line.share = share(material, strand.barriers[step].after);
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
                   .name = label_lines(words, kBarrierBreaks),
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

std::vector<std::string> names_of(const Material& material, const std::vector<BarrierId>& ids) {
  std::vector<std::string> names;
  for (const BarrierId& id : ids) {
    const Barrier* barrier = find_barrier(material.network, id);
    if (counts(material.analysis, barrier->basis)) names.push_back(barrier->name.shown());
  }
  return names;
}

bool falls_short(const std::map<KindId, JudgedLikelihood>& likelihoods) {
  return std::any_of(likelihoods.begin(), likelihoods.end(),
                     [](const auto& entry) { return entry.second.range.best.value() < 1; });
}

/// A reason why pieces are lost inside an actor: before or behind the moment at which it recognises
/// them, and the barrier's name ("" when the likelihood alone is known).
struct InnerReason {
  std::string words;
  std::string name;

  friend auto operator<=>(const InnerReason&, const InnerReason&) = default;
};

std::vector<InnerReason> inner_reasons(const Material& material, const Actor& actor) {
  std::vector<InnerReason> all;
  for (const std::string& name : names_of(material, actor.hinder_recognises)) {
    all.push_back({not_recognised_words(), name});
  }
  if (falls_short(actor.recognises)) all.push_back({not_recognised_words(), ""});
  for (const std::string& name : names_of(material, actor.hinder_forwards)) {
    all.push_back({not_passed_on_words(), name});
  }
  if (falls_short(actor.forwards)) all.push_back({not_passed_on_words(), ""});
  return all;
}

/// One box for each reason and lane, with a stub from every actor inside which it holds.
void draw_inner_losses(Drawing& drawing, const Material& material) {
  std::map<std::pair<std::size_t, InnerReason>, std::size_t> box_of_reason;
  for (const auto& [at, actor_box_at] : drawing.box_of_actor) {
    const std::size_t lane = drawing.view.boxes[actor_box_at].lane;
    for (const InnerReason& reason : inner_reasons(material, material.network.actors[at])) {
      const std::string number = std::to_string(drawing.view.lines.size());
      const auto [box_at, is_new] =
          box_of_reason.try_emplace({lane, reason}, drawing.view.boxes.size());
      if (is_new) {
        Box box{.id = "inside-" + number, .sort = BoxSort::inner_loss, .lane = lane};
        box.name = label_lines(reason.name.empty() ? reason.words : reason.name, kBarrierBreaks);
        if (!reason.name.empty()) box.words = reason.words;
        drawing.add(std::move(box));
      }
      drawing.view.lines.push_back({.id = "lost-" + number,
                                    .sort = LineSort::inner_loss,
                                    .from = actor_box_at,
                                    .to = box_at->second,
                                    .ends = false});
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
  draw_inner_losses(drawing, material);
  drawing.view.legend = legend(drawing.view);
  if (material.lines.lines_of_guidance > 0) {
    drawing.view.legend.push_back(
        {LegendSign::note,
         not_drawn_words(material.lines.lines_of_guidance, actors_left_out(material))});
  }
  return std::move(drawing.view);
}

}  // namespace sideflow::reports
