// The styles that a document has in a word processor.
#pragma once

#include "reports/document/document.hpp"

#include <string>

namespace sideflow::reports {

/// A DOCX without text that holds what a document takes over: A4, the styles of headings, text,
/// tables and boxes, the running title and the edition in the head of every page, page numbers.
/// Depends on the document's title and facts only. Source: ECMA-376, part 1, chapter 17.
[[nodiscard]] std::string word_reference(const Document& document);

}  // namespace sideflow::reports
