#include "models/read_sources.hpp"

#include "models/field_tables.hpp"
#include "models/numbers.hpp"
#include "models/read_sections.hpp"
#include "models/right_spelling.hpp"

#include <utility>

namespace sideflow {

namespace {

void read_date(Reading& reading, const YamlEntry& entry, Source& source) {
  if (entry.value.sort == YamlSort::scalar && is_rough_date(entry.value.text)) {
    source.date = entry.value.text;
    return;
  }
  const std::string spelled = right_date(entry.value.text);
  reading.problems.error(
      entry.value, "SF029",
      "the date of a source is a date of the calendar, not " + described(entry.value),
      spelled.empty()
          ? "write 2010-03-25, 2010-03, 2010, \"before 2010-03\", \"about 2010\" or unknown"
          : "write " + spelled);
}

void read_passages(Reading& reading, const YamlEntry& entry, Source& source) {
  if (!is_mapping(reading, entry.value, "`passages`")) return;
  for (const YamlEntry& item : entry.value.entries) {
    if (!is_good_identifier(reading, item.key, "a passage")) continue;
    if (!is_mapping(reading, item.value, "a passage")) continue;
    source.passages.push_back(
        read_fields(reading, item.value, item.key, passage_fields(),
                    Passage{item.key.text, "", "", "", place_of(reading, item.key)}));
  }
  std::sort(source.passages.begin(), source.passages.end(),
            [](const Passage& a, const Passage& b) { return a.id < b.id; });
}

}  // namespace

void read_sources(Reading& reading, const YamlNode* section) {
  read_section(reading, section, source_fields(), reading.network.sources);
}

const FieldTable<Passage>& passage_fields() {
  static const FieldTable<Passage> kTable{
      "a passage",
      "What a source says, once, by name.",
      {field<Passage>("where", Need::optional, Shape::text, "the page, section or minute",
                      [](Reading& reading, const YamlEntry& entry, Passage& passage) {
                        passage.where =
                            found_text(reading, entry.value, entry.key.text).value_or("");
                      }),
       field<Passage, &Passage::says>("says", Need::optional,
                                      "what it says, in the author's own words"),
       field<Passage, &Passage::note>(
           "note", Need::optional,
           "a remark for the reader; where nothing rests on the passage, why")}};
  return kTable;
}

const FieldTable<Source>& source_fields() {
  static const FieldTable<Source> kTable{
      "a source",
      "A report, an interview, a law: what the network rests on.",
      {field<Source>("title", Need::required, Shape::text, "what it is called",
                     [](Reading& reading, const YamlEntry& entry, Source& source) {
                       source.title = found_text(reading, entry.value, entry.key.text).value_or("");
                     }),
       field<Source, &Source::kind>("kind", Need::optional, "what sort of source"),
       field<Source>("date", Need::optional, Shape::rough_date, "of what is said there",
                     &read_date),
       field<Source, &Source::access>("access", Need::optional,
                                      "who may see it; internal where nothing is said"),
       field<Source>("passages", Need::optional, Shape::passages, "what is said, once, by name",
                     &read_passages),
       field<Source, &Source::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

}  // namespace sideflow
