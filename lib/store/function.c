/* SQL functions of the store's own. */
#include "store/function.h"

#include <limits.h>
#include <string.h>

#include "base/error.h"
#include "store/connection.h"
#include "text/key.h"
#include "text/mask.h"

/* What one function does, with memory that it gives back at every call. */
struct folding {
    unsigned folds;
    struct miraif_arena *scratch;
};

static void fold(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct folding *folding = sqlite3_user_data(context);
    const unsigned char *text = sqlite3_value_text(values[0]);
    if (text == NULL && sqlite3_value_type(values[0]) != SQLITE_NULL)
        sqlite3_result_error_nomem(context);
    if (text == NULL)
        return; /* NULL is NULL */
    const char *key;
    miraif_arena_reset(folding->scratch);
    if (mi_text_fold((const char *)text, folding->folds, folding->scratch, &key, NULL) != MIRAIF_OK)
        sqlite3_result_error_nomem(context);
    else if (strlen(key) > INT_MAX)
        sqlite3_result_error_toobig(context);
    else
        sqlite3_result_text(context, key, -1, SQLITE_TRANSIENT);
}

static void end_folding(void *data)
{
    struct folding *folding = data;
    miraif_arena_destroy(folding->scratch);
    sqlite3_free(folding);
}

typedef void function(sqlite3_context *context, int count, sqlite3_value **values);

static enum miraif_status add(struct miraif_store *store, const char *name, int parameters, unsigned folds,
                              function *run, struct miraif_error *err)
{
    struct folding *folding = sqlite3_malloc64(sizeof *folding);
    if (folding == NULL)
        return mi_no_memory(err);
    *folding = (struct folding){folds, miraif_arena_create()};
    if (folding->scratch == NULL) {
        sqlite3_free(folding);
        return mi_no_memory(err);
    }
    /* On failure SQLite ends the folding, too. */
    int code = sqlite3_create_function_v2(store->db, name, parameters,
                                          SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, folding,
                                          run, NULL, NULL, end_folding);
    return code == SQLITE_OK ? MIRAIF_OK : mi_sqlite_fail(store, code, err);
}

/* mentions(text, words): whether it does; false for NULL. */
static void mentions(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const unsigned char *text = sqlite3_value_text(values[0]);
    const unsigned char *words = sqlite3_value_text(values[1]);
    sqlite3_result_int(context, text != NULL && words != NULL &&
                                    mi_text_mentions((const char *)text, (const char *)words));
}

/* masked(text, words, instead), of texts that are there. */
static void mask(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct folding *folding = sqlite3_user_data(context);
    const unsigned char *text = sqlite3_value_text(values[0]);
    const unsigned char *words = sqlite3_value_text(values[1]);
    const unsigned char *instead = sqlite3_value_text(values[2]);
    const char *masked;
    miraif_arena_reset(folding->scratch);
    if (text == NULL || words == NULL || instead == NULL ||
        mi_text_mask((const char *)text, (const char *)words, (const char *)instead, folding->scratch,
                     &masked, NULL) != MIRAIF_OK)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_text(context, masked, -1, SQLITE_TRANSIENT);
}

enum miraif_status mi_functions_add(struct miraif_store *store, struct miraif_error *err)
{
    const unsigned text = MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES;
    MI_TRY(add(store, "text_key", 1, text, fold, err));
    MI_TRY(add(store, "search_key", 1, text | MI_FOLD_KANA, fold, err));
    MI_TRY(add(store, "mentions", 2, 0, mentions, err));
    return add(store, "masked", 3, 0, mask, err);
}
