#include "models/yaml_events.hpp"

#include "models/source_text.hpp"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

using namespace std::string_literals;

std::string shown(const YamlDocument& document) {
  std::string result;
  for (const Diagnostic& diagnostic : document.diagnostics) result += diagnostic_text(diagnostic);
  return result;
}

std::string problem_of(const std::string& text) { return shown(read_yaml(text, "a.yaml")); }

/// The code and place of each problem: "SF013@2:1".
std::string places(const std::string& text) {
  std::string result;
  for (const Diagnostic& found : read_yaml(text, "a.yaml").diagnostics) {
    result += (result.empty() ? "" : " ") + found.code + "@" + std::to_string(found.line) + ":" +
              std::to_string(found.column);
  }
  return result;
}

std::string place(const YamlNode& node) {
  return std::to_string(node.line) + ":" + std::to_string(node.column) + "+" +
         std::to_string(node.width);
}

/// A tree on one line: texts in angle brackets with their place, those in quotes marked.
std::string tree(const YamlNode& node) {
  if (node.sort == YamlSort::scalar)
    return "<" + node.text + (node.quoted ? ">q" : ">") + place(node);
  std::string inside;
  for (const YamlNode& item : node.items) inside += " "s + tree(item);
  for (const YamlEntry& entry : node.entries)
    inside += " "s + tree(entry.key) + "=" + tree(entry.value);
  return node.sort == YamlSort::list ? "[" + inside + " ]" : "{" + inside + " }";
}

std::string tree_of(const std::string& text) {
  const YamlDocument document = read_yaml(text, "a.yaml");
  return document.root ? tree(*document.root) : shown(document);
}

// ---- what is read ----

TEST(Yaml, ScalarsAreTextsWithTheirPlaces) {
  EXPECT_EQ(tree_of("id: no\nn: 010\nnull: ~\nq: \"\"\n"),
            "{ <id>1:1+2=<no>1:5+2 <n>2:1+1=<010>2:4+3 <null>3:1+4=<~>3:7+1 <q>4:1+1=<>q4:4+2 }");
}

TEST(Yaml, ColumnsCountCharacters) {
  EXPECT_EQ(tree_of("õ: {ä: ü, b: \"é\"}\n"),
            "{ <õ>1:1+1={ <ä>1:5+1=<ü>1:8+1 <b>1:11+1=<é>q1:14+3 } }");
}

TEST(Yaml, ListsByDashesAndInBracketsAreTheSame) {
  EXPECT_EQ(tree_of("a:\n  - x\n  - [y, z]\nb:\n- v\n"),
            "{ <a>1:1+1=[ <x>2:5+1 [ <y>3:6+1 <z>3:9+1 ] ] <b>4:1+1=[ <v>5:3+1 ] }");
}

TEST(Yaml, AValueThatIsLeftOutStandsBehindItsKeyOrDash) {
  EXPECT_EQ(tree_of("passes:\nb: {c: , d}\n"),
            "{ <passes>1:1+6=<>1:8+1 <b>2:1+1={ <c>2:5+1=<>2:7+1 <d>2:10+1=<>2:12+1 } }");
  EXPECT_EQ(tree_of("a:\n  -\n  # nothing\n\n  - x\n  -\n"),
            "{ <a>1:1+1=[ <>2:3+1 <x>5:5+1 <>6:3+1 ] }");
}

TEST(Yaml, LinesThatSayNothingDoNotMoveThePlaces) {
  EXPECT_EQ(tree_of("# one\n\na: 1\n   # two\n\n\nb:\n# three\n  c: 2\n"),
            "{ <a>3:1+1=<1>3:4+1 <b>7:1+1={ <c>9:3+1=<2>9:6+1 } }");
}

TEST(Yaml, LongTextsMayGoOverSeveralLines) {
  EXPECT_EQ(
      tree_of("a: one\n  two\n\n  three\nb: |\n  x\n   y\n\nc: >-\n  p\n  q\nd: \"r\n  s\"\n"),
      "{ <a>1:1+1=<one two\nthree>1:4+3 <b>5:1+1=<x\n y\n>q5:4+1 <c>9:1+1=<p q>q9:4+2 "
      "<d>12:1+1=<r s>q12:4+2 }");
}

TEST(Yaml, QuestionMarksInBracketsAreText) {
  EXPECT_EQ(tree_of("q: {text: Who is told?, or: [what? now, \"why?\"]}\n"),
            "{ <q>1:1+1={ <text>1:5+4=<Who is told?>1:11+12 <or>1:25+2=[ <what? now>1:30+9 "
            "<why?>q1:41+6 ] } }");
}

TEST(Yaml, JsonIsYaml) {
  EXPECT_EQ(tree_of("{\"a\":\"x, [y\",\"b\":[1,{\"c\":\"d\"}]}"),
            "{ <a>q1:2+3=<x, [y>q1:6+7 <b>q1:14+3=[ <1>1:19+1 { <c>q1:22+3=<d>q1:26+3 } ] }");
}

TEST(Yaml, ADocumentMayBeginAndEndWithItsMarker) {
  EXPECT_EQ(tree_of("---\na: 1\n...\n# end\n"), "{ <a>2:1+1=<1>2:4+1 }");
}

TEST(Yaml, ExcerptIsTheLineWithoutItsEnd) {
  const std::string text = "a: 1\nb: 2";
  const YamlDocument document = read_yaml(text, "a.yaml");
  EXPECT_EQ(excerpt(text, document.line_starts, 1), "a: 1");
  EXPECT_EQ(excerpt(text, document.line_starts, 2), "b: 2");
  EXPECT_EQ(excerpt(text, document.line_starts, 0), "");
  EXPECT_EQ(excerpt(text, document.line_starts, 3), "");
}

// ---- what is refused ----

TEST(Yaml, AnEmptyFileIsRefused) {
  const std::string empty =
      "a.yaml:1:1: error: the file is empty: a model starts with the line \"sideflow: 1\" "
      "[SF006]\n";
  EXPECT_EQ(problem_of(""), empty);
  EXPECT_EQ(problem_of("\n\n"), empty);
  EXPECT_EQ(problem_of("# only words\n"), empty + "    1 | # only words\n      | ^\n");
}

TEST(Yaml, TheRootIsAMapping) {
  EXPECT_EQ(problem_of("- a\n"),
            "a.yaml:1:1: error: a model is a mapping: lines of the form KEY: VALUE [SF006]\n"
            "    1 | - a\n"
            "      | ^ the first line is \"sideflow: 1\"\n");
  EXPECT_EQ(places("~"), "SF006@1:1");
  EXPECT_EQ(places("word\n"), "SF006@1:1");
}

TEST(Yaml, AKeyTwiceNamesTheFirst) {
  EXPECT_EQ(problem_of("a:\n  name: x\n  role: y\n  name: z\n"),
            "a.yaml:4:3: error: the key \"name\" stands here twice [SF013]\n"
            "    4 |   name: z\n"
            "      |   ^~~~ it stands in line 2 already\n");
  EXPECT_EQ(places("a: {b: 1, 'b': 2}\na: 3\n"), "SF013@1:11 SF013@2:1");
}

TEST(Yaml, AnUnclosedQuoteIsReportedWhereItWasOpened) {
  const std::string open =
      "a.yaml:2:9: error: this quote is opened here and not closed [SF007]\n"
      "    2 |   name: \"School\n"
      "      |         ^ close it with \"; further lines of the text are indented more than its "
      "key\n";
  EXPECT_EQ(problem_of("a:\n  name: \"School\n  role: y\n"), open);
  EXPECT_EQ(problem_of("a:\n  name: \"School\n  role: \"y\"\n"), open);
  EXPECT_EQ(places("a: [\"x, y]\n"), "SF007@1:5");
  EXPECT_EQ(problem_of("a: 'It's here'\n"),
            "a.yaml:1:8: error: text stands behind the closing quote [SF007]\n"
            "    1 | a: 'It's here'\n"
            "      |        ^~~~~~~ inside single quotes write '' for an apostrophe\n");
}

TEST(Yaml, AnUnclosedBracketIsReportedWhereItWasOpened) {
  EXPECT_EQ(problem_of("a: {name: Sign #7, b: c}\nd: e\n"),
            "a.yaml:1:4: error: this bracket is opened here and not closed with } [SF016]\n"
            "    1 | a: {name: Sign #7, b: c}\n"
            "      |    ^ the # in this line starts a comment: put the text in quotes\n"
            "a.yaml:1:16: warning: the text ends in front of this #: from there on it is a comment "
            "[SF015]\n"
            "    1 | a: {name: Sign #7, b: c}\n"
            "      |                ^~~ put the text in quotes if this belongs to it, else write a "
            "blank behind the #\n");
}

TEST(Yaml, LinesInsideBracketsAreIndentedMoreThanTheirKey) {
  EXPECT_EQ(problem_of("a:\n  b: [x,\n  y]\n"),
            "a.yaml:2:6: error: this bracket is opened here and not closed with ] [SF016]\n"
            "    2 |   b: [x,\n"
            "      |      ^ close it; lines inside brackets are indented more than their key\n");
}

TEST(Yaml, BracketsMatch) {
  EXPECT_EQ(problem_of("a: [x, {y: z]\n"),
            "a.yaml:1:13: error: ] closes here what { opened in line 1 [SF016]\n"
            "    1 | a: [x, {y: z]\n"
            "      |             ^ write } here, or close the inner bracket first\n");
  EXPECT_EQ(places("a: ]\n"), "SF016@1:4");
  EXPECT_EQ(places("a: [x] y\n"), "SF016@1:8");
  EXPECT_EQ(places("a: [x\n"), "SF016@1:4");
  EXPECT_EQ(places("a: [\n  x\n]\n"), "");
}

TEST(Yaml, WrongIndentationSaysWhichLineToFollow) {
  EXPECT_EQ(
      problem_of("a:\n    name: x\n     role: y\n"),
      "a.yaml:3:6: error: this line is indented further than the lines above it allow [SF008]\n"
      "    3 |      role: y\n"
      "      |      ^~~~~~~ begin in column 5, like line 2\n");
  EXPECT_EQ(
      problem_of("a:\n    b: x\n  c: y\n"),
      "a.yaml:3:3: error: the indentation of this line fits none of the lines above it [SF008]\n"
      "    3 |   c: y\n"
      "      |   ^~~~ begin in column 1, like line 1\n");
  EXPECT_EQ(problem_of("a:\n  b: x\n\tc: y\n"),
            "a.yaml:3:1: error: a tab stands in the indentation of this line [SF008]\n"
            "    3 |  c: y\n"
            "      | ^ indent with blanks only\n");
  EXPECT_EQ(places("a:\n  - x\n  b: y\n"), "SF008@3:3");
  EXPECT_EQ(places("a: x\n- y\n"), "SF008@2:1");
  EXPECT_EQ(places("  a: x\nb: y\n"), "SF008@2:1");
}

TEST(Yaml, AMissingBlankBehindAColonIsSeen) {
  EXPECT_EQ(problem_of("a: 1\nname:School\n"),
            "a.yaml:2:5: error: the blank behind this colon is missing [SF009]\n"
            "    2 | name:School\n"
            "      |     ^ write KEY: VALUE\n");
  EXPECT_EQ(places("a:\n  name:School\n  role: y\n"), "SF009@2:7");
  EXPECT_EQ(places("a: {b:c}\n"), "SF009@1:5");
  EXPECT_EQ(places("a: 1\nword\n"), "SF009@2:1");
}

TEST(Yaml, ReservedSignsAskForQuotes) {
  EXPECT_EQ(
      problem_of("name: `x`\nb: @y\nc: %%z\nd: a: b\n"),
      "a.yaml:1:7: error: a text cannot begin with ` [SF009]\n"
      "    1 | name: `x`\n"
      "      |       ^ put the text in quotes\n"
      "a.yaml:2:4: error: a text cannot begin with @ [SF009]\n"
      "    2 | b: @y\n"
      "      |    ^ put the text in quotes\n"
      "a.yaml:3:4: error: a text cannot begin with % [SF009]\n"
      "    3 | c: %%z\n"
      "      |    ^ put the text in quotes\n"
      "a.yaml:4:5: error: a second colon with a blank behind it stands in this value [SF009]\n"
      "    4 | d: a: b\n"
      "      |     ^ put the text in quotes\n");
}

TEST(Yaml, EscapeSequencesAreChecked) {
  EXPECT_EQ(
      problem_of("a: \"C:\\Users\"\n"),
      "a.yaml:1:7: error: this backslash starts an escape sequence that does not exist [SF009]\n"
      "    1 | a: \"C:\\Users\"\n"
      "      |       ^~ write two backslashes, or use single quotes\n");
  EXPECT_EQ(places("a: \"\\uD800\"\n"), "SF009@1:5");
  EXPECT_EQ(problem_of("a: \"x\\x1b\"\n"),
            "a.yaml:1:4: error: the value of \"a\" holds the character U+001B, which may not stand "
            "in a model [SF004]\n"
            "    1 | a: \"x\\x1b\"\n"
            "      |    ^~~~~~~ delete its escape sequence\n");
  EXPECT_EQ(places("a: [\"\\0\", \"\\u202e\", \"\\n\"]\n"), "SF004@1:5 SF004@1:11");
  EXPECT_EQ(places("a: \"\\x01?\"\nb: [c?]\n"), "SF004@1:4");
}

TEST(Yaml, FeaturesThatTheFormatDoesNotUseAreRefusedEach) {
  EXPECT_EQ(problem_of("a: &x 1\nb: *x\nc: !t 2\n"),
            "a.yaml:1:4: error: anchors (&) are not used in a model [SF010]\n"
            "    1 | a: &x 1\n"
            "      |    ^~ write the value itself, or put the text in quotes\n"
            "a.yaml:2:4: error: aliases (*) are not used in a model [SF010]\n"
            "    2 | b: *x\n"
            "      |    ^~ write the value itself, or put the text in quotes\n"
            "a.yaml:3:4: error: tags (!) are not used in a model [SF010]\n"
            "    3 | c: !t 2\n"
            "      |    ^~ delete it, or put the text in quotes\n");
  EXPECT_EQ(places("a: {b: *c, d: &e f}\n"), "SF010@1:8 SF010@1:15");
  EXPECT_EQ(places("a:\n  <<: {b: c}\n"), "SF010@2:3");
  EXPECT_EQ(places("%YAML 1.2\n---\na: b\n"), "SF010@1:1");
  EXPECT_EQ(places("a: b\n---\nc: d\n"), "SF010@2:1");
  EXPECT_EQ(places("a: b\n...\nc: d\n"), "SF010@3:1");
}

TEST(Yaml, KeysAreShortPlainTexts) {
  EXPECT_EQ(places("? a\n: b\n"), "SF011@1:1");
  EXPECT_EQ(places("[a]: b\n"), "SF011@1:1");
  EXPECT_EQ(places("{a: {[b]: c}}\n"), "SF011@1:6");
  EXPECT_EQ(places(": b\n"), "SF011@1:1");
  EXPECT_EQ(places("a: 1\n\"" + std::string(2000, 'x') + "\": b\n"), "SF011@2:1");
}

TEST(Yaml, ANumberSignIsWarnedOfOnlyWhereItPlausiblyCutsAText) {
  EXPECT_EQ(problem_of("note: Room #7 is closed\n"),
            "a.yaml:1:12: warning: the text ends in front of this #: from there on it is a comment "
            "[SF015]\n"
            "    1 | note: Room #7 is closed\n"
            "      |            ^~ put the text in quotes if this belongs to it, else write a "
            "blank behind the #\n");
  EXPECT_EQ(problem_of("passes: 0.5  # a comment\nb: \"x\" #y\nc: z#1\nd: e ## f\n"), "");
}

// ---- what would bring a parser down ----

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

/// `levels` mappings, each inside the one before.
std::string nested(int levels) {
  std::string result;
  for (int i = 0; i < levels; ++i) result += std::string(static_cast<std::size_t>(i), ' ') + "k:\n";
  return result;
}

TEST(Yaml, SixteenLevelsAreAllowed) {
  EXPECT_EQ(places(nested(16)), "");
  EXPECT_EQ(problem_of(nested(17)),
            "a.yaml:17:17: error: nested too deeply: a model has at most 16 levels [SF014]\n"
            "   17 |                 k:\n"
            "      |                 ^\n");
  EXPECT_EQ(places("a: "s + repeated("[", 15) + repeated("]", 15)), "");
  EXPECT_EQ(places("a: "s + repeated("[", 16) + repeated("]", 16)), "SF014@1:19");
  EXPECT_EQ(places("a: "s + repeated("[", 15) + "b: c" + repeated("]", 15)), "SF014@1:19");
}

TEST(Yaml, DepthIsRefusedBeforeAnythingRecurses) {
  EXPECT_EQ(places(repeated("[", 100'000) + repeated("]", 100'000)), "SF014@1:17");
  EXPECT_EQ(places(repeated("- ", 1'000) + "x\n"), "SF014@1:33");
  EXPECT_EQ(places(repeated("[{a: ", 50'000)), "SF014@1:41");
  EXPECT_EQ(places(repeated(": ", 30'000)), "SF011@1:1");
  EXPECT_EQ(places("a: "s + repeated(": ", 30'000)).substr(0, 9), "SF011@1:4");
  EXPECT_EQ(places(repeated(",\n", 30'000)), "SF016@1:1");
}

TEST(Yaml, ManyKeysAreReadAndARepeatedOneAmongThemIsFound) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "key"s + std::to_string(i) + ": x\n";
  const YamlDocument document = read_yaml(text, "a.yaml");
  ASSERT_TRUE(document.root);
  EXPECT_EQ(document.root->entries.size(), 20'000u);
  EXPECT_EQ(places(text + "key7: y\n"), "SF013@20001:1");
}

TEST(Yaml, AtMostAHundredProblemsAreReported) {
  EXPECT_EQ(read_yaml(repeated("- &a b\n", 500), "a.yaml").diagnostics.size(), 100u);
  EXPECT_EQ(read_yaml(repeated("a: b\n", 500), "a.yaml").diagnostics.size(), 100u);
}

// ---- mutations of a small file ----

constexpr const char* kSmallFile =
    "sideflow: 1\nnetwork:\n  id: testland\n  name: \"Test \\\"land\\\"\"\n  note: |\n    one\n    "
    "two # x\n"
    "actors:\n  school: {name: 'It''s', holds: [sign, {a: b}], q: Who?}\n  # comment\n"
    "channels:\n- from: [a, b]\n  to: c   # why\n  passes: 0.2..0.5\n  note: more\n    "
    "lines\n...\n";

std::string mutated(std::mt19937_64& random) {
  static const std::string pieces[] = {
      "\n",    " ",     "  ", "\t", ":", ": ", "- ",   "#",  " #",    "\"", "'",
      "[",     "]",     "{",  "}",  ",", "&a", "*a",   "!t", "|",     ">",  "? ",
      "---\n", "...\n", "\\", "%",  "@", "~",  "<<: ", "õ",  "\\x1b", "a",  "0"};
  std::string text = kSmallFile;
  for (std::uint64_t changes = 1 + random() % 6; changes > 0; --changes) {
    const std::size_t at = random() % text.size();
    const std::size_t length = random() % 3 == 0 ? random() % 12 : 0;
    text.replace(at, length, pieces[random() % std::size(pieces)]);
  }
  return text;
}

bool has_errors_but_repeated_keys(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& one) {
    return one.severity == Severity::error && one.code != "SF013";
  });
}

TEST(Yaml, OfAKeyThatStandsTwiceTheFirstIsRead) {
  EXPECT_EQ(tree_of("a: b\na: c\nd: e\n"), "{ <a>1:1+1=<b>1:4+1 <d>3:1+1=<e>3:4+1 }");
}

TEST(Yaml, EveryMutationOfAFileGivesATreeOrAnError) {
  std::mt19937_64 random(20260101);
  for (int round = 0; round < 5'000; ++round) {
    const SourceText source = checked_text(mutated(random), "a.yaml");
    if (has_errors(source.diagnostics)) continue;
    const YamlDocument document = read_yaml(source.text, "a.yaml");
    ASSERT_NE(document.root.has_value(), has_errors_but_repeated_keys(document.diagnostics))
        << source.text;
    for (const Diagnostic& found : document.diagnostics) {
      EXPECT_GE(found.line, 1u) << source.text;
      EXPECT_LE(found.line, document.line_starts.size()) << source.text;
      EXPECT_GE(found.column, 1u) << source.text;
      EXPECT_FALSE(diagnostic_text(found).empty());
    }
  }
}

}  // namespace
}  // namespace sideflow
