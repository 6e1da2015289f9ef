/* `miraif alumni update`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_update.h"

struct args {
    const char *person;
    const char *text;
    const char *kind;
    const char *digest;
    int64_t at;
};

static const char *const yes_or_no[] = {"yes", "no", NULL};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("whose news it is: p12 or an e-mail address")},
    {.name = "TEXT", CLI_INTO(struct args, text), .required = true, .help = N_("what is new")},
};
static const struct cli_param options[] = {
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .choices = record_update_kinds,
     .help = N_("what it is about; not given: other")},
    {.name = "digest",
     .value = "YES",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, digest),
     .choices = yes_or_no,
     .help = N_("whether its owner agrees that the digest tells it; not given: no")},
    {.name = "at",
     .value = "TIME",
     .kind = CLI_INSTANT,
     CLI_INTO(struct args, at),
     .preset = INT64_MIN,
     .help = N_("when it was told; not given: now")},
};
static const struct cli_example examples[] = {
    {"miraif alumni update p3 \"企画の仕事を始めました\" --kind job --digest yes",
     N_("news that the others may read")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct miraif_update update;
    struct miraif_update_draft draft = {.text = args->text, .kind = args->kind, .at = args->at};
    bool changed;
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    draft.person = person.id;
    if (args->digest != NULL)
        draft.digest = mi_text_is(args->digest, "yes") ? MIRAIF_CONSENT_YES : MIRAIF_CONSENT_NO;
    MI_TRY(miraif_update_put(cli->store, &draft, cli->arena, &update, &changed, err));
    if (!changed)
        cli_say(cli, _("that is known already; nothing is changed"));
    return cli_object(cli, record_update(cli->arena, &update), err);
}

const struct cli_command cmd_alumni_update = {
    .noun = "alumni",
    .verb = "update",
    .summary = N_("record what is new with somebody"),
    .description =
        N_("Keeps what changed, or what new challenge began, since the vision. The digest tells it to the "
           "others only with its owner's yes, which may be given or taken back later: the same text again "
           "changes its kind and consent, where these are given, and nothing else."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_update_type,
    .run = run,
};
