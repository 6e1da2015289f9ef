/* `miraif person disclose`. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record.h"

struct args {
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
};
static const struct cli_example examples[] = {
    {"miraif person disclose p1 --json", N_("the answer to a person who asks what is held on them")},
};
static const struct record_field fields[] = {
    {"table", N_("table"), "string", FIELD_TABLE | FIELD_ID},
    {"row", N_("what it says"), "object", FIELD_NESTED},
    {"says", N_("what it says"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_held_type = {"held", fields};

enum { LINE_MOST = 1 << 20 };

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

/* The row once as it is, and once as a line for people. */
static enum miraif_status print(void *context, const struct miraif_held *held)
{
    const struct listing *listing = context;
    struct miraif_arena *arena = cli_scratch(listing->cli);
    struct mi_value *record = mi_value_object(arena);
    struct mi_str line = mi_str_begin(arena, LINE_MOST);
    const char *says;
    mi_put_text(record, "table", held->table);
    struct mi_value *row = mi_put_object(record, "row");
    for (size_t i = 0; i < held->count; i++) {
        const struct miraif_held_value *value = &held->value[i];
        if (value->number)
            mi_put_int(row, value->column, strtoll(value->text, NULL, 10));
        else
            mi_put_text(row, value->column, value->text);
        if (value->text != NULL)
            mi_str_addf(&line, "%s%s: %s", line.length == 0 ? "" : ", ", value->column, value->text);
    }
    MI_TRY(mi_str_end(&line, &says, listing->err));
    mi_put_text(record, "says", says);
    return cli_item(listing->cli, record, listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct listing listing = {cli, err};
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_person_disclose(cli->store, person.id, print, &listing, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_person_disclose = {
    .noun = "person",
    .verb = "disclose",
    .summary = N_("print all that is held on a person"),
    .description =
        N_("Every row of every table that concerns the person, as it is stored: what they said, "
           "applications, marks and comments, notes, reasons, letters, and the entries of the "
           "history that changed any of it. That it was printed is recorded. Rows about two people "
           "name the other by number; read it through before you hand it over."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_held_type,
    .list = true,
    .run = run,
};
