// A document as one self-contained HTML page, made to be printed on A4.
#pragma once

#include "reports/document/document.hpp"

#include <map>
#include <string>
#include <string_view>

namespace sideflow::reports {

/// Bytes of pictures by the file name that the document calls them: PNG or SVG.
using Pictures = std::map<std::string, std::string>;

struct HtmlOptions {
  Pictures pictures;
};

/// The document as one HTML page that needs nothing else: style and pictures are inside, there is
/// no script and no address, and its own Content-Security-Policy forbids both. Printed on A4 each
/// page says in its head the running title and the edition, and below its number. A picture
/// without bytes, of another kind than PNG and SVG, or an SVG that refers to something outside, is
/// left out and its description stands there instead. Texts must be valid UTF-8; they stay texts
/// whatever they contain. Deterministic; cost linear in the document and its pictures.
[[nodiscard]] std::string html(const Document& document, const HtmlOptions& options = {});

/// The document as HTML for a word processor: without style, its paragraphs named after the styles
/// that they should have (attribute data-custom-style). `addresses` says by the name of a picture's
/// file where it lies; one that is not there is replaced by its description.
[[nodiscard]] std::string word_html(const Document& document,
                                    const std::map<std::string, std::string>& addresses);

/// The text with what HTML and XML would take for markup escaped, for texts between elements and
/// for attributes in double quotes.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace sideflow::reports
