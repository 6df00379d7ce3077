#include "engine/change/likelihood_draws.hpp"

#include "engine/change/pert.hpp"
#include "engine/core/random_words.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::uint64_t kDrawStream = 0x64726177;  // apart from the worlds of the same seed
const char* const kUnknown = "unknown";  // in place of a word: nobody's understanding of one

using Ranks = std::vector<std::uint32_t>;  // by draw: its place among all draws

/// For every voice an order of its own in which the draws go through its levels.
class Voices {
 public:
  explicit Voices(const DrawOptions& options)
      : draws_(options.draws), seed_(stream_seed(options.seed, kDrawStream)) {}

  [[nodiscard]] Ranks ranks(std::uint64_t voice) const {
    std::vector<std::uint64_t> keys;
    keys.reserve(draws_);
    for (std::uint64_t d = 0; d < draws_; ++d) keys.push_back(random_word(seed_, d, voice, 0));
    std::vector<std::uint32_t> order(draws_);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(keys[a], a) < std::pair(keys[b], b);
    });
    Ranks ranks(draws_);
    for (std::uint32_t rank = 0; rank < draws_; ++rank) ranks[order[rank]] = rank;
    return ranks;
  }

 private:
  std::size_t draws_;
  std::uint64_t seed_;
};

std::vector<double> by_rank(const std::vector<double>& quantiles, const Ranks& ranks) {
  std::vector<double> values;
  values.reserve(ranks.size());
  for (const std::uint32_t rank : ranks) values.push_back(quantiles[rank]);
  return values;
}

class Drawer {
 public:
  Drawer(const FlowGraph& graph, const DrawOptions& options)
      : graph_(graph), options_(options), voices_(options) {
    for (std::size_t d = 0; d < options.draws; ++d) {
      levels_.push_back((static_cast<double>(d) + 0.5) / static_cast<double>(options.draws));
    }
    number_shared_voices();
  }

  std::vector<std::vector<double>> draw() && {
    std::vector<std::vector<double>> draws(options_.draws,
                                           std::vector<double>(graph_.elements.size()));
    for (ElementIndex e = 0; e < graph_.elements.size(); ++e) {
      const std::vector<double> values = values_of(e);
      for (std::size_t d = 0; d < draws.size(); ++d) draws[d][e] = values[d];
    }
    return draws;
  }

 private:
  using Range = std::tuple<double, double, double>;
  using Voice = std::tuple<std::string, double, double, double>;  // whose, and of which range

  // Words, informants and statements in the order of their names; then one voice for each element.
  void number_shared_voices() {
    for (const Element& element : graph_.elements) {
      shared_[is_graded(element) ? word_voice(element) : statement_voice(element)] = 0;
      for (const Account& account : element.accounts) shared_[informant_voice(account)] = 0;
    }
    std::uint64_t next = 0;
    for (auto& [voice, number] : shared_) number = next++;
  }

  static bool is_graded(const Element& element) {
    return !element.word.empty() && element.word != kUnknown;
  }
  // What was stated once is one number, however many elements it makes: a barrier's at all its senders, a
  // channel's or an actor's for several kinds.
  static Voice statement_voice(const Element& element) {
    const std::string name = element.barrier.empty()
                                 ? element.name.substr(0, element.name.rfind(':'))
                                 : "barrier:" + element.barrier.text;
    const LikelihoodRange& range = element.own;
    return {"statement " + name, range.low.value(), range.best.value(), range.high.value()};
  }
  static Voice word_voice(const Element& element) { return {"word " + element.word, 0, 0, 0}; }
  static Voice informant_voice(const Account& account) {
    return {"informant " + account.source.text, 0, 0, 0};
  }
  [[nodiscard]] std::uint64_t own_voice(ElementIndex element) const {
    return shared_.size() + std::uint64_t{element};
  }

  const std::vector<double>& quantiles(const LikelihoodRange& range) {
    const Range key{range.low.value(), range.best.value(), range.high.value()};
    const auto [place, added] = quantiles_.try_emplace(key);
    if (added) place->second = pert_quantiles(range, levels_);
    return place->second;
  }

  const Ranks& shared_ranks(const Voice& voice) {
    const auto [place, added] = ranks_.try_emplace(voice);
    if (added) place->second = voices_.ranks(shared_.at(voice));
    return place->second;
  }

  std::vector<double> values_of(ElementIndex index) {
    const Element& element = graph_.elements[index];
    if (!element.accounts.empty()) return values_of_accounts(index);
    if (element.own.low == element.own.high) {
      return std::vector<double>(options_.draws, element.own.best.value());
    }
    const Voice voice = is_graded(element) ? word_voice(element) : statement_voice(element);
    return by_rank(quantiles(element.own), shared_ranks(voice));
  }

  std::vector<double> values_of_accounts(ElementIndex index) {
    const std::vector<Account>& accounts = graph_.elements[index].accounts;
    std::vector<std::vector<double>> by_account;
    for (const Account& account : accounts) {
      by_account.push_back(
          by_rank(quantiles(account.range), shared_ranks(informant_voice(account))));
    }
    const Ranks choice = voices_.ranks(own_voice(index));
    std::vector<double> values;
    values.reserve(choice.size());
    for (std::size_t d = 0; d < choice.size(); ++d) {
      values.push_back(by_account[choice[d] * accounts.size() / choice.size()][d]);
    }
    return values;
  }

  const FlowGraph& graph_;
  DrawOptions options_;
  Voices voices_;
  std::vector<double> levels_;             // one for each rank
  std::map<Voice, std::uint64_t> shared_;  // numbers of the voices that several elements may have
  std::map<Voice, Ranks> ranks_;
  std::map<Range, std::vector<double>> quantiles_;  // by rank
};

}  // namespace

std::vector<std::vector<double>> likelihood_draws(const FlowGraph& graph,
                                                  const DrawOptions& options) {
  return Drawer(graph, options).draw();
}

}  // namespace sideflow::engine
