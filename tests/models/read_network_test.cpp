#include "models/read_network.hpp"

#include "tests/models/network_texts.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

using Complaints = std::vector<std::string>;

// ---- the whole --------------------------------------------------------------------------------

TEST(ReadNetwork, HasNothingToSayOfARightFile) {
  EXPECT_EQ(complaints(kBase), Complaints{});
  const Network network = loaded(kBase);
  EXPECT_EQ(network.id, "testland");
  EXPECT_EQ(network.name.shown(), "Testland");
  EXPECT_EQ(network.as_of, "2026-01");
  ASSERT_EQ(network.files.size(), 1U);
  EXPECT_EQ(network.files[0], "test.yaml");
  ASSERT_EQ(network.actors.size(), 3U);
  EXPECT_EQ(network.actors[0].id.text, "nurse");
  EXPECT_EQ(network.actors[2].id.text, "school");
}

TEST(ReadNetwork, DoesNotCareForTheOrderOfEntries) {
  const std::string swapped = replaced(
      replaced(kBase,
               "  school: {name: School, role: test-role, evidence: made.all, holds: sign}\n", ""),
      "barriers:\n",
      "  school: {name: School, role: test-role, evidence: made.all, holds: sign}\nbarriers:\n");
  const Network network = loaded(swapped);
  ASSERT_EQ(network.actors.size(), 3U);
  EXPECT_EQ(network.actors[2].id.text, "school");
}

TEST(ReadNetwork, SaysAllThatIsWrongInOneGo) {
  std::string text =
      replaced(kBase, "passes: 0.5, status: working", "passes: 0,5, status: werking");
  text = replaced(text, "as_of: 2026-01", "as_of: 2026-13");
  text = replaced(text, "role: test-role, evidence: made.all, holds: sign",
                  "role: tset-role, evidence: made.al, holds: sign");
  EXPECT_EQ(complaints(replaced(text, "0,5", "\"0,5\"")),
            (Complaints{"5 SF029", "22 SF026", "22 SF026", "29 SF012", "29 SF025"}));
}

TEST(ReadNetwork, ShowsTheExampleOfTheDesign) {
  const LoadResult result = load(replaced(kBase, "passes: 0.5, status", "passes: \"0,5\", status"));
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].text,
            "a likelihood is a word of the scale or a number from 0 to 1, not \"0,5\"");
  EXPECT_EQ(result.diagnostics[0].code, "SF012");
  EXPECT_EQ(result.diagnostics[0].hint, "write 0.5: a decimal point, not a comma");
}

TEST(ReadNetwork, SuggestsTheNearestKeyAndDoesNotMissItAsWell) {
  const LoadResult result = load(replaced(kBase, "{name: Nurse,", "{nmae: Nurse,"));
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].text, "an actor has no key \"nmae\"");
  EXPECT_EQ(result.diagnostics[0].hint, "did you mean \"name\"?");
}

TEST(ReadNetwork, ReportsAMissingKeyAtItsEntry) {
  EXPECT_EQ(complaint(replaced(kBase, "{name: Nurse, role: test-role,", "{name: Nurse,")),
            "23:3 an actor needs the key `role`: a role of the vocabulary, which makes countries "
            "comparable [SF021]");
}

TEST(ReadNetwork, DoesNotMissWhatStandsInASectionThatIsMisspelt) {
  EXPECT_EQ(complaints(replaced(kBase, "actors:\n", "actrs:\n")), Complaints{"21 SF020"});
}

TEST(ReadNetwork, DoesNotFollowUpOnABrokenBarrier) {
  EXPECT_EQ(complaints(replaced(kBase, "type: test-barrier, passes: 0.5",
                                "type: test-barrier, passes: half")),
            Complaints{"26 SF012"});
}

TEST(ReadNetwork, ShowsAHundredProblemsAndSaysHowManyMore) {
  std::string text = kBase + "findings:\n";
  for (int i = 0; i < 130; ++i) text += "  - {title: T, setting: nowhere}\n";
  const std::vector<Diagnostic> all = load(text).diagnostics;
  ASSERT_EQ(all.size(), 101U);
  EXPECT_EQ(all[99].line, 130U);
  EXPECT_EQ(all[100].text, "30 more errors in this file");
}

TEST(ReadNetwork, ReadsScalarsAsThePlaceExpectsThem) {
  std::string text = replaced(kBase, "  nurse: {name: Nurse,", "  no: {name: 2010,");
  const Network network = loaded(replaced(text, "id: testland", "id: no"));
  EXPECT_EQ(network.id, "no");
  EXPECT_EQ(network.actors[0].id.text, "no");
  EXPECT_EQ(network.actors[0].name.shown(), "2010");
}

TEST(ReadNetwork, MasksPersonalDataInMessageAndExcerpt) {
  const LoadResult result =
      load(replaced(kBase, "name: Nurse", "name: \"nurse.anna@example.org\""));
  ASSERT_FALSE(result.diagnostics.empty());
  for (const Diagnostic& one : result.diagnostics) {
    EXPECT_EQ(one.code, "SF090");
    EXPECT_EQ((one.text + one.hint + one.excerpt).find("anna@example"), std::string::npos);
  }
}

TEST(ReadNetwork, FindsPersonalDataInPathsAndUnknownKeysToo) {
  for (const char* line : {"  vocabulary: anna@example.org\n", "  anna@example.org: x\n"}) {
    const LoadResult result =
        load(replaced(kBase, "  as_of: 2026-01\n", std::string("  as_of: 2026-01\n") + line));
    EXPECT_FALSE(result.network);
    for (const Diagnostic& one : result.diagnostics)
      EXPECT_EQ(diagnostic_text(one).find("anna@example"), std::string::npos);
  }
}

TEST(ReadNetwork, ReadsVersionOneOnly) {
  for (const char* version : {"2", "1.0", "01", "one", "[1]"}) {
    EXPECT_EQ(complaints(replaced(kBase, "sideflow: 1", std::string("sideflow: ") + version)),
              Complaints{"1 SF033"})
        << version;
  }
  EXPECT_EQ(complaints(replaced(kBase, "sideflow: 1\n", "")), Complaints{"1 SF021"});
}

TEST(ReadNetwork, ReadsNamesInLanguages) {
  const Network network = loaded(replaced(kBase, "name: Nurse", "name: {et: Õde, en: Nurse}"));
  EXPECT_EQ(network.actors[0].name.shown(), "Nurse");
  EXPECT_EQ(network.actors[0].name.by_language.at("et"), "Õde");
  EXPECT_EQ(complaints(replaced(kBase, "name: Nurse", "name: {E: Nurse}")), Complaints{"23 SF023"});
  EXPECT_EQ(complaints(replaced(kBase, "name: Nurse", "name: {}")), Complaints{"23 SF027"});
}

TEST(ReadNetwork, RefusesNamesThatAreEmptyOrTooLong) {
  EXPECT_EQ(complaints(replaced(kBase, "name: Nurse", "name: \"\"")), Complaints{"23 SF027"});
  EXPECT_EQ(complaints(replaced(kBase, "name: Nurse", "name: \"  \"")), Complaints{"23 SF027"});
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += "ä";
  EXPECT_EQ(complaints(replaced(kBase, "name: Nurse", "name: " + wide)), Complaints{});
  EXPECT_EQ(complaints(replaced(kBase, "name: Nurse", "name: ä" + wide)), Complaints{"23 SF028"});
}

// ---- actors -----------------------------------------------------------------------------------

const Actor& nurse_of(const Network& network) { return network.actors.at(0); }

Network with_nurse(const std::string& more) {
  return loaded(replaced(kBase, "{name: Nurse,", "{name: Nurse, " + more + ","));
}

Complaints complaints_of_nurse(const std::string& more) {
  return complaints(replaced(kBase, "{name: Nurse,", "{name: Nurse, " + more + ","));
}

TEST(ReadActors, GiveOneLikelihoodForAllKinds) {
  const Network network =
      with_nurse("recognises: {likelihood: 0.85, basis: assumed}, forwards: usually");
  const Actor& nurse = nurse_of(network);
  ASSERT_EQ(nurse.recognises.size(), 3U);
  EXPECT_EQ(nurse.recognises.at(KindId{"advice"}).range.best.value(), 0.85);
  ASSERT_EQ(nurse.forwards.size(), 3U);
  EXPECT_EQ(nurse.forwards.at(KindId{"case"}).word, "usually");
}

TEST(ReadActors, GiveLikelihoodsKindByKind) {
  const Network network =
      with_nurse("recognises: {sign: 0.2..0.5, case: {likelihood: never, evidence: made.all}}");
  const Actor& nurse = nurse_of(network);
  ASSERT_EQ(nurse.recognises.size(), 2U);
  EXPECT_DOUBLE_EQ(nurse.recognises.at(KindId{"sign"}).range.best.value(), 0.35);
  EXPECT_EQ(nurse.recognises.at(KindId{"sign"}).basis, Basis::assumed);
  EXPECT_EQ(nurse.recognises.at(KindId{"case"}).basis, Basis::stated);
}

TEST(ReadActors, HoldAKindAListOrAMapping) {
  EXPECT_EQ(nurse_of(with_nurse("holds: sign")).holds.size(), 1U);
  EXPECT_EQ(nurse_of(with_nurse("holds: [sign, case]")).holds.size(), 2U);
  const Network network =
      with_nurse("holds: {sign: {amount: 10..20..40 per year, of: signs}, case: {}}");
  const std::vector<Holding>& holds = nurse_of(network).holds;
  ASSERT_EQ(holds.size(), 2U);
  EXPECT_EQ(holds[0].kind.text, "case");
  EXPECT_FALSE(holds[0].amount);
  EXPECT_EQ(holds[1].amount, (Amount{10, 20, 40, Period::year}));
  EXPECT_EQ(holds[1].of, "signs");
}

TEST(ReadActors, CollectAllKindsWhoseAimItIs) {
  const Network network = with_nurse("collects: all");
  EXPECT_EQ(nurse_of(network).collects, (std::vector<KindId>{{"case"}, {"sign"}}));
}

TEST(ReadActors, NeedWhatInformsAndCollectWhatIsCollected) {
  EXPECT_EQ(complaints_of_nurse("needs: advice"), Complaints{});
  EXPECT_EQ(complaints_of_nurse("needs: [advice, sign]"), Complaints{"23 SF048"});
  EXPECT_EQ(complaints_of_nurse("collects: [advice]"), Complaints{"23 SF048"});
}

TEST(ReadActors, StandInTheLaneOfTheirOwnOrTheirRoleOrWhatTheyDo) {
  const Network network = loaded(kBase);
  EXPECT_EQ(find_actor(network, ActorId{"school"})->stage, Stage::notices);
  EXPECT_EQ(find_actor(network, ActorId{"nurse"})->stage, Stage::assesses);
  EXPECT_EQ(find_actor(network, ActorId{"office"})->stage, Stage::decides);
  EXPECT_EQ(nurse_of(with_nurse("stage: policy")).stage, Stage::policy);
  const std::string by_role = replaced(kBase, "level: test-level}\nbarrier_types",
                                       "level: test-level, stage: policy}\nbarrier_types");
  EXPECT_EQ(find_actor(loaded(by_role), ActorId{"office"})->stage, Stage::policy);
}

TEST(ReadActors, TakeSectorAndLevelFromTheirRole) {
  const Network network = loaded(kBase);
  EXPECT_EQ(nurse_of(network).sector, SectorId{"test-sector"});
  EXPECT_EQ(nurse_of(network).level, LevelId{"test-level"});
}

TEST(ReadActors, TurnOneKindIntoSeveral) {
  const Network network = with_nurse(
      "turns: {sign: [{into: case, likelihood: 0.3, evidence: made.all}, {into: advice, "
      "likelihood: {likelihood: rarely}, evidence: made.all}]}");
  const std::vector<Turn>& turns = nurse_of(network).turns;
  ASSERT_EQ(turns.size(), 2U);
  EXPECT_EQ(turns[0].into.text, "advice");
  EXPECT_EQ(turns[1].likelihood.range.best.value(), 0.3);
  EXPECT_EQ(complaints_of_nurse("turns: {sign: {into: sign, likelihood: 0.3}}"),
            Complaints{"23 SF039"});
  EXPECT_EQ(complaints_of_nurse("turns: {sign: {into: case}}"), Complaints{"23 SF021"});
  EXPECT_EQ(complaints_of_nurse("turns: {sign: [{into: case, likelihood: 1, evidence: made.all}, "
                                "{into: case, likelihood: 0, evidence: made.all}]}"),
            Complaints{"23 SF024"});
}

TEST(ReadActors, AreDeadEndsForWhatTheyHoldOrForKindsNamed) {
  EXPECT_EQ(nurse_of(with_nurse("holds: [sign, case], dead_end: {}")).dead_end->kinds,
            (std::vector<KindId>{{"case"}, {"sign"}}));
  EXPECT_EQ(nurse_of(with_nurse("dead_end: {kinds: sign, evidence: made.all}")).dead_end->kinds,
            std::vector<KindId>{{"sign"}});
  EXPECT_EQ(complaints_of_nurse("dead_end: {}"), Complaints{"23 SF056"});
  EXPECT_EQ(complaints_of_nurse("dead_end: true"), Complaints{"23 SF022"});
}

TEST(ReadActors, AreHinderedByBarriersThatCanStandInside) {
  const Network network = with_nurse("hindered_by: {recognises: secrecy, forwards: [secrecy]}");
  EXPECT_EQ(nurse_of(network).hinder_recognises, std::vector<BarrierId>{{"secrecy"}});
  EXPECT_EQ(nurse_of(network).hinder_forwards, std::vector<BarrierId>{{"secrecy"}});
  EXPECT_EQ(complaints_of_nurse("hindered_by: {forwards: no-line}"), Complaints{"23 SF045"});
  EXPECT_EQ(complaints_of_nurse("hindered_by: {forward: secrecy}"), Complaints{"23 SF020"});
  const std::string by_channel = replaced(kBase, "type: test-barrier, passes: 0.5",
                                          "type: test-barrier, drawn: channel, passes: 0.5");
  EXPECT_EQ(complaints(replaced(by_channel, "{name: Nurse,",
                                "{name: Nurse, hindered_by: {forwards: secrecy},")),
            Complaints{"23 SF047"});
}

TEST(ReadActors, TakeDurationsInDays) {
  EXPECT_EQ(nurse_of(with_nurse("takes: 3 days")).takes->best_days, 3);
  EXPECT_EQ(nurse_of(with_nurse("takes: 1..3 weeks")).takes->high_days, 21);
  EXPECT_EQ(nurse_of(with_nurse("takes: 12 hours")).takes->best_days, 0.5);
  EXPECT_EQ(nurse_of(with_nurse("takes: 1 year")).takes->best_days, 365);
  for (const char* wrong :
       {"3", "days", "3days", "3 fortnights", "-1 days", "soon", "2000 years", "\"3  days\""}) {
    EXPECT_EQ(complaints_of_nurse(std::string("takes: ") + wrong), Complaints{"23 SF030"}) << wrong;
  }
  EXPECT_EQ(complaints_of_nurse("takes: 3..1 weeks"), Complaints{"23 SF036"});
}

TEST(ReadActors, HoldAmountsThatAreNumbers) {
  for (const char* wrong :
       {"many", "-1", "1e16", "10 per day", "per year", "10 per  year", "\"1,5\"", "1e400"}) {
    EXPECT_EQ(complaints_of_nurse(std::string("holds: {sign: {amount: ") + wrong + "}}"),
              Complaints{"23 SF031"})
        << wrong;
  }
  EXPECT_EQ(complaints_of_nurse("holds: {sign: {amount: 10..40..20}}"), Complaints{"23 SF036"});
}

// ---- likelihoods ------------------------------------------------------------------------------

JudgedLikelihood passes_of(const std::string& likelihood) {
  const Network network =
      loaded(replaced(kBase, "passes: 0.5, status", "passes: " + likelihood + ", status"));
  return network.channels.empty() ? JudgedLikelihood{}
                                  : network.channels[0].carries.begin()->second;
}

TEST(ReadLikelihoods, AreWordsNumbersAndRanges) {
  EXPECT_EQ(passes_of("rarely").range,
            (LikelihoodRange{Likelihood{0.02}, Likelihood{0.07}, Likelihood{0.15}}));
  EXPECT_EQ(passes_of("rarely").word, "rarely");
  EXPECT_EQ(passes_of("0.2..0.3..0.5").range,
            (LikelihoodRange{Likelihood{0.2}, Likelihood{0.3}, Likelihood{0.5}}));
  EXPECT_EQ(passes_of("unknown").range,
            (LikelihoodRange{Likelihood{0}, Likelihood{0.3}, Likelihood{1}}));
  EXPECT_EQ(passes_of("1").range, kCertain);
}

TEST(ReadLikelihoods, AreAssumedWhenBareAndStatedWithEvidence) {
  EXPECT_EQ(passes_of("0.5").basis, Basis::assumed);
  EXPECT_EQ(passes_of("{likelihood: 0.5, note: A guess.}").basis, Basis::assumed);
  EXPECT_EQ(passes_of("{likelihood: 0.5, evidence: made.all}").basis, Basis::stated);
  EXPECT_EQ(passes_of("{likelihood: 0.5, basis: implied, evidence: made.all}").basis,
            Basis::implied);
}

TEST(ReadLikelihoods, CoverAllAccountsOfInformants) {
  const JudgedLikelihood disputed = passes_of(
      "{accounts: [{likelihood: always, source: made}, {likelihood: 0.45, source: made}, "
      "{likelihood: rarely, source: made}]}");
  ASSERT_EQ(disputed.accounts.size(), 3U);
  EXPECT_EQ(disputed.range.low.value(), 0.02);
  EXPECT_EQ(disputed.range.high.value(), 1);
  EXPECT_NEAR(disputed.range.best.value(), (0.93 + 0.45 + 0.07) / 3, 1e-15);
  EXPECT_EQ(disputed.accounts[0].word, "rarely");  // in order, whatever that of the file
}

TEST(ReadLikelihoods, AreNotGuessedAt) {
  const auto complaints_of = [](const std::string& text) {
    return complaints(replaced(kBase, "passes: 0.5, status", "passes: " + text + ", status"));
  };
  for (const char* wrong : {"10 %", ".5", "+0.5", "01", "0x1", "1.01", "-0.1", "often", "Rarely",
                            "\"\"", "[0.5]", "inf", ".nan", "0.2..", "0.2..0.3..0.4..0.5"}) {
    EXPECT_EQ(complaints_of(wrong), Complaints{"29 SF012"}) << wrong;
  }
  EXPECT_EQ(complaints_of("0.5..0.2"), Complaints{"29 SF036"});
  EXPECT_EQ(complaints_of("0.2..0.6..0.5"), Complaints{"29 SF036"});
  EXPECT_EQ(complaints_of("{note: x}"), Complaints{"29 SF021"});
  EXPECT_EQ(complaints_of("{likelihood: 0.5, accounts: [{likelihood: 0.5, source: made}]}"),
            Complaints{"29 SF037"});
  EXPECT_EQ(complaints_of("{accounts: []}"), Complaints{"29 SF037"});
  EXPECT_EQ(complaints_of("{accounts: [{likelihood: 0.5}]}"), Complaints{"29 SF021"});
  EXPECT_EQ(complaints_of("{accounts: [{likelihood: 0.5, source: nobody}]}"),
            Complaints{"29 SF026"});
}

// ---- evidence ---------------------------------------------------------------------------------

TEST(ReadEvidence, FillsInThePassageThatIsNamed) {
  const Network network = loaded(kBase);
  ASSERT_EQ(network.channels[0].evidence.size(), 1U);
  EXPECT_EQ(network.channels[0].evidence[0], (Evidence{SourceId{"made"}, "all", "", "Made up."}));
}

TEST(ReadEvidence, NamesPassagesThatAreThere) {
  const auto complaints_of = [](const std::string& text) {
    return complaints(replaced(kBase, "{name: Nurse, role: test-role, evidence: made.all}",
                               "{name: Nurse, role: test-role, evidence: " + text + "}"));
  };
  EXPECT_EQ(complaints_of("[{source: made, where: page 1, says: That.}]"), Complaints{});
  EXPECT_EQ(complaints_of("made"), Complaints{"23 SF049"});
  EXPECT_EQ(complaints_of("made."), Complaints{"23 SF049"});
  EXPECT_EQ(complaints_of("made.nothing"), Complaints{"23 SF026"});
  EXPECT_EQ(complaints_of("mad.all"), Complaints{"23 SF026"});
  EXPECT_EQ(complaints_of("[{where: page 1}]"), Complaints{"23 SF021"});
}

TEST(ReadEvidence, IsMissedWhereSomethingClaimsToBeStated) {
  const LoadResult result =
      load(replaced(kBase, "{name: Nurse, role: test-role, evidence: made.all}",
                    "{name: Nurse, role: test-role}"));
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].severity, Severity::warning);
  EXPECT_EQ(result.diagnostics[0].text,
            "the actor \"nurse\" is stated, but there is no evidence for it");
  EXPECT_TRUE(result.network);
  EXPECT_EQ(complaints_of_nurse("basis: assumed"), Complaints{"23 SF102"});
  EXPECT_EQ(complaints_of_nurse("basis: assumed, note: A guess."), Complaints{});
}

// ---- barriers ---------------------------------------------------------------------------------

TEST(ReadBarriers, SayWhatFitsTheirEffect) {
  const auto complaints_of = [](const std::string& more) {
    return complaints(replaced(
        kBase, "  no-line:",
        "  other: {name: Other, type: test-barrier, evidence: made.all" + more + "}\n  no-line:"));
  };
  EXPECT_EQ(complaints_of(", passes: 0.5"), Complaints{});
  EXPECT_EQ(complaints_of(""), Complaints{"27 SF021"});
  EXPECT_EQ(complaints_of(", passes: 0.5, takes: 3 days"), Complaints{"27 SF046"});
  EXPECT_EQ(complaints_of(", effect: delay, takes: 3 days"), Complaints{});
  EXPECT_EQ(complaints_of(", effect: delay"), Complaints{"27 SF021"});
  EXPECT_EQ(complaints_of(", effect: delay, takes: 3 days, passes: 0.5"), Complaints{"27 SF046"});
  EXPECT_EQ(complaints_of(", effect: quality"), Complaints{});
  EXPECT_EQ(complaints_of(", effect: quality, passes: 0.5"), Complaints{"27 SF046"});
  EXPECT_EQ(complaints_of(", effect: quality, takes: 1 day"), Complaints{"27 SF046"});
  EXPECT_EQ(complaints_of(", passes: 0.5, owner: nobody"), Complaints{"27 SF026"});
}

TEST(ReadBarriers, OfAbsenceHaveNoStrengthAndStandWhereSomethingIsMissing) {
  EXPECT_TRUE(find_barrier(loaded(kBase), BarrierId{"no-line"})->absence);
  EXPECT_EQ(
      complaints(replaced(kBase, "type: nothing-there,", "type: nothing-there, passes: 0.5,")),
      Complaints{"27 SF046"});
  for (const auto& [status, wanted] :
       {std::pair("missing", Complaints{}), std::pair("planned", Complaints{}),
        std::pair("working", Complaints{"30 SF045"}),
        std::pair("unknown", Complaints{"30 SF045"})}) {
    EXPECT_EQ(complaints(with_channel("{from: nurse, to: office, carries: sign, passes: 0.5, "
                                      "barriers: no-line, evidence: made.all, status: " +
                                      std::string(status) + "}")),
              wanted);
  }
}

// ---- vocabulary entries -----------------------------------------------------------------------

TEST(ReadKinds, AreNotCalledByReservedWords) {
  for (const char* id : {"likelihood", "accounts", "basis", "evidence", "note", "amount", "all"}) {
    EXPECT_EQ(complaints(replaced(kBase, "  case: {name: Case}",
                                  "  case: {name: Case}\n  " + std::string(id) + ": {name: Word}")),
              Complaints{"20 SF038"});
  }
}

TEST(ReadNetwork, HasNoScaleOfItsOwn) {
  EXPECT_EQ(complaints(kBase + "scale: {often: 0.5..0.7..0.9}\n"), Complaints{"30 SF020"});
}

TEST(ReadNetwork, WarnsOfTermsToBeAvoided) {
  const std::string terms = "terms:\n  bad-word: {prefer: good word, why: It hurts.}\n";
  const LoadResult result =
      load(replaced(kBase, "name: Nurse", "name: Bad  words and a BAD word") + terms);
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].code, "SF101");
  EXPECT_EQ(result.diagnostics[0].text, "the vocabulary asks to avoid the term \"bad word\"");
  EXPECT_EQ(result.diagnostics[0].hint, "write \"good word\": It hurts.");
  EXPECT_TRUE(result.network);
}

TEST(ReadFindings, KeepTheOrderOfTheFileAndReferToWhatIsThere) {
  const Network network = loaded(
      kBase + "findings:\n  - {title: Second, kinds: sign, bearers: school}\n  - {title: First}\n");
  ASSERT_EQ(network.findings.size(), 2U);
  EXPECT_EQ(network.findings[0].title, "Second");
  EXPECT_EQ(
      complaints(kBase + "findings:\n  - {title: T, bearers: scool, answered_by: [nothing]}\n"),
      (Complaints{"31 SF026", "31 SF026"}));
  EXPECT_EQ(complaints(kBase + "findings:\n  - {kinds: sign}\n"), Complaints{"31 SF021"});
}

}  // namespace
}  // namespace sideflow
