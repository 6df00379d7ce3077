// That countries side by side say what each analysis says, and take silence for silence.
#include "gap_report_cases.hpp"
#include "reports/gap_report/comparison_lines.hpp"
#include "reports/gap_report/compose_comparison.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <deque>
#include <optional>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

// Doctors to the unit: works in Aland, missing in Beland, asked and not named in Celand.
// Teachers to the police: works in Aland, nobody asked in Beland, left open in Celand.
// Police to the unit: left open in Aland, missing in Beland, nobody asked in Celand.
constexpr const char* kVocabulary = R"(
sources:
  open: {title: TITLE-open, kind: report, date: 2010-03-25, access: public}
  closed: {title: TITLE-closed, kind: other, date: 2010-03-26, access: internal}
sectors:
  any: {name: Any sector}
levels:
  local: {name: Local, order: 1}
roles:
  doctor: {name: Doctors, sector: any, level: local}
  teacher: {name: Teachers, sector: any, level: local}
  police: {name: Police, sector: any, level: local}
  unit: {name: Contact point, sector: any, level: local}
  court: {name: Courts, sector: any, level: local}
barrier_types:
  secrecy: {name: Secrecy}
  nothing-there: {name: Nothing is there, absence: true}
kinds:
  suspicion: {name: Suspicion, family: signs}
  rumour: {name: Rumour, family: signs}
)";

constexpr const char* kAland = R"(
actors:
  doctors: {name: Doctors, role: doctor, holds: [suspicion], evidence: [{source: open, says: Doctors see.}]}
  teachers: {name: Teachers, role: teacher, holds: [rumour], evidence: [{source: open, says: Teachers see.}]}
  police: {name: Police, role: police, evidence: [{source: open, says: Police ask.}]}
  unit: {name: Contact point, role: unit, collects: [suspicion, rumour], evidence: [{source: open, says: It collects.}]}
channels:
  - {from: doctors, to: unit, carries: [suspicion], passes: usually, status: working, evidence: [{source: closed, where: WHERE-closed, says: SAYS-closed}]}
  - {from: teachers, to: police, carries: [rumour], passes: sometimes, status: working, evidence: [{source: open, where: WHERE-open, says: SAYS-open}]}
  - {from: police, to: unit, carries: [suspicion], passes: usually, status: unknown, evidence: [{source: open, says: It is open.}]}
barriers: {}
)";

constexpr const char* kBeland = R"(
actors:
  doctors: {name: Doctors, role: doctor, holds: [suspicion], evidence: [{source: open, says: Doctors see.}]}
  teachers: {name: Teachers, role: teacher, holds: [rumour], evidence: [{source: open, says: Teachers see.}]}
  police: {name: Police, role: police, evidence: [{source: open, says: Police ask.}]}
  unit: {name: Contact point, role: unit, collects: [suspicion, rumour], evidence: [{source: open, says: It collects.}]}
channels:
  - {from: doctors, to: unit, carries: [suspicion], passes: usually, status: missing, barriers: [no-system], evidence: [{source: open, says: There is no system.}]}
  - {from: police, to: unit, carries: [suspicion], passes: usually, status: missing, evidence: [{source: open, says: The police have no line.}]}
barriers:
  no-system: {name: No reporting system, type: nothing-there, evidence: [{source: open, says: There is no system.}]}
)";

constexpr const char* kCeland = R"(
actors:
  doctors: {name: Doctors, role: doctor, holds: [suspicion], asked: [open], evidence: [{source: open, says: Doctors see.}]}
  teachers: {name: Teachers, role: teacher, holds: [rumour], evidence: [{source: open, says: Teachers see.}]}
  police: {name: Police, role: police, evidence: [{source: open, says: Police ask.}]}
  unit: {name: Contact point, role: unit, collects: [suspicion, rumour], evidence: [{source: open, says: It collects.}]}
channels:
  - {from: teachers, to: police, carries: [rumour], passes: unknown, status: unknown, barriers: [secrecy], evidence: [{source: open, says: Nobody could say.}]}
barriers:
  secrecy: {name: Secrecy at school, type: secrecy, passes: rarely, rests_on: belief, evidence: [{source: open, says: Teachers think that it is forbidden.}]}
)";

Network made(const std::string& name, const std::string& parts) {
  std::string id = name;
  id[0] = static_cast<char>(id[0] - 'A' + 'a');
  const LoadResult result =
      read_network_text("sideflow: 1\nnetwork: {id: " + id + ", name: " + name +
                            ", as_of: 2010-03}" + std::string(kVocabulary) + parts,
                        name);
  std::string problems;
  for (const Diagnostic& diagnostic : result.diagnostics) problems += diagnostic_text(diagnostic);
  if (!result.network) throw std::runtime_error(problems);
  return *result.network;
}

/// Countries with their analyses.
struct Compared {
  std::deque<Network> networks;
  std::deque<engine::Analysis> analyses;

  void add(Network network) {
    networks.push_back(std::move(network));
    analyses.push_back(engine::analyse(networks.back(), {.draws = 0}));
  }
  [[nodiscard]] std::vector<ComparedCountry> countries() const {
    std::vector<ComparedCountry> all;
    for (std::size_t at = 0; at < networks.size(); ++at)
      all.push_back({networks[at], analyses[at]});
    return all;
  }
  [[nodiscard]] std::vector<ReportMatter> matters() const {
    std::vector<ReportMatter> all;
    for (std::size_t at = 0; at < networks.size(); ++at)
      all.push_back({networks[at], analyses[at], {}, {}});
    return all;
  }
  [[nodiscard]] Document report(Access widest = Access::public_) const {
    const std::vector<ComparedCountry> all = countries();
    return compose_comparison(all, {.edition = {widest}});
  }
};

Compared three_countries() {
  Compared compared;
  for (const auto& [name, parts] :
       {std::pair{"Aland", kAland}, {"Beland", kBeland}, {"Celand", kCeland}})
    compared.add(made(name, parts));
  return compared;
}

Compared nine_countries() {
  Compared compared;
  for (const char* name : {"denmark", "estonia", "finland", "germany", "latvia", "lithuania",
                           "norway", "poland", "sweden"})
    compared.add(test::country(name));
  return compared;
}

std::string cells(const std::vector<std::string>& row) {
  std::string text;
  for (const std::string& cell : row) text += cell + " | ";
  return text;
}

/// The row of a table that begins with this text, its cells in a row; "" for none.
std::string row_of(const Document& report, const std::string& first, const std::string& second,
                   const std::string& start) {
  const Table* table = test::table_with(report, first, second);
  if (table == nullptr) return "";
  for (const auto& row : table->rows)
    if (row.front() == start) return cells(row);
  return "";
}

const char* const kWorksHead = "Works in (what passes there, range in brackets)";

std::vector<Standing> standings(const Compared& compared, const RolePair& pair) {
  std::vector<Standing> found;
  for (const RoleLine& line : role_lines(compared.matters())) {
    if (line.pair != pair) continue;
    for (const CountryLine& here : line.countries) found.push_back(here.standing);
  }
  return found;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// ---- what is known of a line ----------------------------------------------------------------------

TEST(ComparisonLines, TellMissingAskedOpenAndNotAskedApart) {
  const Compared compared = three_countries();
  using enum Standing;
  EXPECT_EQ(standings(compared, {{"doctor"}, {"unit"}, "signs"}),
            (std::vector{works, named_gap, asked}));
  EXPECT_EQ(standings(compared, {{"teacher"}, {"police"}, "signs"}),
            (std::vector{works, not_asked, left_open}));
  EXPECT_EQ(standings(compared, {{"police"}, {"unit"}, "signs"}),
            (std::vector{left_open, named_gap, not_asked}));
}

TEST(ComparisonLines, AskNothingWhereARoleHasNoWorkingActor) {
  Compared compared = three_countries();
  Network network = made("Deland", kBeland);
  network.channels.clear();
  for (Actor& actor : network.actors)
    if (actor.role.text == "teacher") actor.status = Status::planned;
  compared.add(network);
  EXPECT_EQ(standings(compared, {{"teacher"}, {"police"}, "signs"}).back(), Standing::role_missing);
}

TEST(ComparisonLines, OneActorOfTheRoleThatNobodyAskedLeavesTheQuestionOpen) {
  Compared compared = three_countries();
  Network network = made("Deland", kCeland);
  Actor more = *find_actor(network, {"doctors"});
  more.id = {"doctors-too"};
  more.asked.clear();
  network.actors.insert(network.actors.begin() + 1, more);
  compared.add(network);
  EXPECT_EQ(standings(compared, {{"doctor"}, {"unit"}, "signs"}).back(), Standing::not_asked);
}

TEST(ComparisonLines, WhatIsSaidToLeadNowhereWasAsked) {
  Compared compared = three_countries();
  Network network = made("Deland", kCeland);
  for (Actor& actor : network.actors) actor.asked.clear();
  for (Actor& actor : network.actors)
    if (actor.role.text == "doctor") actor.dead_end = DeadEnd{{{"suspicion"}}, {}, ""};
  compared.add(network);
  EXPECT_EQ(standings(compared, {{"doctor"}, {"unit"}, "signs"}).back(), Standing::asked);
}

TEST(ComparisonLines, ALineThatLetsNothingThroughIsNotLent) {
  Compared compared;
  Network network = made("Aland", kAland);
  for (Channel& channel : network.channels)
    for (auto& [kind, judged] : channel.carries) judged.range = {};
  compared.add(network);
  compared.add(made("Beland", kBeland));
  const std::vector<Standing> found = standings(compared, {{"teacher"}, {"police"}, "signs"});
  EXPECT_EQ(found, (std::vector{Standing::named_gap, Standing::not_asked}));
  const Document report = compared.report();
  EXPECT_EQ(row_of(report, "Line", kWorksHead, "Signs: Teachers to Police"), "");
  const std::string row = row_of(report, "Line", "Named as", "Signs: Teachers to Police");
  EXPECT_TRUE(holds(row, "Aland: Rumour, there, but judged to let nothing through, assumed"))
      << row;
  EXPECT_TRUE(row.ends_with(" | Beland | ")) << row;
}

TEST(ComparisonLines, WhatPassesIsTheProductOfAllThatTheLineNeeds) {
  Compared compared;
  Network network = made("Celand", kCeland);
  for (Channel& channel : network.channels) channel.status = Status::working;
  compared.add(network);
  const engine::Bounds bounds = passes(compared.analyses.front().graph, 0);
  const LikelihoodRange channel = network.channels.front().carries.begin()->second.range;
  const LikelihoodRange barrier = network.barriers.front().passes->range;
  EXPECT_DOUBLE_EQ(bounds.low, channel.low.value() * barrier.low.value());
  EXPECT_DOUBLE_EQ(bounds.best, channel.best.value() * barrier.best.value());
  EXPECT_DOUBLE_EQ(bounds.high, channel.high.value() * barrier.high.value());
}

// ---- the lists ------------------------------------------------------------------------------------

TEST(Comparison, ListsWhatIsNamedAsMissingApartFromWhatNobodyWasAsked) {
  const Document report = three_countries().report();
  const std::string named =
      row_of(report, "Line", "What is said there", "Signs: Doctors to Contact point");
  EXPECT_TRUE(holds(named, "Beland: Suspicion, missing (No reporting system), stated")) << named;
  EXPECT_TRUE(holds(named, "Celand: asked where it passes things on, and does not name this line"))
      << named;
  EXPECT_TRUE(holds(named, "Aland: Suspicion, usually: 0.70 (0.50 to 0.85)")) << named;
  const std::string to_ask = row_of(report, "Line", kWorksHead, "Signs: Teachers to Police");
  EXPECT_TRUE(holds(to_ask, "Beland: nobody was asked.")) << to_ask;
  EXPECT_TRUE(holds(to_ask, "Celand: Rumour, a source leaves open whether it exists")) << to_ask;
  EXPECT_EQ(row_of(report, "Line", "What is said there", "Signs: Teachers to Police"), "");
  EXPECT_EQ(row_of(report, "Line", kWorksHead, "Signs: Doctors to Contact point"), "");
}

TEST(Comparison, SaysWhichGapsWorkNowhereAndWhoWasNotAskedOfThem) {
  const std::string row =
      row_of(three_countries().report(), "Line", "Named as", "Signs: Police to Contact point");
  EXPECT_TRUE(holds(row, "Beland: Suspicion, missing, stated")) << row;
  EXPECT_TRUE(holds(row, "Aland: Suspicion, a source leaves open whether it exists")) << row;
  EXPECT_TRUE(row.ends_with(" | Celand | ")) << row;
}

TEST(Comparison, NeverCallsMissingWhatNobodyWasAsked) {
  Compared compared;
  compared.add(made("Aland", kAland));
  Network silent = made("Beland", kBeland);
  silent.channels.clear();
  silent.barriers.clear();
  compared.add(silent);
  for (const Block& block : compared.report().blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const auto& row : table->rows)
      EXPECT_FALSE(holds(cells(row), "missing") || holds(cells(row), "does not")) << cells(row);
  }
}

TEST(Comparison, SaysHowARoleFaresInEachCountry) {
  const Document report = three_countries().report();
  EXPECT_EQ(row_of(report, "Role", "Arrives", "Doctors"),
            "Doctors | Aland | Beland and Celand |  | ");
  EXPECT_EQ(row_of(report, "Role", "Arrives", "Teachers"),
            "Teachers |  |  | Aland, Beland and Celand (open) | ");
}

TEST(Comparison, SaysWhereARoleIsNotMappedOrWorksNotYet) {
  Compared compared = three_countries();
  Network network = made("Deland", kBeland);
  network.channels.clear();
  std::erase_if(network.actors, [](const Actor& actor) { return actor.role.text == "doctor"; });
  for (Actor& actor : network.actors)
    if (actor.role.text == "teacher") actor.status = Status::planned;
  compared.add(network);
  const Document report = compared.report();
  const Table* table = test::table_with(report, "Role", "Arrives");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->heads,
            (std::vector<std::string>{"Role", "Arrives", "Does not arrive", "Not known",
                                      "No such actor works yet", "No such actor is mapped"}));
  EXPECT_EQ(row_of(report, "Role", "Arrives", "Doctors"),
            "Doctors | Aland | Beland and Celand |  |  | Deland | ");
  EXPECT_EQ(row_of(report, "Role", "Arrives", "Teachers"),
            "Teachers |  |  | Aland, Beland and Celand (open) | Deland |  | ");
}

TEST(Comparison, PutsBarriersByTypeAndGroundSideBySide) {
  const Document report = three_countries().report();
  EXPECT_EQ(row_of(report, "Type", "Rests on", "Secrecy"),
            "Secrecy | belief | Celand: Secrecy at school | ");
  EXPECT_TRUE(
      holds(row_of(report, "Type", "Rests on", "Nothing is there"), "Beland: No reporting system"));
}

// ---- editions, order, the bundled countries -------------------------------------------------------

TEST(Comparison, ShowsOfNarrowerSourcesNothingButTheirNumber) {
  const Compared compared = three_countries();
  const std::string closed = markdown(compared.report(Access::partners));
  for (const char* mark : {"TITLE-closed", "SAYS-closed", "WHERE-closed"})
    EXPECT_FALSE(holds(closed, mark)) << mark;
  EXPECT_TRUE(holds(closed, "SAYS-open"));
  EXPECT_TRUE(holds(closed, "1 passage that is not public"));
  EXPECT_TRUE(holds(closed, "1 source of Aland"));
  EXPECT_TRUE(holds(closed, "1 passage is withheld from sources that are not public."));
  const std::string all = markdown(compared.report(Access::internal));
  for (const char* mark : {"TITLE-closed", "SAYS-closed", "WHERE-closed"})
    EXPECT_TRUE(holds(all, mark)) << mark;
}

TEST(Comparison, IsTheSameWhateverTheOrderOfTheFiles) {
  const Compared compared = three_countries();
  std::vector<ComparedCountry> all = compared.countries();
  const std::string report = markdown(compose_comparison(all));
  const std::vector<ComparedCountry> turned(all.rbegin(), all.rend());
  EXPECT_EQ(markdown(compose_comparison(turned)), report);
  EXPECT_LT(report.find("| Aland |"), report.find("| Beland |"));
}

TEST(Comparison, OfNoCountryOrOneIsAReport) {
  EXPECT_EQ(compose_comparison({}).title, "No country is compared");
  Compared compared;
  compared.add(made("Aland", kAland));
  EXPECT_EQ(compared.report().title,
            "In one country, of 2 things that groups notice, 1 arrives; of 1 more it is not known");
}

TEST(Comparison, CountsOfTheNineCountriesAreThoseOfTheirAnalyses) {
  const Compared compared = nine_countries();
  const Document report = compared.report();
  const Table* table = test::table_with(report, "Country", "Arrives");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 9u);
  for (std::size_t at = 0; at < 9; ++at) {
    const engine::Total& total = compared.analyses[at].reach.total;
    const auto& row = table->rows[at];
    EXPECT_EQ(row[0], compared.networks[at].name.shown());
    EXPECT_EQ(row[4], std::to_string(total.no_route_not_asked)) << row[0];
    EXPECT_EQ(row[5], std::to_string(total.no_route_open + total.undecided)) << row[0];
    EXPECT_EQ(row[6], std::to_string(total.at_home)) << row[0];
    std::size_t known = 0;
    for (const std::size_t column : {1u, 2u, 3u}) known += std::stoul(row[column]);
    EXPECT_EQ(known, total.reached + total.faint + total.blocked + total.no_route_said) << row[0];
    EXPECT_EQ(row[1], std::to_string(total.reached)) << row[0];
    ASSERT_TRUE(total.arrived) << row[0];
    EXPECT_EQ(row[7], known == 0
                          ? "nothing is known"
                          : number_then_range(*total.arrived) + ", of " + std::to_string(known));
  }
}

TEST(Comparison, EveryMarkOfTheNineCountriesLeadsToAPassage) {
  const Document report = nine_countries().report();
  std::string cited, text;
  for (const Block& block : report.blocks) {
    const bool is_annex = std::holds_alternative<Citations>(block);
    for (const std::string& part : test::texts_of(block)) (is_annex ? cited : text) += part + "\n";
  }
  std::size_t marks = 0;
  for (std::size_t at = text.find("E0"); at != std::string::npos; at = text.find("E0", at + 1)) {
    ++marks;
    EXPECT_TRUE(holds(cited, "[" + text.substr(at, 3) + "]")) << text.substr(at, 3);
  }
  EXPECT_GT(marks, 0u);
}

}  // namespace
}  // namespace sideflow::reports
