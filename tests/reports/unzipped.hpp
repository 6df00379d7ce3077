// The files inside a ZIP archive, read without the library that wrote it: an oracle for workbooks.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace sideflow::reports::test {

namespace zip {

// ---- bits ---------------------------------------------------------------------------------------

class Bits {
 public:
  explicit Bits(const std::string& bytes) : bytes_(bytes) {}

  unsigned bit() {
    if (at_ / 8 >= bytes_.size()) throw std::runtime_error("deflated data ends too early");
    const unsigned byte = static_cast<unsigned char>(bytes_[at_ / 8]);
    return byte >> (at_++ % 8) & 1u;
  }
  unsigned number(unsigned width) {
    unsigned value = 0;
    for (unsigned i = 0; i < width; ++i) value |= bit() << i;
    return value;
  }
  void to_next_byte() { at_ = (at_ + 7) / 8 * 8; }

 private:
  const std::string& bytes_;
  std::size_t at_ = 0;
};

// ---- codes --------------------------------------------------------------------------------------

/// A prefix code, given by the length of each symbol's code.
struct Code {
  std::array<unsigned, 16> count{};
  std::vector<unsigned> symbols;  ///< by length, then by number
};

inline Code code_of(const std::vector<unsigned>& lengths) {
  Code code;
  for (unsigned length = 1; length < 16; ++length) {
    for (unsigned symbol = 0; symbol < lengths.size(); ++symbol) {
      if (lengths[symbol] != length) continue;
      ++code.count[length];
      code.symbols.push_back(symbol);
    }
  }
  return code;
}

inline unsigned next_symbol(Bits& bits, const Code& code) {
  unsigned value = 0, first = 0, index = 0;
  for (unsigned length = 1; length < 16; ++length) {
    value |= bits.bit();
    if (value < first + code.count[length]) return code.symbols.at(index + value - first);
    index += code.count[length];
    first = (first + code.count[length]) << 1;
    value <<= 1;
  }
  throw std::runtime_error("no such code");
}

struct Codes {
  Code letters;
  Code distances;
};

inline Codes fixed_codes() {
  std::vector<unsigned> lengths(288, 8);
  for (unsigned symbol = 144; symbol < 256; ++symbol) lengths[symbol] = 9;
  for (unsigned symbol = 256; symbol < 280; ++symbol) lengths[symbol] = 7;
  return {code_of(lengths), code_of(std::vector<unsigned>(30, 5))};
}

inline void append_lengths(Bits& bits, const Code& code, std::vector<unsigned>& lengths) {
  const unsigned symbol = next_symbol(bits, code);
  if (symbol < 16) return lengths.push_back(symbol);
  if (symbol == 16 && lengths.empty()) throw std::runtime_error("nothing to repeat");
  const unsigned value = symbol == 16 ? lengths.back() : 0;
  const unsigned times =
      symbol == 16 ? 3 + bits.number(2) : (symbol == 17 ? 3 + bits.number(3) : 11 + bits.number(7));
  lengths.insert(lengths.end(), times, value);
}

inline Codes described_codes(Bits& bits) {
  const unsigned letters = bits.number(5) + 257, distances = bits.number(5) + 1;
  const unsigned given = bits.number(4) + 4;
  const unsigned order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  std::vector<unsigned> of_lengths(19, 0);
  for (unsigned i = 0; i < given; ++i) of_lengths[order[i]] = bits.number(3);
  const Code code = code_of(of_lengths);
  std::vector<unsigned> lengths;
  while (lengths.size() < letters + distances) append_lengths(bits, code, lengths);
  const auto border = lengths.begin() + static_cast<std::ptrdiff_t>(letters);
  return {code_of({lengths.begin(), border}), code_of({border, lengths.end()})};
}

// ---- blocks -------------------------------------------------------------------------------------

/// The number that symbol number `step` begins at, steps growing by powers of two in groups, with the
/// bits that follow.
inline unsigned stepped(Bits& bits, unsigned step, unsigned group, unsigned start) {
  if (step < 2 * group) return start + step;
  const unsigned extra = step / group - 1;
  return start + ((group + step % group) << extra) + bits.number(extra);
}

inline unsigned length_of_copy(Bits& bits, unsigned symbol) {
  return symbol == 285 ? 258 : stepped(bits, symbol - 257, 4, 3);
}

inline void append_copy(Bits& bits, const Codes& codes, unsigned symbol, std::string& text) {
  const unsigned length = length_of_copy(bits, symbol);
  const unsigned distance = stepped(bits, next_symbol(bits, codes.distances), 2, 1);
  if (distance > text.size()) throw std::runtime_error("copies from before the beginning");
  for (unsigned i = 0; i < length; ++i) text += text[text.size() - distance];
}

inline void append_packed_block(Bits& bits, const Codes& codes, std::string& text) {
  for (unsigned symbol = next_symbol(bits, codes.letters); symbol != 256;
       symbol = next_symbol(bits, codes.letters)) {
    if (symbol < 256)
      text += static_cast<char>(symbol);
    else
      append_copy(bits, codes, symbol, text);
  }
}

inline void append_plain_block(Bits& bits, std::string& text) {
  bits.to_next_byte();
  const unsigned length = bits.number(16);
  bits.number(16);
  for (unsigned i = 0; i < length; ++i) text += static_cast<char>(bits.number(8));
}

inline std::string inflated(const std::string& packed) {
  Bits bits(packed);
  std::string text;
  for (unsigned last = 0; last == 0;) {
    last = bits.bit();
    const unsigned sort = bits.number(2);
    if (sort == 0) append_plain_block(bits, text);
    if (sort == 1) append_packed_block(bits, fixed_codes(), text);
    if (sort == 2) append_packed_block(bits, described_codes(bits), text);
    if (sort == 3) throw std::runtime_error("no such block");
  }
  return text;
}

// ---- the archive --------------------------------------------------------------------------------

inline std::size_t number_at(const std::string& bytes, std::size_t at, unsigned width) {
  std::size_t value = 0;
  for (unsigned i = 0; i < width; ++i)
    value |= static_cast<std::size_t>(static_cast<unsigned char>(bytes.at(at + i))) << (8 * i);
  return value;
}

/// The file whose entry in the directory begins at `entry`.
inline std::string unpacked(const std::string& archive, std::size_t entry) {
  const std::size_t method = number_at(archive, entry + 10, 2);
  const std::size_t packed = number_at(archive, entry + 20, 4);
  const std::size_t local = number_at(archive, entry + 42, 4);
  const std::size_t begin =
      local + 30 + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
  const std::string bytes = archive.substr(begin, packed);
  std::string text = method == 0 ? bytes : inflated(bytes);
  if (text.size() != number_at(archive, entry + 24, 4)) throw std::runtime_error("wrong size");
  return text;
}

}  // namespace zip

/// Every file in the archive by its name, unpacked (stored or deflated, RFC 1951). Throws
/// std::runtime_error when the archive is broken.
[[nodiscard]] inline std::map<std::string, std::string> unzipped(const std::string& archive) {
  const std::size_t end = archive.rfind("PK\5\6");
  if (end == std::string::npos) throw std::runtime_error("no ZIP archive");
  std::map<std::string, std::string> files;
  std::size_t entry = zip::number_at(archive, end + 16, 4);
  for (std::size_t left = zip::number_at(archive, end + 10, 2); left > 0; --left) {
    const std::size_t name = zip::number_at(archive, entry + 28, 2);
    files[archive.substr(entry + 46, name)] = zip::unpacked(archive, entry);
    entry +=
        46 + name + zip::number_at(archive, entry + 30, 2) + zip::number_at(archive, entry + 32, 2);
  }
  return files;
}

}  // namespace sideflow::reports::test
