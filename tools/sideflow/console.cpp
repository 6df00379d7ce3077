#include "tools/sideflow/console.hpp"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <set>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

namespace sideflow::tools {

namespace {

constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kYellow = "\x1b[1;33m";
constexpr std::string_view kPlain = "\x1b[0m";

/// 0, or why not all bytes were taken.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t taken = ::write(descriptor, bytes.data(), bytes.size());
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(taken));
  }
  return 0;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool terminal_has_colours() {
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && !is_set("NO_COLOR") && terminal != nullptr &&
         std::strcmp(terminal, "dumb") != 0;
}

/// The text with the first `word` of it coloured.
std::string with_coloured(const std::string& text, std::string_view word, std::string_view colour) {
  const std::size_t place = text.find(word);
  if (place == std::string::npos) return text;
  std::string coloured = text.substr(0, place);
  coloured.append(colour).append(word).append(kPlain);
  return coloured + text.substr(place + word.size());
}

std::string shown(const Console& console, const Diagnostic& diagnostic) {
  const std::string text = diagnostic_text(diagnostic);
  if (!console.coloured) return text;
  return diagnostic.severity == Severity::error ? with_coloured(text, "error:", kRed)
                                                : with_coloured(text, "warning:", kYellow);
}

}  // namespace

Console console_of(Colour colour) {
  if (colour == Colour::automatic) return {terminal_has_colours()};
  return {colour == Colour::always};
}

std::size_t line_width() {
  const char* wanted = std::getenv("COLUMNS");
  const std::string_view text = wanted == nullptr ? "" : wanted;
  std::size_t columns = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  if (error == std::errc{} && columns > 0 && stop == text.data() + text.size()) return columns;
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void print(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == EPIPE) throw ReaderGone("nobody reads standard output");
  if (error != 0)
    throw reports::WorldError(std::string("cannot write to standard output: ") +
                              std::strerror(error));
}

void say(std::string_view line) {
  static_cast<void>(write_all(STDERR_FILENO, std::string(line) + "\n"));
}

void say_error(const Console& console, std::string_view text) {
  const std::string line = "sideflow: error: " + std::string(text);
  say(console.coloured ? with_coloured(line, "error:", kRed) : line);
}

void say_diagnostics(const Console& console, const std::vector<Diagnostic>& diagnostics) {
  std::set<std::string> said;
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string text = shown(console, diagnostic);
    if (said.insert(text).second) static_cast<void>(write_all(STDERR_FILENO, text));
  }
}

}  // namespace sideflow::tools
