// Likelihoods as authors give them: words of the scale, numbers, ranges, what informants say.
#pragma once

#include "models/read_values.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sideflow {

/// Words that belong to a likelihood written as a mapping, or to what is held: no kind may be
/// called so.
[[nodiscard]] bool is_reserved_for_likelihoods(std::string_view id);

/// The likelihood at a place: bare, as a mapping, or as accounts of informants who disagree.
[[nodiscard]] std::optional<JudgedLikelihood> read_likelihood(Reading& reading,
                                                              const YamlNode& node);

/// Likelihoods by kind; one for all kinds is written out for every kind of the network.
[[nodiscard]] std::map<KindId, JudgedLikelihood> read_likelihoods(Reading& reading,
                                                                  const YamlNode& node);

/// Likelihoods of a mapping kind -> likelihood.
[[nodiscard]] std::map<KindId, JudgedLikelihood> read_by_kind(Reading& reading,
                                                              const YamlNode& mapping);

/// Rough size of a likelihood in memory, for has_room_for().
[[nodiscard]] std::size_t bytes_of(const JudgedLikelihood& likelihood);

/// A range of three numbers from 0 to 1 that rise: an entry of the scale.
[[nodiscard]] std::optional<LikelihoodRange> read_scale_range(Reading& reading,
                                                              const YamlNode& node);

template <>
struct Value<JudgedLikelihood> {
  static constexpr Shape kShape = Shape::likelihood;
  static std::optional<JudgedLikelihood> read(Reading& reading, const YamlEntry& entry) {
    return read_likelihood(reading, entry.value);
  }
};

template <>
struct Value<std::map<KindId, JudgedLikelihood>> {
  static constexpr Shape kShape = Shape::likelihoods;
  static std::optional<std::map<KindId, JudgedLikelihood>> read(Reading& reading,
                                                                const YamlEntry& entry) {
    return read_likelihoods(reading, entry.value);
  }
};

}  // namespace sideflow
