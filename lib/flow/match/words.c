/* Codes and arguments become sentences here, when they are read: so a stored reason speaks the language of
 * whoever asks. */
#include "flow/match/words.h"

#include <string.h>

#include "base/error.h"
#include "io/json_read.h"

enum { WORDS_MOST = 64 * 1024 };

struct speaker {
    struct mi_str str;
    const struct mi_value *args;
    const struct mi_names *names;
    const struct miraif_env *env;
    bool team; /* several people are meant */
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

static void say_words(struct speaker *speaker)
{
    const struct mi_value *words = mi_value_get(speaker->args, "words");
    for (const struct mi_value *one = words == NULL ? NULL : words->first; one != NULL; one = one->next)
        mi_str_addf(&speaker->str, translated(speaker, one->next == NULL ? N_("“%s”") : N_("“%s”, ")),
                    one->text);
}

/* Of whom in a team. */
static void say_whose(struct speaker *speaker)
{
    if (!speaker->team)
        return;
    mi_str_add(&speaker->str, translated(speaker, N_(" (")));
    say_people(speaker);
    mi_str_add(&speaker->str, translated(speaker, N_(")")));
}

static void say_themes(struct speaker *speaker)
{
    mi_str_addf(&speaker->str, translated(speaker, N_("the mentor can speak to %lld of %lld themes: ")),
                integer(speaker, "matched"), integer(speaker, "asked"));
    say_words(speaker);
    say_whose(speaker);
}

static void say_text(struct speaker *speaker)
{
    mi_str_addf(&speaker->str, translated(speaker, N_("worry and expertise are alike by %lld%%: ")),
                integer(speaker, "alike"));
    say_words(speaker);
    say_whose(speaker);
}

static void say_industry(struct speaker *speaker)
{
    mi_str_addf(&speaker->str, translated(speaker, N_("the mentor knows the industry “%s”")),
                text(speaker, "industry"));
    say_whose(speaker);
}

static void say_seniority(struct speaker *speaker)
{
    mi_str_addf(&speaker->str,
                translated(speaker, speaker->team ? N_("the mentor is %lld years older on average")
                                                  : N_("the mentor is %lld years older")),
                integer(speaker, "years"));
}

static void say_earlier(struct speaker *speaker)
{
    mi_str_addf(&speaker->str, translated(speaker, N_("they were matched before, in cohort %lld")),
                integer(speaker, "cohort"));
    say_whose(speaker);
}

/* ": p3 見本 花子 (wish 1 of 3), …", or of a team ": wish 1 of 3". */
static void say_ranks(struct speaker *speaker)
{
    const struct mi_value *wishes = mi_value_get(speaker->args, "wishes");
    for (const struct mi_value *one = wishes == NULL ? NULL : wishes->first; one != NULL; one = one->next) {
        const struct mi_value *people = mi_value_get(one, "people");
        const struct mi_value *rank = mi_value_get(one, "rank"), *of = mi_value_get(one, "of");
        if (one != wishes->first)
            mi_str_add(&speaker->str, translated(speaker, N_(", ")));
        if (people != NULL) {
            mi_names_say(&speaker->str, people, speaker->names, speaker->env);
            mi_str_add(&speaker->str, " ");
        }
        mi_str_addf(&speaker->str, translated(speaker, N_("(wish %lld of %lld)")),
                    rank == NULL ? 0LL : (long long)rank->number, of == NULL ? 0LL : (long long)of->number);
    }
}

static void say_wished(struct speaker *speaker)
{
    mi_str_add(&speaker->str, translated(speaker, speaker->team ? N_("the team wishes for the mentor: ")
                                                                : N_("they wish for the mentor: ")));
    say_ranks(speaker);
}

static void say_wishes(struct speaker *speaker)
{
    mi_str_add(&speaker->str, translated(speaker, speaker->team ? N_("the mentor wishes for the team: ")
                                                                : N_("the mentor wishes for them: ")));
    say_ranks(speaker);
}

static void say_stake(struct speaker *speaker)
{
    bool avoid = mi_text_is(text(speaker, "strictness"), "avoid");
    mi_str_addf(&speaker->str,
                translated(speaker, avoid ? N_("to be avoided: the mentor is of “%s”, and of “%s” is ")
                                          : N_("to be known: the mentor is of “%s”, and of “%s” is ")),
                text(speaker, "company"), text(speaker, "other"));
    say_people(speaker);
}

static void say_more(struct speaker *speaker, const char *key, const char *more, const char *fewer)
{
    long long count = integer(speaker, key);
    if (count != 0)
        mi_str_addf(&speaker->str, translated(speaker, count > 0 ? more : fewer), count > 0 ? count : -count);
}

static void say_alternative(struct speaker *speaker)
{
    long long points = integer(speaker, "fewer");
    mi_str_add(&speaker->str, translated(speaker, N_("instead ")));
    say_people(speaker);
    mi_str_addf(&speaker->str, translated(speaker, N_(": %lld points here, and all matches together ")),
                integer(speaker, "score"));
    if (points == 0)
        mi_str_add(&speaker->str, translated(speaker, N_("have as many")));
    else
        say_more(speaker, "fewer", N_("have %lld fewer"), N_("have %lld more"));
    say_more(speaker, "avoided", N_("; %lld more are to be avoided"), N_("; %lld fewer are to be avoided"));
    say_more(speaker, "changed", N_("; %lld more get another mentor"), N_("; %lld fewer get another mentor"));
}

static void say_only(struct speaker *speaker)
{
    mi_str_add(&speaker->str,
               translated(speaker, N_("no other mentor could have it without something being left over")));
}

static void say_kept(struct speaker *speaker)
{
    mi_str_add(&speaker->str, translated(speaker, N_("the repair left this match as it was")));
}

static void say_pinned(struct speaker *speaker)
{
    mi_str_add(&speaker->str, translated(speaker, N_("the office pinned the mentor to it")));
}

static void say_added(struct speaker *speaker)
{
    mi_str_add(&speaker->str, translated(speaker, N_("there was no mentor before the repair")));
}

static void say_instead(struct speaker *speaker)
{
    const char *why = text(speaker, "why");
    mi_str_add(&speaker->str, translated(speaker, N_("in the place of ")));
    say_people(speaker);
    if (mi_text_is(why, "gone"))
        mi_str_add(&speaker->str, translated(speaker, N_(", who takes part no longer")));
    else if (mi_text_is(why, "forbidden"))
        mi_str_add(&speaker->str, translated(speaker, N_(", which is not allowed any more")));
    else
        mi_str_add(&speaker->str, translated(speaker, N_(", who has no room for it now")));
}

static void say_proved_repair(struct speaker *speaker)
{
    mi_str_addf(
        &speaker->str,
        translated(speaker, N_("proved: of %lld matches no repair keeps more than %lld, and none that "
                               "keeps as many has more than %lld points")),
        integer(speaker, "matches"), integer(speaker, "kept"), integer(speaker, "total"));
}

/* What was asked for beside the objective. */
static void say_asked(struct speaker *speaker)
{
    if (integer(speaker, "least") > 0)
        mi_str_addf(&speaker->str, translated(speaker, N_(", every mentor having %lld at least")),
                    integer(speaker, "least"));
    if (integer(speaker, "balance") != 0)
        mi_str_add(&speaker->str, translated(speaker, N_(", mentors having as equally many as can be")));
}

static void say_proved_otherwise(struct speaker *speaker, const char *objective)
{
    if (mi_text_is(objective, "best-total"))
        mi_str_addf(
            &speaker->str,
            translated(speaker, N_("proved: no way to match has more than %lld points, however many it "
                                   "matches; it matches %lld")),
            integer(speaker, "total"), integer(speaker, "matches"));
    else if (mi_text_is(objective, "fair"))
        mi_str_addf(
            &speaker->str,
            translated(speaker, N_("proved: of all ways to make %lld matches, the least points are as "
                                   "many as can be (%lld), then the next; %lld points in all")),
            integer(speaker, "matches"), integer(speaker, "worst"), integer(speaker, "total"));
    else
        mi_str_addf(
            &speaker->str,
            translated(speaker, integer(speaker, "mentors_propose") != 0
                                    ? N_("checked: nobody and no mentor would rather have each other, "
                                         "and no stable way is better for a mentor; %lld points in all")
                                    : N_("checked: nobody and no mentor would rather have each other, "
                                         "and no stable way is better for those accompanied; %lld "
                                         "points in all")),
            integer(speaker, "total"));
    mi_str_addf(&speaker->str, translated(speaker, N_("; one mentor has %lld at most")),
                integer(speaker, "limit"));
    say_asked(speaker);
}

static void say_left(struct speaker *speaker)
{
    mi_str_addf(&speaker->str, translated(speaker, N_("%lld are without a mentor: ")),
                integer(speaker, "count"));
    const struct mi_value *teams = mi_value_get(speaker->args, "words");
    const struct mi_value *people = mi_value_get(speaker->args, "people");
    bool both = teams != NULL && teams->first != NULL && people != NULL && people->first != NULL;
    for (const struct mi_value *one = teams == NULL ? NULL : teams->first; one != NULL; one = one->next) {
        mi_str_add(&speaker->str, one->text);
        if (one->next != NULL || both)
            mi_str_add(&speaker->str, translated(speaker, N_(", ")));
    }
    if (people != NULL && people->first != NULL)
        say_people(speaker);
}

static void say_proved(struct speaker *speaker)
{
    const struct mi_value *given = mi_value_get(speaker->args, "given");
    const char *objective = text(speaker, "objective");
    if (mi_value_get(speaker->args, "kept") != NULL) {
        say_proved_repair(speaker);
        return;
    }
    if (*objective != '\0' && !mi_text_is(objective, "everyone-matched")) {
        say_proved_otherwise(speaker, objective);
        return;
    }
    mi_str_addf(
        &speaker->str,
        translated(speaker, N_("proved: no other way to make %lld matches has more than %lld points")),
        integer(speaker, "matches"), integer(speaker, "total"));
    if (given != NULL && given->number != 0)
        mi_str_addf(&speaker->str,
                    translated(speaker, N_(", with at most %lld for one mentor, as was asked for")),
                    integer(speaker, "limit"));
    else
        mi_str_addf(&speaker->str,
                    translated(speaker, N_(", with at most %lld for one mentor, the fewest that serve all")),
                    integer(speaker, "limit"));
    say_asked(speaker);
}

static void say_elsewhere(struct speaker *speaker)
{
    say_people(speaker);
    mi_str_addf(&speaker->str,
                translated(speaker, N_(" can take %lld, of which %lld are taken in cohorts that overlap")),
                integer(speaker, "capacity"), integer(speaker, "taken"));
}

static void say_unstated(struct speaker *speaker)
{
    mi_str_addf(
        &speaker->str,
        translated(speaker, N_("%lld mentors did not say how many they can take, and count as one: ")),
        integer(speaker, "count"));
    say_people(speaker);
}

static void say_idle(struct speaker *speaker)
{
    mi_str_addf(&speaker->str, translated(speaker, N_("%lld mentors have no match: ")),
                integer(speaker, "count"));
    say_people(speaker);
}

static void say_unheeded(struct speaker *speaker)
{
    mi_str_add(&speaker->str,
               translated(speaker, N_("no mentor of their own, to whom one is pinned (--individuals): ")));
    say_people(speaker);
}

static const struct {
    const char *code;
    void (*say)(struct speaker *speaker);
} sentences[] = {
    {"themes", say_themes},
    {"text", say_text},
    {"industry", say_industry},
    {"seniority", say_seniority},
    {"earlier", say_earlier},
    {"stake", say_stake},
    {"alternative", say_alternative},
    {"only", say_only},
    {"proved", say_proved},
    {"elsewhere", say_elsewhere},
    {"unstated", say_unstated},
    {"idle", say_idle},
    {"kept", say_kept},
    {"pinned", say_pinned},
    {"added", say_added},
    {"instead", say_instead},
    {"unheeded", say_unheeded},
    {"wished", say_wished},
    {"left", say_left},
    {"wishes", say_wishes},
};

enum miraif_status mi_match_words(const struct miraif_reason *reason, const struct mi_names *names,
                                  const struct miraif_env *env, struct miraif_arena *arena,
                                  struct miraif_match_reason *ret_reason, struct miraif_error *err)
{
    struct mi_value *args;
    struct miraif_match_reason result = {.code = reason->code};
    MI_TRY(mi_json_read(reason->args, strlen(reason->args), arena, &args, err));
    struct speaker speaker = {mi_str_begin(arena, WORDS_MOST), args, names, env, false};
    speaker.team = *reason->subject != 'p';
    result.points = integer(&speaker, "points");
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (!mi_text_is(sentences[i].code, reason->code))
            continue;
        sentences[i].say(&speaker);
        MI_TRY(mi_str_end(&speaker.str, &result.text, err));
    }
    *ret_reason = result;
    return MIRAIF_OK;
}
