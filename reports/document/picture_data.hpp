// Pictures as bytes: of which kind they are, and as an address that holds them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sideflow::reports {

enum class PictureKind : std::uint8_t { png, svg, unknown };

/// Of which kind the picture is, by its first bytes. An SVG that refers to anything outside itself
/// or holds a script is unknown: whoever shows it would go and fetch.
[[nodiscard]] PictureKind picture_kind(std::string_view bytes);

/// The picture as a data: address (RFC 2397) in base64; "" when its kind is unknown.
[[nodiscard]] std::string data_address(std::string_view bytes);

}  // namespace sideflow::reports
