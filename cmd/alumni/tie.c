/* `miraif alumni tie`. */
#include "cli/output.h"
#include "cli/record_tie.h"

struct args {
    const char *person;
    const char *other;
    const char *kind;
    int64_t at;
    bool both;
    bool deny;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("who says it: p12 or an e-mail address")},
    {.name = "OTHER",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, other),
     .required = true,
     .help = N_("with whom")},
};
static const struct cli_param options[] = {
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .choices = record_tie_kinds,
     .required = true,
     .help = N_("what grew")},
    {.name = "both", CLI_INTO(struct args, both), .help = N_("both say so")},
    {.name = "deny", CLI_INTO(struct args, deny), .help = N_("the person says that it is not so")},
    {.name = "at",
     .value = "TIME",
     .kind = CLI_INSTANT,
     CLI_INTO(struct args, at),
     .preset = INT64_MIN,
     .help = N_("when it was said; not given: now")},
};
static const struct cli_example examples[] = {
    {"miraif alumni tie p3 p9 --kind business", N_("p3 says so, and p9 is asked to confirm it")},
    {"miraif alumni tie p9 p3 --kind business", N_("p9 says so, too")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person, other;
    struct miraif_tie tie;
    bool changed;
    if (args->both && args->deny)
        return mi_fail(err, MIRAIF_USAGE, "either --both or --deny");
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_person_find(cli->store, args->other, cli->arena, &other, err));
    const struct miraif_tie_draft draft = {.person = person.id,
                                           .other = other.id,
                                           .kind = args->kind,
                                           .at = args->at,
                                           .both = args->both,
                                           .deny = args->deny};
    MI_TRY(miraif_tie_put(cli->store, &draft, cli->arena, &tie, &changed, err));
    if (!changed)
        cli_say(cli, _("that is known already; nothing is changed"));
    return cli_object(cli, record_tie(cli->arena, &tie), err);
}

const struct cli_command cmd_alumni_tie = {
    .noun = "alumni",
    .verb = "tie",
    .summary = N_("record what grew between two people"),
    .description =
        N_("A tie counts when both have said so. What one says is kept as unconfirmed, told to nobody, and "
           "the other is asked by letter to confirm it. Who denies a tie is not asked again, and can still "
           "say so later."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_tie_type,
    .run = run,
};
