/* The tables of letters: what is due, what was frozen, and what was handed over in which batch. */
#ifndef MI_STORE_LETTER_H
#define MI_STORE_LETTER_H

#include "miraif/letter.h"
#include "store/stmt.h"

/* Of `item i` and `person p`; and the item in the first columns of such a row. */
#define MI_WAITING_COLUMNS "i.key, i.rule, i.object, i.person, p.name, i.cohort, i.team, i.due, i.expires"
enum { MI_WAITING_COLUMN_COUNT = 9 };
struct miraif_waiting_item mi_waiting_item_of_row(struct mi_stmt *stmt, struct miraif_arena *arena);

/* Called with an item that is due and with its `args`; both live as long as the call. */
typedef enum miraif_status mi_due_fn(void *context, const struct miraif_waiting_item *item, const char *args);

/* Calls `each` for the items that are due at `until`, not expired now, not cancelled and in no letter: those
 * of one recipient together, by e-mail key; then those of team channels; each as they fell due, then by key.
 */
enum miraif_status mi_due_each(struct miraif_store *store, int64_t until, mi_due_fn *each, void *context,
                               struct miraif_error *err);

/* Cancels the item `key` if it is due now, or with null all that are. Within a write. */
enum miraif_status mi_due_cancel(struct miraif_store *store, const char *key, int64_t *ret_cancelled,
                                 struct miraif_error *err);

/* Who somebody is for a letter, and in which language: "ja" or "en". MIRAIF_NOT_FOUND. */
enum miraif_status mi_recipient_get(struct miraif_store *store, int64_t person, struct miraif_arena *arena,
                                    struct miraif_recipient *ret_recipient, const char **ret_language,
                                    struct miraif_error *err);

typedef enum miraif_status mi_recipient_fn(void *context, const struct miraif_recipient *recipient);

/* Calls `each` for those on a team's channel, by e-mail key: the members of the adopted team who take part
 * still. */
enum miraif_status mi_channel_each(struct miraif_store *store, int64_t cohort, int64_t team,
                                   mi_recipient_fn *each, void *context, struct miraif_error *err);

/* Keeps a frozen letter with its recipients and items. Within a write. */
enum miraif_status mi_letter_insert(struct miraif_store *store, const struct miraif_letter *letter,
                                    struct miraif_error *err);

/* A letter with all that is in it, in `arena`; `*ret_found` false and nothing else where there is none. */
enum miraif_status mi_letter_get(struct miraif_store *store, const char *id, struct miraif_arena *arena,
                                 struct miraif_letter *ret_letter, bool *ret_found, struct miraif_error *err);

/* Called with the id of a letter, which lives as long as the call. */
typedef enum miraif_status mi_letter_id_fn(void *context, const char *id);

/* Calls `each` for the letters that are claimed or failed, by the batch they were last handed over in and
 * their place in it. */
enum miraif_status mi_letter_each_open(struct miraif_store *store, mi_letter_id_fn *each, void *context,
                                       struct miraif_error *err);

/* Gives a letter its state, with `reason` for "failed". Within a write. */
enum miraif_status mi_letter_settle(struct miraif_store *store, const char *id, const char *state,
                                    const char *reason, struct miraif_error *err);

/* Counts a further attempt: the mailer has the letter again. Within a write. */
enum miraif_status mi_letter_again(struct miraif_store *store, const char *id, struct miraif_error *err);

#endif
