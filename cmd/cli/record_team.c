/* Teams and team rules as records. */
#include "cli/record_team.h"

#include "base/str.h"
#include "cli/output.h"
#include "text/layout.h"
#include "text/reference.h"

enum { SENTENCE_WIDTH = 78 }; /* of a line, less what stands before it */

static const struct record_field team_fields[] = {
    {"id", N_("team"), "string", FIELD_TABLE | FIELD_ID},
    {"cohort", N_("cohort"), "integer", FIELD_RIGHT},
    {"state", N_("state"), "string", 0},
    {"members", N_("members"), "array", FIELD_TABLE | FIELD_NESTED},
    {"mentors", N_("mentors"), "array", FIELD_NESTED},
    {"score", N_("score"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"scores", N_("scores"), "object", FIELD_NESTED},
    {"reasons", N_("reasons"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_team_type = {"team", team_fields};

static const struct record_field member_fields[] = {
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", 0},
    {"company", N_("company"), "string", FIELD_TABLE},
    {"industry", N_("industry"), "string", FIELD_TABLE},
    {"occupation", N_("occupation"), "string", FIELD_TABLE},
    {"age", N_("age"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"left", N_("has left"), "boolean", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_member_type = {"member", member_fields};

static const struct record_field teams_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},
    {"run", N_("run"), "integer", 0},
    {"state", N_("state"), "string", FIELD_TABLE},
    {"status", N_("status"), "string", FIELD_TABLE},
    {"teams", N_("teams"), "array", FIELD_NESTED},
    {"objective", N_("objective"), "object", FIELD_NESTED},
    {"bound", N_("bound"), "decimal", 0},
    {"considered", N_("considered"), "integer", 0},
    {"legal", N_("legal divisions"), "integer", 0},
    {"equals", N_("as good"), "integer", 0},
    {"alternatives", N_("alternatives"), "array", FIELD_NESTED},
    {"seed", N_("seed"), "integer", 0},
    {"steps", N_("steps"), "integer", 0},
    {"digest", N_("digest of the inputs"), "string", 0},
    {"reasons", N_("reasons"), "array", FIELD_NESTED},
    {"clash", N_("clash"), "array", FIELD_NESTED},
    {"relaxation", N_("way out"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_teams_type = {"teams", teams_fields};

static const struct record_field explanation_fields[] = {
    {"team", N_("team"), "object", FIELD_NESTED},
    {"reasons", N_("reasons"), "array", FIELD_NESTED},
    {"whole", N_("all teams"), "object", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_explanation_type = {"explanation", explanation_fields};

static const struct record_field rule_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"cohort", N_("cohort"), "integer", FIELD_RIGHT},
    {"kind", N_("kind"), "string", FIELD_TABLE | FIELD_WORD},
    {"field", N_("field"), "string", FIELD_TABLE},
    {"value", N_("value"), "string", FIELD_TABLE},
    {"amount", N_("amount"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"length", N_("minutes"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"team", N_("team"), "string", FIELD_TABLE},
    {"people", N_("about"), "array", FIELD_TABLE | FIELD_NESTED},
    {"reason", N_("reason"), "string", FIELD_TABLE},
    {"since", N_("since"), "instant", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_team_rule_type = {"team_rule", rule_fields};

static void put_member(struct mi_value *members, const struct miraif_member *member)
{
    struct mi_value *record = mi_put_object(members, NULL);
    mi_put_ref(record, "id", 'p', member->person);
    mi_put_copy(record, "name", member->name);
    mi_put_copy(record, "email", member->email);
}

static void put_profile(struct mi_value *members, const struct miraif_member *member)
{
    struct mi_value *record = mi_put_object(members, NULL);
    mi_put_ref(record, "id", 'p', member->person);
    mi_put_copy(record, "name", member->name);
    mi_put_copy(record, "email", member->email);
    mi_put_copy(record, "company", member->company);
    mi_put_copy(record, "industry", member->industry);
    mi_put_copy(record, "occupation", member->occupation);
    if (member->age < 0)
        mi_put_null(record, "age");
    else
        mi_put_int(record, "age", member->age);
    mi_put_bool(record, "left", member->left);
}

static void put_reasons(struct mi_value *record, const struct miraif_reason *reason, size_t count)
{
    struct mi_value *reasons = mi_put_array(record, "reasons");
    for (size_t i = 0; i < count; i++) {
        struct mi_value *one = mi_put_object(reasons, NULL);
        mi_put_copy(one, "code", reason[i].code);
        mi_put_copy(one, "text", reason[i].text);
    }
}

static void fill_team(struct mi_value *record, const struct miraif_team *team, const char *state)
{
    mi_put_copy(record, "id", team->id);
    mi_put_int(record, "cohort", team->cohort);
    mi_put_copy(record, "state", state);
    struct mi_value *members = mi_put_array(record, "members");
    for (size_t i = 0; i < team->members; i++)
        put_profile(members, &team->member[i]);
    struct mi_value *mentors = mi_put_array(record, "mentors");
    if (team->mentor.person != 0)
        put_member(mentors, &team->mentor);
    mi_put_decimal(record, "score", team->score);
    struct mi_value *scores = mi_put_object(record, "scores");
    for (size_t i = 0; i < team->score_count; i++)
        mi_put_decimal(scores, team->scores[i].attribute, team->scores[i].score);
    put_reasons(record, team->reason, team->reasons);
}

struct mi_value *record_team(struct miraif_arena *arena, const struct miraif_team *team, const char *state)
{
    struct mi_value *record = mi_value_object(arena);
    fill_team(record, team, state);
    return record;
}

static void put_count(struct mi_value *record, const char *key, int64_t count)
{
    if (count < 0)
        mi_put_null(record, key);
    else
        mi_put_int(record, key, count);
}

static void put_alternatives(struct mi_value *record, const struct miraif_teams *teams)
{
    struct mi_value *list = mi_put_array(record, "alternatives");
    for (size_t i = 0; i < teams->alternatives; i++) {
        const struct miraif_team_alternative *alternative = &teams->alternative[i];
        struct mi_value *one = mi_put_object(list, NULL);
        struct mi_value *objective = mi_put_object(one, "objective");
        mi_put_decimal(objective, "worst", alternative->worst);
        mi_put_decimal(objective, "total", alternative->total);
        mi_put_decimal(objective, "gap", alternative->gap);
        struct mi_value *lost = mi_put_object(one, "loses");
        mi_put_decimal(lost, "worst", alternative->worst_lost);
        mi_put_decimal(lost, "total", alternative->total_lost);
        mi_put_decimal(lost, "gap", alternative->gap_lost);
        mi_put_bool(one, "proved", alternative->proved);
        struct mi_value *moves = mi_put_array(one, "moves");
        for (size_t m = 0; m < alternative->moves; m++) {
            struct mi_value *move = mi_put_object(moves, NULL);
            mi_put_ref(move, "id", 'p', alternative->move[m].person);
            mi_put_copy(move, "from", alternative->move[m].from);
            mi_put_copy(move, "to", alternative->move[m].to);
        }
    }
}

/* The figures of a division. */
static void fill_whole(struct mi_value *record, const struct miraif_teams *teams)
{
    mi_put_int(record, "run", teams->run.id);
    mi_put_copy(record, "state", teams->run.state);
    mi_put_copy(record, "status", teams->status);
    struct mi_value *objective = mi_put_object(record, "objective");
    mi_put_decimal(objective, "worst", teams->worst);
    mi_put_decimal(objective, "total", teams->total);
    mi_put_decimal(objective, "gap", teams->gap);
    mi_put_int(objective, "kept_pairs", teams->kept_pairs);
    mi_put_decimal(record, "bound", teams->bound);
    mi_put_int(record, "considered", teams->considered);
    put_count(record, "legal", teams->legal);
    put_count(record, "equals", teams->equals);
    put_alternatives(record, teams);
    mi_put_int(record, "seed", teams->run.seed);
    mi_put_int(record, "steps", teams->run.steps);
    mi_put_copy(record, "digest", teams->run.digest);
    put_reasons(record, teams->reason, teams->reasons);
}

static void put_clash(struct mi_value *record, const struct miraif_teams *teams)
{
    struct mi_value *clash = mi_put_array(record, "clash");
    for (size_t i = 0; i < teams->clashes; i++) {
        struct mi_value *one = mi_put_object(clash, NULL);
        mi_put_copy(one, "rule", teams->clash[i].rule);
        struct mi_value *people = mi_put_array(one, "people");
        for (size_t p = 0; p < teams->clash[i].people; p++)
            mi_put_ref(people, NULL, 'p', teams->clash[i].person[p]);
        mi_put_copy(one, "message", teams->clash[i].message);
    }
}

static void put_relaxation(struct mi_value *record, const struct miraif_teams *teams)
{
    struct mi_value *list = mi_put_array(record, "relaxation");
    for (size_t i = 0; i < teams->relaxations; i++) {
        struct mi_value *one = mi_put_object(list, NULL);
        mi_put_copy(one, "rule", teams->relaxation[i].rule);
        if (teams->relaxation[i].by == 0)
            mi_put_null(one, "by");
        else
            mi_put_int(one, "by", teams->relaxation[i].by);
        mi_put_copy(one, "message", teams->relaxation[i].message);
    }
    mi_put_bool(record, "cheapest", teams->cheapest);
}

struct mi_value *record_teams(struct miraif_arena *arena, const struct miraif_teams *teams)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", teams->run.cohort);
    if (teams->clashes == 0) {
        fill_whole(record, teams);
    } else {
        mi_put_copy(record, "status", teams->status);
        mi_put_bool(record, "proved", teams->clash_proved);
        mi_put_bool(record, "fewest", teams->clash_fewest);
    }
    struct mi_value *list = mi_put_array(record, "teams");
    for (size_t t = 0; t < teams->teams; t++)
        fill_team(mi_put_object(list, NULL), &teams->team[t], teams->run.state);
    put_clash(record, teams);
    if (teams->clashes > 0)
        put_relaxation(record, teams);
    return record;
}

struct mi_value *record_explanation(struct miraif_arena *arena, const struct miraif_teams *teams,
                                    const struct miraif_team *team)
{
    struct mi_value *record = mi_value_object(arena);
    fill_team(mi_put_object(record, "team"), team, teams->run.state);
    put_reasons(record, team->reason, team->reasons);
    fill_whole(mi_put_object(record, "whole"), teams);
    return record;
}

struct mi_value *record_team_rule(struct miraif_arena *arena, const struct miraif_team_rule *rule)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'r', rule->id);
    mi_put_int(record, "cohort", rule->cohort);
    bool slots = rule->kind == MIRAIF_TEAM_RULE_SLOTS;
    bool counts = slots || rule->kind == MIRAIF_TEAM_RULE_AT_LEAST || rule->kind == MIRAIF_TEAM_RULE_AT_MOST;
    const struct mi_reference team = {MI_REFERENCE_TEAM, rule->cohort, rule->team, 0};
    char label[MI_REFERENCE_TEXT];
    mi_reference_format(&team, label);
    mi_put_text(record, "kind", miraif_team_rule_code(rule->kind));
    mi_put_copy(record, "field", rule->field);
    mi_put_copy(record, "value", rule->value);
    if (counts)
        mi_put_int(record, "amount", rule->amount);
    else
        mi_put_null(record, "amount");
    if (slots)
        mi_put_int(record, "length", rule->length);
    else
        mi_put_null(record, "length");
    mi_put_copy(record, "team", rule->team == 0 ? NULL : label);
    struct mi_value *people = mi_put_array(record, "people");
    for (size_t i = 0; i < rule->members; i++)
        put_member(people, &rule->member[i]);
    mi_put_copy(record, "reason", rule->reason);
    mi_put_instant(record, "since", rule->since);
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

void record_say_reasons(struct cli *cli, const struct miraif_reason *reason, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (reason[i].text != NULL)
            say_item(cli, reason[i].text);
}

enum miraif_status record_say_members(struct cli *cli, const struct miraif_team *team,
                                      struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t i = 0; i < team->members; i++)
        put_profile(rows, &team->member[i]);
    return cli_table(cli, &record_member_type, rows, err);
}

void record_say_left(struct cli *cli, const struct miraif_team *team)
{
    for (size_t i = 0; i < team->members; i++)
        if (team->member[i].left)
            cli_say(cli, _("p%lld %s has left team %s; next: miraif team repair %lld"),
                    (long long)team->member[i].person, team->member[i].name, team->id,
                    (long long)team->cohort);
}

enum miraif_status record_say_teams(struct cli *cli, const struct miraif_teams *teams,
                                    struct miraif_error *err)
{
    char worst[MI_DECIMAL_TEXT], total[MI_DECIMAL_TEXT], gap[MI_DECIMAL_TEXT];
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t t = 0; t < teams->teams; t++)
        fill_team(mi_put_object(rows, NULL), &teams->team[t], teams->run.state);
    MI_TRY(cli_table(cli, &record_team_type, rows, err));
    mi_decimal_round(teams->worst, worst);
    mi_decimal_round(teams->total, total);
    mi_decimal_round(teams->gap, gap);
    cli_say(cli, _("worst team %s, all teams %s, gap between best and worst %s"), worst, total, gap);
    record_say_reasons(cli, teams->reason, teams->reasons);
    return MIRAIF_OK;
}

void record_warn_of_stakes(struct cli *cli, const struct miraif_teams *teams)
{
    for (size_t t = 0; t < teams->teams; t++)
        for (size_t i = 0; i < teams->team[t].reasons; i++)
            if (mi_text_is(teams->team[t].reason[i].code, "stake"))
                cli_warn(cli, "stake", _("team %s: %s"), teams->team[t].id, teams->team[t].reason[i].text);
}
