// The parts of a network in words: actors, kinds, channels, barriers, and how strong they are.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"

#include <string>

namespace sideflow::reports {

[[nodiscard]] std::string actor_name(const Network& network, const ActorId& actor);
[[nodiscard]] std::string kind_name(const Network& network, const KindId& kind);
[[nodiscard]] std::string barrier_name(const Network& network, const BarrierId& barrier);

/// The actor and the kind of a vertex: "Doctors", "suspicion".
[[nodiscard]] std::string actor_name(const Network& network, const engine::FlowGraph& graph,
                                     engine::VertexIndex vertex);
[[nodiscard]] std::string kind_name(const Network& network, const engine::FlowGraph& graph,
                                    engine::VertexIndex vertex);

/// The likelihood that the file gives for an element; never null for elements of this network.
[[nodiscard]] const JudgedLikelihood* judged(const Network& network,
                                             const engine::Element& element);

/// "usually (0.70, range 0.50 to 0.85), assumed"; "not judged" for a strength that nobody judged.
[[nodiscard]] std::string strength_words(const Network& network, const engine::Element& element);

/// What the element is: "the channel from Doctors to Police for suspicion", "recognising
/// suspicion at Doctors", "the barrier Distrust at Doctors".
[[nodiscard]] std::string element_words(const Network& network, const engine::Element& element);

/// An arc as a way: "from Doctors to Police: suspicion"; of a turn "at Police: suspicion
/// becomes case".
[[nodiscard]] std::string arc_words(const Network& network, const engine::FlowGraph& graph,
                                    engine::ArcIndex arc);

}  // namespace sideflow::reports
