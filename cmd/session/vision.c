/* `miraif session vision`. */
#include "cli/output.h"

struct args {
    const char *session;
    const char *person;
    const char *text;
    const char *file;
    bool reseal;
    const char *reason;
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
    {.name = "text", .value = "TEXT", CLI_INTO(struct args, text), .help = N_("the vision in words")},
    {.name = "file",
     .value = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .help = N_("a file of which the digest is kept, not the content")},
    {.name = "reseal", CLI_INTO(struct args, reseal), .help = N_("its owner asks for another version")},
    {.name = "reason", .value = "TEXT", CLI_INTO(struct args, reason), .help = N_("why, with --reseal")},
};
static const struct cli_example examples[] = {
    {"miraif session vision 1-3 p4 --text '週に一度、断る練習をする。'", N_("sealed as it was presented")},
    {"miraif session vision 1-3 p4", N_("what is sealed")},
};

static const struct record_field vision_fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"cohort", N_("cohort"), "integer", 0},
    {"version", N_("version"), "integer", FIELD_TABLE},
    {"sealed_at", N_("sealed"), "instant", FIELD_TABLE},
    {"text", N_("vision"), "string", FIELD_TABLE},
    {"file", N_("file"), "string", FIELD_TABLE},
    {"digest", N_("digest"), "string", FIELD_TABLE},
    {"reason", N_("reason"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type vision_type = {"vision", vision_fields};

static enum miraif_status find_or_seal(struct cli *cli, const struct args *args, struct miraif_vision *vision,
                                       struct miraif_error *err)
{
    bool seal = args->text != NULL || args->file != NULL;
    if (args->reseal != (args->reason != NULL) || (args->reseal && !seal)) {
        mi_fail(err, MIRAIF_USAGE, N_("--reseal needs --reason and a vision, and --reason needs --reseal"));
        return MIRAIF_USAGE;
    }
    if (!seal)
        return miraif_vision_get(cli->store, args->session, args->person, cli->arena, vision, err);
    cli->changed = true;
    return miraif_vision_seal(cli->store, args->session, args->person, args->text, args->file, args->reason,
                              cli->arena, vision, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    struct miraif_vision vision;
    MI_TRY(find_or_seal(cli, arguments, &vision, err));
    if (vision.version == 0)
        return mi_fail(err, MIRAIF_NOT_FOUND, N_("no vision of %s is sealed"), vision.name);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_ref(record, "person", 'p', vision.person);
    mi_put_text(record, "name", vision.name);
    mi_put_int(record, "cohort", vision.cohort);
    mi_put_int(record, "version", vision.version);
    mi_put_instant(record, "sealed_at", vision.sealed_at);
    mi_put_text(record, "text", vision.text);
    mi_put_text(record, "file", vision.file);
    mi_put_text(record, "digest", vision.digest);
    mi_put_text(record, "reason", vision.reason);
    return cli_object(cli, record, err);
}

const struct cli_command cmd_session_vision = {
    .noun = "session",
    .verb = "vision",
    .summary = N_("seal a vision, or show it"),
    .description = N_("Seals what somebody presents as their vision, as a text or as the digest (SHA-256) of "
                      "a file that stays with its owner. What is sealed stays as it is until its owner asks "
                      "for another version: --reseal with the reason; earlier versions are kept. Without a "
                      "text or a file the sealed vision is shown.\n\nA vision is its owner's: this is the "
                      "office's copy, for the letters that its owner gets after graduation."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &vision_type,
    .run = run,
};
