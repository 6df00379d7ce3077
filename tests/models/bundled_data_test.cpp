// The data that come with sideflow: what holds for all files together.
#include "models/read_network.hpp"
#include "models/thin_places.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> country_files() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(SIDEFLOW_SOURCE_DIR "/data/countries"))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

const Network& region() {
  static const LoadResult kRegion = read_network(SIDEFLOW_SOURCE_DIR "/data/region.yaml");
  return *kRegion.network;
}

/// "lt" of "lt.caritas"; "" of what is the region's own.
std::string country_of(const std::string& id) {
  const std::size_t point = id.find('.');
  return point == std::string::npos ? "" : id.substr(0, point);
}

TEST(BundledData, AreNineCountriesThatTheRegionJoins) {
  EXPECT_EQ(country_files().size(), 9u);
  std::map<std::string, int> contact_points;
  for (const Actor& actor : region().actors) {
    if (actor.role.text == "ncp") ++contact_points[country_of(actor.id.text)];
  }
  for (const char* country : {"dk", "ee", "fi", "de", "lv", "lt", "no", "pl", "se"})
    EXPECT_EQ(contact_points[country], 1) << country;
}

TEST(BundledData, SayOfEveryPassageWhatRestsOnItOrWhyNothingDoes) {
  std::vector<std::string> files = country_files();
  files.emplace_back(SIDEFLOW_SOURCE_DIR "/data/region.yaml");
  for (const std::string& file : files) {
    const LoadResult result = read_network(file);
    ASSERT_TRUE(result.network) << file;
    for (const ThinPlace& place : thin_places(*result.network)) {
      const bool is_loose = place.what.starts_with("unused-");
      EXPECT_FALSE(is_loose) << file << ": " << place.says << ": " << place.ids.front();
    }
  }
}

TEST(BundledData, CallTheSameDocumentTheSameInEveryFile) {
  using Facts = std::tuple<std::string, std::string, SourceKind, Access, std::string>;
  std::map<std::string, Facts> known;
  for (const Source& source : region().sources) {
    const std::string id = source.id.text.substr(source.id.text.rfind('.') + 1);
    const Facts facts{source.title, source.date, source.kind, source.access, source.note};
    EXPECT_EQ(known.emplace(id, facts).first->second, facts) << source.id.text;
  }
  EXPECT_EQ(known.size(), 5u);
}

TEST(BundledData, RestOnTheSourcesEverywhereOrSayThatTheyAreAssumed) {
  for (const Actor& actor : region().actors) {
    EXPECT_FALSE(actor.evidence.empty()) << actor.id.text;
    for (const Holding& holding : actor.holds)
      EXPECT_FALSE(holding.evidence.empty()) << actor.id.text << ' ' << holding.kind.text;
  }
  for (const Channel& channel : region().channels)
    EXPECT_FALSE(channel.evidence.empty()) << channel.id.text;
  for (const Barrier& barrier : region().barriers)
    EXPECT_FALSE(barrier.evidence.empty()) << barrier.id.text;
}

TEST(BundledData, AnswerTheThreeQuestionsForEverySession) {
  std::map<std::string, int> findings;
  for (const Finding& finding : region().findings) {
    const bool is_whole =
        !finding.information.empty() && !finding.bearers.empty() && !finding.useful.empty();
    if (!is_whole || finding.answered_by.empty()) continue;
    for (const Evidence& evidence : finding.evidence) {
      if (evidence.where.starts_with("Session "))
        ++findings[evidence.where.substr(0, evidence.where.find(" ("))];
    }
  }
  for (int session = 1; session <= 10; ++session)
    EXPECT_GT(findings["Session " + std::to_string(session)], 0) << session;
}

}  // namespace
}  // namespace sideflow
