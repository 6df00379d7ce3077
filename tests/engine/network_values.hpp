// All that a network holds, so that two can be compared.
#pragma once

#include "models/network.hpp"

#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {

inline auto values(const Holding& one) {
  return std::tuple(one.kind, one.amount, one.of, one.basis, one.evidence, one.note);
}
inline auto values(const Turn& one) {
  return std::tuple(one.from, one.into, one.likelihood, one.basis, one.evidence, one.note,
                    one.place);
}
inline auto values(const DeadEnd& one) { return std::tuple(one.kinds, one.evidence, one.note); }

/// One after another, each by `values`.
template <class Part, class Values>
auto listed(const std::vector<Part>& parts, Values values) {
  std::vector<decltype(values(parts.front()))> all;
  for (const Part& part : parts) all.push_back(values(part));
  return all;
}
inline auto values(const Actor& one) {
  using End = decltype(values(std::declval<const DeadEnd&>()));
  return std::tuple(
      one.id, one.name, one.role, one.sector, one.level, one.setting, one.stage, one.status,
      one.basis, one.evidence, one.note,
      listed(one.holds, [](const Holding& holding) { return values(holding); }), one.collects,
      one.needs, one.recognises, one.forwards, one.hinder_recognises, one.hinder_forwards,
      listed(one.turns, [](const Turn& turn) { return values(turn); }), one.takes, one.asked,
      one.dead_end ? std::optional<End>(values(*one.dead_end)) : std::nullopt, one.place);
}
inline auto values(const Channel& one) {
  return std::tuple(one.id, one.entry, one.from, one.to, one.carries, one.status, one.barriers,
                    one.takes, one.form, one.lasting, one.basis, one.evidence, one.note, one.place);
}
inline auto values(const Barrier& one) {
  return std::tuple(one.id, one.name, one.type, one.absence, one.effect, one.passes, one.takes,
                    one.drawn, one.basis, one.rests_on, one.owner, one.law, one.evidence, one.note,
                    one.place);
}
inline auto head(const Network& one) {
  return std::tuple(one.id, one.name, one.as_of, one.note, one.files, one.joined, one.threshold,
                    one.sources.size(), one.findings.size(), one.scenarios.size(), one.kinds.size(),
                    one.roles.size(), one.barrier_types.size(), one.scale.size());
}
/// Every actor, channel and barrier with all it has; what no change touches by its number.
inline auto values(const Network& one) {
  return std::tuple(head(one), listed(one.actors, [](const Actor& actor) { return values(actor); }),
                    listed(one.channels, [](const Channel& channel) { return values(channel); }),
                    listed(one.barriers, [](const Barrier& barrier) { return values(barrier); }));
}

inline void expect_equal(const Network& one, const Network& other) {
  const auto left = values(one);
  const auto right = values(other);
  EXPECT_TRUE(std::get<0>(left) == std::get<0>(right)) << "the network itself";
  EXPECT_TRUE(std::get<1>(left) == std::get<1>(right)) << "actors";
  EXPECT_TRUE(std::get<2>(left) == std::get<2>(right)) << "channels";
  EXPECT_TRUE(std::get<3>(left) == std::get<3>(right)) << "barriers";
}

}  // namespace sideflow::engine::testing
