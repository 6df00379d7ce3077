#include "reports/map/structure_map.hpp"

#include "reports/map/legend.hpp"
#include "reports/map/map_lanes.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/strands.hpp"
#include "reports/map/structure_ways.hpp"
#include "reports/map/structure_words.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::ActorGraph;
using engine::Analysis;

constexpr double kLargest = 1.8;
constexpr std::size_t kMostWords = 3;  // so many of the largest carry their number

/// What the pieces of the map are composed from.
struct Material {
  const Network& network;
  const Analysis& analysis;
  const MapOptions& options;
  StructureSize size;
  MapSelection selection;
  std::vector<bool> kinds;     // by position in Network::kinds: those whose lines are drawn
  std::vector<bool> drawn;     // by position in Network::actors
  std::vector<double> values;  // by vertex of the actor graph
};

// ---- what is shown ------------------------------------------------------------------------------

/// All that the actor graph is made of, guidance too; or the one kind that is asked for.
std::vector<bool> kinds_shown(const Network& network, const Analysis& analysis,
                              const MapOptions& options, const MapSelection& selection) {
  if (options.kind) return selection.kinds;
  const auto& measured = analysis.actor_graph.kinds;
  std::vector<bool> kinds(network.kinds.size(), measured.empty());
  for (const std::uint32_t kind : measured) kinds[kind] = true;
  return kinds;
}

/// The only kind that sizes are measured on; none: several.
std::optional<KindId> kind_measured(const Material& material) {
  const auto& kinds = material.analysis.actor_graph.kinds;
  if (material.size == StructureSize::links && material.options.kind) return material.options.kind;
  if (kinds.size() != 1) return std::nullopt;
  return material.network.kinds[kinds.front()].id;
}

std::string kind_words(const Network& network, const KindId& kind) {
  return one_line(find_kind(network, kind)->name.shown());
}

ActorPair pair_of(const ActorGraph& graph, const engine::ActorLink& link) {
  return {graph.actors[link.from], graph.actors[link.to]};
}

/// Links of the actor graph with a channel for a kind that is shown, whichever actors are.
std::map<ActorPair, JoinedPair> links_of_kinds(const Material& material) {
  const auto joined = joined_pairs(material.network, material.analysis, material.kinds);
  std::map<ActorPair, JoinedPair> links;
  for (const engine::ActorLink& link : material.analysis.actor_graph.links) {
    const auto found = joined.find(pair_of(material.analysis.actor_graph, link));
    if (found != joined.end()) links.insert(*found);
  }
  return links;
}

// ---- values -------------------------------------------------------------------------------------

std::vector<double> neighbours(const Material& material) {
  const ActorGraph& graph = material.analysis.actor_graph;
  std::set<ActorPair> either_way;
  for (const auto& [pair, joined] : links_of_kinds(material))
    either_way.insert(std::minmax(pair.first, pair.second));
  std::vector<double> numbers(graph.size(), 0);
  for (const auto& [one, other] : either_way) {
    ++numbers[*vertex_of_actor(graph, one)];
    ++numbers[*vertex_of_actor(graph, other)];
  }
  return numbers;
}

std::vector<double> values_of(const Material& material) {
  const Analysis& analysis = material.analysis;
  std::vector<double> values(analysis.actor_graph.size(), 0);
  switch (material.size) {
    case StructureSize::delivery_betweenness:
      return analysis.delivery_betweenness ? analysis.delivery_betweenness->values : values;
    case StructureSize::betweenness:
      return analysis.betweenness ? analysis.betweenness->values : values;
    case StructureSize::links: return neighbours(material);
    case StructureSize::harmonic_in:
    case StructureSize::pagerank: break;
  }
  if (!analysis.centrality) return values;
  for (std::size_t v = 0; v < values.size(); ++v) {
    const engine::ActorCentrality& place = analysis.centrality->actors[v];
    values[v] =
        material.size == StructureSize::pagerank ? place.pagerank : place.harmonic_in.value_or(0);
  }
  return values;
}

/// Those of actors that are drawn, the largest first.
std::vector<std::pair<double, std::uint32_t>> ranking(const Material& material) {
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (std::uint32_t v = 0; v < material.values.size(); ++v) {
    const std::uint32_t actor = material.analysis.actor_graph.actors[v];
    if (material.drawn[actor] && material.values[v] > 0)
      ranked.emplace_back(material.values[v], actor);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return ranked;
}

bool are_equal(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::max(a, b); }

const engine::Betweenness* ways_measured(const Material& material) {
  const Analysis& analysis = material.analysis;
  const auto* found = material.size == StructureSize::delivery_betweenness
                          ? &analysis.delivery_betweenness
                          : &analysis.betweenness;
  const bool counts_ways = material.size == StructureSize::delivery_betweenness ||
                           material.size == StructureSize::betweenness;
  return counts_ways && *found ? &**found : nullptr;
}

/// What the numbers of the title are so many of.
std::size_t whole(const Material& material) {
  const ActorGraph& graph = material.analysis.actor_graph;
  const engine::LinkLength length = material.analysis.asked.length;
  if (material.size == StructureSize::delivery_betweenness)
    return journeys_with_a_way(graph, length, deliveries(material.analysis.graph, graph));
  if (material.size == StructureSize::betweenness) return pairs_with_a_way(graph, length);
  return graph.size() > 0 ? graph.size() - 1 : 0;
}

StructureFinding finding_of(const Material& material) {
  const ActorGraph& graph = material.analysis.actor_graph;
  StructureFinding finding{.size = material.size, .of = whole(material), .actors = graph.size()};
  const bool own_kind = kind_measured(material) == material.options.kind;
  finding.links = own_kind ? links_of_kinds(material).size() : graph.links.size();
  const engine::Betweenness* ways = ways_measured(material);
  finding.estimated = ways != nullptr && !ways->exact();
  finding.of_those_shown = material.selection.left_out > 0;
  for (const auto& [value, actor] : ranking(material)) {
    if (finding.largest.empty()) finding.value = value;
    if (!are_equal(value, finding.value)) break;
    finding.largest.push_back(with_article(one_line(material.network.actors[actor].name.shown())));
  }
  return finding;
}

std::string title_of(const Material& material) {
  if (std::none_of(material.drawn.begin(), material.drawn.end(), [](bool drawn) { return drawn; }))
    return nobody_mapped_words(one_line(material.network.name.shown()));
  std::string before;
  if (const auto& focus = material.options.focus)
    before += around_words(one_line(find_actor(material.network, focus->actor)->name.shown()));
  const auto measured = kind_measured(material);
  const auto& asked = material.options.kind;
  if (asked && measured != asked) {
    before += only_lines_of_kind_words(kind_words(material.network, *asked));
  } else if (measured) {
    before += kind_words(material.network, *measured) + ": ";
  }
  return before + structure_title(finding_of(material));
}

// ---- boxes --------------------------------------------------------------------------------------

void set_sizes(MapView& view, const ActorBoxes& actors, const Material& material) {
  const double most = material.values.empty()
                          ? 0
                          : *std::max_element(material.values.begin(), material.values.end());
  if (most <= 0) return;
  for (std::size_t v = 0; v < material.values.size(); ++v) {
    const auto box = actors.box_of_actor.find(material.analysis.actor_graph.actors[v]);
    if (box == actors.box_of_actor.end()) continue;
    const double part = material.values[v] / most;  // of the area that the largest has more
    view.boxes[box->second].size = std::sqrt(1 + (kLargest * kLargest - 1) * part);
  }
}

/// The three largest carry their number; of equals either all do or none.
void set_words(MapView& view, const ActorBoxes& actors, const Material& material) {
  const auto ranked = ranking(material);
  std::size_t rank = 1;
  for (std::size_t i = 0; i < std::min(ranked.size(), kMostWords); ++i) {
    const auto [value, actor] = ranked[i];
    if (ranked.size() > kMostWords && are_equal(value, ranked[kMostWords].first)) return;
    if (i > 0 && !are_equal(value, ranked[i - 1].first)) rank = i + 1;
    view.boxes[actors.box_of_actor.at(actor)].words = structure_words(material.size, value, rank);
  }
}

/// Who collects is said in words: the frame of a goal would make the box larger than its value.
void set_goals(MapView& view) {
  for (Box& box : view.boxes) {
    if (box.goal && box.words.empty()) box.words = goal_words();
    box.goal = false;
  }
}

/// Groups are all sectors in their order, so that each looks the same on the maps of all countries.
void set_groups(MapView& view, const ActorBoxes& actors, const Material& material) {
  const auto& sectors = material.network.sectors;
  for (const Sector& sector : sectors) view.groups.push_back(one_line(sector.name.shown()));
  view.groups.push_back(no_sector_words());
  for (const auto& [actor, box] : actors.box_of_actor) {
    const auto& of = material.network.actors[actor].sector;
    const auto found = std::find_if(sectors.begin(), sectors.end(),
                                    [&](const Sector& sector) { return of && sector.id == *of; });
    view.boxes[box].group = static_cast<std::size_t>(found - sectors.begin());
  }
}

// ---- lines and legend ---------------------------------------------------------------------------

std::set<ActorPair> draw_links(MapView& view, const ActorBoxes& actors, const Material& material) {
  std::set<ActorPair> drawn;
  for (const auto& [pair, joined] : links_of_kinds(material)) {
    if (!material.drawn[pair.first] || !material.drawn[pair.second]) continue;
    view.lines.push_back({.id = "line-" + pair_id(material.network, pair),
                          .sort = LineSort::link,
                          .from = actors.box_of_actor.at(pair.first),
                          .to = actors.box_of_actor.at(pair.second),
                          .assumed = joined.assumed});
    drawn.insert(pair);
  }
  return drawn;
}

void add_note(MapView& view, const std::string& text) {
  if (!text.empty()) view.legend.push_back({LegendSign::note, text});
}

bool any_larger(const MapView& view) {
  return std::any_of(view.boxes.begin(), view.boxes.end(),
                     [](const Box& box) { return box.size > 1; });
}

void set_legend(MapView& view, const Material& material, const std::set<ActorPair>& lines) {
  const engine::LinkLength length = material.analysis.asked.length;
  const auto measured = kind_measured(material);
  view.legend = legend(view);
  reword(view.legend, LegendSign::link, link_of_structure_words());
  if (any_larger(view)) {
    view.legend.insert(view.legend.begin(),
                       {LegendSign::size, structure_size_words(material.size, length)});
    add_note(view, structure_counts_words(measured ? kind_words(material.network, *measured) : "",
                                          length));
  }
  if (const auto* ways = ways_measured(material); ways != nullptr && !ways->exact())
    add_note(view, estimated_words(ways->sources, ways->of_sources));
  add_note(view, lines_not_drawn_words(pairs_without_line(material.network, material.analysis,
                                                          material.kinds, material.drawn, lines)));
  if (material.options.kind) {
    const auto left =
        std::count(material.selection.actors.begin(), material.selection.actors.end(), true) -
        std::count(material.drawn.begin(), material.drawn.end(), true);
    add_note(view, other_kinds_words(static_cast<std::size_t>(left)));
  }
  if (material.selection.left_out > 0)
    add_note(view, out_of_focus_words(material.selection.left_out));
}

}  // namespace

const char* word(StructureSize size) {
  switch (size) {
    case StructureSize::delivery_betweenness: return "delivery-betweenness";
    case StructureSize::betweenness: return "betweenness";
    case StructureSize::harmonic_in: return "harmonic-in";
    case StructureSize::pagerank: return "pagerank";
    case StructureSize::links: return "links";
  }
  return "";
}

MapView compose_structure_map(const Network& network, const Analysis& analysis, StructureSize size,
                              const MapOptions& options) {
  Material material{network, analysis, options, size, map_selection(network, analysis, options),
                    {},      {},       {}};
  material.kinds = kinds_shown(network, analysis, options, material.selection);
  material.drawn = options.kind
                       ? actors_with_part(network, material.selection.actors, material.kinds)
                       : material.selection.actors;
  material.values = values_of(material);
  ActorBoxes actors = actor_boxes(network, material.drawn, material.kinds);
  MapView view{.id = network.id,
               .title = title_of(material),
               .source_line = source_line(network, options.edition)};
  view.lanes = std::move(actors.lanes);
  view.boxes = std::move(actors.boxes);
  if (view.boxes.empty()) return view;
  set_sizes(view, actors, material);
  set_words(view, actors, material);
  set_goals(view);
  set_groups(view, actors, material);
  set_legend(view, material, draw_links(view, actors, material));
  return view;
}

}  // namespace sideflow::reports
