#include "reports/ledger_sentences.hpp"

#include "tests/reports/hand_made.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using Lines = std::vector<std::string>;

TEST(BalanceLines, SayWhatBecomesOfAllPieces) {
  const Balance balance{.pieces = 12,
                        .arrived = 3.14,
                        .lost = 2.36,
                        .no_line = 4,
                        .unknown_line = 1,
                        .unmapped = 1.5,
                        .arrived_range = engine::Bounds{1.14, 3.14, 4.14}};
  EXPECT_EQ(balance_lines(balance),
            (Lines{"Of 12 pieces, one for each group and what it notices:",
                   "  3.1 arrive (range 1.1 to 4.2)",
                   "  2.4 are lost on ways that work (range 1.3 to 4.4)",
                   "  4.0 have no line: it does not exist, or is only planned",
                   "  1.0 have no known line: nobody could say whether there is one",
                   "  1.5 have no way that anybody has named"}));
}

TEST(BalanceLines, AddUpAsTheyAreWritten) {
  const Balance thirds{.pieces = 1, .arrived = 1.0 / 3, .lost = 1.0 / 3, .no_line = 1.0 / 3};
  EXPECT_EQ(balance_lines(thirds),
            (Lines{"Of 1 piece, one for each group and what it notices:", "  0.34 arrive",
                   "  0.33 are lost on ways that work",
                   "  0.33 have no line: it does not exist, or is only planned"}));
}

TEST(BalanceLines, LeaveOutWhatIsNothingAndMarkEstimates) {
  EXPECT_EQ(balance_lines({.pieces = 2, .arrived = 2, .exact = false}),
            (Lines{"Of 2 pieces, one for each group and what it notices, by estimate:",
                   "  2.00 arrive"}));
}

engine::Element element_of(engine::ElementSort sort) {
  engine::Element element;
  element.sort = sort;
  element.kind = {"sign"};
  return element;
}

TEST(PlaceWords, NameActorsAndBarriersAsPeopleDo) {
  Network network = test::testland();
  Channel channel;
  channel.id = {"a/unit"};
  channel.from = {"a"};
  channel.to = {"unit"};
  network.channels = {channel};
  Barrier barrier;
  barrier.id = {"secrecy"};
  barrier.name = test::named("Professional secrecy");
  network.barriers = {barrier};

  engine::Element line = element_of(engine::ElementSort::channel);
  line.channel = {"a/unit"};
  EXPECT_EQ(place_words(network, line, ""), "Group a to National Contact Point");
  EXPECT_EQ(place_words(network, line, "Rumour"), "Group a to National Contact Point: Rumour");
  engine::Element seen = element_of(engine::ElementSort::recognises);
  seen.actor = {"b"};
  EXPECT_EQ(place_words(network, seen, ""), "Recognising it, at Group b");
  engine::Element secrecy = element_of(engine::ElementSort::barrier);
  secrecy.barrier = {"secrecy"};
  EXPECT_EQ(place_words(network, secrecy, ""), "Professional secrecy, everywhere at once");
  secrecy.actor = {"b"};
  EXPECT_EQ(place_words(network, secrecy, ""), "Professional secrecy, at Group b");
}

TEST(GapWords, CallAnUnknownLineAQuestionAndAMissingOneAFinding) {
  EXPECT_EQ(gap_words(Status::missing).rfind("finding: ", 0), 0u);
  EXPECT_EQ(gap_words(Status::planned).rfind("finding: ", 0), 0u);
  EXPECT_EQ(gap_words(Status::unknown).rfind("question: ", 0), 0u);
}

TEST(MissingRows, AreCountedAndNamedApart) {
  EXPECT_EQ(missing_rows_sentence(0, 0), "");
  EXPECT_EQ(
      missing_rows_sentence(2, 1),
      "2 pieces are in the sums, but not listed one by one: they lose least. 1 piece is not in "
      "it: the ways are too entangled to be counted.");
}

TEST(LedgerSentences, UseNoJargon) {
  for (const std::string& sentence : {two_columns_sentence(), first_three_sentence(1000),
                                      gaps_sentence(), no_ledger_sentence()}) {
    for (const char* word : {"Shapley", "derivative", "element", "quantile"})
      EXPECT_EQ(sentence.find(word), std::string::npos) << sentence;
  }
}

}  // namespace
}  // namespace sideflow::reports
