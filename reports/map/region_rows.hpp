// The rows of a region's overview: each joined country with its groups and with who collects there.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"
#include "reports/sentences.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sideflow::reports {

/// A country, or what the joining file itself describes (then without a prefix).
struct Place {
  std::string prefix;
  std::string name;
};

/// Whose the actors of a joined network are.
struct Places {
  std::vector<Place> all;             ///< by name; the joining file's own is the last
  std::vector<std::size_t> of_actor;  ///< by position in Network::actors

  [[nodiscard]] std::size_t own() const { return all.size() - 1; }
  [[nodiscard]] bool is_own(std::uint32_t actor) const { return of_actor[actor] == own(); }
};

/// The joined networks that have actors, and the joining one. Of networks joined one in the other, an
/// actor belongs to the innermost. Linear in actors times joined networks.
[[nodiscard]] Places places_of(const Network& network);

/// The name of an actor without its country in brackets: the country stands in the same row.
[[nodiscard]] std::string name_in_place(const Network& network, const Places& places,
                                        std::uint32_t actor);

/// The rows of what groups notice, of the kinds shown, but for those noticed where they are collected.
[[nodiscard]] std::vector<const engine::ReachRow*> travelling_rows(const engine::Analysis& analysis,
                                                                   const MapSelection& selection);

/// How many of something fare how, in one place; a fate without any is left out.
using Tally = std::map<Fate, std::size_t>;

struct Tallies {
  bool counts_groups = true;  ///< else things that groups notice, as finding_title() does
  std::vector<Tally> by_place;
};

[[nodiscard]] Tallies tallies_of(const engine::Analysis& analysis, const Places& places,
                                 const std::vector<const engine::ReachRow*>& rows);

/// The box of a country: how many groups, on the strip the worst that is known of them, above it the
/// others.
[[nodiscard]] Box groups_box(const Place& place, const Tallies& tallies, const Tally& tally);

/// Actors of a place that collect anything, those that work first.
[[nodiscard]] std::vector<std::uint32_t> collectors_of(const Network& network, const Places& places,
                                                       const MapSelection& selection,
                                                       std::size_t place);

/// One box for all `collectors` of a country, with the status of those that do not work, and with those to
/// which nothing comes where something comes to another. `reached`: actors that anything comes to.
/// Precondition: there is a collector.
[[nodiscard]] Box collectors_box(const Network& network, const Places& places,
                                 const std::vector<std::uint32_t>& collectors,
                                 const std::set<std::uint32_t>& reached);

}  // namespace sideflow::reports
