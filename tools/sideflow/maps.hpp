// Maps as pictures: composed here from an analysis, laid out by the program sideflow-layout.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/map/map_ground.hpp"
#include "reports/map/map_picture.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/structure_map.hpp"
#include "tools/sideflow/commands.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sideflow::tools {

enum class MapSort : std::uint8_t { loss, structure, gatekeepers, change, overview };

/// Which map of a network is asked for.
struct MapQuestion {
  MapSort sort = MapSort::loss;
  reports::MapOptions options;
  reports::StructureSize size = reports::StructureSize::links;
  const Scenario* scenario =
      nullptr;  ///< of `change`, never null there; of `loss`: the map after it
};

/// A map and the ground on which it stands.
struct ComposedMap {
  reports::MapView view;
  reports::MapGround ground;
};

/// What maps need of an analysis: no draws, as maps show no ranges. The actor graph is that of `kind`, if
/// given.
[[nodiscard]] engine::Analysis analysis_for_maps(const Network& network, const AnalysisRequest& how,
                                                 const std::optional<KindId>& kind = {});

/// The map that is asked for. Loss and change maps share a ground with those of every scenario of the
/// network, so that turning from one to the next moves nothing. `analysis` is that of `network`, `how`
/// the way in which scenarios are analysed too.
[[nodiscard]] ComposedMap composed_map(const Network& network, const engine::Analysis& analysis,
                                       const AnalysisRequest& how, const MapQuestion& question);

/// The usual map of a network: the overview of a joined one, else the loss map.
[[nodiscard]] MapQuestion usual_map(const Network& network);

/// The program sideflow-layout: beside this program, or on the PATH. Throws ProgramMissing when it stands
/// in neither place.
[[nodiscard]] reports::LayoutProgram layout_program();

/// Pictures of a map of the network called `id`, in the order of the formats. Throws ProgramMissing when
/// sideflow-layout stands neither beside this program nor on the PATH, WorldError when it gives no
/// picture.
[[nodiscard]] reports::MapPictures drawn(const std::string& id, const ComposedMap& map,
                                         const reports::PictureWishes& wishes);

/// More actors than this are too many for one map.
inline constexpr std::size_t kMostActors = 40;

/// Whether a map of a whole network has more actors than that, so that others are better.
[[nodiscard]] bool is_too_full(const ComposedMap& map, const MapQuestion& question);

/// Whether a map has so many actors that no picture of it would show anything.
[[nodiscard]] bool is_hopeless(const ComposedMap& map);

/// "2000 actors do not fit one picture; --focus ACTOR and --kind KIND draw less".
[[nodiscard]] std::string hopeless_words(const ComposedMap& map);

/// The map of one kind, and how it is called.
struct KindMap {
  KindId kind;
  ComposedMap map;
};

/// The maps to take instead of one that is too full: one for each kind to be collected that a bearer
/// holds, but for those that are hopelessly full themselves; none where there is one kind only.
[[nodiscard]] std::vector<KindMap> maps_of_kinds(const Network& network,
                                                 const engine::Analysis& analysis,
                                                 const AnalysisRequest& how,
                                                 const MapQuestion& question);

/// Says that a map is too full, and which maps are better: those of `better`, where there are any.
void say_too_full(const Network& network, const ComposedMap& map,
                  const std::vector<KindMap>& better);

/// "svg", "png", "pdf" or "dot".
[[nodiscard]] std::string word(reports::MapFormat format);
[[nodiscard]] reports::MapFormat map_format(const std::string& word);

/// "(map text 21 px)": how large labels are on a 1080p screen.
[[nodiscard]] std::string text_size_words(const reports::MapPictures& pictures);

/// Says on standard error what came up while drawing, and that the text is too small to be read
/// from the back of a room.
void say_notes(const std::string& network, const reports::MapPictures& pictures);

}  // namespace sideflow::tools
