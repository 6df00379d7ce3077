#include "engine/flow/flow_elements.hpp"

#include <algorithm>

namespace sideflow::engine {

namespace {

Element described(std::string name, ElementSort sort, const JudgedLikelihood& likelihood) {
  Element element;
  element.name = std::move(name);
  element.sort = sort;
  element.own = element.today = likelihood.range;
  element.pessimistic = element.optimistic = likelihood.range.best;
  element.strength = likelihood.basis;
  element.disputed = !likelihood.accounts.empty();
  element.word = likelihood.word;
  element.accounts = likelihood.accounts;
  return element;
}

// What does not work lets nothing through today, whatever it is assumed to be.
void put_out_of_work(Element& element, Status status) {
  element.status = status;
  if (status == Status::working) return;
  element.today = kImpossible;
  element.pessimistic = element.optimistic = Likelihood{};
}

void add_once(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

Basis existence_with_ends(const Channel& channel, const Actor& from, const Actor& to) {
  const bool end_assumed = from.basis == Basis::assumed || to.basis == Basis::assumed;
  return end_assumed ? Basis::assumed : channel.basis;
}

/// "turns:ACTOR:KIND"; with ":INTO" where the actor turns the same kind into several.
std::string turn_name(const Actor& actor, const Turn& turn) {
  const auto same_kind = [&](const Turn& other) { return other.from == turn.from; };
  const std::string name = "turns:" + actor.id.text + ":" + turn.from.text;
  const bool alone = std::count_if(actor.turns.begin(), actor.turns.end(), same_kind) <= 1;
  return alone ? name : name + ":" + turn.into.text;
}

}  // namespace

bool stops_pieces(const Barrier& barrier, const FlowOptions& options) {
  return barrier.effect == Effect::flow && !barrier.absence && barrier.passes.has_value() &&
         is_there(barrier.basis, options);
}

std::string barrier_element_name(const Barrier& barrier, const ActorId& sender,
                                 const Channel* channel) {
  const std::string name = "barrier:" + barrier.id.text;
  if (barrier.drawn == Drawn::network) return name;
  if (barrier.drawn == Drawn::channel && channel != nullptr) return name + "@" + channel->id.text;
  return name + "@" + sender.text;
}

std::vector<std::string> ElementRegister::for_channel(const Channel& channel, const KindId& kind,
                                                      const JudgedLikelihood& passes) {
  const Actor& sender = *find_actor(network_, channel.from);
  std::vector<std::string> names{channel_element(channel, kind, passes)};
  add_recognising(sender, kind, names);
  add_forwarding(sender, kind, names);
  for (const BarrierId& id : channel.barriers) add_barrier(id, sender.id, &channel, names);
  return names;
}

std::vector<std::string> ElementRegister::for_turn(const Actor& actor, const Turn& turn) {
  std::vector<std::string> names{turn_element(actor, turn)};
  add_recognising(actor, turn.from, names);
  return names;
}

std::string ElementRegister::channel_element(const Channel& channel, const KindId& kind,
                                             const JudgedLikelihood& passes) {
  Element element =
      described("channel:" + channel.id.text + ":" + kind.text, ElementSort::channel, passes);
  element.channel = channel.id;
  element.kind = kind;
  element.existence = existence_with_ends(channel, *find_actor(network_, channel.from),
                                          *find_actor(network_, channel.to));
  if (element.existence == Basis::assumed) element.pessimistic = Likelihood{};
  put_out_of_work(element, effective_status(network_, channel));
  return elements_.insert_or_assign(element.name, element).first->first;
}

std::string ElementRegister::turn_element(const Actor& actor, const Turn& turn) {
  Element element = described(turn_name(actor, turn), ElementSort::turns, turn.likelihood);
  element.actor = actor.id;
  element.kind = turn.from;
  element.into = turn.into;
  element.existence = actor.basis == Basis::assumed ? Basis::assumed : turn.basis;
  if (element.existence == Basis::assumed) element.pessimistic = Likelihood{};
  put_out_of_work(element, actor.status);
  return elements_.insert_or_assign(element.name, element).first->first;
}

void ElementRegister::add_recognising(const Actor& actor, const KindId& kind,
                                      std::vector<std::string>& names) {
  if (const auto given = actor.recognises.find(kind); given != actor.recognises.end()) {
    Element element = described("recognises:" + actor.id.text + ":" + kind.text,
                                ElementSort::recognises, given->second);
    element.actor = actor.id;
    element.kind = kind;
    element.existence = actor.basis;
    add_once(names, elements_.insert_or_assign(element.name, element).first->first);
  }
  for (const BarrierId& id : actor.hinder_recognises) add_barrier(id, actor.id, nullptr, names);
}

void ElementRegister::add_forwarding(const Actor& actor, const KindId& kind,
                                     std::vector<std::string>& names) {
  if (const auto given = actor.forwards.find(kind); given != actor.forwards.end()) {
    Element element = described("forwards:" + actor.id.text + ":" + kind.text,
                                ElementSort::forwards, given->second);
    element.actor = actor.id;
    element.kind = kind;
    element.existence = actor.basis;
    add_once(names, elements_.insert_or_assign(element.name, element).first->first);
  }
  for (const BarrierId& id : actor.hinder_forwards) add_barrier(id, actor.id, nullptr, names);
}

void ElementRegister::add_barrier(const BarrierId& id, const ActorId& sender,
                                  const Channel* channel, std::vector<std::string>& names) {
  const Barrier* barrier = find_barrier(network_, id);
  if (barrier == nullptr || !stops_pieces(*barrier, options_)) return;
  Element element = described(barrier_element_name(*barrier, sender, channel), ElementSort::barrier,
                              *barrier->passes);
  element.barrier = id;
  element.existence = barrier->basis;
  if (barrier->drawn == Drawn::sender) element.actor = sender;
  if (barrier->drawn == Drawn::channel && channel != nullptr) element.channel = channel->id;
  if (element.existence == Basis::assumed) element.optimistic = Likelihood{1.0};
  add_once(names, elements_.insert_or_assign(element.name, element).first->first);
}

}  // namespace sideflow::engine
