#include "engine/core/wasm/flat_network.hpp"

#include "random_networks.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

TEST(FlatNetwork, ComesBackAsItWasForRandomNetworks) {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const AskedNetwork asked = random_case(seed).asked;
    const auto back = unflattened(flattened(asked));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->graph.vertices, asked.graph.vertices);
    EXPECT_EQ(back->graph.elements, asked.graph.elements);
    EXPECT_EQ(back->graph.tails, asked.graph.tails);
    EXPECT_EQ(back->graph.heads, asked.graph.heads);
    EXPECT_EQ(back->graph.element_starts, asked.graph.element_starts);
    EXPECT_EQ(back->graph.arc_elements, asked.graph.arc_elements);
    ASSERT_EQ(back->questions.size(), asked.questions.size());
    for (std::size_t q = 0; q < asked.questions.size(); ++q) {
      EXPECT_EQ(back->questions[q].sources, asked.questions[q].sources);
      EXPECT_EQ(back->questions[q].targets, asked.questions[q].targets);
    }
  }
}

TEST(FlatNetwork, IsRefusedWhenItsEndIsMissingOrSomethingFollows) {
  auto numbers = flattened(random_case(1).asked);
  for (std::size_t length = 0; length < numbers.size(); ++length) {
    EXPECT_FALSE(unflattened(std::span(numbers).first(length)).has_value()) << length;
  }
  numbers.push_back(0);
  EXPECT_FALSE(unflattened(numbers).has_value());
}

// Two vertices, two elements, one arc 0 -> 1 that needs both; asked from 0 towards 1.
const std::vector<std::uint32_t> kOneArc{2,
                                         2,
                                         1,
                                         2,
                                         1,
                                         /*tails*/ 0,
                                         /*heads*/ 1,
                                         /*starts*/ 0,
                                         2,
                                         /*elements*/ 0,
                                         1,
                                         /*question*/ 1,
                                         1,
                                         0,
                                         1};

TEST(FlatNetwork, IsRefusedWhenANumberNamesNothing) {
  ASSERT_TRUE(unflattened(kOneArc).has_value());
  for (const std::uint32_t wrong : {std::uint32_t{9}, std::uint32_t{0xffffffff}}) {
    for (std::size_t place = 2; place < kOneArc.size(); ++place) {
      auto numbers = kOneArc;
      numbers[place] = wrong;
      EXPECT_FALSE(unflattened(numbers).has_value()) << "place " << place;
    }
  }
}

TEST(FlatNetwork, IsRefusedWhenTheElementsOfAnArcDoNotAscend) {
  auto twice = kOneArc;
  twice[10] = 0;
  EXPECT_FALSE(unflattened(twice).has_value());
  auto turned = kOneArc;
  turned[9] = 1;
  turned[10] = 0;
  EXPECT_FALSE(unflattened(turned).has_value());
}

}  // namespace
}  // namespace sideflow::engine::testing
