#include "models/graphml_network.hpp"

#include "models/graph_attributes.hpp"
#include "models/network_text.hpp"
#include "models/table_cells.hpp"
#include "network_texts.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

std::string test_file(const std::string& name) {
  return read_file_bytes(std::string(SIDEFLOW_SOURCE_DIR) + "/tests/models/files/" + name).bytes;
}

ImportedDraft imported(const std::string& bytes) {
  return graphml_draft(bytes, "g.graphml", {.id = "testland", .as_of = "2026-01"});
}

Network network_of(const ImportedDraft& import) {
  for (const Diagnostic& one : import.diagnostics) ADD_FAILURE() << diagnostic_text(one);
  return loaded(network_text(import.draft));
}

std::string complaint_of(const std::string& bytes) {
  const ImportedDraft import = imported(bytes);
  if (import.diagnostics.empty()) return "none";
  return import.diagnostics.front().text + " [" + import.diagnostics.front().code + "]";
}

/// A graph with these elements, and a key `a` for all of them.
std::string graph(const std::string& elements) {
  return "<graphml><key id='k' for='all' attr.name='a'/><graph edgedefault='directed'>" + elements +
         "</graph></graphml>";
}

TEST(ForeignGraph, OfNetworkxKeepsWhatItSays) {
  const ImportedDraft import = imported(test_file("networkx.graphml"));
  const Network network = network_of(import);
  ASSERT_EQ(network.actors.size(), 3u);
  EXPECT_EQ(network.actors[0].id.text, "children-home");
  EXPECT_EQ(network.actors[1].id.text, "police");
  EXPECT_EQ(network.actors[1].role.text, "police-officer");
  EXPECT_EQ(network.actors[1].note, "beds: 12");
  EXPECT_EQ(network.actors[2].id.text, "police-2");
  EXPECT_EQ(network.actors[2].note, "A second desk.");
  ASSERT_EQ(network.channels.size(), 2u);
  EXPECT_EQ(network.channels[1].carries.begin()->first.text, "suspicion");
  EXPECT_EQ(network.channels[1].status, Status::unknown);
  EXPECT_EQ(network.channels[1].carries.begin()->second.word,
            "unknown");  // a weight is no likelihood
  EXPECT_EQ(network.channels[1].note, "weight: 0.5");
}

TEST(ForeignGraph, SaysWhatGotANumberAndWhatWentIntoNotes) {
  const ImportedDraft import = imported(test_file("networkx.graphml"));
  const std::vector<std::string> expected{
      "Actors that got a number because their id was taken: 1",
      "Attributes without a place in the model, now in notes: beds, weight"};
  EXPECT_EQ(import.draft.remarks, expected);
}

TEST(ForeignGraph, OfYedIsReadByItsLabels) {
  const Network network = network_of(imported(test_file("yed.graphml")));
  ASSERT_EQ(network.actors.size(), 3u);
  EXPECT_EQ(network.actors[0].id.text, "social-workers");
  EXPECT_EQ(network.actors[1].id.text, "social-workers-2");
  EXPECT_EQ(network.actors[1].name.shown(), "Social workers");
  EXPECT_EQ(network.actors[1].note, "description: Meets families");
  EXPECT_EQ(network.actors[2].name.shown(), "Town & county");
  ASSERT_EQ(network.channels.size(), 4u);  // two from one to the other, and one that is undirected
  EXPECT_EQ(network.channels[0].id.text, "social-workers-2-to-social-workers");
  EXPECT_EQ(network.channels[1].note, "sometimes calls");
  EXPECT_EQ(network.channels[2].id.text, "social-workers/town-county");
  EXPECT_EQ(network.channels[3].id.text, "town-county/social-workers");
}

TEST(ForeignGraph, WhatIsWrongIsNamed) {
  EXPECT_EQ(complaint_of("<a>").substr(0, 20), "this is no right XML");
  EXPECT_EQ(complaint_of("<a/>"), "this is no GraphML [SF072]");
  EXPECT_EQ(complaint_of("<graphml/>"), "no graph is in this file [SF072]");
  EXPECT_EQ(complaint_of(graph("<node/>")), "a node has no id [SF072]");
  EXPECT_EQ(complaint_of(graph("<node id='a'/><node id='a'/>")),
            "the node \"a\" is there twice [SF024]");
  EXPECT_EQ(complaint_of(graph("<node id='a'/><edge source='a' target='b'/>")),
            "an edge leads to the node \"b\", which is not there [SF026]");
  EXPECT_EQ(complaint_of(graph("<node id='a'/><hyperedge/>")),
            "1 hyperedges and ports are not read [SF104]");
}

TEST(ForeignGraph, PersonalDataAndHiddenSignsAreRefused) {
  EXPECT_EQ(complaint_of(graph("<node id='a'><data key='k'>anna@example.org</data></node>")),
            "the node \"a\": this looks like an e-mail address: an... [SF090]");
  EXPECT_EQ(complaint_of(graph("<node id='anna@example.org'/>")),
            "the node \"an...\": this looks like an e-mail address: an... [SF090]");
  EXPECT_EQ(complaint_of(graph("<node id='a'><data key='k'>x&#x202E;</data></node>")),
            "the node \"a\": the character U+202E may not stand in a model [SF004]");
}

TEST(ForeignGraph, HostileTextsStayTexts) {
  const Network network =
      network_of(imported(graph("<node id='a: b # c'><data key='k'>- x: \"y\" "
                                "#z</data></node><node id='n1'/><node id='no'/>")));
  ASSERT_EQ(network.actors.size(), 3u);
  EXPECT_EQ(network.actors[0].name.shown(), "a: b # c");
  EXPECT_EQ(network.actors[0].note, "a: - x: \"y\" #z");
  EXPECT_EQ(network.actors[1].id.text, "n1");
  EXPECT_EQ(network.actors[2].name.shown(), "no");
}

TEST(ForeignGraph, AddsToANetworkWhatIsNotThere) {
  const Network base = loaded(kBase);
  const ImportedDraft import = graphml_draft(
      graph("<node id='school'/><node id='office'/><node id='police'/>"
            "<edge source='school' target='office'/><edge source='police' target='office'/>"),
      "g.graphml", {.known = &base, .adds_to_known = true});
  ASSERT_EQ(import.diagnostics.size(), 2u);
  EXPECT_FALSE(has_errors(import.diagnostics));
  const Network network = loaded(network_text_with(kBase, "t.yaml", import.draft).text);
  EXPECT_EQ(network.actors.size(), 4u);
  EXPECT_EQ(network.channels.size(), 2u);
}

TEST(ForeignGraph, OfAnotherProgramNeedsADate) {
  const ImportedDraft import = graphml_draft(graph("<node id='a'/>"), "g.graphml", {.id = "x"});
  ASSERT_EQ(import.diagnostics.size(), 1u);
  EXPECT_EQ(import.diagnostics[0].text, "nothing says of which date the graph speaks");
}

TEST(ForeignGraph, DeepNestingIsRefused) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<node id='n" + std::to_string(i) + "'><graph>";
  for (int i = 0; i < 20'000; ++i) deep += "</graph></node>";
  EXPECT_EQ(complaint_of(graph(deep)), "graphs are nested too deeply [SF072]");
}

// ---- what our own export says -----------------------------------------------------------------------

GraphValues edge_values(const std::string& status, const std::string& barriers,
                        const std::vector<std::string>& numbers) {
  return {{"status", status},
          {"barriers", barriers},
          {"likelihood_low", numbers[0]},
          {"likelihood_best", numbers[1]},
          {"likelihood_high", numbers[2]},
          {"net_low", numbers[3]},
          {"net_best", numbers[4]},
          {"net_high", numbers[5]}};
}

TEST(GraphBarriers, AreToldByWhatEdgesLetThrough) {
  const Network known;
  GraphBarriers barriers(known);
  static_cast<void>(barriers.seen_on(
      edge_values("working", "alone", {"0.2", "0.4", "0.8", "0.02", "0.2", "0.8"})));
  static_cast<void>(barriers.seen_on(
      edge_values("working", "both; alone", {"0.2", "0.4", "0.8", "0.1", "0.1", "0.2"})));
  static_cast<void>(barriers.seen_on(
      edge_values("missing", "absence", {"0.2", "0.4", "0.8", "0.2", "0.4", "0.8"})));
  static_cast<void>(barriers.seen_on(
      edge_values("working", "delay", {"0.2", "0.4", "0.8", "0.2", "0.4", "0.8"})));
  static_cast<void>(
      barriers.seen_on(edge_values("missing", "no-low", {"0", "0.5", "1", "0", "0.25", "0.5"})));
  static_cast<void>(barriers.seen_on(
      edge_values("working", "unordered", {"0.2", "0.4", "0.8", "0.1", "0.1", "0.4"})));
  const std::vector<DraftBarrier> drafts = barriers.drafts();
  ASSERT_EQ(drafts.size(), 6u);
  EXPECT_EQ(drafts[5].passes.text, "");
  EXPECT_TRUE(drafts[0].absence);
  EXPECT_EQ(drafts[1].passes.text, "0.1..0.5..1");
  EXPECT_EQ(drafts[2].passes.text, "");
  EXPECT_EQ(drafts[3].effect, "quality");
  EXPECT_EQ(drafts[4].passes.text, "0..0.5..0.5");
}

TEST(GraphSources, HaveTitlesAndDatesWithSemicolonsInThem) {
  GraphElements elements;
  elements.facts["sources"] = "a: One; two: three (x) (about 2010); b: Four; c: (five)";
  elements.nodes = {{"n", "", {{"sources", "c; a"}}}, {"m", "", {{"sources", "b; No id"}}}};
  const std::vector<DraftSource> sources = graph_sources(elements, {});
  ASSERT_EQ(sources.size(), 3u);
  EXPECT_EQ(sources[0].title, "One; two: three (x)");
  EXPECT_EQ(sources[0].date, "about 2010");
  EXPECT_EQ(sources[1].title, "Four");
  EXPECT_EQ(sources[2].title, "(five)");
  EXPECT_EQ(sources[2].date, "");
}

TEST(ForeignGraph, ChangedAndCutBytesNeverCrash) {
  for (const char* name : {"networkx.graphml", "yed.graphml"}) {
    const std::string whole = test_file(name);
    for (unsigned seed = 0; seed < 500; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      std::mt19937 random(seed);
      std::string bytes = whole.substr(0, seed % 5 == 0 ? random() % whole.size() : whole.size());
      for (unsigned change = 0; change < 1 + seed % 6 && !bytes.empty(); ++change)
        bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFFu);
      const ImportedDraft import = imported(bytes);
      if (has_errors(import.diagnostics)) continue;
      const std::string text = network_text(import.draft);
      EXPECT_TRUE(load(text).network) << text;
    }
  }
}

}  // namespace
}  // namespace sideflow
