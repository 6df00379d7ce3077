# What any paper consists of, and the writers of that.
target_sources(sideflow_reports PRIVATE
  document/html.cpp
  document/markdown.cpp
  document/office.cpp
  document/picture_data.cpp
  document/stored_zip.cpp
  document/table_widths.cpp
  document/word_reference.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  document/document.hpp
  document/html.hpp
  document/markdown.hpp
  document/office.hpp
  document/page_style.hpp
  document/picture_data.hpp
  document/stored_zip.hpp
  document/table_widths.hpp
  document/word_reference.hpp
)
