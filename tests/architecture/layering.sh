#!/usr/bin/env bash
# layering.sh ROOT   fails on an include against the arrows: tools -> reports -> engine -> models.
#
# engine/core may include engine/core and a few standard headers, nothing else: it also compiles to
# WebAssembly, without exceptions, threads and strings.
set -euo pipefail
cd "$1"

find models engine reports tools tests -name '*.[ch]pp' -type f -print | LC_ALL=C sort |
  xargs -d '\n' awk '
    BEGIN {
      allowed["models"]      = "models"
      allowed["engine/core"] = "engine/core"
      allowed["engine"]      = "engine models"
      allowed["reports"]     = "reports engine models"
      allowed["tools"]       = "tools reports engine models"
      allowed["tests"]       = "tests tools reports engine models"
      not_in_core = " thread mutex shared_mutex condition_variable future atomic string string_view " \
                    "iostream fstream sstream ostream istream filesystem regex locale format " \
                    "source_location exception stdexcept "
    }

    function layer_of(path) {
      if (path ~ /^engine\/core\//) return "engine/core"
      return substr(path, 1, index(path, "/") - 1)
    }
    function may_include(layer, header,   folders, n, i) {
      n = split(allowed[layer], folders, " ")
      for (i = 1; i <= n; i++)
        if (index(header, folders[i] "/") == 1) return 1
      return 0
    }
    function refuse(why) {
      printf "%s:%d: %s\n", FILENAME, FNR, why
      refused = 1
    }

    !/^[ \t]*#[ \t]*(include|include_next|import)/ { next }
    {
      header = $0
      sub(/^[ \t]*#[ \t]*(include_next|include|import)[ \t]*/, "", header)
      quote = substr(header, 1, 1)
      header = substr(header, 2)
      sub(/[">].*/, "", header)
      layer = layer_of(FILENAME)
    }
    quote == "\"" && layer == "tests" && header !~ /\// { next }  # a file of the tests beside it
    quote == "\"" || header ~ /^(models|engine|reports|tools|tests)\// {
      if (header ~ /(^|\/)\.\.?\// || header !~ /\//)
        refuse("write \"" header "\" with its path from the top of the tree")
      else if (!may_include(layer, header))
        refuse(layer " may not include " header " (only " allowed[layer] ")")
      next
    }
    quote == "<" {
      if (layer == "engine/core" && (header ~ /[\/.]/ || index(not_in_core, " " header " ")))
        refuse("engine/core may not include <" header ">")
      next
    }
    { refuse("an include that is neither \"...\" nor <...>: its layer cannot be told") }

    END {
      if (NR == 0) refuse("no source was found")
      exit refused
    }'
