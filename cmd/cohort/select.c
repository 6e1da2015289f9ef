/* `miraif cohort select`. */
#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_selection.h"

struct args {
    int64_t cohort;
    struct cli_texts quota;
    struct cli_texts include;
    struct cli_texts exclude;
    const char *marks;
    int64_t waitlist;
    int64_t effort;
    bool show;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const char *const marks[] = {"raw", "corrected", NULL};
static const struct cli_param options[] = {
    {.name = "quota",
     .value = "FIELD:VALUE<=N",
     CLI_INTO(struct args, quota),
     .help = N_("at most N with this value, or >=N at least, or =N; again for more")},
    {.name = "include",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, include),
     .help = N_("choose this person in any case; again for more")},
    {.name = "exclude",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, exclude),
     .help = N_("do not choose this person; again for more")},
    {.name = "marks",
     .value = "WHICH",
     .kind = CLI_CHOICE,
     .choices = marks,
     CLI_INTO(struct args, marks),
     .help = N_("raw (the default), or corrected, as cohort review status shows them")},
    {.name = "waitlist",
     .value = "N",
     .kind = CLI_NUMBER,
     .preset = -1,
     .least = 0,
     .most = 1000000,
     CLI_INTO(struct args, waitlist),
     .help = N_("places on the waitlist; half as many as seats if not given")},
    {.name = "effort",
     .value = "STEPS",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = INT64_MAX,
     CLI_INTO(struct args, effort),
     .help = N_("steps of the search after which the best found is taken")},
    {.name = "show",
     CLI_INTO(struct args, show),
     .help = N_("show the selection that stands, compute nothing")},
};
static const struct cli_example examples[] = {
    {"miraif cohort select 1", N_("the best who can be teamed without conflict")},
    {"miraif cohort select 1 --quota '業種:製造<=4' --exclude p7", N_("under a quota, without p7")},
    {"miraif cohort select 1 --show -v", N_("the draft again, with a reason for everybody")},
};

static enum miraif_status compute(struct cli *cli, const struct args *args, struct miraif_selected *selected,
                                  struct miraif_error *err)
{
    struct miraif_value_quota *quota = mi_arena_array(cli->arena, args->quota.count, sizeof *quota);
    if (quota == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < args->quota.count; i++)
        MI_TRY(miraif_value_quota_parse(args->quota.item[i], cli->arena, &quota[i], err));
    struct miraif_select_options wishes = {
        .quota = quota,
        .quotas = args->quota.count,
        .include = args->include.item,
        .includes = args->include.count,
        .exclude = args->exclude.item,
        .excludes = args->exclude.count,
        .corrected = args->marks != NULL && mi_text_is(args->marks, "corrected"),
        .waitlist = args->waitlist,
        .effort = (uint64_t)args->effort,
    };
    MI_TRY(miraif_select(cli->store, args->cohort, &wishes, cli->arena, selected, err));
    cli->changed = true;
    return MIRAIF_OK;
}

static enum miraif_status check_show(const struct args *args, struct miraif_error *err)
{
    if (args->quota.count + args->include.count + args->exclude.count > 0 || args->waitlist >= 0 ||
        args->effort > 0)
        return mi_fail(err, MIRAIF_USAGE, "--show computes nothing and takes no other options");
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_selected selected;
    if (args->show) {
        MI_TRY(check_show(args, err));
        MI_TRY(miraif_selection_get(cli->store, args->cohort, cli->arena, &selected, err));
    } else {
        MI_TRY(compute(cli, args, &selected, err));
    }
    MI_TRY(record_print_selection(cli, &selected, err));
    if (args->show)
        return MIRAIF_OK;
    cli_say(cli, "%s", "");
    cli_say(cli, _("Next: miraif cohort adopt %lld"), (long long)args->cohort);
    return MIRAIF_OK;
}

const struct cli_command cmd_cohort_select = {
    .noun = "cohort",
    .verb = "select",
    .summary = N_("draft the best choice for which legal teams exist"),
    .description =
        N_("Chooses as many applicants as the cohort has seats, with the highest total of marks for which "
           "teams without conflict exist: nobody with somebody they are kept apart from, at most one of a "
           "company or group in a team, nobody of companies that must not meet. Applicants without a "
           "complete review cannot be chosen. What the rules and quotas cost is told, and why those with "
           "good marks are out.\n\n"
           "A quota's FIELD is industry, occupation, company, place or gender, in English or Japanese, or "
           "the header of a column that was imported as an answer; widths and case do not matter.\n\n"
           "The waitlist is in the order of marks; for each the selected are told whose seat they could "
           "take.\n\n"
           "The result is a draft, replaced by the next one and made valid by `miraif cohort adopt`. Then "
           "nothing is selected again; `miraif undo` takes the adoption back while nothing stands on it. "
           "--show prints what stands."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &record_selection_type,
    .run = run,
};
