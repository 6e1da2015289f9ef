/* `miraif solve mixing`: tables, round after round, at which people numbered from 0 meet as many others as
 * can be. */
#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/sizes.h"

struct args {
    int64_t groups;
    int64_t size;
    int64_t people;
    const char *sizes;
    int64_t rounds;
    const char *met;
    const char *apart;
    bool familiar;
    int64_t effort;
};

static const struct cli_param options[] = {
    {.name = "groups",
     .letter = 'g',
     .value = "G",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = MIRAIF_MIXING_PEOPLE_MOST,
     CLI_INTO(struct args, groups),
     .help = N_("number of tables")},
    {.name = "size",
     .value = "P",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = MIRAIF_MIXING_PEOPLE_MOST,
     CLI_INTO(struct args, size),
     .help = N_("seats of each table")},
    {.name = "people",
     .value = "N",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = MIRAIF_MIXING_PEOPLE_MOST,
     CLI_INTO(struct args, people),
     .help = N_("instead of --size: so many people, at tables that differ by one seat at most")},
    {.name = "sizes",
     .value = "LIST",
     CLI_INTO(struct args, sizes),
     .help =
         N_("instead of --groups and --size: the seats of every table, such as 5,4,4 or 4x6,3x2, which is "
            "six tables of four and two of three")},
    {.name = "rounds",
     .letter = 'r',
     .value = "W",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = MIRAIF_MIXING_ROUNDS_MOST,
     .required = true,
     CLI_INTO(struct args, rounds),
     .help = N_("how often people change tables, the first seating included")},
    {.name = "met",
     .value = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, met),
     .help = N_("pairs that met before, one a line: two numbers and, if you like, a weight")},
    {.name = "apart",
     .value = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, apart),
     .help = N_("pairs that must not share a table, one a line")},
    {.name = "familiar",
     CLI_INTO(struct args, familiar),
     .help = N_("in every round, whoever met any finds one of --met at the table, where possible")},
    {.name = "effort",
     .value = "STEPS",
     .kind = CLI_NUMBER,
     .least = 1,
     .most = INT64_C(1000000000000),
     CLI_INTO(struct args, effort),
     .help = N_("exchanges to try; the default takes about a second")},
};
static const struct cli_example examples[] = {
    {"miraif solve mixing --groups 8 --size 4 --rounds 10", N_("32 people, ten rounds, nobody meets twice")},
    {"miraif solve mixing --groups 4 --people 15 --rounds 3 --json", N_("one table has three seats")},
};

static const struct record_field fields[] = {
    {"problem", N_("problem"), "string", 0},
    {"status", N_("status"), "string", 0},
    {"repeats", N_("repeats"), "integer", FIELD_RIGHT},
    {"bound", N_("bound"), "integer", FIELD_RIGHT},
    {"most", N_("most"), "integer", FIELD_RIGHT},
    {"cost", N_("cost"), "integer", FIELD_RIGHT},
    {"cost_bound", N_("bound of the cost"), "integer", FIELD_RIGHT},
    {"unfamiliar", N_("without a familiar face"), "integer", FIELD_RIGHT},
    {"rounds", N_("rounds"), "array", FIELD_NESTED},
    {"steps", N_("steps"), "integer", FIELD_RIGHT},
    {"stopped", N_("stopped"), "boolean", 0},
    {NULL, NULL, NULL, 0},
};
static const struct record_type mixing_type = {"mixing", fields};

/* `tables` tables of the same size, or that differ by one seat. */
static enum miraif_status equal_tables(uint32_t tables, uint64_t people, struct miraif_arena *arena,
                                       struct miraif_mixing *problem, struct miraif_error *err)
{
    if (people > MIRAIF_MIXING_PEOPLE_MOST || people < tables)
        return mi_fail(err, MIRAIF_USAGE, N_("%u tables cannot be set for %llu people"), tables,
                       (unsigned long long)people);
    uint32_t *size = mi_arena_array(arena, tables, sizeof *size);
    if (size == NULL)
        return mi_no_memory(err);
    for (uint32_t t = 0; t < tables; t++)
        size[t] = (uint32_t)(people / tables + (t < people % tables));
    problem->tables = tables;
    problem->people = (uint32_t)people;
    problem->size = size;
    return MIRAIF_OK;
}

static enum miraif_status listed_tables(const char *list, struct miraif_arena *arena,
                                        struct miraif_mixing *problem, struct miraif_error *err)
{
    struct cli_sizes sizes = {0};
    MI_TRY(cli_sizes_read(list, MIRAIF_MIXING_PEOPLE_MOST, N_("“%s” is no list of table sizes"), arena,
                          &sizes, err));
    problem->size = sizes.size;
    problem->tables = sizes.count;
    problem->people = sizes.people;
    return MIRAIF_OK;
}

static enum miraif_status lay_tables(const struct args *args, struct miraif_arena *arena,
                                     struct miraif_mixing *problem, struct miraif_error *err)
{
    bool equal = args->groups != 0 && (args->size != 0) != (args->people != 0) && args->sizes == NULL;
    bool listed = args->groups == 0 && args->size == 0 && args->people == 0 && args->sizes != NULL;
    if (listed)
        return listed_tables(args->sizes, arena, problem, err);
    if (equal)
        return equal_tables((uint32_t)args->groups,
                            (uint64_t)(args->people != 0 ? args->people : args->groups * args->size), arena,
                            problem, err);
    mi_fail(err, MIRAIF_USAGE, N_("it is not said which tables there are"));
    mi_hint(err, N_("give --groups with --size or --people, or else --sizes"));
    return MIRAIF_USAGE;
}

/* The people of a round, table by table, as JSON. */
static void put_round(struct mi_value *rounds, const struct miraif_mixing *problem, const uint32_t *table)
{
    struct mi_value *tables = mi_put_array(rounds, NULL);
    for (uint32_t t = 0; t < problem->tables; t++) {
        struct mi_value *people = mi_put_array(tables, NULL);
        for (uint32_t p = 0; p < problem->people; p++)
            if (table[p] == t)
                mi_put_int(people, NULL, p);
    }
}

static struct mi_value *record(const struct miraif_mixing *problem, const struct miraif_mixing_result *result,
                               struct miraif_arena *arena)
{
    struct mi_value *object = mi_value_object(arena);
    mi_put_text(object, "problem", "mixing");
    mi_put_text(object, "status", miraif_solution_name(result->solution));
    mi_put_int(object, "repeats", result->repeats);
    mi_put_int(object, "bound", result->repeats_bound);
    mi_put_int(object, "most", result->most);
    mi_put_int(object, "cost", result->cost);
    mi_put_int(object, "cost_bound", result->bound);
    mi_put_int(object, "unfamiliar", result->unfamiliar);
    struct mi_value *rounds = mi_put_array(object, "rounds");
    for (uint32_t round = 0; round < problem->rounds; round++)
        put_round(rounds, problem, result->table + (size_t)round * problem->people);
    mi_put_int(object, "steps", (int64_t)result->steps);
    mi_put_bool(object, "stopped", result->stopped);
    return object;
}

/* The same for people to read: a line a round, tables parted by bars. */
static enum miraif_status say_round(struct cli *cli, const struct miraif_mixing *problem, uint32_t round,
                                    const uint32_t *table, struct miraif_error *err)
{
    struct mi_str line = mi_str_begin(cli->arena, 1u << 20);
    for (uint32_t t = 0; t < problem->tables; t++) {
        mi_str_add(&line, t == 0 ? "" : " |");
        for (uint32_t p = 0; p < problem->people; p++)
            if (table[p] == t)
                mi_str_addf(&line, " %u", p);
    }
    const char *text;
    MI_TRY(mi_str_end(&line, &text, err));
    cli_say(cli, _("round %u:%s"), round, text);
    return MIRAIF_OK;
}

static enum miraif_status say(struct cli *cli, const struct miraif_mixing *problem,
                              const struct miraif_mixing_result *result, struct miraif_error *err)
{
    for (uint32_t round = 0; round < problem->rounds; round++)
        MI_TRY(say_round(cli, problem, round, result->table + (size_t)round * problem->people, err));
    cli_say(cli, _("%lld repeated meetings; there must be %lld; a pair shares a table %u times at most"),
            (long long)result->repeats, (long long)result->repeats_bound, result->most);
    if (result->unfamiliar > 0)
        cli_say(cli, _("%u seats are without a familiar face"), result->unfamiliar);
    return MIRAIF_OK;
}

static enum miraif_status load(const struct args *args, struct miraif_arena *arena,
                               struct miraif_mixing *problem, struct miraif_error *err)
{
    MI_TRY(lay_tables(args, arena, problem, err));
    problem->rounds = (uint32_t)args->rounds;
    problem->familiar = args->familiar;
    problem->effort = (uint64_t)args->effort;
    if (args->met != NULL)
        MI_TRY(
            miraif_mixing_read_pairs(args->met, problem->people, arena, &problem->met, &problem->mets, err));
    if (args->apart != NULL)
        MI_TRY(miraif_mixing_read_pairs(args->apart, problem->people, arena, &problem->apart,
                                        &problem->aparts, err));
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    struct miraif_mixing problem = {0};
    struct miraif_mixing_result result;
    MI_TRY(load(arguments, cli->arena, &problem, err));
    MI_TRY(miraif_solve_mixing(&problem, &cli->env, cli->arena, &result, err));
    MI_TRY(miraif_check_mixing(&problem, &result, err));
    if (result.solution == MIRAIF_INFEASIBLE) {
        mi_fail(err, MIRAIF_UNSATISFIABLE, N_("%u times separated people share a table at the best"),
                result.broken);
        mi_hint(err, N_("take fewer separations, smaller tables, or a greater --effort"));
        return MIRAIF_UNSATISFIABLE;
    }
    MI_TRY(say(cli, &problem, &result, err));
    return cli_data(cli, record(&problem, &result, cli->arena), err);
}

const struct cli_command cmd_solve_mixing = {
    .noun = "solve",
    .verb = "mixing",
    .summary = N_("seat people so that they meet as many others as can be"),
    .description = N_(
        "Divides people, numbered from 0, over tables in each of several rounds, so that as few pairs as "
        "possible meet twice, and what must repeat is spread evenly (the social golfer problem). Where a "
        "design is known at which nobody meets twice, it is used at once; elsewhere exchanges are tried, as "
        "many as --effort says, with the same result for the same --seed. The bound is a number of repeats "
        "that no seating can go below.\n\n"
        "A meeting costs the pair's weight in --met and one more for every earlier round at one table; the "
        "cost is what is made small. Every result is checked by other code before it is printed."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_NONE,
    .args_size = sizeof(struct args),
    .record = &mixing_type,
    .run = run,
};
