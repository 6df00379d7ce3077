#include "engine/core/wasm/flat_network.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace sideflow::engine {

namespace {

/// Takes numbers off the front of a row. Once something was missing or too large it has failed for
/// good and gives nothing more.
class FlatReader {
 public:
  explicit FlatReader(std::span<const std::uint32_t> numbers) : left_(numbers) {}

  std::uint32_t one() {
    const auto taken = many(1);
    return taken.empty() ? 0 : taken.front();
  }
  std::vector<std::uint32_t> many(std::size_t count) {
    if (count > left_.size()) return failure();
    const auto taken = left_.first(count);
    left_ = left_.subspan(count);
    return {taken.begin(), taken.end()};
  }
  /// As many(), all of them smaller than `limit`.
  std::vector<std::uint32_t> many_below(std::uint32_t limit, std::size_t count) {
    auto taken = many(count);
    const bool fit =
        std::all_of(taken.begin(), taken.end(), [&](std::uint32_t n) { return n < limit; });
    return fit ? taken : failure();
  }
  [[nodiscard]] bool took_all() const { return !failed_ && left_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::vector<std::uint32_t> failure() {
    failed_ = true;
    left_ = {};
    return {};
  }

  std::span<const std::uint32_t> left_;
  bool failed_ = false;
};

/// Whether `starts` cut a row of `length` numbers into ranges that ascend.
bool are_starts(const std::vector<std::uint32_t>& starts, std::size_t length) {
  return !starts.empty() && starts.front() == 0 && starts.back() == length &&
         std::is_sorted(starts.begin(), starts.end());
}

/// NumberedGraph asks that the elements of an arc be sorted, each once.
bool ascends_within_arcs(const NumberedGraph& graph) {
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    const auto needs = graph.needs(arc);
    const auto falls = std::adjacent_find(needs.begin(), needs.end(), std::greater_equal{});
    if (falls != needs.end()) return false;
  }
  return true;
}

ReachQuestion read_question(FlatReader& reader, VertexIndex vertices) {
  const std::uint32_t sources = reader.one();
  const std::uint32_t targets = reader.one();
  ReachQuestion question;
  question.sources = reader.many_below(vertices, sources);
  question.targets = reader.many_below(vertices, targets);
  return question;
}

void append(std::vector<std::uint32_t>& numbers, const std::vector<std::uint32_t>& more) {
  numbers.insert(numbers.end(), more.begin(), more.end());
}

}  // namespace

std::optional<AskedNetwork> unflattened(std::span<const std::uint32_t> numbers) {
  FlatReader reader(numbers);
  AskedNetwork network;
  NumberedGraph& graph = network.graph;
  graph.vertices = reader.one();
  graph.elements = reader.one();
  const std::size_t arcs = reader.one();
  const std::size_t arc_elements = reader.one();
  const std::uint32_t questions = reader.one();
  graph.tails = reader.many_below(graph.vertices, arcs);
  graph.heads = reader.many_below(graph.vertices, arcs);
  graph.element_starts = reader.many(arcs + 1);
  graph.arc_elements = reader.many_below(graph.elements, arc_elements);
  for (std::uint32_t q = 0; q < questions && !reader.failed(); ++q) {
    network.questions.push_back(read_question(reader, graph.vertices));
  }
  const bool sound = reader.took_all() && are_starts(graph.element_starts, arc_elements) &&
                     ascends_within_arcs(graph);
  return sound ? std::optional(network) : std::nullopt;
}

std::vector<std::uint32_t> flattened(const AskedNetwork& network) {
  const NumberedGraph& graph = network.graph;
  std::vector<std::uint32_t> numbers{graph.vertices, graph.elements, graph.arcs(),
                                     static_cast<std::uint32_t>(graph.arc_elements.size()),
                                     static_cast<std::uint32_t>(network.questions.size())};
  append(numbers, graph.tails);
  append(numbers, graph.heads);
  append(numbers, graph.element_starts);
  append(numbers, graph.arc_elements);
  for (const ReachQuestion& question : network.questions) {
    numbers.push_back(static_cast<std::uint32_t>(question.sources.size()));
    numbers.push_back(static_cast<std::uint32_t>(question.targets.size()));
    append(numbers, question.sources);
    append(numbers, question.targets);
  }
  return numbers;
}

}  // namespace sideflow::engine
