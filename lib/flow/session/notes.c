/* What there is to be told of a plan, in words. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/draft.h"

enum { SENTENCE_MOST = 2000, PEOPLE_SHOWN = 8 };

static const char *text_of(const struct mi_value *args, const char *key)
{
    const char *text = mi_value_get_text(args, key);
    return text == NULL ? "" : text;
}

static long long number_of(const struct mi_value *args, const char *key)
{
    const struct mi_value *value = mi_value_get(args, key);
    return value == NULL ? 0 : (long long)value->number;
}

static const char *availability(const struct mi_value *args, const struct miraif_env *env,
                                struct miraif_arena *arena)
{
    struct mi_str str = mi_str_begin(arena, SENTENCE_MOST);
    const struct mi_value *people = mi_value_get(args, "people");
    const char *sentence = NULL;
    size_t count = 0;
    mi_str_add(&str, mi_translate(env, N_("who did not say that they can come on Friday nights: ")));
    for (const struct mi_value *one = people == NULL ? NULL : people->first; one != NULL; one = one->next) {
        if (count < PEOPLE_SHOWN)
            mi_str_addf(&str, "%s%s", count == 0 ? "" : mi_translate(env, N_(", ")), text_of(one, "name"));
        count++;
    }
    if (count > PEOPLE_SHOWN)
        mi_str_addf(&str, mi_translate(env, N_(" and %zu more")), count - PEOPLE_SHOWN);
    return mi_str_end(&str, &sentence, NULL) == MIRAIF_OK ? sentence : NULL;
}

const char *mi_plan_words(const char *code, const struct mi_value *args, const struct miraif_env *env,
                          struct miraif_arena *arena)
{
    if (mi_text_is(code, "late_start"))
        return mi_arena_printf(
            arena,
            mi_translate(env, N_("the cohort begins on %s, which is no Friday; the first general session is"
                                 " on %s")),
            text_of(args, "from"), text_of(args, "to"));
    if (mi_text_is(code, "moved"))
        return mi_arena_printf(arena, mi_translate(env, N_("%s would be on %s, a holiday (%s); it is on %s")),
                               text_of(args, "session"), text_of(args, "from"), text_of(args, "holiday"),
                               text_of(args, "to"));
    if (mi_text_is(code, "uneven_turns"))
        return mi_arena_printf(
            arena,
            mi_translate(env,
                         N_("team %s: %lld turns among %lld people cannot be equal; they differ by one")),
            text_of(args, "team"), number_of(args, "weeks"), number_of(args, "people"));
    if (mi_text_is(code, "availability"))
        return availability(args, env, arena);
    return NULL;
}
