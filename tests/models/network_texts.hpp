// Small network texts for tests of the reader.
#pragma once

#include "models/read_network.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow {

/// A network of two actors and one channel with a barrier; right, and without a warning. Line
/// numbers in tests count in this text.
inline const std::string kBase = R"(sideflow: 1
network:
  id: testland
  name: Testland
  as_of: 2026-01
sources:
  made: {title: Made for a test, kind: other, date: 2026-01, access: public, passages: {all: {says: Made up.}}}
sectors:
  test-sector: {name: Test sector}
levels:
  test-level: {name: Test level, order: 1}
roles:
  test-role: {name: Test role, sector: test-sector, level: test-level}
barrier_types:
  test-barrier: {name: Test barrier}
  nothing-there: {name: Nothing is there, absence: true}
kinds:
  sign: {name: Warning sign, family: test-family}
  case: {name: Case}
  advice: {name: Advice, aim: inform}
actors:
  school: {name: School, role: test-role, evidence: made.all, holds: sign}
  nurse: {name: Nurse, role: test-role, evidence: made.all}
  office: {name: Office, role: test-role, evidence: made.all, collects: [sign, case]}
barriers:
  secrecy: {name: Secrecy, type: test-barrier, passes: 0.5, evidence: made.all}
  no-line: {name: No line, type: nothing-there, evidence: made.all}
channels:
  - {id: line, from: school, to: office, carries: sign, passes: 0.5, status: working, barriers: secrecy, evidence: made.all}
)";

/// `text` with the first `what` replaced; fails the test when it is not there.
inline std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

/// kBase with another line at the end: one more channel.
inline std::string with_channel(std::string_view channel) {
  return kBase + "  - " + std::string(channel) + "\n";
}

/// kBase with a scenario of these changes.
inline std::string with_changes(std::string_view changes) {
  return kBase + "scenarios:\n  better:\n    name: Better\n    changes: " + std::string(changes) +
         "\n";
}

inline LoadResult load(const std::string& text) { return read_network_text(text, "test.yaml"); }

/// The network of a text that has no error; else an empty one and a failed test.
inline Network loaded(const std::string& text) {
  LoadResult result = load(text);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Severity::error) ADD_FAILURE() << diagnostic_text(diagnostic);
  }
  return result.network.value_or(Network{});
}

/// "LINE CODE" of all diagnostics of a text, in their order.
inline std::vector<std::string> complaints(const std::string& text) {
  std::vector<std::string> lines;
  for (const Diagnostic& one : load(text).diagnostics)
    lines.push_back(std::to_string(one.line) + ' ' + one.code);
  return lines;
}

/// The single diagnostic of a text, as people see it without its file and hint.
inline std::string complaint(const std::string& text) {
  const std::vector<Diagnostic> all = load(text).diagnostics;
  if (all.size() != 1) return std::to_string(all.size()) + " diagnostics";
  return std::to_string(all[0].line) + ':' + std::to_string(all[0].column) + ' ' + all[0].text +
         " [" + all[0].code + ']';
}

}  // namespace sideflow
