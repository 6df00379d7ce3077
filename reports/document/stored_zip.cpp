#include "reports/document/stored_zip.hpp"

#include <cstdint>
#include <string_view>

namespace sideflow::reports {

namespace {

/// The number in `width` bytes, the least significant first.
std::string bytes_of(std::size_t number, unsigned width) {
  std::string bytes;
  for (unsigned i = 0; i < width; ++i) bytes += static_cast<char>(number >> (8 * i) & 255u);
  return bytes;
}

/// The checksum CRC-32 of ISO 3309.
std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFFu;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  return ~sum;
}

/// What stands of a file both before its bytes and in the directory: version, flags, method, time
/// and date, checksum, sizes, length of its name, nothing extra.
std::string description(const std::pair<std::string, std::string>& file) {
  const auto& [name, bytes] = file;
  constexpr std::size_t kFirstOfJanuary1980 = 1u << 5 | 1u;
  return bytes_of(20, 2) + bytes_of(0, 2) + bytes_of(0, 2) + bytes_of(0, 2) +
         bytes_of(kFirstOfJanuary1980, 2) + bytes_of(checksum(bytes), 4) +
         bytes_of(bytes.size(), 4) + bytes_of(bytes.size(), 4) + bytes_of(name.size(), 2) +
         bytes_of(0, 2);
}

/// No comment, on the first disk, no attributes.
std::string directory_entry(const std::pair<std::string, std::string>& file, std::size_t begin) {
  return "PK\1\2" + bytes_of(20, 2) + description(file) + bytes_of(0, 2) + bytes_of(0, 2) +
         bytes_of(0, 2) + bytes_of(0, 4) + bytes_of(begin, 4) + file.first;
}

}  // namespace

std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string archive, directory;
  for (const auto& file : files) {
    directory += directory_entry(file, archive.size());
    archive += "PK\3\4" + description(file) + file.first + file.second;
  }
  const std::size_t begin = archive.size();
  return archive + directory + "PK\5\6" + bytes_of(0, 4) + bytes_of(files.size(), 2) +
         bytes_of(files.size(), 2) + bytes_of(directory.size(), 4) + bytes_of(begin, 4) +
         bytes_of(0, 2);
}

}  // namespace sideflow::reports
