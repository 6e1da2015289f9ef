/* `miraif session sheet`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *session;
    const char *only;
};

static const char *const parts[] = {
#define PART_CODE(name, code) code,
    MIRAIF_SHEET_LIST_OF(PART_CODE)
#undef PART_CODE
        NULL};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
};
static const struct cli_param options[] = {
    {.name = "only",
     .value = "PART",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, only),
     .choices = parts,
     .help = N_("the attendance list, name badges, table cards, or a card of seats for each person")},
};
static const struct cli_example examples[] = {
    {"miraif session sheet 1-1 -o sheet.html", N_("list, badges and cards, to be printed")},
    {"miraif session sheet 1-1s --only list -o list.html", N_("the attendance list alone")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const char *html;
    enum miraif_sheet_part part = MIRAIF_SHEET_ALL;
    for (size_t i = 0; parts[i] != NULL; i++)
        if (mi_text_is(parts[i], args->only))
            part = (enum miraif_sheet_part)i;
    MI_TRY(miraif_session_sheet(cli->store, args->session, part, cli->arena, &html, err));
    cli_hands_out_of(cli, NULL, args->session);
    return cli_text(cli, html, err);
}

const struct cli_command cmd_session_sheet = {
    .noun = "session",
    .verb = "sheet",
    .summary = N_("print the attendance list, name badges and seating cards"),
    .description = N_("Prints an HTML page that needs no other file, for A4: the attendance list of all who "
                      "did not say no, with what they cannot eat and their notes; name badges of 91 by 55 "
                      "mm, ten a sheet; and, where seats are given, a card for each table of each round and, "
                      "where people mix, one for each person with their tables and whom they have not met. "
                      "It shows names: keep it as you would keep a list of participants."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .document = true,
    .run = run,
};
