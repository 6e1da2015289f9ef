/* `miraif alumni mix show`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_mix.h"

struct args {
    int64_t mix;
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "MIX",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, mix),
     .least = 1,
     .most = INT64_MAX,
     .help = N_("its number; the draft, or else the last, where not given")},
};
static const struct cli_param options[] = {
    {.name = "person",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("the group of this person only")},
};
static const struct cli_example examples[] = {
    {"miraif alumni mix show --format csv -o mix.csv", N_("the list for a spreadsheet")},
};

/* The group of a person; 0: they have none. */
static int64_t group_of(const struct miraif_mixed *mixed, int64_t person)
{
    for (size_t i = 0; i < mixed->members; i++)
        if (mixed->member[i].person == person)
            return mixed->member[i].group;
    return 0;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person = {0};
    struct miraif_mixed mixed;
    if (args->person != NULL)
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_mix_get(cli->store, args->mix, cli->arena, &mixed, err));
    int64_t group = group_of(&mixed, person.id);
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < mixed.members; i++)
        if (person.id == 0 || mixed.member[i].group == group)
            MI_TRY(cli_item(cli, record_mix_member(cli_scratch(cli), &mixed.member[i]), err));
    MI_TRY(cli_list_end(cli, err));
    if (mi_text_is(mixed.mix.state, "draft"))
        cli_say(cli, "%s", _("a draft; make it valid with miraif alumni mix adopt"));
    return MIRAIF_OK;
}

const struct cli_command cmd_alumni_mix_show = {
    .noun = "alumni",
    .verb = "mix",
    .action = "show",
    .summary = N_("list the people of a mix by group"),
    .description = N_("Lists who is of which group, and how many of it they had not met, or had."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_mix_member_type,
    .list = true,
    .run = run,
};
