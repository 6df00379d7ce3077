#include "reports/ledger_sentences.hpp"

#include "reports/element_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Element;
using engine::ElementSort;

// ---- numbers that add up -------------------------------------------------------------------------

int decimals_for(double total) {
  if (total < 10) return 2;
  return total < 1000 ? 1 : 0;
}

/// The parts in units of the last decimal, rounded so that they add up to the rounded total: those with
/// the largest remainders are rounded up.
std::vector<long long> rounded_to_sum(const std::vector<double>& parts, double unit) {
  std::vector<long long> rounded;
  double total = 0;
  for (const double part : parts) {
    rounded.push_back(static_cast<long long>(std::floor(part / unit)));
    total += part;
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto remainder = [&](std::size_t i) {
    return parts[i] / unit - static_cast<double>(rounded[i]);
  };
  std::vector<double> remainders;
  for (std::size_t i = 0; i < parts.size(); ++i) remainders.push_back(remainder(i));
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  const long long sum = std::accumulate(rounded.begin(), rounded.end(), 0LL);
  const long long missing = std::llround(total / unit) - sum;
  for (std::size_t i = 0; i < order.size() && static_cast<long long>(i) < missing; ++i)
    ++rounded[order[i]];
  return rounded;
}

std::vector<std::string> numbers_that_add_up(const std::vector<double>& parts, double total) {
  const int decimals = decimals_for(total);
  const double unit = std::pow(10.0, -decimals);
  std::vector<std::string> numbers;
  for (const long long part : rounded_to_sum(parts, unit))
    numbers.push_back(fmt::format("{:.{}f}", static_cast<double>(part) * unit, decimals));
  return numbers;
}

// ---- the balance ---------------------------------------------------------------------------------

std::string in_range(const std::optional<engine::Bounds>& bounds) {
  if (!bounds || bounds->low == bounds->high) return "";
  const std::string words = number_then_range(*bounds);
  const std::size_t bracket = words.find('(');
  return bracket == std::string::npos ? "" : " (range " + words.substr(bracket + 1);
}

/// What arrives more is lost less: all the rest hangs on no likelihood.
std::optional<engine::Bounds> range_of_lost(const Balance& balance) {
  if (!balance.arrived_range) return std::nullopt;
  const engine::Bounds& arrived = *balance.arrived_range;
  return engine::Bounds{std::max(0.0, balance.lost - (arrived.high - arrived.best)), balance.lost,
                        balance.lost + (arrived.best - arrived.low)};
}

using Part = std::pair<double, std::string>;

std::vector<Part> parts_of(const Balance& balance) {
  const std::array<Part, 5> all = {{
      {balance.arrived, "arrive" + in_range(balance.arrived_range)},
      {balance.lost, "are lost on ways that work" + in_range(range_of_lost(balance))},
      {balance.no_line, "have no line: it does not exist, or is only planned"},
      {balance.unknown_line, "have no known line: nobody could say whether there is one"},
      {balance.unmapped, "have no way that anybody has named"},
  }};
  std::vector<Part> parts = {all.front()};
  std::copy_if(all.begin() + 1, all.end(), std::back_inserter(parts),
               [](const Part& part) { return part.first > 0; });
  return parts;
}

// ---- places --------------------------------------------------------------------------------------

std::string with_kind(const std::string& words, const std::string& kind) {
  return kind.empty() ? words : words + ": " + kind;
}

std::string channel_place(const Network& network, const ChannelId& id) {
  const Channel* channel = find_channel(network, id);
  if (channel == nullptr) return id.text;
  return fmt::format("{} to {}", actor_name(network, channel->from),
                     actor_name(network, channel->to));
}

std::string barrier_place(const Network& network, const Element& element) {
  const std::string name = barrier_name(network, element.barrier);
  if (!element.actor.empty()) return name + ", at " + actor_name(network, element.actor);
  if (!element.channel.empty()) return name + ", " + channel_place(network, element.channel);
  return name + ", everywhere at once";
}

}  // namespace

std::vector<std::string> balance_lines(const Balance& balance) {
  const std::vector<Part> parts = parts_of(balance);
  std::vector<double> amounts;
  for (const Part& part : parts) amounts.push_back(part.first);
  const std::vector<std::string> numbers = numbers_that_add_up(amounts, balance.pieces);
  std::size_t widest = 0;
  for (const std::string& number : numbers) widest = std::max(widest, number.size());
  std::vector<std::string> lines = {fmt::format(
      "Of {}, one for each group and what it notices{}:",
      counted(static_cast<std::size_t>(std::llround(balance.pieces)), "piece", "pieces"),
      balance.exact ? "" : ", by estimate")};
  for (std::size_t i = 0; i < parts.size(); ++i)
    lines.push_back(fmt::format("  {:>{}} {}", numbers[i], widest, parts[i].second));
  return lines;
}

std::string place_words(const Network& network, const Element& element, const std::string& kind) {
  const std::string actor = actor_name(network, element.actor);
  switch (element.sort) {
    case ElementSort::channel: return with_kind(channel_place(network, element.channel), kind);
    case ElementSort::recognises: return with_kind("Recognising it, at " + actor, kind);
    case ElementSort::forwards: return with_kind("Passing it on, at " + actor, kind);
    case ElementSort::turns: return with_kind("Making something of it, at " + actor, kind);
    case ElementSort::barrier: return barrier_place(network, element);
  }
  return element.name;
}

std::string gap_words(Status status) {
  switch (status) {
    case Status::missing: return "finding: there is no line";
    case Status::planned: return "finding: the line is only planned";
    case Status::unknown: return "question: is there a line?";
    case Status::working: return "";
  }
  return "";
}

std::string two_columns_sentence() {
  return "\"Lost\" shares each loss out among all that cause it together; repairing one of them "
         "leaves the others as they are. So the two columns need not rank alike.";
}

std::string first_three_sentence(std::size_t draws) {
  return fmt::format(
      "\"Among 3 best\": of the repairs, new lines included, that give most alone. Solid in at "
      "least "
      "95 of 100 of the {} draws within the ranges, whatever is assumed, where nobody disagrees "
      "and "
      "the actors were asked; tentative in at least half of the draws; else it is not to be "
      "quoted.",
      draws);
}

std::string gaps_sentence() {
  return "A piece that could take several such lines is shared out among them; no likelihood is in "
         "these numbers, so they have no range. Opening one alone gives 0 where another one behind "
         "it does not work.";
}

std::string every_kind_sentence() {
  return "What repairing and opening give counts information of every kind.";
}

std::string ledger_estimate_sentence(double largest_error) {
  if (largest_error <= 0) return "";
  return fmt::format(
      "Numbers with \"about\" are estimates from drawn worlds, since the ways are too entangled to "
      "be "
      "counted exactly. The standard error of what is lost is at most {}.",
      two_digits(largest_error));
}

std::string no_ledger_sentence() {
  return "There is nothing that somebody holds, and that somebody else is to collect.";
}

std::string unlisted_rows_sentence(std::size_t unlisted) {
  if (unlisted == 0) return "";
  return fmt::format("{} not listed one by one, and in no sum of a single kind.",
                     counted(unlisted, "piece of all kinds is", "pieces of all kinds are"));
}

std::string missing_rows_sentence(std::size_t summed_only, std::size_t left_out) {
  std::string text;
  if (summed_only > 0)
    text = fmt::format("{} in the sums, but not listed one by one: they lose least.",
                       counted(summed_only, "piece is", "pieces are"));
  if (left_out > 0)
    text += fmt::format("{}{} not in it: the ways are too entangled to be counted.",
                        text.empty() ? "" : " ", counted(left_out, "piece is", "pieces are"));
  return text;
}

}  // namespace sideflow::reports
