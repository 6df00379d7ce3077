#include "reports/version.hpp"

namespace sideflow::reports {

std::string version() { return SIDEFLOW_VERSION; }

}  // namespace sideflow::reports
