/* `miraif export csv`: people, applications or teams as a file that imports back, or that a spreadsheet
 * opens. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_share.h"
#include "text/csv_write.h"

struct args {
    const char *what;
    int64_t cohort;
    const char *role;
    bool for_excel;
    const char *audience;
};

static const char *const kinds[] = {"people", "applications", "teams", NULL};
#define CODE(name, code, ...) code,
static const char *const roles[] = {MIRAIF_ROLE_LIST(CODE) NULL};
#undef CODE

static const struct cli_param operands[] = {
    {.name = "WHAT",
     .kind = CLI_CHOICE,
     .choices = kinds,
     CLI_INTO(struct args, what),
     .required = true,
     .help = N_("people: who they are, as miraif imports it; applications: how they stand, too; teams: who "
                "is in which")},
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("only this cohort; people then come with what they said when they applied to it")},
};
static const struct cli_param options[] = {
    {.name = "role",
     .value = "ROLE",
     .kind = CLI_CHOICE,
     .choices = roles,
     CLI_INTO(struct args, role),
     .help = N_("people: only those with this role")},
    AUDIENCE_OPTION(struct args),
    {.name = "for-excel",
     CLI_INTO(struct args, for_excel),
     .help =
         N_("for spreadsheets: with a byte order mark and CRLF, and nothing that would run as a formula")},
};
static const struct cli_example examples[] = {
    {"miraif export csv people 1", N_("the applicants of cohort 1, ready to import elsewhere")},
    {"miraif export csv people --role mentor", N_("all mentors")},
    {"miraif export csv people --for 1-A", N_("what the people of team 1-A may see of one another")},
    {"miraif export csv applications 1 --for-excel", N_("to look at in a spreadsheet")},
};

/* The headers of the questions that are no field, in the order in which they first occur. */
struct questions {
    struct miraif_arena *arena;
    struct miraif_error *err;
    const char **header;
    size_t count;
    size_t room;
};

/* One file being written. */
struct sheet {
    struct cli *cli;
    struct miraif_error *err;
    bool for_excel;
    int64_t cohort; /* 0: all */
    bool states;    /* with how applications stand */
    struct questions questions;
    struct mi_str line; /* in the scratch arena, which is reset line by line */
    bool first;         /* the next cell is the first of its line */
};

enum { LINE_MOST = 16 << 20 };

static void begin_line(struct sheet *sheet)
{
    miraif_arena_reset(cli_scratch(sheet->cli));
    sheet->line = mi_str_begin(cli_scratch(sheet->cli), LINE_MOST);
    sheet->first = true;
}

static void cell(struct sheet *sheet, const char *text)
{
    if (!sheet->first)
        mi_str_add_char(&sheet->line, ',');
    sheet->first = false;
    mi_csv_write_field(&sheet->line, text, ',', sheet->for_excel);
}

static void cells(struct sheet *sheet, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cell(sheet, texts[i]);
}

/* A number, or nothing where there is none (-1). */
static void number_cell(struct sheet *sheet, int64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, number);
    cell(sheet, number < 0 ? NULL : text);
}

static enum miraif_status end_line(struct sheet *sheet)
{
    const char *line;
    mi_str_add(&sheet->line, sheet->for_excel ? "\r\n" : "\n");
    MI_TRY(mi_str_end(&sheet->line, &line, sheet->err));
    return cli_text(sheet->cli, line, sheet->err);
}

static enum miraif_status begin_file(struct sheet *sheet)
{
    return sheet->for_excel ? cli_text(sheet->cli, "\xEF\xBB\xBF", sheet->err) : MIRAIF_OK;
}

/* The columns of miraif's import, by the names that it knows. */
static const char *const person_headers[] = {
    "email",      "name",         "family_name", "given_name", "kana",     "phone",
    "birth_date", "age",          "gender",      "company",    "industry", "occupation",
    "place",      "availability", "offers",      "concern",    "themes"};

static void person_cells(struct sheet *sheet, const struct miraif_person *person)
{
    const struct miraif_profile *profile = &person->profile;
    const char *const who[] = {person->email, person->name,  person->family_name, person->given_name,
                               person->kana,  person->phone, person->birth_date};
    const char *const what[] = {person->gender,      profile->company, profile->industry,
                                profile->occupation, profile->place,   profile->availability,
                                profile->offers,     profile->concern, profile->themes};
    cells(sheet, who, sizeof who / sizeof *who);
    number_cell(sheet, profile->age);
    cells(sheet, what, sizeof what / sizeof *what);
}

static void who_cell(struct sheet *sheet, int64_t person)
{
    char text[24];
    snprintf(text, sizeof text, "p%" PRId64, person);
    cell(sheet, text);
}

static const char *const state_headers[] = {"cohort", "person", "status", "mark", "rank", "waitlist"};

static void state_cells(struct sheet *sheet, const struct miraif_application *application)
{
    char mark[MI_DECIMAL_TEXT];
    mi_decimal_format(application->mark, mark);
    number_cell(sheet, application->cohort);
    who_cell(sheet, application->person.id);
    cell(sheet, miraif_application_status_code(application->status));
    cell(sheet, application->rank == 0 ? NULL : mark);
    number_cell(sheet, application->rank == 0 ? -1 : application->rank);
    number_cell(sheet, application->waitlist == 0 ? -1 : application->waitlist);
}

static enum miraif_status add_question(struct questions *questions, const char *header)
{
    for (size_t i = 0; i < questions->count; i++)
        if (mi_text_is(questions->header[i], header))
            return MIRAIF_OK;
    const char **list =
        mi_arena_grow(questions->arena, questions->header, questions->count, &questions->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(questions->err);
    questions->header = list;
    questions->header[questions->count] = mi_arena_text(questions->arena, header);
    if (questions->header[questions->count] == NULL)
        return mi_no_memory(questions->err);
    questions->count++;
    return MIRAIF_OK;
}

/* First pass: which questions there are. */
static enum miraif_status take_questions(struct sheet *sheet, const struct miraif_profile *profile)
{
    const struct miraif_answer *answer;
    size_t count;
    miraif_arena_reset(cli_scratch(sheet->cli));
    MI_TRY(miraif_answers(profile, cli_scratch(sheet->cli), &answer, &count, sheet->err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(add_question(&sheet->questions, answer[i].header));
    return MIRAIF_OK;
}

static enum miraif_status answer_cells(struct sheet *sheet, const struct miraif_profile *profile)
{
    const struct miraif_answer *answer;
    size_t count;
    MI_TRY(miraif_answers(profile, cli_scratch(sheet->cli), &answer, &count, sheet->err));
    for (size_t i = 0; i < sheet->questions.count; i++) {
        const char *text = NULL;
        for (size_t j = 0; j < count && text == NULL; j++)
            if (mi_text_is(answer[j].header, sheet->questions.header[i]))
                text = answer[j].text;
        cell(sheet, text);
    }
    return MIRAIF_OK;
}

/* `last` is the one field that applicants and people of a role do not share. */
static enum miraif_status write_headers(struct sheet *sheet, const char *last)
{
    MI_TRY(begin_file(sheet));
    begin_line(sheet);
    if (sheet->states)
        cells(sheet, state_headers, sizeof state_headers / sizeof *state_headers);
    else
        cell(sheet, "person");
    cells(sheet, person_headers, sizeof person_headers / sizeof *person_headers);
    cell(sheet, last);
    cells(sheet, sheet->questions.header, sheet->questions.count);
    return end_line(sheet);
}

static enum miraif_status question_application(void *context, const struct miraif_application *application)
{
    return take_questions(context, &application->person.profile);
}

static enum miraif_status write_application(void *context, const struct miraif_application *application)
{
    struct sheet *sheet = context;
    char at[MI_INSTANT_TEXT];
    begin_line(sheet);
    if (sheet->states)
        state_cells(sheet, application);
    else
        who_cell(sheet, application->person.id);
    person_cells(sheet, &application->person);
    mi_instant_format(application->applied_at, at);
    cell(sheet, at);
    MI_TRY(answer_cells(sheet, &application->person.profile));
    return end_line(sheet);
}

static enum miraif_status question_person(void *context, const struct miraif_person *person)
{
    return take_questions(context, &person->profile);
}

static enum miraif_status write_person(void *context, const struct miraif_person *person)
{
    struct sheet *sheet = context;
    begin_line(sheet);
    who_cell(sheet, person->id);
    person_cells(sheet, person);
    number_cell(sheet, person->capacity);
    MI_TRY(answer_cells(sheet, &person->profile));
    return end_line(sheet);
}

/* The columns of a view: whose it is, then every field and answer that anybody lets be seen. */
static enum miraif_status question_view(void *context, const struct miraif_view *view)
{
    struct sheet *sheet = context;
    for (size_t i = 0; i < view->items; i++)
        if (!mi_text_is(view->item[i].field, "name"))
            MI_TRY(add_question(&sheet->questions, view->item[i].field));
    return MIRAIF_OK;
}

static enum miraif_status write_view_headers(struct sheet *sheet)
{
    static const char *const headers[] = {"person", "name"};
    MI_TRY(begin_file(sheet));
    begin_line(sheet);
    cells(sheet, headers, sizeof headers / sizeof *headers);
    for (size_t i = 0; i < sheet->questions.count; i++) {
        const char *header = sheet->questions.header[i];
        cell(sheet, mi_text_starts(header, CLI_ANSWER) ? header + strlen(CLI_ANSWER) : header);
    }
    return end_line(sheet);
}

static enum miraif_status write_view(void *context, const struct miraif_view *view)
{
    struct sheet *sheet = context;
    char person[24];
    snprintf(person, sizeof person, "p%" PRId64, view->person);
    begin_line(sheet);
    cell(sheet, view->person == 0 ? NULL : person);
    cell(sheet, view->name);
    for (size_t i = 0; i < sheet->questions.count; i++) {
        const char *text = NULL;
        for (size_t j = 0; j < view->items && text == NULL; j++)
            if (mi_text_is(view->item[j].field, sheet->questions.header[i]))
                text = view->item[j].text;
        cell(sheet, text);
    }
    return end_line(sheet);
}

static const char *const member_headers[] = {"team",    "state",    "person",     "name", "email",
                                             "company", "industry", "occupation", "age"};

static enum miraif_status write_member(struct sheet *sheet, const char *team, const char *state,
                                       const struct miraif_member *member)
{
    char person[24];
    snprintf(person, sizeof person, "p%" PRId64, member->person);
    const char *const texts[] = {team,          state,           person,           member->name,
                                 member->email, member->company, member->industry, member->occupation};
    begin_line(sheet);
    cells(sheet, texts, sizeof texts / sizeof *texts);
    number_cell(sheet, member->age);
    return end_line(sheet);
}

static enum miraif_status write_teams(void *context, const struct miraif_cohort *cohort)
{
    struct sheet *sheet = context;
    struct miraif_teams teams;
    if (sheet->cohort != 0 && sheet->cohort != cohort->id)
        return MIRAIF_OK;
    MI_TRY(miraif_teams_get(sheet->cli->store, cohort->id, sheet->cli->arena, &teams, sheet->err));
    for (size_t i = 0; i < teams.teams; i++)
        for (size_t j = 0; j < teams.team[i].members; j++)
            MI_TRY(write_member(sheet, teams.team[i].id, teams.run.state, &teams.team[i].member[j]));
    return MIRAIF_OK;
}

static enum miraif_status write_team_sheet(struct sheet *sheet)
{
    MI_TRY(begin_file(sheet));
    begin_line(sheet);
    cells(sheet, member_headers, sizeof member_headers / sizeof *member_headers);
    MI_TRY(end_line(sheet));
    return miraif_cohort_each(sheet->cli->store, write_teams, sheet, sheet->err);
}

static enum miraif_status write_sheet(struct sheet *sheet, const struct args *args)
{
    struct miraif_store *store = sheet->cli->store;
    struct miraif_person_filter filter = {.role = args->role};
    if (args->cohort != 0) {
        struct miraif_cohort cohort;
        MI_TRY(miraif_cohort_get(store, args->cohort, sheet->cli->arena, &cohort, sheet->err));
    }
    if (cli_is_narrow(args->audience)) {
        MI_TRY(miraif_view_each(store, args->audience, args->cohort, question_view, sheet, sheet->err));
        MI_TRY(write_view_headers(sheet));
        return miraif_view_each(store, args->audience, args->cohort, write_view, sheet, sheet->err);
    }
    if (mi_text_is(args->what, "teams"))
        return write_team_sheet(sheet);
    if (sheet->states || args->cohort != 0) {
        MI_TRY(miraif_application_each(store, args->cohort, question_application, sheet, sheet->err));
        MI_TRY(write_headers(sheet, "applied_at"));
        return miraif_application_each(store, args->cohort, write_application, sheet, sheet->err);
    }
    MI_TRY(miraif_person_each(store, &filter, question_person, sheet, sheet->err));
    MI_TRY(write_headers(sheet, "capacity"));
    return miraif_person_each(store, &filter, write_person, sheet, sheet->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct sheet sheet = {.cli = cli,
                          .err = err,
                          .for_excel = args->for_excel,
                          .cohort = args->cohort,
                          .states = mi_text_is(args->what, "applications"),
                          .questions = {.arena = cli->arena, .err = err}};
    if (args->role != NULL && (!mi_text_is(args->what, "people") || args->cohort != 0))
        return mi_fail(err, MIRAIF_USAGE, N_("“--role” is for people of no particular cohort"));
    if (cli_is_narrow(args->audience) && (args->role != NULL || !mi_text_is(args->what, "people")))
        return mi_fail(err, MIRAIF_USAGE,
                       N_("only “people”, of all roles, are written for others than the office"));
    cli_hands_out(cli, args->audience, args->cohort);
    return write_sheet(&sheet, args);
}

const struct cli_command cmd_export_csv = {
    .noun = "export",
    .verb = "csv",
    .summary = N_("write people, applications or teams as CSV"),
    .description =
        N_("UTF-8 without a byte order mark, lines ended by LF, every text as it is stored. People are "
           "written under the names of the fields, with every answer under its question, and import back to "
           "the same data; edited in a spreadsheet, they change the stored ones with miraif person import "
           "--update, which knows them by the column person. Everything is read at one moment, whoever "
           "writes meanwhile. In files for spreadsheets, cells that would run as a formula get an "
           "apostrophe.\n\n"
           "With --for, people with what they agreed to let these others see (miraif person share), and "
           "nobody else."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .document = true,
    .run = run,
};
