#include "models/interview_sheet.hpp"

#include "models/interview_rows.hpp"
#include "models/network_text.hpp"
#include "network_texts.hpp"

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

const std::string kSource = SIDEFLOW_SOURCE_DIR;

std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

const Network& vocabulary() {
  static const LoadResult kWords = read_vocabulary(kSource + "/data/vocabulary.yaml");
  return *kWords.network;
}

/// The draft of a sheet that goes with the vocabulary of all countries.
ImportedDraft imported(const std::string& sheet) {
  return interview_draft(csv_table(sheet, "s.csv"), {.id = "testland",
                                                     .as_of = "2026-01",
                                                     .vocabulary = "../vocabulary.yaml",
                                                     .known = &vocabulary()});
}

/// "CELL-OR-ROW: text [CODE] hint" of all errors and warnings.
std::vector<std::string> said(const ImportedDraft& import) {
  std::vector<std::string> lines;
  for (const Diagnostic& one : import.diagnostics)
    lines.push_back(one.text + " [" + one.code + "]" + (one.hint.empty() ? "" : " " + one.hint));
  return lines;
}

/// The network that the draft becomes; every diagnostic of an error fails the test.
Network network_of(const ImportedDraft& import) {
  for (const std::string& line : said(import)) ADD_FAILURE() << line;
  const LoadResult result =
      read_network_text(network_text(import.draft), "out.yaml", kSource + "/data/countries");
  for (const Diagnostic& one : result.diagnostics) {
    if (one.severity == Severity::error) ADD_FAILURE() << diagnostic_text(one);
  }
  return result.network.value_or(Network{});
}

/// The text between a line of three backticks with `language` and the next one, the `which`th.
std::string block(const std::string& page, const std::string& language) {
  const std::string opening = "```" + language + "\n";
  const std::size_t from = page.find(opening) + opening.size();
  return page.substr(from, page.find("```", from) - from);
}

using Said = std::vector<std::string>;

TEST(InterviewSheet, OfTheDocumentationBecomesWhatItShows) {
  const std::string page = bytes_of(kSource + "/docs/format/interview-sheet.md");
  const ImportedDraft import =
      interview_draft(csv_table(block(page, "csv"), "s.csv"),
                      {.vocabulary = "../vocabulary.yaml", .known = &vocabulary()});
  EXPECT_EQ(said(import), Said{});
  const std::string text = network_text(import.draft);
  EXPECT_EQ(text.substr(text.find("sources:")), block(page, "yaml"));
  const LoadResult result = read_network_text(text, "out.yaml", kSource + "/data/countries");
  EXPECT_TRUE(result.network);
}

TEST(InterviewSheet, AWorkbookOfAnotherProgramIsRead) {
  const ImportedDraft import = interview_draft(
      read_table_file(kSource + "/tests/models/files/interview.xlsx"),
      {.id = "testland", .vocabulary = "../vocabulary.yaml", .known = &vocabulary()});
  const Said expected{
      "the sheet \"Old\" is hidden and is not read [SF104] show it, if it belongs to the interview",
      "sheet \"Remarks\", row 1: this sheet is not read: no column is called `what`, or `from` and "
      "`to` "
      "[SF104] the first line names the columns; a sheet may be called Actors, Channels, Barriers "
      "or "
      "Sources instead"};
  EXPECT_EQ(said(import), expected);
  const LoadResult result =
      read_network_text(network_text(import.draft), "out.yaml", kSource + "/data/countries");
  ASSERT_TRUE(result.network);
  EXPECT_EQ(result.network->as_of, "2026-03");
  ASSERT_EQ(result.network->actors.size(), 2u);
  EXPECT_EQ(result.network->actors[1].evidence.at(0).passage, "actors-row-2");
  EXPECT_EQ(result.network->channels.at(1).status, Status::planned);
}

TEST(InterviewSheet, NamesTheNearestOfWhatIsUnknown) {
  const ImportedDraft import = imported(
      "what,name,role,holds,from,to,kind,barrier\n"
      "actor,School,techer,suspicon,,,,\n"
      "channel,,,,Scool,School,suspicions,fear\n"
      "chanel,,,,,,,\n");
  const Said expected{
      "cell C2: `role`: there is no role \"techer\" [SF026] did you mean \"teacher\"?",
      "cell D2: `holds`: there is no kind \"suspicon\" [SF026] did you mean \"suspicion\"?",
      "cell E3: `from`: there is no actor \"Scool\" [SF026] did you mean \"School\"?",
      "cell G3: `kind`: there is no kind \"suspicions\" [SF026] did you mean \"suspicion\"?",
      "cell H3: `barrier`: there is no barrier \"fear\" [SF026] give it a row of its own, or see "
      "how it "
      "is spelt",
      "cell A4: a row speaks of a network, source, actor, barrier or channel, not of \"chanel\" "
      "[SF025] "
      "did you mean \"channel\"?"};
  EXPECT_EQ(said(import), expected);
}

TEST(InterviewSheet, SaysHowWrongValuesAreSpeltRight) {
  const ImportedDraft import = imported(
      "what,name,type,date,from,to,passes,status,takes,graded\n"
      "source,Report,reprt,25.3.2010,,,,,,\n"
      "actor,School,,,,,,,,\n"
      "channel,,,,school,school,\"0,5\",workin,soon,sure\n");
  const Said expected{
      "cell C2: `type`: this is one of report, interview, slides, law, statistics, web, other, not "
      "\"reprt\" [SF025] did you mean \"report\"?",
      "cell D2: `date`: this is no date of the calendar: \"25.3.2010\" [SF029] write 2010-03-25",
      "cell G4: `passes`: a likelihood is a word of the scale or a number from 0 to 1, not \"0,5\" "
      "[SF012] write 0.5",
      "cell H4: `status`: this is one of working, planned, missing, unknown, not \"workin\" "
      "[SF025] did "
      "you mean \"working\"?",
      "cell I4: `takes`: this is no duration: \"soon\" [SF030] write 3 days, 2 weeks or 1..3 "
      "months",
      "cell J4: `graded`: this is one of stated, implied, assumed, external, not \"sure\" [SF025]"};
  EXPECT_EQ(said(import), expected);
}

TEST(InterviewSheet, RefusesPersonalDataAnywhereAndMasksIt) {
  const ImportedDraft import = imported("what,name,mood\nactor,School,anna@example.org\n");
  const Said expected{"cell C1: the column \"mood\" is not read [SF104]",
                      "cell C2: this looks like an e-mail address: an... [SF090] a model holds "
                      "structures and roles, "
                      "never persons; delete it in the sheet too"};
  EXPECT_EQ(said(import), expected);
  EXPECT_EQ(import.diagnostics.back().excerpt, "actor,School,an...");
}

TEST(InterviewSheet, RowsThatSayTheSameTwiceAreErrors) {
  const ImportedDraft import = imported(
      "what,name,id,from,to,kind\n"
      "actor,School,,,,\nactor,school,,,,\n"
      "channel,,,school,school,suspicion\nchannel,,,School,School,suspicion\n"
      "channel,,,school,school,disclosure\n");
  ASSERT_EQ(import.diagnostics.size(), 2u);
  EXPECT_EQ(import.diagnostics[0].text,
            "cell B3: `name`: row 2 gives the actor \"school\" already");
  EXPECT_EQ(import.diagnostics[1].text,
            "row 5: row 4 speaks of the channel from school to school already");
  ASSERT_EQ(import.draft.channels.size(), 2u);
  EXPECT_EQ(import.draft.channels[1].id, "school-school-disclosure");
}

TEST(InterviewSheet, CellsThatSayNothingOfSuchARowAreErrors) {
  const ImportedDraft import = imported("what,name,from,Pases\nactor,School,x,\n");
  const Said expected{"cell D1: no column is called \"Pases\" [SF020] did you mean \"passes\"?",
                      "cell C2: a row of an actor says nothing under `from` [SF020] move the text "
                      "to `note`, or see what "
                      "the row is to speak of"};
  EXPECT_EQ(said(import), expected);
}

TEST(InterviewSheet, WithoutColumnsOrHeadSaysWhatIsMissing) {
  EXPECT_EQ(imported("a,b\n1,2\n").diagnostics.at(0).code, "SF021");
  const ImportedDraft import = interview_draft(csv_table("what,name\nactor,School\n", "s.csv"), {});
  const Said expected{
      "nothing says an id of the network [SF021] give it by a row `network` with `name`, or --id",
      "nothing says a date of the network [SF021] give it by a row `network` with `date`, or "
      "--as-of"};
  EXPECT_EQ(said(import), expected);
}

TEST(InterviewSheet, SilenceIsNeverTakenForAnAnswer) {
  const Network network = network_of(
      imported("what,name,from,to,source,says,access,dead_end,holds\n"
               "source,Report,,,,,,,\nsource,Talk,,,,,public,,\n"
               "actor,School,,,,,,,suspicion\nactor,Police,,,talk,We saw it.,,yes,suspicion\n"
               "channel,,school,police,,,,,\n"));
  ASSERT_EQ(network.channels.size(), 1u);
  EXPECT_EQ(network.channels[0].status, Status::unknown);
  EXPECT_EQ(network.channels[0].basis, Basis::assumed);
  EXPECT_EQ(network.channels[0].carries.begin()->first.text, "not-said");
  EXPECT_EQ(network.channels[0].carries.begin()->second.word, "unknown");
  EXPECT_EQ(network.actors.at(0).basis, Basis::stated);
  ASSERT_TRUE(network.actors[0].dead_end);
  EXPECT_EQ(network.actors[0].dead_end->kinds, (std::vector<KindId>{{"suspicion"}}));
  EXPECT_FALSE(network.actors.at(1).dead_end);
  EXPECT_TRUE(network.actors[1].asked.empty());
  EXPECT_TRUE(network.actors[1].recognises.empty());
  EXPECT_EQ(network.sources.at(0).access, Access::internal);
  EXPECT_EQ(network.sources.at(1).access, Access::public_);
}

TEST(InterviewSheet, AnInformantsWordIsStatedAndAConsultantsAssumed) {
  const Network network = network_of(
      imported("what,name,from,to,kind,passes,graded,source,says\n"
               "source,Talk,,,,,,,\nactor,School,,,,,,,\nactor,Police,,,,,,,\n"
               "channel,,school,police,suspicion; disclosure,Rarely,stated,,One of ten.\n"
               "channel,,police,school,suspicion,0.1..0.2,,,\n"));
  ASSERT_EQ(network.channels.size(), 2u);
  const JudgedLikelihood& stated = network.channels[1].carries.at(KindId{"disclosure"});
  EXPECT_EQ(stated.word, "rarely");
  EXPECT_EQ(stated.basis, Basis::stated);
  EXPECT_EQ(stated.evidence.at(0).says, "One of ten.");
  EXPECT_EQ(network.channels[0].carries.at(KindId{"suspicion"}).basis, Basis::assumed);
}

TEST(InterviewSheet, WithoutAVocabularyBringsItsOwnWords) {
  const ImportedDraft import = interview_draft(
      csv_table("what,name,role,from,to,kind\nactor,School,Head teachers,,,\nactor,Police,,,,\n"
                "channel,,,School,Police,Warning signs; Rumours\n",
                "s.csv"),
      {.id = "testland", .as_of = "2026"});
  EXPECT_EQ(said(import), Said{});
  const Network network = loaded(network_text(import.draft));
  ASSERT_EQ(network.channels.size(), 1u);
  EXPECT_EQ(network.channels[0].carries.size(), 2u);
  ASSERT_EQ(network.kinds.size(), 2u);
  EXPECT_EQ(network.kinds[1].name.shown(), "Warning signs");
  EXPECT_EQ(network.actors.at(1).role.text, "head-teachers");
}

TEST(InterviewSheet, AddsToANetworkAndLeavesWhatIsThere) {
  const Network base = loaded(kBase);
  const SheetOptions options{.known = &base, .adds_to_known = true};
  const ImportedDraft import = interview_draft(
      csv_table("what,name,role,from,to,kind,source,says\nactor,Police,test-role,,,,made,New.\n"
                "channel,,,NURSE,Police,sign,made,\"It is, now.\"\n",
                "s.csv"),
      options);
  EXPECT_EQ(said(import), Said{});
  const ExtendedText text = network_text_with(kBase, "t.yaml", import.draft);
  const Network network = loaded(text.text);
  EXPECT_EQ(network.actors.size(), 4u);
  ASSERT_EQ(network.channels.size(), 2u);
  EXPECT_EQ(network.channels[1].evidence.at(0).says, "It is, now.");
}

TEST(InterviewSheet, WhatTheNetworkHasAlreadyIsNotOverwritten) {
  const Network base = loaded(kBase);
  const ImportedDraft import = interview_draft(
      csv_table("what,name,from,to,kind\nactor,School,,,\nchannel,,school,office,case\n", "s.csv"),
      {.known = &base, .adds_to_known = true});
  ASSERT_EQ(import.diagnostics.size(), 2u);
  EXPECT_EQ(import.diagnostics[0].text,
            "cell B2: `name`: the network has the actor \"school\" already");
  EXPECT_EQ(import.diagnostics[1].text,
            "row 3: the network has a channel from school to office already, in line 29");
}

TEST(InterviewSheet, ManyProblemsAreCountedAndNotAllListed) {
  std::string sheet = "what,name,mood\n";
  for (int i = 0; i < 150; ++i) sheet += "actr,School,\n";
  const ImportedDraft import = imported(sheet);
  ASSERT_EQ(import.diagnostics.size(), 101u);
  EXPECT_EQ(import.diagnostics.back().text,
            "51 more problems are not shown");  // one warns of `mood`
  EXPECT_TRUE(has_errors(import.diagnostics));
}

TEST(InterviewSheet, HasARowLimit) {
  std::string sheet = "from,to\n";
  for (std::size_t i = 0; i <= kMostRows; ++i) sheet += "a,a\n";
  EXPECT_EQ(interview_rows(csv_table(sheet, "s.csv")).diagnostics.at(0).text,
            "row 20002: a file has 20,000 rows at most");
}

/// Columns with texts that may stand there, and some that may not.
struct RandomColumn {
  const char* name;
  std::vector<std::string> texts;
};
const std::vector<RandomColumn> kRandomColumns{
    {"what", {"channel", "channel", "channel", "actor", "barrier", "chan"}},
    {"name", {"", "", "", "Fear: no # '", "Nurse"}},
    {"role", {"", "", "teacher", "Police"}},
    {"from", {"School", "school", "Police", "School; Police", "Nurse"}},
    {"to", {"police", "Office", "office; police", "school"}},
    {"kind", {"", "suspicion", "disclosure; suspicion", "Child labour", "child-labour"}},
    {"passes", {"", "rarely", "unknown", "0.2..0.5", "0", "1e-3", "2"}},
    {"graded", {"", "", "stated", "assumed", "external"}},
    {"status", {"", "working", "Missing", "planned", "unknown"}},
    {"barrier", {"", "", "Distrust", "distrust; law"}},
    {"takes", {"", "", "3 days", "1..2 weeks", "soon"}},
    {"basis", {"", "", "stated", "implied", "external"}},
    {"source", {"", "talk", "Talk", "paper"}},
    {"says", {"", "\"a \"\"b\"\": #c\"", "- no", "\xF0\x9F\x98\x80"}},
    {"note", {"", "0x1F", "\"two\nlines\""}}};

std::string random_sheet(std::mt19937& random) {
  std::string sheet =
      "what,name,role,from,to,kind,passes,graded,status,barrier,takes,basis,source,says,note\n"
      "source,Talk\nsource,Paper\nactor,School,teacher\nactor,Police\nactor,Office,ncp\n"
      "barrier,Distrust\nbarrier,Law,,,,,0.5\n";
  for (unsigned row = 0; row < 1 + random() % 3; ++row) {
    const bool channel = random() % 5 != 0;
    for (std::size_t i = 0; i < kRandomColumns.size(); ++i) {
      const std::vector<std::string>& texts = kRandomColumns[i].texts;
      const bool ends = i == 3 || i == 4;
      const bool silent = (channel && i < 3) || (random() % 2 == 0 && !ends);
      sheet += (i == 0 ? "" : ",") + (silent ? "" : texts[random() % texts.size()]);
    }
    sheet += '\n';
  }
  return sheet;
}

TEST(InterviewSheet, OfRandomCellsIsRefusedOrBecomesARightNetwork) {
  std::size_t right = 0;
  for (unsigned seed = 0; seed < 800; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::string sheet = random_sheet(random);
    const ImportedDraft import = imported(sheet);
    if (has_errors(import.diagnostics)) continue;
    ++right;
    const std::string text = network_text(import.draft);
    EXPECT_EQ(text, network_text(imported(sheet).draft));
    const LoadResult result = read_network_text(text, "out.yaml", kSource + "/data/countries");
    for (const Diagnostic& one : result.diagnostics) {
      if (one.severity == Severity::error) ADD_FAILURE() << sheet << diagnostic_text(one);
    }
  }
  EXPECT_GT(right, 100u);
}

}  // namespace
}  // namespace sideflow
