/* `miraif export reminders template`. */
#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_letter.h"
#include "cli/text_file.h"

struct args {
    const char *rule;
    const char *language;
    const char *set;
    bool reset;
};

static const char *const languages[] = {"ja", "en", NULL};
static const struct cli_param operands[] = {
    {.name = "LETTER",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, rule),
     .help = N_("a kind of letter; without, all are listed")},
};
static const struct cli_param options[] = {
    {.name = "language",
     .value = "LANGUAGE",
     .kind = CLI_CHOICE,
     .choices = languages,
     CLI_INTO(struct args, language),
     .help = N_("of the letter; Japanese if not given")},
    {.name = "set",
     .value = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, set),
     .help = N_("take the office's text from here: the subject in the first line, a blank line, the text")},
    {.name = "reset", CLI_INTO(struct args, reset), .help = N_("bring the text that miraif came with back")},
};
static const struct cli_example examples[] = {
    {"miraif export reminders template", N_("all kinds of letters")},
    {"miraif export reminders template offer", N_("what an offer says")},
    {"miraif export reminders template offer -o offer.txt", N_("a copy to be edited")},
    {"miraif export reminders template offer --set offer.txt", N_("say it in the office's own words")},
};
static const struct record_field fields[] = {
    {"templates", N_("letters"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_templates = {"templates", fields};

struct gathering {
    struct cli *cli;
    struct mi_value *list;
};

static enum miraif_status add(void *context, const struct miraif_template *text)
{
    const struct gathering *gathering = context;
    mi_put_value(gathering->list, NULL, record_template(gathering->cli->arena, text));
    return MIRAIF_OK;
}

static enum miraif_status list(struct cli *cli, struct miraif_error *err)
{
    struct mi_value *record = mi_value_object(cli->arena);
    struct mi_value *texts = mi_put_array(record, "templates");
    MI_TRY(miraif_template_each(cli->store, add, &(struct gathering){cli, texts}, err));
    if (mi_value_failed(record))
        return mi_no_memory(err);
    MI_TRY(cli_table(cli, &record_template_type, texts, err));
    return cli_data(cli, record, err);
}

static enum miraif_status show(struct cli *cli, const struct miraif_template *text, struct miraif_error *err)
{
    const char *whole = mi_arena_printf(cli->arena, "%s\n\n%s\n", text->subject, text->body);
    if (whole == NULL)
        return mi_no_memory(err);
    MI_TRY(cli_text(cli, whole, err));
    return cli_data(cli, record_template(cli->arena, text), err);
}

static enum miraif_status change(struct cli *cli, const struct args *args, struct miraif_error *err)
{
    struct miraif_template text;
    const char *own = NULL;
    if (args->set != NULL)
        MI_TRY(cli_text_file(cli, args->set, &own, err));
    MI_TRY(miraif_template_set(cli->store, args->rule, args->language, own, cli->arena, &text, err));
    cli->changed = true;
    cli_say(cli,
            text.own ? _("the letter “%s” (%s) has the office's text: %s")
                     : _("the letter “%s” (%s) has its own text again: %s"),
            text.rule, text.language, text.subject);
    return cli_data(cli, record_template(cli->arena, &text), err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_template text;
    if (args->rule == NULL && (args->set != NULL || args->reset))
        return mi_fail(err, MIRAIF_USAGE, N_("which letter is to be changed?"));
    if (args->set != NULL && args->reset)
        return mi_fail(err, MIRAIF_USAGE, N_("--set and --reset do not go together"));
    if (args->rule == NULL)
        return list(cli, err);
    if (args->set != NULL || args->reset)
        return change(cli, args, err);
    MI_TRY(miraif_template_get(cli->store, args->rule, args->language, cli->arena, &text, err));
    return show(cli, &text, err);
}

const struct cli_command cmd_export_reminders_template = {
    .noun = "export",
    .verb = "reminders",
    .action = "template",
    .summary = N_("show or set what letters say"),
    .description =
        N_("Every kind of letter has a text in either language, which the office may replace by its own. "
           "{name}, {deadline} and the like stand for values; --json lists those that a letter knows, and "
           "others are refused by name. A line that names a value which is not known is left out.\n\n"
           "{reply_url} is the address of the form in which people answer, with their reply code in it: see "
           "miraif export reminders form.\n\n"
           "The letters “letter” and “team-letter” are the frames, with greeting and signature, of what is "
           "sent to a person and on a team's channel: {items} is what there is to say, {more} how many more "
           "things than the subject there are."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &record_templates,
    .run = run,
};
