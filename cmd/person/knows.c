/* `miraif person knows`. */
#include "cli/output.h"
#include "cli/record_person.h"

struct args {
    const char *person;
    const char *other;
    const char *from;
    bool withdraw;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
    {.name = "OTHER",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, other),
     .required = true,
     .help = N_("whom they know, and who knows them")},
};
static const struct cli_param options[] = {
    {.name = "from",
     .value = "TEXT",
     CLI_INTO(struct args, from),
     .help = N_("from where they know one another; the office's alone")},
    {.name = "withdraw", CLI_INTO(struct args, withdraw), .help = N_("take it back")},
};
static const struct cli_example examples[] = {
    {"miraif person knows p1 p2 --from 大学の同窓", N_("two people who knew one another before")},
};

static enum miraif_status withdraw(struct cli *cli, const struct miraif_person *person,
                                   const struct miraif_person *other, struct miraif_error *err)
{
    MI_TRY(miraif_acquaintance_remove(cli->store, person->id, other->id, err));
    cli_say(cli, _("nothing says any more that %s and %s know one another"), person->name, other->name);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_ref(record, "person", 'p', person->id < other->id ? person->id : other->id);
    mi_put_ref(record, "other", 'p', person->id < other->id ? other->id : person->id);
    return cli_data(cli, record, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person, other;
    struct miraif_apart pair;
    if (args->withdraw && args->from != NULL)
        return mi_fail(err, MIRAIF_USAGE, N_("“--from” does not go with “--withdraw”"));
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_person_find(cli->store, args->other, cli->arena, &other, err));
    if (args->withdraw)
        return withdraw(cli, &person, &other, err);
    MI_TRY(miraif_acquaintance_add(cli->store, person.id, other.id, args->from, cli->arena, &pair, err));
    return cli_object(cli, record_apart(cli->arena, &pair), err);
}

const struct cli_command cmd_person_knows = {
    .noun = "person",
    .verb = "knows",
    .summary = N_("record that two people know one another"),
    .description = N_(
        "For people who knew one another before, or met where the programme does not look: from now on they "
        "count as having met, as team mates do, when seats are given and graduates are mixed. It fades with "
        "no time, and keeps nobody apart. Said again, from where is renewed."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_apart_type,
    .run = run,
};
