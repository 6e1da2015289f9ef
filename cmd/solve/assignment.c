/* `miraif solve assignment`: rows are given columns at the least cost. */
#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"

struct args {
    const char *file;
    const char *other;
    bool maximize;
    const char *row_capacity;
    const char *column_capacity;
    const char *row_least;
    const char *column_least;
    bool balance;
    const char *objective;
    bool stable;
    const char *propose;
    const char *audit;
};

static const char *const objectives[] = {"pairs", "total", "fair", NULL};
static const char *const sides[] = {"rows", "columns", NULL};

static const struct cli_param operands[] = {
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .required = true,
     .help =
         N_("CSV of costs without a header, a line a row; an empty cell may not be; - is standard input")},
    {.name = "COLUMNS",
     .kind = CLI_FILE,
     CLI_INTO(struct args, other),
     .help = N_("with --stable: the like, a line a column, of what columns think of rows")},
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
    {.name = "row-least",
     .value = "N[,N,…]",
     CLI_INTO(struct args, row_least),
     .help = N_("columns that a row has at least")},
    {.name = "col-least",
     .value = "N[,N,…]",
     CLI_INTO(struct args, column_least),
     .help = N_("rows that a column has at least")},
    {.name = "balance",
     CLI_INTO(struct args, balance),
     .help = N_("columns have as equally many rows as can be, before the cost is looked at")},
    {.name = "objective",
     .value = "WHAT",
     .kind = CLI_CHOICE,
     .choices = objectives,
     CLI_INTO(struct args, objective),
     .help = N_("pairs (as many as can be, then the least cost; the default), total (the least cost, even of "
                "fewer pairs) or fair (as many as can be, then the dearest pair as cheap as can be, then the "
                "next)")},
    {.name = "stable",
     CLI_INTO(struct args, stable),
     .help = N_("no row and column would rather have each other than what they get")},
    {.name = "propose",
     .value = "SIDE",
     .kind = CLI_CHOICE,
     .choices = sides,
     CLI_INTO(struct args, propose),
     .help = N_("with --stable: who has the best partners of all stable results; rows, if not given")},
    {.name = "audit",
     .value = "RESULT",
     .kind = CLI_FILE,
     CLI_INTO(struct args, audit),
     .help = N_("solve nothing, but list which pairs block this result, JSON as it is printed")},
};
static const struct cli_example examples[] = {
    {"printf '4,1,3\\n2,0,5\\n3,2,2\\n' | miraif solve assignment -", N_("three rows, three columns")},
    {"printf '4,,3\\n2,0,\\n' | miraif solve assignment - --maximize --json",
     N_("the greatest sum of gains, and two pairs that may not be")},
    {"printf '4,1,3\\n2,0,5\\n' | miraif solve assignment - --balance", N_("no column has more than others")},
};

static const struct record_field fields[] = {
    {"problem", N_("problem"), "string", 0},
    {"status", N_("status"), "string", 0},
    {"objective", N_("objective"), "decimal", FIELD_RIGHT},
    {"pairs", N_("pairs"), "integer", FIELD_RIGHT},
    {"assignment", N_("assignment"), "array", FIELD_NESTED},
    {"loads", N_("rows of each column"), "array", FIELD_NESTED},
    {"dearest", N_("dearest pair"), "decimal", FIELD_RIGHT},
    {"blocking", N_("blocking pairs"), "array", FIELD_NESTED},
    {"unacceptable", N_("pairs that may not be"), "array", FIELD_NESTED},
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

/* What is to be solved, and what came of it. */
struct work {
    const struct args *args;
    struct miraif_assignment problem;
    const int64_t *column_cost; /* what columns think, rows × columns; null: the same */
    bool decimal;
    struct miraif_pairing pairing;
    const char *status;
    int64_t objective;
    const struct miraif_audit *audit; /* null: not asked for */
};

/* Gains are costs below nothing. */
static const int64_t *negate(const int64_t *given, size_t cells, struct miraif_arena *arena)
{
    int64_t *cost = mi_arena_array(arena, cells, sizeof *cost);
    for (size_t i = 0; cost != NULL && i < cells; i++)
        cost[i] = given[i] == MIRAIF_FORBIDDEN ? MIRAIF_FORBIDDEN : -given[i];
    return cost;
}

/* The columns' file has a line for each column. */
static enum miraif_status load_columns(struct work *work, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    struct miraif_assignment columns;
    uint32_t rows = work->problem.rows;
    bool decimal;
    MI_TRY(miraif_assignment_read(work->args->other, arena, &columns, &decimal, err));
    if (columns.rows != work->problem.columns || columns.columns != rows)
        return mi_fail(err, MIRAIF_BAD_INPUT, N_("“%s” should have %u lines of %u cells"), work->args->other,
                       work->problem.columns, rows);
    int64_t *cost = mi_arena_array(arena, (size_t)rows * columns.rows, sizeof *cost);
    if (cost == NULL)
        return mi_no_memory(err);
    for (uint32_t j = 0; j < columns.rows; j++)
        for (uint32_t i = 0; i < rows; i++)
            cost[(size_t)i * columns.rows + j] = columns.cost[(size_t)j * rows + i];
    work->column_cost = cost;
    return MIRAIF_OK;
}

static enum miraif_status load(struct work *work, struct miraif_arena *arena, struct miraif_error *err)
{
    const struct args *args = work->args;
    struct miraif_assignment *problem = &work->problem;
    MI_TRY(miraif_assignment_read(args->file, arena, problem, &work->decimal, err));
    MI_TRY(read_capacity(args->row_capacity, problem->rows, arena, &problem->row_capacity, err));
    MI_TRY(read_capacity(args->column_capacity, problem->columns, arena, &problem->column_capacity, err));
    MI_TRY(read_capacity(args->row_least, problem->rows, arena, &problem->row_least, err));
    MI_TRY(read_capacity(args->column_least, problem->columns, arena, &problem->column_least, err));
    if (args->other != NULL)
        MI_TRY(load_columns(work, arena, err));
    size_t cells = (size_t)problem->rows * problem->columns;
    if (args->maximize) {
        problem->cost = negate(problem->cost, cells, arena);
        work->column_cost = work->column_cost == NULL ? NULL : negate(work->column_cost, cells, arena);
    }
    problem->balance = args->balance;
    problem->cost_first = mi_text_is(args->objective, "total");
    return problem->cost == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

static enum miraif_status check_usage(const struct args *args, struct miraif_error *err)
{
    bool loads = args->row_least != NULL || args->column_least != NULL || args->balance;
    if (args->stable ? args->other == NULL : args->other != NULL && args->audit == NULL)
        return mi_fail(err, MIRAIF_USAGE,
                       N_("--stable goes with two files, what rows think and what columns do"));
    if (args->propose != NULL && !args->stable)
        return mi_fail(err, MIRAIF_USAGE, N_("--propose goes with --stable"));
    if ((args->stable || args->audit != NULL) && (loads || args->objective != NULL))
        return mi_fail(err, MIRAIF_USAGE, N_("--stable and --audit know capacities only"));
    if (args->balance && mi_text_is(args->objective, "total"))
        return mi_fail(err, MIRAIF_USAGE, N_("--balance does not go with --objective total"));
    return MIRAIF_OK;
}

static enum miraif_status audit(struct work *work, struct cli *cli, struct miraif_error *err)
{
    const struct miraif_assignment *problem = &work->problem;
    struct miraif_audit *found = mi_arena_array(cli->arena, 1, sizeof *found);
    struct miraif_stable stable = {.rows = problem->rows,
                                   .columns = problem->columns,
                                   .row_cost = problem->cost,
                                   .column_cost =
                                       work->column_cost != NULL ? work->column_cost : problem->cost,
                                   .row_capacity = problem->row_capacity,
                                   .column_capacity = problem->column_capacity,
                                   .columns_propose = mi_text_is(work->args->propose, "columns")};
    if (found == NULL)
        return mi_no_memory(err);
    if (work->args->audit == NULL)
        MI_TRY(miraif_solve_stable(&stable, &cli->env, cli->arena, &work->pairing, err));
    else
        MI_TRY(miraif_pairing_read(work->args->audit, problem->rows, problem->columns, cli->arena,
                                   &work->pairing, err));
    MI_TRY(miraif_audit_pairing(&stable, &work->pairing, cli->arena, found, err));
    bool clean = found->blockings + found->unacceptables == 0;
    if (work->args->audit == NULL && !clean)
        return mi_fail(err, MIRAIF_INTERNAL, "the stable assignment is not stable");
    work->status = clean ? "stable" : "blocked";
    work->audit = found;
    return MIRAIF_OK;
}

/* Griefs are the costs; else nothing costs anything. */
static enum miraif_status solve_fair(struct work *work, struct cli *cli,
                                     struct miraif_assignment_result *result, struct miraif_error *err)
{
    struct miraif_assignment problem = work->problem;
    size_t cells = (size_t)problem.rows * problem.columns;
    struct miraif_fair_result fair;
    int64_t *cost = mi_arena_array(cli->arena, cells, sizeof *cost);
    if (cost == NULL)
        return mi_no_memory(err);
    for (size_t k = 0; k < cells; k++)
        cost[k] = problem.cost[k] == MIRAIF_FORBIDDEN ? MIRAIF_FORBIDDEN : 0;
    problem.cost = cost;
    MI_TRY(miraif_solve_fair(&problem, work->problem.cost, &cli->env, cli->arena, &fair, err));
    MI_TRY(miraif_check_fair(&problem, work->problem.cost, &fair, cli->arena, err));
    *result = fair.best;
    return MIRAIF_OK;
}

static enum miraif_status solve(struct work *work, struct cli *cli, struct miraif_error *err)
{
    struct miraif_assignment_result result;
    if (mi_text_is(work->args->objective, "fair")) {
        MI_TRY(solve_fair(work, cli, &result, err));
    } else {
        MI_TRY(miraif_solve_assignment(&work->problem, &cli->env, cli->arena, &result, err));
        MI_TRY(miraif_check_assignment(&work->problem, &result, cli->arena, err));
    }
    if (result.shortfall > 0)
        return mi_fail(err, MIRAIF_UNSATISFIABLE,
                       N_("the least loads cannot be had: %llu are missing at the best"),
                       (unsigned long long)result.shortfall);
    work->pairing = (struct miraif_pairing){result.first, result.column, result.pairs, result.steps};
    work->status = miraif_solution_name(result.solution);
    return MIRAIF_OK;
}

/* Adds up the rows' costs, and finds the dearest; pairs that may not be do not count. */
static void measure(struct work *work, int64_t *ret_dearest)
{
    const struct miraif_pairing *pairing = &work->pairing;
    int64_t sum = 0;
    bool found = false;
    *ret_dearest = 0;
    for (uint32_t row = 0; row < work->problem.rows; row++)
        for (uint32_t k = pairing->first[row]; k < pairing->first[row + 1]; k++) {
            int64_t cost = work->problem.cost[(size_t)row * work->problem.columns + pairing->column[k]];
            if (cost == MIRAIF_FORBIDDEN)
                continue;
            sum += cost;
            *ret_dearest = !found || cost > *ret_dearest ? cost : *ret_dearest;
            found = true;
        }
    work->objective = work->args->maximize ? -sum : sum;
    *ret_dearest = work->args->maximize ? -*ret_dearest : *ret_dearest;
}

static void put_number(struct mi_value *object, const char *key, int64_t number, bool decimal)
{
    if (decimal)
        mi_put_decimal(object, key, number);
    else
        mi_put_int(object, key, number);
}

/* A row's column or null; its columns, where rows may have several. */
static void put_row(struct mi_value *assignment, const struct miraif_pairing *pairing, uint32_t row,
                    bool several)
{
    struct mi_value *columns = several ? mi_put_array(assignment, NULL) : assignment;
    if (!several && pairing->first[row] == pairing->first[row + 1])
        mi_put_null(assignment, NULL);
    for (uint32_t k = pairing->first[row]; k < pairing->first[row + 1]; k++)
        mi_put_int(columns, NULL, pairing->column[k]);
}

static void put_pairs(struct mi_value *object, const char *key, const struct miraif_pair *pair, size_t count)
{
    struct mi_value *list = mi_put_array(object, key);
    for (size_t k = 0; k < count; k++) {
        struct mi_value *one = mi_put_array(list, NULL);
        mi_put_int(one, NULL, pair[k].row);
        mi_put_int(one, NULL, pair[k].column);
    }
}

static enum miraif_status put_loads(struct mi_value *object, const struct work *work,
                                    struct miraif_arena *arena, struct miraif_error *err)
{
    uint32_t *load = mi_arena_array(arena, work->problem.columns, sizeof *load);
    struct mi_value *loads = mi_put_array(object, "loads");
    if (load == NULL)
        return mi_no_memory(err);
    for (uint32_t k = 0; k < work->pairing.pairs; k++)
        load[work->pairing.column[k]]++;
    for (uint32_t j = 0; j < work->problem.columns; j++)
        mi_put_int(loads, NULL, load[j]);
    return MIRAIF_OK;
}

static enum miraif_status record(const struct work *work, int64_t dearest, struct miraif_arena *arena,
                                 struct mi_value **ret_record, struct miraif_error *err)
{
    struct mi_value *object = mi_value_object(arena);
    mi_put_text(object, "problem", "assignment");
    mi_put_text(object, "status", work->status);
    put_number(object, "objective", work->objective, work->decimal);
    mi_put_int(object, "pairs", work->pairing.pairs);
    struct mi_value *assignment = mi_put_array(object, "assignment");
    for (uint32_t row = 0; row < work->problem.rows; row++)
        put_row(assignment, &work->pairing, row, work->problem.row_capacity != NULL);
    if (work->problem.column_capacity != NULL)
        MI_TRY(put_loads(object, work, arena, err));
    if (work->pairing.pairs > 0)
        put_number(object, "dearest", dearest, work->decimal);
    if (work->audit != NULL) {
        put_pairs(object, "blocking", work->audit->blocking, work->audit->blockings);
        put_pairs(object, "unacceptable", work->audit->unacceptable, work->audit->unacceptables);
    }
    mi_put_int(object, "steps", (int64_t)work->pairing.steps);
    *ret_record = object;
    return MIRAIF_OK;
}

static enum miraif_status say_rows(struct cli *cli, const struct work *work, struct miraif_error *err)
{
    const struct miraif_pairing *pairing = &work->pairing;
    for (uint32_t row = 0; row < work->problem.rows; row++) {
        struct mi_str line = mi_str_begin(cli->arena, 1u << 20);
        const char *text;
        mi_str_add(&line, pairing->first[row] == pairing->first[row + 1] ? " -" : "");
        for (uint32_t k = pairing->first[row]; k < pairing->first[row + 1]; k++)
            mi_str_addf(&line, " %u", pairing->column[k]);
        MI_TRY(mi_str_end(&line, &text, err));
        cli_say(cli, "%u:%s", row, text);
    }
    return MIRAIF_OK;
}

static void say_audit(struct cli *cli, const struct miraif_audit *audit)
{
    for (size_t k = 0; k < audit->unacceptables; k++)
        cli_say(cli, _("row %u and column %u may not be a pair"), audit->unacceptable[k].row,
                audit->unacceptable[k].column);
    for (size_t k = 0; k < audit->blockings; k++)
        cli_say(cli, _("row %u and column %u would rather have each other"), audit->blocking[k].row,
                audit->blocking[k].column);
    cli_say(cli, _("%zu blocking pairs"), audit->blockings);
}

static void say_whole(struct cli *cli, const struct work *work)
{
    char number[MI_DECIMAL_TEXT];
    mi_decimal_format(work->objective, number);
    if (work->decimal)
        cli_say(cli, _("%u pairs, objective %s"), work->pairing.pairs, number);
    else
        cli_say(cli, _("%u pairs, objective %lld"), work->pairing.pairs, (long long)work->objective);
    if (work->audit != NULL)
        say_audit(cli, work->audit);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    struct work work = {.args = arguments};
    struct mi_value *object;
    int64_t dearest;
    MI_TRY(check_usage(work.args, err));
    MI_TRY(load(&work, cli->arena, err));
    if (work.args->stable || work.args->audit != NULL)
        MI_TRY(audit(&work, cli, err));
    else
        MI_TRY(solve(&work, cli, err));
    measure(&work, &dearest);
    MI_TRY(say_rows(cli, &work, err));
    say_whole(cli, &work);
    MI_TRY(record(&work, dearest, cli->arena, &object, err));
    return cli_data(cli, object, err);
}

const struct cli_command cmd_solve_assignment = {
    .noun = "solve",
    .verb = "assignment",
    .summary = N_("give rows their columns at the least cost"),
    .description = N_(
        "Makes as many pairs of a row and a column as there can be and, of all ways to do that, takes one of "
        "the least total cost, or with --maximize the greatest gain; --objective asks for something else. A "
        "row and a column are in one pair each, unless capacities say otherwise; the same pair is made once. "
        "Least loads come before all else, then the number of pairs, then with --balance the equality of "
        "the columns' loads, then costs. Rows and columns are numbered from 0; a row without a column has "
        "null, and where --row-capacity is given every row has a list.\n\n"
        "Numbers have at most six places. Shortest augmenting paths (Jonker and Volgenant 1987) give a "
        "result with dual prices, by which other code proves it before it is printed; a fair result has "
        "such prices for each of its levels.\n\n"
        "With --stable either side has its own numbers of the other, of which the least is liked best; "
        "equal ones are ties, which fall to the lower number, and empty cells are partners who are not "
        "acceptable. Deferred acceptance (Gale and Shapley 1962) finds pairs that no row and column would "
        "leave for each other; the objective is the rows'. --audit lists the pairs that would, of any "
        "result; with one file, both sides think the same."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_NONE,
    .args_size = sizeof(struct args),
    .record = &assignment_type,
    .run = run,
};
