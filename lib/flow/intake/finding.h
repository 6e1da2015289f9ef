/* What there is to say about a row: faults, which keep it out, and warnings. */
#ifndef MI_FLOW_INTAKE_FINDING_H
#define MI_FLOW_INTAKE_FINDING_H

#include <stddef.h>
#include <stdint.h>

#include "miraif/import.h"

enum { MI_FINDINGS_MOST = 24 };

/* One of them. `message` is translated and lives as long as the row. */
struct mi_finding {
    const char *code;
    size_t column; /* 1-based; 0: the record as a whole */
    const char *message;
};

/* Those of one row. Messages are made in `arena`, which ends with the row. */
struct mi_findings {
    const struct miraif_env *env;
    struct miraif_arena *arena;
    struct mi_finding faults[MI_FINDINGS_MOST];
    size_t fault_count;
    struct mi_finding warnings[MI_FINDINGS_MOST];
    size_t warning_count;
    bool failed; /* out of memory */
};

void mi_findings_begin(struct mi_findings *findings, const struct miraif_env *env,
                       struct miraif_arena *arena);

/* As much of a cell as fits into a sentence, in the findings' arena; "" where that is out of memory, which
 * `findings` remembers. */
const char *mi_excerpt(struct mi_findings *findings, const char *text);

/* Adds one, with a message id that is translated and formatted. More than MI_FINDINGS_MOST are dropped. */
void mi_fault(struct mi_findings *findings, const char *code, size_t column, const char *msgid, ...)
    __attribute__((format(printf, 4, 5)));
void mi_warning(struct mi_findings *findings, const char *code, size_t column, const char *msgid, ...)
    __attribute__((format(printf, 4, 5)));

/* All faults as one public finding; its arrays and texts live in the findings' arena. */
enum miraif_status mi_findings_rejection(const struct mi_findings *findings,
                                         struct miraif_import_finding *ret_finding, struct miraif_error *err);

#endif
