# The gap report: its view, made from an analysis.
target_sources(sideflow_reports PRIVATE
  gap_report/certificate.cpp
  gap_report/compose_gap_report.cpp
  gap_report/front_page.cpp
  gap_report/gap_annexes.cpp
  gap_report/gap_matter.cpp
  gap_report/gap_sentences.cpp
  gap_report/measure_sentences.cpp
  gap_report/open_questions.cpp
  gap_report/report_closing.cpp
  gap_report/report_opening.cpp
  gap_report/report_sentences.cpp
  gap_report/row_evidence.cpp
  gap_report/row_route.cpp
  gap_report/row_section.cpp
  gap_report/scenario_effects.cpp
  gap_report/scenario_outcome.cpp
  gap_report/unreached.cpp
  gap_report/what_to_do.cpp
  gap_report/what_works.cpp
  gap_report/where_lost.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  gap_report/certificate.hpp
  gap_report/compose_gap_report.hpp
  gap_report/gap_matter.hpp
  gap_report/gap_sentences.hpp
  gap_report/measure_sentences.hpp
  gap_report/report_sections.hpp
  gap_report/report_sentences.hpp
  gap_report/row_evidence.hpp
  gap_report/row_route.hpp
  gap_report/scenario_effects.hpp
  gap_report/scenario_outcome.hpp
)
