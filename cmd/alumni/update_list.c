/* `miraif alumni update list`. */
#include "cli/output.h"
#include "cli/record_update.h"

struct args {
    const char *person;
    int64_t since;
    bool latest;
    bool digest;
};

static const struct cli_param options[] = {
    {.name = "person",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("only of this person: p12 or an e-mail address")},
    {.name = "since",
     .value = "TIME",
     .kind = CLI_INSTANT,
     CLI_INTO(struct args, since),
     .preset = INT64_MIN,
     .help = N_("none that is older")},
    {.name = "latest", CLI_INTO(struct args, latest), .help = N_("only the latest of each person")},
    {.name = "digest", CLI_INTO(struct args, digest), .help = N_("only those that the digest may tell")},
};
static const struct cli_example examples[] = {
    {"miraif alumni update list --latest", N_("the latest of everybody")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_update *update)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_update(cli_scratch(listing->cli), update), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct miraif_update_filter filter = {.latest = args->latest, .digest = args->digest};
    if (args->person != NULL) {
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
        filter.person = person.id;
    }
    if (args->since != INT64_MIN)
        filter.since = args->since;
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_update_each(cli->store, &filter, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_update_list = {
    .noun = "alumni",
    .verb = "update",
    .action = "list",
    .summary = N_("list what is new, the latest first"),
    .description = N_("Lists updates, with whether the digest may tell them."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_update_type,
    .list = true,
    .run = run,
};
