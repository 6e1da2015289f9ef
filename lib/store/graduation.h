/* The table of graduations, for the flow that writes to it. */
#ifndef MI_STORE_GRADUATION_H
#define MI_STORE_GRADUATION_H

#include "miraif/alumni.h"
#include "miraif/application.h"

/* Keeps that a person graduated from a cohort; does nothing where that is known. Within a write. */
enum miraif_status mi_graduation_insert(struct miraif_store *store, int64_t cohort, int64_t person,
                                        const char *date, bool *ret_added, struct miraif_error *err);

/* Called with a member of a cohort's adopted teams and the state of the application. */
typedef enum miraif_status mi_finisher_fn(void *context, int64_t person,
                                          enum miraif_application_status status);

/* Calls `each` for the members of a run's teams, by e-mail key. */
enum miraif_status mi_finisher_each(struct miraif_store *store, int64_t run, mi_finisher_fn *each,
                                    void *context, struct miraif_error *err);

#endif
