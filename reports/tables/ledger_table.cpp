#include "reports/tables/ledger_table.hpp"

#include "engine/change/gain_ranks.hpp"
#include "reports/element_words.hpp"
#include "reports/ledger_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/json_parts.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::ElementIndex;
using engine::LedgerRow;
using engine::Spread;

constexpr std::size_t kMostLines = 15;
constexpr double kSame = 1e-12;

// ---- what is shown -------------------------------------------------------------------------------

/// What one element takes from the rows that are shown.
struct Amount {
  ElementIndex element = 0;
  double amount = 0;
  double standard_error = 0;
  std::optional<Spread> spread;
};

/// The rows that are shown, summed up.
struct Selection {
  Balance balance;
  std::vector<Amount> lost;  ///< largest first
  std::vector<Amount> gaps;
  std::vector<const LedgerRow*> unmapped;  ///< rows of which nobody has named a way
};

void sort_largest_first(std::vector<Amount>& amounts) {
  std::erase_if(amounts, [](const Amount& amount) { return amount.amount == 0.0; });
  std::stable_sort(amounts.begin(), amounts.end(),
                   [](const Amount& a, const Amount& b) { return a.amount > b.amount; });
}

std::vector<Amount> amounts_of(const std::vector<engine::ElementLoss>& list,
                               const std::vector<Spread>& spreads) {
  std::vector<Amount> amounts;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool known = spreads.size() == list.size();
    amounts.push_back({list[i].element, list[i].amount, list[i].standard_error,
                       known ? std::optional(spreads[i]) : std::nullopt});
  }
  return amounts;
}

/// Sums of several rows. A range of a sum is known only where one row makes it up, or where it is the sum
/// of all rows.
class RowSums {
 public:
  void add(const std::vector<Amount>& amounts) {
    for (const Amount& amount : amounts) {
      if (amount.amount == 0.0) continue;
      const auto [place, is_new] = by_element_.try_emplace(amount.element, amount);
      if (is_new) continue;
      place->second.amount += amount.amount;
      place->second.standard_error += amount.standard_error;
      place->second.spread.reset();
    }
  }

  [[nodiscard]] std::vector<Amount> with_ranges_of(const std::vector<Amount>& totals) && {
    for (const Amount& total : totals) {
      const auto found = by_element_.find(total.element);
      if (found != by_element_.end() && total.amount - found->second.amount < kSame)
        found->second.spread = total.spread;
    }
    std::vector<Amount> amounts;
    for (const auto& [element, amount] : by_element_) amounts.push_back(amount);
    return amounts;
  }

 private:
  std::map<ElementIndex, Amount> by_element_;
};

void count_gaps(const engine::FlowGraph& graph, Selection& shown) {
  for (const Amount& gap : shown.gaps) {
    const bool unknown = graph.elements[gap.element].status == Status::unknown;
    (unknown ? shown.balance.unknown_line : shown.balance.no_line) += gap.amount;
  }
}

/// The ledger of all rows, or of those of one kind.
class Selected {
 public:
  Selected(const Network& network, const Analysis& analysis, const std::optional<KindId>& kind)
      : network_(network), analysis_(analysis), kind_(kind) {}

  [[nodiscard]] Selection all_of_it() const {
    Selection shown = kind_ ? of_rows() : of_totals();
    for (const LedgerRow& row : analysis_.ledger.rows) {
      if (is_shown(row) && row.unmapped > 0) shown.unmapped.push_back(&row);
    }
    for (const Amount& loss : shown.lost) shown.balance.lost += loss.amount;
    count_gaps(analysis_.graph, shown);
    sort_largest_first(shown.lost);
    sort_largest_first(shown.gaps);
    return shown;
  }

 private:
  [[nodiscard]] bool is_shown(const LedgerRow& row) const {
    return is_of_kind(network_, analysis_.graph, analysis_.graph.bearers[row.row].vertex, kind_);
  }

  [[nodiscard]] Selection of_totals() const {
    const engine::Ledger& ledger = analysis_.ledger;
    Selection shown;
    shown.balance = {.pieces = ledger.amount,
                     .arrived = ledger.arrived,
                     .unmapped = ledger.unmapped,
                     .exact = ledger.exact};
    if (ledger.left_out == 0) shown.balance.arrived_range = analysis_.reach.total.arrived;
    shown.lost = amounts_of(ledger.lost, analysis_.certainty.lost);
    shown.gaps = amounts_of(ledger.gaps, {});
    return shown;
  }

  [[nodiscard]] Selection of_rows() const {
    Selection shown;
    RowSums lost, gaps;
    engine::Bounds arrived;
    for (std::size_t i = 0; i < analysis_.ledger.rows.size(); ++i) {
      const LedgerRow& row = analysis_.ledger.rows[i];
      if (!is_shown(row)) continue;
      add_row(row, shown.balance, arrived);
      lost.add(amounts_of(row.lost, spreads_of_row(i)));
      gaps.add(amounts_of(row.gaps, {}));
    }
    shown.balance.arrived_range = arrived;
    shown.lost =
        std::move(lost).with_ranges_of(amounts_of(analysis_.ledger.lost, analysis_.certainty.lost));
    shown.gaps = std::move(gaps).with_ranges_of({});
    return shown;
  }

  void add_row(const LedgerRow& row, Balance& balance, engine::Bounds& arrived) const {
    balance.pieces += 1;
    balance.arrived += row.arrived;
    balance.unmapped += row.unmapped;
    balance.exact = balance.exact && row.exact;
    const engine::Bounds bounds =
        analysis_.reach.bearers[row.row].probability.value_or(engine::Bounds{});
    arrived = {arrived.low + bounds.low, arrived.best + bounds.best, arrived.high + bounds.high};
  }

  [[nodiscard]] std::vector<Spread> spreads_of_row(std::size_t position) const {
    const auto& by_row = analysis_.certainty.lost_by_row;
    return position < by_row.size() ? by_row[position] : std::vector<Spread>{};
  }

  const Network& network_;
  const Analysis& analysis_;
  const std::optional<KindId>& kind_;
};

// ---- cells ---------------------------------------------------------------------------------------

/// What the cells of a table need to know.
struct Shown {
  const Network& network;
  const Analysis& analysis;
  const Selection& selection;
  std::vector<std::uint8_t> first_three;  ///< by element: among the three largest gains at best
  bool several_kinds = false;             ///< kinds must be named
  std::map<std::string, std::size_t> words = {};  ///< how many elements each stand for
};

bool has_draws(const Analysis& analysis) { return analysis.certainty.draws > 0; }

std::vector<std::uint8_t> first_three_at_best(const Analysis& analysis) {
  std::vector<double> gains;
  for (const auto& importance : analysis.importance.elements)
    gains.push_back(importance ? importance->gain_if_repaired : 0.0);
  return engine::among_first_three(gains);
}

bool has_several_kinds(const engine::FlowGraph& graph, const Selection& selection) {
  std::set<KindId> kinds;
  for (const std::vector<Amount>* list : {&selection.lost, &selection.gaps}) {
    for (const Amount& amount : *list) {
      const KindId& kind = graph.elements[amount.element].kind;
      if (!kind.empty()) kinds.insert(kind);
    }
  }
  return kinds.size() > 1;
}

std::string words_for(const Shown& shown, ElementIndex index) {
  const engine::Element& element = shown.analysis.graph.elements[index];
  const bool named = shown.several_kinds && !element.kind.empty();
  return place_words(shown.network, element, named ? kind_name(shown.network, element.kind) : "");
}

/// How many elements each words stand for.
std::map<std::string, std::size_t> counted_words(const Shown& shown) {
  std::map<std::string, std::size_t> counts;
  std::set<ElementIndex> met;
  for (const std::vector<Amount>* list : {&shown.selection.lost, &shown.selection.gaps}) {
    for (const Amount& amount : *list) {
      if (met.insert(amount.element).second) ++counts[words_for(shown, amount.element)];
    }
  }
  return counts;
}

const char* assumed_mark(bool assumed) { return assumed ? " (assumed)" : ""; }

/// Of parallel channels the id says which one is meant.
std::string place_cell(const Shown& shown, ElementIndex index) {
  const engine::Element& element = shown.analysis.graph.elements[index];
  const std::string words = words_for(shown, index);
  const bool ambiguous = shown.words.at(words) > 1 && !element.channel.empty();
  return words + (ambiguous ? fmt::format(" ({})", element.channel.text) : "") +
         assumed_mark(element.existence == Basis::assumed);
}

/// A best at the end of its range may lie beyond the points of the draws.
engine::Bounds around(double best, const Spread& spread) {
  return {std::min(best, spread.low), best, std::max(best, spread.high)};
}

std::string number_cell(const Shown& shown, double best, const std::optional<Spread>& spread,
                        double standard_error) {
  const std::string about = standard_error > 0 ? "about " : "";
  if (spread) return unbroken(about + number_then_range(around(best, *spread)));
  return unbroken(about + two_digits(best) + (has_draws(shown.analysis) ? " (no range)" : ""));
}

std::string gain_cell(const Shown& shown, ElementIndex index) {
  const auto& all = shown.analysis.importance.elements;
  if (index >= all.size() || !all[index]) return "-";
  const auto& certainties = shown.analysis.certainty.elements;
  const bool known = index < certainties.size() && certainties[index].has_value();
  return number_cell(shown, all[index]->gain_if_repaired,
                     known ? std::optional(certainties[index]->gain) : std::nullopt,
                     all[index]->standard_error);
}

const engine::ElementCertainty* certainty_of(const Shown& shown, ElementIndex index) {
  const auto& all = shown.analysis.certainty.elements;
  const bool said = index < shown.first_three.size() && shown.first_three[index] != 0;
  return said && index < all.size() && all[index] ? &*all[index] : nullptr;
}

std::string stamp_cell(const Shown& shown, ElementIndex index) {
  const engine::ElementCertainty* certainty = certainty_of(shown, index);
  return certainty == nullptr ? "" : engine::word(certainty->stamp);
}

std::string share_cell(const Shown& shown, ElementIndex index) {
  const engine::ElementCertainty* certainty = certainty_of(shown, index);
  return certainty == nullptr ? "" : frequency_words(certainty->share_first_three);
}

std::string head(const Shown& shown, const std::string& words) {
  return has_draws(shown.analysis) ? words + " (range)" : words;
}

// ---- tables --------------------------------------------------------------------------------------

TerminalTable losses_table(const Shown& shown, std::size_t most) {
  TerminalTable table{{"Where", head(shown, "Lost"), head(shown, "Repairing it alone gives"),
                       "Among 3 best", "In draws"},
                      {},
                      {}};
  for (const Amount& loss : shown.selection.lost) {
    if (table.rows.size() == most) break;
    table.rows.push_back({place_cell(shown, loss.element),
                          number_cell(shown, loss.amount, loss.spread, loss.standard_error),
                          gain_cell(shown, loss.element), stamp_cell(shown, loss.element),
                          share_cell(shown, loss.element)});
  }
  table = without_empty_columns(table);
  if (table.heads.size() == 5) table.dispensable = {4};
  return table;
}

TerminalTable gaps_table(const Shown& shown, std::size_t most) {
  TerminalTable table{{"Line", "Pieces waiting", "What is known",
                       head(shown, "Opening it alone gives"), "Among 3 best"},
                      {},
                      {}};
  for (const Amount& gap : shown.selection.gaps) {
    if (table.rows.size() == most) break;
    const engine::Element& element = shown.analysis.graph.elements[gap.element];
    table.rows.push_back({place_cell(shown, gap.element),
                          (gap.standard_error > 0 ? "about " : "") + two_digits(gap.amount),
                          gap_words(element.status), gain_cell(shown, gap.element),
                          stamp_cell(shown, gap.element)});
  }
  return without_empty_columns(table);
}

TerminalTable unmapped_table(const Shown& shown, std::size_t most) {
  TerminalTable table{{"Who", "What", "What is said of it"}, {}, {}};
  for (const LedgerRow* row : shown.selection.unmapped) {
    if (table.rows.size() == most) break;
    const engine::VertexIndex vertex = shown.analysis.graph.bearers[row->row].vertex;
    const bool assumed = shown.analysis.reach.bearers[row->row].row.assumed;
    table.rows.push_back(
        {actor_name(shown.network, shown.analysis.graph, vertex) + assumed_mark(assumed),
         kind_name(shown.network, shown.analysis.graph, vertex),
         short_verdict(shown.analysis.reach.bearers[row->row])});
  }
  return table;
}

std::string more_line(std::size_t number, std::size_t most) {
  if (number <= most) return "";
  return fmt::format("{} more, each no larger; --all lists them.\n", number - most);
}

// ---- the text ------------------------------------------------------------------------------------

/// A part of the text: a heading, a table, and what there is to say of it. "" without rows.
struct Part {
  std::string heading;
  TerminalTable table;
  std::size_t in_all = 0;
  std::vector<std::string> notes;
};

std::string part_text(const Part& part, const LedgerTextOptions& options, std::size_t most) {
  if (part.table.rows.empty()) return "";
  std::string text = "\n" + part.heading + "\n\n" + table_text(part.table, options.width);
  text += more_line(part.in_all, most);
  for (const std::string& note : part.notes) text += paragraph(note, options.width);
  return text;
}

double largest_error(const Selection& selection) {
  double largest = 0;
  for (const std::vector<Amount>* list : {&selection.lost, &selection.gaps}) {
    for (const Amount& amount : *list) largest = std::max(largest, amount.standard_error);
  }
  return largest;
}

/// Of anything in the tables.
bool has_stamps(const Shown& shown) {
  const auto has_one = [&](const Amount& amount) {
    return certainty_of(shown, amount.element) != nullptr;
  };
  const Selection& selection = shown.selection;
  return std::any_of(selection.lost.begin(), selection.lost.end(), has_one) ||
         std::any_of(selection.gaps.begin(), selection.gaps.end(), has_one);
}

std::vector<std::string> loss_notes(const Shown& shown) {
  std::vector<std::string> notes = {two_columns_sentence()};
  if (has_stamps(shown)) notes.push_back(first_three_sentence(shown.analysis.certainty.draws));
  return notes;
}

Shown all_shown(const Network& network, const Analysis& analysis, const Selection& selection) {
  Shown shown{network, analysis, selection, first_three_at_best(analysis),
              has_several_kinds(analysis.graph, selection)};
  shown.words = counted_words(shown);
  return shown;
}

std::string balance_text(const Selection& selection, const LedgerTextOptions& options) {
  std::string text;
  for (const std::string& line : balance_lines(selection.balance))
    text += paragraph(line, options.width, 4);
  return text;
}

}  // namespace

std::string ledger_text(const Network& network, const Analysis& analysis,
                        const LedgerTextOptions& options) {
  const Selection selection = Selected(network, analysis, options.kind).all_of_it();
  const engine::Ledger& ledger = analysis.ledger;
  const std::string missing = options.kind
                                  ? unlisted_rows_sentence(ledger.summed_only + ledger.left_out)
                                  : missing_rows_sentence(ledger.summed_only, ledger.left_out);
  if (selection.balance.pieces == 0)
    return paragraph(missing.empty() ? no_ledger_sentence() : missing, options.width);
  const Shown shown = all_shown(network, analysis, selection);
  const std::size_t most =
      options.elements == WhichElements::all ? static_cast<std::size_t>(-1) : kMostLines;
  const Part parts[] = {
      {"Lost on ways that work", losses_table(shown, most), selection.lost.size(),
       loss_notes(shown)},
      {"Waiting for a line", gaps_table(shown, most), selection.gaps.size(), {gaps_sentence()}},
      {"No way is named for", unmapped_table(shown, most), selection.unmapped.size(), {}}};
  std::string text = balance_text(selection, options) + paragraph(missing, options.width) +
                     paragraph(ledger_estimate_sentence(largest_error(selection)), options.width);
  for (const Part& part : parts) text += part_text(part, options, most);
  const bool has_repairs = !selection.lost.empty() || !selection.gaps.empty();
  if (options.kind && has_repairs) text += "\n" + paragraph(every_kind_sentence(), options.width);
  return text;
}

std::vector<TerminalTable> ledger_tables(const Network& network, const Analysis& analysis,
                                         const std::optional<KindId>& kind) {
  const Selection selection = Selected(network, analysis, kind).all_of_it();
  const Shown shown = all_shown(network, analysis, selection);
  const auto all = static_cast<std::size_t>(-1);
  return {losses_table(shown, all), gaps_table(shown, all), unmapped_table(shown, all)};
}

}  // namespace sideflow::reports
