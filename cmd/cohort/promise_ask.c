/* `miraif cohort promise ask`. */
#include "cli/output.h"

struct args {
    int64_t cohort;
    bool again;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("only those of this cohort; everybody if not given")},
};
static const struct cli_param options[] = {
    {.name = "again",
     CLI_INTO(struct args, again),
     .help = N_("also those who got a letter before; once a day")},
};
static const struct cli_example examples[] = {
    {"miraif cohort promise ask 1", N_("those who have joined since it was set")},
};

static const struct record_field fields[] = {
    {"queued", N_("letters queued"), "integer", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_asked = {"promise_ask", fields};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    int64_t queued;
    MI_TRY(miraif_promise_ask(cli->store, args->cohort, args->again, &queued, err));
    cli_say(cli, _("letters queued: %lld"), (long long)queued);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_int(record, "queued", queued);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_cohort_promise_ask = {
    .noun = "cohort",
    .verb = "promise",
    .action = "ask",
    .summary = N_("ask those for the promise who have not accepted it"),
    .description = N_("Queues a letter for everybody who has not accepted the version in force and was not "
                      "asked for it yet, such as those who have joined since. It can be run by cron. With "
                      "--again those are reminded who were asked before."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_asked,
    .run = run,
};
