#include "models/read_scenarios.hpp"

#include "models/field_tables.hpp"
#include "models/read_changes.hpp"
#include "models/read_evidence.hpp"
#include "models/read_sections.hpp"

#include <utility>

namespace sideflow {

namespace {

std::optional<Scenario> read_scenario(Reading& reading, const YamlEntry& entry,
                                      const StatusById& statuses) {
  auto scenario = read_entry<Scenario>(reading, entry, scenario_fields());
  const std::size_t errors = reading.problems.errors();
  const YamlNode* changes =
      entry.value.sort == YamlSort::mapping ? value_at(entry.value, "changes") : nullptr;
  std::vector<Change> read;
  if (changes != nullptr) read = read_changes(reading, *changes, statuses);
  if (!scenario || errors != reading.problems.errors()) return std::nullopt;
  scenario->changes = std::move(read);
  return scenario;
}

}  // namespace

void read_findings(Reading& reading, const YamlNode* section) {
  if (section == nullptr) return;
  if (section->sort != YamlSort::list) {
    reading.problems.error(*section, "SF022",
                           "`findings` is a list of findings, not " + described(*section),
                           "begin each finding with \"- \"");
    return;
  }
  for (const YamlNode& node : section->items) {
    if (!is_mapping(reading, node, "a finding")) continue;
    Finding finding;
    finding.place = place_of(reading, node);
    reading.network.findings.push_back(
        read_fields(reading, node, node, finding_fields(), std::move(finding)));
  }
}

void read_scenarios(Reading& reading, const YamlNode* section) {
  const std::vector<const YamlEntry*> entries = entries_of(reading, section, "a scenario");
  if (entries.empty()) return;
  const StatusById statuses = statuses_of_channels(reading);
  for (const YamlEntry* entry : entries) {
    if (auto scenario = read_scenario(reading, *entry, statuses)) {
      reading.network.scenarios.push_back(std::move(*scenario));
    }
  }
  sort_by_id(reading.network.scenarios);
}

const FieldTable<Finding>& finding_fields() {
  static const FieldTable<Finding> kTable{
      "a finding",
      "The three questions, as a seminar or an interview answered them.",
      {field<Finding, &Finding::title>("title", Need::required, "what was found, in a few words"),
       field<Finding, &Finding::setting>("setting", Need::optional, "where the information is met"),
       field<Finding, &Finding::kinds>("kinds", Need::optional, "the kinds of information"),
       field<Finding, &Finding::bearers>("bearers", Need::optional, "the actors who hold it"),
       field<Finding, &Finding::information>("information", Need::optional,
                                             "what kind of information can be found here"),
       field<Finding, &Finding::useful>("useful", Need::optional, "how it could be made useful"),
       field<Finding, &Finding::answered_by>("answered_by", Need::optional,
                                             "scenarios that would do it"),
       field<Finding, &Finding::evidence>("evidence", Need::optional, "who says so"),
       field<Finding, &Finding::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<Scenario>& scenario_fields() {
  static const FieldTable<Scenario> kTable{
      "a scenario",
      "Changes to try.",
      {field<Scenario, &Scenario::name>("name", Need::required, "what readers see"),
       field<Scenario, &Scenario::cost>("cost", Need::optional,
                                        "in the same unit in the whole file"),
       field<Scenario, &Scenario::evidence>("evidence", Need::optional, "who proposes it"),
       field<Scenario>("changes", Need::optional, Shape::changes, "the changes, in their order",
                       [](Reading&, const YamlEntry&, Scenario&) {}),
       field<Scenario, &Scenario::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

}  // namespace sideflow
