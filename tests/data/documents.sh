#!/usr/bin/env bash
# documents.sh ROOT PROGRAM   fails where a page in docs/ is not the one that PROGRAM makes of data/.
#
# Pages are compared as they are. Of pictures only the words are: where they stand differs between
# versions of Graphviz.
set -euo pipefail
root=$1
program=$2
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$root/tools/documents" "$program" "$fresh" 2>"$fresh/talk" || { cat "$fresh/talk"; exit 1; }
rm "$fresh/talk"

words() { grep -oE '>[^<>]+</(text|title)>' "$1" | LC_ALL=C sort; }

refused=0
refuse() {
  printf '%s: is not what data/ says now; run tools/documents\n' "docs/$1"
  refused=1
}
while IFS= read -r name; do
  case $name in
    *.svg) cmp -s <(words "$root/docs/$name") <(words "$fresh/$name") || refuse "$name" ;;
    *) cmp -s "$root/docs/$name" "$fresh/$name" || refuse "$name" ;;
  esac
done < <(cd "$fresh" && find . -type f | sed 's|^\./||' | LC_ALL=C sort)
while IFS= read -r name; do
  [ -f "$fresh/$name" ] || { printf 'docs/%s: nothing in data/ makes it\n' "$name"; refused=1; }
done < <(cd "$root/docs" && find countries gallery -type f | grep -v '^countries/README.md$' | LC_ALL=C sort)
exit "$refused"
