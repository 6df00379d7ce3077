#include "reports/document/markdown.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

TEST(MarkdownText, LeavesOrdinaryTextAlone) {
  for (const char* text :
       {"Doctors (Tartu), 2010-03: about 3 in 10; \"nobody\" asked -- õäöü 10 %!", "0.020",
        "The law. And now", "10:30", "2010-03"})
    EXPECT_EQ(markdown_text(text), text);
}

TEST(MarkdownText, MakesNoMarkupOfUsersTexts) {
  EXPECT_EQ(markdown_text("a | b | c"), "a \\| b \\| c");
  EXPECT_EQ(markdown_text("*a* _b_ ~~c~~ `d`"), "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\`");
  EXPECT_EQ(markdown_text("<script>alert(1)</script>"), "\\<script\\>alert(1)\\</script\\>");
  EXPECT_EQ(markdown_text("&lt;b&gt;"), "\\&lt;b\\&gt;");
  EXPECT_EQ(markdown_text("a\\"), "a\\\\");
}

TEST(MarkdownText, MakesNoLinkOrPicture) {
  EXPECT_EQ(markdown_text("![x](http://127.0.0.1:1/x.png)"),
            "!\\[x\\](http\\://127.0.0.1:1/x.png)");
  EXPECT_EQ(markdown_text("see www.example.org"), "see www\\.example.org");
  EXPECT_EQ(markdown_text("mailto:a@example.org"), "mailto\\:a\\@example.org");
}

TEST(MarkdownText, OpensNoHeadingListOrRule) {
  EXPECT_EQ(markdown_text("# a"), "\\# a");
  EXPECT_EQ(markdown_text("- a"), "\\- a");
  EXPECT_EQ(markdown_text("+ a"), "\\+ a");
  EXPECT_EQ(markdown_text("12. a"), "12\\. a");
  EXPECT_EQ(markdown_text("12) a"), "12\\) a");
  EXPECT_EQ(markdown_text("==="), "\\===");
  EXPECT_EQ(markdown_text("> a"), "\\> a");
  EXPECT_EQ(markdown_text("---\ntitle: x\n---"), "\\--- title: x ---");
}

TEST(Markdown, WritesEveryBlock) {
  Document report{
      "A title",
      {Heading{2, "Part"}, Paragraph{"", "Text."}, Paragraph{"Strong.", "And weak."},
       Paragraph{"Alone.", ""}, Bullets{{"one", "two"}}, Steps{{"first", "second"}},
       Table{{"A", "B"}, {{"1|2", "3"}}},
       Citations{{{"Report (2010)", {"It says so. (page 1)"}}}, "2 passages are withheld."},
       Picture{"map.svg", "A map"}}};
  EXPECT_EQ(markdown(report),
            "# A title\n\n## Part\n\nText.\n\n**Strong.** And weak.\n\n**Alone.**\n\n"
            "- one\n- two\n\n1. first\n2. second\n\n"
            "| A | B |\n| --- | --- |\n| 1\\|2 | 3 |\n\n"
            "- Report (2010)\n  - It says so. (page 1)\n"
            "- 2 passages are withheld.\n\n"
            "![A map](map.svg)\n");
}

TEST(Markdown, QuotesCallOutsAndBreaksPagesByARule) {
  const Document paper{
      "A title",
      {CallOut{"Mind.", "1 > 0"}, CallOut{"", "- no list"}, CallOut{"Alone.", ""}, PageBreak{}}};
  EXPECT_EQ(markdown(paper),
            "# A title\n\n> **Mind.** 1 \\> 0\n\n> \\- no list\n\n> **Alone.**\n\n---\n");
}

TEST(Markdown, PutsNumericColumnsToTheRight) {
  const Document paper{"A title",
                       {Table{{"A", "B", "C"}, {{"x", "1", "2"}}, {2, 1, 7}, {3, 1, 1}}}};
  EXPECT_EQ(markdown(paper), "# A title\n\n| A | B | C |\n| --- | ---: | ---: |\n| x | 1 | 2 |\n");
}

TEST(Markdown, NumbersHeadingsAndCaptionsPictures) {
  const Document paper{"A title",
                       {Heading{2, "Part*", "3.", "part"}, Picture{"map.svg", "A map", "Map 1_2"}}};
  EXPECT_EQ(markdown(paper), "# A title\n\n## 3\\. Part\\*\n\n![A map](map.svg)\n\nMap 1\\_2\n");
}

TEST(Markdown, SaysBelowTheTitleWhoWhenAndForWhom) {
  const Document paper{"A title", {}, {"en", "The office", "2010-03", "Public <edition>", ""}};
  EXPECT_EQ(markdown(paper),
            "# A title\n\nThe office \u00B7 2010-03 \u00B7 Public \\<edition\\>\n");
}

}  // namespace
}  // namespace sideflow::reports
