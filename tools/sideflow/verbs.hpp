// The verbs of the command line: which there are, what may be asked of each, and what each does.
#pragma once

#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/console.hpp"

#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace sideflow::tools {

struct AnalysisOption;

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
  ImportRequest imported;
  NewRequest fresh;
  AnalysisRequest how;
};

/// Offers every verb with its options; what is typed goes into `typed`, which must outlive `app`.
void offer_verbs(CLI::App& app, Typed& typed);

/// The names of all verbs, sorted.
[[nodiscard]] std::vector<std::string> verb_names();

/// Does what the verb of this name is for. Throws as the verbs do.
[[nodiscard]] ExitCode run_verb(const std::string& name, const Typed& typed,
                                const Console& console);

}  // namespace sideflow::tools
