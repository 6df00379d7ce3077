// A network file in YAML, commented, as people would write it.
#pragma once

#include "models/diagnostic.hpp"
#include "models/network_draft.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// The text as a YAML scalar on one line that the reader gives back unchanged: plain where nothing in it
/// could mean anything else, otherwise in double quotes. Safe in lists and mappings in brackets too.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

/// A path as a YAML scalar: plain where it has only letters, digits, points, slashes, - and _.
[[nodiscard]] std::string yaml_path(const std::string& path);

/// The ids in brackets: "[a, b]".
[[nodiscard]] std::string yaml_list(const std::vector<std::string>& items);

/// The draft as a network file that ends with a newline. What nobody said stands there as the default
/// that claims least (`status: unknown`, `passes: unknown`, `basis: assumed`, `access: internal`), with a
/// comment `# ask:` behind it. Every text is quoted where it needs to be; comments are on one line. Equal
/// drafts give equal bytes.
[[nodiscard]] std::string network_text(const NetworkDraft& draft);

/// A text with entries added, or why they could not be.
struct ExtendedText {
  std::string text;
  std::vector<Diagnostic> diagnostics;  ///< any error: `text` is empty
};

/// `text`, a network file called `name` that the reader accepts, with the entries of the draft at the end
/// of its sections; nothing else in it changes, comments included. The draft's id, name, date, vocabulary
/// and remarks are not used; words for what is not said have to be in it where `text` lacks them. A section written in brackets on its key's line is an error there.
[[nodiscard]] ExtendedText network_text_with(const std::string& text, const std::string& name,
                                             const NetworkDraft& draft);

}  // namespace sideflow
