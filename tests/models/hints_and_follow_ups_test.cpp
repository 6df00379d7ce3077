#include "tests/models/network_texts.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

using Complaints = std::vector<std::string>;

/// "LINE:COLUMN TEXT [CODE] HINT" of the single diagnostic of a text.
std::string whole(const std::string& text) {
  const std::vector<Diagnostic> all = load(text).diagnostics;
  return complaint(text) + (all.size() == 1 ? ' ' + all[0].hint : "");
}

/// The hint of the single diagnostic of a text.
std::string hint(const std::string& text) {
  const std::vector<Diagnostic> all = load(text).diagnostics;
  return all.size() == 1 ? all[0].hint : std::to_string(all.size()) + " diagnostics";
}

std::string with_misspelt_setting() {
  return replaced(kBase, "{name: Nurse,", "{name: Nurse, setting: nowhere,");
}

// ---- all problems at once -----------------------------------------------------------------------

TEST(AllAtOnce, AVersionWrittenOtherwiseDoesNotEndTheReading) {
  EXPECT_EQ(whole(replaced(kBase, "sideflow: 1", "sideflow: 1.0")),
            "1:11 this program reads version 1 of the format (sideflow: 1), not \"1.0\" [SF033] "
            "write sideflow: 1");
  EXPECT_EQ(complaints(replaced(with_misspelt_setting(), "sideflow: 1", "sideflow: 1.0")),
            (Complaints{"1 SF033", "23 SF026"}));
}

TEST(AllAtOnce, AnotherVersionEndsTheReadingAndSaysSo) {
  EXPECT_EQ(whole(replaced(with_misspelt_setting(), "sideflow: 1", "sideflow: 2")),
            "1:11 this program reads version 1 of the format (sideflow: 1), not \"2\" [SF033] "
            "write sideflow: 1 if it is; mend this first: the rest of the file was not read");
}

TEST(AllAtOnce, AKeyGivenTwiceDoesNotEndTheReading) {
  const std::string text =
      replaced(with_misspelt_setting(), "as_of: 2026-01\n", "as_of: 2026-01\n  as_of: never\n");
  EXPECT_EQ(complaints(text), (Complaints{"6 SF013", "24 SF026"}));
  EXPECT_FALSE(load(text).network);
}

TEST(AllAtOnce, BrokenYamlSaysThatTheRestWasNotRead) {
  const std::string said = hint(replaced(with_misspelt_setting(), "actors:\n", "\tactors:\n"));
  EXPECT_TRUE(said.ends_with("; mend this first: the rest of the file was not read")) << said;
}

TEST(AllAtOnce, PersonalDataDoesNotEndTheReading) {
  EXPECT_EQ(complaints(replaced(with_misspelt_setting(), "title: Made for a test",
                                "title: \"mail anna@example.org\"")),
            (Complaints{"7 SF090", "23 SF026"}));
}

TEST(AllAtOnce, ADeadEndIsKnownOfAnActorWithAnotherError) {
  EXPECT_EQ(complaints(replaced(kBase, "evidence: made.all, holds: sign",
                                "evidence: made.al, holds: sign, dead_end: {}")),
            (Complaints{"22 SF026", "29 SF044"}));
}

TEST(AllAtOnce, ADeadEndIsHeldAgainstAChannelWithAnotherError) {
  const std::string text = replaced(kBase, "evidence: made.all, holds: sign",
                                    "evidence: made.all, holds: sign, dead_end: {}");
  EXPECT_EQ(complaints(replaced(text, "passes: 0.5, status", "passes: half, status")),
            (Complaints{"29 SF044", "29 SF012"}));
}

TEST(AllAtOnce, AnAbsenceIsKnownOfABarrierWithAnotherError) {
  const std::string text = replaced(kBase, "type: nothing-there, evidence: made.all",
                                    "type: nothing-there, passes: 0.5");
  EXPECT_EQ(complaints(replaced(text, "barriers: secrecy", "barriers: no-line")),
            (Complaints{"27 SF100", "27 SF046", "29 SF045"}));
}

TEST(AllAtOnce, AWorkingChannelWithAnotherErrorCannotBeOpened) {
  EXPECT_EQ(complaints(replaced(with_changes("[{open: line}]"), "passes: 0.5, status",
                                "passes: half, status")),
            (Complaints{"29 SF012", "33 SF052"}));
}

TEST(AllAtOnce, AWorkingActorWithAnotherErrorCannotBeStarted) {
  EXPECT_EQ(complaints(replaced(with_changes("[{start: nurse}]"), "{name: Nurse,",
                                "{name: Nurse, setting: nowhere,")),
            (Complaints{"23 SF026", "33 SF055"}));
  EXPECT_EQ(complaints(replaced(with_changes("[{start: nurse}]"), "{name: Nurse,",
                                "{name: Nurse, status: perhaps,")),
            Complaints{"23 SF025"});
}

TEST(AllAtOnce, ADeadEndDoesNotHoldNothingWhenItsKindIsUnknown) {
  const std::string text =
      replaced(kBase, "  as_of: 2026-01\n", "  as_of: 2026-01\n  vocabulary: not-there.yaml\n");
  EXPECT_EQ(
      complaints(replaced(text, "{name: Nurse,", "{name: Nurse, holds: rumour, dead_end: {},")),
      Complaints{"6 SF035"});
}

// ---- hints --------------------------------------------------------------------------------------

TEST(Hints, TellHowToNameAPassageOfASource) {
  EXPECT_EQ(hint(replaced(kBase, "{name: Nurse, role: test-role, evidence: made.all}",
                          "{name: Nurse, role: test-role, evidence: [made]}")),
            "made is a source: name one of its passages (made.NAME), or write {source: made, "
            "where: ..., says: ...}");
}

TEST(Hints, TurnARangeOfWordsIntoNumbers) {
  EXPECT_EQ(hint(replaced(kBase, "passes: 0.5, status", "passes: sometimes..usually, status")),
            "write 0.15..0.85");
}

TEST(Hints, KnowOtherWordsForAll) {
  EXPECT_EQ(whole(replaced(kBase, "collects: [sign, case]", "collects: everything")),
            "24:73 there is no kind \"everything\" [SF026] write all");
}

TEST(Hints, PutBarriersInsideAnActorUnderAKey) {
  EXPECT_EQ(hint(replaced(kBase, "{name: Nurse,", "{name: Nurse, hindered_by: [secrecy],")),
            "write {recognises: [secrecy]} or {forwards: [secrecy]}");
}

TEST(Hints, KnowOtherWordsForWorking) {
  for (const char* word : {"active", "exists", "yes", "Active"}) {
    EXPECT_EQ(hint(replaced(kBase, "status: working", std::string("status: ") + word)),
              "write working");
  }
}

TEST(Hints, ListTheVerbsOfAChange) {
  EXPECT_EQ(whole(with_changes("[{improve: line}]")),
            "33:16 a change has no key \"improve\" [SF020] the verbs are open, close, add, set, "
            "lift, add_actor, start, stop");
  EXPECT_EQ(hint(with_changes("[{opne: line}]")),
            "did you mean \"open\"? the verbs are open, close, add, set, lift, add_actor, start, "
            "stop");
}

TEST(Hints, OfferAnIdThatIsOne) {
  const std::string rule =
      ": an id begins with a letter from a to z; then come a to z, 0 to 9 and \"-\", 64 characters "
      "at most";
  EXPECT_EQ(hint(replaced(kBase, "id: testland", "id: Latvija")), "write latvija" + rule);
  EXPECT_EQ(hint(replaced(kBase, "  nurse:", "  bāriņtiesa:")), "write barintiesa" + rule);
  EXPECT_EQ(hint(replaced(kBase, "  nurse:", "  School Nurse:")), "write school-nurse" + rule);
}

TEST(Hints, OfferADateThatIsOne) {
  EXPECT_EQ(hint(replaced(kBase, "as_of: 2026-01", "as_of: 25.3.2010")), "write 2010-03-25");
  EXPECT_EQ(hint(replaced(kBase, "date: 2026-01", "date: 3.2010")), "write 2010-03");
  EXPECT_EQ(hint(replaced(kBase, "as_of: 2026-01", "as_of: 31.2.2010")),
            "write 2010-03-25, 2010-03 or 2010");
}

TEST(Hints, SendTheScaleToTheVocabulary) {
  EXPECT_EQ(whole(kBase + "scale: {maybe: 0..0.5..1}\n"),
            "30:1 a network file has no key \"scale\" [SF020] a scale belongs in a vocabulary "
            "file");
}

TEST(Hints, TellWhereTheVocabularyMayStand) {
  EXPECT_EQ(hint(replaced(kBase, "  as_of: 2026-01\n",
                          "  as_of: 2026-01\n  vocabulary: /tmp/vocabulary.yaml\n")),
            "put the file into the folder of the vocabulary or below it, or copy the vocabulary "
            "beside it");
}

TEST(Hints, RefuseANetworkIdThatSomeSystemsKeepForADevice) {
  EXPECT_EQ(hint(replaced(kBase, "  id: testland\n", "  id: lpt1\n")),
            "choose a longer one: results stand in a folder of that name");
  for (const char* id : {"con", "nul", "aux", "prn", "com1", "lpt9", "com0"})
    EXPECT_TRUE(names_a_device(id)) << id;
  for (const char* id : {"estonia", "con-1", "comet", "com", "com10", "lpt", "x"})
    EXPECT_FALSE(names_a_device(id)) << id;
}

// ---- a channel from an actor to itself ----------------------------------------------------------

TEST(ChannelToItself, IsWarnedOf) {
  EXPECT_EQ(whole(with_channel("{from: nurse, to: nurse, carries: sign, passes: 0.5, status: "
                               "working, evidence: made.all}")),
            "30:5 a channel from the actor \"nurse\" to itself does nothing and is left out of the "
            "computation [SF103] leave it out, or name another actor");
}

}  // namespace
}  // namespace sideflow
