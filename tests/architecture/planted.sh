#!/usr/bin/env bash
# planted.sh CHECK FILE +LINE   succeeds when CHECK passes on a small sound tree, and fails on the same
# tree, naming FILE, once LINE is appended to FILE there.
# planted.sh CHECK FILE -WORD   the same, with the lines of FILE taken out that have WORD.
set -euo pipefail

check=$(realpath "$1")
file=$2
change=$3

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

source_file() {
  mkdir -p "$tree/$(dirname "$1")"
  printf '%s\n' "${@:2}" >"$tree/$1"
}

for folder in models engine reports tools tests data docs; do
  source_file "$folder/README.md" "What this folder is for."
done
source_file models/network.hpp '#include <string>'
source_file models/yaml_events.cpp '#include "models/network.hpp"' '#include <yaml-cpp/yaml.h>'
source_file engine/core/diagram.hpp '#include "engine/core/graph.hpp"' '#include <vector>'
source_file engine/CMakeLists.txt '  flow/reach.cpp' '  flow/reach.hpp'
source_file engine/flow/reach.hpp '#include "engine/core/diagram.hpp"' '#include "models/network.hpp"' \
  '[[nodiscard]] Reach reach(const Network& network, const FlowGraph& graph,' \
  '                          const ReachOptions& options = {});'
source_file engine/flow/reach.cpp '#include "engine/flow/reach.hpp"'
source_file engine/analysis.hpp 'struct Analysis {' '  Reach reach;' '};'
source_file reports/tables/results_json.cpp 'write(analysis.reach);'
source_file docs/schema/results.schema.json '{"reach": {}}'
source_file reports/map/layout.cpp '#include "engine/flow/reach.hpp"' '#include <graphviz/gvc.h>'
source_file tools/sideflow/main.cpp '#include "reports/map.hpp"' '#include <CLI/CLI.hpp>'
source_file tests/engine/reach_test.cpp '#include "engine/flow/reach.hpp"' '#include <gtest/gtest.h>' \
  'TEST(Reach, IsOneAtHome) {}'

"$check" "$tree" || {
  echo "planted: the sound tree was refused"
  exit 1
}

mkdir -p "$tree/$(dirname "$file")"
case "$change" in
  +*) printf '%b\n' "${change#+}" >>"$tree/$file" ;;
  -*) sed -i "/${change#-}/d" "$tree/$file" ;;
esac
if found=$("$check" "$tree"); then
  printf 'planted: "%s" went unnoticed in %s\n' "$change" "$file"
  exit 1
fi
printf '%s\n' "$found"
grep -qF "$file:" <<<"$found" || {
  printf 'planted: refused, but not for %s\n' "$file"
  exit 1
}
