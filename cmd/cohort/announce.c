/* `miraif cohort announce`. */
#include "base/arena.h"
#include "cli/output.h"
#include "cli/record_offer.h"

struct args {
    int64_t cohort;
    const char *deadline;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "deadline",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, deadline),
     .help = N_("last day for an answer to the offers; a week after today if not given")},
};
static const struct cli_example examples[] = {
    {"miraif cohort announce 1 --deadline 2099-12-15 --dry-run", N_("who would be told what, and a sample")},
};

/* One letter of each decision, as its first recipient would get it. */
static enum miraif_status compose_samples(struct cli *cli, const struct miraif_announcement *seen,
                                          struct miraif_letter *sample, struct miraif_error *err)
{
    const char *object = mi_arena_printf(cli->arena, "%lld", (long long)seen->cohort);
    if (object == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < seen->count; i++) {
        const struct miraif_told *told = &seen->told[i];
        if (sample[told->decision].recipients > 0)
            continue;
        MI_TRY(miraif_letter_sample(cli->store, miraif_decision_code(told->decision), told->person,
                                    seen->cohort, object,
                                    told->decision == MIRAIF_DECISION_OFFER ? seen->args : NULL, cli->arena,
                                    &sample[told->decision], err));
    }
    return MIRAIF_OK;
}

static void say_sample(struct cli *cli, const struct miraif_letter *sample)
{
    if (sample->recipients == 0)
        return;
    cli_say(cli, "%s", "");
    cli_say(cli, _("--- to p%lld %s: %s"), (long long)sample->person, sample->to[0].name, sample->subject);
    cli_say(cli, "%s", sample->text);
}

/* What would be done, before it is asked for. */
static void show(struct cli *cli, const struct miraif_announcement *seen, const struct miraif_letter *sample)
{
    cli_say(cli, _("offers: %zu, open until %s; letters to the waitlist: %zu; regrets: %zu"),
            seen->of[MIRAIF_DECISION_OFFER], seen->deadline, seen->of[MIRAIF_DECISION_WAITLISTED],
            seen->of[MIRAIF_DECISION_REGRET]);
    for (int i = 0; i < MIRAIF_DECISIONS; i++)
        say_sample(cli, &sample[i]);
    if (seen->undecided > 0)
        cli_warn(cli, "undecided", _("applications that came after the selection and are told nothing: %lld"),
                 (long long)seen->undecided);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_announcement seen;
    struct miraif_letter sample[MIRAIF_DECISIONS] = {0};
    MI_TRY(miraif_announce_preview(cli->store, args->cohort, args->deadline, cli->arena, &seen, err));
    MI_TRY(compose_samples(cli, &seen, sample, err));
    MI_TRY(record_warn_of_overdue(cli, args->cohort, err));
    if (seen.count == 0) {
        cli_say(cli, _("everybody knows already: there is nothing new to announce"));
        return cli_data(cli, record_announcement(cli->arena, &seen, sample, false), err);
    }
    show(cli, &seen, sample);
    return record_queue_announcement(cli, &seen, sample, miraif_announce, err);
}

const struct cli_command cmd_cohort_announce = {
    .noun = "cohort",
    .verb = "announce",
    .summary = N_("tell applicants what was decided"),
    .description =
        N_("Makes offers to those selected, and tells the waitlist and those not selected: shows how many "
           "letters there would be and a sample of each, and queues them in the outbox with --yes, or when "
           "asked on a terminal. The selected are then “offered” until the deadline; the others stay what "
           "they are. A reminder goes out two days before the deadline.\n\n"
           "Again, it tells only those who do not know yet. Who came after the selection is told nothing."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_announcement_type,
    .run = run,
};
