#include "reports/tables/ledger_table.hpp"

#include "tests/reports/hand_made.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using engine::Verdict;
using engine::Why;

/// Adds a channel to the network and its element to the analysis.
void add_line(Network& network, engine::Analysis& analysis, const std::string& from,
              const std::string& kind, Status status) {
  Channel channel;
  channel.id = {from + "/unit"};
  channel.from = {from};
  channel.to = {"unit"};
  network.channels.push_back(channel);
  engine::Element element;
  element.name = "channel:" + channel.id.text + ":" + kind;
  element.channel = channel.id;
  element.kind = {kind};
  element.status = status;
  analysis.graph.elements.push_back(element);
}

/// Group a arrives with 0.5; b has no line, c one of which nobody knows; d has no way.
struct Sample {
  Network network = test::testland();
  engine::Analysis analysis = test::analysis_with(
      network, {{"a", "sign", Verdict::reached},
                {"b", "sign", Verdict::no_route, Why::said, Verdict::no_route},
                {"c", "talk", Verdict::no_route, Why::open, Verdict::no_route},
                {"d", "talk", Verdict::no_route, Why::not_asked, Verdict::no_route}});

  Sample() {
    add_line(network, analysis, "a", "sign", Status::working);
    add_line(network, analysis, "b", "sign", Status::missing);
    add_line(network, analysis, "c", "talk", Status::unknown);
    for (const engine::ReachRow& row : analysis.reach.bearers)
      analysis.graph.bearers.push_back(row.row);
    analysis.reach.bearers[0].probability = engine::Bounds{0.3, 0.5, 0.6};
    analysis.reach.total.arrived = engine::Bounds{0.3, 0.5, 0.6};
    analysis.ledger = {.rows = {{.row = 0, .arrived = 0.5, .lost = {{0, 0.5}}},
                                {.row = 1, .gaps = {{1, 1.0}}},
                                {.row = 2, .gaps = {{2, 1.0}}},
                                {.row = 3, .unmapped = 1}},
                       .amount = 4,
                       .arrived = 0.5,
                       .unmapped = 1,
                       .lost = {{0, 0.5}},
                       .gaps = {{1, 1.0}, {2, 1.0}}};
    analysis.importance.elements = {engine::ElementImportance{1, 0.5, 0.5, 0},
                                    engine::ElementImportance{0.7, 0.7, 0, 0},
                                    engine::ElementImportance{0, 0, 0, 0}};
  }

  void draw() {
    analysis.certainty.draws = 1000;
    analysis.certainty.lost = {{0.41, 0.69}};
    analysis.certainty.elements = {
        engine::ElementCertainty{{0.41, 0.69}, 0.2, 1, engine::Stamp::solid},
        engine::ElementCertainty{{0.55, 0.8}, 0.8, 0.6, engine::Stamp::tentative},
        engine::ElementCertainty{{0, 0}, 0, 0, engine::Stamp::do_not_quote}};
  }

  [[nodiscard]] std::string text(const LedgerTextOptions& options = {}) const {
    return ledger_text(network, analysis, options);
  }
};

TEST(LedgerText, BalancesThenShowsWhereItIsLostThenWhatWaitsThenWhatNobodyNamed) {
  EXPECT_EQ(
      Sample().text(),
      "Of 4 pieces, one for each group and what it notices:\n"
      "  0.50 arrive (range 0.30 to 0.60)\n"
      "  0.50 are lost on ways that work (range 0.40 to 0.70)\n"
      "  1.00 have no line: it does not exist, or is only planned\n"
      "  1.00 have no known line: nobody could say whether there is one\n"
      "  1.00 have no way that anybody has named\n"
      "\n"
      "Lost on ways that work\n"
      "\n"
      "Where                                            Lost  Repairing it alone gives\n"
      "-----------------------------------------------  ----  ------------------------\n"
      "Group a to National Contact Point: Warning sign  0.50  0.50\n"
      "\"Lost\" shares each loss out among all that cause it together; repairing one of them "
      "leaves "
      "the others as they are. So the two columns need not rank alike.\n"
      "\n"
      "Waiting for a line\n"
      "\n"
      "Line                                             Pieces waiting  What is known              "
      " "
      "Opening it alone gives\n"
      "-----------------------------------------------  --------------  -------------------------- "
      " "
      "----------------------\n"
      "Group b to National Contact Point: Warning sign  1               finding: there is no line  "
      " "
      "0.70\n"
      "Group c to National Contact Point: Rumour        1               question: is there a line? "
      " "
      "0\n"
      "A piece that could take several such lines is shared out among them; no likelihood is in "
      "these numbers, so they have no range. Opening one alone gives 0 where another one behind it "
      "does not work.\n"
      "\n"
      "No way is named for\n"
      "\n"
      "Who      What    What is said of it\n"
      "-------  ------  ---------------------\n"
      "Group d  Rumour  not known (not asked)\n");
}

TEST(LedgerText, HasARangeBesideEveryNumberThatHangsOnLikelihoods) {
  Sample sample;
  sample.draw();
  const std::string text = sample.text();
  EXPECT_NE(text.find("Lost (range)"), std::string::npos);
  EXPECT_NE(text.find("0.50 (0.41 to 0.69)  0.50 (0.41 to 0.69)"), std::string::npos) << text;
  EXPECT_NE(text.find("0.70 (0.55 to 0.80)"), std::string::npos) << text;
}

TEST(LedgerText, SaysOfTheBestRepairsHowSureThatIs) {
  Sample sample;
  sample.draw();
  const std::string text = sample.text();
  EXPECT_NE(text.find("solid         all\n"), std::string::npos) << text;
  EXPECT_NE(text.find("tentative\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("do not quote"), std::string::npos) << "what gives nothing is not among them";
}

TEST(LedgerText, OfOneKindSumsItsRowsAlone) {
  Sample sample;
  sample.draw();
  sample.analysis.certainty.lost_by_row = {{{0.41, 0.69}}, {}, {}, {}};
  const std::string signs = sample.text({.kind = KindId{"sign"}});
  EXPECT_EQ(signs.rfind("Of 2 pieces, ", 0), 0u) << signs;
  EXPECT_NE(signs.find("0.50 (0.41 to 0.69)"), std::string::npos) << signs;
  EXPECT_EQ(signs.find("Group c"), std::string::npos);
  EXPECT_NE(signs.find("\nWhat repairing and opening give counts information of every kind.\n"),
            std::string::npos);
  const std::string rumours = sample.text({.kind = KindId{"talk"}});
  EXPECT_EQ(rumours.find("Lost on ways that work"), std::string::npos) << rumours;
  EXPECT_NE(rumours.find("question: is there a line?"), std::string::npos);
}

TEST(LedgerText, SaysWhereARangeIsNotKnown) {
  Sample sample;
  sample.draw();
  sample.analysis.certainty.lost.clear();
  EXPECT_NE(sample.text().find("0.50 (no range)"), std::string::npos) << sample.text();
}

TEST(LedgerText, MarksEstimates) {
  Sample sample;
  sample.analysis.ledger.exact = false;
  sample.analysis.ledger.lost[0].standard_error = 0.01;
  const std::string text = sample.text();
  EXPECT_NE(text.find("by estimate:"), std::string::npos) << text;
  EXPECT_NE(text.find("about 0.50"), std::string::npos) << text;
  EXPECT_NE(text.find("The standard error of what is lost is at most 0.010."), std::string::npos);
}

TEST(LedgerText, ListsTheLargestLossesUnlessAllAreWanted) {
  Sample sample;
  for (int i = 0; i < 20; ++i) {
    const std::string id = "z" + std::to_string(i);
    sample.network.actors.push_back(test::actor_called(id, "Zone " + std::to_string(i)));
    add_line(sample.network, sample.analysis, id, "sign", Status::working);
    sample.analysis.ledger.lost.push_back(
        {static_cast<engine::ElementIndex>(3 + i), 0.001 * (i + 1)});
  }
  std::sort(sample.network.channels.begin(), sample.network.channels.end(),
            [](const Channel& a, const Channel& b) { return a.id < b.id; });
  std::sort(sample.network.actors.begin(), sample.network.actors.end(),
            [](const Actor& a, const Actor& b) { return a.id < b.id; });
  const std::string text = sample.text();
  EXPECT_NE(text.find("6 more, each no larger; --all lists them.\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("Zone 0 "), std::string::npos);
  EXPECT_LT(text.find("Group a to "), text.find("Zone 19 to "));
  EXPECT_NE(sample.text({.elements = WhichElements::all}).find("Zone 0 "), std::string::npos);
}

TEST(LedgerText, FitsTheWidthThatIsAskedFor) {
  Sample sample;
  sample.draw();
  const std::string text = sample.text({.width = 80});
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    EXPECT_LE(end - start, 80u) << text.substr(start, end - start);
    start = end + 1;
  }
}

TEST(LedgerText, WithoutRowsSaysSo) {
  EXPECT_EQ(ledger_text(test::testland(), {}),
            "There is nothing that somebody holds, and that somebody else is to collect.\n");
}

}  // namespace
}  // namespace sideflow::reports
