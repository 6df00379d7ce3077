// What the nodes and the edges of an exchange graph share.
#pragma once

#include "reports/exchange/exchange_graph.hpp"
#include "reports/tables/data_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sideflow::reports {

/// A value, if it is defined.
using MaybeValue = std::optional<ExchangeValue>;

/// An attribute and where its value comes from.
template <class Matter>
struct ExchangeColumn {
  const char* name;
  ValueType type;
  MaybeValue (*of)(const Matter&);
};

template <class Matter, std::size_t size>
[[nodiscard]] std::vector<ExchangeAttribute> attributes_of(
    const ExchangeColumn<Matter> (&columns)[size]) {
  std::vector<ExchangeAttribute> attributes;
  for (const ExchangeColumn<Matter>& column : columns)
    attributes.push_back({column.name, column.type});
  return attributes;
}

template <class Matter, std::size_t size>
[[nodiscard]] std::vector<MaybeValue> values_of(const ExchangeColumn<Matter> (&columns)[size],
                                                const Matter& matter) {
  std::vector<MaybeValue> values;
  for (const ExchangeColumn<Matter>& column : columns) values.push_back(column.of(matter));
  return values;
}

/// The text on one line, with a replacement character for all that may not stand in a model, and so not
/// in XML.
[[nodiscard]] std::string exchange_text(const std::string& text);

/// Undefined where no letter is in it.
[[nodiscard]] MaybeValue maybe_text(const std::string& text);
/// The texts that hold a letter; undefined without any.
[[nodiscard]] MaybeValue maybe_list(std::vector<std::string> texts);
template <class Number>
[[nodiscard]] MaybeValue maybe_number(const std::optional<Number>& number) {
  return number ? MaybeValue(static_cast<double>(*number)) : std::nullopt;
}
[[nodiscard]] inline MaybeValue whole(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

/// The ids of things that have one; of none, undefined.
template <class Id>
[[nodiscard]] MaybeValue maybe_ids(const std::vector<Id>& ids) {
  std::vector<std::string> texts;
  for (const Id& id : ids) texts.push_back(id.text);
  return maybe_list(std::move(texts));
}

/// The id of something that may have none.
template <class Id>
[[nodiscard]] MaybeValue maybe_id(const std::optional<Id>& id) {
  return id ? maybe_text(id->text) : std::nullopt;
}

/// The value as the cell of a table: lists as one text, "true" and "false", nothing for undefined.
[[nodiscard]] Cell exchange_cell(const MaybeValue& value, std::string_view between);
/// A column that holds values of this type.
[[nodiscard]] Column exchange_column(const ExchangeAttribute& attribute);

/// The days that something takes.
enum class Estimate : std::uint8_t { low, best, high };
[[nodiscard]] MaybeValue maybe_days(const std::optional<Duration>& takes, Estimate which);

/// Sources that an edition shows, by id, and the number of the others.
struct NamedSources {
  std::vector<std::string> shown;  ///< sorted, each once
  std::size_t withheld = 0;
};
[[nodiscard]] NamedSources named_sources(const Network& network, const Edition& edition,
                                         std::vector<SourceId> sources);

[[nodiscard]] std::vector<ExchangeAttribute> exchange_node_attributes();
[[nodiscard]] std::vector<ExchangeAttribute> exchange_edge_attributes();

/// A node for each actor. `edges` are those of exchange_edges().
[[nodiscard]] std::vector<ExchangeNode> exchange_nodes(const Network& network,
                                                       const engine::Analysis& analysis,
                                                       const Edition& edition,
                                                       const std::vector<ExchangeEdge>& edges);
/// An edge for each channel and kind that it carries.
[[nodiscard]] std::vector<ExchangeEdge> exchange_edges(const Network& network,
                                                       const engine::Analysis& analysis,
                                                       const Edition& edition);

}  // namespace sideflow::reports
