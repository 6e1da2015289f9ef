/* `miraif session rsvp`. */
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *session;
    const char *person;
    const char *answer;
    const char *diet;
    const char *note;
};

static const char *const answers[] = {"yes", "no", "maybe", NULL};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("the person: p12 or an e-mail address")},
    {.name = "ANSWER",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, answer),
     .required = true,
     .choices = answers,
     .help = N_("whether they come")},
};
static const struct cli_param options[] = {
    {.name = "diet", .value = "TEXT", CLI_INTO(struct args, diet), .help = N_("what they cannot eat")},
    {.name = "note",
     .value = "TEXT",
     CLI_INTO(struct args, note),
     .help = N_("what else the office should know")},
};
static const struct cli_example examples[] = {
    {"miraif session rsvp 1-1s p4 yes --diet 卵アレルギー", N_("comes, and cannot eat everything")},
    {"miraif session rsvp 1-A-2 p5 no", N_("the mentee cannot come: turns are swapped")},
};

static const struct record_field rsvp_fields[] = {
    {"session", N_("session"), "string", FIELD_TABLE},
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"answer", N_("answer"), "string", FIELD_TABLE | FIELD_WORD},
    {"changed", N_("changed"), "boolean", 0},
    {"swapped", N_("swapped turns"), "integer", FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type rsvp_type = {"rsvp", rsvp_fields};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_rsvp rsvp = {args->answer, args->diet, args->note};
    struct miraif_rsvp_result result;
    MI_TRY(miraif_rsvp_set(cli->store, args->session, args->person, &rsvp, cli->arena, &result, err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "session", result.session.id);
    mi_put_ref(record, "id", 'p', result.person);
    mi_put_text(record, "name", result.name);
    mi_put_text(record, "answer", args->answer);
    mi_put_bool(record, "changed", result.changed);
    mi_put_int(record, "swapped", result.swapped);
    MI_TRY(cli_object(cli, record, err));
    if (result.swapped > 0)
        cli_say(cli, _("the turn of %s now is %s"), result.session.id, result.session.mentee_name);
    record_say_session_letters(cli, result.session.id, &result.letters);
    return MIRAIF_OK;
}

const struct cli_command cmd_session_rsvp = {
    .noun = "session",
    .verb = "rsvp",
    .summary = N_("note whether somebody comes"),
    .description = N_("Notes the answer of a participant or a guest: a mentor, a lecturer, a graduate, "
                      "whoever is not of the cohort or team. The letters about the session follow: who "
                      "cannot come gets none. The mentee of a peer session who cannot come swaps turns with "
                      "another of the team, so that turns stay as even as they can."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &rsvp_type,
    .run = run,
};
