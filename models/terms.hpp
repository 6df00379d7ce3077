// Terms that the vocabulary asks authors to avoid, found in their names and texts.
#pragma once

#include "models/network.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// Terms to be avoided, ready to be looked for.
class TermIndex {
 public:
  TermIndex() = default;
  explicit TermIndex(const std::vector<Term>& terms);

  /// The terms that `text` uses as whole words, whatever their case (ASCII), each once, in the
  /// order of the text. Cost: characters of the text times the different lengths of terms.
  [[nodiscard]] std::vector<const Term*> found_in(std::string_view text) const;

 private:
  std::vector<Term> terms_;
  std::map<std::string, std::size_t, std::less<>> by_words_;  ///< normalised -> position in terms_
  std::set<std::size_t> word_counts_;
};

}  // namespace sideflow
