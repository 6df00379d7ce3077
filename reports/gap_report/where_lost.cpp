// Where it is lost: the places as the map numbers them.
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/ledger_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Bounds;
using engine::Element;
using engine::ElementIndex;

constexpr std::size_t kMostPlaces = 10;
constexpr std::size_t kMostNames = 3;

const Element& element_at(const GapMatter& matter, ElementIndex index) {
  return matter.analysis.graph.elements[index];
}

std::vector<std::string> senders(const GapMatter& matter, const LossPlace& place) {
  std::vector<std::string> names;
  for (const std::uint32_t sender : place.senders)
    names.push_back(actor_name(matter.network, matter.network.actors[sender].id));
  return names;
}

std::string senders_in_a_sentence(const GapMatter& matter, const LossPlace& place) {
  std::vector<std::string> names = senders(matter, place);
  for (std::string& name : names) name = with_article(name);
  return listed(names, kMostNames);
}

std::string addressee(const GapMatter& matter, const LossPlace& place) {
  if (!place.addressee) return "";
  return actor_name(matter.network, matter.network.actors[*place.addressee].id);
}

std::string barriers(const GapMatter& matter, const LossPlace& place) {
  std::vector<std::string> names;
  for (const std::uint32_t barrier : place.barriers)
    names.push_back(barrier_name(matter.network, matter.network.barriers[barrier].id));
  return listed(names);
}

// ---- kinds ---------------------------------------------------------------------------------------

bool loses_at(const std::vector<engine::ElementLoss>& losses, const LossPlace& place) {
  return std::any_of(losses.begin(), losses.end(), [&](const engine::ElementLoss& loss) {
    return loss.amount > 0 && std::find(place.elements.begin(), place.elements.end(),
                                        loss.element) != place.elements.end();
  });
}

/// What is lost there: the kinds of the elements; of barriers, those of the rows that lose.
std::string kinds(const GapMatter& matter, const LossPlace& place) {
  std::set<std::string> names;
  for (const ElementIndex index : place.elements) {
    const KindId& kind = element_at(matter, index).kind;
    if (!kind.empty()) names.insert(kind_name(matter.network, kind));
  }
  if (names.empty()) {
    for (const engine::LedgerRow& row : matter.analysis.ledger.rows) {
      if (loses_at(row.lost, place))
        names.insert(kind_name(matter.network, matter.analysis.graph,
                               matter.analysis.graph.bearers[row.row].vertex));
    }
  }
  return listed({names.begin(), names.end()}, kMostNames);
}

// ---- numbers -------------------------------------------------------------------------------------

std::optional<engine::Spread> spread_of_loss(const engine::Analysis& analysis,
                                             ElementIndex element) {
  const auto& lost = analysis.ledger.lost;
  if (analysis.certainty.lost.size() != lost.size()) return std::nullopt;
  for (std::size_t at = 0; at < lost.size(); ++at) {
    if (lost[at].element == element) return analysis.certainty.lost[at];
  }
  return std::nullopt;
}

std::optional<engine::Spread> spread_of(const GapMatter& matter, const LossPlace& place) {
  if (place.elements.size() != 1 || place.sort == LossSort::gap) return std::nullopt;
  return spread_of_loss(matter.analysis, place.elements.front());
}

const char* about(const GapMatter& matter) { return matter.analysis.ledger.exact ? "" : "about "; }

Bounds lost_bounds(const GapMatter& matter, const LossPlace& place) {
  return bounds_around(place.amount, spread_of(matter, place));
}

struct Repair {
  ElementIndex element = 0;
  Bounds gain;
};

/// The one part whose repair alone gives most; the first of several that give the same.
std::optional<Repair> best_repair(const GapMatter& matter, const LossPlace& place) {
  std::optional<Repair> best;
  for (const ElementIndex element : place.elements) {
    const std::optional<Bounds> gain = gain_of(matter.analysis, element);
    if (gain && (!best || gain->best > best->gain.best)) best = Repair{element, *gain};
  }
  return best;
}

// ---- what it rests on ----------------------------------------------------------------------------

void add(std::vector<Evidence>& pieces, const std::vector<Evidence>& more) {
  for (const Evidence& piece : more) {
    if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end()) pieces.push_back(piece);
  }
}

std::vector<Evidence> evidence_of(const GapMatter& matter, const LossPlace& place) {
  std::vector<Evidence> pieces;
  for (const std::uint32_t barrier : place.barriers)
    add(pieces, matter.network.barriers[barrier].evidence);
  for (const ElementIndex index : place.elements) {
    const Element& element = element_at(matter, index);
    if (const Channel* channel = find_channel(matter.network, element.channel))
      add(pieces, channel->evidence);
    if (const JudgedLikelihood* likelihood = judged(matter.network, element))
      add(pieces, likelihood->evidence);
  }
  return pieces;
}

std::string bases(const GapMatter& matter, const LossPlace& place) {
  std::set<Basis> found;
  for (const ElementIndex index : place.elements) found.insert(element_at(matter, index).existence);
  std::vector<std::string> words;
  for (const Basis basis : found) words.emplace_back(word(basis));
  return listed(words);
}

bool hangs_on_assumed(const GapMatter& matter, const LossPlace& place) {
  return std::any_of(place.elements.begin(), place.elements.end(), [&](ElementIndex index) {
    return element_at(matter, index).existence == Basis::assumed;
  });
}

std::string rests_on(const GapMatter& matter, const LossPlace& place) {
  const std::string marks = short_marks(matter, evidence_of(matter, place));
  return marks.empty() ? bases(matter, place) : bases(matter, place) + " " + marks;
}

// ---- the table -----------------------------------------------------------------------------------

/// "Distrust: sometimes (0.30, ...)" in a cell is too long: the word of the scale alone stands beside the name.
std::string cause_cell(const GapMatter& matter, const LossPlace& place) {
  const std::string cause = loss_cause_words(place.sort, place.status, barriers(matter, place));
  if (place.sort == LossSort::gap || place.elements.size() != 1) return cause;
  const LikelihoodRange& own = element_at(matter, place.elements.front()).own;
  return fmt::format(
      "{} (lets through {})", cause,
      scale_words(matter.network, {own.low.value(), own.best.value(), own.high.value()}));
}

std::string gain_cell(const std::optional<Repair>& repair, std::size_t parts) {
  return repair ? gain_of_parts(number_then_range(repair->gain), parts) : "not worked out";
}

std::vector<std::string> table_row(const GapMatter& matter, std::size_t at) {
  const LossPlace& place = matter.places[at];
  const std::optional<Repair> repair = best_repair(matter, place);
  const bool inside = place.sort == LossSort::recognising || place.sort == LossSort::forwarding ||
                      place.sort == LossSort::turning;
  const std::string to = addressee(matter, place);
  return {std::to_string(at + 1),
          place.senders.empty() ? "everywhere" : listed(senders(matter, place), kMostNames),
          to.empty() ? (inside ? "inside" : "several") : to,
          kinds(matter, place),
          cause_cell(matter, place),
          about(matter) + number_then_range(lost_bounds(matter, place)),
          gain_cell(repair, place.elements.size()),
          rests_on(matter, place),
          repair ? stamp_of_repair(matter.analysis, repair->element) : ""};
}

std::string number_of_pieces(const GapMatter& matter) {
  return std::to_string(std::llround(matter.analysis.ledger.amount));
}

std::string of_pieces(const GapMatter& matter) {
  return counted(static_cast<std::size_t>(std::llround(matter.analysis.ledger.amount)), "piece",
                 "pieces");
}

Paragraph how_to_read(const GapMatter& matter, std::size_t shown) {
  std::string text = fmt::format("{} {}", two_columns_sentence(), loss_range_sentence());
  const std::string rank = rank_sentence(shown, matter.places.size());
  if (!rank.empty()) text += " " + rank;
  double error = 0;
  for (const engine::ElementLoss& loss : matter.analysis.ledger.lost)
    error = std::max(error, loss.standard_error);
  const std::string estimates = ledger_estimate_sentence(error);
  return {"", estimates.empty() ? text : text + " " + estimates};
}

Blocks without_places(const GapMatter& matter) {
  const engine::Ledger& ledger = matter.analysis.ledger;
  if (ledger.amount == 0) return {Paragraph{"", no_ledger_sentence()}};
  return {Paragraph{"", ledger.unmapped > 0 ? no_place_sentence() : nothing_lost_sentence()}};
}

}  // namespace

std::string loss_in_a_sentence(const GapMatter& matter, const LossPlace& place,
                               ReportLength length) {
  const std::optional<Repair> repair = best_repair(matter, place);
  const LossWords words{
      .from = senders_in_a_sentence(matter, place),
      .to = with_article(addressee(matter, place)),
      .cause = barriers(matter, place),
      .amount = about(matter) + number_and_range(lost_bounds(matter, place)),
      .of = length == ReportLength::brief ? number_of_pieces(matter) : of_pieces(matter),
      .has_range = spread_of(matter, place).has_value(),
      .gain = repair ? number_and_range(repair->gain) : "",
      .parts = place.elements.size(),
      .stamp = repair ? stamp_of_repair(matter.analysis, repair->element) : "",
      .assumed = hangs_on_assumed(matter, place),
      .marks = short_marks(matter, evidence_of(matter, place)),
      .length = length};
  return loss_sentence(place.sort, place.status, words);
}

Blocks three_largest_losses(const GapMatter& matter) {
  if (matter.places.empty()) return without_places(matter);
  Bullets losses;
  const std::size_t numbered = numbered_places(matter.places);
  for (std::size_t at = 0; at < std::min(kNumberedLosses, matter.places.size()); ++at)
    losses.items.push_back((at < numbered ? number_on_map_words(at + 1) : "") +
                           loss_in_a_sentence(matter, matter.places[at], ReportLength::brief));
  return {losses};
}

Blocks where_it_is_lost(const GapMatter& matter) {
  Blocks blocks = {Heading{2, heading::kWhereLost}};
  const std::size_t shown = std::min(kMostPlaces, matter.places.size());
  Table table{loss_heads(), {}};
  table.widths = {4, 10, 10, 10, 11, 8, 9, 10, 8};
  for (std::size_t at = 0; at < shown; ++at) table.rows.push_back(table_row(matter, at));
  if (shown == 0) append(blocks, without_places(matter));
  if (shown > 0) append(blocks, {table, how_to_read(matter, shown)});
  append(blocks, why_not_reached(matter));
  return blocks;
}

}  // namespace sideflow::reports
