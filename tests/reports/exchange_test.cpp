// The graph for other programs: its values, and each format read again.
#include "engine/analysis.hpp"
#include "reports/exchange/edge_list.hpp"
#include "reports/exchange/exchange_graph.hpp"
#include "reports/exchange/gexf.hpp"
#include "reports/exchange/graphml.hpp"
#include "reports/exchange/kumu.hpp"
#include "reports/exchange/plain_dot.hpp"
#include "tests/reports/described_network.hpp"

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

namespace sideflow::reports {
namespace {

using test::described_network;
using Writer = std::string (*)(const ExchangeGraph&);
using Texts = std::map<std::string, std::string>;

constexpr Edition kAll{.widest_kept = Access::internal};
constexpr Writer kWriters[] = {&graphml, &gexf, &plain_dot, &edge_list, &node_list, &kumu};

ExchangeGraph graph_of(const Network& network, const Edition& edition = {}) {
  return exchange_graph(network, engine::analyse(network, {.draws = 0}), edition);
}

/// What is defined, by attribute, as text.
Texts texts(const std::vector<ExchangeAttribute>& attributes,
            const std::vector<std::optional<ExchangeValue>>& values) {
  Texts found;
  EXPECT_EQ(attributes.size(), values.size());
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (!values[i]) continue;
    EXPECT_EQ(values[i]->index(), static_cast<std::size_t>(attributes[i].type));
    found[attributes[i].name] = value_text(*values[i]);
  }
  return found;
}

Texts node_texts(const ExchangeGraph& graph, const std::string& id) {
  for (const ExchangeNode& node : graph.nodes) {
    if (node.id == id) return texts(graph.node_attributes, node.values);
  }
  ADD_FAILURE() << "no node " << id;
  return {};
}

Texts edge_texts(const ExchangeGraph& graph, const std::string& id) {
  for (const ExchangeEdge& edge : graph.edges) {
    if (edge.id == id) return texts(graph.edge_attributes, edge.values);
  }
  ADD_FAILURE() << "no edge " << id;
  return {};
}

double number(const Texts& texts, const std::string& name) {
  return texts.contains(name) ? std::stod(texts.at(name)) : std::nan("");
}

Texts facts(const ExchangeGraph& graph) {
  Texts found;
  for (const ExchangeFact& fact : graph.facts) found[fact.attribute.name] = value_text(fact.value);
  return found;
}

// ---- what is in the graph -------------------------------------------------------------------------

TEST(ExchangeGraph, HasANodeForEachActorAndAnEdgeForEachChannelAndKind) {
  const ExchangeGraph graph = graph_of(described_network());
  ASSERT_EQ(graph.nodes.size(), 3u);
  EXPECT_EQ(graph.nodes[0].id, "board");
  EXPECT_EQ(graph.nodes[1].label, "Nurses");
  std::set<std::string> edges;
  for (const ExchangeEdge& edge : graph.edges)
    edges.insert(edge.id + " " + edge.source + ">" + edge.target + " " + edge.label);
  EXPECT_EQ(edges.size(), 4u);
  EXPECT_TRUE(edges.contains("channel:nurses/office:sign nurses>office Warning sign"));
  EXPECT_TRUE(edges.contains("channel:nurses/board:sign nurses>board Warning sign"));
}

TEST(ExchangeGraph, SaysOfAnActorWhatItIsAndHowItFares) {
  const Texts nurses = node_texts(graph_of(described_network()), "nurses");
  const Texts wanted = {{"role", "staff"},
                        {"role_name", "Staff"},
                        {"sector_name", "Health"},
                        {"level", "local"},
                        {"level_order", "1"},
                        {"setting_name", "Ward"},
                        {"stage", "notices"},
                        {"status", "working"},
                        {"holds", "sign"},
                        {"needs", "advice"},
                        {"asked", "false"},
                        {"holds_verdict", "sign: faint"},
                        {"holds_words", "Warning sign: rarely arrives"},
                        {"needs_verdict", "advice: no-route (open)"},
                        {"needs_words", "Advice: not known (open)"},
                        {"edges_in", "1"},
                        {"edges_out", "3"},
                        {"in_degree", "0"},
                        {"out_degree", "1"}};
  for (const auto& [name, text] : wanted) {
    ASSERT_TRUE(nurses.contains(name)) << name;
    EXPECT_EQ(nurses.at(name), text) << name;
  }
  EXPECT_FALSE(nurses.contains("collects"));
  EXPECT_FALSE(nurses.contains("days_best"));
}

// "Sometimes" is 0.15, 0.3 to 0.5, the barrier "rarely" 0.02, 0.07 to 0.15. The barrier is one decision of
// its sender, so that the step, for which the nurses' passing on is hindered by it as well, is no less.
TEST(ExchangeGraph, SaysOfAChannelWhatItLetsThroughBarriersAsideAndBehindThem) {
  const Texts line = edge_texts(graph_of(described_network()), "channel:nurses/office:sign");
  EXPECT_EQ(line.at("likelihood_word"), "sometimes");
  EXPECT_DOUBLE_EQ(number(line, "likelihood_low"), 0.15);
  EXPECT_DOUBLE_EQ(number(line, "likelihood_best"), 0.3);
  EXPECT_DOUBLE_EQ(number(line, "likelihood_high"), 0.5);
  for (const std::string name : {"net", "step"}) {
    EXPECT_DOUBLE_EQ(number(line, name + "_low"), 0.15 * 0.02);
    EXPECT_DOUBLE_EQ(number(line, name + "_best"), 0.3 * 0.07);
    EXPECT_DOUBLE_EQ(number(line, name + "_high"), 0.5 * 0.15);
  }
  EXPECT_EQ(line.at("barriers"), "dread");
  EXPECT_EQ(line.at("barrier_names"), "Dread");
  EXPECT_EQ(line.at("form"), "informal");
  EXPECT_EQ(line.at("note"), "A guess.");
}

TEST(ExchangeGraph, CountsWhatHindersTheSenderInTheStepAlone) {
  Network network = described_network();
  for (Actor& actor : network.actors) {
    if (actor.id.text == "nurses") actor.recognises[KindId{"sign"}].range.best = Likelihood{0.5};
  }
  const Texts line = edge_texts(graph_of(network), "channel:nurses/office:sign");
  EXPECT_DOUBLE_EQ(number(line, "net_best"), 0.3 * 0.07);
  EXPECT_DOUBLE_EQ(number(line, "step_best"), 0.3 * 0.5 * 0.07);
}

TEST(ExchangeGraph, KeepsEdgesOfEveryStatusAndSaysWhichCountToday) {
  for (const Status status : {Status::working, Status::planned, Status::missing, Status::unknown}) {
    Network network = described_network();
    for (Channel& channel : network.channels) channel.status = status;
    const ExchangeGraph graph = graph_of(network);
    ASSERT_EQ(graph.edges.size(), 4u);
    const Texts line = edge_texts(graph, "channel:nurses/office:sign");
    EXPECT_EQ(line.at("status"), word(status));
    EXPECT_EQ(line.at("effective_status"), word(status));
    EXPECT_EQ(line.at("counts_today"), status == Status::working ? "true" : "false");
    // The board is planned.
    const Texts to_board = edge_texts(graph, "channel:nurses/board:sign");
    EXPECT_EQ(to_board.at("effective_status"),
              word(status == Status::working ? Status::planned : status));
    EXPECT_EQ(to_board.at("counts_today"), "false");
  }
}

TEST(ExchangeGraph, LeavesOutWhatIsNotDefined) {
  const ExchangeGraph graph = graph_of(described_network());
  EXPECT_FALSE(node_texts(graph, "board").contains("pagerank"));  // planned: no measures
  EXPECT_TRUE(node_texts(graph, "office").contains("pagerank"));
  const Network network = described_network();
  const engine::AnalysisOptions little{.parts = {.reach = false, .centrality = false}};
  const ExchangeGraph bare = exchange_graph(network, engine::analyse(network, little));
  EXPECT_FALSE(node_texts(bare, "office").contains("in_degree"));
  EXPECT_FALSE(node_texts(bare, "nurses").contains("holds_verdict"));
  EXPECT_EQ(node_texts(bare, "nurses").at("holds"), "sign");
}

TEST(ExchangeGraph, KeepsChannelsSideBySideAndChannelsToTheSameActor) {
  Network network = described_network();
  Channel twin = network.channels[0];
  twin.id.text = "zz-twin";
  Channel loop = twin;
  loop.id.text = "zzz-loop";
  loop.to = loop.from;
  network.channels.push_back(twin);
  network.channels.push_back(loop);
  const ExchangeGraph graph = graph_of(network);
  EXPECT_EQ(graph.edges.size(), 6u);
  EXPECT_EQ(edge_texts(graph, "channel:zzz-loop:sign").at("counts_today"), "false");
}

// ---- editions -------------------------------------------------------------------------------------

TEST(ExchangeGraph, CountsWhatItsEditionWithholds) {
  const ExchangeGraph graph = graph_of(described_network());
  EXPECT_EQ(facts(graph).at("edition"), "public");
  EXPECT_EQ(facts(graph).at("withheld_sources"), "1");
  EXPECT_EQ(facts(graph).at("sources"), "minutes: Minutes (2026-01)");
  EXPECT_EQ(node_texts(graph, "board").at("sources_withheld"), "1");
  EXPECT_FALSE(node_texts(graph, "board").contains("note"));
  const ExchangeGraph whole = graph_of(described_network(), kAll);
  EXPECT_EQ(node_texts(whole, "board").at("note"), "In confidence.");
  EXPECT_EQ(node_texts(whole, "board").at("sources"), "talk");
}

TEST(ExchangeFormats, HoldNothingOfANarrowerSource) {
  Network network = described_network();
  for (Barrier& barrier : network.barriers) {
    barrier.law = "Act on silence";
    barrier.evidence = {{.source = {"talk"}, .says = "What was said in confidence."}};
  }
  network.channels[0].note = "Told by the chair.";
  network.channels[0].evidence = {{.source = {"talk"}}};
  const ExchangeGraph shown = graph_of(network);
  const ExchangeGraph whole = graph_of(network, kAll);
  for (const char* secret : {"A talk", "onfidence", "Act on silence", "Told by the chair"}) {
    for (const Writer writer : kWriters)
      EXPECT_EQ(writer(shown).find(secret), std::string::npos) << secret;
    EXPECT_NE(graphml(whole).find(secret), std::string::npos) << secret;
  }
}

// ---- XML, read again ------------------------------------------------------------------------------

/// Names as hostile as names can be; the second holds a line break, a control character and a byte that is
/// not UTF-8.
Network hostile_network() {
  Network network = described_network();
  network.name.by_language = {{"", "]]> <!-- -- --> &amp;"}};
  for (Actor& actor : network.actors)
    actor.name.by_language = {{"", actor.id.text + " <b>&\"'</b> ]]> \\ | ; =1+1 \u00E5\u4E2D"}};
  network.actors[1].name.by_language = {{"", "one\ntwo\rthree\x01 \xFF four"}};
  network.channels[0].note = "<![CDATA[ no ]]> & \"more\"";
  return network;
}

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(
      text.data(), text.size(), pugi::parse_full | pugi::parse_ws_pcdata_single);
  EXPECT_TRUE(result) << result.description();
  return document;
}

/// By id: the attributes, by their declared names.
std::map<std::string, Texts> read_graphml(const std::string& text, const char* element) {
  const pugi::xml_document document = parsed(text);
  const pugi::xml_node root = document.child("graphml");
  std::map<std::string, std::string> names;
  for (const pugi::xml_node key : root.children("key"))
    names[key.attribute("id").value()] = key.attribute("attr.name").value();
  std::map<std::string, Texts> found;
  for (const pugi::xml_node node : root.child("graph").children(element)) {
    Texts& values = found[node.attribute("id").value()];
    for (const pugi::xml_node data : node.children("data"))
      values[names.at(data.attribute("key").value())] = data.text().get();
  }
  return found;
}

std::map<std::string, Texts> read_gexf(const std::string& text, const char* lists,
                                       const char* element) {
  const pugi::xml_document document = parsed(text);
  std::map<std::string, Texts> found;
  for (const pugi::xml_node node :
       document.child("gexf").child("graph").child(lists).children(element)) {
    Texts& values = found[node.attribute("id").value()];
    values["label"] = node.attribute("label").value();
    for (const pugi::xml_node value : node.child("attvalues").children("attvalue"))
      values[value.attribute("for").value()] = value.attribute("value").value();
  }
  return found;
}

TEST(ExchangeFormats, GiveEveryAttributeBackFromXmlWhateverTheNames) {
  const ExchangeGraph graph = graph_of(hostile_network(), kAll);
  std::map<std::string, Texts> nodes;
  for (const ExchangeNode& node : graph.nodes) {
    nodes[node.id] = texts(graph.node_attributes, node.values);
    nodes[node.id]["label"] = node.label;
  }
  std::map<std::string, Texts> edges;
  for (const ExchangeEdge& edge : graph.edges)
    edges[edge.id] = texts(graph.edge_attributes, edge.values);
  EXPECT_EQ(read_graphml(graphml(graph), "node"), nodes);
  EXPECT_EQ(read_graphml(graphml(graph), "edge"), edges);
  EXPECT_EQ(read_gexf(gexf(graph), "nodes", "node"), nodes);
  for (const ExchangeEdge& edge : graph.edges) edges[edge.id]["label"] = edge.label;
  EXPECT_EQ(read_gexf(gexf(graph), "edges", "edge"), edges);
}

TEST(ExchangeFormats, HoldOnlyCharactersThatXmlAllows) {
  const ExchangeGraph graph = graph_of(hostile_network(), kAll);
  EXPECT_EQ(graph.nodes[1].label, "one two three\uFFFD \uFFFD four");
  for (const Writer writer : kWriters) {
    for (const char letter : writer(graph))
      EXPECT_FALSE(letter >= 0 && letter < 0x20 && letter != '\n' && letter != '\r');
  }
}

TEST(ExchangeFormats, DeclareEachGraphMlKeyOnceWithItsType) {
  const pugi::xml_document document = parsed(graphml(graph_of(described_network())));
  std::set<std::string> ids;
  Texts types;
  for (const pugi::xml_node key : document.child("graphml").children("key")) {
    EXPECT_TRUE(ids.insert(key.attribute("id").value()).second) << key.attribute("id").value();
    types[key.attribute("id").value()] = key.attribute("attr.type").value();
  }
  EXPECT_EQ(types.at("node.asked"), "boolean");
  EXPECT_EQ(types.at("node.coreness"), "long");
  EXPECT_EQ(types.at("edge.net_best"), "double");
  EXPECT_EQ(types.at("edge.barriers"), "string");
}

// ---- the other formats ----------------------------------------------------------------------------

/// Two nodes, two edges side by side and one attribute of each type.
ExchangeGraph small_graph() {
  ExchangeGraph graph;
  graph.facts = {{{"name", ValueType::text}, "Small \"land\""}};
  graph.node_attributes = {{"holds", ValueType::list}, {"asked", ValueType::truth}};
  graph.edge_attributes = {{"kind", ValueType::text}, {"share", ValueType::number}};
  graph.nodes = {{"a", "Same", {std::vector<std::string>{"x", "y"}, true}},
                 {"b", "Same", {std::nullopt, false}}};
  graph.edges = {{"channel:a/b:x", "a", "b", "x", "Ex", {"x", 0.25}},
                 {"channel:a/b:y", "a", "b", "y", "Why", {"y", std::nullopt}}};
  return graph;
}

TEST(PlainDot, QuotesEverythingAndLeavesOutWhatIsNotDefined) {
  EXPECT_EQ(plain_dot(small_graph()), R"(digraph {
  name="Small \"land\"";
  "a" [label="Same", holds="x; y", asked="true"];
  "b" [label="Same", asked="false"];
  "a" -> "b" [id="channel:a/b:x", kind="x", share="0.25"];
  "a" -> "b" [id="channel:a/b:y", kind="y"];
}
)");
}

TEST(PlainDot, DoublesBackslashesSoThatNoQuotationMarkIsSwallowed) {
  ExchangeGraph graph = small_graph();
  graph.nodes[0].label = "ends on \\";
  EXPECT_NE(plain_dot(graph).find("label=\"ends on \\\\\", "), std::string::npos);
}

TEST(EdgeList, HasIdsFirstAndEmptyCellsWhereNothingIsDefined) {
  EXPECT_EQ(edge_list(small_graph()),
            "source,target,kind,id,share\r\n"
            "a,b,x,channel:a/b:x,0.25\r\n"
            "a,b,y,channel:a/b:y,\r\n");
}

TEST(NodeList, HasNodesWithoutEdgesToo) {
  EXPECT_EQ(node_list(small_graph()),
            "id,label,holds,asked\r\na,Same,x; y,true\r\nb,Same,,false\r\n");
}

TEST(Kumu, TellsActorsOfTheSameNameApart) {
  const nlohmann::json blueprint = nlohmann::json::parse(kumu(small_graph()));
  EXPECT_EQ(blueprint["elements"][0]["label"], "Same (a)");
  EXPECT_EQ(blueprint["elements"][1]["label"], "Same (b)");
  EXPECT_EQ(blueprint["elements"][0]["holds"], (nlohmann::json{"x", "y"}));
  EXPECT_EQ(blueprint["connections"][0], (nlohmann::json{{"id", "channel:a/b:x"},
                                                         {"from", "a"},
                                                         {"to", "b"},
                                                         {"direction", "directed"},
                                                         {"label", "Ex"},
                                                         {"kind", "x"},
                                                         {"share", 0.25}}));
  EXPECT_FALSE(blueprint["connections"][1].contains("share"));
}

TEST(Kumu, HasTheSameInTheSheetsOfAWorkbook) {
  const std::vector<DataTable> tables = kumu_tables(small_graph());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].name, "Elements");
  EXPECT_EQ(tables[1].name, "Connections");
  EXPECT_EQ(tables[0].columns[0].head, "ID");
  EXPECT_EQ(tables[0].rows[0], (std::vector<Cell>{"a", "Same (a)", Cell{}, Cell{}, "x|y", "true"}));
  EXPECT_EQ(tables[1].rows[0], (std::vector<Cell>{"channel:a/b:x", "a", "b", "directed", "Ex",
                                                  Cell{}, Cell{}, "x", 0.25}));
  for (const DataTable& table : tables) {
    for (const std::vector<Cell>& row : table.rows) EXPECT_EQ(row.size(), table.columns.size());
  }
}

TEST(ExchangeFormats, CanHoldAnEmptyNetwork) {
  const ExchangeGraph graph = graph_of(Network{});
  EXPECT_TRUE(parsed(graphml(graph)).child("graphml").child("graph"));
  EXPECT_TRUE(parsed(gexf(graph)).child("gexf").child("graph").child("nodes"));
  EXPECT_TRUE(nlohmann::json::parse(kumu(graph))["elements"].empty());
  EXPECT_EQ(edge_list(graph).find("\r\n"), edge_list(graph).size() - 2);
}

TEST(ExchangeFormats, HaveTheSameBytesForTheSameNetwork) {
  for (const Writer writer : kWriters)
    EXPECT_EQ(writer(graph_of(described_network())), writer(graph_of(described_network())));
}

TEST(ExchangeFormats, HaveEveryAttributeExplainedInTheDocumentation) {
  std::ifstream file(SIDEFLOW_SOURCE_DIR "/docs/format/exchange.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const ExchangeGraph graph = graph_of(described_network());
  std::set<std::string> names;
  for (const ExchangeFact& fact : graph.facts) names.insert(fact.attribute.name);
  for (const ExchangeAttribute& attribute : graph.node_attributes) names.insert(attribute.name);
  for (const ExchangeAttribute& attribute : graph.edge_attributes) names.insert(attribute.name);
  for (const std::string& name : names)
    EXPECT_NE(page.find("`" + name + "`"), std::string::npos) << name;
}

}  // namespace
}  // namespace sideflow::reports
