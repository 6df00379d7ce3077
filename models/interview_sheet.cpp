#include "models/interview_sheet.hpp"

#include "models/expects.hpp"
#include "models/identifier.hpp"
#include "models/interview_values.hpp"
#include "models/numbers.hpp"
#include "models/problems.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

const std::vector<std::string> kBases{"stated", "implied", "assumed", "external"};
const std::vector<std::string> kStatuses{"working", "planned", "missing", "unknown"};

template <class Entry>
std::string shown_name(const Entry& entry) {
  return entry.name.shown();
}
std::string shown_name(const Source& source) { return source.title; }

template <class Entry>
Nameables nameables(const std::vector<Entry>& entries) {
  Nameables all;
  for (const Entry& entry : entries) all.add(entry.id.text, shown_name(entry));
  return all;
}

std::string row_words(const InterviewRow& row) {
  const std::string sheet = row.sheet->name.empty() ? "" : "sheet " + row.sheet->name + ", ";
  return sheet + fmt::format("row {}", row.row->number);
}

std::string passage_name(const InterviewRow& row) {
  const std::string number = fmt::format("row-{}", row.row->number);
  const std::string sheet = id_from_name(row.sheet->name);
  return sheet.empty() ? number : free_id(sheet.substr(0, 40) + "-" + number, "", {});
}

/// The first hundred, errors before warnings, and a line that says how many more there are.
std::vector<Diagnostic> as_many_as_shown(std::vector<Diagnostic> all, std::size_t unshown) {
  std::stable_partition(all.begin(), all.end(),
                        [](const Diagnostic& one) { return one.severity == Severity::error; });
  if (all.size() > kMostShown) {
    unshown += all.size() - kMostShown;
    all.resize(kMostShown);
  }
  sort_diagnostics(all);
  if (unshown == 0 || all.empty()) return all;
  Diagnostic last;
  last.severity = Severity::warning;
  last.code = "SF199";
  last.file = all.front().file;
  last.text = fmt::format("{} more problems are not shown", unshown);
  all.push_back(std::move(last));
  return all;
}

/// Builds the draft of one file: first whatever can be named, then what names it.
class SheetReader {
 public:
  SheetReader(const TableFile& table, const SheetOptions& options)
      : table_(table),
        options_(options),
        known_(options.known == nullptr ? nothing_ : *options.known),
        rows_(interview_rows(table)),
        cells_(table, options.known == nullptr || options.known->scale.empty()
                          ? built_in_scale()
                          : options.known->scale) {}

  ImportedDraft read() {
    name_what_is_known();
    for (const InterviewRow& row : rows_.rows) announce(row);
    for (const InterviewRow& row : rows_.rows) read_row(row);
    read_head();
    add_own_words();
    std::vector<Diagnostic> diagnostics = std::move(rows_.diagnostics);
    diagnostics.insert(diagnostics.end(), cells_.diagnostics().begin(), cells_.diagnostics().end());
    diagnostics = as_many_as_shown(std::move(diagnostics), rows_.unshown + cells_.unshown());
    return {with_words_for_what_is_not_said(std::move(draft_), known_), std::move(diagnostics)};
  }

 private:
  // ---- what can be named ----------------------------------------------------------------------------

  void name_what_is_known() {
    kinds_ = nameables(known_.kinds);
    roles_ = nameables(known_.roles);
    types_ = nameables(known_.barrier_types);
    actors_ = nameables(known_.actors);
    barriers_ = nameables(known_.barriers);
    sources_ = nameables(known_.sources);
  }

  void announce(const InterviewRow& row) {
    if (row.sort == RowSort::actor) announce_in(row, actors_, "actor");
    if (row.sort == RowSort::barrier) announce_in(row, barriers_, "barrier");
    if (row.sort == RowSort::source) announce_in(row, sources_, "source");
  }

  void announce_in(const InterviewRow& row, Nameables& known, const char* what) {
    const std::string name = on_one_line(row.text("name"));
    if (name.empty())
      return cells_.error(row, "", "SF021", fmt::format("this {} has no name", what));
    const std::string id = cells_.own_id(row, name);
    if (id.empty()) return;
    if (!known.has(id)) {
      known.add(id, name);
      ids_[row.row] = id;
      first_rows_[{row.sort, id}] = row_words(row);
      if (row.sort == RowSort::source) own_sources_.push_back(id);
      return;
    }
    const auto other = first_rows_.find({row.sort, id});
    cells_.error(row, row.text("id").empty() ? "name" : "id", "SF024",
                 other == first_rows_.end()
                     ? fmt::format("the network has the {} {} already", what, quoted(id))
                     : fmt::format("{} gives the {} {} already", other->second, what, quoted(id)),
                 other == first_rows_.end() ? "delete the row, and change the network file by hand"
                                            : "give it another id");
  }

  // ---- rows -----------------------------------------------------------------------------------------

  void read_row(const InterviewRow& row) {
    const auto id = ids_.find(row.row);
    if (row.sort == RowSort::network) read_network_row(row);
    if (row.sort == RowSort::channel) read_channel(row);
    if (id == ids_.end()) return;
    if (row.sort == RowSort::source) read_source(row, id->second);
    if (row.sort == RowSort::actor) read_actor(row, id->second);
    if (row.sort == RowSort::barrier) read_barrier(row, id->second);
  }

  void read_network_row(const InterviewRow& row) {
    draft_.name = on_one_line(row.text("name"));
    draft_.id = cells_.own_id(row, draft_.name);
    draft_.as_of = cells_.date(row, "date");
  }

  void read_source(const InterviewRow& row, const std::string& id) {
    DraftSource source;
    source.id = id;
    source.title = on_one_line(row.text("name"));
    source.kind = cells_.word(
        row, "type", {"report", "interview", "slides", "law", "statistics", "web", "other"});
    source.date = cells_.rough_date(row, "date");
    source.access = cells_.word(row, "access", {"public", "partners", "internal"});
    source.note = row.text("note");
    source.remark = row_words(row);
    draft_.sources.push_back(std::move(source));
  }

  std::vector<std::string> kinds_in(const InterviewRow& row, std::string_view column) {
    return vocabulary_words(row, column, "kind", kinds_, "kinds");
  }

  /// Words of the vocabulary; where there is none, they are taken as they stand.
  std::vector<std::string> vocabulary_words(const InterviewRow& row, std::string_view column,
                                            const char* what, Nameables& known,
                                            const char* section) {
    if (options_.known != nullptr) return cells_.references(row, column, what, known);
    std::vector<std::string> ids;
    for (const std::string& text : split(row.text(column))) {
      const std::string id = id_from_name(text);
      if (id.empty()) {
        cells_.error(row, column, "SF023", "no id can be made from " + quoted(text));
        continue;
      }
      if (own_words_.insert({{section, id}, text}).second) known.add(id, text);
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    return ids;
  }

  static std::vector<std::string> split(const std::string& text) {
    const std::string_view signs = text.find_first_of(";\n") == std::string::npos ? "," : ";\n";
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size() && !text.empty();) {
      const std::size_t end = std::min(text.find_first_of(signs, at), text.size());
      std::string part = on_one_line(std::string_view(text).substr(at, end - at));
      if (!part.empty()) parts.push_back(std::move(part));
      at = end + 1;
    }
    return parts;
  }

  std::string one_word(const InterviewRow& row, std::string_view column, const char* what,
                       Nameables& known, const char* section) {
    if (options_.known != nullptr) return cells_.reference(row, column, what, known);
    const auto words = vocabulary_words(row, column, what, known, section);
    if (words.size() > 1) cells_.error(row, column, "SF022", fmt::format("one {} at most", what));
    return words.empty() ? "" : words.front();
  }

  /// What the row says, as a passage of its source; in place where the source is in the network already.
  std::vector<DraftEvidence> evidence_of(const InterviewRow& row) {
    const bool speaks = !row.text("says").empty() || !row.text("where").empty();
    std::string source = cells_.reference(row, "source", "source", sources_);
    if (row.text("source").empty() && speaks && own_sources_.size() == 1) source = own_sources_[0];
    if (source.empty() && speaks && row.text("source").empty())
      cells_.error(row, "", "SF021", "words without a source", "name it under `source`");
    if (source.empty()) return {};
    DraftEvidence evidence{source, "", row.text("where"), row.text("says")};
    const auto own = std::find_if(draft_.sources.begin(), draft_.sources.end(),
                                  [&source](const DraftSource& one) { return one.id == source; });
    const bool is_own =
        std::find(own_sources_.begin(), own_sources_.end(), source) != own_sources_.end();
    if (!speaks || !is_own) return {evidence};
    evidence.passage = passage_name(row);
    const DraftPassage passage{evidence.passage, evidence.where, evidence.says};
    if (own == draft_.sources.end()) {
      later_passages_[source].push_back(passage);
    } else {
      own->passages.push_back(passage);
    }
    return {evidence};
  }

  /// The basis that the row gives; stated where a source's words stand in it.
  std::string basis_of(const InterviewRow& row, const std::vector<DraftEvidence>& evidence) {
    const std::string basis = cells_.word(row, "basis", kBases);
    const bool has_words = !evidence.empty() && !evidence.front().says.empty();
    return basis.empty() && has_words ? "stated" : basis;
  }

  DraftLikelihood graded(const InterviewRow& row, std::string_view column,
                         const std::vector<DraftEvidence>& evidence) {
    DraftLikelihood likelihood{
        cells_.likelihood(row, column), cells_.word(row, "graded", kBases), {}};
    if (likelihood.basis == "stated" || likelihood.basis == "implied")
      likelihood.evidence = evidence;
    return likelihood;
  }

  void read_actor(const InterviewRow& row, const std::string& id) {
    DraftActor actor;
    actor.id = id;
    actor.name = on_one_line(row.text("name"));
    actor.role = one_word(row, "role", "role", roles_, "roles");
    actor.more = {
        {"stage", cells_.word(row, "stage", {"notices", "assesses", "decides", "policy"})},
        {"status", cells_.word(row, "status", kStatuses)}};
    actor.evidence = evidence_of(row);
    actor.holds = kinds_in(row, "holds");
    const bool all = row.text("collects") == "all";
    actor.collects = all ? std::vector<std::string>{"all"} : kinds_in(row, "collects");
    actor.needs = kinds_in(row, "needs");
    actor.recognises = graded(row, "recognises", actor.evidence);
    actor.forwards = graded(row, "forwards", actor.evidence);
    actor.takes = cells_.duration(row, "takes");
    actor.asked = cells_.references(row, "asked", "source", sources_);
    actor.dead_end = dead_end_of(row, actor.holds);
    actor.basis = basis_of(row, actor.evidence);
    actor.note = row.text("note");
    actor.remark = row_words(row);
    draft_.actors.push_back(std::move(actor));
  }

  std::optional<std::vector<std::string>> dead_end_of(const InterviewRow& row,
                                                      const std::vector<std::string>& holds) {
    const std::string word = on_one_line(row.text("dead_end"));
    if (word.empty() || word == "no" || word == "false") return std::nullopt;
    if (word != "yes" && word != "true") return kinds_in(row, "dead_end");
    if (holds.empty())
      cells_.error(row, "dead_end", "SF056", "a dead end that holds nothing", "name the kinds");
    return std::vector<std::string>{};
  }

  bool is_absence(const std::string& type) const {
    const auto found =
        std::find_if(known_.barrier_types.begin(), known_.barrier_types.end(),
                     [&type](const BarrierType& one) { return one.id.text == type; });
    return found != known_.barrier_types.end() && found->absence;
  }

  void read_barrier(const InterviewRow& row, const std::string& id) {
    DraftBarrier barrier;
    barrier.id = id;
    barrier.name = on_one_line(row.text("name"));
    barrier.type = one_word(row, "type", "type of barrier", types_, "barrier_types");
    barrier.absence = is_absence(barrier.type);
    barrier.effect = cells_.word(row, "effect", {"flow", "delay", "quality"});
    barrier.evidence = evidence_of(row);
    barrier.passes = graded(row, "passes", barrier.evidence);
    const bool flows = barrier.effect.empty() || barrier.effect == "flow";
    if (!barrier.passes.text.empty() && (barrier.absence || !flows))
      cells_.error(row, "passes", "SF046", "this barrier lets nothing through and stops nothing",
                   "leave the cell empty");
    barrier.takes = cells_.duration(row, "takes");
    barrier.law = row.text("law");
    barrier.basis = basis_of(row, barrier.evidence);
    barrier.note = row.text("note");
    barrier.remark = row_words(row);
    draft_.barriers.push_back(std::move(barrier));
  }

  void read_channel(const InterviewRow& row) {
    for (const char* end : {"from", "to"}) {
      if (row.text(end).empty())
        cells_.error(row, end, "SF021", fmt::format("a channel needs a `{}`", end));
    }
    DraftChannel channel;
    channel.evidence = evidence_of(row);
    const DraftLikelihood passes = graded(row, "passes", channel.evidence);
    std::vector<std::string> kinds = kinds_in(row, "kind");
    if (row.text("kind").empty()) kinds = {kNotSaid};
    for (const std::string& kind : kinds) channel.carries.emplace_back(kind, passes);
    channel.status = cells_.word(row, "status", kStatuses);
    channel.barriers = cells_.references(row, "barrier", "barrier", barriers_);
    channel.takes = cells_.duration(row, "takes");
    channel.form = cells_.word(row, "form", {"formal", "informal", "unknown"});
    channel.lasting = cells_.word(row, "lasting", {"permanent", "project", "once", "unknown"});
    channel.basis = basis_of(row, channel.evidence);
    channel.note = row.text("note");
    channel.remark = row_words(row);
    add_ways(row, channel);
  }

  /// One channel from each sender to each receiver that the row names.
  void add_ways(const InterviewRow& row, const DraftChannel& channel) {
    const auto senders = cells_.references(row, "from", "actor", actors_);
    const auto receivers = cells_.references(row, "to", "actor", actors_);
    const bool has_id = !row.text("id").empty();
    if (has_id && senders.size() * receivers.size() > 1)
      cells_.error(row, "id", "SF041", "an id stands for one channel, and this row makes several");
    for (const std::string& from : senders) {
      for (const std::string& to : receivers) {
        DraftChannel way = channel;
        way.from = from;
        way.to = to;
        if (has_id) way.id = cells_.own_id(row, "");
        add_way(row, std::move(way));
      }
    }
  }

  void add_way(const InterviewRow& row, DraftChannel way) {
    for (const auto& [kind, passes] : way.carries) {
      const auto taken = ways_.emplace(std::tuple(way.from, way.to, kind), row_words(row));
      if (!taken.second && way.id.empty()) return refuse_second(row, way, taken.first->second);
    }
    const bool in_known = has_known_channel(row, way);
    if (in_known && way.id.empty()) return;
    const bool second = !pairs_.insert({way.from, way.to}).second;
    if (way.id.empty() && second)
      way.id = free_id(way.from + "-" + way.to + "-" + way.carries.front().first, "", channel_ids_);
    if (!way.id.empty()) channel_ids_.push_back(way.id);
    draft_.channels.push_back(std::move(way));
  }

  void refuse_second(const InterviewRow& row, const DraftChannel& way, const std::string& other) {
    cells_.error(
        row, "", "SF040",
        fmt::format("{} speaks of the channel from {} to {} already", other, way.from, way.to),
        "where informants disagree, keep one row and write the other's word under `accounts` "
        "in the file; a second channel needs an `id`");
  }

  bool has_known_channel(const InterviewRow& row, const DraftChannel& way) {
    if (!options_.adds_to_known) return false;
    const auto same = std::find_if(
        known_.channels.begin(), known_.channels.end(),
        [&way](const Channel& one) { return one.from.text == way.from && one.to.text == way.to; });
    if (same == known_.channels.end()) return false;
    if (way.id.empty()) {
      cells_.error(row, "", "SF040",
                   fmt::format("the network has a channel from {} to {} already, in line {}",
                               way.from, way.to, same->place.line),
                   "change it there by hand, or give the second channel an `id`");
    }
    return true;
  }

  // ---- the head ---------------------------------------------------------------------------------------

  void read_head() {
    for (DraftSource& source : draft_.sources) {
      const auto& later = later_passages_[source.id];
      source.passages.insert(source.passages.end(), later.begin(), later.end());
    }
    if (options_.adds_to_known) return;
    if (!options_.id.empty()) draft_.id = options_.id;
    if (!options_.name.empty()) draft_.name = options_.name;
    if (draft_.name.empty()) draft_.name = draft_.id;
    if (!options_.as_of.empty()) draft_.as_of = options_.as_of;
    draft_.vocabulary = options_.vocabulary;
    if (draft_.as_of.empty()) take_date_of_sources();
    if (draft_.id.empty()) missing_head("an id", "a row `network` with `name`, or --id");
    if (draft_.as_of.empty()) missing_head("a date", "a row `network` with `date`, or --as-of");
  }

  void take_date_of_sources() {
    for (const DraftSource& source : draft_.sources) {
      if (is_date(source.date)) draft_.as_of = std::max(draft_.as_of, source.date);
    }
    draft_.ask_as_of =
        "which date does the description speak of? This is that of its latest source";
  }

  void missing_head(const std::string& what, const std::string& by) {
    Diagnostic found;
    found.code = "SF021";
    found.file = table_.file;
    found.text = "nothing says " + what + " of the network";
    found.hint = "give it by " + by;
    rows_.diagnostics.push_back(std::move(found));
  }

  void add_own_words() {
    for (const auto& [word, name] : own_words_) {
      if (word.second != kNotSaid) draft_.words.push_back({word.first, word.second, name, {}});
    }
  }

  const TableFile& table_;
  const Network nothing_;
  SheetOptions options_;
  const Network& known_;
  InterviewRows rows_;
  CellReader cells_;
  NetworkDraft draft_;
  Nameables kinds_, roles_, types_, actors_, barriers_, sources_;
  std::vector<std::string> own_sources_;
  std::vector<std::string> channel_ids_;
  std::map<const TableRow*, std::string> ids_;
  std::map<std::pair<RowSort, std::string>, std::string> first_rows_;
  std::map<std::pair<std::string, std::string>, std::string> own_words_;
  std::map<std::string, std::vector<DraftPassage>> later_passages_;
  std::map<std::tuple<std::string, std::string, std::string>, std::string> ways_;
  std::set<std::pair<std::string, std::string>> pairs_;
};

}  // namespace

ImportedDraft interview_draft(const TableFile& table, const SheetOptions& options) {
  expects(!options.adds_to_known || options.known != nullptr, "there is a network to be added to");
  if (has_errors(table.diagnostics)) return {{}, table.diagnostics};
  ImportedDraft read = SheetReader(table, options).read();
  read.diagnostics.insert(read.diagnostics.begin(), table.diagnostics.begin(),
                          table.diagnostics.end());
  return read;
}

}  // namespace sideflow
