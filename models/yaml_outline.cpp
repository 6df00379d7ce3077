#include "models/yaml_outline.hpp"

#include "models/source_text.hpp"
#include "models/yaml_brackets.hpp"
#include "models/yaml_scan.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr const char* kPutInQuotes = "put the text in quotes";
constexpr const char* kWriteKey = "write KEY: VALUE";

/// What may stand at a place outside brackets.
enum class Expected : std::uint8_t {
  value,      ///< a value on a line of its own, or behind a dash
  next,       ///< the next key or item of a block
  same_line,  ///< a value behind its key
};

/// A list or mapping by indentation that is still open.
struct Block {
  std::size_t indent = 0;  ///< blanks in front of its keys or dashes
  bool list = false;
  std::size_t at = 0;  ///< where it begins
};

/// Walks over a text once. Each reading function starts where the scan is and leaves it behind what
/// it read.
class OutlineWalk {
 public:
  explicit OutlineWalk(const YamlText& source) : scan_(source), text_(source.text()) {}

  YamlOutline outline() {
    while (scan_.at < text_.size() && !scan_.stopped) read_line();
    if (!scan_.stopped && !begun_) refuse_empty();
    if (!scan_.stopped) keep_text(text_.size());
    outline_.diagnostics = std::move(scan_.diagnostics);
    return std::move(outline_);
  }

 private:
  void refuse_empty() {
    scan_.stop(0, 0, "SF006", "the file is empty: a model starts with the line \"sideflow: 1\"",
               "");
  }
  std::string begins_in(const Block& block) const {
    return fmt::format("begin in column {}, like line {}", block.indent + 1,
                       scan_.source.line_of(block.at));
  }

  // ---- lines outside brackets, quotes and blocks of text ----

  void read_line() {
    line_start_ = scan_.at;
    const std::size_t end = line_end(text_, scan_.at);
    std::size_t first = scan_.at;
    while (first < end && text_[first] == ' ') ++first;
    if (line_is_done(text_, first)) return skip_line(end);
    if (text_[first] == '\t') return refuse_tab(first);
    if (is_marker(text_, line_start_)) return read_marker(first);
    if (ended_)
      return scan_.stop(first, end, "SF010", "text stands after the end of the document (...)",
                        "delete the three dots, or what follows them");
    if (first == line_start_ && text_[first] == '%') return refuse_directive(first, end);
    begun_ = true;
    read_indented(first);
    finish_line();
  }
  /// Blank lines and comments outside texts and brackets mean nothing: the parser need not see
  /// them.
  void skip_line(std::size_t line_feed) {
    keep_text(line_start_);
    go_behind(line_feed);
    kept_to_ = scan_.at;
    ++skipped_;
    std::vector<SkippedLines>& skips = outline_.skipped;
    if (!skips.empty() && skips.back().before_line == kept_lines_ + 1) skips.pop_back();
    skips.push_back({kept_lines_ + 1, skipped_});
  }
  void keep_text(std::size_t to) {
    const std::string_view piece = text_.substr(kept_to_, to - kept_to_);
    outline_.text += piece;
    kept_lines_ += static_cast<std::uint32_t>(std::count(piece.begin(), piece.end(), '\n'));
    while (next_question_ < scan_.question_marks.size()) {
      const std::size_t at = scan_.question_marks[next_question_++] - kept_to_;
      outline_.text[outline_.text.size() - piece.size() + at] = kHiddenQuestionMark;
    }
    kept_to_ = to;
  }
  void go_behind(std::size_t line_feed) { scan_.at = std::min(line_feed + 1, text_.size()); }
  /// What was read may have gone over several lines; the rest of the last one is a comment.
  void finish_line() {
    if (!scan_.stopped && scan_.at > line_start_ && text_[scan_.at - 1] != '\n')
      go_behind(line_end(text_, scan_.at));
  }
  void refuse_tab(std::size_t at) {
    scan_.stop(at, at + 1, "SF008", "a tab stands in the indentation of this line",
               "indent with blanks only");
  }
  void refuse_directive(std::size_t at, std::size_t end) {
    scan_.note(at, end, "SF010", "lines with % (directives) are not used in a model",
               "delete this line");
    go_behind(end);
  }
  void read_marker(std::size_t at) {
    const bool start = text_[at] == '-';
    if (start && (begun_ || ended_ || marked_)) {
      return scan_.stop(at, at + 3, "SF010",
                        "a second document starts here: a file holds one network",
                        "move it into a file of its own, or delete the line ---");
    }
    marked_ = true;
    ended_ = !start;
    scan_.at = at + 3;
    if (line_is_done(text_, scan_.at)) return go_behind(line_end(text_, scan_.at));
    scan_.stop(past_blanks(text_, scan_.at), line_end(text_, scan_.at), "SF009",
               "text stands behind a document marker", "begin a new line behind the marker");
  }

  // ---- indentation ----

  void read_indented(std::size_t first) {
    const std::size_t indent = first - line_start_;
    const bool dash = text_[first] == '-' && is_gap(text_, first + 1);
    const bool deeper = leave_blocks(indent, dash);
    if (blocks_.empty()) return read_root(first);
    const Block& top = blocks_.back();
    if (top.indent == indent) return read_sibling(first, dash);
    if (value_open_ && !deeper) return read_node(first, Expected::value);
    scan_.stop(first, line_end(text_, first), "SF008",
               deeper ? "the indentation of this line fits none of the lines above it"
                      : "this line is indented further than the lines above it allow",
               begins_in(top));
  }
  void read_root(std::size_t first) {
    if (value_open_) return read_node(first, Expected::value);
    scan_.stop(first, line_end(text_, first), "SF008",
               "this line is indented less than the first line of the document",
               fmt::format("begin in column {}, like line {}", root_.indent + 1,
                           scan_.source.line_of(root_.at)));
  }
  /// Closes the blocks that a line with this indentation does not belong to. Whether any was
  /// closed.
  bool leave_blocks(std::size_t indent, bool dash) {
    const std::size_t before = blocks_.size();
    while (!blocks_.empty() && blocks_.back().indent > indent) leave_block();
    const bool deeper = blocks_.size() < before;
    const std::size_t count = blocks_.size();
    const bool list_in_same_column = count > 1 && blocks_[count - 1].list &&
                                     blocks_[count - 1].indent == indent &&
                                     blocks_[count - 2].indent == indent;
    if (list_in_same_column && !dash) leave_block();
    return deeper;
  }
  void leave_block() {
    root_ = blocks_.back();
    blocks_.pop_back();
    value_open_ = false;
  }
  void read_sibling(std::size_t first, bool dash) {
    const Block& top = blocks_.back();
    if (dash == top.list) return read_node(first, Expected::next);
    // A list may stand in the column of its key.
    if (dash && value_open_) return read_node(first, Expected::value);
    scan_.stop(first, line_end(text_, first), "SF008",
               dash ? "a list item stands here where a key is expected"
                    : "a list item (a dash and a blank) is expected here",
               begins_in(top));
  }

  // ---- one value or key ----

  /// A dash, a property or a key may be followed by more on the same line: a loop, not a recursion.
  void read_node(std::size_t at, Expected expected) {
    scan_.at = at;
    next_ = expected;
    more_ = true;
    while (more_ && !scan_.stopped) {
      more_ = false;
      read_one();
    }
  }
  void go_on(Expected expected) {
    next_ = expected;
    scan_.at = past_blanks(text_, scan_.at);
    more_ = !line_is_done(text_, scan_.at);
  }
  void read_one() {
    switch (text_[scan_.at]) {
      case '"':
      case '\'': return read_quoted();
      case '[':
      case '{': return read_brackets();
      case '|':
      case '>': return read_text_block();
      case '&':
      case '*':
      case '!': return refuse_property();
      case '@':
      case '`':
      case '%': return refuse_reserved();
      case ',':
      case ']':
      case '}': return refuse_bracket();
      default: return read_unmarked();
    }
  }
  void read_unmarked() {
    const char c = text_[scan_.at];
    const bool alone = is_gap(text_, scan_.at + 1);
    if (c == '-' && alone) return read_dash();
    if (c == '?' && alone) return scan_.refuse_question_mark();
    if (c == ':' && alone) return refuse_colon();
    read_plain();
  }
  void refuse_colon() {
    scan_.stop(scan_.at, scan_.at + 1, "SF011", "the key in front of this colon is missing",
               kWriteKey);
  }
  void read_dash() {
    if (next_ == Expected::same_line) {
      return scan_.stop(scan_.at, scan_.at + 1, "SF009",
                        "a list cannot begin on the line of its key",
                        "begin a new line, or write [one, two]");
    }
    if (!open_block(true)) return;
    ++scan_.at;
    value_open_ = true;
    go_on(Expected::value);
  }
  bool open_block(bool list) {
    const std::size_t indent = scan_.at - line_start_;
    if (!blocks_.empty() && blocks_.back().indent == indent && blocks_.back().list == list)
      return true;
    if (blocks_.size() >= kDeepestLevel) return scan_.refuse_depth(), false;
    blocks_.push_back({indent, list, scan_.at});
    return true;
  }
  /// The key from `from` to `to`, with its colon at `scan_.at`.
  void read_key(std::size_t from, std::size_t to) {
    if (next_ == Expected::same_line) return refuse_second_colon(from);
    const std::size_t colon = scan_.at;
    scan_.at = from;
    if (to - from > kLongestKey && character_count(text_.substr(from, to - from)) > kLongestKey) {
      return scan_.stop(from, to, "SF011", "this key is longer than 1,024 characters", "");
    }
    if (!open_block(false)) return;
    scan_.at = colon + 1;
    value_open_ = true;
    scan_.count_value();
    go_on(Expected::same_line);
  }
  void refuse_second_colon(std::size_t from) {
    scan_.note(
        scan_.at, scan_.at + 1, "SF009",
        "a second colon with a blank behind it stands in this value",
        text_[from] == '"' || text_[from] == '\'' ? "begin a new line for each key" : kPutInQuotes);
    fill_value(line_end(text_, scan_.at));
  }
  void fill_value(std::size_t behind) {
    scan_.at = behind;
    value_open_ = false;
    scan_.count_value();
  }
  /// A value at a place where the block goes on with a key.
  bool refuse_missing_key(std::size_t from, std::size_t to) {
    const bool key_expected = next_ == Expected::next && !blocks_.back().list;
    if (!key_expected) return false;
    const std::size_t colon = text_.substr(0, to).find(':', from);
    if (colon != npos) {
      scan_.note(colon, colon + 1, "SF009", "the blank behind this colon is missing", kWriteKey);
    } else {
      scan_.note(from, to, "SF009", "a key with a colon is expected here", kWriteKey);
    }
    scan_.at = line_end(text_, to);
    return true;
  }
  std::ptrdiff_t outer_indent() const {
    return blocks_.empty() ? -1 : static_cast<std::ptrdiff_t>(blocks_.back().indent);
  }

  // ---- plain texts ----

  void read_plain() {
    const std::size_t from = scan_.at;
    const std::size_t stop_at = plain_stop(text_, from, Surroundings::block);
    const std::size_t to = without_blanks(text_, from, stop_at);
    scan_.at = stop_at;
    const bool ends_line = stop_at == text_.size() || text_[stop_at] == '\n';
    if (!ends_line && text_[stop_at] == ':') return read_key(from, to);
    if (refuse_missing_key(from, to)) return;
    if (!ends_line) scan_.warn_of_cut(stop_at);
    fill_value(stop_at);
    if (ends_line) read_more_lines(from);
  }
  /// The further lines of a plain text: those indented more than what it belongs to.
  void read_more_lines(std::size_t from) {
    while (!scan_.stopped) {
      std::size_t first = scan_.at;
      std::size_t start = scan_.at;
      while (first < text_.size() && (text_[first] == ' ' || text_[first] == '\n')) {
        if (text_[first] == '\n') start = first + 1;
        ++first;
      }
      if (first == text_.size() || text_[first] == '#') return;
      if (static_cast<std::ptrdiff_t>(first - start) <= outer_indent()) return;
      if (is_marker(text_, start)) return;
      if (text_[first] == '\t') return read_tabbed(first);
      if (!read_further_line(from, first)) return;
    }
  }
  void read_tabbed(std::size_t first) {
    if (!line_is_done(text_, first)) refuse_tab(first);
  }
  bool read_further_line(std::size_t from, std::size_t first) {
    scan_.at = plain_stop(text_, first, Surroundings::block);
    if (scan_.at == text_.size() || text_[scan_.at] == '\n') return true;
    if (text_[scan_.at] == ':') refuse_key_in_text(from, first);
    if (!scan_.stopped) scan_.warn_of_cut(scan_.at);
    return false;
  }
  void refuse_key_in_text(std::size_t from, std::size_t first) {
    const std::size_t blank_missing = text_.substr(0, line_end(text_, from)).find(':', from);
    const std::size_t before = past_indent(from);
    if (before == from && blank_missing != npos) {
      return scan_.stop(blank_missing, blank_missing + 1, "SF009",
                        "the blank behind this colon is missing", kWriteKey);
    }
    if (blocks_.empty()) {
      return scan_.stop(from, line_end(text_, from), "SF009", "a key with a colon is expected here",
                        kWriteKey);
    }
    scan_.stop(first, line_end(text_, first), "SF008",
               "this line is indented further than the lines above it allow",
               begins_in(blocks_.back()));
  }
  std::size_t past_indent(std::size_t at) const {
    return text_.find_first_not_of(' ', scan_.source.line_start(scan_.source.line_of(at)));
  }

  // ---- quoted texts ----

  void read_quoted() {
    const std::size_t from = scan_.at;
    if (!scan_.pass_quoted(outer_indent())) return;
    const std::size_t to = scan_.at;
    scan_.at = past_blanks(text_, to);
    if (scan_.at < text_.size() && text_[scan_.at] == ':' && is_gap(text_, scan_.at + 1))
      return read_quoted_key(from, to);
    if (!line_is_done(text_, to)) return scan_.refuse_behind_quote(from, scan_.at);
    if (!refuse_missing_key(from, to)) fill_value(to);
  }
  void read_quoted_key(std::size_t from, std::size_t to) {
    if (line_end(text_, from) < to) return scan_.refuse_open_quote(from);
    read_key(from, to);
  }
  // ---- blocks of text (| and >) ----

  void read_text_block() {
    const std::size_t from = scan_.at;
    std::size_t header = from + 1;
    while (header < text_.size() && std::string_view("+-123456789").find(text_[header]) != npos)
      ++header;
    if (header - from > 3 || !line_is_done(text_, header)) {
      return scan_.stop(
          from, line_end(text_, from), "SF009",
          fmt::format("text stands behind the {} that starts a block of text", text_[from]),
          "begin a new line for the text, or put it in quotes");
    }
    if (refuse_missing_key(from, header)) return;
    fill_value(line_end(text_, header));
    const std::size_t digit = text_.substr(0, header).find_first_of("123456789", from);
    const std::ptrdiff_t given = digit == npos ? 0 : text_[digit] - '0';
    pass_text_block(outer_indent(), given);
  }
  void pass_text_block(std::ptrdiff_t outer, std::ptrdiff_t given) {
    std::ptrdiff_t inner = given == 0 ? -1 : std::max<std::ptrdiff_t>(outer, 0) + given;
    while (scan_.at < text_.size() && !scan_.stopped) {
      const std::size_t start = scan_.at + 1;
      const std::size_t first = std::min(text_.find_first_not_of(' ', start), text_.size());
      const auto indent = static_cast<std::ptrdiff_t>(first - start);
      const bool empty = first == text_.size() || text_[first] == '\n';
      if (!empty && (indent <= outer || is_marker(text_, start))) return;
      if (!empty && inner < 0) inner = indent;
      if (!empty && indent < inner) return refuse_shallow(first);
      scan_.at = line_end(text_, std::min(first, text_.size()));
    }
  }
  void refuse_shallow(std::size_t first) {
    if (text_[first] == '#') return;
    scan_.stop(first, line_end(text_, first), "SF008",
               "this line is indented less than the first line of its text",
               "indent all lines of the text alike");
  }

  // ---- brackets ----

  void read_brackets() {
    const std::size_t from = scan_.at;
    if (next_ == Expected::next && !blocks_.back().list) {
      return scan_.stop(from, from + 1, "SF009", "a key with a colon is expected here", kWriteKey);
    }
    pass_brackets(scan_, {blocks_.size(), outer_indent()});
    if (scan_.stopped) return;
    value_open_ = false;
    if (!line_is_done(text_, scan_.at)) refuse_behind_bracket(from, past_blanks(text_, scan_.at));
  }
  void refuse_behind_bracket(std::size_t from, std::size_t behind) {
    if (text_[behind] == ':')
      return scan_.stop(from, behind, "SF011", "a list or mapping cannot be a key", kWriteKey);
    scan_.stop(behind, line_end(text_, behind), "SF016", "text stands behind the closing bracket",
               "begin a new line, or put the whole text in quotes");
  }

  // ---- what the format does not use ----

  void refuse_property() {
    const bool alias = text_[scan_.at] == '*';
    scan_.refuse_property();
    go_on(next_ == Expected::next ? Expected::value : next_);
    if (!more_ && alias) value_open_ = false;
  }
  void refuse_reserved() {
    scan_.refuse_reserved();
    fill_value(line_end(text_, scan_.at));
  }
  void refuse_bracket() {
    scan_.stop(scan_.at, scan_.at + 1, "SF016",
               text_[scan_.at] == ',' ? "a value cannot begin with a comma"
                                      : "this bracket closes nothing",
               kPutInQuotes);
  }

  YamlScan scan_;
  std::string_view text_;
  YamlOutline outline_;
  std::size_t kept_to_ = 0;        ///< how far the text is copied for the parser
  std::uint32_t kept_lines_ = 0;   ///< lines copied
  std::uint32_t skipped_ = 0;      ///< lines left out
  std::size_t next_question_ = 0;  ///< the first question mark that is not hidden yet
  std::vector<Block> blocks_;
  Block root_;  ///< the outermost block, once it is left
  std::size_t line_start_ = 0;
  Expected next_ = Expected::value;
  bool more_ = false;
  bool value_open_ = true;  ///< the last key or dash has no value yet
  bool begun_ = false;
  bool marked_ = false;
  bool ended_ = false;
};

}  // namespace

std::uint32_t YamlOutline::line_in_file(std::uint32_t line) const {
  const auto after = std::upper_bound(
      skipped.begin(), skipped.end(), line,
      [](std::uint32_t wanted, const SkippedLines& skip) { return wanted < skip.before_line; });
  return after == skipped.begin() ? line : line + (after - 1)->count;
}

YamlOutline yaml_outline(const YamlText& source) { return OutlineWalk(source).outline(); }

}  // namespace sideflow
