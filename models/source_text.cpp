#include "models/source_text.hpp"

#include "models/characters.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sideflow {

namespace {

constexpr std::size_t kMostProblems = 100;  ///< reported for one file
constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// An open file, closed at the end of its life.
class OpenFile {
 public:
  explicit OpenFile(const char* path)
      : number_(::open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)),
        failure_(number_ < 0 ? errno : 0) {}
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] int failure() const { return failure_; }

 private:
  int number_;
  int failure_;
};

Diagnostic error_at(const std::string& file, std::uint32_t line, std::string code, std::string text,
                    std::string hint) {
  Diagnostic result;
  result.code = std::move(code);
  result.file = file;
  result.line = line;
  result.column = line;  // the start of the file, or nowhere
  result.text = std::move(text);
  result.hint = std::move(hint);
  return result;
}

SourceText unreadable(const std::string& name, std::string text, std::string hint) {
  return {"", {error_at(name, 0, "SF001", std::move(text), std::move(hint))}, true};
}

SourceText refused(const std::string& name, std::string code, std::string text, std::string hint) {
  return {"", {error_at(name, 1, std::move(code), std::move(text), std::move(hint))}, false};
}

SourceText too_large(const std::string& name) {
  return refused(name, "SF005", "this file is larger than 32 MiB, the most that is read",
                 "split the network into several files and name them under joins");
}

SourceText cannot_open(const std::string& name, int failure) {
  switch (failure) {
    case ENOENT:
    case ENOTDIR:
      return unreadable(name, "there is no such file", "check the path and its spelling");
    case EACCES:
    case EPERM: return unreadable(name, "this file may not be read: permission is missing", "");
    case ENAMETOOLONG: return unreadable(name, "this path is too long", "");
    case ELOOP: return unreadable(name, "this path is a circle of links", "");
    default:
      return unreadable(name, fmt::format("this file cannot be opened (error {})", failure), "");
  }
}

/// Why a file is none that can be read to its end; nothing when it is a regular file.
std::optional<SourceText> not_regular(const std::string& name, const struct stat& facts) {
  if (S_ISREG(facts.st_mode)) return std::nullopt;
  if (S_ISDIR(facts.st_mode)) {
    return unreadable(name, "this is a folder, not a file", "name the YAML file inside it");
  }
  return unreadable(name, "this is a pipe or a device, not a file", "use - to read standard input");
}

/// All bytes up to one more than the largest file has; nothing when reading fails.
std::optional<std::string> bytes_of(int file) {
  std::string bytes;
  while (bytes.size() <= kLargestFile) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kBlock);
    const ssize_t got = ::read(file, bytes.data() + before, kBlock);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return bytes;
    if (got < 0 && errno != EINTR) return std::nullopt;
  }
  return bytes;
}

SourceText checked_content(int file, const std::string& name) {
  std::optional<std::string> bytes = bytes_of(file);
  if (!bytes) return unreadable(name, "reading this file failed", "");
  return checked_text(std::move(*bytes), name);
}

/// What the first bytes of a file that is no plain text give away.
struct Signature {
  std::string_view bytes;
  const char* what;
  const char* hint;
};

using namespace std::string_view_literals;
constexpr const char* kSaveAsText = "save it as plain text in UTF-8, with the ending .yaml";
constexpr const char* kSaveAsUtf8 = "save it as UTF-8: most editors offer it under \"Save as\"";
constexpr const char* kUnpack = "unpack it first";
constexpr std::array kSignatures{
    Signature{"\xFF\xFE\0\0"sv, "a text in UTF-32", kSaveAsUtf8},
    Signature{"\0\0\xFE\xFF"sv, "a text in UTF-32", kSaveAsUtf8},
    Signature{"\xFF\xFE"sv, "a text in UTF-16", kSaveAsUtf8},
    Signature{"\xFE\xFF"sv, "a text in UTF-16", kSaveAsUtf8},
    Signature{"PK\x03\x04"sv, "a Word, Excel or zip file", kSaveAsText},
    Signature{"PK\x05\x06"sv, "an empty zip file", kUnpack},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old Word or Excel file", kSaveAsText},
    Signature{"{\\rtf"sv, "a Rich Text file", kSaveAsText},
    Signature{"%PDF"sv, "a PDF file", kSaveAsText},
    Signature{"\x89PNG"sv, "a picture (PNG)", "name the YAML file instead"},
    Signature{"\xFF\xD8\xFF"sv, "a picture (JPEG)", "name the YAML file instead"},
    Signature{"GIF8"sv, "a picture (GIF)", "name the YAML file instead"},
    Signature{"\x1F\x8B"sv, "a gzip archive", kUnpack},
    Signature{"BZh"sv, "a bzip2 archive", kUnpack},
    Signature{"\xFD"
              "7zXZ"sv,
              "an xz archive", kUnpack},
    Signature{"7z\xBC\xAF"sv, "a 7z archive", kUnpack},
    Signature{"(\xB5\x2F\xFD"sv, "a zstd archive", kUnpack},
    Signature{"SQLite format 3\0"sv, "a database (SQLite)", "name the YAML file instead"},
    Signature{"\x7F"
              "ELF"sv,
              "a program", "name the YAML file instead"},
};

/// Wide encodings without a mark: the zero bytes of Latin letters give them away.
std::optional<Signature> unmarked_wide(std::string_view bytes) {
  if (bytes.size() < 4) return std::nullopt;
  const auto zero = [bytes](std::size_t at) { return bytes[at] == '\0'; };
  const int zeros = zero(0) + zero(1) + zero(2) + zero(3);
  if (zeros == 3) return Signature{"", "a text in UTF-32", kSaveAsUtf8};
  const bool alternating = zeros == 2 && zero(0) == zero(2);
  if (alternating) return Signature{"", "a text in UTF-16", kSaveAsUtf8};
  return std::nullopt;
}

std::optional<Signature> markup(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return std::nullopt;
  const std::string_view text = bytes.substr(start);
  for (const std::string_view opening : {"<!DOCTYPE"sv, "<!doctype"sv, "<html"sv, "<HTML"sv}) {
    if (text.starts_with(opening)) return Signature{"", "a web page (HTML)", kSaveAsText};
  }
  if (text.starts_with("<?xml")) return Signature{"", "an XML file", kSaveAsText};
  return std::nullopt;
}

std::optional<Signature> other_sort(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature;
  }
  if (const auto wide = unmarked_wide(bytes)) return wide;
  return markup(bytes);
}

/// Lines end in "\n"; a carriage return elsewhere stays and is reported.
void join_line_ends(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    const bool line_end = text[from] == '\r' && from + 1 < text.size() && text[from + 1] == '\n';
    if (!line_end) text[to++] = text[from];
  }
  text.resize(to);
}

/// Walks over the characters of a file and notes those that may not stand in it.
class CharacterCheck {
 public:
  CharacterCheck(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  std::vector<Diagnostic> problems() {
    while (at_ < text_.size() && problems_.size() < kMostProblems) step();
    return std::move(problems_);
  }

 private:
  void step() {
    const char byte = text_[at_];
    if (byte == '\n') {
      next_line();
    } else if (byte >= 0x20 && byte < 0x7F) {
      ++at_;
      ++column_;
    } else {
      unusual(character_at(text_, at_));
    }
  }
  void next_line() {
    ++at_;
    ++line_;
    column_ = 1;
    line_start_ = at_;
  }
  void unusual(Character next) {
    if (!next.valid) not_utf8();
    if (next.valid && !may_stand_in_model(next.code)) forbidden(next.code);
    at_ += next.length;
    ++column_;
  }
  /// A file in another encoding has thousands of these: the first is enough.
  void not_utf8() {
    if (not_utf8_seen_) return;
    not_utf8_seen_ = true;
    note("SF003",
         fmt::format("this is not UTF-8: the byte 0x{:02X} belongs to another encoding",
                     static_cast<unsigned char>(text_[at_])),
         "save the file as UTF-8");
  }
  void forbidden(char32_t code) {
    if (code == '\r') {
      note("SF004", "a carriage return (U+000D) stands here without a line feed",
           "save the file with line ends of Linux or Windows");
    } else {
      note("SF004", fmt::format("the character {} may not stand in a model", code_point_name(code)),
           "delete it; it cannot be seen but changes what the file means");
    }
  }
  void note(std::string code, std::string text, std::string hint) {
    Diagnostic found = error_at(name_, line_, std::move(code), std::move(text), std::move(hint));
    found.column = column_;
    found.excerpt = valid_utf8(line_text());
    problems_.push_back(std::move(found));
  }
  [[nodiscard]] std::string_view line_text() const {
    const std::size_t end = std::min(text_.find('\n', line_start_), text_.size());
    return end - line_start_ > kLongestExcerpt ? "" : text_.substr(line_start_, end - line_start_);
  }

  std::string_view text_;
  const std::string& name_;
  std::vector<Diagnostic> problems_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  bool not_utf8_seen_ = false;
};

}  // namespace

SourceText read_source_text(const std::string& path, const std::string& name) {
  if (path == "-") return checked_content(STDIN_FILENO, name);
  if (path.find('\0') != std::string::npos) return cannot_open(name, ENOENT);
  const OpenFile file(path.c_str());
  if (file.number() < 0) return cannot_open(name, file.failure());
  struct stat facts {};
  if (::fstat(file.number(), &facts) != 0) return cannot_open(name, errno);
  if (auto problem = not_regular(name, facts)) return std::move(*problem);
  if (static_cast<std::size_t>(facts.st_size) > kLargestFile) return too_large(name);
  return checked_content(file.number(), name);
}

SourceText checked_text(std::string bytes, const std::string& name) {
  if (bytes.size() > kLargestFile) return too_large(name);
  if (const auto sort = other_sort(bytes)) {
    return refused(name, "SF002", fmt::format("this is {}, not a YAML text in UTF-8", sort->what),
                   sort->hint);
  }
  if (bytes.starts_with(kMark)) bytes.erase(0, kMark.size());
  join_line_ends(bytes);
  std::vector<Diagnostic> problems = CharacterCheck(bytes, name).problems();
  return {std::move(bytes), std::move(problems), false};
}

std::string forbidden_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    if (!next.valid) return "a byte that is not UTF-8";
    if (!may_stand_in_model(next.code)) return code_point_name(next.code);
    at += next.length;
  }
  return "";
}

std::size_t character_count(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
  }));
}

}  // namespace sideflow
