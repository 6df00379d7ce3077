#include "reports/description/country_page.hpp"

#include "reports/description/coverage.hpp"
#include "reports/description/description_words.hpp"
#include "reports/description/network_tables.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

namespace sideflow::reports {

namespace {

Blocks opening(const Network& network) {
  const std::string name = one_line(network.name.shown());
  Blocks blocks = {Paragraph{"", page_intro(name, network.as_of)}};
  if (!network.note.empty()) blocks.emplace_back(Paragraph{"", one_line(network.note)});
  return blocks;
}

Blocks picture(const std::string& file, const std::string& title) {
  if (file.empty()) return {};
  return {Heading{2, heading::kMap}, Picture{file, map_description(title)}};
}

Blocks sources_by_section(const Network& network, const Edition& edition) {
  Blocks blocks = coverage_blocks(network, edition, 3);
  if (blocks.empty()) return {};
  blocks.insert(blocks.begin(), {Heading{2, page::kSources}, Paragraph{"", coverage_intro()}});
  return blocks;
}

}  // namespace

Document compose_country_page(const Network& network, const engine::Analysis& analysis,
                              const CountryPageOptions& options) {
  const ReportMatter matter{network, analysis, options.edition, passage_marks(network)};
  Document page{one_line(network.name.shown()), {}};
  append(page.blocks, opening(network));
  append(page.blocks, what_it_rests_on(matter));
  append(page.blocks, picture(options.map_file, finding_title(network, analysis)));
  append(page.blocks, actor_blocks(matter));
  append(page.blocks, channel_blocks(matter));
  append(page.blocks, barrier_blocks(matter));
  append(page.blocks, table_of_rows(matter));
  append(page.blocks, findings(matter));
  append(page.blocks, scenario_blocks(matter));
  append(page.blocks, what_is_not_known(matter));
  append(page.blocks, sources_by_section(network, options.edition));
  return page;
}

}  // namespace sideflow::reports
