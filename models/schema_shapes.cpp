#include "models/schema_shapes.hpp"

#include "models/expects.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sideflow {

namespace {

const std::string kId = "[a-z][a-z0-9-]*";
const std::string kReference = "^(" + kId + "\\.)*" + kId + "$";
const std::string kNumber = "(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?";
const std::string kRange = kNumber + "(\\.\\." + kNumber + "){0,2}";
const std::string kDay = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";

std::string name_of(Shape shape);

Json refer_to(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }
Json refer_to(Shape shape) { return refer_to(name_of(shape)); }

Json any_of(std::vector<Json> schemas) { return {{"anyOf", std::move(schemas)}}; }

Json text_like(const std::string& pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

/// A scalar that is a number for YAML, or a text of that pattern.
Json number_or(double low, double high, const std::string& pattern) {
  return any_of({{{"type", "number"}, {"minimum", low}, {"maximum", high}}, text_like(pattern)});
}

Json one_or_list(const Json& item) { return any_of({item, {{"type", "array"}, {"items", item}}}); }

Json mapping_of(const Json& keys, const Json& values) {
  return {{"type", "object"}, {"propertyNames", keys}, {"additionalProperties", values}};
}

Json section_of(const std::string& entity) {
  return mapping_of(refer_to(Shape::identifier), refer_to(entity));
}

Json list_of(const std::string& entity) { return {{"type", "array"}, {"items", refer_to(entity)}}; }

/// A kind as a key: not one of the words that belong to likelihoods.
Json kind_key() {
  const std::vector<std::string> reserved = {"likelihood", "accounts", "basis", "evidence",
                                             "note",       "amount",   "all"};
  Json key = text_like(kReference);
  key["not"] = {{"enum", reserved}};
  return key;
}

Json by_kind() { return mapping_of(refer_to("kind_key"), refer_to(Shape::likelihood)); }

Json text_shape(std::size_t longest) {
  return {{"type", {"string", "number", "boolean"}}, {"minLength", 1}, {"maxLength", longest}};
}

Json name_shape() {
  const Json plain = text_shape(kLongestName);
  Json by_language = mapping_of(text_like("^[a-z][a-z0-9][a-z0-9-]{0,10}$"), plain);
  by_language["minProperties"] = 1;
  return any_of({plain, by_language});
}

Json identifier_shape() {
  Json shape = text_like("^" + kId + "$");
  shape["maxLength"] = kLongestIdentifier;
  return shape;
}

Json held_shape() {
  return any_of(
      {refer_to(Shape::kinds),
       mapping_of(refer_to("kind_key"), any_of({refer_to("holding"), {{"type", "null"}}}))});
}

Json two_actors_shape() {
  return {{"type", "array"}, {"items", refer_to(Shape::actor)}, {"minItems", 2}, {"maxItems", 2}};
}

Json nonempty_by_kind() {
  Json shape = by_kind();
  shape["minProperties"] = 1;
  return shape;
}

Json nonempty_kinds() {
  return any_of({refer_to(Shape::kind),
                 {{"type", "array"}, {"items", refer_to(Shape::kind)}, {"minItems", 1}}});
}

Json accounts_shape() {
  return {{"type", "array"}, {"items", refer_to("account")}, {"minItems", 1}};
}

/// The name of a shape's definition. Every shape has one.
std::string name_of(Shape shape) {
  switch (shape) {
    case Shape::version: return "version";
    case Shape::text: return "text";
    case Shape::name: return "name";
    case Shape::identifier: return "identifier";
    case Shape::word: return "word";
    case Shape::yes_no: return "yes_no";
    case Shape::number: return "number";
    case Shape::whole_number: return "whole_number";
    case Shape::share: return "share";
    case Shape::date: return "date";
    case Shape::rough_date: return "rough_date";
    case Shape::path_upward: return "path_upward";
    case Shape::duration: return "duration";
    case Shape::amount: return "amount";
    case Shape::likelihood: return "likelihood";
    case Shape::likelihood_scalar: return "likelihood_scalar";
    case Shape::likelihoods: return "likelihoods";
    case Shape::likelihoods_by_kind: return "likelihoods_by_kind";
    case Shape::carried_kinds: return "carried_kinds";
    case Shape::held_kinds: return "held_kinds";
    case Shape::collected_kinds: return "collected_kinds";
    case Shape::evidence: return "evidence";
    case Shape::turns: return "turns";
    case Shape::hindered_by: return "hindered_by";
    case Shape::dead_end: return "dead_end";
    case Shape::passages: return "passages";
    case Shape::accounts: return "accounts";
    case Shape::changes: return "changes";
    case Shape::joins: return "joins";
    case Shape::scale_range: return "scale_range";
    case Shape::status: return "status";
    case Shape::source: return "source_id";
    case Shape::sources: return "source_ids";
    case Shape::actor: return "actor_id";
    case Shape::actors: return "actor_ids";
    case Shape::two_actors: return "two_actor_ids";
    case Shape::channel: return "channel_id";
    case Shape::channels_or_actors: return "channel_or_actor_ids";
    case Shape::kind: return "kind_id";
    case Shape::kinds: return "kind_ids";
    case Shape::role: return "role_id";
    case Shape::sector: return "sector_id";
    case Shape::level: return "level_id";
    case Shape::setting: return "setting_id";
    case Shape::barrier_type: return "barrier_type_id";
    case Shape::barrier: return "barrier_id";
    case Shape::barriers: return "barrier_ids";
    case Shape::scenarios: return "scenario_ids";
    case Shape::open_change: return "open_change";
    case Shape::set_change: return "set_change";
    case Shape::lift_change: return "lift_change";
    case Shape::add_change: return "added_channel";
    case Shape::add_actor_change: return "added_actor";
    case Shape::network_head: return "network_head";
    case Shape::vocabulary_head: return "vocabulary_head";
    case Shape::source_section: return "sources";
    case Shape::actor_section: return "actors";
    case Shape::channel_section: return "channels";
    case Shape::barrier_section: return "barriers";
    case Shape::finding_section: return "findings";
    case Shape::scenario_section: return "scenarios";
    case Shape::kind_section: return "kinds";
    case Shape::role_section: return "roles";
    case Shape::sector_section: return "sectors";
    case Shape::level_section: return "levels";
    case Shape::setting_section: return "settings";
    case Shape::barrier_type_section: return "barrier_types";
    case Shape::scale_section: return "scale";
    case Shape::term_section: return "terms";
    case Shape::question_section: return "questions";
    case Shape::defaults_section: return "defaults";
  }
  expects(false, "every shape has a name");
  return {};
}

using Definition = std::pair<Shape, Json>;

Json definitions(const std::vector<Definition>& shapes) {
  Json all = Json::object();
  for (const auto& [shape, schema] : shapes) all[name_of(shape)] = schema;
  return all;
}

std::vector<Definition> plain_shapes() {
  return {{Shape::version, {{"enum", Json::array({1, "1"})}}},
          {Shape::text, text_shape(kLongestText)},
          {Shape::name, name_shape()},
          {Shape::identifier, identifier_shape()},
          {Shape::yes_no, {{"enum", Json::array({true, false, "true", "false"})}}},
          {Shape::whole_number, any_of({{{"type", "integer"}, {"minimum", 1}, {"maximum", 1000}},
                                        text_like("^[1-9][0-9]*$")})},
          {Shape::share, number_or(0, 1, "^" + kNumber + "$")},
          {Shape::duration, text_like("^" + kRange + " (hour|day|week|month|year)s?$")},
          {Shape::scale_range, text_like("^" + kRange + "$")},
          {Shape::likelihood_scalar, number_or(0, 1, "^(" + kId + "|" + kRange + ")$")},
          {Shape::likelihood,
           any_of({refer_to(Shape::likelihood_scalar), refer_to("likelihood_mapping")})},
          {Shape::accounts, accounts_shape()},
          {Shape::evidence, one_or_list(any_of({text_like("^(" + kId + "\\.)+" + kId + "$"),
                                                refer_to("evidence_in_place")}))}};
}

std::vector<Definition> reference_shapes() {
  const Json id = text_like(kReference);
  return {{Shape::source, id},
          {Shape::actor, id},
          {Shape::sector, id},
          {Shape::level, id},
          {Shape::barrier_type, id}};
}

std::vector<Definition> vocabulary_sections() {
  return {
      {Shape::kind_section,
       mapping_of({{"allOf", Json::array({refer_to(Shape::identifier), refer_to("kind_key")})}},
                  refer_to("kind"))},
      {Shape::role_section, section_of("role")},
      {Shape::sector_section, section_of("sector")},
      {Shape::level_section, section_of("level")},
      {Shape::setting_section, section_of("setting")},
      {Shape::barrier_type_section, section_of("barrier_type")},
      {Shape::barrier_section, section_of("barrier")},
      {Shape::term_section, section_of("term")},
      {Shape::question_section, mapping_of(refer_to(Shape::identifier),
                                           any_of({refer_to(Shape::text), refer_to("question")}))}};
}

std::vector<Definition> network_references() {
  const Json id = text_like(kReference);
  const Json channel = text_like("^" + kId + "([./]" + kId + ")*$");
  return {{Shape::channel, channel},
          {Shape::kind, id},
          {Shape::role, id},
          {Shape::setting, id},
          {Shape::barrier, id},
          {Shape::sources, one_or_list(refer_to(Shape::source))},
          {Shape::actors, one_or_list(refer_to(Shape::actor))},
          {Shape::two_actors, two_actors_shape()},
          {Shape::kinds, one_or_list(refer_to(Shape::kind))},
          {Shape::barriers, one_or_list(refer_to(Shape::barrier))},
          {Shape::scenarios, one_or_list(id)},
          {Shape::channels_or_actors, one_or_list(refer_to(Shape::channel))}};
}

std::vector<Definition> network_values() {
  const Json turn = one_or_list(refer_to("turn"));
  return {
      {Shape::date, {{"type", {"string", "integer"}}, {"pattern", "^" + kDay + "$"}}},
      {Shape::rough_date,
       {{"type", {"string", "integer"}},
        {"pattern", "^(((before|about) )?" + kDay + "|unknown)$"}}},
      {Shape::path_upward, text_like("^(\\./)?(\\.\\./)*[^/\\\\]+$")},
      {Shape::number, number_or(0, kLargestAmount, "^" + kNumber + "$")},
      {Shape::amount, number_or(0, kLargestAmount, "^" + kRange + "( per (year|month|week))?$")},
      {Shape::status, {{"enum", words_of<Status>()}}},
      {Shape::likelihoods_by_kind, by_kind()},
      {Shape::likelihoods,
       any_of({refer_to(Shape::likelihood), refer_to(Shape::likelihoods_by_kind)})},
      {Shape::carried_kinds, any_of({nonempty_kinds(), nonempty_by_kind()})},
      {Shape::held_kinds, held_shape()},
      {Shape::collected_kinds, refer_to(Shape::kinds)},
      {Shape::turns, mapping_of(refer_to("kind_key"), turn)},
      {Shape::passages, section_of("passage")},
      {Shape::changes, one_or_list(refer_to("change"))},
      {Shape::open_change, any_of({refer_to(Shape::channel), refer_to("open")})},
      {Shape::set_change,
       {{"oneOf",
         Json::array({refer_to("set_channel"), refer_to("set_actor"), refer_to("set_barrier")})}}},
      {Shape::lift_change, any_of({refer_to(Shape::barrier), refer_to("lift")})},
      {Shape::joins, mapping_of(refer_to(Shape::identifier), text_like("^[^/\\\\][^\\\\]*$"))}};
}

std::vector<Definition> network_sections() {
  return {{Shape::source_section, section_of("source")},
          {Shape::actor_section, section_of("actor")},
          {Shape::channel_section, list_of("channel")},
          {Shape::finding_section, list_of("finding")},
          {Shape::scenario_section, section_of("scenario")}};
}

}  // namespace

Json shape_reference(Shape shape) { return refer_to(shape); }

Json shared_shapes() {
  Json all = definitions(plain_shapes());
  all["kind_key"] = kind_key();
  all.update(definitions(reference_shapes()));
  all.update(definitions(vocabulary_sections()));
  return all;
}

Json network_shapes() {
  Json all = definitions(network_references());
  all.update(definitions(network_values()));
  all.update(definitions(network_sections()));
  return all;
}

Json vocabulary_shapes() {
  const Json word = any_of({refer_to(Shape::scale_range), refer_to("scale_word")});
  Json scale = mapping_of(refer_to(Shape::identifier), word);
  scale["minProperties"] = 1;
  scale["maxProperties"] = 20;
  return definitions({{Shape::scale_section, scale}});
}

}  // namespace sideflow
