#include "models/template_text.hpp"

#include "models/characters.hpp"
#include "models/expects.hpp"
#include "models/network_text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace sideflow {

namespace {

constexpr const char* kNoDate = "1900-01";
constexpr std::size_t kLineLength = 100;

/// Lines of a comment that list words, each line within the usual length.
std::string listed_in_comment(const std::vector<std::string>& words) {
  std::string text;
  std::string line = "#  ";
  for (const std::string& word : words) {
    if (line.size() + word.size() + 2 > kLineLength) {
      text += line + '\n';
      line = "#  ";
    }
    line += ' ' + word + (&word == &words.back() ? "" : ",");
  }
  return words.empty() ? "" : text + line + '\n';
}

template <class Entry>
std::vector<std::string> ids_of(const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id.text);
  return ids;
}

std::vector<std::string> kinds_with(const Network& words, Aim aim) {
  std::vector<std::string> ids;
  for (const Kind& kind : words.kinds) {
    if (kind.aim == aim) ids.push_back(kind.id.text);
  }
  return ids;
}

std::string likelihood_questions(const Network& words) {
  std::string text;
  for (const char* id : {"recognises", "forwards", "passes", "barriers"}) {
    const auto question = std::find_if(words.questions.begin(), words.questions.end(),
                                       [id](const Question& one) { return one.id == id; });
    if (question != words.questions.end())
      text += fmt::format("#   {:<11} {}\n", id, printable(question->text));
  }
  return text;
}

std::string scale_lines(const Network& words) {
  const std::vector<ScaleWord>& scale = words.scale.empty() ? built_in_scale() : words.scale;
  std::string text;
  for (const ScaleWord& one : scale)
    text += fmt::format("#   {:<11} {}..{}..{}\n", one.word, one.range.low.value(),
                        one.range.best.value(), one.range.high.value());
  return text;
}

std::string head_text(const TemplateOptions& options) {
  const std::string date = options.as_of.empty() ? kNoDate : options.as_of;
  return fmt::format(
      R"(# {0}: who notices what about children at risk, where it goes, and where it is lost.
#
# How to fill this in
#   - Take away the number sign in front of an example and write your own entry in its place.
#   - Roles, never persons: no names of people, no addresses, no numbers of telephones or identity.
#   - Kinds of information, never cases: nothing here is about one child.
#   - Write what a source says, and say which. What you guess is `basis: assumed`, with a note why.
#   - What nobody was asked about stays away. It then counts as not asked, never as "there is none".
#   - After each change: sideflow check THIS_FILE
sideflow: 1
network:
  id: {1}
  name: {2}
  as_of: {3}{4}
)",
      printable(options.name), options.id, yaml_scalar(options.name), date,
      options.as_of.empty()
          ? "   # ask: which date does the description speak of? This one only holds the place"
          : "");
}

constexpr const char* kProjectQuestions = R"(
# ---- the three questions of the project ------------------------------------------------------------
# Ask them of every group that meets children, by setting (a swimming hall, a surgery, a helpline):
#   1. What kind of information can be found here?      -> findings: information
#   2. Who has it?                                      -> findings: bearers
#   3. How could it be made useful?                     -> findings: useful
#
#findings:
#  - title: Boys approached at meeting places
#    setting: swimming-hall
#    kinds: [meeting-place-signs]
#    bearers: [swimming-hall-staff]
#    information: Staff see adults who come back and talk to boys who are there alone.
#    useful: A number to call, and somebody who answers with what became of it.
#    evidence: [interview-1.boys-alone]
)";

constexpr const char* kSources = R"(
# ---- sources: what is said, once -------------------------------------------------------------------
# Who said it (a role and a place, no name), when, and who may read of it.
#   access: public, partners or internal (internal where nothing is said: the safe side)
#
#sources:
#  interview-1:
#    title: "Interview with staff of two swimming halls"
#    kind: interview          # report, interview, slides, law, statistics, web, other
#    date: 2026-03-25         # also 2026-03, 2026, before 2026, about 2026, unknown
#    access: internal
#    passages:
#      boys-alone: {where: "minute 12", says: "We see it now and then. We would not know whom to tell."}
)";

constexpr const char* kActors = R"(
# ---- actors: who notices, passes on, collects -------------------------------------------------------
# Ask: What do you meet? Whom do you tell, and who tells you? What do you never hear back of?
# When a source was asked where it passes things on, say so with `asked`: only then does a way that is
# not listed mean that there is none.
#
#actors:
#  swimming-hall-staff:
#    name: Staff of swimming halls
#    role: venue-staff
#    setting: swimming-hall
#    holds: [meeting-place-signs]
#    recognises: sometimes
#    forwards: rarely
#    asked: [interview-1]
#    evidence: [interview-1.boys-alone]
#  contact-point:
#    name: National contact point
#    role: ncp
#    collects: [meeting-place-signs, suspicion]
#    basis: assumed
#    note: By its mandate; nobody has been asked yet.
)";

constexpr const char* kBarriers = R"(
# ---- barriers: what stands in the way ---------------------------------------------------------------
# Ask: What has to happen before it is passed on? What has stopped you? Is it a law, or believed to be one?
#
#barriers:
#  nobody-to-tell:
#    name: Nobody knows whom to tell
#    type: addressee
#    passes: rarely
#    rests_on: practice       # law, belief, practice, resources, absence, unknown
#    evidence: [interview-1.boys-alone]
)";

constexpr const char* kChannels = R"(
# ---- channels: the ways it takes --------------------------------------------------------------------
# Ask of every way: Does it exist today (working), is it prepared (planned), does a source say that
# there is none (missing), or has nobody said (unknown)?
#
#channels:
#  - from: swimming-hall-staff
#    to: contact-point
#    carries: [meeting-place-signs]
#    passes: unknown
#    status: unknown
#    barriers: [nobody-to-tell]
#    evidence: [interview-1.boys-alone]
)";

constexpr const char* kScenarios = R"(
# ---- scenarios: changes to try ----------------------------------------------------------------------
# Ask: What one thing would change most? Who could do it?
#
#scenarios:
#  reporting-line:
#    name: A line to report to
#    changes:
#      - open: {channel: swimming-hall-staff/contact-point, passes: usually}
)";

std::string words_text(const Network& words) {
  return "\n# ---- how likely "
         "--------------------------------------------------------------------------------"
         "---\n# Four questions by which likelihoods are asked for. Answers are words of the "
         "scale, numbers, "
         "or\n# ranges (0.2..0.5); `unknown` where nobody judged.\n" +
         likelihood_questions(words) + "# The scale (low..best..high):\n" + scale_lines(words) +
         "\n# ---- words of the vocabulary "
         "--------------------------------------------------------------------"
         "-\n# Kinds that are to be collected:\n" +
         listed_in_comment(kinds_with(words, Aim::collect)) + "# Kinds that are to inform:\n" +
         listed_in_comment(kinds_with(words, Aim::inform)) + "# Roles:\n" +
         listed_in_comment(ids_of(words.roles)) + "# Settings:\n" +
         listed_in_comment(ids_of(words.settings)) + "# Types of barriers:\n" +
         listed_in_comment(ids_of(words.barrier_types));
}

}  // namespace

std::string template_text(const TemplateOptions& options) {
  expects(options.words != nullptr, "a template shows the words of a vocabulary");
  std::string text = head_text(options);
  text += "  vocabulary: " + yaml_path(options.vocabulary) + '\n';
  text += words_text(*options.words);
  for (const char* part : {kProjectQuestions, kSources, kActors, kBarriers, kChannels, kScenarios})
    text += part;
  return text;
}

}  // namespace sideflow
