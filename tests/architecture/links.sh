#!/usr/bin/env bash
# links.sh SIDEFLOW LAYOUT   fails when the program SIDEFLOW loads Graphviz, when LAYOUT does not, or
# when LAYOUT loads igraph: the licences of the two do not allow one program with both.
set -euo pipefail

refused=0
refuse() {
  printf '%s\n' "$*"
  refused=1
}

of_sideflow=$(ldd "$1")
of_layout=$(ldd "$2")

if grep -E 'lib(gvc|cgraph|cdt|gvpr|pathplan)[.]' <<<"$of_sideflow"; then
  refuse "$1 loads Graphviz; only sideflow-layout may"
fi
if grep -E 'libigraph[.]' <<<"$of_layout"; then
  refuse "$2 loads igraph; only sideflow may"
fi
grep -qE 'libgvc[.]' <<<"$of_layout" ||
  refuse "$2 does not load Graphviz: this test looks at the wrong program"

exit "$refused"
