// The elements of a network: its independent variables, found and described.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "models/network.hpp"

#include <map>
#include <string>
#include <vector>

namespace sideflow::engine {

/// Collects the elements that the arcs of a flow graph need. Every element is known by its name.
class ElementRegister {
 public:
  ElementRegister(const Network& network, const FlowOptions& options)
      : network_(network), options_(options) {}

  /// Names of the elements that a piece of `kind` needs in order to pass through `channel`: its own
  /// first, then those inside its sender, then its barriers. Each once.
  std::vector<std::string> for_channel(const Channel& channel, const KindId& kind,
                                       const JudgedLikelihood& passes);

  /// Names of the elements that `turn` at `actor` needs: its own first, then whether the actor
  /// recognises what turns.
  std::vector<std::string> for_turn(const Actor& actor, const Turn& turn);

  /// All elements that were named so far, by name.
  [[nodiscard]] const std::map<std::string, Element>& elements() const { return elements_; }

 private:
  std::string channel_element(const Channel& channel, const KindId& kind,
                              const JudgedLikelihood& passes);
  std::string turn_element(const Actor& actor, const Turn& turn);
  void add_recognising(const Actor& actor, const KindId& kind, std::vector<std::string>& names);
  void add_forwarding(const Actor& actor, const KindId& kind, std::vector<std::string>& names);
  void add_barrier(const BarrierId& id, const ActorId& sender, const Channel* channel,
                   std::vector<std::string>& names);

  const Network& network_;
  FlowOptions options_;
  std::map<std::string, Element> elements_;
};

/// Whether something with this basis is there under `options`.
[[nodiscard]] inline bool is_there(Basis basis, const FlowOptions& options) {
  return basis != Basis::external || options.with_external;
}

/// Whether `barrier` stops pieces at all under `options`: its effect is flow, it is not the absence of
/// a channel, and it is there.
[[nodiscard]] bool stops_pieces(const Barrier& barrier, const FlowOptions& options);

/// Name of the element that `barrier` is on `channel` or, without a channel, inside `sender`.
[[nodiscard]] std::string barrier_element_name(const Barrier& barrier, const ActorId& sender,
                                               const Channel* channel);

}  // namespace sideflow::engine
