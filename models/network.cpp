#include "models/network.hpp"

#include <algorithm>

namespace sideflow {

namespace {

template <class Entity, class Id>
const Entity* find_sorted(const std::vector<Entity>& entities, const Id& id) {
  const auto found =
      std::lower_bound(entities.begin(), entities.end(), id,
                       [](const Entity& entity, const Id& wanted) { return entity.id < wanted; });
  return found != entities.end() && found->id == id ? &*found : nullptr;
}

/// How far a status is from working: the worse of two ends decides.
int distance_from_working(Status status) {
  switch (status) {
    case Status::working: return 0;
    case Status::unknown: return 1;
    case Status::planned: return 2;
    case Status::missing: return 3;
  }
  return 0;
}

ScaleWord scale_word(const char* word, double low, double best, double high) {
  return {word, {Likelihood{low}, Likelihood{best}, Likelihood{high}}, ""};
}

}  // namespace

const char* word(Basis basis) {
  switch (basis) {
    case Basis::stated: return "stated";
    case Basis::implied: return "implied";
    case Basis::assumed: return "assumed";
    case Basis::external: return "external";
  }
  return "";
}

const char* word(Status status) {
  switch (status) {
    case Status::working: return "working";
    case Status::planned: return "planned";
    case Status::missing: return "missing";
    case Status::unknown: return "unknown";
  }
  return "";
}

const char* word(Stage stage) {
  switch (stage) {
    case Stage::notices: return "notices";
    case Stage::assesses: return "assesses";
    case Stage::decides: return "decides";
    case Stage::policy: return "policy";
  }
  return "";
}

const char* word(Aim aim) { return aim == Aim::collect ? "collect" : "inform"; }

const char* word(Effect effect) {
  switch (effect) {
    case Effect::flow: return "flow";
    case Effect::delay: return "delay";
    case Effect::quality: return "quality";
  }
  return "";
}

const char* word(Drawn drawn) {
  switch (drawn) {
    case Drawn::network: return "network";
    case Drawn::sender: return "sender";
    case Drawn::channel: return "channel";
  }
  return "";
}

const char* word(RestsOn rests_on) {
  switch (rests_on) {
    case RestsOn::law: return "law";
    case RestsOn::belief: return "belief";
    case RestsOn::practice: return "practice";
    case RestsOn::resources: return "resources";
    case RestsOn::absence: return "absence";
    case RestsOn::unknown: return "unknown";
  }
  return "";
}

const char* word(Form form) {
  switch (form) {
    case Form::formal: return "formal";
    case Form::informal: return "informal";
    case Form::unknown: return "unknown";
  }
  return "";
}

const char* word(Lasting lasting) {
  switch (lasting) {
    case Lasting::permanent: return "permanent";
    case Lasting::project: return "project";
    case Lasting::once: return "once";
    case Lasting::unknown: return "unknown";
  }
  return "";
}

const char* word(Access access) {
  switch (access) {
    case Access::public_: return "public";
    case Access::partners: return "partners";
    case Access::internal: return "internal";
  }
  return "";
}

const char* word(SourceKind kind) {
  switch (kind) {
    case SourceKind::report: return "report";
    case SourceKind::interview: return "interview";
    case SourceKind::slides: return "slides";
    case SourceKind::law: return "law";
    case SourceKind::statistics: return "statistics";
    case SourceKind::web: return "web";
    case SourceKind::other: return "other";
  }
  return "";
}

const std::string& Name::shown() const {
  static const std::string kNothing;
  if (const auto plain = by_language.find(""); plain != by_language.end()) return plain->second;
  if (const auto english = by_language.find("en"); english != by_language.end())
    return english->second;
  return by_language.empty() ? kNothing : by_language.begin()->second;
}

const Actor* find_actor(const Network& network, const ActorId& id) {
  return find_sorted(network.actors, id);
}
const Channel* find_channel(const Network& network, const ChannelId& id) {
  return find_sorted(network.channels, id);
}
const Barrier* find_barrier(const Network& network, const BarrierId& id) {
  return find_sorted(network.barriers, id);
}
const Kind* find_kind(const Network& network, const KindId& id) {
  return find_sorted(network.kinds, id);
}
const Source* find_source(const Network& network, const SourceId& id) {
  return find_sorted(network.sources, id);
}
const Role* find_role(const Network& network, const RoleId& id) {
  return find_sorted(network.roles, id);
}

Status effective_status(const Network& network, const Channel& channel) {
  if (channel.status != Status::working) return channel.status;
  Status status = Status::working;
  for (const ActorId& end : {channel.from, channel.to}) {
    const Actor* actor = find_actor(network, end);
    if (actor == nullptr) continue;
    if (distance_from_working(actor->status) > distance_from_working(status))
      status = actor->status;
  }
  return status;
}

const std::vector<ScaleWord>& built_in_scale() {
  static const std::vector<ScaleWord> kScale = {
      scale_word("never", 0, 0, 0.02),           scale_word("rarely", 0.02, 0.07, 0.15),
      scale_word("sometimes", 0.15, 0.30, 0.50), scale_word("usually", 0.50, 0.70, 0.85),
      scale_word("always", 0.85, 0.93, 1),
  };
  return kScale;
}

}  // namespace sideflow
