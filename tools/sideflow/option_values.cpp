#include "tools/sideflow/option_values.hpp"

#include "models/did_you_mean.hpp"
#include "models/numbers.hpp"
#include "reports/whole_file.hpp"
#include "reports/wording.hpp"
#include "tools/sideflow/commands.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

std::string suggestion(const std::string& word, const std::vector<std::string>& words) {
  const std::string nearest = did_you_mean(word, words);
  if (!nearest.empty()) return fmt::format("did you mean \"{}\"?", nearest);
  return fmt::format("there is {}", reports::listed(words, 12));
}

/// "; write 0.5" after a number that is spelled wrong.
std::string spelling_hint(const std::string& text) {
  const std::string spelling = right_spelling(text);
  return spelling.empty() ? "" : "; write " + spelling;
}

std::string extension_of(const std::string& path) {
  const std::size_t point = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  if (point == std::string::npos || (slash != std::string::npos && point < slash)) return "";
  return path.substr(point + 1);
}

}  // namespace

double likelihood_value(const std::string& option, const std::string& text) {
  const auto number = parse_number(text);
  if (number && *number >= 0 && *number <= 1) return *number;
  throw WrongUsage(
      fmt::format("{} is a number from 0 to 1, not \"{}\"{}", option, text, spelling_hint(text)));
}

double error_value(const std::string& option, const std::string& text) {
  const auto number = parse_number(text);
  if (number && *number > 0 && *number < 0.5) return *number;
  throw WrongUsage(fmt::format("{} is a number above 0 and below 0.5, not \"{}\"{}", option, text,
                               spelling_hint(text)));
}

std::uint64_t count_value(const std::string& option, const std::string& text,
                          const CountRange& range) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc{} && stop == end && number >= range.least && number <= range.most)
    return number;
  const bool has_most = range.most != CountRange{}.most;
  throw WrongUsage(fmt::format("{} is a whole number {}, not \"{}\"", option,
                               has_most ? fmt::format("from {} to {}", range.least, range.most)
                                        : fmt::format("of at least {}", range.least),
                               text));
}

Colour colour_value(const std::string& text) {
  const std::string word = one_of("a value of --color", text, {"auto", "always", "never"});
  if (word == "auto") return Colour::automatic;
  return word == "always" ? Colour::always : Colour::never;
}

std::string one_of(const std::string& what, const std::string& word,
                   const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return word;
  throw WrongUsage(fmt::format("\"{}\" is not {}; {}", word, what, suggestion(word, words)));
}

KindId kind_value(const Network& network, const std::string& text) {
  std::vector<std::string> kinds;
  for (const Kind& kind : network.kinds) kinds.push_back(kind.id.text);
  return {one_of("a kind of this network", text, kinds)};
}

ActorId actor_value(const Network& network, const std::string& text) {
  std::vector<std::string> actors;
  for (const Actor& actor : network.actors) actors.push_back(actor.id.text);
  return {one_of("an actor of this network", text, actors)};
}

const Scenario& scenario_called(const Network& network, const std::string& text) {
  std::vector<std::string> ids;
  for (const Scenario& scenario : network.scenarios) {
    if (scenario.id.text == text) return scenario;
    ids.push_back(scenario.id.text);
  }
  if (ids.empty()) throw WrongUsage("this network has no scenarios");
  if (text.empty())
    throw WrongUsage("say with --scenario which one; there is " + reports::listed(ids));
  static_cast<void>(one_of("a scenario of this network", text, ids));
  return network.scenarios.front();
}

reports::Edition edition_value(const std::string& text) {
  if (text.empty()) return {};
  const std::string word = one_of("an edition", text, {"public", "partners", "internal"});
  if (word == "public") return {Access::public_};
  return {word == "partners" ? Access::partners : Access::internal};
}

reports::Delimiter delimiter_value(const std::string& text) {
  if (text.empty()) return reports::Delimiter::comma;
  const std::string word = one_of("a delimiter", text, {"comma", "semicolon", "tab"});
  if (word == "comma") return reports::Delimiter::comma;
  return word == "tab" ? reports::Delimiter::tab : reports::Delimiter::semicolon;
}

std::int64_t file_date(std::int64_t earliest) {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr) return earliest;
  const std::string_view text(epoch);
  std::int64_t seconds = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool whole = problem == std::errc() && end == text.data() + text.size();
  return whole ? std::max(seconds, earliest) : earliest;
}

reports::XlsxOptions workbook_options(const Network& network) {
  reports::XlsxOptions options{.title = network.name.shown()};
  options.created = file_date(options.created);
  return options;
}

engine::LinkLength length_value(const std::string& text) {
  const std::string word = one_of("a length", text, {"steps", "likely", "fast"});
  if (word == "likely") return engine::LinkLength::likely;
  return word == "fast" ? engine::LinkLength::fast : engine::LinkLength::steps;
}

std::string format_value(const std::string& out, const std::string& format,
                         const std::vector<std::string>& formats) {
  if (!format.empty()) return one_of("a format", format, formats);
  if (out == "-")
    throw WrongUsage(fmt::format("standard output has no extension: name the format with -f ({})",
                                 reports::listed(formats)));
  const std::string extension = extension_of(out);
  if (extension.empty())
    throw WrongUsage(fmt::format("\"{}\" has no extension: name the format with -f ({})", out,
                                 reports::listed(formats)));
  return one_of("a format", extension, formats);
}

void refuse_missing_folder(const std::string& out) {
  const std::string folder = std::filesystem::path(out).parent_path().string();
  std::error_code unseen;
  if (!folder.empty() && !std::filesystem::exists(folder, unseen))
    throw reports::WorldError(fmt::format("cannot write {}: there is no folder {}", out, folder));
}

}  // namespace sideflow::tools
