#include "reports/map/loss_map.hpp"

#include "reports/map/inner_loss.hpp"
#include "reports/map/legend.hpp"
#include "reports/map/loss_strands.hpp"
#include "reports/map/map_lanes.hpp"
#include "reports/map/map_words.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::Flows;
using Material = LossMaterial;

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

bool has_a_line(const Material& material, std::uint32_t actor) {
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
         has_a_line(material, at) || !only_guides(material, actor);
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
         !has_a_line(material, at);
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

/// What is said of an actor's box, beyond its name and whether it works.
void describe(Box& box, const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  if (actor.status == Status::working) {
    Fortune told = fortune_of(material, at);
    box.tone = told.tone;
    box.words = std::move(told.words);
    if (box.goal && box.words.empty()) box.words = goal_words();
    box.question = told.question;
    mark_silence(box, material, at);
  } else if (has_line_out(material, at, Status::unknown)) {
    box.question = true;
  }
  box.losses = losses_of(material, actor, box.tone);
}

LossDrawing drawing_of_actors(const Material& material) {
  std::vector<bool> drawn;
  for (std::uint32_t at = 0; at < material.network.actors.size(); ++at)
    drawn.push_back(is_drawn(material, at));
  ActorBoxes actors = actor_boxes(material.network, drawn, material.selection.kinds);
  LossDrawing drawing;
  drawing.view.lanes = std::move(actors.lanes);
  drawing.view.boxes = std::move(actors.boxes);
  drawing.box_of_actor = std::move(actors.box_of_actor);
  for (const auto& [actor, box] : drawing.box_of_actor)
    describe(drawing.view.boxes[box], material, actor);
  return drawing;
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
  return around_words(find_actor(network, options.focus->actor)->name.shown()) + continued(finding);
}

/// What is not drawn, and why.
void add_notes(LossDrawing& drawing, const Material& material, const MapOptions& options) {
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
                    flows.complete,
                    selection,
                    strands(network, analysis, flows, selection),
                    loss_places(network, analysis)};
  material.widest = widest(material.lines);
  LossDrawing drawing = drawing_of_actors(material);
  drawing.view.id = network.id;
  drawing.view.title = title_of(network, analysis, options);
  drawing.view.source_line = source_line(network, options.edition);
  drawing.view.widest = material.widest;
  draw_strands(drawing, material);
  drawing.view.legend = legend(drawing.view);
  add_notes(drawing, material, options);
  return std::move(drawing.view);
}

}  // namespace sideflow::reports
