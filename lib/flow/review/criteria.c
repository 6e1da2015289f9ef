/* What applicants are marked by: sensible from the start, changed freely until the first mark. */
#include "flow/review/criteria.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/review/sheet.h"
#include "miraif/cohort.h"
#include "store/db.h"
#include "store/review.h"

enum { WHOLE = 1000000, WEIGHT_STEP = 1000 };

/* The programme's own questions, in the words of its office. */
static const struct miraif_criterion defaults[] = {
    {"モヤモヤの切実さ", WHOLE, WHOLE, 5 * WHOLE},
    {"他者への関心", WHOLE, WHOLE, 5 * WHOLE},
    {"続ける意思", WHOLE, WHOLE, 5 * WHOLE},
};

enum miraif_status mi_criteria_in_force(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena, struct miraif_criteria *ret_criteria,
                                        struct miraif_error *err)
{
    struct miraif_criteria stored;
    MI_TRY(mi_criteria_load(store, cohort, arena, &stored, err));
    if (stored.count == 0)
        stored = (struct miraif_criteria){defaults, sizeof defaults / sizeof *defaults, true};
    *ret_criteria = stored;
    return MIRAIF_OK;
}

enum miraif_status mi_criteria_keep(struct miraif_store *store, int64_t cohort,
                                    const struct miraif_criteria *criteria, struct miraif_error *err)
{
    for (size_t i = 0; criteria->preset && i < criteria->count; i++)
        MI_TRY(mi_criterion_put(store, cohort, (int64_t)i + 1, &criteria->item[i], err));
    return MIRAIF_OK;
}

enum miraif_status miraif_criteria_get(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                       struct miraif_criteria *ret_criteria, struct miraif_error *err)
{
    struct miraif_cohort found;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &found, err));
    return mi_criteria_in_force(store, cohort, arena, ret_criteria, err);
}

static const struct miraif_criterion *find(const struct miraif_criterion *item, size_t count,
                                           const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (mi_text_is(item[i].name, name))
            return &item[i];
    return NULL;
}

static enum miraif_status check_scale(int64_t low, int64_t high, struct miraif_error *err)
{
    if (low >= 0 && low < high && high <= (int64_t)MIRAIF_SCALE_MOST * WHOLE)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the scale does not run from a number to a greater one between 0 and %d",
            MIRAIF_SCALE_MOST);
    mi_hint(err, "give it as --scale 1-5");
    return MIRAIF_REFUSED;
}

static enum miraif_status check_item(const struct miraif_criterion *item, size_t before,
                                     const struct miraif_criterion *one, struct miraif_error *err)
{
    if (mi_text_blank(one->name))
        return mi_fail(err, MIRAIF_REFUSED, "a criterion has no name");
    if (find(item, before, one->name) != NULL)
        return mi_fail(err, MIRAIF_REFUSED, "the criterion “%s” is there twice", one->name);
    if (mi_sheet_column(one->name) != MI_COLUMN_OTHER) {
        mi_fail(err, MIRAIF_REFUSED, "“%s” is the header of another column of the score sheets", one->name);
        mi_hint(err, "choose another name for the criterion");
        return MIRAIF_REFUSED;
    }
    if (one->weight >= WEIGHT_STEP && one->weight <= (int64_t)MIRAIF_WEIGHT_MOST * WHOLE &&
        one->weight % WEIGHT_STEP == 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED,
            "the weight of “%s” is not a number from 0.001 to %d with at most three places", one->name,
            MIRAIF_WEIGHT_MOST);
    mi_hint(err, "give it as NAME=WEIGHT, such as “%s=2”", one->name);
    return MIRAIF_REFUSED;
}

static enum miraif_status check_items(const struct miraif_criteria *wanted, struct miraif_error *err)
{
    if (wanted->count > MIRAIF_CRITERIA_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "%zu criteria are more than %d", wanted->count,
                       MIRAIF_CRITERIA_MOST);
    for (size_t i = 0; i < wanted->count; i++)
        MI_TRY(check_item(wanted->item, i, &wanted->item[i], err));
    return MIRAIF_OK;
}

/* Marks that are there must keep their meaning: the same criteria, and a scale on which they all lie. */
static enum miraif_status check_marks(struct miraif_store *store, int64_t cohort,
                                      const struct miraif_criteria *now, const struct miraif_criteria *wanted,
                                      struct miraif_error *err)
{
    int64_t marks, low, high;
    MI_TRY(mi_marks_range(store, cohort, &marks, &low, &high, err));
    if (marks == 0)
        return MIRAIF_OK;
    bool same = now->count == wanted->count;
    for (size_t i = 0; same && i < now->count; i++)
        same = find(wanted->item, wanted->count, now->item[i].name) != NULL;
    if (!same) {
        mi_fail(err, MIRAIF_REFUSED, "applicants are already marked by other criteria (%lld marks)",
                (long long)marks);
        mi_hint(err,
                "weights, order and scale can still be changed: name the same criteria, which"
                " `miraif cohort review criteria %lld` shows",
                (long long)cohort);
        return MIRAIF_REFUSED;
    }
    if (low >= wanted->item[0].low && high <= wanted->item[0].high)
        return MIRAIF_OK;
    char lowest[MI_DECIMAL_TEXT], highest[MI_DECIMAL_TEXT];
    mi_decimal_format(low, lowest);
    mi_decimal_format(high, highest);
    mi_fail(err, MIRAIF_REFUSED, "marks from %s to %s are there already: the new scale does not hold them",
            lowest, highest);
    mi_hint(err, "choose a scale from at most %s to at least %s", lowest, highest);
    return MIRAIF_REFUSED;
}

/* The criteria as they are to be: `item` or those in force, with the scale given or in force. */
static enum miraif_status merge(const struct miraif_criteria *now, const struct miraif_criterion *item,
                                size_t count, int64_t low, int64_t high, struct miraif_arena *arena,
                                struct miraif_criteria *ret_wanted, struct miraif_error *err)
{
    const struct miraif_criterion *from = count > 0 ? item : now->item;
    size_t wanted = count > 0 ? count : now->count;
    struct miraif_criterion *merged = mi_arena_array(arena, wanted, sizeof *merged);
    if (merged == NULL)
        return mi_no_memory(err);
    bool keep = low == 0 && high == 0;
    for (size_t i = 0; i < wanted; i++)
        merged[i] = (struct miraif_criterion){.name = from[i].name,
                                              .weight = from[i].weight,
                                              .low = keep ? now->item[0].low : low,
                                              .high = keep ? now->item[0].high : high};
    *ret_wanted = (struct miraif_criteria){.item = merged, .count = wanted};
    return MIRAIF_OK;
}

static enum miraif_status write_criteria(struct miraif_store *store, int64_t cohort,
                                         const struct miraif_criterion *item, size_t count, int64_t low,
                                         int64_t high, struct miraif_arena *arena,
                                         struct miraif_criteria *ret_criteria, struct miraif_error *err)
{
    struct miraif_criteria now;
    struct miraif_criteria wanted = {0};
    MI_TRY(miraif_criteria_get(store, cohort, arena, &now, err));
    MI_TRY(merge(&now, item, count, low, high, arena, &wanted, err));
    MI_TRY(check_scale(wanted.item[0].low, wanted.item[0].high, err));
    MI_TRY(check_items(&wanted, err));
    MI_TRY(check_marks(store, cohort, &now, &wanted, err));
    for (size_t i = 0; !now.preset && i < now.count; i++)
        if (find(wanted.item, wanted.count, now.item[i].name) == NULL)
            MI_TRY(mi_criterion_remove(store, cohort, now.item[i].name, err));
    for (size_t i = 0; i < wanted.count; i++)
        MI_TRY(mi_criterion_put(store, cohort, (int64_t)i + 1, &wanted.item[i], err));
    *ret_criteria = wanted;
    return MIRAIF_OK;
}

enum miraif_status miraif_criteria_set(struct miraif_store *store, int64_t cohort,
                                       const struct miraif_criterion *item, size_t count, int64_t low,
                                       int64_t high, struct miraif_arena *arena,
                                       struct miraif_criteria *ret_criteria, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store,
                        write_criteria(store, cohort, item, count, low, high, arena, ret_criteria, err), err);
}
