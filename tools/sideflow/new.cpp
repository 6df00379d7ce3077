// sideflow new: the template for a country.
#include "models/identifier.hpp"
#include "models/network_draft.hpp"
#include "models/numbers.hpp"
#include "models/privacy.hpp"
#include "models/source_text.hpp"
#include "models/template_text.hpp"
#include "reports/whole_file.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"
#include "tools/sideflow/vocabulary_path.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 200;  ///< characters

std::string id_of(const NewRequest& request) {
  if (!request.id.empty() && !is_identifier(request.id))
    throw WrongUsage(
        fmt::format("--id is small letters, digits and hyphens, not \"{}\"", request.id));
  const std::string id = request.id.empty() ? id_from_name(request.country) : request.id;
  if (id.empty())
    throw WrongUsage(
        fmt::format("no id can be made from \"{}\"; give one by --id", request.country));
  if (names_a_device(id))
    throw WrongUsage(fmt::format("some systems take \"{}\" for a device; give another --id", id));
  return id;
}

void refuse_wrong_values(const NewRequest& request) {
  const std::string sign = forbidden_character(request.country);
  if (!sign.empty() || request.country.find('\n') != std::string::npos)
    throw WrongUsage("the name of a country is one line of text");
  if (character_count(request.country) > kLongestName)
    throw WrongUsage("the name of a country has 200 characters at most");
  if (find_personal_data(request.country))
    throw WrongUsage("this looks like personal data, not like the name of a country");
  if (!request.as_of.empty() && !is_date(request.as_of))
    throw WrongUsage(fmt::format("--as-of is a date like 2010-03, not \"{}\"", request.as_of));
  std::error_code unseen;
  if (request.out != "-" && fs::exists(request.out, unseen))
    throw WrongUsage(
        fmt::format("{} is there already, and a template would take its place", request.out));
}

std::string vocabulary_of(const NewRequest& request) {
  if (!request.vocabulary.empty()) return request.vocabulary;
  const std::string folder = request.out == "-" ? "" : fs::path(request.out).parent_path().string();
  const std::string found = nearest_vocabulary(folder.empty() ? "." : folder);
  if (found.empty())
    throw WrongUsage(
        "there is no vocabulary.yaml beside or above OUT; name one by --vocabulary PATH");
  return found;
}

}  // namespace

ExitCode new_network(const NewRequest& request, const Console& console) {
  refuse_wrong_values(request);
  const std::string id = id_of(request);
  refuse_missing_folder(request.out);
  const std::string vocabulary = vocabulary_of(request);
  const LoadResult words = read_vocabulary(vocabulary);
  say_diagnostics(console, words.diagnostics);
  if (!words.network) return code_of(words);
  const std::string text =
      template_text({.id = id,
                     .name = request.country,
                     .as_of = request.as_of,
                     .vocabulary = vocabulary_path_for(request.out, vocabulary),
                     .words = &*words.network});
  if (request.out == "-") {
    print(text);
  } else {
    reports::write_whole(request.out, text);
    say("wrote " + request.out);
  }
  return ExitCode::fine;
}

}  // namespace sideflow::tools
