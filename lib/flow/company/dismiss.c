/* Deciding that a company which reads like a branch of another is none. */
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "flow/company/name.h"
#include "store/company.h"
#include "store/db.h"
#include "store/dismissal.h"

/* The pair in order, by keys. */
static enum miraif_status make_pair(const char *a, const char *b, struct miraif_arena *arena,
                                    struct miraif_branch_dismissal *ret_pair, struct miraif_error *err)
{
    const char *one, *other;
    MI_TRY(mi_company_need_key(a, arena, &one, err));
    MI_TRY(mi_company_need_key(b, arena, &other, err));
    int order = strcmp(one, other);
    if (order == 0)
        return mi_fail(err, MIRAIF_REFUSED, N_("“%s” and “%s” are spellings of one company"), a, b);
    *ret_pair = order < 0 ? (struct miraif_branch_dismissal){one, other, a, b, NULL, 0}
                          : (struct miraif_branch_dismissal){other, one, b, a, NULL, 0};
    return MIRAIF_OK;
}

static enum miraif_status refuse_grouped(struct miraif_store *store,
                                         const struct miraif_branch_dismissal *pair,
                                         struct miraif_arena *arena, struct miraif_error *err)
{
    const char *one, *other;
    MI_TRY(mi_company_group_of(store, pair->low, arena, &one, err));
    MI_TRY(mi_company_group_of(store, pair->high, arena, &other, err));
    if (one == NULL || !mi_text_is(one, other))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, N_("“%s” and “%s” are in one group"), pair->low_name, pair->high_name);
    mi_hint(err, N_("miraif person company ungroup takes one of them out"));
    return MIRAIF_REFUSED;
}

static enum miraif_status dismiss_it(struct miraif_store *store, const struct miraif_branch_dismissal *pair,
                                     struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(refuse_grouped(store, pair, arena, err));
    return mi_branch_dismissal_put(store, pair, err);
}

enum miraif_status miraif_branch_dismiss(struct miraif_store *store, const char *a, const char *b,
                                         const char *reason, struct miraif_arena *arena,
                                         struct miraif_error *err)
{
    struct miraif_branch_dismissal pair;
    MI_TRY(make_pair(a, b, arena, &pair, err));
    pair.reason = mi_text_blank(reason) ? NULL : reason;
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, dismiss_it(store, &pair, arena, err), err);
}

static enum miraif_status reopen_it(struct miraif_store *store, const struct miraif_branch_dismissal *pair,
                                    struct miraif_error *err)
{
    bool deleted;
    MI_TRY(mi_branch_dismissal_delete(store, pair->low, pair->high, &deleted, err));
    if (deleted)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, N_("nobody decided that “%s” and “%s” are two companies"), pair->low_name,
            pair->high_name);
    mi_hint(err, N_("miraif person company list shows what was decided"));
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_branch_reopen(struct miraif_store *store, const char *a, const char *b,
                                        struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_branch_dismissal pair;
    MI_TRY(make_pair(a, b, arena, &pair, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, reopen_it(store, &pair, err), err);
}
