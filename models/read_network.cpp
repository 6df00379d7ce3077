#include "models/read_network.hpp"

#include "models/field_tables.hpp"
#include "models/read_actors.hpp"
#include "models/read_barriers.hpp"
#include "models/read_channels.hpp"
#include "models/read_file.hpp"
#include "models/read_joins.hpp"
#include "models/read_scenarios.hpp"
#include "models/read_sections.hpp"
#include "models/read_sources.hpp"

#include <utility>

namespace sideflow {

namespace {

constexpr const char* kUpwardHint =
    "put the file into the folder of the vocabulary or below it, or copy the vocabulary beside it";

/// Whether `path` is a file's name after any number of "../".
bool leads_upward(std::string_view path) {
  if (path.starts_with("./")) path.remove_prefix(2);
  while (path.starts_with("../")) path.remove_prefix(3);
  return !path.empty() && path != ".." && path != "." &&
         path.find_first_of("/\\") == std::string_view::npos;
}

void take_vocabulary(Reading& reading, const Vocabulary& vocabulary) {
  reading.known = vocabulary.known;
  reading.own_barriers = vocabulary.barriers;
  reading.scale = vocabulary.scale;
  if (!vocabulary.is_whole) reading.lost.insert("scale");
  reading.network = vocabulary.content;
}

void lose_vocabulary(Reading& reading) {
  reading.lost.insert(
      {"kind", "role", "sector", "level", "setting", "barrier type", "barrier", "scale"});
}

/// A key of the file that is unknown may be a section misspelt: what stands in none is not missed.
void lose_missing_sections(Reading& reading, const Sections& sections) {
  const std::vector<std::pair<const YamlNode*, const char*>> all = {
      {sections.kinds, "kind"},        {sections.roles, "role"},
      {sections.sectors, "sector"},    {sections.levels, "level"},
      {sections.settings, "setting"},  {sections.barrier_types, "barrier type"},
      {sections.barriers, "barrier"},  {sections.sources, "source"},
      {sections.actors, "actor"},      {sections.channels, "channel"},
      {sections.scenarios, "scenario"}};
  for (const auto& [section, what] : all) {
    if (section == nullptr) reading.lost.insert(what);
  }
}

const YamlNode* vocabulary_node(Reading& reading, const FileDraft& draft) {
  if (draft.head == nullptr || draft.head->value.sort != YamlSort::mapping) return nullptr;
  const YamlNode* node = value_at(draft.head->value, "vocabulary");
  if (node == nullptr) return nullptr;
  if (node->sort == YamlSort::scalar && leads_upward(node->text)) return node;
  lose_vocabulary(reading);
  reading.problems.error(
      *node, "SF034", "the vocabulary is a path beside or above this file, not " + described(*node),
      kUpwardHint);
  return nullptr;
}

/// The vocabulary that the file names. What is wrong in it stands at its own lines.
std::shared_ptr<const Vocabulary> vocabulary_of(Loading& loading, Reading& reading,
                                                const FileDraft& draft, const std::string& folder) {
  const YamlNode* node = vocabulary_node(reading, draft);
  if (node == nullptr) return nullptr;
  auto vocabulary = read_vocabulary(loading, reading, *node, path_from(folder, node->text));
  if (vocabulary == nullptr || !vocabulary->has_ids) lose_vocabulary(reading);
  return vocabulary;
}

void read_head(Reading& reading, const FileDraft& draft) {
  if (draft.head == nullptr || !is_mapping(reading, draft.head->value, "`network`")) return;
  NetworkHead head =
      read_fields(reading, draft.head->value, draft.head->key, network_head_fields());
  reading.network.id = std::move(head.id);
  reading.network.name = std::move(head.name);
  reading.network.as_of = std::move(head.as_of);
  reading.network.note = std::move(head.note);
}

void collect_all_ids(Reading& reading, const Sections& sections) {
  collect_vocabulary_ids(reading, sections);
  for (const std::string& id : reading.own_barriers.sorted()) reading.known.barriers.add(id);
  reading.known.barriers.sort();
  collect_ids(reading, sections.sources, reading.known.sources, "a source");
  collect_ids(reading, sections.actors, reading.known.actors, "an actor");
  collect_ids(reading, sections.scenarios, reading.known.scenarios, "a scenario");
}

/// In this order each section finds what it refers to.
void read_all_sections(Reading& reading, const Sections& sections) {
  read_vocabulary_entries(reading, sections);
  read_sources(reading, sections.sources);
  read_barriers(reading, sections.barriers);
  read_actors(reading, sections.actors);
  read_channels(reading, sections.channels);
  read_findings(reading, sections.findings);
  read_scenarios(reading, sections.scenarios);
}

NetworkFile read_root(Loading& loading, Reading& reading, const YamlNode& root,
                      const std::string& folder) {
  const std::size_t errors = reading.problems.errors();
  const FileDraft draft = read_fields(reading, root, root, network_file_fields());
  if (value_at(root, "scale") != nullptr) reading.lost.insert("scale");
  if (reading.problems.errors() != errors) lose_missing_sections(reading, draft.sections);
  const auto vocabulary = vocabulary_of(loading, reading, draft, folder);
  if (vocabulary != nullptr) take_vocabulary(reading, *vocabulary);
  NetworkFile file;
  if (vocabulary != nullptr) file.vocabulary_file = vocabulary->file;
  file.is_whole = vocabulary == nullptr || vocabulary->is_whole;
  if (draft.joins != nullptr) read_joins(loading, reading, *draft.joins, folder, file);
  collect_all_ids(reading, draft.sections);
  read_all_sections(reading, draft.sections);
  read_head(reading, draft);
  return file;
}

LoadResult load(Loading& loading, const FilePath& path, const std::string& folder,
                SourceText source) {
  LoadResult result;
  result.unreadable = source.unreadable;
  NetworkFile file = read_network_file(loading, path, folder, std::move(source));
  result.diagnostics = std::move(loading.diagnostics);
  sort_diagnostics(result.diagnostics);
  if (!file.is_whole || has_errors(result.diagnostics)) return result;
  file.network.files = loading.files;
  result.network = std::move(file.network);
  return result;
}

/// Whether a line begins with `key` and a colon, or nothing is known of it.
std::optional<bool> says_vocabulary(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.starts_with("vocabulary:")) return true;
    if (line.starts_with("network:")) return false;
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return std::nullopt;
}

}  // namespace

NetworkFile read_network_file(Loading& loading, const FilePath& path, const std::string& folder,
                              SourceText source) {
  if (!path.real.empty()) loading.networks.insert(path.real);
  Reading reading = begin_file(loading, path.name);
  const ParsedFile parsed = parse_file(reading, std::move(source));
  NetworkFile file;
  if (parsed.document.root && is_readable_version(reading, *parsed.document.root)) {
    file = read_root(loading, reading, *parsed.document.root, folder);
  }
  file.is_whole = end_file(loading, reading, parsed) && file.is_whole;
  reading.network.scale = std::move(reading.scale);
  file.network = std::move(reading.network);
  return file;
}

LoadResult read_network(const std::string& path) {
  Loading loading;
  const std::string name = path == "-" ? "standard input" : path;
  FilePath file_path{name, path == "-" ? std::string{} : path_from(".", path).real};
  return load(loading, file_path, path == "-" ? "." : folder_of(path),
              read_source_text(path, name));
}

LoadResult read_network_text(const std::string& text, const std::string& name,
                             const std::string& folder) {
  Loading loading;
  return load(loading, FilePath{name, ""}, folder, checked_text(text, name));
}

LoadResult read_vocabulary(const std::string& path) {
  Loading loading;
  SourceText source = read_source_text(path, path);
  LoadResult result;
  result.unreadable = source.unreadable;
  Vocabulary vocabulary = read_vocabulary_source(loading, path, std::move(source));
  result.diagnostics = std::move(loading.diagnostics);
  sort_diagnostics(result.diagnostics);
  if (!vocabulary.is_whole || has_errors(result.diagnostics)) return result;
  result.network = std::move(vocabulary.content);
  result.network->id = std::move(vocabulary.head.id);
  result.network->name = std::move(vocabulary.head.name);
  result.network->note = std::move(vocabulary.head.note);
  result.network->scale = std::move(vocabulary.scale);
  result.network->files = std::move(loading.files);
  return result;
}

bool is_vocabulary(const std::string& path) {
  const SourceText source = read_source_text(path, path);
  if (has_errors(source.diagnostics) || source.unreadable) return false;
  if (const auto said = says_vocabulary(source.text)) return *said;
  const YamlDocument document = read_yaml(source.text, path);
  if (!document.root || document.root->sort != YamlSort::mapping) return false;
  return value_at(*document.root, "vocabulary") != nullptr &&
         value_at(*document.root, "network") == nullptr;
}

}  // namespace sideflow
