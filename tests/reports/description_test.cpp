// The codebook, the coverage of the sources, and a country's page.
#include "reports/description/change_words.hpp"
#include "reports/description/codebook.hpp"
#include "reports/description/country_page.hpp"
#include "reports/description/coverage.hpp"
#include "reports/description/passage_uses.hpp"
#include "reports/document/markdown.hpp"
#include "tests/reports/described_network.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports::test {
namespace {

constexpr Edition kAll{.widest_kept = Access::internal};

std::string page_text(const Edition& edition) {
  const Network network = described_network();
  return markdown(compose_country_page(network, engine::analyse(network, {}),
                                       {.edition = edition, .map_file = "testland.svg"}));
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// The part of a text from one of its lines up to another.
std::string between(const std::string& text, const std::string& first, const std::string& last) {
  const std::size_t begin = text.find(first);
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find(last, begin + first.size()) - begin);
}

// ---- which elements rest on what ----------------------------------------------------------------

TEST(PassageUses, NameEveryElementThatCitesAPassage) {
  const auto uses = passage_uses(described_network());
  EXPECT_EQ(uses_words(uses.at("minutes.nurses")),
            "actor nurses; channels nurses/office and round; barrier dread");
  EXPECT_EQ(
      uses_words(uses.at("minutes.lines")),
      "actor office; channel nurses/board; barrier no-line; finding \"Wards\"; scenario line");
  EXPECT_FALSE(uses.contains("minutes.lunch"));
  EXPECT_TRUE(passage_uses(Network{}).empty());
}

// ---- coverage -----------------------------------------------------------------------------------

TEST(Coverage, ListsPassagesBySectionAndSaysWhyOneIsLeftOut) {
  const std::string text = markdown(compose_coverage(described_network()));
  const std::string second = between(text, "### Session 2\n", "### Session 10\n");
  EXPECT_TRUE(has(
      second, "| first paragraph | minutes.lines | There is no line to the board. | actor office;"))
      << second;
  EXPECT_TRUE(
      has(second, "| end | minutes.lunch | Lunch was served. | Left out: no information. |"));
  EXPECT_TRUE(has(second,
                  "| end | minutes.forgotten | Somebody sighed. | Nothing rests on it, and no "
                  "reason is given. |"));
  EXPECT_TRUE(has(text, "## Minutes (2026-01)\n"));
}

TEST(Coverage, CountsWhatAnEditionWithholds) {
  const std::string open = markdown(compose_coverage(described_network()));
  EXPECT_FALSE(has(open, "confidence"));
  EXPECT_FALSE(has(open, "A talk"));
  EXPECT_TRUE(has(open, "1 passage is withheld from sources that are not public."));
  const std::string all = markdown(compose_coverage(described_network(), kAll));
  EXPECT_TRUE(has(all, "What was said in confidence."));
  EXPECT_FALSE(has(all, "withheld"));
}

TEST(Coverage, TakesTheSameDocumentInSeveralSourcesAsOneAndTheSameWordsAsOneLine) {
  Network network = described_network();
  Source twin = network.sources.front();
  ASSERT_EQ(twin.title, "Minutes");
  twin.id = {"another"};
  twin.passages.front().says = "Told in other words.";
  ASSERT_EQ(twin.passages.front().id, "forgotten");
  network.sources.insert(network.sources.begin(), twin);
  const std::string text = markdown(compose_coverage(network));
  EXPECT_EQ(text.find("## Minutes"), text.rfind("## Minutes"));
  EXPECT_TRUE(
      has(text, "| another.lunch, minutes.lunch | Lunch was served. | Left out: no information. |"))
      << text;
  EXPECT_TRUE(has(text,
                  "| another.lines, minutes.lines | There is no line to the board. | actor office; "
                  "channel nurses/board; barrier no-line; finding \"Wards\"; scenario line. "
                  "Nothing rests on it, and no reason is given. |"));
  EXPECT_TRUE(has(text, "| another.forgotten | Told in other words. |"));
  EXPECT_TRUE(has(text, "| minutes.forgotten | Somebody sighed. |"));
}

TEST(Coverage, KeepsTheOrderOfTheFile) {
  const std::string text = markdown(compose_coverage(described_network()));
  EXPECT_LT(text.find("minutes.lines"), text.find("minutes.lunch"));
  EXPECT_LT(text.find("minutes.lunch"), text.find("minutes.forgotten"));
}

TEST(Coverage, OfANetworkWithoutSourcesIsEmpty) {
  EXPECT_TRUE(coverage_blocks(Network{}, {}, 2).empty());
}

// ---- codebook -----------------------------------------------------------------------------------

TEST(Codebook, GivesEveryEntryItsDefinition) {
  const std::string text = markdown(compose_codebook(described_network()));
  EXPECT_TRUE(has(text, "### First signs\n\nShould arrive at any one unit that collects it.\n"));
  EXPECT_TRUE(has(text, "| sign | Warning sign | A sign. |"));
  EXPECT_TRUE(has(text, "### Guidance\n\nShould arrive at each of those who need it.\n"));
  EXPECT_TRUE(has(between(text, "### Sees the signs", "### Decides"),
                  "| staff | Staff | Health | Local | Who works there. |"));
  EXPECT_TRUE(has(text,
                  "| gap | Gap | missing and planned channels: the reason why they are missing | "
                  "It is not there. |"));
  EXPECT_TRUE(has(text, "| sometimes | 0.15 | 0.30 | 0.50 |"));
  EXPECT_LT(text.find("| local | Local |"), text.find("| state | State |"));
}

TEST(Codebook, LeavesOutSectionsWithoutEntries) {
  const std::string text = markdown(compose_codebook(Network{}));
  EXPECT_FALSE(has(text, "Roles"));
  EXPECT_FALSE(has(text, "Kinds of information"));
  EXPECT_FALSE(has(text, "Words to avoid"));
}

// ---- a country's page ---------------------------------------------------------------------------

TEST(CountryPage, SaysWhoIsThereLaneByLane) {
  const std::string text = page_text(kAll);
  const std::string seeing = between(text, "### Sees the signs", "### Decides");
  EXPECT_TRUE(has(seeing,
                  "| Nurses | Staff; Health; Local; Ward | Warning sign, implied "
                  "\\[minutes.nurses\\] (One step - they "
                  "see them) | should be told Advice | passing on is hindered by \"Dread\" | "
                  "\\[minutes.nurses\\] |"))
      << seeing;
  EXPECT_TRUE(has(text, "| Board (planned) | Unit; Health; Local |"));
  EXPECT_TRUE(has(text, "everything that is noticed"));
}

TEST(CountryPage, PutsChannelsUnderTheirStatus) {
  const std::string text = page_text(kAll);
  EXPECT_TRUE(has(between(text, "### Working", "### Missing"),
                  "| Nurses | Office | Warning sign | sometimes, assumed | Dread | informal | "
                  "\\[minutes.nurses\\] | Strength: A guess. |"));
  EXPECT_TRUE(
      has(between(text, "### Missing", "### Not known"), "| Nurses | Board | Warning sign |"));
  EXPECT_TRUE(
      has(between(text, "### Not known", "## What stands"),
          "| Nurses and Office | Office and Nurses | Advice | strength unknown, assumed |"));
  EXPECT_FALSE(has(text, "### Planned"));
}

TEST(CountryPage, SaysWhatABarrierDoesAndWhere) {
  const std::string text = between(page_text(kAll), "## What stands in the way", "## Who holds");
  EXPECT_TRUE(has(text,
                  "| Dread | Fear | lets through rarely, assumed; decided by each sender | the "
                  "line from Nurses to "
                  "Office; inside Nurses (passing on) | Office | belief |"))
      << text;
  EXPECT_TRUE(has(
      text, "| No line | Gap | the line itself is not there | the line from Nurses to Board |"));
}

TEST(CountryPage, TellsChangesInWords) {
  const std::string text = between(page_text(kAll), "## Changes to try", "## What this report");
  EXPECT_TRUE(
      has(text,
          "- A line: Board begins to exist; opens what is missing by \"No line\". Needs the "
          "board. \\[minutes.lines\\]"))
      << text;
}

TEST(ChangeWords, NameEachSortOfChange) {
  const Network network = described_network();
  const auto courage =
      std::find_if(network.scenarios.begin(), network.scenarios.end(),
                   [](const Scenario& scenario) { return scenario.id.text == "courage"; });
  ASSERT_NE(courage, network.scenarios.end());
  std::vector<std::string> words;
  for (const Change& change : courage->changes) words.push_back(change_words(network, change));
  EXPECT_EQ(words,
            (std::vector<std::string>{
                "takes away the barrier \"Dread\" at Nurses",
                "at Nurses: recognises Warning sign usually, assumed",
                "closes the line from Nurses to Office",
                "opens the line from Nurses and Office to Office and Nurses (always, assumed)",
                "changes the line from Nurses to Office: 0.30, range 0.20 to 0.40, assumed",
                "adds the line from Office to Board for Warning sign",
                "the barrier \"Dread\" lets through usually, assumed", "Nurses ends",
                "New unit is founded"}));
}

TEST(CountryPage, WithholdsWhatRestsOnNarrowerSources) {
  const std::string open = page_text({});
  EXPECT_FALSE(has(open, "confidence"));
  EXPECT_FALSE(has(open, "A talk"));
  EXPECT_TRUE(has(open, "| Board (planned) |"));
  EXPECT_TRUE(has(open, "1 passage that is not public"));
  EXPECT_TRUE(has(page_text(kAll), "In confidence."));
}

TEST(CountryPage, OfAnEmptyNetworkSaysThatNothingIsKnown) {
  const Network empty;
  const std::string text = markdown(compose_country_page(empty, engine::analyse(empty, {})));
  EXPECT_FALSE(has(text, "## Who is there"));
  EXPECT_TRUE(has(text, "## What this report does not know"));
}

}  // namespace
}  // namespace sideflow::reports::test
