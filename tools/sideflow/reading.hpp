// Reading the files that a command names, and what they mean for its exit code.
#pragma once

#include "engine/analysis.hpp"
#include "models/read_network.hpp"
#include "tools/sideflow/commands.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sideflow::tools {

/// A network file as it was named, and what came of reading it.
struct ReadFile {
  std::string path;
  LoadResult result;
};

/// Reads a network ("-": standard input).
[[nodiscard]] ReadFile read_file(const std::string& path);

/// 0 for a network, 1 for a model with errors, 3 for a file that cannot be read.
[[nodiscard]] ExitCode code_of(const LoadResult& result);

/// All diagnostics of several files, in the order in which the files were named.
[[nodiscard]] std::vector<Diagnostic> diagnostics_of(const std::vector<ReadFile>& files);

/// Throws WrongUsage when standard input is named more than once.
void refuse_reading_input_twice(const std::vector<std::string>& paths);

/// The analysis that is asked for, of these parts; the actor graph of one kind alone, if given.
[[nodiscard]] engine::Analysis analysis_of(const Network& network, const AnalysisRequest& how,
                                           const engine::AnalysisParts& parts = {},
                                           const std::optional<KindId>& kind = std::nullopt);

}  // namespace sideflow::tools
