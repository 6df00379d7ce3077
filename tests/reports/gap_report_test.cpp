#include "gap_report_cases.hpp"
#include "reports/gap_report/gap_matter.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

/// The made-up country with a row of every verdict (see the file).
Network testland() { return test::network_of_file("tests/tools/testland.yaml"); }

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
  EXPECT_TRUE(
      has(brief,
          "There are 8 pairs of a group and what it notices; of the 6 of which something is known, "
          "0.78 (range 0.47 to 1.2) can be expected to arrive at the National Contact Point (a "
          "share of 0.13, range 0.078 to 0.19; rarely to sometimes)."))
      << brief;
  EXPECT_TRUE(has(brief,
                  "With all that is assumed counted against it, 0.49 would arrive; with all of it "
                  "counted for it, 0.78."))
      << brief;
  EXPECT_TRUE(has(brief, "Does not arrive: Border guard and Doctors (Suspicion)")) << brief;
  EXPECT_TRUE(has(brief,
                  "No way is known, and it has not been asked whether there is one: Telephone line "
                  "and Teachers"))
      << brief;
  EXPECT_TRUE(has(brief, "The largest loss (1 on the map): ")) << brief;
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
                  "A source says that the line to the National Contact Point does not exist (No "
                  "reporting system); no "
                  "other way is known, and none was asked about."))
      << row;
  const PassageMarks marks = numbered_marks(testland(), {});
  EXPECT_TRUE(has(row, "; " + marks.at("meeting.no-system") + "\\].")) << row;
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
  EXPECT_TRUE(has(text, "Edition: public."));
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
  EXPECT_TRUE(has(part, "Of 1 channel it is not known whether it exists.")) << part;
  EXPECT_TRUE(has(part, "None of the 9 working actors was asked where it passes things on"))
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

TEST(Document, AsksNextWhatWouldTellMost) {
  const std::string part = section(text_of(testland()), "Next questions");
  EXPECT_TRUE(has(part, "To the Police: do you hear of \"Suspicion\" from Telephone line?"))
      << part;
  EXPECT_TRUE(has(part, "To Teachers: when you notice \"Suspicion\", whom do you tell?")) << part;
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
  const std::string mark = numbered_marks(testland(), {}).at("meeting.no-system");
  EXPECT_TRUE(has(section(text, "What the sources say"),
                  "  - \\[" + mark + ", meeting.no-system\\] " + says + " (section 2)\n"));
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

TEST(Document, OffersNoLineAsARepairOfWhichNobodyKnowsWhetherItExists) {
  // Without the three weak lines: doctors' missing line gives 0.7, secrecy 0.4 * 0.7 * 1.7 = 0.476, the
  // telephone line's, if it exists and lets all through, 0.7 * 0.6 = 0.42, that of the police 0.306.
  Network network = testland();
  std::erase_if(network.channels, [](const Channel& channel) {
    const std::string& from = channel.from.text;
    return from == "border-guard" || from == "court" || from == "ngo";
  });
  for (Channel& channel : network.channels) {
    if (channel.from.text == "hotline") channel.carries.begin()->second.range = kCertain;
  }
  const std::string part = section(text_of(network), "What to do");
  EXPECT_TRUE(has(part,
                  "The channel from Doctors to National Contact Point for Suspicion (does not "
                  "exist): 0.70"))
      << part;
  EXPECT_TRUE(has(part, "0.48 (range")) << part;
  EXPECT_TRUE(has(part, "The channel from Police to National Contact Point for Suspicion: 0.31"))
      << part;
  EXPECT_FALSE(has(part, "Telephone line")) << part;
}

TEST(Document, NamesTheLawAndWhoCouldLiftABarrierByEdition) {
  const std::string open =
      section(text_of(testland(), {.edition = {Access::internal}}), "What to do");
  EXPECT_TRUE(has(open,
                  "\"Professional secrecy\"; it rests on: Secrecy act, section 7; who could lift "
                  "it is not said."))
      << open;
  const std::string closed = section(text_of(testland()), "What to do");
  EXPECT_FALSE(has(closed, "Secrecy act")) << closed;
  EXPECT_TRUE(has(closed, "Of 2 barriers no source says who could lift them.")) << closed;
}

TEST(Document, SaysWhyGroupsAreNotReachedAndHowThatMayBeQuoted) {
  const std::string part = section(text_of(testland()), "Where it is lost");
  EXPECT_TRUE(has(part,
                  "Doctors (Suspicion): does not arrive (solid): no working channel leads on from "
                  "there; a source says that the line to the National Contact Point does not exist "
                  "(No reporting system)"))
      << part;
  EXPECT_FALSE(has(part, "Teachers")) << part;
}

TEST(Document, OfWhatIsReadOrAssumedSaysThat) {
  Network network = testland();
  const auto clause = [&](Basis basis) {
    for (Channel& channel : network.channels) {
      if (channel.from.text == "doctors") channel.basis = basis;
    }
    return section(text_of(network), "Doctors: Suspicion");
  };
  EXPECT_TRUE(has(clause(Basis::implied), "From what a source says it follows that the line to"));
  EXPECT_TRUE(has(clause(Basis::assumed), "It is assumed that the line to"));
}

TEST(Document, OfScenariosThatWereNotComputedSaysThat) {
  EXPECT_TRUE(has(section(text_of(testland()), "What to do"),
                  "The sources propose no change that could be tried."));
  EXPECT_TRUE(has(section(text_of(test::country("norway")), "What to do"),
                  "6 scenarios in the file have not been computed for this report."));
}

TEST(Document, SaysOfAScenarioWhatNewlyArrivesAndWhoMustAct) {
  Network network = testland();
  Scenario scenario;
  scenario.id = {"open"};
  scenario.name = {{{"", "A reporting system"}}};
  scenario.cost = 3;
  scenario.changes = {LiftBarrier{{"no-reporting-system"}, {}, {}}};
  network.scenarios.push_back(scenario);
  const std::vector<ScenarioOutcome> outcomes = test::outcomes_of(network);
  const Document report = report_of(network, {.scenarios = outcomes});
  const Table* table = test::table_with(report, "Measure", "Gain in pieces (range)");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 1u);
  EXPECT_EQ(table->rows[0][0], "A reporting system");
  EXPECT_EQ(table->rows[0][2],
            "newly arrives: Doctors (Suspicion: usually, 0.70, range 0.50 to 0.85; tentative)");
  EXPECT_EQ(table->rows[0][3], "Doctors");
  EXPECT_EQ(table->rows[0][4], "3");
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
