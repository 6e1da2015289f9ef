/* `miraif session present message`. */
#include "cli/output.h"

struct args {
    const char *session;
    const char *person;
    const char *from;
    const char *text;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the general session, such as 1-3")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("the person: p12 or an e-mail address")},
};
static const struct cli_param options[] = {
    {.name = "from",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, from),
     .required = true,
     .help = N_("who writes")},
    {.name = "text",
     .value = "TEXT",
     CLI_INTO(struct args, text),
     .required = true,
     .help = N_("what they write")},
};
static const struct cli_example examples[] = {
    {"miraif session present message 1-3 p4 --from p5 --text 応援しています", N_("for the card")},
};

static const struct record_field message_fields[] = {
    {"session", N_("session"), "string", FIELD_TABLE},
    {"person", N_("person"), "string", FIELD_TABLE},
    {"from", N_("from"), "string", FIELD_TABLE},
    {"changed", N_("changed"), "boolean", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type message_type = {"message", message_fields};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    bool changed;
    MI_TRY(miraif_cheer_set(cli->store, args->session, args->person, args->from, args->text, &changed, err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "session", args->session);
    mi_put_text(record, "person", args->person);
    mi_put_text(record, "from", args->from);
    mi_put_bool(record, "changed", changed);
    cli_say(cli, "%s", changed ? _("the message is kept") : _("the message was there already"));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_session_present_message = {
    .noun = "session",
    .verb = "present",
    .action = "message",
    .summary = N_("keep a message to a presenter"),
    .description = N_("Keeps what somebody writes to a presenter, for one card. Written again, it replaces "
                      "what was there."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &message_type,
    .run = run,
};
