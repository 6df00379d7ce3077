#include "reports/element_words.hpp"

#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Element;
using engine::ElementSort;

std::string name_or_id(const Name& name, const std::string& id) {
  const std::string shown = one_line(name.shown());
  return shown.empty() ? id : shown;
}

const JudgedLikelihood* of_kind(const std::map<KindId, JudgedLikelihood>& by_kind,
                                const KindId& kind) {
  const auto found = by_kind.find(kind);
  return found == by_kind.end() ? nullptr : &found->second;
}

const JudgedLikelihood* of_turn(const Actor& actor, const Element& element) {
  for (const Turn& turn : actor.turns) {
    if (turn.from == element.kind && turn.into == element.into) return &turn.likelihood;
  }
  return nullptr;
}

const JudgedLikelihood* of_barrier(const Network& network, const BarrierId& id) {
  const Barrier* barrier = find_barrier(network, id);
  return barrier != nullptr && barrier->passes ? &*barrier->passes : nullptr;
}

const JudgedLikelihood* of_actor(const Network& network, const Element& element) {
  const Actor* actor = find_actor(network, element.actor);
  if (actor == nullptr) return nullptr;
  if (element.sort == ElementSort::recognises) return of_kind(actor->recognises, element.kind);
  if (element.sort == ElementSort::forwards) return of_kind(actor->forwards, element.kind);
  return of_turn(*actor, element);
}

engine::Bounds bounds_of(const LikelihoodRange& range) {
  return {range.low.value(), range.best.value(), range.high.value()};
}

/// The author's own word, else the scale's for the number.
std::string word_for(const Network& network, const Element& element) {
  const JudgedLikelihood* source = judged(network, element);
  if (source == nullptr || source->word.empty())
    return scale_word(network, element.own.best.value());
  return source->word == "unknown" ? "not judged" : source->word;
}

std::string channel_words(const Network& network, const ChannelId& id) {
  const Channel* channel = find_channel(network, id);
  if (channel == nullptr) return "the channel " + id.text;
  return fmt::format("the channel from {} to {}", actor_name(network, channel->from),
                     actor_name(network, channel->to));
}

std::string barrier_place(const Network& network, const Element& element) {
  if (!element.actor.empty()) return " at " + actor_name(network, element.actor);
  return element.channel.empty() ? "" : " on " + channel_words(network, element.channel);
}

}  // namespace

std::string actor_name(const Network& network, const ActorId& id) {
  const Actor* actor = find_actor(network, id);
  return actor == nullptr ? id.text : name_or_id(actor->name, id.text);
}

std::string kind_name(const Network& network, const KindId& id) {
  const Kind* kind = find_kind(network, id);
  return kind == nullptr ? id.text : name_or_id(kind->name, id.text);
}

std::string barrier_name(const Network& network, const BarrierId& id) {
  const Barrier* barrier = find_barrier(network, id);
  return barrier == nullptr ? id.text : name_or_id(barrier->name, id.text);
}

std::string actor_name(const Network& network, const engine::FlowGraph& graph,
                       engine::VertexIndex vertex) {
  return actor_name(network, network.actors[graph.vertices[vertex].actor].id);
}

std::string kind_name(const Network& network, const engine::FlowGraph& graph,
                      engine::VertexIndex vertex) {
  return kind_name(network, network.kinds[graph.vertices[vertex].kind].id);
}

const JudgedLikelihood* judged(const Network& network, const Element& element) {
  if (element.sort == ElementSort::barrier) return of_barrier(network, element.barrier);
  if (element.sort != ElementSort::channel) return of_actor(network, element);
  const Channel* channel = find_channel(network, element.channel);
  return channel == nullptr ? nullptr : of_kind(channel->carries, element.kind);
}

std::string strength_words(const Network& network, const Element& element) {
  const std::string disputed = element.disputed ? ", disputed" : "";
  return fmt::format("{} ({}), {}{}", word_for(network, element),
                     number_with_range(bounds_of(element.own)), word(element.strength), disputed);
}

std::string element_words(const Network& network, const Element& element) {
  const std::string actor = actor_name(network, element.actor);
  const std::string kind = kind_name(network, element.kind);
  switch (element.sort) {
    case ElementSort::channel:
      return fmt::format("{} for {}", channel_words(network, element.channel), kind);
    case ElementSort::recognises: return fmt::format("recognising {} at {}", kind, actor);
    case ElementSort::forwards: return fmt::format("passing on {} at {}", kind, actor);
    case ElementSort::turns: return fmt::format("turning {} into another kind at {}", kind, actor);
    case ElementSort::barrier:
      return fmt::format("the barrier \"{}\"{}", barrier_name(network, element.barrier),
                         barrier_place(network, element));
  }
  return element.name;
}

std::string arc_words(const Network& network, const engine::FlowGraph& graph,
                      engine::ArcIndex arc) {
  const engine::VertexIndex tail = graph.numbers.tails[arc];
  const engine::VertexIndex head = graph.numbers.heads[arc];
  const std::string kind = kind_name(network, graph, tail);
  if (graph.arcs[arc].channel == engine::Arc::kNoChannel) {
    return fmt::format("at {}: {} becomes {}", actor_name(network, graph, tail), kind,
                       kind_name(network, graph, head));
  }
  return fmt::format("from {} to {}: {}", actor_name(network, graph, tail),
                     actor_name(network, graph, head), kind);
}

}  // namespace sideflow::reports
