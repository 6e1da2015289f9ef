/* `miraif person import`. */
#include "cli/output.h"
#include "cli/record_import.h"

struct args {
    const char *role;
    bool update;
    bool clear;
    struct import_args import;
};

static const char *const roles[] = {"mentor", "staff", "lecturer", NULL};

static const struct cli_param operands[] = {
    IMPORT_FILE(struct args),
};
static const struct cli_param options[] = {
    {.name = "role",
     .value = "ROLE",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, role),
     .choices = roles,
     .help = N_("the role that these people have from now on; without it, people must be known")},
    {.name = "update",
     CLI_INTO(struct args, update),
     .help = N_("change known people by an edited export: every cell that differs; shows each change")},
    {.name = "clear",
     CLI_INTO(struct args, clear),
     .help = N_("with --update: an empty cell takes away what is stored, but for address and names")},
    IMPORT_OPTIONS(struct args,
                   N_("a row that differs from what is stored: latest (the usual), skip or fail")),
};
static const struct cli_example examples[] = {
    {"miraif person import mentors.csv --role mentor", N_("mentors, with what they can give")},
    {"miraif export csv people --for-excel -o people.csv", N_("everybody, for a spreadsheet")},
    {"miraif person import people.csv --update --dry-run", N_("what was edited there, before it is stored")},
};

static enum miraif_status take(struct cli *cli, const void *target,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_import_people(cli->store, args->role, import_options, cli->arena, ret_report, err);
}

static enum miraif_status hear_change(void *context, const struct miraif_import_change *change)
{
    struct mi_value *object = mi_put_object(context, NULL);
    mi_putf(object, "id", "p%lld", (long long)change->person);
    mi_putf(object, "name", "%s", change->name);
    mi_put_text(object, "field", change->field);
    if (change->from == NULL)
        mi_put_null(object, "from");
    else
        mi_putf(object, "from", "%s", change->from);
    if (change->to == NULL)
        mi_put_null(object, "to");
    else
        mi_putf(object, "to", "%s", change->to);
    mi_put_int(object, "record", (int64_t)change->record);
    mi_put_int(object, "line", (int64_t)change->line);
    return MIRAIF_OK;
}

static enum miraif_status update(struct cli *cli, const void *target,
                                 const struct miraif_import_options *import_options,
                                 struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_import_update(cli->store, import_options, args->clear, hear_change, args->import.changes,
                                cli->arena, ret_report, err);
}

/* What an update leaves no choice of. */
static enum miraif_status check(const struct args *args, struct miraif_error *err)
{
    const struct import_args *import = &args->import;
    if (args->clear && !args->update)
        return mi_fail(err, MIRAIF_USAGE, N_("“--clear” goes with “--update”"));
    if (args->update && (args->role != NULL || import->use_map != NULL || import->save_map != NULL ||
                         import->guess_map || import->on_duplicate != NULL || import->readmit))
        return mi_fail(
            err, MIRAIF_USAGE,
            N_("of the options only --clear, --map, --encoding, --header-row, --strict and --rejects "
               "go with “--update”"));
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(check(args, err));
    if (args->update) {
        struct args updating = *args;
        updating.import.changes = mi_value_array(cli->arena);
        updating.import.answers = true;
        return cli_import_run(cli, &updating.import, MIRAIF_DUPLICATE_LATEST, update, &updating, err);
    }
    return cli_import_run(cli, &args->import, MIRAIF_DUPLICATE_LATEST, take, args, err);
}

const struct cli_command cmd_person_import = {
    .noun = "person",
    .verb = "import",
    .summary = N_("take in mentors, staff or lecturers, or new facts about known people"),
    .description =
        N_("Reads a list of people as miraif cohort import does. With --role they get that role, and those "
           "who are not known yet are added. Without it, rows must be about known people, whose present "
           "situation they bring up to date: what was said before stays, with its date.\n\n"
           "A blank cell says nothing and takes nothing away. A name is never changed by an import.\n\n"
           "With --update, the file is what miraif export csv people wrote, edited: people are known by its "
           "column person, else by their address, and every cell that differs from what is stored changes "
           "it, name and address, too, as miraif person edit would from today on. What changes is shown, "
           "with --dry-run before it is stored. An empty cell says nothing, unless --clear is given. What a "
           "spreadsheet does to telephone numbers, dates, leading zeros and line ends is no change. Answers that "
           "the export wrote are read, too; columns that the office added there are not."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
