/* `miraif alumni mix`. */
#include "base/arena.h"
#include "cli/output.h"
#include "cli/record_mix.h"

struct args {
    const char *name;
    int64_t size;
    bool everybody;
    bool familiar;
    int64_t half_life;
    int64_t quiet_after;
    struct cli_texts exclude;
    int64_t effort;
};

static const struct cli_param options[] = {
    {.name = "name",
     .value = "TEXT",
     CLI_INTO(struct args, name),
     .help = N_("what the mix is called; the month")},
    {.name = "size",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, size),
     .least = 2,
     .most = 1000,
     .help = N_("people of a group, at most; 4 where not given")},
    {.name = "everybody",
     CLI_INTO(struct args, everybody),
     .help = N_("place those, too, who did not agree to be known to graduates: you have asked them")},
    {.name = "familiar",
     CLI_INTO(struct args, familiar),
     .help = N_("whoever knows somebody finds one of them in the group")},
    {.name = "exclude",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, exclude),
     .help = N_("give this person no group; again for more")},
    {.name = "quiet-after",
     .value = "DAYS",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, quiet_after),
     .least = 1,
     .most = 36500,
     .help = N_("the days without a sign after which nobody is placed; 730 where not given")},
    {.name = "half-life",
     .value = "DAYS",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, half_life),
     .least = 1,
     .most = 36500,
     .help = N_("the days after which a meeting weighs half as much; 365 where not given")},
    {.name = "effort",
     .value = "STEPS",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, effort),
     .least = 1,
     .most = INT64_MAX,
     .help = N_("exchanges that are tried")},
};
static const struct cli_example examples[] = {
    {"miraif alumni mix --everybody --name 秋のランチ", N_("groups of four, over all cohorts")},
};

static enum miraif_status find_excluded(struct cli *cli, const struct cli_texts *texts,
                                        struct miraif_mix_options *wishes, struct miraif_error *err)
{
    int64_t *person = mi_arena_array(cli->arena, texts->count, sizeof *person);
    if (person == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < texts->count; i++) {
        struct miraif_person found;
        MI_TRY(miraif_person_find(cli->store, texts->item[i], cli->arena, &found, err));
        person[i] = found.id;
    }
    wishes->excluded = person;
    wishes->excludeds = texts->count;
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_mix_options wishes = {.name = args->name,
                                        .size = args->size,
                                        .everybody = args->everybody,
                                        .familiar = args->familiar,
                                        .half_life = args->half_life,
                                        .quiet_after = args->quiet_after,
                                        .effort = (uint64_t)args->effort};
    struct miraif_mixed mixed;
    MI_TRY(find_excluded(cli, &args->exclude, &wishes, err));
    MI_TRY(miraif_alumni_mix(cli->store, &wishes, cli->arena, &mixed, err));
    MI_TRY(record_say_mixed(cli, &mixed, err));
    cli_say(cli, "%s", "");
    cli_say(cli, _("Next: miraif alumni mix adopt"));
    return cli_data(cli, record_mixed(cli->arena, &mixed), err);
}

const struct cli_command cmd_alumni_mix = {
    .noun = "alumni",
    .verb = "mix",
    .summary = N_("make groups of graduates who have not met, over all cohorts"),
    .description = N_(
        "Drafts groups of graduates, and replaces an earlier draft; miraif alumni mix adopt makes it valid. "
        "As little is met again as can be: those of one team, mentors, tables of sessions as attended, "
        "earlier "
        "mixes, ties and acquaintances (miraif person knows) have met; a meeting of today weighs 16, a "
        "team's 32, half of "
        "it "
        "after each --half-life and 1 at the least. Those of one cohort rather meet others, and people who "
        "are "
        "separate are never of one group.\n\nPlaced are the graduates who agreed to be known to the others "
        "(miraif person share PERSON name --with alumni), or with --everybody all of them; not those who "
        "left, "
        "and not those who gave no sign for two years: no answer, no attendance, nothing said in the "
        "community."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_mixed_type,
    .run = run,
};
