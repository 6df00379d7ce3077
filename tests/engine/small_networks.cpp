#include "small_networks.hpp"

#include "engine/flow/search_side.hpp"
#include "every_world.hpp"

#include <algorithm>

namespace sideflow::engine::testing {

namespace {

template <class Entity>
void sort_by_id(std::vector<Entity>& entities) {
  std::sort(entities.begin(), entities.end(),
            [](const Entity& a, const Entity& b) { return a.id < b.id; });
}

void sort_lists(Network& network) {
  sort_by_id(network.kinds);
  sort_by_id(network.actors);
  sort_by_id(network.channels);
  sort_by_id(network.barriers);
  for (Actor& actor : network.actors) {
    std::sort(actor.holds.begin(), actor.holds.end(),
              [](const Holding& a, const Holding& b) { return a.kind < b.kind; });
    std::sort(actor.collects.begin(), actor.collects.end());
    std::sort(actor.needs.begin(), actor.needs.end());
  }
  for (Channel& channel : network.channels) {
    std::sort(channel.barriers.begin(), channel.barriers.end());
  }
}

/// Dice that fall the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : source_(seed) {}

  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(source_() % count); }
  bool one_in(std::uint32_t count) { return below(count) == 0; }
  JudgedLikelihood likelihood() {
    if (one_in(8)) return judged(0.0, 0.0, 0.125);
    if (one_in(8)) return judged(1.0);
    double parts[3] = {below(64) / 64.0, below(64) / 64.0, below(64) / 64.0};
    std::sort(parts, parts + 3);
    return judged(parts[0], parts[1], parts[2]);
  }
  template <class Value>
  Value of(std::initializer_list<Value> values) {
    return *(values.begin() + below(static_cast<std::uint32_t>(values.size())));
  }

 private:
  std::mt19937 source_;
};

const std::vector<std::string> kKinds{"signal", "case", "advice"};

void draw_actor(Dice& dice, NetworkBuilder& builder, const std::string& id) {
  Actor& actor = builder.actor(id);
  if (dice.one_in(2)) actor.holds.push_back({.kind = {"signal"}});
  if (dice.one_in(4)) actor.holds.push_back({.kind = {"advice"}});
  if (dice.one_in(4)) actor.collects.push_back({dice.of<std::string>({"signal", "case"})});
  if (dice.one_in(3)) actor.needs.push_back({"advice"});
  if (dice.one_in(6)) actor.recognises[{"signal"}] = dice.likelihood();
  if (dice.one_in(6)) actor.forwards[{"signal"}] = dice.likelihood();
  if (dice.one_in(5)) actor.hinder_recognises.push_back({"fear"});
  if (dice.one_in(6)) actor.hinder_forwards.push_back({"law"});
  if (dice.one_in(4)) {
    actor.turns.push_back({{"signal"},
                           {"case"},
                           dice.likelihood(),
                           dice.of({Basis::stated, Basis::assumed, Basis::external}),
                           {},
                           "",
                           {}});
  }
  actor.status = dice.of({Status::working, Status::working, Status::working, Status::working,
                          Status::working, Status::working, Status::working, Status::planned});
  actor.basis = dice.of({Basis::stated, Basis::stated, Basis::stated, Basis::assumed});
  if (dice.one_in(3)) actor.asked.push_back({"made"});
}

void draw_channel(Dice& dice, NetworkBuilder& builder, std::uint32_t actors, std::uint32_t number) {
  const std::string from = "a" + std::to_string(dice.below(actors));
  const std::string to = dice.one_in(4) ? "z" : "a" + std::to_string(dice.below(actors));
  Channel& channel = builder.channel(
      from, to, dice.of({kKinds[0], kKinds[0], kKinds[0], kKinds[0], kKinds[1], kKinds[2]}), 0);
  channel.id.text = "c" + std::to_string(number);
  channel.carries.begin()->second = dice.likelihood();
  channel.status = dice.of({Status::working, Status::working, Status::working, Status::working,
                            Status::working, Status::working, Status::working, Status::planned,
                            Status::missing, Status::unknown});
  channel.basis = dice.of({Basis::stated, Basis::stated, Basis::stated, Basis::stated,
                           Basis::stated, Basis::assumed, Basis::assumed, Basis::external});
  if (dice.one_in(4)) channel.barriers.push_back({"fear"});
  if (dice.one_in(4)) channel.barriers.push_back({"law"});
  if (dice.one_in(4)) channel.barriers.push_back({"post"});
}

}  // namespace

JudgedLikelihood judged(double best) { return judged(best, best, best); }

JudgedLikelihood judged(double low, double best, double high) {
  return {.range = {Likelihood{low}, Likelihood{best}, Likelihood{high}}};
}

Kind& NetworkBuilder::kind(const std::string& id, Aim aim) {
  return network_.kinds.emplace_back(Kind{.id = {id}, .aim = aim});
}

Actor& NetworkBuilder::actor(const std::string& id) {
  return network_.actors.emplace_back(Actor{.id = {id}});
}

Actor& NetworkBuilder::bearer(const std::string& id, const std::string& kind) {
  Actor& added = actor(id);
  added.holds.push_back({.kind = {kind}});
  return added;
}

Actor& NetworkBuilder::collector(const std::string& id, const std::string& kind) {
  Actor& added = actor(id);
  added.collects.push_back({kind});
  return added;
}

Channel& NetworkBuilder::channel(const std::string& from, const std::string& to,
                                 const std::string& kind, double passes) {
  return network_.channels.emplace_back(Channel{
      .id = {from + "/" + to}, .from = {from}, .to = {to}, .carries = {{{kind}, judged(passes)}}});
}

Barrier& NetworkBuilder::barrier(const std::string& id, double passes, Drawn drawn) {
  return network_.barriers.emplace_back(
      Barrier{.id = {id}, .passes = judged(passes), .drawn = drawn});
}

Network NetworkBuilder::network() const {
  Network sorted = network_;
  sort_lists(sorted);
  return sorted;
}

Network random_network(std::uint32_t seed) {
  Dice dice(seed);
  NetworkBuilder builder;
  builder.kind("signal");
  builder.kind("case");
  builder.kind("advice", Aim::inform);
  const auto basis = [&] { return dice.of({Basis::stated, Basis::assumed, Basis::external}); };
  builder.barrier("fear", 0.375, dice.of({Drawn::network, Drawn::sender})).basis = basis();
  builder.barrier("law", 0.75, dice.of({Drawn::network, Drawn::sender})).basis = basis();
  builder.barrier("post", 0.625, Drawn::channel).basis = basis();
  const std::uint32_t actors = 4 + dice.below(2);
  for (std::uint32_t a = 0; a < actors; ++a) draw_actor(dice, builder, "a" + std::to_string(a));
  builder.collector("z", "signal");
  for (std::uint32_t c = 0; c < 10; ++c) draw_channel(dice, builder, actors, c);
  return builder.network();
}

namespace {

std::size_t uncertain_in(const Network& network) {
  const FlowGraph graph = compile_flow_graph(network, {.with_external = true});
  std::vector<std::vector<double>> all;
  for (const Lens lens : kLenses) all.push_back(likelihoods(graph, lens));
  return uncertain_elements(graph.numbers, all).size();
}

}  // namespace

std::vector<DrawnNetwork> random_networks(std::size_t count) {
  std::vector<DrawnNetwork> drawn;
  for (std::uint32_t seed = 1; drawn.size() < count; ++seed) {
    Network network = random_network(seed);
    if (uncertain_in(network) <= 13) drawn.push_back({seed, std::move(network)});
  }
  return drawn;
}

Network relisted(Network network) {
  std::reverse(network.kinds.begin(), network.kinds.end());
  std::reverse(network.actors.begin(), network.actors.end());
  std::reverse(network.channels.begin(), network.channels.end());
  std::reverse(network.barriers.begin(), network.barriers.end());
  sort_lists(network);
  return network;
}

Network renamed(const Network& network) {
  const auto other = [&](const ActorId& id) {
    std::size_t place = 0;
    while (network.actors[place].id != id) ++place;
    return ActorId{"n" + std::to_string(100 + network.actors.size() - place)};
  };
  Network changed = network;
  for (Actor& actor : changed.actors) actor.id = other(actor.id);
  for (Channel& channel : changed.channels) {
    channel.from = other(channel.from);
    channel.to = other(channel.to);
  }
  sort_lists(changed);
  return changed;
}

}  // namespace sideflow::engine::testing
