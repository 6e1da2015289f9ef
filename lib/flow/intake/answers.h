/* The columns of a roster that are no field of ours: kept, never dropped. */
#ifndef MI_FLOW_INTAKE_ANSWERS_H
#define MI_FLOW_INTAKE_ANSWERS_H

#include "io/columns.h"
#include "io/csv.h"
#include "miraif/person.h"

/* A JSON object, header to cell, of the cells that are not blank and map to no field, and of the age where it
 * is a range (`band`, or null); null where there are none. In `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_answers_read(const struct mi_csv_record *record, const struct mi_columns *columns,
                                   const char *band, struct miraif_arena *arena, const char **ret_answers,
                                   struct miraif_error *err);

/* The answers of a profile while they are changed. */
struct mi_answers {
    struct miraif_arena *arena;
    struct miraif_answer *list;
    size_t count;
    size_t room;
};

/* In `arena`, as all that follows. MIRAIF_NO_MEMORY. */
enum miraif_status mi_answers_begin(const struct miraif_profile *profile, struct miraif_arena *arena,
                                    struct mi_answers *ret_answers, struct miraif_error *err);

/* The answer to a question; null: there is none. */
const char *mi_answers_get(const struct mi_answers *answers, const char *header);

/* Sets an answer, or takes it away where `text` is null. The texts are borrowed. */
enum miraif_status mi_answers_set(struct mi_answers *answers, const char *header, const char *text,
                                  struct miraif_error *err);

/* As a profile has them; null: there are none. */
enum miraif_status mi_answers_end(const struct mi_answers *answers, const char **ret_json,
                                  struct miraif_error *err);

/* Whether all that `said` answers is answered alike in `stored`, however it is spelt. `arena` is scratch. */
enum miraif_status mi_answers_agree(const struct miraif_profile *stored, const struct miraif_profile *said,
                                    struct miraif_arena *arena, bool *ret_agree, struct miraif_error *err);

/* Which of the `count` questions anybody has answered, as far as they are known by now. */
enum miraif_status mi_answers_know(struct miraif_store *store, const char *const *header, size_t count,
                                   struct miraif_arena *arena, const bool **ret_known,
                                   struct miraif_error *err);

#endif
