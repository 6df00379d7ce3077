// The catalogue of fixed sentences about what to do: scenarios, repairs, barriers. Whoever wants it in another
// language writes this file again.
#pragma once

#include "models/network.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::reports {

[[nodiscard]] std::vector<std::string> scenario_heads();
[[nodiscard]] std::string scenarios_sentence();
[[nodiscard]] std::string no_scenarios_sentence();
[[nodiscard]] std::string scenarios_not_computed_sentence(std::size_t number);
[[nodiscard]] std::string scenario_sentence(const std::string& name, const std::string& gain,
                                            const std::string& of, const std::string& brings,
                                            const std::string& who, const std::string& marks);
[[nodiscard]] std::string nothing_new_words();
[[nodiscard]] std::string not_said_words();
[[nodiscard]] std::string is_told_words(const std::string& rows);
/// The same without numbers of single rows.
[[nodiscard]] std::string brings_in_short(const std::vector<std::string>& newly,
                                          const std::vector<std::string>& more);
[[nodiscard]] std::string newly_arrives_words(const std::string& rows);
[[nodiscard]] std::string rarely_arrives_words(const std::string& rows);
[[nodiscard]] std::string more_arrives_words(const std::string& rows);
[[nodiscard]] std::string less_arrives_words(const std::string& rows);
[[nodiscard]] std::string other_rows_sentence();
/// "the channel from A to B (not known whether it exists)"; as it is where it works.
[[nodiscard]] std::string with_status(const std::string& element, Status status);
[[nodiscard]] std::string repair_sentence(const std::string& element, const std::string& gain,
                                          const std::string& of, const std::string& stamp);
[[nodiscard]] std::string single_repairs_intro();
[[nodiscard]] std::string joint_sentence(const std::string& first, const std::string& second,
                                         const std::string& beyond);
/// Who must act where nobody is named to lift a barrier: where it stands.
[[nodiscard]] std::string stands_at_words(const std::vector<std::string>& actors);
[[nodiscard]] std::string together_intro();
[[nodiscard]] std::string who_lifts_intro();
[[nodiscard]] std::string barrier_sentence(const std::vector<std::string>& names,
                                           const std::string& owner, const std::string& law);
/// Barriers of which neither an owner nor a law is said; "" for none.
[[nodiscard]] std::string ownerless_sentence(std::size_t unsaid, std::size_t barriers);

/// Of actors that a measure sets up: "who would set up the Central unit is not said".
[[nodiscard]] std::string not_there_words(const std::vector<std::string>& actors);

/// Below a table of measures that is cut.
[[nodiscard]] std::string measures_left_out_sentence(std::size_t number);

}  // namespace sideflow::reports
