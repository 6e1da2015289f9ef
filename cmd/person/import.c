/* `miraif person import`. */
#include "cli/output.h"
#include "cli/record_import.h"

struct args {
    const char *role;
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
    IMPORT_OPTIONS(struct args,
                   N_("a row that differs from what is stored: latest (the usual), skip or fail")),
};
static const struct cli_example examples[] = {
    {"miraif person import mentors.csv --role mentor", N_("mentors, with what they can give")},
};

static enum miraif_status take(struct cli *cli, const void *target,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_import_people(cli->store, args->role, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
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
           "A blank cell says nothing and takes nothing away. A name is never changed by an import."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
