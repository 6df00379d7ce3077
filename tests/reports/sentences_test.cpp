#include "reports/sentences.hpp"

#include "tests/reports/hand_made.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using engine::Verdict;
using engine::Why;
using test::analysis_with;
using test::RowSketch;
using test::testland;

constexpr Verdict kVerdicts[] = {Verdict::at_home, Verdict::reached,  Verdict::faint,
                                 Verdict::blocked, Verdict::no_route, Verdict::undecided};
constexpr Why kReasons[] = {Why::none, Why::said, Why::open, Why::not_asked};

std::string title(const std::vector<RowSketch>& rows) {
  const Network network = testland();
  return finding_title(network, analysis_with(network, rows));
}

const RowSketch kSaid{"a", "sign", Verdict::no_route, Why::said, Verdict::no_route};
const RowSketch kNotAsked{"b", "sign", Verdict::no_route, Why::not_asked, Verdict::no_route};
const RowSketch kOpen{"b", "sign", Verdict::no_route, Why::open, Verdict::no_route};
const RowSketch kFaint{"c", "sign", Verdict::faint, Why::none, Verdict::reached};
const RowSketch kReached{"d", "sign", Verdict::reached, Why::none, Verdict::reached};

RowSketch at(RowSketch row, const std::string& actor, const std::string& kind = "sign") {
  row.actor = actor;
  row.kind = kind;
  return row;
}

TEST(VerdictWords, SayDoesNotArriveOnlyWhereASourceSaysSoOrEveryWayIsClosedAtItsBest) {
  for (const Verdict verdict : kVerdicts) {
    for (const Verdict high : kVerdicts) {
      for (const Why why : kReasons) {
        const engine::ReachRow row = test::row_of({"a", "sign", verdict, why, high}, 0);
        const bool allowed = (verdict == Verdict::no_route && why == Why::said) ||
                             (verdict == Verdict::blocked && high == Verdict::blocked);
        EXPECT_EQ(verdict_words(row) == "does not arrive", allowed);
        EXPECT_EQ(does_not_arrive(row), allowed);
        EXPECT_EQ(fate(row) == Fate::does_not_arrive, allowed);
      }
    }
  }
}

TEST(VerdictWords, OfBlockedThatMayPassAtItsBestAreAlmostNever) {
  EXPECT_EQ(
      verdict_words(test::row_of({"a", "sign", Verdict::blocked, Why::none, Verdict::faint}, 0)),
      "almost never arrives");
}

TEST(VerdictWords, OfWhatNobodyWasAskedAboutSayThatItWasNotAsked) {
  for (const RowSketch& sketch : {kNotAsked, kOpen}) {
    EXPECT_EQ(verdict_words(test::row_of(sketch, 0)),
              "no way is known; it has not been asked whether there is one");
    EXPECT_TRUE(is_not_known(test::row_of(sketch, 0)));
  }
}

TEST(VerdictWords, CallAnAudienceThatHoldsWhatItNeedsByThat) {
  EXPECT_EQ(audience_words(test::row_of({"a", "sign", Verdict::at_home}, 0)),
            "is held by those who need it");
  EXPECT_EQ(audience_words(test::row_of(kFaint, 0)), "rarely arrives");
}

TEST(FindingTitle, CountsGroupsAndSaysHowManyWereNotAsked) {
  EXPECT_EQ(
      title({kSaid, kNotAsked, at(kSaid, "c"), kReached}),
      "What 2 of 4 groups notice does not arrive at the National Contact Point; 1 more was not "
      "asked");
}

TEST(FindingTitle, HasItsGrammarRightForOneAndForMany) {
  EXPECT_EQ(title({kSaid, kReached}),
            "What 1 of 2 groups notices does not arrive at the National Contact Point");
  EXPECT_EQ(title({kSaid}),
            "What the one group notices does not arrive at the National Contact Point");
  EXPECT_EQ(title({kSaid, at(kSaid, "b")}),
            "What all 2 groups notice does not arrive at the National Contact Point");
  EXPECT_EQ(
      title({kSaid, kNotAsked, at(kNotAsked, "c")}),
      "What 1 of 3 groups notices does not arrive at the National Contact Point; 2 more were not "
      "asked");
}

TEST(FindingTitle, KeepsRarelyAndNotAtAllApart) {
  EXPECT_EQ(title({kFaint, kReached}),
            "What 1 of 2 groups notices rarely arrives at the National Contact Point");
  EXPECT_EQ(
      title({kSaid, kFaint, kReached}),
      "What 2 of 3 groups notice does not arrive at the National Contact Point, or only rarely");
}

TEST(FindingTitle, DoesNotCallAnOpenChannelNotAsked) {
  EXPECT_EQ(
      title({kSaid, kOpen}),
      "What 1 of 2 groups notices does not arrive at the National Contact Point; of 1 more it is "
      "not known");
}

TEST(FindingTitle, NeverSaysThatWhatNobodyWasAskedAboutDoesNotArrive) {
  EXPECT_EQ(
      title({kNotAsked, at(kNotAsked, "c")}),
      "For 2 groups no way to the National Contact Point is known; nobody was asked whether there "
      "is one");
  EXPECT_EQ(
      title({kOpen}),
      "For 1 group no way to the National Contact Point is known; it is not known whether there is "
      "one");
}

TEST(FindingTitle, CountsThingsNoticedWhereAGroupHoldsTwoThatFareDifferently) {
  EXPECT_EQ(
      title({kSaid, at(kReached, "a", "talk"), kNotAsked}),
      "Of 3 things that groups notice, 1 does not arrive at the National Contact Point; of 1 more "
      "nobody "
      "was asked");
  EXPECT_EQ(title({kSaid, at(kReached, "a", "talk"), at(kSaid, "b")}),
            "Of 3 things that groups notice, 2 do not arrive at the National Contact Point");
}

TEST(FindingTitle, SaysWhatCanArriveWhenNothingIsLost) {
  EXPECT_EQ(title({kReached, at(kReached, "a")}),
            "What all 2 groups notice can arrive at the National Contact Point");
}

TEST(FindingTitle, OfANetworkWithoutRowsClaimsNothing) {
  EXPECT_EQ(title({}),
            "Testland: nobody is described as holding information that is to be collected");
  EXPECT_EQ(title({{"a", "sign", Verdict::at_home, Why::none, Verdict::at_home}}),
            "Testland: all that is noticed is noticed where it is collected");
}

TEST(FindingTitle, NamesNoUnitWhereSeveralCollect) {
  const Network network = testland();
  engine::Analysis analysis = analysis_with(network, {kSaid});
  analysis.graph.collectors.push_back(test::add_vertex(analysis, network, "d", "sign"));
  EXPECT_EQ(finding_title(network, analysis),
            "What the one group notices does not arrive at a unit that collects it");
}

TEST(LikelihoodWords, GiveNumbersOfTenOrOfAHundred) {
  EXPECT_EQ(likelihood_words(0.3), "about 3 in 10 (0.30)");
  EXPECT_EQ(likelihood_words(0.07), "about 7 in 100 (0.070)");
  EXPECT_EQ(likelihood_words(0.97), "about 97 in 100 (0.97)");
  EXPECT_EQ(likelihood_words(0.1), "about 1 in 10 (0.10)");
}

TEST(LikelihoodWords, SayCertaintyOnlyOfWhatIsExactlyThat) {
  EXPECT_EQ(likelihood_words(0), "exactly 0");
  EXPECT_EQ(likelihood_words(1), "exactly 1");
  EXPECT_EQ(likelihood_words(0.0042), "less than 1 in 100 (0.0042)");
  EXPECT_EQ(likelihood_words(1e-9), "less than 1 in 100 (below 0.0001)");
  EXPECT_EQ(likelihood_words(0.999), "more than 99 in 100");
}

TEST(FrequencyWords, SayNoneAndAllOnlyOfWhatIsExactlyThat) {
  EXPECT_EQ(frequency_words(0), "none");
  EXPECT_EQ(frequency_words(1), "all");
  EXPECT_EQ(frequency_words(0.001), "less than 1 in 100");
  EXPECT_EQ(frequency_words(0.42), "about 4 in 10");
}

TEST(TwoDigits, CountSignificantOnes) {
  EXPECT_EQ(two_digits(0.344), "0.34");
  EXPECT_EQ(two_digits(0.07), "0.070");
  EXPECT_EQ(two_digits(0.0996), "0.10");
  EXPECT_EQ(two_digits(3.14), "3.1");
  EXPECT_EQ(two_digits(12.4), "12");
  EXPECT_EQ(two_digits(1234), "1200");
  EXPECT_EQ(two_digits(9.96), "10");
}

TEST(TwoDigits, LeaveWholeNumbersAlone) {
  EXPECT_EQ(two_digits(0), "0");
  EXPECT_EQ(two_digits(1), "1");
  EXPECT_EQ(two_digits(37), "37");
}

TEST(TwoDigits, NeverRoundToCertainty) {
  EXPECT_EQ(two_digits(0.9999), "above 0.99");
  EXPECT_EQ(two_digits(1e-30), "below 0.0001");
}

TEST(NumberWithRange, LeavesOutARangeThatIsThatNumber) {
  EXPECT_EQ(number_with_range({0.15, 0.3, 0.5}), "0.30, range 0.15 to 0.50");
  EXPECT_EQ(number_with_range({0, 0, 0}), "0");
  EXPECT_EQ(number_with_range({0, 0, 0.02}), "0, range 0 to 0.020");
}

TEST(NumberWithRange, RoundsTheRangeOutward) {
  EXPECT_EQ(number_with_range({0.1266, 0.2, 0.3212}), "0.20, range 0.12 to 0.33");
  EXPECT_EQ(number_with_range({0.0996, 0.5, 0.9812}), "0.50, range 0.099 to 0.99");
  EXPECT_EQ(number_with_range({1.26, 2, 12.1}), "2, range 1.2 to 13");
  EXPECT_EQ(number_with_range({0.1 + 0.2, 0.5, 0.7}), "0.50, range 0.30 to 0.70");
}

engine::Total total_with(std::size_t rows, std::size_t not_asked, engine::Bounds arrived) {
  engine::Total total;
  total.rows = rows;
  total.no_route_not_asked = not_asked;
  total.arrived = arrived;
  return total;
}

TEST(ArrivalSummary, NeverTakesAShareOfWhatNobodyKnowsAbout) {
  EXPECT_EQ(
      arrival_summary(total_with(13, 5, {1.5, 2.1, 2.55}), "the unit"),
      "Of the 8 of which something is known, 2.1 (range 1.5 to 2.6) can be expected to arrive "
      "at the unit: 0.26, range 0.18 to 0.32. Of 5 more it is not known.");
  EXPECT_EQ(arrival_summary(total_with(2, 2, {}), "the unit"),
            "Of none of the 2 it is known whether it arrives.");
  EXPECT_EQ(arrival_summary(total_with(2, 0, {0, 0, 0}), "the unit"),
            "Of 2 in all, 0 can be expected to arrive at the unit: 0.");
}

TEST(ArrivalSummary, CallsAnEstimateThat) {
  engine::Total total = total_with(2, 0, {0.5, 1.25, 1.5});
  total.standard_error = 0.01;
  EXPECT_EQ(
      arrival_summary(total, "the unit"),
      "Of 2 in all, about 1.2 (range 0.50 to 1.5) can be expected to arrive at the unit: 0.62, "
      "range 0.25 to 0.75.");
}

TEST(ReachNumber, CallsAnEstimateThat) {
  engine::ReachRow row = test::row_of(kReached, 0);
  row.probability = engine::Bounds{0.15, 0.3, 0.5};
  EXPECT_EQ(reach_number(row), "0.30, range 0.15 to 0.50");
  row.sampled = engine::Sampled{0.002, 65536};
  EXPECT_EQ(reach_number(row), "about 0.30, range 0.15 to 0.50");
  row.probability.reset();
  EXPECT_EQ(reach_number(row), "");
}

TEST(EstimateSentence, NamesTheWorldsAndTheLargestError) {
  engine::ReachRow exact = test::row_of(kReached, 0);
  engine::ReachRow one = exact, other = exact;
  one.sampled = engine::Sampled{0.0012, 65536};
  other.sampled = engine::Sampled{0.0019, 131072};
  const auto of = [](std::vector<engine::ReachRow> bearers, std::vector<engine::ReachRow> others) {
    engine::Reach reach;
    reach.bearers = std::move(bearers);
    reach.audiences = std::move(others);
    return estimate_sentence(reach);
  };
  EXPECT_EQ(of({exact}, {exact}), "");
  EXPECT_EQ(
      of({exact}, {one}),
      "Numbers with \"about\" are estimates from 65536 drawn worlds: the ways are too entangled "
      "to be counted exactly. Their standard error is at most 0.0012.");
  EXPECT_NE(of({one, exact}, {other}).find("from 65536 to 131072 drawn worlds"), std::string::npos);
  EXPECT_NE(of({other}, {one}).find("at most 0.0019."), std::string::npos);
}

TEST(VerdictWords, OfAnEstimateTooCloseToTheThresholdTakeNoSide) {
  const engine::ReachRow row = test::row_of({"a", "sign", Verdict::undecided}, 0);
  EXPECT_EQ(verdict_words(row), "arrives or rarely arrives; the estimate cannot tell which");
  EXPECT_EQ(short_verdict(row), "not decided");
}

TEST(NumberThenRange, PutsTheRangeInBrackets) {
  EXPECT_EQ(number_then_range({0.1266, 0.2, 0.3212}), "0.20 (0.12 to 0.33)");
  EXPECT_EQ(number_then_range({0.5, 0.5, 0.5}), "0.50");
  EXPECT_EQ(number_then_range({0.9971, 1, 1}), "1 (0.99 to 1)");
  EXPECT_EQ(number_then_range({0.5, 0.9, 0.9971}), "0.90 (0.50 to above 0.99)");
}

TEST(StrengthCounts, CountALikelihoodOnceThatIsWrittenForSeveralKinds) {
  Network network = testland();
  JudgedLikelihood written;
  written.place = {0, 12, 5};
  network.actors[0].recognises = {{{"sign"}, written}, {{"talk"}, written}};
  written.place = {0, 20, 5};
  network.actors[1].recognises = {{{"sign"}, written}};
  EXPECT_EQ(strength_counts(network).assumed, 2u);
}

TEST(Withheld, CountsAPassageOnceThatIsUsedTwice) {
  Network network = testland();
  network.actors[0].evidence = {{{"closed"}, "remark", "page 2", "It says so."}};
  network.actors[1].evidence = network.actors[0].evidence;
  EXPECT_EQ(withheld(network, {}).passages, 1u);
}

TEST(ScaleWords, FollowTheScaleOfTheNetwork) {
  const Network network = testland();
  EXPECT_EQ(scale_word(network, 0), "never");
  EXPECT_EQ(scale_word(network, 0.07), "rarely");
  EXPECT_EQ(scale_word(network, 0.15), "rarely");
  EXPECT_EQ(scale_word(network, 0.7), "usually");
  EXPECT_EQ(scale_word(network, 1), "always");
  EXPECT_EQ(scale_words(network, {0.05, 0.3, 0.6}), "rarely to usually");
  EXPECT_EQ(scale_words(network, {0.15, 0.15, 0.15}), "rarely");
  for (const ScaleWord& word : network.scale) {
    if (word.word == "never") continue;  // what may pass is not called so
    EXPECT_EQ(scale_words(network, {word.range.low.value(), 0, word.range.high.value()}),
              word.word);
  }
}

TEST(ScaleWords, NeverCallNeverWhatMayPass) { EXPECT_EQ(scale_word(testland(), 0.001), "rarely"); }

Source source_called(const std::string& id, const std::string& title, Access access) {
  Source source;
  source.id = {id};
  source.title = title;
  source.date = "2010-03-25";
  source.access = access;
  return source;
}

Network with_sources() {
  Network network = testland();
  network.sources = {source_called("closed", "Minutes of a meeting", Access::internal),
                     source_called("open", "Report", Access::public_),
                     source_called("unused", "Nothing was taken from it", Access::public_)};
  network.actors[0].evidence = {{{"open"}, "", "page 1", "It says so."}};
  return network;
}

TEST(SourceLine, NamesTheSourcesThatEvidenceIsTakenFrom) {
  EXPECT_EQ(source_line(with_sources()), "Source: Report (2010-03-25). As of 2010-03.");
  EXPECT_EQ(source_line(testland()), "No source is named. As of 2010-03.");
}

TEST(SourceLine, WithholdsAndCountsWhatIsNotPublic) {
  Network network = with_sources();
  network.actors[1].evidence = {{{"closed"}, "", "page 2", "It says so, too."}};
  EXPECT_EQ(source_line(network),
            "Sources: Report (2010-03-25) and 1 that is not public. As of 2010-03.");
  EXPECT_EQ(source_line(network, {Access::internal}),
            "Sources: Minutes of a meeting (2010-03-25) and Report (2010-03-25). As of 2010-03.");
}

TEST(SourceLine, NamesADocumentOnceThatSeveralJoinedFilesDescribe) {
  Network network = testland();
  network.sources = {source_called("ee.report", "Report", Access::public_),
                     source_called("lt.report", "Report", Access::public_),
                     source_called("lv.report", "Report", Access::public_)};
  network.sources[2].date = "2011";
  for (std::size_t i = 0; i < 3; ++i)
    network.actors[i].evidence = {{network.sources[i].id, "", "page 1", "It says so."}};
  EXPECT_EQ(source_line(network), "Sources: Report (2010-03-25) and Report (2011). As of 2010-03.");
}

TEST(SourceLine, CountsAWithheldDocumentOnceThatSeveralJoinedFilesDescribe) {
  Network network = testland();
  network.sources = {source_called("ee.minutes", "Minutes", Access::internal),
                     source_called("ee.report", "Report", Access::public_),
                     source_called("lt.minutes", "Minutes", Access::internal),
                     source_called("lt.report", "Report", Access::internal)};
  for (std::size_t i = 0; i < 4; ++i)
    network.actors[i].evidence = {{network.sources[i].id, "", "page 1", "It says so."}};
  EXPECT_EQ(source_line(network),
            "Sources: Report (2010-03-25) and 1 that is not public. As of 2010-03.");
}

}  // namespace
}  // namespace sideflow::reports
