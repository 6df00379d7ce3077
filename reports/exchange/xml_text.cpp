#include "reports/exchange/xml_text.hpp"

#include <pugixml.hpp>

namespace sideflow::reports {

namespace {

struct TextWriter : pugi::xml_writer {
  std::string text;

  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

/// Elements stand in one another a fixed number of times.
void add(pugi::xml_node parent, const XmlElement& element) {
  pugi::xml_node node = parent.append_child(element.name.c_str());
  for (const auto& [name, value] : element.attributes) node.append_attribute(name) = value.c_str();
  if (!element.text.empty()) node.append_child(pugi::node_pcdata).set_value(element.text.c_str());
  for (const XmlElement& inner : element.inside) add(node, inner);
}

}  // namespace

std::string xml_text(const XmlElement& element, unsigned depth) {
  pugi::xml_document document;
  add(document, element);
  TextWriter writer;
  document.first_child().print(writer, "  ", pugi::format_indent, pugi::encoding_utf8, depth);
  return writer.text;
}

}  // namespace sideflow::reports
