/* `miraif alumni tie list`. */
#include "cli/output.h"
#include "cli/record_tie.h"

struct args {
    const char *person;
    const char *kind;
    const char *state;
};

static const struct cli_param options[] = {
    {.name = "person",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("only of this person: p12 or an e-mail address")},
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .choices = record_tie_kinds,
     .help = N_("only of this kind")},
    {.name = "state",
     .value = "STATE",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, state),
     .choices = record_tie_states,
     .help = N_("only in this state")},
};
static const struct cli_example examples[] = {
    {"miraif alumni tie list --state confirmed", N_("what both have said")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_tie *tie)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_tie(cli_scratch(listing->cli), tie), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_tie_filter filter = {.kind = args->kind, .state = args->state};
    struct miraif_person person;
    if (args->person != NULL) {
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
        filter.person = person.id;
    }
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_tie_each(cli->store, &filter, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_tie_list = {
    .noun = "alumni",
    .verb = "tie",
    .action = "list",
    .summary = N_("list what grew between people"),
    .description = N_("Lists ties in the order in which they were first told. Only confirmed ones were said "
                      "by both."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_tie_type,
    .list = true,
    .run = run,
};
