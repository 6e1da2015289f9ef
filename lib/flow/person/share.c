/* Recording what a person lets others see. */
#include "store/share.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/person/field.h"
#include "store/db.h"
#include "text/key.h"

/* One question that the person answered, by its header; widths, case and blanks do not matter. */
struct search {
    const char *key;
    struct miraif_arena *arena;
    const char *header; /* null: not found */
    struct miraif_error *err;
};

static enum miraif_status look_at(void *context, const struct miraif_profile *profile)
{
    struct search *search = context;
    const struct miraif_answer *answer;
    size_t count;
    MI_TRY(miraif_answers(profile, search->arena, &answer, &count, search->err));
    for (size_t i = 0; i < count && search->header == NULL; i++) {
        const char *key;
        MI_TRY(mi_text_key(answer[i].header, search->arena, &key, search->err));
        if (mi_text_is(key, search->key))
            search->header = answer[i].header;
    }
    return MIRAIF_OK;
}

static enum miraif_status refuse_field(const char *field, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    const char *const *codes = miraif_share_fields();
    struct mi_str list = mi_str_begin(arena, 1 << 12);
    const char *text;
    for (size_t i = 0; codes[i] != NULL; i++)
        mi_str_addf(&list, "%s%s", i == 0 ? "" : ", ", codes[i]);
    MI_TRY(mi_str_end(&list, &text, err));
    mi_fail(err, MIRAIF_REFUSED, N_("there is no field “%s”, and no answer to such a question"), field);
    mi_hint(err, N_("fields are: %s"), text);
    return MIRAIF_REFUSED;
}

/* The field as it is kept: its code, or "answer:" and the header. */
static enum miraif_status resolve(struct miraif_store *store, int64_t person, const char *field,
                                  struct miraif_arena *arena, const char **ret_field,
                                  struct miraif_error *err)
{
    const char *const *codes = miraif_share_fields();
    struct search search = {.arena = arena, .err = err};
    for (size_t i = 0; codes[i] != NULL; i++)
        if (mi_text_is(codes[i], field)) {
            *ret_field = codes[i];
            return MIRAIF_OK;
        }
    const char *header = mi_text_starts(field, MI_ANSWER) ? field + strlen(MI_ANSWER) : field;
    MI_TRY(mi_text_key(header, arena, &search.key, err));
    MI_TRY(miraif_profile_each(store, person, look_at, &search, err));
    if (search.header == NULL)
        return refuse_field(field, arena, err);
    *ret_field = mi_arena_printf(arena, "%s%s", MI_ANSWER, search.header);
    return *ret_field == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

static enum miraif_status check_audience(const char *audience, struct miraif_error *err)
{
#define IS_ONE(name, code, bit) || mi_text_is(audience, code)
    if (audience == NULL MIRAIF_AUDIENCE_LIST(IS_ONE))
        return MIRAIF_OK;
#undef IS_ONE
    return mi_fail(err, MIRAIF_REFUSED, N_("there is no audience “%s”"), audience);
}

struct change {
    int64_t person;
    const char *field, *audience, *until;
    int64_t *ret_count; /* null: something is shared, else taken back */
};

static enum miraif_status change_it(struct miraif_store *store, const struct change *change,
                                    struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_person person;
    const char *field = NULL;
    MI_TRY(miraif_person_get(store, change->person, arena, &person, err));
    MI_TRY(check_audience(change->audience, err));
    if (change->field != NULL)
        MI_TRY(resolve(store, change->person, change->field, arena, &field, err));
    return change->ret_count == NULL
               ? mi_share_put(store, change->person, field, change->audience, change->until, err)
               : mi_share_delete(store, change->person, field, change->audience, change->ret_count, err);
}

static enum miraif_status write_change(struct miraif_store *store, const struct change *change,
                                       struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_store_begin(store, err);
    if (status == MIRAIF_OK)
        status = mi_store_end(store, change_it(store, change, arena, err), err);
    miraif_arena_destroy(arena);
    return status;
}

enum miraif_status miraif_person_share(struct miraif_store *store, int64_t person, const char *field,
                                       const char *audience, const char *until, struct miraif_error *err)
{
    const struct change change = {person, field, audience, until, NULL};
    return write_change(store, &change, err);
}

enum miraif_status miraif_person_unshare(struct miraif_store *store, int64_t person, const char *field,
                                         const char *audience, int64_t *ret_count, struct miraif_error *err)
{
    int64_t count = 0;
    const struct change change = {person, field, audience, NULL, &count};
    MI_TRY(write_change(store, &change, err));
    *ret_count = count;
    return MIRAIF_OK;
}
