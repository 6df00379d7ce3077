#include "reports/document/word_reference.hpp"

#include "reports/document/html.hpp"
#include "reports/document/stored_zip.hpp"
#include "reports/wording.hpp"

#include <array>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

constexpr const char* kNames =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// ---- what belongs together ----------------------------------------------------------------------

constexpr const char* kContentTypes = R"(<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
</Types>
)";

constexpr const char* kPackage = R"(<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>
)";

constexpr const char* kParts = R"(<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>
</Relationships>
)";

// ---- styles -------------------------------------------------------------------------------------

/// A style of paragraphs. Lengths are in twentieths of a point, sizes of letters in half points.
struct ParagraphStyle {
  const char* name;  ///< its id is the name without blanks
  const char* based_on;
  const char* paragraph;
  const char* letters;
};

constexpr std::array kStyles = {
    ParagraphStyle{"Body Text", "Normal", R"(<w:spacing w:before="100" w:after="80"/>)", ""},
    ParagraphStyle{"First Paragraph", "BodyText", "", ""},
    ParagraphStyle{"Compact", "Normal", R"(<w:spacing w:before="20" w:after="40"/>)", ""},
    ParagraphStyle{
        "Title", "Normal",
        R"(<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="0" w:after="120" w:line="240" w:lineRule="auto"/>)",
        R"(<w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/>)"},
    ParagraphStyle{
        "Document Facts", "Normal",
        R"(<w:pBdr><w:bottom w:val="single" w:sz="16" w:space="6" w:color="0072B2"/></w:pBdr><w:spacing w:after="320"/>)",
        R"(<w:color w:val="595959"/>)"},
    ParagraphStyle{
        "Heading 1", "Normal",
        R"(<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="3" w:color="0072B2"/></w:pBdr><w:spacing w:before="440" w:after="100"/><w:outlineLvl w:val="0"/>)",
        R"(<w:b/><w:bCs/><w:sz w:val="27"/><w:szCs w:val="27"/>)"},
    ParagraphStyle{
        "Heading 2", "Normal",
        R"(<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="20"/><w:outlineLvl w:val="1"/>)",
        R"(<w:b/><w:bCs/><w:sz w:val="21"/><w:szCs w:val="21"/>)"},
    ParagraphStyle{
        "Heading 3", "Normal",
        R"(<w:keepNext/><w:keepLines/><w:spacing w:before="220" w:after="20"/><w:outlineLvl w:val="2"/>)",
        R"(<w:b/><w:bCs/>)"},
    ParagraphStyle{
        "Call Out", "Normal",
        R"(<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="F0F4F8"/><w:left w:val="single" w:sz="24" w:space="8" w:color="0072B2"/><w:bottom w:val="single" w:sz="4" w:space="5" w:color="F0F4F8"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F0F4F8"/><w:spacing w:before="220" w:after="220"/><w:ind w:left="220"/>)",
        R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)"},
    ParagraphStyle{"Source", "Normal", R"(<w:keepNext/><w:spacing w:before="180" w:after="60"/>)",
                   R"(<w:b/><w:bCs/>)"},
    ParagraphStyle{"Passage", "Compact", "<w:keepLines/>",
                   R"(<w:sz w:val="17"/><w:szCs w:val="17"/>)"},
    // Lines kept together in every cell keep the row together.
    ParagraphStyle{
        "Table Text", "Normal",
        R"(<w:keepLines/><w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/>)",
        R"(<w:sz w:val="17"/><w:szCs w:val="17"/>)"},
    ParagraphStyle{"Figure", "Normal", R"(<w:keepNext/><w:spacing w:before="120" w:after="80"/>)",
                   ""},
    ParagraphStyle{"Image Caption", "Normal", R"(<w:spacing w:after="200"/>)",
                   R"(<w:color w:val="595959"/><w:sz w:val="17"/><w:szCs w:val="17"/>)"},
    ParagraphStyle{
        "Page Break", "Normal",
        R"(<w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>)",
        R"(<w:sz w:val="2"/><w:szCs w:val="2"/>)"},
    ParagraphStyle{
        "header", "Normal",
        R"(<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0"/>)",
        R"(<w:color w:val="595959"/><w:sz w:val="16"/><w:szCs w:val="16"/>)"},
    ParagraphStyle{"footer", "Normal", R"(<w:spacing w:after="0"/><w:jc w:val="right"/>)",
                   R"(<w:color w:val="595959"/><w:sz w:val="16"/><w:szCs w:val="16"/>)"}};

constexpr const char* kNormal =
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>
)";

/// A rule above and below the heads, one below each row, and no row broken over pages.
constexpr const char* kTable =
    R"(<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>
<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="1A1A1A"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C8CCD0"/></w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:trPr><w:cantSplit/></w:trPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tcPr><w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="1A1A1A"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="1A1A1A"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="F0F4F8"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
</w:style>
)";

std::string without_blanks(std::string_view name) {
  std::string id;
  for (const char c : name) {
    if (c != ' ') id += c;
  }
  return id;
}

std::string style_text(const ParagraphStyle& style) {
  return fmt::format(
      "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn "
      "w:val=\"{}\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>\n",
      without_blanks(style.name), style.name, style.based_on, style.paragraph, style.letters);
}

std::string styles(const DocumentFacts& facts) {
  std::string text = fmt::format(
      "{}<w:styles {}>\n<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" "
      "w:hAnsi=\"Arial\" w:cs=\"Arial\" w:eastAsia=\"Arial\"/><w:color w:val=\"1A1A1A\"/><w:sz "
      "w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after=\"0\" w:line=\"276\" "
      "w:lineRule=\"auto\"/></w:pPr>"
      "</w:pPrDefault></w:docDefaults>\n",
      kXml, kNames, html_text(facts.language.empty() ? "en" : facts.language));
  text += kNormal;
  for (const ParagraphStyle& style : kStyles) text += style_text(style);
  return text + kTable + "</w:styles>\n";
}

// ---- the page -----------------------------------------------------------------------------------

std::string page(const char* inside) {
  return fmt::format(
      "{}<w:document {}><w:body><w:p/><w:sectPr>{}<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar "
      "w:top=\"1475\" w:right=\"1134\" w:bottom=\"1247\" w:left=\"1134\" w:header=\"680\" "
      "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n",
      kXml, kNames, inside);
}

std::string run(std::string_view text, const char* letters) {
  return fmt::format("<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", letters,
                     html_text(one_line(text)));
}

std::string page_head(const Document& document) {
  const std::string& running =
      document.facts.running.empty() ? document.title : document.facts.running;
  return fmt::format(
      "{}<w:hdr {}><w:p><w:pPr><w:pStyle w:val=\"header\"/></w:pPr>{}<w:r><w:tab/></w:r>{}</w:p>"
      "</w:hdr>\n",
      kXml, kNames, run(running, ""),
      run(document.facts.edition, "<w:b/><w:bCs/><w:color w:val=\"1A1A1A\"/>"));
}

std::string page_foot() {
  return fmt::format(
      "{}<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"footer\"/></w:pPr><w:fldSimple "
      "w:instr=\"PAGE\">{}</w:fldSimple>{}<w:fldSimple w:instr=\"NUMPAGES\">{}</w:fldSimple></w:p>"
      "</w:ftr>\n",
      kXml, kNames, run("1", ""), "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>", run("1", ""));
}

}  // namespace

std::string word_reference(const Document& document) {
  return stored_zip(
      {{"[Content_Types].xml", kContentTypes},
       {"_rels/.rels", kPackage},
       {"word/document.xml", page("<w:headerReference w:type=\"default\" r:id=\"rId2\"/>"
                                  "<w:footerReference w:type=\"default\" r:id=\"rId3\"/>")},
       {"word/_rels/document.xml.rels", kParts},
       {"word/styles.xml", styles(document.facts)},
       {"word/header1.xml", page_head(document)},
       {"word/footer1.xml", page_foot()}});
}

}  // namespace sideflow::reports
