#include "models/read_network.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(SIDEFLOW_SOURCE_DIR) / "tests" / "hostile";

/// One line of EXPECT.tsv.
struct Expectation {
  std::string file;
  std::string must;
  std::set<std::uint32_t> lines;
  std::string pattern;
};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<Expectation> expectations() {
  std::vector<Expectation> all;
  const std::vector<std::string> lines = split(contents(kFolder / "EXPECT.tsv"), '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::vector<std::string> cells = split(lines[i], '\t');
    cells.resize(7);
    Expectation one{cells[0], cells[1], {}, cells[4]};
    for (const std::string& line : split(cells[3], ','))
      one.lines.insert(static_cast<std::uint32_t>(std::stoul(line)));
    all.push_back(one);
  }
  return all;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string base() { return contents(kFolder / "a01-ok-minimal.yaml"); }

std::string with_name(const std::string& name) {
  std::string text = base();
  for (const char* old : {"name: Testland", "name: School"})
    text.replace(text.find(old), std::string(old).size(), "name: " + name);
  return text;
}

constexpr const char* kEvidence =
    "    evidence: [{source: made, where: page 1, says: Made up for a test.}]\n";

std::string head() { return base().substr(0, base().find("actors:\n")); }

std::string actor(const std::string& id, const std::string& more) {
  return "  " + id + ":\n    name: Actor " + id + "\n    role: test-role\n" + kEvidence + more;
}

std::string channel(const std::string& from, const std::string& to) {
  return "  - from: " + from + "\n    to: " + to +
         "\n    carries: [sign]\n    passes: 0.5\n    status: working\n" + kEvidence;
}

/// 2,000 actors that all send to one.
std::string star() {
  std::string actors = actor("hub", "    collects: [sign]\n");
  std::string channels;
  for (int i = 0; i < 2000; ++i) {
    actors += actor("a" + std::to_string(i), "    holds: [sign]\n");
    channels += channel("a" + std::to_string(i), "hub");
  }
  return head() + "actors:\n" + actors + "channels:\n" + channels;
}

/// 8,000 actors in a row.
std::string chain() {
  std::string actors;
  std::string channels;
  for (int i = 0; i < 8000; ++i) {
    actors += actor("a" + std::to_string(i), i == 0      ? "    holds: [sign]\n"
                                             : i == 7999 ? "    collects: [sign]\n"
                                                         : "");
    if (i > 0) channels += channel("a" + std::to_string(i - 1), "a" + std::to_string(i));
  }
  return head() + "actors:\n" + actors + "channels:\n" + channels;
}

/// 31 MiB that are right: notes of just under the longest length on very many kinds.
std::string thirty_one_mebibytes() {
  std::string kinds;
  const std::string note(7900, 'n');
  for (int i = 0; kinds.size() < (std::size_t{31} << 20) - 10000; ++i) {
    kinds += "  k" + std::to_string(i) + ": {name: Kind, note: " + note + "}\n";
  }
  std::string text = base();
  return text.insert(text.find("kinds:\n") + 7, kinds);
}

std::string many_anchors() {
  std::string text = "sideflow: 1\nextra:\n";
  for (int i = 0; i < 15000; ++i) text += "  - &a" + std::to_string(i) + " x\n";
  return text;
}

std::string many_keys() {
  std::string text = base() + "extra:\n";
  for (int i = 0; i < 20000; ++i) text += "  key" + std::to_string(i) + ": 1\n";
  return text;
}

/// Files that are too large to be kept.
const std::map<std::string, std::function<std::string()>>& made_here() {
  static const std::map<std::string, std::function<std::string()>> kMade = {
      {"a05-flow-depth-100k-closed.yaml",
       [] { return repeated("[", 100000) + repeated("]", 100000); }},
      {"a11-mixed-seq-map-50k.yaml", [] { return repeated("- a: ", 50000) + "x\n"; }},
      {"a14-colon-space-line.yaml", [] { return repeated("a: ", 20000) + "\n"; }},
      {"a17-many-anchors.yaml", many_anchors},
      {"a35-20000-keys-one-map.yaml", many_keys},
      {"a44-31MiB-ok.yaml", thirty_one_mebibytes},
      {"f73-len-10k.yaml", [] { return with_name(std::string(10000, 'x')); }},
      {"i13-star-2000.yaml", star},
      {"i16-chain-8000.yaml", chain},
  };
  return kMade;
}

LoadResult load_hostile(const std::string& file) {
  const auto made = made_here().find(file);
  if (made == made_here().end()) return read_network((kFolder / file).string());
  return read_network_text(made->second(), file, kFolder.string());
}

bool answers(const Diagnostic& diagnostic, const Expectation& expected, Severity severity) {
  const bool there = expected.lines.empty() || expected.lines.contains(diagnostic.line);
  const std::regex pattern(expected.pattern, std::regex::icase);
  return diagnostic.severity == severity && there && std::regex_search(diagnostic.text, pattern);
}

bool any_answers(const LoadResult& result, const Expectation& expected, Severity severity) {
  return std::any_of(
      result.diagnostics.begin(), result.diagnostics.end(),
      [&](const Diagnostic& diagnostic) { return answers(diagnostic, expected, severity); });
}

std::string all_texts(const LoadResult& result) {
  std::string text;
  for (const Diagnostic& diagnostic : result.diagnostics) text += diagnostic_text(diagnostic);
  return text;
}

void check(const Expectation& expected) {
  SCOPED_TRACE(expected.file);
  const LoadResult result = load_hostile(expected.file);
  EXPECT_EQ(result.network.has_value(), !has_errors(result.diagnostics));
  EXPECT_LE(result.diagnostics.size(), 101U);
  if (expected.must == "ok" || expected.must == "warning") {
    EXPECT_TRUE(result.network.has_value()) << all_texts(result);
  }
  if (expected.must == "warning") {
    EXPECT_TRUE(any_answers(result, expected, Severity::warning)) << all_texts(result);
  }
  if (expected.must == "error" || expected.must == "refused") {
    EXPECT_FALSE(result.network.has_value());
    EXPECT_TRUE(any_answers(result, expected, Severity::error)) << all_texts(result);
  }
}

TEST(HostileFiles, GetTheVerdictOfTheirTable) {
  const std::vector<Expectation> all = expectations();
  EXPECT_EQ(all.size(), 202U);
  for (const Expectation& expected : all) check(expected);
}

}  // namespace
}  // namespace sideflow
