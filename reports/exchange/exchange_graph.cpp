#include "reports/exchange/exchange_graph.hpp"

#include "models/characters.hpp"
#include "reports/exchange/exchange_parts.hpp"
#include "reports/sentences.hpp"
#include "reports/version.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

void add(std::vector<ExchangeFact>& facts, const char* name, const std::string& text) {
  if (!text.empty()) facts.push_back({{name, ValueType::text}, exchange_text(text)});
}

void add(std::vector<ExchangeFact>& facts, const char* name, std::size_t number) {
  facts.push_back({{name, ValueType::whole}, static_cast<std::int64_t>(number)});
}

/// "vilnius: TITLE (DATE)" of each source that is named and that the edition shows.
std::vector<std::string> source_titles(const Network& network, const Edition& edition) {
  std::vector<std::string> titles;
  for (const SourceId& id : cited_sources(network)) {
    if (!shows(edition, network, id)) continue;
    const Source& source = *find_source(network, id);
    titles.push_back(fmt::format(
        "{}: {}", id.text,
        exchange_text(cited_source_words({.title = source.title, .date = source.date}))));
  }
  return titles;
}

std::vector<ExchangeFact> facts_of(const Network& network, const engine::Analysis& analysis,
                                   const Edition& edition) {
  std::vector<ExchangeFact> facts;
  add(facts, "network", network.id);
  add(facts, "name", network.name.shown());
  add(facts, "as_of", network.as_of);
  add(facts, "edition", word(edition.widest_kept));
  add(facts, "made_by", "sideflow " + version());
  facts.push_back({{"threshold", ValueType::number}, analysis.threshold});
  facts.push_back({{"with_external", ValueType::truth}, analysis.with_external});
  const std::vector<std::string> titles = source_titles(network, edition);
  if (!titles.empty()) facts.push_back({{"sources", ValueType::list}, titles});
  const Withheld kept_back = withheld(network, edition);
  add(facts, "withheld_sources", kept_back.sources);
  add(facts, "withheld_passages", kept_back.passages);
  add(facts, "withheld_laws", kept_back.laws);
  return facts;
}

struct InWords {
  std::string_view between;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::vector<std::string>& texts) const {
    return fmt::format("{}", fmt::join(texts, between));
  }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
};

double days_of(const Duration& takes, Estimate which) {
  if (which == Estimate::low) return takes.low_days;
  return which == Estimate::best ? takes.best_days : takes.high_days;
}

}  // namespace

std::string exchange_text(const std::string& text) { return printable(one_line(text)); }

MaybeValue maybe_text(const std::string& text) {
  std::string clean = exchange_text(text);
  return clean.empty() ? std::nullopt : MaybeValue(std::move(clean));
}

MaybeValue maybe_list(std::vector<std::string> texts) {
  for (std::string& text : texts) text = exchange_text(text);
  texts.erase(std::remove(texts.begin(), texts.end(), std::string()), texts.end());
  return texts.empty() ? std::nullopt : MaybeValue(std::move(texts));
}

Cell exchange_cell(const MaybeValue& value, std::string_view between) {
  if (!value) return {};
  if (const double* number = std::get_if<double>(&*value)) return number_cell(*number);
  if (const std::int64_t* number = std::get_if<std::int64_t>(&*value))
    return number_cell(static_cast<double>(*number));
  return text_cell(value_text(*value, between));
}

Column exchange_column(const ExchangeAttribute& attribute) {
  switch (attribute.type) {
    case ValueType::number: return {attribute.name, Measure::number};
    case ValueType::whole: return {attribute.name, Measure::whole};
    default: return {attribute.name, Measure::text};
  }
}

MaybeValue maybe_days(const std::optional<Duration>& takes, Estimate which) {
  return takes ? MaybeValue(days_of(*takes, which)) : std::nullopt;
}

NamedSources named_sources(const Network& network, const Edition& edition,
                           std::vector<SourceId> sources) {
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  NamedSources named;
  for (const SourceId& source : sources) {
    if (source.empty()) continue;
    if (shows(edition, network, source)) {
      named.shown.push_back(source.text);
    } else {
      ++named.withheld;
    }
  }
  return named;
}

ExchangeGraph exchange_graph(const Network& network, const engine::Analysis& analysis,
                             const Edition& edition) {
  ExchangeGraph graph;
  graph.facts = facts_of(network, analysis, edition);
  graph.node_attributes = exchange_node_attributes();
  graph.edge_attributes = exchange_edge_attributes();
  graph.edges = exchange_edges(network, analysis, edition);
  graph.nodes = exchange_nodes(network, analysis, edition, graph.edges);
  return graph;
}

std::string value_text(const ExchangeValue& value, std::string_view between) {
  return std::visit(InWords{between}, value);
}

}  // namespace sideflow::reports
