#include "models/read_holdings.hpp"

#include "models/field_tables.hpp"
#include "models/read_actors.hpp"
#include "models/read_evidence.hpp"
#include "models/right_spelling.hpp"

#include <array>
#include <utility>

namespace sideflow {

namespace {

bool has_aim(Reading& reading, const YamlNode& node, const KindId& id, Aim wanted) {
  const Kind* kind = find_kind(reading.network, id);
  if (kind == nullptr || kind->aim == wanted) return true;
  const std::string text = wanted == Aim::inform
                               ? "`needs` names the kind " + quoted(id.text) +
                                     ", whose aim is to be collected, not to inform"
                               : "`collects` names the kind " + quoted(id.text) +
                                     ", whose aim is to inform, not to be collected";
  reading.problems.error(node, "SF048", text,
                         wanted == Aim::inform ? "write `collects`" : "write `needs`");
  return false;
}

std::vector<KindId> read_kinds_of_aim(Reading& reading, const YamlNode& node, Aim aim) {
  const std::vector<KindId> kinds = read_references<KindId>(reading, node);
  for (const YamlNode* item : items_of(node)) {
    if (item->sort == YamlSort::scalar) (void)has_aim(reading, *item, KindId{item->text}, aim);
  }
  return kinds;
}

std::vector<KindId> all_to_be_collected(Reading& reading, const YamlNode& node) {
  std::vector<KindId> kinds;
  if (!has_room_for(reading, node, sizeof(KindId) * reading.network.kinds.size())) return kinds;
  for (const Kind& kind : reading.network.kinds) {
    if (kind.aim == Aim::collect) kinds.push_back(kind.id);
  }
  return kinds;
}

bool means_all(const Reading& reading, const YamlNode& node) {
  constexpr std::array<std::string_view, 5> kWords{"everything", "anything", "any", "every", "*"};
  const std::string text = node.sort == YamlSort::scalar ? folded(node.text) : std::string{};
  const bool means = text == "all" || std::find(kWords.begin(), kWords.end(), text) != kWords.end();
  return means && !reading.known.kinds.contains(node.text);
}

std::optional<Holding> read_holding(Reading& reading, const YamlEntry& entry) {
  const auto kind = read_reference<KindId>(reading, entry.key);
  Holding holding;
  if (kind) holding.kind = *kind;
  if (is_nothing(entry.value)) return kind ? std::optional<Holding>(holding) : std::nullopt;
  if (entry.value.sort != YamlSort::mapping) {
    reading.problems.error(entry.value, "SF022",
                           "what is held is a mapping of keys, not " + described(entry.value),
                           "write {amount: ..., of: ...}, or {} where nothing more is known");
    return std::nullopt;
  }
  holding = read_fields(reading, entry.value, entry.key, holding_fields(), std::move(holding));
  if (value_at(entry.value, "basis") != nullptr) {
    warn_of_thin_basis(reading, entry.key, "what is held of " + quoted(entry.key.text),
                       holding.basis, holding.evidence, holding.note);
  }
  return kind ? std::optional<Holding>(std::move(holding)) : std::nullopt;
}

std::vector<Holding> bare_holdings(const std::vector<KindId>& kinds) {
  std::vector<Holding> holdings(kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) holdings[i].kind = kinds[i];
  return holdings;
}

}  // namespace

std::vector<Holding> read_holdings(Reading& reading, const YamlNode& node) {
  if (node.sort != YamlSort::mapping) return bare_holdings(read_references<KindId>(reading, node));
  std::vector<Holding> holdings;
  for (const YamlEntry& entry : node.entries) {
    if (auto holding = read_holding(reading, entry)) holdings.push_back(std::move(*holding));
  }
  std::sort(holdings.begin(), holdings.end(),
            [](const Holding& a, const Holding& b) { return a.kind < b.kind; });
  return holdings;
}

std::vector<KindId> read_collected(Reading& reading, const YamlNode& node) {
  if (node.sort == YamlSort::scalar && node.text == "all")
    return all_to_be_collected(reading, node);
  if (means_all(reading, node)) {
    reading.problems.error(node, "SF026", "there is no kind " + quoted(node.text), "write all");
    return {};
  }
  return read_kinds_of_aim(reading, node, Aim::collect);
}

std::vector<KindId> read_needed(Reading& reading, const YamlNode& node) {
  return read_kinds_of_aim(reading, node, Aim::inform);
}

std::optional<DeadEnd> read_dead_end(Reading& reading, const YamlEntry& entry) {
  if (!is_mapping(reading, entry.value, "`dead_end`")) return std::nullopt;
  return read_fields(reading, entry.value, entry.key, dead_end_fields());
}

void warn_of_thin_turn(Reading& reading, const YamlNode& node, const YamlNode& key,
                       const Turn& turn) {
  if (value_at(node, "basis") == nullptr && !turn.likelihood.evidence.empty()) return;
  warn_of_thin_basis(
      reading, key, "the turn of " + quoted(turn.from.text) + " into " + quoted(turn.into.text),
      turn.basis, turn.evidence, turn.note.empty() ? turn.likelihood.note : turn.note);
}

const FieldTable<Holding>& holding_fields() {
  static const FieldTable<Holding> kTable{
      "what is held",
      "How much of a kind a bearer holds.",
      {field<Holding, &Holding::amount>(
           "amount", Need::optional, "10, 10..20 or 10..20..40, perhaps per year, month or week"),
       field<Holding, &Holding::of>("of", Need::optional, "what is counted"),
       field<Holding, &Holding::basis>("basis", Need::optional, "what the amount rests on"),
       field<Holding, &Holding::evidence>("evidence", Need::optional, "who says so"),
       field<Holding, &Holding::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<DeadEnd>& dead_end_fields() {
  static const FieldTable<DeadEnd> kTable{
      "`dead_end`",
      "A source says that the actor has nowhere to go with what it holds.",
      {field<DeadEnd, &DeadEnd::kinds>("kinds", Need::optional,
                                       "for these kinds; without it, for all that it holds"),
       field<DeadEnd, &DeadEnd::evidence>("evidence", Need::optional, "who says so"),
       field<DeadEnd, &DeadEnd::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

}  // namespace sideflow
