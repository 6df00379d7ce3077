#include "models/did_you_mean.hpp"

#include <gtest/gtest.h>

namespace sideflow {
namespace {

TEST(DidYouMean, FindsTheWordWithTwoLettersExchanged) {
  EXPECT_EQ(did_you_mean("secercy", {"distrust", "secrecy"}), "secrecy");
}

TEST(DidYouMean, CountsAnExchangeOfNeighboursAsOneMistake) {
  EXPECT_EQ(did_you_mean("opne", {"open"}), "open");
}

TEST(DidYouMean, StaysSilentWhenNothingIsNear) {
  EXPECT_EQ(did_you_mean("lien", {"contact-point", "police"}), "");
  EXPECT_EQ(did_you_mean("police", {}), "");
}

TEST(DidYouMean, PrefersTheNearerAndThenTheFirstByTheAlphabet) {
  EXPECT_EQ(did_you_mean("linr", {"lines", "line"}), "line");
  EXPECT_EQ(did_you_mean("lina", {"line", "lind", "linz"}), "lind");
}

TEST(DidYouMean, AllowsOneMistakeInShortWordsAndAThirdInLongOnes) {
  EXPECT_EQ(did_you_mean("nco", {"ncp"}), "ncp");
  EXPECT_EQ(did_you_mean("nxx", {"ncp"}), "");
  EXPECT_EQ(did_you_mean("swmngpool", {"swimming-pool"}), "");
  EXPECT_EQ(did_you_mean("swming-pol", {"swimming-pool"}), "swimming-pool");
}

TEST(DidYouMean, NeverOffersAWordThatSharesNoLetter) {
  EXPECT_EQ(did_you_mean("a", {"b"}), "");
  EXPECT_EQ(did_you_mean("", {"b"}), "");
}

TEST(DidYouMean, CountsCharactersNotBytes) {
  EXPECT_EQ(did_you_mean("\xC3\xB5nn", {"onn"}), "onn");  // o with tilde, two bytes
}

TEST(DidYouMean, DoesNotCareForCapitalsAndAccents) {
  EXPECT_EQ(did_you_mean("NCP", {"ncp", "police-officer"}), "ncp");
  EXPECT_EQ(did_you_mean("b\xC4\x81ri\xC5\x86tiesa", {"barintiesa"}), "barintiesa");
}

TEST(DidYouMean, OffersALongerWordWhenNothingIsNearer) {
  EXPECT_EQ(did_you_mean("police", {"border-police", "police-officer"}), "police-officer");
  EXPECT_EQ(did_you_mean("police", {"border-police", "metropoliceman"}), "border-police");
  EXPECT_EQ(did_you_mean("police", {"police-officer", "polite"}), "polite");
  EXPECT_EQ(did_you_mean("po", {"police-officer"}), "");
}

TEST(DidYouMean, FindsTheWordItself) { EXPECT_EQ(did_you_mean("line", {"lines", "line"}), "line"); }

}  // namespace
}  // namespace sideflow
