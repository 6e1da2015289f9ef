/* `miraif alumni follow-up list`. */
#include "cli/output.h"
#include "cli/record_follow_up.h"

struct args {
    int64_t cohort;
    const char *person;
    bool all;
};

static const struct cli_param options[] = {
    {.name = "cohort",
     .value = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("only people of this cohort")},
    {.name = "person",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("only this person: p12 or an e-mail address")},
    {.name = "all", CLI_INTO(struct args, all), .help = N_("every stage so far, with what was answered")},
};
static const struct cli_example examples[] = {
    {"miraif alumni follow-up list", N_("who has not answered")},
    {"miraif alumni follow-up list --all --format csv", N_("all answers, for a spreadsheet")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_follow_up *follow_up)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_follow_up(cli_scratch(listing->cli), follow_up), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_follow_up_filter filter = {.cohort = args->cohort, .all = args->all};
    struct miraif_person person;
    if (args->person != NULL) {
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
        filter.person = person.id;
    }
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_follow_up_each(cli->store, &filter, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_follow_up_list = {
    .noun = "alumni",
    .verb = "follow-up",
    .action = "list",
    .summary = N_("list who is to be asked how they are, and who has not answered"),
    .description = N_(
        "Lists people at their present stage who have not answered: due, where no letter is queued yet, or "
        "asked. With --all every stage so far is listed, with what was answered or that it was missed. "
        "Answers of single people are the office's alone; miraif alumni follow-up results is for others."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_follow_up_type,
    .list = true,
    .run = run,
};
