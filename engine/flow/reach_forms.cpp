#include "engine/flow/reach_forms.hpp"

#include <algorithm>

namespace sideflow::engine {

namespace {

/// The vertices of the rows that have no form yet.
ReachQuestion question_of(const SearchSide& side, const std::vector<RowForm>& forms) {
  ReachQuestion question{{}, side.targets};
  for (std::size_t r = 0; r < side.rows.size(); ++r) {
    if (forms[r].form == Form::none) question.sources.push_back(side.rows[r].vertex);
  }
  return question;
}

void note_answers(const ReachDiagram& diagram, Form form, std::vector<RowForm>& rows) {
  std::size_t answer = 0;
  for (RowForm& row : rows) {
    if (row.form != Form::none) continue;
    if (diagram.answered(answer)) row = {form, answer};
    ++answer;
  }
}

}  // namespace

ReachForms compile_forms(const FlowGraph& graph, const SearchSide& side, FormUse use,
                         const DiagramBudget& budget) {
  ReachForms forms;
  forms.rows.resize(side.rows.size());
  DiagramBudget left = budget;
  if (use == FormUse::everything) {
    const ReachQuestion question = question_of(side, forms.rows);
    forms.whole = ReachDiagram::compile(side.graph, std::span(&question, 1), left);
    note_answers(forms.whole, Form::whole, forms.rows);
    left.steps -= std::min(left.steps, forms.whole.steps());
  }
  const ReachQuestion question = question_of(side, forms.rows);
  const NumberedGraph part = open_part(side.graph, working_arcs(graph), always_certain(graph));
  forms.today = ReachDiagram::compile(part, std::span(&question, 1), left);
  note_answers(forms.today, Form::today, forms.rows);
  return forms;
}

NetworkForms compile_forms(const FlowGraph& graph, FormUse use, const DiagramBudget& budget) {
  DiagramBudget left = budget;
  const auto compile = [&](const SearchSide& side, FormUse wanted) {
    ReachForms forms = compile_forms(graph, side, wanted, left);
    left.steps -= std::min(left.steps, forms.whole.steps() + forms.today.steps());
    return forms;
  };
  NetworkForms forms;
  forms.bearers = compile(bearer_side(graph), use);
  for (const SearchSide& side : audience_sides(graph)) {
    forms.audiences.push_back(compile(side, FormUse::reach_alone));
  }
  return forms;
}

std::vector<double> evaluate(const ReachForms& forms, std::span<const double> likelihoods) {
  const std::vector<double> whole = forms.whole.evaluate(likelihoods);
  const std::vector<double> today = forms.today.evaluate(likelihoods);
  std::vector<double> reach;
  reach.reserve(forms.rows.size());
  for (const RowForm& row : forms.rows) {
    if (row.form == Form::whole) reach.push_back(whole[row.answer]);
    if (row.form == Form::today) reach.push_back(today[row.answer]);
    if (row.form == Form::none) reach.push_back(0.0);
  }
  return reach;
}

bool all_whole(const ReachForms& forms) {
  return std::all_of(forms.rows.begin(), forms.rows.end(),
                     [](const RowForm& row) { return row.form == Form::whole; });
}

NumberedGraph open_part(const NumberedGraph& graph, const ArcFlags& open,
                        const std::vector<std::uint8_t>& certain) {
  NumberedGraph part;
  part.vertices = graph.vertices;
  part.elements = graph.elements;
  std::vector<ElementIndex> needed;
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    if (open[arc] == 0) continue;
    needed.clear();
    for (const ElementIndex element : graph.needs(arc)) {
      if (certain[element] == 0) needed.push_back(element);
    }
    part.add_arc(graph.tails[arc], graph.heads[arc], needed);
  }
  return part;
}

std::vector<std::uint8_t> certain_elements(const std::vector<double>& values) {
  std::vector<std::uint8_t> certain;
  for (const double value : values) certain.push_back(value == 1.0 ? 1 : 0);
  return certain;
}

std::vector<std::uint8_t> always_certain(const FlowGraph& graph) {
  std::vector<std::uint8_t> certain(graph.elements.size(), 1);
  for (const Lens lens : kLenses) {
    const std::vector<double> values = likelihoods(graph, lens);
    for (std::size_t e = 0; e < values.size(); ++e) {
      if (values[e] != 1.0) certain[e] = 0;
    }
  }
  return certain;
}

}  // namespace sideflow::engine
