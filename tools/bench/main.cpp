// sideflow_bench [--repetitions N] [sampling|exact|structure|hand-over|country|map]...   measures and prints
// the table of docs/performance.md; without names all groups. Run from the top of the tree
// (tools/benchmark does).
#include "tools/bench/rows.hpp"

#include <charconv>
#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace sideflow::tools {
namespace {

using Rows = std::vector<BenchRow> (*)(std::size_t repetitions);

const std::map<std::string, Rows> kGroups{
    {"sampling", sampling_rows},   {"exact", exact_rows},     {"structure", structure_rows},
    {"hand-over", hand_over_rows}, {"country", country_rows}, {"map", map_rows}};

struct Request {
  std::size_t repetitions = 5;
  std::vector<std::string> groups;
};

std::size_t number(const std::string& text) {
  std::size_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || value == 0) {
    throw std::runtime_error("\"" + text + "\" is no number from 1");
  }
  return value;
}

Request request(const std::vector<std::string>& words) {
  Request request;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (words[w] == "--repetitions" && w + 1 < words.size()) {
      request.repetitions = number(words[++w]);
    } else if (kGroups.contains(words[w])) {
      request.groups.push_back(words[w]);
    } else {
      throw std::runtime_error(
          "there is no group \"" + words[w] +
          "\"; there are: country, exact, hand-over, map, sampling, structure");
    }
  }
  if (request.groups.empty())
    request.groups = {"sampling", "exact", "structure", "hand-over", "country", "map"};
  return request;
}

/// A group that cannot be measured does not take the others with it.
std::vector<BenchRow> rows_of(const std::string& group, std::size_t repetitions) {
  try {
    return kGroups.at(group)(repetitions);
  } catch (const std::exception& problem) {
    return {{.what = group + " was NOT measured", .on = problem.what()}};
  }
}

void print_table(const Request& request) {
  std::vector<BenchRow> rows;
  for (const std::string& group : request.groups) {
    for (const BenchRow& row : rows_of(group, request.repetitions)) rows.push_back(row);
    fmt::print(stderr, "bench: {} done\n", group);
  }
  fmt::print("{}\n\n{}", machine_line(), markdown(rows));
}

}  // namespace
}  // namespace sideflow::tools

int main(int count, char** arguments) {
  using namespace sideflow::tools;
  const std::vector<std::string> words(arguments + 1, arguments + count);
  try {
    if (words.size() == 3 && words[0] == "--memory") {
      print_memory_to_compile(static_cast<std::uint32_t>(number(words[1])), number(words[2]));
    } else {
      print_table(request(words));
    }
  } catch (const std::exception& problem) {
    fmt::print(stderr, "bench: {}\n", problem.what());
    return 1;
  }
  return 0;
}
