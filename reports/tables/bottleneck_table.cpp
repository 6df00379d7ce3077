#include "reports/tables/bottleneck_table.hpp"

#include "reports/element_words.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

using engine::Analysis;

// ---- fixed words --------------------------------------------------------------------------------

std::string gatekeeper_sentence(std::size_t arriving, std::size_t rows) {
  const std::string known = fmt::format(
      "Of {} that groups notice, {} known to have a way that lets something through at best "
      "likelihoods.",
      counted(rows, "thing", "things"), arriving == 1 ? "1 is" : fmt::format("{} are", arriving));
  if (arriving == 0) return known;
  return known +
         " All known ways of a thing pass its gatekeepers: without such an actor it does not "
         "arrive, "
         "however many lines there are before and behind. How strong a way is does not count here.";
}

constexpr const char* kNoGatekeeper = "Nobody is passed by all known ways of any of them.";

std::string not_tried_sentence(std::size_t actors) {
  if (actors == 0) return "";
  return fmt::format("{} too much work to try; there may be more than these.",
                     counted(actors, "actor was", "actors were"));
}

std::string rows_without_cuts_sentence(std::size_t rows) {
  if (rows == 0) return "";
  return fmt::format("{} too much work to look at.",
                     counted(rows, "further row was", "further rows were"));
}

constexpr const char* kGatekeeper = "gatekeeper";
constexpr const char* kCollector = "only collector";

constexpr const char* kCutsMean =
    "How few keep it from arriving. One actor, or one channel: everything hangs on it. \"Ways "
    "apart\" "
    "is how many ways there are of which no two pass the same actor.";

std::string weak_words(const Network& network, const Analysis& analysis) {
  std::vector<std::string> joints, bridges;
  const auto name = [&](std::uint32_t vertex) {
    return actor_name(network, network.actors[analysis.actor_graph.actors[vertex]].id);
  };
  for (const engine::Joint& joint : analysis.weak_points->joints)
    joints.push_back(name(joint.vertex));
  for (const engine::Bridge& bridge : analysis.weak_points->bridges)
    bridges.push_back(fmt::format("{} - {}", name(bridge.first), name(bridge.second)));
  const auto said = [](const std::vector<std::string>& names) {
    return names.empty() ? "none" : listed(names, 12);
  };
  return fmt::format(
      "Directions aside, a part of the network falls apart without one of these actors: {}. "
      "Without one of "
      "these lines: {}.",
      said(joints), said(bridges));
}

constexpr const char* kPlayersMean =
    "On whom most depends: how much less of what others notice arrives when they fall away, and "
    "how much more arrives when they always recognise and pass on. Counted in expected rows of all "
    "kinds together, at best likelihoods, without ranges.";
constexpr const char* kNoPlayers =
    "Of those who were tried, nobody's falling away or training changes what arrives.";
constexpr const char* kRemoval = "fall away";
constexpr const char* kTraining = "are trained";

std::string greedy_sentence(const engine::PlayerRanking& ranking, const char* what) {
  if (ranking.exhaustive) return "";
  return fmt::format(
      "If they {}: {} could matter, too many to try all sets of them; a better set may exist.",
      what, counted(ranking.candidates, "actor", "actors"));
}

// ---- gatekeepers --------------------------------------------------------------------------------

bool is_wanted(const Network& network, const Analysis& analysis, std::uint32_t row,
               const std::optional<KindId>& kind) {
  const engine::Vertex& pair = analysis.graph.vertices[analysis.graph.bearers[row].vertex];
  return !kind || network.kinds[pair.kind].id == *kind;
}

std::string row_words(const Network& network, const Analysis& analysis, std::uint32_t row) {
  const engine::VertexIndex vertex = analysis.graph.bearers[row].vertex;
  return fmt::format("{} ({})", actor_name(network, analysis.graph, vertex),
                     kind_name(network, analysis.graph, vertex));
}

void add_keepers(TerminalTable& table, const Network& network, const Analysis& analysis,
                 std::vector<engine::Gatekeeper> keepers, const std::optional<KindId>& kind,
                 const char* what) {
  std::stable_sort(keepers.begin(), keepers.end(),
                   [](const auto& a, const auto& b) { return a.rows.size() > b.rows.size(); });
  for (const engine::Gatekeeper& keeper : keepers) {
    std::vector<std::string> rows;
    for (const std::uint32_t row : keeper.rows) {
      if (is_wanted(network, analysis, row, kind))
        rows.push_back(row_words(network, analysis, row));
    }
    if (rows.empty()) continue;
    table.rows.push_back({actor_name(network, network.actors[keeper.actor].id), what,
                          std::to_string(rows.size()), listed(rows)});
  }
}

std::size_t arriving_rows(const Network& network, const Analysis& analysis,
                          const std::optional<KindId>& kind) {
  std::size_t arriving = 0;
  for (std::uint32_t row = 0; row < analysis.gatekeepers->chains.size(); ++row) {
    if (analysis.gatekeepers->chains[row].arrives && is_wanted(network, analysis, row, kind))
      ++arriving;
  }
  return arriving;
}

// ---- cuts ---------------------------------------------------------------------------------------

std::string names_of(const Network& network, const std::vector<std::uint32_t>& actors) {
  std::vector<std::string> names;
  for (const std::uint32_t actor : actors)
    names.push_back(actor_name(network, network.actors[actor].id));
  return listed(names);
}

std::string size_words(const engine::SmallestCut& cut) {
  if (!cut.size) return "none";
  return (cut.size_at_most ? "at most " : "") + std::to_string(*cut.size);
}

/// "1: Police", "2: Police and Hospital or Police and School".
std::string actor_cut_words(const Network& network, const engine::SmallestCut& cut) {
  if (!cut.size) return "no actor stands between";
  std::vector<std::string> sets;
  for (const auto& set : cut.sets) sets.push_back(names_of(network, set));
  const std::size_t all = sets.size() + cut.sets_left_out;
  if (sets.size() > 3) sets.resize(3);
  const std::string more = cut.one_example     ? ", for one"
                           : all > sets.size() ? fmt::format(" or {} more", all - sets.size())
                                               : "";
  return fmt::format("{}: {}{}", size_words(cut), fmt::join(sets, " or "), more);
}

std::string ways_words(const engine::SmallestCut& cut) {
  if (!cut.disjoint_ways) return "";
  return (cut.ways_at_most ? "at most " : "") + std::to_string(*cut.disjoint_ways);
}

// ---- key players --------------------------------------------------------------------------------

/// "-2.1"; "about -2.1 (error 0.003)" where it is sampled.
std::string change_words(const engine::PlayerSet& set, const char* sign) {
  const std::string number = sign + two_digits(set.change);
  if (set.standard_error == 0) return number;
  return fmt::format("about {} (error {})", number, two_digits(set.standard_error));
}

void add_players(TerminalTable& table, const Network& network, const engine::PlayerRanking& ranking,
                 const char* what, const char* sign) {
  for (const auto& sets : ranking.by_size) {
    for (const engine::PlayerSet& set : sets) {
      table.rows.push_back({names_of(network, set.actors), what, change_words(set, sign)});
    }
  }
}

/// Rows that are not at home.
std::size_t wanted_rows(const Network& network, const Analysis& analysis,
                        const std::optional<KindId>& kind) {
  std::size_t rows = 0;
  for (std::uint32_t row = 0; row < analysis.graph.bearers.size(); ++row) {
    if (!analysis.graph.bearers[row].at_home && is_wanted(network, analysis, row, kind)) ++rows;
  }
  return rows;
}

constexpr std::size_t kMostLines = 15;

std::string section(const std::string& words, TerminalTable table, std::size_t width) {
  return paragraph(words, width) + "\n" + first_rows_text(std::move(table), kMostLines, width) +
         "\n";
}

std::string key_player_text(const Network& network, const Analysis& analysis, std::size_t width) {
  if (!analysis.key_players) return "";
  const TerminalTable players = key_player_table(network, analysis);
  const std::string text =
      players.rows.empty() ? paragraph(kNoPlayers, width) : section(kPlayersMean, players, width);
  return text + paragraph(greedy_sentence(analysis.key_players->removal, kRemoval), width) +
         paragraph(greedy_sentence(analysis.key_players->training, kTraining), width);
}

}  // namespace

TerminalTable gatekeeper_table(const Network& network, const Analysis& analysis,
                               const std::optional<KindId>& kind) {
  TerminalTable table{{"Who", "As", "Things that hang on it", "Whose"}, {}, {}};
  if (!analysis.gatekeepers) return table;
  add_keepers(table, network, analysis, analysis.gatekeepers->gatekeepers, kind, kGatekeeper);
  add_keepers(table, network, analysis, analysis.gatekeepers->single_collectors, kind, kCollector);
  return table;
}

TerminalTable cut_table(const Network& network, const Analysis& analysis,
                        const std::optional<KindId>& kind) {
  TerminalTable table{
      {"Who", "What", "Must pass", "Fewest actors", "Fewest channels", "Ways apart"}, {}, {5}};
  if (!analysis.smallest_cuts) return table;
  for (const engine::RowCuts& row : analysis.smallest_cuts->rows) {
    if (!is_wanted(network, analysis, row.row, kind)) continue;
    const engine::VertexIndex vertex = analysis.graph.bearers[row.row].vertex;
    const std::string passes =
        analysis.gatekeepers ? names_of(network, analysis.gatekeepers->chains[row.row].gatekeepers)
                             : "";
    table.rows.push_back({actor_name(network, analysis.graph, vertex),
                          kind_name(network, analysis.graph, vertex), passes,
                          actor_cut_words(network, row.actors), size_words(row.channels),
                          ways_words(row.actors)});
  }
  return table;
}

TerminalTable key_player_table(const Network& network, const Analysis& analysis) {
  TerminalTable table{{"Who", "If they", "Change in what arrives"}, {}, {}};
  if (!analysis.key_players) return table;
  add_players(table, network, analysis.key_players->removal, kRemoval, "-");
  add_players(table, network, analysis.key_players->training, kTraining, "+");
  return table;
}

std::string bottleneck_text(const Network& network, const Analysis& analysis,
                            const std::optional<KindId>& kind, std::size_t width) {
  if (!analysis.gatekeepers) return "";
  const std::size_t arriving = arriving_rows(network, analysis, kind);
  const TerminalTable keepers = gatekeeper_table(network, analysis, kind);
  const std::string intro = gatekeeper_sentence(arriving, wanted_rows(network, analysis, kind));
  std::string text =
      keepers.rows.empty() ? paragraph(intro, width) : section(intro, keepers, width);
  if (keepers.rows.empty() && arriving > 0) text += paragraph(kNoGatekeeper, width);
  text += paragraph(not_tried_sentence(analysis.gatekeepers->left_out), width);
  if (keepers.rows.empty()) text += "\n";
  const TerminalTable cuts = cut_table(network, analysis, kind);
  if (!cuts.rows.empty()) text += section(kCutsMean, cuts, width);
  if (analysis.smallest_cuts)
    text += paragraph(rows_without_cuts_sentence(analysis.smallest_cuts->left_out), width);
  if (analysis.weak_points) text += paragraph(weak_words(network, analysis), width) + "\n";
  return text + key_player_text(network, analysis, width);
}

}  // namespace sideflow::reports
