// What a gap report shows, already in words, rounded and in order. Every text is plain: markup
// in it means nothing, and writers escape all of it.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace sideflow::reports {

struct Heading {
  int level = 2;  ///< 2 a section, 3 a row or a finding in it
  std::string text;
};

struct Paragraph {
  std::string strong;  ///< said with weight, before the text; may be empty
  std::string text;
};

struct Bullets {
  std::vector<std::string> items;
};

/// The steps of a way, in order.
struct Steps {
  std::vector<std::string> items;
};

struct ReportTable {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `heads`
};

/// What one source says.
struct SourceCitations {
  std::string source;             ///< "TITLE (DATE)"
  std::vector<std::string> says;  ///< each with its place in the source
};

/// Evidence, source by source in the order in which they are first cited.
struct Citations {
  std::vector<SourceCitations> sources;
  std::size_t withheld = 0;  ///< pieces that the edition does not show
};

struct Picture {
  std::string file;         ///< beside the report
  std::string description;  ///< what somebody who cannot see it should know
};

using ReportBlock =
    std::variant<Heading, Paragraph, Bullets, Steps, ReportTable, Citations, Picture>;

struct GapReport {
  std::string title;
  std::vector<ReportBlock> blocks;
};

}  // namespace sideflow::reports
