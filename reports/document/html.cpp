#include "reports/document/html.hpp"

#include "reports/document/page_style.hpp"
#include "reports/document/picture_data.hpp"
#include "reports/document/table_widths.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

enum class Medium : std::uint8_t { page, word };

using Addresses = std::map<std::string, std::string>;

constexpr const char* kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'";

/// The text in one line, escaped.
std::string line(std::string_view text) { return html_text(one_line(text)); }

std::string weighted(const std::string& strong, const std::string& text) {
  if (strong.empty()) return "<p>" + line(text) + "</p>\n";
  const std::string weight = "<strong>" + line(strong) + "</strong>";
  return "<p>" + weight + (text.empty() ? "" : " " + line(text)) + "</p>\n";
}

/// A part of its own: for a page a class, for a word processor the name of a style.
std::string part(const char* kind, const char* style, const std::string& inside) {
  return fmt::format("<div class=\"{}\" data-custom-style=\"{}\">\n{}</div>\n", kind, style,
                     inside);
}

/// The list between `opening`, "<ul class="x">", and `closing`; nothing without items.
std::string list(const char* opening, const char* closing, const std::vector<std::string>& items) {
  if (items.empty()) return "";
  std::string text = fmt::format("{}\n", opening);
  for (const std::string& item : items) text += "<li>" + line(item) + "</li>\n";
  return text + closing + "\n";
}

/// Of what may stand in an id; the rest is left out.
std::string id_attribute(const std::string& anchor) {
  std::string id;
  for (const char c : anchor) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') id += c;
  }
  return id.empty() ? "" : " id=\"" + id + "\"";
}

// ---- tables -------------------------------------------------------------------------------------

/// The text of a cell: a word processor gives it a style, so that a table can be smaller.
std::string cell(const std::string& text, Medium medium) {
  return medium == Medium::page ? line(text)
                                : part("cell", "Table Text", "<p>" + line(text) + "</p>");
}

/// What each column's cells say of their side.
std::vector<std::string> sides(const Table& table) {
  std::vector<std::string> attributes(table.heads.size());
  for (const std::size_t column : table.numeric) {
    if (column < attributes.size())
      attributes[column] = " class=\"right\" style=\"text-align: right\"";
  }
  return attributes;
}

using Cells = std::vector<std::string>;

std::string table_head(const Cells& heads, const std::vector<std::string>& side, Medium medium) {
  std::string text = "<thead>\n<tr>";
  for (std::size_t i = 0; i < heads.size(); ++i)
    text += fmt::format("<th scope=\"col\"{}>{}</th>", side[i], cell(heads[i], medium));
  return text + "</tr>\n</thead>\n";
}

std::string table_row(const Cells& row, const std::vector<std::string>& side, Medium medium) {
  std::string text = "<tr>";
  for (std::size_t i = 0; i < std::min(row.size(), side.size()); ++i)
    text += fmt::format("<td{}>{}</td>", side[i], cell(row[i], medium));
  return text + "</tr>\n";
}

std::string column_group(const std::vector<unsigned>& widths, double scale) {
  std::string text = "<colgroup>";
  for (const unsigned width : widths)
    text += fmt::format("<col style=\"width: {:.4g}%\">", width * scale);
  return text + "</colgroup>\n";
}

/// The element that opens a table, with its columns: a page counts them in per cent of the table, a
/// word processor in per cent of the text.
std::string table_opening(const Table& table, Medium medium) {
  const std::vector<unsigned> widths = column_widths(table);
  const unsigned sum = std::accumulate(widths.begin(), widths.end(), 0u);
  if (medium == Medium::word) return "<table>\n" + column_group(widths, 1.0);
  return fmt::format("<table style=\"width: {}%\">\n", sum) + column_group(widths, 100.0 / sum);
}

std::string table_text(const Table& table, Medium medium) {
  if (table.heads.empty()) return "";
  const std::vector<std::string> side = sides(table);
  std::string text =
      table_opening(table, medium) + table_head(table.heads, side, medium) + "<tbody>\n";
  for (const Cells& row : table.rows) text += table_row(row, side, medium);
  return text + "</tbody>\n</table>\n";
}

// ---- pictures -----------------------------------------------------------------------------------

std::string image(const Picture& picture, const Addresses& addresses) {
  const auto found = addresses.find(picture.file);
  if (found == addresses.end() || found->second.empty())
    return fmt::format("<p class=\"not-shown\">{}</p>\n", line(picture.description));
  return fmt::format("<img src=\"{}\" alt=\"{}\">", html_text(found->second),
                     line(picture.description));
}

std::string page_figure(const Picture& picture, const Addresses& addresses) {
  const std::string caption =
      picture.caption.empty() ? "" : "<figcaption>" + line(picture.caption) + "</figcaption>\n";
  return "<figure>\n" + image(picture, addresses) + "\n" + caption + "</figure>\n";
}

/// Two paragraphs: of a figure the reader would make the caption the description, too.
std::string word_figure(const Picture& picture, const Addresses& addresses) {
  const std::string text = part("figure", "Figure", "<p>" + image(picture, addresses) + "</p>\n");
  return picture.caption.empty()
             ? text
             : text + part("caption", "Image Caption", "<p>" + line(picture.caption) + "</p>\n");
}

/// A word processor gives each passage a style, so that it can be smaller.
std::string passages(const std::vector<std::string>& says, Medium medium) {
  if (medium == Medium::page) return list("<ul class=\"passages\">", "</ul>", says);
  std::string text;
  for (const std::string& passage : says)
    text += "<li>" + part("passage", "Passage", "<p>" + line(passage) + "</p>\n") + "</li>\n";
  return text.empty() ? "" : "<ul>\n" + text + "</ul>\n";
}

// ---- blocks -------------------------------------------------------------------------------------

struct BlockWriter {
  const Addresses& addresses;
  Medium medium;

  std::string operator()(const Heading& heading) const {
    const int level = std::clamp(heading.level, 2, 6);
    const std::string number =
        heading.number.empty() ? "" : "<span class=\"number\">" + line(heading.number) + "</span> ";
    return fmt::format("<h{0}{1}>{2}{3}</h{0}>\n", level, id_attribute(heading.anchor), number,
                       line(heading.text));
  }

  std::string operator()(const Paragraph& paragraph) const {
    return weighted(paragraph.strong, paragraph.text);
  }

  std::string operator()(const CallOut& call_out) const {
    return part("call-out", "Call Out", weighted(call_out.strong, call_out.text));
  }

  std::string operator()(const Bullets& bullets) const {
    return list("<ul>", "</ul>", bullets.items);
  }

  std::string operator()(const Steps& steps) const { return list("<ol>", "</ol>", steps.items); }

  std::string operator()(const Table& table) const {
    const std::string text = table_text(table, medium);
    return medium == Medium::word || text.empty() ? text
                                                  : "<div class=\"table\">\n" + text + "</div>\n";
  }

  std::string operator()(const Citations& citations) const {
    std::string text;
    for (const SourceCitations& source : citations.sources) {
      text += part("source", "Source", "<p>" + line(source.source) + "</p>\n");
      text += passages(source.says, medium);
    }
    return citations.withheld.empty() ? text : text + "<p>" + line(citations.withheld) + "</p>\n";
  }

  std::string operator()(const Picture& picture) const {
    return medium == Medium::page ? page_figure(picture, addresses)
                                  : word_figure(picture, addresses);
  }

  std::string operator()(const PageBreak&) const {
    return medium == Medium::page ? "<hr class=\"page-break\">\n"
                                  : part("page-break", "Page Break", "<p>&#160;</p>\n");
  }
};

// ---- the page -----------------------------------------------------------------------------------

/// Whose it is, when, and for whom, which is said with weight.
std::string facts_line(const DocumentFacts& facts) {
  std::string text;
  for (const auto& [element, kind, fact] :
       {std::tuple("span", "author", facts.author), std::tuple("span", "date", facts.date),
        std::tuple("strong", "edition", facts.edition)}) {
    if (fact.empty()) continue;
    text += text.empty() ? "" : " \u00B7 ";
    text += fmt::format("<{0} class=\"{1}\">{2}</{0}>", element, kind, line(fact));
  }
  return text.empty() ? "" : part("facts", "Document Facts", "<p>" + text + "</p>\n");
}

std::string language(const DocumentFacts& facts) {
  return html_text(facts.language.empty() ? "en" : facts.language);
}

/// What a window and a browser's own head of printed pages show.
std::string window_title(const Document& document) {
  const std::string title = line(document.title);
  return document.facts.edition.empty() ? title : title + " - " + line(document.facts.edition);
}

/// How many blocks from `i` on are printed across a page: a wide picture, the heading before it, and
/// a break after it, as a new page comes anyhow.
std::size_t blocks_across(const Blocks& blocks, std::size_t i) {
  const std::size_t at = std::holds_alternative<Heading>(blocks[i]) ? i + 1 : i;
  const Picture* picture = at < blocks.size() ? std::get_if<Picture>(&blocks[at]) : nullptr;
  if (picture == nullptr || !picture->is_wide) return 0;
  const bool breaks = at + 1 < blocks.size() && std::holds_alternative<PageBreak>(blocks[at + 1]);
  return at + (breaks ? 2 : 1) - i;
}

std::string page_blocks(const Blocks& blocks, const Addresses& addresses) {
  const BlockWriter write{addresses, Medium::page};
  std::string text;
  for (std::size_t i = 0; i < blocks.size();) {
    const std::size_t across = blocks_across(blocks, i);
    const std::size_t end = i + std::max<std::size_t>(across, 1);
    if (across > 0) text += "<div class=\"across\">\n";
    for (; i < end; ++i) {
      if (across == 0 || !std::holds_alternative<PageBreak>(blocks[i]))
        text += std::visit(write, blocks[i]);
    }
    if (across > 0) text += "</div>\n";
  }
  return text;
}

std::string word_blocks(const Blocks& blocks, const Addresses& addresses) {
  std::string text;
  for (const Block& block : blocks) text += std::visit(BlockWriter{addresses, Medium::word}, block);
  return text;
}

std::string opening(const Document& document) {
  return "<h1>" + line(document.title) + "</h1>\n" + facts_line(document.facts);
}

std::string head(const Document& document) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n",
      language(document.facts), kPolicy, window_title(document), kPageStyle);
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string html(const Document& document, const HtmlOptions& options) {
  Addresses addresses;
  for (const auto& [file, bytes] : options.pictures) addresses[file] = data_address(bytes);
  const std::string& running =
      document.facts.running.empty() ? document.title : document.facts.running;
  return head(document) +
         fmt::format("<body data-running=\"{}\" data-edition=\"{}\">\n<main>\n", line(running),
                     line(document.facts.edition)) +
         opening(document) + page_blocks(document.blocks, addresses) +
         "</main>\n</body>\n</html>\n";
}

std::string word_html(const Document& document, const Addresses& addresses) {
  return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                     language(document.facts)) +
         "<title>" + line(document.title) + "</title>\n</head>\n<body>\n" + opening(document) +
         word_blocks(document.blocks, addresses) + "</body>\n</html>\n";
}

}  // namespace sideflow::reports
