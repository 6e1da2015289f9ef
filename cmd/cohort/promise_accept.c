/* `miraif cohort promise accept`. */
#include "cli/output.h"
#include "cli/record_promise.h"

struct args {
    const char *person;
    int64_t version;
    int64_t at;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
};
static const struct cli_param options[] = {
    {.name = "version",
     .value = "N",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = INT32_MAX,
     CLI_INTO(struct args, version),
     .help = N_("the version that they accepted; the one in force if not given")},
    {.name = "at",
     .value = "TIME",
     .kind = CLI_INSTANT,
     .preset = INT64_MIN,
     CLI_INTO(struct args, at),
     .help = N_("when they did; now if not given")},
};
static const struct cli_example examples[] = {
    {"miraif cohort promise accept p1", N_("somebody said so in person")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_promiser promiser;
    bool repeated;
    MI_TRY(miraif_promise_accept(cli->store, args->person, args->version, args->at, cli->arena, &promiser,
                                 &repeated, err));
    cli_say(cli,
            repeated ? _("p%lld %s accepted version %lld, as before") : _("p%lld %s accepted version %lld"),
            (long long)promiser.person, promiser.name, (long long)promiser.version);
    return cli_data(cli, record_promiser(cli->arena, &promiser), err);
}

const struct cli_command cmd_cohort_promise_accept = {
    .noun = "cohort",
    .verb = "promise",
    .action = "accept",
    .summary = N_("enter that somebody accepted the promise"),
    .description = N_("Notes who accepted which version, and when. Letters that wait to ask them for it are "
                      "cancelled. Twice changes nothing: the first time counts."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_promiser_type,
    .run = run,
};
