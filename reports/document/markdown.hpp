// Documents as Markdown (CommonMark with GitHub's tables).
#pragma once

#include "reports/document/document.hpp"

#include <string>
#include <string_view>

namespace sideflow::reports {

/// The document as Markdown, ending with a newline. Texts stay texts whatever they contain.
[[nodiscard]] std::string markdown(const Document& document);

/// The text as one line of Markdown that shows exactly its characters: no emphasis, link,
/// picture, HTML, entity, heading, list, table cell or autolink comes of it. Line breaks become
/// blanks.
[[nodiscard]] std::string markdown_text(std::string_view text);

}  // namespace sideflow::reports
