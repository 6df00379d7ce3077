#include "models/read_file.hpp"

#include "models/check_texts.hpp"
#include "models/field_tables.hpp"
#include "models/numbers.hpp"
#include "models/right_spelling.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

namespace sideflow {

namespace {

namespace fs = std::filesystem;

std::string hint_for_date(std::string_view text) {
  const std::string spelled = right_date(text);
  return "write " + (spelled.empty() ? "2010-03-25, 2010-03 or 2010" : spelled);
}

void read_date(Reading& reading, const YamlEntry& entry, NetworkHead& head) {
  if (entry.value.sort == YamlSort::scalar && is_date(entry.value.text)) {
    head.as_of = entry.value.text;
    return;
  }
  reading.problems.error(entry.value, "SF029",
                         "`as_of` is a date of the calendar, not " + described(entry.value),
                         hint_for_date(entry.value.text));
}

template <const YamlNode* Sections::*Section>
void keep_section(Reading&, const YamlEntry& entry, FileDraft& draft) {
  draft.sections.*Section = &entry.value;
}

template <const YamlNode* Sections::*Section>
Field<FileDraft> section(const char* key, Shape shape, const char* says) {
  return field<FileDraft>(key, Need::optional, shape, says, &keep_section<Section>);
}

std::vector<Field<FileDraft>> vocabulary_sections() {
  return {section<&Sections::kinds>("kinds", Shape::kind_section, "kinds of information"),
          section<&Sections::roles>("roles", Shape::role_section, "roles of actors"),
          section<&Sections::sectors>("sectors", Shape::sector_section,
                                      "sectors of society and administration"),
          section<&Sections::levels>("levels", Shape::level_section, "levels of administration"),
          section<&Sections::settings>("settings", Shape::setting_section,
                                       "places where information is met"),
          section<&Sections::barrier_types>("barrier_types", Shape::barrier_type_section,
                                            "sorts of barriers"),
          section<&Sections::barriers>("barriers", Shape::barrier_section,
                                       "what stops, delays or spoils information"),
          section<&Sections::defaults>("defaults", Shape::defaults_section,
                                       "what holds where nothing else is said"),
          section<&Sections::terms>("terms", Shape::term_section, "terms to be avoided"),
          section<&Sections::questions>("questions", Shape::question_section,
                                        "by which likelihoods are asked for")};
}

Field<FileDraft> version_field() {
  return field<FileDraft>(
      "sideflow", Need::required, Shape::version, "the version of the format, 1",
      [](Reading&, const YamlEntry& entry, FileDraft& draft) { draft.version = &entry; });
}

Field<FileDraft> head_field(const char* key, Shape shape, const char* says) {
  return field<FileDraft>(
      key, Need::required, shape, says,
      [](Reading&, const YamlEntry& entry, FileDraft& draft) { draft.head = &entry; });
}

FieldTable<FileDraft> make_network_file_fields() {
  FieldTable<FileDraft> table{
      "a network file",
      "A network: usually one country.",
      {version_field(), head_field("network", Shape::network_head, "what network this is")}};
  table.fields.push_back(field<FileDraft>(
      "joins", Need::optional, Shape::joins, "networks that are analysed as one with this",
      [](Reading&, const YamlEntry& entry, FileDraft& draft) { draft.joins = &entry.value; }));
  table.fields.push_back(
      section<&Sections::sources>("sources", Shape::source_section, "what the network rests on"));
  table.fields.push_back(section<&Sections::actors>("actors", Shape::actor_section,
                                                    "who holds, passes on or collects"));
  table.fields.push_back(section<&Sections::channels>("channels", Shape::channel_section,
                                                      "ways by which information travels"));
  table.fields.push_back(section<&Sections::findings>("findings", Shape::finding_section,
                                                      "what a seminar or an interview found"));
  table.fields.push_back(
      section<&Sections::scenarios>("scenarios", Shape::scenario_section, "changes to try"));
  for (Field<FileDraft>& one : vocabulary_sections()) table.fields.push_back(std::move(one));
  return table;
}

FieldTable<FileDraft> make_vocabulary_file_fields() {
  FieldTable<FileDraft> table{"a vocabulary file",
                              "What networks have in common.",
                              {version_field(), head_field("vocabulary", Shape::vocabulary_head,
                                                           "what vocabulary this is")}};
  for (Field<FileDraft>& one : vocabulary_sections()) table.fields.push_back(std::move(one));
  table.fields.push_back(
      section<&Sections::scale>("scale", Shape::scale_section, "words for likelihoods"));
  return table;
}

}  // namespace

FilePath path_from(const std::string& folder, const std::string& relative) {
  const fs::path path = (fs::path(folder) / relative).lexically_normal();
  std::error_code problem;
  const fs::path real = fs::weakly_canonical(path, problem);
  return {path.generic_string(), problem ? path.generic_string() : real.generic_string()};
}

std::string folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return folder.empty() ? "." : folder.generic_string();
}

Reading begin_file(Loading& loading, const std::string& name) {
  Reading reading{Problems(name)};
  reading.file = static_cast<std::uint32_t>(loading.files.size());
  reading.scale = built_in_scale();
  loading.files.push_back(name);
  return reading;
}

namespace {

constexpr std::string_view kRestUnread = "mend this first: the rest of the file was not read";

void say_rest_is_unread(std::vector<Diagnostic>& diagnostics) {
  const auto last = std::find_if(diagnostics.rbegin(), diagnostics.rend(),
                                 [](const auto& one) { return one.severity == Severity::error; });
  if (last == diagnostics.rend()) return;
  last->hint += (last->hint.empty() ? "" : "; ") + std::string(kRestUnread);
}

/// Whether `text` is what people write who mean version 1, or no number at all.
bool may_be_version_one(const YamlNode& version) {
  const auto number = parse_number(version.text);
  return version.sort != YamlSort::scalar || !number || *number == 1;
}

}  // namespace

ParsedFile parse_file(Reading& reading, SourceText source) {
  ParsedFile file{std::move(source), {}};
  const std::string& name = reading.problems.file();
  for (Diagnostic& diagnostic : file.source.diagnostics)
    reading.problems.add(std::move(diagnostic));
  if (reading.problems.errors() > 0) return file;
  file.document = read_yaml(file.source.text, name);
  if (!file.document.root) say_rest_is_unread(file.document.diagnostics);
  for (Diagnostic& diagnostic : file.document.diagnostics)
    reading.problems.add(std::move(diagnostic));
  if (file.document.root) check_texts(reading, *file.document.root);
  return file;
}

bool is_readable_version(Reading& reading, const YamlNode& root) {
  if (root.sort != YamlSort::mapping) {
    reading.problems.error(
        root, "SF006", "a file is a mapping that begins with sideflow: 1, not " + described(root));
    return false;
  }
  const YamlNode* version = value_at(root, "sideflow");
  if (version == nullptr || (version->sort == YamlSort::scalar && version->text == "1"))
    return true;
  const bool goes_on = may_be_version_one(*version);
  reading.problems.error(
      *version, "SF033",
      "this program reads version 1 of the format (sideflow: 1), not " + described(*version),
      goes_on ? "write sideflow: 1" : "write sideflow: 1 if it is; " + std::string(kRestUnread));
  return goes_on;
}

bool end_file(Loading& loading, const Reading& reading, const ParsedFile& file) {
  for (Diagnostic& diagnostic :
       reading.problems.shown(file.source.text, file.document.line_starts)) {
    loading.diagnostics.push_back(std::move(diagnostic));
  }
  return reading.problems.errors() == 0;
}

/// Results stand in a folder of that name: an id that no folder can have on some system is refused.
void read_network_id(Reading& reading, const YamlEntry& entry, NetworkHead& head) {
  head.id = read_identifier(reading, entry.value, "a network").value_or("");
  if (!names_a_device(head.id)) return;
  reading.problems.error(entry.value, "SF023",
                         described(entry.value) +
                             " cannot be the id of a network: some systems keep this "
                             "name for a device",
                         "choose a longer one: results stand in a folder of that name");
}

const FieldTable<NetworkHead>& network_head_fields() {
  static const FieldTable<NetworkHead> kTable{
      "`network`",
      "What network this is.",
      {field<NetworkHead>("id", Need::required, Shape::identifier,
                          "its id, of which files are named", &read_network_id),
       field<NetworkHead, &NetworkHead::name>("name", Need::required, "what readers see"),
       field<NetworkHead>("as_of", Need::required, Shape::date,
                          "the date that the description speaks of", &read_date),
       field<NetworkHead>("vocabulary", Need::optional, Shape::path_upward,
                          "a path beside or above this file",
                          [](Reading&, const YamlEntry&, NetworkHead&) {}),
       field<NetworkHead, &NetworkHead::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<VocabularyHead>& vocabulary_head_fields() {
  static const FieldTable<VocabularyHead> kTable{
      "`vocabulary`",
      "What vocabulary this is.",
      {field<VocabularyHead>(
           "id", Need::required, Shape::identifier, "its id",
           [](Reading& reading, const YamlEntry& entry, VocabularyHead& head) {
             head.id = read_identifier(reading, entry.value, "a vocabulary").value_or("");
           }),
       field<VocabularyHead, &VocabularyHead::name>("name", Need::required, "what readers see"),
       field<VocabularyHead, &VocabularyHead::note>("note", Need::optional,
                                                    "a remark for the reader")}};
  return kTable;
}

const FieldTable<FileDraft>& network_file_fields() {
  static const FieldTable<FileDraft> kTable = make_network_file_fields();
  return kTable;
}

const FieldTable<FileDraft>& vocabulary_file_fields() {
  static const FieldTable<FileDraft> kTable = make_vocabulary_file_fields();
  return kTable;
}

}  // namespace sideflow
