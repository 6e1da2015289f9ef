/* Whether a new person of an import is perhaps somebody who is known already, or stands in an earlier row: a
 * warning, never a decision. Only where few people are known; miraif_twin_each looks among many. */
#ifndef MI_FLOW_INTAKE_TWINS_H
#define MI_FLOW_INTAKE_TWINS_H

#include "flow/intake/finding.h"
#include "model/alike.h"

struct mi_twins {
    struct miraif_arena *arena;
    struct mi_twin_entry *entry; /* null: too many to look among */
    size_t count;
};

/* Reads the people who are known; in `arena`, which lives as long as the import. */
enum miraif_status mi_twins_begin(struct miraif_store *store, struct miraif_arena *arena,
                                  struct mi_twins *ret_twins, struct miraif_error *err);

/* Warns where the new person of `record` is like somebody, and remembers them. */
enum miraif_status mi_twins_meet(struct mi_twins *twins, const struct miraif_person *person, uint64_t record,
                                 struct mi_findings *findings, struct miraif_error *err);

#endif
