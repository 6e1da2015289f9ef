/* Instants in letters, as people of either language write them. */
#include <stdio.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "render/template.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * 3600 };

static const char *day_text(int64_t instant, enum mi_language language, struct miraif_arena *arena)
{
    static const char *const ja[] = {"日", "月", "火", "水", "木", "金", "土"};
    static const char *const en[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                     "Thursday", "Friday", "Saturday"};
    static const char *const month[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    struct mi_date date = mi_date_of_instant(instant);
    int weekday = mi_date_weekday(date);
    if (language == MI_EN)
        return mi_arena_printf(arena, "%s, %d %s", en[weekday], date.day, month[date.month - 1]);
    return mi_arena_printf(arena, "%d月%d日(%s)", date.month, date.day, ja[weekday]);
}

static const char *clock_text(int64_t instant, struct miraif_arena *arena)
{
    int64_t seconds = ((instant + MI_TOKYO_OFFSET) % DAY + DAY) % DAY;
    return mi_arena_printf(arena, "%d:%02d", (int)(seconds / HOUR), (int)(seconds / MINUTE % 60));
}

static const char *joined(const char *first, const char *mark, const char *second, struct miraif_arena *arena)
{
    return first == NULL || second == NULL ? NULL : mi_arena_printf(arena, "%s%s%s", first, mark, second);
}

/* A value that could not be made is memory that is not there. */
static void put(struct mi_value *values, const char *key, const char *text)
{
    if (text == NULL)
        values->root->failed = true;
    else
        mi_put_text(values, key, text);
}

static void put_start(struct mi_value *values, int64_t start, const struct mi_value *end,
                      enum mi_language language, struct miraif_arena *arena)
{
    const char *day = day_text(start, language, arena);
    const char *clock = clock_text(start, arena);
    const char *when = joined(day, language == MI_EN ? ", " : " ", clock, arena);
    if (end != NULL && end->kind == MI_INT && end->number > start && end->number - start < DAY)
        when = joined(when, language == MI_EN ? "–" : "〜", clock_text(end->number, arena), arena);
    put(values, "date", day);
    put(values, "time", clock);
    put(values, "when", when);
}

static void put_instant(struct mi_value *values, const struct mi_value *value, enum mi_language language,
                        struct miraif_arena *arena)
{
    const char *day = day_text(value->number, language, arena);
    put(values, value->key,
        joined(day, language == MI_EN ? ", " : " ", clock_text(value->number, arena), arena));
}

void mi_template_put_args(struct mi_value *values, const struct mi_value *args, enum mi_language language,
                          struct miraif_arena *arena)
{
    for (const struct mi_value *value = args == NULL ? NULL : args->first; value != NULL && values != NULL;
         value = value->next) {
        if (value->kind == MI_TEXT)
            mi_put_text(values, value->key, value->text);
        else if (value->kind == MI_OBJECT)
            mi_put_text(values, value->key, mi_value_get_text(value, mi_language_code(language)));
        else if (value->kind != MI_INT)
            continue;
        else if (mi_text_is(value->key, "starts_at"))
            put_start(values, value->number, mi_value_get(args, "ends_at"), language, arena);
        else if (mi_text_is(value->key, "ends_at"))
            put(values, "ends", clock_text(value->number, arena));
        else
            put_instant(values, value, language, arena);
    }
}
