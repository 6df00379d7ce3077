// Networks for scenarios to change: small ones in which something is missing, planned or hindered, some
// drawn by chance, and those that come with sideflow.
#pragma once

#include "engine/change/scenario.hpp"
#include "models/expects.hpp"
#include "models/read_network.hpp"
#include "small_networks.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {

inline const KindId kSignal{"signal"};
inline const KindId kCase{"case"};

inline Channel& absent(Channel& channel, const std::vector<std::string>& barriers,
                       Status status = Status::missing) {
  for (const std::string& id : barriers) channel.barriers.push_back({id});
  channel.status = status;
  return channel;
}

inline Barrier& absence(NetworkBuilder& made, const std::string& id) {
  Barrier& barrier = made.barrier(id, 1);
  barrier.absence = true;
  barrier.passes.reset();
  return barrier;
}

// b --planned--> m --> c, with fear on the first; case goes the same way
inline Network planned_line() {
  NetworkBuilder made;
  made.kind("signal");
  made.kind("case");
  made.barrier("fear", 0.5);
  absence(made, "no-line");
  made.bearer("b", "signal").holds.push_back({.kind = kCase});
  made.actor("m");
  made.collector("c", "signal").collects.push_back(kCase);
  absent(made.channel("b", "m", "signal", 0.5), {"fear", "no-line"}, Status::planned)
      .carries[kCase] = judged(0.25);
  made.channel("m", "c", "signal", 0.5).carries[kCase] = judged(0.5);
  Network network = made.network();
  for (Channel& one : network.channels) one.place = {0, 7, 3};
  return network;
}

// b and d --planned, one entry--> c
inline Network entry_of_two() {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.bearer("d", "signal");
  made.collector("c", "signal");
  for (const char* sender : {"b", "d"}) {
    Channel& line = made.channel(sender, "c", "signal", 0.5);
    line.id = {std::string("lines/") + sender};
    line.entry = {"lines"};
    line.status = Status::planned;
  }
  return made.network();
}

// b is a dead end for signal and case; b/c is missing for want of a line, and carries signal
inline Network dead_end() {
  NetworkBuilder made;
  made.kind("signal");
  made.kind("case");
  absence(made, "no-line");
  Actor& bearer = made.bearer("b", "signal");
  bearer.holds.push_back({.kind = kCase});
  bearer.dead_end = DeadEnd{{kCase, kSignal}, {}, "nobody to tell"};
  made.collector("c", "signal").collects.push_back(kCase);
  absent(made.channel("b", "c", "signal", 0.5), {"no-line"});
  return made.network();
}

// b --> m --> c, where m turns signal into case and c collects case
inline Network with_a_desk() {
  NetworkBuilder made;
  made.kind("signal");
  made.kind("case");
  made.bearer("b", "signal").recognises[kSignal] = judged(0.5);
  made.actor("m").turns.push_back({kSignal, kCase, judged(0.5), Basis::stated, {}, "", {}});
  made.collector("c", "case");
  made.channel("b", "m", "signal", 0.5);
  made.channel("m", "c", "case", 0.5);
  return made.network();
}

// b and d --> c; `law` stands inside b, on b's channel and on d's, drawn by sender (or as said)
inline Network under_a_law(Drawn drawn = Drawn::sender) {
  NetworkBuilder made;
  made.kind("signal");
  made.barrier("law", 0.5, drawn);
  made.bearer("b", "signal").hinder_forwards = {{"law"}};
  made.bearer("d", "signal").hinder_recognises = {{"law"}};
  made.collector("c", "signal");
  for (const char* sender : {"b", "d"}) {
    made.channel(sender, "c", "signal", 0.5).barriers = {{"law"}};
  }
  return made.network();
}

// b, d and e --missing--> c for want of a line; e's lacks a mandate as well
inline Network without_lines() {
  NetworkBuilder made;
  made.kind("signal");
  absence(made, "no-line");
  absence(made, "no-mandate");
  made.barrier("fear", 0.5);
  made.collector("c", "signal");
  for (const char* sender : {"b", "d", "e"}) {
    made.bearer(sender, "signal");
    absent(made.channel(sender, "c", "signal", 0.5), {"fear", "no-line"}).entry = {"lines"};
  }
  Network network = made.network();
  network.channels[1].status = Status::planned;
  network.channels[2].barriers.push_back({"no-mandate"});
  return network;
}

/// The same network, where some of what is missing or planned lacks a line, and some a mandate, too.
inline Network with_absences(Network network) {
  NetworkBuilder made;
  for (const char* id : {"no-line", "no-mandate"}) network.barriers.push_back(absence(made, id));
  std::sort(network.barriers.begin(), network.barriers.end(),
            [](const Barrier& a, const Barrier& b) { return a.id < b.id; });
  for (std::size_t c = 0; c < network.channels.size(); ++c) {
    Channel& one = network.channels[c];
    if (one.status != Status::planned && one.status != Status::missing) continue;
    one.barriers.push_back({"no-line"});
    if (c % 3 == 0) one.barriers.push_back({"no-mandate"});
    std::sort(one.barriers.begin(), one.barriers.end());
  }
  return network;
}

/// Checks networks drawn by chance, with absences; says the seed.
inline void each_network(const std::function<void(const Network&)>& check) {
  static const std::vector<DrawnNetwork> kDrawn = random_networks(120);
  for (const DrawnNetwork& drawn : kDrawn) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    check(with_absences(drawn.network));
  }
}

/// The network of a country, or "region", that comes with sideflow.
inline Network bundled(const std::string& file) {
  const std::string path = file == "region" ? file : "countries/" + file;
  return read_network(SIDEFLOW_TESTS_FOLDER "/../data/" + path + ".yaml").network.value();
}

inline const Scenario& scenario(const Network& network, const std::string& id) {
  const auto wanted = [&id](const Scenario& one) { return one.id.text == id; };
  const auto found = std::find_if(network.scenarios.begin(), network.scenarios.end(), wanted);
  expects(found != network.scenarios.end(), "the scenario is in the file");
  return *found;
}

/// The network after its scenario with this id.
inline Network tried(const Network& network, const std::string& id) {
  return changed(network, scenario(network, id).changes);
}

}  // namespace sideflow::engine::testing
