/* `miraif person apart`. */
#include "cli/output.h"
#include "cli/record_person.h"

struct args {
    const char *person;
    const char *other;
    const char *reason;
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
     .help = N_("from whom")},
};
static const struct cli_param options[] = {
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("the reason; it is the office's alone and appears in no explanation for others")},
};
static const struct cli_example examples[] = {
    {"miraif person apart p1 p2 --reason 元上司と部下", N_("two people who must not meet in the programme")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person, other;
    struct miraif_apart apart;
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_person_find(cli->store, args->other, cli->arena, &other, err));
    MI_TRY(miraif_apart_add(cli->store, person.id, other.id, args->reason, cli->arena, &apart, err));
    return cli_object(cli, record_apart(cli->arena, &apart), err);
}

const struct cli_command cmd_person_apart = {
    .noun = "person",
    .verb = "apart",
    .summary = N_("keep two people apart"),
    .description = N_("From now on the two do not judge one another, share a team or meet as mentor and "
                      "mentee, in any cohort. Said again, the reason is renewed. Those of one company or "
                      "group of companies are kept apart anyway."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_apart_type,
    .run = run,
};
