#include "models/interview_rows.hpp"

#include "models/did_you_mean.hpp"
#include "models/privacy.hpp"
#include "models/problems.hpp"
#include "models/right_spelling.hpp"
#include "models/source_text.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

namespace sideflow {

namespace {

constexpr std::size_t kLongestName = 200;   ///< characters
constexpr std::size_t kLongestText = 8000;  ///< characters

/// A column, and the rows in which it means something: letters of n(etwork), s(ource), a(ctor),
/// b(arrier), c(hannel).
struct SheetColumn {
  std::string_view name;
  std::string_view rows;
};

constexpr std::array kColumns{
    SheetColumn{"what", "nsabc"}, SheetColumn{"id", "nsabc"},   SheetColumn{"name", "nsab"},
    SheetColumn{"role", "a"},     SheetColumn{"stage", "a"},    SheetColumn{"holds", "a"},
    SheetColumn{"collects", "a"}, SheetColumn{"needs", "a"},    SheetColumn{"recognises", "a"},
    SheetColumn{"forwards", "a"}, SheetColumn{"asked", "a"},    SheetColumn{"dead_end", "a"},
    SheetColumn{"from", "c"},     SheetColumn{"to", "c"},       SheetColumn{"kind", "c"},
    SheetColumn{"passes", "bc"},  SheetColumn{"graded", "abc"}, SheetColumn{"status", "ac"},
    SheetColumn{"barrier", "c"},  SheetColumn{"form", "c"},     SheetColumn{"lasting", "c"},
    SheetColumn{"takes", "abc"},  SheetColumn{"type", "sb"},    SheetColumn{"effect", "b"},
    SheetColumn{"law", "b"},      SheetColumn{"date", "ns"},    SheetColumn{"access", "s"},
    SheetColumn{"basis", "abc"},  SheetColumn{"source", "abc"}, SheetColumn{"where", "abc"},
    SheetColumn{"says", "abc"},   SheetColumn{"note", "sabc"},
};

struct RowWord {
  std::string_view word;
  RowSort sort;
  char letter;
};
constexpr std::array kRowWords{
    RowWord{"network", RowSort::network, 'n'}, RowWord{"source", RowSort::source, 's'},
    RowWord{"actor", RowSort::actor, 'a'}, RowWord{"barrier", RowSort::barrier, 'b'},
    RowWord{"channel", RowSort::channel, 'c'}};

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const SheetColumn& column : kColumns) names.emplace_back(column.name);
  return names;
}

std::vector<std::string> row_words() {
  std::vector<std::string> words;
  for (const RowWord& one : kRowWords) words.emplace_back(one.word);
  return words;
}

/// "Actor", "actors" and " ACTORS" as the same word.
const RowWord* row_word(std::string_view text) {
  const std::string wanted = right_identifier(text);
  for (const RowWord& one : kRowWords) {
    if (wanted == one.word || wanted == std::string(one.word) + "s") return &one;
  }
  return nullptr;
}

/// "Dead end" and "dead-end" as "dead_end".
std::string column_word(std::string_view text) {
  std::string word = right_identifier(text);
  std::replace(word.begin(), word.end(), '-', '_');
  return word;
}

bool is_long_text(std::string_view column) {
  return column == "says" || column == "note" || column == "where" || column == "law";
}

/// Goes over one file and keeps what is wrong.
class RowReader {
 public:
  explicit RowReader(const TableFile& file) : file_(file) {}

  InterviewRows read() {
    for (const TableSheet& sheet : file_.sheets) refuse_personal_data(sheet);
    for (const TableSheet& sheet : file_.sheets) read_sheet(sheet);
    return std::move(found_);
  }

 private:
  void report(Severity severity, const TableSheet& sheet, const TableRow& row,
              std::uint32_t position, const char* code, const std::string& text,
              std::string hint = {}) {
    if (found_.diagnostics.size() >= kMostShown) {
      ++found_.unshown;
      return;
    }
    Diagnostic found = table_problem({file_, sheet, row, position}, code, text, std::move(hint));
    found.severity = severity;
    found_.diagnostics.push_back(std::move(found));
  }

  void refuse_personal_data(const TableSheet& sheet) {
    for (const TableRow& row : sheet.rows) {
      for (const TableCell& cell : row.cells) {
        const auto personal = find_personal_data(cell.text);
        if (!personal) continue;
        report(Severity::error, sheet, row, cell.position, "SF090",
               "this looks like " + personal->what + ": " + personal->masked,
               "a model holds structures and roles, never persons; delete it in the sheet too");
      }
    }
  }

  void read_sheet(const TableSheet& sheet) {
    if (sheet.rows.empty()) return;
    const RowWord* named = row_word(sheet.name);
    const TableRow& head = sheet.rows.front();
    if (named == nullptr && !speaks_of_statements(head)) return leave_out(sheet);
    const auto columns = std::make_shared<const SheetColumns>(columns_of(sheet, head));
    for (auto row = sheet.rows.begin() + 1; row != sheet.rows.end(); ++row) {
      if (found_.rows.size() >= kMostRows)
        return report(Severity::error, sheet, *row, 0, "SF062", "a file has 20,000 rows at most",
                      "split it into several");
      read_row(sheet, *row, columns, named);
    }
  }

  /// Whether the head line has a column that only an interview sheet has.
  static bool speaks_of_statements(const TableRow& head) {
    return std::any_of(head.cells.begin(), head.cells.end(), [](const TableCell& cell) {
      const std::string word = column_word(cell.text);
      return word == "what" || word == "from" || word == "to";
    });
  }

  void leave_out(const TableSheet& sheet) {
    const bool only = file_.sheets.size() == 1;
    report(only ? Severity::error : Severity::warning, sheet, sheet.rows.front(), 0,
           only ? "SF021" : "SF104",
           only ? "no column is called `what`, or `from` and `to`"
                : "this sheet is not read: no column is called `what`, or `from` and `to`",
           "the first line names the columns; a sheet may be called Actors, Channels, Barriers or "
           "Sources instead");
  }

  SheetColumns columns_of(const TableSheet& sheet, const TableRow& head) {
    SheetColumns columns;
    for (const TableCell& cell : head.cells) {
      const std::string word = column_word(cell.text);
      const std::vector<std::string> known = column_names();
      if (std::find(known.begin(), known.end(), word) == known.end()) {
        unknown_column(sheet, head, cell);
      } else if (!columns.emplace(word, cell.position).second) {
        report(Severity::error, sheet, head, cell.position, "SF024",
               "a second column is called `" + word + "`");
      }
    }
    return columns;
  }

  void unknown_column(const TableSheet& sheet, const TableRow& head, const TableCell& cell) {
    const std::string nearest = did_you_mean(column_word(cell.text), column_names());
    const bool misspelt = !nearest.empty();
    report(misspelt ? Severity::error : Severity::warning, sheet, head, cell.position,
           misspelt ? "SF020" : "SF104",
           misspelt ? "no column is called " + quoted(cell.text)
                    : "the column " + quoted(cell.text) + " is not read",
           misspelt ? "did you mean \"" + nearest + "\"?" : "");
  }

  void read_row(const TableSheet& sheet, const TableRow& row,
                const std::shared_ptr<const SheetColumns>& columns, const RowWord* named) {
    InterviewRow read{&sheet, &row, columns, RowSort::channel};
    const std::string& what = read.text("what");
    const RowWord* word = what.empty() ? named : row_word(what);
    if (word == nullptr && !what.empty()) {
      const std::string nearest = did_you_mean(what, row_words());
      report(Severity::error, sheet, row, read.position("what"), "SF025",
             "a row speaks of a network, source, actor, barrier or channel, not of " + quoted(what),
             nearest.empty() ? "" : "did you mean \"" + nearest + "\"?");
      return;
    }
    const RowWord& sort = word == nullptr ? kRowWords.back() : *word;
    read.sort = sort.sort;
    for (const SheetColumn& column : kColumns) check_cell(read, column, sort);
    found_.rows.push_back(std::move(read));
  }

  void check_cell(const InterviewRow& read, const SheetColumn& column, const RowWord& sort) {
    const std::string& text = read.text(column.name);
    if (text.empty()) return;
    const std::uint32_t position = read.position(column.name);
    if (column.rows.find(sort.letter) == std::string_view::npos) {
      report(Severity::error, *read.sheet, *read.row, position, "SF020",
             fmt::format("a row of {} {} says nothing under `{}`",
                         sort.sort == RowSort::actor ? "an" : "a", sort.word, column.name),
             "move the text to `note`, or see what the row is to speak of");
    }
    const std::size_t longest = is_long_text(column.name) ? kLongestText : kLongestName;
    const bool is_list = column.rows == "a" || column.rows == "c";
    if (character_count(text) > (is_list ? kLongestText : longest)) {
      report(
          Severity::error, *read.sheet, *read.row, position, "SF028",
          fmt::format("this text has more than {} characters", is_list ? kLongestText : longest));
    }
  }

  const TableFile& file_;
  InterviewRows found_;
};

}  // namespace

const std::string& InterviewRow::text(std::string_view column) const {
  return row->text(position(column));
}

std::uint32_t InterviewRow::position(std::string_view column) const {
  const auto found = columns->find(column);
  return found == columns->end() ? 0 : found->second;
}

InterviewRows interview_rows(const TableFile& file) { return RowReader(file).read(); }

}  // namespace sideflow
