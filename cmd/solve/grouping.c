/* `miraif solve grouping`: people numbered from 0 are divided into groups as diverse as can be. */
#include "base/arena.h"
#include "base/str.h"
#include "cli/env.h"
#include "cli/output.h"
#include "cli/sizes.h"

struct args {
    const char *file;
    const char *features;
    const char *sizes;
    const char *objective;
    int64_t effort;
    int64_t limit;
    const char *check;
};

static const char *const objectives[] = {"sum", "worst-then-sum", NULL};

static const struct cli_param operands[] = {
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .help =
         N_("distances as MDGPLIB has them: a line “n m ss|ds lo hi lo hi …” with the number of people, "
            "of groups, and the least and greatest size of each, then lines “i j distance”; - is standard "
            "input")},
};
static const struct cli_param options[] = {
    {.name = "features",
     .value = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, features),
     .help = N_("instead of distances: CSV with a line a person and a column a feature, from which follow "
                "squared Euclidean distances; a column id is left out")},
    {.name = "sizes",
     .value = "LIST",
     CLI_INTO(struct args, sizes),
     .help =
         N_("with --features: the size of every group, such as 5,4,4 or 4x250000, which is 250000 groups of "
            "four")},
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
    {.name = "check",
     .value = "SHEET",
     .kind = CLI_FILE,
     CLI_INTO(struct args, check),
     .help = N_("check a proof sheet instead, as miraif --json team show COHORT --proof writes it")},
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

/* What is known in the end, whichever solver it comes from. Amounts are in units of the input. */
struct outcome {
    struct miraif_grouping_result result;
    bool whole; /* all members of `result` are known; else those of a balancing */
    uint32_t people;
    uint32_t groups;
    uint32_t places; /* decimal places that a unit stands for, from 0 to 12 */
};

/* An amount in millionths. */
static int64_t millionths(const struct outcome *outcome, int64_t amount)
{
    for (uint32_t places = outcome->places; places < 6; places++)
        amount = amount > INT64_MAX / 10 ? INT64_MAX : amount * 10;
    for (uint32_t places = outcome->places; places > 6; places--)
        amount = places == 7 ? (amount + 5) / 10 : amount / 10;
    return amount;
}

static enum miraif_status solve_distances(struct cli *cli, const struct args *args,
                                          struct miraif_grouping *problem, struct outcome *outcome,
                                          struct miraif_error *err)
{
    problem->objective = mi_text_is(args->objective, "worst-then-sum") ? MIRAIF_WORST_THEN_SUM : MIRAIF_SUM;
    problem->effort = (uint64_t)args->effort;
    if (args->limit > 0 && args->effort == 0)
        problem->effort = UINT64_MAX;
    outcome->whole = true;
    outcome->people = problem->people;
    outcome->groups = problem->groups;
    MI_TRY(miraif_solve_grouping(problem, &cli->env, cli->arena, &outcome->result, err));
    return miraif_check_grouping(problem, &outcome->result, err);
}

static enum miraif_status solve_balancing(struct cli *cli, const struct args *args,
                                          struct miraif_balancing *problem, struct outcome *outcome,
                                          struct miraif_error *err)
{
    struct miraif_balancing_result result;
    problem->effort = args->limit > 0 && args->effort == 0 ? UINT64_MAX : (uint64_t)args->effort;
    MI_TRY(miraif_solve_balancing(problem, &cli->env, cli->arena, &result, err));
    MI_TRY(miraif_check_balancing(problem, &result, cli->arena, err));
    outcome->people = problem->people;
    outcome->groups = problem->groups;
    outcome->result = (struct miraif_grouping_result){.solution = result.solution,
                                                      .group = result.group,
                                                      .total = result.total,
                                                      .bound = result.bound,
                                                      .steps = result.steps,
                                                      .stopped = result.stopped};
    return MIRAIF_OK;
}

static enum miraif_status read_features(const struct args *args, struct miraif_arena *arena,
                                        struct miraif_balancing *problem, uint32_t *ret_places,
                                        struct miraif_error *err)
{
    struct cli_sizes sizes = {0};
    uint32_t greatest = 1;
    uint32_t places;
    MI_TRY(cli_sizes_read(args->sizes, MIRAIF_FEATURE_PEOPLE_MOST, N_("“%s” is no list of group sizes"),
                          arena, &sizes, err));
    for (uint32_t g = 0; g < sizes.count; g++)
        greatest = sizes.size[g] > greatest ? sizes.size[g] : greatest;
    MI_TRY(miraif_features_read(args->features, greatest, arena, problem, &places, err));
    if (sizes.people != problem->people)
        return mi_fail(err, MIRAIF_UNSATISFIABLE, N_("the groups hold %u people, but there are %u"),
                       sizes.people, problem->people);
    problem->size = sizes.size;
    problem->groups = sizes.count;
    *ret_places = 2 * places;
    return MIRAIF_OK;
}

/* Few people get a matrix, and with it a proof; another objective than the sum needs one. */
static enum miraif_status solve_features(struct cli *cli, const struct args *args, struct outcome *outcome,
                                         struct miraif_error *err)
{
    struct miraif_balancing balancing = {0};
    struct miraif_grouping grouping;
    MI_TRY(read_features(args, cli->arena, &balancing, &outcome->places, err));
    if (balancing.people > MIRAIF_EXACT_PEOPLE_MOST && !mi_text_is(args->objective, "worst-then-sum"))
        return solve_balancing(cli, args, &balancing, outcome, err);
    MI_TRY(miraif_balancing_matrix(&balancing, cli->arena, &grouping, err));
    return solve_distances(cli, args, &grouping, outcome, err);
}

static enum miraif_status solve(struct cli *cli, const struct args *args, struct outcome *outcome,
                                struct miraif_error *err)
{
    struct miraif_grouping problem;
    bool features = args->features != NULL && args->sizes != NULL && args->file == NULL;
    bool distances = args->file != NULL && args->features == NULL && args->sizes == NULL;
    if (features)
        return solve_features(cli, args, outcome, err);
    if (!distances) {
        mi_fail(err, MIRAIF_USAGE, N_("it is not said what is to be grouped"));
        mi_hint(err, N_("give a FILE of distances, or --features with --sizes"));
        return MIRAIF_USAGE;
    }
    outcome->places = 6;
    MI_TRY(miraif_grouping_read(args->file, cli->arena, &problem, err));
    return solve_distances(cli, args, &problem, outcome, err);
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

static void put_groups(struct mi_value *object, const struct seating *seating, uint32_t groups)
{
    struct mi_value *list = mi_put_array(object, "groups");
    for (uint32_t g = 0; g < groups; g++) {
        struct mi_value *people = mi_put_array(list, NULL);
        for (uint32_t s = seating->start[g]; s < seating->start[g + 1]; s++)
            mi_put_int(people, NULL, seating->seat[s]);
    }
}

static struct mi_value *record(const struct outcome *outcome, const struct seating *seating,
                               struct miraif_arena *arena)
{
    const struct miraif_grouping_result *result = &outcome->result;
    struct mi_value *object = mi_value_object(arena);
    mi_put_text(object, "problem", "grouping");
    mi_put_text(object, "status", miraif_solution_name(result->solution));
    mi_put_decimal(object, "objective", millionths(outcome, result->total));
    mi_put_decimal(object, "bound", millionths(outcome, result->bound));
    mi_put_decimal(object, "gap", gap_of(result->total, result->bound));
    if (outcome->whole) {
        mi_put_decimal(object, "worst", millionths(outcome, result->worst));
        mi_put_decimal(object, "best", millionths(outcome, result->best));
    }
    put_groups(object, seating, outcome->groups);
    if (outcome->whole)
        mi_put_int(object, "considered", (int64_t)result->considered);
    if (result->legal_counted)
        mi_put_int(object, "legal", (int64_t)result->legal);
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

static void say_whole(struct cli *cli, const struct outcome *outcome)
{
    char objective[MI_DECIMAL_TEXT];
    char bound[MI_DECIMAL_TEXT];
    char gap[MI_DECIMAL_TEXT];
    mi_decimal_format(millionths(outcome, outcome->result.total), objective);
    mi_decimal_format(millionths(outcome, outcome->result.bound), bound);
    mi_decimal_round(gap_of(outcome->result.total, outcome->result.bound), gap);
    if (outcome->result.solution == MIRAIF_OPTIMAL)
        cli_say(cli, _("objective %s, proved to be the best"), objective);
    else
        cli_say(cli, _("objective %s, at most %s is possible (%s %% more), after %llu steps"), objective,
                bound, gap, (unsigned long long)outcome->result.steps);
}

static const char *const verdicts[] = {
    [MIRAIF_CLAIM_NOT_MADE] = N_("not claimed"),
    [MIRAIF_CLAIM_UNCHECKED] = N_("not checked again"),
    [MIRAIF_CLAIM_HOLDS] = N_("holds"),
    [MIRAIF_CLAIM_FAILS] = N_("does not hold"),
};
/* What each claim means. */
static const char *const claims[MIRAIF_CLAIMS] = {
    [MIRAIF_CLAIM_DIGEST] = N_("the digest is that of the input"),
    [MIRAIF_CLAIM_LEGAL] = N_("sizes and rules hold"),
    [MIRAIF_CLAIM_FIGURES] = N_("the figures are those of the groups"),
    [MIRAIF_CLAIM_ALTERNATIVES] = N_("the alternatives are legal, in order, and lose what is said"),
    [MIRAIF_CLAIM_OPTIMAL] = N_("no legal division is better than the best that is named"),
    [MIRAIF_CLAIM_COUNT] = N_("so many divisions are legal"),
    [MIRAIF_CLAIM_EQUALS] = N_("so many are as good"),
    [MIRAIF_CLAIM_RANK] = N_("the rank by the worst group"),
    [MIRAIF_CLAIM_NEXT] = N_("nothing comes between the alternatives"),
};

static enum miraif_status check(struct cli *cli, const struct args *args, struct miraif_error *err)
{
    enum miraif_verdict verdict[MIRAIF_CLAIMS];
    struct miraif_sheet sheet;
    bool holds = true;
    MI_TRY(miraif_sheet_read(args->check, cli->arena, &sheet, err));
    MI_TRY(miraif_sheet_check(&sheet, &cli->env, verdict, err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "problem", "check");
    mi_put_copy(record, "digest", sheet.digest);
    struct mi_value *list = mi_put_array(record, "claims");
    for (int i = 0; i < MIRAIF_CLAIMS; i++) {
        struct mi_value *one = mi_put_object(list, NULL);
        mi_put_text(one, "claim", miraif_sheet_claim_code((enum miraif_sheet_claim)i));
        mi_put_text(one, "verdict", miraif_verdict_code(verdict[i]));
        cli_say(cli, "%s: %s", _(claims[i]), _(verdicts[verdict[i]]));
        holds = holds && verdict[i] != MIRAIF_CLAIM_FAILS;
    }
    mi_put_bool(record, "holds", holds);
    MI_TRY(cli_data(cli, record, err));
    return holds ? MIRAIF_OK : mi_fail(err, MIRAIF_REFUSED, N_("the sheet claims what is not so"));
}

/* A sheet says all there is to say. */
static enum miraif_status check_alone(struct cli *cli, const struct args *args, struct miraif_error *err)
{
    if (args->file != NULL || args->features != NULL || args->sizes != NULL) {
        mi_fail(err, MIRAIF_USAGE, N_("a proof sheet is checked alone"));
        mi_hint(err, N_("miraif solve grouping --check SHEET"));
        return MIRAIF_USAGE;
    }
    cli_env_limit(args->limit / 1000);
    enum miraif_status status = check(cli, args, err);
    cli_env_limit(0);
    return status;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    if (args->check != NULL)
        return check_alone(cli, args, err);
    struct outcome outcome = {0};
    struct seating seating = {0};
    cli_env_limit(args->limit / 1000);
    enum miraif_status status = solve(cli, args, &outcome, err);
    cli_env_limit(0);
    MI_TRY(status);
    MI_TRY(seat_all(outcome.result.group, outcome.people, outcome.groups, cli->arena, &seating, err));
    for (uint32_t g = 0; g < outcome.groups; g++)
        MI_TRY(say_group(cli, &seating, g, err));
    say_whole(cli, &outcome);
    return cli_data(cli, record(&outcome, &seating, cli->arena), err);
}

const struct cli_command cmd_solve_grouping = {
    .noun = "solve",
    .verb = "grouping",
    .summary = N_("divide people into groups as diverse as can be"),
    .description = N_(
        "Divides people, numbered from 0, into groups so that the distances within groups add "
        "up to as much as "
        "can be (the maximally diverse grouping problem). Up to 24 people the result is proved "
        "to be the best, and mostly up to 64 in groups of four; above, a search goes as far as --effort "
        "or --time-limit say, with the same result for "
        "the same --seed "
        "and steps. The bound is what no division can exceed.\n\n"
        "With --features the distances are never written down, so that there may be a million people.\n\n"
        "Every result is checked by other code before it is printed. With --check it is the claims of a "
        "proof "
        "sheet that are, by code that shares nothing with the solvers; what is proved of up to 24 people is "
        "proved again."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_NONE,
    .args_size = sizeof(struct args),
    .record = &grouping_type,
    .run = run,
};
