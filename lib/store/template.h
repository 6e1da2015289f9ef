/* The office's own texts of letters, and the forms in which people answer. */
#ifndef MI_STORE_TEMPLATE_H
#define MI_STORE_TEMPLATE_H

#include <stdbool.h>

#include "miraif/store.h"

/* The office's text of a rule in a language, in `arena`; both null where it has none. */
enum miraif_status mi_template_read(struct miraif_store *store, const char *rule, const char *language,
                                    struct miraif_arena *arena, const char **ret_subject,
                                    const char **ret_body, struct miraif_error *err);

/* Keeps that; a null `subject` takes it away. Within a write. */
enum miraif_status mi_template_write(struct miraif_store *store, const char *rule, const char *language,
                                     const char *subject, const char *body, struct miraif_error *err);

/* The form's address for a purpose, in `arena`; null where there is none. */
enum miraif_status mi_form_read(struct miraif_store *store, const char *purpose, struct miraif_arena *arena,
                                const char **ret_url, struct miraif_error *err);

/* Keeps that; a null `url` takes it away. Within a write. */
enum miraif_status mi_form_write(struct miraif_store *store, const char *purpose, const char *url,
                                 struct miraif_error *err);

#endif
