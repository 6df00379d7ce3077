#!/usr/bin/env bash
# pages.sh ROOT   fails on a relative link in a Markdown page that leads nowhere.
set -euo pipefail
cd "$1"

refused=0
while IFS= read -r page; do
  while IFS= read -r target; do
    place=$(dirname "$page")/${target%%#*}
    [ -f "$place" ] || [ -n "$(ls "$place" 2>/dev/null)" ] && continue
    printf '%s: the link to %s leads nowhere\n' "$page" "$target"
    refused=1
  done < <(grep -oE '\]\([^)# ][^) ]*\)' "$page" | sed -E 's/^\]\(//; s/\)$//' | grep -vE '^[a-z]+:' || true)
done < <(find . \( -path ./build -o -path ./out -o -path ./.git -o -path ./tests/golden \) -prune -o -name '*.md' -type f -print |
  sed 's|^\./||' | LC_ALL=C sort)
exit "$refused"
