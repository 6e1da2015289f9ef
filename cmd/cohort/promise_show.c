/* `miraif cohort promise show`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_promise.h"

enum { TEXT_MOST = 1 << 18 };

struct args {
    int64_t version;
    int64_t since;
};

static const struct cli_param options[] = {
    {.name = "version",
     .value = "N",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = INT32_MAX,
     CLI_INTO(struct args, version),
     .help = N_("this version; the one in force if not given")},
    {.name = "since",
     .value = "N",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = INT32_MAX,
     CLI_INTO(struct args, since),
     .help = N_("what has changed since that version")},
};
static const struct cli_example examples[] = {
    {"miraif cohort promise show", N_("what is in force")},
};

/* Every line with what became of it, as a letter has the changed ones. */
static enum miraif_status print_lines(struct cli *cli, const struct miraif_promise_line *line, size_t lines,
                                      struct miraif_error *err)
{
    const char *text;
    struct mi_str str = mi_str_begin(cli->arena, TEXT_MOST);
    for (size_t i = 0; i < lines; i++)
        mi_str_addf(&str, "%s %s\n",
                    line[i].sign == '+'   ? "＋"
                    : line[i].sign == '-' ? "− "
                                          : "  ",
                    line[i].text);
    MI_TRY(mi_str_end(&str, &text, err));
    return cli_text(cli, text, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_promise promise, before;
    const struct miraif_promise_line *line = NULL;
    size_t lines = 0;
    MI_TRY(miraif_promise_get(cli->store, args->version, cli->arena, &promise, err));
    if (args->since != 0) {
        MI_TRY(miraif_promise_get(cli->store, args->since, cli->arena, &before, err));
        MI_TRY(miraif_promise_compare(&before, &promise, cli->arena, &line, &lines, err));
        MI_TRY(print_lines(cli, line, lines, err));
    } else {
        MI_TRY(cli_text(cli, promise.text, err));
        MI_TRY(cli_text(cli, "\n", err));
    }
    return cli_data(cli, record_promise(cli->arena, &promise, line, lines), err);
}

const struct cli_command cmd_cohort_promise_show = {
    .noun = "cohort",
    .verb = "promise",
    .action = "show",
    .summary = N_("show the community's promise"),
    .description =
        N_("Prints the text that is in force, an earlier version, or a version with what has "
           "changed since another: “＋” before lines that are new, “−” before those that are gone."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_promise_type,
    .run = run,
};
