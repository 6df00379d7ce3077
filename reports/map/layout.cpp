#include "reports/map/layout.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

namespace sideflow::reports {

namespace {

// Graphviz names things by the addresses of their texts, so that the order inside its dictionaries,
// and with it the picture, changes from one graph to the next. Running numbers do not.
struct RunningIds {
  Agraph_t* graph = nullptr;
  std::map<std::string, IDTYPE, std::less<>> by_name;
  std::map<IDTYPE, char*> names;  // texts of the graph, which carry a mark that Graphviz looks at
  IDTYPE last = 0;
};

RunningIds& ids_of(void* state) { return *static_cast<RunningIds*>(state); }

void* open_ids(Agraph_t* graph, Agdisc_t*) {
  auto ids = std::make_unique<RunningIds>();
  ids->graph = graph;
  return ids.release();
}

void close_ids(void* state) {
  std::unique_ptr<RunningIds>(static_cast<RunningIds*>(state)).reset();
}

IDTYPE named_id(RunningIds& ids, char* name) {
  const IDTYPE id = ids.last += 2;
  ids.by_name.emplace(name, id);
  ids.names.emplace(id, agstrdup(ids.graph, name));
  return id;
}

long map_id(void* state, int, char* name, IDTYPE* id, int create) {
  RunningIds& ids = ids_of(state);
  if (name == nullptr) {  // odd numbers: without a name
    *id = (ids.last += 2) + 1;
    return 1;
  }
  const auto known = ids.by_name.find(std::string_view(name));
  if (known == ids.by_name.end() && create == 0) return 0;
  *id = known != ids.by_name.end() ? known->second : named_id(ids, name);
  return 1;
}

long refuse_chosen_id(void*, int, IDTYPE) { return 0; }

// A name may be shared by a node and a subgraph, so that it lives as long as the graph.
void keep_id(void*, int, IDTYPE) {}

char* name_of_id(void* state, int, IDTYPE id) {
  const auto named = ids_of(state).names.find(id);
  return named == ids_of(state).names.end() ? nullptr : named->second;
}

void register_nothing(void*, int, void*) {}

/// What is left to read of the text.
struct Reading {
  std::string_view rest;
};

// Up to the end of a line: Graphviz throws away what it has read behind the end of a graph.
int read_line(void* channel, char* buffer, int size) {
  auto& reading = *static_cast<Reading*>(channel);
  if (reading.rest.empty()) return 0;
  const std::size_t line = std::min(reading.rest.find('\n'), reading.rest.size() - 1) + 1;
  const std::size_t count = std::min(line, static_cast<std::size_t>(std::max(size, 0)));
  std::memcpy(buffer, reading.rest.data(), count);
  reading.rest.remove_prefix(count);
  return static_cast<int>(count);
}

// Graphviz reports errors through a plain function, so that there is no other place for them.
std::vector<std::string>& told() {
  static std::vector<std::string> messages;
  return messages;
}

int hear(char* message) {
  told().emplace_back(message);
  return 0;
}

/// The whole messages among the pieces in which Graphviz hands them out ("Error", ": ", ...).
std::vector<std::string> messages_told() {
  std::string all;
  for (const std::string& piece : told()) all += piece;
  told().clear();
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < all.size();) {
    const std::size_t end = std::min(all.find('\n', start), all.size());
    if (end > start) lines.push_back(all.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};
using Context = std::unique_ptr<GVC_t, FreeContext>;

/// The next graph of the text, or none.
Graph next_graph(Reading& reading) {
  static Agiddisc_t running_ids{open_ids,   map_id,    refuse_chosen_id, keep_id,
                                name_of_id, close_ids, register_nothing};
  static Agiodisc_t from_memory{read_line, AgIoDisc.putstr, AgIoDisc.flush};
  static Agdisc_t discipline{&AgMemDisc, &running_ids, &from_memory};
  return Graph(agread(&reading, &discipline));
}

const char* engine_name(LayoutEngine engine) {
  switch (engine) {
    case LayoutEngine::ranks: return "dot";
    case LayoutEngine::routes: return "nop1";
    case LayoutEngine::kept: break;
  }
  return "nop2";
}

const char* format_name(PictureFormat format) {
  switch (format) {
    case PictureFormat::positions:
    case PictureFormat::dot: return "dot";
    case PictureFormat::svg: return "svg:svg";
    case PictureFormat::pdf: return "pdf:cairo";
    case PictureFormat::png: return "png:cairo";
  }
  return "";
}

std::string text_of(void* object, const char* attribute) {
  const std::string name(attribute);  // agget takes what it does not change as changeable
  const char* value = agget(object, const_cast<char*>(name.c_str()));
  return value == nullptr ? std::string() : std::string(value);
}

std::string node_line(Agnode_t* node) {
  return "node " + std::string(agnameof(node)) + " " + text_of(node, "pos") + " " +
         text_of(node, "width") + " " + text_of(node, "height") + "\n";
}

/// An edge's `pos` stays as it is; only its line breaks go.
std::string edge_line(Agedge_t* edge) {
  std::string where = text_of(edge, "pos");
  std::erase(where, '\\');
  std::replace(where.begin(), where.end(), '\n', ' ');
  return "edge " + text_of(edge, "id") + " " + where + "\n";
}

std::string positions_of(Agraph_t* graph) {
  std::string text = "box " + text_of(graph, "bb") + "\n";
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    text += node_line(node);
    for (Agedge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge)) {
      text += edge_line(edge);
    }
  }
  return text + "end\n";
}

/// The picture without the moment at which it was made: a date long ago in its place, as the file
/// counts bytes.
std::string without_date(std::string pdf) {
  const std::string_view mark = "/CreationDate (D:";
  const std::string_view long_ago = "20000101000000";
  const std::size_t date = pdf.find(mark);
  if (date != std::string::npos) pdf.replace(date + mark.size(), long_ago.size(), long_ago);
  return pdf;
}

std::string render(GVC_t* context, Agraph_t* graph, PictureFormat format) {
  char* data = nullptr;
  unsigned int length = 0;
  if (gvRenderData(context, graph, format_name(format), &data, &length) != 0 || data == nullptr) {
    return {};
  }
  std::string bytes(data, length);
  gvFreeRenderData(data);
  if (format == PictureFormat::positions) return positions_of(graph);
  return format == PictureFormat::pdf ? without_date(std::move(bytes)) : bytes;
}

std::string picture_of(GVC_t* context, Agraph_t* graph, LayoutEngine engine, PictureFormat format) {
  if (gvLayout(context, graph, engine_name(engine)) != 0) return {};
  std::string bytes = render(context, graph, format);
  gvFreeLayout(context, graph);
  return bytes;
}

LayoutAnswer refused(std::string why) {
  LayoutAnswer answer;
  answer.problems = messages_told();
  answer.problems.push_back(std::move(why));
  return answer;
}

}  // namespace

LayoutAnswer lay_out(const std::string& dot, LayoutEngine engine, PictureFormat format) {
  agseterrf(hear);
  const Context context(gvContext());
  Reading reading{dot};
  LayoutAnswer answer;
  std::size_t graphs = 0;
  for (; Graph graph = next_graph(reading); ++graphs) {
    const std::string bytes = picture_of(context.get(), graph.get(), engine, format);
    if (bytes.empty()) return refused("a graph could not be laid out or drawn");
    answer.bytes += bytes;
  }
  if (graphs == 0) return refused("the input holds no graph in the DOT language");
  answer.warnings = messages_told();
  return answer;
}

}  // namespace sideflow::reports
