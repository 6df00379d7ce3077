// A network as other programs read it: nodes and edges with typed attributes. What the attributes mean
// stands in docs/format/exchange.md.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sideflow::reports {

/// What an attribute holds: a text, texts, a number, a whole number, true or false.
enum class ValueType : std::uint8_t { text, list, number, whole, truth };

/// A value; its alternatives stand in the order of ValueType.
using ExchangeValue =
    std::variant<std::string, std::vector<std::string>, double, std::int64_t, bool>;

struct ExchangeAttribute {
  std::string name;
  ValueType type = ValueType::text;
};

/// Something said of the graph as a whole.
struct ExchangeFact {
  ExchangeAttribute attribute;
  ExchangeValue value;
};

/// An actor.
struct ExchangeNode {
  std::string id;
  std::string label;
  std::vector<std::optional<ExchangeValue>> values;  ///< by attribute; none: undefined
};

/// A channel for one kind of information.
struct ExchangeEdge {
  std::string id;  ///< the element's name in results.json: "channel:ID:KIND"
  std::string source;
  std::string target;
  std::string kind;                                  ///< id
  std::string label;                                 ///< the kind's name
  std::vector<std::optional<ExchangeValue>> values;  ///< by attribute; none: undefined
};

/// Directed, with parallel edges and loops. Texts are valid UTF-8 on one line, without control
/// characters; ids are unique.
struct ExchangeGraph {
  std::vector<ExchangeFact> facts;
  std::vector<ExchangeAttribute> node_attributes;
  std::vector<ExchangeAttribute> edge_attributes;
  std::vector<ExchangeNode> nodes;  ///< sorted by id
  std::vector<ExchangeEdge> edges;  ///< sorted by channel, then kind
};

/// The network with what `analysis` found, as a graph: a node for each actor, an edge for each channel
/// and kind that it carries, of every status. Of sources that the edition withholds neither ids, titles
/// and notes nor laws are in it; how many they are, is. An empty network gives a graph without nodes.
/// Measures that were not computed are undefined. `analysis` must be of `network`. Linear in the
/// network, but for logarithms.
[[nodiscard]] ExchangeGraph exchange_graph(const Network& network, const engine::Analysis& analysis,
                                           const Edition& edition = {});

/// The value as text: texts of a list with `between` between them, numbers in the shortest form that
/// reads back as the same number, "true" and "false".
[[nodiscard]] std::string value_text(const ExchangeValue& value, std::string_view between = "; ");

}  // namespace sideflow::reports
