/* Settings of a run, read back. */
#include "flow/match/settings.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/json_read.h"

const char *miraif_match_objective_name(enum miraif_match_objective objective)
{
    static const char *const names[] = {"everyone-matched", "best-total", "fair", "stable"};
    return names[objective];
}

static enum miraif_status read_absence(const struct mi_value *list, struct miraif_arena *arena,
                                       struct miraif_match_absence *absence, struct miraif_error *err)
{
    size_t count = 0;
    for (const struct mi_value *one = list->first; one != NULL; one = one->next)
        count++;
    int64_t *mentor = mi_arena_array(arena, count, sizeof *mentor);
    if (mentor == NULL)
        return mi_no_memory(err);
    for (const struct mi_value *one = list->first; one != NULL; one = one->next)
        mentor[absence->mentors++] = one->number;
    absence->mentor = mentor;
    return MIRAIF_OK;
}

static int64_t figure(const struct mi_value *settings, const char *key)
{
    const struct mi_value *value = mi_value_get(settings, key);
    return value == NULL ? 0 : value->number;
}

enum miraif_status mi_match_settings_read(const struct miraif_run *run, struct miraif_arena *arena,
                                          struct mi_match_settings *ret_settings, struct miraif_error *err)
{
    struct mi_value *value;
    struct mi_match_settings settings = {0};
    MI_TRY(mi_json_read(run->settings, strlen(run->settings), arena, &value, err));
    settings.options.individuals = figure(value, "individuals") != 0;
    settings.options.most = figure(value, "most");
    settings.options.least = figure(value, "least");
    settings.options.balance = figure(value, "balance") != 0;
    settings.options.mentors_propose = figure(value, "mentors_propose") != 0;
    for (int objective = MIRAIF_MATCH_EVERYONE; objective <= MIRAIF_MATCH_STABLE; objective++)
        if (mi_text_is(mi_value_get_text(value, "objective"),
                       miraif_match_objective_name((enum miraif_match_objective)objective)))
            settings.options.objective = (enum miraif_match_objective)objective;
    settings.repairs = figure(value, "repairs");
    const struct mi_value *without = mi_value_get(value, "without");
    if (without != NULL)
        MI_TRY(read_absence(without, arena, &settings.absence, err));
    *ret_settings = settings;
    return MIRAIF_OK;
}
