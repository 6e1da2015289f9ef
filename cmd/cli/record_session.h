/* Sessions, holidays and turns as records. */
#ifndef CLI_RECORD_SESSION_H
#define CLI_RECORD_SESSION_H

#include "cli/record.h"

extern const struct record_type record_session_type;
extern const struct record_type record_plan_type;
extern const struct record_type record_holiday_type;
extern const struct record_type record_attendee_type;

/* Each builds a root in `arena`, to which it copies. */
struct mi_value *record_session(struct miraif_arena *arena, const struct miraif_session *session);
struct mi_value *record_plan(struct miraif_arena *arena, const struct miraif_plan *plan);
struct mi_value *record_holiday(struct miraif_arena *arena, const struct miraif_holiday *holiday);
struct mi_value *record_attendee(struct miraif_arena *arena, const struct miraif_attendee *attendee);
struct mi_value *record_turns(struct miraif_arena *arena, const struct miraif_team_turns *turns);

/* Says a plan for people: its sessions as a table, peer sessions summed up by team, and its notes as
 * warnings. */
enum miraif_status record_say_plan(struct cli *cli, const struct miraif_plan *plan, struct miraif_error *err);

/* Says what became of letters, and warns of those that the mailer has already. */
void record_say_session_letters(struct cli *cli, const char *session,
                                const struct miraif_session_letters *letters);

#endif
