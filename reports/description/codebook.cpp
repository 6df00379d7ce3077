#include "reports/description/codebook.hpp"

#include "reports/description/description_words.hpp"
#include "reports/map/map_words.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sideflow::reports {

namespace {

std::string shown(const Name& name) { return one_line(name.shown()); }

/// The name of the entry with this id; the id itself where there is none, "" where none is given.
template <class Entity, class Id>
std::string name_of(const std::vector<Entity>& entities, const std::optional<Id>& id) {
  if (!id) return "";
  for (const Entity& entity : entities) {
    if (entity.id == *id) return shown(entity.name);
  }
  return id->text;
}

void add_section(Blocks& blocks, const char* heading, Table table) {
  if (table.rows.empty()) return;
  blocks.emplace_back(Heading{2, heading});
  blocks.emplace_back(std::move(table));
}

/// A table of entries that have a name and a definition and nothing else.
template <class Entity>
Table plain_table(const std::vector<Entity>& entities) {
  Table table{{codebook::kId, codebook::kName, codebook::kMeans}, {}};
  for (const Entity& entity : entities)
    table.rows.push_back({entity.id.text, shown(entity.name), one_line(entity.note)});
  return table;
}

Table scale_table(const Network& vocabulary) {
  Table table{{codebook::kWord, codebook::kLow, codebook::kBest, codebook::kHigh, codebook::kWhy},
              {}};
  for (const ScaleWord& entry : vocabulary.scale)
    table.rows.push_back({entry.word, two_digits(entry.range.low.value()),
                          two_digits(entry.range.best.value()),
                          two_digits(entry.range.high.value()), one_line(entry.note)});
  return table;
}

Table question_table(const Network& vocabulary) {
  Table table{{codebook::kId, codebook::kQuestion}, {}};
  for (const Question& question : vocabulary.questions)
    table.rows.push_back({question.id, one_line(question.text)});
  return table;
}

Blocks kind_blocks(const Network& vocabulary) {
  std::map<std::pair<Aim, std::string>, Table> families;
  for (const Kind& kind : vocabulary.kinds) {
    Table& table = families[{kind.aim, kind.family}];
    table.heads = {codebook::kId, codebook::kName, codebook::kMeans};
    table.rows.push_back({kind.id.text, shown(kind.name), one_line(kind.note)});
  }
  Blocks blocks;
  if (!families.empty()) blocks.emplace_back(Heading{2, codebook::kKinds});
  for (auto& [family, table] : families) {
    blocks.emplace_back(Heading{3, family_words(family.second)});
    blocks.emplace_back(Paragraph{"", aim_sentence(family.first)});
    blocks.emplace_back(std::move(table));
  }
  return blocks;
}

Table role_table(const Network& vocabulary, std::optional<Stage> stage) {
  Table table{
      {codebook::kId, codebook::kName, codebook::kSector, codebook::kLevel, codebook::kMeans}, {}};
  for (const Role& role : vocabulary.roles) {
    if (role.stage != stage) continue;
    table.rows.push_back({role.id.text, shown(role.name), name_of(vocabulary.sectors, role.sector),
                          name_of(vocabulary.levels, role.level), one_line(role.note)});
  }
  return table;
}

Blocks role_blocks(const Network& vocabulary) {
  Blocks blocks;
  if (!vocabulary.roles.empty()) blocks.emplace_back(Heading{2, codebook::kRoles});
  for (const std::optional<Stage> stage :
       {std::optional(Stage::notices), std::optional(Stage::assesses),
        std::optional(Stage::decides), std::optional(Stage::policy), std::optional<Stage>()}) {
    Table table = role_table(vocabulary, stage);
    if (table.rows.empty()) continue;
    blocks.emplace_back(Heading{3, stage ? lane_heading(*stage) : codebook::kNoStage});
    blocks.emplace_back(std::move(table));
  }
  return blocks;
}

Table level_table(const Network& vocabulary) {
  std::vector<Level> levels = vocabulary.levels;
  std::stable_sort(levels.begin(), levels.end(),
                   [](const Level& a, const Level& b) { return a.order < b.order; });
  return plain_table(levels);
}

Table barrier_type_table(const Network& vocabulary) {
  Table table{{codebook::kId, codebook::kName, codebook::kEffect, codebook::kMeans}, {}};
  for (const BarrierType& type : vocabulary.barrier_types)
    table.rows.push_back(
        {type.id.text, shown(type.name), type_place_words(type), one_line(type.note)});
  return table;
}

Table term_table(const Network& vocabulary) {
  Table table{{codebook::kAvoid, codebook::kPrefer, codebook::kWhy}, {}};
  for (const Term& term : vocabulary.terms)
    table.rows.push_back({term.term, one_line(term.prefer), one_line(term.why)});
  return table;
}

}  // namespace

Document compose_codebook(const Network& vocabulary) {
  Document document{shown(vocabulary.name), {}};
  Blocks& blocks = document.blocks;
  blocks.emplace_back(Paragraph{"", codebook_intro()});
  if (!vocabulary.note.empty()) blocks.emplace_back(Paragraph{"", one_line(vocabulary.note)});
  add_section(blocks, codebook::kScale, scale_table(vocabulary));
  blocks.emplace_back(Paragraph{"", unknown_strength_sentence()});
  blocks.emplace_back(Paragraph{"", threshold_sentence(vocabulary.threshold)});
  add_section(blocks, codebook::kQuestions, question_table(vocabulary));
  append(blocks, kind_blocks(vocabulary));
  append(blocks, role_blocks(vocabulary));
  add_section(blocks, codebook::kSectors, plain_table(vocabulary.sectors));
  add_section(blocks, codebook::kLevels, level_table(vocabulary));
  add_section(blocks, codebook::kSettings, plain_table(vocabulary.settings));
  add_section(blocks, codebook::kBarrierTypes, barrier_type_table(vocabulary));
  add_section(blocks, codebook::kBarriers, plain_table(vocabulary.barriers));
  add_section(blocks, codebook::kTerms, term_table(vocabulary));
  return document;
}

}  // namespace sideflow::reports
