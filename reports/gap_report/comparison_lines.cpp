#include "reports/gap_report/comparison_lines.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sideflow::reports {

namespace {

using engine::ArcIndex;
using Arcs = std::vector<ArcIndex>;
using ArcsByCountry = std::vector<Arcs>;
using Kinds = std::set<KindId>;

const Actor& actor_at(const ReportMatter& country, engine::VertexIndex vertex) {
  return country.network.actors[country.analysis.graph.vertices[vertex].actor];
}

const Kind& kind_of(const ReportMatter& country, ArcIndex arc) {
  return country.network.kinds[country.analysis.graph.arcs[arc].kind];
}

RolePair pair_of(const ReportMatter& country, ArcIndex arc) {
  const engine::NumberedGraph& numbers = country.analysis.graph.numbers;
  const Kind& kind = kind_of(country, arc);
  return {actor_at(country, numbers.tails[arc]).role, actor_at(country, numbers.heads[arc]).role,
          kind.family.empty() ? kind.id.text : kind.family};
}

bool lets_through(const ReportMatter& country, ArcIndex arc) {
  return passes(country.analysis.graph, arc).best > 0;
}

std::map<RolePair, ArcsByCountry> arcs_by_pair(const std::vector<ReportMatter>& countries) {
  std::map<RolePair, ArcsByCountry> pairs;
  for (std::size_t at = 0; at < countries.size(); ++at) {
    const engine::FlowGraph& graph = countries[at].analysis.graph;
    for (ArcIndex arc = 0; arc < graph.numbers.arcs(); ++arc) {
      if (graph.arcs[arc].channel == engine::Arc::kNoChannel) continue;
      ArcsByCountry& of_pair = pairs[pair_of(countries[at], arc)];
      of_pair.resize(countries.size());
      of_pair[at].push_back(arc);
    }
  }
  return pairs;
}

Kinds kinds_that_pass(const ReportMatter& country, const Arcs& arcs) {
  Kinds kinds;
  for (const ArcIndex arc : arcs) {
    if (lets_through(country, arc)) kinds.insert(kind_of(country, arc).id);
  }
  return kinds;
}

/// Whether all working actors of the sending role were asked where they pass things on, or say of
/// one of `kinds` that it goes nowhere.
bool all_were_asked(const ReportMatter& country, const RoleId& role, const Kinds& kinds) {
  const auto answered = [&](const Actor& actor) {
    if (!actor.asked.empty()) return true;
    if (!actor.dead_end) return false;
    const auto& ends = actor.dead_end->kinds;
    return !kinds.empty() && std::all_of(kinds.begin(), kinds.end(), [&](const KindId& kind) {
      return std::find(ends.begin(), ends.end(), kind) != ends.end();
    });
  };
  const auto& actors = country.network.actors;
  return std::all_of(actors.begin(), actors.end(), [&](const Actor& actor) {
    return actor.role != role || !is_there(country, actor) || answered(actor);
  });
}

Standing silence(const ReportMatter& country, const RolePair& pair, const Kinds& elsewhere) {
  if (!has_role(country, pair.from) || !has_role(country, pair.to)) return Standing::role_missing;
  return all_were_asked(country, pair.from, elsewhere) ? Standing::asked : Standing::not_asked;
}

/// A line that works, but lets nothing through, is a gap like one that is missing.
bool is_named_gap(const ReportMatter& country, ArcIndex arc) {
  return country.analysis.graph.arcs[arc].status != Status::unknown;
}

CountryLine country_line(const ReportMatter& country, const RolePair& pair, const Arcs& arcs,
                         const Kinds& elsewhere) {
  CountryLine line;
  const Kinds here = kinds_that_pass(country, arcs);
  for (const ArcIndex arc : arcs) {
    const KindId& kind = kind_of(country, arc).id;
    if (lets_through(country, arc))
      line.working.push_back(arc);
    else if (here.empty() || (!here.contains(kind) && elsewhere.contains(kind)))
      line.gaps.push_back(arc);
  }
  const bool is_gap = std::any_of(line.gaps.begin(), line.gaps.end(),
                                  [&](ArcIndex arc) { return is_named_gap(country, arc); });
  if (is_gap)
    line.standing = Standing::named_gap;
  else if (!line.gaps.empty())
    line.standing = Standing::left_open;
  else if (!line.working.empty())
    line.standing = Standing::works;
  else
    line.standing = silence(country, pair, elsewhere);
  return line;
}

RoleLine role_line(const std::vector<ReportMatter>& countries, const RolePair& pair,
                   const ArcsByCountry& arcs) {
  std::vector<Kinds> passing;
  for (std::size_t at = 0; at < countries.size(); ++at)
    passing.push_back(kinds_that_pass(countries[at], arcs[at]));
  RoleLine line{pair, {}};
  for (std::size_t at = 0; at < countries.size(); ++at) {
    Kinds elsewhere;
    for (std::size_t other = 0; other < countries.size(); ++other)
      if (other != at) elsewhere.insert(passing[other].begin(), passing[other].end());
    line.countries.push_back(country_line(countries[at], pair, arcs[at], elsewhere));
  }
  return line;
}

bool is_any(const RoleLine& line, Standing standing) {
  return !countries_where(line, standing).empty();
}

bool works_anywhere(const RoleLine& line) {
  return std::any_of(line.countries.begin(), line.countries.end(),
                     [](const CountryLine& here) { return !here.working.empty(); });
}

}  // namespace

engine::Bounds passes(const engine::FlowGraph& graph, ArcIndex arc) {
  engine::Bounds bounds{1, 1, 1};
  for (const engine::ElementIndex index : graph.numbers.needs(arc)) {
    const LikelihoodRange& today = graph.elements[index].today;
    bounds.low *= today.low.value();
    bounds.best *= today.best.value();
    bounds.high *= today.high.value();
  }
  return bounds;
}

std::vector<RoleLine> role_lines(const std::vector<ReportMatter>& countries) {
  std::vector<RoleLine> lines;
  for (const auto& [pair, arcs] : arcs_by_pair(countries))
    lines.push_back(role_line(countries, pair, arcs));
  return lines;
}

std::vector<std::size_t> countries_where(const RoleLine& line, Standing standing) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < line.countries.size(); ++at) {
    if (line.countries[at].standing == standing) found.push_back(at);
  }
  return found;
}

bool is_there(const ReportMatter& country, const Actor& actor) {
  return actor.status == Status::working &&
         (actor.basis != Basis::external || country.analysis.with_external);
}

bool has_role(const ReportMatter& country, const RoleId& role) {
  const auto& actors = country.network.actors;
  return std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) {
    return actor.role == role && is_there(country, actor);
  });
}

LineLists line_lists(const std::vector<RoleLine>& lines) {
  LineLists lists;
  for (const RoleLine& line : lines) {
    const bool named = is_any(line, Standing::named_gap);
    const bool open = is_any(line, Standing::left_open);
    const bool asked_in_vain = is_any(line, Standing::asked);
    if (works_anywhere(line)) {
      if (named || asked_in_vain) lists.named.push_back(&line);
      if (open || is_any(line, Standing::not_asked)) lists.to_ask.push_back(&line);
    } else if (named) {
      if (countries_where(line, Standing::role_missing).size() + 1 < line.countries.size())
        lists.nowhere.push_back(&line);
      else
        ++lists.alone;
    } else if (open) {
      ++lists.open_nowhere;
    }
  }
  return lists;
}

}  // namespace sideflow::reports
