// All diagnostic codes, each with what it means in one line. Each has a page in docs/diagnostics/.
#pragma once

#include <array>
#include <string_view>

namespace sideflow {

struct DiagnosticCode {
  std::string_view code;
  std::string_view summary;
};

/// In the order of their numbers. SF001 to SF019: text and YAML; SF020 to SF089: what a model says;
/// SF090 to SF099: personal data; SF100 to SF199: warnings; from SF200 on: how numbers came about.
inline constexpr std::array kDiagnosticCodes{
    DiagnosticCode{"SF001", "the file cannot be read"},
    DiagnosticCode{"SF002", "the file is of another sort, not a YAML text in UTF-8"},
    DiagnosticCode{"SF003", "the file is not valid UTF-8"},
    DiagnosticCode{"SF004", "a character that may not stand in a model"},
    DiagnosticCode{"SF005", "the file is too large"},
    DiagnosticCode{"SF006", "the file is empty or is no mapping"},
    DiagnosticCode{"SF007", "a quote is opened and not closed"},
    DiagnosticCode{"SF008", "wrong indentation"},
    DiagnosticCode{"SF009", "this is not how YAML is written"},
    DiagnosticCode{"SF010", "a feature of YAML that the model format does not use"},
    DiagnosticCode{"SF011", "a key that is not a short plain text"},
    DiagnosticCode{"SF012", "a likelihood that is none"},
    DiagnosticCode{"SF013", "the same key twice"},
    DiagnosticCode{"SF014", "nested too deeply"},
    DiagnosticCode{"SF015", "a number sign cuts a text"},
    DiagnosticCode{"SF016", "brackets that do not match"},
    DiagnosticCode{"SF020", "a key that the format does not have"},
    DiagnosticCode{"SF021", "a key is missing"},
    DiagnosticCode{"SF022", "a value of the wrong sort"},
    DiagnosticCode{"SF023", "an id that is none"},
    DiagnosticCode{"SF024", "an id given twice"},
    DiagnosticCode{"SF025", "a word that cannot stand here"},
    DiagnosticCode{"SF026", "a reference to something that is not there"},
    DiagnosticCode{"SF027", "nothing stands here"},
    DiagnosticCode{"SF028", "a text that is too long"},
    DiagnosticCode{"SF029", "a date that is none"},
    DiagnosticCode{"SF030", "a duration that is none"},
    DiagnosticCode{"SF031", "an amount that is none"},
    DiagnosticCode{"SF032", "a number that is none"},
    DiagnosticCode{"SF033", "a version of the format that is not known"},
    DiagnosticCode{"SF034", "a path that leads elsewhere"},
    DiagnosticCode{"SF035", "the vocabulary cannot be read"},
    DiagnosticCode{"SF036", "a range whose numbers do not rise"},
    DiagnosticCode{"SF037", "accounts that are none"},
    DiagnosticCode{"SF038", "a word that no kind can be called"},
    DiagnosticCode{"SF039", "a kind that turns into itself"},
    DiagnosticCode{"SF040", "a second channel without an id"},
    DiagnosticCode{"SF041", "the ends of a channel do not fit"},
    DiagnosticCode{"SF042", "`passes` beside `passes_net`"},
    DiagnosticCode{"SF043", "a net strength that the barriers do not allow"},
    DiagnosticCode{"SF044", "a working channel from a dead end"},
    DiagnosticCode{"SF045", "an absence where nothing is absent"},
    DiagnosticCode{"SF046", "a barrier that says what it cannot"},
    DiagnosticCode{"SF047", "a barrier drawn by channel inside an actor"},
    DiagnosticCode{"SF048", "an aim that does not fit"},
    DiagnosticCode{"SF049", "evidence that is none"},
    DiagnosticCode{"SF050", "an added channel that does not work"},
    DiagnosticCode{"SF051", "a change with more or less than one verb"},
    DiagnosticCode{"SF052", "opening a channel that works"},
    DiagnosticCode{"SF053", "adding an actor that is there"},
    DiagnosticCode{"SF054", "a `set` that changes nothing"},
    DiagnosticCode{"SF055", "starting an actor that works"},
    DiagnosticCode{"SF056", "a dead end that holds nothing"},
    DiagnosticCode{"SF060", "a scale that is none"},
    DiagnosticCode{"SF061", "a network that cannot be joined"},
    DiagnosticCode{"SF062", "a network that is too large"},
    DiagnosticCode{"SF070", "a table that is none"},
    DiagnosticCode{"SF071", "a workbook that cannot be read"},
    DiagnosticCode{"SF072", "a graph that cannot be read"},
    DiagnosticCode{"SF090", "personal data"},
    DiagnosticCode{"SF100", "a claim without evidence"},
    DiagnosticCode{"SF101", "a term that the vocabulary asks to avoid"},
    DiagnosticCode{"SF102", "an assumption without a note"},
    DiagnosticCode{"SF103", "a channel from an actor to itself"},
    DiagnosticCode{"SF104", "something that an import leaves out"},
    DiagnosticCode{"SF199", "more problems than are shown"},
    DiagnosticCode{"SF201", "rows that sampling cannot decide"},
    DiagnosticCode{"SF202", "probabilities by collector left out"},
    DiagnosticCode{"SF203", "certificates left out"},
    DiagnosticCode{"SF204", "a likeliest route that may not be the likeliest"},
    DiagnosticCode{"SF205", "numbers left out, or coarser than asked for"},
};

}  // namespace sideflow
