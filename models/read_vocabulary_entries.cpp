#include "models/read_vocabulary_entries.hpp"

#include "models/field_tables.hpp"
#include "models/read_likelihood.hpp"
#include "models/read_sections.hpp"

#include <tuple>
#include <utility>

namespace sideflow {

namespace {

/// More words could not be told apart by those who are asked.
constexpr std::size_t kMostScaleWords = 20;

void check_kind_ids(Reading& reading, const YamlNode* kinds) {
  if (kinds == nullptr) return;
  for (const YamlEntry& entry : kinds->entries) {
    const std::string& id = entry.key.text;
    if (!is_reserved_for_likelihoods(id) && id != "all") continue;
    reading.problems.error(entry.key, "SF038",
                           "no kind can be called " + quoted(id) + ": the word has another meaning",
                           "choose another id");
  }
}

bool is_likelier(const ScaleWord& a, const ScaleWord& b) {
  const auto key = [](const ScaleWord& entry) {
    return std::tuple(entry.range.best, entry.range.low, entry.range.high, entry.word);
  };
  return key(a) < key(b);
}

std::optional<ScaleWord> read_scale_word(Reading& reading, const YamlEntry& entry) {
  if (!is_good_identifier(reading, entry.key, "a word of the scale")) return std::nullopt;
  if (entry.key.text == "unknown") {
    reading.problems.error(entry.key, "SF060",
                           "`unknown` cannot be a word of the scale: it stands for 0..0.30..1");
    return std::nullopt;
  }
  ScaleWord word{entry.key.text, {}, ""};
  if (entry.value.sort == YamlSort::mapping) {
    return read_fields(reading, entry.value, entry.key, scale_fields(), std::move(word));
  }
  const auto range = read_scale_range(reading, entry.value);
  if (!range) return std::nullopt;
  word.range = *range;
  return word;
}

void read_scale(Reading& reading, const YamlNode* section) {
  if (section == nullptr) return;
  if (section->sort != YamlSort::mapping || section->entries.empty() ||
      section->entries.size() > kMostScaleWords) {
    reading.problems.error(
        *section, "SF060",
        fmt::format("the scale is a mapping of 1 to {} words to low..best..high", kMostScaleWords));
    return;
  }
  const std::size_t errors = reading.problems.errors();
  std::vector<ScaleWord> scale;
  for (const YamlEntry& entry : section->entries) {
    if (auto word = read_scale_word(reading, entry)) scale.push_back(std::move(*word));
  }
  if (reading.problems.errors() != errors) reading.lost.insert("scale");
  std::sort(scale.begin(), scale.end(), is_likelier);
  reading.scale = std::move(scale);
}

void read_defaults(Reading& reading, const YamlNode* section) {
  if (section == nullptr || !is_mapping(reading, *section, "`defaults`")) return;
  const DefaultsDraft defaults = read_fields(reading, *section, *section, defaults_fields());
  if (defaults.threshold) reading.network.threshold = *defaults.threshold;
}

std::string with_blanks(std::string id) {
  std::replace(id.begin(), id.end(), '-', ' ');
  return id;
}

bool is_new_entry(Reading& reading, const YamlEntry& entry, const std::vector<std::string>& given,
                  const char* what) {
  if (!is_good_identifier(reading, entry.key, what)) return false;
  if (!std::binary_search(given.begin(), given.end(), entry.key.text)) return true;
  reading.problems.error(
      entry.key, "SF024",
      "the vocabulary already has the id " + quoted(entry.key.text) + ", which is given again");
  return false;
}

void read_terms(Reading& reading, const YamlNode* section) {
  if (section == nullptr || !is_mapping(reading, *section, "`terms`")) return;
  std::vector<std::string> given;
  for (const Term& term : reading.network.terms) given.push_back(term.term);
  for (std::string& term : given) std::replace(term.begin(), term.end(), ' ', '-');
  std::sort(given.begin(), given.end());
  for (const YamlEntry& entry : section->entries) {
    if (!is_new_entry(reading, entry, given, "a term")) continue;
    if (!is_mapping(reading, entry.value, "a term to be avoided")) continue;
    Term term{with_blanks(entry.key.text), "", ""};
    reading.network.terms.push_back(
        read_fields(reading, entry.value, entry.key, term_fields(), std::move(term)));
  }
  std::sort(reading.network.terms.begin(), reading.network.terms.end(),
            [](const Term& a, const Term& b) { return a.term < b.term; });
}

std::optional<Question> read_question(Reading& reading, const YamlEntry& entry) {
  Question question{entry.key.text, ""};
  if (entry.value.sort == YamlSort::mapping) {
    return read_fields(reading, entry.value, entry.key, question_fields(), std::move(question));
  }
  auto text = own_text(reading, entry.value, entry.key.text);
  if (!text) return std::nullopt;
  question.text = std::move(*text);
  return question;
}

void read_questions(Reading& reading, const YamlNode* section) {
  if (section == nullptr || !is_mapping(reading, *section, "`questions`")) return;
  std::vector<std::string> given;
  for (const Question& question : reading.network.questions) given.push_back(question.id);
  std::sort(given.begin(), given.end());
  for (const YamlEntry& entry : section->entries) {
    if (!is_new_entry(reading, entry, given, "a question")) continue;
    if (auto question = read_question(reading, entry))
      reading.network.questions.push_back(std::move(*question));
  }
  std::sort(reading.network.questions.begin(), reading.network.questions.end(),
            [](const Question& a, const Question& b) { return a.id < b.id; });
}

}  // namespace

void collect_vocabulary_ids(Reading& reading, const Sections& sections) {
  check_kind_ids(reading, sections.kinds);
  collect_ids(reading, sections.kinds, reading.known.kinds, "a kind");
  collect_ids(reading, sections.roles, reading.known.roles, "a role");
  collect_ids(reading, sections.sectors, reading.known.sectors, "a sector");
  collect_ids(reading, sections.levels, reading.known.levels, "a level");
  collect_ids(reading, sections.settings, reading.known.settings, "a setting");
  collect_ids(reading, sections.barrier_types, reading.known.barrier_types, "a barrier type");
  collect_ids(reading, sections.barriers, reading.own_barriers, "a barrier");
}

void read_vocabulary_entries(Reading& reading, const Sections& sections) {
  read_terms(reading, sections.terms);
  reading.terms = TermIndex(reading.network.terms);
  Network& network = reading.network;
  read_section(reading, sections.sectors, sector_fields(), network.sectors);
  read_section(reading, sections.levels, level_fields(), network.levels);
  read_section(reading, sections.settings, setting_fields(), network.settings);
  read_section(reading, sections.barrier_types, barrier_type_fields(), network.barrier_types);
  read_section(reading, sections.roles, role_fields(), network.roles);
  read_section(reading, sections.kinds, kind_fields(), network.kinds);
  read_questions(reading, sections.questions);
  read_scale(reading, sections.scale);
  read_defaults(reading, sections.defaults);
}

const FieldTable<Kind>& kind_fields() {
  static const FieldTable<Kind> kTable{
      "a kind",
      "A kind of information.",
      {field<Kind, &Kind::name>("name", Need::required, "what readers see"),
       field<Kind, &Kind::family>("family", Need::optional,
                                  "kinds of one family may meet at an actor"),
       field<Kind, &Kind::aim>(
           "aim", Need::optional,
           "collect: should arrive at any one collector; inform: at each actor that needs it"),
       field<Kind, &Kind::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<Role>& role_fields() {
  static const FieldTable<Role> kTable{
      "a role",
      "A role that actors of several countries have.",
      {field<Role, &Role::name>("name", Need::required, "what readers see"),
       field<Role, &Role::sector>("sector", Need::optional, "the sector of its actors"),
       field<Role, &Role::level>("level", Need::optional, "the level of its actors"),
       field<Role, &Role::stage>("stage", Need::optional, "the lane of its actors on the map"),
       field<Role, &Role::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<Sector>& sector_fields() {
  static const FieldTable<Sector> kTable{
      "a sector",
      "A sector of society or administration.",
      {field<Sector, &Sector::name>("name", Need::required, "what readers see"),
       field<Sector, &Sector::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<Level>& level_fields() {
  static const FieldTable<Level> kTable{
      "a level",
      "A level of administration.",
      {field<Level, &Level::name>("name", Need::required, "what readers see"),
       field<Level, &Level::order>("order", Need::optional, "1 local, upwards"),
       field<Level, &Level::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<Setting>& setting_fields() {
  static const FieldTable<Setting> kTable{
      "a setting",
      "A place where information is met.",
      {field<Setting, &Setting::name>("name", Need::required, "what readers see"),
       field<Setting, &Setting::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<BarrierType>& barrier_type_fields() {
  static const FieldTable<BarrierType> kTable{
      "a barrier type",
      "A sort of barrier.",
      {field<BarrierType, &BarrierType::name>("name", Need::required, "what readers see"),
       field<BarrierType, &BarrierType::absence>("absence", Need::optional,
                                                 "true: it is the reason why a channel is missing"),
       field<BarrierType, &BarrierType::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<ScaleWord>& scale_fields() {
  static const FieldTable<ScaleWord> kTable{
      "a word of the scale",
      "A word of the scale with its range.",
      {field<ScaleWord>("likelihood", Need::required, Shape::scale_range, "low..best..high",
                        [](Reading& reading, const YamlEntry& entry, ScaleWord& word) {
                          word.range =
                              read_scale_range(reading, entry.value).value_or(LikelihoodRange{});
                        }),
       field<ScaleWord, &ScaleWord::note>("note", Need::optional, "how it is asked for")}};
  return kTable;
}

const FieldTable<Term>& term_fields() {
  static const FieldTable<Term> kTable{
      "a term to be avoided",
      "A term to be avoided.",
      {field<Term>("prefer", Need::optional, Shape::text, "what to write instead",
                   [](Reading& reading, const YamlEntry& entry, Term& term) {
                     term.prefer = found_text(reading, entry.value, entry.key.text).value_or("");
                   }),
       field<Term>("why", Need::optional, Shape::text, "why",
                   [](Reading& reading, const YamlEntry& entry, Term& term) {
                     term.why = found_text(reading, entry.value, entry.key.text).value_or("");
                   }),
       field<Term>("note", Need::optional, Shape::text, "a remark for the reader",
                   [](Reading& reading, const YamlEntry& entry, Term&) {
                     (void)found_text(reading, entry.value, entry.key.text);
                   })}};
  return kTable;
}

const FieldTable<Question>& question_fields() {
  static const FieldTable<Question> kTable{
      "a question",
      "A question by which likelihoods are asked for.",
      {field<Question, &Question::text>("text", Need::required, "the question"),
       field<Question>("note", Need::optional, Shape::text, "a remark for the reader",
                       [](Reading& reading, const YamlEntry& entry, Question&) {
                         (void)own_text(reading, entry.value, entry.key.text);
                       })}};
  return kTable;
}

const FieldTable<DefaultsDraft>& defaults_fields() {
  static const FieldTable<DefaultsDraft> kTable{
      "`defaults`",
      "What holds where nothing else is said.",
      {field<DefaultsDraft>("threshold", Need::optional, Shape::share,
                            "a piece that is likelier to arrive than this counts as reaching",
                            [](Reading& reading, const YamlEntry& entry, DefaultsDraft& defaults) {
                              defaults.threshold =
                                  read_number(reading, entry.value, entry.key.text, 0, 1);
                            })}};
  return kTable;
}

}  // namespace sideflow
