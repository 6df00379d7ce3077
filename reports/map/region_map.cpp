#include "reports/map/region_map.hpp"

#include "models/expects.hpp"
#include "reports/map/label_lines.hpp"
#include "reports/map/legend.hpp"
#include "reports/map/map_lanes.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/region_lines.hpp"
#include "reports/map/region_rows.hpp"
#include "reports/map/region_words.hpp"
#include "reports/map/strands.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::Flows;
using engine::ReachRow;
using Drawing = RegionDrawing;
using Material = RegionMaterial;

constexpr LineBreaks kOwnBreaks{.characters = 24, .lines = 6};

bool informs(const Kind& kind) { return kind.aim == Aim::inform; }

/// Whether the map speaks of a kind that informs: then nothing arrives anywhere that it could count.
bool is_of_guidance(const Material& material) {
  const auto& kind = material.options.kind;
  return kind && informs(*find_kind(material.network, *kind));
}

std::vector<Strand> strands_between(const Material& material, const MapSelection& selection) {
  std::vector<Strand> all =
      strands(material.network, material.analysis, material.flows, selection).drawn;
  const std::vector<std::size_t>& place_of = material.places.of_actor;
  std::erase_if(all, [&](const Strand& strand) {
    return !material.places.is_own(strand.from) && place_of[strand.from] == place_of[strand.to];
  });
  return all;
}

MapSelection guidance(const Material& material) {
  MapSelection selection = material.selection;
  for (std::size_t at = 0; at < selection.kinds.size(); ++at)
    selection.kinds[at] = informs(material.network.kinds[at]);
  return selection;
}

Material material_of(const Network& network, const Analysis& analysis, const Flows& flows,
                     const MapOptions& options) {
  Material material{network, analysis, flows, options, {}, places_of(network), {}, {}, {}};
  material.selection = map_selection(network, analysis, options);
  material.rows = travelling_rows(analysis, material.selection);
  material.between = strands_between(material, material.selection);
  if (!options.kind) material.told = strands_between(material, guidance(material));
  return material;
}

// ---- the rows -----------------------------------------------------------------------------------

void draw_groups(Drawing& drawing, const Material& material, const Tallies& tallies) {
  drawing.view.lanes.push_back({"lane-notices", "Does what groups notice arrive?"});
  for (std::size_t place = 0; place < material.places.all.size(); ++place) {
    const Tally& tally = tallies.by_place[place];
    if (tally.empty() && place == material.places.own()) continue;
    drawing.groups_of_place[place] =
        drawing.add(groups_box(material.places.all[place], tallies, tally));
  }
}

std::uint32_t actor_of(const Material& material, engine::VertexIndex vertex) {
  return material.analysis.graph.vertices[vertex].actor;
}

/// Collectors to which anything comes.
std::set<std::uint32_t> collectors_reached(const Material& material) {
  std::set<std::uint32_t> reached;
  for (const ReachRow* row : material.rows) {
    if (!row->collectors) continue;
    for (const engine::CollectorReach& each : *row->collectors)
      if (each.probability > 0) reached.insert(actor_of(material, each.vertex));
  }
  return reached;
}

void draw_collectors(Drawing& drawing, const Material& material) {
  const std::set<std::uint32_t> reached = collectors_reached(material);
  const bool with_groups = !drawing.groups_of_place.empty();
  drawing.view.lanes.push_back(
      {"lane-collects", with_groups ? "It should arrive here" : "Who collects in a country"});
  for (std::size_t place = 0; place < material.places.own(); ++place) {
    const auto collectors =
        collectors_of(material.network, material.places, material.selection, place);
    if (collectors.empty()) continue;
    Box made = collectors_box(material.network, material.places, collectors, reached);
    if (!with_groups) made.name.insert(made.name.begin(), material.places.all[place].name + ":");
    const std::size_t box = drawing.add(std::move(made));
    drawing.collectors_of_place[place] = box;
    for (const std::uint32_t at : collectors) drawing.box_of_actor[at] = box;
  }
}

// ---- between countries --------------------------------------------------------------------------

/// The countries that one of the region's own actors has working lines with on which things are only told,
/// in either direction.
std::map<std::uint32_t, std::set<std::size_t>> exchanges(const Material& material) {
  std::map<std::uint32_t, std::set<std::size_t>> countries;
  for (const Strand& strand : material.told) {
    const bool from_own = material.places.is_own(strand.from);
    if (strand.status != Status::working || from_own == material.places.is_own(strand.to)) continue;
    countries[from_own ? strand.from : strand.to].insert(
        material.places.of_actor[from_own ? strand.to : strand.from]);
  }
  return countries;
}

/// The region's own actors that the map has something to tell of.
std::set<std::uint32_t> own_actors(const Material& material) {
  const auto own =
      collectors_of(material.network, material.places, material.selection, material.places.own());
  std::set<std::uint32_t> all(own.begin(), own.end());
  for (const Strand& strand : material.between) {
    if (!is_drawn(material, strand)) continue;
    for (const std::uint32_t at : {strand.from, strand.to})
      if (material.places.is_own(at)) all.insert(at);
  }
  for (const auto& [actor, countries] : exchanges(material)) all.insert(actor);
  return all;
}

Box own_box(const Material& material, std::uint32_t at) {
  const Actor& actor = material.network.actors[at];
  Box box{.id = "actor-" + actor.id.text, .goal = !actor.collects.empty()};
  box.name = label_lines(name_in_place(material.network, material.places, at), kOwnBreaks);
  box.assumed = actor.basis == Basis::assumed;
  if (actor.status == Status::working) return box;
  box.tone = Tone::not_working;
  box.words = not_working_words(actor.status);
  box.question = actor.status == Status::unknown;
  return box;
}

void draw_own(Drawing& drawing, const Material& material) {
  const std::set<std::uint32_t> own = own_actors(material);
  const auto told = exchanges(material);
  if (own.empty()) return;
  const bool only_told =
      std::none_of(material.between.begin(), material.between.end(),
                   [&](const Strand& strand) { return is_drawn(material, strand); });
  drawing.view.lanes.push_back(
      {"lane-between", only_told ? "Told between countries" : "Between countries"});
  for (const std::uint32_t at : own) {
    Box box = own_box(material, at);
    const auto countries = told.find(at);
    if (box.words.empty() && countries != told.end())
      box.words = exchange_words(countries->second.size(), material.places.own());
    drawing.box_of_actor[at] = drawing.add(std::move(box));
  }
}

void mark_questions(Drawing& drawing, const Material& material) {
  for (const Strand& strand : material.between) {
    if (strand.status == Status::unknown && is_drawn(material, strand))
      drawing.view.boxes[drawing.box_of_actor.at(strand.from)].question = true;
  }
}

// ---- title and notes ----------------------------------------------------------------------------

/// Pairs of actors, each by the best state of what runs between them.
StatusCounts count_pairs(const std::vector<Strand>& strands) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Status> pairs;
  for (const Strand& strand : strands) {
    Status& best = pairs.try_emplace({strand.from, strand.to}, strand.status).first->second;
    best = std::min(best, strand.status);
  }
  StatusCounts counts;
  for (const auto& [pair, status] : pairs) ++counts[status];
  return counts;
}

std::string name_of_kind(const Material& material) {
  return one_line(find_kind(material.network, *material.options.kind)->name.shown());
}

std::string guidance_title(const Material& material) {
  const StatusCounts counts = count_pairs(material.between);
  return name_of_kind(material) + ": " + lines_between_words(counts);
}

/// The finding, said of so many countries: "In nine countries, what 11 of 82 groups notice ...".
std::string finding(const Material& material) {
  const std::string title =
      finding_title(material.network, material.analysis, material.options.kind);
  if (material.rows.empty()) return title;
  const std::string kind = material.options.kind ? name_of_kind(material) + ": " : "";
  std::string words = title.substr(kind.size());
  words.front() = static_cast<char>(words.front() - 'A' + 'a');  // What, Of, For
  return kind + (kind.empty() ? "In " : "in ") + countries_words(material.places.own()) + ", " +
         words;
}

void add_note(MapView& view, const std::string& text) {
  view.legend.push_back({LegendSign::note, text});
}

void add_notes(Drawing& drawing, const Material& material) {
  std::vector<Strand> others = material.between;
  std::erase_if(others, [&](const Strand& strand) { return is_drawn(material, strand); });
  if (material.between.empty() && !is_of_guidance(material))
    add_note(drawing.view, no_line_between_words());
  if (!others.empty()) add_note(drawing.view, other_lines_words(count_pairs(others)));
  if (!material.told.empty()) add_note(drawing.view, only_told_words(count_pairs(material.told)));
}

}  // namespace

bool is_joined(const Network& network) { return !network.joined.empty(); }

MapView compose_region_map(const Network& network, const Analysis& analysis, const Flows& flows,
                           const MapOptions& options) {
  expects(is_joined(network), "an overview is of several networks");
  expects(!options.focus, "an overview has no focus");
  const Material material = material_of(network, analysis, flows, options);
  Drawing drawing;
  drawing.view.id = network.id;
  drawing.view.rows = true;
  drawing.view.title = is_of_guidance(material) ? guidance_title(material) : finding(material);
  drawing.view.source_line = source_line(network, options.edition);
  if (!is_of_guidance(material))
    draw_groups(drawing, material, tallies_of(analysis, material.places, material.rows));
  draw_collectors(drawing, material);
  draw_own(drawing, material);
  drawing = with_lines(std::move(drawing), material);
  drawing = with_gaps(std::move(drawing), material);
  mark_questions(drawing, material);
  drawing.view.legend = legend(drawing.view);
  reword(drawing.view.legend, LegendSign::arrives, "what its groups notice arrives");
  reword(drawing.view.legend, LegendSign::idle, "no group is described that notices this");
  add_notes(drawing, material);
  return std::move(drawing.view);
}

}  // namespace sideflow::reports
