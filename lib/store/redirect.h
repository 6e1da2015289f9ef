/* The table of people who turned out to be somebody else. */
#ifndef MI_STORE_REDIRECT_H
#define MI_STORE_REDIRECT_H

#include "miraif/person.h"

/* Whether there are any. */
enum miraif_status mi_redirect_any(struct miraif_store *store, bool *ret_any, struct miraif_error *err);

/* The person that `id` leads to, `id` itself where it leads nowhere. */
enum miraif_status mi_redirect_id(struct miraif_store *store, int64_t id, int64_t *ret_id,
                                  struct miraif_error *err);

/* The key by which the person is known whose other address has the key `email_key`, in `arena`; null: nobody
 * else has it. */
enum miraif_status mi_redirect_email(struct miraif_store *store, const char *email_key,
                                     struct miraif_arena *arena, const char **ret_key,
                                     struct miraif_error *err);

typedef enum miraif_status mi_alias_fn(void *context, const char *email_key, const char *email);
/* The other addresses of a person. */
enum miraif_status mi_redirect_each(struct miraif_store *store, int64_t person, mi_alias_fn *each,
                                    void *context, struct miraif_error *err);

/* From now on `from` leads to `into`, and so does what led to `from`. */
enum miraif_status mi_redirect_put(struct miraif_store *store, const struct miraif_person *from, int64_t into,
                                   struct miraif_error *err);

#endif
