#include "models/template_text.hpp"

#include "network_texts.hpp"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

const std::string kData = std::string(SIDEFLOW_SOURCE_DIR) + "/data/";

std::string template_for(const std::string& name) {
  const LoadResult words = read_vocabulary(kData + "vocabulary.yaml");
  return template_text({.id = "testland",
                        .name = name,
                        .vocabulary = "../vocabulary.yaml",
                        .words = &*words.network});
}

LoadResult read_template(const std::string& text) {
  return read_network_text(text, "new.yaml", kData + "countries");
}

/// The template with its examples no longer commented out.
std::string with_examples(const std::string& text) {
  std::istringstream lines(text);
  std::string result;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    const bool section = line.size() > 2 && line[0] == '#' && line[1] >= 'a' && line[1] <= 'z';
    inside = section || (inside && line.starts_with('#'));
    result += (inside ? line.substr(1) : line) + '\n';
  }
  return result;
}

TEST(Template, IsAcceptedAsItStandsWithoutAWarning) {
  const LoadResult result = read_template(template_for("Testland"));
  EXPECT_TRUE(result.diagnostics.empty());
  ASSERT_TRUE(result.network);
  EXPECT_TRUE(result.network->actors.empty());
  EXPECT_EQ(result.network->as_of, "1900-01");
}

TEST(Template, HasExamplesThatAreAcceptedToo) {
  const LoadResult result = read_template(with_examples(template_for("Testland")));
  for (const Diagnostic& one : result.diagnostics) ADD_FAILURE() << diagnostic_text(one);
  ASSERT_TRUE(result.network);
  EXPECT_EQ(result.network->actors.size(), 2u);
  EXPECT_EQ(result.network->channels.size(), 1u);
  EXPECT_EQ(result.network->findings.size(), 1u);
  EXPECT_EQ(result.network->scenarios.size(), 1u);
}

TEST(Template, AsksTheFourQuestionsOfTheVocabulary) {
  const std::string text = template_for("Testland");
  const LoadResult words = read_vocabulary(kData + "vocabulary.yaml");
  ASSERT_EQ(words.network->questions.size(), 4u);
  for (const Question& question : words.network->questions)
    EXPECT_NE(text.find(question.text), std::string::npos) << question.id;
}

TEST(Template, KeepsAnyNameInItsPlace) {
  for (const std::string name : {"no", "A: b # c", "\"Quoted\"", "- a", "\xC3\x85land"}) {
    const LoadResult result = read_template(template_for(name));
    ASSERT_TRUE(result.network) << name;
    EXPECT_EQ(result.network->name.shown(), name);
  }
}

}  // namespace
}  // namespace sideflow
