# Tables: the results in JSON with their schema, and tables on the terminal.
#
# The schema is compiled in from the documentation's copy, so that there is only one.
set(results_schema_file ${PROJECT_SOURCE_DIR}/docs/schema/results.schema.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${results_schema_file})
file(READ ${results_schema_file} RESULTS_SCHEMA)
configure_file(${CMAKE_CURRENT_LIST_DIR}/results_schema.cpp.in
  ${CMAKE_CURRENT_BINARY_DIR}/results_schema.cpp @ONLY)

target_sources(sideflow_reports PRIVATE
  tables/bottleneck_table.cpp
  tables/centrality_table.cpp
  tables/csv.cpp
  tables/hand_over_json.cpp
  tables/hand_over_table.cpp
  tables/meeting_json.cpp
  tables/meeting_table.cpp
  tables/structure_json.cpp
  tables/diagnostics_json.cpp
  tables/elements_json.cpp
  tables/json_parts.cpp
  tables/ledger_json.cpp
  tables/ledger_table.cpp
  tables/model_json.cpp
  tables/reach_json.cpp
  tables/reach_table.cpp
  tables/results_json.cpp
  tables/terminal_table.cpp
  tables/xlsx.cpp
  tables/about_data.cpp
  tables/file_data.cpp
  tables/json_table.cpp
  tables/place_data.cpp
  tables/reach_data.cpp
  tables/sheet_text.cpp
  tables/workbook_tables.cpp
  tables/data_table.cpp
  ${CMAKE_CURRENT_BINARY_DIR}/results_schema.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  tables/bottleneck_table.hpp
  tables/centrality_table.hpp
  tables/csv.hpp
  tables/hand_over_json.hpp
  tables/hand_over_table.hpp
  tables/hand_over_words.hpp
  tables/meeting_json.hpp
  tables/meeting_table.hpp
  tables/meeting_words.hpp
  tables/structure_json.hpp
  tables/diagnostics_json.hpp
  tables/elements_json.hpp
  tables/json_parts.hpp
  tables/ledger_json.hpp
  tables/ledger_table.hpp
  tables/model_json.hpp
  tables/reach_json.hpp
  tables/reach_table.hpp
  tables/results_json.hpp
  tables/terminal_table.hpp
  tables/xlsx.hpp
  tables/json_table.hpp
  tables/sheet_text.hpp
  tables/workbook_parts.hpp
  tables/workbook_tables.hpp
  tables/data_table.hpp
)

# Found by its own name: what it says of itself to pkg-config needs more packages than it does.
find_path(SIDEFLOW_XLSXWRITER_INCLUDE xlsxwriter.h REQUIRED)
find_library(SIDEFLOW_XLSXWRITER xlsxwriter REQUIRED)
target_link_libraries(sideflow_reports PRIVATE ${SIDEFLOW_XLSXWRITER})
