/* Codes and arguments become sentences here, when they are read: so a stored reason speaks the language of
 * whoever asks. */
#include "flow/team/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/team/decode.h"
#include "io/json_read.h"
#include "model/rule_words.h"
#include "solve/common_clash.h"
#include "text/slots.h"

enum { WORDS_MOST = 64 * 1024, MOVES_SHOWN = 8 };

struct speaker {
    struct mi_str str;
    const struct mi_value *args;
    const struct mi_names *names;
    const struct miraif_env *env;
};

static const char *translated(const struct speaker *speaker, const char *msgid)
{
    return mi_translate(speaker->env, msgid);
}

static long long integer(const struct speaker *speaker, const char *key)
{
    const struct mi_value *value = mi_value_get(speaker->args, key);
    return value != NULL ? value->number : 0;
}

static const char *text(const struct speaker *speaker, const char *key)
{
    const char *value = mi_value_get_text(speaker->args, key);
    return value != NULL ? value : "";
}

static void say_people(struct speaker *speaker)
{
    mi_names_say(&speaker->str, mi_value_get(speaker->args, "people"), speaker->names, speaker->env);
}

/* Fields have names in every language; headers are as the form has them. */
static const char *attribute(const struct speaker *speaker)
{
    static const char *const fields[] = {N_("industry"), N_("occupation"), N_("age"),   N_("gender"),
                                         N_("place"),    N_("company"),    N_("themes")};
    const char *name = text(speaker, "attribute");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (mi_text_is(name, fields[i]))
            return translated(speaker, fields[i]);
    return name;
}

static void say_unknown(struct speaker *speaker)
{
    long long unknown = integer(speaker, "people") - integer(speaker, "known");
    if (unknown > 0)
        mi_str_addf(&speaker->str, translated(speaker, N_(" (%lld not said)")), unknown);
}

static void say_distinct(struct speaker *speaker)
{
    if (integer(speaker, "values") == integer(speaker, "people") &&
        integer(speaker, "known") == integer(speaker, "people"))
        mi_str_addf(&speaker->str, translated(speaker, N_("%s: all %lld are different")), attribute(speaker),
                    integer(speaker, "values"));
    else
        mi_str_addf(&speaker->str, translated(speaker, N_("%s: %lld different among %lld people")),
                    attribute(speaker), integer(speaker, "values"), integer(speaker, "people"));
    say_unknown(speaker);
}

/* A number or a word of an order, as a text in `room`. */
static const char *figure(const struct speaker *speaker, const char *key, char room[MI_DECIMAL_TEXT])
{
    const struct mi_value *value = mi_value_get(speaker->args, key);
    if (value == NULL || value->kind == MI_TEXT)
        return value == NULL ? "" : value->text;
    mi_decimal_round(value->kind == MI_INT ? value->number * 1000000 : value->number, room);
    return room;
}

static void say_range(struct speaker *speaker)
{
    char from[MI_DECIMAL_TEXT], to[MI_DECIMAL_TEXT];
    if (integer(speaker, "known") == 0) {
        mi_str_addf(&speaker->str, translated(speaker, N_("%s: nobody said")), attribute(speaker));
        return;
    }
    mi_str_addf(&speaker->str, translated(speaker, N_("%s: from %s to %s")), attribute(speaker),
                figure(speaker, "from", from), figure(speaker, "to", to));
    if (mi_value_get(speaker->args, "mean") != NULL)
        mi_str_addf(&speaker->str, translated(speaker, N_("; on average %s, of all %s")),
                    figure(speaker, "mean", from), figure(speaker, "mean_of_all", to));
    say_unknown(speaker);
}

static void say_profile(struct speaker *speaker)
{
    if (integer(speaker, "known") == 0)
        mi_str_addf(&speaker->str, translated(speaker, N_("%s: nobody said")), attribute(speaker));
    else
        mi_str_addf(&speaker->str, translated(speaker, N_("%s: compared by %lld figures")),
                    attribute(speaker), integer(speaker, "figures"));
    if (integer(speaker, "known") > 0)
        say_unknown(speaker);
}

static void say_shared(struct speaker *speaker)
{
    mi_str_addf(&speaker->str, translated(speaker, N_("%s “%s” is shared by ")), attribute(speaker),
                text(speaker, "value"));
    say_people(speaker);
}

static void say_rule(struct speaker *speaker)
{
    mi_rule_words(&speaker->str, speaker->args, speaker->names, speaker->env);
}

static void say_stake(struct speaker *speaker)
{
    bool avoid = mi_text_is(text(speaker, "strictness"), "avoid");
    mi_str_addf(&speaker->str,
                translated(speaker, avoid ? N_("to be avoided: “%s” and “%s” are in one team: ")
                                          : N_("to be known: “%s” and “%s” are in one team: ")),
                text(speaker, "company"), text(speaker, "other"));
    say_people(speaker);
}

static void say_proved(struct speaker *speaker)
{
    const char *legal = text(speaker, "legal");
    mi_str_add(&speaker->str,
               translated(speaker, N_("proved: no legal division has a more diverse worst team, nor, "
                                      "with that, more diversity in all")));
    if (mi_text_is(legal, "1"))
        mi_str_add(&speaker->str, translated(speaker, N_("; it is the only legal division")));
    else if (*legal != '\0')
        mi_str_addf(&speaker->str, translated(speaker, N_("; it is one of %s legal divisions")), legal);
    if (*text(speaker, "equals") != '\0' && !mi_text_is(text(speaker, "equals"), "1"))
        mi_str_addf(&speaker->str, translated(speaker, N_(", of which %s are as good as this one")),
                    text(speaker, "equals"));
}

/* A figure and what stands instead, to as many places as tell them apart. */
struct pair {
    char there[MI_DECIMAL_TEXT];
    char here[MI_DECIMAL_TEXT];
};

static int64_t decimal(const struct mi_value *object, const char *key)
{
    const struct mi_value *value = object == NULL ? NULL : mi_value_get(object, key);
    return value == NULL ? 0 : value->kind == MI_INT ? value->number * 1000000 : value->number;
}

/* Whether two figures differ; then both are written. */
static bool differs(const struct speaker *speaker, const char *key, struct pair *pair)
{
    int64_t there = decimal(speaker->args, key);
    int64_t here = decimal(mi_value_get(speaker->args, "instead"), key);
    mi_decimal_round(there, pair->there);
    mi_decimal_round(here, pair->here);
    if (mi_text_is(pair->there, pair->here)) {
        mi_decimal_format(there, pair->there);
        mi_decimal_format(here, pair->here);
    }
    return there != here;
}

/* The first people who would be elsewhere, and where. */
static void say_moves(struct speaker *speaker)
{
    const struct mi_value *moves = mi_value_get(speaker->args, "moves");
    size_t said = 0;
    size_t more = 0;
    for (const struct mi_value *move = moves == NULL ? NULL : moves->first; move != NULL; move = move->next) {
        const char *person = mi_value_get_text(move, "person");
        const char *to = mi_value_get_text(move, "to");
        if (said == MOVES_SHOWN) {
            more++;
            continue;
        }
        const char *name = person == NULL ? NULL : mi_names_find(speaker->names, person);
        mi_str_add(&speaker->str, said++ > 0 ? translated(speaker, N_(", ")) : "");
        mi_str_addf(&speaker->str, translated(speaker, N_("%s%s%s to %s")), person == NULL ? "" : person,
                    name == NULL ? "" : " ", name == NULL ? "" : name, to == NULL ? "" : to);
    }
    if (more > 0)
        mi_str_addf(&speaker->str, translated(speaker, N_(" and %zu more")), more);
}

/* What a division that could be instead loses, by the first figure in which it does. */
static void say_alternative(struct speaker *speaker)
{
    const struct mi_value *proved = mi_value_get(speaker->args, "proved");
    struct pair worst, total, gap;
    bool total_differs = differs(speaker, "total", &total);
    mi_str_add(&speaker->str,
               translated(speaker, proved != NULL && proved->number != 0 ? N_("next best: ")
                                                                         : N_("by one exchange: ")));
    if (differs(speaker, "worst", &worst))
        mi_str_addf(&speaker->str,
                    translated(speaker, N_("worst team %s instead of %s, all teams %s instead of %s; ")),
                    worst.there, worst.here, total.there, total.here);
    else if (total_differs)
        mi_str_addf(&speaker->str,
                    translated(speaker, N_("the worst team the same, all teams %s instead of %s; ")),
                    total.there, total.here);
    else if (differs(speaker, "gap", &gap))
        mi_str_addf(&speaker->str,
                    translated(speaker, N_("worst team and all teams the same, gap %s instead of %s; ")),
                    gap.there, gap.here);
    else
        mi_str_add(&speaker->str, translated(speaker, N_("as good; ")));
    say_moves(speaker);
}

static void say_searched(struct speaker *speaker)
{
    mi_str_addf(
        &speaker->str,
        translated(speaker, N_("the best found: %lld people are too many for a proof; %lld exchanges were "
                               "tried")),
        integer(speaker, "people"), integer(speaker, "considered"));
}

/* What the office did: {"how", "run", "people", "to", "reason"}. */
static void say_changed(struct speaker *speaker)
{
    const char *how = text(speaker, "how");
    const char *reason = text(speaker, "reason");
    long long run = integer(speaker, "run");
    if (mi_text_is(how, "move"))
        mi_str_addf(&speaker->str, translated(speaker, N_("changed by hand from run %lld, into team %s: ")),
                    run, text(speaker, "to"));
    else if (mi_text_is(how, "swap"))
        mi_str_addf(&speaker->str, translated(speaker, N_("changed by hand from run %lld, swapped: ")), run);
    else if (mi_text_is(how, "restore"))
        mi_str_addf(&speaker->str, translated(speaker, N_("as in run %lld; in another team than before: ")),
                    run);
    else
        mi_str_addf(&speaker->str, translated(speaker, N_("repaired after run %lld; left or moved: ")), run);
    say_people(speaker);
    if (*reason != '\0')
        mi_str_addf(&speaker->str, translated(speaker, N_("; reason: %s")), reason);
}

static void say_waived(struct speaker *speaker)
{
    mi_str_add(&speaker->str, translated(speaker, N_("set aside: ")));
    say_rule(speaker);
}

static void say_missing(struct speaker *speaker)
{
    mi_str_addf(&speaker->str,
                translated(speaker, mi_text_is(text(speaker, "aim"), "similar")
                                        ? N_("%s is not known of %lld, who count as unlike everybody: ")
                                    : mi_text_is(text(speaker, "aim"), "balanced")
                                        ? N_("%s is not known of %lld, who count as average: ")
                                        : N_("%s is not known of %lld, who count as alike with everybody: ")),
                attribute(speaker), integer(speaker, "count"));
    say_people(speaker);
}

static void say_policy(struct speaker *speaker)
{
    mi_str_addf(&speaker->str, translated(speaker, N_("formed by the policy %.12s")),
                text(speaker, "digest"));
}

/* When a team is free, from the form in which reasons keep it. */
static void say_free(struct speaker *speaker)
{
    struct mi_slots slots;
    if (integer(speaker, "known") == 0)
        mi_str_add(&speaker->str, translated(speaker, N_("nobody said when they are free")));
    else if (!mi_slots_read(text(speaker, "slots"), &slots))
        mi_str_add(&speaker->str, translated(speaker, N_("never free together")));
    else {
        mi_str_add(&speaker->str, translated(speaker, N_("free together: ")));
        mi_slots_say(&slots, speaker->env, &speaker->str);
        mi_str_addf(&speaker->str, translated(speaker, N_("; that is %lld times of %lld minutes")),
                    integer(speaker, "times"), integer(speaker, "length"));
    }
    if (integer(speaker, "known") > 0)
        say_unknown(speaker);
}

static void say_free_unknown(struct speaker *speaker)
{
    mi_str_addf(
        &speaker->str,
        translated(speaker, N_("when they are free is not known of %lld, who count as free at any time: ")),
        integer(speaker, "count"));
    say_people(speaker);
}

static const struct {
    const char *code;
    void (*say)(struct speaker *speaker);
} sentences[] = {
    {"distinct", say_distinct}, {"range", say_range},       {"profile", say_profile},
    {"shared", say_shared},     {"rule", say_rule},         {"stake", say_stake},
    {"proved", say_proved},     {"searched", say_searched}, {"missing", say_missing},
    {"changed", say_changed},   {"waived", say_waived},     {"alternative", say_alternative},
    {"policy", say_policy},     {"free", say_free},         {"free_unknown", say_free_unknown},
};

enum miraif_status mi_team_words(struct miraif_reason *reason, const struct mi_names *names,
                                 const struct miraif_env *env, struct miraif_arena *arena,
                                 struct miraif_error *err)
{
    struct mi_value *args;
    MI_TRY(mi_json_read(reason->args, strlen(reason->args), arena, &args, err));
    struct speaker speaker = {mi_str_begin(arena, WORDS_MOST), args, names, env};
    reason->text = NULL;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (!mi_text_is(sentences[i].code, reason->code))
            continue;
        sentences[i].say(&speaker);
        return mi_str_end(&speaker.str, &reason->text, err);
    }
    return MIRAIF_OK;
}

/* A rule that is impossible by itself says why. */
static void say_alone(struct speaker *speaker, const struct mi_team_problem *problem,
                      const struct miraif_rule *rule)
{
    if (rule->common != NULL) {
        say_rule(speaker);
        return;
    }
    if (mi_text_is(text(speaker, "kind"), "company"))
        mi_str_addf(&speaker->str,
                    translated(speaker, N_("%u people of “%s” cannot be spread over %u teams: ")),
                    rule->count, text(speaker, "company"), problem->solver.groups);
    else if (*text(speaker, "field") != '\0')
        mi_str_addf(&speaker->str,
                    translated(speaker, N_("rule %s cannot hold with %u people of “%s” and %u teams: ")),
                    text(speaker, "rule"), rule->count, text(speaker, "value"), problem->solver.groups);
    else if (rule->together)
        mi_str_addf(&speaker->str,
                    translated(speaker, N_("rule %s wants %u people in one team, for which no team "
                                           "has the seats: ")),
                    text(speaker, "rule"), rule->count);
    else
        mi_str_addf(&speaker->str,
                    translated(speaker, N_("%u people who are to be apart cannot be spread over %u "
                                           "teams: ")),
                    rule->count, problem->solver.groups);
    say_people(speaker);
}

enum miraif_status mi_team_rule_words(const struct mi_team_problem *problem, const struct mi_names *names,
                                      uint32_t number, const struct mi_rule_focus *focus,
                                      const struct miraif_env *env, struct miraif_arena *arena,
                                      struct miraif_team_clash *clash, struct miraif_error *err)
{
    const struct miraif_rule *rule = &problem->solver.rule[number];
    struct mi_value *args = mi_describe_team_rule(problem, number, arena);
    uint32_t count = rule->common != NULL ? focus->count : rule->count;
    const uint32_t *member = rule->common != NULL ? focus->person : rule->member;
    int64_t *person = mi_arena_array(arena, count, sizeof *person);
    if (rule->common != NULL) {
        mi_put_text(args, "lack", focus->lack);
        mi_describe_people(args, problem, member, count);
    }
    if (mi_value_failed(args) || person == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < count; i++)
        person[i] = problem->pool->roster.item[member[i]].person.id;
    struct speaker speaker = {mi_str_begin(arena, WORDS_MOST), args, names, env};
    const char *id = mi_value_get_text(args, "rule");
    *clash = (struct miraif_team_clash){
        .rule = id != NULL ? id : mi_value_get_text(args, "kind"), .person = person, .people = count};
    if (focus->alone)
        say_alone(&speaker, problem, rule);
    else
        say_rule(&speaker);
    return mi_str_end(&speaker.str, &clash->message, err);
}

/* Who of those in the other rules of a clash, or else of all, stands in the way of common time. */
static enum miraif_status focus_on_time(const struct mi_team_problem *problem,
                                        const struct miraif_clash *clash, const struct miraif_rule *rule,
                                        struct miraif_arena *arena, struct mi_rule_focus *focus,
                                        struct miraif_error *err)
{
    static const char *const lacks[] = {
        [MI_LACK_NONE] = NULL, [MI_LACK_ALONE] = "alone", [MI_LACK_FEW] = "few", [MI_LACK_APART] = "apart"};
    uint8_t *about = mi_arena_array(arena, problem->solver.people, sizeof *about);
    uint32_t *among = mi_arena_array(arena, problem->solver.people, sizeof *among);
    uint32_t count = 0;
    enum mi_lack lack;
    if (about == NULL || among == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < clash->count; i++) {
        const struct miraif_rule *other = &problem->solver.rule[clash->rule[i]];
        for (uint32_t m = 0; other->common == NULL && m < other->count; m++)
            about[other->member[m]] = 1;
    }
    for (uint32_t p = 0; p < problem->solver.people; p++)
        if (about[p])
            among[count++] = p;
    MI_TRY(mi_common_clash(&problem->solver, rule, count == 0 ? NULL : among, count, arena, &focus->person,
                           &focus->count, &lack, err));
    focus->lack = lacks[lack];
    return MIRAIF_OK;
}

enum miraif_status mi_team_clash_words(const struct mi_team_problem *problem,
                                       const struct miraif_clash *clash, const struct miraif_env *env,
                                       struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                       struct miraif_error *err)
{
    struct mi_names names;
    struct miraif_team_clash *list = mi_arena_array(arena, clash->count, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_names_of_roster(&problem->pool->roster, arena, &names, err));
    for (uint32_t i = 0; i < clash->count; i++) {
        const struct miraif_rule *rule = &problem->solver.rule[clash->rule[i]];
        struct mi_rule_focus focus = {.alone = clash->count == 1};
        if (rule->common != NULL)
            MI_TRY(focus_on_time(problem, clash, rule, arena, &focus, err));
        MI_TRY(mi_team_rule_words(problem, &names, clash->rule[i], &focus, env, arena, &list[i], err));
    }
    struct miraif_teams teams = {.status = miraif_solution_name(MIRAIF_INFEASIBLE),
                                 .clash = list,
                                 .clashes = clash->count,
                                 .clash_proved = clash->proved,
                                 .clash_fewest = clash->fewest,
                                 .legal = clash->proved ? 0 : -1};
    teams.run.cohort = problem->pool->cohort.id;
    teams.way_out =
        mi_arena_text(arena, mi_translate(env, N_("choose other people, or other sizes of teams: --sizes")));
    if (teams.way_out == NULL)
        return mi_no_memory(err);
    *ret_teams = teams;
    return MIRAIF_OK;
}
