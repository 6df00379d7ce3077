#include "reports/tables/xlsx.hpp"

#include "models/expects.hpp"
#include "reports/tables/sheet_text.hpp"
#include "reports/whole_file.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace sideflow::reports {

namespace {

// ---- errors -------------------------------------------------------------------------------------

[[noreturn]] void fail(const std::string& reason) {
  throw WorldError("cannot make the workbook: " + reason);
}

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
}

// ---- where the library writes to ----------------------------------------------------------------

/// A file in memory: the library knows file names only, and nothing may be left behind whatever happens.
class MemoryFile {
 public:
  MemoryFile() : number_(::memfd_create("sideflow-workbook", MFD_CLOEXEC)) {
    if (number_ < 0) fail(std::strerror(errno));
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(number_); }

  [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", number_); }

  [[nodiscard]] std::string bytes() const {
    const off_t size = ::lseek(number_, 0, SEEK_END);
    if (size < 0) fail(std::strerror(errno));
    std::string text(static_cast<std::size_t>(size), '\0');
    for (std::size_t done = 0; done < text.size();) done += read_into(text, done);
    return text;
  }

 private:
  std::size_t read_into(std::string& text, std::size_t done) const {
    const ssize_t count =
        ::pread(number_, text.data() + done, text.size() - done, static_cast<off_t>(done));
    if (count > 0) return static_cast<std::size_t>(count);
    fail(count == 0 ? "it ends too early" : std::strerror(errno));
  }

  int number_;
};

// ---- looks --------------------------------------------------------------------------------------

constexpr std::uint8_t kA4 = 9;  // as the library counts papers

/// Sheets up to this width are printed on one page across, still to be read.
constexpr double kWidestOnPaper = 240;
constexpr double kLine = 15, kHighest = 400;  // points
constexpr double kNarrowest = 8, kWidest = 60, kNumberWidth = 11, kFilterArrow = 3;

/// Two to four decimals; what would be rounded to nothing in scientific notation, nothing as 0.
constexpr const char* kProbabilityFormat = "[=0]0;[<0.001]0.0E+00;0.00##";

struct Looks {
  lxw_format* head;
  lxw_format* number_head;
  lxw_format* text;
  lxw_format* long_text;
  lxw_format* whole;
  lxw_format* number;
  lxw_format* probability;
  lxw_format* whole_at_left;  ///< in columns in which text stands, too
  lxw_format* number_at_left;
};

lxw_format* format_of(lxw_workbook* workbook) {
  lxw_format* format = workbook_add_format(workbook);
  if (format == nullptr) fail("there is no memory left");
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

lxw_format* wrapped(lxw_format* format) {
  format_set_text_wrap(format);
  return format;
}

/// A little off the numbers to the left.
lxw_format* indented(lxw_format* format) {
  format_set_indent(format, 1);
  return format;
}

lxw_format* at_left(lxw_format* format) {
  format_set_align(format, LXW_ALIGN_LEFT);
  return format;
}

lxw_format* of_numbers(lxw_format* format, const char* pattern) {
  format_set_num_format(format, pattern);
  return format;
}

lxw_format* head_of(lxw_workbook* workbook, lxw_format_alignments side) {
  lxw_format* format = wrapped(format_of(workbook));
  format_set_align(format, static_cast<std::uint8_t>(side));
  format_set_bold(format);
  format_set_bottom(format, LXW_BORDER_THIN);
  return format;
}

Looks looks_of(lxw_workbook* workbook) {
  return {indented(head_of(workbook, LXW_ALIGN_LEFT)),
          head_of(workbook, LXW_ALIGN_RIGHT),
          indented(format_of(workbook)),
          indented(wrapped(format_of(workbook))),
          of_numbers(format_of(workbook), "0"),
          of_numbers(format_of(workbook), "General"),
          of_numbers(format_of(workbook), kProbabilityFormat),
          indented(at_left(of_numbers(format_of(workbook), "0"))),
          indented(at_left(of_numbers(format_of(workbook), kProbabilityFormat)))};
}

bool holds_numbers_alone(Measure measure) {
  return measure == Measure::whole || measure == Measure::number || measure == Measure::probability;
}

lxw_format* look_of_head(const Looks& looks, Measure measure) {
  return holds_numbers_alone(measure) ? looks.number_head : looks.head;
}

lxw_format* look_of_number(const Looks& looks, double number, Measure measure) {
  switch (measure) {
    case Measure::whole: return looks.whole;
    case Measure::probability: return looks.probability;
    case Measure::mixed:
      return number == std::floor(number) ? looks.whole_at_left : looks.number_at_left;
    case Measure::text:
    case Measure::number: break;
  }
  return looks.number;
}

double width_of_longest_word(std::string_view text) {
  std::size_t widest = 0;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", start), text.size());
    widest = std::max(widest, display_width(text.substr(start, end - start)));
    start = end + 1;
  }
  return static_cast<double>(widest);
}

/// Whether the text is broken into lines: wider than any column.
bool is_long(std::string_view text) { return static_cast<double>(display_width(text)) >= kWidest; }

double width_of_cell(const Cell& cell) {
  const std::string* text = std::get_if<std::string>(&cell);
  if (text == nullptr) return std::holds_alternative<double>(cell) ? kNumberWidth : 0;
  return static_cast<double>(display_width(*text));
}

/// As wide as the widest cell and the longest word of its head, within limits.
double column_width(const DataTable& table, std::size_t column) {
  double width = width_of_longest_word(table.columns[column].head) + kFilterArrow;
  for (const auto& row : table.rows) {
    width = std::max(width, width_of_cell(row[column]) + 1);
    if (width >= kWidest) return kWidest;
  }
  return std::max(width, kNarrowest);
}

/// Lines that a text takes in a column of this width, about: most letters are narrower than a digit.
double lines_in(std::string_view text, double width) {
  return std::ceil(static_cast<double>(display_width(text)) / width);
}

/// Not every program makes a row as high as what is wrapped in it.
double row_height(double lines) { return std::min(kLine * std::max(lines, 1.0), kHighest); }

double height_of_heads(const DataTable& table) {
  double lines = 1;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    lines = std::max(lines, lines_in(table.columns[i].head, column_width(table, i) - kFilterArrow));
  return row_height(lines);
}

double height_of_row(const std::vector<Cell>& row) {
  double lines = 1;
  for (const Cell& cell : row) {
    const std::string* text = std::get_if<std::string>(&cell);
    if (text != nullptr && is_long(*text)) lines = std::max(lines, lines_in(*text, kWidest));
  }
  return row_height(lines);
}

double width_of(const DataTable& table) {
  double width = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) width += column_width(table, i);
  return width;
}

// ---- sheets -------------------------------------------------------------------------------------

struct Sheet {
  lxw_worksheet* sheet;
  const Looks& looks;
};

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

void write_note(const Sheet& to, const Column& column, std::size_t position) {
  if (column.explained.empty()) return;
  lxw_comment_options options = {};
  options.width = 320;
  options.height =
      static_cast<std::uint16_t>(40 + 18 * std::min(column.explained.size() / 48, std::size_t{20}));
  check(worksheet_write_comment_opt(to.sheet, 0, column_number(position),
                                    sheet_text(column.explained).c_str(), &options));
}

void write_heads(const Sheet& to, const DataTable& table) {
  check(worksheet_set_row(to.sheet, 0, height_of_heads(table), nullptr));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    check(worksheet_set_column(to.sheet, column_number(i), column_number(i), column_width(table, i),
                               nullptr));
    check(worksheet_write_string(to.sheet, 0, column_number(i), sheet_text(column.head).c_str(),
                                 look_of_head(to.looks, column.measure)));
    write_note(to, column, i);
  }
}

void write_text(const Sheet& to, std::size_t row, std::size_t column, const std::string& text) {
  check(worksheet_write_string(to.sheet, row_number(row), column_number(column),
                               sheet_text(text).c_str(),
                               is_long(text) ? to.looks.long_text : to.looks.text));
}

void write_number(const Sheet& to, std::size_t row, std::size_t column, double number,
                  Measure measure) {
  if (!std::holds_alternative<double>(number_cell(number))) return;
  check(worksheet_write_number(to.sheet, row_number(row), column_number(column), number,
                               look_of_number(to.looks, number, measure)));
}

void write_rows(const Sheet& to, const DataTable& table) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const double height = height_of_row(table.rows[row]);
    if (height > kLine) check(worksheet_set_row(to.sheet, row_number(row + 1), height, nullptr));
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Cell& cell = table.rows[row][i];
      if (const double* number = std::get_if<double>(&cell))
        write_number(to, row + 1, i, *number, table.columns[i].measure);
      if (const std::string* text = std::get_if<std::string>(&cell))
        write_text(to, row + 1, i, *text);
    }
  }
}

void lay_out(const Sheet& to, const DataTable& table) {
  worksheet_freeze_panes(to.sheet, 1, 1);
  check(worksheet_autofilter(to.sheet, 0, 0, row_number(table.rows.size()),
                             column_number(table.columns.size() - 1)));
  check(worksheet_repeat_rows(to.sheet, 0, 0));
  worksheet_set_landscape(to.sheet);
  worksheet_set_paper(to.sheet, kA4);
  if (width_of(table) <= kWidestOnPaper) worksheet_fit_to_pages(to.sheet, 1, 0);
}

void refuse_what_is_too_large(const DataTable& table) {
  if (table.rows.size() < LXW_ROW_MAX && table.columns.size() <= LXW_COL_MAX) return;
  fail(fmt::format("the table \"{}\" has {} rows and {} columns; a sheet holds {} and {}",
                   table.name, table.rows.size(), table.columns.size(), LXW_ROW_MAX - 1,
                   static_cast<int>(LXW_COL_MAX)));
}

void expect_full_rows(const DataTable& table) {
  for (const auto& row : table.rows)
    expects(row.size() == table.columns.size(), "a row is as long as its table has columns");
}

void add_sheet(lxw_workbook* workbook, const Looks& looks, const DataTable& table,
               const std::string& name) {
  refuse_what_is_too_large(table);
  expect_full_rows(table);
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, name.c_str());
  if (sheet == nullptr) fail(fmt::format("no sheet can be named \"{}\"", name));
  if (table.columns.empty()) return;
  const Sheet to{sheet, looks};
  write_heads(to, table);
  write_rows(to, table);
  lay_out(to, table);
}

// ---- the workbook -------------------------------------------------------------------------------

struct Freeing {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using Workbook = std::unique_ptr<lxw_workbook, Freeing>;

Workbook workbook_at(const std::string& path) {
  Workbook workbook(workbook_new(path.c_str()));
  if (!workbook) fail("there is no memory left");
  return workbook;
}

void set_properties(lxw_workbook* workbook, const XlsxOptions& options) {
  std::string title = sheet_text(options.title);
  lxw_doc_properties properties = {};
  if (!title.empty()) properties.title = title.data();
  properties.created = static_cast<time_t>(options.created);
  check(workbook_set_properties(workbook, &properties));
}

void add_sheets(lxw_workbook* workbook, const std::vector<DataTable>& tables) {
  const Looks looks = looks_of(workbook);
  const std::vector<std::string> names = sheet_names(tables);
  for (std::size_t i = 0; i < tables.size(); ++i) add_sheet(workbook, looks, tables[i], names[i]);
}

}  // namespace

std::string xlsx(const std::vector<DataTable>& tables, const XlsxOptions& options) {
  expects(options.created != 0, "the library takes 0 for the time that it is now");
  const MemoryFile file;
  Workbook workbook = workbook_at(file.path());
  set_properties(workbook.get(), options);
  add_sheets(workbook.get(), tables);
  check(workbook_close(workbook.release()));
  return file.bytes();
}

}  // namespace sideflow::reports
