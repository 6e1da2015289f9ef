/* `miraif cohort promise status`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_promise.h"

struct args {
    int64_t cohort;
    bool all;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("only those of this cohort; everybody if not given")},
};
static const struct cli_param options[] = {
    {.name = "all", CLI_INTO(struct args, all), .help = N_("list those who have accepted, too")},
};
static const struct cli_example examples[] = {
    {"miraif cohort promise status 1", N_("who has not accepted the version in force")},
    {"miraif cohort promise status --all --format csv", N_("everybody, for a spreadsheet")},
};

struct listing {
    struct cli *cli;
    const struct args *args;
    struct miraif_error *err;
    int64_t accepted;
    int64_t missing;
};

static enum miraif_status print(void *context, const struct miraif_promiser *promiser)
{
    struct listing *listing = context;
    bool accepted = mi_text_is(promiser->state, "accepted");
    listing->accepted += accepted;
    listing->missing += !accepted;
    if (accepted && !listing->args->all)
        return MIRAIF_OK;
    return cli_item(listing->cli, record_promiser(cli_scratch(listing->cli), promiser), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {.cli = cli, .args = args, .err = err};
    struct miraif_promise promise;
    MI_TRY(miraif_promise_get(cli->store, 0, cli->arena, &promise, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_promise_each(cli->store, args->cohort, print, &listing, err));
    MI_TRY(cli_list_end(cli, err));
    cli_say(cli, _("version %lld: accepted %lld, missing %lld"), (long long)promise.version,
            (long long)listing.accepted, (long long)listing.missing);
    return MIRAIF_OK;
}

const struct cli_command cmd_cohort_promise_status = {
    .noun = "cohort",
    .verb = "promise",
    .action = "status",
    .summary = N_("list who has not accepted the promise"),
    .description =
        N_("Lists the participants and graduates, mentors, staff and lecturers who have not "
           "accepted the version in force: “missing” accepted none, “outdated” an earlier one. Of a "
           "cohort, those are meant who take part, hold a duty there or accompany somebody."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_promiser_type,
    .list = true,
    .run = run,
};
