# What the files say, in words: a country's page, the codebook, the coverage of the sources.
target_sources(sideflow_reports PRIVATE
  description/actor_tables.cpp
  description/barrier_table.cpp
  description/change_words.cpp
  description/channel_tables.cpp
  description/codebook.cpp
  description/country_page.cpp
  description/coverage.cpp
  description/description_words.cpp
  description/passage_uses.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  description/change_words.hpp
  description/codebook.hpp
  description/country_page.hpp
  description/coverage.hpp
  description/description_words.hpp
  description/network_tables.hpp
  description/passage_uses.hpp
)
