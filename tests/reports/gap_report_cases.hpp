// Networks and reports that the tests of the gap report share.
#pragma once

#include "engine/change/scenario.hpp"
#include "models/read_network.hpp"
#include "reports/document/markdown.hpp"
#include "reports/gap_report/compose_gap_report.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sideflow::reports::test {

inline Network network_of_file(const std::string& path) {
  const LoadResult result = read_network(std::string(SIDEFLOW_SOURCE_DIR) + "/" + path);
  std::string problems;
  for (const Diagnostic& diagnostic : result.diagnostics) problems += diagnostic_text(diagnostic);
  if (!result.network) throw std::runtime_error(problems);
  return *result.network;
}

inline Network country(const std::string& name) {
  return network_of_file("data/countries/" + name + ".yaml");
}

/// Every scenario of the file, computed.
inline std::vector<ScenarioOutcome> outcomes_of(const Network& network, std::size_t draws = 200) {
  std::vector<ScenarioOutcome> outcomes;
  for (const Scenario& scenario : network.scenarios) {
    Network after = engine::changed(network, scenario.changes);
    engine::Analysis analysis = engine::analyse(after, {.draws = draws});
    outcomes.push_back({scenario, std::move(after), std::move(analysis)});
  }
  return outcomes;
}

/// Everything that a document says, in any of its blocks.
inline std::vector<std::string> texts_of(const Block& block) {
  std::vector<std::string> texts;
  const auto add = [&](const std::vector<std::string>& more) {
    texts.insert(texts.end(), more.begin(), more.end());
  };
  if (const auto* heading = std::get_if<Heading>(&block)) add({heading->text});
  if (const auto* paragraph = std::get_if<Paragraph>(&block))
    add({paragraph->strong, paragraph->text});
  if (const auto* bullets = std::get_if<Bullets>(&block)) add(bullets->items);
  if (const auto* steps = std::get_if<Steps>(&block)) add(steps->items);
  if (const auto* table = std::get_if<Table>(&block)) {
    add(table->heads);
    for (const auto& row : table->rows) add(row);
  }
  if (const auto* citations = std::get_if<Citations>(&block)) {
    for (const SourceCitations& source : citations->sources) {
      add({source.source});
      add(source.says);
    }
    add({citations->withheld});
  }
  if (const auto* picture = std::get_if<Picture>(&block))
    add({picture->file, picture->description});
  return texts;
}

/// The first table with these first two heads; nullptr where there is none.
inline const Table* table_with(const Document& report, const std::string& first,
                               const std::string& second) {
  for (const Block& block : report.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table != nullptr && table->heads.size() > 1 && table->heads[0] == first &&
        table->heads[1] == second)
      return table;
  }
  return nullptr;
}

}  // namespace sideflow::reports::test
