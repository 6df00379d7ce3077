// That the numbers of the gap report are those of results.json, and its ranks those of the map.
#include "gap_report_cases.hpp"
#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/loss_places.hpp"
#include "reports/tables/results_json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sideflow::reports {
namespace {

using Json = nlohmann::json;

const char* const kCountries[] = {"denmark", "estonia", "germany", "lithuania", "norway", "sweden"};

/// The numbers in a text, in their order.
std::vector<double> numbers_in(const std::string& text) {
  std::vector<double> numbers;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    double number = 0;
    const auto [after, error] = std::from_chars(at, end, number, std::chars_format::fixed);
    if (error == std::errc{}) numbers.push_back(number);
    at = error == std::errc{} ? after : at + 1;
  }
  return numbers;
}

/// Whether a number with two significant digits may stand for `exact`, one that is rounded to its nearest.
bool stands_for(double shown, double exact) {
  if (exact == 0) return shown == 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::fabs(exact))) - 1);
  return std::fabs(shown - exact) <= 0.500001 * unit;
}

/// An end of a range may be rounded outward by a whole unit.
bool bounds(double shown, double exact) {
  if (exact == 0) return shown == 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::fabs(exact))) - 1);
  return std::fabs(shown - exact) <= 1.000001 * unit || shown > 0.99;
}

struct Case {
  Network network;
  engine::Analysis analysis;
  std::vector<ScenarioOutcome> outcomes;
  Document report;
  Json results;
};

Case case_of(const std::string& name) {
  Case made{test::country(name), {}, {}, {}, {}};
  made.analysis = engine::analyse(made.network);
  made.outcomes = test::outcomes_of(made.network);
  made.report = compose_gap_report(made.network, made.analysis, {.scenarios = made.outcomes});
  made.results =
      Json::parse(results_json(made.network, made.analysis, {}, {.elements = WhichElements::all}));
  return made;
}

const Json& element_in(const Case& one, const std::string& name) {
  for (const Json& element : one.results["elements"]) {
    if (element["element"] == name) return element;
  }
  throw std::runtime_error(name + " is not in the results");
}

/// Whether it is open, or was not asked, whether the row of a ledger arrives.
bool is_not_known(const Case& one, const Json& row) {
  for (const Json& reach : one.results["reach"]) {
    if (reach["actor"] == row["actor"] && reach["kind"] == row["kind"])
      return reach["verdict"] == "no-route" && reach["why"] != "said";
  }
  throw std::runtime_error("a row of the ledger is not in the results");
}

/// What rows lose at an element, by the ledger of results.json.
template <class Counts>
double lost_where(const Case& one, const std::string& name, const char* part, Counts counts) {
  double sum = 0;
  for (const Json& row : one.results["ledger"]) {
    if (!counts(row)) continue;
    for (const Json& loss : row[part]) {
      if (loss["element"] == name) sum += loss["amount"].get<double>();
    }
  }
  return sum;
}

double lost_at(const Case& one, const std::string& name, const char* part) {
  return lost_where(one, name, part, [](const Json&) { return true; });
}

/// The same of rows of which it is known that they do not arrive.
double known_lost_at(const Case& one, const std::string& name, const char* part) {
  return lost_where(one, name, part, [&](const Json& row) { return !is_not_known(one, row); });
}

TEST(GapReportNumbers, OfEachPlaceAreThoseOfTheResultsInTheOrderOfTheMap) {
  for (const char* name : kCountries) {
    const Case one = case_of(name);
    const std::vector<LossPlace> places = loss_places(one.network, one.analysis);
    const Table* table = test::table_with(one.report, "No.", "From");
    ASSERT_EQ(table == nullptr, places.empty()) << name;
    if (table == nullptr) continue;
    ASSERT_EQ(table->rows.size(), std::min<std::size_t>(10, places.size())) << name;
    for (std::size_t at = 0; at < table->rows.size(); ++at) {
      const std::vector<std::string>& row = table->rows[at];
      EXPECT_EQ(row[0], std::to_string(at + 1));
      double lost = 0;
      double gain = -1;
      for (const engine::ElementIndex index : places[at].elements) {
        const std::string& element = one.analysis.graph.elements[index].name;
        lost += lost_at(one, element, "lost") + known_lost_at(one, element, "gaps");
        gain = std::max(gain, element_in(one, element)["gain_if_repaired"]["best"].get<double>());
      }
      EXPECT_TRUE(stands_for(numbers_in(row[5]).at(0), lost))
          << name << " " << row[5] << " " << lost;
      EXPECT_TRUE(stands_for(numbers_in(row[6]).at(0), gain))
          << name << " " << row[6] << " " << gain;
    }
  }
}

TEST(GapReportNumbers, OfEachElementAreThoseOfTheResults) {
  for (const char* name : kCountries) {
    const Case one = case_of(name);
    const Table* table = test::table_with(one.report, "What", "Status");
    ASSERT_NE(table, nullptr) << name;
    const auto& elements = one.analysis.graph.elements;
    ASSERT_EQ(table->rows.size(), elements.size()) << name;
    for (std::size_t at = 0; at < elements.size(); ++at) {
      const std::vector<std::string>& row = table->rows[at];
      const std::string& element = elements[at].name;
      EXPECT_TRUE(stands_for(numbers_in(row[4]).at(0), lost_at(one, element, "lost"))) << element;
      EXPECT_TRUE(stands_for(numbers_in(row[5]).at(0), lost_at(one, element, "gaps"))) << element;
      EXPECT_TRUE(stands_for(numbers_in(row[6]).at(0),
                             element_in(one, element)["gain_if_repaired"]["best"].get<double>()))
          << element << " " << row[6];
      const Json& gain = element_in(one, element)["gain_if_repaired"];
      const std::vector<double> shown = numbers_in(row[6]);
      if (shown.size() != 3) continue;
      EXPECT_TRUE(bounds(shown[1], gain["low"].get<double>())) << element << " " << row[6];
      EXPECT_TRUE(bounds(shown[2], gain["high"].get<double>())) << element << " " << row[6];
    }
  }
}

TEST(GapReportNumbers, OfWhatArrivesAreThoseOfTheResults) {
  for (const char* name : kCountries) {
    const Case one = case_of(name);
    const Table* table = test::table_with(one.report, "Who", "What");
    if (table == nullptr || table->heads[2] != std::string("How likely it arrives (range)"))
      continue;
    std::multimap<std::pair<std::string, std::string>, Json> rows;
    for (const Json& row : one.results["reach"]) {
      const Actor* actor = find_actor(one.network, {row["actor"].get<std::string>()});
      const Kind* kind = find_kind(one.network, {row["kind"].get<std::string>()});
      rows.emplace(std::pair{actor->name.shown(), kind->name.shown()}, row);
    }
    for (const std::vector<std::string>& row : table->rows) {
      const auto found = rows.find({row[0], row[1]});
      ASSERT_NE(found, rows.end()) << name << " " << row[0];
      const Json& probability = found->second["probability"];
      const std::vector<double> shown = numbers_in(row[2]);
      EXPECT_TRUE(stands_for(shown.at(0), probability["best"].get<double>())) << row[2];
      EXPECT_TRUE(bounds(shown.at(1), probability["low"].get<double>())) << row[2];
      EXPECT_TRUE(bounds(shown.at(2), probability["high"].get<double>())) << row[2];
    }
  }
}

TEST(GapReportNumbers, OfEachScenarioAreWhatArrivesAfterwardsMinusWhatArrivesToday) {
  for (const char* name : kCountries) {
    const Case one = case_of(name);
    const Table* table = test::table_with(one.report, "Measure", "Gain in pieces (range)");
    ASSERT_NE(table, nullptr) << name;
    EXPECT_EQ(table->rows.size(), one.outcomes.size());
    for (const ScenarioOutcome& outcome : one.outcomes) {
      double after = 0;
      for (const engine::ReachRow& row : outcome.analysis.reach.bearers)
        after += row.row.at_home ? 0 : row.probability->best;
      const double gain = after - one.results["total"]["arrived"]["best"].get<double>();
      const auto of_it = [&](const std::vector<std::string>& row) {
        return row[0].starts_with(outcome.scenario.name.shown());
      };
      const auto row = std::find_if(table->rows.begin(), table->rows.end(), of_it);
      ASSERT_NE(row, table->rows.end()) << outcome.scenario.id.text;
      EXPECT_TRUE(stands_for(numbers_in((*row)[1]).at(0), std::fabs(gain) < 1e-9 ? 0 : gain))
          << name << " " << (*row)[1] << " " << gain;
    }
  }
}

// ---- scenarios ------------------------------------------------------------------------------------

bool only_opens(const Scenario& scenario) {
  return std::all_of(scenario.changes.begin(), scenario.changes.end(), [](const Change& change) {
    const auto* opens = std::get_if<OpenChannel>(&change);
    return std::holds_alternative<LiftBarrier>(change) ||
           std::holds_alternative<StartActor>(change) || (opens != nullptr && !opens->passes);
  });
}

TEST(ScenarioGain, IsNeverBelowNothingInAnyDrawWhereAScenarioOnlyOpensAndLifts) {
  std::size_t tried = 0;
  for (const char* name : kCountries) {
    const Network network = test::country(name);
    const engine::Analysis before = engine::analyse(network, {.draws = 200});
    for (const ScenarioOutcome& outcome : test::outcomes_of(network)) {
      if (!only_opens(outcome.scenario)) continue;
      const auto gain = scenario_gain(before, outcome.analysis);
      ASSERT_TRUE(gain && gain->spread) << outcome.scenario.id.text;
      EXPECT_GE(gain->spread->low, -1e-12) << name << " " << outcome.scenario.id.text;
      EXPECT_LE(gain->spread->low, gain->spread->high);
      ++tried;
    }
  }
  EXPECT_GT(tried, 5u);
}

TEST(ScenarioGain, OfNoChangeIsNothingInEveryDraw) {
  const Network network = test::country("norway");
  const engine::Analysis before = engine::analyse(network, {.draws = 200});
  const engine::Analysis after = engine::analyse(engine::changed(network, {}), {.draws = 200});
  const auto gain = scenario_gain(before, after);
  ASSERT_TRUE(gain && gain->spread);
  EXPECT_EQ(gain->best, 0);
  EXPECT_EQ(gain->spread->low, 0);
  EXPECT_EQ(gain->spread->high, 0);
}

TEST(ScenarioGain, HasNoRangeWithoutDraws) {
  const Network network = test::country("norway");
  const engine::Analysis before = engine::analyse(network, {.draws = 0});
  const auto gain = scenario_gain(before, before);
  ASSERT_TRUE(gain);
  EXPECT_FALSE(gain->spread);
}

TEST(ScenarioGain, OfALineThatIsOpenedIsWhatItLetsThrough) {
  // Doctors' line to the contact point, missing, would pass "usually": best 0.7, and nothing else stands on it.
  const Network network = test::network_of_file("tests/tools/testland.yaml");
  const Channel* line = nullptr;
  for (const Channel& channel : network.channels) {
    if (channel.from.text == "doctors") line = &channel;
  }
  ASSERT_NE(line, nullptr);
  const Network after = engine::changed(network, {OpenChannel{line->id, {}}});
  const engine::Analysis before = engine::analyse(network, {.draws = 500});
  const auto gain = scenario_gain(before, engine::analyse(after, {.draws = 500}));
  ASSERT_TRUE(gain && gain->spread);
  EXPECT_NEAR(gain->best, 0.7, 1e-12);
  EXPECT_GT(gain->spread->low, 0.5);
  EXPECT_LT(gain->spread->high, 0.85);
}

}  // namespace
}  // namespace sideflow::reports
