/* `miraif person forget`. */
#include "base/arena.h"
#include "cli/output.h"
#include "cli/record.h"
#include "cli/record_forgetting.h"

struct args {
    const char *person;
    const char *reason;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
};
static const struct cli_param options[] = {
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("why, kept with the fact that somebody was forgotten")},
};
static const struct cli_example examples[] = {
    {"miraif person forget p7 --dry-run", N_("what would be erased")},
};
static const struct record_field fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"rows", N_("rows erased or emptied"), "integer", FIELD_TABLE},
    {"entries", N_("entries that cannot be taken back"), "integer", FIELD_TABLE},
    {"cancelled", N_("letters that waited"), "integer", FIELD_TABLE},
    {"letters", N_("letters handed out before"), "integer", FIELD_TABLE},
    {"stop", N_("letters to stop by hand"), "integer", FIELD_TABLE},
    {"namesake", N_("somebody else has the name"), "boolean", FIELD_TABLE},
    {"swept", N_("the files are clean"), "boolean", FIELD_TABLE},
    {"copies", N_("may still hold the person"), "array", 0},
    {"handouts", N_("handed out"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_forgetting_type = {"forgetting", fields};

static void put_handouts(struct mi_value *list, const struct miraif_forgetting *report)
{
    for (size_t i = 0; i < report->handouts; i++) {
        const struct miraif_handout *handout = &report->handout[i];
        struct mi_value *value = mi_put_object(list, NULL);
        mi_put_instant(value, "at", handout->at);
        mi_put_text(value, "who", handout->who);
        mi_put_text(value, "kind", handout->kind);
        mi_put_text(value, "audience", handout->audience);
        if (handout->cohort != 0)
            mi_put_int(value, "cohort", handout->cohort);
        else
            mi_put_null(value, "cohort");
        mi_put_text(value, "file", handout->file);
    }
}

static struct mi_value *record(struct miraif_arena *arena, const struct miraif_forgetting *report)
{
    struct mi_value *value = mi_value_object(arena);
    mi_put_ref(value, "person", 'p', report->person);
    mi_put_int(value, "rows", report->rows);
    mi_put_int(value, "entries", report->entries);
    mi_put_int(value, "letters", report->letters);
    mi_put_int(value, "cancelled", report->cancelled);
    mi_put_int(value, "stop", report->stop);
    mi_put_bool(value, "namesake", report->namesake);
    mi_put_bool(value, "swept", report->swept);
    struct mi_value *copies = mi_put_array(value, "copies");
    for (size_t i = 0; i < report->copies; i++)
        mi_put_text(copies, NULL, report->copy[i]);
    put_handouts(mi_put_array(value, "handouts"), report);
    return value;
}

/* What this program cannot reach. */
static void tell_rest(struct cli *cli, const struct miraif_forgetting *report)
{
    if (report->letters > 0)
        cli_warn(cli, "letters_outside", _("%lld letters to p%lld were handed out: the mailer may hold them"),
                 (long long)report->letters, (long long)report->person);
    if (report->stop > 0)
        cli_warn(
            cli, "letters_to_stop",
            _("%lld of them may not have been sent yet: `miraif export reminders status` lists them, stop "
              "them by hand"),
            (long long)report->stop);
    if (report->namesake)
        cli_warn(cli, "namesake",
                 _("somebody else has the same name: texts that mention it were left alone"));
    for (size_t i = 0; i < report->copies; i++)
        cli_warn(cli, "copy_beside", _("“%s” was made before and may still hold the person"),
                 report->copy[i]);
    record_tell_handouts(cli, report, _("may still hold the person: %s (miraif %s for %s, %s by %s)"));
    cli_warn(cli, "copies_outside",
             _("backups and exports made before today may still hold the person; delete or replace them"));
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct miraif_forgetting report;
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(cli_confirm(cli, err, _("erase all that is held on p%lld, for good?"), (long long)person.id));
    cli->env.command = mi_arena_printf(cli->arena, "miraif person forget p%lld", (long long)person.id);
    if (cli->env.command == NULL)
        return mi_no_memory(err);
    enum miraif_status status =
        miraif_person_forget(cli->store, person.id, args->reason, cli->arena, &report, err);
    if (status != MIRAIF_OK && status != MIRAIF_PARTIAL)
        return status;
    tell_rest(cli, &report);
    if (status == MIRAIF_PARTIAL)
        cli_warn(cli, "not_swept",
                 _("p%lld is erased, but another program is reading the store, so that old bytes are left in "
                   "its files; when it is done, run `miraif person forget p%lld --yes` again"),
                 (long long)report.person, (long long)report.person);
    MI_TRY(cli_object(cli, record(cli->arena, &report), err));
    return status;
}

const struct cli_command cmd_person_forget = {
    .noun = "person",
    .verb = "forget",
    .summary = N_("erase all that is held on a person, for good"),
    .description =
        N_("What is the person's alone is deleted. A seat in a team, an application and a decision stay with "
           "nobody in them, because what others did and counted rests on them. Texts of others that mention "
           "the full name, the address or the telephone number get the number p12 in its place; what they "
           "tell otherwise is for the office to read. The history keeps that something was done, not with "
           "what data, and those entries cannot be taken back. Then the files of the store are rewritten, "
           "until no byte of the person is left in them.\n\n"
           "A keyed hash of the address stays, by which imports refuse the person's rows unless they are "
           "told to --readmit them. Exports, sheets, packs and backups that were made since the person came "
           "in, and "
           "may still hold them, are named: delete or replace those. Restoring an older backup brings the "
           "person back: forget them again."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_forgetting_type,
    .run = run,
};
