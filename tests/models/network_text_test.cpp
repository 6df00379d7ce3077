#include "models/network_text.hpp"

#include "network_texts.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

/// Texts that mean something else to a careless reader of YAML.
const std::vector<std::string> kHostile{
    "a: b",       "a #b", "# a",    "\"",    "'",         "'a'",  "\"a\" b", "- a",
    "-",          "no",   "Yes",    "null",  "~",         "0x1F", "1e3",     "010",
    "2010-03-25", "[a]",  "{a: b}", "a, b",  "a]",        "}",    "&a",      "*a",
    "!a",         "|",    ">",      "%a",    "@a",        "`a`",  "? a",     ": a",
    "a:",         "\\",   "a\\nb",  "\\x41", "tab\there", "---",  "...",     "\xF0\x9F\x98\x80",
    "\xC3\x95",   "a  b", "<<",     "=",     "1",         "a/b",  "(a)",     "a.b-c"};

NetworkDraft small_draft() {
  NetworkDraft draft;
  draft.id = "testland";
  draft.name = "Testland";
  draft.as_of = "2026-01";
  draft.actors = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
  draft.channels = {{.from = "a", .to = "b"}};
  return draft;
}

TEST(YamlScalar, ComesBackFromTheReaderUnchanged) {
  for (const std::string& text : kHostile) {
    SCOPED_TRACE(text);
    NetworkDraft draft = small_draft();
    draft.actors[0].name = text;
    draft.actors[0].note = text;
    draft.channels[0].note = text;
    draft.sources = {{.id = "s", .title = text, .passages = {{"p", text, text}}}};
    draft.actors[1].evidence = {{"s", "p", text, text}};
    draft.channels[0].evidence = {{"s", "", text, text}};
    const Network network = loaded(network_text(draft));
    ASSERT_EQ(network.actors.size(), 2u);
    EXPECT_EQ(network.actors[0].name.shown(), text);
    EXPECT_EQ(network.actors[0].note, text);
    ASSERT_EQ(network.channels.size(), 1u);
    EXPECT_EQ(network.channels[0].note, text);
    EXPECT_EQ(network.sources.at(0).title, text);
    EXPECT_EQ(network.actors[1].evidence.at(0).says, text);
    EXPECT_EQ(network.channels[0].evidence.at(0).where, text);
  }
}

TEST(YamlScalar, KeepsLineFeedsOfANote) {
  NetworkDraft draft = small_draft();
  draft.actors[0].note = "one:\n  two # three\n\n- four";
  EXPECT_EQ(loaded(network_text(draft)).actors.at(0).note, draft.actors[0].note);
}

TEST(YamlScalar, OfRandomSignsComesBackToo) {
  const std::string signs = " \t\n:#-'\"\\[]{},&*!|>%@`?~=ab0.";
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::string text = "x";
    for (unsigned i = 0; i < random() % 12; ++i) text += signs[random() % signs.size()];
    text += ".";
    NetworkDraft draft = small_draft();
    draft.actors[0].note = text;
    const Network network = loaded(network_text(draft));
    ASSERT_EQ(network.actors.size(), 2u);
    EXPECT_EQ(network.actors[0].note, text);
  }
}

TEST(NetworkText, SaysTheLeastOfWhatNobodySaid) {
  const Network network = loaded(network_text(small_draft()));
  ASSERT_EQ(network.channels.size(), 1u);
  EXPECT_EQ(network.channels[0].status, Status::unknown);
  EXPECT_EQ(network.channels[0].basis, Basis::assumed);
  const JudgedLikelihood& passes = network.channels[0].carries.at(KindId{"not-said"});
  EXPECT_EQ(passes.word, "unknown");
  EXPECT_EQ(network.actors[0].basis, Basis::assumed);
  EXPECT_EQ(network.actors[0].role.text, "not-said");
}

TEST(NetworkText, AsksForWhatNobodySaid) {
  const std::string text = network_text(small_draft());
  EXPECT_NE(text.find("\n    status: unknown   # ask: does this way exist"), std::string::npos);
  EXPECT_NE(text.find("\n    role: not-said   # ask: which role"), std::string::npos);
  EXPECT_EQ(text, network_text(small_draft()));
}

TEST(NetworkText, CommentsStayOnTheirLine) {
  NetworkDraft draft = small_draft();
  draft.remarks = {"one\nactors: {}"};
  draft.actors[0].remark = "node x\ny: z";
  EXPECT_EQ(loaded(network_text(draft)).actors.size(), 2u);
}

TEST(NetworkText, KeepsLikelihoodsOfKindsApart) {
  NetworkDraft draft = small_draft();
  draft.words = {{"kinds", "k", "K", {}}, {"kinds", "l", "L", {{"aim", "inform"}}}};
  draft.channels[0].carries = {{"k", {"rarely", "", {}}}, {"l", {"0.2..0.5", "external", {}}}};
  draft.channels[0].both_ways = true;
  const Network network = loaded(network_text(draft));
  ASSERT_EQ(network.channels.size(), 2u);
  EXPECT_EQ(network.channels[1].carries.at(KindId{"k"}).word, "rarely");
  EXPECT_EQ(network.channels[1].carries.at(KindId{"l"}).range.best.value(), 0.35);
  EXPECT_EQ(network.channels[1].carries.at(KindId{"l"}).basis, Basis::external);
}

NetworkDraft addition() {
  NetworkDraft draft;
  draft.actors = {{.id = "police", .name = "Police", .role = "test-role", .basis = "external"}};
  draft.channels = {
      {.from = "police", .to = "office", .carries = {{"sign", {}}}, .basis = "external"}};
  return draft;
}

TEST(ExtendedText, HasTheNewEntriesAndAllThatWasThere) {
  const std::string before = "# first\n" + kBase + "# last\nfindings: []";
  const ExtendedText extended = network_text_with(before, "t.yaml", addition());
  ASSERT_TRUE(extended.diagnostics.empty());
  const Network network = loaded(extended.text);
  EXPECT_EQ(network.actors.size(), 4u);
  EXPECT_EQ(network.channels.size(), 2u);
  std::size_t at = 0;
  for (std::size_t from = 0; from < before.size();) {
    const std::size_t end = std::min(before.find('\n', from), before.size());
    at = extended.text.find(before.substr(from, end - from) + '\n', at);
    ASSERT_NE(at, std::string::npos) << before.substr(from, end - from);
    from = end + 1;
  }
}

TEST(ExtendedText, FollowsTheIndentationThatIsThere) {
  std::string before = replaced(kBase, "  - {id: line", "- {id: line");
  before = replaced(before, "channels:\n", "channels:   # ways\n\n# of the first office\n");
  const ExtendedText extended = network_text_with(before, "t.yaml", addition());
  EXPECT_EQ(loaded(extended.text).channels.size(), 2u);
  EXPECT_NE(extended.text.find("\n- from: police"), std::string::npos);
}

TEST(ExtendedText, OfASectionInBracketsIsNone) {
  const std::string before = "sideflow: 1\nnetwork: {id: a, name: A, as_of: 2010}\nactors: {}\n";
  const ExtendedText extended = network_text_with(before, "t.yaml", addition());
  ASSERT_EQ(extended.diagnostics.size(), 1u);
  EXPECT_EQ(extended.diagnostics[0].line, 3u);
  EXPECT_EQ(extended.text, "");
}

TEST(FreeId, IsNeverTooLongAndNeverTaken) {
  const std::string longest(64, 'a');
  EXPECT_EQ(free_id(longest, "", {longest}), std::string(62, 'a') + "-2");
  EXPECT_EQ(free_id("", "node", {"node", "node-2"}), "node-3");
  EXPECT_EQ(id_from_name("\xC3\x85land & Co. (2)"), "aland-co-2");
  EXPECT_EQ(id_from_name("12 months"), "months");
  EXPECT_EQ(id_from_name("\xD0\x94\xD0\xBE\xD0\xBC"), "");
}

}  // namespace
}  // namespace sideflow
