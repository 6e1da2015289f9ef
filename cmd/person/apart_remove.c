/* `miraif person apart remove`. */
#include "cli/output.h"
#include "cli/record_person.h"

struct args {
    const char *person;
    const char *other;
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
     .help = N_("from whom")},
};
static const struct cli_example examples[] = {
    {"miraif person apart remove p1 p2", N_("no longer keep them apart")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person, other;
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_person_find(cli->store, args->other, cli->arena, &other, err));
    MI_TRY(miraif_apart_remove(cli->store, person.id, other.id, err));
    cli_say(cli, _("%s and %s are no longer kept apart"), person.name, other.name);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_ref(record, "person", 'p', person.id < other.id ? person.id : other.id);
    mi_put_ref(record, "other", 'p', person.id < other.id ? other.id : person.id);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_person_apart_remove = {
    .noun = "person",
    .verb = "apart",
    .action = "remove",
    .summary = N_("no longer keep two people apart"),
    .description = N_("Ends what miraif person apart began. Equal companies still keep people apart."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_apart_type,
    .run = run,
};
