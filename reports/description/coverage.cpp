#include "reports/description/coverage.hpp"

#include "reports/description/description_words.hpp"
#include "reports/description/passage_uses.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

/// What a document says at one place, and where it stands; several files may tell it in the same words.
struct CoveredPassage {
  std::string part;  ///< of the section
  std::string says;
  std::vector<std::string> marks;
  PassageUses uses;
  std::vector<std::string> left_out;  ///< of the files in which nothing rests on it
};

/// Texts in order, with the first number in each by its size: "Session 2" before "Session 10".
struct ByNumber {
  static std::tuple<std::string_view, unsigned long, std::string_view> key(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto first = std::find_if(text.begin(), text.end(), is_digit);
    unsigned long number = 0;
    for (auto c = first; c != text.end() && is_digit(*c) && number < 1'000'000; ++c)
      number = number * 10 + static_cast<unsigned long>(*c - '0');
    return {text.substr(0, static_cast<std::size_t>(first - text.begin())), number, text};
  }
  bool operator()(const std::string& a, const std::string& b) const { return key(a) < key(b); }
};

using Sections = std::map<std::string, std::vector<CoveredPassage>, ByNumber>;
using Papers = std::map<std::string, Sections>;  ///< by title and date

/// "Session 1, second paragraph" as section and part.
std::pair<std::string, std::string> section_and_part(const std::string& where) {
  const std::string line = one_line(where);
  const std::size_t comma = line.find(", ");
  if (comma == std::string::npos) return {line, ""};
  return {line.substr(0, comma), line.substr(comma + 2)};
}

std::string paper_title(const Source& source) {
  return cited_source_words({"", source.title, "", source.date, false});
}

/// The passages of a section in the order of the files and of the lines in them.
void order(std::vector<const Passage*>& passages) {
  std::stable_sort(passages.begin(), passages.end(),
                   [](const Passage* a, const Passage* b) { return a->place < b->place; });
}

CoveredPassage& covered(std::vector<CoveredPassage>& section, const std::string& part,
                        const std::string& says) {
  for (CoveredPassage& known : section) {
    if (known.part == part && known.says == says) return known;
  }
  return section.emplace_back(CoveredPassage{part, says, {}, {}, {}});
}

void cover(Sections& sections, const Passage& passage, const std::string& mark,
           const PassageUses& uses) {
  const auto [section, part] = section_and_part(passage.where);
  CoveredPassage& known = covered(sections[section], part, one_line(passage.says));
  known.marks.push_back(mark);
  if (uses == PassageUses{}) {
    const std::string why = left_out_words(passage.note);
    if (std::find(known.left_out.begin(), known.left_out.end(), why) == known.left_out.end())
      known.left_out.push_back(why);
  } else {
    known.uses.add(uses);
  }
}

Papers papers_of(const Network& network, const Edition& edition) {
  std::map<std::string, PassageUses> uses = passage_uses(network);
  Papers papers;
  for (const Source& source : network.sources) {
    if (!shows(edition, network, source.id)) continue;
    std::vector<const Passage*> passages;
    for (const Passage& passage : source.passages) passages.push_back(&passage);
    order(passages);
    for (const Passage* passage : passages) {
      const std::string mark = source.id.text + '.' + passage->id;
      cover(papers[paper_title(source)], *passage, mark, uses[mark]);
    }
  }
  return papers;
}

std::size_t passages_withheld(const Network& network, const Edition& edition) {
  std::size_t number = 0;
  for (const Source& source : network.sources)
    number += shows(edition, network, source.id) ? 0 : source.passages.size();
  return number;
}

std::string standing_words(const CoveredPassage& passage) {
  std::vector<std::string> parts = passage.left_out;
  if (!(passage.uses == PassageUses{})) parts.insert(parts.begin(), uses_words(passage.uses) + ".");
  return fmt::format("{}", fmt::join(parts, " "));
}

Table section_table(const std::vector<CoveredPassage>& passages) {
  Table table{coverage_heads(), {}};
  for (const CoveredPassage& passage : passages)
    table.rows.push_back({passage.part, fmt::format("{}", fmt::join(passage.marks, ", ")),
                          passage.says, standing_words(passage)});
  return table;
}

}  // namespace

Blocks coverage_blocks(const Network& network, const Edition& edition, int level) {
  Blocks blocks;
  for (const auto& [title, sections] : papers_of(network, edition)) {
    blocks.emplace_back(Heading{level, title});
    for (const auto& [section, passages] : sections) {
      blocks.emplace_back(Heading{level + 1, section.empty() ? no_section_words() : section});
      blocks.emplace_back(section_table(passages));
    }
  }
  const std::string kept_back = withheld_citations(passages_withheld(network, edition));
  if (!kept_back.empty()) blocks.emplace_back(Paragraph{"", kept_back});
  return blocks;
}

Document compose_coverage(const Network& network, const Edition& edition) {
  Document document{coverage_title(one_line(network.name.shown())), {}};
  document.blocks.emplace_back(Paragraph{"", coverage_intro()});
  append(document.blocks, coverage_blocks(network, edition, 2));
  return document;
}

}  // namespace sideflow::reports
