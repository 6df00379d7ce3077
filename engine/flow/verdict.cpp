#include "engine/flow/verdict.hpp"

namespace sideflow::engine {

const char* word(Verdict verdict) {
  switch (verdict) {
    case Verdict::at_home: return "at-home";
    case Verdict::reached: return "reached";
    case Verdict::faint: return "faint";
    case Verdict::blocked: return "blocked";
    case Verdict::no_route: return "no-route";
    case Verdict::undecided: return "undecided";
  }
  return "";
}

const char* word(Why why) {
  switch (why) {
    case Why::none: return "";
    case Why::said: return "said";
    case Why::open: return "open";
    case Why::not_asked: return "not-asked";
  }
  return "";
}

WaysOut ways_out(const FlowGraph& graph, const SearchSide& side, Lens lens) {
  return {leads_to_target(side, working_arcs(graph, lens)),
          leads_to_target(side, passable_arcs(graph, lens))};
}

Verdict verdict_on(const Row& row, const WaysOut& ways, const std::optional<double>& probability,
                   double threshold) {
  if (row.at_home) return Verdict::at_home;
  if (ways.way[row.vertex] == 0) return Verdict::no_route;
  if (ways.passable[row.vertex] == 0) return Verdict::blocked;
  if (!probability) return Verdict::undecided;
  return *probability < threshold ? Verdict::faint : Verdict::reached;
}

}  // namespace sideflow::engine
