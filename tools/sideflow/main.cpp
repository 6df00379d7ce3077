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

/// An option of every verb that analyses: what its value is, and what it means.
struct AnalysisOption {
  const char* name;
  const char* type;
  const char* what;
  void (*take)(AnalysisRequest& how, const std::string& name, const std::string& text);
};

constexpr std::uint64_t kMostDraws = 1'000'000;
constexpr std::uint64_t kMostThreads = 4096;
constexpr std::uint64_t kMostDepth = 100;

constexpr AnalysisOption kAnalysisOptions[] = {
    {"--threshold", "NUMBER",
     "Below this likelihood information \"rarely arrives\" (default: the vocabulary's)",
     [](AnalysisRequest& how, const std::string& name, const std::string& text) {
       how.threshold = likelihood_value(name, text);
     }},
    {"--draws", "COUNT",
     "Draws of all likelihoods within their ranges, for ranges and for how sure results are "
     "(default 1000; 0: none)",
     [](AnalysisRequest& how, const std::string& name, const std::string& text) {
       how.draws = count_value(name, text, {.least = 0, .most = kMostDraws});
     }},
    {"--seed", "COUNT", "Where all drawing starts from (default 1)",
     [](AnalysisRequest& how, const std::string& name, const std::string& text) {
       how.seed = count_value(name, text, {.least = 0});
     }},
    {"--diagram-budget", "NODES",
     "Nodes that an exact computation may use before its numbers are estimated",
     [](AnalysisRequest& how, const std::string& name, const std::string& text) {
       how.diagram_budget = count_value(name, text);
     }},
    {"--error", "NUMBER", "Wanted standard error of sampled reach (default 0.002)",
     [](AnalysisRequest& how, const std::string& name, const std::string& text) {
       how.error = error_value(name, text);
     }},
    {"--threads", "COUNT", "Threads for estimates; they change no result (default 0: all cores)",
     [](AnalysisRequest& how, const std::string& name, const std::string& text) {
       how.threads =
           static_cast<unsigned>(count_value(name, text, {.least = 0, .most = kMostThreads}));
     }},
};

/// Options as they were typed; their values are checked once all is parsed.
struct Typed {
  std::string colour = "auto";
  std::string schema;
  std::vector<std::pair<const AnalysisOption*, std::string>> analysis_options;
  CheckRequest check;
  AnalyseRequest analyse;
  ShowRequest show;
  MapRequest map;
  ReportRequest report;
  DescribeRequest describe;
  ExportRequest exported;
  AnalysisRequest how;
};

void add_analysis_options(CLI::App& verb, Typed& typed) {
  for (const AnalysisOption& option : kAnalysisOptions) {
    verb.add_option_function<std::string>(
            option.name,
            [&typed, &option](const std::string& text) {
              typed.analysis_options.emplace_back(&option, text);
            },
            option.what)
        ->type_name(option.type);
  }
  verb.add_flag("--with-external", typed.how.with_external,
                "Count what is known from outside the file's sources, too");
}

CLI::Option* add_file(CLI::App& verb, std::string& file) {
  return verb.add_option("FILE", file, "A network; \"-\" is standard input")
      ->required()
      ->type_name("");
}

void offer_check(CLI::App& verb, Typed& typed) {
  verb.add_option("FILE", typed.check.paths, "Networks, vocabularies, and folders with such files")
      ->required()
      ->type_name("");
  verb.add_flag("--json", typed.check.json, "Print all diagnostics as JSON");
  verb.add_flag("--strict", typed.check.strict, "Warnings fail, too");
}

void offer_analyse(CLI::App& verb, Typed& typed) {
  verb.add_option("FILE", typed.analyse.files, "Networks; \"-\" is standard input")
      ->required()
      ->type_name("");
  verb.add_option("-o,--out", typed.analyse.folder,
                  "Folder; each network gets one of its own in it")
      ->type_name("FOLDER");
  verb.add_option("--json", typed.analyse.json_out,
                  "Write the results alone; \"-\" is standard output")
      ->type_name("OUT");
  verb.add_flag("--all", typed.analyse.all,
                "In the results, list elements that stand on no way, too");
  verb.add_flag("--with-model", typed.analyse.with_model,
                "Add to the results what they were computed from");
  add_analysis_options(verb, typed);
}

void offer_show(CLI::App& verb, Typed& typed) {
  verb.add_option(
          "WHAT", typed.show.what,
          "reach: who holds what, and whether it arrives; ledger: where it is lost; "
          "bottlenecks: on whom it hangs; centrality: who sits where; handover: what becomes of "
          "a case that is referred; meeting: where pieces meet")
      ->required()
      ->type_name("");
  add_file(verb, typed.show.file);
  verb.add_option("--kind", typed.show.kind, "Only information of this kind")->type_name("KIND");
  verb.add_option("-o,--out", typed.show.out,
                  "x.csv or x.json instead of the terminal; \"-\" is standard output")
      ->type_name("OUT");
  verb.add_option("--length", typed.how.length,
                  "For centrality: ways are short by steps, likely (-ln of the likelihood) or fast "
                  "(days)")
      ->type_name("LENGTH");
  verb.add_flag("--json", typed.show.json, "As in results.json");
  verb.add_flag("--all", typed.show.all, "List what loses little one by one, too");
  add_analysis_options(verb, typed);
}

void add_edition(CLI::App& verb, std::string& edition) {
  verb.add_option("--edition", edition, "For whom: public (default), partners or internal")
      ->type_name("EDITION");
}

void offer_map(CLI::App& verb, Typed& typed) {
  MapRequest& map = typed.map;
  add_file(verb, map.file);
  verb.add_option("-o,--out", map.out, "x.svg, x.png, x.pdf or x.dot; \"-\" is standard output")
      ->type_name("OUT");
  verb.add_option("-f,--format", map.format, "svg, png, pdf or dot, whatever OUT is called")
      ->type_name("FORMAT");
  verb.add_option(
          "--view", map.view,
          "loss: where it is lost; structure: who sits where; gatekeepers: what passes only "
          "here; change: today against a scenario; overview: of joined networks")
      ->type_name("VIEW");
  verb.add_option("--kind", map.kind, "Only information of this kind")->type_name("KIND");
  verb.add_option("--focus", map.focus, "Only what is around this actor")->type_name("ACTOR");
  verb.add_option_function<std::string>(
          "--depth",
          [&map](const std::string& text) {
            map.depth = count_value("--depth", text, {.least = 0, .most = kMostDepth});
          },
          "Steps around the focus (default 2)")
      ->type_name("COUNT");
  verb.add_option("--scenario", map.scenario,
                  "The scenario that change compares with, or that the loss map shows")
      ->type_name("SCENARIO");
  verb.add_option("--size", map.size,
                  "What the size of an actor stands for in the structure map: links (default), "
                  "betweenness, delivery-betweenness, harmonic-in or pagerank")
      ->type_name("MEASURE");
  verb.add_option("--png", map.png_size,
                  "Size of a PNG: screen, 1920 by 1080 (default), or print, 3840 by 2160")
      ->type_name("SIZE");
  add_edition(verb, map.edition);
  add_analysis_options(verb, typed);
}

void offer_report(CLI::App& verb, Typed& typed) {
  add_file(verb, typed.report.file);
  verb.add_option("-o,--out", typed.report.out, "x.md; \"-\" is standard output")->type_name("OUT");
  verb.add_option("-f,--format", typed.report.format, "md, whatever OUT is called")
      ->type_name("FORMAT");
  add_analysis_options(verb, typed);
}

void offer_export(CLI::App& verb, Typed& typed) {
  add_file(verb, typed.exported.file);
  verb.add_option("-o,--out", typed.exported.out,
                  "x.graphml, x.gexf, x.dot, x.csv (edges), x.json or x.xlsx (Kumu); \"-\" is "
                  "standard output")
      ->type_name("OUT");
  verb.add_option("-f,--format", typed.exported.format,
                  "graphml, gexf, dot, edges, nodes or kumu, whatever OUT is called")
      ->type_name("FORMAT");
  add_edition(verb, typed.exported.edition);
  add_analysis_options(verb, typed);
}

void offer_describe(CLI::App& verb, Typed& typed) {
  verb.add_option("FILE", typed.describe.file, "A network or a vocabulary")
      ->required()
      ->type_name("");
  verb.add_option(
          "-o,--out", typed.describe.out,
          "x.md, a network's map beside it as x.svg; \"-\" is standard output, without a map")
      ->type_name("OUT");
  verb.add_flag("--sources", typed.describe.sources,
                "Only what the sources say, and in which elements it stands");
}

// ---- the verbs ----------------------------------------------------------------------------------

template <class Request>
Request with(Request request, const AnalysisRequest& how) {
  request.how = how;
  return request;
}

ExitCode run_check(const Typed& typed, const AnalysisRequest&, const Console& console) {
  return check(typed.check, console);
}
ExitCode run_analyse(const Typed& typed, const AnalysisRequest& how, const Console& console) {
  return analyse(with(typed.analyse, how), console);
}
ExitCode run_show(const Typed& typed, const AnalysisRequest& how, const Console& console) {
  return show(with(typed.show, how), console);
}
ExitCode run_map(const Typed& typed, const AnalysisRequest& how, const Console& console) {
  if (typed.map.out.empty()) throw WrongUsage("-o FILE.svg, .png, .pdf or .dot is needed");
  return map(with(typed.map, how), console);
}
ExitCode run_report(const Typed& typed, const AnalysisRequest& how, const Console& console) {
  if (typed.report.out.empty()) throw WrongUsage("-o FILE.md is needed");
  return report(with(typed.report, how), console);
}

ExitCode run_export(const Typed& typed, const AnalysisRequest& how, const Console& console) {
  if (typed.exported.out.empty())
    throw WrongUsage("-o FILE.graphml, .gexf, .dot, .csv, .json or .xlsx is needed");
  return export_network(with(typed.exported, how), console);
}

ExitCode run_describe(const Typed& typed, const AnalysisRequest&, const Console& console) {
  if (typed.describe.out.empty()) throw WrongUsage("-o FILE.md is needed");
  return describe(typed.describe, console);
}

/// A verb: how it is offered, and what it does.
struct Verb {
  const char* name;
  const char* what;
  void (*offer)(CLI::App& verb, Typed& typed);
  ExitCode (*run)(const Typed& typed, const AnalysisRequest& how, const Console& console);
};

constexpr Verb kVerbs[] = {
    {"analyse", "Write results, map and report of each network", offer_analyse, run_analyse},
    {"check", "Say what is wrong in files, and what is thin", offer_check, run_check},
    {"describe", "Say in words what a network or a vocabulary holds, and what it rests on",
     offer_describe, run_describe},
    {"export", "Write the graph for other programs", offer_export, run_export},
    {"map", "Draw where information is lost", offer_map, run_map},
    {"report", "Write the gap report", offer_report, run_report},
    {"show", "Print a table", offer_show, run_show},
};

std::vector<std::string> verb_names() {
  std::vector<std::string> names;
  for (const Verb& verb : kVerbs) names.emplace_back(verb.name);
  return names;
}

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
  for (const Verb& verb : kVerbs) {
    CLI::App& offered = *app.add_subcommand(verb.name, verb.what);
    offered.fallthrough();
    verb.offer(offered, typed);
  }
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

AnalysisRequest analysis_request(const Typed& typed) {
  AnalysisRequest how = typed.how;
  for (const auto& [option, text] : typed.analysis_options) option->take(how, option->name, text);
  return how;
}

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
  if (const CLI::App* chosen = chosen_verb(app)) {
    for (const Verb& verb : kVerbs) {
      if (chosen->get_name() == verb.name) return verb.run(typed, analysis_request(typed), console);
    }
  }
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
