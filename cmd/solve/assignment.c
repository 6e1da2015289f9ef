/* `miraif solve assignment`: rows are given columns at the least cost. */
#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"

struct args {
    const char *file;
    bool maximize;
    const char *row_capacity;
    const char *column_capacity;
};

static const struct cli_param operands[] = {
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .required = true,
     .help =
         N_("CSV of costs without a header, a line a row; an empty cell may not be; - is standard input")},
};
static const struct cli_param options[] = {
    {.name = "maximize", CLI_INTO(struct args, maximize), .help = N_("numbers are gains, not costs")},
    {.name = "row-capacity",
     .value = "N[,N,…]",
     CLI_INTO(struct args, row_capacity),
     .help = N_("columns that a row may have: one number for all, or one for each")},
    {.name = "col-capacity",
     .value = "N[,N,…]",
     CLI_INTO(struct args, column_capacity),
     .help = N_("rows that a column may have")},
};
static const struct cli_example examples[] = {
    {"printf '4,1,3\\n2,0,5\\n3,2,2\\n' | miraif solve assignment -", N_("three rows, three columns")},
    {"printf '4,,3\\n2,0,\\n' | miraif solve assignment - --maximize --json",
     N_("the greatest sum of gains, and two pairs that may not be")},
};

static const struct record_field fields[] = {
    {"problem", N_("problem"), "string", 0},
    {"status", N_("status"), "string", 0},
    {"objective", N_("objective"), "decimal", FIELD_RIGHT},
    {"pairs", N_("pairs"), "integer", FIELD_RIGHT},
    {"assignment", N_("assignment"), "array", FIELD_NESTED},
    {"steps", N_("steps"), "integer", FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type assignment_type = {"assignment", fields};

/* One number for all, or one for each of `count`; null text: null. */
static enum miraif_status read_capacity(const char *text, uint32_t count, struct miraif_arena *arena,
                                        const uint32_t **ret_capacity, struct miraif_error *err)
{
    uint32_t *capacity = mi_arena_array(arena, (size_t)count + 1, sizeof *capacity);
    uint32_t read = 0;
    if (text == NULL)
        return MIRAIF_OK;
    if (capacity == NULL)
        return mi_no_memory(err);
    for (const char *at = text; read <= count; at++) {
        const char *start = at;
        for (; *at >= '0' && *at <= '9' && at - start < 7; at++)
            capacity[read] = 10 * capacity[read] + (uint32_t)(*at - '0');
        if (at == start || (*at != ',' && *at != '\0') || capacity[read] > MIRAIF_ASSIGNMENT_SIDE_MOST)
            return mi_fail(err, MIRAIF_USAGE, N_("“%s” is no list of capacities"), text);
        read++;
        if (*at == '\0')
            break;
    }
    if (read != 1 && read != count)
        return mi_fail(err, MIRAIF_USAGE, N_("“%s” should have one capacity, or %u"), text, count);
    for (uint32_t i = read; i < count; i++)
        capacity[i] = capacity[0];
    *ret_capacity = capacity;
    return MIRAIF_OK;
}

/* Gains are costs below nothing. */
static const int64_t *negate(const struct miraif_assignment *problem, struct miraif_arena *arena)
{
    size_t cells = (size_t)problem->rows * problem->columns;
    int64_t *cost = mi_arena_array(arena, cells, sizeof *cost);
    for (size_t i = 0; cost != NULL && i < cells; i++)
        cost[i] = problem->cost[i] == MIRAIF_FORBIDDEN ? MIRAIF_FORBIDDEN : -problem->cost[i];
    return cost;
}

static enum miraif_status load(const struct args *args, struct miraif_arena *arena,
                               struct miraif_assignment *problem, bool *ret_decimal, struct miraif_error *err)
{
    MI_TRY(miraif_assignment_read(args->file, arena, problem, ret_decimal, err));
    MI_TRY(read_capacity(args->row_capacity, problem->rows, arena, &problem->row_capacity, err));
    MI_TRY(read_capacity(args->column_capacity, problem->columns, arena, &problem->column_capacity, err));
    if (args->maximize)
        problem->cost = negate(problem, arena);
    return problem->cost == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

/* A row's column or null; its columns, where rows may have several. */
static void put_row(struct mi_value *assignment, const struct miraif_assignment_result *result, uint32_t row,
                    bool several)
{
    struct mi_value *columns = several ? mi_put_array(assignment, NULL) : assignment;
    if (!several && result->first[row] == result->first[row + 1])
        mi_put_null(assignment, NULL);
    for (uint32_t k = result->first[row]; k < result->first[row + 1]; k++)
        mi_put_int(columns, NULL, result->column[k]);
}

static struct mi_value *record(const struct miraif_assignment *problem,
                               const struct miraif_assignment_result *result, int64_t objective, bool decimal,
                               struct miraif_arena *arena)
{
    struct mi_value *object = mi_value_object(arena);
    mi_put_text(object, "problem", "assignment");
    mi_put_text(object, "status", miraif_solution_name(result->solution));
    if (decimal)
        mi_put_decimal(object, "objective", objective);
    else
        mi_put_int(object, "objective", objective);
    mi_put_int(object, "pairs", result->pairs);
    struct mi_value *assignment = mi_put_array(object, "assignment");
    for (uint32_t row = 0; row < problem->rows; row++)
        put_row(assignment, result, row, problem->row_capacity != NULL);
    mi_put_int(object, "steps", (int64_t)result->steps);
    return object;
}

static enum miraif_status say(struct cli *cli, const struct miraif_assignment *problem,
                              const struct miraif_assignment_result *result, int64_t objective, bool decimal,
                              struct miraif_error *err)
{
    char number[MI_DECIMAL_TEXT];
    for (uint32_t row = 0; row < problem->rows; row++) {
        struct mi_str line = mi_str_begin(cli->arena, 1u << 20);
        const char *text;
        mi_str_add(&line, result->first[row] == result->first[row + 1] ? " -" : "");
        for (uint32_t k = result->first[row]; k < result->first[row + 1]; k++)
            mi_str_addf(&line, " %u", result->column[k]);
        MI_TRY(mi_str_end(&line, &text, err));
        cli_say(cli, "%u:%s", row, text);
    }
    mi_decimal_format(objective, number);
    if (decimal)
        cli_say(cli, _("%u pairs, objective %s"), result->pairs, number);
    else
        cli_say(cli, _("%u pairs, objective %lld"), result->pairs, (long long)objective);
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_assignment problem;
    struct miraif_assignment_result result;
    bool decimal;
    MI_TRY(load(args, cli->arena, &problem, &decimal, err));
    MI_TRY(miraif_solve_assignment(&problem, &cli->env, cli->arena, &result, err));
    MI_TRY(miraif_check_assignment(&problem, &result, cli->arena, err));
    int64_t objective = args->maximize ? -result.cost : result.cost;
    MI_TRY(say(cli, &problem, &result, objective, decimal, err));
    return cli_data(cli, record(&problem, &result, objective, decimal, cli->arena), err);
}

const struct cli_command cmd_solve_assignment = {
    .noun = "solve",
    .verb = "assignment",
    .summary = N_("give rows their columns at the least cost"),
    .description = N_(
        "Makes as many pairs of a row and a column as there can be and, of all ways to do that, takes one of "
        "the least total cost, or with --maximize the greatest gain. A row and a column are in one pair "
        "each, "
        "unless capacities say otherwise; the same pair is made once. Rows and columns are numbered from 0; "
        "a row without a column has null, and where --row-capacity is given every row has a list.\n\n"
        "Numbers have at most six places. Shortest augmenting paths (Jonker and Volgenant 1987) give a "
        "result "
        "with dual prices, by which other code proves it before it is printed."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_NONE,
    .args_size = sizeof(struct args),
    .record = &assignment_type,
    .run = run,
};
