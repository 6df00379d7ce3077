# The seminar map. Graphviz itself is not here: layout.cpp belongs to the program sideflow-layout.
find_package(fmt REQUIRED)
find_package(Fontconfig REQUIRED)

target_sources(sideflow_reports PRIVATE
  map/arrangement.cpp
  map/dot_marks.cpp
  map/dot_text.cpp
  map/fonts.cpp
  map/frame.cpp
  map/frame_text.cpp
  map/inner_loss.cpp
  map/label_lines.cpp
  map/layout_client.cpp
  map/legend.cpp
  map/loss_map.cpp
  map/map_picture.cpp
  map/map_words.cpp
  map/palette.cpp
  map/picture_text.cpp
  map/positions.cpp
  map/strands.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  map/arrangement.hpp
  map/dot_marks.hpp
  map/dot_text.hpp
  map/fonts.hpp
  map/frame.hpp
  map/frame_text.hpp
  map/inner_loss.hpp
  map/label_lines.hpp
  map/layout.hpp
  map/layout_client.hpp
  map/legend.hpp
  map/map_picture.hpp
  map/map_view.hpp
  map/map_words.hpp
  map/palette.hpp
  map/picture_text.hpp
  map/positions.hpp
  map/strands.hpp
)
target_link_libraries(sideflow_reports PUBLIC fmt::fmt PRIVATE Fontconfig::Fontconfig)
