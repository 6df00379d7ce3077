// Standard output for data, standard error for talk.
#pragma once

#include "models/diagnostic.hpp"
#include "reports/whole_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::tools {

enum class Colour : std::uint8_t { automatic, always, never };

/// How to talk to whoever called the command.
struct Console {
  bool coloured = false;
};

/// Colours if wanted, or, when it is left open, on a terminal that has them: neither NO_COLOR
/// is set nor TERM "dumb".
[[nodiscard]] Console console_of(Colour colour);

/// How many columns a line on standard output may have: COLUMNS where that is set to a number, else the
/// width of the terminal; 0, any number, where standard output is none.
[[nodiscard]] std::size_t line_width();

/// Nobody reads standard output any more: nothing that the user needs to be told.
class ReaderGone : public reports::WorldError {
 public:
  using WorldError::WorldError;
};

/// Writes all bytes to standard output. Throws ReaderGone for a closed pipe, WorldError for all
/// else.
void print(std::string_view bytes);

/// Writes a line of talk to standard error. What cannot be written there is lost.
void say(std::string_view line);

/// Says "sideflow: error: TEXT".
void say_error(const Console& console, std::string_view text);

/// Says diagnostics as people read them, each at most once.
void say_diagnostics(const Console& console, const std::vector<Diagnostic>& diagnostics);

}  // namespace sideflow::tools
