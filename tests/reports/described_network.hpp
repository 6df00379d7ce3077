// A small network read from text, for the tests of what is said of a file in words.
#pragma once

#include "models/read_network.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow::reports::test {

/// Nurses who notice, a line with a barrier, a missing one, an unknown one, a training that comes back, a
/// finding and two scenarios. Sources: `minutes`, public; `talk`, internal.
inline const std::string kDescribedText = R"(sideflow: 1
network: {id: testland, name: Testland, as_of: 2026-01, note: Made for a test.}
kinds:
  sign: {name: Warning sign, family: first-signs, note: A sign.}
  advice: {name: Advice, family: guidance, aim: inform, note: What helps.}
roles:
  staff: {name: Staff, sector: health, level: local, stage: notices, note: Who works there.}
  unit: {name: Unit, sector: health, level: local, stage: decides, note: Who collects.}
sectors: {health: {name: Health, note: Care.}}
levels: {state: {name: State, order: 2, note: All.}, local: {name: Local, order: 1, note: One place.}}
settings: {ward: {name: Ward, note: A room.}}
barrier_types:
  fear: {name: Fear, note: It frightens.}
  gap: {name: Gap, absence: true, note: It is not there.}
sources:
  minutes:
    title: Minutes
    date: 2026-01
    kind: report
    access: public
    passages:
      nurses: {where: "Session 10, second paragraph", says: Nurses see signs.}
      lines: {where: "Session 2, first paragraph", says: There is no line to the board.}
      lunch: {where: "Session 2, end", says: Lunch was served., note: "Left out: no information."}
      forgotten: {where: "Session 2, end", says: Somebody sighed.}
  talk:
    title: A talk
    date: 2026-02
    kind: interview
    passages:
      secret: {where: "Part 1, start", says: What was said in confidence.}
actors:
  nurses:
    name: Nurses
    role: staff
    setting: ward
    evidence: minutes.nurses
    holds: {sign: {basis: implied, evidence: minutes.nurses, note: One step - they see them.}}
    hindered_by: {forwards: dread}
    needs: advice
  office: {name: Office, role: unit, collects: all, evidence: minutes.lines, holds: advice}
  board: {name: Board, role: unit, status: planned, collects: sign, evidence: talk.secret, note: In confidence.}
channels:
  - {from: nurses, to: office, carries: sign, passes: {likelihood: sometimes, basis: assumed, note: A guess.}, status: working, barriers: dread, form: informal, evidence: minutes.nurses}
  - {from: nurses, to: board, carries: sign, passes: usually, status: missing, barriers: no-line, evidence: minutes.lines}
  - {between: [nurses, office], id: round, carries: advice, passes: unknown, status: unknown, evidence: minutes.nurses}
barriers:
  dread: {name: Dread, type: fear, passes: rarely, rests_on: belief, owner: office, evidence: minutes.nurses}
  no-line: {name: No line, type: gap, evidence: minutes.lines}
findings:
  - {title: Wards, kinds: sign, bearers: nurses, information: Signs., useful: A line., answered_by: line, evidence: minutes.lines}
scenarios:
  line: {name: A line, changes: [{start: board}, {lift: no-line}], evidence: minutes.lines, note: Needs the board.}
  courage: {name: Courage, changes: [{lift: {barrier: dread, at: nurses}}, {set: {actor: nurses, recognises: {sign: usually}}}, {close: nurses/office}, {open: {channel: round, passes: always}}, {set: {channel: nurses/office, passes: 0.2..0.4}}, {add: {from: office, to: board, carries: sign, passes: rarely}}, {set: {barrier: dread, passes: usually}}, {stop: nurses}, {add_actor: {id: fresh, name: New unit, role: unit}}]}
)";

inline Network described_network() {
  LoadResult result = read_network_text(kDescribedText, "testland.yaml");
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Severity::error) ADD_FAILURE() << diagnostic_text(diagnostic);
  }
  return result.network.value_or(Network{});
}

}  // namespace sideflow::reports::test
