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

/// "**Strong.** Text.", or what there is of it.
std::string weighted(const std::string& strong, const std::string& text) {
  if (strong.empty()) return markdown_text(text);
  const std::string weight = "**" + markdown_text(strong) + "**";
  return text.empty() ? weight : weight + " " + markdown_text(text);
}

std::string rule_line(const Table& table) {
  std::vector<std::string> rules(table.heads.size(), " --- |");
  for (const std::size_t column : table.numeric) {
    if (column < rules.size()) rules[column] = " ---: |";
  }
  std::string line = "|";
  for (const std::string& rule : rules) line += rule;
  return line + "\n";
}

/// The facts in one line; empty without any.
std::string facts_line(const DocumentFacts& facts) {
  std::string line;
  for (const std::string& fact : {facts.author, facts.date, facts.edition}) {
    if (fact.empty()) continue;
    line += (line.empty() ? "" : " \u00B7 ") + markdown_text(fact);
  }
  return line;
}

std::string citation_lines(const SourceCitations& citations) {
  std::string text = "- " + markdown_text(citations.source) + "\n";
  for (const std::string& says : citations.says) text += "  - " + markdown_text(says) + "\n";
  return text;
}

struct BlockWriter {
  std::string operator()(const Heading& heading) const {
    const std::string text =
        heading.number.empty() ? heading.text : heading.number + " " + heading.text;
    return std::string(static_cast<std::size_t>(heading.level), '#') + " " + markdown_text(text) +
           "\n";
  }

  std::string operator()(const Paragraph& paragraph) const {
    return weighted(paragraph.strong, paragraph.text) + "\n";
  }

  std::string operator()(const CallOut& call_out) const {
    return "> " + weighted(call_out.strong, call_out.text) + "\n";
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
    std::string text = table_line(table.heads) + rule_line(table);
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
    const std::string image =
        "![" + markdown_text(picture.description) + "](" + picture.file + ")\n";
    return picture.caption.empty() ? image : image + "\n" + markdown_text(picture.caption) + "\n";
  }

  std::string operator()(const PageBreak&) const { return "---\n"; }
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
  const std::string facts = facts_line(document.facts);
  if (!facts.empty()) text += "\n" + facts + "\n";
  for (const Block& block : document.blocks) text += "\n" + std::visit(BlockWriter{}, block);
  return text;
}

}  // namespace sideflow::reports
