# What any paper consists of, and the writers of that.
target_sources(sideflow_reports PRIVATE
  document/markdown.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  document/document.hpp
  document/markdown.hpp
)
