/* Taking in a sheet of values and what they count as. */
#include "base/error.h"
#include "base/str.h"
#include "flow/vocabulary/map.h"
#include "io/sheet.h"
#include "store/db.h"
#include "store/vocabulary.h"
#include "text/key.h"

enum { FIELD_VALUE, FIELD_COUNTS_AS, FIELDS };

static const char *const none[] = {NULL};
static const char *const value_names[] = {"value", "値", "書かれた値", "表記", NULL};
static const char *const counts_as_names[] = {"counts as", "target", "数え方", "まとめ先", "統一後", NULL};
static const struct mi_sheet_field fields[FIELDS] = {
    [FIELD_VALUE] = {"value", value_names, none},
    [FIELD_COUNTS_AS] = {"counts_as", counts_as_names, none},
};

struct import {
    struct miraif_store *store;
    enum miraif_vocabulary field;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_sheet sheet;
};

/* A value that counts as nothing else, or as itself. */
static enum miraif_status unmap(struct import *import, const char *key, enum mi_sheet_outcome *ret_outcome)
{
    bool deleted;
    MI_TRY(mi_vocable_delete(import->store, import->field, key, &deleted, import->err));
    *ret_outcome = deleted ? MI_SHEET_UPDATED : MI_SHEET_UNCHANGED;
    return MIRAIF_OK;
}

static enum miraif_status take_row(struct import *import, struct mi_sheet_row *row)
{
    enum mi_sheet_outcome outcome = MI_SHEET_UNCHANGED;
    const char *value = row->cell[FIELD_VALUE];
    const char *target = row->cell[FIELD_COUNTS_AS];
    const char *key;
    const char *target_key;
    bool changed = false;
    MI_TRY(mi_text_key(value, import->arena, &key, import->err));
    MI_TRY(mi_text_key(target, import->arena, &target_key, import->err));
    if (row->reason == NULL && *key == '\0')
        mi_sheet_refuse(&import->sheet, row, FIELD_VALUE, "missing_value", N_("there is no value"));
    if (row->reason == NULL && (*target_key == '\0' || mi_text_is(key, target_key))) {
        MI_TRY(unmap(import, key, &outcome));
    } else if (row->reason == NULL) {
        MI_TRY(mi_value_map(import->store, import->field, value, target, import->arena, &target, &changed,
                            import->err));
        outcome = changed ? MI_SHEET_CREATED : MI_SHEET_UNCHANGED;
    }
    return mi_sheet_tell(&import->sheet, row, outcome, import->err);
}

static enum miraif_status take_rows(struct import *import)
{
    for (size_t i = 0; i < import->sheet.rows; i++)
        MI_TRY(take_row(import, &import->sheet.row[i]));
    return MIRAIF_OK;
}

static enum miraif_status read_and_take(struct import *import, const struct miraif_import_options *options)
{
    static const size_t value[] = {FIELD_VALUE};
    static const size_t counts_as[] = {FIELD_COUNTS_AS};
    const struct miraif_env *env = mi_store_env(import->store);
    MI_TRY(mi_sheet_open(env, options, fields, FIELDS, NULL, import->arena, &import->sheet, import->err));
    MI_TRY(mi_sheet_need(&import->sheet, value, 1, mi_translate(env, N_("the value")), import->err));
    MI_TRY(
        mi_sheet_need(&import->sheet, counts_as, 1, mi_translate(env, N_("what it counts as")), import->err));
    MI_TRY(mi_store_begin(import->store, import->err));
    enum miraif_status status = mi_sheet_judge(&import->sheet, take_rows(import), import->err);
    return mi_store_end(import->store, status, import->err);
}

enum miraif_status miraif_value_import(struct miraif_store *store, enum miraif_vocabulary field,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                       struct miraif_error *err)
{
    struct import import = {.store = store, .field = field, .arena = arena, .err = err};
    enum miraif_status status = read_and_take(&import, options);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = import.sheet.report;
    mi_sheet_close(&import.sheet);
    return status;
}
