// One file of a network: its sections, and the files that it names.
#pragma once

#include "models/fields.hpp"
#include "models/read_vocabulary_entries.hpp"
#include "models/source_text.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sideflow {

/// `network:` of a network file.
struct NetworkHead {
  std::string id;
  Name name;
  std::string as_of;
  std::string note;
};

/// `vocabulary:` of a vocabulary file.
struct VocabularyHead {
  std::string id;
  Name name;
  std::string note;
};

/// A file's keys, each where it stands.
struct FileDraft {
  const YamlEntry* version = nullptr;
  const YamlEntry* head = nullptr;
  const YamlNode* joins = nullptr;
  Sections sections;
};

/// A vocabulary that has been read, whole or not.
struct Vocabulary {
  std::uint32_t file = 0;
  bool is_whole = false;  ///< else only its ids can be relied on
  bool has_ids = false;   ///< false: not even these, as it is no YAML
  KnownIds known;
  IdTable barriers;
  std::vector<ScaleWord> scale;
  VocabularyHead head;
  Network content;
};

/// What the files of one network have in common while they are read.
struct Loading {
  std::vector<std::string> files;  ///< as the user would name them
  std::vector<Diagnostic> diagnostics;
  bool unreadable = false;
  std::map<std::string, std::shared_ptr<const Vocabulary>> vocabularies;  ///< by real path
  std::set<std::string> networks;  ///< real paths of network files that have been begun
};

/// A file's text and its document.
struct ParsedFile {
  SourceText source;
  YamlDocument document;
};

/// Where a file stands: as the user names it, and what tells it from all others.
struct FilePath {
  std::string name;
  std::string real;  ///< "" for a text that is not on disk
};

/// `relative`, seen from the file or folder `folder`.
[[nodiscard]] FilePath path_from(const std::string& folder, const std::string& relative);
[[nodiscard]] std::string folder_of(const std::string& path);

/// Begins a file: its place in loading.files, its document, and what every text must be.
[[nodiscard]] Reading begin_file(Loading& loading, const std::string& name);
[[nodiscard]] ParsedFile parse_file(Reading& reading, SourceText source);

/// Whether the document is a mapping that can be read as version 1; reports what is not written as
/// `sideflow: 1`. Only the number of another version ends the reading.
[[nodiscard]] bool is_readable_version(Reading& reading, const YamlNode& root);

/// Ends a file: its diagnostics are added to those of the load. Returns whether it had no error.
bool end_file(Loading& loading, const Reading& reading, const ParsedFile& file);

/// The vocabulary at `path`, read once however many files name it; nullptr when it cannot be read
/// at all, which is reported at `at` of the file that names it.
[[nodiscard]] std::shared_ptr<const Vocabulary> read_vocabulary(Loading& loading, Reading& reading,
                                                                const YamlNode& at,
                                                                const FilePath& path);

/// Reads a vocabulary that has been opened.
[[nodiscard]] Vocabulary read_vocabulary_source(Loading& loading, const std::string& name,
                                                SourceText source);

}  // namespace sideflow
