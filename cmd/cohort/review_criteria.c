/* `miraif cohort review criteria`. */
#include <string.h>

#include "base/arena.h"
#include "cli/output.h"
#include "cli/record_review.h"

enum { WHOLE = 1000000 };

struct args {
    int64_t cohort;
    struct cli_texts criteria;
    const char *scale;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "CRITERION",
     CLI_INTO(struct args, criteria),
     .help = N_("NAME or NAME=WEIGHT, in the order of the sheets; none: show them")},
};
static const struct cli_param options[] = {
    {.name = "scale",
     .value = "LOW-HIGH",
     CLI_INTO(struct args, scale),
     .help = N_("the marks that can be given, such as 1-5")},
};
static const struct cli_example examples[] = {
    {"miraif cohort review criteria 1", N_("what applicants are marked by")},
    {"miraif cohort review criteria 1 モヤモヤの切実さ=2 続ける意思 -n", N_("the first counts twice")},
};

/* NAME=WEIGHT, or NAME with the weight 1. */
static enum miraif_status read_criterion(struct cli *cli, const char *text,
                                         struct miraif_criterion *ret_criterion, struct miraif_error *err)
{
    const char *equals = strrchr(text, '=');
    struct miraif_criterion criterion = {.name = text, .weight = WHOLE};
    if (equals != NULL) {
        criterion.name = mi_arena_copy(cli->arena, text, (size_t)(equals - text));
        if (criterion.name == NULL)
            return mi_no_memory(err);
        if (!mi_decimal_parse(equals + 1, &criterion.weight))
            return mi_fail(err, MIRAIF_USAGE, "the weight in “%s” is not a number", text);
    }
    *ret_criterion = criterion;
    return MIRAIF_OK;
}

/* LOW-HIGH; both 0 where nothing is given. */
static enum miraif_status read_scale(struct cli *cli, const char *text, int64_t *ret_low, int64_t *ret_high,
                                     struct miraif_error *err)
{
    *ret_low = *ret_high = 0;
    if (text == NULL)
        return MIRAIF_OK;
    const char *dash = strchr(text, '-');
    const char *low = dash == NULL ? NULL : mi_arena_copy(cli->arena, text, (size_t)(dash - text));
    if (dash != NULL && low == NULL)
        return mi_no_memory(err);
    if (dash != NULL && mi_decimal_parse(low, ret_low) && mi_decimal_parse(dash + 1, ret_high) &&
        *ret_low < *ret_high)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, "“%s” is no scale", text);
    mi_hint(err, "write the lowest and the highest mark, such as --scale 1-5");
    return MIRAIF_USAGE;
}

static enum miraif_status set(struct cli *cli, const struct args *args, struct miraif_criteria *ret_criteria,
                              struct miraif_error *err)
{
    int64_t low, high;
    struct miraif_criterion *item = mi_arena_array(cli->arena, args->criteria.count, sizeof *item);
    if (item == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < args->criteria.count; i++)
        MI_TRY(read_criterion(cli, args->criteria.item[i], &item[i], err));
    MI_TRY(read_scale(cli, args->scale, &low, &high, err));
    MI_TRY(miraif_criteria_set(cli->store, args->cohort, item, args->criteria.count, low, high, cli->arena,
                               ret_criteria, err));
    cli->changed = true;
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_criteria criteria;
    if (args->criteria.count > 0 || args->scale != NULL)
        MI_TRY(set(cli, args, &criteria, err));
    else
        MI_TRY(miraif_criteria_get(cli->store, args->cohort, cli->arena, &criteria, err));
    if (criteria.preset)
        cli_say(cli, _("Nothing is set yet. These hold until criteria are named:"));
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < criteria.count; i++)
        MI_TRY(cli_item(cli, record_criterion(cli_scratch(cli), &criteria.item[i]), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_review_criteria = {
    .noun = "cohort",
    .verb = "review",
    .action = "criteria",
    .summary = N_("show or set what applicants are marked by"),
    .description =
        N_("Shows the criteria of a cohort, or sets them to those named, each with a weight (1 where none "
           "is given, with at most three places) and all on one scale (1 to 5 at first).\n\n"
           "An applicant's mark is the mean over reviewers of the weighted mean over criteria, computed "
           "exactly and rounded once, half up, to six places. A review counts once every criterion is "
           "marked.\n\n"
           "Once there are marks, weights, order and scale can be changed, as long as all marks lie on the "
           "scale; criteria can no longer be added or left out."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &record_criterion_type,
    .list = true,
    .run = run,
};
