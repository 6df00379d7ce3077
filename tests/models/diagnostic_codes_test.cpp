#include "models/diagnostic_codes.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

const std::filesystem::path kPages =
    std::filesystem::path(SIDEFLOW_SOURCE_DIR) / "docs" / "diagnostics";

TEST(DiagnosticCodes, StandInTheOrderOfTheirNumbersEachOnce) {
  const auto out_of_order = std::adjacent_find(
      kDiagnosticCodes.begin(), kDiagnosticCodes.end(),
      [](const DiagnosticCode& a, const DiagnosticCode& b) { return a.code >= b.code; });
  EXPECT_EQ(out_of_order, kDiagnosticCodes.end()) << out_of_order->code;
}

TEST(DiagnosticCodes, EachHasAPageThatBeginsWithItsSummary) {
  for (const DiagnosticCode& code : kDiagnosticCodes) {
    std::ifstream page(kPages / (std::string(code.code) + ".md"));
    std::string title;
    std::getline(page, title);
    EXPECT_EQ(title, "# " + std::string(code.code) + ": " + std::string(code.summary));
  }
}

TEST(DiagnosticCodes, EachPageHasACode) {
  std::set<std::string> codes;
  for (const DiagnosticCode& code : kDiagnosticCodes) codes.insert(std::string(code.code));
  for (const auto& page : std::filesystem::directory_iterator(kPages)) {
    const std::string name = page.path().stem().string();
    if (name == "README") continue;
    EXPECT_TRUE(codes.contains(name)) << page.path();
  }
}

}  // namespace
}  // namespace sideflow
