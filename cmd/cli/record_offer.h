/* Announcements, replies, open offers and the waitlist as records and in words. */
#ifndef CLI_RECORD_OFFER_H
#define CLI_RECORD_OFFER_H

#include "cli/record.h"

extern const struct record_type record_announcement_type;
extern const struct record_type record_reply_type;
extern const struct record_type record_replies_type; /* those that lapsed, and who would step in */
extern const struct record_type record_quiet_type;
extern const struct record_type record_waiting_type;

/* Each builds a root in `arena` (`sample`: one letter of each decision, without a recipient where there is
 * none; null: no samples; record_waiting: in the scratch of lists), to which it copies. */
struct mi_value *record_announcement(struct miraif_arena *arena,
                                     const struct miraif_announcement *announcement,
                                     const struct miraif_letter *sample, bool queued);
struct mi_value *record_reply(struct miraif_arena *arena, const struct miraif_replied *replied);
struct mi_value *record_quiet(struct miraif_arena *arena, const struct miraif_offer *offer);
struct mi_value *record_waiting(struct cli *cli, const struct miraif_waiting *waiting, int64_t in);

/* Who would take the free seats, as the members "free_seats" and "step_in" of `record`, and in words with the
 * command that makes the offers; a clash among those who are in as a warning. */
void record_put_step_in(struct mi_value *record, const struct miraif_waitlist *waitlist);
enum miraif_status record_say_step_in(struct cli *cli, const struct miraif_waitlist *waitlist,
                                      struct miraif_error *err);

/* The state of an application in the user's language. */
const char *record_state_word(enum miraif_application_status status);

/* Says what letters became of a reply: cancelled, or to be stopped by hand. */
void record_say_letters(struct cli *cli, const struct miraif_replied *replied);

/* Says who gets which letter, as a table. */
enum miraif_status record_say_told(struct cli *cli, const struct miraif_announcement *announcement,
                                   struct miraif_error *err);

/* Queues what an announcement says, when it is confirmed, and says so; as data either way. */
typedef enum miraif_status record_queue_fn(struct miraif_store *store, const struct miraif_announcement *seen,
                                           struct miraif_arena *arena, struct miraif_error *err);
enum miraif_status record_queue_announcement(struct cli *cli, const struct miraif_announcement *seen,
                                             const struct miraif_letter *sample, record_queue_fn *queue,
                                             struct miraif_error *err);

/* Warns of offers of the cohort whose deadline is over: code "overdue". */
enum miraif_status record_warn_of_overdue(struct cli *cli, int64_t cohort, struct miraif_error *err);

#endif
