/* Changes of teams as records. */
#include "cli/record_team_change.h"

#include "base/str.h"
#include "cli/output.h"

enum { RULES_TEXT = 600 };

static const struct record_field change_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},
    {"kept", N_("kept"), "boolean", FIELD_TABLE},
    {"run", N_("run"), "integer", FIELD_TABLE},
    {"before", N_("run before"), "integer", FIELD_TABLE},
    {"moves", N_("moves"), "array", FIELD_NESTED},
    {"teams", N_("teams"), "array", FIELD_NESTED},
    {"broken", N_("rules that do not hold"), "array", FIELD_NESTED},
    {"considered", N_("considered"), "integer", 0},
    {"turns", N_("turns"), "integer", 0},
    {"letters", N_("letters"), "integer", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_team_change_type = {"team_change", change_fields};

static const struct record_field effect_fields[] = {
    {"id", N_("team"), "string", FIELD_TABLE | FIELD_ID},
    {"members", N_("members"), "array", FIELD_TABLE | FIELD_NESTED},
    {"score_before", N_("score before"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"score", N_("score"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type effect_type = {"effect", effect_fields};

static struct mi_value *record_effects(struct miraif_arena *arena, const struct miraif_team_change *change)
{
    struct mi_value *teams = mi_value_array(arena);
    for (size_t t = 0; t < change->after.teams; t++) {
        const struct miraif_team *team = &change->after.team[t];
        struct mi_value *one = mi_put_object(teams, NULL);
        mi_put_copy(one, "id", team->id);
        struct mi_value *members = mi_put_array(one, "members");
        for (size_t i = 0; i < team->members; i++) {
            struct mi_value *member = mi_put_object(members, NULL);
            mi_put_ref(member, "id", 'p', team->member[i].person);
            mi_put_copy(member, "name", team->member[i].name);
        }
        mi_put_decimal(one, "score_before", change->before.team[t].score);
        mi_put_decimal(one, "score", team->score);
    }
    return teams;
}

static struct mi_value *record_change(struct miraif_arena *arena, const struct miraif_team_change *change)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", change->cohort);
    mi_put_bool(record, "kept", change->kept);
    mi_put_int(record, "run", change->kept ? change->after.run.id : change->before.run.id);
    mi_put_int(record, "before", change->before.run.id);
    struct mi_value *moves = mi_put_array(record, "moves");
    for (size_t i = 0; i < change->moves; i++) {
        struct mi_value *move = mi_put_object(moves, NULL);
        mi_put_ref(move, "id", 'p', change->move[i].person);
        mi_put_copy(move, "name", change->move[i].name);
        mi_put_copy(move, "from", change->move[i].from);
        mi_put_copy(move, "to", change->move[i].to);
    }
    mi_put_value(record, "teams", record_effects(arena, change));
    struct mi_value *broken = mi_put_array(record, "broken");
    for (size_t i = 0; i < change->brokens; i++) {
        struct mi_value *one = mi_put_object(broken, NULL);
        mi_put_copy(one, "rule", change->broken[i].rule);
        struct mi_value *people = mi_put_array(one, "people");
        for (size_t p = 0; p < change->broken[i].people; p++)
            mi_put_ref(people, NULL, 'p', change->broken[i].person[p]);
        mi_put_copy(one, "message", change->broken[i].message);
    }
    mi_put_int(record, "considered", change->considered);
    mi_put_int(record, "turns", change->turns);
    mi_put_int(record, "letters", change->letters);
    return record;
}

static void say_moves(struct cli *cli, const struct miraif_team_change *change)
{
    for (size_t i = 0; i < change->moves; i++) {
        const struct miraif_team_move *move = &change->move[i];
        if (move->to == NULL)
            cli_say(cli, _("p%lld %s leaves %s"), (long long)move->person, move->name, move->from);
        else if (move->from == NULL)
            cli_say(cli, _("p%lld %s comes into %s"), (long long)move->person, move->name, move->to);
        else
            cli_say(cli, _("p%lld %s: %s → %s"), (long long)move->person, move->name, move->from, move->to);
    }
}

static void say_whole(struct cli *cli, const struct miraif_team_change *change)
{
    char before[MI_DECIMAL_TEXT], after[MI_DECIMAL_TEXT], total_before[MI_DECIMAL_TEXT],
        total[MI_DECIMAL_TEXT];
    mi_decimal_round(change->before.worst, before);
    mi_decimal_round(change->after.worst, after);
    mi_decimal_round(change->before.total, total_before);
    mi_decimal_round(change->after.total, total);
    cli_say(cli, _("worst team %s → %s, all teams %s → %s"), before, after, total_before, total);
}

static enum miraif_status refuse(const struct cli *cli, const struct miraif_team_change *change,
                                 struct miraif_error *err)
{
    const char *words;
    struct mi_str str = mi_str_begin(cli->arena, RULES_TEXT);
    for (size_t i = 0; i < change->brokens && !str.failed; i++) {
        mi_str_add(&str, i == 0 ? "" : _("; "));
        mi_str_add(&str, change->broken[i].message);
    }
    if (str.too_long) /* the error record holds less anyway */
        str.failed = str.too_long = false;
    MI_TRY(mi_str_end(&str, &words, err));
    mi_fail(err, MIRAIF_REFUSED, N_("rules would not hold any more: %s"), words);
    mi_hint(err, N_("nothing is changed; if it must be: --force --reason TEXT"));
    return MIRAIF_REFUSED;
}

enum miraif_status record_finish_team_change(struct cli *cli, const struct miraif_team_change *change,
                                             struct miraif_error *err)
{
    long long cohort = (long long)change->cohort;
    if (change->moves == 0) {
        cli_say(cli, _("nothing is to be changed in the teams of cohort %lld"), cohort);
        return cli_data(cli, record_change(cli->arena, change), err);
    }
    say_moves(cli, change);
    MI_TRY(cli_table(cli, &effect_type, record_effects(cli->arena, change), err));
    say_whole(cli, change);
    if (change->considered > 0)
        cli_say(cli, _("no fewer moves do; of those, the best of %lld changes looked at"),
                (long long)change->considered);
    for (size_t i = 0; i < change->brokens && change->kept; i++)
        cli_warn(cli, "rule_broken", _("does not hold: %s"), change->broken[i].message);
    for (size_t i = 0; i < change->stakes; i++)
        cli_warn(cli, "stake", "%s", change->stake[i]);
    MI_TRY(cli_data(cli, record_change(cli->arena, change), err));
    if (!change->kept)
        return refuse(cli, change, err);
    cli_say(cli, _("sessions with another mentee: %lld; letters queued: %lld"), (long long)change->turns,
            (long long)change->letters);
    if (change->after.run.adopted_at != 0)
        cli_say(cli, _("to go back: miraif team restore %lld --run %lld"), cohort,
                (long long)change->before.run.id);
    return MIRAIF_OK;
}
