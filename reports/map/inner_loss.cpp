#include "reports/map/inner_loss.hpp"

#include "reports/map/label_lines.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/palette.hpp"
#include "reports/map/strands.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace sideflow::reports {

namespace {

// Lines about as wide as "should arrive here" in the size of names; where a word is far too long
// for that, by characters.
constexpr double kLossWidth = 10.4;
constexpr LineBreaks kLossBreaks{.characters = 20, .lines = 6};

using Likelihoods = std::map<KindId, JudgedLikelihood>;

/// How much gets through at one moment inside an actor, and the names of what hinders it there.
struct Passage {
  double hindered = 1;  ///< by the barriers alone
  bool graded = true;   ///< false: of something on the way nobody knows how much it lets through
  std::vector<std::string> names;
};

bool is_known(const JudgedLikelihood& judged) { return judged.word != "unknown"; }

bool is_told(Basis basis, Told told) { return told == Told::by_anyone || basis != Basis::assumed; }

Passage passage(const InnerLossView& view, const std::vector<BarrierId>& barriers, Told told) {
  Passage passage;
  for (const BarrierId& id : barriers) {
    const Barrier* barrier = find_barrier(view.network, id);
    if (!counts(view.analysis, barrier->basis) || !barrier->passes ||
        !is_told(barrier->basis, told))
      continue;
    passage.names.push_back(barrier->name.shown());
    passage.hindered *= barrier->passes->range.best.value();
    passage.graded = passage.graded && is_known(*barrier->passes);
  }
  return passage;
}

/// The kinds that the map speaks of and of which something is known inside the actor.
std::set<KindId> kinds_inside(const InnerLossView& view, const Actor& actor,
                              const Likelihoods& likelihoods) {
  std::set<KindId> kinds;
  for (const Holding& holding : actor.holds) kinds.insert(holding.kind);
  for (const auto& [kind, judged] : likelihoods) kinds.insert(kind);
  std::erase_if(kinds,
                [&](const KindId& kind) { return !view.selection.shows(view.network, kind); });
  return kinds;
}

Degree degree_at(const Passage& passage, const Likelihoods& likelihoods, const KindId& kind) {
  const auto judged = likelihoods.find(kind);
  if (judged == likelihoods.end()) return degree_of(passage.hindered, passage.graded);
  return degree_of(passage.hindered * judged->second.range.best.value(),
                   passage.graded && is_known(judged->second));
}

/// The degrees of all kinds; without any kind what the barriers alone say.
std::set<Degree> degrees(const InnerLossView& view, const Actor& actor, const Passage& passage,
                         const Likelihoods& likelihoods) {
  std::set<Degree> all;
  for (const KindId& kind : kinds_inside(view, actor, likelihoods)) {
    all.insert(degree_at(passage, likelihoods, kind));
  }
  if (all.empty()) all.insert(degree_of(passage.hindered, passage.graded));
  return all;
}

/// The likelihoods whose strength is told.
Likelihoods told_of(Likelihoods likelihoods, Told told) {
  std::erase_if(likelihoods, [told](const auto& one) { return !is_told(one.second.basis, told); });
  return likelihoods;
}

std::vector<std::string> loss_lines(const std::string& text, Weight weight) {
  std::vector<std::string> lines = lines_within(text, kLossWidth, weight);
  const bool fits = std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return text_width(line, weight) <= 1.2 * kLossWidth;
  });
  return fits && lines.size() <= kLossBreaks.lines ? lines : label_lines(text, kLossBreaks);
}

InnerLoss inner_loss(const char* id, Degree degree, std::string words,
                     const std::vector<std::string>& names) {
  if (!names.empty()) words += ": " + listed(names);
  return {
      .id = id, .lines = loss_lines(loss_mark() + words, loss_weight(degree)), .degree = degree};
}

LossSort sort_of(Moment moment) {
  return moment == Moment::recognises ? LossSort::recognising : LossSort::forwarding;
}

std::optional<std::size_t> number_inside(const InnerLossView& view, const Actor& actor,
                                         LossSort sort) {
  return number_of_place(view.places, [&](const LossPlace& place) {
    return place.sort == sort && place.senders.contains(actor_position(view.network, actor.id));
  });
}

/// The entry for one moment; none where next to all gets through.
std::optional<InnerLoss> loss_at(const InnerLossView& view, const Actor& actor, Moment moment,
                                 Told told) {
  const bool seeing = moment == Moment::recognises;
  const Passage through =
      passage(view, seeing ? actor.hinder_recognises : actor.hinder_forwards, told);
  const std::set<Degree> found =
      degrees(view, actor, through, told_of(seeing ? actor.recognises : actor.forwards, told));
  const Degree worst = *found.rbegin();
  if (worst == Degree::none) return std::nullopt;
  const Share share = found.size() > 1 ? Share::some_kinds : Share::all_kinds;
  InnerLoss loss = inner_loss(seeing ? "recognises" : "forwards", worst,
                              inner_loss_words(moment, worst, share), through.names);
  loss.number = number_inside(view, actor, sort_of(moment));
  return loss;
}

/// Of all turns of what the map speaks of, what they together leave behind.
std::optional<InnerLoss> turning_loss(const InnerLossView& view, const Actor& actor, Told told) {
  Degree worst = Degree::none;
  std::vector<std::string> into;
  for (const Turn& turn : actor.turns) {
    const JudgedLikelihood& judged = turn.likelihood;
    if (!view.selection.shows(view.network, turn.from) || !is_told(judged.basis, told)) continue;
    const Degree degree = degree_of(judged.range.best.value(), is_known(judged));
    if (degree == Degree::none) continue;
    worst = std::max(worst, degree);
    into.push_back(find_kind(view.network, turn.into)->name.shown());
  }
  if (into.empty()) return std::nullopt;
  InnerLoss loss = inner_loss("turns", worst, turning_loss_words(worst), into);
  loss.number = number_inside(view, actor, LossSort::turning);
  return loss;
}

bool is_dead_end(const InnerLossView& view, const Actor& actor) {
  return actor.dead_end &&
         std::any_of(actor.dead_end->kinds.begin(), actor.dead_end->kinds.end(),
                     [&](const KindId& id) { return view.selection.shows(view.network, id); });
}

}  // namespace

std::vector<InnerLoss> inner_losses(const InnerLossView& view, const Actor& actor, Told told) {
  std::vector<InnerLoss> losses;
  const auto add = [&](std::optional<InnerLoss> loss) {
    if (loss) losses.push_back(std::move(*loss));
  };
  add(loss_at(view, actor, Moment::recognises, told));
  add(turning_loss(view, actor, told));
  add(loss_at(view, actor, Moment::forwards, told));
  if (is_dead_end(view, actor))
    losses.push_back(inner_loss("dead-end", Degree::all, dead_end_words(), {}));
  return losses;
}

}  // namespace sideflow::reports
