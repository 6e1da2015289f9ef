/* Teams and team rules as records. */
#ifndef CLI_RECORD_TEAM_H
#define CLI_RECORD_TEAM_H

#include "cli/record.h"

extern const struct record_type record_team_type;
extern const struct record_type record_member_type;
extern const struct record_type record_teams_type; /* a whole division */
extern const struct record_type record_explanation_type;
extern const struct record_type record_team_rule_type;

/* Each builds a root in `arena`, to which it copies. `state` is the run's. */
struct mi_value *record_team(struct miraif_arena *arena, const struct miraif_team *team, const char *state);
struct mi_value *record_teams(struct miraif_arena *arena, const struct miraif_teams *teams);
struct mi_value *record_explanation(struct miraif_arena *arena, const struct miraif_teams *teams,
                                    const struct miraif_team *team);
struct mi_value *record_team_rule(struct miraif_arena *arena, const struct miraif_team_rule *rule);

/* Says a division for people: the teams as a table, and what is to be said of the whole. */
enum miraif_status record_say_teams(struct cli *cli, const struct miraif_teams *teams,
                                    struct miraif_error *err);

/* Says who of a team has left the cohort, and what mends the team. */
void record_say_left(struct cli *cli, const struct miraif_team *team);

/* Says who is in a team, as a table. */
enum miraif_status record_say_members(struct cli *cli, const struct miraif_team *team,
                                      struct miraif_error *err);

/* Says reasons, one a line. */
void record_say_reasons(struct cli *cli, const struct miraif_reason *reason, size_t count);

/* Warns where a team holds people between whose companies the office wants nothing to be: code "stake". */
void record_warn_of_stakes(struct cli *cli, const struct miraif_teams *teams);

#endif
