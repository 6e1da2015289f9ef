/* Matches as records. */
#include "cli/record_match.h"

#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"
#include "text/layout.h"

enum { SENTENCE_WIDTH = 78 /* of a line, less what stands before it */, NAMED_MOST = 8, NAMES_TEXT = 2048 };

static const struct record_field match_fields[] = {
    {"id", N_("match"), "string", FIELD_TABLE | FIELD_ID},
    {"state", N_("state"), "string", FIELD_WORD},
    {"team", N_("team"), "string", 0},
    {"person", N_("person"), "object", FIELD_TABLE | FIELD_NESTED},
    {"mentor", N_("mentor"), "object", FIELD_TABLE | FIELD_NESTED},
    {"mentor_id", N_("mentor's number"), "string", 0},
    {"before", N_("mentor before"), "object", FIELD_NESTED},
    {"score", N_("points"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"blocking", N_("blocking"), "integer", FIELD_RIGHT},
    {"reasons", N_("reasons"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_match_type = {"match", match_fields};

static const struct record_field matches_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},
    {"run", N_("run"), "integer", 0},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"status", N_("status"), "string", FIELD_TABLE | FIELD_WORD},
    {"matches", N_("matches"), "array", FIELD_NESTED},
    {"total", N_("total"), "integer", 0},
    {"most", N_("most for one mentor"), "integer", 0},
    {"wanted", N_("wanted"), "integer", 0},
    {"mentors", N_("mentors"), "integer", 0},
    {"capacity", N_("capacity"), "integer", 0},
    {"digest", N_("digest of the inputs"), "string", 0},
    {"repairs", N_("run that is repaired"), "integer", 0},
    {"kept", N_("kept"), "integer", 0},
    {"ended", N_("ended"), "integer", 0},
    {"reasons", N_("reasons"), "array", FIELD_NESTED},
    {"unmatched", N_("without a mentor"), "array", FIELD_NESTED},
    {"objective", N_("objective"), "string", 0},
    {"blocking_pairs", N_("blocking pairs"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_matches_type = {"matches", matches_fields};

static const struct record_field explanation_fields[] = {
    {"match", N_("match"), "object", FIELD_NESTED},
    {"reasons", N_("reasons"), "array", FIELD_NESTED},
    {"whole", N_("all matches"), "object", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_match_explanation_type = {"explanation", explanation_fields};

static const struct record_field rule_fields[] = {
    {"kind", N_("kind"), "string", FIELD_TABLE | FIELD_WORD},
    {"mentor", N_("mentor"), "object", FIELD_TABLE | FIELD_NESTED},
    {"mentor_id", N_("mentor's number"), "string", 0},
    {"whom", N_("whom"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"reason", N_("reason"), "string", FIELD_TABLE},
    {"since", N_("since"), "instant", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_match_rule_type = {"match_rule", rule_fields};

static void put_person(struct mi_value *record, const char *key, int64_t id, const char *name,
                       const char *email)
{
    if (id == 0) {
        mi_put_null(record, key);
        return;
    }
    struct mi_value *person = mi_put_object(record, key);
    mi_put_ref(person, "id", 'p', id);
    mi_put_copy(person, "name", name);
    mi_put_copy(person, "email", email);
}

static void put_reasons(struct mi_value *record, const struct miraif_match_reason *reason, size_t count)
{
    struct mi_value *reasons = mi_put_array(record, "reasons");
    for (size_t i = 0; i < count; i++) {
        struct mi_value *one = mi_put_object(reasons, NULL);
        mi_put_copy(one, "code", reason[i].code);
        mi_put_int(one, "points", reason[i].points);
        mi_put_copy(one, "text", reason[i].text);
    }
}

static void fill_match(struct mi_value *record, const struct miraif_match *match, const char *state)
{
    mi_put_copy(record, "id", match->id);
    mi_put_copy(record, "state", state);
    mi_put_copy(record, "team", match->team != 0 ? match->id : NULL);
    put_person(record, "person", match->person, match->name, match->email);
    put_person(record, "mentor", match->mentor, match->mentor_name, match->mentor_email);
    mi_put_ref(record, "mentor_id", 'p', match->mentor);
    if (match->before == 0)
        mi_put_null(record, "before");
    else {
        struct mi_value *before = mi_put_object(record, "before");
        mi_put_ref(before, "id", 'p', match->before);
        mi_put_copy(before, "name", match->before_name);
    }
    mi_put_int(record, "score", match->score);
    mi_put_int(record, "blocking", match->blocking);
    put_reasons(record, match->reason, match->reasons);
}

struct mi_value *record_match(struct miraif_arena *arena, const struct miraif_match *match, const char *state)
{
    struct mi_value *record = mi_value_object(arena);
    fill_match(record, match, state);
    return record;
}

/* The figures of a draft or of what was adopted. */
static void fill_whole(struct mi_value *record, const struct miraif_matches *matches)
{
    mi_put_int(record, "run", matches->run.id);
    mi_put_copy(record, "state", matches->run.state);
    mi_put_copy(record, "status", matches->status);
    mi_put_int(record, "total", matches->total);
    mi_put_int(record, "most", matches->most);
    mi_put_int(record, "wanted", matches->wanted);
    mi_put_int(record, "mentors", matches->mentors);
    mi_put_int(record, "capacity", matches->capacity);
    mi_put_copy(record, "digest", matches->run.digest);
    mi_put_text(record, "objective", miraif_match_objective_name(matches->objective));
    if (matches->repairs != 0) {
        mi_put_int(record, "repairs", matches->repairs);
        mi_put_int(record, "kept", matches->kept);
        mi_put_int(record, "ended", matches->ended);
    }
    put_reasons(record, matches->reason, matches->reasons);
}

static void fill_short(struct mi_value *record, const struct miraif_matches *matches)
{
    mi_put_copy(record, "status", matches->status);
    mi_put_int(record, "wanted", matches->wanted);
    mi_put_int(record, "mentors", matches->mentors);
    mi_put_int(record, "capacity", matches->capacity);
}

static void put_blocking(struct mi_value *record, const struct miraif_match_audit *audit)
{
    struct mi_value *list = mi_put_array(record, "blocking_pairs");
    for (size_t i = 0; i < audit->count; i++) {
        const struct miraif_match_blocking *blocking = &audit->blocking[i];
        struct mi_value *one = mi_put_object(list, NULL), *mentor;
        mi_put_copy(one, "id", blocking->id);
        mi_put_copy(one, "name", blocking->name);
        mentor = mi_put_object(one, "mentor");
        mi_put_ref(mentor, "id", 'p', blocking->mentor);
        mi_put_copy(mentor, "name", blocking->mentor_name);
        mi_put_int(one, "score", blocking->score);
        mi_put_ref(one, "now_mentor", 'p', blocking->now_mentor);
        if (blocking->now_mentor != 0)
            mi_put_int(one, "now", blocking->now);
        else
            mi_put_null(one, "now");
    }
}

struct mi_value *record_matches(struct miraif_arena *arena, const struct miraif_matches *matches)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", matches->run.cohort);
    if (matches->run.id != 0 || matches->unmatched_count == 0)
        fill_whole(record, matches);
    else
        fill_short(record, matches);
    struct mi_value *list = mi_put_array(record, "matches");
    for (size_t i = 0; i < matches->matches; i++)
        fill_match(mi_put_object(list, NULL), &matches->match[i], matches->run.state);
    struct mi_value *unmatched = mi_put_array(record, "unmatched");
    for (size_t i = 0; i < matches->unmatched_count; i++) {
        struct mi_value *one = mi_put_object(unmatched, NULL);
        mi_put_copy(one, "id", matches->unmatched[i].id);
        mi_put_copy(one, "name", matches->unmatched[i].name);
        if (matches->run.id == 0)
            mi_put_int(one, "possible", matches->unmatched[i].possible);
    }
    put_blocking(record, &matches->audit);
    return record;
}

struct mi_value *record_match_explanation(struct miraif_arena *arena, const struct miraif_matches *matches,
                                          const struct miraif_match *match)
{
    struct mi_value *record = mi_value_object(arena);
    fill_match(mi_put_object(record, "match"), match, matches->run.state);
    put_reasons(record, match->reason, match->reasons);
    fill_whole(mi_put_object(record, "whole"), matches);
    return record;
}

/* A sentence as an item of a list, on as many lines as it takes. */
static void say_item(struct cli *cli, const char *sentence)
{
    const char *mark = "-";
    while (*sentence != '\0') {
        size_t next;
        size_t length = mi_text_line(sentence, SENTENCE_WIDTH, &next);
        cli_say(cli, "%s %.*s", mark, (int)length, sentence);
        sentence += next;
        mark = " ";
    }
}

void record_say_match_reasons(struct cli *cli, const struct miraif_match_reason *reason, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *sentence = reason[i].text;
        if (sentence != NULL && reason[i].points != 0)
            sentence = mi_arena_printf(cli->arena, _("%+lld points: %s"), (long long)reason[i].points,
                                       reason[i].text);
        if (sentence != NULL)
            say_item(cli, sentence);
    }
}

enum miraif_status record_say_matches(struct cli *cli, const struct miraif_matches *matches,
                                      struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t i = 0; i < matches->matches; i++)
        fill_match(mi_put_object(rows, NULL), &matches->match[i], matches->run.state);
    MI_TRY(cli_table(cli, &record_match_type, rows, err));
    record_say_match_reasons(cli, matches->reason, matches->reasons);
    return MIRAIF_OK;
}

void record_warn_of_match_stakes(struct cli *cli, const struct miraif_matches *matches)
{
    for (size_t i = 0; i < matches->matches; i++)
        for (size_t r = 0; r < matches->match[i].reasons; r++)
            if (mi_text_is(matches->match[i].reason[r].code, "stake"))
                cli_warn(cli, "stake", "%s: %s", matches->match[i].id, matches->match[i].reason[r].text);
    for (size_t r = 0; r < matches->reasons; r++)
        if (mi_text_is(matches->reason[r].code, "unheeded"))
            cli_warn(cli, "unheeded", "%s", matches->reason[r].text);
}

void record_say_blocking(struct cli *cli, const struct miraif_match_audit *audit)
{
    for (size_t i = 0; i < audit->count; i++) {
        const struct miraif_match_blocking *one = &audit->blocking[i];
        const char *whom = one->name == NULL ? "" : one->name, *gap = one->name == NULL ? "" : " ";
        if (one->now_mentor == 0)
            cli_say(cli, _("%s%s%s and p%lld %s would rather have each other (%lld points; no mentor now)"),
                    one->id, gap, whom, (long long)one->mentor, one->mentor_name, (long long)one->score);
        else
            cli_say(cli,
                    _("%s%s%s and p%lld %s would rather have each other (%lld points; now p%lld %s, %lld)"),
                    one->id, gap, whom, (long long)one->mentor, one->mentor_name, (long long)one->score,
                    (long long)one->now_mentor, one->now_mentor_name, (long long)one->now);
    }
    cli_say(cli, _("%zu blocking pairs"), audit->count);
}

/* Whom a short match leaves without a mentor. */
static enum miraif_status name_unmatched(const struct miraif_matches *matches, struct miraif_arena *arena,
                                         const char **ret_names, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, NAMES_TEXT);
    size_t count = matches->unmatched_count;
    for (size_t i = 0; i < count && i < NAMED_MOST; i++) {
        const struct miraif_unmatched *one = &matches->unmatched[i];
        mi_str_addf(&str, "%s%s", i == 0 ? "" : _(", "), one->id);
        if (one->name != NULL)
            mi_str_addf(&str, " %s", one->name);
    }
    if (count > NAMED_MOST)
        mi_str_addf(&str, _(" and %zu more"), count - NAMED_MOST);
    return mi_str_end(&str, ret_names, err);
}

void record_warn_of_unmatched(struct cli *cli, const struct miraif_matches *matches)
{
    const char *names;
    struct miraif_error err = {0};
    if (matches->unmatched_count > 0 && name_unmatched(matches, cli->arena, &names, &err) == MIRAIF_OK)
        cli_warn(cli, "unmatched", _("without a mentor: %s"), names);
}

static bool is_forbidden(const struct miraif_matches *matches)
{
    for (size_t i = 0; i < matches->unmatched_count; i++)
        if (matches->unmatched[i].possible == 0)
            return true;
    return false;
}

enum miraif_status record_fail_of_shortage(struct cli *cli, const struct miraif_matches *matches,
                                           struct miraif_error *err)
{
    const char *names;
    MI_TRY(name_unmatched(matches, cli->arena, &names, err));
    MI_TRY(cli_data(cli, record_matches(cli->arena, matches), err));
    mi_fail(
        err, MIRAIF_UNSATISFIABLE,
        N_("%lld matches are wanted; %lld mentors have room for %lld, at most %lld each; without a mentor: "
           "%s"),
        (long long)matches->wanted, (long long)matches->mentors, (long long)matches->capacity,
        (long long)matches->most, names);
    if (matches->capacity < matches->wanted)
        mi_hint(err, N_("more mentors, or a greater capacity: miraif person import FILE --role mentor"));
    else if (is_forbidden(matches))
        mi_hint(err, N_("no mentor may be matched there: miraif person apart list, miraif person company "
                        "list, miraif match "
                        "rule list"));
    else
        mi_hint(err, N_("raise --most, take more mentors, or look at who is separated from whom"));
    return MIRAIF_UNSATISFIABLE;
}

struct mi_value *record_match_rule(struct miraif_arena *arena, const struct miraif_match_rule *rule)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_text(record, "kind", rule->pin ? "pin" : "ban");
    struct mi_value *mentor = mi_put_object(record, "mentor");
    mi_put_ref(mentor, "id", 'p', rule->mentor);
    mi_put_copy(mentor, "name", rule->mentor_name);
    mi_put_ref(record, "mentor_id", 'p', rule->mentor);
    mi_put_copy(record, "whom", rule->whom);
    mi_put_copy(record, "name", rule->name);
    mi_put_copy(record, "reason", rule->reason);
    mi_put_instant(record, "since", rule->since);
    return record;
}
