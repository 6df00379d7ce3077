#include "reports/document/office.hpp"

#include "reports/child_process.hpp"
#include "reports/document/word_reference.hpp"
#include "tests/reports/hostile_names.hpp"
#include "tests/reports/unzipped.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <pugixml.hpp>
#include <sys/socket.h>
#include <unistd.h>

namespace sideflow::reports {
namespace {

using test::kHostileNames;
using test::long_word;
using test::unzipped;

/// Two points, one red and one blue, as PNG, in hexadecimal digits.
constexpr std::string_view kTwoPoints =
    "89504E470D0A1A0A0000000D49484452000000020000000108020000007B40E8DD0000000D49444154789C63F8"
    "CF0004FF01070001FFE2239E590000000049454E44AE426082";

std::string bytes_of(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return bytes;
}

/// A new folder for temporary files that all programs use as long as this lives.
class TemporaryFiles {
 public:
  TemporaryFiles() : path_(testing::TempDir() + "office-XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no folder");
    ::setenv("TMPDIR", path_.c_str(), 1);
  }
  TemporaryFiles(const TemporaryFiles&) = delete;
  TemporaryFiles& operator=(const TemporaryFiles&) = delete;
  ~TemporaryFiles() {
    ::unsetenv("TMPDIR");
    std::filesystem::remove_all(path_);
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool is_empty() const { return std::filesystem::is_empty(path_); }

  /// The path of a new program, a script of the shell with this text.
  [[nodiscard]] std::string program(const std::string& text) const {
    const std::string path = path_ + "/program";
    std::ofstream(path) << "#!/bin/sh\n" << text << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
  }

 private:
  std::string path_;
};

/// Listens on a port of this machine and tells whether anybody came.
class Listener {
 public:
  Listener() : number_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool listens = ::bind(number_, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                         ::listen(number_, 8) == 0 &&
                         ::getsockname(number_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    if (!listens) throw std::runtime_error("no port");
    place_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/x.png";
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() { ::close(number_); }

  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] bool was_asked() const {
    pollfd watched{number_, POLLIN, 0};
    return ::poll(&watched, 1, 0) > 0;
  }

 private:
  int number_;
  std::string place_;
};

Document of_names() {
  Document paper{"Names", {}, {"en", "", "", "Public <edition>", "R&D {{x}}"}};
  for (const std::string_view name : kHostileNames)
    paper.blocks.emplace_back(Paragraph{"", std::string(name)});
  paper.blocks.emplace_back(Paragraph{"", long_word()});
  return paper;
}

std::string without_blanks(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (std::string_view(" \n\r\t\f").find(c) == std::string_view::npos) letters += c;
  }
  return letters;
}

/// What pdftotext reads in a part of every page, in points from the top of the paper; a form feed
/// after each page.
std::string text_of_pdf(const std::string& pdf, int top, int height) {
  const ProgramReply reply =
      run_program({.program = "pdftotext",
                   .arguments = {"-x", "0", "-y", std::to_string(top), "-W", "600", "-H",
                                 std::to_string(height), "-", "-"},
                   .input = pdf});
  EXPECT_EQ(reply.end, ProgramEnd::exited);
  EXPECT_EQ(reply.number, 0) << reply.complained;
  return reply.said;
}

/// The paragraphs' texts of a part of a DOCX.
std::vector<std::string> paragraphs(const std::string& part) {
  pugi::xml_document document;
  EXPECT_TRUE(
      document.load_buffer(part.data(), part.size(), pugi::parse_full | pugi::parse_ws_pcdata));
  std::vector<std::string> texts;
  for (const auto& paragraph : document.select_nodes("//w:p")) {
    texts.emplace_back();
    for (const auto& text : paragraph.node().select_nodes(".//w:t"))
      texts.back() += text.node().text().get();
  }
  return texts;
}

OfficeReply done(OfficeReply reply) {
  EXPECT_EQ(reply.outcome, OfficeOutcome::done) << reply.problem;
  EXPECT_EQ(reply.problem, "");
  return reply;
}

// ---- PDF ----------------------------------------------------------------------------------------

TEST(Pdf, HoldsHostileNamesExactly) {
  std::string expected = "Names" + without_blanks("Public <edition>");
  for (const std::string_view name : kHostileNames) expected += without_blanks(name);
  const std::string bytes = done(pdf(of_names())).bytes;
  EXPECT_EQ(without_blanks(text_of_pdf(bytes, 64, 720)), expected + long_word());
}

TEST(Pdf, SaysTheEditionAndTheNumberOnEveryPage) {
  Document paper{"Title",
                 {Paragraph{"", "one"}, PageBreak{}, Paragraph{"", "two"}, PageBreak{},
                  Paragraph{"", "three"}},
                 {"en", "", "", "Partners' edition", "Short"}};
  const std::string bytes = done(pdf(paper)).bytes;
  EXPECT_EQ(without_blanks(text_of_pdf(bytes, 0, 64)),
            "ShortPartners'editionShortPartners'editionShortPartners'edition");
  EXPECT_EQ(without_blanks(text_of_pdf(bytes, 785, 57)), "1/32/33/3");
}

std::size_t times(std::string_view word, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    ++count;
  return count;
}

TEST(Pdf, RepeatsTheHeadsOfATableAndBreaksNoRow) {
  Table table{{"Head", "Text"}, {}};
  std::string row;
  for (int i = 0; i < 60; ++i) row += "words ";
  for (int i = 0; i < 40; ++i) table.rows.push_back({"1", "begin " + row + "end"});
  const std::string text = text_of_pdf(done(pdf({"Title", {table}})).bytes, 0, 842);
  std::string_view rest = text;
  std::size_t pages = 0, rows = 0;
  for (; !rest.empty(); rest.remove_prefix(rest.find('\f') + 1), ++pages) {
    const std::string_view page = rest.substr(0, rest.find('\f'));
    EXPECT_EQ(times("Head", page), 1u);
    EXPECT_EQ(times("begin", page), times("end", page));
    rows += times("begin", page);
  }
  EXPECT_GE(pages, 3u);
  EXPECT_EQ(rows, 40u);
}

TEST(Pdf, PrintsAWidePictureAcrossAPageWithItsHeading) {
  Picture map{"map.png", "A map", "Below"};
  map.is_wide = true;
  const Document paper{
      "Title",
      {Paragraph{"", "before"}, Heading{2, "Map"}, map, PageBreak{}, Paragraph{"", "after"}}};
  const std::string bytes =
      done(pdf(paper, {.pictures = {{"map.png", bytes_of(kTwoPoints)}}})).bytes;
  EXPECT_EQ(without_blanks(text_of_pdf(bytes, 64, 480)), "TitlebeforeMapBelowafter");
  const ProgramReply pages =
      run_program({.program = "pdfinfo", .arguments = {"-f", "1", "-l", "9", "-"}, .input = bytes});
  std::vector<bool> is_across;
  for (const std::string& line : lines_of(pages.said)) {
    if (line.find(" size:") != std::string::npos && line.starts_with("Page "))
      is_across.push_back(line.find(" 841.89 x 595.2") != std::string::npos);
  }
  EXPECT_EQ(is_across, (std::vector<bool>{false, true, false})) << pages.said;
}

TEST(Pdf, IsTaggedForWhoListensToIt) {
  const std::string bytes = done(pdf({"Title", {Heading{2, "Part"}}, {"et"}})).bytes;
  EXPECT_NE(bytes.find("/StructTreeRoot"), std::string::npos);
  EXPECT_NE(bytes.find("/Lang (et)"), std::string::npos);
  EXPECT_EQ(bytes.find("pdfuaid:part=\"1\""), std::string::npos);
}

// ---- DOCX ---------------------------------------------------------------------------------------

TEST(Docx, HoldsHostileNamesExactly) {
  std::vector<std::string> expected = {"Names", "Public <edition>"};
  for (const std::string_view name : kHostileNames) expected.emplace_back(name);
  expected.push_back(long_word());
  const auto files = unzipped(done(docx(of_names())).bytes);
  EXPECT_EQ(paragraphs(files.at("word/document.xml")), expected);
}

TEST(Docx, HoldsHostileNamesExactlyInEveryKindOfBlock) {
  Document paper{"Names", {}};
  std::vector<std::string> expected = {"Names"};
  for (const std::string_view hostile : kHostileNames) {
    const std::string name(hostile);
    append(paper.blocks, {Heading{2, name}, CallOut{"", name}, Bullets{{name}}, Steps{{name}},
                          Table{{name}, {{name}}}, Citations{{{name, {name}}}, name},
                          Picture{"none", name, name}});
    // One of each, but two in the table, three of the citations, two of the picture.
    expected.insert(expected.end(), 4 + 2 + 3 + 2, name);
  }
  const auto files = unzipped(done(docx(paper)).bytes);
  EXPECT_EQ(paragraphs(files.at("word/document.xml")), expected);
}

TEST(Docx, IsWellFormedAndPointsAtNothingOutside) {
  const auto files = unzipped(done(docx(of_names())).bytes);
  for (const auto& [name, bytes] : files) {
    pugi::xml_document part;
    EXPECT_TRUE(part.load_buffer(bytes.data(), bytes.size())) << name;
    EXPECT_EQ(bytes.find("TargetMode=\"External\""), std::string::npos) << name;
  }
}

TEST(Docx, SaysRunningTitleAndEditionInTheHeadOfItsPages) {
  const auto files = unzipped(done(docx(of_names())).bytes);
  EXPECT_EQ(paragraphs(files.at("word/header1.xml")),
            std::vector<std::string>{"R&D {{x}}Public <edition>"});
  EXPECT_NE(files.at("word/document.xml").find("<w:headerReference"), std::string::npos);
  EXPECT_NE(files.at("word/document.xml").find("w:w=\"11906\""), std::string::npos);
}

TEST(Docx, GivesItsParagraphsTheStylesThatItHas) {
  const Document paper{"T",
                       {Heading{2, "H"}, CallOut{"", "C"}, Table{{"N"}, {{"1"}}, {0}},
                        Citations{{{"S", {"P"}}}, ""}, PageBreak{}}};
  const auto files = unzipped(done(docx(paper)).bytes);
  pugi::xml_document document, styles;
  document.load_string(files.at("word/document.xml").c_str());
  styles.load_string(files.at("word/styles.xml").c_str());
  std::vector<std::string> used;
  for (const auto& style : document.select_nodes("//w:pStyle")) {
    used.emplace_back(style.node().attribute("w:val").value());
    EXPECT_EQ(styles.select_nodes(("//w:style[@w:styleId='" + used.back() + "']").c_str()).size(),
              1u)
        << used.back();
  }
  EXPECT_EQ(used, (std::vector<std::string>{"Title", "Heading1", "CallOut", "TableText",
                                            "TableText", "Source", "Passage", "PageBreak"}));
  EXPECT_EQ(document.select_nodes("//w:tblHeader").size(), 1u);
  EXPECT_EQ(document.select_nodes("//w:tc//w:jc[@w:val='right']").size(), 2u);
}

TEST(Docx, HoldsPicturesThatArePngWithTheirDescription) {
  const std::string png = bytes_of(kTwoPoints);
  const Document paper{"T", {Picture{"map.png", "A \"map\""}, Picture{"b.svg", "Not shown"}}};
  const auto files =
      unzipped(done(docx(paper, {.pictures = {{"map.png", png}, {"b.svg", "<svg></svg>"}}})).bytes);
  std::vector<std::string> media;
  for (const auto& [name, bytes] : files) {
    if (name.starts_with("word/media/")) media.push_back(bytes);
  }
  EXPECT_EQ(media, std::vector<std::string>{png});
  EXPECT_NE(files.at("word/document.xml").find("descr=\"A &quot;map&quot;\""), std::string::npos);
  EXPECT_NE(files.at("word/document.xml").find("Not shown"), std::string::npos);
}

TEST(Docx, TakesTheStylesOfAReferenceDocument) {
  const TemporaryFiles files_of_test;
  const std::string path = files_of_test.path() + "/ministry.docx";
  std::ofstream(path, std::ios::binary) << word_reference({"", {}, {"en", "", "", "Ministry", ""}});
  const auto files =
      unzipped(done(docx({"T", {}, {"en", "", "", "Public", ""}}, {.reference_doc = path})).bytes);
  EXPECT_EQ(paragraphs(files.at("word/header1.xml")), std::vector<std::string>{"Ministry"});
  EXPECT_EQ(paragraphs(files.at("word/document.xml")).back(), "Public");
}

TEST(Docx, IsRefusedWithoutTheReferenceDocument) {
  const OfficeReply reply = docx({"T", {}}, {.reference_doc = "nowhere/ministry.docx"});
  EXPECT_EQ(reply.outcome, OfficeOutcome::refused);
  EXPECT_NE(reply.problem.find("nowhere/ministry.docx"), std::string::npos) << reply.problem;
}

TEST(WordReference, IsAnArchiveOfWellFormedParts) {
  const auto files = unzipped(word_reference(of_names()));
  EXPECT_EQ(files.size(), 7u);
  for (const auto& [name, bytes] : files) {
    pugi::xml_document part;
    EXPECT_TRUE(part.load_buffer(bytes.data(), bytes.size())) << name;
  }
}

// ---- both ---------------------------------------------------------------------------------------

TEST(Office, GivesTheSameBytesAtAnotherTimeInAnotherFolder) {
  const OfficeOptions options{.pictures = {{"map.png", bytes_of(kTwoPoints)}}};
  Document paper = of_names();
  paper.blocks.emplace_back(Picture{"map.png", "A map", "Figure 1"});
  const std::string first_pdf = done(pdf(paper, options)).bytes;
  const std::string first_docx = done(docx(paper, options)).bytes;
  // Times stand in ZIP archives in steps of two seconds.
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  const TemporaryFiles elsewhere;
  EXPECT_TRUE(first_pdf == pdf(paper, options).bytes);
  EXPECT_TRUE(first_docx == docx(paper, options).bytes);
}

TEST(Office, DatesADocxAsItIsTold) {
  const auto files = unzipped(done(docx({"T", {}}, {.date = 1'269'475'200})).bytes);
  EXPECT_NE(files.at("docProps/core.xml").find("2010-03-25T00:00:00Z"), std::string::npos);
}

TEST(Office, FetchesNothing) {
  const Listener listener;
  const std::string place = listener.place();
  Document paper{
      "<img src=\"" + place + "\">",
      {Paragraph{"", "<img src='" + place + "'><link rel=stylesheet href='" + place + "'>"},
       Picture{place, "A"}, Picture{"own.svg", "B"}, Picture{"../" + place, "C"}},
      {"en", "url(" + place + ")", "", "\"; content: url(" + place + ")", ""}};
  const OfficeOptions options{
      .pictures = {{"own.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"" + place +
                                   "\" width=\"9\" height=\"9\"/></svg>"}}};
  done(pdf(paper, options));
  done(docx(paper, options));
  EXPECT_FALSE(listener.was_asked());
}

TEST(Office, LeavesNoFilesBehind) {
  const TemporaryFiles files;
  const OfficeOptions options{.pictures = {{"map.png", bytes_of(kTwoPoints)}}};
  done(pdf(of_names(), options));
  done(docx(of_names(), options));
  EXPECT_EQ(docx({"T", {}}, {.time_limit = std::chrono::milliseconds(1)}).outcome,
            OfficeOutcome::timed_out);
  EXPECT_EQ(docx({"T", {}}, {.pandoc = "/nowhere/pandoc"}).outcome, OfficeOutcome::missing);
  EXPECT_TRUE(files.is_empty());
}

TEST(Office, PassesNothingOfTheEnvironmentOnButWhereProgramsAre) {
  const TemporaryFiles files;
  ::setenv("SIDEFLOW_TEST_SECRET", "x", 1);
  const OfficeReply reply =
      done(pdf({"T", {}}, {.weasyprint = files.program("cat >/dev/null; echo %PDF-; env")}));
  ::unsetenv("SIDEFLOW_TEST_SECRET");
  EXPECT_EQ(reply.bytes.find("SECRET"), std::string::npos);
  EXPECT_NE(reply.bytes.find("\nPATH="), std::string::npos);
  EXPECT_NE(reply.bytes.find("\nhttps_proxy=http://127.0.0.1:9\n"), std::string::npos);
}

TEST(Office, NamesThePackageOfAProgramThatIsMissing) {
  const OfficeReply no_pdf = pdf({"T", {}}, {.weasyprint = "/nowhere/weasyprint"});
  EXPECT_EQ(no_pdf.outcome, OfficeOutcome::missing);
  EXPECT_EQ(no_pdf.problem,
            "PDF needs the program /nowhere/weasyprint, which cannot be started (No such file or "
            "directory): install the package weasyprint");
  const OfficeReply no_docx = docx({"T", {}}, {.pandoc = "/nowhere/pandoc"});
  EXPECT_EQ(no_docx.outcome, OfficeOutcome::missing);
  EXPECT_EQ(no_docx.problem,
            "DOCX needs the program /nowhere/pandoc, which cannot be started (No such file or "
            "directory): install the package pandoc");
}

TEST(Office, SaysWhyAProgramGaveUp) {
  const TemporaryFiles files;
  const OfficeReply reply =
      pdf({"T", {}}, {.weasyprint = files.program("echo no fonts >&2; exit 3")});
  EXPECT_EQ(reply.outcome, OfficeOutcome::refused);
  EXPECT_EQ(reply.problem, files.path() + "/program gave up (3): no fonts");
  EXPECT_EQ(reply.bytes, "");
}

TEST(Office, TakesNothingForAFileThatIsNone) {
  const TemporaryFiles files;
  EXPECT_EQ(
      pdf({"T", {}}, {.weasyprint = files.program("cat >/dev/null; echo all is well")}).outcome,
      OfficeOutcome::refused);
}

TEST(Office, EndsAProgramThatTakesTooLong) {
  const OfficeReply reply = pdf({"T", {}}, {.time_limit = std::chrono::milliseconds(1)});
  EXPECT_EQ(reply.outcome, OfficeOutcome::timed_out);
  EXPECT_EQ(reply.problem, "weasyprint took longer than 0.001 s and was ended");
}

}  // namespace
}  // namespace sideflow::reports
