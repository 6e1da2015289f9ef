/* `miraif alumni search`. */
#include "cli/output.h"
#include "cli/record_alumni.h"

struct args {
    const char *text;
};

static const struct cli_param operands[] = {
    {.name = "TEXT",
     CLI_INTO(struct args, text),
     .required = true,
     .help = N_("words, parted by blanks, that must all be found; parts of words will do")},
};
static const struct cli_example examples[] = {
    {"miraif alumni search 転職", N_("who has to do with it")},
    {"miraif alumni search \"製造 企画\"", N_("both of two words")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_graduate *graduate, const char *fields)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_graduate(cli_scratch(listing->cli), graduate, fields), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_graduate_search(cli->store, args->text, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_search = {
    .noun = "alumni",
    .verb = "search",
    .summary = N_("search the graduates of all cohorts"),
    .description =
        N_("Finds graduates by name, reading, company, industry, occupation, place, themes and what "
           "they offer. Words may be as short as a character; widths, case and the kind of kana "
           "make no difference. Worries are not searched."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_finding_graduate_type,
    .list = true,
    .run = run,
};
