#include "models/network_text.hpp"

#include "models/characters.hpp"
#include "models/right_spelling.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Words that readers of YAML may take for something else than texts.
bool means_more(std::string_view text) {
  constexpr std::array kWords{"y",  "n",   "yes",  "no",  "true", "false",
                              "on", "off", "null", "inf", "nan"};
  return std::find(kWords.begin(), kWords.end(), folded(text)) != kWords.end();
}

/// A letter, then letters, digits and single signs between them that mean nothing to YAML anywhere.
bool may_be_plain(std::string_view text) {
  if (text.empty() || text.size() > 200 || means_more(text)) return false;
  const bool begins_with_digit = text.front() >= '0' && text.front() <= '9';
  if (begins_with_digit || !is_letter_or_digit(text.front())) return false;
  if (!is_letter_or_digit(text.back())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter_or_digit(c) || c == ' ' || c == '.' || c == '-' || c == '/' || c == '(' ||
           c == ')';
  });
}

std::string escaped(char c) {
  if (c == '"' || c == '\\') return {'\\', c};
  if (c == '\n') return "\\n";
  if (c == '\t') return "\\t";
  const auto code = static_cast<unsigned char>(c);
  return code < 0x20 || code == 0x7F ? fmt::format("\\x{:02X}", code) : std::string(1, c);
}

/// A comment on one line.
std::string comment(const std::string& text) { return "# " + printable(text); }

std::string ask(const std::string& question) { return "   " + comment("ask: " + question); }

std::string evidence_item(const DraftEvidence& one) {
  if (!one.passage.empty()) return one.source + "." + one.passage;
  std::string item = "{source: " + one.source;
  if (!one.where.empty()) item += ", where: " + yaml_scalar(one.where);
  if (!one.says.empty()) item += ", says: " + yaml_scalar(one.says);
  return item + "}";
}

std::string evidence_list(const std::vector<DraftEvidence>& evidence) {
  std::string list;
  for (const DraftEvidence& one : evidence)
    list += (list.empty() ? "[" : ", ") + evidence_item(one);
  return list + "]";
}

/// A likelihood as the value of a key; one that nobody gave is unknown.
std::string likelihood_value(const DraftLikelihood& likelihood) {
  const std::string text = likelihood.text.empty() ? "unknown" : likelihood.text;
  if (likelihood.basis.empty() || likelihood.text.empty()) return text;
  std::string value = "{likelihood: " + text + ", basis: " + likelihood.basis;
  if (!likelihood.evidence.empty()) value += ", evidence: " + evidence_list(likelihood.evidence);
  return value + "}";
}

bool same(const DraftLikelihood& a, const DraftLikelihood& b) {
  return likelihood_value(a) == likelihood_value(b);
}

/// The lines of one entry, made key by key. The first line begins the entry.
class EntryLines {
 public:
  /// Of an entry with an id.
  EntryLines(const std::string& remark, const std::string& id) {
    add_remark(remark);
    lines_.push_back(id + ":");
  }
  /// Of an item of a list.
  explicit EntryLines(const std::string& remark) : is_item_(true) { add_remark(remark); }

  void add(const std::string& key, const std::string& value, const std::string& question = "") {
    const bool first = is_item_ && !begun_;
    begun_ = true;
    lines_.push_back((first ? "- " : "  ") + key + ": " + value +
                     (question.empty() ? "" : ask(question)));
  }
  void add_text(const std::string& key, const std::string& text) {
    if (!text.empty()) add(key, yaml_scalar(text));
  }
  void add_word(const std::string& key, const std::string& word) {
    if (!word.empty()) add(key, word);
  }
  void add_list(const std::string& key, const std::vector<std::string>& items) {
    if (!items.empty()) add(key, yaml_list(items));
  }
  void add_likelihood(const std::string& key, const DraftLikelihood& likelihood) {
    if (!likelihood.text.empty()) add(key, likelihood_value(likelihood));
  }
  void add_pairs(const Pairs& pairs) {
    for (const auto& [key, word] : pairs) add_word(key, word);
  }
  void add_basis(const std::string& basis, const std::vector<DraftEvidence>& evidence,
                 std::string note) {
    const bool silent = basis.empty();
    if (silent && note.empty()) note = "Assumed: nothing that was read names a source for it.";
    add("basis", silent ? "assumed" : basis, silent ? "who says so?" : "");
    if (!evidence.empty()) add("evidence", evidence_list(evidence));
    add_text("note", note);
  }
  void add_asks(const std::vector<std::string>& questions) {
    for (const std::string& question : questions)
      lines_.push_back("  " + comment("ask: " + question));
  }
  void add_line(std::string line) { lines_.push_back(std::move(line)); }

  [[nodiscard]] std::vector<std::string> lines() const { return lines_; }

 private:
  void add_remark(const std::string& remark) {
    if (!remark.empty()) lines_.push_back(comment(remark));
  }

  std::vector<std::string> lines_;
  bool is_item_ = false;
  bool begun_ = false;
};

using Lines = std::vector<std::string>;

Lines source_lines(const DraftSource& source) {
  EntryLines lines(source.remark, source.id);
  lines.add("title", yaml_scalar(source.title.empty() ? source.id : source.title),
            source.title.empty() ? "what is it called?" : "");
  lines.add(
      "kind", source.kind.empty() ? "other" : source.kind,
      source.kind.empty() ? "a report, an interview, slides, a law, statistics, the web?" : "");
  lines.add("date", source.date.empty() ? "unknown" : source.date,
            source.date.empty() ? "of which day is it?" : "");
  lines.add("access", source.access.empty() ? "internal" : source.access,
            source.access.empty() ? "who may read of it: public, partners, internal?" : "");
  lines.add_text("note", source.note);
  if (!source.passages.empty()) lines.add_line("  passages:");
  for (const DraftPassage& passage : source.passages) {
    std::string line = "    " + passage.id + ": {";
    if (!passage.where.empty()) line += "where: " + yaml_scalar(passage.where);
    if (!passage.where.empty() && !passage.says.empty()) line += ", ";
    if (!passage.says.empty()) line += "says: " + yaml_scalar(passage.says);
    lines.add_line(line + "}");
  }
  return lines.lines();
}

Lines word_lines(const DraftWord& word) {
  EntryLines lines("", word.id);
  lines.add("name", yaml_scalar(word.name),
            word.id == kNotSaid ? "" : "which entry of the vocabulary is it?");
  lines.add_pairs(word.more);
  return lines.lines();
}

void add_dead_end(EntryLines& lines, const DraftActor& actor) {
  if (!actor.dead_end) return;
  std::string value = actor.dead_end->empty() ? "" : "kinds: " + yaml_list(*actor.dead_end);
  if (!actor.evidence.empty())
    value += (value.empty() ? "" : ", ") + ("evidence: " + evidence_list(actor.evidence));
  lines.add("dead_end", "{" + value + "}");
}

Lines actor_lines(const DraftActor& actor) {
  EntryLines lines(actor.remark, actor.id);
  lines.add("name", yaml_scalar(actor.name));
  const bool no_role = actor.role.empty() || actor.role == kNotSaid;
  lines.add("role", no_role ? kNotSaid : actor.role,
            no_role ? "which role of the vocabulary is it?" : "");
  lines.add_pairs(actor.more);
  lines.add_list("holds", actor.holds);
  lines.add_list("collects", actor.collects);
  lines.add_list("needs", actor.needs);
  lines.add_likelihood("recognises", actor.recognises);
  lines.add_likelihood("forwards", actor.forwards);
  lines.add_word("takes", actor.takes);
  lines.add_list("asked", actor.asked);
  add_dead_end(lines, actor);
  lines.add_basis(actor.basis, actor.evidence, actor.note);
  if (actor.holds.empty() && actor.collects.empty() && actor.needs.empty())
    lines.add_asks({"does it hold, collect or need anything?"});
  if (actor.asked.empty() && !actor.dead_end)
    lines.add_asks(
        {"where does it pass things on? (`asked` names the source in which it was asked)"});
  lines.add_asks(actor.asks);
  return lines.lines();
}

Lines barrier_lines(const DraftBarrier& barrier) {
  EntryLines lines(barrier.remark, barrier.id);
  lines.add("name", yaml_scalar(barrier.name));
  lines.add("type", barrier.type.empty() ? kNotSaid : barrier.type,
            barrier.type.empty() ? "what sort of barrier is it?" : "");
  lines.add_word("effect", barrier.effect);
  const bool lets_through =
      !barrier.absence && (barrier.effect.empty() || barrier.effect == "flow");
  if (lets_through) {
    lines.add("passes", likelihood_value(barrier.passes),
              barrier.passes.text.empty()
                  ? "of ten that meet it, how many get through all the same?"
                  : "");
  }
  lines.add_word("takes", barrier.takes);
  lines.add_text("law", barrier.law);
  lines.add_basis(barrier.basis, barrier.evidence, barrier.note);
  lines.add_asks(barrier.asks);
  return lines.lines();
}

void add_strength(EntryLines& lines, const DraftLikelihood& passes) {
  lines.add("passes", likelihood_value(passes),
            passes.text.empty() || passes.text == "unknown"
                ? "of ten that are sent on this way, how many come out?"
                : "");
}

void add_carried(EntryLines& lines, const DraftChannel& channel) {
  if (channel.carries.empty()) {
    lines.add("carries", fmt::format("[{}]", kNotSaid), "information of which kind goes this way?");
    return add_strength(lines, {});
  }
  const auto& first = channel.carries.front().second;
  std::vector<std::string> kinds;
  std::string each;
  bool alike = true;
  for (const auto& [kind, passes] : channel.carries) {
    kinds.push_back(kind);
    each += (each.empty() ? "{" : ", ") + kind + ": " + likelihood_value(passes);
    alike = alike && same(first, passes);
  }
  const bool silent = kinds.front() == kNotSaid;
  lines.add("carries", alike ? yaml_list(kinds) : each + "}",
            silent ? "information of which kind goes this way?" : "");
  if (alike) add_strength(lines, first);
}

Lines channel_lines(const DraftChannel& channel) {
  EntryLines lines(channel.remark);
  lines.add_word("id", channel.id);
  if (channel.both_ways) {
    lines.add("between", fmt::format("[{}, {}]", channel.from, channel.to));
  } else {
    lines.add("from", channel.from);
    lines.add("to", channel.to);
  }
  add_carried(lines, channel);
  lines.add("status", channel.status.empty() ? "unknown" : channel.status,
            channel.status.empty() ? "does this way exist: working, planned, missing?" : "");
  lines.add_list("barriers", channel.barriers);
  lines.add_word("takes", channel.takes);
  lines.add_word("form", channel.form);
  lines.add_word("lasting", channel.lasting);
  lines.add_basis(channel.basis, channel.evidence, channel.note);
  lines.add_asks(channel.asks);
  return lines.lines();
}

// ---- sections -------------------------------------------------------------------------------------

struct SectionLines {
  std::string key;
  Lines lines;  ///< as they stand at the left margin
};

template <class Entry>
Lines all_lines(const std::vector<Entry>& entries, Lines (*of)(const Entry&)) {
  Lines lines;
  for (const Entry& entry : entries) {
    const Lines more = of(entry);
    lines.insert(lines.end(), more.begin(), more.end());
  }
  return lines;
}

std::vector<SectionLines> sections_of(const NetworkDraft& draft) {
  std::vector<SectionLines> sections{{"sources", all_lines(draft.sources, &source_lines)}};
  for (const char* section : {"kinds", "roles", "barrier_types"}) {
    std::vector<DraftWord> words;
    std::copy_if(draft.words.begin(), draft.words.end(), std::back_inserter(words),
                 [section](const DraftWord& word) { return word.section == section; });
    sections.push_back({section, all_lines(words, &word_lines)});
  }
  sections.push_back({"actors", all_lines(draft.actors, &actor_lines)});
  sections.push_back({"barriers", all_lines(draft.barriers, &barrier_lines)});
  sections.push_back({"channels", all_lines(draft.channels, &channel_lines)});
  return sections;
}

std::string indented(const Lines& lines, std::size_t by) {
  std::string text;
  for (const std::string& line : lines) text += std::string(by, ' ') + line + '\n';
  return text;
}

// ---- into a text that is there ----------------------------------------------------------------------

/// A top-level section of a text: the bytes from its key to behind its last line with content.
struct FoundSection {
  std::size_t behind = 0;
  std::size_t indent = 2;
  std::uint32_t line = 0;
  bool in_brackets = false;
};

struct TextLine {
  std::size_t start = 0;
  std::size_t end = 0;  ///< without the line feed
};

std::vector<TextLine> lines_in(std::string_view text) {
  std::vector<TextLine> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back({at, end});
    at = end + 1;
  }
  return lines;
}

std::optional<FoundSection> section_in(std::string_view text, const std::string& key) {
  std::optional<FoundSection> found;
  std::uint32_t number = 0;
  bool indent_known = false;
  for (const TextLine& place : lines_in(text)) {
    ++number;
    const std::string_view line = text.substr(place.start, place.end - place.start);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos || line[first] == '#') continue;
    const bool top = first == 0 && line[0] != '-';
    if (found && top) return found;
    if (found) {
      if (!indent_known) found->indent = first;
      indent_known = true;
      found->behind = place.end;
    } else if (top && line.starts_with(key + ":")) {
      const std::size_t value = line.find_first_not_of(" \t", key.size() + 1);
      const bool on_line = value != std::string_view::npos && line[value] != '#';
      found = FoundSection{place.end, 2, number, on_line};
    }
  }
  return found;
}

ExtendedText refused_brackets(const std::string& name, const std::string& key, std::uint32_t line) {
  Diagnostic found;
  found.code = "SF022";
  found.file = name;
  found.line = line;
  found.column = 1;
  found.text = fmt::format("nothing can be added to `{}`, whose entries stand in brackets", key);
  found.hint = "write each entry on a line of its own, indented by two blanks";
  return {"", {found}};
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (may_be_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted += escaped(c);
  return quoted + '"';
}

std::string yaml_path(const std::string& path) {
  const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
    return is_letter_or_digit(c) || c == '.' || c == '/' || c == '-' || c == '_';
  });
  return plain ? path : yaml_scalar(path);
}

std::string yaml_list(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string network_text(const NetworkDraft& given) {
  const NetworkDraft draft = with_words_for_what_is_not_said(given, {});
  std::string text;
  for (const std::string& remark : draft.remarks) text += comment(remark) + '\n';
  text += "sideflow: 1\nnetwork:\n  id: " + draft.id + "\n  name: " + yaml_scalar(draft.name) +
          "\n  as_of: " + draft.as_of + (draft.ask_as_of.empty() ? "" : ask(draft.ask_as_of)) +
          '\n';
  if (!draft.vocabulary.empty()) text += "  vocabulary: " + yaml_path(draft.vocabulary) + '\n';
  for (const SectionLines& section : sections_of(draft)) {
    if (!section.lines.empty()) text += '\n' + section.key + ":\n" + indented(section.lines, 2);
  }
  return text;
}

ExtendedText network_text_with(const std::string& text, const std::string& name,
                               const NetworkDraft& draft) {
  std::string result = text;
  if (!result.empty() && result.back() != '\n') result += '\n';
  for (const SectionLines& section : sections_of(draft)) {
    if (section.lines.empty()) continue;
    const auto found = section_in(result, section.key);
    if (found && found->in_brackets) return refused_brackets(name, section.key, found->line);
    if (found) {
      result.insert(found->behind + 1, indented(section.lines, found->indent));
    } else {
      result += '\n' + section.key + ":\n" + indented(section.lines, 2);
    }
  }
  return {std::move(result), {}};
}

}  // namespace sideflow
