/* Global options: their table, and what their values mean. */
#include "cli/globals.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"

static const char *const formats[] = {"table", "json", "jsonl", "csv", "tsv", "ids", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const languages[] = {"ja", "en", NULL};

#define INTO(member) CLI_INTO(struct cli_global_args, member)
const struct cli_param cli_global_options[CLI_GLOBAL_OPTION_COUNT] = {
    {.name = "db", .value = "FILE", .kind = CLI_FILE, INTO(db), .help = N_("the store to use")},
    {.name = "json", INTO(json), .help = N_("the same as --format json")},
    {.name = "format",
     .value = "FORMAT",
     .kind = CLI_CHOICE,
     .choices = formats,
     INTO(format),
     .help = N_("how data is printed; all but table and json are for lists")},
    {.name = "output",
     .letter = 'o',
     .value = "FILE",
     .kind = CLI_FILE,
     INTO(output),
     .help = N_("write to FILE instead of standard output, whole or not at all")},
    {.name = "dry-run",
     .letter = 'n',
     INTO(dry_run),
     .help = N_("report what would be done, change nothing")},
    {.name = "quiet", .letter = 'q', INTO(quiet), .help = N_("print data and errors only")},
    {.name = "verbose", .letter = 'v', INTO(verbose), .help = N_("tell more")},
    {.name = "color",
     .value = "WHEN",
     .kind = CLI_CHOICE,
     .choices = colors,
     INTO(color),
     .help = N_("when to use colours")},
    {.name = "lang",
     .value = "LANGUAGE",
     .kind = CLI_CHOICE,
     .choices = languages,
     INTO(language),
     .help = N_("language of messages")},
    {.name = "now",
     .value = "TIME",
     .kind = CLI_INSTANT,
     INTO(now),
     .help = N_("take TIME (2027-01-15T19:00, Tokyo unless it says otherwise) for the present")},
    {.name = "seed",
     .value = "NUMBER",
     .kind = CLI_NUMBER,
     .preset = -1,
     .least = 0,
     .most = INT64_MAX,
     INTO(seed),
     .help = N_("start of random searches; the same seed gives the same result")},
    {.name = "as", .value = "NAME", INTO(as), .help = N_("who does this, for the history")},
    {.name = "yes", INTO(yes), .help = N_("answer every question with yes")},
    {.name = "no-input", INTO(no_input), .help = N_("never ask; fail instead")},
    {.name = "help", .letter = 'h', INTO(help), .help = N_("show help and do nothing")},
};

const char *cli_format_name(enum cli_format format)
{
    return formats[format];
}

/* The number of `word` in `words`, or 0, the default of every choice. */
static unsigned number_of(const char *word, const char *const *words)
{
    unsigned number = 0;
    while (words[number] != NULL && !mi_text_is(word, words[number]))
        number++;
    return words[number] == NULL ? 0 : number;
}

static enum miraif_status read_now(const struct cli_global_args *args, int64_t *ret_now,
                                   struct miraif_error *err)
{
    const char *text = getenv("MIRAIF_NOW");
    if (args->now != INT64_MIN || mi_text_blank(text)) {
        *ret_now = args->now;
        return MIRAIF_OK;
    }
    if (mi_instant_parse(text, ret_now))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, N_("“%s” in MIRAIF_NOW is no time"), text);
    mi_hint(err, N_("write it as 2027-01-15 or 2027-01-15T19:00:00+09:00"));
    return MIRAIF_USAGE;
}

enum miraif_status cli_globals_read(const struct cli_global_args *args, struct cli_globals *ret_globals,
                                    struct miraif_error *err)
{
    int64_t now;
    MI_TRY(read_now(args, &now, err));
    if (args->json && args->format != NULL && strcmp(args->format, "json") != 0)
        return mi_fail(err, MIRAIF_USAGE, N_("“--json” and “--format %s” contradict each other"),
                       args->format);
    *ret_globals = (struct cli_globals){
        .db = args->db,
        .output = args->output,
        .language = args->language,
        .as = args->as,
        .format = args->json ? CLI_JSON : (enum cli_format)number_of(args->format, formats),
        .color = (enum cli_color)number_of(args->color, colors),
        .now = now,
        .seed = args->seed,
        .dry_run = args->dry_run,
        .quiet = args->quiet,
        .verbose = args->verbose,
        .yes = args->yes,
        .no_input = args->no_input,
        .help = args->help,
    };
    return MIRAIF_OK;
}

/* The value of the option `name` (with dashes) at argv[i], in either way of writing it; else null. */
static const char *value_at(int argc, char *const *argv, int i, const char *name)
{
    size_t length = strlen(name);
    if (strcmp(argv[i], name) == 0)
        return i + 1 < argc ? argv[i + 1] : NULL;
    return strncmp(argv[i], name, length) == 0 && argv[i][length] == '=' ? argv[i] + length + 1 : NULL;
}

void cli_globals_glance(int argc, char *const *argv, struct cli_globals *globals)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *format = value_at(argc, argv, i, "--format");
        const char *language = value_at(argc, argv, i, "--lang");
        if (strcmp(argv[i], "--json") == 0)
            globals->format = CLI_JSON;
        else if (format != NULL)
            globals->format = (enum cli_format)number_of(format, formats);
        else if (language != NULL)
            globals->language = languages[number_of(language, languages)];
    }
}
