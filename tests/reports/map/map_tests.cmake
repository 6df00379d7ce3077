# The tests of the map, part of reports_test. They run the program that lays maps out.
target_sources(reports_test PRIVATE
  map/dot_text_test.cpp
  map/label_lines_test.cpp
  map/change_map_test.cpp
  map/map_ground_test.cpp
  map/late_boxes_test.cpp
  map/line_fans_test.cpp
  map/map_selection_test.cpp
  map/frame_test.cpp
  map/layout_test.cpp
  map/map_arrangement_test.cpp
  map/gatekeeper_map_test.cpp
  map/map_case.cpp
  map/region_map_test.cpp
  map/structure_map_test.cpp
  map/map_picture_test.cpp
  map/map_view_test.cpp
  map/positions_test.cpp
  map/svg_picture.cpp
)
target_include_directories(reports_test PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/map)
target_compile_definitions(reports_test PRIVATE SIDEFLOW_LAYOUT="$<TARGET_FILE:sideflow-layout>")
add_dependencies(reports_test sideflow-layout)
