#!/usr/bin/env bash
# names.sh ROOT   fails on a drawer for anything (util, helper, common, misc), a source file of more
# than 500 lines, a folder without a README, and a note to do something later.
set -euo pipefail
cd "$1"

refused=0
refuse() {
  printf '%s\n' "$*"
  refused=1
}

layers=(models engine reports tools tests)

for folder in "${layers[@]}" data docs; do
  [ -s "$folder/README.md" ] || refuse "$folder/README.md: missing; a few lines say what the folder is for"
done

while IFS= read -r file; do
  refuse "$file: named after no subject"
done < <(find "${layers[@]}" -type f |
  grep -iE '(^|[/_.-])(utils?|utilit(y|ies)|helpers?|common|misc)([/_.-]|$)' | LC_ALL=C sort)

while IFS= read -r file; do
  lines=$(wc -l <"$file")
  [ "$lines" -le 500 ] || refuse "$file: $lines lines, but 500 at most: split it by subject"
done < <(find "${layers[@]}" -name '*.[ch]pp' -type f | LC_ALL=C sort)

while IFS= read -r place; do
  refuse "$place: do it, or leave it out"
done < <(grep -rnoE --include='*.[ch]pp' '\b(TODO|FIXME|XXX)\b' "${layers[@]}" || true)

exit "$refused"
