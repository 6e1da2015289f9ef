/* The rules of a clash one after the other, with the names of their people. */
#include "flow/select/clash.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/select/decode.h"
#include "model/rule_words.h"

enum { CLASH_MOST = 8 * 1024 };

enum miraif_status mi_clash_words(const struct mi_problem *problem, const struct miraif_clash *clash,
                                  const struct miraif_env *env, struct miraif_arena *arena,
                                  const char **ret_words, struct miraif_error *err)
{
    struct mi_names names;
    MI_TRY(mi_names_of_roster(&problem->pool->roster, arena, &names, err));
    struct mi_value *rules = mi_value_array(arena);
    for (uint32_t i = 0; i < clash->count; i++)
        mi_describe_rule(problem, clash->rule[i], NULL, rules, arena);
    if (mi_value_failed(rules))
        return mi_no_memory(err);
    struct mi_str str = mi_str_begin(arena, CLASH_MOST);
    mi_str_add(&str, "");
    for (const struct mi_value *rule = rules->first; rule != NULL && !str.too_long; rule = rule->next) {
        if (rule != rules->first)
            mi_str_add(&str, mi_translate(env, N_("; ")));
        mi_rule_words(&str, rule, &names, env);
    }
    if (str.too_long) /* the error record holds less anyway */
        str.failed = str.too_long = false;
    return mi_str_end(&str, ret_words, err);
}
