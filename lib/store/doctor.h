/* What the doctor sees without reading the whole store. */
#ifndef MI_STORE_DOCTOR_H
#define MI_STORE_DOCTOR_H

#include "miraif/store.h"

/* miraif_store_doctor with the checks that cost nothing: version, rights, leftovers. MIRAIF_OK also
 * where one fails: `each` is told. */
enum miraif_status mi_doctor_glance(struct miraif_store *store, miraif_finding_fn *each, void *context,
                                    struct miraif_error *err);

#endif
