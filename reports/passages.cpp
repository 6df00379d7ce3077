#include "reports/passages.hpp"

#include "reports/sentences.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

std::string mark_of(const Evidence& piece, std::map<SourceId, std::size_t>& numbers) {
  if (!piece.passage.empty()) return passage_key(piece);
  return fmt::format("{} {}", piece.source.text, ++numbers[piece.source]);
}

/// What the source says so far; a new entry where it has said nothing yet.
SourceCitations& citations_of(Citations& citations, const std::string& source) {
  for (SourceCitations& known : citations.sources) {
    if (known.source == source) return known;
  }
  return citations.sources.emplace_back(SourceCitations{source, {}});
}

void add_once(std::vector<std::string>& texts, const std::string& text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

}  // namespace

PassageMarks passage_marks(const Network& network) {
  PassageMarks marks;
  std::map<SourceId, std::size_t> numbers;
  for (const Evidence* piece : all_evidence(network)) {
    const std::string key = passage_key(*piece);
    if (!marks.contains(key)) marks.emplace(key, mark_of(*piece, numbers));
  }
  return marks;
}

std::string marks_of(const Network& network, const PassageMarks& marks,
                     const std::vector<Evidence>& evidence, const Edition& edition) {
  std::vector<std::string> shown;
  std::set<std::string> closed;
  for (const Evidence& piece : evidence) {
    const std::string key = passage_key(piece);
    if (shows(edition, network, piece.source)) {
      add_once(shown, marks.at(key));
    } else {
      closed.insert(key);
    }
  }
  if (!closed.empty()) shown.push_back(withheld_passages(closed.size()));
  return shown.empty() ? "" : fmt::format("[{}]", fmt::join(shown, "; "));
}

Citations all_passages(const Network& network, const PassageMarks& marks, const Edition& edition) {
  Citations citations;
  std::size_t closed = 0;
  std::set<std::string> seen;
  for (const Evidence* piece : all_evidence(network)) {
    const std::string key = passage_key(*piece);
    if (!seen.insert(key).second) continue;
    const Citation citation = cite(network, *piece, edition);
    if (citation.withheld) {
      ++closed;
      continue;
    }
    citations_of(citations, cited_source_words(citation))
        .says.push_back(fmt::format("[{}] {}", marks.at(key), citation_words(citation)));
  }
  citations.withheld = withheld_citations(closed);
  for (SourceCitations& source : citations.sources)
    std::sort(source.says.begin(), source.says.end());
  return citations;
}

}  // namespace sideflow::reports
