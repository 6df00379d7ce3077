#include "models/yaml_brackets.hpp"

#include <vector>

#include <fmt/format.h>

namespace sideflow {

namespace {

constexpr std::size_t npos = std::string_view::npos;

char closing_of(char opening) { return opening == '[' ? ']' : '}'; }

/// A number sign behind `from` on its line that starts a comment; npos when there is none.
std::size_t comment_on_line(std::string_view text, std::size_t from) {
  const std::string_view line = text.substr(0, line_end(text, from));
  std::size_t sign = line.find('#', from);
  while (sign != npos && !begins_comment(line, sign)) sign = line.find('#', sign + 1);
  return sign;
}

/// Reads one outermost pair of brackets; those inside it are kept on a list, not on the stack.
class BracketWalk {
 public:
  BracketWalk(YamlScan& scan, const BracketPlace& place)
      : scan_(scan), text_(scan.text), place_(place) {}

  void pass() {
    open();
    while (!open_.empty() && !scan_.stopped) step();
  }

 private:
  void open() {
    if (place_.depth + open_.size() >= kDeepestLevel) return scan_.refuse_depth();
    open_.push_back(scan_.at);
    count_value();
    ++scan_.at;
  }
  void count_value() {
    scan_.count_value();
    if (++values_ <= kMostBracketValues || scan_.stopped) return;
    scan_.stop(open_.front(), open_.front() + 1, "SF005",
               "these brackets hold more than 2,500,000 values, the most that is read in one pair",
               "write the outer levels as indented lines");
  }
  void step() {
    pass_gaps();
    if (scan_.stopped) return;
    if (scan_.at == text_.size()) return refuse_open_bracket();
    switch (text_[scan_.at]) {
      case '[':
      case '{': return open();
      case ']':
      case '}': return close();
      case ',': ++scan_.at; return;
      case '"':
      case '\'': return pass_quoted();
      case '&':
      case '*':
      case '!': return scan_.refuse_property();
      case '@':
      case '`':
      case '%': return refuse_reserved();
      default: return pass_plain();
    }
  }
  void close() {
    const std::size_t opened = open_.back();
    const char closing = closing_of(text_[opened]);
    if (text_[scan_.at] != closing) {
      return scan_.stop(scan_.at, scan_.at + 1, "SF016",
                        fmt::format("{} closes here what {} opened in line {}", text_[scan_.at],
                                    text_[opened], scan_.source.line_of(opened)),
                        fmt::format("write {} here, or close the inner bracket first", closing));
    }
    open_.pop_back();
    ++scan_.at;
  }

  // ---- gaps and lines ----

  void pass_gaps() {
    while (scan_.at < text_.size() && !scan_.stopped) {
      scan_.at = past_blanks(text_, scan_.at);
      if (begins_comment(text_, scan_.at)) scan_.at = line_end(text_, scan_.at);
      if (scan_.at == text_.size() || text_[scan_.at] != '\n') return;
      check_line(++scan_.at);
    }
  }
  /// Lines inside brackets are indented more than their key; a closing bracket may stand below it.
  void check_line(std::size_t start) {
    const std::size_t first = past_blanks(text_, start);
    if (first == text_.size() || text_[first] == '\n' || text_[first] == '#') return;
    const auto blanks = static_cast<std::ptrdiff_t>(first - start);
    const bool closes = text_[first] == ']' || text_[first] == '}';
    if (blanks + (closes ? 1 : 0) <= place_.indent || is_marker(text_, start))
      refuse_open_bracket();
  }
  void refuse_open_bracket() {
    const std::size_t from = open_.back();
    scan_.stop(
        from, from + 1, "SF016",
        fmt::format("this bracket is opened here and not closed with {}", closing_of(text_[from])),
        comment_on_line(text_, from) == npos
            ? "close it; lines inside brackets are indented more than their key"
            : "the # in this line starts a comment: put the text in quotes");
  }

  // ---- texts ----

  void pass_quoted() {
    const std::size_t from = scan_.at;
    count_value();
    if (scan_.stopped || !scan_.pass_quoted(place_.indent)) return;
    if (line_is_done(text_, scan_.at)) return;
    scan_.at = past_blanks(text_, scan_.at);
    const char next = text_[scan_.at];
    if (next == ':') {
      ++scan_.at;
    } else if (next != ',' && next != ']' && next != '}') {
      scan_.refuse_behind_quote(from, scan_.at);
    }
  }
  void pass_plain() {
    const std::size_t from = scan_.at;
    const bool alone = is_gap(text_, from + 1);
    if (text_[from] == '?' && alone) return scan_.refuse_question_mark();
    if (text_[from] == '-' && alone) return refuse_dash();
    if (text_[from] == '|' || text_[from] == '>') return refuse_text_block();
    scan_.at = plain_stop(text_, from, Surroundings::brackets);
    if (scan_.at == from) {
      ++scan_.at;  // the colon behind a key
      return;
    }
    count_value();
    note_question_marks(from, scan_.at);
    if (scan_.at < text_.size() && text_[scan_.at] == '#') scan_.warn_of_cut(scan_.at);
  }
  void note_question_marks(std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
      if (text_[at] == '?') scan_.question_marks.push_back(at);
    }
  }
  void refuse_dash() {
    scan_.stop(scan_.at, scan_.at + 1, "SF009",
               "inside brackets items are parted by commas, not marked by dashes",
               "write [one, two], or a dash on a line of its own for each item");
  }
  void refuse_text_block() {
    scan_.stop(scan_.at, scan_.at + 1, "SF009",
               fmt::format("a text inside brackets cannot begin with {}", text_[scan_.at]),
               "put the text in quotes");
  }
  void refuse_reserved() {
    scan_.refuse_reserved();
    scan_.at = plain_stop(text_, scan_.at + 1, Surroundings::brackets);
  }

  YamlScan& scan_;
  std::string_view text_;
  BracketPlace place_;
  std::vector<std::size_t> open_;  ///< offsets of the brackets that are open
  std::size_t values_ = 0;
};

}  // namespace

void pass_brackets(YamlScan& scan, const BracketPlace& place) { BracketWalk(scan, place).pass(); }

}  // namespace sideflow
