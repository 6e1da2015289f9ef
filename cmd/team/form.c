/* `miraif team form`. */
#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_team.h"

enum { CLASH_TEXT = 4096 };

struct args {
    int64_t cohort;
    struct cli_texts attributes;
    const char *sizes;
    int64_t effort;
    bool with_offered;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "attribute",
     .value = "NAME[=WEIGHT]",
     CLI_INTO(struct args, attributes),
     .help = N_("what makes people different: a field or a header of the form")},
    {.name = "sizes",
     .value = "N,N,…",
     CLI_INTO(struct args, sizes),
     .help = N_("people in each team, where they are not the cohort's")},
    {.name = "effort",
     .value = "STEPS",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, effort),
     .least = 1,
     .most = INT64_MAX,
     .help = N_("steps of the search where nothing is proved")},
    {.name = "with-offered",
     CLI_INTO(struct args, with_offered),
     .help = N_("count those in who have not answered their offer")},
};
static const struct cli_example examples[] = {
    {"miraif team form 1", N_("the most diverse teams by industry, occupation and age")},
    {"miraif team form 1 --attribute industry=2 --attribute age --dry-run",
     N_("see what comes of industry counting twice and occupation not at all")},
};

static enum miraif_status read_sizes(const char *text, struct miraif_arena *arena,
                                     struct miraif_form_options *form, struct miraif_error *err)
{
    size_t count = 1;
    for (const char *at = text; *at != '\0'; at++)
        count += *at == ',';
    int64_t *size = mi_arena_array(arena, count, sizeof *size);
    if (size == NULL)
        return mi_fail(err, MIRAIF_NO_MEMORY, N_("out of memory"));
    for (const char *at = text; form->sizes < count; at++) {
        const char *start = at;
        for (; *at >= '0' && *at <= '9' && at - start < 4; at++)
            size[form->sizes] = 10 * size[form->sizes] + (*at - '0');
        if (at == start || (*at != ',' && *at != '\0')) {
            mi_fail(err, MIRAIF_USAGE, N_("“%s” is no list of team sizes"), text);
            mi_hint(err, N_("write 4,4,4,3"));
            return MIRAIF_USAGE;
        }
        form->sizes++;
    }
    form->size = size;
    return MIRAIF_OK;
}

static enum miraif_status read_attributes(const struct cli_texts *texts, struct miraif_arena *arena,
                                          struct miraif_form_options *form, struct miraif_error *err)
{
    struct miraif_attribute *attribute = mi_arena_array(arena, texts->count, sizeof *attribute);
    if (attribute == NULL)
        return mi_fail(err, MIRAIF_NO_MEMORY, N_("out of memory"));
    for (size_t i = 0; i < texts->count; i++)
        MI_TRY(miraif_attribute_parse(texts->item[i], arena, &attribute[i], err));
    form->attribute = attribute;
    form->attributes = texts->count;
    return MIRAIF_OK;
}

/* No legal teams: the clash is data, too. */
static enum miraif_status fail_of_clash(struct cli *cli, const struct miraif_teams *teams,
                                        struct miraif_error *err)
{
    const char *words;
    struct mi_str str = mi_str_begin(cli->arena, CLASH_TEXT);
    mi_str_add(&str, "");
    for (size_t i = 0; i < teams->clashes && !str.failed; i++) {
        mi_str_add(&str, i == 0 ? "" : _("; "));
        mi_str_add(&str, teams->clash[i].message);
    }
    if (str.too_long) /* the error record holds less anyway */
        str.failed = str.too_long = false;
    MI_TRY(mi_str_end(&str, &words, err));
    MI_TRY(cli_data(cli, record_teams(cli->arena, teams), err));
    if (teams->clash_proved)
        mi_fail(err, MIRAIF_UNSATISFIABLE, N_("no legal teams exist: %s"), words);
    else
        mi_fail(err, MIRAIF_UNSATISFIABLE, N_("no legal teams were found: %s"), words);
    mi_hint(err, "%s", teams->way_out);
    return MIRAIF_UNSATISFIABLE;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_form_options form = {.effort = (uint64_t)args->effort, .with_offered = args->with_offered};
    struct miraif_teams teams;
    if (args->sizes != NULL)
        MI_TRY(read_sizes(args->sizes, cli->arena, &form, err));
    MI_TRY(read_attributes(&args->attributes, cli->arena, &form, err));
    MI_TRY(miraif_team_form(cli->store, args->cohort, &form, cli->arena, &teams, err));
    if (teams.clashes > 0)
        return fail_of_clash(cli, &teams, err);
    MI_TRY(record_say_teams(cli, &teams, err));
    record_warn_of_stakes(cli, &teams);
    cli_say(cli, "%s", "");
    cli_say(cli, _("Next: miraif team adopt %lld"), (long long)args->cohort);
    return cli_data(cli, record_teams(cli->arena, &teams), err);
}

const struct cli_command cmd_team_form = {
    .noun = "team",
    .verb = "form",
    .summary = N_("draft the most diverse teams that are legal"),
    .description = N_(
        "Divides those who accepted into teams, or, while nothing was announced, those "
        "selected, and keeps the division as a draft. The "
        "worst team is as diverse as can be; then the total is; then the gap between best and "
        "worst is smallest. Up to 24 people that is proved; above, mostly too where all teams are of one "
        "size "
        "and small, to 64 people in teams of four, 40 of five, 30 of six. What was only searched says so.\n\n"
        "Two people are as far apart as their attributes say (Gower 1971): words differ or do "
        "not, several words by what they share, numbers by their range. Each attribute is "
        "scaled by what a team can reach in it, so that it counts by its weight alone. What "
        "somebody did not say counts as alike with everybody's.\n\n"
        "Attributes are those of miraif team policy, industry, occupation and age where the office "
        "has set none; --attribute wins over them, and keeps the kind and aim that the policy gives "
        "an attribute of that name.\n\n"
        "People of one company, those whom the office keeps apart, and team rules are never "
        "broken; where no teams are legal, the smallest clash is named."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_teams_type,
    .run = run,
};
