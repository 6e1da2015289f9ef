/* `miraif solve grouping`: people numbered from 0 are divided into groups as diverse as can be. */
#include "base/arena.h"
#include "base/str.h"
#include "cli/env.h"
#include "cli/output.h"

struct args {
    const char *file;
    const char *objective;
    int64_t effort;
    int64_t limit;
};

static const char *const objectives[] = {"sum", "worst-then-sum", NULL};

static const struct cli_param operands[] = {
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .required = true,
     .help =
         N_("distances as MDGPLIB has them: a line “n m ss|ds lo hi lo hi …” with the number of people, "
            "of groups, and the least and greatest size of each, then lines “i j distance”; - is standard "
            "input")},
};
static const struct cli_param options[] = {
    {.name = "objective",
     .value = "WHAT",
     .kind = CLI_CHOICE,
     .choices = objectives,
     CLI_INTO(struct args, objective),
     .help = N_("sum (all distances within groups; the default) or worst-then-sum (first the least sum of a "
                "group)")},
    {.name = "effort",
     .value = "STEPS",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = INT64_C(1000000000000000),
     CLI_INTO(struct args, effort),
     .help = N_("steps of the search; the default takes some seconds")},
    {.name = "time-limit",
     .value = "SECONDS",
     .kind = CLI_DECIMAL,
     CLI_INTO(struct args, limit),
     .help = N_("search until then; --effort with the steps of the result repeats it")},
};
static const struct cli_example examples[] = {
    {"printf '3 2 ds 1 2 1 2\\n0 1 5\\n0 2 1\\n1 2 7\\n' | miraif solve grouping -",
     N_("three people, a pair and one alone")},
};

static const struct record_field fields[] = {
    {"problem", N_("problem"), "string", 0},
    {"status", N_("status"), "string", 0},
    {"objective", N_("objective"), "decimal", FIELD_RIGHT},
    {"bound", N_("bound"), "decimal", FIELD_RIGHT},
    {"gap", N_("gap in per cent"), "decimal", FIELD_RIGHT},
    {"worst", N_("worst group"), "decimal", FIELD_RIGHT},
    {"best", N_("best group"), "decimal", FIELD_RIGHT},
    {"groups", N_("groups"), "array", FIELD_NESTED},
    {"considered", N_("considered"), "integer", FIELD_RIGHT},
    {"legal", N_("legal"), "integer", FIELD_RIGHT},
    {"steps", N_("steps"), "integer", FIELD_RIGHT},
    {"stopped", N_("stopped"), "boolean", 0},
    {"seconds", N_("seconds"), "decimal", FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type grouping_type = {"grouping", fields};

static enum miraif_status load(const struct args *args, struct miraif_arena *arena,
                               struct miraif_grouping *problem, struct miraif_error *err)
{
    MI_TRY(miraif_grouping_read(args->file, arena, problem, err));
    problem->objective = mi_text_is(args->objective, "worst-then-sum") ? MIRAIF_WORST_THEN_SUM : MIRAIF_SUM;
    problem->effort = (uint64_t)args->effort;
    if (args->limit > 0 && args->effort == 0)
        problem->effort = UINT64_MAX;
    return MIRAIF_OK;
}

/* The people of each group: `seat` from `start[g]` to `start[g + 1]`. */
struct seating {
    uint32_t *start;
    uint32_t *seat;
};

static enum miraif_status seat_all(const uint32_t *group, uint32_t people, uint32_t groups,
                                   struct miraif_arena *arena, struct seating *ret_seating,
                                   struct miraif_error *err)
{
    uint32_t *start = mi_arena_array(arena, (size_t)groups + 2, sizeof *start);
    uint32_t *seat = mi_arena_array(arena, people, sizeof *seat);
    if (start == NULL || seat == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < people; p++)
        start[group[p] + 2]++;
    for (uint32_t g = 0; g < groups; g++)
        start[g + 2] += start[g + 1];
    for (uint32_t p = 0; p < people; p++)
        seat[start[group[p] + 1]++] = p;
    *ret_seating = (struct seating){start, seat};
    return MIRAIF_OK;
}

/* By how many per cent the bound exceeds the objective, in millionths. */
static int64_t gap_of(int64_t objective, int64_t bound)
{
    if (bound <= objective || objective <= 0)
        return 0;
    int64_t more = bound - objective;
    return more < INT64_MAX / 100000000 ? more * 100000000 / objective : more / (objective / 100000000 + 1);
}

static struct mi_value *record(const struct miraif_grouping *problem,
                               const struct miraif_grouping_result *result, const struct seating *seating,
                               struct miraif_arena *arena)
{
    struct mi_value *object = mi_value_object(arena);
    mi_put_text(object, "problem", "grouping");
    mi_put_text(object, "status", miraif_solution_name(result->solution));
    mi_put_decimal(object, "objective", result->total);
    mi_put_decimal(object, "bound", result->bound);
    mi_put_decimal(object, "gap", gap_of(result->total, result->bound));
    mi_put_decimal(object, "worst", result->worst);
    mi_put_decimal(object, "best", result->best);
    struct mi_value *groups = mi_put_array(object, "groups");
    for (uint32_t g = 0; g < problem->groups; g++) {
        struct mi_value *people = mi_put_array(groups, NULL);
        for (uint32_t s = seating->start[g]; s < seating->start[g + 1]; s++)
            mi_put_int(people, NULL, seating->seat[s]);
    }
    mi_put_int(object, "considered", (int64_t)result->considered);
    if (result->legal_counted)
        mi_put_int(object, "legal", (int64_t)result->legal);
    else
        mi_put_null(object, "legal");
    mi_put_int(object, "steps", (int64_t)result->steps);
    mi_put_bool(object, "stopped", result->stopped);
    mi_put_decimal(object, "seconds", cli_env_elapsed() * 1000);
    return object;
}

static enum miraif_status say_group(struct cli *cli, const struct seating *seating, uint32_t g,
                                    struct miraif_error *err)
{
    struct mi_str line = mi_str_begin(cli->arena, 1u << 20);
    const char *text;
    mi_str_add(&line, "");
    for (uint32_t s = seating->start[g]; s < seating->start[g + 1]; s++)
        mi_str_addf(&line, " %u", seating->seat[s]);
    MI_TRY(mi_str_end(&line, &text, err));
    cli_say(cli, "%u:%s", g, text);
    return MIRAIF_OK;
}

static void say_whole(struct cli *cli, const struct miraif_grouping_result *result)
{
    char objective[MI_DECIMAL_TEXT];
    char bound[MI_DECIMAL_TEXT];
    char gap[MI_DECIMAL_TEXT];
    mi_decimal_format(result->total, objective);
    mi_decimal_format(result->bound, bound);
    mi_decimal_round(gap_of(result->total, result->bound), gap);
    if (result->solution == MIRAIF_OPTIMAL)
        cli_say(cli, _("objective %s, proved to be the best"), objective);
    else
        cli_say(cli, _("objective %s, at most %s is possible (%s %% more), after %llu steps"), objective,
                bound, gap, (unsigned long long)result->steps);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_grouping problem;
    struct miraif_grouping_result result;
    struct seating seating = {0};
    cli_env_limit(args->limit / 1000);
    MI_TRY(load(args, cli->arena, &problem, err));
    MI_TRY(miraif_solve_grouping(&problem, &cli->env, cli->arena, &result, err));
    cli_env_limit(0);
    MI_TRY(miraif_check_grouping(&problem, &result, err));
    MI_TRY(seat_all(result.group, problem.people, problem.groups, cli->arena, &seating, err));
    for (uint32_t g = 0; g < problem.groups; g++)
        MI_TRY(say_group(cli, &seating, g, err));
    say_whole(cli, &result);
    return cli_data(cli, record(&problem, &result, &seating, cli->arena), err);
}

const struct cli_command cmd_solve_grouping = {
    .noun = "solve",
    .verb = "grouping",
    .summary = N_("divide people into groups as diverse as can be"),
    .description = N_("Divides people, numbered from 0, into groups so that the distances within groups add "
                      "up to as much as "
                      "can be (the maximally diverse grouping problem). Up to 24 people the result is proved "
                      "to be the best; "
                      "above, a search goes as far as --effort or --time-limit say, with the same result for "
                      "the same --seed "
                      "and steps. The bound is what no division can exceed.\n\n"
                      "Every result is checked by other code before it is printed."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_NONE,
    .args_size = sizeof(struct args),
    .record = &grouping_type,
    .run = run,
};
