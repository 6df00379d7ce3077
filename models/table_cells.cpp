#include "models/table_cells.hpp"

#include "models/problems.hpp"
#include "models/source_text.hpp"
#include "models/workbook_cells.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

constexpr const char* kOtherSort = ", not a YAML text in UTF-8";

Diagnostic problem_at(const std::string& file, std::uint32_t line, std::uint32_t column,
                      std::string text, std::string hint) {
  Diagnostic found;
  found.code = "SF070";
  found.file = file;
  found.line = line;
  found.column = column;
  found.text = std::move(text);
  found.hint = std::move(hint);
  return found;
}

std::string line_of_text(std::string_view text, std::uint32_t line) {
  std::size_t start = 0;
  for (std::uint32_t passed = 1; passed < line; ++passed) {
    start = text.find('\n', start);
    if (start == std::string_view::npos) return "";
    ++start;
  }
  const std::size_t end = std::min(text.find('\n', start), text.size());
  if (end - start > kLongestExcerpt) return "";
  return with_personal_data_masked(text.substr(start, end - start));
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\n");
  if (from == std::string_view::npos) return "";
  return text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

// ---- CSV ------------------------------------------------------------------------------------------

/// The sign that parts the cells of the first line: of comma, semicolon and tab the most frequent
/// outside quotes, of equally frequent ones the first of these.
char delimiter_of(std::string_view text) {
  constexpr std::string_view kDelimiters = ",;\t";
  std::size_t counts[3] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    const std::size_t which = kDelimiters.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  const auto most = std::max_element(std::begin(counts), std::end(counts));
  return kDelimiters[static_cast<std::size_t>(most - std::begin(counts))];
}

/// Walks over the text of a CSV file, cell by cell.
class CsvReader {
 public:
  CsvReader(TableFile& file, std::string_view text) : file_(file), text_(text) {
    const bool named = text_.starts_with("sep=") && text_.size() > 5 && text_[5] == '\n';
    delimiter_ = named ? text_[4] : delimiter_of(text_);
    if (named) skip(6);
  }

  std::vector<TableRow> rows() {
    std::vector<TableRow> rows;
    std::uint32_t number = line_ - 1;
    while (at_ < text_.size() && file_.diagnostics.empty()) {
      TableRow row = next_row(++number);
      if (!row.cells.empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  TableRow next_row(std::uint32_t number) {
    TableRow row{number, {}};
    std::uint32_t position = 0;
    bool more = true;
    while (more && file_.diagnostics.empty()) {
      TableCell cell = next_cell(++position);
      if (!cell.text.empty()) keep(row, std::move(cell));
      more = at_ < text_.size() && text_[at_] == delimiter_;
      if (at_ < text_.size()) skip(1);
    }
    return row;
  }

  void keep(TableRow& row, TableCell cell) {
    if (cell.position > kMostColumns) {
      refuse(cell.line, cell.column, "a table has 256 columns at most", "");
    } else if (++cells_ > kMostCells) {
      refuse(cell.line, cell.column, "a table has 200,000 cells at most", "split it into several");
    } else {
      row.cells.push_back(std::move(cell));
    }
  }

  TableCell next_cell(std::uint32_t position) {
    TableCell cell{position, "", line_, column_};
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    const std::string text = quoted ? quoted_text() : plain_text();
    cell.text = trimmed(text);
    return cell;
  }

  std::string plain_text() {
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') {
      if (text_[at_] == '"') {
        refuse(line_, column_, "a quotation mark stands inside a cell that does not begin with one",
               "put the whole cell in quotation marks and write the one inside it twice");
      }
      skip(1);
    }
    return std::string(text_.substr(from, at_ - from));
  }

  std::string quoted_text() {
    const std::uint32_t line = line_;
    const std::uint32_t column = column_;
    std::string text;
    for (skip(1); at_ < text_.size(); skip(1)) {
      const bool mark = text_[at_] == '"';
      const bool twice = mark && at_ + 1 < text_.size() && text_[at_ + 1] == '"';
      if (mark && !twice) return closed(std::move(text));
      text += text_[at_];
      if (twice) skip(1);
    }
    refuse(line, column, "this quotation mark is not closed", "");
    return text;
  }

  std::string closed(std::string text) {
    skip(1);
    while (at_ < text_.size() && text_[at_] == ' ') skip(1);
    if (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') {
      refuse(line_, column_, "text stands behind the closing quotation mark of a cell",
             "write a quotation mark inside a cell twice");
    }
    return text;
  }

  void skip(std::size_t bytes) {
    for (const std::size_t end = std::min(at_ + bytes, text_.size()); at_ < end; ++at_) {
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0u) != 0x80u) {
        ++column_;
      }
    }
  }

  void refuse(std::uint32_t line, std::uint32_t column, std::string text, std::string hint) {
    if (!file_.diagnostics.empty()) return;
    Diagnostic found = problem_at(file_.file, line, column, std::move(text), std::move(hint));
    found.excerpt = line_of_text(text_, line);
    file_.diagnostics.push_back(std::move(found));
  }

  TableFile& file_;
  std::string_view text_;
  char delimiter_ = ',';
  std::size_t at_ = 0;
  std::size_t cells_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

/// What the reader of YAML says of the bytes, said of a table.
std::vector<Diagnostic> said_of_table(std::vector<Diagnostic> diagnostics) {
  for (Diagnostic& one : diagnostics) {
    const std::size_t at = one.text.find(kOtherSort);
    if (one.code == "SF002") one.hint = "save it as CSV in UTF-8, or as XLSX";
    if (at != std::string::npos) one.text.replace(at, std::string::npos, ", not a table");
    if (one.code == "SF005") one.hint = "split it into several";
    one.excerpt = with_personal_data_masked(one.excerpt);
  }
  return diagnostics;
}

FileBytes no_bytes(const std::string& path, std::string code, std::string text) {
  Diagnostic found = problem_at(path, 0, 0, std::move(text), "");
  found.code = std::move(code);
  return {"", {found}, true};
}

}  // namespace

const std::string& TableRow::text(std::uint32_t position) const {
  static const std::string kNone;
  const auto found = std::lower_bound(
      cells.begin(), cells.end(), position,
      [](const TableCell& cell, std::uint32_t wanted) { return cell.position < wanted; });
  return found != cells.end() && found->position == position ? found->text : kNone;
}

FileBytes read_file_bytes(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found)
    return no_bytes(path, "SF001", "there is no such file");
  if (!std::filesystem::is_regular_file(status))
    return no_bytes(path, "SF001", "this is a folder, a pipe or a device, not a file");
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size > kLargestFile)
    return no_bytes(path, "SF005", "this file is larger than 32 MiB, the most that is read");
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(error ? 0 : size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (error || !stream || static_cast<std::size_t>(stream.gcount()) != bytes.size())
    return no_bytes(path, "SF001", "this file cannot be read");
  return {std::move(bytes), {}, false};
}

TableFile read_table_file(const std::string& path) {
  FileBytes read = read_file_bytes(path);
  if (!read.diagnostics.empty())
    return {path, "", {}, std::move(read.diagnostics), read.unreadable};
  if (read.bytes.starts_with("PK")) return workbook_tables(read.bytes, path);
  return csv_table(std::move(read.bytes), path);
}

TableFile csv_table(std::string bytes, const std::string& name) {
  SourceText source = checked_text(std::move(bytes), name);
  TableFile file{name, "", {}, said_of_table(std::move(source.diagnostics)), source.unreadable};
  if (has_errors(file.diagnostics)) return file;
  file.text = std::move(source.text);
  TableSheet sheet{"", CsvReader(file, file.text).rows()};
  if (file.diagnostics.empty()) file.sheets.push_back(std::move(sheet));
  return file;
}

std::string cell_name(std::uint32_t row, std::uint32_t position) {
  std::string letters;
  for (std::uint32_t left = position; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters + std::to_string(row);
}

Diagnostic table_problem(const TablePlace& place, std::string code, const std::string& text,
                         std::string hint) {
  const TableRow& row = place.row;
  const auto cell =
      std::find_if(row.cells.begin(), row.cells.end(),
                   [&place](const TableCell& one) { return one.position == place.position; });
  const bool in_cell = cell != row.cells.end();
  const TableCell first = row.cells.empty() ? TableCell{1, "", row.number, 1} : row.cells.front();
  const TableCell& at = in_cell ? *cell : first;
  const std::string where = place.position > 0 ? "cell " + cell_name(row.number, place.position)
                                               : fmt::format("row {}", row.number);
  const std::string sheet =
      place.sheet.name.empty() ? "" : fmt::format("sheet {}, ", sideflow::quoted(place.sheet.name));
  Diagnostic found =
      problem_at(place.file.file, at.line, at.column, sheet + where + ": " + text, std::move(hint));
  found.code = std::move(code);
  found.excerpt = line_of_text(place.file.text, at.line);
  return found;
}

}  // namespace sideflow
