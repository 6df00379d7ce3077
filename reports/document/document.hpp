// What a paper shows, already in words, rounded and in order. Every text is plain: markup
// in it means nothing, and writers escape all of it.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sideflow::reports {

struct Heading {
  int level = 2;  ///< 2 a section, 3 a row or a finding in it
  std::string text;
  std::string number = {};  ///< before the text: "3", "A"; may be empty
  std::string anchor = {};  ///< to point at it: small letters, digits and "-"; "": none

  friend bool operator==(const Heading&, const Heading&) = default;
};

struct Paragraph {
  std::string strong;  ///< said with weight, before the text; may be empty
  std::string text;

  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// A statement in a box of its own, to be seen by who only leafs through.
struct CallOut {
  std::string strong;  ///< said with weight, before the text; may be empty
  std::string text;

  friend bool operator==(const CallOut&, const CallOut&) = default;
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
  std::vector<std::size_t> numeric = {};       ///< columns that stand to the right, from 0
  std::vector<unsigned> widths = {};  ///< of the columns to each other; none: as the texts ask

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
  std::string file;          ///< beside the document
  std::string description;   ///< what somebody who cannot see it should know
  std::string caption = {};  ///< below it; may be empty
  bool is_wide = false;      ///< printed across a page of its own, with the heading before it

  friend bool operator==(const Picture&, const Picture&) = default;
};

/// What follows begins on a new page, where there are pages.
struct PageBreak {
  friend bool operator==(const PageBreak&, const PageBreak&) = default;
};

using Block =
    std::variant<Heading, Paragraph, Bullets, Steps, Table, Citations, Picture, CallOut, PageBreak>;

using Blocks = std::vector<Block>;

/// What stands below the title and in the head of every page. What is empty is not shown.
struct DocumentFacts {
  std::string language = "en";  ///< of the texts, as in HTML
  std::string author = {};      ///< an institution
  std::string date = {};        ///< in words: no clock is asked
  std::string edition = {};     ///< who may read it, in words: "Public edition"
  std::string running = {};     ///< a short title for the head of the pages; "": the title
};

struct Document {
  std::string title;
  Blocks blocks;
  DocumentFacts facts = {};
};

/// Appends the blocks of a section.
inline void append(Blocks& blocks, Blocks section) {
  for (Block& block : section) blocks.push_back(std::move(block));
}

}  // namespace sideflow::reports
