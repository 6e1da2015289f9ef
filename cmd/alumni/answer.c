/* `miraif alumni answer`. */
#include "cli/output.h"
#include "cli/record_ask.h"

struct args {
    const char *ask;
    const char *text;
    const char *from;
    const char *channel;
    const char *outcome;
    int64_t at;
    bool digest;
};

static const struct cli_param operands[] = {
    {.name = "ASK", CLI_INTO(struct args, ask), .required = true, .help = N_("which ask: a7")},
    {.name = "TEXT", CLI_INTO(struct args, text), .help = N_("what was said")},
};
static const struct cli_param options[] = {
    {.name = "from",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, from),
     .help = N_("who answers: p12 or an e-mail address")},
    {.name = "channel",
     .value = "WHERE",
     CLI_INTO(struct args, channel),
     .help = N_("where it was said, if not here: by telephone, at a meeting")},
    {.name = "at",
     .value = "TIME",
     .kind = CLI_INSTANT,
     CLI_INTO(struct args, at),
     .preset = INT64_MIN,
     .help = N_("when it was given; not given: now")},
    {.name = "digest",
     CLI_INTO(struct args, digest),
     .help = N_("who answers agrees that the digest quotes it")},
    {.name = "close",
     .value = "OUTCOME",
     CLI_INTO(struct args, outcome),
     .help = N_("close the ask, and tell all who heard of it what came of it")},
};
static const struct cli_example examples[] = {
    {"miraif alumni answer a1 \"最初の三か月は、聞くことに徹しました\" --from p7", N_("an answer")},
    {"miraif alumni answer a1 --from p9 --channel 電話", N_("one that was given by telephone")},
    {"miraif alumni answer a1 --close \"来月、三人で会うことになりました\"", N_("what came of it")},
};

/* An answer needs who gave it; closing needs nobody. */
static enum miraif_status check(const struct args *args, bool answers, struct miraif_error *err)
{
    if (answers && args->from == NULL) {
        mi_fail(err, MIRAIF_USAGE, "who answers is not said");
        mi_hint(err, "name them with --from PERSON");
        return MIRAIF_USAGE;
    }
    if (answers || args->outcome != NULL)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, "there is no answer");
    mi_hint(err, "say TEXT, --channel WHERE or --close OUTCOME");
    return MIRAIF_USAGE;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct miraif_ask ask;
    int64_t id;
    bool answers = args->text != NULL || args->channel != NULL || args->from != NULL;
    MI_TRY(record_ask_parse(args->ask, &id, err));
    MI_TRY(check(args, answers, err));
    if (answers) {
        MI_TRY(miraif_person_find(cli->store, args->from, cli->arena, &person, err));
        const struct miraif_ask_reply reply = {.person = person.id,
                                               .text = args->text,
                                               .channel = args->channel,
                                               .outcome = args->outcome,
                                               .at = args->at,
                                               .digest = args->digest};
        MI_TRY(miraif_ask_answer(cli->store, id, &reply, cli->arena, &ask, err));
    } else {
        MI_TRY(miraif_ask_close(cli->store, id, args->outcome, cli->arena, &ask, err));
    }
    return record_print_ask(cli, &ask, err);
}

const struct cli_command cmd_alumni_answer = {
    .noun = "alumni",
    .verb = "answer",
    .summary = N_("record an answer to an ask, or what came of it"),
    .description = N_("The asker hears of every answer by letter. When the ask is closed, everybody who was "
                      "asked or answered hears what came of it, and letters that still ask for an answer are "
                      "cancelled. Two weeks after the first answer the asker is asked what came of it. The "
                      "same answer again changes nothing but whether the digest may quote it."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_ask_type,
    .run = run,
};
