#include "reports/document/picture_data.hpp"

#include <algorithm>
#include <array>

namespace sideflow::reports {

namespace {

constexpr std::string_view kPngMark = "\x89PNG\r\n\x1a\n";

/// What no picture of ours contains, and what could make a reader fetch or run something.
constexpr std::array<std::string_view, 9> kOutside = {"<script",  "<image",  "<foreignobject",
                                                      "<!entity", "<style",  "<?xml-stylesheet",
                                                      "href=",    "@import", "url("};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool is_svg(std::string_view bytes) {
  const std::string_view opening = bytes.substr(0, 1000);
  return opening.find("<svg") != std::string_view::npos && bytes.substr(0, 1) == "<";
}

bool stays_inside(std::string_view svg) {
  const std::string text = lower_case(svg);
  return std::none_of(kOutside.begin(), kOutside.end(),
                      [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
}

unsigned byte_at(std::string_view bytes, std::size_t i) {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const unsigned three =
        byte_at(bytes, i) << 16 | byte_at(bytes, i + 1) << 8 | byte_at(bytes, i + 2);
    text += kDigits[three >> 18 & 63u];
    text += kDigits[three >> 12 & 63u];
    text += i + 1 < bytes.size() ? kDigits[three >> 6 & 63u] : '=';
    text += i + 2 < bytes.size() ? kDigits[three & 63u] : '=';
  }
  return text;
}

}  // namespace

PictureKind picture_kind(std::string_view bytes) {
  if (bytes.substr(0, kPngMark.size()) == kPngMark) return PictureKind::png;
  return is_svg(bytes) && stays_inside(bytes) ? PictureKind::svg : PictureKind::unknown;
}

std::string data_address(std::string_view bytes) {
  switch (picture_kind(bytes)) {
    case PictureKind::png: return "data:image/png;base64," + base64(bytes);
    case PictureKind::svg: return "data:image/svg+xml;base64," + base64(bytes);
    case PictureKind::unknown: break;
  }
  return "";
}

}  // namespace sideflow::reports
