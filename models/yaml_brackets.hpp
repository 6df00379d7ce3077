// Lists and mappings in brackets, as far as the guard in front of the YAML parser reads them.
#pragma once

#include "models/yaml_scan.hpp"

#include <cstddef>

namespace sideflow {

/// What a pair of brackets stands in.
struct BracketPlace {
  std::size_t depth = 0;       ///< levels around it
  std::ptrdiff_t indent = -1;  ///< its lines are indented more than this
};

/// Passes the brackets that open where `scan` is, with all that stands inside; notes what is wrong.
void pass_brackets(YamlScan& scan, const BracketPlace& place);

}  // namespace sideflow
