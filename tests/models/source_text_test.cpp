#include "models/source_text.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace sideflow {
namespace {

using namespace std::string_view_literals;

std::string shown(const SourceText& source) {
  std::string result;
  for (const Diagnostic& diagnostic : source.diagnostics) result += diagnostic_text(diagnostic);
  return result;
}

std::string problem_of(std::string_view bytes) {
  return shown(checked_text(std::string(bytes), "a.yaml"));
}

/// A folder of its own for a test, gone afterwards.
class SourceFile : public testing::Test {
 protected:
  SourceFile() : folder_(std::filesystem::path(testing::TempDir()) / name()) {
    std::filesystem::create_directories(folder_);
  }
  ~SourceFile() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const char* file) const { return (folder_ / file).string(); }
  [[nodiscard]] std::string written(const char* file, std::string_view bytes) const {
    std::ofstream(path(file), std::ios::binary) << bytes;
    return path(file);
  }

 private:
  static std::string name() {
    return std::string("sideflow-") + testing::UnitTest::GetInstance()->current_test_info()->name();
  }
  std::filesystem::path folder_;
};

TEST(SourceText, KeepsPlainTextAndWhatPeopleWrite) {
  const std::string text =
      "name: Lääne\n\tnote: \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \"x\"\n";
  const SourceText source = checked_text(text, "a.yaml");
  EXPECT_EQ(source.text, text);
  EXPECT_EQ(shown(source), "");
  EXPECT_FALSE(source.unreadable);
}

TEST(SourceText, DropsAMarkAndJoinsLineEndsOfWindows) {
  EXPECT_EQ(checked_text("\xEF\xBB\xBF"
                         "a: 1\r\nb: 2\r\n",
                         "a.yaml")
                .text,
            "a: 1\nb: 2\n");
}

TEST(SourceText, RefusesALoneCarriageReturn) {
  EXPECT_EQ(
      problem_of("a: 1\rb: 2\n"),
      "a.yaml:1:5: error: a carriage return (U+000D) stands here without a line feed [SF004]\n"
      "    1 | a: 1\xEF\xBF\xBD"
      "b: 2\n"
      "      |     ^ save the file with line ends of Linux or Windows\n");
}

TEST(SourceText, CountsColumnsInCharacters) {
  EXPECT_EQ(problem_of("a: 1\nõun: \xE2\x80\xAEx\n"),
            "a.yaml:2:6: error: the character U+202E may not stand in a model [SF004]\n"
            "    2 | õun: \xEF\xBF\xBDx\n"
            "      |      ^ delete it; it cannot be seen but changes what the file means\n");
}

TEST(SourceText, RefusesControlsSeparatorsAndNoncharacters) {
  for (const std::string_view bad :
       {"\0"sv, "\x04"sv, "\x1B"sv, "\x7F"sv, "\xC2\x85"sv, "\xE2\x80\xA8"sv, "\xE2\x80\x8F"sv,
        "\xE2\x81\xA6"sv, "\xD8\x9C"sv, "\xEF\xBF\xBF"sv, "\xF0\x9F\xBF\xBE"sv, "\xEF\xB7\x90"sv}) {
    const SourceText source = checked_text("note: a" + std::string(bad) + "b\n", "a.yaml");
    ASSERT_EQ(source.diagnostics.size(), 1u) << problem_of(bad);
    EXPECT_EQ(source.diagnostics[0].code, "SF004");
    EXPECT_EQ(source.diagnostics[0].column, 8u);
  }
}

TEST(SourceText, RefusesWhatIsNotUtf8Once) {
  EXPECT_EQ(
      problem_of("name: F\xF6rskola i \xC5land\n"),
      "a.yaml:1:8: error: this is not UTF-8: the byte 0xF6 belongs to another encoding [SF003]\n"
      "    1 | name: F\xEF\xBF\xBDrskola i \xEF\xBF\xBDland\n"
      "      |        ^ save the file as UTF-8\n");
  for (const std::string_view bad : {"\xC0\xAF"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv,
                                     "\xF4\x90\x80\x80"sv, "\xE2\x82"sv, "\x80"sv}) {
    const SourceText source = checked_text("a: " + std::string(bad), "a.yaml");
    ASSERT_EQ(source.diagnostics.size(), 1u);
    EXPECT_EQ(source.diagnostics[0].code, "SF003");
  }
}

TEST(SourceText, SaysWhatAFileOfAnotherSortIs) {
  EXPECT_EQ(
      problem_of("PK\x03\x04rest"),
      "a.yaml:1:1: error: this is a Word, Excel or zip file, not a YAML text in UTF-8 [SF002]\n"
      "      | save it as plain text in UTF-8, with the ending .yaml\n");
  EXPECT_EQ(problem_of("a\0:\0 \0001\0"sv),
            "a.yaml:1:1: error: this is a text in UTF-16, not a YAML text in UTF-8 [SF002]\n"
            "      | save it as UTF-8: most editors offer it under \"Save as\"\n");
}

TEST(SourceText, KnowsManySortsOfFiles) {
  const std::pair<std::string_view, const char*> sorts[] = {
      {"\xFF\xFE"sv, "UTF-16"}, {"\xFE\xFF"sv, "UTF-16"},   {"\xFF\xFE\0\0"sv, "UTF-32"},
      {"a\0\0\0"sv, "UTF-32"},  {"\0a\0:"sv, "UTF-16"},     {"%PDF-1.7"sv, "PDF"},
      {"\x89PNG\r\n"sv, "PNG"}, {"\x1F\x8B\x08"sv, "gzip"}, {"<!DOCTYPE html>"sv, "HTML"},
      {"\n <html>"sv, "HTML"},  {"<?xml "sv, "XML"},        {"{\\rtf1"sv, "Rich Text"}};
  for (const auto& [bytes, name] : sorts) {
    const SourceText source = checked_text(std::string(bytes), "a.yaml");
    ASSERT_EQ(source.diagnostics.size(), 1u) << name;
    EXPECT_EQ(source.diagnostics[0].code, "SF002");
    EXPECT_NE(source.diagnostics[0].text.find(name), std::string::npos)
        << source.diagnostics[0].text;
  }
}

TEST(SourceText, ReportsAtMostAHundredCharacters) {
  EXPECT_EQ(checked_text(std::string(1000, '\x02'), "a.yaml").diagnostics.size(), 100u);
}

TEST(SourceText, RefusesMoreThan32MiB) {
  EXPECT_EQ(shown(checked_text(std::string(kLargestFile, '#'), "a.yaml")), "");
  EXPECT_EQ(shown(checked_text(std::string(kLargestFile + 1, '#'), "a.yaml")),
            "a.yaml:1:1: error: this file is larger than 32 MiB, the most that is read [SF005]\n"
            "      | split the network into several files and name them under joins\n");
}

TEST_F(SourceFile, IsReadWhole) {
  const std::string text(200'000, 'x');
  const SourceText source = read_source_text(written("long.yaml", text), "long.yaml");
  EXPECT_EQ(source.text, text);
  EXPECT_FALSE(source.unreadable);
}

TEST_F(SourceFile, ThatIsMissingIsNamed) {
  const SourceText source = read_source_text(path("none.yaml"), "none.yaml");
  EXPECT_TRUE(source.unreadable);
  EXPECT_EQ(shown(source),
            "none.yaml: error: there is no such file [SF001]\n"
            "      | check the path and its spelling\n");
}

TEST_F(SourceFile, ThatIsAFolderIsRefused) {
  const SourceText source = read_source_text(path("."), "here");
  EXPECT_TRUE(source.unreadable);
  EXPECT_EQ(shown(source),
            "here: error: this is a folder, not a file [SF001]\n"
            "      | name the YAML file inside it\n");
}

TEST_F(SourceFile, ThatIsAPipeDoesNotHang) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  const SourceText source = read_source_text(path("pipe"), "pipe");
  EXPECT_TRUE(source.unreadable);
  EXPECT_EQ(shown(source),
            "pipe: error: this is a pipe or a device, not a file [SF001]\n"
            "      | use - to read standard input\n");
}

TEST(ForbiddenCharacter, IsNamedByItsCodePoint) {
  EXPECT_EQ(forbidden_character("a\tb\nc"), "");
  EXPECT_EQ(forbidden_character("a\x1B[2J"), "U+001B");
  EXPECT_EQ(forbidden_character("\0"sv), "U+0000");
  EXPECT_EQ(forbidden_character("\xE2\x81\xA6"), "U+2066");
}

TEST(CharacterCount, CountsCodePoints) {
  EXPECT_EQ(character_count(""), 0u);
  EXPECT_EQ(character_count("õun"), 3u);
}

}  // namespace
}  // namespace sideflow
