// The exact forms of the rows: compiled once, evaluated at as many likelihoods as are wanted.
#pragma once

#include "engine/core/reach_diagram.hpp"
#include "engine/flow/search_side.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace sideflow::engine {

/// Which diagram holds the exact form of a row.
enum class Form : std::uint8_t {
  whole,  ///< all channels, those that are planned, missing or unknown too
  today,  ///< what works today, without what is always certain
  none    ///< neither came out within the budget: the row is sampled
};

struct RowForm {
  Form form = Form::none;
  std::size_t answer = 0;  ///< of that diagram
};

/// Exact forms of all rows of a side.
struct ReachForms {
  ReachDiagram whole;
  ReachDiagram today;
  std::vector<RowForm> rows;  ///< same order as the rows of the side
};

/// The forms of everything that is asked about.
struct NetworkForms {
  ReachForms bearers;
  std::vector<ReachForms> audiences;  ///< by kind, same order as audience_sides()
};

/// What the forms are wanted for.
enum class FormUse : std::uint8_t {
  everything,  ///< importance, gains of new channels, changes: `whole` where it comes out
  reach_alone  ///< today's reach and where it is lost: `today`
};

/// The forms of all rows of `side`, those at home too. What the first diagram has no answer for is tried
/// in the smaller one. Cost: docs/methods/reach.md.
[[nodiscard]] ReachForms compile_forms(const FlowGraph& graph, const SearchSide& side, FormUse use,
                                       const DiagramBudget& budget);

/// The forms of all rows of `graph`; what `use` says is for those of the bearers. The steps of the budget are
/// shared by all.
[[nodiscard]] NetworkForms compile_forms(const FlowGraph& graph, FormUse use,
                                         const DiagramBudget& budget);

/// By row: its reach when element e has likelihood `likelihoods[e]`; 0 for rows without a form. One pass
/// over both diagrams. In `today` what does not work counts as closed whatever its likelihood.
[[nodiscard]] std::vector<double> evaluate(const ReachForms& forms,
                                           std::span<const double> likelihoods);

/// Whether every row has a form in `whole`.
[[nodiscard]] bool all_whole(const ReachForms& forms);

/// `graph` without arcs for which `open` is 0, and without the elements for which `certain` is not 0: arcs
/// get other numbers, vertices and elements keep theirs.
[[nodiscard]] NumberedGraph open_part(const NumberedGraph& graph, const ArcFlags& open,
                                      const std::vector<std::uint8_t>& certain);

/// By element: 1 if it is exactly 1 in `values`.
[[nodiscard]] std::vector<std::uint8_t> certain_elements(const std::vector<double>& values);

/// By element: 1 if it is exactly 1 through every lens.
[[nodiscard]] std::vector<std::uint8_t> always_certain(const FlowGraph& graph);

}  // namespace sideflow::engine
