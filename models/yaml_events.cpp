#include "models/yaml_events.hpp"

#include "models/source_text.hpp"
#include "models/yaml_outline.hpp"
#include "models/yaml_text.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace sideflow {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kMostProblems = 100;

/// Thrown, and caught in this file, to leave the parser at the first thing beyond its use.
struct Stop {};

/// Columns by characters from columns by bytes. Places come mostly in order, so that each line is
/// walked once however many values stand on it.
class Columns {
 public:
  explicit Columns(const YamlText& source) : source_(source) {}

  std::uint32_t column(std::uint32_t line, std::size_t bytes) {
    if (line != line_ || bytes < bytes_) {
      line_ = line;
      bytes_ = 0;
      column_ = 1;
    }
    const std::size_t start = source_.line_start(line);
    column_ += static_cast<std::uint32_t>(
        character_count(source_.text().substr(start + bytes_, bytes - bytes_)));
    bytes_ = bytes;
    return column_;
  }

 private:
  const YamlText& source_;
  std::uint32_t line_ = 0;
  std::size_t bytes_ = 0;
  std::uint32_t column_ = 1;
};

/// Builds the tree from yaml-cpp's events.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const YamlText& source, const YamlOutline& outline)
      : source_(source), outline_(outline), columns_(source) {}

  std::optional<YamlNode> root;
  std::vector<Diagnostic> diagnostics;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(nothing(mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(node(mark), "SF010", "aliases (*) are not used in a model", "write the value itself");
    throw Stop{};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    add(scalar(mark, tag == "!", value));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(mark, YamlSort::list, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(mark, YamlSort::mapping, style);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A list or mapping whose end has not come yet.
  struct Open {
    YamlNode node;
    std::optional<YamlNode> key;
    bool in_brackets = false;
  };

  // ---- scalars ----

  YamlNode node(const YAML::Mark& mark) {
    YamlNode result;
    result.line = line(mark);
    result.column = columns_.column(result.line, static_cast<std::size_t>(mark.column));
    return result;
  }
  std::uint32_t line(const YAML::Mark& mark) const {
    return outline_.line_in_file(static_cast<std::uint32_t>(mark.line + 1));
  }
  std::size_t offset(const YAML::Mark& mark) const {
    return source_.line_start(line(mark)) + static_cast<std::size_t>(mark.column);
  }
  YamlNode scalar(const YAML::Mark& mark, bool quoted, std::string value) {
    YamlNode result = node(mark);
    if (!quoted) std::replace(value.begin(), value.end(), kHiddenQuestionMark, '?');
    result.quoted = quoted;
    result.width = scalar_width(source_.text(), offset(mark), value);
    result.text = std::move(value);
    if (quoted) check_characters(result);
    return result;
  }
  /// Escape sequences bring in what the bytes of the file do not show.
  void check_characters(const YamlNode& scalar) {
    const std::string found = forbidden_character(scalar.text);
    if (found.empty()) return;
    const std::string whose =
        expects_value() ? fmt::format("the value of \"{}\"", open_.back().key->text) : "this text";
    refuse(scalar, "SF004",
           fmt::format("{} holds the character {}, which may not stand in a model", whose, found),
           "delete its escape sequence");
  }
  /// yaml-cpp tells `null` and `~` in the same way as no value at all. Here they are texts like
  /// others.
  YamlNode nothing(const YAML::Mark& mark) {
    const std::string_view text = source_.text();
    const std::size_t at = offset(mark);
    const std::size_t end = at < text.size() ? plain_stop(text, at, Surroundings::brackets) : at;
    const bool is_key_of_next = end < text.size() && text[end] == ':' && expects_value();
    const std::string_view word = text.substr(at, without_blanks(text, at, end) - at);
    constexpr std::array<std::string_view, 4> kWords{"~", "null", "Null", "NULL"};
    const bool written = std::find(kWords.begin(), kWords.end(), word) != kWords.end();
    return written && !is_key_of_next ? scalar(mark, false, std::string(word)) : left_out(mark);
  }
  bool expects_value() const { return !open_.empty() && open_.back().key.has_value(); }
  /// The place of a value that is not there: behind its key, or at its dash.
  YamlNode left_out(const YAML::Mark& mark) {
    YamlNode result = node(mark);
    if (expects_value()) {
      const YamlNode& key = *open_.back().key;
      result.line = key.line;
      result.column = key.column + key.width + 1;
    } else if (!open_.empty() && !open_.back().in_brackets && !is_mapping()) {
      const std::size_t dash = dash_before(offset(mark));
      result.line = source_.line_of(dash);
      result.column = source_.column_of(dash);
    }
    return result;
  }
  bool is_mapping() const { return open_.back().node.sort == YamlSort::mapping; }
  /// The dash of an empty item: the last one before `at`, over blank lines and comments.
  std::size_t dash_before(std::size_t at) const {
    const std::string_view text = source_.text();
    std::size_t end = at;
    for (std::uint32_t line = source_.line_of(at); line > 0; --line) {
      const std::size_t start = source_.line_start(line);
      const std::string_view before = text.substr(start, end - start);
      const std::size_t dash = before.substr(0, before.find('#')).rfind('-');
      if (dash != npos) return start + dash;
      end = start;
    }
    return at;
  }

  // ---- lists and mappings ----

  void open(const YAML::Mark& mark, YamlSort sort, YAML::EmitterStyle::value style) {
    Open opened{node(mark), std::nullopt, style == YAML::EmitterStyle::Flow};
    opened.node.sort = sort;
    if (open_.size() == kDeepestLevel) {
      refuse(opened.node, "SF014",
             fmt::format("nested too deeply: a model has at most {} levels", kDeepestLevel), "");
      throw Stop{};
    }
    open_.push_back(std::move(opened));
  }
  void close() {
    YamlNode closed = std::move(open_.back().node);
    open_.pop_back();
    closed.items.shrink_to_fit();
    closed.entries.shrink_to_fit();
    refuse_repeated_keys(closed.entries);
    add(std::move(closed));
  }
  void add(YamlNode value) {
    if (open_.empty()) {
      root = std::move(value);
      return;
    }
    Open& in = open_.back();
    if (in.node.sort == YamlSort::list) {
      in.node.items.push_back(std::move(value));
    } else if (!in.key) {
      in.key = std::move(value);
      check_key(*in.key);
    } else {
      check_blank_behind_colon(*in.key, value);
      in.node.entries.push_back({std::move(*in.key), std::move(value)});
      in.key.reset();
    }
  }

  // ---- keys ----

  void check_key(const YamlNode& key) {
    if (key.sort != YamlSort::scalar) {
      refuse(key, "SF011", "a list or mapping cannot be a key", "write KEY: VALUE");
    } else if (key.text.empty() && !key.quoted) {
      refuse(key, "SF011", "the key in front of this colon is missing", "write KEY: VALUE");
    } else if (key.text == "<<" && !key.quoted) {
      refuse(key, "SF010", "merge keys (<<) are not used in a model",
             "write the values themselves");
    }
  }
  void check_blank_behind_colon(const YamlNode& key, const YamlNode& value) {
    const bool empty = value.sort == YamlSort::scalar && value.text.empty() && !value.quoted;
    if (!empty || key.quoted || key.text.find(':') == npos || !open_.back().in_brackets) return;
    refuse(key, "SF009", "the blank behind the colon is missing", "write KEY: VALUE");
  }
  /// Reading goes on with the first of several.
  void refuse_repeated_keys(std::vector<YamlEntry>& entries) {
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&entries](std::uint32_t a, std::uint32_t b) {
      return entries[a].key.text < entries[b].key.text;
    });
    std::vector<std::uint32_t> repeated;
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
      const YamlNode& key = entries[order[i]].key;
      if (key.text != entries[order[first]].key.text || key.sort != YamlSort::scalar) {
        first = i;
        continue;
      }
      refuse(key, "SF013", fmt::format("the key \"{}\" stands here twice", key.text),
             fmt::format("it stands in line {} already", entries[order[first]].key.line));
      repeated.push_back(order[i]);
    }
    if (!repeated.empty()) drop(entries, std::move(repeated));
  }
  static void drop(std::vector<YamlEntry>& entries, std::vector<std::uint32_t> dropped) {
    std::sort(dropped.begin(), dropped.end());
    std::vector<YamlEntry> kept;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      if (!std::binary_search(dropped.begin(), dropped.end(), i))
        kept.push_back(std::move(entries[i]));
    }
    entries = std::move(kept);
  }

  void refuse(const YamlNode& at, std::string code, std::string what, std::string hint) {
    if (diagnostics.size() >= kMostProblems) throw Stop{};
    const std::size_t start = source_.line_start(at.line);
    Diagnostic found = source_.error(start, std::move(code), std::move(what), std::move(hint));
    found.column = at.column;
    found.width = at.width;
    diagnostics.push_back(std::move(found));
  }

  const YamlText& source_;
  const YamlOutline& outline_;
  Columns columns_;
  std::vector<Open> open_;
};

/// What yaml-cpp says, and how it is said to people.
struct ParserWords {
  std::string_view message;
  const char* code;
  const char* text;
  const char* hint;
};

constexpr std::array kParserWords{
    ParserWords{"end of map not found", "SF008",
                "the indentation of this line does not fit the lines above it",
                "keys of one mapping begin in the same column"},
    ParserWords{"end of sequence not found", "SF008",
                "the indentation of this line does not fit the list above it",
                "all dashes of a list stand in the same column"},
    ParserWords{"end of map flow not found", "SF016", "a comma or a closing } is expected here",
                ""},
    ParserWords{"end of sequence flow not found", "SF016",
                "a comma or a closing ] is expected here", ""},
    ParserWords{"illegal map value", "SF009", "a colon with a blank behind it cannot stand here",
                "put the text in quotes, or begin a new line"},
    ParserWords{"illegal block entry", "SF009", "a list item cannot stand here",
                "begin a new line for it"},
    ParserWords{"illegal tab when looking for indentation", "SF008",
                "a tab stands in the indentation", "indent with blanks only"},
};

Diagnostic said_for_people(const YamlText& source, const YamlOutline& outline,
                           const YAML::Exception& problem) {
  const auto known =
      std::find_if(kParserWords.begin(), kParserWords.end(),
                   [&problem](const ParserWords& words) { return problem.msg == words.message; });
  const std::uint32_t line =
      outline.line_in_file(static_cast<std::uint32_t>(std::max(problem.mark.line, 0) + 1));
  const auto column = static_cast<std::size_t>(std::max(problem.mark.column, 0));
  const std::size_t at = std::min(source.line_start(line) + column, source.text().size());
  if (known != kParserWords.end()) return source.error(at, known->code, known->text, known->hint);
  return source.error(at, "SF009", fmt::format("this is not how YAML is written ({})", problem.msg),
                      "put texts with unusual characters in quotes");
}

void parse(const YamlText& source, YamlOutline& outline, TreeBuilder& builder) {
  std::istringstream in(std::move(outline.text));
  try {
    YAML::Parser parser(in);
    parser.HandleNextDocument(builder);
  } catch (const Stop&) {
    // What made the builder stop is among its diagnostics.
  } catch (const YAML::Exception& problem) {
    builder.diagnostics.push_back(said_for_people(source, outline, problem));
  }
}

/// Whether nothing but keys that stand twice is wrong, so that the tree is right.
bool is_readable(const std::vector<Diagnostic>& diagnostics) {
  return std::all_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& one) {
    return one.severity != Severity::error || one.code == "SF013";
  });
}

void require_mapping(const YamlText& source, const TreeBuilder& builder,
                     std::vector<Diagnostic>& diagnostics) {
  if (builder.root && builder.root->sort == YamlSort::mapping) return;
  const std::size_t at = builder.root ? source.line_start(builder.root->line) : 0;
  diagnostics.push_back(source.error(at, "SF006",
                                     "a model is a mapping: lines of the form KEY: VALUE",
                                     "the first line is \"sideflow: 1\""));
}

}  // namespace

YamlDocument read_yaml(std::string_view text, const std::string& file) {
  YamlDocument document;
  document.line_starts = line_starts_of(text);
  const YamlText source(text, file, document.line_starts);
  YamlOutline outline = yaml_outline(source);
  document.diagnostics = std::move(outline.diagnostics);
  if (!has_errors(document.diagnostics)) {
    TreeBuilder builder(source, outline);
    parse(source, outline, builder);
    std::vector<Diagnostic>& found = builder.diagnostics;
    const bool gave_up = !builder.root && has_errors(found);
    if (is_readable(found) && !gave_up) require_mapping(source, builder, found);
    if (is_readable(found)) document.root = std::move(builder.root);
    document.diagnostics.insert(document.diagnostics.end(), found.begin(), found.end());
  }
  sort_diagnostics(document.diagnostics);
  return document;
}

std::string excerpt(std::string_view text, const std::vector<std::uint32_t>& line_starts,
                    std::uint32_t line) {
  if (line == 0 || line > line_starts.size()) return "";
  const std::size_t start = line_starts[line - 1];
  const std::size_t end = line_end(text, start);
  return end - start > kLongestExcerpt ? "" : std::string(text.substr(start, end - start));
}

}  // namespace sideflow
