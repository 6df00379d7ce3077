#include "models/read_network.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

std::string kept(const std::string& name) {
  std::ifstream in(std::filesystem::path(SIDEFLOW_SOURCE_DIR) / "docs" / "schema" / name);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Schema, OfNetworksIsTheOneThatIsKept) {
  EXPECT_EQ(network_schema(), kept("network.schema.json"));
}

TEST(Schema, OfVocabulariesIsTheOneThatIsKept) {
  EXPECT_EQ(vocabulary_schema(), kept("vocabulary.schema.json"));
}

TEST(Schema, KnowsEveryKeyThatTheReaderKnows) {
  const std::string schema = network_schema();
  for (const char* key : {"\"hindered_by\"", "\"passes_net\"", "\"add_actor\"", "\"dead_end\"",
                          "\"answered_by\"", "\"accounts\""}) {
    EXPECT_NE(schema.find(key), std::string::npos) << key;
  }
}

}  // namespace
}  // namespace sideflow
