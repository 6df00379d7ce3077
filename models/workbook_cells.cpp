#include "models/workbook_cells.hpp"

#include "models/problems.hpp"
#include "models/source_text.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>
#include <zip.h>

namespace sideflow {

namespace {

constexpr std::size_t kMostUnpacked = kLargestFile;
constexpr std::size_t kMostMarks = 3'000'000;  ///< "<" in one part: what the parser makes of them
constexpr std::size_t kMostSheets = 100;
constexpr std::uint32_t kLastRow = 1'048'576;
constexpr std::size_t kExactDigits = 15;  ///< a double keeps them all
constexpr unsigned kParsing = pugi::parse_default | pugi::parse_ws_pcdata_single;

/// What is wrong with the workbook as a whole: thrown in this file, caught in this file.
struct Unreadable {
  std::string text;
  std::string hint;
};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The first child with this name, whatever its namespace is called.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& one : node.children()) {
    if (without_prefix(one.name()) == name) return one;
  }
  return {};
}

std::vector<pugi::xml_node> children(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& one : node.children()) {
    if (without_prefix(one.name()) == name) found.push_back(one);
  }
  return found;
}

/// All the text right inside an element, however many pieces it has.
std::string text_in(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& piece : node.children()) {
    if (piece.type() == pugi::node_pcdata || piece.type() == pugi::node_cdata)
      text += piece.value();
  }
  return text;
}

std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty();
  return whole ? std::optional(number) : std::nullopt;
}

// ---- the archive ----------------------------------------------------------------------------------

struct ZipEnd {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct EntryEnd {
  void operator()(zip_file_t* entry) const { static_cast<void>(zip_fclose(entry)); }
};

/// Parts of a workbook by name; unpacks no more than kMostUnpacked in all.
class Archive {
 public:
  explicit Archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (opened == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (opened == nullptr) throw Unreadable{"this is no whole zip archive, and so no workbook", ""};
    archive_.reset(opened);
  }

  [[nodiscard]] bool holds(const std::string& part) const {
    return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
  }

  /// The part unpacked.
  [[nodiscard]] std::string unpacked(const std::string& part) {
    const std::unique_ptr<zip_file_t, EntryEnd> entry(zip_fopen(archive_.get(), part.c_str(), 0));
    if (!entry) {
      throw Unreadable{"the workbook has no readable part " + quoted(part),
                       "open it in a spreadsheet program and save it again, without a password"};
    }
    std::string text;
    char block[1 << 14];
    for (zip_int64_t got = 1; got > 0;) {
      got = zip_fread(entry.get(), block, sizeof block);
      if (got < 0) throw Unreadable{"the part " + quoted(part) + " of the workbook is broken", ""};
      text.append(block, static_cast<std::size_t>(got));
      if (unpacked_ + text.size() > kMostUnpacked)
        throw Unreadable{"unpacked, the workbook is larger than 32 MiB, the most that is read",
                         "split it into several"};
    }
    unpacked_ += text.size();
    return text;
  }

  void parse(const std::string& part, pugi::xml_document& document) {
    const std::string text = unpacked(part);
    if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '<')) > kMostMarks)
      throw Unreadable{"the part " + quoted(part) + " of the workbook has too many elements", ""};
    const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size(), kParsing);
    if (!result)
      throw Unreadable{"the part " + quoted(part) + " of the workbook is no right XML", ""};
  }

 private:
  std::unique_ptr<zip_t, ZipEnd> archive_;
  std::size_t unpacked_ = 0;
};

/// "xl/worksheets/sheet1.xml" for "worksheets/sheet1.xml" or "/xl/worksheets/sheet1.xml" named in "xl/".
std::string part_from(const std::string& folder, const std::string& target) {
  std::string path = target.starts_with('/') ? target.substr(1) : folder + target;
  for (std::size_t up = path.find("/../"); up != std::string::npos; up = path.find("/../")) {
    const std::size_t start = up == 0 ? std::string::npos : path.rfind('/', up - 1);
    path.erase(start == std::string::npos ? 0 : start + 1,
               up + 4 - (start == std::string::npos ? 0 : start + 1));
  }
  return path;
}

struct Relation {
  std::string type;
  std::string target;
};

std::map<std::string, Relation> relations(Archive& archive, const std::string& folder,
                                          const std::string& file) {
  std::map<std::string, Relation> found;
  const std::string part = folder + "_rels/" + file + ".rels";
  if (!archive.holds(part)) return found;
  pugi::xml_document document;
  archive.parse(part, document);
  for (const pugi::xml_node& one : children(document.document_element(), "Relationship")) {
    const std::string type = one.attribute("Type").value();
    found[one.attribute("Id").value()] = {type.substr(type.rfind('/') + 1),
                                          part_from(folder, one.attribute("Target").value())};
  }
  return found;
}

/// The part that a relation of this type leads to, else `usual`.
std::string part_of_type(const std::map<std::string, Relation>& relations, std::string_view type,
                         const char* usual) {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type) return relation.target;
  }
  return usual;
}

// ---- texts ----------------------------------------------------------------------------------------

/// Signs that XML cannot hold are written as _x000D_ in a workbook.
std::string unescaped(std::string text) {
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + 6 >= text.size() || text[at + 6] != '_') continue;
    unsigned code = 0;
    const char* first = text.data() + at + 2;
    const auto [end, error] = std::from_chars(first, first + 4, code, 16);
    if (error != std::errc() || end != first + 4 || code >= 0x80) continue;
    text.replace(at, 7, 1, static_cast<char>(code));
  }
  return text;
}

/// Lines end in one line feed; nothing stands around the text.
std::string tidied(const std::string& text) {
  std::string lines;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool line_end = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (!line_end) lines += text[at];
  }
  const std::size_t from = lines.find_first_not_of(" \t\n");
  if (from == std::string::npos) return "";
  return lines.substr(from, lines.find_last_not_of(" \t\n") - from + 1);
}

/// The text of a shared or inline string: of all its runs, without the reading aids of East Asian texts.
std::string string_text(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& part : item.children()) {
    const std::string_view name = without_prefix(part.name());
    if (name == "t") text += text_in(part);
    if (name == "r") text += text_in(child(part, "t"));
  }
  return tidied(unescaped(std::move(text)));
}

/// A number as it is stored. Programs write 0.29999999999999999 for 0.3: the same number, shorter.
std::string number_text(const std::string& stored) {
  const auto digits =
      std::count_if(stored.begin(), stored.end(), [](char c) { return c >= '0' && c <= '9'; });
  double number = 0;
  const char* end = stored.data() + stored.size();
  const auto [stop, error] = std::from_chars(stored.data(), end, number);
  const bool whole = error == std::errc() && stop == end;
  return whole && static_cast<std::size_t>(digits) > kExactDigits ? fmt::format("{}", number)
                                                                  : stored;
}

// ---- sheets ---------------------------------------------------------------------------------------

struct CellAddress {
  std::uint32_t row = 0;
  std::uint32_t position = 0;
};

/// "B5" as row 5 and column 2; nothing for what is no address.
std::optional<CellAddress> address_of(std::string_view text) {
  std::uint32_t position = 0;
  std::size_t at = 0;
  for (; at < text.size() && at < 3 && text[at] >= 'A' && text[at] <= 'Z'; ++at)
    position = position * 26 + static_cast<std::uint32_t>(text[at] - 'A') + 1;
  const auto row = number_of(text.substr(at));
  if (position == 0 || !row || *row == 0 || *row > kLastRow) return std::nullopt;
  return CellAddress{*row, position};
}

/// Reads the cells of all sheets of one workbook.
class WorkbookReader {
 public:
  WorkbookReader(Archive& archive, TableFile& file) : archive_(archive), file_(file) {}

  void read() {
    const auto top = relations(archive_, "", "");
    const std::string workbook = part_of_type(top, "officeDocument", "xl/workbook.xml");
    if (!archive_.holds(workbook)) {
      throw Unreadable{"this is a zip archive, but no workbook",
                       "name an XLSX or a CSV file; save other formats as one of these"};
    }
    const std::size_t slash = workbook.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : workbook.substr(0, slash + 1);
    const auto inside = relations(archive_, folder, workbook.substr(folder.size()));
    read_strings(part_of_type(inside, "sharedStrings", ""));
    pugi::xml_document document;
    archive_.parse(workbook, document);
    const auto sheets = children(child(document.document_element(), "sheets"), "sheet");
    if (sheets.size() > kMostSheets) throw Unreadable{"a workbook has 100 sheets at most", ""};
    for (const pugi::xml_node& sheet : sheets) read_sheet(sheet, inside);
  }

 private:
  void read_strings(const std::string& part) {
    if (part.empty() || !archive_.holds(part)) return;
    pugi::xml_document document;
    archive_.parse(part, document);
    for (const pugi::xml_node& item : children(document.document_element(), "si"))
      strings_.push_back(string_text(item));
  }

  static std::string relation_id(const pugi::xml_node& sheet) {
    for (const pugi::xml_attribute& attribute : sheet.attributes()) {
      const std::string_view name = attribute.name();
      if (name != "id" && without_prefix(name) == "id") return attribute.value();
    }
    return "";
  }

  void read_sheet(const pugi::xml_node& sheet, const std::map<std::string, Relation>& inside) {
    const std::string name = tidied(sheet.attribute("name").value());
    const std::string state = sheet.attribute("state").value();
    const auto relation = inside.find(relation_id(sheet));
    if (relation == inside.end())
      throw Unreadable{"the workbook does not say where its sheet " + quoted(name) + " is", ""};
    if (!state.empty() && state != "visible") {
      note(name, "is hidden and is not read", "show it, if it belongs to the interview");
    } else if (relation->second.type != "worksheet") {
      note(name, "is no table and is not read", "");
    } else {
      read_cells(name, relation->second.target);
    }
  }

  void note(const std::string& name, const std::string& what, std::string hint) {
    Diagnostic found;
    found.severity = Severity::warning;
    found.code = "SF104";
    found.file = file_.file;
    found.text = "the sheet " + quoted(name) + ' ' + what;
    found.hint = std::move(hint);
    file_.diagnostics.push_back(std::move(found));
  }

  void read_cells(const std::string& name, const std::string& part) {
    pugi::xml_document document;
    archive_.parse(part, document);
    if (child(document.document_element(), "mergeCells"))
      note(name, "has merged cells: only the first of each counts", "");
    TableSheet sheet{name, {}};
    CellAddress before;
    for (const pugi::xml_node& row :
         children(child(document.document_element(), "sheetData"), "row")) {
      before.row = row_number(name, row, before.row);
      before.position = 0;
      TableRow read{before.row, {}};
      for (const pugi::xml_node& cell : children(row, "c")) {
        before = address(name, cell, before);
        keep(sheet, read, before, cell);
      }
      if (!read.cells.empty()) sheet.rows.push_back(std::move(read));
    }
    file_.sheets.push_back(std::move(sheet));
  }

  std::uint32_t row_number(const std::string& sheet, const pugi::xml_node& row,
                           std::uint32_t before) {
    const pugi::xml_attribute given = row.attribute("r");
    const auto number = given ? number_of(given.value()) : std::optional(before + 1);
    if (!number || *number <= before || *number > kLastRow)
      throw Unreadable{fmt::format("the rows of the sheet {} are in disorder behind row {}",
                                   quoted(sheet), before),
                       "open it in a spreadsheet program and save it again"};
    return *number;
  }

  CellAddress address(const std::string& sheet, const pugi::xml_node& cell,
                      const CellAddress& before) {
    const pugi::xml_attribute given = cell.attribute("r");
    const auto found = given ? address_of(given.value())
                             : std::optional(CellAddress{before.row, before.position + 1});
    if (!found || found->row != before.row || found->position <= before.position)
      throw Unreadable{fmt::format("the cells of row {} of the sheet {} are in disorder",
                                   before.row, quoted(sheet)),
                       "open it in a spreadsheet program and save it again"};
    return *found;
  }

  void keep(const TableSheet& sheet, TableRow& row, const CellAddress& at,
            const pugi::xml_node& node) {
    TableCell cell{at.position, "", at.row, at.position};
    const std::optional<std::string> text = value_of(sheet, row, at, node);
    if (!text || text->empty()) return;
    bytes_ += text->size();
    if (bytes_ > kMostCellText || ++cells_ > kMostCells)
      throw Unreadable{"the workbook has more than 200,000 cells, or 32 MiB of text in them",
                       "split it into several"};
    if (at.position > kMostColumns) {
      refuse(sheet, row, at, "SF070", "a table has 256 columns at most");
    } else if (const std::string sign = forbidden_character(*text); !sign.empty()) {
      refuse(sheet, row, at, "SF004", "the character " + sign + " may not stand in a model");
    } else {
      cell.text = *text;
      row.cells.push_back(std::move(cell));
    }
  }

  std::optional<std::string> value_of(const TableSheet& sheet, const TableRow& row,
                                      const CellAddress& at, const pugi::xml_node& node) {
    const std::string type = node.attribute("t").value();
    const std::string stored = text_in(child(node, "v"));
    if (type == "inlineStr") return string_text(child(node, "is"));
    if (type == "str") return tidied(unescaped(stored));
    if (stored.empty() && child(node, "f")) {
      refuse(sheet, row, at, "SF070", "a formula without a stored value");
      return std::nullopt;
    }
    if (stored.empty()) return "";
    if (type == "s") return shared_string(sheet, row, at, stored);
    if (type == "b") return stored == "1" ? "true" : "false";
    if (type.empty() || type == "n") return tidied(number_text(stored));
    if (type == "d") return tidied(stored);
    refuse(sheet, row, at, "SF070",
           type == "e" ? "a formula that ended in the error " + quoted(stored)
                       : "a cell of the unknown sort " + quoted(type));
    return std::nullopt;
  }

  std::optional<std::string> shared_string(const TableSheet& sheet, const TableRow& row,
                                           const CellAddress& at, const std::string& stored) {
    const auto which = number_of(stored);
    if (which && *which < strings_.size()) return strings_[*which];
    refuse(sheet, row, at, "SF070", "a text that the workbook does not have");
    return std::nullopt;
  }

  void refuse(const TableSheet& sheet, const TableRow& row, const CellAddress& at, std::string code,
              const std::string& text) {
    if (refused_++ >= kMostShown) return;
    Diagnostic found = table_problem({file_, sheet, row, at.position}, std::move(code), text);
    found.line = at.row;
    found.column = at.position;
    file_.diagnostics.push_back(std::move(found));
  }

  Archive& archive_;
  TableFile& file_;
  std::vector<std::string> strings_;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
  std::size_t refused_ = 0;
};

}  // namespace

TableFile workbook_tables(std::string_view bytes, const std::string& name) {
  TableFile file{name, "", {}, {}, false};
  try {
    Archive archive(bytes);
    WorkbookReader(archive, file).read();
  } catch (const Unreadable& problem) {
    Diagnostic found;
    found.code = "SF071";
    found.file = name;
    found.text = problem.text;
    found.hint = problem.hint;
    file.diagnostics.push_back(std::move(found));
  }
  if (has_errors(file.diagnostics)) file.sheets.clear();
  return file;
}

}  // namespace sideflow
