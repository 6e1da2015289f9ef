/* `miraif session pulse show`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_voice.h"

struct args {
    int64_t cohort;
    int64_t round;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "round",
     .value = "N",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = INT32_MAX,
     CLI_INTO(struct args, round),
     .help = N_("this round with its items and teams; all in a line each if not given")},
};
static const struct cli_example examples[] = {
    {"miraif session pulse show 1", N_("how it went from round to round")},
};

static const struct record_field fields[] = {
    {"rounds", N_("rounds"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_rounds = {"rounds", fields};

static const struct record_field team_fields[] = {
    {"team", N_("team"), "string", FIELD_TABLE},
    {"answered", N_("have answered"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"people", N_("people asked"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type team_type = {"pulse_team", team_fields};

struct listing {
    struct cli *cli;
    const struct args *args;
    struct mi_value *rounds;
    struct miraif_error *err;
};

static enum miraif_status add(void *context, const struct miraif_pulse *pulse)
{
    const struct listing *listing = context;
    struct cli *cli = listing->cli;
    if (listing->args->round != 0 && pulse->round != listing->args->round)
        return MIRAIF_OK;
    struct mi_value *record = record_pulse(cli->arena, pulse);
    mi_put_value(listing->rounds, NULL, record);
    if (listing->args->round == 0)
        return MIRAIF_OK;
    cli_say(cli, _("round %lld on %s"), (long long)pulse->round, pulse->date);
    if (pulse->score != 0) {
        char score[MI_DECIMAL_TEXT];
        mi_decimal_round(pulse->score, score);
        cli_say(cli, _("score %s of 7, with the reversed items turned"), score);
    }
    MI_TRY(record_say_voices(cli, &pulse->voices, listing->err));
    cli_say(cli, "%s", "");
    return cli_table(cli, &team_type, mi_value_get(record, "teams"), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_value *record = mi_value_object(cli->arena);
    struct mi_value *rounds = mi_value_array(cli->arena);
    MI_TRY(miraif_pulse_each(cli->store, args->cohort, add, &(struct listing){cli, args, rounds, err}, err));
    if (rounds != NULL && rounds->first == NULL && args->round != 0)
        return mi_fail(err, MIRAIF_NOT_FOUND, "there is no round %lld", (long long)args->round);
    if (args->round == 0)
        MI_TRY(cli_table(cli, &record_pulse_type, rounds, err));
    mi_put_value(record, "rounds", rounds);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_session_pulse_show = {
    .noun = "session",
    .verb = "pulse",
    .action = "show",
    .summary = N_("show how safe a cohort feels, round by round"),
    .description =
        N_("Shows the score of every round from 1 to 7, 7 being safest: the mean of the seven items with the "
           "reversed ones turned. It is the whole cohort's; of a team only the number of those is shown who "
           "have answered. Scores are shown from five answers on and renewed in steps of at least five, as "
           "those of the survey."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_rounds,
    .run = run,
};
