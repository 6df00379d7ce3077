#include "engine/structure/brokerage.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace sideflow::engine {

namespace {

constexpr std::uint32_t kNoSector = 0xffffffff;

/// By vertex, the number of its sector.
std::vector<std::uint32_t> sectors_of(const Network& network, const ActorGraph& graph) {
  std::map<SectorId, std::uint32_t> numbers;
  std::vector<std::uint32_t> sectors;
  for (const std::uint32_t actor : graph.actors) {
    const std::optional<SectorId>& sector = network.actors[actor].sector;
    const auto next = static_cast<std::uint32_t>(numbers.size());
    sectors.push_back(sector ? numbers.emplace(*sector, next).first->second : kNoSector);
  }
  return sectors;
}

BrokerRole role(std::uint32_t from, std::uint32_t via, std::uint32_t to) {
  if (from == via) return via == to ? BrokerRole::coordinator : BrokerRole::representative;
  if (via == to) return BrokerRole::gatekeeper;
  return from == to ? BrokerRole::consultant : BrokerRole::liaison;
}

/// Who has a link from one actor, looked up at once.
class Receivers {
 public:
  explicit Receivers(const ActorGraph& graph) : graph_(graph), mark_(graph.size(), 0) {}

  void look_at(std::uint32_t sender) {
    ++number_;
    mark_[sender] = number_;  // what comes back to its sender is not brokered
    for (const ActorLink& link : graph_.out(sender)) mark_[link.to] = number_;
  }
  [[nodiscard]] bool has(std::uint32_t vertex) const { return mark_[vertex] == number_; }

 private:
  const ActorGraph& graph_;
  std::vector<std::uint64_t> mark_;
  std::uint64_t number_ = 0;
};

/// Adds what comes to `arriving.to` by `arriving` and goes on to actors that its sender does not reach.
void add_ways(const ActorGraph& graph, const std::vector<std::uint32_t>& sectors,
              const ActorLink& arriving, const Receivers& direct, ActorBrokerage& broker) {
  for (const ActorLink& leaving : graph.out(arriving.to)) {
    if (direct.has(leaving.to)) continue;
    const std::uint32_t from = sectors[arriving.from];
    const std::uint32_t via = sectors[arriving.to];
    const std::uint32_t to = sectors[leaving.to];
    if (from == kNoSector || via == kNoSector || to == kNoSector) {
      ++broker.unplaced;
      continue;
    }
    const auto place = static_cast<std::size_t>(role(from, via, to));
    ++broker.ways[place];
    broker.flow[place] += arriving.likelihood * leaving.likelihood;
  }
}

}  // namespace

Brokerage brokerage(const Network& network, const ActorGraph& graph) {
  Brokerage result;
  result.actors.resize(graph.size());
  const std::vector<std::uint32_t> sectors = sectors_of(network, graph);
  Receivers direct(graph);
  for (std::uint32_t sender = 0; sender < graph.size(); ++sender) {
    direct.look_at(sender);
    for (const ActorLink& arriving : graph.out(sender))
      add_ways(graph, sectors, arriving, direct, result.actors[arriving.to]);
  }
  for (const ActorBrokerage& actor : result.actors)
    for (std::size_t role = 0; role < kBrokerRoles; ++role) result.ways[role] += actor.ways[role];
  return result;
}

}  // namespace sideflow::engine
