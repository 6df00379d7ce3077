#include "tests/reports/schema_check.hpp"

namespace sideflow::reports::test {

namespace {

using nlohmann::json;

class Check {
 public:
  explicit Check(const json& root) : root_(root) {}

  void fit(const json& schema, const json& value, const std::string& place) {
    for (const auto& [keyword, argument] : schema.items())
      fit_keyword(keyword, argument, schema, value, place);
  }

  [[nodiscard]] const std::vector<std::string>& misfits() const { return misfits_; }

 private:
  void demand(bool fits, const std::string& place, const std::string& reason) {
    if (!fits) misfits_.push_back(place + ": " + reason);
  }

  static bool is_of_type(const std::string& type, const json& value) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "array") return value.is_array();
    if (type == "object") return value.is_object();
    return type == "null" && value.is_null();
  }

  static bool is_of_types(const json& types, const json& value) {
    if (types.is_string()) return is_of_type(types, value);
    for (const json& type : types) {
      if (is_of_type(type, value)) return true;
    }
    return false;
  }

  static bool is_among(const json& values, const json& value) {
    for (const json& allowed : values) {
      if (allowed == value) return true;
    }
    return false;
  }

  bool fits_any(const json& schemas, const json& value) const {
    for (const json& schema : schemas) {
      Check alone(root_);
      alone.fit(schema, value, "");
      if (alone.misfits().empty()) return true;
    }
    return false;
  }

  void fit_properties(const json& properties, const json& value, const std::string& place) {
    for (const auto& [key, schema] : properties.items()) {
      if (value.contains(key)) fit(schema, value[key], place + "/" + key);
    }
  }

  void fit_others(const json& argument, const json& schema, const json& value,
                  const std::string& place) {
    for (const auto& [key, other] : value.items()) {
      if (!schema.contains("properties") || !schema["properties"].contains(key))
        fit(argument, other, place + "/" + key);
    }
  }

  void fit_items(const json& schema, const json& value, const std::string& place) {
    for (std::size_t i = 0; i < value.size(); ++i)
      fit(schema, value[i], place + "/" + std::to_string(i));
  }

  void fit_required(const json& keys, const json& value, const std::string& place) {
    for (const json& key : keys)
      demand(value.contains(key.get<std::string>()), place, "lacks " + key.dump());
  }

  void fit_object_keyword(const std::string& keyword, const json& argument, const json& schema,
                          const json& value, const std::string& place) {
    if (keyword == "properties") fit_properties(argument, value, place);
    if (keyword == "required") fit_required(argument, value, place);
    if (keyword == "additionalProperties") fit_others(argument, schema, value, place);
  }

  void fit_bound(const std::string& keyword, const json& argument, const json& value,
                 const std::string& place) {
    if (value.is_number() && keyword == "minimum") demand(value >= argument, place, "too small");
    if (value.is_number() && keyword == "maximum") demand(value <= argument, place, "too large");
    if (value.is_array() && keyword == "minItems")
      demand(value.size() >= argument.get<std::size_t>(), place, "too short");
    if (value.is_array() && keyword == "maxItems")
      demand(value.size() <= argument.get<std::size_t>(), place, "too long");
  }

  void fit_keyword(const std::string& keyword, const json& argument, const json& schema,
                   const json& value, const std::string& place) {
    if (keyword == "type") {
      demand(is_of_types(argument, value), place,
             value.dump() + " is not of type " + argument.dump());
    } else if (keyword == "const") {
      demand(value == argument, place, value.dump() + " is not " + argument.dump());
    } else if (keyword == "enum") {
      demand(is_among(argument, value), place, value.dump() + " is not among " + argument.dump());
    } else if (keyword == "anyOf") {
      demand(fits_any(argument, value), place, value.dump() + " fits none of the choices");
    } else if (keyword == "$ref") {
      fit(root_.at(json::json_pointer(argument.get<std::string>().substr(1))), value, place);
    } else if (keyword == "items") {
      if (value.is_array()) fit_items(argument, value, place);
    } else if (keyword == "properties" || keyword == "required" ||
               keyword == "additionalProperties") {
      if (value.is_object()) fit_object_keyword(keyword, argument, schema, value, place);
    } else if (keyword == "minimum" || keyword == "maximum" || keyword == "minItems" ||
               keyword == "maxItems") {
      fit_bound(keyword, argument, value, place);
    } else {
      demand(keyword == "$schema" || keyword == "title" || keyword == "description" ||
                 keyword == "$defs",
             place, "the schema's keyword " + keyword + " is not checked");
    }
  }

  const json& root_;
  std::vector<std::string> misfits_;
};

}  // namespace

std::vector<std::string> misfits(const json& schema, const json& value) {
  Check check(schema);
  check.fit(schema, value, "");
  return check.misfits();
}

}  // namespace sideflow::reports::test
