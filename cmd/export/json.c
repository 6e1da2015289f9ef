/* `miraif export json`: everything as one document, part by part as it is read. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_application.h"
#include "cli/record_ask.h"
#include "cli/record_cohort.h"
#include "cli/record_company.h"
#include "cli/record_match.h"
#include "cli/record_person.h"
#include "cli/record_review.h"
#include "cli/record_selection.h"
#include "cli/record_session.h"
#include "cli/record_share.h"
#include "cli/record_staff.h"
#include "cli/record_team.h"
#include "cli/record_wish.h"
#include "text/json_write.h"

struct args {
    int64_t cohort;
    const char *audience;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("only this cohort, its applicants and what stands between them")},
};
static const struct cli_param options[] = {
    AUDIENCE_OPTION(struct args),
};
static const struct cli_example examples[] = {
    {"miraif export json -o everything.json", N_("the programme as records")},
    {"miraif export json 1", N_("one cohort")},
    {"miraif export json --for public", N_("what everybody may see")},
};

struct document {
    struct cli *cli;
    struct miraif_error *err;
    int64_t cohort; /* 0: all */
    bool later_part;
    bool later_item;
    int64_t *person; /* of one cohort: the ids of its applicants, ascending */
    size_t people;
    size_t room;
};

static enum miraif_status begin_part(struct document *document, const char *name)
{
    const char *head =
        mi_arena_printf(document->cli->arena, "%s\"%s\":[", document->later_part ? ",\n" : "", name);
    if (head == NULL)
        return mi_no_memory(document->err);
    document->later_part = true;
    document->later_item = false;
    return cli_text(document->cli, head, document->err);
}

static enum miraif_status end_part(struct document *document)
{
    return cli_text(document->cli, document->later_item ? "\n]" : "]", document->err);
}

/* Prints a record that was built in the scratch arena. */
static enum miraif_status item(struct document *document, const struct mi_value *record)
{
    const char *text;
    struct miraif_arena *scratch = cli_scratch(document->cli);
    MI_TRY(mi_json_write(record, scratch, &text, document->err));
    MI_TRY(cli_text(document->cli, document->later_item ? ",\n" : "\n", document->err));
    MI_TRY(cli_text(document->cli, text, document->err));
    miraif_arena_reset(scratch);
    document->later_item = true;
    return MIRAIF_OK;
}

static enum miraif_status write_store(struct document *document)
{
    struct miraif_store_info info;
    const char *text;
    struct miraif_arena *scratch = cli_scratch(document->cli);
    MI_TRY(miraif_store_info(document->cli->store, scratch, &info, document->err));
    struct mi_value *record = mi_value_object(scratch);
    mi_put_text(record, "uuid", info.uuid);
    mi_put_int(record, "schema_version", info.schema_version);
    mi_put_instant(record, "created_at", info.created_at);
    mi_put_instant(record, "exported_at", document->cli->env.now);
    MI_TRY(mi_json_write(record, scratch, &text, document->err));
    MI_TRY(
        cli_text(document->cli, "{\"schema\":\"miraif/export-json/1\",\"data\":{\"store\":", document->err));
    MI_TRY(cli_text(document->cli, text, document->err));
    miraif_arena_reset(scratch);
    document->later_part = true;
    return MIRAIF_OK;
}

static bool wants(const struct document *document, int64_t cohort)
{
    return document->cohort == 0 || document->cohort == cohort;
}

static enum miraif_status write_cohort(void *context, const struct miraif_cohort *cohort)
{
    struct document *document = context;
    struct miraif_cohort_state state;
    if (!wants(document, cohort->id))
        return MIRAIF_OK;
    MI_TRY(miraif_cohort_state(document->cli->store, cohort->id, &state, document->err));
    return item(document, record_cohort(cli_scratch(document->cli), cohort, &state));
}

static enum miraif_status remember(struct document *document, int64_t person)
{
    int64_t *list = mi_arena_grow(document->cli->arena, document->person, document->people, &document->room,
                                  sizeof *list);
    if (list == NULL)
        return mi_no_memory(document->err);
    list[document->people++] = person;
    document->person = list;
    return MIRAIF_OK;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

static bool is_exported(const struct document *document, int64_t person)
{
    return document->cohort == 0 ||
           (document->people > 0 &&
            bsearch(&person, document->person, document->people, sizeof person, compare_ids) != NULL);
}

static enum miraif_status write_person(void *context, const struct miraif_person *person)
{
    struct document *document = context;
    if (document->cohort != 0)
        MI_TRY(remember(document, person->id));
    return item(document, record_person(cli_scratch(document->cli), person));
}

static enum miraif_status write_application(void *context, const struct miraif_application *application)
{
    struct document *document = context;
    return item(document, record_application(cli_scratch(document->cli), application));
}

static enum miraif_status write_apart(void *context, const struct miraif_apart *apart)
{
    struct document *document = context;
    if (!is_exported(document, apart->low) || !is_exported(document, apart->high))
        return MIRAIF_OK;
    return item(document, record_apart(cli_scratch(document->cli), apart));
}

static enum miraif_status write_company(void *context, const struct miraif_company *company)
{
    struct document *document = context;
    return item(document, record_company(cli_scratch(document->cli), company));
}

static enum miraif_status write_relation(void *context, const struct miraif_company_relation *relation)
{
    struct document *document = context;
    return item(document, record_relation(cli_scratch(document->cli), relation, false));
}

static enum miraif_status write_people(struct document *document)
{
    struct miraif_store *store = document->cli->store;
    struct miraif_person_filter filter = {.cohort = document->cohort};
    MI_TRY(begin_part(document, "people"));
    MI_TRY(miraif_person_each(store, &filter, write_person, document, document->err));
    MI_TRY(end_part(document));
    if (document->people > 0)
        qsort(document->person, document->people, sizeof *document->person, compare_ids);
    MI_TRY(begin_part(document, "applications"));
    MI_TRY(miraif_application_each(store, document->cohort, write_application, document, document->err));
    return end_part(document);
}

static enum miraif_status write_criteria(void *context, const struct miraif_cohort *cohort)
{
    struct document *document = context;
    struct miraif_arena *arena = document->cli->arena;
    struct miraif_criteria criteria;
    if (!wants(document, cohort->id))
        return MIRAIF_OK;
    MI_TRY(miraif_criteria_get(document->cli->store, cohort->id, arena, &criteria, document->err));
    for (size_t i = 0; i < criteria.count && !criteria.preset; i++) {
        struct mi_value *record = record_criterion(cli_scratch(document->cli), &criteria.item[i]);
        mi_put_int(record, "cohort", cohort->id);
        MI_TRY(item(document, record));
    }
    return MIRAIF_OK;
}

struct review_context {
    struct document *document;
    int64_t cohort;
};

static enum miraif_status write_review(void *context, const struct miraif_review *review,
                                       const struct miraif_criteria *criteria)
{
    const struct review_context *here = context;
    return item(here->document,
                record_review(cli_scratch(here->document->cli), here->cohort, review, criteria));
}

static enum miraif_status write_reviews(void *context, const struct miraif_cohort *cohort)
{
    struct document *document = context;
    struct review_context here = {document, cohort->id};
    if (!wants(document, cohort->id))
        return MIRAIF_OK;
    return miraif_review_each(document->cli->store, cohort->id, write_review, &here, document->err);
}

static enum miraif_status write_selection(void *context, const struct miraif_cohort *cohort)
{
    struct document *document = context;
    struct miraif_arena *scratch = cli_scratch(document->cli);
    struct miraif_cohort_state state;
    struct miraif_selected selected;
    if (!wants(document, cohort->id))
        return MIRAIF_OK;
    MI_TRY(miraif_cohort_state(document->cli->store, cohort->id, &state, document->err));
    if (state.selection == MIRAIF_STAGE_OPEN)
        return MIRAIF_OK;
    MI_TRY(miraif_selection_get(document->cli->store, cohort->id, scratch, &selected, document->err));
    return item(document, record_selection(scratch, &selected));
}

static enum miraif_status write_teams(void *context, const struct miraif_cohort *cohort)
{
    struct document *document = context;
    struct miraif_teams teams;
    if (!wants(document, cohort->id))
        return MIRAIF_OK;
    MI_TRY(miraif_teams_get(document->cli->store, cohort->id, document->cli->arena, &teams, document->err));
    for (size_t i = 0; i < teams.teams; i++)
        MI_TRY(item(document, record_team(cli_scratch(document->cli), &teams.team[i], teams.run.state)));
    return MIRAIF_OK;
}

static enum miraif_status write_rule(void *context, const struct miraif_team_rule *rule)
{
    struct document *document = context;
    return item(document, record_team_rule(cli_scratch(document->cli), rule));
}

static enum miraif_status write_rules(void *context, const struct miraif_cohort *cohort)
{
    struct document *document = context;
    if (!wants(document, cohort->id))
        return MIRAIF_OK;
    return miraif_team_rule_each(document->cli->store, cohort->id, write_rule, document, document->err);
}

static enum miraif_status write_exchange(void *context, const struct miraif_exchange *exchange)
{
    struct document *document = context;
    struct mi_value *record = mi_value_object(cli_scratch(document->cli));
    mi_put_int(record, "cohort", exchange->cohort);
    mi_put_ref(record, "person", 'p', exchange->person);
    mi_put_text(record, "from", exchange->answer ? "person" : "office");
    mi_put_text(record, "what", exchange->what);
    mi_put_instant(record, "at", exchange->at);
    mi_put_int(record, "times", exchange->times);
    mi_put_text(record, "deadline", exchange->deadline);
    return item(document, record);
}

static enum miraif_status write_wish(void *context, const struct miraif_preference *wish)
{
    struct document *document = context;
    return item(document, record_wish(cli_scratch(document->cli), wish));
}

static enum miraif_status write_wishes(void *context, const struct miraif_cohort *cohort)
{
    struct document *document = context;
    return wants(document, cohort->id)
               ? miraif_preference_each(document->cli->store, cohort->id, write_wish, document, document->err)
               : MIRAIF_OK;
}

static enum miraif_status write_matches(void *context, const struct miraif_cohort *cohort)
{
    struct document *document = context;
    struct miraif_matches matches;
    if (!wants(document, cohort->id))
        return MIRAIF_OK;
    MI_TRY(
        miraif_matches_get(document->cli->store, cohort->id, document->cli->arena, &matches, document->err));
    for (size_t i = 0; i < matches.matches; i++) {
        struct mi_value *record =
            record_match(cli_scratch(document->cli), &matches.match[i], matches.run.state);
        mi_put_int(record, "cohort", cohort->id);
        MI_TRY(item(document, record));
    }
    return MIRAIF_OK;
}

static enum miraif_status write_duty(void *context, const struct miraif_staff *staff)
{
    struct document *document = context;
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(document->cli->env.now), today);
    return item(document, record_staff(cli_scratch(document->cli), staff, today));
}

static enum miraif_status write_session(void *context, const struct miraif_session *session)
{
    struct document *document = context;
    return item(document, record_session(cli_scratch(document->cli), session));
}

struct session_context {
    struct document *document;
    const char *session;
};

/* Only of whom there is something to say. */
static enum miraif_status write_attendee(void *context, const struct miraif_attendee *attendee)
{
    const struct session_context *here = context;
    if (attendee->rsvp == NULL && attendee->attendance == NULL)
        return MIRAIF_OK;
    struct mi_value *record = record_attendee(cli_scratch(here->document->cli), attendee);
    mi_put_text(record, "session", here->session);
    return item(here->document, record);
}

static enum miraif_status write_attendance(void *context, const struct miraif_session *session)
{
    struct document *document = context;
    struct session_context here = {document, session->id};
    return miraif_session_people(document->cli->store, session, write_attendee, &here, document->err);
}

static enum miraif_status write_graduate(void *context, const struct miraif_graduate *graduate)
{
    struct document *document = context;
    struct mi_value *record = mi_value_object(cli_scratch(document->cli));
    mi_put_ref(record, "person", 'p', graduate->person.id);
    mi_put_text(record, "cohorts", graduate->cohorts);
    mi_put_text(record, "date", graduate->date);
    return item(document, record);
}

static enum miraif_status write_ask(void *context, const struct miraif_ask *ask)
{
    struct document *document = context;
    return item(document, record_ask(cli_scratch(document->cli), ask, document->cli->env.now));
}

/* A part to which every cohort adds its own. */
static enum miraif_status write_by_cohort(struct document *document, const char *name, miraif_cohort_fn *each)
{
    MI_TRY(begin_part(document, name));
    MI_TRY(miraif_cohort_each(document->cli->store, each, document, document->err));
    return end_part(document);
}

static enum miraif_status write_separations(struct document *document)
{
    struct miraif_store *store = document->cli->store;
    MI_TRY(begin_part(document, "separations"));
    MI_TRY(miraif_apart_each(store, 0, write_apart, document, document->err));
    MI_TRY(end_part(document));
    MI_TRY(begin_part(document, "companies"));
    MI_TRY(miraif_company_each(store, write_company, document, document->err));
    MI_TRY(end_part(document));
    MI_TRY(begin_part(document, "relations"));
    MI_TRY(miraif_relation_each(store, write_relation, document, document->err));
    return end_part(document);
}

static enum miraif_status write_sessions(struct document *document)
{
    struct miraif_store *store = document->cli->store;
    const struct miraif_session_filter filter = {.cohort = document->cohort};
    MI_TRY(begin_part(document, "sessions"));
    MI_TRY(miraif_session_each(store, &filter, write_session, document, document->err));
    MI_TRY(end_part(document));
    MI_TRY(begin_part(document, "attendance"));
    MI_TRY(miraif_session_each(store, &filter, write_attendance, document, document->err));
    return end_part(document);
}

/* Asks belong to no cohort: they are there where everything is. */
static enum miraif_status write_community(struct document *document)
{
    struct miraif_store *store = document->cli->store;
    MI_TRY(begin_part(document, "graduates"));
    MI_TRY(miraif_graduate_each(store, document->cohort, write_graduate, document, document->err));
    MI_TRY(end_part(document));
    MI_TRY(begin_part(document, "asks"));
    if (document->cohort == 0)
        MI_TRY(miraif_ask_each(store, MIRAIF_ASKS_ALL, write_ask, document, document->err));
    return end_part(document);
}

static enum miraif_status write_programme(struct document *document)
{
    struct miraif_store *store = document->cli->store;
    MI_TRY(begin_part(document, "exchanges"));
    MI_TRY(miraif_exchange_each(store, document->cohort, write_exchange, document, document->err));
    MI_TRY(end_part(document));
    MI_TRY(write_by_cohort(document, "wishes", write_wishes));
    MI_TRY(write_by_cohort(document, "matches", write_matches));
    MI_TRY(begin_part(document, "duties"));
    MI_TRY(miraif_staff_each(store, document->cohort, write_duty, document, document->err));
    MI_TRY(end_part(document));
    MI_TRY(write_sessions(document));
    return write_community(document);
}

/* The beginning is not printed before it is known that there is such an audience. */
static enum miraif_status begin_view(struct document *document)
{
    if (document->later_part)
        return MIRAIF_OK;
    MI_TRY(cli_text(document->cli, "{\"schema\":\"miraif/export-json/1\",\"data\":{", document->err));
    return begin_part(document, "people");
}

static enum miraif_status write_view(void *context, const struct miraif_view *view)
{
    struct document *document = context;
    MI_TRY(begin_view(document));
    return item(document, record_view(cli_scratch(document->cli), view));
}

/* For others than the office: people, and of them what was agreed. */
static enum miraif_status write_view_document(struct document *document, const char *audience)
{
    MI_TRY(miraif_view_each(document->cli->store, audience, document->cohort, write_view, document,
                            document->err));
    MI_TRY(begin_view(document));
    MI_TRY(end_part(document));
    return cli_text(document->cli, "},\"warnings\":[]}\n", document->err);
}

static enum miraif_status write_document(struct document *document)
{
    MI_TRY(write_store(document));
    MI_TRY(write_by_cohort(document, "cohorts", write_cohort));
    MI_TRY(write_people(document));
    MI_TRY(write_by_cohort(document, "criteria", write_criteria));
    MI_TRY(write_by_cohort(document, "reviews", write_reviews));
    MI_TRY(write_by_cohort(document, "selections", write_selection));
    MI_TRY(write_by_cohort(document, "teams", write_teams));
    MI_TRY(write_by_cohort(document, "rules", write_rules));
    MI_TRY(write_separations(document));
    MI_TRY(write_programme(document));
    return cli_text(document->cli, "},\"warnings\":[]}\n", document->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct document document = {.cli = cli, .err = err, .cohort = args->cohort};
    struct miraif_cohort cohort;
    if (args->cohort != 0)
        MI_TRY(miraif_cohort_get(cli->store, args->cohort, cli->arena, &cohort, err));
    cli_hands_out(cli, args->audience, args->cohort);
    if (cli_is_narrow(args->audience))
        return write_view_document(&document, args->audience);
    return write_document(&document);
}

const struct cli_command cmd_export_json = {
    .noun = "export",
    .verb = "json",
    .summary = N_("write everything, or one cohort, as JSON"),
    .description =
        N_("One JSON document with the records that the other commands print: cohorts, people, applications, "
           "criteria, reviews, selections, teams, rules, separations, companies and relations, the office's "
           "own reasons included; what applicants were told and answered (exchanges), wishes for mentors, "
           "matches, duties, sessions, who said they would come and who came (attendance), graduates and "
           "asks. Notes, letters, "
           "the history and what was answered in confidence are not in it: a backup holds all. Everything is "
           "read at one moment, whoever writes meanwhile, and printed as it is read. With COHORT companies "
           "and their relations are there, too, as they hold over all cohorts; asks are of no cohort.\n\n"
           "With --for, people alone, and of them what they agreed to let these others see (miraif person "
           "share)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .document = true,
    .run = run,
};
