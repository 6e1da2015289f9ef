/* Adopted teams that somebody has left and that were not mended. */
#include "base/arena.h"
#include "flow/today/today.h"
#include "miraif/team.h"

enum { DAYS_OVER = 180 };

static struct mi_few leavers(const struct mi_today *today, const struct miraif_teams *teams)
{
    struct mi_few who = mi_few_begin(today);
    for (size_t t = 0; t < teams->teams; t++)
        for (size_t i = 0; i < teams->team[t].members; i++)
            if (teams->team[t].member[i].left)
                mi_few_add_person(&who, teams->team[t].member[i].person, teams->team[t].member[i].name);
    return who;
}

static enum miraif_status add_teams(struct mi_today *today, const struct miraif_cohort *cohort,
                                    struct miraif_error *err)
{
    struct miraif_teams teams;
    MI_TRY(miraif_teams_get(today->store, cohort->id, today->arena, &teams, err));
    struct mi_few who = leavers(today, &teams);
    if (teams.run.adopted_at == 0 || who.count == 0)
        return MIRAIF_OK;
    const char *names = mi_few_end(&who);
    struct miraif_matter matter = {
        .source = "left_team",
        .urgency = MIRAIF_URGENCY_URGENT,
        .cohort = cohort->id,
        .count = who.count,
        .message =
            names == NULL
                ? NULL
                : mi_arena_printf(
                      today->arena,
                      mi_today_say(today, N_("have left, and their teams do not go on without them yet: %s")),
                      names),
        .command = mi_arena_printf(today->arena, "miraif team repair %lld", (long long)cohort->id),
    };
    return mi_today_add(today, &matter, err);
}

enum miraif_status mi_today_teams(struct mi_today *today, struct miraif_error *err)
{
    for (size_t i = 0; i < today->cohorts; i++)
        if (mi_today_until(today, today->cohort[i].start_date) >= -DAYS_OVER)
            MI_TRY(add_teams(today, &today->cohort[i], err));
    return MIRAIF_OK;
}
