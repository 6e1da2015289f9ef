/* Settings of a run to JSON and back. */
#include "flow/team/settings.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/policy.h"
#include "io/json_read.h"
#include "model/attribute_json.h"
#include "text/json_write.h"

static size_t count_of(const struct mi_value *list)
{
    size_t count = 0;
    for (const struct mi_value *one = list == NULL ? NULL : list->first; one != NULL; one = one->next)
        count++;
    return count;
}

static enum miraif_status damaged(const struct miraif_run *run, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_INTERNAL, "the settings of run %lld are damaged", (long long)run->id);
    mi_hint(err, "look the store over: miraif doctor");
    return MIRAIF_INTERNAL;
}

/* Whether what was read could be an option. A store may have been written by another hand. */
static bool are_usable(const struct mi_team_settings *settings)
{
    const struct miraif_form_options *options = &settings->options;
    for (size_t i = 0; i < options->attributes; i++)
        if (!mi_attribute_usable(&options->attribute[i]))
            return false;
    for (size_t i = 0; i < options->sizes; i++)
        if (options->size[i] < 1 || options->size[i] > MIRAIF_GROUP_SIZE_MOST)
            return false;
    for (size_t i = 1; i < settings->waived_count; i++)
        if (settings->waived[i] <= settings->waived[i - 1])
            return false;
    return true;
}

enum miraif_status mi_team_settings_read(const struct miraif_run *run, struct miraif_arena *arena,
                                         struct mi_team_settings *ret_settings, struct miraif_error *err)
{
    struct mi_value *record;
    enum miraif_status status = mi_json_read(run->settings, strlen(run->settings), arena, &record, err);
    if (status == MIRAIF_BAD_INPUT)
        return damaged(run, err);
    MI_TRY(status);
    const struct mi_value *sizes = mi_value_get(record, "sizes");
    const struct mi_value *waived = mi_value_get(record, "waived");
    const struct mi_value *with_offered = mi_value_get(record, "with_offered");
    int64_t *size = mi_arena_array(arena, count_of(sizes), sizeof *size);
    uint32_t *rule = mi_arena_array(arena, count_of(waived), sizeof *rule);
    struct mi_team_settings settings = {
        .options = {.size = size, .with_offered = with_offered != NULL && with_offered->number != 0},
        .waived = rule};
    if (size == NULL || rule == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_attributes_take(mi_value_get(record, "attributes"), arena, &settings.options.attribute,
                              &settings.options.attributes, err));
    for (const struct mi_value *one = sizes == NULL ? NULL : sizes->first; one != NULL; one = one->next)
        size[settings.options.sizes++] = one->number;
    for (const struct mi_value *one = waived == NULL ? NULL : waived->first; one != NULL; one = one->next)
        rule[settings.waived_count++] = (uint32_t)one->number;
    if (!are_usable(&settings))
        return damaged(run, err);
    *ret_settings = settings;
    return MIRAIF_OK;
}

enum miraif_status mi_team_policy_digest(const struct mi_team_problem *problem, struct miraif_arena *arena,
                                         char digest[MI_DIGEST_TEXT], struct miraif_error *err)
{
    const struct mi_constraints *constraints = &problem->pool->constraints;
    const char *text =
        mi_policy_text(problem->option, problem->attributes, constraints->rule, constraints->rules, arena);
    if (text == NULL)
        return mi_no_memory(err);
    mi_policy_digest(text, digest);
    return MIRAIF_OK;
}

enum miraif_status mi_team_settings_write(const struct mi_team_problem *problem, struct miraif_arena *arena,
                                          const char **ret_text, struct miraif_error *err)
{
    char digest[MI_DIGEST_TEXT];
    struct mi_value *settings = mi_value_object(arena);
    struct mi_value *attributes = mi_put_array(settings, "attributes");
    for (size_t i = 0; i < problem->attributes; i++)
        mi_attribute_put(mi_put_object(attributes, NULL), &problem->option[i]);
    MI_TRY(mi_team_policy_digest(problem, arena, digest, err));
    mi_put_text(settings, "policy", digest);
    mi_put_bool(settings, "with_offered", problem->pool->with_open);
    struct mi_value *sizes = mi_put_array(settings, "sizes");
    for (uint32_t g = 0; g < problem->solver.groups; g++)
        mi_put_int(sizes, NULL, problem->solver.size[g]);
    struct mi_value *waived = problem->waived_count == 0 ? NULL : mi_put_array(settings, "waived");
    for (size_t i = 0; i < problem->waived_count; i++)
        mi_put_int(waived, NULL, problem->waived[i]);
    return mi_json_write(settings, arena, ret_text, err);
}
