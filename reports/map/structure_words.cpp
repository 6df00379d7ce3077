#include "reports/map/structure_words.hpp"

#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <cmath>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::LinkLength;

constexpr std::size_t kMostNames = 3;

bool counts_ways(StructureSize size) {
  return size == StructureSize::delivery_betweenness || size == StructureSize::betweenness;
}

const char* course(StructureSize size) {
  return size == StructureSize::delivery_betweenness ? "from those who notice to those who collect"
                                                     : "between any two actors";
}

/// Ways are counted in parts where several are equally short.
std::string number_of_ways(double value) {
  const double whole = std::round(value);
  return std::fabs(value - whole) < 1e-9 ? fmt::format("{:.0f}", whole) : two_digits(value);
}

std::string no_line_title(const StructureFinding& finding) {
  if (finding.actors < 2) return "One actor alone: there is nobody to have a line with";
  return fmt::format("No working line is mapped between any two of {} actors", finding.actors);
}

std::string no_way_title(const StructureFinding& finding) {
  return fmt::format("No working way is mapped {}, though {} {}", course(finding.size),
                     counted(finding.links, "working line", "working lines"),
                     form(finding.links, "is", "are"));
}

std::string nobody_between_title(const StructureFinding& finding) {
  if (finding.of == 1)
    return fmt::format("The one mapped way {} passes nobody in between", course(finding.size));
  return fmt::format("None of the {} mapped ways {} passes anybody in between", finding.of,
                     course(finding.size));
}

std::string than_others(const StructureFinding& finding) {
  return finding.of_those_shown ? "more than pass anybody else shown"
                                : "more than pass anybody else";
}

/// "7 pass Police, more than pass anybody else"; equals are named together.
std::string passing(const StructureFinding& finding) {
  const std::string number = (finding.estimated ? "about " : "") + number_of_ways(finding.value);
  const char* pass = finding.value > 1 ? "pass" : "passes";
  const std::size_t names = finding.largest.size();
  if (names == 1)
    return fmt::format("{} {} {}, {}", number, pass, finding.largest[0], than_others(finding));
  if (names > kMostNames) return fmt::format("no single actor stands on more than {}", number);
  return fmt::format("{} {} each of {}, {}", number, pass, listed(finding.largest),
                     than_others(finding));
}

std::string ways_title(const StructureFinding& finding) {
  if (finding.of == 0) return no_way_title(finding);
  if (finding.largest.empty()) return nobody_between_title(finding);
  if (finding.of > 1)
    return fmt::format("Of {} mapped ways {}, {}", finding.of, course(finding.size),
                       passing(finding));
  const char* passes = finding.value < 1 ? "can pass" : "passes";
  return fmt::format("The one mapped way {} {} {}", course(finding.size), passes,
                     listed(finding.largest, kMostNames));
}

std::string than_any(const StructureFinding& finding) {
  return finding.of_those_shown ? "anybody else shown" : "anybody else";
}

std::string links_title(const StructureFinding& finding) {
  const std::string others =
      fmt::format("{:.0f} of {}", finding.value, counted(finding.of, "other", "others"));
  if (finding.largest.size() > kMostNames)
    return fmt::format("Nobody has a mapped working line with more than {}", others);
  const char* each = finding.largest.size() == 1 ? "" : " each";
  return fmt::format("Most mapped working lines: {}{} with {}", listed(finding.largest), each,
                     others);
}

std::string nearest_title(const StructureFinding& finding) {
  constexpr const char* kBy = "by the lines that are mapped";
  const std::string all = counted(finding.actors, "actor", "actors");
  if (finding.largest.size() > kMostNames)
    return fmt::format("Of {}, {} are equally near to what all others know, {}", all,
                       finding.largest.size(), kBy);
  return fmt::format("Of {}, {} {} nearest to what all others know, {}", all,
                     listed(finding.largest), finding.largest.size() == 1 ? "is" : "are", kBy);
}

std::string random_title(const StructureFinding& finding) {
  constexpr const char* kCourse = "Of what is passed on at random along the mapped lines,";
  const std::string part = frequency_words(finding.value);
  if (finding.largest.size() > kMostNames)
    return fmt::format("{} no more than {} would be at any single actor", kCourse, part);
  const char* each = finding.largest.size() == 1 ? "" : "each of ";
  return fmt::format("{} {} would be at {}{}, more than at {}", kCourse, part, each,
                     listed(finding.largest), than_any(finding));
}

}  // namespace

std::string structure_title(const StructureFinding& finding) {
  if (finding.links == 0) return no_line_title(finding);
  if (counts_ways(finding.size)) return ways_title(finding);
  if (finding.largest.empty()) return no_line_title(finding);
  if (finding.size == StructureSize::links) return links_title(finding);
  return finding.size == StructureSize::harmonic_in ? nearest_title(finding)
                                                    : random_title(finding);
}

std::string structure_words(StructureSize size, double value, std::size_t rank) {
  switch (size) {
    case StructureSize::delivery_betweenness:
    case StructureSize::betweenness:
      return fmt::format("{}: {}", rank == 1 ? "most ways pass here" : "ways that pass here",
                         number_of_ways(value));
    case StructureSize::links:
      return fmt::format("lines with {}",
                         counted(static_cast<std::size_t>(value), "other", "others"));
    case StructureSize::harmonic_in:
      return rank == 1 ? "nearest to others" : fmt::format("near to others: rank {}", rank);
    case StructureSize::pagerank: return fmt::format("{} end here", frequency_words(value));
  }
  return "";
}

std::string structure_size_words(StructureSize size, LinkLength length) {
  const char* shortest = length == LinkLength::steps    ? "shortest"
                         : length == LinkLength::likely ? "likeliest"
                                                        : "fastest";
  switch (size) {
    case StructureSize::delivery_betweenness:
    case StructureSize::betweenness:
      return fmt::format("the larger, the more of the {} mapped ways {} pass here", shortest,
                         course(size));
    case StructureSize::harmonic_in: return "the larger, the nearer to what all others know";
    case StructureSize::pagerank:
      return "the larger, the more would end up here if all were passed on at random";
    case StructureSize::links: return "the larger, the more others it has a line with";
  }
  return "";
}

std::string structure_counts_words(const std::string& kind, LinkLength length) {
  const std::string what = kind.empty() ? "of all kinds together" : "for " + kind;
  const char* strength =
      length == LinkLength::likely ? "" : "; how strong a line is does not count";
  return fmt::format("Size counts mapped working lines {}{}.", what, strength);
}

std::string link_of_structure_words() { return "a mapped working line, whatever flows on it"; }

std::string no_sector_words() { return "no sector named"; }

std::string only_lines_of_kind_words(const std::string& kind) {
  return fmt::format("Lines for {}, sizes of all kinds. ", kind);
}

std::string estimated_words(std::size_t sources, std::size_t of_sources) {
  return fmt::format("Estimated from {} of {} starting points.", sources, of_sources);
}

}  // namespace sideflow::reports
