// What would still arrive if everything ended that is known to end.
#pragma once

#include "engine/core/possible_worlds.hpp"
#include "engine/flow/parallel_blocks.hpp"
#include "engine/flow/reach_forms.hpp"
#include "engine/flow/sampled_rows.hpp"
#include "engine/flow/search_side.hpp"
#include "engine/structure/meeting.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace sideflow::engine {

/// Asks the same diagram, or the same worlds, three times: today, without channels of a project and
/// those used once, and without those of unknown lasting as well.
class LastingNumbers {
 public:
  LastingNumbers(const Network& network, const FlowGraph& graph, const MeetingOptions& options)
      : side_(bearer_side(graph)), options_(options) {
    values_.fill(likelihoods(graph, Lens::best));
    std::vector<std::uint8_t> certain = certain_elements(values_[0]);
    for (const Arc& arc : graph.arcs) {
      if (arc.channel == Arc::kNoChannel) continue;
      const Lasting lasting = network.channels[arc.channel].lasting;
      if (lasting == Lasting::permanent) continue;
      certain[arc.element] = 0;
      values_[2][arc.element] = 0.0;
      if (lasting != Lasting::unknown) values_[1][arc.element] = 0.0;
    }
    part_ = open_part(side_.graph, passable_arcs(graph), certain);
  }

  LastingArrival arrival() && {
    ReachQuestion question{{}, side_.targets};
    for (std::size_t r = 0; r < side_.rows.size(); ++r) {
      if (side_.rows[r].at_home) continue;
      question.sources.push_back(side_.rows[r].vertex);
      found_.rows.emplace_back().row = r;
    }
    work_out(question);
    add_up();
    return std::move(found_);
  }

 private:
  static void write(LastingRow& row, const std::array<double, 3>& numbers) {
    row.today = numbers[0];
    row.permanent_or_unknown = std::min(numbers[1], row.today);
    row.permanent = std::min(numbers[2], row.permanent_or_unknown);
  }

  void work_out(const ReachQuestion& question) {
    const auto diagram = ReachDiagram::compile(part_, std::span(&question, 1), options_.budget);
    std::array<std::vector<double>, 3> answers;
    for (std::size_t l = 0; l < answers.size(); ++l) answers[l] = diagram.evaluate(values_[l]);
    ReachQuestion missing{{}, question.targets};
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < found_.rows.size(); ++r) {
      if (diagram.answered(r)) {
        write(found_.rows[r], {answers[0][r], answers[1][r], answers[2][r]});
      } else {
        missing.sources.push_back(question.sources[r]);
        rows.push_back(r);
      }
    }
    if (!rows.empty()) sample(missing, rows);
  }

  void sample(const ReachQuestion& question, const std::vector<std::size_t>& rows) {
    const PossibleWorlds worlds(part_, question);
    const std::vector<ReachCounts> counts =
        sampled_reach(worlds, values_,
                      {.seed = options_.sampling.seed,
                       .error = options_.sampling.error,
                       .max_worlds = most_worlds(worlds.arcs(), values_.size()),
                       .threshold = std::nullopt,
                       .threads = options_.sampling.threads});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::array<double, 3> numbers{};
      double error = 0;
      for (std::size_t l = 0; l < counts.size(); ++l) {
        numbers[l] = reach_estimate(counts[l], i);
        error = std::max(error, reach_error(counts[l], i));
      }
      write(found_.rows[rows[i]], numbers);
      found_.rows[rows[i]].sampled = Sampled{error, counts.front().worlds};
    }
    for (const ReachCounts& each : counts) {
      found_.standard_error = std::max(found_.standard_error, total_error(each));
    }
  }

  void add_up() {
    for (const LastingRow& row : found_.rows) {
      found_.today += row.today;
      found_.permanent_or_unknown += row.permanent_or_unknown;
      found_.permanent += row.permanent;
    }
    if (found_.today <= 0) return;
    found_.share_at_least = found_.permanent / found_.today;
    found_.share_at_most = found_.permanent_or_unknown / found_.today;
  }

  SearchSide side_;
  MeetingOptions options_;
  std::array<std::vector<double>, 3> values_;  // today, permanent or unknown, permanent
  NumberedGraph part_;
  LastingArrival found_;
};

}  // namespace sideflow::engine
