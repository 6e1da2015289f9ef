/* `miraif export reminders form`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_letter.h"

struct args {
    const char *purpose;
    const char *url;
    bool remove;
};

static const struct cli_param operands[] = {
    {.name = "PURPOSE",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, purpose),
     .help = N_("what people are asked for; without, all are listed")},
    {.name = "URL",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, url),
     .help = N_("address of the form, with {code} where the reply code goes")},
};
static const struct cli_param options[] = {
    {.name = "remove", CLI_INTO(struct args, remove), .help = N_("letters ask to be answered again")},
};
static const struct cli_example examples[] = {
    {"miraif export reminders form", N_("where people answer")},
    {"miraif export reminders form reply 'https://example.jp/form?code={code}'",
     N_("offers are answered in a form")},
};
static const struct record_field fields[] = {
    {"forms", N_("forms"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_forms = {"forms", fields};

struct gathering {
    struct cli *cli;
    const char *purpose; /* null: all */
    struct mi_value *list;
};

static enum miraif_status add(void *context, const struct miraif_form *form)
{
    const struct gathering *gathering = context;
    if (gathering->purpose == NULL || mi_text_is(gathering->purpose, form->purpose))
        mi_put_value(gathering->list, NULL, record_form(gathering->cli->arena, form));
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_value *record = mi_value_object(cli->arena);
    struct mi_value *forms = mi_put_array(record, "forms");
    if (args->remove && (args->purpose == NULL || args->url != NULL))
        return mi_fail(err, MIRAIF_USAGE, N_("--remove takes the purpose alone"));
    if (args->url != NULL || args->remove) {
        MI_TRY(miraif_form_set(cli->store, args->purpose, args->url, err));
        cli->changed = true;
    }
    MI_TRY(miraif_form_each(cli->store, add, &(struct gathering){cli, args->purpose, forms}, err));
    if (mi_value_failed(record))
        return mi_no_memory(err);
    if (forms->first == NULL && args->purpose != NULL)
        return mi_fail(err, MIRAIF_NOT_FOUND, N_("no letter asks for “%s”"), args->purpose);
    MI_TRY(cli_table(cli, &record_form_type, forms, err));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_export_reminders_form = {
    .noun = "export",
    .verb = "reminders",
    .action = "form",
    .summary = N_("show or set the forms in which people answer letters"),
    .description = N_(
        "Letters that ask for an answer carry {reply_url}: the address of the office's form for it, with a "
        "code in it by which the answer is joined to the person when it is imported. The code goes where "
        "the address says {code}; forms call that a prefilled link. Without a form, letters ask to be "
        "answered, and to leave the code in the answer."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &record_forms,
    .run = run,
};
