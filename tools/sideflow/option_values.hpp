// Values of options: checked here, since their text comes from people.
#pragma once

#include "engine/structure/actor_graph.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"
#include "reports/tables/csv.hpp"
#include "reports/tables/xlsx.hpp"
#include "tools/sideflow/console.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace sideflow::tools {

/// A number from 0 to 1. Throws WrongUsage, naming the option and the right spelling.
[[nodiscard]] double likelihood_value(const std::string& option, const std::string& text);

struct CountRange {
  std::uint64_t least = 1;
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
};

/// A whole number within the range. Throws WrongUsage.
[[nodiscard]] std::uint64_t count_value(const std::string& option, const std::string& text,
                                        const CountRange& range = {});

/// A standard error: above 0 and below 0.5. Throws WrongUsage.
[[nodiscard]] double error_value(const std::string& option, const std::string& text);

[[nodiscard]] Colour colour_value(const std::string& text);

/// The word itself if it is one of `words`. Throws WrongUsage with the nearest one; `what` is
/// said of it ("a table", "a format").
[[nodiscard]] std::string one_of(const std::string& what, const std::string& word,
                                 const std::vector<std::string>& words);

/// The kind of the network with this id. Throws WrongUsage with the nearest one.
[[nodiscard]] KindId kind_value(const Network& network, const std::string& text);

/// The actor of the network with this id. Throws WrongUsage with the nearest one.
[[nodiscard]] ActorId actor_value(const Network& network, const std::string& text);

/// The scenario of the network with this id. Throws WrongUsage with the nearest one; "" is none of them.
[[nodiscard]] const Scenario& scenario_called(const Network& network, const std::string& text);

/// For whom something is made: "public", "partners" or "internal"; "" is public. Throws WrongUsage.
[[nodiscard]] reports::Edition edition_value(const std::string& text);

/// What stands between the cells of a CSV: "comma", "semicolon" or "tab"; "" is a comma. Throws
/// WrongUsage.
[[nodiscard]] reports::Delimiter delimiter_value(const std::string& text);

/// The date for files that insist on one, in seconds since 1970: SOURCE_DATE_EPOCH, if it is later than
/// `earliest`, else `earliest`.
[[nodiscard]] std::int64_t file_date(std::int64_t earliest);

/// How workbooks of a network are called and dated.
[[nodiscard]] reports::XlsxOptions workbook_options(const Network& network);

/// How long links are: "steps", "likely" or "fast". Throws WrongUsage with the nearest one.
[[nodiscard]] engine::LinkLength length_value(const std::string& text);

/// The format that `-f` or the extension of `out` names. Throws WrongUsage when neither names
/// one of `formats`.
[[nodiscard]] std::string format_value(const std::string& out, const std::string& format,
                                       const std::vector<std::string>& formats);

/// Throws WorldError when the folder in which `out` is to be written does not exist.
void refuse_missing_folder(const std::string& out);

}  // namespace sideflow::tools
