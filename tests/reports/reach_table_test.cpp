#include "reports/tables/reach_table.hpp"

#include "tests/reports/hand_made.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using engine::Verdict;
using engine::Why;

engine::Analysis analysis_of(const Network& network) {
  engine::Analysis analysis = test::analysis_with(
      network, {{"a", "sign", Verdict::reached}, {"b", "talk", Verdict::undecided}});
  analysis.reach.bearers[0].probability = engine::Bounds{0.3, 0.5, 0.7};
  analysis.reach.bearers[1].probability = engine::Bounds{0.1, 0.2, 0.3};
  analysis.reach.bearers[1].sampled = engine::Sampled{0.002, 65536};
  return analysis;
}

TEST(ReachTable, MarksEstimatesAndGivesTheNumberOfARowThatIsNotDecided) {
  const Network network = test::testland();
  EXPECT_EQ(
      table_text(reach_table(network, analysis_of(network))),
      "Who      What          Verdict      In words              Probability\n"
      "-------  ------------  -----------  --------------------  ------------------------------\n"
      "Group a  Warning sign  arrives      sometimes to usually  0.50, range 0.30 to 0.70\n"
      "Group b  Rumour        not decided  rarely to sometimes   about 0.20, range 0.10 to "
      "0.30\n");
}

TEST(ReachTable, SaysHowSureAVerdictIsWhereThereIsRoom) {
  const Network network = test::testland();
  engine::Analysis analysis = analysis_of(network);
  analysis.certainty.bearers = {engine::RowCertainty{0.99, engine::Stamp::solid}, std::nullopt};
  const TerminalTable table = reach_table(network, analysis);
  const std::string wide = table_text(table);
  EXPECT_NE(wide.find("How sure"), std::string::npos);
  EXPECT_NE(wide.find("0.50, range 0.30 to 0.70        solid"), std::string::npos) << wide;
  const std::string narrow = table_text(table, 60);
  EXPECT_EQ(narrow.find("How sure"), std::string::npos) << narrow;
  EXPECT_NE(narrow.find("0.50"), std::string::npos);
}

TEST(ReachTable, CanBeNarrowedToOneKind) {
  const Network network = test::testland();
  EXPECT_EQ(reach_table(network, analysis_of(network), KindId{"talk"}).rows.size(), 1u);
}

}  // namespace
}  // namespace sideflow::reports
