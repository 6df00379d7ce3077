// The entries that vocabularies hold and networks may add to: kinds, roles, sectors, levels ...
#pragma once

#include "models/fields.hpp"

#include <optional>

namespace sideflow {

/// `defaults` of a vocabulary.
struct DefaultsDraft {
  std::optional<double> threshold;
};

/// The sections of one file, as they stand there; nullptr where the file has none.
struct Sections {
  const YamlNode* kinds = nullptr;
  const YamlNode* roles = nullptr;
  const YamlNode* sectors = nullptr;
  const YamlNode* levels = nullptr;
  const YamlNode* settings = nullptr;
  const YamlNode* barrier_types = nullptr;
  const YamlNode* barriers = nullptr;
  const YamlNode* scale = nullptr;
  const YamlNode* defaults = nullptr;
  const YamlNode* terms = nullptr;
  const YamlNode* questions = nullptr;
  const YamlNode* sources = nullptr;
  const YamlNode* actors = nullptr;
  const YamlNode* channels = nullptr;
  const YamlNode* findings = nullptr;
  const YamlNode* scenarios = nullptr;
};

/// Makes the ids of all vocabulary sections known.
void collect_vocabulary_ids(Reading& reading, const Sections& sections);

/// Reads kinds, roles, sectors, levels, settings, barrier types, terms, questions, scale and
/// defaults into reading.network. Barriers are read on their own, as they may refer to sources and
/// actors.
void read_vocabulary_entries(Reading& reading, const Sections& sections);

}  // namespace sideflow
