/* The store itself: how old its last backup is, what a doctor sees at a glance, and whom an old backup
 * brought back. */
#include "base/arena.h"
#include "flow/today/today.h"
#include "store/backup.h"
#include "store/doctor.h"
#include "store/forget.h"

enum { DAY = 24 * 3600, BACKUP_DAYS = 7 };

static enum miraif_status add_backup(struct mi_today *today, int64_t at, struct miraif_error *err)
{
    const char *date = mi_today_day(today, today->now);
    const char *last = at == 0 ? NULL : mi_today_day(today, at);
    if (date == NULL || (at != 0 && last == NULL))
        return mi_no_memory(err);
    struct miraif_matter matter = {
        .source = "backup_old",
        .urgency = MIRAIF_URGENCY_SOON,
        .due = last,
        .message = mi_today_say(today, at == 0 ? N_("there is no backup of the store")
                                               : N_("the last backup of the store is more than a week old")),
        .command = mi_arena_printf(today->arena, "miraif backup backup-%s.db", date),
    };
    return mi_today_add(today, &matter, err);
}

/* A store that is younger than a backup may be old needs none yet. */
enum miraif_status mi_today_backup(struct mi_today *today, struct miraif_error *err)
{
    struct miraif_store_info info;
    int64_t at;
    MI_TRY(mi_backup_last(today->store, &at, err));
    MI_TRY(miraif_store_info(today->store, today->arena, &info, err));
    int64_t since = at != 0 ? at : info.created_at;
    return today->now - since <= BACKUP_DAYS * DAY ? MIRAIF_OK : add_backup(today, at, err);
}

struct gathering {
    struct mi_today *today;
    struct miraif_error *err;
};

static enum miraif_status look_at(void *context, const struct miraif_finding *finding)
{
    const struct gathering *gathering = context;
    struct mi_today *today = gathering->today;
    if (finding->ok)
        return MIRAIF_OK;
    struct miraif_matter matter = {
        .source = "doctor",
        .urgency = MIRAIF_URGENCY_URGENT,
        .count = 1,
        .message = mi_arena_text(today->arena, finding->message),
        .command = "miraif doctor",
    };
    return mi_today_add(today, &matter, gathering->err);
}

enum miraif_status mi_today_health(struct mi_today *today, struct miraif_error *err)
{
    return mi_doctor_glance(today->store, look_at, &(struct gathering){today, err}, err);
}

/* Each alone: forgetting asks for every one of them. */
static enum miraif_status add_back(void *context, int64_t person, const char *name)
{
    const struct gathering *gathering = context;
    struct mi_today *today = gathering->today;
    struct miraif_matter matter = {
        .source = "forgotten_back",
        .urgency = MIRAIF_URGENCY_URGENT,
        .count = 1,
        .message = mi_arena_printf(today->arena,
                                   mi_today_say(today, N_("p%lld %s was forgotten, and is back by a backup "
                                                          "from before")),
                                   (long long)person, name),
        .command = mi_arena_printf(today->arena, "miraif person forget p%lld", (long long)person),
    };
    return mi_today_add(today, &matter, gathering->err);
}

enum miraif_status mi_today_forgotten(struct mi_today *today, struct miraif_error *err)
{
    return mi_forgotten_back_each(today->store, add_back, &(struct gathering){today, err}, err);
}
