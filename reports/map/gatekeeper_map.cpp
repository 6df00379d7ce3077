#include "reports/map/gatekeeper_map.hpp"

#include "reports/map/gatekeeper_ways.hpp"
#include "reports/map/gatekeeper_words.hpp"
#include "reports/map/legend.hpp"
#include "reports/map/map_lanes.hpp"
#include "reports/map/map_words.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::Gatekeeper;
using engine::GatekeeperChain;
using RowNumbers = std::vector<std::uint32_t>;  // positions in FlowGraph::bearers

/// What the pieces of the map are composed from.
struct Material {
  const Network& network;
  const Analysis& analysis;
  const MapOptions& options;
  MapSelection selection;
  RowNumbers rows;                        // of the kinds shown, without those at home
  bool groups = true;                     // groups are counted, else things that groups notice
  std::map<ActorPair, std::size_t> ways;  // of the rows that hang on somebody
  std::vector<bool> drawn;                // by position in Network::actors
};

std::string name_of(const Material& material, std::uint32_t actor) {
  return one_line(material.network.actors[actor].name.shown());
}

std::uint32_t bearer(const Analysis& analysis, std::uint32_t row) {
  return analysis.graph.vertices[analysis.graph.bearers[row].vertex].actor;
}

const GatekeeperChain& chain(const Analysis& analysis, std::uint32_t row) {
  return analysis.gatekeepers->chains[row];
}

// ---- rows and groups ----------------------------------------------------------------------------

RowNumbers rows_shown(const Analysis& analysis, const MapSelection& selection) {
  RowNumbers rows;
  if (!analysis.gatekeepers) return rows;
  for (std::uint32_t row = 0; row < analysis.graph.bearers.size(); ++row) {
    const engine::Row& of = analysis.graph.bearers[row];
    if (!of.at_home && selection.kinds[analysis.graph.vertices[of.vertex].kind])
      rows.push_back(row);
  }
  return rows;
}

/// Whether all that a group notices hangs on the same, whatever its kind: then groups can be
/// counted.
bool each_group_hangs_one_way(const Analysis& analysis, const RowNumbers& rows) {
  const auto same = [&](std::uint32_t one, std::uint32_t other) {
    const GatekeeperChain &a = chain(analysis, one), &b = chain(analysis, other);
    return std::tie(a.arrives, a.gatekeepers, a.single_collectors) ==
           std::tie(b.arrives, b.gatekeepers, b.single_collectors);
  };
  // Rows are sorted by actor.
  return std::adjacent_find(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
           return bearer(analysis, a) == bearer(analysis, b) && !same(a, b);
         }) == rows.end();
}

/// How many groups, or things that groups notice, these rows are.
std::size_t number_of(const Material& material, const RowNumbers& rows) {
  if (!material.groups) return rows.size();
  std::set<std::uint32_t> actors;
  for (const std::uint32_t row : rows) actors.insert(bearer(material.analysis, row));
  return actors.size();
}

template <class Holds>
RowNumbers rows_that(const Material& material, Holds holds) {
  RowNumbers found;
  for (const std::uint32_t row : material.rows) {
    if (holds(chain(material.analysis, row))) found.push_back(row);
  }
  return found;
}

bool has_keeper(const GatekeeperChain& chain) { return !chain.gatekeepers.empty(); }
bool has_single_collector(const GatekeeperChain& chain) { return !chain.single_collectors.empty(); }

RowNumbers rows_of(const Material& material, const Gatekeeper& keeper) {
  RowNumbers rows;
  std::set_intersection(keeper.rows.begin(), keeper.rows.end(), material.rows.begin(),
                        material.rows.end(), std::back_inserter(rows));
  return rows;
}

/// How many hang on each of these actors, of those on whom any do.
std::map<std::uint32_t, std::size_t> hanging_on(const Material& material,
                                                const std::vector<Gatekeeper>& keepers) {
  std::map<std::uint32_t, std::size_t> numbers;
  for (const Gatekeeper& keeper : keepers) {
    const std::size_t number = number_of(material, rows_of(material, keeper));
    if (number > 0) numbers[keeper.actor] = number;
  }
  return numbers;
}

std::map<std::uint32_t, std::size_t> keepers(const Material& material) {
  if (!material.analysis.gatekeepers) return {};
  return hanging_on(material, material.analysis.gatekeepers->gatekeepers);
}

std::map<std::uint32_t, std::size_t> single_collectors(const Material& material) {
  if (!material.analysis.gatekeepers) return {};
  return hanging_on(material, material.analysis.gatekeepers->single_collectors);
}

// ---- the title ----------------------------------------------------------------------------------

/// On whom most hang first.
std::vector<HangsOn> named(const Material& material,
                           const std::map<std::uint32_t, std::size_t>& numbers) {
  std::vector<HangsOn> actors;
  for (const auto& [actor, number] : numbers)
    actors.push_back({with_article(name_of(material, actor)), number});
  std::stable_sort(actors.begin(), actors.end(),
                   [](const HangsOn& a, const HangsOn& b) { return a.number > b.number; });
  return actors;
}

GatekeeperFinding finding_of(const Material& material) {
  const auto number_that = [&](auto holds) {
    return number_of(material, rows_that(material, holds));
  };
  return {.groups = material.groups,
          .of = number_of(material, material.rows),
          .arriving = number_that([](const GatekeeperChain& chain) { return chain.arrives; }),
          .hanging = number_that(has_keeper),
          .collected_at_one = number_that(has_single_collector),
          .keepers = named(material, keepers(material)),
          .collectors = named(material, single_collectors(material)),
          .where = collecting_unit(material.network, material.analysis)};
}

std::string title_of(const Material& material) {
  if (std::none_of(material.drawn.begin(), material.drawn.end(), [](bool drawn) { return drawn; }))
    return nobody_mapped_words(one_line(material.network.name.shown()));
  const auto& [edition, kind, focus] = material.options;
  const std::string around =
      focus ? around_words(one_line(find_actor(material.network, focus->actor)->name.shown())) : "";
  if (material.rows.empty())
    return around + finding_title(material.network, material.analysis, kind);
  const std::string of_kind =
      kind ? one_line(find_kind(material.network, *kind)->name.shown()) + ": " : "";
  return around + of_kind + gatekeeper_title(finding_of(material));
}

// ---- what is drawn ------------------------------------------------------------------------------

/// By pair: how many of what hangs on somebody have a way over it, counted as in the title.
std::map<ActorPair, std::size_t> ways_of_what_hangs(const Material& material) {
  const RowNumbers hanging = rows_that(material, [](const GatekeeperChain& chain) {
    return has_keeper(chain) || has_single_collector(chain);
  });
  std::map<ActorPair, std::size_t> numbers;
  for (const auto& [pair, rows] : rows_over_pairs(material.analysis.graph, hanging))
    numbers[pair] = number_of(material, rows);
  return numbers;
}

/// Actors with a part in the kinds shown, and those on the ways into which these turn.
std::vector<bool> actors_drawn(const Material& material) {
  const MapSelection& selection = material.selection;
  std::vector<bool> drawn = actors_with_part(material.network, selection.actors, selection.kinds);
  for (const auto& [pair, number] : material.ways) {
    for (const std::uint32_t actor : {pair.first, pair.second})
      if (selection.actors[actor]) drawn[actor] = true;
  }
  return drawn;
}

// ---- boxes --------------------------------------------------------------------------------------

RowNumbers rows_of_bearer(const Material& material, std::uint32_t actor) {
  RowNumbers rows;
  std::copy_if(material.rows.begin(), material.rows.end(), std::back_inserter(rows),
               [&](std::uint32_t row) { return bearer(material.analysis, row) == actor; });
  return rows;
}

Fortune fortune_of(const Material& material, const RowNumbers& rows) {
  std::vector<const engine::ReachRow*> reach;
  for (const std::uint32_t row : rows) {
    if (row < material.analysis.reach.bearers.size())
      reach.push_back(&material.analysis.reach.bearers[row]);
  }
  return fortune(material.analysis.graph, reach);
}

/// The gatekeepers of any of these rows, in the order of their ways.
std::vector<std::string> keepers_of(const Material& material, const RowNumbers& rows) {
  std::vector<std::string> names;
  for (const std::uint32_t row : rows) {
    for (const std::uint32_t actor : chain(material.analysis, row).gatekeepers) {
      const std::string name = name_of(material, actor);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

/// What is said of a bearer: on whom it hangs, and of all else how it fares.
Fortune bearer_words(const Material& material, std::uint32_t actor) {
  RowNumbers hanging, rest;
  const RowNumbers rows = rows_of_bearer(material, actor);
  for (const std::uint32_t row : rows)
    (has_keeper(chain(material.analysis, row)) ? hanging : rest).push_back(row);
  Fortune told = fortune_of(material, rest);
  if (hanging.empty()) return told;
  const std::string words =
      only_through_words(keepers_of(material, hanging), hanging.size(), rows.size());
  told.words = and_the_rest_words(words, told.words);
  return told;
}

/// A gatekeeper's own information, where it does not simply arrive.
std::string own_words(const Fortune& own) { return own.tone == Tone::arrives ? "" : own.words; }

void say_of_all(MapView& view, const ActorBoxes& actors, const Material& material) {
  const auto gates = keepers(material), places = single_collectors(material);
  for (const auto& [actor, at] : actors.box_of_actor) {
    Box& box = view.boxes[at];
    if (box.tone == Tone::not_working) continue;
    const Fortune told = bearer_words(material, actor);
    box.question = told.question;
    box.words = told.words;
    if (const auto gate = gates.find(actor); gate != gates.end()) {
      box.tone = Tone::gatekeeper;
      box.words =
          and_its_own_words(gatekeeper_words(gate->second, material.groups), own_words(told));
    } else if (const auto place = places.find(actor); place != places.end()) {
      box.tone = Tone::only_collector;
      box.goal = true;
      box.words =
          and_its_own_words(only_collector_words(place->second, material.groups), own_words(told));
    } else if (box.words.empty() && box.goal) {
      box.words = goal_words();
    }
  }
}

// ---- lines and legend ---------------------------------------------------------------------------

std::size_t most_over_a_pair(const Material& material) {
  std::size_t most = 1;
  for (const auto& [pair, number] : material.ways) most = std::max(most, number);
  return most;
}

std::set<ActorPair> pairs_drawn(const Material& material) {
  std::set<ActorPair> pairs = open_pairs(material.analysis.graph, material.selection.kinds);
  for (const auto& [pair, number] : material.ways) pairs.insert(pair);
  std::erase_if(pairs, [&](const ActorPair& pair) {
    return !material.drawn[pair.first] || !material.drawn[pair.second];
  });
  return pairs;
}

void draw_lines(MapView& view, const ActorBoxes& actors, const Material& material,
                const std::set<ActorPair>& pairs) {
  const std::vector<bool> all_kinds(material.network.kinds.size(), true);
  const auto joined = joined_pairs(material.network, material.analysis, all_kinds);
  const auto most = static_cast<double>(most_over_a_pair(material));
  for (const ActorPair& pair : pairs) {
    Line line{.id = "line-" + pair_id(material.network, pair), .sort = LineSort::link};
    line.from = actors.box_of_actor.at(pair.first);
    line.to = actors.box_of_actor.at(pair.second);
    const auto found = joined.find(pair);
    line.assumed = found != joined.end() && found->second.assumed;
    if (const auto way = material.ways.find(pair); way != material.ways.end()) {
      line.sort = LineSort::flow;
      line.share = line.share_at_end = static_cast<double>(way->second) / most;
    }
    view.lines.push_back(std::move(line));
  }
}

/// Where nothing else should arrive than what arrives only there, one sign says it.
void leave_out_plain_goals(MapView& view) {
  const bool any_plain = std::any_of(view.boxes.begin(), view.boxes.end(), [](const Box& box) {
    return box.goal && box.tone != Tone::only_collector;
  });
  if (any_plain) return;
  std::erase_if(view.legend,
                [](const LegendEntry& entry) { return entry.sign == LegendSign::goal; });
}

void add_note(MapView& view, const std::string& text) {
  if (!text.empty()) view.legend.push_back({LegendSign::note, text});
}

void set_legend(MapView& view, const Material& material, const std::set<ActorPair>& lines) {
  const auto& gatekeepers = material.analysis.gatekeepers;
  view.legend = legend(view);
  leave_out_plain_goals(view);
  reword(view.legend, LegendSign::width, width_of_gatekeepers_words());
  reword(view.legend, LegendSign::link, link_of_gatekeepers_words(!material.ways.empty()));
  reword(view.legend, LegendSign::gatekeeper, known_gatekeeper_words());
  if (!rows_that(material, [](const GatekeeperChain& chain) { return chain.arrives; }).empty())
    add_note(view, gatekeeper_note(gatekeepers->left_out));
  add_note(view, lines_not_drawn_words(pairs_without_line(material.network, material.analysis,
                                                          material.selection.kinds, material.drawn,
                                                          lines)));
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

MapView compose_gatekeeper_map(const Network& network, const Analysis& analysis,
                               const MapOptions& options) {
  Material material{network, analysis, options, map_selection(network, analysis, options),
                    {},      true,     {},      {}};
  material.rows = rows_shown(analysis, material.selection);
  material.groups = each_group_hangs_one_way(analysis, material.rows);
  material.ways = ways_of_what_hangs(material);
  material.drawn = actors_drawn(material);
  ActorBoxes actors = actor_boxes(network, material.drawn, material.selection.kinds);
  MapView view{.id = network.id,
               .title = title_of(material),
               .source_line = source_line(network, options.edition)};
  view.lanes = std::move(actors.lanes);
  view.boxes = std::move(actors.boxes);
  if (view.boxes.empty()) return view;
  say_of_all(view, actors, material);
  const std::set<ActorPair> lines = pairs_drawn(material);
  draw_lines(view, actors, material, lines);
  set_legend(view, material, lines);
  return view;
}

}  // namespace sideflow::reports
