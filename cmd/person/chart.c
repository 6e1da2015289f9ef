/* `miraif person chart`. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/back_end.h"
#include "cli/record_person.h"

struct args {
    const char *person;
    bool notes;
    bool html;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
};
static const struct cli_param options[] = {
    {.name = "notes",
     CLI_INTO(struct args, notes),
     .help = N_("with what the office noted down; that it was looked at is recorded")},
    {.name = "html",
     CLI_INTO(struct args, html),
     .help = N_("as an HTML page, to be printed; so, too, with -o FILE.html")},
};
static const struct cli_example examples[] = {
    {"miraif person chart p1", N_("before a talk with p1")},
    {"miraif person chart p1 --notes", N_("with the office's own notes")},
    {"miraif person chart p1 -o p1.html", N_("on paper")},
};

#define PART_FIELD(name, code) {code, code, "array", FIELD_NESTED},
static const struct record_field chart_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"kana", N_("reading"), "string", FIELD_TABLE},
    {"roles", N_("roles"), "array", FIELD_TABLE | FIELD_WORD},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {"phone", N_("telephone"), "string", FIELD_TABLE},
    {"age", N_("age"), "integer", FIELD_TABLE},
    {"company", N_("company"), "string", FIELD_TABLE},
    {"industry", N_("industry"), "string", FIELD_TABLE},
    {"occupation", N_("occupation"), "string", FIELD_TABLE},
    {"place", N_("place"), "string", FIELD_TABLE},
    {"availability", N_("availability"), "string", FIELD_TABLE},
    {"offers", N_("offers"), "string", FIELD_TABLE},
    {"concern", N_("concern"), "string", FIELD_TABLE},
    {"themes", N_("themes"), "string", FIELD_TABLE},
    {"capacity", N_("capacity"), "integer", FIELD_TABLE},
    {"said", N_("answers"), "object", FIELD_NESTED},
    MIRAIF_CHART_LIST(PART_FIELD){NULL, NULL, NULL, 0},
};
static const struct record_type record_chart_type = {"chart", chart_fields};

static const struct record_field line_fields[] = {
    {"date", N_("date"), "date", FIELD_TABLE},
    {"what", N_("what"), "string", FIELD_TABLE},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"text", N_("text"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_line_type = {"line", line_fields};

static const char *const titles[MIRAIF_CHART_PARTS] = {
    [MIRAIF_CHART_APPLICATIONS] = N_("applications"),
    [MIRAIF_CHART_ANSWERS] = N_("offers and answers to them"),
    [MIRAIF_CHART_TEAMS] = N_("teams"),
    [MIRAIF_CHART_MENTORS] = N_("mentors and mentees"),
    [MIRAIF_CHART_DUTIES] = N_("duties"),
    [MIRAIF_CHART_SESSIONS] = N_("sessions (●: the person's own turn)"),
    [MIRAIF_CHART_VISIONS] = N_("visions"),
    [MIRAIF_CHART_PROMISES] = N_("promise"),
    [MIRAIF_CHART_GRADUATIONS] = N_("graduation"),
    [MIRAIF_CHART_ASKS] = N_("asks"),
    [MIRAIF_CHART_UPDATES] = N_("news and follow-ups"),
    [MIRAIF_CHART_TIES] = N_("ties"),
    [MIRAIF_CHART_LETTERS] = N_("letters"),
    [MIRAIF_CHART_SHARES] = N_("what others may see"),
    [MIRAIF_CHART_APART] = N_("kept apart (for the office only)"),
    [MIRAIF_CHART_NOTES] = N_("notes (for the office only)"),
};

/* The chart while it is gathered. */
struct chart {
    struct miraif_arena *arena;
    struct mi_value *part[MIRAIF_CHART_PARTS];
};

static enum miraif_status take(void *context, const struct miraif_chart_line *line)
{
    struct chart *chart = context;
    struct mi_value *record = mi_value_object(chart->arena);
    mi_put_copy(record, "date", line->date);
    mi_put_copy(record, "what", line->what);
    mi_put_copy(record, "state", line->state);
    mi_put_copy(record, "text", line->text);
    mi_put_value(chart->part[line->part], NULL, record);
    return MIRAIF_OK;
}

static void put_answers(struct mi_value *record, const struct miraif_profile *profile)
{
    struct mi_value *whole = mi_value_object(record == NULL ? NULL : record->arena);
    record_put_answers(whole, profile);
    mi_put_value(record, "said", (struct mi_value *)(uintptr_t)mi_value_get(whole, "answers"));
}

static enum miraif_status show(struct cli *cli, const struct chart *chart, struct miraif_error *err)
{
    for (int i = 0; i < MIRAIF_CHART_PARTS; i++) {
        if (chart->part[i] == NULL || chart->part[i]->first == NULL)
            continue;
        cli_say(cli, "\n%s", _(titles[i]));
        MI_TRY(cli_table(cli, &record_line_type, chart->part[i], err));
    }
    return MIRAIF_OK;
}

/* The rows of a part in words. */
static enum miraif_status make_section(const struct mi_value *lines, struct miraif_arena *arena,
                                       struct miraif_chart_section *section, struct miraif_error *err)
{
    size_t count = 0;
    for (const struct mi_value *line = lines->first; line != NULL; line = line->next)
        count++;
    struct miraif_chart_row *row = mi_arena_array(arena, count, sizeof *row);
    if (row == NULL)
        return mi_no_memory(err);
    section->row = row;
    section->rows = count;
    for (const struct mi_value *line = lines->first; line != NULL; line = line->next, row++)
        for (size_t i = 0; line_fields[i].key != NULL; i++)
            row->cell[i] =
                cli_cell(mi_value_get(line, line_fields[i].key), &line_fields[i], ", ", true, arena);
    return MIRAIF_OK;
}

static enum miraif_status make_facts(const struct mi_value *record, struct miraif_arena *arena,
                                     struct miraif_chart_page *page, struct miraif_error *err)
{
    const struct mi_value *said = mi_value_get(record, "said");
    size_t count = sizeof chart_fields / sizeof *chart_fields;
    for (const struct mi_value *answer = said == NULL ? NULL : said->first; answer != NULL;
         answer = answer->next)
        count++;
    struct miraif_chart_fact *fact = mi_arena_array(arena, count, sizeof *fact);
    if (fact == NULL)
        return mi_no_memory(err);
    page->fact = fact;
    for (size_t i = 0; chart_fields[i].key != NULL; i++)
        if ((chart_fields[i].show & FIELD_TABLE) != 0)
            *fact++ = (struct miraif_chart_fact){
                _(chart_fields[i].title),
                cli_cell(mi_value_get(record, chart_fields[i].key), &chart_fields[i], ", ", true, arena)};
    for (const struct mi_value *answer = said == NULL ? NULL : said->first; answer != NULL;
         answer = answer->next)
        *fact++ = (struct miraif_chart_fact){answer->key, answer->text};
    page->facts = (size_t)(fact - page->fact);
    return MIRAIF_OK;
}

static enum miraif_status print_page(struct cli *cli, const struct mi_value *record,
                                     const struct chart *chart, struct miraif_error *err)
{
    struct miraif_chart_section section[MIRAIF_CHART_PARTS] = {{NULL, NULL, 0}};
    struct miraif_chart_page page = {.title = mi_value_get_text(record, "name"),
                                     .language = _("en"),
                                     .foot = _("For the office only. It holds personal data."),
                                     .section = section,
                                     .sections = MIRAIF_CHART_PARTS};
    const char *html;
    MI_TRY(make_facts(record, cli->arena, &page, err));
    for (int i = 0; i < MIRAIF_CHART_PARTS; i++) {
        section[i].title = _(titles[i]);
        if (chart->part[i] != NULL)
            MI_TRY(make_section(chart->part[i], cli->arena, &section[i], err));
    }
    MI_TRY(miraif_chart_html(&page, cli->arena, &html, err));
    cli_hands_out(cli, NULL, 0);
    MI_TRY(cli_text(cli, html, err));
    return cli_data(cli, record, err);
}

static bool wants_page(const struct cli *cli, const struct args *args)
{
    const char *output = cli->globals.output;
    size_t length = output == NULL ? 0 : strlen(output);
    return args->html || (length > 5 && mi_text_is(output + length - 5, ".html"));
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct chart chart = {.arena = cli->arena};
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    struct mi_value *record = record_person(cli->arena, &person);
    put_answers(record, &person.profile);
    for (int i = 0; i < MIRAIF_CHART_PARTS; i++)
        if (args->notes || i != MIRAIF_CHART_NOTES)
            chart.part[i] = mi_put_array(record, miraif_chart_code((enum miraif_chart_part)i));
    MI_TRY(miraif_chart_each(cli->store, person.id, args->notes, take, &chart, err));
    cli->changed = args->notes;
    if (wants_page(cli, args))
        return print_page(cli, record, &chart, err);
    MI_TRY(cli_object(cli, record, err));
    return show(cli, &chart, err);
}

const struct cli_command cmd_person_chart = {
    .noun = "person",
    .verb = "chart",
    .summary = N_("show all that the office needs of a person, on a page"),
    .description =
        N_("Profile and answers, applications and what became of them, team, mentor, sessions with turns and "
           "attendance, visions, the promise, asks, news, ties, letters, and what the person lets others "
           "see. The office's notes "
           "are in it with --notes only, and that somebody looked is recorded, and shown to the person by "
           "miraif person disclose. It is the office's page: nobody else's."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &record_chart_type,
    .run = run,
};
