/* From what a row says of a person to the store: a new person, a new application, a change, or nothing. */
#ifndef MI_FLOW_INTAKE_APPLY_H
#define MI_FLOW_INTAKE_APPLY_H

#include "flow/intake/finding.h"
#include "flow/intake/twins.h"
#include "store/bulk.h"

enum mi_outcome { MI_OUTCOME_REFUSED, MI_OUTCOME_CREATED, MI_OUTCOME_UPDATED, MI_OUTCOME_UNCHANGED };

/* What all rows of an import share. */
struct mi_application {
    struct miraif_store *store;
    struct mi_bulk *bulk;
    struct mi_intake_target target;
    enum miraif_duplicate on_duplicate;
    bool aliases; /* some people are known by other addresses, too */
    struct mi_twins twins;
    bool readmit;               /* take in those who were forgotten */
    struct miraif_arena *arena; /* lives as long as the import */
    uint32_t **record_of;       /* by person's id, in pages: the record that spoke of them; 0: none */
    size_t pages;
};

/* Applies the row of `record`. Refusals and warnings go to `findings`. MIRAIF_NO_MEMORY, MIRAIF_IO. */
enum miraif_status mi_row_apply(struct mi_application *application, const struct mi_intake_row *row,
                                uint64_t record, struct mi_findings *findings, enum mi_outcome *ret_outcome,
                                struct miraif_error *err);

#endif
