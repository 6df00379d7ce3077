// A network as somebody brought it: what was said, as texts, and what was not. Nothing here is checked.
#pragma once

#include "models/network.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sideflow {

/// A passage of a source by its name, or words written in place.
struct DraftEvidence {
  std::string source;
  std::string passage;  ///< "": in place
  std::string where;
  std::string says;
};

/// How likely something is. A text that is empty: nobody said it.
struct DraftLikelihood {
  std::string text;   ///< a word of the scale, "unknown", a number or a range
  std::string basis;  ///< "": assumed, as the format has it
  std::vector<DraftEvidence> evidence;
};

struct DraftPassage {
  std::string id;
  std::string where;
  std::string says;
};
struct DraftSource {
  std::string id;
  std::string title;
  std::string kind;
  std::string date;
  std::string access;
  std::string note;
  std::vector<DraftPassage> passages;
  std::string remark;
};

/// An entry of a section of the vocabulary that the file brings itself.
struct DraftWord {
  std::string section;  ///< "kinds", "roles", "barrier_types"
  std::string id;
  std::string name;
  std::vector<std::pair<std::string, std::string>> more;  ///< other keys with words of the format
};

struct DraftActor {
  std::string id;
  std::string name;
  std::string role;
  std::vector<std::pair<std::string, std::string>> more;  ///< sector, level, setting, stage, status
  std::string basis;
  std::vector<std::string> holds;
  std::vector<std::string> collects;
  std::vector<std::string> needs;
  DraftLikelihood recognises;
  DraftLikelihood forwards;
  std::string takes;
  std::vector<std::string> asked;
  std::optional<std::vector<std::string>> dead_end;  ///< empty: with all that it holds
  std::vector<DraftEvidence> evidence;
  std::string note;
  std::string remark;             ///< where it comes from: "row 5"
  std::vector<std::string> asks;  ///< questions that stay open, besides those of empty fields
};

struct DraftChannel {
  std::string id;  ///< "": from/to
  std::string from;
  std::string to;
  bool both_ways = false;
  std::vector<std::pair<std::string, DraftLikelihood>> carries;  ///< by kind
  std::string status;
  std::vector<std::string> barriers;
  std::string takes;
  std::string form;
  std::string lasting;
  std::string basis;
  std::vector<DraftEvidence> evidence;
  std::string note;
  std::string remark;
  std::vector<std::string> asks;
};

struct DraftBarrier {
  std::string id;
  std::string name;
  std::string type;
  std::string effect;
  bool absence = false;  ///< says why something is missing: no likelihood
  DraftLikelihood passes;
  std::string takes;
  std::string law;
  std::string basis;
  std::vector<DraftEvidence> evidence;
  std::string note;
  std::string remark;
  std::vector<std::string> asks;
};

/// All of it. Lists stand in the order in which they are to be written.
struct NetworkDraft {
  std::string id;
  std::string name;
  std::string as_of;
  std::string vocabulary;            ///< path for the file; "": none
  std::vector<std::string> remarks;  ///< what a reader should know first, each one comment
  std::string ask_as_of;             ///< "": the date was given
  std::vector<DraftSource> sources;
  std::vector<DraftWord> words;
  std::vector<DraftActor> actors;
  std::vector<DraftBarrier> barriers;
  std::vector<DraftChannel> channels;
};

/// Word for what nobody said, as the id of a kind, a role or a type of barrier.
inline constexpr const char* kNotSaid = "not-said";

/// The draft with the words `not-said` that its entries use, unless it or `known` has them.
[[nodiscard]] NetworkDraft with_words_for_what_is_not_said(NetworkDraft draft,
                                                           const Network& known);

/// An id that is not among `taken`: `wanted` (`fallback` for ""), else with -2, -3 and so on behind it; at
/// most as long as an id may be.
[[nodiscard]] std::string free_id(const std::string& wanted, const std::string& fallback,
                                  const std::vector<std::string>& taken);

/// The id that a name makes: small letters without accents, digits, single hyphens for all else, at most as
/// long as an id may be; "" where no letter of the Latin alphabet is in it.
[[nodiscard]] std::string id_from_name(std::string_view name);

}  // namespace sideflow
