#include "models/fields.hpp"

namespace sideflow {

namespace {

std::vector<std::string> keys_of(const TableSpec& table) {
  std::vector<std::string> keys;
  for (const FieldSpec& field : table.fields) keys.push_back(field.key);
  return keys;
}

}  // namespace

std::string report_unknown_key(Reading& reading, const YamlEntry& entry, const TableSpec& table) {
  if (table.name == "a network file" && entry.key.text == "scale") {
    reading.problems.error(entry.key, "SF020", "a network file has no key \"scale\"",
                           "a scale belongs in a vocabulary file");
    return {};
  }
  const std::string hint = suggestion(reading, entry.key.text, keys_of(table));
  reading.problems.error(entry.key, "SF020", table.name + " has no key " + quoted(entry.key.text),
                         hint);
  if (hint.empty()) return {};
  const std::size_t start = hint.find('"') + 1;
  return hint.substr(start, hint.rfind('"') - start);
}

void report_missing_key(Reading& reading, const YamlNode& at, const std::string& entity,
                        const FieldSpec& field) {
  reading.problems.error(at, "SF021", entity + " needs the key `" + field.key + "`: " + field.says);
}

}  // namespace sideflow
