/* Letters that do not leave, or did not arrive. */
#include "base/arena.h"
#include "flow/today/today.h"
#include "miraif/letter.h"
#include "store/batch.h"

enum { HOUR = 3600, DAY = 24 * HOUR, PATIENCE = 2 * HOUR /* what a cron that runs hourly may take */ };

static enum miraif_status add(struct mi_today *today, const char *source, const char *message, int64_t count,
                              const char *command, struct miraif_error *err)
{
    if (count == 0)
        return MIRAIF_OK;
    struct miraif_matter matter = {
        .source = source,
        .urgency = MIRAIF_URGENCY_URGENT,
        .count = count,
        .message = mi_arena_printf(today->arena, mi_today_say(today, message), (long long)count),
        .command = command,
    };
    return mi_today_add(today, &matter, err);
}

static enum miraif_status add_hold(struct mi_today *today, const struct miraif_outbox *outbox,
                                   struct miraif_error *err)
{
    const char *since = mi_today_day(today, outbox->hold);
    if (since == NULL)
        return mi_no_memory(err);
    struct miraif_matter matter = {
        .source = "letters_on_hold",
        .urgency = MIRAIF_URGENCY_URGENT,
        .count = outbox->due,
        .due = since,
        .since = true,
        .message = mi_arena_printf(today->arena,
                                   mi_today_say(today, N_("no letter leaves since a restore; due: %lld")),
                                   (long long)outbox->due),
        .command = "miraif export reminders resume",
    };
    return mi_today_add(today, &matter, err);
}

/* Letters that wait longer than a mailer takes that runs. */
static enum miraif_status add_due(struct mi_today *today, const struct miraif_outbox *outbox,
                                  struct miraif_error *err)
{
    if (outbox->due == 0 || today->now - outbox->due_since < PATIENCE)
        return MIRAIF_OK;
    const char *since = mi_today_day(today, outbox->due_since);
    if (since == NULL)
        return mi_no_memory(err);
    struct miraif_matter matter = {
        .source = "letters_due",
        .urgency = today->now - outbox->due_since < DAY ? MIRAIF_URGENCY_SOON : MIRAIF_URGENCY_URGENT,
        .count = outbox->due,
        .due = since,
        .since = true,
        .message = mi_arena_printf(
            today->arena, mi_today_say(today, N_("letters that no mailer has fetched; things to say: %lld")),
            (long long)outbox->due),
        .command = "miraif export reminders claim --spool outbox",
    };
    return mi_today_add(today, &matter, err);
}

enum miraif_status mi_today_outbox(struct mi_today *today, struct miraif_error *err)
{
    static const char status[] = "miraif export reminders status";
    static const char claim[] = "miraif export reminders claim --spool outbox";
    struct miraif_outbox outbox;
    MI_TRY(miraif_outbox_state(today->store, &outbox, err));
    if (outbox.hold != 0)
        MI_TRY(add_hold(today, &outbox, err));
    else
        MI_TRY(add_due(today, &outbox, err));
    if (outbox.hold == 0)
        MI_TRY(add(today, "batches_unwritten", N_("batches whose writing was broken off: %lld"),
                   outbox.unwritten, claim, err));
    MI_TRY(add(today, "letters_to_stop", N_("letters with the mailer that should be stopped by hand: %lld"),
               outbox.stop, status, err));
    MI_TRY(add(today, "letters_failed", N_("letters that could not be delivered: %lld"), outbox.failed,
               status, err));
    return add(today, "letters_missed", N_("things that were not said in time, in the last 14 days: %lld"),
               outbox.missed, status, err);
}

struct gathering {
    struct mi_today *today;
    struct miraif_error *err;
};

static enum miraif_status add_batch(void *context, const char *batch, int64_t letters, int64_t until)
{
    const struct gathering *gathering = context;
    struct mi_today *today = gathering->today;
    const char *due = mi_today_day(today, until);
    struct miraif_matter matter = {
        .source = "batch_unacknowledged",
        .urgency = MIRAIF_URGENCY_URGENT,
        .object = batch,
        .count = letters,
        .due = due,
        .message = mi_arena_printf(
            today->arena,
            mi_today_say(today,
                         N_("letters that the mailer took and did not acknowledge: %lld; if they were sent")),
            (long long)letters),
        .command = mi_arena_printf(today->arena, "miraif export reminders ack %s", batch),
    };
    return due == NULL ? mi_no_memory(gathering->err) : mi_today_add(today, &matter, gathering->err);
}

enum miraif_status mi_today_batches(struct mi_today *today, struct miraif_error *err)
{
    return mi_batch_each_overdue(today->store, add_batch, &(struct gathering){today, err}, err);
}
