#include "models/graphml_network.hpp"

#include "models/graph_attributes.hpp"
#include "models/identifier.hpp"
#include "models/numbers.hpp"
#include "models/problems.hpp"
#include "models/right_spelling.hpp"
#include "models/source_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kLongestName = 200;   ///< characters
constexpr std::size_t kLongestRest = 1000;  ///< bytes of other attributes that go into a note

/// Attributes of our own export that are taken, or that can be computed again. All others go into notes.
constexpr std::array kTakenOfNodes{"label",  "name",     "role",     "role_name", "stage",
                                   "status", "basis",    "holds",    "collects",  "needs",
                                   "asked",  "dead_end", "days_low", "days_best", "days_high",
                                   "note",   "sources"};
constexpr std::array kTakenOfEdges{"label",
                                   "name",
                                   "channel",
                                   "entry",
                                   "kind",
                                   "kind_name",
                                   "aim",
                                   "status",
                                   "likelihood_low",
                                   "likelihood_best",
                                   "likelihood_high",
                                   "likelihood_word",
                                   "likelihood_basis",
                                   "likelihood_disputed",
                                   "passes",
                                   "barriers",
                                   "barrier_names",
                                   "days_low",
                                   "days_best",
                                   "days_high",
                                   "form",
                                   "lasting",
                                   "basis",
                                   "note",
                                   "sources",
                                   "net_low",
                                   "net_best",
                                   "net_high"};

/// Makes ids that nothing has yet.
class IdMaker {
 public:
  void take(const std::string& id) { taken_.insert(id); }

  /// `wanted`, or the first of wanted-2, wanted-3 and so on that is free.
  std::string made(const std::string& wanted) {
    std::string id = wanted;
    for (std::size_t& count = counts_[wanted]; !taken_.insert(id).second;) {
      const std::string end = "-" + std::to_string(++count + 1);
      id = wanted.substr(0, kLongestIdentifier - end.size()) + end;
    }
    return id;
  }

 private:
  std::set<std::string> taken_;
  std::map<std::string, std::size_t> counts_;
};

/// n0, n1::n2 and the like: numbers that a program gave, not names.
bool is_running_number(std::string_view id) {
  return !id.empty() && (id[0] == 'n' || (id[0] >= '0' && id[0] <= '9')) &&
         id.find_first_not_of("n0123456789:") == std::string_view::npos;
}

/// Turns elements of a graph into entries of a network.
class GraphReader {
 public:
  GraphReader(GraphElements graph, const std::string& file, const SheetOptions& options)
      : graph_(std::move(graph)),
        file_(file),
        options_(options),
        known_(options.known == nullptr ? nothing_ : *options.known),
        is_ours_(value(graph_.facts, "made_by").starts_with("sideflow")),
        barriers_(known_) {}

  ImportedDraft read() {
    draft_.sources = graph_sources(graph_, known_);
    for (const Actor& actor : known_.actors) actor_ids_.take(actor.id.text);
    for (const GraphNode& node : graph_.nodes) read_node(node);
    for (const GraphEdge& edge : graph_.edges) read_edge(edge);
    add_barriers();
    read_head();
    say_what_is_left();
    for (auto& [key, word] : words_) draft_.words.push_back(std::move(word));
    return {with_words_for_what_is_not_said(std::move(draft_), known_),
            std::move(graph_.diagnostics)};
  }

 private:
  void report(Severity severity, const char* code, const std::string& text, std::string hint = {}) {
    Diagnostic found;
    found.severity = severity;
    found.code = code;
    found.file = file_;
    found.text = with_personal_data_masked(text);
    found.hint = std::move(hint);
    graph_.diagnostics.push_back(std::move(found));
  }

  // ---- words -------------------------------------------------------------------------------------------

  template <class Entry>
  std::string vocabulary_word(const std::vector<Entry>& known, const std::string& section,
                              const std::string& text, const std::string& name,
                              const std::string& aim = "") {
    if (text.empty() || has_id(known, text)) return text;
    const std::string id = id_from_name(text);
    if (id.empty() || has_id(known, id)) return id;
    DraftWord& word = words_[{section, id}];
    const bool is_new = word.id.empty();
    if (is_new) word = {section, id, name.empty() ? text : name, {}};
    if (!is_new && !name.empty() && word.name == text) word.name = name;
    if (!aim.empty() && word.more.empty()) word.more = {{"aim", aim}};
    return id;
  }

  std::vector<std::string> kinds_in(const GraphValues& values, std::string_view attribute,
                                    const std::string& aim) {
    std::vector<std::string> kinds;
    for (const std::string& text : listed(value(values, attribute))) {
      const std::string id = vocabulary_word(known_.kinds, "kinds", text, "", aim);
      if (!id.empty()) kinds.push_back(id);
    }
    return kinds;
  }

  /// What has no place in the model, for a note. Of our own export it is computed and left out.
  template <std::size_t size>
  std::string with_rest(const GraphValues& values, const std::array<const char*, size>& taken) {
    std::string note = value(values, "note");
    if (is_ours_) return note;
    std::string rest;
    for (const auto& [name, text] : values) {
      if (std::find(taken.begin(), taken.end(), name) != taken.end()) continue;
      unplaced_.insert(name);
      if (rest.size() < kLongestRest) rest += (rest.empty() ? "" : "; ") + name + ": " + text;
    }
    if (rest.empty()) return note;
    return shortened(note.empty() ? rest : note + " (" + rest + ")");
  }

  static std::string shortened(std::string text) {
    constexpr std::size_t kMost = 7'000;
    if (text.size() <= kMost) return text;
    std::size_t end = kMost;
    while ((static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
    text.resize(end);
    return text + " ...";
  }

  // ---- nodes -------------------------------------------------------------------------------------------

  std::string wanted_id(const GraphNode& node) const {
    const bool speaks = is_identifier(node.id) && !is_running_number(node.id);
    if (speaks) return node.id;
    const std::string own = is_running_number(node.id) ? "" : id_from_name(node.id);
    const std::string label = id_from_name(node.label);
    if (!own.empty() && (is_ours_ || label.empty())) return own;
    if (!label.empty()) return label;
    return is_identifier(node.id) ? node.id : "node";
  }

  void read_node(const GraphNode& node) {
    const std::string wanted = wanted_id(node);
    if (options_.adds_to_known && has_id(known_.actors, wanted)) {
      actors_[node.id] = wanted;
      ++known_actors_;
      return;
    }
    DraftActor actor;
    actor.id = actor_ids_.made(wanted);
    actors_[node.id] = actor.id;
    actor.name = node.label.empty() ? node.id : node.label;
    if (character_count(actor.name) > kLongestName)
      report(Severity::error, "SF028",
             "the node " + quoted(node.id) +
                 " has a name of more than 200 "
                 "characters");
    if (actor.id != node.id) actor.remark = "node " + node.id;
    if (actor.id != wanted) ++collisions_;
    fill_actor(actor, node.values);
    draft_.actors.push_back(std::move(actor));
  }

  void fill_actor(DraftActor& actor, const GraphValues& values) {
    actor.role =
        vocabulary_word(known_.roles, "roles", value(values, "role"), value(values, "role_name"));
    const auto known_id = [&values](const auto& entries, const char* key) {
      const std::string id = value(values, key);
      return has_id(entries, id) ? id : std::string{};
    };
    actor.more = {
        {"sector", known_id(known_.sectors, "sector")},
        {"level", known_id(known_.levels, "level")},
        {"setting", known_id(known_.settings, "setting")},
        {"stage", word_among(value(values, "stage"), {"notices", "assesses", "decides", "policy"})},
        {"status",
         word_among(value(values, "status"), {"working", "planned", "missing", "unknown"})}};
    actor.basis = basis_of(values);
    actor.evidence = evidence_of(values);
    actor.holds = kinds_in(values, "holds", "");
    actor.collects = kinds_in(values, "collects", "collect");
    actor.needs = kinds_in(values, "needs", "inform");
    if (values.contains("dead_end")) actor.dead_end = kinds_in(values, "dead_end", "");
    actor.takes = days_of(values);
    actor.note = with_rest(values, kTakenOfNodes);
    if (value(values, "asked") == "true")
      actor.asks.push_back("it was asked where it passes things on; in which source?");
  }

  static std::string basis_of(const GraphValues& values) {
    return word_among(value(values, "basis"), {"stated", "implied", "assumed", "external"});
  }

  // ---- edges -------------------------------------------------------------------------------------------

  /// "rarely" where the scale has that word with these numbers, else the numbers.
  std::string likelihood_text(const GraphValues& values) const {
    const std::string word = value(values, "likelihood_word");
    const std::string numbers = value(values, "likelihood_low") + ".." +
                                value(values, "likelihood_best") + ".." +
                                value(values, "likelihood_high");
    const auto range = parse_range(is_ours_ ? numbers : value(values, "passes"));
    const bool right = range && is_ordered(*range) && range->low >= 0 && range->high <= 1;
    if (!right || word == "unknown") return word == "unknown" ? word : "";
    const std::vector<ScaleWord>& scale = known_.scale.empty() ? built_in_scale() : known_.scale;
    for (const ScaleWord& one : scale) {
      const bool same = one.range.low.value() == range->low &&
                        one.range.best.value() == range->best &&
                        one.range.high.value() == range->high;
      if (same && one.word == word) return word;
    }
    return is_ours_ ? numbers : value(values, "passes");
  }

  DraftLikelihood likelihood_of(const GraphValues& values) const {
    DraftLikelihood likelihood{likelihood_text(values), "", {}};
    const std::string basis =
        word_among(value(values, "likelihood_basis"), {"stated", "implied", "external"});
    if (basis.empty()) return likelihood;
    likelihood.basis = basis;
    likelihood.evidence = evidence_of(values);
    return likelihood;
  }

  void read_edge(const GraphEdge& edge) {
    const auto from = actors_.find(edge.source);
    const auto to = actors_.find(edge.target);
    if (from == actors_.end() || to == actors_.end()) return;  // reported with the elements
    const std::string text = value(edge.values, "kind");
    const std::string kind =
        vocabulary_word(known_.kinds, "kinds", text, value(edge.values, "kind_name"),
                        word_among(value(edge.values, "aim"), {"collect", "inform"}));
    const std::pair carried{kind.empty() ? kNotSaid : kind, likelihood_of(edge.values)};
    const std::string channel = value(edge.values, "channel");
    const auto same = channels_.find({channel, from->second, to->second});
    if (is_ours_ && same != channels_.end()) {
      draft_.channels[same->second].carries.push_back(carried);
      return;
    }
    add_channel(edge, from->second, to->second, carried);
  }

  void add_channel(const GraphEdge& edge, const std::string& from, const std::string& to,
                   const std::pair<std::string, DraftLikelihood>& carried) {
    if (options_.adds_to_known && is_known_way(from, to)) {
      ++known_ways_;
      return;
    }
    DraftChannel channel;
    channel.from = from;
    channel.to = to;
    channel.both_ways = !edge.directed && from != to;
    channel.carries = {carried};
    fill_channel(channel, edge);
    channel.id = channel_id(channel, edge);
    channels_[{value(edge.values, "channel"), from, to}] = draft_.channels.size();
    draft_.channels.push_back(std::move(channel));
  }

  bool is_known_way(const std::string& from, const std::string& to) const {
    return std::any_of(known_.channels.begin(), known_.channels.end(), [&](const Channel& one) {
      return one.from.text == from && one.to.text == to;
    });
  }

  void fill_channel(DraftChannel& channel, const GraphEdge& edge) {
    const GraphValues& values = edge.values;
    channel.status =
        word_among(value(values, "status"), {"working", "planned", "missing", "unknown"});
    channel.barriers = barriers_.seen_on(values);
    channel.takes = days_of(values);
    channel.form = word_among(value(values, "form"), {"formal", "informal"});
    channel.lasting = word_among(value(values, "lasting"), {"permanent", "project", "once"});
    channel.basis = basis_of(values);
    channel.evidence = evidence_of(values);
    channel.note = with_rest(values, kTakenOfEdges);
    if (!is_ours_ && !edge.label.empty()) channel.note = join(edge.label, channel.note);
    if (value(values, "likelihood_disputed") == "true")
      channel.asks.push_back("informants disagree; who said what? The graph holds the range alone");
  }

  static std::string join(const std::string& label, const std::string& note) {
    return note.empty() || note == label ? label : shortened(label + "; " + note);
  }

  /// "" for the only channel of a pair, else an id: that of the graph where it is one.
  std::string channel_id(const DraftChannel& channel, const GraphEdge& edge) {
    const std::string given = value(edge.values, "channel");
    const bool usual = given.empty() || given == edge.source + "/" + edge.target;
    bool is_free = pairs_.insert({channel.from, channel.to}).second;
    if (channel.both_ways) is_free = pairs_.insert({channel.to, channel.from}).second && is_free;
    if (usual && is_free) return "";
    const std::string wanted = usual ? channel.from + "-to-" + channel.to : given;
    const std::string id = is_identifier(wanted) ? wanted : id_from_name(wanted);
    return channel_ids_.made(id.empty() ? "channel" : id);
  }

  void add_barriers() {
    draft_.barriers = barriers_.drafts();
    for (const DraftBarrier& barrier : draft_.barriers) {
      if (barrier.type == kNothingThere)
        words_[{"barrier_types", kNothingThere}] = {
            "barrier_types", kNothingThere, "Nothing is there", {{"absence", "true"}}};
    }
  }

  // ---- the head ----------------------------------------------------------------------------------------

  void read_head() {
    if (options_.adds_to_known) return;
    const auto chosen = [](const std::string& option, const std::string& fact) {
      return option.empty() ? fact : option;
    };
    draft_.name = chosen(options_.name, value(graph_.facts, "name"));
    draft_.id = chosen(options_.id, id_from_name(value(graph_.facts, "network")));
    if (draft_.id.empty()) draft_.id = id_from_name(draft_.name);
    if (draft_.name.empty()) draft_.name = draft_.id;
    const std::string date = value(graph_.facts, "as_of");
    draft_.as_of = chosen(options_.as_of, is_date(date) ? date : "");
    draft_.vocabulary = options_.vocabulary;
    if (draft_.id.empty())
      report(Severity::error, "SF021", "nothing says an id of the network", "give it by --id");
    if (draft_.as_of.empty())
      report(Severity::error, "SF021", "nothing says of which date the graph speaks",
             "give it by --as-of");
  }

  void say_what_is_left() {
    if (is_ours_) {
      draft_.remarks.push_back(
          "What a graph does not hold has to be written again: passages, amounts, recognises, "
          "forwards,");
      draft_.remarks.push_back(
          "barriers inside actors, turns, accounts, owners and laws of barriers, findings, "
          "scenarios.");
    }
    if (collisions_ > 0)
      draft_.remarks.push_back(
          fmt::format("Actors that got a number because their id was taken: {}", collisions_));
    std::string names;
    for (const std::string& name : unplaced_) names += (names.empty() ? "" : ", ") + name;
    if (!names.empty())
      draft_.remarks.push_back("Attributes without a place in the model, now in notes: " + names);
    if (known_actors_ > 0)
      report(Severity::warning, "SF104",
             fmt::format(
                 "{} actors of the graph are in the network already and stay as they are there",
                 known_actors_));
    if (known_ways_ > 0)
      report(
          Severity::warning, "SF104",
          fmt::format("{} edges of the graph lead where the network has a channel already, and are "
                      "not read",
                      known_ways_));
  }

  const Network nothing_;
  GraphElements graph_;
  const std::string& file_;
  const SheetOptions& options_;
  const Network& known_;
  bool is_ours_;
  GraphBarriers barriers_;
  NetworkDraft draft_;
  IdMaker actor_ids_, channel_ids_;
  std::map<std::string, std::string> actors_;  ///< by node
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> channels_;
  std::set<std::pair<std::string, std::string>> pairs_;
  std::map<std::pair<std::string, std::string>, DraftWord> words_;
  std::set<std::string> unplaced_;
  std::size_t collisions_ = 0;
  std::size_t known_actors_ = 0;
  std::size_t known_ways_ = 0;
};

}  // namespace

ImportedDraft graphml_draft(const std::string& bytes, const std::string& name,
                            const SheetOptions& options) {
  GraphElements graph = graphml_elements(bytes, name);
  if (has_errors(graph.diagnostics)) return {{}, std::move(graph.diagnostics)};
  return GraphReader(std::move(graph), name, options).read();
}

}  // namespace sideflow
