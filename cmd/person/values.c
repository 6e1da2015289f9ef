/* `miraif person values`. */
#include "cli/output.h"
#include "cli/record_value.h"

struct args {
    const char *field;
    int64_t cohort;
    bool suggested;
};

static const struct cli_param operands[] = {
    {.name = "FIELD",
     .kind = CLI_CHOICE,
     .choices = cli_vocabulary_fields,
     CLI_INTO(struct args, field),
     .required = true,
     .help = N_("industry, occupation, place, or themes (which people bring and mentors offer)")},
};
static const struct cli_param options[] = {
    {.name = "cohort",
     .value = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("what the applicants of this cohort said; else what people say at present")},
    {.name = "suggested",
     CLI_INTO(struct args, suggested),
     .help = N_("show what might count as another as if it did: a map to be edited and imported")},
};
static const struct cli_example examples[] = {
    {"miraif person values occupation", N_("what people call their work, and how many do")},
    {"miraif person values occupation --suggested --format csv -o map.csv", N_("a map to begin with")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
    bool suggested;
};

static enum miraif_status print(void *context, const struct miraif_value *value)
{
    const struct listing *listing = context;
    struct miraif_value shown = *value;
    if (listing->suggested && shown.suggestion != NULL) {
        shown.counts_as = shown.suggestion;
        shown.suggestion = NULL;
    }
    return cli_item(listing->cli, record_value(cli_scratch(listing->cli), &shown), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {cli, err, args->suggested};
    MI_TRY(cli_list(cli, err));
    MI_TRY(
        miraif_value_each(cli->store, cli_vocabulary_field(args->field), args->cohort, print, &listing, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_person_values = {
    .noun = "person",
    .verb = "values",
    .summary = N_("list what people wrote in a field, and what counts as what"),
    .description =
        N_("Lists the values of a field with the number of people who wrote them, what each counts as, how "
           "many there are in all with those that count as it, and what it might count as. Spellings that "
           "differ in widths, capitals, blanks or dashes are one anyway.\n\n"
           "Proofs of diversity, quotas, statistics, matches and the routes of asks go by what a value "
           "counts as; what people wrote is kept and shown. In --format csv the list is a map that miraif "
           "person values import reads."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_value_type,
    .list = true,
    .run = run,
};
