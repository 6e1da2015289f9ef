/* `miraif alumni ask`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_ask.h"

struct args {
    const char *text;
    const char *from;
    const char *kind;
    const char *themes;
    struct cli_texts exclude;
    bool anyone;
};

static const struct cli_param operands[] = {
    {.name = "TEXT", CLI_INTO(struct args, text), .required = true, .help = N_("what is asked or told")},
};
static const struct cli_param options[] = {
    {.name = "from",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, from),
     .required = true,
     .help = N_("who asks: p12 or an e-mail address")},
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .choices = record_ask_kinds,
     .help = N_("what it is; not given: a question")},
    {.name = "themes",
     .value = "THEMES",
     CLI_INTO(struct args, themes),
     .help = N_("what it is about, with commas")},
    {.name = "not",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, exclude),
     .help = N_("somebody who is not to be asked")},
    {.name = "anyone",
     CLI_INTO(struct args, anyone),
     .help = N_("the asker's own company and its relations may be asked, too")},
};
static const struct cli_example examples[] = {
    {"miraif alumni ask 最初の壁をどう越えましたか --from p3 --themes 転職",
     N_("a question; three people are asked at once")},
    {"miraif alumni ask \"小さな読書会を開きます\" --from p5 --kind invitation", N_("an invitation")},
};

static enum miraif_ask_kind kind_of(const char *code)
{
    for (int i = 0; i < MIRAIF_ASK_KINDS; i++)
        if (mi_text_is(miraif_ask_kind_code((enum miraif_ask_kind)i), code))
            return (enum miraif_ask_kind)i;
    return MIRAIF_ASK_QUESTION;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person asker;
    struct miraif_ask ask;
    struct miraif_ask_draft draft = {.text = args->text,
                                     .kind = kind_of(args->kind),
                                     .themes = args->themes,
                                     .anyone = args->anyone,
                                     .excluded = args->exclude.count};
    MI_TRY(miraif_person_find(cli->store, args->from, cli->arena, &asker, err));
    MI_TRY(record_ask_people(cli, &args->exclude, &draft.exclude, err));
    draft.asker = asker.id;
    MI_TRY(miraif_ask_open(cli->store, &draft, cli->arena, &ask, err));
    return record_print_ask(cli, &ask, err);
}

const struct cli_command cmd_alumni_ask = {
    .noun = "alumni",
    .verb = "ask",
    .summary = N_("take in an ask, and pass it on to those likeliest to answer"),
    .description =
        N_("Every ask has an owner, the community manager, and a clock of two days. It goes at once to the "
           "three likeliest people of the asker's team; who has none begins with the next circle that holds "
           "somebody. Likely is who names the same themes, says similar things, has answered before and has "
           "few asks waiting.\n\n"
           "Never asked are people whom the office keeps apart from the asker and, without --anyone, people "
           "of the asker's own company group and of companies related to it."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_ask_type,
    .run = run,
};
