// Sections that the gap report's annexes and a country's page share, each made on its own.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/evidence.hpp"
#include "reports/passages.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

/// What every section is made from. Refers to both; lives no longer than they do.
struct ReportMatter {
  const Network& network;
  const engine::Analysis& analysis;
  Edition edition;
  PassageMarks marks;
};

/// Sources, how much is assumed, whom nobody asked, what is withheld.
[[nodiscard]] Blocks what_it_rests_on(const ReportMatter& matter);
/// One table of all rows.
[[nodiscard]] Blocks table_of_rows(const ReportMatter& matter);

/// A heading a fate and a section for the rows of a kind of which the same is to be said: verdict,
/// route or certificate, assumption, barriers that would remain, notes, marks.
[[nodiscard]] Blocks row_sections(const ReportMatter& matter);
/// Guidance and training that should be told to those who need it.
[[nodiscard]] Blocks what_comes_back(const ReportMatter& matter);

/// The three questions as meetings and interviews answered them; nothing when nobody did.
[[nodiscard]] Blocks findings(const ReportMatter& matter);
/// Everything that was not asked, is open or disputed.
[[nodiscard]] Blocks what_is_not_known(const ReportMatter& matter);
/// What informants disagree about, with what each says.
[[nodiscard]] std::vector<std::string> dispute_sentences(const ReportMatter& matter);
/// How many were not asked whether they recognise and pass on; "" when all were.
[[nodiscard]] std::string recognising_sentence(const ReportMatter& matter);

/// The author's notes on barriers that no source names in so many words.
[[nodiscard]] Bullets notes_on_barriers(const ReportMatter& matter);
[[nodiscard]] Table table_of_scale(const Network& network);
/// The sources that the edition shows.
[[nodiscard]] Table table_of_sources(const ReportMatter& matter);
[[nodiscard]] std::size_t working_actors(const Network& network);

/// "Doctors (suspicion)": a row by its names.
[[nodiscard]] std::string row_name(const ReportMatter& matter, const engine::ReachRow& row);

}  // namespace sideflow::reports
