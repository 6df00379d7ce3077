// What the command line may ask for, and the verbs that do it.
#pragma once

#include "tools/sideflow/console.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace sideflow::tools {

enum class ExitCode : int {
  fine = 0,
  model_has_errors = 1,
  wrong_usage = 2,
  cannot_read_or_write = 3,
  program_missing = 4,
  internal_error = 5,
  interrupted = 130
};

/// The one of two codes that says more: cannot read or write before a missing program before a
/// model with errors.
[[nodiscard]] ExitCode worse(ExitCode one, ExitCode other);

/// The command was called in a way that it does not offer. The text says how to call it.
class WrongUsage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A program that this one calls is not installed. The text names it and its package.
class ProgramMissing : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// How to analyse: for every verb that does.
struct AnalysisRequest {
  std::optional<double> threshold;
  bool with_external = false;
  std::optional<std::size_t> diagram_budget;  ///< nodes
  std::optional<unsigned> threads;            ///< 0: as many as the machine has
  std::optional<std::uint64_t> seed;
  std::optional<std::size_t> draws;  ///< 0: none
  std::optional<double> error;       ///< wanted standard error of estimates
  std::string length;                ///< of links: "steps", "likely" or "fast"; "": steps
};

struct CheckRequest {
  std::vector<std::string> paths;  ///< files and folders
  bool json = false;
  bool strict = false;  ///< warnings fail
};
struct AnalyseRequest {
  std::vector<std::string> files;
  std::string folder;    ///< "": write no folder
  std::string json_out;  ///< "": no separate results; "-": standard output
  bool all = false;      ///< elements on no way, too
  bool with_model = false;
  std::string edition;  ///< "": public
  AnalysisRequest how;
};
struct ShowRequest {
  std::string what;
  std::string file;
  std::string kind;  ///< "": all
  std::string out;   ///< x.csv, x.xlsx or x.json; "": the terminal; "-": CSV on standard output
  std::string delimiter;  ///< of CSV: "comma", "semicolon" or "tab"; "": comma
  std::string edition;    ///< of data: "" is public
  bool json = false;
  bool all = false;  ///< what loses little is listed one by one, too
  AnalysisRequest how;
};
struct MapRequest {
  std::string file;
  std::string out;
  std::string format;                  ///< "": by the extension of `out`
  std::string view;                    ///< "": the overview of joined networks, else loss
  std::string kind;                    ///< "": all kinds
  std::string focus;                   ///< an actor; "": the whole network
  std::optional<std::uint64_t> depth;  ///< steps around the focus
  std::string scenario;  ///< of the view `change`, or the state that the loss map shows
  std::string size;      ///< of the view `structure`: what the size of an actor stands for
  std::string png_size;  ///< "screen" or "print"; "": screen
  std::string edition;   ///< "": public
  AnalysisRequest how;
};
struct ReportRequest {
  std::string file;
  std::string out;
  std::string format;
  std::string edition;        ///< "": public
  bool brief = false;         ///< one page
  std::string reference_doc;  ///< whose styles a DOCX takes; "": our own
  AnalysisRequest how;
};
struct ExportRequest {
  std::string file;
  std::string out;      ///< "-": standard output
  std::string format;   ///< "": by the extension of `out`
  std::string edition;  ///< "": public
  AnalysisRequest how;
};
struct ImportRequest {
  std::string file;
  std::string out;   ///< "-": standard output
  std::string into;  ///< a network that is added to; "": a new file
  std::string id;
  std::string name;
  std::string as_of;
  std::string vocabulary;  ///< "": the nearest vocabulary.yaml beside or above `out`, if any
};
struct NewRequest {
  std::string country;
  std::string out;  ///< "-": standard output
  std::string id;   ///< "": made from the name
  std::string as_of;
  std::string vocabulary;  ///< "": the nearest vocabulary.yaml beside or above `out`
};
struct DescribeRequest {
  std::string file;
  std::string out;
  bool sources = false;  ///< only what the sources say
};

/// Diagnostics of all files; a line a file on standard output, or JSON.
[[nodiscard]] ExitCode check(const CheckRequest& request, const Console& console);
/// Results, map and report of every file into a folder of its own.
[[nodiscard]] ExitCode analyse(const AnalyseRequest& request, const Console& console);
/// The tables that `show` knows, by name.
[[nodiscard]] std::vector<std::string> showable_tables();
/// One table on the terminal.
[[nodiscard]] ExitCode show(const ShowRequest& request, const Console& console);
[[nodiscard]] ExitCode map(const MapRequest& request, const Console& console);
[[nodiscard]] ExitCode report(const ReportRequest& request, const Console& console);
/// A network's page with its map, a vocabulary's codebook, or what the sources of a network say.
[[nodiscard]] ExitCode describe(const DescribeRequest& request, const Console& console);
/// The graph of one network, for other programs.
[[nodiscard]] ExitCode export_network(const ExportRequest& request, const Console& console);
/// An interview sheet or a graph as a network file, or added to one.
[[nodiscard]] ExitCode import_network(const ImportRequest& request, const Console& console);
/// The template for a country.
[[nodiscard]] ExitCode new_network(const NewRequest& request, const Console& console);
/// The JSON Schema of "network", "vocabulary" or "results"; "" is "network".
[[nodiscard]] ExitCode schema(const std::string& of);

}  // namespace sideflow::tools
