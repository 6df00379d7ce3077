// That an edition leaves nothing of narrower sources, and how long a report is.
#include "gap_report_cases.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

// ---- editions -------------------------------------------------------------------------------------

Source source_of(const std::string& id, Access access) {
  Source source;
  source.id = {id};
  source.title = "TITLE-" + id;
  source.date = "2010";
  source.access = access;
  return source;
}

Evidence evidence_of(const std::string& id, const std::string& what) {
  return {{id}, "", "WHERE-" + id + "-" + what, "SAYS-" + id + "-" + what};
}

/// Testland in which everything that can rest on a source does, in turn on one of each access, and all its texts
/// name that source.
class Marked {
 public:
  Marked() : network_(test::network_of_file("tests/tools/testland.yaml")) {
    network_.sources = {source_of("internalmark", Access::internal),
                        source_of("partnersmark", Access::partners),
                        source_of("publicmark", Access::public_)};
  }

  Network network() && {
    for (Actor& actor : network_.actors) mark_actor(actor);
    for (Channel& channel : network_.channels) mark_channel(channel);
    for (Barrier& barrier : network_.barriers) mark(barrier, next_source());
    const Barrier secrecy = network_.barriers.back();
    const Finding finding = network_.findings.front();
    network_.findings.clear();
    for (const Source& source : network_.sources) add_three(source.id.text, secrecy, finding);
    return network_;
  }

 private:
  std::string next_source() { return network_.sources[next_++ % 3].id.text; }

  static void mark(std::vector<Evidence>& evidence, std::string& note, const std::string& id,
                   const std::string& what) {
    evidence = {evidence_of(id, what)};
    note = "NOTE-" + id + "-" + what;
  }

  void mark(JudgedLikelihood& likelihood) {
    likelihood.accounts.clear();
    mark(likelihood.evidence, likelihood.note, next_source(), "strength");
  }

  void mark(Barrier& barrier, const std::string& id) {
    mark(barrier.evidence, barrier.note, id, "barrier");
    barrier.law = "LAW-" + id;
    barrier.basis = Basis::implied;
    if (barrier.passes) mark(*barrier.passes);
  }

  void mark_actor(Actor& actor) {
    mark(actor.evidence, actor.note, next_source(), "actor");
    for (Holding& holding : actor.holds) {
      mark(holding.evidence, holding.note, next_source(), "holding");
      holding.basis = Basis::implied;
    }
  }

  void mark_channel(Channel& channel) {
    mark(channel.evidence, channel.note, next_source(), "channel");
    channel.basis = Basis::implied;
    for (auto& [kind, likelihood] : channel.carries) mark(likelihood);
  }

  void add_three(const std::string& id, Barrier barrier, Finding finding) {
    barrier.id = {"zz-" + id};
    mark(barrier, id);
    network_.barriers.push_back(barrier);
    mark(finding.evidence, finding.note, id, "finding");
    finding.title = "FINDING-" + id;
    finding.information = "INFORMATION-" + id;
    finding.useful = "USEFUL-" + id;
    network_.findings.push_back(finding);
    Scenario scenario;
    scenario.id = {"scenario-" + std::to_string(network_.scenarios.size())};
    scenario.name = {{{"", "Open a line"}}};
    scenario.changes = {OpenChannel{network_.channels.front().id, {}}};
    mark(scenario.evidence, scenario.note, id, "scenario");
    network_.scenarios.push_back(scenario);
  }

  Network network_;
  std::size_t next_ = 0;
};

Network marked_testland() { return Marked().network(); }

std::size_t times_in(const Document& report, const std::string& mark) {
  std::size_t times = report.title.find(mark) == std::string::npos ? 0 : 1;
  for (const Block& block : report.blocks) {
    for (const std::string& text : test::texts_of(block))
      times += text.find(mark) == std::string::npos ? 0 : 1;
  }
  return times;
}

TEST(GapReportEditions, LeaveNothingOfNarrowerSources) {
  const Network network = marked_testland();
  const engine::Analysis analysis = engine::analyse(network);
  const std::vector<ScenarioOutcome> outcomes = test::outcomes_of(network);
  const std::pair<Access, std::vector<std::string>> closed[] = {
      {Access::public_, {"partnersmark", "internalmark"}},
      {Access::partners, {"internalmark"}},
      {Access::internal, {}}};
  for (const ReportLength length : {ReportLength::full, ReportLength::brief}) {
    for (const auto& [access, marks] : closed) {
      const Document report = compose_gap_report(
          network, analysis, {.edition = {access}, .length = length, .scenarios = outcomes});
      for (const std::string& mark : marks) EXPECT_EQ(times_in(report, mark), 0u) << mark;
      EXPECT_GT(times_in(report, "publicmark"), 0u);
    }
  }
}

TEST(GapReportEditions, ShowAllKindsOfTextOfWhatTheyMayShow) {
  const Network network = marked_testland();
  const engine::Analysis analysis = engine::analyse(network);
  const Document report = compose_gap_report(network, analysis, {.edition = {Access::internal}});
  for (const char* id : {"publicmark", "partnersmark", "internalmark"}) {
    for (const char* what : {"TITLE-", "LAW-", "FINDING-", "INFORMATION-", "USEFUL-"})
      EXPECT_GT(times_in(report, std::string(what) + id), 0u) << what << id;
  }
}

TEST(GapReportEditions, CountFindingsThatRestOnWithheldSources) {
  const Network network = marked_testland();
  const engine::Analysis analysis = engine::analyse(network);
  EXPECT_EQ(times_in(compose_gap_report(network, analysis),
                     "findings that rest on them are withheld, too."),
            1u);
  EXPECT_EQ(
      times_in(compose_gap_report(network, analysis, {.edition = {Access::internal}}), "withheld"),
      0u);
}

// ---- length ---------------------------------------------------------------------------------------

constexpr double kLinesOfAPage = 55;

double lines_of_text(const std::string& text, double width) {
  return std::ceil(static_cast<double>(text.size()) / width);
}

/// Lines of about 95 characters that a block takes; tables lose a quarter to their columns, a map takes
/// half a page.
double lines_of(const Block& block) {
  if (std::holds_alternative<Heading>(block)) return 2;
  if (std::holds_alternative<Picture>(block)) return kLinesOfAPage / 2;
  double lines = 0;
  if (const auto* table = std::get_if<Table>(&block)) {
    std::vector<std::vector<std::string>> rows = table->rows;
    rows.push_back(table->heads);
    for (const auto& row : rows)
      lines += lines_of_text(std::accumulate(row.begin(), row.end(), std::string()), 70);
    return lines;
  }
  for (const std::string& text : test::texts_of(block)) lines += lines_of_text(text, 93);
  return std::holds_alternative<Paragraph>(block) ? lines + 0.5 : lines;
}

double pages_before_annexes(const Document& report) {
  double lines = 2;
  for (const Block& block : report.blocks) {
    const auto* heading = std::get_if<Heading>(&block);
    if (heading != nullptr && heading->text.starts_with("Annex")) break;
    lines += lines_of(block);
  }
  return lines / kLinesOfAPage;
}

TEST(GapReportLength, IsAtMostFourPagesBeforeTheAnnexesAndOnePageInBrief) {
  for (const char* name :
       {"denmark", "estonia", "finland", "germany", "lithuania", "norway", "sweden"}) {
    const Network network = test::country(name);
    const engine::Analysis analysis = engine::analyse(network);
    const std::vector<ScenarioOutcome> outcomes = test::outcomes_of(network);
    GapReportOptions options{.map_file = "map.svg", .scenarios = outcomes};
    EXPECT_LE(pages_before_annexes(compose_gap_report(network, analysis, options)), 4.0) << name;
    options.length = ReportLength::brief;
    EXPECT_LE(pages_before_annexes(compose_gap_report(network, analysis, options)), 1.0) << name;
  }
}

}  // namespace
}  // namespace sideflow::reports
