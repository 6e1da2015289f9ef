/* A letter to look at, of something that is not queued. */
#include "base/error.h"
#include "flow/remind/compose.h"
#include "store/db.h"

static enum miraif_status compose(struct miraif_store *store, const struct mi_due *due,
                                  struct miraif_arena *arena, struct miraif_letter *ret_letter,
                                  struct miraif_error *err)
{
    struct miraif_store_info info;
    MI_TRY(miraif_store_info(store, arena, &info, err));
    const struct mi_composer composer = {.store = store, .uuid = info.uuid, .preview = true};
    return mi_compose(&composer, due, 1, arena, ret_letter, err);
}

enum miraif_status miraif_letter_sample(struct miraif_store *store, const char *rule, int64_t person,
                                        int64_t cohort, const char *object, const char *args,
                                        struct miraif_arena *arena, struct miraif_letter *ret_letter,
                                        struct miraif_error *err)
{
    int64_t now = mi_store_env(store)->now;
    const struct mi_due due = {.item = {.key = rule,
                                        .rule = rule,
                                        .object = object,
                                        .person = person,
                                        .cohort = cohort,
                                        .due = now,
                                        .expires = now + 1},
                               .args = args};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = compose(store, &due, arena, ret_letter, err);
    mi_store_end_read(store);
    return status;
}
