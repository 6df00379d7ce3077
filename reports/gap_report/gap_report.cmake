# The gap report: its view, made from an analysis, and the writers of that view.
target_sources(sideflow_reports PRIVATE
  gap_report/compose_gap_report.cpp
  gap_report/gap_sentences.cpp
  gap_report/report_closing.cpp
  gap_report/report_opening.cpp
  gap_report/row_evidence.cpp
  gap_report/row_route.cpp
  gap_report/row_section.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  gap_report/compose_gap_report.hpp
  gap_report/gap_sentences.hpp
  gap_report/report_sections.hpp
  gap_report/row_evidence.hpp
  gap_report/row_route.hpp
)
