/* `miraif alumni timeline`. */
#include "cli/output.h"
#include "cli/record_timeline.h"

struct args {
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("whose way: p12 or an e-mail address")},
};
static const struct cli_example examples[] = {
    {"miraif alumni timeline p1", N_("then and now, and what happened between")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct miraif_timeline timeline;
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_timeline_get(cli->store, person.id, cli->arena, &timeline, err));
    return record_print_timeline(cli, &timeline, err);
}

const struct cli_command cmd_alumni_timeline = {
    .noun = "alumni",
    .verb = "timeline",
    .summary = N_("show somebody's way: then and now side by side"),
    .description =
        N_("Shows the worry and the circumstances with which somebody applied beside what they say of "
           "themselves today, the vision beside the latest news, and between them, by time, applications, "
           "sessions, follow-ups, updates, asks, answers and ties.\n\n"
           "It is for the office: worry, vision and answers are not to be passed on without their owner's "
           "yes."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_timeline_type,
    .run = run,
};
