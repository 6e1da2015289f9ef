/* What waits for the office: asks every source, and puts the matters in order. */
#include "flow/today/today.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "store/db.h"

static mi_today_fn *const sources[] = {
    mi_today_health,  mi_today_forgotten, mi_today_outbox,   mi_today_batches,  mi_today_offers,
    mi_today_seats,   mi_today_asks,      mi_today_sessions, mi_today_absent,   mi_today_promise,
    mi_today_surveys, mi_today_follow_up, mi_today_notes,    mi_today_deferred, mi_today_stages,
    mi_today_teams,   mi_today_purge,     mi_today_backup,
};

static const char *const urgency_codes[] = {
#define URGENCY_CODE(name, code) code,
    MIRAIF_URGENCY_LIST(URGENCY_CODE)
#undef URGENCY_CODE
};

const char *miraif_urgency_code(enum miraif_urgency urgency)
{
    return urgency_codes[urgency];
}

const char *mi_today_say(const struct mi_today *today, const char *msgid)
{
    return mi_translate(mi_store_env(today->store), msgid);
}

int64_t mi_today_until(const struct mi_today *today, const char *date)
{
    struct mi_date day;
    return mi_date_parse(date, &day) ? mi_date_to_days(day) - mi_date_to_days(today->date) : 0;
}

const char *mi_today_day(const struct mi_today *today, int64_t instant)
{
    char text[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(instant), text);
    return mi_arena_text(today->arena, text);
}

enum { FEW = 4, FEW_TEXT = 4096 };

struct mi_few mi_few_begin(const struct mi_today *today)
{
    return (struct mi_few){.text = mi_str_begin(today->arena, FEW_TEXT)};
}

void mi_few_add(struct mi_few *few, const char *what)
{
    if (few->count++ > FEW)
        return;
    mi_str_add(&few->text, few->count > 1 ? ", " : "");
    mi_str_add(&few->text, few->count > FEW ? "…" : what);
}

void mi_few_add_person(struct mi_few *few, int64_t person, const char *name)
{
    const char *who = mi_arena_printf(few->text.arena, "p%lld %s", (long long)person, name);
    if (who == NULL)
        few->text.failed = true;
    else
        mi_few_add(few, who);
}

const char *mi_few_end(struct mi_few *few)
{
    const char *text;
    return mi_str_end(&few->text, &text, NULL) == MIRAIF_OK ? text : NULL;
}

static const char *name_of(const struct mi_today *today, int64_t cohort)
{
    for (size_t i = 0; i < today->cohorts; i++)
        if (today->cohort[i].id == cohort)
            return today->cohort[i].name;
    return NULL;
}

enum miraif_status mi_today_add(struct mi_today *today, const struct miraif_matter *matter,
                                struct miraif_error *err)
{
    struct miraif_matter *grown =
        mi_arena_grow(today->arena, today->matter, today->count, &today->room, sizeof *today->matter);
    if (grown == NULL || matter->message == NULL || matter->command == NULL)
        return mi_no_memory(err);
    struct miraif_matter *added = &grown[today->count];
    *added = *matter;
    added->cohort_name = name_of(today, matter->cohort);
    added->object = mi_arena_text(today->arena, matter->object);
    added->due = mi_arena_text(today->arena, matter->due);
    if ((matter->object != NULL && added->object == NULL) || (matter->due != NULL && added->due == NULL))
        return mi_no_memory(err);
    today->matter = grown;
    today->count++;
    return MIRAIF_OK;
}

static enum miraif_status keep_cohort(void *context, const struct miraif_cohort *cohort)
{
    struct mi_today *today = context;
    struct miraif_cohort kept = *cohort;
    struct miraif_cohort *grown =
        mi_arena_grow(today->arena, (void *)today->cohort, today->cohorts, &today->room, sizeof *grown);
    kept.name = mi_arena_text(today->arena, cohort->name);
    kept.start_date = mi_arena_text(today->arena, cohort->start_date);
    if (grown == NULL || kept.name == NULL || kept.start_date == NULL)
        return MIRAIF_NO_MEMORY;
    grown[today->cohorts++] = kept;
    today->cohort = grown;
    return MIRAIF_OK;
}

static int compare_days(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

/* The order within a source is that in which it added its matters, so that a matter is its own last key. */
static int compare(const void *left, const void *right)
{
    const struct miraif_matter *a = *(const struct miraif_matter *const *)left;
    const struct miraif_matter *b = *(const struct miraif_matter *const *)right;
    if (a->urgency != b->urgency)
        return a->urgency < b->urgency ? -1 : 1;
    int days = compare_days(a->due, b->due);
    if (days != 0)
        return days;
    if (a->cohort != b->cohort)
        return a->cohort < b->cohort ? -1 : 1;
    return a < b ? -1 : a > b;
}

static enum miraif_status put_in_order(const struct mi_today *today, struct miraif_today *ret_today,
                                       struct miraif_error *err)
{
    const struct miraif_matter **order = mi_arena_array(today->arena, today->count, sizeof(void *));
    struct miraif_matter *sorted = mi_arena_array(today->arena, today->count, sizeof *sorted);
    const char *date = mi_today_day(today, today->now);
    if (order == NULL || sorted == NULL || date == NULL)
        return mi_no_memory(err);
    struct miraif_today result = {.date = date, .matter = sorted, .count = today->count};
    for (size_t i = 0; i < today->count; i++)
        order[i] = &today->matter[i];
    qsort(order, today->count, sizeof(void *), compare);
    for (size_t i = 0; i < today->count; i++) {
        sorted[i] = *order[i];
        result.of[sorted[i].urgency]++;
    }
    *ret_today = result;
    return MIRAIF_OK;
}

static enum miraif_status ask_sources(struct mi_today *today, struct miraif_error *err)
{
    MI_TRY(miraif_cohort_each(today->store, keep_cohort, today, err));
    today->room = 0; /* from here on, of the matters */
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        MI_TRY(sources[i](today, err));
    return MIRAIF_OK;
}

enum miraif_status miraif_today_get(struct miraif_store *store, struct miraif_arena *arena,
                                    struct miraif_today *ret_today, struct miraif_error *err)
{
    struct mi_today today = {.store = store, .arena = arena, .now = mi_store_env(store)->now};
    today.date = mi_date_of_instant(today.now);
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = ask_sources(&today, err);
    mi_store_end_read(store);
    MI_TRY(status);
    return put_in_order(&today, ret_today, err);
}
