#include "models/thin_places.hpp"

#include "tests/models/network_texts.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

/// The ids of one sort of thinness.
std::vector<std::string> thin(const Network& network, const std::string& what) {
  for (const ThinPlace& place : thin_places(network)) {
    if (place.what == what) return place.ids;
  }
  return {};
}

using Ids = std::vector<std::string>;

TEST(ThinPlaces, AreNoneInAnEmptyNetwork) { EXPECT_TRUE(thin_places(Network{}).empty()); }

TEST(ThinPlaces, AreActorsThatNobodyAsked) {
  EXPECT_EQ(thin(loaded(kBase), "not-asked-where"), (Ids{"nurse", "office", "school"}));
  const Network asked = loaded(replaced(
      kBase, "{name: Nurse,", "{name: Nurse, asked: made, recognises: rarely, forwards: rarely,"));
  EXPECT_EQ(thin(asked, "not-asked-where"), (Ids{"office", "school"}));
  EXPECT_EQ(thin(asked, "not-asked-recognises"), (Ids{"office", "school"}));
  EXPECT_EQ(thin(asked, "actors-not-judged"), Ids{"nurse"});
}

TEST(ThinPlaces, AreStrengthsThatNobodyJudged) {
  EXPECT_EQ(thin(loaded(kBase), "channels-not-judged"), Ids{"line"});
  EXPECT_EQ(thin(loaded(kBase), "barriers-not-judged"), Ids{"secrecy"});
  const Network judged = loaded(replaced(kBase, "passes: 0.5, status",
                                         "passes: {likelihood: 0.5, evidence: made.all}, status"));
  EXPECT_EQ(thin(judged, "channels-not-judged"), Ids{});
}

TEST(ThinPlaces, AreEntriesThatNothingUses) {
  const Network network =
      loaded(replaced(kBase, "sources:\n", "sources:\n  idle: {title: Idle}\n"));
  EXPECT_EQ(thin(network, "unused-sources"), Ids{"idle"});
  EXPECT_EQ(thin(network, "unused-barriers"), Ids{"no-line"});
  EXPECT_EQ(thin(network, "unused-kinds"), (Ids{"advice", "case"}));
}

TEST(ThinPlaces, ArePassagesOnWhichNothingRestsWithoutAReason) {
  const Network network = loaded(replaced(kBase, "sources:\n",
                                          "sources:\n  minutes: {title: Minutes, passages: {lunch: "
                                          "{says: A, note: No subject}, walk: {says: B}}}\n"));
  EXPECT_EQ(thin(network, "unused-passages"), Ids{"minutes.walk"});
}

}  // namespace
}  // namespace sideflow
