// Runs the program sideflow-layout, which alone knows Graphviz, and waits for it no longer than it
// may.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::reports {

enum class LayoutJob : std::uint8_t {
  positions,  ///< of a graph without positions
  routes,     ///< of the lines of a graph whose nodes have positions
  svg,        ///< and the others: of a graph with positions
  pdf,
  png
};

struct LayoutProgram {
  std::string path =
      "sideflow-layout";  ///< of the program; a name without a slash is searched in PATH
  std::chrono::milliseconds time_limit{30'000};
};

enum class LayoutOutcome : std::uint8_t { done, refused, timed_out, not_started };

struct LayoutReply {
  LayoutOutcome outcome = LayoutOutcome::not_started;
  std::string bytes;                  ///< what the program answered; empty unless done
  std::string problem;                ///< in words, one sentence; empty when done
  std::vector<std::string> warnings;  ///< what Graphviz grumbled about
};

/// What the program answers to `dot`. It is started without a shell, and ended when its time is
/// over. Nothing of this process is changed: no signal handler, no folder.
[[nodiscard]] LayoutReply ask_layout(const LayoutProgram& program, LayoutJob job,
                                     std::string_view dot);

}  // namespace sideflow::reports
