#include "models/read_network.hpp"
#include "reports/document/markdown.hpp"
#include "reports/gap_report/compose_gap_report.hpp"

#include <algorithm>
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

Document report_of(const Network& network, const GapReportOptions& options = {}) {
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

TEST(Document, HasTheFindingAsTitle) {
  EXPECT_EQ(report_of(testland()).title,
            "What 4 of 8 groups notice does not arrive at the National Contact Point, or only "
            "rarely; of 2 "
            "more it is not known");
}

TEST(Document, SaysInBriefHowMuchArrivesOfWhomAndOfWhomNobodyKnows) {
  // Best: 0.7 * 0.6 = 0.42 from the police, 0.7 of that from taxis, 0.07 from street workers:
  // 0.784. Low: 0.3 + 0.15 + 0.02. High: 0.51 + 0.4335 + 0.15, and 0.02 from courts: 1.1135. Of
  // eight rows nobody knows about two: shares are a sixth of that. Ranges are rounded outward.
  const std::string brief = section(text_of(testland()), "In brief");
  EXPECT_TRUE(has(brief, "There are 8 pairs of a group and a kind of information")) << brief;
  EXPECT_TRUE(
      has(brief,
          "Of the 6 of which something is known, 0.78 (range 0.47 to 1.2) can be expected to "
          "arrive at the National Contact Point: 0.13, range 0.078 to 0.19. Of 2 more it is "
          "not known."))
      << brief;
  EXPECT_TRUE(has(brief,
                  "With all that is assumed counted against it, 0.49 would arrive; with all of it "
                  "counted for it, 0.78."))
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

TEST(Document, SaysOfRowsThatNobodyAskedAboutThatItIsNotKnown) {
  for (const char* who : {"Teachers: Suspicion", "Telephone line: Suspicion"}) {
    const std::string row = section(text_of(testland()), who);
    EXPECT_TRUE(has(row, "**No way is known; it has not been asked whether there is one.**"))
        << row;
    EXPECT_FALSE(has(row, "does not arrive")) << row;
    EXPECT_FALSE(has(row, "does not exist")) << row;
    EXPECT_FALSE(has(row, "0.00")) << row;
  }
  EXPECT_TRUE(has(section(text_of(testland()), "Teachers: Suspicion"),
                  "there is one.** It was not asked where this is passed on."));
  EXPECT_TRUE(has(section(text_of(testland()), "Telephone line: Suspicion"),
                  "It is not known whether there is a line to the Police"));
}

TEST(Document, NamesTheMissingChannelAndItsReasonWhereASourceSaysSo) {
  const std::string row = section(text_of(testland()), "Doctors: Suspicion");
  EXPECT_TRUE(has(row, "**Does not arrive.**")) << row;
  EXPECT_TRUE(has(row,
                  "The line to the National Contact Point does not exist (No reporting system); no "
                  "other way is known, and none was asked about."))
      << row;
  EXPECT_TRUE(has(row, "- Rests on \\[meeting 3; meeting.no-system\\].")) << row;
}

TEST(Document, GivesTheLikeliestWayStepByStepWithItsBarriers) {
  const std::string row = section(text_of(testland()), "Taxi drivers: Suspicion");
  EXPECT_TRUE(has(row,
                  "**Arrives.** Of such pieces, about 3 in 10 can be expected to arrive at the "
                  "National Contact Point (0.29, range 0.15 to 0.44"))
      << row;
  EXPECT_TRUE(has(row,
                  "1. From Taxi drivers to Police: Suspicion; the line passes it usually (0.70, "
                  "range 0.50 to 0.85), assumed."))
      << row;
  EXPECT_TRUE(
      has(row,
          "2. From Police to National Contact Point: Suspicion; the line passes it usually (0.70, "
          "range "
          "0.50 to 0.85), assumed; on the line: barrier \"Professional secrecy\" lets through"))
      << row;
}

TEST(Document, SaysThatAVerdictHangsOnAnAssumption) {
  EXPECT_TRUE(has(
      section(text_of(testland()), "Taxi drivers: Suspicion"),
      "This verdict hangs on an assumption: with all that is assumed counted against it, it has "
      "no way that is known (0);"));
  EXPECT_FALSE(has(section(text_of(testland()), "Police: Suspicion"), "hangs on an assumption"));
}

TEST(Document, KeepsAlmostNeverAndNotAtAllApart) {
  EXPECT_TRUE(has(section(text_of(testland()), "Courts: Suspicion"), "**Almost never arrives.**"));
  const std::string border = section(text_of(testland()), "Border guard: Suspicion");
  EXPECT_TRUE(has(border, "**Does not arrive.**"));
  EXPECT_TRUE(has(border,
                  "Every way passes something that is judged to let nothing through: the channel "
                  "from Border guard to National Contact Point for Suspicion, never (0)"))
      << border;
}

TEST(Document, WithholdsWhatIsNotPublicAndCountsIt) {
  const std::string text = text_of(testland());
  for (const char* closed :
       {"Minutes that are not public", "A closed remark", "Secrecy act", "page 9"})
    EXPECT_FALSE(has(text, closed)) << closed;
  EXPECT_TRUE(
      has(text,
          "Withheld in this edition: the title of 1 source that is not public, with 1 passage "
          "and 1 law."));
  EXPECT_TRUE(has(section(text, "Police: Suspicion"), "1 passage that is not public\\]"));
  EXPECT_TRUE(
      has(section(text, "What this report does not know"), "by a source that is not public"));
}

TEST(Document, ShowsEverythingInTheInternalEdition) {
  const std::string text = text_of(testland(), {.edition = {Access::internal}});
  for (const char* closed :
       {"Minutes that are not public", "A closed remark", "Secrecy act, section 7"})
    EXPECT_TRUE(has(text, closed)) << closed;
  EXPECT_FALSE(has(text, "Withheld"));
}

TEST(Document, SaysWhatItDoesNotKnow) {
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

TEST(Document, ShowsWhatShouldComeBack) {
  const std::string row = section(text_of(testland()), "Doctors: Guidance");
  EXPECT_TRUE(has(row, "**Arrives.**")) << row;
  EXPECT_TRUE(has(row, "arrive at Doctors")) << row;
}

TEST(Document, ShowsFindingsWithTheirThreeQuestions) {
  const std::string part = section(text_of(testland()), "Signs in taxis");
  EXPECT_TRUE(has(part, "- What kind of information: Drivers see who is driven where.")) << part;
  EXPECT_TRUE(has(part, "- Who holds it: Taxi drivers.")) << part;
  EXPECT_TRUE(has(part, "- How it could be made useful: A number")) << part;
}

TEST(Document, OfAnEmptyNetworkSaysThatNothingIsDescribed) {
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

TEST(Document, PrintsEachPassageOnceAndPointsAtIt) {
  const std::string text = text_of(testland());
  const std::string says = "Doctors have no way to report what they suspect.";
  const std::size_t first = text.find(says);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(text.find(says, first + 1), std::string::npos);
  EXPECT_TRUE(has(section(text, "Annex A: what the sources say"),
                  "  - \\[meeting.no-system\\] " + says + " (section 2)\n"));
}

TEST(Document, PutsRowsTogetherOfWhichTheSameIsToBeSaid) {
  Network network = testland();
  const auto is_doctors = [](const Actor& actor) { return actor.name.shown() == "Doctors"; };
  const Actor doctors = *std::find_if(network.actors.begin(), network.actors.end(), is_doctors);
  const auto line =
      std::find_if(network.channels.begin(), network.channels.end(),
                   [&](const Channel& channel) { return channel.from == doctors.id; });
  Actor nurses = doctors;
  nurses.id = {"zz-nurses"};
  nurses.name = {{{"", "Nurses"}}};
  Channel other = *line;
  other.id = {"zz-nurses/line"};
  other.from = nurses.id;
  network.actors.push_back(nurses);
  network.channels.push_back(other);
  const std::string row = section(text_of(network), "Doctors and Nurses: Suspicion");
  EXPECT_TRUE(has(row, "No reporting system")) << text_of(network);
}

TEST(Document, NamesTheBarriersThatWouldRemainWithALine) {
  Network network = testland();
  for (Actor& actor : network.actors) {
    if (actor.name.shown() != "Doctors") continue;
    for (const Barrier& barrier : network.barriers) {
      if (barrier.name.shown() == "Professional secrecy")
        actor.hinder_forwards.push_back(barrier.id);
    }
  }
  const std::string row = section(text_of(network), "Doctors: Suspicion");
  EXPECT_TRUE(
      has(row,
          "- Even with a line, these would remain: Professional secrecy (lets through 0.60, "
          "assumed)."))
      << row;
}

TEST(Document, SaysTheBasisOfTheHoldingAndOfTheGap) {
  const std::string table = section(text_of(testland()), "Who holds what, and whether it arrives");
  EXPECT_TRUE(has(
      table, "| Doctors | Suspicion | does not arrive | no way | held: stated; the gap: stated"))
      << table;
}

TEST(Document, ShowsTheMapOnlyWhereThereIsOne) {
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

TEST(Document, KeepsHostileNamesAsText) {
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
