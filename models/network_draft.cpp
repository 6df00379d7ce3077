#include "models/network_draft.hpp"

#include "models/identifier.hpp"
#include "models/right_spelling.hpp"

#include <algorithm>

namespace sideflow {

namespace {

void add_word(NetworkDraft& draft, const std::string& section, const std::string& name) {
  const bool is_there = std::any_of(
      draft.words.begin(), draft.words.end(),
      [&section](const DraftWord& word) { return word.section == section && word.id == kNotSaid; });
  if (!is_there) draft.words.push_back({section, kNotSaid, name, {}});
}

bool is_known(const Network& known, const std::string& section) {
  const auto has = [](const auto& entries) {
    return std::any_of(entries.begin(), entries.end(),
                       [](const auto& entry) { return entry.id.text == kNotSaid; });
  };
  if (section == "kinds") return has(known.kinds);
  return section == "roles" ? has(known.roles) : has(known.barrier_types);
}

}  // namespace

NetworkDraft with_words_for_what_is_not_said(NetworkDraft draft, const Network& known) {
  const auto need_word = [&draft, &known](const std::string& section, const std::string& name) {
    if (!is_known(known, section)) add_word(draft, section, name);
  };
  for (const DraftActor& actor : draft.actors) {
    if (actor.role.empty() || actor.role == kNotSaid) need_word("roles", "Role not said");
  }
  for (const DraftBarrier& barrier : draft.barriers) {
    if (barrier.type.empty()) need_word("barrier_types", "Type not said");
  }
  for (const DraftChannel& channel : draft.channels) {
    const bool silent = std::any_of(channel.carries.begin(), channel.carries.end(),
                                    [](const auto& carried) { return carried.first == kNotSaid; });
    if (silent || channel.carries.empty()) need_word("kinds", "Information of a kind not said");
  }
  return draft;
}

std::string free_id(const std::string& wanted, const std::string& fallback,
                    const std::vector<std::string>& taken) {
  const std::string base = (wanted.empty() ? fallback : wanted).substr(0, kLongestIdentifier);
  std::string id = base;
  for (std::size_t count = 2; std::find(taken.begin(), taken.end(), id) != taken.end(); ++count) {
    const std::string end = "-" + std::to_string(count);
    id = base.substr(0, kLongestIdentifier - end.size()) + end;
  }
  return id;
}

std::string id_from_name(std::string_view name) {
  std::string id;
  for (const char c : folded(name)) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (letter || (digit && !id.empty())) id += c;
    if (!letter && !digit && !id.empty() && id.back() != '-') id += '-';
    if (id.size() == kLongestIdentifier) break;
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace sideflow
