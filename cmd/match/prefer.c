/* `miraif match prefer`. */
#include "cli/output.h"
#include "cli/record_wish.h"

struct args {
    int64_t cohort;
    const char *who;
    struct cli_texts whom;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "WHO",
     CLI_INTO(struct args, who),
     .required = true,
     .help = N_("who wishes: a mentor, an applicant, or a team such as 1-A")},
    {.name = "WHOM",
     CLI_INTO(struct args, whom),
     .required = true,
     .help = N_("who is wished for, the dearest first")},
};
static const struct cli_example examples[] = {
    {"miraif match prefer 1 p1 p45 p46", N_("told on the telephone: rather p45 than p46")},
    {"miraif match prefer 1 p45 p1", N_("a mentor would like to accompany p1")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(miraif_preference_set(cli->store, args->cohort, args->who, args->whom.item, args->whom.count,
                                 cli->arena, err));
    return record_list_wishes(cli, args->cohort, err);
}

const struct cli_command cmd_match_prefer = {
    .noun = "match",
    .verb = "prefer",
    .summary = N_("note whom somebody would like to be matched with"),
    .description = N_(
        "Keeps the wishes of a mentor for teams and people of a cohort, or those of a team or an applicant "
        "for mentors, in the place of those that they made before. People are named by number, e-mail "
        "address, or name where only one of the mentors and applicants has it.\n\n"
        "Wishes give points to matches (miraif match mentors): the first of a list all there are, the "
        "others in even steps less, those who are not named none. A team's are its own, else the mean of "
        "its members'. Who made no wishes loses nothing. What must or must never be is a matter of miraif "
        "match pin and ban."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_wish_type,
    .list = true,
    .run = run,
};
