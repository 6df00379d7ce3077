#include "models/graphml_elements.hpp"

#include "models/interview_values.hpp"
#include "models/privacy.hpp"
#include "models/problems.hpp"
#include "models/source_text.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace sideflow {

namespace {

constexpr std::size_t kMostNodes = 20'000;
constexpr std::size_t kMostEdges = 200'000;
constexpr std::size_t kMostKeys = 500;
constexpr std::size_t kMostMarks = 4'000'000;  ///< "<": what the parser makes of them
constexpr std::size_t kDeepestGraph = 16;
constexpr std::size_t kLongestValue = 8000;  ///< characters

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is(const pugi::xml_node& node, std::string_view name) {
  return without_prefix(node.name()) == name;
}

/// A <key>: what a <data> with its id holds.
struct GraphKey {
  std::string name;
  std::string of;  ///< "node", "edge", "graph", "all"
  std::string usual;
  bool has_usual = false;
  bool is_drawing = false;  ///< yEd's own description of how something looks
};

/// Walks over one file; keeps what is wrong.
class GraphmlReader {
 public:
  explicit GraphmlReader(const std::string& file) : file_(file) {}

  GraphElements read(const std::string& bytes) {
    pugi::xml_document document;
    if (static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '<')) > kMostMarks) {
      refuse("SF072", "this graph has too many elements", "");
      return std::move(found_);
    }
    const pugi::xml_parse_result result = document.load_buffer(bytes.data(), bytes.size());
    const pugi::xml_node root = document.document_element();
    if (!result) {
      refuse("SF072", fmt::format("this is no right XML: {}", result.description()), "");
    } else if (!is(root, "graphml")) {
      refuse("SF072", "this is no GraphML", "name a .graphml file, or a sheet as .csv or .xlsx");
    } else {
      read_root(root);
    }
    return std::move(found_);
  }

 private:
  void refuse(const char* code, const std::string& text, std::string hint) {
    if (refused_++ < kMostShown) add(Severity::error, code, text, std::move(hint));
  }
  void add(Severity severity, const char* code, const std::string& text, std::string hint) {
    Diagnostic one;
    one.severity = severity;
    one.code = code;
    one.file = file_;
    one.text = with_personal_data_masked(text);
    one.hint = std::move(hint);
    found_.diagnostics.push_back(std::move(one));
  }

  void read_root(const pugi::xml_node& root) {
    for (const pugi::xml_node& one : root.children()) {
      if (is(one, "key") && keys_.size() <= kMostKeys) read_key(one);
    }
    if (keys_.size() > kMostKeys)
      return refuse("SF062", "this graph has more than 500 attributes", "");
    std::size_t graphs = 0;
    for (const pugi::xml_node& one : root.children()) {
      if (is(one, "graph") && graphs++ == 0) read_graph(one);
    }
    if (graphs == 0) refuse("SF072", "no graph is in this file", "");
    if (graphs > 1) add(Severity::warning, "SF104", "only the first graph of the file is read", "");
    if (left_out_ > 0)
      add(Severity::warning, "SF104",
          fmt::format("{} hyperedges and ports are not read", left_out_), "");
    refuse_loose_edges();
  }

  void read_key(const pugi::xml_node& node) {
    GraphKey key;
    key.name = on_one_line(node.attribute("attr.name").value());
    check_text(key.name, "the name of an attribute");
    key.of = node.attribute("for").value();
    for (const pugi::xml_attribute& one : node.attributes())
      key.is_drawing = key.is_drawing || without_prefix(one.name()) == "yfiles.type";
    for (const pugi::xml_node& one : node.children()) {
      if (!is(one, "default")) continue;
      key.usual = on_one_line(one.text().get());
      key.has_usual = true;
    }
    keys_[node.attribute("id").value()] = std::move(key);
  }

  /// Goes through graphs inside nodes without calling itself: files may nest as deep as they like.
  void read_graph(const pugi::xml_node& graph) {
    std::vector<std::pair<pugi::xml_node, std::size_t>> waiting{{graph, 1}};
    found_.facts = values_of(graph, "graph", "the graph");
    const bool directed = std::string_view(graph.attribute("edgedefault").value()) != "undirected";
    for (std::size_t next = 0; next < waiting.size(); ++next) {
      const auto [one, depth] = waiting[next];
      if (depth > kDeepestGraph) return refuse("SF072", "graphs are nested too deeply", "");
      for (const pugi::xml_node& element : one.children()) {
        if (is(element, "node")) read_node(element);
        if (is(element, "edge")) read_edge(element, directed);
        left_out_ += is(element, "hyperedge") ? 1 : 0;
        if (!is(element, "node")) continue;
        for (const pugi::xml_node& inside : element.children()) {
          if (is(inside, "graph")) waiting.emplace_back(inside, depth + 1);
          left_out_ += is(inside, "port") ? 1 : 0;
        }
      }
    }
  }

  void read_node(const pugi::xml_node& element) {
    GraphNode node{element.attribute("id").value(), "", {}};
    const std::string what = "the node " + quoted(node.id);
    check_text(node.id, what);
    node.values = values_of(element, "node", what);
    node.label = label_of(element, node.values, "NodeLabel", what);
    if (node.id.empty()) refuse("SF072", "a node has no id", "");
    if (!ids_.insert(node.id).second) refuse("SF024", what + " is there twice", "");
    if (found_.nodes.size() >= kMostNodes) return refuse_size();
    found_.nodes.push_back(std::move(node));
  }

  void read_edge(const pugi::xml_node& element, bool directed) {
    GraphEdge edge;
    edge.id = element.attribute("id").value();
    edge.source = element.attribute("source").value();
    edge.target = element.attribute("target").value();
    const std::string what = "the edge from " + quoted(edge.source) + " to " + quoted(edge.target);
    const std::string_view own = element.attribute("directed").value();
    edge.directed = own.empty() ? directed : own == "true";
    edge.values = values_of(element, "edge", what);
    edge.label = label_of(element, edge.values, "EdgeLabel", what);
    if (found_.edges.size() >= kMostEdges) return refuse_size();
    found_.edges.push_back(std::move(edge));
  }

  void refuse_size() {
    if (std::exchange(too_large_, true)) return;
    refuse("SF062", "this graph has more than 20,000 nodes or 200,000 edges", "");
  }

  void refuse_loose_edges() {
    for (const GraphEdge& edge : found_.edges) {
      for (const std::string& end : {edge.source, edge.target}) {
        if (!ids_.contains(end))
          refuse("SF026", "an edge leads to the node " + quoted(end) + ", which is not there", "");
      }
    }
  }

  GraphValues values_of(const pugi::xml_node& element, const std::string& of,
                        const std::string& what) {
    GraphValues values;
    for (const auto& [id, key] : keys_) {
      if (key.has_usual && !key.is_drawing && (key.of == of || key.of == "all"))
        values[key.name] = key.usual;
    }
    for (const pugi::xml_node& data : element.children()) {
      if (!is(data, "data")) continue;
      const auto key = keys_.find(data.attribute("key").value());
      if (key == keys_.end() || key->second.is_drawing || key->second.name.empty()) continue;
      const std::string text = on_one_line(data.text().get());
      check_text(text, what);
      if (!text.empty()) values[key->second.name] = text;
    }
    std::erase_if(values, [](const auto& value) { return value.second.empty(); });
    return values;
  }

  /// The label that yEd draws, else what the attributes say.
  std::string label_of(const pugi::xml_node& element, const GraphValues& values,
                       std::string_view drawn, const std::string& what) {
    for (const pugi::xml_node& data : element.children()) {
      if (!is(data, "data")) continue;
      const pugi::xml_node label = data.find_node(
          [drawn](const pugi::xml_node& one) { return without_prefix(one.name()) == drawn; });
      const std::string text = on_one_line(label.text().get());
      check_text(text, what);
      if (!text.empty()) return text;
    }
    for (const char* name : {"label", "name", "Label", "Name"}) {
      const auto value = values.find(name);
      if (value != values.end()) return value->second;
    }
    return "";
  }

  void check_text(const std::string& text, const std::string& what) {
    const std::string sign = forbidden_character(text);
    const auto personal = find_personal_data(text);
    if (!sign.empty())
      refuse("SF004", what + ": the character " + sign + " may not stand in a model", "");
    if (personal)
      refuse("SF090", what + ": this looks like " + personal->what + ": " + personal->masked,
             "a model holds structures and roles, never persons; delete it in the graph too");
    if (sign.empty() && character_count(text) > kLongestValue)
      refuse("SF028", what + ": a text has more than 8,000 characters", "");
  }

  const std::string& file_;
  std::map<std::string, GraphKey> keys_;
  std::set<std::string> ids_;
  GraphElements found_;
  std::size_t left_out_ = 0;
  std::size_t refused_ = 0;
  bool too_large_ = false;
};

}  // namespace

GraphElements graphml_elements(const std::string& bytes, const std::string& name) {
  return GraphmlReader(name).read(bytes);
}

}  // namespace sideflow
