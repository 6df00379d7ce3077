#include "models/field_tables.hpp"
#include "models/read_file.hpp"
#include "models/read_network.hpp"
#include "models/schema_shapes.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sideflow {

namespace {

/// The definitions that both sorts of files use.
std::vector<std::pair<std::string, TableSpec>> shared_definitions() {
  return {{"evidence_in_place", spec_of(evidence_fields())},
          {"likelihood_mapping", spec_of(likelihood_fields())},
          {"account", spec_of(account_fields())},
          {"kind", spec_of(kind_fields())},
          {"role", spec_of(role_fields())},
          {"sector", spec_of(sector_fields())},
          {"level", spec_of(level_fields())},
          {"setting", spec_of(setting_fields())},
          {"barrier_type", spec_of(barrier_type_fields())},
          {"barrier", spec_of(barrier_fields())},
          {"defaults", spec_of(defaults_fields())},
          {"term", spec_of(term_fields())},
          {"question", spec_of(question_fields())}};
}

std::vector<std::pair<std::string, TableSpec>> network_definitions() {
  return {{"network_head", spec_of(network_head_fields())},
          {"source", spec_of(source_fields())},
          {"passage", spec_of(passage_fields())},
          {"actor", spec_of(actor_fields())},
          {"added_actor", spec_of(added_actor_fields())},
          {"holding", spec_of(holding_fields())},
          {"turn", spec_of(turn_fields())},
          {"hindered_by", spec_of(hindered_by_fields())},
          {"dead_end", spec_of(dead_end_fields())},
          {"channel", spec_of(channel_fields())},
          {"added_channel", spec_of(added_channel_fields())},
          {"finding", spec_of(finding_fields())},
          {"scenario", spec_of(scenario_fields())},
          {"change", spec_of(change_fields())},
          {"open", spec_of(open_fields())},
          {"set_channel", spec_of(set_channel_fields())},
          {"set_actor", spec_of(set_actor_fields())},
          {"set_barrier", spec_of(set_barrier_fields())},
          {"lift", spec_of(lift_fields())}};
}

std::vector<std::pair<std::string, TableSpec>> vocabulary_definitions() {
  return {{"vocabulary_head", spec_of(vocabulary_head_fields())},
          {"scale_word", spec_of(scale_fields())}};
}

Json field_schema(const FieldSpec& field) {
  Json schema = field.words.empty() ? shape_reference(field.shape) : Json{{"enum", field.words}};
  Json described = {{"description", field.says}};
  described.update(schema);
  return described;
}

Json object_schema(const TableSpec& table) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const FieldSpec& field : table.fields) {
    properties[field.key] = field_schema(field);
    if (field.need == Need::required) required.push_back(field.key);
  }
  Json schema = {{"type", "object"}, {"description", table.says}, {"properties", properties}};
  if (!required.empty()) schema["required"] = required;
  schema["additionalProperties"] = false;
  return schema;
}

Json required_keys(std::vector<std::string> keys) { return {{"required", std::move(keys)}}; }

/// What a table cannot say: keys that stand for one another.
Json alternatives_of(const std::string& name) {
  if (name == "channel" || name == "added_channel") {
    const Json ends = {
        {"oneOf", Json::array({required_keys({"from", "to"}), required_keys({"between"})})}};
    const Json strength = {
        {"anyOf", Json::array({required_keys({"passes"}), required_keys({"passes_net"}),
                               Json{{"properties", {{"carries", {{"type", "object"}}}}}}})}};
    const Json not_both = {{"not", required_keys({"passes", "passes_net"})}};
    return {{"allOf", Json::array({ends, strength, not_both})}};
  }
  if (name == "likelihood_mapping") {
    return {{"oneOf", Json::array({required_keys({"likelihood"}), required_keys({"accounts"})})}};
  }
  if (name == "change") return {{"minProperties", 1}, {"maxProperties", 1}};
  if (name.starts_with("set_")) return {{"minProperties", 2}};
  return Json::object();
}

void add_definitions(Json& definitions,
                     const std::vector<std::pair<std::string, TableSpec>>& tables) {
  for (const auto& [name, table] : tables) {
    definitions[name] = object_schema(table);
    definitions[name].update(alternatives_of(name));
  }
}

std::string schema_text(const std::string& what, const TableSpec& file, Json definitions) {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"$id", "urn:sideflow:schema:" + what + ":1"},
                 {"title", "sideflow " + what + ", version 1"}};
  schema.update(object_schema(file));
  schema["$defs"] = std::move(definitions);
  return schema.dump(2) + '\n';
}

}  // namespace

std::string network_schema() {
  Json definitions = shared_shapes();
  definitions.update(network_shapes());
  add_definitions(definitions, shared_definitions());
  add_definitions(definitions, network_definitions());
  return schema_text("network", spec_of(network_file_fields()), std::move(definitions));
}

std::string vocabulary_schema() {
  Json definitions = shared_shapes();
  definitions.update(vocabulary_shapes());
  add_definitions(definitions, shared_definitions());
  add_definitions(definitions, vocabulary_definitions());
  return schema_text("vocabulary", spec_of(vocabulary_file_fields()), std::move(definitions));
}

}  // namespace sideflow
