/* `miraif person list`. */
#include "cli/output.h"
#include "cli/record_person.h"

struct args {
    int64_t cohort;
    const char *role;
    const char *status;
    const char *company;
    const char *industry;
    const char *search;
};

#define CODE(name, code, ...) code,
static const char *const roles[] = {MIRAIF_ROLE_LIST(CODE) NULL};
#undef CODE
#define CODE(name, code) code,
static const char *const statuses[] = {MIRAIF_APPLICATION_STATUS_LIST(CODE) NULL};
#undef CODE

static const struct cli_param options[] = {
    {.name = "cohort",
     .value = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("those who applied to this cohort")},
    {.name = "role",
     .value = "ROLE",
     .kind = CLI_CHOICE,
     .choices = roles,
     CLI_INTO(struct args, role),
     .help = N_("those with this role")},
    {.name = "status",
     .value = "STATE",
     .kind = CLI_CHOICE,
     .choices = statuses,
     CLI_INTO(struct args, status),
     .help = N_("those with an application in this state (with --cohort: to that cohort)")},
    {.name = "company",
     .value = "NAME",
     CLI_INTO(struct args, company),
     .help = N_("those who work there now; 株式会社 and the like make no difference")},
    {.name = "industry",
     .value = "NAME",
     CLI_INTO(struct args, industry),
     .help = N_("those who work in this industry now")},
    {.name = "search",
     .letter = 's',
     .value = "TEXT",
     CLI_INTO(struct args, search),
     .help = N_("those with TEXT in name, reading, company or e-mail address")},
};
static const struct cli_example examples[] = {
    {"miraif person list --cohort 1", N_("the applicants of cohort 1")},
    {"miraif person list --role mentor --format csv", N_("all mentors, for a spreadsheet")},
    {"miraif person list --search みほん", N_("by a part of the reading")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_person *person)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_person(cli_scratch(listing->cli), person), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person_filter filter = {.cohort = args->cohort,
                                          .role = args->role,
                                          .status = args->status,
                                          .company = args->company,
                                          .industry = args->industry,
                                          .search = args->search};
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_person_each(cli->store, &filter, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_person_list = {
    .noun = "person",
    .verb = "list",
    .summary = N_("list people"),
    .description = N_("Lists people in the order of their readings, with what is known of them at present: "
                      "the latest profile, the age from the date of birth or else as stated. All filters "
                      "that are given must hold. Widths, case, blanks and the kind of kana make no "
                      "difference."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_person_type,
    .list = true,
    .run = run,
};
