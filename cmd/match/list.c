/* `miraif match list`. */
#include "cli/output.h"
#include "cli/record_match.h"

struct args {
    int64_t cohort;
    const char *mentor;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "mentor",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, mentor),
     .help = N_("only the matches of this mentor")},
};
static const struct cli_example examples[] = {
    {"miraif match list 1", N_("who leads and accompanies whom")},
    {"miraif match list 1 --format csv", N_("for a spreadsheet")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_matches matches;
    struct miraif_person mentor = {0};
    if (args->mentor != NULL)
        MI_TRY(miraif_person_find(cli->store, args->mentor, cli->arena, &mentor, err));
    MI_TRY(miraif_matches_get(cli->store, args->cohort, cli->arena, &matches, err));
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < matches.matches; i++)
        if (mentor.id == 0 || matches.match[i].mentor == mentor.id)
            MI_TRY(cli_item(cli, record_match(cli_scratch(cli), &matches.match[i], matches.run.state), err));
    MI_TRY(cli_list_end(cli, err));
    if (matches.run.id == 0)
        cli_say(cli, _("no matches yet; draft them with miraif match mentors %lld"), (long long)args->cohort);
    else if (matches.run.adopted_at == 0)
        cli_say(cli, _("a draft; make it valid with miraif match adopt %lld"), (long long)args->cohort);
    return MIRAIF_OK;
}

const struct cli_command cmd_match_list = {
    .noun = "match",
    .verb = "list",
    .summary = N_("list a cohort's matches"),
    .description = N_("Lists the matches that are adopted, else those of the draft: teams, then people."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_match_type,
    .list = true,
    .run = run,
};
