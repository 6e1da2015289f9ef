/* `miraif cohort review pack`. */
#include "cli/output.h"
#include "cli/record_review.h"

struct args {
    int64_t cohort;
    const char *reviewer;
    const char *folder;
    bool blind;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "reviewer",
     .value = "WHO",
     CLI_INTO(struct args, reviewer),
     .required = true,
     .help = N_("who marks: a name, p12 or an e-mail address")},
    {.name = "output",
     .letter = 'o',
     .value = "FOLDER",
     .kind = CLI_FOLDER,
     CLI_INTO(struct args, folder),
     .required = true,
     .help = N_("where applicants.html and scores.csv go; made if it is not there")},
    {.name = "blind",
     CLI_INTO(struct args, blind),
     .help = N_("leave out name, reading, company and gender")},
};
static const struct cli_example examples[] = {
    {"miraif cohort review pack 1 --reviewer 古野 -o furuno", N_("a page to read and a sheet to fill in")},
    {"miraif cohort review pack 1 --reviewer 田中 --blind -o tanaka", N_("without who the applicants are")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_review_pack pack;
    enum miraif_status status =
        miraif_review_pack_write(cli->store, args->cohort, args->reviewer, args->blind, args->folder,
                                 cli->globals.yes, cli->arena, &pack, err);
    if (status == MIRAIF_NEEDS_YES && !cli->globals.dry_run) {
        MI_TRY(cli_confirm(cli, err, _("%s; write over it?"), err->message));
        status = miraif_review_pack_write(cli->store, args->cohort, args->reviewer, args->blind, args->folder,
                                          true, cli->arena, &pack, err);
    }
    MI_TRY(status);
    if (pack.left_out > 0)
        cli_warn(cli, "conflicts_left_out", _("left out of the pack of %s, who is separate from them: %zu"),
                 pack.reviewer, pack.left_out);
    if (!pack.known)
        cli_say(cli,
                _("%s is nobody known here, so conflicts could not be looked for (--reviewer p12 names a"
                  " person)."),
                pack.reviewer);
    cli_hands_out(cli, pack.reviewer, args->cohort);
    cli->handout.file = args->folder;
    return cli_object(cli, record_review_pack(cli->arena, &pack), err);
}

const struct cli_command cmd_cohort_review_pack = {
    .noun = "cohort",
    .verb = "review",
    .action = "pack",
    .summary = N_("write the applicants for a reviewer, and a score sheet"),
    .description =
        N_("Writes applicants.html, a page to read or print without any other file, and scores.csv, a sheet "
           "with a row for each applicant and a column for each criterion, which spreadsheets open as it "
           "is. Both are readable by their owner only, and complete or not there. A pack that is there "
           "already is written over only with --yes: the sheet may be half filled in.\n\n"
           "Applicants whom the reviewer must not judge are left out: the reviewer's own application, those "
           "kept apart, and those of the same company or group, or of companies that must not meet. A name "
           "that several people bear is taken for each of them.\n\n"
           "With --blind, name, reading, company and gender are left out, and blotted out of the texts "
           "where they stand as in the application. What else gives somebody away in their own words "
           "stays."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_review_pack_type,
    .run = run,
};
