/* The outbox, for every flow that has something to tell somebody: what is to be said is queued within the
 * write that makes it so, and handed to the mailer later by a claim. */
#ifndef MI_STORE_OUTBOX_H
#define MI_STORE_OUTBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "miraif/store.h"

/* One thing to be said to one person. The rule's default text and the placeholders it may use are in
 * lib/render/template_<family>.c.
 *
 * `args` gives their values: texts are put in as they are; integers are instants, which the letter shows in
 * its own language ("starts_at" is the value of {date} and {time}, "ends_at" of {ends}; any other, such as
 * "deadline", of the placeholder of its name); an object holds a text for each language, {"ja":…,"en":…}. A
 * number is given as a text. Standard, and not in args: {name} {cohort} {team} {reply_url} {reply_code}. */
struct mi_item {
    const char *key;      /* rule:object:person[:occurrence], made once whatever cron does */
    const char *rule;     /* which template: offer, waitlisted, regret, session-reminder, … */
    int64_t person;       /* who is told; 0: the channel of `team` */
    int64_t cohort;       /* 0: none */
    int64_t team;         /* its number within the cohort; 0: none */
    const char *object;   /* what it is about: "1-1", "a7", "p12", "1" */
    const char *args;     /* a JSON object, or null */
    int64_t due, expires; /* Unix seconds; `expires` is later. Past it the item is missed, never sent */
};

/* Queues an item; does nothing where its key is there, whatever became of it, or for somebody forgotten.
 * `*ret_added` says which. Within a write. */
enum miraif_status mi_outbox_add(struct miraif_store *store, const struct mi_item *item, bool *ret_added,
                                 struct miraif_error *err);

/* Which items: every member that is set must be the item's own. */
struct mi_item_filter {
    int64_t person, cohort;
    const char *object, *rule;
};

/* Cancels what was not sent yet. `*ret_cancelled` counts what was still waiting and will not leave;
 * `*ret_claimed` what the mailer has been given already: `miraif export reminders status` lists it, to be
 * stopped by hand. Within a write. */
enum miraif_status mi_outbox_cancel(struct miraif_store *store, const struct mi_item_filter *filter,
                                    int64_t *ret_cancelled, int64_t *ret_claimed, struct miraif_error *err);

/* Whether something of that is still to leave. */
enum miraif_status mi_outbox_waits(struct miraif_store *store, const struct mi_item_filter *filter,
                                   bool *ret_waits, struct miraif_error *err);

/* Whether something of that waits or has left, and was not cancelled; what was missed counts, too. */
enum miraif_status mi_outbox_keeps(struct miraif_store *store, const struct mi_item_filter *filter,
                                   bool *ret_keeps, struct miraif_error *err);

enum { MI_REPLY_CODE_LENGTH = 12 };

/* The code by which an answer is joined: the same for a person, purpose ("reply", "rsvp", …) and object,
 * whenever it is asked for, and unguessable; in `arena`. Within a write, which remembers it. */
enum miraif_status mi_reply_code(struct miraif_store *store, int64_t person, const char *purpose,
                                 const char *object, struct miraif_arena *arena, const char **ret_code,
                                 struct miraif_error *err);

/* The same without remembering it, for a preview: no answer comes back to it. */
enum miraif_status mi_reply_code_preview(struct miraif_store *store, int64_t person, const char *purpose,
                                         const char *object, struct miraif_arena *arena,
                                         const char **ret_code, struct miraif_error *err);

/* Whose code that is, as somebody typed it: case, width, blanks and dashes do not matter, nor do O for 0 and
 * I or L for 1. `*ret_person` is 0 where it is unknown or of another purpose; `*ret_object` lives in `arena`.
 */
enum miraif_status mi_reply_find(struct miraif_store *store, const char *code, const char *purpose,
                                 int64_t *ret_person, const char **ret_object, struct miraif_arena *arena,
                                 struct miraif_error *err);

#endif
