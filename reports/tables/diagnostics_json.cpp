#include "reports/tables/diagnostics_json.hpp"

#include "reports/version.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace sideflow::reports {

namespace {

using Json = nlohmann::ordered_json;

Json diagnostic_json(const Diagnostic& diagnostic) {
  return {{"severity", diagnostic.severity == Severity::error ? "error" : "warning"},
          {"code", diagnostic.code},
          {"file", diagnostic.file},
          {"line", diagnostic.line},
          {"column", diagnostic.column},
          {"width", diagnostic.width},
          {"text", diagnostic.text},
          {"hint", diagnostic.hint},
          {"excerpt", diagnostic.excerpt}};
}

Json thin_json(const ThinPlace& place) {
  return {{"what", place.what}, {"says", place.says}, {"ids", place.ids}};
}

Json file_json(const CheckedFile& file) {
  Json diagnostics = Json::array();
  std::size_t errors = 0;
  for (const Diagnostic& diagnostic : file.diagnostics) {
    diagnostics.push_back(diagnostic_json(diagnostic));
    errors += diagnostic.severity == Severity::error ? 1 : 0;
  }
  Json thin = Json::array();
  for (const ThinPlace& place : file.thin) thin.push_back(thin_json(place));
  return {{"path", file.path},          {"readable", !file.unreadable},
          {"errors", errors},           {"warnings", file.diagnostics.size() - errors},
          {"diagnostics", diagnostics}, {"thin", thin}};
}

}  // namespace

std::string check_json(const std::vector<CheckedFile>& files) {
  Json all = Json::array();
  for (const CheckedFile& file : files) all.push_back(file_json(file));
  const Json json = {{"format", "sideflow-check/1"}, {"sideflow", version()}, {"files", all}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sideflow::reports
