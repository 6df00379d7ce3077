#!/usr/bin/env bash
# analyses.sh ROOT   fails when an analysis is not in all of the six places that CONTRIBUTING lists.
#
# An analysis is a function `Result f(... const FlowGraph& ..., const SomeOptions& ...)` (or of an
# ActorGraph) that a header under engine/ declares, outside the core.
set -euo pipefail
cd "$1"

refused=0
# demand FILE PATTERN WHY: FILE exists, is not empty and matches.
demand() {
  grep -qsE -- "$2" "$1" && return
  printf '%s: %s\n' "$1" "$3"
  refused=1
}

# "HEADER RESULT" for each analysis.
analyses() {
  find engine -path engine/core -prune -o -name '*.hpp' -type f -print | LC_ALL=C sort |
    while IFS= read -r header; do
      tr '\n' ' ' <"$header" |
        grep -oE '\]\] *[A-Za-z]+ +[a-z_]+\([^;{}]*const (FlowGraph|ActorGraph)& [^;{}]*const [A-Za-z]+Options& ' |
        sed -E "s|^\]\] *([A-Za-z]+) .*|$header \1|" || true
    done
}

while read -r header result; do
  stem=${header%.hpp}
  name=${stem##*/}
  why="the analysis $name ($header)"
  demand "$stem.cpp" . "$why has no source"
  demand "tests/engine/${name}_test.cpp" 'TEST' "$why has no test of its own"
  demand engine/CMakeLists.txt "${stem#engine/}[.]cpp" "$why: its source is not listed"
  demand engine/CMakeLists.txt "${stem#engine/}[.]hpp" "$why: its header is not listed"
  demand engine/analysis.hpp "^ +(std::optional<)?$result>? +[a-z_]+;" "$why is not in struct Analysis"
  member=$(sed -nE "s/^ +(std::optional<)?$result>? +([a-z_]+);.*/\2/p" engine/analysis.hpp | head -n 1)
  if ! grep -qsE "analysis[.]${member:-$name}\b" reports/tables/*_json.cpp; then
    printf 'reports/tables/results_json.cpp: %s is not written, nor in another *_json.cpp\n' "$why"
    refused=1
  fi
  key=$(sed -nE "s/.* ${member:-$name};.* in results[.]json as ([a-z_]+)\$/\1/p" engine/analysis.hpp)
  demand docs/schema/results.schema.json "\"${key:-${member:-$name}}\"" "$why is not in the schema"
done < <(analyses)

[ -n "$(analyses)" ] || demand engine/flow/reach.hpp FlowGraph "no analysis was found"
exit "$refused"
