#include "models/field_tables.hpp"
#include "models/read_barriers.hpp"
#include "models/read_file.hpp"

#include <utility>

namespace sideflow {

namespace {

VocabularyHead read_head(Reading& reading, const FileDraft& draft) {
  if (draft.head == nullptr || !is_mapping(reading, draft.head->value, "`vocabulary`")) return {};
  return read_fields(reading, draft.head->value, draft.head->key, vocabulary_head_fields());
}

VocabularyHead read_root(Reading& reading, const YamlNode& root) {
  const FileDraft draft = read_fields(reading, root, root, vocabulary_file_fields());
  collect_vocabulary_ids(reading, draft.sections);
  for (const std::string& id : reading.own_barriers.sorted()) reading.known.barriers.add(id);
  reading.known.barriers.sort();
  read_vocabulary_entries(reading, draft.sections);
  VocabularyHead head = read_head(reading, draft);
  read_barriers(reading, draft.sections.barriers);
  return head;
}

}  // namespace

Vocabulary read_vocabulary_source(Loading& loading, const std::string& name, SourceText source) {
  Reading reading = begin_file(loading, name);
  reading.is_vocabulary = true;
  const ParsedFile file = parse_file(reading, std::move(source));
  Vocabulary vocabulary;
  vocabulary.has_ids = file.document.root && is_readable_version(reading, *file.document.root);
  if (vocabulary.has_ids) vocabulary.head = read_root(reading, *file.document.root);
  vocabulary.file = reading.file;
  vocabulary.is_whole = end_file(loading, reading, file);
  vocabulary.known = std::move(reading.known);
  vocabulary.barriers = std::move(reading.own_barriers);
  vocabulary.scale = std::move(reading.scale);
  vocabulary.content = std::move(reading.network);
  return vocabulary;
}

std::shared_ptr<const Vocabulary> read_vocabulary(Loading& loading, Reading& reading,
                                                  const YamlNode& at, const FilePath& path) {
  if (const auto known = loading.vocabularies.find(path.real); known != loading.vocabularies.end())
    return known->second;
  SourceText source = read_source_text(path.name, path.name);
  if (source.unreadable) {
    const std::string why =
        source.diagnostics.empty() ? std::string{} : ": " + source.diagnostics[0].text;
    reading.problems.error(at, "SF035",
                           "the vocabulary " + quoted(at.text) + " cannot be read" + why);
    return nullptr;
  }
  auto vocabulary = std::make_shared<const Vocabulary>(
      read_vocabulary_source(loading, path.name, std::move(source)));
  loading.vocabularies.emplace(path.real, vocabulary);
  return vocabulary;
}

}  // namespace sideflow
