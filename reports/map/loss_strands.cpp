#include "reports/map/loss_strands.hpp"

#include "reports/map/label_lines.hpp"
#include "reports/map/map_words.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace sideflow::reports {

namespace {

constexpr LineBreaks kGapBreaks{.characters = 16, .lines = 6};
constexpr LineBreaks kSlantedBreaks{.characters = 12, .lines = 6};  // ellipses, hexagons are wide
constexpr LineBreaks kBarrierBreaks{.characters = 15, .lines = 6};

/// Where a box stands that was added to the view.
std::size_t added(LossDrawing& drawing, Box box) {
  drawing.view.boxes.push_back(std::move(box));
  return drawing.view.boxes.size() - 1;
}

std::optional<double> share(const LossMaterial& material, double pieces) {
  if (!material.flows_known) return std::nullopt;
  return material.widest > 0 ? pieces / material.widest : 0.0;
}

BoxSort sort_of(const Barrier& barrier) {
  switch (barrier.effect) {
    case Effect::flow: return BoxSort::flow_barrier;
    case Effect::delay: return BoxSort::delay_barrier;
    case Effect::quality: return BoxSort::quality_barrier;
  }
  return BoxSort::flow_barrier;
}

/// "police_contact-point": of a strand, by its first channel, so that it stays the same when others
/// are changed.
std::string strand_id(const LossMaterial& material, const Strand& strand) {
  std::string id = material.network.channels[strand.channels.front()].id.text;
  std::replace(id.begin(), id.end(), '/', '_');
  return id;
}

/// The barriers of a strand that are no reasons for its absence.
std::vector<StrandBarrier> standing(const LossMaterial& material, const Strand& strand) {
  std::vector<StrandBarrier> all = strand.barriers;
  std::erase_if(all, [&](const StrandBarrier& each) {
    return material.network.barriers[each.barrier].absence;
  });
  return all;
}

/// What the box of all barriers of a line is: what thins the line before what only disturbs.
BoxSort sort_of(const LossMaterial& material, const std::vector<StrandBarrier>& barriers) {
  BoxSort sort = BoxSort::delay_barrier;
  for (const StrandBarrier& each : barriers) {
    const BoxSort next = sort_of(material.network.barriers[each.barrier]);
    if (next == BoxSort::flow_barrier) return next;
    if (next == BoxSort::quality_barrier) sort = next;
  }
  return sort;
}

/// The number of the first of these barriers that is among the largest losses.
std::optional<std::size_t> number_of(const LossMaterial& material, const Strand& strand,
                                     const std::vector<StrandBarrier>& barriers) {
  return number_of_place(material.places, [&](const LossPlace& place) {
    return place.sort == LossSort::barrier &&
           (place.senders.empty() || place.senders.contains(strand.from)) &&
           (!place.addressee || *place.addressee == strand.to) &&
           std::any_of(barriers.begin(), barriers.end(), [&](const StrandBarrier& each) {
             return place.barriers.contains(each.barrier);
           });
  });
}

/// All barriers of a line in one box, one below the other.
Box barrier_box(const LossMaterial& material, const Strand& strand,
                const std::vector<StrandBarrier>& barriers, const std::string& id) {
  Box box{.id = "barrier-" + id, .sort = sort_of(material, barriers)};
  box.number = number_of(material, strand, barriers);
  box.assumed = std::all_of(barriers.begin(), barriers.end(), [&](const StrandBarrier& each) {
    return material.network.barriers[each.barrier].basis == Basis::assumed;
  });
  for (const StrandBarrier& each : barriers) {
    const Barrier& barrier = material.network.barriers[each.barrier];
    const std::string words =
        barrier_words(barrier.effect, barrier.name.shown(), sort_of(barrier) == box.sort);
    const bool slanted = box.sort != BoxSort::flow_barrier;
    for (std::string& line : label_lines(words, slanted ? kSlantedBreaks : kBarrierBreaks)) {
      box.name.push_back(std::move(line));
    }
  }
  return box;
}

/// Of a line that itself is among the largest losses.
std::optional<std::size_t> number_of(const LossMaterial& material, const Strand& strand) {
  return number_of_place(material.places, [&](const LossPlace& place) {
    return place.sort == LossSort::channel && place.senders.contains(strand.from) &&
           place.addressee == strand.to;
  });
}

/// A working strand: a line to a box of all its barriers, and on from there, thinner.
void draw_flow(LossDrawing& drawing, const LossMaterial& material, const Strand& strand,
               const std::string& id) {
  Line line{.from = drawing.box_of_actor.at(strand.from), .assumed = strand.assumed};
  line.kinds = strand.kinds.size();
  for (const std::uint32_t at : strand.channels)
    line.channels.push_back(material.network.channels[at].id.text);
  line.share = share(material, strand.put_in);
  if (line.share == 0.0)
    line.sort = LineSort::link;  // nothing to thin, nothing that a barrier stops
  if (const auto barriers = standing(material, strand); !barriers.empty()) {
    Box box = barrier_box(material, strand, barriers, id);
    box.lane = drawing.view.boxes[line.from].lane;
    line.id = "line-" + id + "_in";
    line.to = added(drawing, std::move(box));
    line.ends = false;
    line.share_at_end = line.share;
    drawing.view.lines.push_back(line);
    line.from = line.to;
    line.starts = false;
    line.share = share(material, barriers.back().after);
  }
  line.id = "line-" + id + (line.starts ? "" : "_out");
  line.number = number_of(material, strand);
  line.to = drawing.box_of_actor.at(strand.to);
  line.ends = true;
  line.share_at_end = share(material, strand.comes_out);
  drawing.view.lines.push_back(line);
}

bool is_gap(const Strand& strand) {
  return strand.status == Status::missing || strand.status == Status::planned;
}

/// Why a channel is not there.
std::set<std::uint32_t> reasons(const LossMaterial& material, const Strand& strand) {
  std::set<std::uint32_t> found;
  for (const StrandBarrier& standing : strand.barriers) {
    if (material.network.barriers[standing.barrier].absence) found.insert(standing.barrier);
  }
  return found;
}

std::vector<std::string> names_of(const LossMaterial& material,
                                  const std::set<std::uint32_t>& barriers) {
  std::vector<std::string> names;
  for (const std::uint32_t at : barriers)
    names.push_back(material.network.barriers[at].name.shown());
  return names;
}

std::string addressee_words(const LossMaterial& material, std::uint32_t addressee) {
  return gap_addressee_words(material.network.actors[addressee].name.shown());
}

/// Missing and planned channels from one lane to one addressee for one reason share a box and a
/// hollow end.
struct Gap {
  std::size_t lane = 0;
  std::uint32_t addressee = 0;
  Status status = Status::missing;
  std::set<std::uint32_t> reasons;

  friend auto operator<=>(const Gap&, const Gap&) = default;
};

/// "notices_contact-point_missing_no-law": the same whoever else lacks the line.
std::string id_of(const LossDrawing& drawing, const LossMaterial& material, const Gap& gap) {
  std::string id = drawing.view.lanes[gap.lane].id + "_" +
                   material.network.actors[gap.addressee].id.text + "_" + word(gap.status);
  for (const std::uint32_t at : gap.reasons) id += "_" + material.network.barriers[at].id.text;
  return id;
}

std::optional<std::size_t> number_of(const LossMaterial& material, const Gap& gap,
                                     std::uint32_t sender) {
  return number_of_place(material.places, [&](const LossPlace& place) {
    return place.sort == LossSort::gap && place.addressee == gap.addressee &&
           place.status == gap.status && place.barriers == gap.reasons &&
           place.senders.contains(sender);
  });
}

std::size_t draw_gap(LossDrawing& drawing, const LossMaterial& material, const Gap& gap) {
  const std::string id = id_of(drawing, material, gap);
  const std::string words = gap_words(gap.status, names_of(material, gap.reasons));
  const std::size_t box = added(drawing, {.id = "gap-" + id,
                                          .sort = BoxSort::gap,
                                          .name = label_lines(words, kGapBreaks),
                                          .words = addressee_words(material, gap.addressee),
                                          .lane = gap.lane});
  drawing.view.lines.push_back({.id = "end-" + id,
                                .sort = LineSort::gap_end,
                                .from = box,
                                .to = drawing.box_of_actor.at(gap.addressee)});
  return box;
}

void draw_gaps(LossDrawing& drawing, const LossMaterial& material) {
  std::map<Gap, std::size_t> box_of_gap;
  for (const Strand& strand : material.lines.drawn) {
    if (!is_gap(strand)) continue;
    const std::size_t sender = drawing.box_of_actor.at(strand.from);
    const Gap gap{drawing.view.boxes[sender].lane, strand.to, strand.status,
                  reasons(material, strand)};
    if (!box_of_gap.contains(gap)) box_of_gap[gap] = draw_gap(drawing, material, gap);
    Box& box = drawing.view.boxes[box_of_gap[gap]];
    if (!box.number) box.number = number_of(material, gap, strand.from);
    drawing.view.lines.push_back({.id = "stub-" + strand_id(material, strand),
                                  .sort = LineSort::gap_stub,
                                  .from = sender,
                                  .to = box_of_gap[gap],
                                  .assumed = strand.assumed,
                                  .kinds = strand.kinds.size()});
  }
}

void draw_flows(LossDrawing& drawing, const LossMaterial& material) {
  for (const Strand& strand : material.lines.drawn) {
    if (strand.status == Status::working)
      draw_flow(drawing, material, strand, strand_id(material, strand));
  }
}

}  // namespace

void draw_strands(LossDrawing& drawing, const LossMaterial& material) {
  draw_flows(drawing, material);
  draw_gaps(drawing, material);
}

}  // namespace sideflow::reports
