#include "svg_picture.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

namespace sideflow::reports::testing {

namespace {

std::string letter_of(std::uint32_t code) {
  return code < 0x80 ? std::string(1, static_cast<char>(code)) : std::string("?");
}

/// The letter of an entity without & and ;, or none.
std::optional<std::string> entity(std::string_view name) {
  static const std::map<std::string_view, std::string> named{
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  if (const auto found = named.find(name); found != named.end()) return found->second;
  if (!name.starts_with('#')) return {};
  const bool hex = name.starts_with("#x");
  std::uint32_t code = 0;
  const char* start = name.data() + (hex ? 2 : 1);
  const auto [end, error] = std::from_chars(start, name.data() + name.size(), code, hex ? 16 : 10);
  if (error != std::errc() || end != name.data() + name.size()) return {};
  return code == 160 ? " " : letter_of(code);
}

std::optional<std::string> resolved(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const std::size_t end = text.find(';');
    const auto letter =
        end == std::string_view::npos ? std::nullopt : entity(text.substr(1, end - 1));
    if (!letter) return {};
    out += *letter;
    text.remove_prefix(end + 1);
  }
  return out;
}

bool skip_until(std::string_view& text, std::string_view end) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return false;
  text.remove_prefix(at + end.size());
  return true;
}

bool is_name(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == ':' ||
         letter == '-' || (letter >= '0' && letter <= '9');
}

std::string_view name_at(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_name);
  const auto length = static_cast<std::size_t>(end - text.begin());
  const std::string_view name = text.substr(0, length);
  text.remove_prefix(length);
  return name;
}

/// Reads `name="value"` from the inside of a tag; false when something else stands there.
bool read_attributes(std::string_view inside, SvgElement& element) {
  while (true) {
    while (!inside.empty() && (inside.front() == ' ' || inside.front() == '\n'))
      inside.remove_prefix(1);
    if (inside.empty()) return true;
    const std::string name(name_at(inside));
    if (name.empty() || !inside.starts_with("=\"")) return false;
    inside.remove_prefix(2);
    const std::size_t end = inside.find('"');
    const auto value =
        end == std::string_view::npos ? std::nullopt : resolved(inside.substr(0, end));
    if (!value || !element.attributes.emplace(name, *value).second) return false;
    inside.remove_prefix(end + 1);
  }
}

struct Reader {
  std::string_view rest;
  std::vector<SvgElement> all;
  std::vector<std::size_t> open;  ///< positions in `all`
  bool had_root = false;

  bool open_tag(std::string_view inside) {
    const bool closed = inside.ends_with('/');
    if (closed) inside.remove_suffix(1);
    SvgElement element{.name = std::string(name_at(inside))};
    if (element.name.empty() || !read_attributes(inside, element)) return false;
    if (open.empty() && std::exchange(had_root, true)) return false;
    for (const std::size_t at : open) {
      if (all[at].name != "g") continue;
      element.group = all[at].attributes["id"];
      element.group_class = all[at].attributes["class"];
    }
    all.push_back(std::move(element));
    if (!closed) open.push_back(all.size() - 1);
    return true;
  }

  bool close_tag(std::string_view name) {
    if (open.empty() || all[open.back()].name != name) return false;
    open.pop_back();
    return true;
  }

  bool markup() {
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("--", 4);
      return end != std::string_view::npos && rest.substr(end).starts_with("-->") &&
             skip_until(rest, "-->");
    }
    if (rest.starts_with("<?") || rest.starts_with("<!"))
      return open.empty() && skip_until(rest, ">");
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) return false;
    const std::string_view inside = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    return inside.starts_with('/') ? close_tag(inside.substr(1)) : open_tag(inside);
  }

  bool words() {
    const std::size_t end = std::min(rest.find('<'), rest.size());
    const auto text = resolved(rest.substr(0, end));
    rest.remove_prefix(end);
    if (!text) return false;
    if (!open.empty()) all[open.back()].text += *text;
    return true;
  }
};

std::vector<double> numbers(std::string_view text) {
  std::vector<double> all;
  const char* at = text.data();
  const char* end = text.data() + text.size();
  while (at != end) {
    double value = 0;
    const auto read = std::from_chars(at, end, value);
    if (read.ec == std::errc()) all.push_back(value);
    at = read.ec == std::errc() ? read.ptr : at + 1;
  }
  return all;
}

double linear(int byte) {
  const double part = byte / 255.0;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const std::string& colour) {
  const auto byte = [&](std::size_t at) {
    int value = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
    return linear(value);
  };
  return 0.2126 * byte(1) + 0.7152 * byte(3) + 0.0722 * byte(5);
}

Extent extent_of_ellipse(const SvgElement& element) {
  const auto number = [&](const char* name) { return std::stod(element.attributes.at(name)); };
  return {number("cx") - number("rx"), number("cy") - number("ry"), number("cx") + number("rx"),
          number("cy") + number("ry")};
}

}  // namespace

std::optional<std::vector<SvgElement>> read_svg(std::string_view text) {
  Reader reader{text, {}, {}};
  while (!reader.rest.empty()) {
    if (!(reader.rest.front() == '<' ? reader.markup() : reader.words())) return {};
  }
  return reader.open.empty() && reader.had_root ? std::optional(std::move(reader.all))
                                                : std::nullopt;
}

std::optional<Extent> extent_of(const SvgElement& element) {
  if (element.name == "ellipse") return extent_of_ellipse(element);
  if (element.name != "polygon") return {};
  const std::vector<double> points = numbers(element.attributes.at("points"));
  Extent extent{1e9, 1e9, -1e9, -1e9};
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    extent.left = std::min(extent.left, points[i]);
    extent.right = std::max(extent.right, points[i]);
    extent.top = std::min(extent.top, points[i + 1]);
    extent.bottom = std::max(extent.bottom, points[i + 1]);
  }
  return extent;
}

double contrast(const std::string& a, const std::string& b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace sideflow::reports::testing
