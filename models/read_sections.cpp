#include "models/read_sections.hpp"

namespace sideflow {

void collect_ids(Reading& reading, const YamlNode* section, IdTable& table,
                 const std::string& what) {
  table.sort();
  if (section != nullptr && section->sort == YamlSort::mapping) {
    const IdTable given = table;
    for (const YamlEntry& entry : section->entries) {
      if (is_good_identifier(reading, entry.key, what) && given.contains(entry.key.text)) {
        reading.problems.error(entry.key, "SF024",
                               "the vocabulary already has the id " + quoted(entry.key.text) +
                                   ", which is given again");
      }
      table.add(entry.key.text);
    }
  }
  table.sort();
}

std::vector<const YamlEntry*> entries_of(Reading& reading, const YamlNode* section,
                                         const std::string& what) {
  std::vector<const YamlEntry*> entries;
  if (section == nullptr) return entries;
  if (section->sort != YamlSort::mapping) {
    reading.problems.error(
        *section, "SF022",
        "a section is a mapping of ids, each with " + what + ", not " + described(*section));
    return entries;
  }
  for (const YamlEntry& entry : section->entries) {
    if (is_identifier(entry.key.text)) entries.push_back(&entry);
  }
  return entries;
}

}  // namespace sideflow
