// Nodes and edges of a GraphML file, with their attributes by name.
#pragma once

#include "models/diagnostic.hpp"

#include <map>
#include <string>
#include <vector>

namespace sideflow {

/// Values by the names of their attributes; texts on one line, what is undefined left out.
using GraphValues = std::map<std::string, std::string, std::less<>>;

struct GraphNode {
  std::string id;
  std::string label;  ///< as drawn, or the attribute `label` or `name`; may be empty
  GraphValues values;
};

struct GraphEdge {
  std::string id;  ///< may be empty
  std::string source;
  std::string target;
  std::string label;
  bool directed = true;
  GraphValues values;
};

/// The first graph of a file with all that is nested in it.
struct GraphElements {
  GraphValues facts;  ///< of the graph itself
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
  std::vector<Diagnostic> diagnostics;  ///< any error: the rest is not whole
};

/// The elements of the GraphML file in `bytes`, in its order: declared keys with their defaults, labels as
/// yEd draws them, edges at nodes that exist. At most 20,000 nodes and 200,000 edges.
[[nodiscard]] GraphElements graphml_elements(const std::string& bytes, const std::string& name);

}  // namespace sideflow
