// Names that mean something in one of the formats that a paper is written in.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace sideflow::reports::test {

inline constexpr std::array<std::string_view, 23> kHostileNames = {
    "<script>alert(1)</script>",
    "A & B &amp; C &#60; &nbsp;",
    "\"quoted\" 'single' `back`",
    "]]> --> <!-- <?xml?> <![CDATA[x]]>",
    "*a* _b_ **c** [d](e) ![f](g.png) ~~h~~ ^i^",
    "{{mustache}} {% tag %} ${shell} $(call) $x^2$ \\(y\\)",
    "C:\\path\\new \\n \\textbf{z} \\",
    "\u041F\u0440\u0438\u0432\u0435\u0442 \u0441\u0435\u043C\u044C\u044F",
    "\u0160iauliai \u00F5\u00E4\u00F6\u00FC\u0142\u017C\u0105",
    "\U0001F600 emoji \u2603 \u2192 \u00D7",
    "<img src=\"http://127.0.0.1:9/x.png\" onerror=\"x\">",
    "<a href=\"file:///etc/hostname\">a</a>",
    "</style></title></p></td></body></html>",
    "url(http://127.0.0.1:9/y) @import \"z\"; } body { display: none",
    "</w:t></w:r><w:br/>",
    "# no heading",
    "- no item",
    "1. no step",
    "> no quote",
    "| no | cell |",
    "::: {custom-style=x} :::",
    "http://127.0.0.1:9/bare www.example.org mailto:a@example.org",
    "--output=/x -o x @file",
};

/// A word that no line of a page has room for.
inline std::string long_word() {
  std::string word;
  for (int i = 0; i < 60; ++i) word += "Grundst\u00FCcksverkehr";
  return word;
}

}  // namespace sideflow::reports::test
