/* What a selection looks like outside. */
#include "cli/record_selection.h"

#include <string.h>

#include "base/str.h"
#include "cli/output.h"

static const struct record_field selection_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},
    {"state", N_("state"), "string", FIELD_TABLE},
    {"status", N_("status"), "string", FIELD_TABLE},
    {"objective", N_("marks"), "object", FIELD_NESTED},
    {"bound", N_("bound"), "decimal", 0},
    {"seats", N_("seats"), "integer", 0},
    {"teams", N_("teams"), "integer", 0},
    {"team_size", N_("team size"), "integer", 0},
    {"eligible", N_("eligible"), "integer", 0},
    {"selected", N_("selected"), "array", FIELD_NESTED},
    {"waitlist", N_("waitlist"), "array", FIELD_NESTED},
    {"rejected", N_("not selected"), "array", FIELD_NESTED},
    {"unmarked", N_("unmarked"), "array", FIELD_NESTED},
    {"reasons", N_("reasons"), "array", FIELD_NESTED},
    {"run", N_("run"), "integer", 0},
    {"at", N_("at"), "instant", 0},
    {"adopted_at", N_("adopted at"), "instant", 0},
    {"seed", N_("seed"), "integer", 0},
    {"steps", N_("steps"), "integer", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_selection_type = {"selection", selection_fields};

/* Rows of the tables in text. */
static const struct record_field chosen_fields[] = {
    {"rank", N_("rank"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"mark", N_("mark"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"person", N_("applicant"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"company", N_("company"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type chosen_type = {"choice", chosen_fields};

static const struct record_field waiting_fields[] = {
    {"waitlist", N_("waitlist"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"mark", N_("mark"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"person", N_("applicant"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"replaceable", N_("could replace"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type waiting_type = {"waiting", waiting_fields};

static void put_reasons(struct mi_value *record, const struct miraif_reason *reason, size_t count)
{
    struct mi_value *array = mi_put_array(record, "reasons");
    for (size_t i = 0; i < count; i++) {
        struct mi_value *one = mi_put_object(array, NULL);
        mi_put_copy(one, "code", reason[i].code);
        mi_put_copy(one, "text", reason[i].text);
    }
}

static void put_number(struct mi_value *record, const char *key, int64_t number)
{
    if (number == 0)
        mi_put_null(record, key);
    else
        mi_put_int(record, key, number);
}

static struct mi_value *record_choice(struct miraif_arena *arena, const struct miraif_choice *choice)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', choice->person);
    mi_put_copy(record, "name", choice->name);
    mi_put_copy(record, "company", choice->company);
    mi_put_copy(record, "decision", choice->decision);
    put_number(record, "rank", choice->rank);
    if (choice->rank == 0)
        mi_put_null(record, "mark");
    else
        mi_put_decimal(record, "mark", choice->mark);
    put_number(record, "waitlist", choice->waitlist);
    if (choice->waitlist != 0) {
        struct mi_value *replaces = mi_put_array(record, "replaces");
        for (size_t i = 0; i < choice->replace_count; i++)
            mi_put_ref(replaces, NULL, 'p', choice->replaces[i]);
    }
    put_reasons(record, choice->reason, choice->reasons);
    return record;
}

/* The choices with one decision, as an array. */
static void put_choices(struct mi_value *record, const char *key, struct miraif_arena *arena,
                        const struct miraif_selected *selected, const char *decision)
{
    struct mi_value *array = mi_put_array(record, key);
    for (size_t i = 0; i < selected->choices; i++)
        if (mi_text_is(selected->choice[i].decision, decision))
            mi_put_value(array, NULL, record_choice(arena, &selected->choice[i]));
}

struct mi_value *record_selection(struct miraif_arena *arena, const struct miraif_selected *selected)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", selected->run.cohort);
    mi_put_copy(record, "state", selected->run.state);
    mi_put_copy(record, "status", selected->run.status);
    struct mi_value *objective = mi_put_object(record, "objective");
    mi_put_decimal(objective, "total", selected->total);
    mi_put_decimal(objective, "unruled", selected->unruled);
    mi_put_decimal(objective, "price", selected->unruled - selected->total);
    mi_put_decimal(record, "bound", selected->bound);
    mi_put_int(record, "seats", selected->seats);
    mi_put_int(record, "teams", selected->teams);
    mi_put_int(record, "team_size", selected->team_size);
    mi_put_int(record, "eligible", selected->eligible);
    put_choices(record, "selected", arena, selected, "selected");
    put_choices(record, "waitlist", arena, selected, "waitlisted");
    put_choices(record, "rejected", arena, selected, "rejected");
    put_choices(record, "unmarked", arena, selected, "unmarked");
    put_reasons(record, selected->reason, selected->reasons);
    mi_put_int(record, "run", selected->run.id);
    mi_put_instant(record, "at", selected->run.at);
    if (selected->run.adopted_at != 0)
        mi_put_instant(record, "adopted_at", selected->run.adopted_at);
    else
        mi_put_null(record, "adopted_at");
    mi_put_int(record, "seed", selected->run.seed);
    mi_put_int(record, "steps", selected->run.steps);
    return record;
}

/* What the waitlist's last column says: nobody, anybody, or how many. */
static void put_replaceable(struct mi_value *row, const struct miraif_choice *choice)
{
    for (size_t i = 0; i < choice->reasons; i++) {
        if (mi_text_is(choice->reason[i].code, "replaces_anybody"))
            mi_put_text(row, "replaceable", _("anybody"));
        else if (mi_text_is(choice->reason[i].code, "replaces_nobody"))
            mi_put_text(row, "replaceable", _("nobody alone"));
        else if (mi_text_is(choice->reason[i].code, "replaces"))
            mi_putf(row, "replaceable", _("%zu of the selected"), choice->replace_count);
    }
}

static bool has_code(const struct miraif_choice *choice, const char *code)
{
    for (size_t i = 0; i < choice->reasons; i++)
        if (mi_text_is(choice->reason[i].code, code))
            return true;
    return false;
}

static enum miraif_status print_table(struct cli *cli, const struct miraif_selected *selected,
                                      const char *decision, const struct record_type *type,
                                      struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t i = 0; i < selected->choices; i++) {
        if (!mi_text_is(selected->choice[i].decision, decision))
            continue;
        struct mi_value *row = record_choice(cli->arena, &selected->choice[i]);
        put_replaceable(row, &selected->choice[i]);
        mi_put_value(rows, NULL, row);
    }
    if (mi_value_failed(rows))
        return mi_no_memory(err);
    if (rows->first == NULL)
        return MIRAIF_OK;
    cli_say(cli, "%s", "");
    return cli_table(cli, type, rows, err);
}

static void say_reasons(struct cli *cli, const struct miraif_choice *choice, size_t most)
{
    for (size_t i = 0; i < choice->reasons && i < most; i++)
        if (choice->reason[i].text != NULL)
            cli_say(cli, "p%lld %s: %s", (long long)choice->person, choice->name, choice->reason[i].text);
}

/* Whose outcome the marks alone do not explain, and why; with --verbose everybody, and all there is to say.
 */
static void print_reasons(struct cli *cli, const struct miraif_selected *selected)
{
    static const char *const telling[] = {"steps_in", "passed_over", "included", "excluded"};
    bool first = true;
    for (size_t i = 0; i < selected->choices; i++) {
        bool told = cli->globals.verbose;
        for (size_t j = 0; j < sizeof telling / sizeof *telling; j++)
            told = told || has_code(&selected->choice[i], telling[j]);
        if (!told)
            continue;
        if (first)
            cli_say(cli, "%s", "");
        first = false;
        say_reasons(cli, &selected->choice[i], cli->globals.verbose ? SIZE_MAX : 1);
    }
}

static size_t count(const struct miraif_selected *selected, const char *decision)
{
    size_t found = 0;
    for (size_t i = 0; i < selected->choices; i++)
        found += mi_text_is(selected->choice[i].decision, decision);
    return found;
}

/* The first of those without a mark, by reference. */
static const char *list_unmarked(struct cli *cli, const struct miraif_selected *selected)
{
    enum { SHOWN = 8, LIST_MOST = 400 };
    struct mi_str str = mi_str_begin(cli->arena, LIST_MOST);
    int shown = 0;
    mi_str_add(&str, "");
    for (size_t i = 0; i < selected->choices; i++) {
        if (!mi_text_is(selected->choice[i].decision, "unmarked") || shown > SHOWN)
            continue;
        mi_str_addf(&str,
                    shown == SHOWN ? " …"
                    : shown > 0    ? " p%lld"
                                   : "p%lld",
                    (long long)selected->choice[i].person);
        shown++;
    }
    return str.bytes != NULL ? str.bytes : "";
}

enum miraif_status record_print_selection_briefly(struct cli *cli, const struct miraif_selected *selected,
                                                  struct miraif_error *err)
{
    cli_say(cli, _("%zu selected, %zu on the waitlist, %zu not selected, %zu unmarked: %s"),
            count(selected, "selected"), count(selected, "waitlisted"), count(selected, "rejected"),
            count(selected, "unmarked"),
            mi_text_is(selected->run.state, "adopted") ? _("adopted") : _("a draft"));
    return cli_data(cli, record_selection(cli->arena, selected), err);
}

enum miraif_status record_print_selection(struct cli *cli, const struct miraif_selected *selected,
                                          struct miraif_error *err)
{
    size_t unmarked = count(selected, "unmarked");
    if (unmarked > 0)
        cli_warn(cli, "unmarked", _("without a mark, and so not to be chosen: %zu (%s)"), unmarked,
                 list_unmarked(cli, selected));
    MI_TRY(record_print_selection_briefly(cli, selected, err));
    for (size_t i = 0; i < selected->reasons; i++)
        cli_say(cli, "- %s", selected->reason[i].text != NULL ? selected->reason[i].text : "");
    MI_TRY(print_table(cli, selected, "selected", &chosen_type, err));
    MI_TRY(print_table(cli, selected, "waitlisted", &waiting_type, err));
    print_reasons(cli, selected);
    return MIRAIF_OK;
}
