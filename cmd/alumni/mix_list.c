/* `miraif alumni mix list`. */
#include "cli/output.h"
#include "cli/record_mix.h"

static const struct cli_example examples[] = {
    {"miraif alumni mix list", N_("all mixes, the draft last")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_mix *mix)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_mix(cli_scratch(listing->cli), mix), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    (void)arguments;
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_mix_each(cli->store, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_mix_list = {
    .noun = "alumni",
    .verb = "mix",
    .action = "list",
    .summary = N_("list the mixes"),
    .description = N_("Lists the mixes that were adopted, and the draft, with how many pairs met again."),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .record = &record_mix_type,
    .list = true,
    .run = run,
};
