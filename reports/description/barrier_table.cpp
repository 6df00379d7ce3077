// What stands in the way.
#include "reports/description/description_words.hpp"
#include "reports/description/network_tables.hpp"
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

bool has(const std::vector<BarrierId>& barriers, const BarrierId& id) {
  return std::find(barriers.begin(), barriers.end(), id) != barriers.end();
}

/// The lines and actors at which the barrier stands.
std::string standing_places(const Network& network, const BarrierId& id) {
  std::vector<std::string> places;
  for (const Channel& channel : network.channels) {
    if (has(channel.barriers, id))
      places.push_back(
          line_words(actor_name(network, channel.from), actor_name(network, channel.to)));
  }
  for (const Actor& actor : network.actors) {
    const std::string name = actor_name(network, actor.id);
    if (has(actor.hinder_recognises, id))
      places.push_back(inside_place_words(inside::kRecognising, name));
    if (has(actor.hinder_forwards, id))
      places.push_back(inside_place_words(inside::kForwarding, name));
  }
  return fmt::format("{}", fmt::join(places, "; "));
}

std::string effect_words(const Barrier& barrier) {
  if (barrier.absence) return absence_words();
  if (barrier.effect == Effect::quality) return quality_words();
  if (barrier.effect == Effect::delay) return delay_words(barrier.takes ? barrier.takes->text : "");
  const std::string strength = barrier.passes ? graded_words(*barrier.passes) : "";
  return lets_through_words(strength, barrier.drawn);
}

std::string type_name(const Network& network, const BarrierTypeId& id) {
  for (const BarrierType& type : network.barrier_types) {
    if (type.id == id) return one_line(type.name.shown());
  }
  return id.text;
}

std::vector<std::string> barrier_row(const ReportMatter& matter, const Barrier& barrier) {
  const std::string owner = barrier.owner ? actor_name(matter.network, *barrier.owner) : "";
  const std::string law = shown_note(matter, barrier.law, barrier.evidence);
  std::vector<std::string> notes;
  const std::string note = shown_note(matter, barrier.note, barrier.evidence);
  if (!note.empty()) notes.push_back(note);
  if (barrier.passes) {
    const std::string reason = shown_note(matter, barrier.passes->note, barrier.passes->evidence);
    if (!reason.empty()) notes.push_back(strength_reason_words(reason));
  }
  return {barrier_name(matter.network, barrier.id),
          type_name(matter.network, barrier.type),
          effect_words(barrier),
          standing_places(matter.network, barrier.id),
          owner,
          rests_on_words(barrier.rests_on, law),
          basis_and_marks(matter, barrier.basis, barrier.evidence),
          fmt::format("{}", fmt::join(notes, " "))};
}

}  // namespace

Blocks barrier_blocks(const ReportMatter& matter) {
  Table table{barrier_heads(), {}};
  for (const Barrier& barrier : matter.network.barriers)
    table.rows.push_back(barrier_row(matter, barrier));
  if (table.rows.empty()) return {};
  return {Heading{2, page::kBarriers}, std::move(table)};
}

}  // namespace sideflow::reports
