// How a printed page looks.
#pragma once

#include <string_view>

namespace sideflow::reports {

/// The style of a document as a page: A4 with a head and numbers when printed, one column on a
/// screen. It names no file and no address.
inline constexpr std::string_view kPageStyle = R"css(
* { box-sizing: border-box; }
html { font-family: Arial, "Liberation Sans", Helvetica, sans-serif; color: #1a1a1a;
  font-size: 9.5pt; line-height: 1.36; }
body { margin: 0; background: white; string-set: running attr(data-running), edition attr(data-edition); }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid; break-inside: avoid; overflow-wrap: anywhere; }
h1 { font-size: 20pt; margin: 0 0 3mm; letter-spacing: -0.01em; bookmark-level: none; }
h2 { font-size: 13.5pt; margin: 6.5mm 0 2mm; padding-bottom: 1mm; border-bottom: 0.8pt solid #0072b2;
  bookmark-level: 1; }
h3 { font-size: 10.5pt; margin: 5.5mm 0 1.5mm; bookmark-level: 2; }
h4 { font-size: 10pt; margin: 4mm 0 1mm; bookmark-level: 3; }
.number { color: #0072b2; margin-right: 0.6em; }
p, li { overflow-wrap: anywhere; orphans: 3; widows: 3; }
td, th { overflow-wrap: break-word; hyphens: auto; }
p { margin: 0 0 1.8mm; }
.facts { color: #595959; margin: 0 0 7mm; padding-bottom: 2.5mm; border-bottom: 2pt solid #0072b2; }
.facts p { margin: 0; }
.facts .edition { color: #1a1a1a; }
ul, ol { margin: 0 0 2.5mm; padding-left: 5mm; }
li { margin: 0 0 0.7mm; padding-left: 1.2mm; }
li::marker { color: #0072b2; }
.call-out { margin: 3.5mm 0; padding: 2.8mm 4mm; background: #f0f4f8;
  border-left: 3pt solid #0072b2; break-inside: avoid; font-size: 10.5pt; }
.call-out p { margin: 0; }
.table { margin: 2.5mm 0 4mm; }
table { border-collapse: collapse; table-layout: fixed; font-size: 8.2pt; line-height: 1.25;
  border-bottom: 0.8pt solid #1a1a1a; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: left; vertical-align: bottom; border-top: 0.8pt solid #1a1a1a;
  border-bottom: 0.8pt solid #1a1a1a; background: #f0f4f8; }
td { vertical-align: top; border-bottom: 0.4pt solid #c8ccd0; }
th, td { padding: 0.9mm 2mm 0.9mm 1.2mm; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.source { font-weight: bold; font-size: 9pt; margin: 3mm 0 1mm; break-after: avoid; }
.passages { font-size: 8.5pt; line-height: 1.32; }
.passages li { margin-bottom: 0.8mm; break-inside: avoid; }
figure { margin: 2mm 0 3mm; break-inside: avoid; }
figure img { display: block; width: 92%; margin: 0 auto; height: auto; border: 0.4pt solid #c8ccd0; }
figcaption { font-size: 8.5pt; color: #595959; margin-top: 1.5mm; }
.not-shown { border: 0.4pt solid #c8ccd0; padding: 4mm; margin: 0; color: #595959; }
.across { page: across; break-before: page; break-after: page; }
.across h2 { margin-top: 0; }
.page-break + h2 { margin-top: 0; }
.page-break { break-after: page; border: 0; margin: 0; height: 0; }
@page {
  size: A4; margin: 20mm 19mm 16mm;
  @top-left { content: string(running); width: 68%; text-align: left; vertical-align: bottom;
    padding-bottom: 4mm; font: 8pt/1.2 Arial, "Liberation Sans", sans-serif; color: #595959; }
  @top-right { content: string(edition); width: 32%; text-align: right; vertical-align: bottom;
    padding-bottom: 4mm; font: bold 8pt/1.2 Arial, "Liberation Sans", sans-serif; color: #1a1a1a; }
  @bottom-right { content: counter(page) " / " counter(pages); vertical-align: top; padding-top: 5mm;
    font: 8pt/1.2 Arial, "Liberation Sans", sans-serif; color: #595959; }
}
@page across { size: A4 landscape; }
@media print { .across + h2 { margin-top: 0; } }
@media screen {
  html { font-size: 12pt; background: #e6e9ec; }
  body { max-width: 250mm; margin: 0 auto; padding: 15mm 20mm; min-height: 100vh; }
  .call-out, .source { font-size: inherit; }
  .passages, figcaption { font-size: 0.87em; }
  table { font-size: 0.78em; }
  .table { overflow-x: auto; }
  .page-break { border-top: 1px solid #c8ccd0; margin: 12mm 0; }
}
@media screen and (max-width: 700px) { body { padding: 5mm; } table { min-width: 34em; } }
)css";

}  // namespace sideflow::reports
