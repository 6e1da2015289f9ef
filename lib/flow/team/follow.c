/* Turns, reminders and letters after adopted teams changed. */
#include "flow/team/follow.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "model/regroup.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/run.h"
#include "text/json_write.h"

enum { DAY = 24 * 3600, KEPT_DAYS = 14, NAMES_MOST = 8192 };

/* What becomes of the team's sessions. */
static enum miraif_status regroup(struct mi_change *change, int64_t number, int64_t *ret_turns)
{
    int64_t *left = mi_arena_array(change->arena, change->seats, sizeof *left);
    int64_t *joined = mi_arena_array(change->arena, change->seats, sizeof *joined);
    struct mi_regrouping regrouping = {
        .cohort = change->cohort, .team = number, .left = left, .joined = joined};
    if (left == NULL || joined == NULL)
        return mi_no_memory(change->err);
    for (size_t i = 0; i < change->seats; i++) {
        const struct mi_seat *seat = &change->seat[i];
        if (seat->was == number && seat->team != number)
            left[regrouping.lefts++] = seat->person;
        if (seat->was != number && seat->team == number)
            joined[regrouping.joineds++] = seat->person;
    }
    return mi_session_regroup(change->store, &regrouping, change->arena, ret_turns, change->err);
}

/* Names as each language strings them together. */
static enum miraif_status put_members(struct mi_change *change, const struct miraif_team *team,
                                      struct mi_value *args)
{
    struct mi_str ja = mi_str_begin(change->arena, NAMES_MOST);
    struct mi_str en = mi_str_begin(change->arena, NAMES_MOST);
    const char *japanese;
    const char *english;
    for (size_t i = 0; i < team->members; i++) {
        mi_str_addf(&ja, i == 0 ? "%s さん" : "、%s さん", team->member[i].name);
        mi_str_addf(&en, i == 0 ? "%s" : ", %s", team->member[i].name);
    }
    MI_TRY(mi_str_end(&ja, &japanese, change->err));
    MI_TRY(mi_str_end(&en, &english, change->err));
    struct mi_value *members = mi_put_object(args, "members");
    mi_put_text(members, "ja", japanese);
    mi_put_text(members, "en", english);
    return MIRAIF_OK;
}

static enum miraif_status queue(struct mi_change *change, const struct miraif_team *team, const char *rule,
                                int64_t person, int64_t run, int64_t *letters)
{
    int64_t now = mi_store_env(change->store)->now;
    struct mi_value *args = mi_value_object(change->arena);
    bool added;
    struct mi_item item = {.rule = rule,
                           .person = person,
                           .cohort = change->cohort,
                           .team = team->number,
                           .object = team->id,
                           .due = now,
                           .expires = now + KEPT_DAYS * DAY};
    item.key =
        mi_arena_printf(change->arena, "%s:%s:p%lld:%lld", rule, team->id, (long long)person, (long long)run);
    if (item.key == NULL)
        return mi_no_memory(change->err);
    MI_TRY(put_members(change, team, args));
    if (team->mentor.person != 0)
        mi_put_text(args, "mentor", team->mentor.name);
    MI_TRY(mi_json_write(args, change->arena, &item.args, change->err));
    MI_TRY(mi_outbox_add(change->store, &item, &added, change->err));
    *letters += added;
    return MIRAIF_OK;
}

/* Whoever was not yet told of the team hears of it as it is now; what tells of it as it was is not to leave.
 */
static enum miraif_status tell_of(struct mi_change *change, const struct miraif_team *team, const char *first,
                                  const char *changed, int64_t person, int64_t run, int64_t *letters)
{
    const struct mi_item_filter new_team = {.cohort = change->cohort, .object = team->id, .rule = first};
    const struct mi_item_filter again = {.cohort = change->cohort, .object = team->id, .rule = changed};
    bool waits;
    int64_t cancelled;
    int64_t claimed;
    MI_TRY(mi_outbox_waits(change->store, &new_team, &waits, change->err));
    MI_TRY(mi_outbox_cancel(change->store, &again, &cancelled, &claimed, change->err));
    if (waits)
        MI_TRY(mi_outbox_cancel(change->store, &new_team, &cancelled, &claimed, change->err));
    return queue(change, team, waits && cancelled > 0 ? first : changed, person, run, letters);
}

static enum miraif_status tell(struct mi_change *change, const struct miraif_team *team, int64_t run,
                               int64_t *letters)
{
    MI_TRY(tell_of(change, team, "team-mentor", "team-changed", 0, run, letters));
    return team->mentor.person == 0 ? MIRAIF_OK
                                    : tell_of(change, team, "mentor-team", "mentor-team-changed",
                                              team->mentor.person, run, letters);
}

/* Teams are told of with the match or with the plan, whichever is adopted first. */
static enum miraif_status is_told(const struct mi_change *change, bool *ret_told)
{
    struct miraif_run match;
    struct miraif_run plan;
    MI_TRY(mi_run_get(change->store, change->cohort, "match", "adopted", change->arena, &match, change->err));
    MI_TRY(mi_run_get(change->store, change->cohort, "plan", "adopted", change->arena, &plan, change->err));
    *ret_told = match.id != 0 || plan.id != 0;
    return MIRAIF_OK;
}

enum miraif_status mi_change_follow(struct mi_change *change, struct miraif_team_change *report)
{
    bool told;
    MI_TRY(is_told(change, &told));
    for (size_t t = 0; told && t < report->after.teams; t++) {
        const struct miraif_team *team = &report->after.team[t];
        int64_t turns;
        if (!mi_change_concerns(change, team->number))
            continue;
        MI_TRY(regroup(change, team->number, &turns));
        MI_TRY(tell(change, team, report->after.run.id, &report->letters));
        report->turns += turns;
    }
    return MIRAIF_OK;
}
