#include "models/reading.hpp"

#include "models/did_you_mean.hpp"

#include <algorithm>

namespace sideflow {

namespace {

constexpr std::size_t kMostWrittenOut = std::size_t{640} << 20;

/// Looking for the nearest of very many names costs more than the hint is worth.
constexpr std::size_t kMostCandidates = 50'000;

}  // namespace

std::string described(const YamlNode& node) {
  if (node.sort == YamlSort::list) return "a list";
  if (node.sort == YamlSort::mapping) return "a mapping";
  return is_nothing(node) ? "nothing" : quoted(node.text);
}

const YamlNode* value_at(const YamlNode& mapping, std::string_view key) {
  const auto found = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                  [key](const YamlEntry& entry) { return entry.key.text == key; });
  return found == mapping.entries.end() ? nullptr : &found->value;
}

bool is_mapping(Reading& reading, const YamlNode& node, const std::string& what,
                const std::string& hint) {
  if (node.sort == YamlSort::mapping) return true;
  reading.problems.error(node, "SF022", what + " is a mapping of keys, not " + described(node),
                         hint);
  return false;
}

std::vector<const YamlNode*> items_of(const YamlNode& node) {
  if (node.sort != YamlSort::list) return {&node};
  std::vector<const YamlNode*> items;
  items.reserve(node.items.size());
  for (const YamlNode& item : node.items) items.push_back(&item);
  return items;
}

std::vector<std::string_view> names_in(const YamlNode& node) {
  std::vector<std::string_view> names;
  for (const YamlEntry& entry : node.entries) names.emplace_back(entry.key.text);
  for (const YamlNode& item : node.items) {
    if (item.sort == YamlSort::scalar) names.emplace_back(item.text);
  }
  if (node.sort == YamlSort::scalar && !is_nothing(node)) names.emplace_back(node.text);
  return names;
}

std::string suggestion(Reading& reading, std::string_view word,
                       const std::vector<std::string>& candidates) {
  if (reading.problems.overfull() || candidates.size() > kMostCandidates || word.size() > 100)
    return {};
  const std::string nearest = did_you_mean(word, candidates);
  return nearest.empty() ? std::string{} : "did you mean " + quoted(nearest) + "?";
}

bool has_room_for(Reading& reading, const YamlNode& at, std::size_t bytes) {
  const bool had_room = reading.written_out <= kMostWrittenOut;
  reading.written_out += std::min(bytes, kMostWrittenOut + 1);
  if (reading.written_out <= kMostWrittenOut) return true;
  if (had_room) {
    reading.problems.error(
        at, "SF062",
        "this file's lists of senders, receivers and kinds make a network that is too large",
        "split it into several files and join them");
  }
  return false;
}

bool is_of_broken_file(const Reading& reading, std::string_view id) {
  return std::any_of(reading.broken_prefixes.begin(), reading.broken_prefixes.end(),
                     [id](const std::string& prefix) {
                       return id.size() > prefix.size() && id.starts_with(prefix) &&
                              id[prefix.size()] == '.';
                     });
}

}  // namespace sideflow
