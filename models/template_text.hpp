// The template for a new country, with the questions to ask.
#pragma once

#include "models/network.hpp"

#include <string>

namespace sideflow {

/// What the template is for.
struct TemplateOptions {
  std::string id;          ///< an identifier
  std::string name;        ///< of the country
  std::string as_of;       ///< "": a date that nobody can take for a real one, with a question
  std::string vocabulary;  ///< path that the file names
  const Network* words =
      nullptr;  ///< the vocabulary: its questions, its scale and its roles are shown
};

/// A network file that the reader accepts without a warning and that holds nothing yet: what to ask
/// whom, the words that may be used, and an example of every section, commented out. Equal options give
/// equal bytes.
[[nodiscard]] std::string template_text(const TemplateOptions& options);

}  // namespace sideflow
