#include "models/did_you_mean.hpp"

#include "models/characters.hpp"
#include "models/right_spelling.hpp"

#include <algorithm>
#include <cstddef>

namespace sideflow {

namespace {

std::u32string characters(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    result += next.code;
    at += next.length;
  }
  return result;
}

/// Three rows of the table of distances: the one being filled and the two above it.
struct Rows {
  std::vector<std::size_t> above;
  std::vector<std::size_t> previous;
  std::vector<std::size_t> current;

  explicit Rows(std::size_t size) : above(size), previous(size), current(size) {
    for (std::size_t column = 0; column < size; ++column) previous[column] = column;
  }
  void next() {
    above.swap(previous);
    previous.swap(current);
  }
};

/// One cell: insert, drop or change a character, or exchange two neighbours.
std::size_t cell(const std::u32string& a, const std::u32string& b, const Rows& rows, std::size_t i,
                 std::size_t j) {
  const std::size_t change = rows.previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
  const std::size_t best = std::min({change, rows.previous[j] + 1, rows.current[j - 1] + 1});
  const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
  return exchanged ? std::min(best, rows.above[j - 2] + 1) : best;
}

/// Damerau-Levenshtein distance (each pair exchanged at most once), or `limit` + 1 when it is
/// above.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  Rows rows(b.size() + 1);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t from = i > limit ? i - limit : 1;
    const std::size_t to = std::min(b.size(), i + limit);
    std::fill(rows.current.begin(), rows.current.end(), limit + 1);
    if (from == 1) rows.current[0] = i;
    for (std::size_t j = from; j <= to; ++j) rows.current[j] = cell(a, b, rows, i, j);
    rows.next();
  }
  return std::min(rows.previous[b.size()], limit + 1);
}

constexpr std::size_t kShortestPart = 3;  ///< shorter words begin too many others

/// Whether `word` stands in `candidate` between hyphens or its ends.
bool is_part(std::string_view word, std::string_view candidate) {
  for (std::size_t at = candidate.find(word); at != std::string_view::npos;
       at = candidate.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || candidate[at - 1] == '-';
    if (begins && (end == candidate.size() || candidate[end] == '-')) return true;
  }
  return false;
}

/// The first by the alphabet that begins with `word`, else the first of which it is a part; "".
std::string longer_one(const std::string& word, const std::vector<std::string>& candidates) {
  std::string beginning;
  std::string holding;
  const auto take = [](std::string& best, const std::string& candidate) {
    if (best.empty() || candidate < best) best = candidate;
  };
  for (const std::string& candidate : candidates) {
    const std::string offered = folded(candidate);
    if (offered.starts_with(word)) take(beginning, candidate);
    if (is_part(word, offered)) take(holding, candidate);
  }
  return beginning.empty() ? holding : beginning;
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::u32string wanted = characters(folded(word));
  std::size_t nearest = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    const std::u32string offered = characters(folded(candidate));
    const std::size_t away = distance(wanted, offered, nearest);
    const bool nearer = away < nearest || (away == nearest && !found.empty() && candidate < found);
    if (!nearer || away >= std::max(wanted.size(), offered.size())) continue;
    nearest = away;
    found = candidate;
  }
  if (!found.empty() || wanted.size() < kShortestPart) return found;
  return longer_one(folded(word), candidates);
}

}  // namespace sideflow
