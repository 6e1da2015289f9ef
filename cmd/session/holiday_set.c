/* `miraif session holiday set`. */
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *date;
    const char *kind;
    const char *name;
};

static const char *const kinds[] = {"free", "workday", "law", NULL};

static const struct cli_param operands[] = {
    {.name = "DATE", .kind = CLI_DATE, CLI_INTO(struct args, date), .required = true, .help = N_("the day")},
    {.name = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .required = true,
     .choices = kinds,
     .help = N_("free: nothing is planned on it; workday: it is no holiday here; law: as the law says")},
};
static const struct cli_param options[] = {
    {.name = "name", .value = "TEXT", CLI_INTO(struct args, name), .help = N_("what the day is called")},
};
static const struct cli_example examples[] = {
    {"miraif session holiday set 2027-08-13 free --name お盆", N_("nothing is planned on that day")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_holiday holiday;
    enum miraif_holiday_word word = *args->kind == 'f'   ? MIRAIF_HOLIDAY_FREE
                                    : *args->kind == 'w' ? MIRAIF_HOLIDAY_WORKDAY
                                                         : MIRAIF_HOLIDAY_LAW;
    MI_TRY(miraif_holiday_set(cli->store, args->date, word, args->name, cli->arena, &holiday, err));
    return cli_object(cli, record_holiday(cli->arena, &holiday), err);
}

const struct cli_command cmd_session_holiday_set = {
    .noun = "session",
    .verb = "holiday",
    .action = "set",
    .summary = N_("say that a day is free or is not"),
    .description =
        N_("Sets a day over what the law says: the company's holiday on which nothing is to be planned, or a "
           "public holiday on which there is work. Plans that are adopted stay as they are."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_holiday_type,
    .run = run,
};
