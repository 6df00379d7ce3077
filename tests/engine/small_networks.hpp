// Networks made by hand or by chance, small enough for every world to be looked at.
#pragma once

#include "models/network.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace sideflow::engine::testing {

/// Adds entities one by one; network() sorts them as a loaded network is sorted.
class NetworkBuilder {
 public:
  Kind& kind(const std::string& id, Aim aim = Aim::collect);
  Actor& actor(const std::string& id);
  Actor& bearer(const std::string& id, const std::string& kind);
  Actor& collector(const std::string& id, const std::string& kind);
  /// A working channel, drawn as stated; id "FROM/TO".
  Channel& channel(const std::string& from, const std::string& to, const std::string& kind,
                   double passes);
  Barrier& barrier(const std::string& id, double passes, Drawn drawn = Drawn::sender);

  [[nodiscard]] Network network() const;

 private:
  Network network_;
};

JudgedLikelihood judged(double best);
JudgedLikelihood judged(double low, double best, double high);

/// A network drawn by chance: some ten channels, two kinds that are collected and one that informs, all
/// sorts of elements, statuses and bases, cycles and parallel channels.
Network random_network(std::uint32_t seed);

struct DrawnNetwork {
  std::uint32_t seed = 0;
  Network network;
};

/// The first `count` random networks whose worlds are few enough to look at all of them (at most 13
/// uncertain elements, with and without what is external).
std::vector<DrawnNetwork> random_networks(std::size_t count);

/// The same network with every list turned round before it is sorted again.
Network relisted(Network network);

/// The same network with other ids for its actors, in the opposite order of the alphabet.
Network renamed(const Network& network);

}  // namespace sideflow::engine::testing
