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
constexpr double kLossWidth = 11.4;
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

Passage passage(const Network& network, const engine::Analysis& analysis,
                const std::vector<BarrierId>& barriers, Told told) {
  Passage passage;
  for (const BarrierId& id : barriers) {
    const Barrier* barrier = find_barrier(network, id);
    if (!counts(analysis, barrier->basis) || !barrier->passes || !is_told(barrier->basis, told))
      continue;
    passage.names.push_back(barrier->name.shown());
    passage.hindered *= barrier->passes->range.best.value();
    passage.graded = passage.graded && is_known(*barrier->passes);
  }
  return passage;
}

bool is_collected(const Network& network, const KindId& id) {
  const Kind* kind = find_kind(network, id);
  return kind != nullptr && kind->aim == Aim::collect;
}

/// The kinds to be collected of which something is known inside the actor.
std::set<KindId> kinds_inside(const Network& network, const Actor& actor,
                              const Likelihoods& likelihoods) {
  std::set<KindId> kinds;
  for (const Holding& holding : actor.holds) kinds.insert(holding.kind);
  for (const auto& [kind, judged] : likelihoods) kinds.insert(kind);
  std::erase_if(kinds, [&](const KindId& kind) { return !is_collected(network, kind); });
  return kinds;
}

Degree degree_at(const Passage& passage, const Likelihoods& likelihoods, const KindId& kind) {
  const auto judged = likelihoods.find(kind);
  if (judged == likelihoods.end()) return degree_of(passage.hindered, passage.graded);
  return degree_of(passage.hindered * judged->second.range.best.value(),
                   passage.graded && is_known(judged->second));
}

/// The degrees of all kinds; without any kind what the barriers alone say.
std::set<Degree> degrees(const Network& network, const Actor& actor, const Passage& passage,
                         const Likelihoods& likelihoods) {
  std::set<Degree> all;
  for (const KindId& kind : kinds_inside(network, actor, likelihoods)) {
    all.insert(degree_at(passage, likelihoods, kind));
  }
  if (all.empty()) all.insert(degree_of(passage.hindered, passage.graded));
  return all;
}

std::vector<std::string> loss_lines(const std::string& text, Weight weight) {
  std::vector<std::string> lines = lines_within(text, kLossWidth, weight);
  const bool fits = std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return text_width(line, weight) <= 1.2 * kLossWidth;
  });
  return fits && lines.size() <= kLossBreaks.lines ? lines : label_lines(text, kLossBreaks);
}

InnerLoss inner_loss(Degree degree, std::string words, const std::vector<std::string>& names) {
  if (!names.empty()) words += ": " + listed(names);
  return {loss_lines(loss_mark() + words, loss_weight(degree)), degree};
}

void add_loss(std::vector<InnerLoss>& losses, const std::set<Degree>& degrees, Moment moment,
              const std::vector<std::string>& names) {
  const Degree worst = *degrees.rbegin();
  if (worst == Degree::none) return;
  const Share share = degrees.size() > 1 ? Share::some_kinds : Share::all_kinds;
  losses.push_back(inner_loss(worst, inner_loss_words(moment, worst, share), names));
}

/// The likelihoods whose strength is told.
Likelihoods told_of(Likelihoods likelihoods, Told told) {
  std::erase_if(likelihoods, [told](const auto& one) { return !is_told(one.second.basis, told); });
  return likelihoods;
}

bool is_dead_end(const Network& network, const Actor& actor) {
  return actor.dead_end && std::any_of(actor.dead_end->kinds.begin(), actor.dead_end->kinds.end(),
                                       [&](const KindId& id) { return is_collected(network, id); });
}

}  // namespace

std::vector<InnerLoss> inner_losses(const Network& network, const engine::Analysis& analysis,
                                    const Actor& actor, Told told) {
  std::vector<InnerLoss> losses;
  const Passage seeing = passage(network, analysis, actor.hinder_recognises, told);
  add_loss(losses, degrees(network, actor, seeing, told_of(actor.recognises, told)),
           Moment::recognises, seeing.names);
  const Passage telling = passage(network, analysis, actor.hinder_forwards, told);
  add_loss(losses, degrees(network, actor, telling, told_of(actor.forwards, told)),
           Moment::forwards, telling.names);
  if (is_dead_end(network, actor)) losses.push_back(inner_loss(Degree::all, dead_end_words(), {}));
  return losses;
}

}  // namespace sideflow::reports
