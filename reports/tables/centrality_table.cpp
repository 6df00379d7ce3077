#include "reports/tables/centrality_table.hpp"

#include "reports/element_words.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Analysis;

// ---- fixed words --------------------------------------------------------------------------------

namespace head {
constexpr const char* kWho = "Who";
constexpr const char* kIn = "Gets from";
constexpr const char* kOut = "Passes to";
constexpr const char* kDelivers = "Delivers";
constexpr const char* kBetween = "Between";
constexpr const char* kNearIn = "Near, in";
constexpr const char* kNearOut = "Near, out";
constexpr const char* kRank = "PageRank";
constexpr const char* kCore = "Core";
constexpr const char* kConstraint = "Constraint";
constexpr const char* kEffective = "Effective size";
constexpr const char* kBroker = "Most often stands as";
}  // namespace head

constexpr std::array<std::array<const char*, 3>, 8> kMeanings = {
    {{"Gets from, passes to", "how many others it has a line from, and to",
      "a line may carry next to nothing"},
     {"Delivers",
      "on how many shortest ways from who notices something to who collects it this actor stands",
      "information also takes longer ways, and the shortest one may be the weakest"},
     {"Between", "the same for the ways between any two actors",
      "most of these ways carry nothing that should arrive anywhere"},
     {"Near, in and out",
      "how near all others are: one for each at length one, a half for each at two, and so on",
      "near by steps is not near by likelihood"},
     {"PageRank", "how much of what is passed on at random would be here",
      "nobody passes on at random"},
     {"Core", "how dense the part is in which it stands", "directions do not count in it"},
     {"Constraint, effective size",
      "how much its neighbours have lines among themselves: low constraint and a large effective "
      "size "
      "mean that it joins people who are otherwise apart",
      "that its neighbours are apart may be the problem, not its strength"},
     {"Mostly stands as",
      "the role between two others who have no line of their own, by sectors: coordinator (all in "
      "one "
      "sector), itinerant broker (between two of another), gatekeeper (lets in), representative "
      "(carries out), liaison (between two sectors, from a third)",
      "sectors are the author's division"}}};

// Columns that give way on a narrow terminal: constraint, effective size, PageRank, core, nearness, role.
const std::vector<std::size_t> kDispensable = {9, 10, 7, 8, 5, 6, 11};

constexpr std::array<const char*, engine::kBrokerRoles> kRoles = {
    "coordinator", "itinerant broker", "gatekeeper", "representative", "liaison"};

/// What makes a way short.
std::string length_words(const Analysis& analysis) {
  switch (analysis.asked.length) {
    case engine::LinkLength::steps: return "directions count, strengths do not";
    case engine::LinkLength::likely:
      return "directions count, and ways are the shorter the likelier";
    case engine::LinkLength::fast: {
      const std::uint32_t untimed = analysis.centrality->untimed_links;
      return fmt::format(
          "directions count, and ways are the shorter the quicker; {} of which nobody says how "
          "long "
          "{} {} as immediate",
          counted(untimed, "line", "lines"), form(untimed, "it takes", "they take"),
          form(untimed, "counts", "count"));
    }
  }
  return "";
}

std::string graph_sentence(const Network& network, const Analysis& analysis) {
  const engine::ActorGraph& graph = analysis.actor_graph;
  const std::string kinds =
      graph.kinds.empty() ? "all kinds of information together"
                          : "only " + one_line(network.kinds[graph.kinds.front()].name.shown());
  return fmt::format(
      "Computed on who can pass something to whom today, {}: {} with {}; {}. {} between the same "
      "two "
      "counted once; left out: {} from an actor to itself and {} that {} nothing through.",
      kinds, counted(graph.size(), "working actor", "working actors"),
      counted(graph.links.size(), "line", "lines"), length_words(analysis),
      capitalised(counted(graph.merged, "further channel", "further channels")),
      counted(graph.self_loops, "channel", "channels"), counted(graph.shut, "channel", "channels"),
      form(graph.shut, "lets", "let"));
}

std::string no_measure_sentence() { return "Undefined measures are left empty."; }

/// How many strong components are one actor alone.
std::size_t alone(const engine::Centrality& centrality) {
  std::vector<std::size_t> members(centrality.strong_components, 0);
  for (const engine::ActorCentrality& actor : centrality.actors) ++members[actor.strong_component];
  return static_cast<std::size_t>(std::count(members.begin(), members.end(), std::size_t{1}));
}

std::string component_sentence(const engine::Centrality& centrality) {
  return fmt::format(
      "Directions aside, the actors fall into {}. Directions counted, there {} {} in which each "
      "can reach "
      "each; {} of them {} one actor alone.",
      counted(centrality.weak_components, "part", "parts"),
      form(centrality.strong_components, "is", "are"),
      counted(centrality.strong_components, "group", "groups"), alone(centrality),
      form(alone(centrality), "is", "are"));
}

std::string mixing_sentence(const char* what, const engine::Mixing& mixing) {
  if (!mixing.ei_index) return "";
  const auto lines = std::accumulate(mixing.links.begin(), mixing.links.end(), std::size_t{0});
  const std::string unplaced =
      mixing.unplaced == 0
          ? ""
          : fmt::format(" {} left out, as an end has none.",
                        capitalised(counted(mixing.unplaced, "line is", "lines are")));
  return fmt::format(
      "Across {}: E-I index {:.2f} over {}, from -1 (every line stays inside) to 1 (every line "
      "leads "
      "out).{}",
      what, *mixing.ei_index, counted(lines - mixing.unplaced, "line", "lines"), unplaced);
}

std::string sampled_sentence(const char* column, const engine::Betweenness& found) {
  if (found.exact()) return "";
  return fmt::format("\"{}\" is estimated from {} of {} starting points.", column, found.sources,
                     found.of_sources);
}

std::string sampled_closeness_sentence(const engine::Centrality& centrality) {
  if (centrality.closeness_from >= centrality.actors.size()) return "";
  return fmt::format("\"Near\" is estimated from {} of {}, with an error of at most {}.",
                     centrality.closeness_from,
                     counted(centrality.actors.size(), "actor", "actors"),
                     two_digits(centrality.closeness_error));
}

// ---- cells --------------------------------------------------------------------------------------

std::string number_cell(const std::optional<double>& value) {
  return value ? two_digits(*value) : "";
}

/// The roles in which an actor stands most often, of how many ways; "" for none.
std::string role_cell(const engine::ActorBrokerage& brokerage) {
  const std::uint64_t most = *std::max_element(brokerage.ways.begin(), brokerage.ways.end());
  if (most == 0) return "";
  std::vector<std::string> roles;
  for (std::size_t role = 0; role < engine::kBrokerRoles; ++role) {
    if (brokerage.ways[role] == most) roles.emplace_back(kRoles[role]);
  }
  const auto total =
      std::accumulate(brokerage.ways.begin(), brokerage.ways.end(), std::uint64_t{0});
  return fmt::format("{} ({}{} of {})", listed(roles), roles.size() > 1 ? "each " : "", most,
                     total);
}

std::vector<std::string> line_of(const Network& network, const Analysis& analysis,
                                 std::size_t vertex) {
  const engine::ActorCentrality& place = analysis.centrality->actors[vertex];
  const engine::ActorLocalMeasures& local = analysis.local_measures->actors[vertex];
  return {actor_name(network, network.actors[analysis.actor_graph.actors[vertex]].id),
          std::to_string(place.in_degree),
          std::to_string(place.out_degree),
          two_digits(analysis.delivery_betweenness->values[vertex]),
          two_digits(analysis.betweenness->values[vertex]),
          number_cell(place.harmonic_in),
          number_cell(place.harmonic_out),
          two_digits(place.pagerank),
          std::to_string(place.coreness),
          number_cell(place.constraint),
          number_cell(local.effective_size),
          role_cell(analysis.brokerage->actors[vertex])};
}

/// Vertices, who stands most on the ways of deliveries first.
std::vector<std::size_t> in_order(const Analysis& analysis) {
  std::vector<std::size_t> order(analysis.actor_graph.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto& delivers = analysis.delivery_betweenness->values;
    const auto& between = analysis.betweenness->values;
    return std::tie(delivers[b], between[b]) < std::tie(delivers[a], between[a]);
  });
  return order;
}

std::string meanings_text(std::size_t width) {
  std::string text;
  for (const auto& [column, means, misleads] : kMeanings)
    text += paragraph(fmt::format("{}: {}. Careful: {}.", column, means, misleads), width, 2);
  return text;
}

}  // namespace

TerminalTable centrality_table(const Network& network, const Analysis& analysis) {
  TerminalTable table{{head::kWho, head::kIn, head::kOut, head::kDelivers, head::kBetween,
                       head::kNearIn, head::kNearOut, head::kRank, head::kCore, head::kConstraint,
                       head::kEffective, head::kBroker},
                      {},
                      kDispensable};
  if (!analysis.centrality) return table;
  for (const std::size_t vertex : in_order(analysis))
    table.rows.push_back(line_of(network, analysis, vertex));
  return table;
}

std::string centrality_text(const Network& network, const Analysis& analysis, std::size_t width) {
  if (!analysis.centrality) return "";
  std::string text = paragraph(graph_sentence(network, analysis), width) + "\n" +
                     table_text(centrality_table(network, analysis), width) + "\n";
  text += paragraph(component_sentence(*analysis.centrality), width);
  text += paragraph(mixing_sentence("sectors", analysis.local_measures->sectors), width);
  text += paragraph(mixing_sentence("levels", analysis.local_measures->levels), width);
  text += paragraph(sampled_sentence(head::kBetween, *analysis.betweenness), width);
  text += paragraph(sampled_sentence(head::kDelivers, *analysis.delivery_betweenness), width);
  text += paragraph(sampled_closeness_sentence(*analysis.centrality), width);
  return text + paragraph(no_measure_sentence(), width) + "\n" + meanings_text(width);
}

}  // namespace sideflow::reports
