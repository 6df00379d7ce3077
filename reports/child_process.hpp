// Runs another program and waits for it no longer than it may.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::reports {

struct ProgramCall {
  std::string program;  ///< a name without a slash is searched in PATH
  std::vector<std::string> arguments;
  std::string_view input;  ///< what it is told
  std::chrono::milliseconds time_limit{30'000};
  std::optional<std::vector<std::string>> environment = {};  ///< NAME=VALUE; none: as it is here
  std::string folder = {};                                   ///< it works in; "": this one
};

enum class ProgramEnd : std::uint8_t { exited, signalled, timed_out, not_started };

struct ProgramReply {
  ProgramEnd end = ProgramEnd::not_started;
  int number = 0;          ///< its exit code, the signal, or why it was not started (errno)
  std::string said;        ///< on its standard output
  std::string complained;  ///< on its standard error
};

/// What the program answered. It is started without a shell, and ended when its time is over.
/// Nothing of this process is changed: no signal handler, no folder. Throws std::system_error
/// when no connection can be made.
[[nodiscard]] ProgramReply run_program(const ProgramCall& call);

/// The lines of a text that are not empty.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// The time limit in seconds, for a sentence: "30 s", "0.5 s".
[[nodiscard]] std::string in_seconds(std::chrono::milliseconds limit);

}  // namespace sideflow::reports
