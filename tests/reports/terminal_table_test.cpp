#include "reports/tables/terminal_table.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

TEST(TerminalTable, AlignsColumnsAsTheyAreShown) {
  EXPECT_EQ(table_text({{"Who", "What"}, {{"õpetaja", "a"}, {"児童", "b"}, {"x", ""}}}),
            "Who      What\n"
            "-------  ----\n"
            "õpetaja  a\n"
            "児童     b\n"
            "x\n");
}

TEST(TerminalTable, WithoutRowsShowsItsHeads) {
  EXPECT_EQ(table_text({{"Who", "What"}, {}}), "Who  What\n---  ----\n");
}

}  // namespace
}  // namespace sideflow::reports
