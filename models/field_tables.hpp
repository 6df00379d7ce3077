// The field tables of all entities, each defined next to its reader. The schema is written from
// them.
#pragma once

#include "models/fields.hpp"

namespace sideflow {

struct ActorDraft;
struct ChannelEntry;
struct LikelihoodDraft;
struct NetworkHead;
struct FileDraft;
struct VocabularyHead;
struct HinderedBy;
struct ChangeDraft;
struct DefaultsDraft;

[[nodiscard]] const FieldTable<Evidence>& evidence_fields();
[[nodiscard]] const FieldTable<LikelihoodDraft>& likelihood_fields();
[[nodiscard]] const FieldTable<Account>& account_fields();
[[nodiscard]] const FieldTable<Passage>& passage_fields();
[[nodiscard]] const FieldTable<Source>& source_fields();
[[nodiscard]] const FieldTable<Kind>& kind_fields();
[[nodiscard]] const FieldTable<Role>& role_fields();
[[nodiscard]] const FieldTable<Sector>& sector_fields();
[[nodiscard]] const FieldTable<Level>& level_fields();
[[nodiscard]] const FieldTable<Setting>& setting_fields();
[[nodiscard]] const FieldTable<BarrierType>& barrier_type_fields();
[[nodiscard]] const FieldTable<ScaleWord>& scale_fields();
[[nodiscard]] const FieldTable<Term>& term_fields();
[[nodiscard]] const FieldTable<Question>& question_fields();
[[nodiscard]] const FieldTable<DefaultsDraft>& defaults_fields();
[[nodiscard]] const FieldTable<Barrier>& barrier_fields();
[[nodiscard]] const FieldTable<ActorDraft>& actor_fields();
[[nodiscard]] const FieldTable<ActorDraft>& added_actor_fields();
[[nodiscard]] const FieldTable<Holding>& holding_fields();
[[nodiscard]] const FieldTable<Turn>& turn_fields();
[[nodiscard]] const FieldTable<HinderedBy>& hindered_by_fields();
[[nodiscard]] const FieldTable<DeadEnd>& dead_end_fields();
[[nodiscard]] const FieldTable<ChannelEntry>& channel_fields();
[[nodiscard]] const FieldTable<ChannelEntry>& added_channel_fields();
[[nodiscard]] const FieldTable<Finding>& finding_fields();
[[nodiscard]] const FieldTable<Scenario>& scenario_fields();
[[nodiscard]] const FieldTable<ChangeDraft>& change_fields();
[[nodiscard]] const FieldTable<OpenChannel>& open_fields();
[[nodiscard]] const FieldTable<SetChannel>& set_channel_fields();
[[nodiscard]] const FieldTable<SetActor>& set_actor_fields();
[[nodiscard]] const FieldTable<SetBarrier>& set_barrier_fields();
[[nodiscard]] const FieldTable<LiftBarrier>& lift_fields();
[[nodiscard]] const FieldTable<NetworkHead>& network_head_fields();
[[nodiscard]] const FieldTable<VocabularyHead>& vocabulary_head_fields();
[[nodiscard]] const FieldTable<FileDraft>& network_file_fields();
[[nodiscard]] const FieldTable<FileDraft>& vocabulary_file_fields();

}  // namespace sideflow
