# Words and files: what maps, reports and tables share.
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)

target_sources(sideflow_reports PRIVATE
  child_process.cpp
  element_words.cpp
  evidence.cpp
  ledger_sentences.cpp
  loss_places.cpp
  passages.cpp
  sentences.cpp
  version.cpp
  whole_file.cpp
  wording.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  child_process.hpp
  element_words.hpp
  evidence.hpp
  ledger_sentences.hpp
  loss_places.hpp
  passages.hpp
  sentences.hpp
  version.hpp
  whole_file.hpp
  without_interruption.hpp
  wording.hpp
)
set_property(SOURCE version.cpp APPEND PROPERTY
  COMPILE_DEFINITIONS SIDEFLOW_VERSION="${PROJECT_VERSION}")
target_link_libraries(sideflow_reports PRIVATE fmt::fmt nlohmann_json::nlohmann_json)
