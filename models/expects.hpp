// A broken promise of our own: the one kind of error that is never the user's.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace sideflow {

/// Thrown when the program itself is wrong, never for a wrong file or a full disk. The command
/// reports it as an internal error (exit code 5).
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws InternalError, naming the place of the call, unless `promise` holds. On in every build.
inline void expects(bool promise, const char* what,
                    std::source_location where = std::source_location::current()) {
  if (promise) return;
  throw InternalError(std::string(where.file_name()) + ":" + std::to_string(where.line()) + ": " +
                      what);
}

}  // namespace sideflow
