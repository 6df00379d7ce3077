#include "reports/gap_report/compose_gap_report.hpp"

#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

Blocks map_blocks(const GapMatter& matter, const std::string& title, const std::string& map_file) {
  if (map_file.empty()) return {};
  return {Heading{2, heading::kMap}, Picture{map_file, map_description(title)},
          Paragraph{"", map_reading_sentence(numbered_places(matter.places))}};
}

Blocks opening(const Network& network) {
  return {Paragraph{one_line(network.name.shown()) + ".", subject_sentence()}};
}

bool has_mark(const std::vector<std::string>& items, const std::string& id) {
  return std::any_of(items.begin(), items.end(), [&](const std::string& item) {
    return item.find("[" + id) != std::string::npos || item.find("; " + id) != std::string::npos;
  });
}

/// Whether a sentence of the page points at the source.
bool points_at(const Blocks& blocks, const std::string& id) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    if (const auto* bullets = std::get_if<Bullets>(&block)) return has_mark(bullets->items, id);
    const auto* steps = std::get_if<Steps>(&block);
    return steps != nullptr && has_mark(steps->items, id);
  });
}

/// What the marks of one page stand for.
Paragraph sources_in_a_row(const GapMatter& matter, const Blocks& page) {
  std::vector<std::string> keys;
  for (const SourceId& id : cited_sources(matter.network)) {
    if (shows(matter.edition, matter.network, id) && points_at(page, id.text))
      keys.push_back(source_key(id.text, one_line(find_source(matter.network, id)->title)));
  }
  const std::string kept_back = withheld_sentence(withheld(matter.network, matter.edition));
  return {fmt::format("{}, {}.", one_line(matter.network.name.shown()), matter.network.as_of),
          fmt::format("{} {}{}{}", edition_sentence(matter.edition), fmt::join(keys, "; "),
                      keys.empty() ? "" : ". ", kept_back)};
}

Blocks one_page(const GapMatter& matter, const std::string& title,
                const GapReportOptions& options) {
  Blocks blocks = in_brief_sentences(matter, options.length);
  if (!options.map_file.empty())
    blocks.emplace_back(Picture{options.map_file, map_description(title)});
  blocks.emplace_back(Heading{2, heading::kLargestLosses});
  append(blocks, three_largest_losses(matter));
  append(blocks, what_to_do_in_short(matter));
  blocks.emplace_back(sources_in_a_row(matter, blocks));
  return blocks;
}

Blocks four_pages(const GapMatter& matter, const std::string& title,
                  const GapReportOptions& options) {
  Blocks blocks = opening(matter.network);
  append(blocks, rests_on_paragraph(matter));
  append(blocks, in_brief_sentences(matter, options.length));
  append(blocks, map_blocks(matter, title, options.map_file));
  append(blocks, where_it_is_lost(matter));
  append(blocks, what_to_do(matter));
  append(blocks, what_works(matter));
  append(blocks, not_known_and_next_questions(matter));
  append(blocks, gap_annexes(matter));
  return blocks;
}

DocumentFacts facts(const Network& network, const Edition& edition) {
  return {.date = as_of_words(network),
          .edition = edition_head(edition),
          .running = running_title(network)};
}

}  // namespace

Document compose_gap_report(const Network& network, const engine::Analysis& analysis,
                            const GapReportOptions& options) {
  const bool is_short = options.length == ReportLength::brief;
  const GapMatter matter =
      gap_matter({network, analysis, options.edition,
                  is_short ? source_marks(network) : numbered_marks(network, options.edition)},
                 options.scenarios);
  Document report{finding_title(network, analysis), {}, facts(network, options.edition)};
  append(report.blocks, is_short ? one_page(matter, report.title, options)
                                 : four_pages(matter, report.title, options));
  return report;
}

}  // namespace sideflow::reports
