/* Codes and arguments become sentences here, when they are read: so a stored reason speaks the language of
 * whoever asks. */
#include "flow/select/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "io/json_read.h"
#include "model/rule_words.h"

enum { WORDS_MOST = 64 * 1024, WHOLE = 1000000 };

struct speaker {
    struct mi_str str; /* the sentence */
    const struct mi_value *args;
    const struct mi_names *names;
    const struct miraif_env *env;
    struct miraif_arena *arena;
};

static int64_t integer(const struct speaker *speaker, const char *key)
{
    const struct mi_value *value = mi_value_get(speaker->args, key);
    return value != NULL ? value->number : 0;
}

/* A decimal is read back as an integer where it has no places. */
static const char *decimal(const struct speaker *speaker, const char *key, char text[MI_DECIMAL_TEXT])
{
    const struct mi_value *value = mi_value_get(speaker->args, key);
    int64_t number = value == NULL ? 0 : value->kind == MI_INT ? value->number * WHOLE : value->number;
    mi_decimal_round(number, text);
    return text;
}

/* The people under `key`, as a text of its own; "" where there is no memory, which the sentence remembers. */
static const char *people(struct speaker *speaker, const char *key)
{
    struct mi_str str = mi_str_begin(speaker->arena, WORDS_MOST);
    mi_names_say(&str, mi_value_get(speaker->args, key), speaker->names, speaker->env);
    speaker->str.failed = speaker->str.failed || str.failed;
    return str.bytes != NULL ? str.bytes : "";
}

/* "rank 3 of 43, mark 4.5". */
static const char *rank(struct speaker *speaker)
{
    char mark[MI_DECIMAL_TEXT];
    const char *text =
        mi_arena_printf(speaker->arena, mi_translate(speaker->env, N_("rank %lld of %lld, mark %s")),
                        (long long)integer(speaker, "rank"), (long long)integer(speaker, "of"),
                        decimal(speaker, "mark", mark));
    speaker->str.failed = speaker->str.failed || text == NULL;
    return text != NULL ? text : "";
}

static void say_rules(struct speaker *speaker)
{
    const struct mi_value *rules = mi_value_get(speaker->args, "rules");
    for (const struct mi_value *rule = rules != NULL ? rules->first : NULL; rule != NULL; rule = rule->next) {
        mi_str_add(&speaker->str, mi_translate(speaker->env, N_("; ")));
        mi_rule_words(&speaker->str, rule, speaker->names, speaker->env);
    }
}

static void say(struct speaker *speaker, const char *msgid)
{
    mi_str_add(&speaker->str, mi_translate(speaker->env, msgid));
}

/* A sentence with one text in it. */
static void say_of(struct speaker *speaker, const char *msgid, const char *text)
{
    mi_str_addf(&speaker->str, mi_translate(speaker->env, msgid), text);
}

static void say_optimal(struct speaker *speaker)
{
    char total[MI_DECIMAL_TEXT];
    mi_str_addf(&speaker->str,
                mi_translate(speaker->env,
                             N_("proved: no %lld people for whom legal teams exist have more than %s marks"
                                " in all")),
                (long long)integer(speaker, "seats"), decimal(speaker, "total", total));
}

static void say_feasible(struct speaker *speaker)
{
    char total[MI_DECIMAL_TEXT], bound[MI_DECIMAL_TEXT];
    mi_str_addf(
        &speaker->str,
        mi_translate(speaker->env, N_("the best found in the steps allowed: %s marks in all, of at most %s")),
        decimal(speaker, "total", total), decimal(speaker, "bound", bound));
}

static void say_free(struct speaker *speaker)
{
    say(speaker, N_("rules and quotas cost nothing: without them the total would be the same"));
}

static void say_price(struct speaker *speaker)
{
    char price[MI_DECIMAL_TEXT];
    const char *in = people(speaker, "in");
    const char *out = people(speaker, "out");
    mi_str_addf(
        &speaker->str,
        mi_translate(speaker->env, N_("the best %lld marks are not legal together: %s for %s costs %s")),
        (long long)integer(speaker, "seats"), in, out, decimal(speaker, "price", price));
}

static void say_cost(struct speaker *speaker)
{
    char price[MI_DECIMAL_TEXT];
    const struct mi_value *rules = mi_value_get(speaker->args, "rules");
    decimal(speaker, "price", price);
    mi_str_addf(&speaker->str, mi_translate(speaker->env, N_("costs %s: ")), price);
    if (rules != NULL && rules->first != NULL)
        mi_rule_words(&speaker->str, rules->first, speaker->names, speaker->env);
    else if (mi_value_get(speaker->args, "include") != NULL)
        say_of(speaker, N_("that %s is included"), people(speaker, "include"));
    else
        say_of(speaker, N_("that %s is excluded"), people(speaker, "exclude"));
}

static void say_unpriced(struct speaker *speaker)
{
    mi_str_addf(&speaker->str,
                mi_translate(speaker->env, N_("what %lld further rules cost was not found out in time")),
                (long long)integer(speaker, "count"));
}

static void say_among_best(struct speaker *speaker)
{
    mi_str_add(&speaker->str, rank(speaker));
}

static void say_steps_in(struct speaker *speaker)
{
    const char *out = people(speaker, "for");
    mi_str_addf(&speaker->str, mi_translate(speaker->env, N_("%s; comes in where the rules leave out %s")),
                rank(speaker), out);
}

static void say_included(struct speaker *speaker)
{
    say_of(speaker, N_("included by the office: %s"), rank(speaker));
}

static void say_excluded(struct speaker *speaker)
{
    say_of(speaker, N_("excluded by the office: %s"), rank(speaker));
}

static void say_passed_over(struct speaker *speaker)
{
    say_of(speaker, N_("%s; cannot be placed together with those chosen"), rank(speaker));
    say_rules(speaker);
}

static void say_skipped(struct speaker *speaker)
{
    say_of(speaker, N_("%s; the rules needed lower marks instead"), rank(speaker));
    say_rules(speaker);
}

static void say_below(struct speaker *speaker)
{
    say_of(speaker, N_("%s; the seats went to higher marks"), rank(speaker));
}

static void say_tied(struct speaker *speaker)
{
    say_of(speaker,
           N_("%s; the seats went to higher marks and, among equal ones, in the order of e-mail addresses"),
           rank(speaker));
}

static void say_replaces(struct speaker *speaker)
{
    say_of(speaker, N_("could take the seat of %s"), people(speaker, "people"));
}

static void say_replaces_anybody(struct speaker *speaker)
{
    say(speaker, N_("could take anybody's seat"));
}

static void say_replaces_nobody(struct speaker *speaker)
{
    say(speaker, N_("could take nobody's seat alone"));
}

static void say_unmarked(struct speaker *speaker)
{
    int64_t incomplete = integer(speaker, "incomplete");
    if (incomplete == 0)
        say(speaker, N_("no mark yet"));
    else
        mi_str_addf(&speaker->str, mi_translate(speaker->env, N_("no complete review yet (%lld incomplete)")),
                    (long long)incomplete);
}

static const struct {
    const char *code;
    void (*say)(struct speaker *speaker);
} sentences[] = {
    {"optimal", say_optimal},
    {"feasible", say_feasible},
    {"free", say_free},
    {"price", say_price},
    {"cost", say_cost},
    {"unpriced", say_unpriced},
    {"among_best", say_among_best},
    {"steps_in", say_steps_in},
    {"included", say_included},
    {"excluded", say_excluded},
    {"passed_over", say_passed_over},
    {"skipped", say_skipped},
    {"below", say_below},
    {"tied", say_tied},
    {"replaces", say_replaces},
    {"replaces_anybody", say_replaces_anybody},
    {"replaces_nobody", say_replaces_nobody},
    {"unmarked", say_unmarked},
};

enum miraif_status mi_reason_words(struct miraif_reason *reason, const struct mi_names *names,
                                   const struct miraif_env *env, struct miraif_arena *arena,
                                   struct miraif_error *err)
{
    struct mi_value *args;
    MI_TRY(mi_json_read(reason->args, strlen(reason->args), arena, &args, err));
    struct speaker speaker = {mi_str_begin(arena, WORDS_MOST), args, names, env, arena};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (mi_text_is(sentences[i].code, reason->code)) {
            sentences[i].say(&speaker);
            return mi_str_end(&speaker.str, &reason->text, err);
        }
    reason->text = NULL;
    return MIRAIF_OK;
}
