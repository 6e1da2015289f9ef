/* `miraif person merge dismiss`. */
#include "cli/output.h"
#include "cli/record_person.h"

struct args {
    const char *person;
    const char *other;
    const char *reason;
    bool withdraw;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
    {.name = "OTHER",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, other),
     .required = true,
     .help = N_("who is somebody else")},
};
static const struct cli_param options[] = {
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("how it is known, for those who ask later")},
    {.name = "withdraw", CLI_INTO(struct args, withdraw), .help = N_("take it back: they are listed again")},
};
static const struct cli_example examples[] = {
    {"miraif person merge dismiss p46 p48 --reason 同姓同名", N_("two people of one name")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person, other;
    if (args->withdraw && args->reason != NULL)
        return mi_fail(err, MIRAIF_USAGE, N_("“--reason” does not go with “--withdraw”"));
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_person_find(cli->store, args->other, cli->arena, &other, err));
    if (args->withdraw)
        MI_TRY(miraif_twin_reopen(cli->store, person.id, other.id, cli->arena, err));
    else
        MI_TRY(miraif_twin_dismiss(cli->store, person.id, other.id, args->reason, cli->arena, err));
    cli_say(cli,
            args->withdraw ? _("whether p%lld %s and p%lld %s are two people is open again")
                           : _("p%lld %s and p%lld %s are two people"),
            (long long)person.id, person.name, (long long)other.id, other.name);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_ref(record, "person", 'p', person.id < other.id ? person.id : other.id);
    mi_put_ref(record, "other", 'p', person.id < other.id ? other.id : person.id);
    mi_put_text(record, "why", args->reason);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_person_merge_dismiss = {
    .noun = "person",
    .verb = "merge",
    .action = "dismiss",
    .summary = N_("decide that two people who look like one are two"),
    .description =
        N_("miraif person merge --list shows who may be one. Where they are not, this says so: the pair is "
           "listed no more, and cannot be merged until it is taken back. What was decided is shown by "
           "miraif person merge --list --dismissed."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_apart_type,
    .run = run,
};
