#include "models/check_texts.hpp"

#include "models/privacy.hpp"
#include "models/read_values.hpp"
#include "models/source_text.hpp"

#include <fmt/format.h>

namespace sideflow {

namespace {

void check_length(Reading& reading, const YamlNode& node) {
  if (node.text.size() <= kLongestText) return;
  const std::size_t characters = character_count(node.text);
  if (characters <= kLongestText) return;
  reading.problems.error(
      node, "SF028",
      fmt::format("a text is at most {} characters long, not {}", kLongestText, characters));
}

void check_personal_data(Reading& reading, const YamlNode& node) {
  const auto found = find_personal_data(node.text);
  if (!found) return;
  reading.problems.error(node, "SF090",
                         "this looks like personal data, " + found->what + ": " + found->masked,
                         "a model describes structures, never persons or cases; leave it out");
}

void check_scalar(Reading& reading, const YamlNode& node) {
  if (node.text.empty()) return;
  check_length(reading, node);
  check_personal_data(reading, node);
}

}  // namespace

void check_texts(Reading& reading, const YamlNode& root) {
  check_scalar(reading, root);
  for (const YamlNode& item : root.items) check_texts(reading, item);
  for (const YamlEntry& entry : root.entries) {
    check_scalar(reading, entry.key);
    check_texts(reading, entry.value);
  }
}

}  // namespace sideflow
