// YAML as far as the model format uses it: one document of scalars, lists and mappings, each with
// its place. yaml_events.cpp is the only place that knows yaml-cpp.
#pragma once

#include "models/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

enum class YamlSort : std::uint8_t { scalar, list, mapping };

struct YamlEntry;

/// One value of the document. Scalars are text: what it means is decided by who expects it.
struct YamlNode {
  YamlSort sort = YamlSort::scalar;
  bool quoted = false;  ///< written with quotes or as a block; an empty plain scalar is "nothing"
  std::uint32_t line = 0;    ///< from 1
  std::uint32_t column = 0;  ///< from 1, in characters
  std::uint32_t width = 1;   ///< characters to underline: of a scalar its text on its first line
  std::string text;
  std::vector<YamlNode> items;     ///< of a list
  std::vector<YamlEntry> entries;  ///< of a mapping, in the order of the file, keys unique
};

struct YamlEntry {
  YamlNode key;
  YamlNode value;
};

/// A file's document. `root` is there exactly when no diagnostic is an error but
/// that a key stands twice (SF013): the first of them is read then.
struct YamlDocument {
  std::optional<YamlNode> root;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::uint32_t> line_starts;  ///< byte offsets into the text, for excerpts
};

/// The document in `text`, which must have passed checked_text() without an error. `file` stands in
/// diagnostics. Refuses more than one document, anchors, aliases, merge keys, tags, directives,
/// keys that are not plain scalars or stand twice, and more than 16 levels of nesting. Syntax
/// errors of YAML are said in words for people. Warns of " #" that cuts a plain text. Linear in the
/// text.
[[nodiscard]] YamlDocument read_yaml(std::string_view text, const std::string& file);

/// Line `line` (from 1) of `text` without its line end; "" past the end.
[[nodiscard]] std::string excerpt(std::string_view text,
                                  const std::vector<std::uint32_t>& line_starts,
                                  std::uint32_t line);

}  // namespace sideflow
