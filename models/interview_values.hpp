// What the cells of an interview sheet mean: words, likelihoods, and whom they name.
#pragma once

#include "models/interview_rows.hpp"
#include "models/network.hpp"
#include "models/problems.hpp"

#include <map>
#include <string>
#include <vector>

namespace sideflow {

/// Things that cells may name, by id or by name.
class Nameables {
 public:
  void add(const std::string& id, const std::string& name);

  [[nodiscard]] bool has(const std::string& id) const { return names_.contains(id); }

  /// The ids of all that `text` names: the one with this id, else those with this name in whatever
  /// letters, else the one whose id the text makes. Logarithmic.
  [[nodiscard]] std::vector<std::string> named_by(const std::string& text) const;

  /// All ids and names.
  [[nodiscard]] std::vector<std::string> candidates() const;

 private:
  std::map<std::string, std::string> names_;     ///< by id
  std::multimap<std::string, std::string> ids_;  ///< by folded name
};

/// Reads cells and keeps what is wrong with them.
class CellReader {
 public:
  CellReader(const TableFile& file, const std::vector<ScaleWord>& scale)
      : file_(file), scale_(scale) {}

  void error(const InterviewRow& row, std::string_view column, const char* code,
             const std::string& text, std::string hint = {});

  /// One of `words` in whatever letters, "" where nothing stands there or something else, which is
  /// reported.
  [[nodiscard]] std::string word(const InterviewRow& row, std::string_view column,
                                 const std::vector<std::string>& words);

  /// A likelihood as the format writes it, or "". Of a wrong one the right spelling is offered.
  [[nodiscard]] std::string likelihood(const InterviewRow& row, std::string_view column);

  /// A duration as the format writes it, or "".
  [[nodiscard]] std::string duration(const InterviewRow& row, std::string_view column);

  /// A date; with `before`, `about` and `unknown` where `rough` ones may stand.
  [[nodiscard]] std::string date(const InterviewRow& row, std::string_view column);
  [[nodiscard]] std::string rough_date(const InterviewRow& row, std::string_view column);

  /// The id of the one thing that a cell names, or "". `what` ("an actor") is said of it.
  [[nodiscard]] std::string reference(const InterviewRow& row, std::string_view column,
                                      const std::string& what, const Nameables& known);

  /// The ids of all that a cell names, with semicolons, line feeds or commas between. Each once.
  [[nodiscard]] std::vector<std::string> references(const InterviewRow& row,
                                                    std::string_view column,
                                                    const std::string& what,
                                                    const Nameables& known);

  /// The id that the row gives itself, else one made from `name`; "" and reported when neither is one.
  [[nodiscard]] std::string own_id(const InterviewRow& row, const std::string& name);

  /// The first problems, as many as are shown of a file.
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  /// How many more there are.
  [[nodiscard]] std::size_t unshown() const { return unshown_; }

 private:
  [[nodiscard]] bool is_full() const { return diagnostics_.size() >= kMostShown; }
  [[nodiscard]] bool is_scale_word(const std::string& word) const;
  [[nodiscard]] std::string found_id(const InterviewRow& row, std::string_view column,
                                     const std::string& text, const std::string& what,
                                     const Nameables& known);

  const TableFile& file_;
  const std::vector<ScaleWord>& scale_;
  std::vector<Diagnostic> diagnostics_;
  std::size_t unshown_ = 0;
};

/// The text on one line, with single blanks.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace sideflow
