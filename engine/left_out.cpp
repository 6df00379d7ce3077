#include "engine/left_out.hpp"

#include <algorithm>
#include <string>

namespace sideflow::engine {

namespace {

std::string counted(std::size_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::size_t elements_without_importance(const Analysis& analysis) {
  std::size_t count = 0;
  for (std::size_t e = 0; e < analysis.importance.elements.size(); ++e) {
    const bool missing = !analysis.importance.elements[e].has_value();
    count += missing && analysis.importance.on_a_way[e] != 0 ? 1 : 0;
  }
  return count;
}

std::size_t coarse_rows(const Analysis& analysis) {
  std::size_t count = 0;
  for (const auto* rows : {&analysis.reach.bearers, &analysis.reach.audiences}) {
    count += static_cast<std::size_t>(
        std::count_if(rows->begin(), rows->end(), [&](const ReachRow& row) {
          return row.sampled && row.sampled->standard_error > analysis.asked.sampling.error;
        }));
  }
  return count;
}

}  // namespace

std::vector<ReachNote> left_out_notes(const Analysis& analysis) {
  std::vector<ReachNote> notes;
  const auto note = [&](std::size_t count, const std::string& text) {
    if (count > 0) notes.push_back({"SF205", text});
  };
  const std::size_t rows = coarse_rows(analysis);
  note(rows, counted(rows, "row has", "rows have") +
                 " a larger standard error than was asked for: more worlds would be too much work");
  const std::size_t elements = elements_without_importance(analysis);
  note(elements, counted(elements, "element has", "elements have") +
                     " no importance: it would be too much work");
  const std::size_t actors = analysis.importance.actors_left_out;
  note(actors, counted(actors, "actor has", "actors have") +
                   " no number for its falling away: it would be too much work");
  const Certainty& certainty = analysis.certainty;
  const std::size_t asked = analysis.asked.draws;
  note(asked - certainty.draws, "ranges and stamps rest on " + std::to_string(certainty.draws) +
                                    " draws instead of " + std::to_string(asked) +
                                    ": more would be too much work");
  const bool has_lost = analysis.ledger.exact && !analysis.ledger.lost.empty();
  note(has_lost ? certainty.draws - certainty.ledger_draws : 0,
       "the ledger's ranges rest on " + std::to_string(certainty.ledger_draws) +
           " draws: more would be too much work");
  return notes;
}

}  // namespace sideflow::engine
