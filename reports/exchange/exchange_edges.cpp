// The edges of an exchange graph: channels, one for each kind that they carry.
#include "engine/flow/flow_elements.hpp"
#include "reports/element_words.hpp"
#include "reports/exchange/exchange_parts.hpp"

#include <set>
#include <tuple>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

/// What an edge is made from.
struct Crossing {
  const Network& network;
  const Edition& edition;
  const Channel& channel;
  const KindId& kind;
  const JudgedLikelihood& judged;
  LikelihoodRange net;   ///< behind the barriers that stand on the channel
  LikelihoodRange step;  ///< of all that the step needs
  bool counts_today;
};

using engine::ElementRegister;
using engine::FlowOptions;

LikelihoodRange both(const LikelihoodRange& one, const LikelihoodRange& other) {
  return {Likelihood{one.low.value() * other.low.value()},
          Likelihood{one.best.value() * other.best.value()},
          Likelihood{one.high.value() * other.high.value()}};
}

LikelihoodRange behind_barriers(const Network& network, const Channel& channel,
                                const JudgedLikelihood& judged, const FlowOptions& options) {
  LikelihoodRange range = judged.range;
  for (const BarrierId& id : channel.barriers) {
    const Barrier* barrier = find_barrier(network, id);
    if (barrier != nullptr && engine::stops_pieces(*barrier, options))
      range = both(range, barrier->passes->range);
  }
  return range;
}

LikelihoodRange of_all(const ElementRegister& known, const std::vector<std::string>& needed) {
  LikelihoodRange range = kCertain;
  for (const std::string& name : needed) range = both(range, known.elements().at(name).own);
  return range;
}

std::vector<SourceId> sources_of(const Crossing& crossing) {
  std::vector<SourceId> sources;
  for (const Evidence& piece : crossing.channel.evidence) sources.push_back(piece.source);
  for (const Evidence& piece : crossing.judged.evidence) sources.push_back(piece.source);
  for (const Account& account : crossing.judged.accounts) sources.push_back(account.source);
  return sources;
}

NamedSources named_sources_of(const Crossing& crossing) {
  return named_sources(crossing.network, crossing.edition, sources_of(crossing));
}

/// The notes of the channel and of its likelihood. A note may speak of any source of the edge: unless
/// all of them are shown, none is.
std::string note_of(const Crossing& crossing) {
  if (named_sources_of(crossing).withheld > 0) return "";
  return crossing.channel.note + " " + crossing.judged.note;
}

std::vector<std::string> barrier_names(const Crossing& crossing) {
  std::vector<std::string> names;
  for (const BarrierId& id : crossing.channel.barriers)
    names.push_back(barrier_name(crossing.network, id));
  return names;
}

std::vector<std::string> laws_of(const Crossing& crossing) {
  std::vector<std::string> laws;
  for (const BarrierId& id : crossing.channel.barriers) {
    const Barrier* barrier = find_barrier(crossing.network, id);
    if (barrier != nullptr && !barrier->law.empty() &&
        shows_all(crossing.edition, crossing.network, barrier->evidence))
      laws.push_back(barrier->law);
  }
  return laws;
}

const char* aim_of(const Crossing& crossing) {
  const Kind* kind = find_kind(crossing.network, crossing.kind);
  return kind == nullptr ? "" : word(kind->aim);
}

constexpr ExchangeColumn<Crossing> kColumns[] = {
    {"channel", ValueType::text,
     [](const Crossing& edge) { return maybe_text(edge.channel.id.text); }},
    {"entry", ValueType::text,
     [](const Crossing& edge) { return maybe_text(edge.channel.entry.text); }},
    {"kind", ValueType::text, [](const Crossing& edge) { return maybe_text(edge.kind.text); }},
    {"kind_name", ValueType::text,
     [](const Crossing& edge) { return maybe_text(kind_name(edge.network, edge.kind)); }},
    {"aim", ValueType::text, [](const Crossing& edge) { return maybe_text(aim_of(edge)); }},
    {"status", ValueType::text,
     [](const Crossing& edge) { return maybe_text(word(edge.channel.status)); }},
    {"effective_status", ValueType::text,
     [](const Crossing& edge) {
       return maybe_text(word(effective_status(edge.network, edge.channel)));
     }},
    {"counts_today", ValueType::truth,
     [](const Crossing& edge) -> MaybeValue { return edge.counts_today; }},
    {"likelihood_low", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.judged.range.low.value(); }},
    {"likelihood_best", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.judged.range.best.value(); }},
    {"likelihood_high", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.judged.range.high.value(); }},
    {"likelihood_word", ValueType::text,
     [](const Crossing& edge) { return maybe_text(edge.judged.word); }},
    {"likelihood_basis", ValueType::text,
     [](const Crossing& edge) { return maybe_text(word(edge.judged.basis)); }},
    {"likelihood_disputed", ValueType::truth,
     [](const Crossing& edge) -> MaybeValue { return !edge.judged.accounts.empty(); }},
    {"net_low", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.net.low.value(); }},
    {"net_best", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.net.best.value(); }},
    {"net_high", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.net.high.value(); }},
    {"step_low", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.step.low.value(); }},
    {"step_best", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.step.best.value(); }},
    {"step_high", ValueType::number,
     [](const Crossing& edge) -> MaybeValue { return edge.step.high.value(); }},
    {"barriers", ValueType::list,
     [](const Crossing& edge) { return maybe_ids(edge.channel.barriers); }},
    {"barrier_names", ValueType::list,
     [](const Crossing& edge) { return maybe_list(barrier_names(edge)); }},
    {"laws", ValueType::list, [](const Crossing& edge) { return maybe_list(laws_of(edge)); }},
    {"days_low", ValueType::number,
     [](const Crossing& edge) { return maybe_days(edge.channel.takes, Estimate::low); }},
    {"days_best", ValueType::number,
     [](const Crossing& edge) { return maybe_days(edge.channel.takes, Estimate::best); }},
    {"days_high", ValueType::number,
     [](const Crossing& edge) { return maybe_days(edge.channel.takes, Estimate::high); }},
    {"form", ValueType::text,
     [](const Crossing& edge) { return maybe_text(word(edge.channel.form)); }},
    {"lasting", ValueType::text,
     [](const Crossing& edge) { return maybe_text(word(edge.channel.lasting)); }},
    {"basis", ValueType::text,
     [](const Crossing& edge) { return maybe_text(word(edge.channel.basis)); }},
    {"note", ValueType::text, [](const Crossing& edge) { return maybe_text(note_of(edge)); }},
    {"sources", ValueType::list,
     [](const Crossing& edge) { return maybe_list(named_sources_of(edge).shown); }},
    {"sources_withheld", ValueType::whole,
     [](const Crossing& edge) { return whole(named_sources_of(edge).withheld); }},
};

/// Positions of the channel and of the kind of each arc that works today.
using WorkingArcs = std::set<std::pair<std::uint32_t, KindId>>;

WorkingArcs working_arcs(const Network& network, const engine::FlowGraph& graph) {
  WorkingArcs arcs;
  for (const engine::Arc& arc : graph.arcs) {
    if (arc.channel != engine::Arc::kNoChannel && arc.status == Status::working)
      arcs.insert({arc.channel, network.kinds[arc.kind].id});
  }
  return arcs;
}

ExchangeEdge edge_of(const Crossing& crossing, const std::string& id) {
  return {id,
          crossing.channel.from.text,
          crossing.channel.to.text,
          crossing.kind.text,
          exchange_text(kind_name(crossing.network, crossing.kind)),
          values_of(kColumns, crossing)};
}

}  // namespace

std::vector<ExchangeAttribute> exchange_edge_attributes() { return attributes_of(kColumns); }

std::vector<ExchangeEdge> exchange_edges(const Network& network, const engine::Analysis& analysis,
                                         const Edition& edition) {
  const FlowOptions options{.with_external = analysis.with_external};
  const WorkingArcs working = working_arcs(network, analysis.graph);
  ElementRegister known(network, options);
  std::vector<ExchangeEdge> edges;
  for (std::uint32_t c = 0; c < network.channels.size(); ++c) {
    const Channel& channel = network.channels[c];
    for (const auto& [kind, judged] : channel.carries) {
      const std::vector<std::string> needed = known.for_channel(channel, kind, judged);
      const Crossing crossing{network,
                              edition,
                              channel,
                              kind,
                              judged,
                              behind_barriers(network, channel, judged, options),
                              of_all(known, needed),
                              working.contains({c, kind})};
      edges.push_back(edge_of(crossing, needed.front()));
    }
  }
  return edges;
}

}  // namespace sideflow::reports
