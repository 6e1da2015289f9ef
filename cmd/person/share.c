/* `miraif person share`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_share.h"

struct args {
    const char *person;
    const char *field;
    const char *audience;
    const char *until;
    bool stop;
};

#define CODE(name, code, bit) code,
static const char *const audiences[] = {MIRAIF_AUDIENCE_LIST(CODE) "office", NULL};
#undef CODE

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
    {.name = "FIELD",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, field),
     .help = N_("a field (concern, company, vision, …) or the header of a question that was answered; may be "
                "left out with --stop")},
};
static const struct cli_param options[] = {
    {.name = "with",
     .value = "WHOM",
     .kind = CLI_CHOICE,
     .choices = audiences,
     CLI_INTO(struct args, audience),
     .help = N_("who may see it: the others of the team, the mentor, all graduates, everybody, or again the "
                "office alone")},
    {.name = "until",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, until),
     .help = N_("the last day; until further notice when not given")},
    {.name = "stop",
     CLI_INTO(struct args, stop),
     .help = N_("take it back: with --with from these, else from everybody")},
};
static const struct cli_example examples[] = {
    {"miraif person share p1 concern --with team", N_("p1 agreed that the team reads the concern")},
    {"miraif person share p1 concern --with mentor --until 2027-04-30", N_("and the mentor, for a while")},
    {"miraif person share p1 concern --with team --stop", N_("the team no longer")},
    {"miraif person share p1 --stop", N_("everything is the office's again")},
    {"miraif person share p2 assessment --with team", N_("the sheet of the team shows what was found of p2")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_share *share)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_share(cli_scratch(listing->cli), share), listing->err);
}

static enum miraif_status check(const struct args *args, struct miraif_error *err)
{
    bool stop = args->stop || mi_text_is(args->audience, "office");
    if (!stop && args->audience == NULL)
        return mi_fail(err, MIRAIF_USAGE, N_("say with whom: --with team, mentor, alumni or public"));
    if (!stop && args->field == NULL)
        return mi_fail(err, MIRAIF_USAGE, N_("say which field is shared"));
    if (stop && args->until != NULL)
        return mi_fail(err, MIRAIF_USAGE, N_("“--until” is for what is shared"));
    return MIRAIF_OK;
}

static enum miraif_status change(struct cli *cli, const struct args *args, int64_t person,
                                 struct miraif_error *err)
{
    bool office = mi_text_is(args->audience, "office");
    int64_t count;
    if (!args->stop && !office)
        return miraif_person_share(cli->store, person, args->field, args->audience, args->until, err);
    MI_TRY(
        miraif_person_unshare(cli->store, person, args->field, office ? NULL : args->audience, &count, err));
    cli_say(cli, _("taken back: %lld; what was handed out before stays with whoever has it"),
            (long long)count);
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    MI_TRY(check(args, err));
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(change(cli, args, person.id, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_share_each(cli->store, person.id, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_person_share = {
    .noun = "person",
    .verb = "share",
    .summary = N_("record what a person agrees to let others see"),
    .description =
        N_("What people said when they applied is for the office. Others see of it what its owner agreed to: "
           "field by field, with the team, the mentor, all graduates or everybody. Record a yes that was "
           "given, not one that is assumed. Prints what the person shares then; `miraif export csv people "
           "--for 1-A` and its like print what comes of it.\n\n"
           "It governs what miraif prints. Whoever can read the store's file can read all of it."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_share_type,
    .list = true,
    .run = run,
};
