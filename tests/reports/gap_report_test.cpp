#include "models/read_network.hpp"
#include "reports/gap_report/compose_gap_report.hpp"
#include "reports/gap_report/markdown.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

/// The made-up country with a row of every verdict (see the file), analysed.
Network testland() {
  const LoadResult result = read_network(SIDEFLOW_SOURCE_DIR "/tests/tools/testland.yaml");
  std::string problems;
  for (const Diagnostic& diagnostic : result.diagnostics) problems += diagnostic_text(diagnostic);
  if (!result.network) throw std::runtime_error(problems);
  return *result.network;
}

GapReport report_of(const Network& network, const GapReportOptions& options = {}) {
  return compose_gap_report(network, engine::analyse(network), options);
}

std::string text_of(const Network& network, const GapReportOptions& options = {}) {
  return markdown(report_of(network, options));
}

/// The part of the report from a heading to the next one.
std::string section(const std::string& text, const std::string& heading) {
  const std::size_t start = text.find("# " + heading + "\n");
  if (start == std::string::npos) return "";
  return text.substr(start, text.find("\n#", start) - start);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(GapReport, HasTheFindingAsTitle) {
  EXPECT_EQ(report_of(testland()).title,
            "What 4 of 8 groups notice does not arrive at the National Contact Point, or only "
            "rarely; of 2 "
            "more it is not known");
}

TEST(GapReport, SaysInBriefHowMuchArrivesOfWhomAndOfWhomNobodyKnows) {
  // Best: 0.7 * 0.6 = 0.42 from the police, 0.7 of that from taxis, 0.07 from street workers:
  // 0.784. Low: 0.3 + 0.15 + 0.02. High: 0.51 + 0.4335 + 0.15, and 0.02 from courts. Shares:
  // an eighth of that.
  const std::string brief = section(text_of(testland()), "In brief");
  EXPECT_TRUE(
      has(brief,
          "Of the 8 sorts of information that 8 groups hold, 0.78 can be expected to arrive at "
          "the National Contact Point if each counts once (range 0.47 to 1.1): a share of "
          "0.098, range 0.059 to 0.14; 0.49 with all that is assumed counted against it, 0.78 "
          "with all of it counted for it \\[meeting, 1 that is not public\\]."))
      << brief;
  EXPECT_TRUE(has(brief, "Arrives: Police (Suspicion: 0.42, range 0.30 to 0.51)")) << brief;
  EXPECT_TRUE(has(brief, "Does not arrive: Border guard (Suspicion) and Doctors (Suspicion)."))
      << brief;
  EXPECT_TRUE(has(brief, "Rarely or almost never arrives: Courts")) << brief;
  EXPECT_TRUE(has(brief,
                  "No way is known, and it has not been asked whether there is one: Telephone line "
                  "(Suspicion) and Teachers (Suspicion)."))
      << brief;
}

TEST(GapReport, SaysOfRowsThatNobodyAskedAboutThatItIsNotKnown) {
  for (const char* who : {"Teachers: Suspicion", "Telephone line: Suspicion"}) {
    const std::string row = section(text_of(testland()), who);
    EXPECT_TRUE(has(row, "**No way is known; it has not been asked whether there is one.**"))
        << row;
    EXPECT_FALSE(has(row, "does not arrive")) << row;
    EXPECT_FALSE(has(row, "does not exist")) << row;
    EXPECT_FALSE(has(row, "0.00")) << row;
  }
  EXPECT_TRUE(has(section(text_of(testland()), "Teachers: Suspicion"),
                  "Teachers (Suspicion): it was not asked where this is passed on."));
  EXPECT_TRUE(has(section(text_of(testland()), "Telephone line: Suspicion"),
                  "it is not known whether the channel to the Police exists"));
}

TEST(GapReport, NamesTheMissingChannelAndItsReasonWhereASourceSaysSo) {
  const std::string row = section(text_of(testland()), "Doctors: Suspicion");
  EXPECT_TRUE(has(row, "**Does not arrive.**")) << row;
  EXPECT_TRUE(has(row, "No working channel leads from Doctors to anybody who collects this."))
      << row;
  EXPECT_TRUE(
      has(row,
          "- Doctors (Suspicion): the channel to the National Contact Point does not exist (No "
          "reporting system)."))
      << row;
  EXPECT_TRUE(has(row,
                  "- Report of a meeting (2010-03-25)\n"
                  "  - Doctors meet signs. (section 1)\n"
                  "  - Doctors have no way to report what they suspect. (section 2)\n"))
      << row;
}

TEST(GapReport, GivesTheLikeliestWayStepByStepWithItsBarriers) {
  const std::string row = section(text_of(testland()), "Taxi drivers: Suspicion");
  EXPECT_TRUE(has(row,
                  "**Arrives.** Of such pieces, about 3 in 10 can be expected to arrive at the "
                  "National Contact Point (0.29, range 0.15 to 0.43"))
      << row;
  EXPECT_TRUE(has(row,
                  "1. From Taxi drivers to Police: Suspicion; passes usually (0.70, range 0.50 to "
                  "0.85), assumed."))
      << row;
  EXPECT_TRUE(
      has(row,
          "2. From Police to National Contact Point: Suspicion; passes usually (0.70, range "
          "0.50 to 0.85), assumed; barrier \"Professional secrecy\" lets through"))
      << row;
}

TEST(GapReport, SaysThatAVerdictHangsOnAnAssumption) {
  EXPECT_TRUE(has(
      section(text_of(testland()), "Taxi drivers: Suspicion"),
      "This verdict hangs on an assumption: with all that is assumed counted against it, it has "
      "no way that is known (0);"));
  EXPECT_FALSE(has(section(text_of(testland()), "Police: Suspicion"), "hangs on an assumption"));
}

TEST(GapReport, KeepsAlmostNeverAndNotAtAllApart) {
  EXPECT_TRUE(has(section(text_of(testland()), "Courts: Suspicion"), "**Almost never arrives.**"));
  const std::string border = section(text_of(testland()), "Border guard: Suspicion");
  EXPECT_TRUE(has(border, "**Does not arrive.**"));
  EXPECT_TRUE(has(border,
                  "Every way passes something that is judged to let nothing through: the channel "
                  "from Border guard to National Contact Point for Suspicion, never (0)"))
      << border;
}

TEST(GapReport, WithholdsWhatIsNotPublicAndCountsIt) {
  const std::string text = text_of(testland());
  for (const char* closed :
       {"Minutes that are not public", "A closed remark", "Secrecy act", "page 9"})
    EXPECT_FALSE(has(text, closed)) << closed;
  EXPECT_TRUE(
      has(text,
          "Withheld in this edition: the title of 1 source that is not public, with 1 passage "
          "and 1 law."));
  EXPECT_TRUE(has(section(text, "Police: Suspicion"),
                  "1 passage is withheld from sources that are not public."));
  EXPECT_TRUE(
      has(section(text, "What this report does not know"), "by a source that is not public"));
}

TEST(GapReport, ShowsEverythingInTheInternalEdition) {
  const std::string text = text_of(testland(), {.edition = {Access::internal}});
  for (const char* closed :
       {"Minutes that are not public", "A closed remark", "Secrecy act, section 7"})
    EXPECT_TRUE(has(text, closed)) << closed;
  EXPECT_FALSE(has(text, "Withheld"));
}

TEST(GapReport, SaysWhatItDoesNotKnow) {
  const std::string part = section(text_of(testland()), "What this report does not know");
  EXPECT_TRUE(has(
      part, "Whether these arrive at all: Telephone line (Suspicion) and Teachers (Suspicion)."))
      << part;
  EXPECT_TRUE(has(part, "Whether there is a channel from Telephone line to Police for Suspicion."))
      << part;
  EXPECT_TRUE(
      has(part,
          "Of 9 working actors, 9 were not asked whether they recognise such a piece for what "
          "it is, and 9 not whether they then pass it on"))
      << part;
  EXPECT_TRUE(
      has(part,
          "Informants disagree about the channel from National Contact Point to Doctors for "
          "Guidance: usually (0.70, range 0.50 to 0.85) by meeting and rarely (0.070, range "
          "0.020 to 0.15) by a source that is not public."))
      << part;
}

TEST(GapReport, ShowsWhatShouldComeBack) {
  const std::string row = section(text_of(testland()), "Doctors: Guidance");
  EXPECT_TRUE(has(row, "**Arrives.**")) << row;
  EXPECT_TRUE(has(row, "arrive at Doctors")) << row;
}

TEST(GapReport, ShowsFindingsWithTheirThreeQuestions) {
  const std::string part = section(text_of(testland()), "Signs in taxis");
  EXPECT_TRUE(has(part, "- What kind of information: Drivers see who is driven where.")) << part;
  EXPECT_TRUE(has(part, "- Who holds it: Taxi drivers.")) << part;
  EXPECT_TRUE(has(part, "- How it could be made useful: A number")) << part;
}

TEST(GapReport, OfAnEmptyNetworkSaysThatNothingIsDescribed) {
  Network network;
  network.id = "empty";
  network.name = {{{"", "Emptyland"}}};
  network.as_of = "2010";
  const std::string text = text_of(network);
  EXPECT_TRUE(has(
      text, "# Emptyland: nobody is described as holding information that is to be collected\n"));
  EXPECT_TRUE(has(text, "No source is named. As of 2010."));
  EXPECT_TRUE(has(text, "Nobody is described as needing guidance"));
}

TEST(GapReport, ShowsTheMapOnlyWhereThereIsOne) {
  EXPECT_FALSE(has(text_of(testland()), "!["));
  EXPECT_TRUE(has(text_of(testland(), {.map_file = "map.svg"}), "](map.svg)"));
}

/// Whether `part` stands in the text without a backslash before it.
bool has_unescaped(const std::string& text, const std::string& part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    if (at == 0 || text[at - 1] != '\\') return true;
  }
  return false;
}

TEST(GapReport, KeepsHostileNamesAsText) {
  const std::string hostile[] = {"a | b | c",
                                 "![x](http://127.0.0.1:1/x.png)",
                                 "<script>alert(1)</script>",
                                 "---\ntitle: x\n---",
                                 "[x](javascript:alert(1))",
                                 "# heading",
                                 "1. item"};
  for (const std::string& name : hostile) {
    Network network = testland();
    for (Actor& actor : network.actors) actor.name = {{{"", name}}};
    network.name = {{{"", name}}};
    network.kinds[0].name = {{{"", name}}};
    const std::string text = text_of(network);
    EXPECT_FALSE(has_unescaped(text, "![")) << name;
    EXPECT_FALSE(has_unescaped(text, "](")) << name;
    EXPECT_FALSE(has_unescaped(text, "<script")) << name;
    EXPECT_FALSE(has(text, "\n---")) << name;
    EXPECT_FALSE(has(text, " | b | ")) << name;
    EXPECT_TRUE(has(text, markdown_text(name))) << name;
  }
}

}  // namespace
}  // namespace sideflow::reports
