#include "reports/tables/workbook_tables.hpp"

#include "reports/element_words.hpp"
#include "reports/tables/workbook_parts.hpp"

#include <iterator>

namespace sideflow::reports {

namespace {

void append(DataTables& all, DataTables more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

DataTables all_tables(const TableMatter& matter) {
  DataTables tables = reach_data(matter);
  append(tables, {channel_data(matter), actor_data(matter), barrier_data(matter)});
  append(tables, ledger_data(matter));
  append(tables, element_data(matter));
  append(tables, bottleneck_data(matter));
  append(tables, centrality_data(matter));
  append(tables, hand_over_data(matter));
  append(tables, {scale_data(matter), source_data(matter)});
  tables.insert(tables.begin(), about_data(matter, tables));
  return tables;
}

std::string element_name_words(const TableMatter& matter, const std::string& name) {
  constexpr std::string_view kActor = "actor:";
  if (name.starts_with(kActor))
    return actor_name(matter.network, ActorId{name.substr(kActor.size())}) + " as a whole";
  const auto element = engine::find_element(matter.analysis.graph, name);
  return element ? element_words(matter.network, matter.analysis.graph.elements[*element]) : name;
}

}  // namespace

Json with_names(const Network& network, Json rows) {
  for (Json& row : rows) {
    if (row.contains("actor"))
      row["actor_name"] = actor_name(network, ActorId{row["actor"].get<std::string>()});
    if (row.contains("kind"))
      row["kind_name"] = kind_name(network, KindId{row["kind"].get<std::string>()});
  }
  return rows;
}

Json with_element_words(const TableMatter& matter, Json rows) {
  for (Json& row : rows) {
    if (row.contains("element") && row["element"].is_string())
      row["element_words"] = element_name_words(matter, row["element"].get<std::string>());
  }
  return rows;
}

std::vector<DataTable> workbook_tables(const Network& network, const engine::Analysis& analysis,
                                       const Edition& edition) {
  return all_tables({network, analysis, edition, std::nullopt});
}

std::vector<DataTable> data_tables(const Network& network, const engine::Analysis& analysis,
                                   ResultsBlocks blocks, const std::optional<KindId>& kind,
                                   const Edition& edition) {
  const TableMatter matter{network, analysis, edition, kind};
  switch (blocks) {
    case ResultsBlocks::all: return all_tables(matter);
    case ResultsBlocks::reach: return reach_data(matter);
    case ResultsBlocks::ledger: return ledger_data(matter);
    case ResultsBlocks::centrality: return centrality_data(matter);
    case ResultsBlocks::bottlenecks: return bottleneck_data(matter);
    case ResultsBlocks::hand_over: return hand_over_data(matter);
    case ResultsBlocks::meeting: break;
  }
  return {};
}

}  // namespace sideflow::reports
