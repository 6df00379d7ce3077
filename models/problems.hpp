// What is wrong or thin in one file, collected while it is read.
#pragma once

#include "models/diagnostic.hpp"
#include "models/yaml_events.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// At most this many diagnostics of one file are shown.
inline constexpr std::size_t kMostShown = 100;

/// The diagnostics of one file. Reading goes on after each of them.
class Problems {
 public:
  explicit Problems(std::string file) : file_(std::move(file)) {}

  void error(const YamlNode& at, const char* code, std::string text, std::string hint = {});
  void warning(const YamlNode& at, const char* code, std::string text, std::string hint = {});

  /// Takes over a diagnostic that another stage found in this file.
  void add(Diagnostic diagnostic);

  [[nodiscard]] const std::string& file() const { return file_; }

  /// Number of errors so far: unchanged over a piece of reading means that the piece is whole.
  [[nodiscard]] std::size_t errors() const { return errors_; }

  /// Whether more was found than is shown, so that suggestions are no longer worth their time.
  [[nodiscard]] bool overfull() const { return errors_ > kMostShown; }

  /// The first kMostShown in the order of the file, errors before warnings, then one line that says
  /// how many more there are. Excerpts are taken from `text`; personal data in them is masked.
  [[nodiscard]] std::vector<Diagnostic> shown(std::string_view text,
                                              const std::vector<std::uint32_t>& line_starts) const;

 private:
  void keep(Severity severity, const YamlNode& at, const char* code, std::string text,
            std::string hint);

  std::string file_;
  std::vector<Diagnostic> kept_errors_;
  std::vector<Diagnostic> kept_warnings_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

/// `text` with all personal data in it masked.
[[nodiscard]] std::string with_personal_data_masked(std::string_view text);

/// `text` in quotes for a message: one line, cut after 60 characters.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace sideflow
