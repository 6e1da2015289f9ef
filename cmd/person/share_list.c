/* `miraif person share list`. */
#include "cli/output.h"
#include "cli/record_share.h"

struct args {
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("only what this person shares")},
};
static const struct cli_example examples[] = {
    {"miraif person share list", N_("who lets whom see what")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_share *share)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_share(cli_scratch(listing->cli), share), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person = {0};
    if (args->person != NULL)
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_share_each(cli->store, person.id, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_person_share_list = {
    .noun = "person",
    .verb = "share",
    .action = "list",
    .summary = N_("list what people agreed to let others see"),
    .description = N_("Lists who agreed to let whom see which field, since when and until when, and who "
                      "recorded it. What is over stays in the list until it is taken back."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_share_type,
    .list = true,
    .run = run,
};
