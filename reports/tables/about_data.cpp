// Data tables of what a workbook speaks of and rests on: about, sources, scale.
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/hand_over_json.hpp"
#include "reports/tables/reach_json.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/tables/structure_json.hpp"
#include "reports/tables/workbook_parts.hpp"
#include "reports/version.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Analysis;

constexpr Measure kChance = Measure::probability;
constexpr Measure kText = Measure::text;

// ---- columns ------------------------------------------------------------------------------------

constexpr Field kAboutFields[] = {
    {"/what", "What"},
    {"/value", "Value", Measure::mixed},
    {"/means", "What it means"},
};

constexpr Field kSourceFields[] = {
    {"/source", "Source (id)"},
    {"/title", "Title"},
    {"/kind", "Kind"},
    {"/date", "Date"},
    {"/access", "Access", kText, "public; partners; internal."},
    {"/passages", "Passages", Measure::whole,
     "How many the file takes from it under its own name."},
    {"/note", "Note"},
};

constexpr Field kScaleFields[] = {
    {"/word", "Word"},
    {"/low", "Low", kChance},
    {"/best", "Best", kChance, "What is computed with."},
    {"/high", "High", kChance},
    {"/note", "What it means"},
};

// ---- lines of the first sheet: where a value is found, its name, what it means --------------------

constexpr Field kSubjectLines[] = {
    {"/network/name", "Network"},
    {"/network/id", "Network (id)"},
    {"/network/as_of", "As of", kText, "The time of which the file speaks."},
    {"/network/dates", "Dates of the sources", kText, "Of those that this edition names."},
    {"/finding", "In brief"},
    {"/arrival", "How much arrives"},
    {"/network/actors", "Actors", kText, "Of every status."},
    {"/network/channels", "Channels", kText, "Of every status; one from one actor to one other."},
    {"/network/kinds", "Kinds in use", kText, "That somebody holds, needs, passes on or turns."},
    {"/strengths", "What the likelihoods rest on"},
    {"/edition", "Edition", kText,
     "Made for readers of sources with this access; numbers are the same in all."},
    {"/withheld/sources", "Sources withheld", kText,
     "Their titles, kinds, dates and notes; their ids stay."},
    {"/withheld/passages", "Passages withheld", kText, "Of these sources."},
    {"/withheld/laws", "Laws withheld", kText, "Of barriers that rest on these sources."},
    {"/withheld/cells", "Cells withheld", kText, "Of this workbook, marked with that word."},
};

constexpr Field kOptionLines[] = {
    {"/options/threshold", "Threshold", kText, "Below it what arrives \"rarely arrives\" (faint)."},
    {"/options/draws", "Draws", kText,
     "How often all likelihoods were to be drawn from their ranges, for stamps, shares and ranges "
     "of gains "
     "and losses; with 0 there are none."},
    {"/options/seed", "Seed", kText,
     "Where all drawing starts: the same seed gives the same numbers."},
    {"/options/error", "Error asked for", kText, "Standard error of what is sampled."},
    {"/options/diagram_budget", "Diagram budget", kText,
     "Nodes that an exact computation may use."},
    {"/options/with_external", "With external", kText,
     "Whether what is known from outside the sources counts."},
    {"/program", "Made by"},
};

constexpr Field kTotalLines[] = {
    {"/total/rows", "Rows", kText, "Bearer and kind, at-home ones aside; each is one piece below."},
    {"/total/arrived/best", "Arrive, best", kText,
     "Sum of the probabilities, by ways that are known."},
    {"/total/arrived/low", "Arrive, low", kText, "With every likelihood at its lowest."},
    {"/total/arrived/high", "Arrive, high", kText, "With every likelihood at its highest."},
    {"/total/share/best", "Share, best", kText,
     "Of all rows, those of which nothing is known among them: a lower bound of what may arrive."},
    {"/total/share/low", "Share, low"},
    {"/total/share/high", "Share, high"},
    {"/total/standard_error", "Standard error", kText,
     "Of \"Arrive, best\"; 0 where all is exact."},
    {"/total/assumption_bounds/pessimistic", "Arrive if assumptions fail"},
    {"/total/assumption_bounds/optimistic", "Arrive if assumptions hold"},
    {"/total/verdicts/reached", "Rows that arrive"},
    {"/total/verdicts/faint", "Rows that rarely arrive"},
    {"/total/verdicts/blocked", "Rows that are blocked"},
    {"/total/verdicts/no-route-said", "Rows without a way, as a source says"},
    {"/total/verdicts/no-route-open", "Rows of which it is open", kText, "Not known: no finding."},
    {"/total/verdicts/no-route-not-asked", "Rows of which nobody was asked", kText,
     "Not known: no finding."},
    {"/total/verdicts/at-home", "Rows at home", kText, "Held by a unit that collects them."},
    {"/total/verdicts/undecided", "Rows undecided", kText, "Sampled too close to the threshold."},
};

constexpr Field kStructureLines[] = {
    {"/components/weak", "Weak components", kText, "Parts without a working line between them."},
    {"/components/strong", "Strong components", kText,
     "Groups in which everybody can reach everybody."},
    {"/actor_graph/actors", "Actors that work"},
    {"/actor_graph/links", "Links", kText, "Pairs of actors with a working channel, kinds merged."},
    {"/actor_graph/merged", "Channels merged", kText, "With another between the same two."},
    {"/actor_graph/self_loops", "Channels to itself", kText, "Left out."},
    {"/actor_graph/shut", "Channels shut", kText, "Left out: their best likelihood is 0."},
    {"/actor_graph/length", "Length of links", kText,
     "What closeness and betweenness measure ways by."},
    {"/actor_graph/untimed_links", "Links without a time"},
    {"/actor_graph/reciprocity", "Reciprocity", kText, "Share of links that are answered."},
    {"/actor_graph/closeness_from", "Closeness summed over", kText, "Actors."},
    {"/actor_graph/closeness_error", "Standard error of closeness"},
    {"/actor_graph/betweenness/sources", "Betweenness from", kText,
     "Actors from which ways were searched; fewer than there are: sampled."},
    {"/actor_graph/betweenness/of_sources", "Betweenness from, at most", kText,
     "All from which a link leads on."},
    {"/actor_graph/delivery_betweenness/sources", "Delivery betweenness from", kText,
     "Actors from which ways were searched; fewer than there are: sampled."},
    {"/actor_graph/delivery_betweenness/of_sources", "Delivery betweenness from, at most", kText,
     "All that there are."},
    {"/actor_graph/sectors/ei_index", "E-I index of sectors", kText,
     "All links stay inside: -1; all lead out: 1."},
    {"/actor_graph/levels/ei_index", "E-I index of levels", kText,
     "All links stay inside: -1; all lead out: 1."},
};

constexpr Field kHandOverLines[] = {
    {"/hand_over_total/amount", "Cases handed over", kText, "One a row."},
    {"/hand_over_total/arrived", "of them arrive"},
    {"/hand_over_total/causes/not-recognised", "not recognised"},
    {"/hand_over_total/causes/not-passed-on", "not passed on"},
    {"/hand_over_total/causes/on-channel", "lost on a channel"},
    {"/hand_over_total/causes/not-turned", "not turned"},
    {"/hand_over_total/causes/no-way", "without a known way on"},
    {"/hand_over_total/causes/circles", "go in circles"},
};

constexpr const char* kReading[] = {
    "Numbers are those of results.json, not rounded; what is shown of them hangs on the cell's "
    "format.",
    "An empty cell means that something is not defined, not given or not asked, never 0 and never "
    "\"none\".",
    "Where nobody was asked, or it is open whether there is a way, the cells of probabilities are "
    "empty and \"Known\" says no: that is no finding.",
    "low and high of a probability hold when all likelihoods are at their lowest, or highest, at "
    "once; those "
    "of gains and losses are the 5 % and 95 % points of the draws.",
    "Heads have notes that say what a column is. Ids are those of the file; sheets can be joined "
    "by them.",
};

// ---- values -------------------------------------------------------------------------------------

std::string source_dates(const TableMatter& matter) {
  std::vector<std::string> dates;
  for (const Source& source : matter.network.sources) {
    if (shows(matter.edition, matter.network, source.id)) dates.push_back(source.date);
  }
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  return in_one_cell(dates);
}

Json subject_json(const TableMatter& matter) {
  const Network& network = matter.network;
  return {{"id", network.id},
          {"name", one_line(network.name.shown())},
          {"as_of", network.as_of},
          {"dates", source_dates(matter)},
          {"actors", network.actors.size()},
          {"channels", network.channels.size()},
          {"kinds", kinds_in_use(network)}};
}

Json chosen_json(const Analysis& analysis) {
  return {{"threshold", analysis.threshold},
          {"seed", analysis.asked.sampling.seed},
          {"draws", analysis.asked.draws},
          {"error", analysis.asked.sampling.error},
          {"diagram_budget", analysis.asked.budget.nodes},
          {"with_external", analysis.with_external}};
}

std::size_t withheld_cells(const DataTables& tables) {
  std::size_t cells = 0;
  for (const DataTable& table : tables) {
    for (const auto& row : table.rows)
      cells += static_cast<std::size_t>(std::count(row.begin(), row.end(), Cell{kWithheldText}));
  }
  return cells;
}

Json withheld_json(const TableMatter& matter, const DataTables& tables) {
  const Withheld kept_back = withheld(matter.network, matter.edition);
  return {{"sources", kept_back.sources},
          {"passages", kept_back.passages},
          {"laws", kept_back.laws},
          {"cells", withheld_cells(tables)}};
}

void add_reach(Json& about, const TableMatter& matter) {
  const engine::Total& total = matter.analysis.reach.total;
  if (!matter.analysis.asked.parts.reach || total.rows == 0) return;
  about["finding"] = finding_title(matter.network, matter.analysis);
  about["arrival"] = arrival_summary(total, collecting_unit(matter.network, matter.analysis));
  about["total"] = total_json(total);
}

void add_places(Json& about, const TableMatter& matter) {
  const Analysis& analysis = matter.analysis;
  about["components"] = components_json(analysis);
  about["actor_graph"] = actor_graph_json(matter.network, analysis);
  if (analysis.hand_over)
    about["hand_over_total"] =
        hand_over_total_json(matter.network, analysis.graph, *analysis.hand_over);
}

Json about_json(const TableMatter& matter, const DataTables& tables) {
  Json about = {{"network", subject_json(matter)},
                {"options", chosen_json(matter.analysis)},
                {"strengths", strengths_sentence(strength_counts(matter.network))},
                {"edition", word(matter.edition.widest_kept)},
                {"withheld", withheld_json(matter, tables)},
                {"program", "sideflow " + std::string(version())}};
  add_reach(about, matter);
  add_places(about, matter);
  return about;
}

// ---- lines --------------------------------------------------------------------------------------

/// A line for each field under which there is something.
void append_lines(Json& lines, std::span<const Field> fields, const Json& about) {
  for (const Field& field : fields) {
    const Json::json_pointer pointer(field.path);
    if (!about.contains(pointer) || about.at(pointer).is_null() || about.at(pointer) == "")
      continue;
    lines.push_back(
        {{"what", one_line(field.head)}, {"value", about.at(pointer)}, {"means", field.explained}});
  }
}

void append_reading(Json& lines, const Analysis& analysis) {
  for (const char* sentence : kReading)
    lines.push_back({{"what", "How to read it"}, {"value", sentence}});
  for (const engine::ReachNote& note : analysis.reach.notes)
    lines.push_back({{"what", "Note " + note.code}, {"value", note.text}});
}

// ---- sources and scale --------------------------------------------------------------------------

Json source_json(const TableMatter& matter, const Source& source) {
  Json row = {{"source", source.id.text},
              {"title", kWithheldText},
              {"access", word(source.access)},
              {"passages", source.passages.size()}};
  if (!shows(matter.edition, matter.network, source.id)) return row;
  row["title"] = one_line(source.title);
  row["kind"] = word(source.kind);
  row["date"] = source.date;
  row["note"] = one_line(source.note);
  return row;
}

Json scale_json(const ScaleWord& word) {
  return {{"word", word.word},
          {"low", word.range.low.value()},
          {"best", word.range.best.value()},
          {"high", word.range.high.value()},
          {"note", one_line(word.note)}};
}

}  // namespace

DataTable about_data(const TableMatter& matter, const DataTables& tables) {
  const Json about = about_json(matter, tables);
  Json lines = Json::array();
  append_lines(lines, kSubjectLines, about);
  append_reading(lines, matter.analysis);
  append_lines(lines, kOptionLines, about);
  append_lines(lines, kTotalLines, about);
  append_lines(lines, kStructureLines, about);
  append_lines(lines, kHandOverLines, about);
  return table_of("about", kAboutFields, lines);
}

DataTable source_data(const TableMatter& matter) {
  Json rows = Json::array();
  for (const Source& source : matter.network.sources) rows.push_back(source_json(matter, source));
  return table_of("sources", kSourceFields, rows);
}

DataTable scale_data(const TableMatter& matter) {
  Json rows = Json::array();
  for (const ScaleWord& word : matter.network.scale) rows.push_back(scale_json(word));
  return table_of("scale", kScaleFields, rows);
}

}  // namespace sideflow::reports
