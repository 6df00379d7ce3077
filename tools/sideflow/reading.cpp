#include "tools/sideflow/reading.hpp"

#include "tools/sideflow/option_values.hpp"

#include <algorithm>

namespace sideflow::tools {

ReadFile read_file(const std::string& path) { return {path, read_network(path)}; }

ExitCode code_of(const LoadResult& result) {
  if (result.unreadable) return ExitCode::cannot_read_or_write;
  return result.network ? ExitCode::fine : ExitCode::model_has_errors;
}

std::vector<Diagnostic> diagnostics_of(const std::vector<ReadFile>& files) {
  std::vector<Diagnostic> all;
  for (const ReadFile& file : files)
    all.insert(all.end(), file.result.diagnostics.begin(), file.result.diagnostics.end());
  return all;
}

void refuse_reading_input_twice(const std::vector<std::string>& paths) {
  if (std::count(paths.begin(), paths.end(), "-") > 1)
    throw WrongUsage("standard input (\"-\") can be read once only");
}

engine::Analysis analysis_of(const Network& network, const AnalysisRequest& how,
                             const engine::AnalysisParts& parts,
                             const std::optional<KindId>& kind) {
  engine::AnalysisOptions options{.threshold = how.threshold, .with_external = how.with_external};
  if (how.diagram_budget) options.budget = engine::budget_for(*how.diagram_budget);
  options.draws = how.draws.value_or(options.draws);
  options.sampling = {.seed = how.seed.value_or(options.sampling.seed),
                      .error = how.error.value_or(options.sampling.error),
                      .threads = how.threads.value_or(options.sampling.threads)};
  if (!how.length.empty()) options.length = length_value(how.length);
  options.parts = parts;
  options.structure_kind = kind;
  return engine::analyse(network, options);
}

}  // namespace sideflow::tools
