#include "reports/document/html.hpp"

#include "reports/document/picture_data.hpp"
#include "reports/document/table_widths.hpp"
#include "tests/reports/hostile_names.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace sideflow::reports {
namespace {

using test::kHostileNames;

constexpr const char* kSvg =
    "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"1\"/></svg>";
constexpr std::string_view kPng = "\x89PNG\r\n\x1a\nrest";

/// The page's elements, read by another program than wrote them. HTML differs from XML in its
/// first line and in four elements without an end; all else that we write must be both.
class Page {
 public:
  explicit Page(std::string page) {
    for (const char* element : {"meta", "col", "img", "hr"}) close(page, element);
    page.erase(0, page.find("<html"));
    const pugi::xml_parse_result result = document_.load_buffer(page.data(), page.size());
    EXPECT_TRUE(result) << result.description() << ": " << page.substr(0, 200);
  }

  [[nodiscard]] pugi::xml_node root() const { return document_.child("html"); }

  [[nodiscard]] std::vector<pugi::xml_node> all(const std::string& element) const {
    std::vector<pugi::xml_node> nodes;
    for (const auto& found : document_.select_nodes(("//" + element).c_str()))
      nodes.push_back(found.node());
    return nodes;
  }

  /// All text of the first element of this name.
  [[nodiscard]] std::string text(const std::string& element) const {
    return text_of(document_.select_node(("//" + element).c_str()).node());
  }

  [[nodiscard]] static std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const auto& found : node.select_nodes(".//text()")) text += found.node().value();
    return text;
  }

 private:
  static void close(std::string& page, const std::string& element) {
    for (std::size_t at = page.find("<" + element); at != std::string::npos;
         at = page.find("<" + element, at + 1)) {
      const bool is_it =
          std::string_view(" >").find(page[at + element.size() + 1]) != std::string_view::npos;
      if (is_it) page.insert(page.find('>', at), "/");
    }
  }

  pugi::xml_document document_;
};

Document every_block(const std::string& text) {
  return {
      text,
      {Heading{2, text, text, "a"}, Paragraph{text, text}, CallOut{text, text}, Bullets{{text}},
       Steps{{text}}, Table{{text, text}, {{text, text}}, {1}}, Citations{{{text, {text}}}, text},
       Picture{"none.svg", text, text}, Picture{text, text, text}, PageBreak{}},
      {"en", text, text, text, text}};
}

TEST(HtmlText, EscapesWhatWouldBeMarkup) {
  EXPECT_EQ(html_text("<a b=\"c\" d='e'>&amp;"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;");
  EXPECT_EQ(html_text("\u00F5 ]]> \\ {{x}}"), "\u00F5 ]]&gt; \\ {{x}}");
}

TEST(Html, ShowsHostileNamesInEveryBlockAsTheyAre) {
  const std::set<std::string> known = {
      "html", "head", "meta",  "title",    "style", "body",       "main",
      "h1",   "h2",   "div",   "p",        "span",  "strong",     "ul",
      "ol",   "li",   "table", "colgroup", "col",   "thead",      "tbody",
      "tr",   "th",   "td",    "figure",   "img",   "figcaption", "hr"};
  for (const std::string_view hostile : kHostileNames) {
    const std::string name(hostile);
    const Page page(html(every_block(name), {{{name, kSvg}}}));
    EXPECT_EQ(page.text("title"), name + " - " + name);
    for (const char* element : {"h1", "li", "th", "td", "figcaption"})
      EXPECT_EQ(page.text(element), name) << element;
    EXPECT_EQ(page.text("h2"), name + " " + name);
    EXPECT_EQ(page.all("img").front().attribute("alt").value(), name);
    for (const pugi::xml_node& node : page.all("*"))
      EXPECT_TRUE(known.contains(node.name())) << node.name();
  }
}

TEST(Html, RefersToNothingOutsideItself) {
  for (const std::string_view hostile : kHostileNames) {
    const std::string name(hostile);
    const Page page(html(every_block(name), {{{name, kSvg}}}));
    for (const pugi::xml_node& node : page.all("*")) {
      for (const char* address : {"href", "srcset", "background", "action", "data", "poster"})
        EXPECT_FALSE(node.attribute(address)) << node.name() << " " << address;
      const std::string source = node.attribute("src").value();
      EXPECT_TRUE(source.empty() || source.substr(0, 11) == "data:image/") << source;
      EXPECT_EQ(std::string(node.attribute("style").value()).find("url"), std::string::npos);
    }
    EXPECT_EQ(page.text("style").find("url("), std::string::npos);
    EXPECT_EQ(page.text("style").find("@import"), std::string::npos);
  }
}

TEST(Html, ForbidsScriptsAndTheNetworkByItsOwnPolicy) {
  const Page page(html({"A", {}}));
  const auto metas = page.all("meta[@http-equiv='Content-Security-Policy']");
  ASSERT_EQ(metas.size(), 1u);
  const std::string policy = metas.front().attribute("content").value();
  EXPECT_EQ(policy.find("default-src 'none';"), 0u);
  EXPECT_EQ(policy.find("script-src"), std::string::npos);
  EXPECT_EQ(policy.find("http"), std::string::npos);
}

TEST(Html, SaysTheEditionInTheHeadOfEveryPageAndInTheTitle) {
  const std::string page = html({"A title", {}, {"en", "", "", "Internal edition", "Short"}});
  const Page read(page);
  EXPECT_STREQ(read.all("body").front().attribute("data-edition").value(), "Internal edition");
  EXPECT_STREQ(read.all("body").front().attribute("data-running").value(), "Short");
  EXPECT_NE(page.find("edition attr(data-edition)"), std::string::npos);
  EXPECT_NE(page.find("content: string(edition)"), std::string::npos);
  EXPECT_EQ(read.text("title"), "A title - Internal edition");
  EXPECT_EQ(read.text("strong[@class='edition']"), "Internal edition");
}

TEST(Html, RunsTheTitleWhereThereIsNoShortOne) {
  const Page page(html({"A title", {}}));
  EXPECT_STREQ(page.all("body").front().attribute("data-running").value(), "A title");
  EXPECT_EQ(page.text("title"), "A title");
  EXPECT_TRUE(page.all("div[@class='facts']").empty());
}

TEST(Html, SaysItsLanguage) {
  EXPECT_STREQ(Page(html({"A", {}, {"et"}})).root().attribute("lang").value(), "et");
  EXPECT_STREQ(Page(html({"A", {}, {""}})).root().attribute("lang").value(), "en");
}

TEST(Html, NumbersAndAnchorsHeadings) {
  const Page page(
      html({"A", {Heading{2, "Part", "3", "part-3"}, Heading{3, "Row", "", "A \"b\""}}}));
  EXPECT_EQ(page.text("h2[@id='part-3']/span[@class='number']"), "3");
  EXPECT_EQ(page.text("h2"), "3 Part");
  EXPECT_STREQ(page.all("h3").front().attribute("id").value(), "b");
}

TEST(Html, PutsNumericColumnsToTheRightAndNamesHeads) {
  const Page page(html({"A", {Table{{"Word", "Low"}, {{"never", "0"}, {"rarely", "0.02"}}, {1}}}}));
  EXPECT_EQ(page.all("thead/tr/th[@scope='col']").size(), 2u);
  EXPECT_EQ(page.all("th[@class='right']").size(), 1u);
  EXPECT_EQ(page.all("tbody/tr/td[2][@class='right']").size(), 2u);
  EXPECT_TRUE(page.all("td[1][@class]").empty());
}

TEST(Html, ShowsAPictureWithItsDescriptionAndCaption) {
  const Page page(html({"A", {Picture{"map.svg", "A map", "Figure 1"}}}, {{{"map.svg", kSvg}}}));
  const pugi::xml_node image = page.all("figure/img").front();
  EXPECT_STREQ(image.attribute("alt").value(), "A map");
  EXPECT_EQ(image.attribute("src").value(), data_address(kSvg));
  EXPECT_EQ(page.text("figcaption"), "Figure 1");
}

TEST(Html, ShowsTheDescriptionOfAPictureThatIsNotThere) {
  const Document paper{"A", {Picture{"map.svg", "A map"}}};
  for (const Pictures& pictures : {Pictures{}, Pictures{{"map.svg", "GIF89a"}}}) {
    const Page page(html(paper, {pictures}));
    EXPECT_TRUE(page.all("img").empty());
    EXPECT_EQ(page.text("figure/p"), "A map");
  }
}

TEST(Html, LeavesNothingEmptyBehind) {
  const Page page(html({"A", {Bullets{}, Steps{}, Table{}, Citations{}}}));
  for (const char* element : {"ul", "ol", "table", "p"})
    EXPECT_TRUE(page.all(element).empty()) << element;
}

TEST(WordHtml, NamesStylesAndPicturesFiles) {
  const Page page(word_html(every_block("x"), {{"x", "picture-1.png"}}));
  for (const char* style : {"Document Facts", "Call Out", "Source", "Passage", "Table Text",
                            "Figure", "Image Caption", "Page Break"})
    EXPECT_FALSE(page.all("div[@data-custom-style='" + std::string(style) + "']").empty()) << style;
  EXPECT_STREQ(page.all("img").front().attribute("src").value(), "picture-1.png");
  EXPECT_TRUE(page.all("style").empty());
}

// ---- pictures -----------------------------------------------------------------------------------

TEST(PictureKind, IsSeenInTheBytes) {
  EXPECT_EQ(picture_kind(kPng), PictureKind::png);
  EXPECT_EQ(picture_kind(kSvg), PictureKind::svg);
  for (const char* other : {"", "GIF89a", "<html></html>", "text <svg>"})
    EXPECT_EQ(picture_kind(other), PictureKind::unknown) << other;
}

TEST(PictureKind, IsUnknownWhenThePictureWouldFetchOrRunSomething) {
  for (const char* inside :
       {"<image xlink:href=\"http://127.0.0.1:9/\"/>", "<Script>1</Script>", "<a HREF=\"x\"/>",
        "<style>@import 'x'</style>", "<rect fill=\"URL(http://x/#a)\"/>", "<foreignObject/>"}) {
    const std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\">" + std::string(inside) + "</svg>";
    EXPECT_EQ(picture_kind(svg), PictureKind::unknown) << inside;
  }
  EXPECT_EQ(
      picture_kind("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><svg>&x;</svg>"),
      PictureKind::unknown);
}

/// Examples of RFC 4648, chapter 10, behind the mark of a PNG, which is eight bytes.
TEST(DataAddress, HoldsTheBytesInBase64) {
  const std::string mark = "\x89PNG\r\n\x1a\n", opening = "data:image/png;base64,iVBORw0KGg";
  EXPECT_EQ(data_address(mark), opening + "o=");
  EXPECT_EQ(data_address(mark + "f"), opening + "pm");
  EXPECT_EQ(data_address(mark + "ffoobar"), opening + "pmZm9vYmFy");
  EXPECT_EQ(data_address(mark + "ffooba"), opening + "pmZm9vYmE=");
  EXPECT_EQ(data_address(mark + "ffoob"), opening + "pmZm9vYg==");
  EXPECT_EQ(data_address("GIF89a"), "");
}

// ---- widths -------------------------------------------------------------------------------------

unsigned sum(const std::vector<unsigned>& widths) {
  return std::accumulate(widths.begin(), widths.end(), 0u);
}

TEST(ColumnWidths, AreAsTheTableSays) {
  EXPECT_EQ(column_widths({{"A", "B", "C"}, {}, {}, {1, 2, 1}}),
            (std::vector<unsigned>{25, 50, 25}));
  EXPECT_EQ(column_widths({{"A", "B", "C"}, {}, {}, {1, 1, 1}}),
            (std::vector<unsigned>{33, 33, 34}));
}

TEST(ColumnWidths, StayTogetherWithinThePage) {
  const std::string lines(400, 'x');
  for (std::size_t columns = 1; columns < 40; ++columns) {
    const Table table{std::vector<std::string>(columns, "Head"), {{lines + " " + lines}}};
    EXPECT_LE(sum(column_widths(table)), 100u) << columns;
  }
}

TEST(ColumnWidths, KeepATableOfAFewWordsSmall) {
  EXPECT_LT(sum(column_widths({{"Word", "Low"}, {{"never", "0"}}})), 40u);
}

TEST(ColumnWidths, AreNoneForNoColumns) { EXPECT_TRUE(column_widths({}).empty()); }

TEST(ColumnWidths, GiveRoomForWholeWordsBeforeLongTexts) {
  std::string long_text;
  for (int i = 0; i < 40; ++i) long_text += "some words ";
  const std::vector<unsigned> widths =
      column_widths({{"Probability", "Text", "Text"}, {{"0", long_text, long_text}}});
  EXPECT_GE(widths[0], 12u);
  EXPECT_GT(widths[1], widths[0]);
  EXPECT_EQ(sum(widths), 100u);
}

}  // namespace
}  // namespace sideflow::reports
