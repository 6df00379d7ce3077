// Actor graphs made of bare links: drawn by chance, and three that everybody knows.
#pragma once

#include "engine/structure/actor_graph.hpp"
#include "tests/engine/small_networks.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace sideflow::engine::testing {

struct Line {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double passes = 0.5;
  double days = 1;
};

inline std::string numbered(std::uint32_t vertex) { return "v" + std::to_string(1000 + vertex); }

/// The actor graph of so many actors, in the order of their numbers, and these channels.
inline ActorGraph graph_of(std::uint32_t actors, const std::vector<Line>& lines) {
  NetworkBuilder builder;
  builder.kind("sign");
  for (std::uint32_t a = 0; a < actors; ++a) builder.actor(numbered(a));
  for (const Line& line : lines) {
    Channel& channel = builder.channel(numbered(line.from), numbered(line.to), "sign", line.passes);
    channel.takes = Duration{line.days, line.days, line.days, ""};
  }
  const Network network = builder.network();
  return actor_graph(network, compile_flow_graph(network));
}

inline std::vector<Line> both_ways(
    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ties) {
  std::vector<Line> lines;
  for (const auto& [a, b] : ties) {
    lines.push_back({a, b});
    lines.push_back({b, a});
  }
  return lines;
}

/// Few links, so that much is out of reach; parallel ones and links to oneself; the last two alone.
inline std::vector<Line> random_lines(std::uint32_t seed, std::uint32_t actors) {
  std::mt19937 dice(seed);
  std::vector<Line> lines;
  for (std::uint32_t i = 0; i < 2 * actors; ++i) {
    const auto number = [&] { return static_cast<std::uint32_t>(dice() % (actors - 2)); };
    lines.push_back({number(), number(), static_cast<double>(1 + dice() % 99) / 100,
                     static_cast<double>(1 + dice() % 9)});
  }
  return lines;
}

/// Krackhardt's kite (Krackhardt 1990, Administrative Science Quarterly 35, figure 2).
inline ActorGraph kite() {
  enum : std::uint32_t { andre, beverly, carol, diane, ed, fernando, garth, heather, ike, jane };
  return graph_of(10, both_ways({{andre, beverly},
                                 {andre, carol},
                                 {andre, diane},
                                 {andre, fernando},
                                 {beverly, diane},
                                 {beverly, ed},
                                 {beverly, garth},
                                 {carol, diane},
                                 {carol, fernando},
                                 {diane, ed},
                                 {diane, fernando},
                                 {diane, garth},
                                 {ed, garth},
                                 {fernando, garth},
                                 {fernando, heather},
                                 {garth, heather},
                                 {heather, ike},
                                 {ike, jane}}));
}

enum Family : std::uint32_t {
  acciaiuoli,
  albizzi,
  barbadori,
  bischeri,
  castellani,
  ginori,
  guadagni,
  lamberteschi,
  medici,
  pazzi,
  peruzzi,
  ridolfi,
  salviati,
  strozzi,
  tornabuoni
};

/// Marriages between families of Florence (Padgett and Ansell 1993, American Journal of Sociology 98), the
/// Pucci, who have none, left out.
inline ActorGraph florence() {
  return graph_of(
      15, both_ways({{acciaiuoli, medici},    {castellani, peruzzi},   {castellani, strozzi},
                     {castellani, barbadori}, {medici, barbadori},     {medici, ridolfi},
                     {medici, tornabuoni},    {medici, albizzi},       {medici, salviati},
                     {salviati, pazzi},       {peruzzi, strozzi},      {peruzzi, bischeri},
                     {strozzi, ridolfi},      {strozzi, bischeri},     {ridolfi, tornabuoni},
                     {tornabuoni, guadagni},  {albizzi, ginori},       {albizzi, guadagni},
                     {bischeri, guadagni},    {guadagni, lamberteschi}}));
}

/// The members of a club (Zachary 1977, Journal of Anthropological Research 33, figure 1), numbered from 0.
inline ActorGraph club() {
  const std::vector<std::vector<std::uint32_t>> later_friends{
      {2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32},
      {3, 4, 8, 14, 18, 20, 22, 31},
      {4, 8, 9, 10, 14, 28, 29, 33},
      {8, 13, 14},
      {7, 11},
      {7, 11, 17},
      {17},
      {},
      {31, 33, 34},
      {34},
      {},
      {},
      {},
      {34},
      {33, 34},
      {33, 34},
      {},
      {},
      {33, 34},
      {34},
      {33, 34},
      {},
      {33, 34},
      {26, 28, 30, 33, 34},
      {26, 28, 32},
      {32},
      {30, 34},
      {34},
      {32, 34},
      {33, 34},
      {33, 34},
      {33, 34},
      {34}};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  for (std::uint32_t member = 0; member < later_friends.size(); ++member)
    for (const std::uint32_t friend_of : later_friends[member])
      ties.emplace_back(member, friend_of - 1);
  return graph_of(34, both_ways(ties));
}

}  // namespace sideflow::engine::testing
