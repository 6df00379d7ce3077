#include "reports/map/region_rows.hpp"

#include "models/expects.hpp"
#include "reports/map/label_lines.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/region_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::ReachRow;

constexpr LineBreaks kBreaks{.characters = 26, .lines = 6};

bool carries_prefix(const std::string& id, const std::string& prefix) {
  return id.size() > prefix.size() && id.starts_with(prefix) && id[prefix.size()] == '.';
}

/// The prefix of an actor: of several that fit, joined one in the other, the innermost.
std::string prefix_of(const Network& network, const Actor& actor) {
  std::string innermost;
  for (const JoinedNetwork& joined : network.joined) {
    const bool is_longer = joined.prefix.size() > innermost.size();
    if (is_longer && carries_prefix(actor.id.text, joined.prefix)) innermost = joined.prefix;
  }
  return innermost;
}

/// By name: any other order would look like a ranking.
std::vector<Place> sorted_places(const Network& network, const std::set<std::string>& with_actors) {
  std::vector<Place> places;
  for (const JoinedNetwork& joined : network.joined) {
    if (with_actors.contains(joined.prefix))
      places.push_back({joined.prefix, one_line(joined.name.shown())});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.name, a.prefix) < std::tie(b.name, b.prefix);
  });
  places.push_back({"", one_line(network.name.shown())});
  return places;
}

/// The worst first: what stands on the strip.
constexpr std::array kWorstFirst{Fate::does_not_arrive, Fate::rarely_arrives, Fate::not_known,
                                 Fate::arrives};

Tone tone_of(Fate fate) {
  switch (fate) {
    case Fate::does_not_arrive: return Tone::does_not_arrive;
    case Fate::rarely_arrives: return Tone::rarely_arrives;
    case Fate::not_known: return Tone::not_known;
    case Fate::arrives: return Tone::arrives;
    case Fate::at_home: break;
  }
  return Tone::plain;
}

std::string total_words(const Tallies& tallies, const Tally& tally) {
  std::size_t total = 0;
  for (const auto& [fate, number] : tally) total += number;
  return tallies.counts_groups ? counted(total, "group", "groups")
                               : counted(total, "thing noticed", "things noticed");
}

/// The fates of a tally, the worst first.
std::vector<Fate> fates_of(const Tally& tally) {
  std::vector<Fate> fates;
  for (const Fate fate : kWorstFirst)
    if (tally.contains(fate)) fates.push_back(fate);
  return fates;
}

void say_how_they_fare(Box& box, const Tally& tally) {
  const std::vector<Fate> fates = fates_of(tally);
  box.words = fate_words(fates.front(), tally.at(fates.front()));
  box.tone = tone_of(fates.front());
  std::vector<std::string> others;
  for (std::size_t i = fates.size(); i-- > 1;)
    others.push_back(fate_words(fates[i], tally.at(fates[i])));
  if (!others.empty()) box.name.push_back(listed(others));
  box.question = tally.contains(Fate::not_known);
}

Status status_of(const Network& network, std::uint32_t actor) {
  return network.actors[actor].status;
}

}  // namespace

Places places_of(const Network& network) {
  std::set<std::string> with_actors;
  for (const Actor& actor : network.actors) with_actors.insert(prefix_of(network, actor));
  Places places{sorted_places(network, with_actors), {}};
  std::map<std::string, std::size_t> by_prefix;
  for (std::size_t at = 0; at < places.all.size(); ++at) by_prefix[places.all[at].prefix] = at;
  for (const Actor& actor : network.actors)
    places.of_actor.push_back(by_prefix.at(prefix_of(network, actor)));
  return places;
}

std::string name_in_place(const Network& network, const Places& places, std::uint32_t actor) {
  std::string name = one_line(network.actors[actor].name.shown());
  const std::string whose = " (" + places.all[places.of_actor[actor]].name + ")";
  if (name.ends_with(whose)) name.resize(name.size() - whose.size());
  return name;
}

std::vector<const ReachRow*> travelling_rows(const Analysis& analysis,
                                             const MapSelection& selection) {
  std::vector<const ReachRow*> rows;
  for (const ReachRow& row : analysis.reach.bearers) {
    const engine::Vertex& vertex = analysis.graph.vertices[row.row.vertex];
    if (fate(row) != Fate::at_home && selection.kinds[vertex.kind]) rows.push_back(&row);
  }
  return rows;
}

Tallies tallies_of(const Analysis& analysis, const Places& places,
                   const std::vector<const ReachRow*>& rows) {
  std::map<std::uint32_t, std::set<Fate>> fates;
  for (const ReachRow* row : rows)
    fates[analysis.graph.vertices[row->row.vertex].actor].insert(fate(*row));
  Tallies tallies{true, std::vector<Tally>(places.all.size())};
  for (const auto& [actor, of_one] : fates)
    tallies.counts_groups = tallies.counts_groups && of_one.size() == 1;
  if (tallies.counts_groups) {
    for (const auto& [actor, of_one] : fates)
      ++tallies.by_place[places.of_actor[actor]][*of_one.begin()];
    return tallies;
  }
  for (const ReachRow* row : rows) {
    const std::uint32_t actor = analysis.graph.vertices[row->row.vertex].actor;
    ++tallies.by_place[places.of_actor[actor]][fate(*row)];
  }
  return tallies;
}

Box groups_box(const Place& place, const Tallies& tallies, const Tally& tally) {
  Box box{.id = place.prefix.empty() ? "groups" : "groups-" + place.prefix};
  if (tally.empty()) {
    box.name = label_lines(place.name, kBreaks);
    box.words = "no group is described";
    box.tone = Tone::idle;
    return box;
  }
  box.name = label_lines(place.name + ": " + total_words(tallies, tally), kBreaks);
  say_how_they_fare(box, tally);
  return box;
}

std::vector<std::uint32_t> collectors_of(const Network& network, const Places& places,
                                         const MapSelection& selection, std::size_t place) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t at = 0; at < network.actors.size(); ++at) {
    const bool collects = selection.actors[at] && !network.actors[at].collects.empty();
    if (collects && places.of_actor[at] == place) all.push_back(at);
  }
  std::stable_sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) {
    return status_of(network, a) < status_of(network, b);
  });
  return all;
}

Box collectors_box(const Network& network, const Places& places,
                   const std::vector<std::uint32_t>& collectors,
                   const std::set<std::uint32_t>& reached) {
  expects(!collectors.empty(), "the box of collectors is somebody's");
  const Status best = status_of(network, collectors.front());
  const bool any_reached = std::any_of(collectors.begin(), collectors.end(),
                                       [&](std::uint32_t at) { return reached.contains(at); });
  Box box{.id = "collects-" + places.all[places.of_actor[collectors.front()]].prefix};
  if (best != Status::working) {
    box.tone = Tone::not_working;
    box.words = not_working_words(best);
    box.question = best == Status::unknown;
  }
  for (const std::uint32_t at : collectors) {
    std::string words = name_in_place(network, places, at);
    if (status_of(network, at) != best) {
      words += ": " + not_working_words(status_of(network, at));
    } else if (any_reached && !reached.contains(at)) {
      words += ": nothing known to arrive";
    }
    for (std::string& line : label_lines(words, kBreaks)) box.name.push_back(std::move(line));
  }
  return box;
}

}  // namespace sideflow::reports
