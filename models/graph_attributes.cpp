#include "models/graph_attributes.hpp"

#include "models/identifier.hpp"
#include "models/numbers.hpp"

#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

void take_sources(const GraphValues& values, std::set<std::string>& ids) {
  for (const std::string& id : listed(value(values, "sources"))) {
    if (is_identifier(id)) ids.insert(id);
  }
}

/// Titles with dates by id, in a text like "a: Title of a (2010); b: Title of b (unknown)".
std::map<std::string, std::string> titles_in(const std::string& text,
                                             const std::set<std::string>& ids) {
  std::map<std::string, std::string> titles;
  std::string* title = nullptr;
  for (const std::string& part : listed(text)) {
    const std::size_t colon = part.find(": ");
    const std::string id = part.substr(0, colon);
    const bool begins = colon != std::string::npos && ids.contains(id) && !titles.contains(id);
    if (begins) {
      title = &titles[id];
      *title = part.substr(colon + 2);
    } else if (title != nullptr) {
      *title += "; " + part;
    }
  }
  return titles;
}

DraftSource source_of(const std::string& id, const std::string& titled) {
  DraftSource source;
  source.id = id;
  source.title = titled;
  source.remark = "as the graph names it";
  const std::size_t bracket = titled.rfind(" (");
  if (bracket == std::string::npos || titled.back() != ')') return source;
  const std::string date = titled.substr(bracket + 2, titled.size() - bracket - 3);
  if (!is_rough_date(date)) return source;
  source.date = date;
  source.title.resize(bracket);
  return source;
}

std::optional<double> number(const GraphValues& values, std::string_view name) {
  return parse_number(value(values, name));
}

}  // namespace

std::string value(const GraphValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? "" : found->second;
}

std::vector<std::string> listed(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("; ", at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return parts;
}

std::string word_among(const std::string& text, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), text) == words.end() ? "" : text;
}

std::string days_of(const GraphValues& values) {
  const std::string low = value(values, "days_low");
  const std::string best = value(values, "days_best");
  const std::string high = value(values, "days_high");
  const auto range = parse_range(low + ".." + best + ".." + high);
  if (!range || !is_ordered(*range) || range->low < 0) return "";
  return low == high ? best + " days" : fmt::format("{}..{}..{} days", low, best, high);
}

std::vector<DraftEvidence> evidence_of(const GraphValues& values) {
  std::vector<DraftEvidence> evidence;
  for (const std::string& id : listed(value(values, "sources"))) {
    if (is_identifier(id)) evidence.push_back({id, "", "", ""});
  }
  return evidence;
}

std::vector<DraftSource> graph_sources(const GraphElements& graph, const Network& known) {
  std::vector<DraftSource> sources;
  std::set<std::string> ids;
  for (const GraphNode& node : graph.nodes) take_sources(node.values, ids);
  for (const GraphEdge& edge : graph.edges) take_sources(edge.values, ids);
  const auto titles = titles_in(value(graph.facts, "sources"), ids);
  for (const std::string& id : ids) {
    const auto titled = titles.find(id);
    const std::string title = titled == titles.end() ? "" : titled->second;
    if (!has_id(known.sources, id)) sources.push_back(source_of(id, title));
  }
  return sources;
}

std::vector<std::string> GraphBarriers::seen_on(const GraphValues& values) {
  const std::vector<std::string> given = listed(value(values, "barriers"));
  const std::vector<std::string> names = listed(value(values, "barrier_names"));
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string id = has_id(known_.barriers, given[i]) ? given[i] : id_from_name(given[i]);
    if (id.empty()) continue;
    ids.push_back(id);
    if (has_id(known_.barriers, id)) continue;
    Seen& seen = barriers_[id];
    if (seen.name.empty()) seen.name = names.size() == given.size() ? names[i] : given[i];
    see(seen, values, given.size());
  }
  return ids;
}

/// What is let through behind all barriers, divided by what is without them. Where nothing is let through
/// at worst anyway, the low end cannot be told and is 0.
void GraphBarriers::see(Seen& seen, const GraphValues& values, std::size_t barriers) {
  const std::string status = value(values, "status");
  seen.only_gaps = seen.only_gaps && (status == "missing" || status == "planned");
  std::string ratios;
  bool whole = true;
  for (const char* part : {"low", "best", "high"}) {
    const auto before = number(values, std::string("likelihood_") + part);
    const auto behind = number(values, std::string("net_") + part);
    const bool is_low = ratios.empty();
    if (!before || !behind || *behind < 0 || *behind > *before || (*before == 0 && !is_low)) return;
    whole = whole && *before == *behind;
    ratios += (is_low ? "" : "..") + fmt::format("{:.12g}", *before == 0 ? 0.0 : *behind / *before);
  }
  seen.stops_nothing = seen.stops_nothing || whole;
  const auto range = parse_range(ratios);
  if (barriers == 1 && seen.alone.empty() && range && is_ordered(*range)) seen.alone = ratios;
}

std::vector<DraftBarrier> GraphBarriers::drafts() const {
  std::vector<DraftBarrier> drafts;
  for (const auto& [id, seen] : barriers_) {
    DraftBarrier barrier;
    barrier.id = id;
    barrier.name = seen.name;
    barrier.remark = "the graph says neither its type nor what it rests on";
    barrier.absence = seen.stops_nothing && seen.only_gaps;
    if (barrier.absence) {
      barrier.type = kNothingThere;
    } else if (seen.stops_nothing) {
      barrier.effect = "quality";
      barrier.asks.push_back("does it delay (`effect: delay`), or make records unfit for use?");
    } else {
      barrier.passes.text = seen.alone;
    }
    drafts.push_back(std::move(barrier));
  }
  return drafts;
}

}  // namespace sideflow
