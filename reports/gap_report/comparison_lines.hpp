// Lines between two roles, country by country: where one works, where a source names it as missing,
// where nobody was asked.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/gap_report/report_sections.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sideflow::reports {

/// Two roles and a family of kinds (a kind of no family is one by itself).
struct RolePair {
  RoleId from;
  RoleId to;
  std::string family;

  friend auto operator<=>(const RolePair&, const RolePair&) = default;
};

/// What is known of a line in a country.
enum class Standing : std::uint8_t {
  works,      ///< and lets something through
  named_gap,  ///< a source names it as missing or planned, or judges that it lets nothing through
  asked,      ///< all who could send were asked, or said that they cannot; none names such a line
  left_open,  ///< a source speaks of it, not of whether it exists
  not_asked,  ///< nobody was asked
  role_missing,  ///< a role has no working actor in this country
};

struct CountryLine {
  Standing standing = Standing::not_asked;
  std::vector<engine::ArcIndex> working;  ///< that let something through
  std::vector<engine::ArcIndex> gaps;  ///< that do not, of kinds that do not pass otherwise either
};

/// A line that at least one country describes.
struct RoleLine {
  RolePair pair;
  std::vector<CountryLine> countries;  ///< by position of the country
};

/// What a piece that is at the sender has of passing the arc: recognised, passed on, through the
/// channel and its barriers, each element once.
[[nodiscard]] engine::Bounds passes(const engine::FlowGraph& graph, engine::ArcIndex arc);

/// Every line that a country describes between roles, sorted by roles and family. A country in
/// which some kind of the family passes has a gap only for kinds that pass in another country.
/// Turns are no lines.
[[nodiscard]] std::vector<RoleLine> role_lines(const std::vector<ReportMatter>& countries);

/// The countries in which a line has this standing.
[[nodiscard]] std::vector<std::size_t> countries_where(const RoleLine& line, Standing standing);

/// Whether the actor counts: it works, and the analysis counts what it rests on.
[[nodiscard]] bool is_there(const ReportMatter& country, const Actor& actor);
/// Whether the role has an actor there that counts.
[[nodiscard]] bool has_role(const ReportMatter& country, const RoleId& role);

/// What the comparison says of lines.
struct LineLists {
  std::vector<const RoleLine*>
      named;  ///< works in one country, named as missing in another, or asked in vain
  std::vector<const RoleLine*> to_ask;  ///< works in one country, not asked or left open in another
  std::vector<const RoleLine*>
      nowhere;            ///< named as missing, works nowhere; another country has both roles
  std::size_t alone = 0;  ///< named as missing between roles that no other country has both of
  std::size_t open_nowhere = 0;  ///< left open where it is described, works nowhere
};

/// The lists, in the order of `lines`, which must outlive them. A line may stand in `named` and
/// `to_ask`.
[[nodiscard]] LineLists line_lists(const std::vector<RoleLine>& lines);

}  // namespace sideflow::reports
