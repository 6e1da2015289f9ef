/* `miraif session holiday list`. */
#include "base/arena.h"
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    int64_t year;
};

static const struct cli_param operands[] = {
    {.name = "YEAR",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, year),
     .required = true,
     .least = 1949,
     .most = 2150,
     .help = N_("the year")},
};
static const struct cli_example examples[] = {
    {"miraif session holiday list 2027", N_("the public holidays of 2027")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_holiday *holiday)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_holiday(cli_scratch(listing->cli), holiday), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {cli, err};
    const char *from = mi_arena_printf(cli->arena, "%lld-01-01", (long long)args->year);
    const char *to = mi_arena_printf(cli->arena, "%lld-12-31", (long long)args->year);
    if (from == NULL || to == NULL)
        return mi_fail(err, MIRAIF_NO_MEMORY, N_("out of memory"));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_holiday_each(cli->store, from, to, print, &listing, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_session_holiday_list = {
    .noun = "session",
    .verb = "holiday",
    .action = "list",
    .summary = N_("list public holidays"),
    .description = N_("Lists the public holidays of Japan in a year, computed from the law, with what the "
                      "office says over it."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_holiday_type,
    .list = true,
    .run = run,
};
