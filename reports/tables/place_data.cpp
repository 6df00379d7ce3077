// Data tables of what single elements and actors mean: elements, gatekeepers, cuts, key players, centrality,
// hand-over.
#include "reports/element_words.hpp"
#include "reports/tables/elements_json.hpp"
#include "reports/tables/hand_over_json.hpp"
#include "reports/tables/structure_json.hpp"
#include "reports/tables/workbook_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

constexpr Measure kWhole = Measure::whole;
constexpr Measure kNumber = Measure::number;
constexpr Measure kChance = Measure::probability;
constexpr Measure kText = Measure::text;

// ---- elements -----------------------------------------------------------------------------------

constexpr Field kElementFields[] = {
    {"/element_words", "Element", kText, "A channel for a kind, a barrier, or what an actor does."},
    {"/on_a_way", "On a way", kText,
     "yes: on a way, working or not, from a bearer to a collector."},
    {"/status", "Status"},
    {"/likelihood", "Likelihood", kChance, "Best estimate today; 0 where it does not work."},
    {"/gain_if_repaired/best", "Gain if repaired", kNumber,
     "How many more pieces would arrive if it were perfect; of a line that does not work: if it "
     "were "
     "opened at its own likelihood. A piece is one row of the sheet \"bearers\" that is not at "
     "home."},
    {"/gain_if_repaired/low", "Gain, low", kNumber, "5 % point of the draws."},
    {"/gain_if_repaired/high", "Gain, high", kNumber, "95 % point of the draws."},
    {"/loss_if_gone", "Loss if gone", kNumber, "How many pieces fewer would arrive without it."},
    {"/derivative", "Derivative", kNumber,
     "Pieces that arrive with it perfect, minus those with it shut."},
    {"/standard_error", "Standard error", kNumber,
     "Of the derivative, for actors of the loss; 0 where it is exact."},
    {"/share_first", "Share of draws first", kChance, "In which its gain is the largest."},
    {"/share_first_three", "Share of draws among three", kChance,
     "In which its gain is among the three largest."},
    {"/stamp", "Stamp", kText,
     "How it may be quoted that it is among the first three: solid, tentative, do not quote."},
    {"/element", "Element (id)"},
};

constexpr Field kJointGainFields[] = {
    {"/first_words", "One"},
    {"/second_words", "The other"},
    {"/beyond", "Beyond", kNumber,
     "Gain of both together minus the sum of their gains: below 0 where one makes up for the "
     "other, above 0 "
     "where one needs the other."},
    {"/elements/0", "One (id)"},
    {"/elements/1", "The other (id)"},
};

Json element_rows(const TableMatter& matter) {
  const engine::FlowGraph& graph = matter.analysis.graph;
  const auto& on_a_way = matter.analysis.importance.on_a_way;
  Json rows = elements_json(matter.network, matter.analysis, WhichElements::all);
  for (Json& row : rows) {
    const auto index = engine::find_element(graph, row["element"].get<std::string>());
    if (index && *index < on_a_way.size()) row["on_a_way"] = on_a_way[*index] != 0;
  }
  return with_element_words(matter, std::move(rows));
}

std::string words_of_element(const TableMatter& matter, const Json& name) {
  const auto index = engine::find_element(matter.analysis.graph, name.get<std::string>());
  return index ? element_words(matter.network, matter.analysis.graph.elements[*index]) : "";
}

Json joint_rows(const TableMatter& matter) {
  Json rows = joint_gains_json(matter.analysis);
  for (Json& row : rows) {
    row["first_words"] = words_of_element(matter, row["elements"][0]);
    row["second_words"] = words_of_element(matter, row["elements"][1]);
  }
  return rows;
}

// ---- gatekeepers, cuts, key players -----------------------------------------------------------------

constexpr Field kGatekeeperFields[] = {
    {"/actor_name", "Who"},
    {"/as", "As", kText,
     "gatekeeper: all known ways of these rows pass it; only collector: without it they do not "
     "arrive."},
    {"/depends", "Rows that depend on it", kWhole,
     "Of the sheet \"bearers\"; only such as arrive."},
    {"/row_words", "Which rows", kText, "Of gatekeepers."},
    {"/actor", "Who (id)"},
};

constexpr Field kCutFields[] = {
    {"/actor_name", "Who", kText, "Who notices it."},
    {"/kind_name", "What"},
    {"/actors/size", "Fewest actors", kWhole, "Without whom it does not arrive."},
    {"/actor_sets", "Which actors", kText, "Each set by itself would do; in brackets."},
    {"/actors/disjoint_ways", "Ways apart", kWhole, "Of which no two pass the same actor."},
    {"/channels/size", "Fewest channels", kWhole, "Without which it does not arrive."},
    {"/channel_sets", "Which channels", kText, "Each set by itself would do; in brackets."},
    {"/channels/disjoint_ways", "Ways apart by channels", kWhole,
     "Of which no two pass the same channel."},
    {"/actor", "Who (id)"},
    {"/kind", "What (id)"},
};

constexpr Field kWeakPointFields[] = {
    {"/what", "What", kText, "Without it a part of the network falls apart, directions aside."},
    {"/names", "Who"},
    {"/pieces", "Parts", kWhole, "Into which it falls, of actors."},
    {"/two_way", "Two-way", kText, "Of lines."},
    {"/ids", "Who (id)"},
};

constexpr Field kKeyPlayerFields[] = {
    {"/question", "If they", kText},
    {"/size", "How many", kWhole},
    {"/names", "Who"},
    {"/change", "Change", kNumber, "In pieces that arrive, at best likelihoods."},
    {"/standard_error", "Standard error", kNumber, "0 where it is exact."},
    {"/actors", "Who (ids)"},
};

std::string pair_words(const Network& network, const Json& pair) {
  return fmt::format("{} ({})", actor_name(network, ActorId{pair["actor"].get<std::string>()}),
                     kind_name(network, KindId{pair["kind"].get<std::string>()}));
}

std::string names_of(const Network& network, const Json& ids) {
  std::vector<std::string> names;
  for (const Json& id : ids) names.push_back(actor_name(network, ActorId{id.get<std::string>()}));
  return in_one_cell(names);
}

Json keepers_as(const TableMatter& matter, const Json& keepers, const char* as) {
  Json rows = Json::array();
  for (const Json& keeper : keepers) {
    std::vector<std::string> pairs;
    for (const Json& pair : keeper.value("rows", Json::array()))
      pairs.push_back(pair_words(matter.network, pair));
    rows.push_back(keeper);
    rows.back()["as"] = as;
    rows.back()["row_words"] = in_one_cell(pairs);
  }
  return with_names(matter.network, rows);
}

std::string sets_words(const Json& sets) {
  std::vector<std::string> words;
  for (const Json& set : sets) words.push_back("(" + cell_text(json_cell(set)) + ")");
  return in_one_cell(words);
}

Json cut_rows(const TableMatter& matter) {
  Json rows = smallest_cuts_json(matter.network, matter.analysis, matter.kind);
  for (Json& row : rows) {
    row["actor_sets"] = sets_words(row["actors"]["sets"]);
    row["channel_sets"] = sets_words(row["channels"]["sets"]);
  }
  return with_names(matter.network, std::move(rows));
}

Json weak_point_rows(const TableMatter& matter) {
  const Json points = weak_points_json(matter.network, matter.analysis);
  Json rows = Json::array();
  for (const Json& joint : points["joints"])
    rows.push_back({{"what", "actor"}, {"ids", {joint["actor"]}}, {"pieces", joint["pieces"]}});
  for (const Json& bridge : points["bridges"])
    rows.push_back({{"what", "line"}, {"ids", bridge["actors"]}, {"two_way", bridge["two_way"]}});
  for (Json& row : rows) row["names"] = names_of(matter.network, Json(row["ids"]));
  return rows;
}

Json key_player_rows(const TableMatter& matter) {
  const Json players = key_players_json(matter.network, matter.analysis);
  Json rows = Json::array();
  for (const auto& [key, question] :
       {std::pair("removal", "fall away"), std::pair("training", "are trained")}) {
    for (const Json& set : players[key]["sets"]) {
      rows.push_back(set);
      rows.back()["question"] = question;
      rows.back()["size"] = set["actors"].size();
      rows.back()["names"] = names_of(matter.network, set["actors"]);
    }
  }
  return rows;
}

// ---- centrality ---------------------------------------------------------------------------------

constexpr Field kCentralityFields[] = {
    {"/actor_name", "Who"},
    {"/in_degree", "Lines in", kWhole, "From how many others it has a working line."},
    {"/out_degree", "Lines out", kWhole, "To how many others it has a working line."},
    {"/in_strength", "Strength in", kNumber, "Sum of the likelihoods of these lines."},
    {"/out_strength", "Strength out", kNumber, "Sum of the likelihoods of these lines."},
    {"/delivery_betweenness", "Delivery betweenness", kNumber,
     "On how many of the shortest ways from those who notice to those who collect it stands."},
    {"/delivery_betweenness_error", "Delivery betweenness, error", kNumber, "Where it is sampled."},
    {"/betweenness", "Betweenness", kNumber,
     "The same of the shortest ways between all ordered pairs of others; not normalised."},
    {"/betweenness_error", "Betweenness, error", kNumber, "Where it is sampled."},
    {"/harmonic_in", "Closeness in", kNumber,
     "Sum of 1 / length of way over those who can reach it."},
    {"/harmonic_out", "Closeness out", kNumber, "The same over those whom it can reach."},
    {"/pagerank", "PageRank", kChance, "Damping 0.85; all together 1."},
    {"/eigenvector", "Eigenvector", kChance, "The largest is 1; nothing where it is not unique."},
    {"/hub", "Hub", kChance, "The largest is 1."},
    {"/authority", "Authority", kChance, "The largest is 1."},
    {"/coreness", "Coreness", kWhole, "Directions aside."},
    {"/constraint", "Constraint", kNumber, "Burt's, directions aside; nothing without neighbours."},
    {"/effective_size", "Effective size", kNumber, "Burt's, directions aside."},
    {"/clustering", "Clustering", kChance, "Nothing with less than two neighbours."},
    {"/activity", "Activity", kChance, "Share of all channels that begin or end here."},
    {"/exclusivity", "Exclusivity", kNumber,
     "How much of what it sends or holds nobody else does."},
    {"/ei_sector", "E-I of sectors", kNumber, "-1: its lines stay in its sector; 1: all lead out."},
    {"/ei_level", "E-I of levels", kNumber, "-1: its lines stay on its level; 1: all lead out."},
    {"/weak_component", "Weak component", kWhole, "Equal for actors in the same one."},
    {"/strong_component", "Strong component", kWhole, "Equal for actors in the same one."},
    {"/brokerage/coordinator/ways", "Coordinator, ways", kWhole,
     "Between two who have no line of their own, all three in one sector."},
    {"/brokerage/coordinator/flow", "Coordinator, flow", kNumber,
     "Sum of the likelihoods of these ways."},
    {"/brokerage/consultant/ways", "Consultant, ways", kWhole,
     "Between two of one sector, itself of another."},
    {"/brokerage/consultant/flow", "Consultant, flow", kNumber,
     "Sum of the likelihoods of these ways."},
    {"/brokerage/gatekeeper/ways", "Gatekeeper, ways", kWhole, "Lets in what comes from outside."},
    {"/brokerage/gatekeeper/flow", "Gatekeeper, flow", kNumber,
     "Sum of the likelihoods of these ways."},
    {"/brokerage/representative/ways", "Representative, ways", kWhole,
     "Carries out what comes from inside."},
    {"/brokerage/representative/flow", "Representative, flow", kNumber,
     "Sum of the likelihoods of these ways."},
    {"/brokerage/liaison/ways", "Liaison, ways", kWhole,
     "Each of the three in a sector of its own."},
    {"/brokerage/liaison/flow", "Liaison, flow", kNumber, "Sum of the likelihoods of these ways."},
    {"/actor", "Who (id)"},
};

constexpr Field kMixingFields[] = {
    {"/grouping", "Of", kText, "sectors, or levels."},
    {"/from", "From (id)", kText, "Nothing: actors without one."},
    {"/to", "To (id)", kText, "Nothing: actors without one."},
    {"/links", "Links", kWhole, "Pairs of actors with a working channel."},
};

Json mixing_rows(const TableMatter& matter) {
  const Json graph = actor_graph_json(matter.network, matter.analysis);
  Json rows = Json::array();
  for (const char* grouping : {"sectors", "levels"}) {
    for (const Json& links : graph[grouping]["links"]) {
      rows.push_back(links);
      rows.back()["grouping"] = grouping;
    }
  }
  return rows;
}

// ---- hand-over ----------------------------------------------------------------------------------

constexpr Field kHandOverFields[] = {
    {"/actor_name", "Who", kText, "Who refers a case."},
    {"/kind_name", "What"},
    {"/arrived", "Arrives", kChance,
     "That one case, referred one way at a time, arrives. Another question than the sheet "
     "\"bearers\"."},
    {"/causes/not-recognised", "Not recognised", kChance},
    {"/causes/not-passed-on", "Not passed on", kChance},
    {"/causes/on-channel", "Lost on a channel", kChance},
    {"/causes/not-turned", "Not turned", kChance, "Into what the next desk takes."},
    {"/causes/no-way", "Without a known way on", kChance,
     "Why it is not known stands in the sheet \"hand over losses\"."},
    {"/causes/circles", "Goes in circles", kChance},
    {"/stations", "Stations", kNumber, "Expected number of desks."},
    {"/hand_overs", "Hand-overs", kNumber, "Expected number."},
    {"/if_arrived/hand_overs", "Hand-overs if it arrives", kNumber},
    {"/if_arrived/days", "Days if it arrives", kNumber, "Steps without a time count as 0 days."},
    {"/if_arrived/untimed", "Steps without a time if it arrives", kNumber},
    {"/balance", "Balance", kNumber, "How far all that becomes of it is from 1."},
    {"/actor", "Who (id)"},
    {"/kind", "What (id)"},
};

constexpr Field kHandOverLossFields[] = {
    {"/row/actor_name", "Who", kText, "Who refers a case."},
    {"/row/kind_name", "What"},
    {"/where_name", "Where", kText, "At whose desk the case ends."},
    {"/entry/cause", "Cause"},
    {"/entry/why", "Why", kText, "Of no way: said by a source, open, or not asked."},
    {"/entry/amount", "Amount", kChance, "Of one case."},
    {"/row/actor", "Who (id)"},
    {"/row/kind", "What (id)"},
    {"/entry/actor", "Where (id)"},
    {"/entry/element", "Element (id)"},
};

constexpr Field kLoadFields[] = {
    {"/actor_name", "Who"},
    {"/cases", "Cases", kNumber, "Expected at the desk, where each row refers one case."},
    {"/actor", "Who (id)"},
};

Json loss_rows(const TableMatter& matter, const Json& rows) {
  Json entries = unfolded(rows, "lost");
  for (Json& entry : entries)
    entry["where_name"] =
        actor_name(matter.network, ActorId{entry["entry"]["actor"].get<std::string>()});
  return entries;
}

}  // namespace

DataTables element_data(const TableMatter& matter) {
  if (!matter.analysis.asked.parts.reach) return {};
  return {table_of("elements", kElementFields, element_rows(matter)),
          table_of("joint gains", kJointGainFields, joint_rows(matter))};
}

DataTables gatekeeper_data(const TableMatter& matter) {
  if (!matter.analysis.gatekeepers) return {};
  Json rows = keepers_as(matter, gatekeepers_json(matter.network, matter.analysis, matter.kind),
                         "gatekeeper");
  const Json collectors =
      keepers_as(matter, single_collectors_json(matter.network, matter.analysis, matter.kind),
                 "only collector");
  rows.insert(rows.end(), collectors.begin(), collectors.end());
  return {table_of("gatekeepers", kGatekeeperFields, rows)};
}

DataTables bottleneck_data(const TableMatter& matter) {
  DataTables tables = gatekeeper_data(matter);
  if (matter.analysis.smallest_cuts)
    tables.push_back(table_of("cuts", kCutFields, cut_rows(matter)));
  if (matter.analysis.weak_points)
    tables.push_back(table_of("weak points", kWeakPointFields, weak_point_rows(matter)));
  if (matter.analysis.key_players)
    tables.push_back(table_of("key players", kKeyPlayerFields, key_player_rows(matter)));
  return tables;
}

DataTables centrality_data(const TableMatter& matter) {
  if (!matter.analysis.centrality) return {};
  return {table_of("centrality", kCentralityFields,
                   with_names(matter.network, centrality_json(matter.network, matter.analysis))),
          table_of("links between", kMixingFields, mixing_rows(matter))};
}

DataTables hand_over_data(const TableMatter& matter) {
  const auto& found = matter.analysis.hand_over;
  if (!found) return {};
  const engine::FlowGraph& graph = matter.analysis.graph;
  const Json rows =
      with_names(matter.network, hand_over_json(matter.network, graph, *found, matter.kind));
  const Json load = hand_over_total_json(matter.network, graph, *found)["load"];
  return {table_of("hand over", kHandOverFields, rows),
          table_of("hand over losses", kHandOverLossFields, loss_rows(matter, rows)),
          table_of("load of desks", kLoadFields, with_names(matter.network, load))};
}

}  // namespace sideflow::reports
