/* `miraif session pulse ask`. */
#include "cli/output.h"

struct args {
    int64_t cohort;
    const char *on;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "on",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, on),
     .help = N_("the day on which the letters leave; today if not given")},
};
static const struct cli_example examples[] = {
    {"miraif session pulse ask 1", N_("a round of the pulse")},
};

static const struct record_field asked_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},
    {"round", N_("round"), "integer", FIELD_TABLE},
    {"date", N_("date"), "date", FIELD_TABLE},
    {"queued", N_("letters queued"), "integer", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_asked = {"pulse_ask", asked_fields};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_pulse pulse;
    int64_t queued;
    MI_TRY(miraif_pulse_ask(cli->store, args->cohort, args->on, cli->arena, &pulse, &queued, err));
    cli_say(cli, _("round %lld on %s; letters queued: %lld"), (long long)pulse.round, pulse.date,
            (long long)queued);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_int(record, "cohort", pulse.cohort);
    mi_put_int(record, "round", pulse.round);
    mi_put_copy(record, "date", pulse.date);
    mi_put_int(record, "queued", queued);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_session_pulse_ask = {
    .noun = "session",
    .verb = "pulse",
    .action = "ask",
    .summary = N_("ask a cohort how safe it is to speak in its teams"),
    .description = N_(
        "Opens a round of the pulse and queues a letter for everybody who stands in a team: seven questions "
        "(Edmondson 1999), which `miraif session survey questions --pulse` lists, and a tick for those who "
        "would like to talk with the office. Every other Monday by cron is a good measure. The same day "
        "again is the same round."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_asked,
    .run = run,
};
