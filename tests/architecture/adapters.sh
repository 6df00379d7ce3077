#!/usr/bin/env bash
# adapters.sh ROOT   fails on a third-party header outside its one adapter file.
#
# Every header in <...> must be of the standard library, of POSIX, or stand in the table below. A new
# library gets a line there: its headers, and the files that may include them.
set -euo pipefail
cd "$1"

find models engine reports tools tests -name '*.[ch]pp' -type f -print | LC_ALL=C sort |
  xargs -d '\n' awk '
    # adapter(library, its headers, the files that may include them)
    function adapter(library, headers, files) {
      libraries++
      name[libraries] = library
      header_pattern[libraries] = headers
      file_pattern[libraries] = files
    }
    BEGIN {
      adapter("yaml-cpp", "^yaml-cpp/", "^models/yaml_events[.]cpp$")
      adapter("nlohmann-json", "^nlohmann/", "^(models/schema(_[a-z]+)?[.][ch]pp$|reports/(tables|exchange)/|tests/)")
      adapter("igraph", "^igraph", "^engine/structure/centrality[.]cpp$")
      adapter("Boost", "^boost/", "^(engine/(structure|change)/|tools/bench/boost_betweenness[.]cpp$|tests/)")
      adapter("Eigen", "^(Eigen|eigen3)/", "^engine/flow/hand_over[.]cpp$")
      adapter("Graphviz", "^(graphviz/.*|gvc|cgraph|cdt|gvcext|gvcjob|gvplugin|pathplan)(/|[.]h$|$)",
              "^reports/map/layout[.]cpp$")
      adapter("fontconfig", "^fontconfig/", "^reports/map/fonts[.]cpp$")
      adapter("libxlsxwriter", "^xlsxwriter", "^reports/tables/xlsx[.]cpp$")
      adapter("pugixml", "^pugixml",
              "^(reports/exchange/xml_text[.]cpp$|models/(workbook_cells|graphml_elements)[.]cpp$|tests/)")
      adapter("libzip", "^zip[.]h$", "^(models/workbook_cells[.]cpp$|tests/models/)")
      adapter("BuDDy", "^(bdd|bvec|fdd)[.]h$", "^(tools/bench/buddy_fixpoint|tests/engine/buddy_oracle_test)[.]cpp$")
      adapter("cpp-httplib", "^httplib", "^tools/serve/server[.]cpp$")
      adapter("CLI11", "^CLI(11)?(/|[.])", "^tools/sideflow/(main|verbs)[.](cpp|hpp)$")
      adapter("fmt", "^fmt/", "^(models|engine|reports|tools|tests)/")
      adapter("GoogleTest", "^(gtest|gmock)/", "^tests/")
    }

    function refuse(why) {
      printf "%s:%d: %s\n", FILENAME, FNR, why
      refused = 1
    }
    function is_of_the_system(header) {
      return header ~ /^[a-z_0-9]+$/ ||
             header ~ /^(sys|netinet|arpa)\/[a-z_]+[.]h$/ ||
             header ~ /^(dirent|fcntl|poll|pthread|signal|spawn|termios|unistd)[.]h$/
    }

    !/^[ \t]*#[ \t]*(include|include_next|import)[ \t]*[<"]/ { next }
    {
      header = $0
      sub(/^[ \t]*#[ \t]*(include_next|include|import)[ \t]*[<"]/, "", header)
      sub(/[">].*/, "", header)
      for (i = 1; i <= libraries; i++)
        if (header ~ header_pattern[i]) {
          if (FILENAME !~ file_pattern[i])
            refuse(name[i] " (" header ") belongs behind its adapter, " file_pattern[i])
          next
        }
      if (/</ && header !~ /^(models|engine|reports|tools|tests)\// && !is_of_the_system(header))
        refuse("<" header "> is of no library that has an adapter: name it in adapters.sh")
    }

    END {
      if (NR == 0) refuse("no source was found")
      exit refused
    }'
