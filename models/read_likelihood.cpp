#include "models/read_likelihood.hpp"

#include "models/field_tables.hpp"
#include "models/numbers.hpp"
#include "models/read_evidence.hpp"

#include <array>
#include <tuple>
#include <utility>

namespace sideflow {

/// What one scalar says: its range and, where it is a word of the scale, the word.
struct Graded {
  LikelihoodRange range;
  std::string word;
};

/// A likelihood written as a mapping, while it is read.
struct LikelihoodDraft {
  std::optional<Graded> graded;
  std::optional<Basis> basis;
  std::vector<Evidence> evidence;
  std::string note;
  std::vector<Account> accounts;
  bool has_likelihood = false;
  bool has_accounts = false;
};

namespace {

constexpr std::array<std::string_view, 6> kReserved = {"likelihood", "accounts", "basis",
                                                       "evidence",   "note",     "amount"};

const Graded& unknown_strength() {
  static const Graded kUnknown{{Likelihood{0}, Likelihood{0.30}, Likelihood{1}}, "unknown"};
  return kUnknown;
}

bool is_probability(double number) { return number >= 0 && number <= 1; }

std::vector<std::string> words_of_scale(const Reading& reading) {
  std::vector<std::string> words = {"unknown"};
  for (const ScaleWord& entry : reading.scale) words.push_back(entry.word);
  return words;
}

std::optional<Graded> graded_word(const Reading& reading, std::string_view text) {
  if (text == "unknown") return unknown_strength();
  for (const ScaleWord& entry : reading.scale) {
    if (entry.word == text) return Graded{entry.range, entry.word};
  }
  return std::nullopt;
}

/// The range from a word of the scale to another, "sometimes..usually", in numbers; "" for others.
std::string range_of_words(const Reading& reading, std::string_view text) {
  const std::size_t points = text.find("..");
  if (points == std::string_view::npos || reading.lost.contains("scale")) return {};
  const auto low = graded_word(reading, text.substr(0, points));
  const auto high = graded_word(reading, text.substr(points + 2));
  if (!low || !high || low->range.low.value() > high->range.high.value()) return {};
  return fmt::format("{}..{}", low->range.low.value(), high->range.high.value());
}

std::string spelling_hint(Reading& reading, const YamlNode& node) {
  if (const std::string range = range_of_words(reading, node.text); !range.empty())
    return "write " + range;
  const std::string spelled = right_spelling(node.text);
  if (spelled.empty()) return suggestion(reading, node.text, words_of_scale(reading));
  if (node.text.find(',') != std::string::npos)
    return "write " + spelled + ": a decimal point, not a comma";
  if (node.text.find('%') != std::string::npos)
    return "a likelihood is no per cent: it lies between 0 and 1";
  return "write " + spelled;
}

void report_likelihood(Reading& reading, const YamlNode& node) {
  std::string text =
      "a likelihood is a word of the scale or a number from 0 to 1, not " + described(node);
  if (node.text.find('%') != std::string::npos) {
    if (const std::string spelled = right_spelling(node.text); !spelled.empty())
      text += ": write " + spelled;
  }
  reading.problems.error(node, "SF012", std::move(text), spelling_hint(reading, node));
}

/// The numbers of a likelihood in whatever order, each from 0 to 1.
std::optional<NumberRange> spelled_range(const YamlNode& node) {
  if (node.sort != YamlSort::scalar) return std::nullopt;
  const auto range = parse_range(node.text);
  const bool fits = range && is_probability(range->low) && is_probability(range->best) &&
                    is_probability(range->high);
  return fits ? range : std::nullopt;
}

std::optional<Graded> read_graded(Reading& reading, const YamlNode& node) {
  if (node.sort == YamlSort::scalar) {
    if (auto word = graded_word(reading, node.text)) return word;
    if (reading.lost.contains("scale") && is_identifier(node.text)) return std::nullopt;
  }
  const auto range = spelled_range(node);
  if (!range) {
    report_likelihood(reading, node);
    return std::nullopt;
  }
  if (is_ordered(*range)) {
    return Graded{{Likelihood{range->low}, Likelihood{range->best}, Likelihood{range->high}}, ""};
  }
  reading.problems.error(node, "SF036",
                         "the numbers of a range rise, those of " + described(node) + " do not",
                         "write low..high or low..best..high");
  return std::nullopt;
}

/// Best: the mean of the bests; range: from the lowest to the highest. No account is dropped.
LikelihoodRange covering(const std::vector<Account>& accounts) {
  double low = 1;
  double high = 0;
  double sum = 0;
  for (const Account& account : accounts) {
    low = std::min(low, account.range.low.value());
    high = std::max(high, account.range.high.value());
    sum += account.range.best.value();
  }
  const double best = std::clamp(sum / static_cast<double>(accounts.size()), low, high);
  return {Likelihood{low}, Likelihood{best}, Likelihood{high}};
}

std::vector<Account> read_accounts(Reading& reading, const YamlNode& node) {
  std::vector<Account> accounts;
  if (node.sort != YamlSort::list || node.items.empty()) {
    reading.problems.error(node, "SF037",
                           "`accounts` is a list of {likelihood, source}, not " + described(node));
    return accounts;
  }
  for (const YamlNode& item : node.items) {
    if (is_mapping(reading, item, "an account")) {
      accounts.push_back(read_fields(reading, item, item, account_fields()));
    }
  }
  // The order in the file means nothing, not even to the last bit of a mean.
  std::stable_sort(accounts.begin(), accounts.end(), [](const Account& a, const Account& b) {
    const auto key = [](const Account& of) {
      return std::tie(of.source, of.range.low, of.range.best, of.range.high, of.word);
    };
    return key(a) < key(b);
  });
  return accounts;
}

Basis basis_of(const LikelihoodDraft& draft) {
  if (draft.basis) return *draft.basis;
  return draft.has_accounts || !draft.evidence.empty() ? Basis::stated : Basis::assumed;
}

bool is_one_of_both(Reading& reading, const YamlNode& node, const LikelihoodDraft& draft) {
  if (draft.has_likelihood != draft.has_accounts) return true;
  if (draft.has_likelihood) {
    reading.problems.error(node, "SF037", "`likelihood` and `accounts` cannot stand together");
  } else {
    reading.problems.error(
        node, "SF021",
        "a likelihood written as a mapping needs the key `likelihood`, or `accounts`");
  }
  return false;
}

void warn_of_bare_claim(Reading& reading, const YamlNode& node, const LikelihoodDraft& draft) {
  const bool claims = draft.basis == Basis::stated || draft.basis == Basis::implied;
  if (claims && draft.evidence.empty() && !draft.has_accounts) {
    warn_of_thin_basis(reading, node, "the likelihood", *draft.basis, draft.evidence, draft.note);
  }
}

std::optional<JudgedLikelihood> read_mapping(Reading& reading, const YamlNode& node) {
  const std::size_t errors = reading.problems.errors();
  LikelihoodDraft draft = read_fields(reading, node, node, likelihood_fields());
  if (reading.problems.errors() != errors || !is_one_of_both(reading, node, draft))
    return std::nullopt;
  if (draft.has_likelihood && !draft.graded) return std::nullopt;
  warn_of_bare_claim(reading, node, draft);
  JudgedLikelihood judged;
  judged.basis = basis_of(draft);
  judged.range = draft.has_accounts ? covering(draft.accounts) : draft.graded->range;
  judged.word = draft.has_accounts ? std::string{} : draft.graded->word;
  judged.evidence = std::move(draft.evidence);
  judged.note = std::move(draft.note);
  judged.accounts = std::move(draft.accounts);
  judged.place = place_of(reading, node);
  return judged;
}

bool is_one_for_all(const YamlNode& node) {
  if (node.sort != YamlSort::mapping) return true;
  return std::any_of(node.entries.begin(), node.entries.end(), [](const YamlEntry& entry) {
    return is_reserved_for_likelihoods(entry.key.text);
  });
}

}  // namespace

bool is_reserved_for_likelihoods(std::string_view id) {
  return std::find(kReserved.begin(), kReserved.end(), id) != kReserved.end();
}

std::optional<JudgedLikelihood> read_likelihood(Reading& reading, const YamlNode& node) {
  if (node.sort == YamlSort::mapping) return read_mapping(reading, node);
  auto graded = read_graded(reading, node);
  if (!graded) return std::nullopt;
  JudgedLikelihood judged;
  judged.range = graded->range;
  judged.word = std::move(graded->word);
  judged.place = place_of(reading, node);
  return judged;
}

std::map<KindId, JudgedLikelihood> read_likelihoods(Reading& reading, const YamlNode& node) {
  if (!is_one_for_all(node)) return read_by_kind(reading, node);
  std::map<KindId, JudgedLikelihood> by_kind;
  const auto judged = read_likelihood(reading, node);
  if (!judged || !has_room_for(reading, node, bytes_of(*judged) * reading.network.kinds.size()))
    return by_kind;
  for (const Kind& kind : reading.network.kinds)
    by_kind.emplace_hint(by_kind.end(), kind.id, *judged);
  return by_kind;
}

std::map<KindId, JudgedLikelihood> read_by_kind(Reading& reading, const YamlNode& mapping) {
  std::map<KindId, JudgedLikelihood> by_kind;
  for (const YamlEntry& entry : mapping.entries) {
    const auto kind = read_reference<KindId>(reading, entry.key);
    auto judged = read_likelihood(reading, entry.value);
    if (kind && judged) by_kind.emplace(*kind, std::move(*judged));
  }
  return by_kind;
}

std::size_t bytes_of(const JudgedLikelihood& likelihood) {
  std::size_t bytes = sizeof(JudgedLikelihood) + sizeof(KindId) + 48 + likelihood.note.size();
  for (const Evidence& evidence : likelihood.evidence) {
    bytes += sizeof(Evidence) + evidence.where.size() + evidence.says.size();
  }
  return bytes + likelihood.accounts.size() * sizeof(Account);
}

std::optional<LikelihoodRange> read_scale_range(Reading& reading, const YamlNode& node) {
  const bool is_number = node.sort == YamlSort::scalar && parse_range(node.text).has_value();
  if (!is_number) {
    reading.problems.error(
        node, "SF060", "a word of the scale stands for low..best..high, not " + described(node));
    return std::nullopt;
  }
  const auto graded = read_graded(reading, node);
  return graded ? std::optional<LikelihoodRange>(graded->range) : std::nullopt;
}

const FieldTable<Account>& account_fields() {
  static const FieldTable<Account> kTable{
      "an account",
      "What one informant says.",
      {field<Account>("likelihood", Need::required, Shape::likelihood_scalar,
                      "a word of the scale, a number or a range",
                      [](Reading& reading, const YamlEntry& entry, Account& account) {
                        if (auto graded = read_graded(reading, entry.value)) {
                          account.range = graded->range;
                          account.word = std::move(graded->word);
                        }
                      }),
       field<Account, &Account::source>("source", Need::required, "the source in which it is said"),
       field<Account>("note", Need::optional, Shape::text, "a remark for the reader",
                      [](Reading& reading, const YamlEntry& entry, Account&) {
                        (void)own_text(reading, entry.value, entry.key.text);
                      })}};
  return kTable;
}

const FieldTable<LikelihoodDraft>& likelihood_fields() {
  using Draft = LikelihoodDraft;
  static const FieldTable<Draft> kTable{
      "a likelihood",
      "A likelihood with what it rests on.",
      {field<Draft>("likelihood", Need::optional, Shape::likelihood_scalar,
                    "a word of the scale, a number from 0 to 1, or a range low..best..high",
                    [](Reading& reading, const YamlEntry& entry, Draft& draft) {
                      draft.has_likelihood = true;
                      draft.graded = read_graded(reading, entry.value);
                    }),
       field<Draft>("accounts", Need::optional, Shape::accounts, "what informants say who disagree",
                    [](Reading& reading, const YamlEntry& entry, Draft& draft) {
                      draft.has_accounts = true;
                      draft.accounts = read_accounts(reading, entry.value);
                    }),
       field<Draft, &Draft::basis>("basis", Need::optional, "what the strength rests on"),
       field<Draft, &Draft::evidence>("evidence", Need::optional, "who graded it"),
       field<Draft, &Draft::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

}  // namespace sideflow
