/* `miraif person knows list`. */
#include "cli/output.h"
#include "cli/record_person.h"

struct args {
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("only those whom this person knows")},
};
static const struct cli_example examples[] = {
    {"miraif person knows list", N_("all pairs, and from where")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_apart *apart)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_apart(cli_scratch(listing->cli), apart), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person = {0};
    if (args->person != NULL)
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_acquaintance_each(cli->store, person.id, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_person_knows_list = {
    .noun = "person",
    .verb = "knows",
    .action = "list",
    .summary = N_("list who said whom they know"),
    .description = N_("Lists the acquaintances that miraif person knows recorded, and from where."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_apart_type,
    .list = true,
    .run = run,
};
