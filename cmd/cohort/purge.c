/* `miraif cohort purge`. */
#include "base/arena.h"
#include "cli/output.h"
#include "cli/record_forgetting.h"

struct args {
    int64_t cohort;
    int64_t months;
};

enum { MONTHS_MOST = 240 };

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("only applicants of this cohort; of all if not given")},
};
static const struct cli_param options[] = {
    {.name = "months",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, months),
     .preset = MIRAIF_PURGE_MONTHS,
     .most = MONTHS_MOST,
     .help = N_("how long they were kept after the decision; 6 if not given")},
};
static const struct cli_example examples[] = {
    {"miraif cohort purge --dry-run", N_("who would be erased")},
};

static const struct record_field fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"cohort", N_("cohort"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"status", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"since", N_("since"), "instant", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_purgeable_type = {"purgeable", fields};

/* No names: what is erased is not to live on in a log. */
static enum miraif_status add(void *context, const struct miraif_purgeable *purgeable)
{
    struct mi_value *list = context;
    struct mi_value *record = mi_put_object(list, NULL);
    mi_put_ref(record, "person", 'p', purgeable->person);
    mi_put_int(record, "cohort", purgeable->cohort);
    mi_put_copy(record, "status", purgeable->status);
    mi_put_instant(record, "since", purgeable->at);
    return MIRAIF_OK;
}

static enum miraif_status print(struct cli *cli, const struct mi_value *list, struct miraif_error *err)
{
    MI_TRY(cli_list(cli, err));
    for (const struct mi_value *record = list->first; record != NULL; record = record->next)
        MI_TRY(cli_item(cli, record, err));
    return cli_list_end(cli, err);
}

/* What this program cannot reach. */
static void tell_rest(struct cli *cli, const struct miraif_forgetting *report)
{
    if (report->stop > 0)
        cli_warn(cli, "letters_to_stop",
                 _("letters to them that may not have been sent yet: %lld; `miraif export reminders status` "
                   "lists them, stop them by hand"),
                 (long long)report->stop);
    for (size_t i = 0; i < report->copies; i++)
        cli_warn(cli, "copy_beside", _("“%s” was made before and may still hold them"), report->copy[i]);
    record_tell_handouts(cli, report, _("may still hold some of them: %s (miraif %s for %s, %s by %s)"));
    cli_warn(cli, "copies_outside",
             _("backups and exports made before today may still hold them; delete or replace them"));
}

static enum miraif_status purge(struct cli *cli, const struct args *args, struct miraif_error *err)
{
    struct miraif_forgetting report;
    int64_t people;
    enum miraif_status status =
        miraif_purge(cli->store, args->cohort, args->months, cli->arena, &report, &people, err);
    if (status != MIRAIF_OK && status != MIRAIF_PARTIAL)
        return status;
    tell_rest(cli, &report);
    if (status == MIRAIF_PARTIAL)
        cli_warn(
            cli, "not_swept",
            _("they are erased, but another program is reading the store, so that old bytes are left in its "
              "files; when it is done, run `miraif cohort purge --yes` again"));
    cli_say(cli, _("people erased: %lld, rows: %lld; entries of the history that cannot be taken back: %lld"),
            (long long)people, (long long)report.rows, (long long)report.entries);
    return status;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_value *list = mi_value_array(cli->arena);
    if (list == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_purgeable_each(cli->store, args->cohort, args->months, add, list, err));
    MI_TRY(print(cli, list, err));
    if (list->first == NULL)
        return MIRAIF_OK;
    MI_TRY(cli_confirm(cli, err, _("erase all that is held on these people, for good?")));
    return purge(cli, args, err);
}

const struct cli_command cmd_cohort_purge = {
    .noun = "cohort",
    .verb = "purge",
    .summary = N_("erase applicants who do not take part, half a year later"),
    .description = N_(
        "Lists those whose applications were all unsuccessful (rejected, declined, withdrawn, expired, never "
        "decided or left waiting), decided half a year ago or earlier, to cohorts that have begun by then; "
        "and "
        "erases all that is held on them, as miraif person forget does, once that is confirmed. Mentors, "
        "staff, "
        "graduates, and those who stand in a team or asked for the next cohort are kept.\n\n"
        "Their applications stay without anybody in them, so that counts stay true. Their addresses are not "
        "remembered: they may apply again. It cannot be taken back; backups keep them as long as those are "
        "kept."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_purgeable_type,
    .list = true,
    .run = run,
};
