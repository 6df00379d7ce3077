// The loss map as pictures: composed here, laid out by the program sideflow-layout.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/map/map_picture.hpp"

#include <string>
#include <vector>

namespace sideflow::tools {

/// Pictures of the loss map in `formats`, in their order. Throws ProgramMissing when
/// sideflow-layout stands neither beside this program nor on the PATH, WorldError when it gives
/// no picture.
[[nodiscard]] reports::MapPictures loss_map(const Network& network,
                                            const engine::Analysis& analysis,
                                            const std::vector<reports::MapFormat>& formats);

/// "svg", "png", "pdf" or "dot".
[[nodiscard]] std::string word(reports::MapFormat format);
[[nodiscard]] reports::MapFormat map_format(const std::string& word);

/// "(map text 21 px)": how large labels are on a 1080p screen.
[[nodiscard]] std::string text_size_words(const reports::MapPictures& pictures);

/// Says on standard error what came up while drawing, and that the text is too small to be read
/// from the back of a room.
void say_notes(const std::string& network, const reports::MapPictures& pictures);

}  // namespace sideflow::tools
