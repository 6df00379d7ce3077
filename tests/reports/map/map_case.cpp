#include "map_case.hpp"

#include <algorithm>
#include <array>

namespace sideflow::reports::testing {

namespace {

Name plain(const std::string& text) { return Name{{{"", text}}}; }

template <class Entities>
void sort_by_id(Entities& entities) {
  std::sort(entities.begin(), entities.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
}

template <class Entities, class Id>
std::uint32_t position(const Entities& entities, const Id& id) {
  const auto found = std::find_if(entities.begin(), entities.end(),
                                  [&](const auto& entity) { return entity.id == id; });
  return static_cast<std::uint32_t>(found - entities.begin());
}

/// A vertex for every actor and kind.
void fill_graph(MapCase& made) {
  engine::FlowGraph& graph = made.analysis.graph;
  const auto kinds = static_cast<std::uint32_t>(made.network.kinds.size());
  for (std::uint32_t actor = 0; actor < made.network.actors.size(); ++actor) {
    for (std::uint32_t kind = 0; kind < kinds; ++kind) graph.vertices.push_back({actor, kind});
  }
  for (engine::VertexIndex v = 0; v < graph.vertices.size(); ++v) {
    const Actor& actor = made.network.actors[graph.vertices[v].actor];
    if (!actor.collects.empty()) graph.collectors.push_back(v);
  }
  graph.numbers.vertices = static_cast<engine::VertexIndex>(graph.vertices.size());
  for (std::uint32_t at = 0; at < made.network.channels.size(); ++at) {
    const Channel& channel = made.network.channels[at];
    for (const auto& [kind, likelihood] : channel.carries) {
      const std::uint32_t k = position(made.network.kinds, kind);
      graph.arcs.push_back({.channel = at, .kind = k, .status = channel.status});
      graph.numbers.tails.push_back(position(made.network.actors, channel.from) * kinds + k);
      graph.numbers.heads.push_back(position(made.network.actors, channel.to) * kinds + k);
    }
  }
}

}  // namespace

MapCaseBuilder::MapCaseBuilder() {
  network_.id = "testland";
  network_.name = plain("Testland");
  network_.as_of = "2010-03";
}

Kind& MapCaseBuilder::kind(const std::string& id) {
  const std::uint32_t at = position(network_.kinds, KindId{id});
  if (at < network_.kinds.size()) return network_.kinds[at];
  network_.kinds.push_back({.id = {id}, .name = plain(id)});
  return network_.kinds.back();
}

Actor& MapCaseBuilder::actor(const std::string& id, const std::string& name, Stage stage) {
  network_.actors.push_back({.id = {id}, .name = plain(name), .stage = stage});
  return network_.actors.back();
}

Actor& MapCaseBuilder::bearer(const std::string& id, const std::string& name, Stage stage,
                              const std::string& kind_id, RowSays says) {
  rows_.push_back({{id}, kind(kind_id).id, says});
  Actor& made = actor(id, name, stage);
  made.holds.push_back({.kind = {kind_id}});
  return made;
}

Actor& MapCaseBuilder::collector(const std::string& id, const std::string& name) {
  Actor& made = actor(id, name, Stage::decides);
  for (const Kind& each : network_.kinds) made.collects.push_back(each.id);
  return made;
}

Barrier& MapCaseBuilder::barrier(const std::string& id, const std::string& name, Effect effect) {
  network_.barriers.push_back({.id = {id}, .name = plain(name), .effect = effect});
  return network_.barriers.back();
}

Barrier& MapCaseBuilder::absence(const std::string& id, const std::string& name) {
  Barrier& made = barrier(id, name);
  made.absence = true;
  return made;
}

Channel& MapCaseBuilder::channel(const std::string& from, const std::string& to,
                                 const std::string& kind_id, Flow flow) {
  ChannelId id{from + "/" + to};
  const bool is_second = position(network_.channels, id) < network_.channels.size();
  if (is_second) id.text += "/" + std::to_string(network_.channels.size());
  flows_.push_back({id, kind(kind_id).id, std::move(flow)});
  network_.channels.push_back({.id = id, .entry = id, .from = {from}, .to = {to}});
  network_.channels.back().carries[{kind_id}] = {};
  return network_.channels.back();
}

Channel& MapCaseBuilder::gap(const std::string& from, const std::string& to,
                             const std::string& kind_id, Status status, const std::string& reason) {
  Channel& made = channel(from, to, kind_id, {});
  made.status = status;
  if (!reason.empty()) made.barriers.push_back({reason});
  return made;
}

MapCase MapCaseBuilder::built() const {
  MapCase made{.network = network_};
  sort_by_id(made.network.actors);
  sort_by_id(made.network.channels);
  sort_by_id(made.network.barriers);
  sort_by_id(made.network.kinds);
  fill_graph(made);
  const std::size_t kinds = made.network.kinds.size();
  for (const Row& row : rows_) {
    const std::size_t vertex =
        position(made.network.actors, row.actor) * kinds + position(made.network.kinds, row.kind);
    engine::ReachRow told;
    told.row.vertex = static_cast<engine::VertexIndex>(vertex);
    told.verdict = told.verdict_low = told.verdict_high = row.says.verdict;
    told.verdict_pessimistic = told.verdict_optimistic = row.says.verdict;
    told.why = row.says.why;
    made.analysis.graph.bearers.push_back(told.row);
    made.analysis.reach.bearers.push_back(told);
  }
  made.flows.complete = true;
  made.flows.at_vertex.resize(made.analysis.graph.vertices.size());
  for (engine::ArcIndex arc = 0; arc < made.analysis.graph.arcs.size(); ++arc) {
    const Channel& channel = made.network.channels[made.analysis.graph.arcs[arc].channel];
    const KindId& carried = made.network.kinds[made.analysis.graph.arcs[arc].kind].id;
    engine::ChannelFlow flow{.arc = arc};
    for (const FlowOf& given : flows_) {
      if (given.channel != channel.id || given.kind != carried) continue;
      flow.at_sender = flow.put_in = given.flow.put_in;
      flow.comes_out = given.flow.comes_out;
      for (std::size_t i = 0; i < given.flow.behind_barriers.size(); ++i) {
        flow.barriers.push_back(
            {position(made.network.barriers, channel.barriers[i]), given.flow.behind_barriers[i]});
      }
    }
    made.flows.at_vertex[made.analysis.graph.numbers.heads[arc]] += flow.comes_out;
    made.flows.channels.push_back(std::move(flow));
  }
  return made;
}

MapCase country_case() {
  MapCaseBuilder country;
  const Stage notices = Stage::notices, assesses = Stage::assesses;
  country.bearer("social-workers", "Municipal social workers", notices, "suspicion", kSaid);
  country.bearer("doctors", "Doctors", notices, "suspicion", kSaid);
  country.bearer("psychologists", "Psychologists", notices, "suspicion", kSaid);
  country.bearer("ngos", "NGOs", notices, "suspicion", kSaid);
  country.bearer("support-centre", "Child Support Centre", notices, "abuse", kSaid);
  country.bearer("mall-staff", "Mall staff", notices, "meeting-places", kNotAsked);
  country.bearer("pool-staff", "Swimming-hall staff", notices, "meeting-places", kNotAsked);
  country.bearer("teachers", "Teachers", notices, "suspicion", kNotAsked);
  country.bearer("internet-users", "Internet users", notices, "material", kOpen);
  country.bearer("children", "Children and young people", notices, "worries", kNotAsked);
  country.bearer("home-staff", "Children's-home staff", notices, "suspicion", kFaint);
  country.actor("hotline", "Internet hotline", assesses);
  country.actor("helplines", "Helplines for children", assesses);
  country.actor("municipalities", "Municipalities", assesses);
  country.actor("registry", "Population register", assesses);
  country.bearer("police", "Police", assesses, "victims", kReached);
  country.bearer("prosecutors", "Public prosecutors", assesses, "cases", kReached);
  country.bearer("courts", "Courts", assesses, "convictions", kReached);
  country.actor("database", "Case database", assesses).status = Status::planned;
  country.collector("contact-point", "National Contact Point");
  country.actor("government", "Government and ministries", Stage::policy);
  country.absence("no-system", "No reporting system");
  country.barrier("distrust", "Distrust");
  country.barrier("secrecy", "Rules of secrecy");
  country.barrier("slow-post", "Paper post", Effect::delay);
  JudgedLikelihood sometimes;
  sometimes.range = {Likelihood{0.15}, Likelihood{0.3}, Likelihood{0.5}};
  country.barrier("no-criteria", "No criteria for recognition").passes = sometimes;
  country.channel("police", "contact-point", "victims", {1, {}, 0.7});
  country.channel("prosecutors", "contact-point", "cases", {1, {1}, 0.7}).barriers = {
      {"slow-post"}};
  country.channel("courts", "contact-point", "convictions", {1, {}, 0.7});
  country.channel("internet-users", "hotline", "material", {1, {}, 0.3});
  country.channel("children", "helplines", "worries", {1, {}, 0.3});
  country.channel("home-staff", "police", "suspicion", {1, {0.3}, 0.21}).barriers = {{"distrust"}};
  country.channel("doctors", "police", "suspicion", {0.6, {0.0}, 0.0}).barriers = {{"secrecy"}};
  country.channel("contact-point", "government", "victims", {0.7, {}, 0.5}).carries[{"cases"}] = {};
  for (const char* sender :
       {"social-workers", "doctors", "psychologists", "ngos", "municipalities"}) {
    country.gap(sender, "contact-point", "suspicion", Status::missing, "no-system");
  }
  country.gap("support-centre", "contact-point", "abuse", Status::missing, "no-system");
  country.gap("social-workers", "database", "suspicion", Status::planned);
  country.gap("hotline", "police", "material", Status::unknown);
  MapCase made = country.built();
  for (Actor& actor : made.network.actors) {
    const std::string& id = actor.id.text;
    if (id == "doctors" || id == "ngos") actor.hinder_recognises.push_back({"no-criteria"});
  }
  return made;
}

MapCase chain_case() {
  MapCaseBuilder country;
  const Stage notices = Stage::notices, assesses = Stage::assesses;
  country.bearer("teachers", "Teachers, pedagogues and school psychologists of municipalities",
                 notices, "suspicion", kFaint);
  country.bearer("receptionists", "Receptionists of hotels", notices, "suspicion", kSaid);
  country.bearer("nurses", "Doctors and nurses", notices, "suspicion", kSaid);
  country.bearer("shelter", "Shelter \"Safe house\"", notices, "disclosure", kFaint);
  country.bearer("children", "Children and young people", notices, "worries", kNotAsked);
  country.bearer("social-workers", "Municipal social workers", notices, "neglect", kFaint);
  country.bearer("border-guard", "State border guard", assesses, "children-alone", kFaint);
  country.actor("court", "Guardians' court", assesses);
  country.bearer("police", "State police", assesses, "victims", kReached);
  country.actor("register", "Joint register", assesses).status = Status::planned;
  country.collector("contact-point", "National Contact Point");
  country.actor("ministry", "Ministry of Welfare", Stage::policy);
  country.barrier("distrust", "Distrust between authorities and non-governmental organisations");
  country.barrier("secrecy", "Rules of secrecy");
  country.barrier("slow-post", "Slow post on paper", Effect::delay);
  country.barrier("paper", "Records cannot be joined", Effect::quality);
  country.absence("no-system", "No reporting system");
  const std::vector<BarrierId> series{{"distrust"}, {"secrecy"}, {"slow-post"}};
  country.channel("teachers", "social-workers", "suspicion", {1, {0.3, 0.1}, 0.1}).barriers =
      series;
  country.channel("social-workers", "court", "suspicion", {1, {0.3}, 0.2}).barriers = {
      {"distrust"}};
  country.channel("court", "police", "suspicion", {0.2, {0.1, 0.05}, 0.05}).barriers = series;
  country.channel("police", "contact-point", "victims", {1, {}, 0.7}).barriers = {{"paper"}};
  country.channel("nurses", "police", "suspicion", {1, {0}, 0}).barriers = {{"secrecy"}};
  country.channel("shelter", "police", "disclosure", {1, {0.3}, 0.2}).barriers = {{"distrust"}};
  country.channel("border-guard", "contact-point", "children-alone", {1, {}, 0.3});
  country.gap("nurses", "contact-point", "suspicion", Status::missing, "no-system");
  for (const char* sender : {"social-workers", "police"}) {
    country.gap(sender, "register", "suspicion", Status::planned);
  }
  country.gap("register", "contact-point", "suspicion", Status::planned);
  return country.built();
}

MapCase school_case(const std::string& name) {
  MapCaseBuilder country;
  country.bearer("school", name, Stage::notices, "sign", kReached);
  country.collector("office", name);
  country.barrier("secrecy", name);
  country.channel("school", "office", "sign", {1, {0.5}, 0.25}).barriers = {{"secrecy"}};
  return country.built();
}

MapCase dense_case(std::size_t actors, std::size_t channels) {
  static constexpr std::array kStages{Stage::notices, Stage::assesses, Stage::assesses,
                                      Stage::policy};
  MapCaseBuilder country;
  for (std::size_t i = 0; i < actors; ++i) {
    const std::string id = "actor-" + std::to_string(i);
    country.bearer(id, "Actor " + std::to_string(i), kStages[i * kStages.size() / actors], "sign",
                   kReached);
  }
  country.collector("zz-office", "Office");
  country.barrier("secrecy", "Secrecy");
  std::size_t state = 12345;  // a small generator, the same on every machine
  const auto next = [&](std::size_t below) {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 65536 % below;
  };
  for (std::size_t i = 0; i < channels; ++i) {
    const std::string from = "actor-" + std::to_string(next(actors));
    const std::string to = i % 10 == 0 ? "zz-office" : "actor-" + std::to_string(next(actors));
    if (i % 2 == 0) {
      country.channel(from, to, "sign", {1, {0.5}, 0.3}).barriers = {{"secrecy"}};
    } else {
      country.channel(from, to, "sign", {1, {}, 0.3});
    }
  }
  return country.built();
}

}  // namespace sideflow::reports::testing
