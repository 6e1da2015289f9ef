/* `miraif person merge`. */
#include "cli/output.h"
#include "cli/record_person.h"

struct args {
    const char *person;
    const char *other;
    bool list;
    bool dismissed;
    bool drop;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("who they are from now on: p12 or an e-mail address")},
    {.name = "OTHER",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, other),
     .help = N_("whose everything moves there, and who is no longer a person of their own")},
};
static const struct cli_param options[] = {
    {.name = "list",
     CLI_INTO(struct args, list),
     .help = N_("change nothing; list people who may be one, and why")},
    {.name = "dismissed",
     CLI_INTO(struct args, dismissed),
     .help = N_("with --list: those who were decided to be two")},
    {.name = "drop-application",
     CLI_INTO(struct args, drop),
     .help = N_("where both applied to one cohort: leave PERSON's application only")},
};
static const struct cli_example examples[] = {
    {"miraif person merge --list", N_("who may be whom")},
    {"miraif person merge p46 p48 --dry-run", N_("what would move")},
};

static const struct record_field twin_fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {"other", N_("perhaps also"), "string", FIELD_TABLE},
    {"other_name", N_("name"), "string", FIELD_TABLE},
    {"other_email", N_("e-mail"), "string", FIELD_TABLE},
    {"reasons", N_("why"), "array", FIELD_TABLE},
    {"score", N_("points"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type twin_type = {"twin", twin_fields};

static const struct record_field merge_fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {"merged", N_("was also"), "string", FIELD_TABLE},
    {"merged_name", N_("name"), "string", FIELD_TABLE},
    {"merged_email", N_("e-mail"), "string", FIELD_TABLE},
    {"moved", N_("moved"), "object", FIELD_NESTED},
    {"candidates", N_("who may be one"), "array", FIELD_NESTED},
    {"dismissed", N_("who are two"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
static const struct record_type merge_type = {"merge", merge_fields};

static enum miraif_status take_twin(void *context, const struct miraif_twin *twin)
{
    struct mi_value *record = mi_put_object(context, NULL);
    mi_put_ref(record, "person", 'p', twin->person);
    mi_put_copy(record, "name", twin->name);
    mi_put_copy(record, "email", twin->email);
    mi_put_ref(record, "other", 'p', twin->other);
    mi_put_copy(record, "other_name", twin->other_name);
    mi_put_copy(record, "other_email", twin->other_email);
    struct mi_value *reasons = mi_put_array(record, "reasons");
    for (int i = 0; i < MIRAIF_LIKENESSES; i++)
        if ((twin->likeness & 1U << i) != 0)
            mi_put_text(reasons, NULL, miraif_likeness_code((enum miraif_likeness)i));
    mi_put_int(record, "score", twin->score);
    return MIRAIF_OK;
}

static enum miraif_status list(struct cli *cli, struct miraif_error *err)
{
    struct mi_value *record = mi_value_object(cli->arena);
    struct mi_value *candidates = mi_put_array(record, "candidates");
    MI_TRY(miraif_twin_each(cli->store, take_twin, candidates, err));
    if (candidates != NULL && candidates->first == NULL)
        cli_say(cli, "%s", _("nobody seems to be there twice"));
    else if (candidates != NULL)
        MI_TRY(cli_table(cli, &twin_type, candidates, err));
    return cli_data(cli, record, err);
}

struct pairs {
    struct miraif_arena *arena;
    struct mi_value *list;
};

static enum miraif_status take_pair(void *context, const struct miraif_apart *pair)
{
    const struct pairs *pairs = context;
    mi_put_value(pairs->list, NULL, record_apart(pairs->arena, pair));
    return MIRAIF_OK;
}

static enum miraif_status list_dismissed(struct cli *cli, struct miraif_error *err)
{
    struct mi_value *record = mi_value_object(cli->arena);
    struct pairs pairs = {cli->arena, mi_put_array(record, "dismissed")};
    MI_TRY(miraif_twin_dismissal_each(cli->store, take_pair, &pairs, err));
    if (pairs.list != NULL && pairs.list->first == NULL)
        cli_say(cli, "%s", _("nobody was decided to be two people"));
    else if (pairs.list != NULL)
        MI_TRY(cli_table(cli, &record_apart_type, pairs.list, err));
    return cli_data(cli, record, err);
}

static enum miraif_status merge(struct cli *cli, const struct args *args, struct miraif_error *err)
{
    struct miraif_person into, from;
    struct miraif_merge report;
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &into, err));
    MI_TRY(miraif_person_find(cli->store, args->other, cli->arena, &from, err));
    MI_TRY(miraif_person_merge(cli->store, into.id, from.id, args->drop, cli->arena, &report, err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_ref(record, "person", 'p', report.person.id);
    mi_put_copy(record, "name", report.person.name);
    mi_put_copy(record, "email", report.person.email);
    mi_put_ref(record, "merged", 'p', report.from);
    mi_put_copy(record, "merged_name", report.from_name);
    mi_put_copy(record, "merged_email", report.from_email);
    struct mi_value *moved = mi_put_object(record, "moved");
    cli_say(cli, _("p%lld %s and p%lld %s are one; p%lld and %s lead there from now on"),
            (long long)report.person.id, report.person.name, (long long)report.from, report.from_name,
            (long long)report.from, report.from_email);
    for (size_t i = 0; i < report.tables; i++) {
        mi_put_int(moved, report.table[i], report.rows[i]);
        cli_say(cli, _("moved: %s, %lld"), report.table[i], (long long)report.rows[i]);
    }
    if (cli->globals.dry_run)
        cli_say(cli, "%s", _("a dry run: nothing is stored"));
    return cli_data(cli, record, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    if (args->list && args->person == NULL)
        return args->dismissed ? list_dismissed(cli, err) : list(cli, err);
    if (!args->list && !args->dismissed && args->person != NULL && args->other != NULL) {
        cli->changed = !cli->env.dry_run;
        return merge(cli, args, err);
    }
    mi_fail(err, MIRAIF_USAGE, N_("two people are merged, or --list lists who may be one"));
    return MIRAIF_USAGE;
}

const struct cli_command cmd_person_merge = {
    .noun = "person",
    .verb = "merge",
    .summary = N_("make two people one who are the same human, or list who may be"),
    .description = N_(
        "Everything of OTHER moves to PERSON: applications, roles, teams, sessions, letters, asks. What "
        "PERSON does not say (reading, telephone, birth date) is learnt from OTHER; name and address of "
        "PERSON stay. OTHER's id and address lead to PERSON for ever, in commands, imports and replies. "
        "miraif undo takes it back as one.\n\n"
        "What cannot be is refused, with the reason: two who applied to one cohort, share a team, were "
        "at one session, are mentor and mentee, or are kept apart by the office. One human who applied "
        "twice is made one with --drop-application, as long as OTHER's application was neither reviewed nor "
        "decided on.\n\n"
        "Nobody is ever merged by an import. --list shows who has name, reading, telephone or birth date "
        "in common, the likeliest first; people whose birth dates differ are not listed, nor those of whom "
        "miraif person merge dismiss said that they are two."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &merge_type,
    .run = run,
};
