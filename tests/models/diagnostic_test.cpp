#include "models/diagnostic.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

Diagnostic comma_in_a_likelihood() {
  Diagnostic result;
  result.code = "SF012";
  result.file = "estonia.yaml";
  result.line = 10;
  result.column = 13;
  result.width = 3;
  result.text = "a likelihood is a word of the scale or a number from 0 to 1, not \"0,5\"";
  result.hint = "write 0.5: a decimal point, not a comma";
  result.excerpt = "    passes: 0,5";
  return result;
}

TEST(DiagnosticText, ShowsPlaceTextLineCaretAndHint) {
  EXPECT_EQ(
      diagnostic_text(comma_in_a_likelihood()),
      "estonia.yaml:10:13: error: a likelihood is a word of the scale or a number from 0 to 1, "
      "not \"0,5\" [SF012]\n"
      "   10 |     passes: 0,5\n"
      "      |             ^~~ write 0.5: a decimal point, not a comma\n");
}

TEST(DiagnosticText, LeavesOutWhatIsNotThere) {
  Diagnostic bare = comma_in_a_likelihood();
  bare.excerpt.clear();
  bare.text = "wrong";
  EXPECT_EQ(diagnostic_text(bare),
            "estonia.yaml:10:13: error: wrong [SF012]\n"
            "      | write 0.5: a decimal point, not a comma\n");
  bare.hint.clear();
  bare.line = 0;
  bare.severity = Severity::warning;
  EXPECT_EQ(diagnostic_text(bare), "estonia.yaml: warning: wrong [SF012]\n");
}

TEST(DiagnosticText, CutsLongLinesAroundTheCaret) {
  Diagnostic far = comma_in_a_likelihood();
  far.text = "wrong";
  far.hint.clear();
  far.excerpt = std::string(200, 'a') + "0,5" + std::string(200, 'b');
  far.column = 201;
  EXPECT_EQ(diagnostic_text(far),
            std::string("estonia.yaml:10:201: error: wrong [SF012]\n   10 | ...") +
                std::string(60, 'a') + "0,5" + std::string(37, 'b') +
                "...\n"
                "      |    " +
                std::string(60, ' ') + "^~~\n");
}

TEST(DiagnosticText, NeverSendsControlCharactersToTheTerminal) {
  Diagnostic hostile = comma_in_a_likelihood();
  hostile.file = "a\x1b[2J.yaml";
  hostile.text = "one\ntwo \xE2\x80\xAE three";
  hostile.hint.assign(1, '\x07');
  hostile.excerpt = "\t\xFF\x1b[31mred";
  hostile.column = 2;
  hostile.width = 1;
  EXPECT_EQ(diagnostic_text(hostile),
            "a\xEF\xBF\xBD[2J.yaml:10:2: error: one\xEF\xBF\xBDtwo \xEF\xBF\xBD three [SF012]\n"
            "   10 |  \xEF\xBF\xBD\xEF\xBF\xBD[31mred\n"
            "      |  ^ \xEF\xBF\xBD\n");
}

TEST(DiagnosticText, PutsTheCaretBelowWideAndCombiningCharacters) {
  Diagnostic wide = comma_in_a_likelihood();
  wide.text = "wrong";
  wide.hint.clear();
  wide.excerpt =
      "\xE4\xB8\xAD\xE6\x96\x87 e\xCC\x81 x";  // two wide ones, e with a combining accent
  wide.column = 7;
  wide.width = 1;
  EXPECT_EQ(diagnostic_text(wide),
            "estonia.yaml:10:7: error: wrong [SF012]\n"
            "   10 | \xE4\xB8\xAD\xE6\x96\x87 e\xCC\x81 x\n"
            "      |        ^\n");
}

TEST(DiagnosticText, ShowsAPlaceBehindTheEndOfTheLine) {
  Diagnostic behind = comma_in_a_likelihood();
  behind.text = "wrong";
  behind.hint = "a value is missing";
  behind.excerpt = "passes:";
  behind.column = 9;
  EXPECT_EQ(diagnostic_text(behind),
            "estonia.yaml:10:9: error: wrong [SF012]\n"
            "   10 | passes:\n"
            "      |         ^ a value is missing\n");
}

TEST(Diagnostics, AreSortedByFileAsMetThenLineColumnAndCode) {
  const auto at = [](const char* file, std::uint32_t line, std::uint32_t column, const char* code) {
    Diagnostic result;
    result.file = file;
    result.line = line;
    result.column = column;
    result.code = code;
    return result;
  };
  std::vector<Diagnostic> all{at("b", 2, 1, "SF001"), at("a", 1, 1, "SF001"),
                              at("b", 1, 9, "SF002"), at("b", 1, 9, "SF001"),
                              at("b", 1, 2, "SF009")};
  sort_diagnostics(all);
  const std::vector<Diagnostic> expected{at("b", 1, 2, "SF009"), at("b", 1, 9, "SF001"),
                                         at("b", 1, 9, "SF002"), at("b", 2, 1, "SF001"),
                                         at("a", 1, 1, "SF001")};
  EXPECT_EQ(all, expected);
}

TEST(Diagnostics, WarningsAreNoErrors) {
  Diagnostic warning;
  warning.severity = Severity::warning;
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({warning}));
  EXPECT_TRUE(has_errors({warning, Diagnostic{}}));
}

}  // namespace
}  // namespace sideflow
