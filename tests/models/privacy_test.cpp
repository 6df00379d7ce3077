#include "models/privacy.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

std::string what(std::string_view text) {
  const auto found = find_personal_data(text);
  return found ? found->what : "";
}

// The numbers are the examples that authorities and textbooks print, or belong to nobody (test ranges).

TEST(PersonalData, AnEMailAddressIsFoundMaskedAndPlaced) {
  const auto found = find_personal_data("Ask anna@example.org.");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->what, "an e-mail address");
  EXPECT_EQ(found->masked, "an...");
  EXPECT_EQ(found->offset, 4u);
  EXPECT_EQ(found->length, 16u);  // the full stop ends the sentence
}

TEST(PersonalData, ARoleWithoutADomainIsNoAddress) {
  EXPECT_EQ(what("contact@point"), "");
  EXPECT_EQ(what("@example.org"), "");
  EXPECT_EQ(what("a@.b"), "");
  EXPECT_EQ(what("Write to the published mailbox (see the web page)"), "");
}

TEST(PersonalData, AddressesInOtherScriptsCount) {
  EXPECT_EQ(what("j\xC3\xB5ul@n\xC3\xA4ide.ee"), "an e-mail address");
}

TEST(PersonalData, ATelephoneNumberBeginsWithPlusOrTwoZeros) {
  EXPECT_EQ(what("+370 (5) 212-3456"), "a telephone number");
  EXPECT_EQ(what("reach us: 00 372 612 3456"), "a telephone number");
  EXPECT_EQ(what("+1 234 56"), "");           // six digits
  EXPECT_EQ(what("00 0000000"), "");          // no country begins with 0
  EXPECT_EQ(what("from 08:00 1234567"), "");  // a time
  EXPECT_EQ(what("+5..10..1000000"), "");     // a range of amounts
}

TEST(PersonalData, BehindAWordForTelephoneSevenDigitsAreEnough) {
  EXPECT_EQ(what("Call 07700 900123"), "a telephone number");
  EXPECT_EQ(what("tel. 612 3456"), "a telephone number");
  EXPECT_EQ(what("Telephone no. 612-34-56"), "a telephone number");
  EXPECT_EQ(what("t\xC4\x81lrunis: 67 123 456"), "a telephone number");
  EXPECT_EQ(what("Puhelin 09 1234567"), "a telephone number");
  EXPECT_EQ(what("Handy 0151/1234567"), "a telephone number");
}

TEST(PersonalData, DatesYearsAndHelplinesBehindSuchAWordAreNone) {
  EXPECT_EQ(what("call 2010-03-25"), "");
  EXPECT_EQ(what("call 25.03.2010"), "");
  EXPECT_EQ(what("mobile 2009-2010"), "");
  EXPECT_EQ(what("call 116 111"), "");
  EXPECT_EQ(what("recall 07700 900123"), "");
}

TEST(PersonalData, SwedishNumbersWithAndWithoutCentury) {
  const std::string swedish = "a Swedish personal identity number";
  EXPECT_EQ(what("640823-3234"), swedish);
  EXPECT_EQ(what("6408233234"), swedish);
  EXPECT_EQ(what("19640823-3234"), swedish);
  EXPECT_EQ(what("18900101-9802"), swedish);
  EXPECT_EQ(what("900161+9809"), swedish);  // samordningsnummer: day + 60
  EXPECT_EQ(what("6408233235"), "");        // check digit
  EXPECT_EQ(what("556036-0793"), "");       // a company
}

TEST(PersonalData, NorwegianNumbersNeedBothCheckDigits) {
  const std::string norwegian = "a Norwegian personal identity number";
  EXPECT_EQ(what("15108695088"), norwegian);
  EXPECT_EQ(what("151086 95088"), norwegian);
  EXPECT_EQ(what("41015550072"), norwegian);  // D-number
  EXPECT_EQ(what("41819010186"), norwegian);  // synthetic
  EXPECT_EQ(what("15108695089"), "");
  EXPECT_EQ(what("15108695077"), "");
}

TEST(PersonalData, FinnishNumbersWithOldAndNewSigns) {
  const std::string finnish = "a Finnish personal identity number";
  EXPECT_EQ(what("131052-308T"), finnish);
  EXPECT_EQ(what("131052Y308T"), finnish);
  EXPECT_EQ(what("131052-308t"), finnish);
  EXPECT_EQ(what("131052-308U"), "");
}

TEST(PersonalData, DanishNumbersAreKnownByTheirDate) {
  EXPECT_EQ(what("211062-5629"), "a Danish personal identity number");
  EXPECT_EQ(what("610157-5001"), "a Danish personal identity number");  // replacement: day + 60
  EXPECT_EQ(what("310261-4285"), "");                                   // 31 February
  EXPECT_EQ(what("201003-2011"), "");                                   // month and year
}

TEST(PersonalData, IcelandicEstonianLithuanianLatvianPolishAndGermanNumbers) {
  EXPECT_EQ(what("120174-3399"), "an Icelandic personal identity number");
  EXPECT_EQ(what("120174-3389"), "a Danish personal identity number");  // no longer Icelandic
  EXPECT_EQ(what("36805280109"), "an Estonian or Lithuanian personal identity number");
  EXPECT_EQ(what("38703181745"), "an Estonian or Lithuanian personal identity number");
  EXPECT_EQ(what("10101019992"), "an Estonian or Lithuanian personal identity number");
  EXPECT_EQ(what("38703181746"), "");
  EXPECT_EQ(what("161175-19997"), "a Latvian personal identity number");
  EXPECT_EQ(what("161175-19998"), "");
  EXPECT_EQ(what("320000-00010"), "a Latvian personal identity number");
  EXPECT_EQ(what("44051401359"), "a Polish personal identity number");
  EXPECT_EQ(what("44051401350"), "");
  EXPECT_EQ(what("36574261809"), "a German tax identification number");
  EXPECT_EQ(what("36574261808"), "");
  EXPECT_EQ(what("36554266806"), "");  // two digits stand there more than once
}

TEST(PersonalData, OfTwoCountriesTheOneWithACheckDigitIsTold) {
  EXPECT_EQ(what("070761-4285"),
            "a Swedish personal identity number");  // Danish by its date as well
}

TEST(PersonalData, OtherHyphensCountAsHyphens) {
  EXPECT_EQ(what("211062\xE2\x80\x93"
                 "5629"),
            "a Danish personal identity number");
}

TEST(PersonalData, NumbersOfDocumentsSumsAndDatesAreNone) {
  EXPECT_EQ(what("Prop. 2017/18:123, SOU 2016:70, docket A-2019-12345"), "");
  EXPECT_EQ(what("total 12345678901 EUR"), "");
  EXPECT_EQ(what("2010-03-25..2010-04-01"), "");
  EXPECT_EQ(what("2009-2010, 1990-1999, 20100325"), "");
  EXPECT_EQ(what("A15108695088, 15108695088B, 0.15108695088, 1-15108695088"), "");
  EXPECT_EQ(what(""), "");
}

TEST(PersonalData, TheFirstOfSeveralIsReported) {
  const auto found =
      find_personal_data("call +372 612 3456 or write to a.b@example.org, 640823-3234");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->offset, 5u);
  EXPECT_EQ(found->length, 13u);
  EXPECT_EQ(found->masked, "+3...");
}

}  // namespace
}  // namespace sideflow
