/* `miraif cohort take-over`. */
#include "cli/output.h"

struct args {
    int64_t cohort;
    struct cli_texts people;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, people),
     .help = N_("who is taken over; none: everybody who deferred")},
};
static const struct cli_example examples[] = {
    {"miraif cohort take-over 1", N_("those who asked in an earlier cohort for the next one")},
};

static const struct record_field fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {"from", N_("from cohort"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_deferral_type = {"deferral", fields};

static struct mi_value *record_deferral(struct miraif_arena *arena, const struct miraif_deferral *deferral)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', deferral->person);
    mi_put_text(record, "name", deferral->name);
    mi_put_text(record, "email", deferral->email);
    mi_put_int(record, "from", deferral->cohort);
    return record;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_deferral *list;
    size_t count;
    MI_TRY(miraif_cohort_take_over(cli->store, args->cohort, args->people.item, args->people.count,
                                   cli->arena, &list, &count, err));
    if (count == 0)
        cli_say(cli, _("nobody is to be taken over into cohort %lld"), (long long)args->cohort);
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(cli_item(cli, record_deferral(cli_scratch(cli), &list[i]), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_take_over = {
    .noun = "cohort",
    .verb = "take-over",
    .summary = N_("take over those who asked in an earlier cohort for the next one"),
    .description =
        N_("Whoever answered “deferred” in a cohort that began before, and has not applied since, gets an "
           "application with what they said then. They are reviewed and selected like everybody else; "
           "`miraif cohort select --include` keeps a promise that was given. The earlier application stays "
           "as it is, and the same again changes nothing."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_deferral_type,
    .list = true,
    .run = run,
};
