// Nothing of a narrower edition is in any file that leaves the program: texts inside workbooks, DOCX and
// PDF included.
#include "tests/reports/unzipped.hpp"
#include "tests/tools/run_program.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <ostream>

#include <gtest/gtest.h>

namespace sideflow::tools::test {
namespace {

constexpr const char* kNetwork = "secrets.yaml";

struct Edition {
  const char* name;
  const char* own_mark;  ///< of the narrowest source that it may show
  std::vector<std::string> narrower_marks;
};

const std::array<Edition, 3> kEditions{
    Edition{"public", "PUBLICMARK", {"PARTNERMARK", "INTERNALMARK"}},
    Edition{"partners", "PARTNERMARK", {"INTERNALMARK"}}, Edition{"internal", "INTERNALMARK", {}}};

std::string printed_text(const std::string& pdf) {
  std::string text;
  const std::string command = "pdftotext '" + pdf + "' - && pdfinfo '" + pdf + "'";
  FILE* pipe = ::popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  for (std::size_t read = 0; (read = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    text.append(buffer.data(), read);
  EXPECT_EQ(::pclose(pipe), 0) << "pdftotext of poppler-utils is needed: " << pdf;
  return text;
}

/// All that the file says, packed or not.
std::string text_of(const std::filesystem::path& file) {
  if (file.extension() == ".pdf") return printed_text(file.string());
  const std::string bytes = content(file.string());
  if (file.extension() != ".xlsx" && file.extension() != ".docx") return bytes;
  std::string text;
  for (const auto& [name, part] : reports::test::unzipped(bytes)) text += part;
  return text;
}

using Arguments = std::vector<std::string>;

/// Every way in which something leaves the program; the file is written to the last argument.
std::vector<Arguments> ways_out(const Folder& folder) {
  std::vector<Arguments> ways;
  for (const char* format : {"md", "html", "pdf", "docx"}) {
    ways.push_back({"report", kNetwork, "-o", folder / (std::string("report.") + format)});
    ways.push_back(
        {"report", kNetwork, "--brief", "-o", folder / (std::string("brief.") + format)});
  }
  for (const char* view : {"loss", "structure", "gatekeepers", "change"}) {
    for (const char* format : {"svg", "pdf", "dot"})
      ways.push_back(
          {"map", kNetwork, "--view", view, "-o", folder / (std::string(view) + "." + format)});
  }
  for (const char* format : {"graphml", "gexf", "dot", "csv", "json", "xlsx"})
    ways.push_back({"export", kNetwork, "-o", folder / (std::string("graph.") + format)});
  for (const char* table : {"reach", "ledger", "bottlenecks", "centrality", "handover"}) {
    for (const char* format : {"csv", "xlsx"})
      ways.push_back({"show", table, kNetwork, "-o", folder / (std::string(table) + "." + format)});
  }
  ways.push_back({"analyse", kNetwork, "--with-model", "-o", folder / "analysed"});
  return ways;
}

void PrintTo(const Edition& edition, std::ostream* out) { *out << edition.name; }

class EditionsTest : public ::testing::TestWithParam<Edition> {};

TEST_P(EditionsTest, LetNothingOutThatIsNarrower) {
  const Folder folder;
  for (Arguments arguments : ways_out(folder)) {
    arguments.insert(arguments.end(), {"--edition", GetParam().name});
    const Outcome run = sideflow(arguments);
    ASSERT_EQ(run.code, 0) << ::testing::PrintToString(arguments) << run.talk;
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (!entry.is_regular_file() || entry.path().extension() == ".png") continue;
    ++files;
    const std::string text = text_of(entry.path());
    EXPECT_NE(text, "") << entry.path();
    for (const std::string& mark : GetParam().narrower_marks)
      EXPECT_EQ(text.find(mark), std::string::npos) << entry.path() << " holds " << mark;
  }
  EXPECT_GT(files, 40u);
  for (const char* name : {"report.md", "report.html", "report.pdf", "report.docx"}) {
    EXPECT_NE(text_of(folder / name).find(GetParam().own_mark), std::string::npos)
        << name << " keeps back what it may show";
  }
}

INSTANTIATE_TEST_SUITE_P(Each, EditionsTest, ::testing::ValuesIn(kEditions),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace sideflow::tools::test
