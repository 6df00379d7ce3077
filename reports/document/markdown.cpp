#include "reports/document/markdown.hpp"

#include "reports/wording.hpp"

#include <string>

namespace sideflow::reports {

namespace {

bool is_markup(char c) {
  return std::string_view("\\`*_{}[]<>|~&$^@#").find(c) != std::string_view::npos;
}

/// Whether the character at `i` would make a list, a rule, an underlined heading or a quote of
/// the line.
bool opens_a_block(std::string_view line, std::size_t i) {
  if (i == 0) return std::string_view("+-=:").find(line[0]) != std::string_view::npos;
  const bool ends_a_number = line[i] == '.' || line[i] == ')';
  if (!ends_a_number || (i + 1 < line.size() && line[i + 1] != ' ')) return false;
  return line.substr(0, i).find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether the character at `i` is the one without which bare addresses are no links: the colon of
/// "http://", "ftp://", "mailto:a", the point of "www.".
bool makes_an_address(std::string_view line, std::size_t i) {
  if (i == 0 || i + 1 == line.size()) return false;
  if (line[i] == ':') return is_letter(line[i - 1]) && line[i + 1] != ' ';
  return line[i] == '.' && (line[i - 1] == 'w' || line[i - 1] == 'W') && line[i + 1] != ' ';
}

std::string table_line(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + markdown_text(cell) + " |";
  return line + "\n";
}

std::string citation_lines(const SourceCitations& citations) {
  std::string text = "- " + markdown_text(citations.source) + "\n";
  for (const std::string& says : citations.says) text += "  - " + markdown_text(says) + "\n";
  return text;
}

struct BlockWriter {
  std::string operator()(const Heading& heading) const {
    return std::string(static_cast<std::size_t>(heading.level), '#') + " " +
           markdown_text(heading.text) + "\n";
  }

  std::string operator()(const Paragraph& paragraph) const {
    if (paragraph.strong.empty()) return markdown_text(paragraph.text) + "\n";
    const std::string strong = "**" + markdown_text(paragraph.strong) + "**";
    return paragraph.text.empty() ? strong + "\n"
                                  : strong + " " + markdown_text(paragraph.text) + "\n";
  }

  std::string operator()(const Bullets& bullets) const {
    std::string text;
    for (const std::string& item : bullets.items) text += "- " + markdown_text(item) + "\n";
    return text;
  }

  std::string operator()(const Steps& steps) const {
    std::string text;
    for (std::size_t i = 0; i < steps.items.size(); ++i)
      text += std::to_string(i + 1) + ". " + markdown_text(steps.items[i]) + "\n";
    return text;
  }

  std::string operator()(const Table& table) const {
    std::string text = table_line(table.heads) + "|";
    for (std::size_t i = 0; i < table.heads.size(); ++i) text += " --- |";
    text += "\n";
    for (const std::vector<std::string>& row : table.rows) text += table_line(row);
    return text;
  }

  std::string operator()(const Citations& citations) const {
    std::string text;
    for (const SourceCitations& source : citations.sources) text += citation_lines(source);
    if (!citations.withheld.empty()) text += "- " + markdown_text(citations.withheld) + "\n";
    return text;
  }

  std::string operator()(const Picture& picture) const {
    return "![" + markdown_text(picture.description) + "](" + picture.file + ")\n";
  }
};

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string line = one_line(text);
  std::string escaped;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_special =
        is_markup(line[i]) || opens_a_block(line, i) || makes_an_address(line, i);
    if (is_special) escaped += '\\';
    escaped += line[i];
  }
  return escaped;
}

std::string markdown(const Document& document) {
  std::string text = "# " + markdown_text(document.title) + "\n";
  for (const Block& block : document.blocks) text += "\n" + std::visit(BlockWriter{}, block);
  return text;
}

}  // namespace sideflow::reports
