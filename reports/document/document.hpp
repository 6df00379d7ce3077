// What a paper shows, already in words, rounded and in order. Every text is plain: markup
// in it means nothing, and writers escape all of it.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sideflow::reports {

struct Heading {
  int level = 2;  ///< 2 a section, 3 a row or a finding in it
  std::string text;

  friend bool operator==(const Heading&, const Heading&) = default;
};

struct Paragraph {
  std::string strong;  ///< said with weight, before the text; may be empty
  std::string text;

  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

struct Bullets {
  std::vector<std::string> items;

  friend bool operator==(const Bullets&, const Bullets&) = default;
};

/// The steps of a way, in order.
struct Steps {
  std::vector<std::string> items;

  friend bool operator==(const Steps&, const Steps&) = default;
};

struct Table {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `heads`

  friend bool operator==(const Table&, const Table&) = default;
};

/// What one source says.
struct SourceCitations {
  std::string source;             ///< "TITLE (DATE)"
  std::vector<std::string> says;  ///< each with its place in the source

  friend bool operator==(const SourceCitations&, const SourceCitations&) = default;
};

/// Evidence, source by source in the order in which they are first cited.
struct Citations {
  std::vector<SourceCitations> sources;
  std::string withheld;  ///< how many the edition does not show; "" for none

  friend bool operator==(const Citations&, const Citations&) = default;
};

struct Picture {
  std::string file;         ///< beside the document
  std::string description;  ///< what somebody who cannot see it should know

  friend bool operator==(const Picture&, const Picture&) = default;
};

using Block = std::variant<Heading, Paragraph, Bullets, Steps, Table, Citations, Picture>;

using Blocks = std::vector<Block>;

struct Document {
  std::string title;
  Blocks blocks;
};

/// Appends the blocks of a section.
inline void append(Blocks& blocks, Blocks section) {
  for (Block& block : section) blocks.push_back(std::move(block));
}

}  // namespace sideflow::reports
