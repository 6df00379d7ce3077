#include "models/read_evidence.hpp"

#include "models/field_tables.hpp"

#include <utility>

namespace sideflow {

namespace {

const Passage* find_passage(const Source& source, std::string_view id) {
  const auto found = std::lower_bound(
      source.passages.begin(), source.passages.end(), id,
      [](const Passage& passage, std::string_view wanted) { return passage.id < wanted; });
  return found != source.passages.end() && found->id == id ? &*found : nullptr;
}

std::vector<std::string> passage_ids(const Source& source) {
  std::vector<std::string> ids;
  for (const Passage& passage : source.passages) ids.push_back(source.id.text + '.' + passage.id);
  return ids;
}

/// How evidence that names a whole source is to be written.
std::string hint_for_passage(const Reading& reading, const YamlNode& node) {
  if (node.sort != YamlSort::scalar || !reading.known.sources.contains(node.text)) return {};
  return fmt::format(
      "{0} is a source: name one of its passages ({0}.NAME), or write {{source: {0}, where: ..., "
      "says: ...}}",
      node.text);
}

void report_no_passage(Reading& reading, const YamlNode& node) {
  reading.problems.error(
      node, "SF049",
      "evidence is the passage of a source, SOURCE.PASSAGE, or {source, where, says}, not " +
          described(node),
      hint_for_passage(reading, node));
}

/// Source and passage of "source.passage"; a source of a joined file has points of its own.
std::optional<std::pair<std::string, std::string>> split_passage(const std::string& text) {
  const std::size_t point = text.rfind('.');
  if (point == std::string::npos || point == 0 || point + 1 == text.size()) return std::nullopt;
  return std::pair{text.substr(0, point), text.substr(point + 1)};
}

std::optional<Evidence> named_passage(Reading& reading, const YamlNode& node) {
  const auto parts = split_passage(node.text);
  if (!parts) {
    report_no_passage(reading, node);
    return std::nullopt;
  }
  YamlNode source_node = node;
  source_node.text = parts->first;
  const auto source_id = read_reference<SourceId>(reading, source_node);
  const Source* source = source_id ? find_source(reading.network, *source_id) : nullptr;
  if (!source_id) return std::nullopt;
  // Of a source in which something is wrong nothing is missed: what rests on it has evidence.
  if (source == nullptr) return Evidence{*source_id, parts->second, "", ""};
  const Passage* passage = find_passage(*source, parts->second);
  if (passage == nullptr) {
    reading.problems.error(
        node, "SF026",
        "the source " + quoted(parts->first) + " has no passage " + quoted(parts->second),
        suggestion(reading, node.text, passage_ids(*source)));
    return std::nullopt;
  }
  if (!has_room_for(reading, node, passage->where.size() + passage->says.size()))
    return std::nullopt;
  return Evidence{*source_id, passage->id, passage->where, passage->says};
}

std::optional<Evidence> read_item(Reading& reading, const YamlNode& node) {
  if (node.sort == YamlSort::mapping) return read_fields(reading, node, node, evidence_fields());
  if (node.sort == YamlSort::scalar && !node.text.empty()) return named_passage(reading, node);
  report_no_passage(reading, node);
  return std::nullopt;
}

}  // namespace

std::vector<Evidence> read_evidence(Reading& reading, const YamlNode& node) {
  std::vector<Evidence> evidence;
  for (const YamlNode* item : items_of(node)) {
    if (auto one = read_item(reading, *item)) evidence.push_back(std::move(*one));
  }
  return evidence;
}

void warn_of_thin_basis(Reading& reading, const YamlNode& at, const std::string& what, Basis basis,
                        const std::vector<Evidence>& evidence, const std::string& note) {
  const bool claims = basis == Basis::stated || basis == Basis::implied;
  if (claims && evidence.empty()) {
    reading.problems.warning(
        at, "SF100", what + " is " + word(basis) + ", but there is no evidence for it",
        "name a passage under `evidence`, or write `basis: assumed` and a note");
  }
  if (basis == Basis::assumed && note.empty()) {
    reading.problems.warning(at, "SF102", what + " is assumed, and no note says why",
                             "add a `note`");
  }
}

const FieldTable<Evidence>& evidence_fields() {
  static const FieldTable<Evidence> kTable{
      "evidence",
      "What a source says, written in place.",
      {field<Evidence, &Evidence::source>("source", Need::required, "the id of the source"),
       field<Evidence>("where", Need::optional, Shape::text, "the page, section or minute",
                       [](Reading& reading, const YamlEntry& entry, Evidence& evidence) {
                         evidence.where =
                             found_text(reading, entry.value, entry.key.text).value_or("");
                       }),
       field<Evidence, &Evidence::says>("says", Need::optional,
                                        "what it says, in the author's own words")}};
  return kTable;
}

}  // namespace sideflow
