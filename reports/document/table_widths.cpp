#include "reports/document/table_widths.hpp"

#include "reports/wording.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace sideflow::reports {

namespace {

constexpr std::size_t kLongestWord = 20;  ///< longer ones are broken rather than given room
constexpr std::size_t kLongestLine = 50;
constexpr std::size_t kMargin = 3;    ///< blank at both sides of a cell, in letters
constexpr std::size_t kAcross = 110;  ///< letters of a table's size in a line of A4
constexpr std::size_t kNearlyFull = 85;

/// How many letters a column wants: at least the longest word, better a line of middle length.
struct Wish {
  std::size_t least = 0;
  std::size_t good = 0;
};

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, display_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::min(longest, kLongestWord);
}

Wish wish(const Table& table, std::size_t column) {
  // Heads are bold and begin with a capital, which is wider.
  std::size_t word = longest_word(table.heads[column]) * 11 / 10 + 1;
  std::size_t longest = display_width(table.heads[column]), all = longest;
  for (const std::vector<std::string>& row : table.rows) {
    if (column >= row.size()) continue;
    word = std::max(word, longest_word(row[column]));
    longest = std::max(longest, display_width(row[column]));
    all += display_width(row[column]);
  }
  const std::size_t middle = (all / (table.rows.size() + 1) + longest + 1) / 2;
  return {kMargin + word, kMargin + std::max(word, std::min(middle, kLongestLine))};
}

/// The parts in per cent of their sum, together exactly 100: the last takes what rounding leaves.
std::vector<unsigned> shares(const std::vector<std::size_t>& parts) {
  const std::size_t sum = std::accumulate(parts.begin(), parts.end(), std::size_t{0});
  std::vector<unsigned> widths;
  std::size_t before = 0, given = 0;
  for (const std::size_t part : parts) {
    before += part;
    const std::size_t until = sum == 0 ? 0 : before * 100 / sum;
    widths.push_back(static_cast<unsigned>(until - given));
    given = until;
  }
  return widths;
}

/// The letters of each column in a full table: the least of all, and of what is then left as much
/// as each wants more.
std::vector<std::size_t> fitted(const std::vector<Wish>& wishes) {
  std::size_t least = 0, more = 0;
  for (const Wish& wish : wishes) {
    least += wish.least;
    more += wish.good - wish.least;
  }
  const std::size_t left = kAcross > least ? kAcross - least : 0;
  std::vector<std::size_t> letters;
  for (const Wish& wish : wishes)
    letters.push_back(wish.least + (more == 0 ? 0 : (wish.good - wish.least) * left / more));
  return letters;
}

}  // namespace

std::vector<unsigned> column_widths(const Table& table) {
  const bool is_given = !table.widths.empty() && table.widths.size() == table.heads.size();
  if (is_given) return shares({table.widths.begin(), table.widths.end()});
  std::vector<Wish> wishes;
  std::size_t good = 0;
  for (std::size_t column = 0; column < table.heads.size(); ++column) {
    wishes.push_back(wish(table, column));
    good += wishes.back().good;
  }
  if (good > kNearlyFull) return shares(fitted(wishes));
  std::vector<unsigned> widths;
  for (const Wish& each : wishes)
    widths.push_back(static_cast<unsigned>(each.good * 100 / kAcross));
  return widths;
}

}  // namespace sideflow::reports
