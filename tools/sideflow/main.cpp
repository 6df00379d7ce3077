// The sideflow command: what may be asked, and the one place where everything that fails ends.
// The only file that knows CLI11.
#include "models/did_you_mean.hpp"
#include "models/expects.hpp"
#include "models/read_network.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/version.hpp"
#include "reports/wording.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/verbs.hpp"

#include <csignal>
#include <new>
#include <utility>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace sideflow::tools {

namespace {

// ---- what may be asked --------------------------------------------------------------------------

void add_program_options(CLI::App& app, Typed& typed) {
  app.set_version_flag("--version", "sideflow " + reports::version());
  app.add_option("--schema", typed.schema,
                 "Print a JSON Schema: network (default), vocabulary or results")
      ->expected(0, 1)
      ->type_name("OF");
  app.add_option("--color", typed.colour, "Colours on the terminal: auto, always or never")
      ->type_name("WHEN");
}

void offer(CLI::App& app, Typed& typed) {
  app.require_subcommand(0, 1);
  add_program_options(app, typed);
  offer_verbs(app, typed);
}

// ---- what was wrong with it ---------------------------------------------------------------------

const CLI::App* chosen_verb(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? nullptr : chosen.front();
}

std::vector<std::string> long_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string with_suggestion(const std::string& text, const std::string& nearest) {
  return nearest.empty() ? text : fmt::format("{}; did you mean \"{}\"?", text, nearest);
}

std::string unknown_option_words(const CLI::App& app, const std::string& word) {
  std::vector<std::string> known = long_options(app);
  if (const CLI::App* verb = chosen_verb(app)) {
    for (const std::string& name : long_options(*verb)) known.push_back(name);
  }
  return with_suggestion(fmt::format("unknown option \"{}\"", word), did_you_mean(word, known));
}

std::string unexpected_words(const CLI::App& app, const std::string& word) {
  if (word.size() > 1 && word[0] == '-') return unknown_option_words(app, word);
  if (const CLI::App* verb = chosen_verb(app)) {
    const bool takes_one_file = verb->get_name() != "check" && verb->get_name() != "analyse";
    return fmt::format("unexpected \"{}\"{}", word, takes_one_file ? "; one file at a time" : "");
  }
  const std::string nearest = did_you_mean(word, verb_names());
  const std::string text = fmt::format("unknown verb \"{}\"", word);
  return nearest.empty() ? text + "; there is " + reports::listed(verb_names())
                         : with_suggestion(text, nearest);
}

std::string usage_problem(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> unexpected = app.remaining(true);
  const CLI::App* verb = chosen_verb(app);
  if (unexpected.empty() && verb != nullptr && verb->get_name() == "show" &&
      verb->count("WHAT") == 0)
    return "say what to show; there is: " + reports::listed(showable_tables());
  return unexpected.empty() ? std::string(error.what()) : unexpected_words(app, unexpected.front());
}

// ---- doing it -----------------------------------------------------------------------------------

/// No option, and no file, is called by an empty text; what may stand without a value aside.
void refuse_empty_values(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_items_expected_min() == 0) continue;
    for (const std::string& value : option->results()) {
      if (value.empty()) throw WrongUsage(option->get_name() + " needs a value, not \"\"");
    }
  }
}

ExitCode carry_out(const CLI::App& app, const Typed& typed, const Console& console) {
  if (const CLI::App* chosen = chosen_verb(app))
    return run_verb(chosen->get_name(), typed, console);
  if (app.count("--schema") > 0) return schema(typed.schema);
  throw WrongUsage("say what to do; there is " + reports::listed(verb_names()) +
                   " (sideflow --help)");
}

/// The text that `--help` or `--version` asks for; "" when neither was asked.
std::string parsed(CLI::App& app, int count, char** words) {
  try {
    app.parse(count, words);
  } catch (const CLI::CallForHelp&) {
    return app.help();
  } catch (const CLI::CallForVersion&) {
    return app.version() + "\n";
  } catch (const CLI::ParseError& error) {
    throw WrongUsage(usage_problem(app, error));
  }
  return "";
}

ExitCode run(int count, char** words, Console& console) {
  CLI::App app{"Shows what information about children at risk reaches whom, and where it is lost.",
               "sideflow"};
  Typed typed;
  offer(app, typed);
  const std::string answer = parsed(app, count, words);
  if (!answer.empty()) {
    print(answer);
    return ExitCode::fine;
  }
  refuse_empty_values(app);
  if (const CLI::App* verb = chosen_verb(app)) refuse_empty_values(*verb);
  console = console_of(colour_value(typed.colour));
  return carry_out(app, typed, console);
}

ExitCode told(const Console& console, const std::string& text, ExitCode code) {
  say_error(console, text);
  return code;
}

/// The exit code of the command; whatever is thrown ends here and nowhere else.
ExitCode run_and_tell(int count, char** words) {
  Console console = console_of(Colour::automatic);
  try {
    return run(count, words, console);
  } catch (const WrongUsage& problem) {
    return told(console, problem.what(), ExitCode::wrong_usage);
  } catch (const ReaderGone&) {
    return ExitCode::cannot_read_or_write;
  } catch (const reports::WorldError& problem) {
    return told(console, problem.what(), ExitCode::cannot_read_or_write);
  } catch (const ProgramMissing& problem) {
    return told(console, problem.what(), ExitCode::program_missing);
  } catch (const std::bad_alloc&) {
    return told(console, "there is not enough memory", ExitCode::cannot_read_or_write);
  } catch (const std::exception& problem) {
    return told(console, fmt::format("internal error, please report it: {}", problem.what()),
                ExitCode::internal_error);
  }
}

// ---- the process --------------------------------------------------------------------------------

/// A missing standard stream would be replaced by the next file that is opened, and talk would
/// go into it. What stands in for it refuses to be used.
void fill_missing_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    const int opened = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    expects(opened == stream, "the lowest free descriptor is taken");
  }
}

extern "C" void end_interrupted(int) { ::_exit(static_cast<int>(ExitCode::interrupted)); }

/// A closed pipe is an error to be reported, not a signal; an interruption has its own exit code.
void agree_on_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGINT, end_interrupted);
}

}  // namespace

ExitCode worse(ExitCode one, ExitCode other) {
  for (const ExitCode code : {ExitCode::internal_error, ExitCode::cannot_read_or_write,
                              ExitCode::program_missing, ExitCode::model_has_errors}) {
    if (one == code || other == code) return code;
  }
  return ExitCode::fine;
}

ExitCode schema(const std::string& of) {
  if (of.empty() || of == "network") {
    print(network_schema());
  } else if (of == "vocabulary") {
    print(vocabulary_schema());
  } else {
    static_cast<void>(one_of("a schema", of, {"network", "vocabulary", "results"}));
    print(reports::results_schema());
  }
  return ExitCode::fine;
}

}  // namespace sideflow::tools

int main(int count, char** words) {
  sideflow::tools::fill_missing_streams();
  sideflow::tools::agree_on_signals();
  return static_cast<int>(sideflow::tools::run_and_tell(count, words));
}
