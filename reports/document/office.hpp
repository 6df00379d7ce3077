// PDF and DOCX of a document, by the programs weasyprint and pandoc.
#pragma once

#include "reports/document/document.hpp"
#include "reports/document/html.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace sideflow::reports {

struct OfficeOptions {
  Pictures pictures;          ///< PNG or SVG for a PDF; PNG for a DOCX
  std::string reference_doc;  ///< path of a DOCX whose styles a DOCX takes; "": our own
  std::int64_t date =
      315532800;  ///< seconds since 1970 that stand in the file: 1980, as no clock is asked
  std::chrono::milliseconds time_limit{180'000};
  std::string weasyprint = "weasyprint";  ///< a name without a slash is searched in PATH
  std::string pandoc = "pandoc";
};

enum class OfficeOutcome : std::uint8_t { done, missing, refused, timed_out };

struct OfficeReply {
  OfficeOutcome outcome = OfficeOutcome::missing;
  std::string bytes;    ///< the file; empty unless done
  std::string problem;  ///< in words, one sentence, naming the package when missing; else empty
};

/// The document as PDF, by weasyprint from `html()`. The program is started without a shell, gets
/// none of our environment but PATH, works in a folder of its own that is removed, finds no proxy
/// that answers, and is ended when its time is over. Same document and date, same bytes with the
/// same version of the program and the same fonts. Throws std::system_error when no folder can be
/// made.
[[nodiscard]] OfficeReply pdf(const Document& document, const OfficeOptions& options = {});

/// The document as DOCX, by pandoc from `word_html()`, in the same manner. A picture that is no
/// PNG is left out and its description stands there. Takes a reference document that is missing
/// as refused.
[[nodiscard]] OfficeReply docx(const Document& document, const OfficeOptions& options = {});

}  // namespace sideflow::reports
