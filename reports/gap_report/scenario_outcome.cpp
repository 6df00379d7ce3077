#include "reports/gap_report/scenario_outcome.hpp"

#include "engine/change/draw_points.hpp"
#include "engine/change/likelihood_draws.hpp"
#include "engine/flow/importance.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sideflow::reports {

namespace {

using engine::Analysis;

bool has_exact_forms(const Analysis& analysis) {
  const auto& rows = analysis.forms.bearers.rows;
  return std::all_of(rows.begin(), rows.end(),
                     [](const engine::RowForm& row) { return row.form != engine::Form::none; });
}

double arrived_at(const Analysis& analysis, const std::vector<double>& weights,
                  const std::vector<double>& draw) {
  const std::vector<double> rows =
      engine::evaluate(analysis.forms.bearers, engine::today_in(analysis.graph, draw));
  double arrived = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) arrived += weights[row] * rows[row];
  return arrived;
}

/// The point of sorted numbers below which this part of them lies, between neighbours in proportion.
double point_of(const std::vector<double>& sorted, double part) {
  const double place = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Draws of two graphs in which every voice has the same level in both.
struct PairedDraws {
  engine::Draws before;
  engine::Draws after;
};

bool are_judged_alike(const engine::Element& one, const engine::Element& other) {
  return one.own == other.own && one.word == other.word && one.accounts == other.accounts;
}

/// For each element of `after` where it stands among those of both, `before` first: what is judged alike is one
/// element.
std::vector<std::size_t> places_in_both(const engine::FlowGraph& before,
                                        const engine::FlowGraph& after) {
  std::vector<std::size_t> places;
  for (std::size_t e = 0; e < after.elements.size(); ++e) {
    const auto same = engine::find_element(before, after.elements[e].name);
    const bool alike = same && are_judged_alike(before.elements[*same], after.elements[e]);
    places.push_back(alike ? *same : before.elements.size() + e);
  }
  return places;
}

PairedDraws paired_draws(const engine::FlowGraph& before, const engine::FlowGraph& after,
                         const engine::DrawOptions& options) {
  // Voices are numbered by all that is judged, so that both must be drawn at once.
  engine::FlowGraph both;
  both.elements = before.elements;
  both.elements.insert(both.elements.end(), after.elements.begin(), after.elements.end());
  const std::vector<std::size_t> places = places_in_both(before, after);
  PairedDraws paired;
  for (const std::vector<double>& draw : engine::likelihood_draws(both, options)) {
    paired.before.emplace_back(draw.begin(),
                               draw.begin() + static_cast<std::ptrdiff_t>(before.elements.size()));
    std::vector<double>& changed = paired.after.emplace_back();
    for (const std::size_t place : places) changed.push_back(draw[place]);
  }
  return paired;
}

std::optional<engine::Spread> spread_of_gain(const Analysis& before, const Analysis& after) {
  const std::size_t number = std::min(before.certainty.draws, after.certainty.draws);
  if (number == 0 || !has_exact_forms(before) || !has_exact_forms(after)) return std::nullopt;
  const PairedDraws draws =
      paired_draws(before.graph, after.graph, {.draws = number, .seed = before.certainty.seed});
  const std::vector<double> weights_before = engine::row_weights(before.graph);
  const std::vector<double> weights_after = engine::row_weights(after.graph);
  std::vector<double> gains;
  for (std::size_t draw = 0; draw < number; ++draw)
    gains.push_back(arrived_at(after, weights_after, draws.after[draw]) -
                    arrived_at(before, weights_before, draws.before[draw]));
  std::sort(gains.begin(), gains.end());
  return engine::Spread{point_of(gains, 0.05), point_of(gains, 0.95)};
}

}  // namespace

std::optional<ScenarioGain> scenario_gain(const Analysis& before, const Analysis& after) {
  const auto& arrives_before = before.reach.total.arrived;
  const auto& arrives_after = after.reach.total.arrived;
  if (!arrives_before || !arrives_after) return std::nullopt;
  return ScenarioGain{arrives_after->best - arrives_before->best, spread_of_gain(before, after)};
}

}  // namespace sideflow::reports
