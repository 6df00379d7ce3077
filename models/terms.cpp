#include "models/terms.hpp"

#include <algorithm>

namespace sideflow {

namespace {

bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
         (static_cast<unsigned char>(byte) & 0x80U);
}

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

/// The words of a text in lower case, one blank between them, and where each begins and ends.
struct Words {
  std::string text;
  std::vector<std::size_t> starts;
  std::vector<std::size_t> ends;
};

Words words_of_text(std::string_view text) {
  Words words;
  bool inside = false;
  for (const char raw : text) {
    const char byte = lower(raw);
    if (!is_word_byte(byte)) {
      if (inside) words.ends.push_back(words.text.size());
      inside = false;
      continue;
    }
    if (!inside) {
      if (!words.text.empty()) words.text += ' ';
      words.starts.push_back(words.text.size());
    }
    inside = true;
    words.text += byte;
  }
  if (inside) words.ends.push_back(words.text.size());
  return words;
}

}  // namespace

TermIndex::TermIndex(const std::vector<Term>& terms) : terms_(terms) {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const Words words = words_of_text(terms_[i].term);
    if (words.starts.empty()) continue;
    by_words_.emplace(words.text, i);
    word_counts_.insert(words.starts.size());
  }
}

std::vector<const Term*> TermIndex::found_in(std::string_view text) const {
  std::vector<const Term*> found;
  if (by_words_.empty()) return found;
  const Words words = words_of_text(text);
  for (std::size_t first = 0; first < words.starts.size(); ++first) {
    for (const std::size_t count : word_counts_) {
      if (first + count > words.starts.size()) break;
      const std::size_t start = words.starts[first];
      const std::string_view candidate(words.text.data() + start,
                                       words.ends[first + count - 1] - start);
      const auto term = by_words_.find(candidate);
      if (term == by_words_.end()) continue;
      const Term* found_term = &terms_[term->second];
      if (std::find(found.begin(), found.end(), found_term) == found.end())
        found.push_back(found_term);
    }
  }
  return found;
}

}  // namespace sideflow
