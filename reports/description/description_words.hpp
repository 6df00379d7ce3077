// The catalogue of fixed words of country pages, the codebook and the coverage of the sources. Whoever
// wants them in another language writes this file again.
#pragma once

#include "models/network.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

// ---- the codebook -------------------------------------------------------------------------------

namespace codebook {
inline constexpr const char* kId = "In the file";
inline constexpr const char* kName = "Name";
inline constexpr const char* kMeans = "What it means";
inline constexpr const char* kWord = "Word";
inline constexpr const char* kLow = "Low";
inline constexpr const char* kBest = "Best";
inline constexpr const char* kHigh = "High";
inline constexpr const char* kWhy = "Why";
inline constexpr const char* kQuestion = "Question";
inline constexpr const char* kSector = "Sector";
inline constexpr const char* kLevel = "Level";
inline constexpr const char* kEffect = "Stands on";
inline constexpr const char* kAvoid = "Avoid";
inline constexpr const char* kPrefer = "Write";

inline constexpr const char* kScale = "How likely";
inline constexpr const char* kQuestions = "How likelihoods are asked for";
inline constexpr const char* kKinds = "Kinds of information";
inline constexpr const char* kRoles = "Roles";
inline constexpr const char* kNoStage = "In no lane of their own";
inline constexpr const char* kSectors = "Sectors";
inline constexpr const char* kLevels = "Levels";
inline constexpr const char* kSettings = "Settings";
inline constexpr const char* kBarrierTypes = "Types of barriers";
inline constexpr const char* kBarriers = "Barriers that several networks share";
inline constexpr const char* kTerms = "Words to avoid";
}  // namespace codebook

[[nodiscard]] std::string codebook_intro();
/// What a strength that nobody judged stands for.
[[nodiscard]] std::string unknown_strength_sentence();
[[nodiscard]] std::string threshold_sentence(double threshold);
/// The id of a family as a heading: "Sexual exploitation"; of kinds without a family, that.
[[nodiscard]] std::string family_words(const std::string& family);
/// To whom kinds of this aim should come.
[[nodiscard]] std::string aim_sentence(Aim aim);
/// On which channels barriers of the type stand.
[[nodiscard]] std::string type_place_words(const BarrierType& type);

// ---- the coverage of the sources ----------------------------------------------------------------

[[nodiscard]] std::string coverage_title(const std::string& network);
[[nodiscard]] std::string coverage_intro();
[[nodiscard]] std::vector<std::string> coverage_heads();
/// Of passages that do not say where they stand.
[[nodiscard]] std::string no_section_words();
/// Where nothing rests on a passage: its note, or that there is none.
[[nodiscard]] std::string left_out_words(const std::string& note);

// ---- a country's page ---------------------------------------------------------------------------

namespace page {
inline constexpr const char* kActors = "Who is there";
inline constexpr const char* kChannels = "Where things go";
inline constexpr const char* kBarriers = "What stands in the way";
inline constexpr const char* kScenarios = "Changes to try";
inline constexpr const char* kSources = "What the sources say, and where it stands";
}  // namespace page

[[nodiscard]] std::string page_intro(const std::string& network, const std::string& as_of);
[[nodiscard]] std::vector<std::string> actor_heads();
[[nodiscard]] std::vector<std::string> channel_heads();
[[nodiscard]] std::vector<std::string> barrier_heads();

/// "usually, assumed"; "0.2 to 0.4, stated"; "disputed".
[[nodiscard]] std::string graded_words(const JudgedLikelihood& likelihood);
/// Why a strength is what it is.
[[nodiscard]] std::string strength_reason_words(const std::string& note);

[[nodiscard]] std::string collects_everything_words();
[[nodiscard]] std::string collects_words(const std::vector<std::string>& kinds);
[[nodiscard]] std::string needs_words(const std::vector<std::string>& kinds);
/// "week", "month", "year"; "" without a period.
[[nodiscard]] std::string period_words(Period period);

namespace inside {
inline constexpr const char* kRecognises = "recognises";
inline constexpr const char* kForwards = "passes on";
inline constexpr const char* kRecognising = "recognising";
inline constexpr const char* kForwarding = "passing on";
}  // namespace inside

/// "recognising is hindered by "No criteria"".
[[nodiscard]] std::string hindered_words(const std::string& what,
                                         const std::vector<std::string>& barriers);
[[nodiscard]] std::string turn_words(const std::string& from, const std::string& into,
                                     const std::string& strength);
/// That a source says of an actor that it has nowhere to go with these kinds.
[[nodiscard]] std::string dead_end_sentence(const std::vector<std::string>& kinds,
                                            const std::string& marks);

[[nodiscard]] std::string channels_heading(Status status);
/// "the line from A to B".
[[nodiscard]] std::string line_words(const std::string& from, const std::string& to);
/// "formal, project"; "" where neither is known.
[[nodiscard]] std::string form_and_lasting_words(Form form, Lasting lasting);

/// "inside Doctors (recognising)".
[[nodiscard]] std::string inside_place_words(const std::string& what, const std::string& actor);
[[nodiscard]] std::string absence_words();
[[nodiscard]] std::string delay_words(const std::string& duration);
/// "lets through sometimes, assumed; decided anew by each sender".
[[nodiscard]] std::string lets_through_words(const std::string& strength, Drawn drawn);
/// "law: Secrecy act"; "" where neither is known.
[[nodiscard]] std::string rests_on_words(RestsOn rests_on, const std::string& law);

[[nodiscard]] std::string scenarios_intro();

}  // namespace sideflow::reports
