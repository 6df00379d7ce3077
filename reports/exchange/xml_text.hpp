// XML as text: elements given as values, escaped and set out in lines.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sideflow::reports {

inline constexpr const char* kXmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// An element: its attributes in order, and in it either a text or other elements.
struct XmlElement {
  std::string name;
  std::vector<std::pair<const char*, std::string>> attributes;
  std::string text;
  std::vector<XmlElement> inside = {};
};

/// The element in lines, indented by `depth` steps, a line feed at the end. Names and texts must be valid
/// UTF-8 without control characters.
[[nodiscard]] std::string xml_text(const XmlElement& element, unsigned depth = 0);

}  // namespace sideflow::reports
