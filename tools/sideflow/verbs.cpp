#include "tools/sideflow/verbs.hpp"

#include "models/expects.hpp"
#include "tools/sideflow/option_values.hpp"

#include <algorithm>
#include <iterator>

#include <CLI/CLI.hpp>

namespace sideflow::tools {

/// An option of every verb that analyses: what its value is, and what it means.
struct AnalysisOption {
  const char* name;
  const char* type;
  const char* what;
  void (*take)(AnalysisRequest& how, const std::string& name, const std::string& text);
};

namespace {

// ---- what may be asked --------------------------------------------------------------------------

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

void add_edition(CLI::App& verb, std::string& edition) {
  verb.add_option("--edition", edition, "For whom: public (default), partners or internal")
      ->type_name("EDITION");
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
  add_edition(verb, typed.analyse.edition);
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
                  "x.csv, x.xlsx or x.json instead of the terminal; \"-\" is standard output")
      ->type_name("OUT");
  verb.add_option("--delimiter", typed.show.delimiter,
                  "Between the cells of x.csv: comma (default), semicolon or tab")
      ->type_name("DELIMITER");
  add_edition(verb, typed.show.edition);
  verb.add_option("--length", typed.how.length,
                  "For centrality: ways are short by steps, likely (-ln of the likelihood) or fast "
                  "(days)")
      ->type_name("LENGTH");
  verb.add_flag("--json", typed.show.json, "As in results.json");
  verb.add_flag("--all", typed.show.all, "List what loses little one by one, too");
  add_analysis_options(verb, typed);
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
  ReportRequest& report = typed.report;
  add_file(verb, report.file);
  verb.add_option("-o,--out", report.out, "x.md, x.html, x.pdf or x.docx; \"-\" is standard output")
      ->type_name("OUT");
  verb.add_option("-f,--format", report.format, "md, html, pdf or docx, whatever OUT is called")
      ->type_name("FORMAT");
  verb.add_flag("--brief", report.brief, "One page");
  verb.add_option("--reference-doc", report.reference_doc, "A DOCX whose styles x.docx takes")
      ->type_name("FILE");
  add_edition(verb, report.edition);
  add_analysis_options(verb, typed);
}

void add_date_and_vocabulary(CLI::App& verb, std::string& as_of, std::string& vocabulary) {
  verb.add_option("--as-of", as_of, "The date that the description speaks of")->type_name("DATE");
  verb.add_option("--vocabulary", vocabulary,
                  "Vocabulary beside or above OUT (default: the nearest vocabulary.yaml)")
      ->type_name("PATH");
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

void offer_import(CLI::App& verb, Typed& typed) {
  ImportRequest& import = typed.imported;
  verb.add_option("FILE", import.file, "x.csv, x.tsv or x.xlsx (an interview sheet), or x.graphml")
      ->required()
      ->type_name("");
  verb.add_option("-o,--out", import.out, "x.yaml; \"-\" is standard output")->type_name("OUT");
  verb.add_option("--into", import.into, "Add to this network; OUT may be the same file")
      ->type_name("FILE");
  verb.add_option("--id", import.id, "Id of the network")->type_name("ID");
  verb.add_option("--name", import.name, "Name of the network")->type_name("NAME");
  add_date_and_vocabulary(verb, import.as_of, import.vocabulary);
}

void offer_new(CLI::App& verb, Typed& typed) {
  verb.add_option("COUNTRY", typed.fresh.country, "Name of the country")->required()->type_name("");
  verb.add_option("-o,--out", typed.fresh.out, "x.yaml; \"-\" is standard output")
      ->type_name("OUT");
  verb.add_option("--id", typed.fresh.id, "Id of the network (default: made from the name)")
      ->type_name("ID");
  add_date_and_vocabulary(verb, typed.fresh.as_of, typed.fresh.vocabulary);
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
  if (typed.report.out.empty()) throw WrongUsage("-o FILE.md, .html, .pdf or .docx is needed");
  return report(with(typed.report, how), console);
}

ExitCode run_export(const Typed& typed, const AnalysisRequest& how, const Console& console) {
  if (typed.exported.out.empty())
    throw WrongUsage("-o FILE.graphml, .gexf, .dot, .csv, .json or .xlsx is needed");
  return export_network(with(typed.exported, how), console);
}

ExitCode run_import(const Typed& typed, const AnalysisRequest&, const Console& console) {
  if (typed.imported.out.empty()) throw WrongUsage("-o FILE.yaml is needed");
  return import_network(typed.imported, console);
}

ExitCode run_new(const Typed& typed, const AnalysisRequest&, const Console& console) {
  if (typed.fresh.out.empty()) throw WrongUsage("-o FILE.yaml is needed");
  return new_network(typed.fresh, console);
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
    {"import", "Read an interview sheet or a graph into a network file", offer_import, run_import},
    {"map", "Draw where information is lost", offer_map, run_map},
    {"new", "Write a template for a country, with the questions to ask", offer_new, run_new},
    {"report", "Write the gap report", offer_report, run_report},
    {"show", "Print a table", offer_show, run_show},
};

AnalysisRequest analysis_request(const Typed& typed) {
  AnalysisRequest how = typed.how;
  for (const auto& [option, text] : typed.analysis_options) option->take(how, option->name, text);
  return how;
}

}  // namespace

void offer_verbs(CLI::App& app, Typed& typed) {
  for (const Verb& verb : kVerbs) {
    CLI::App& offered = *app.add_subcommand(verb.name, verb.what);
    offered.fallthrough();
    verb.offer(offered, typed);
  }
}

std::vector<std::string> verb_names() {
  std::vector<std::string> names;
  for (const Verb& verb : kVerbs) names.emplace_back(verb.name);
  return names;
}

ExitCode run_verb(const std::string& name, const Typed& typed, const Console& console) {
  const Verb* verb = std::find_if(std::begin(kVerbs), std::end(kVerbs),
                                  [&](const Verb& each) { return each.name == name; });
  expects(verb != std::end(kVerbs), "a verb that was offered is there");
  return verb->run(typed, analysis_request(typed), console);
}

}  // namespace sideflow::tools
