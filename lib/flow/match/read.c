/* Reading matches back: `match list` and `explain`, and what `mentors` and `adopt` report. */
#include "flow/match/read.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/match/settings.h"
#include "flow/match/words.h"
#include "io/json_read.h"
#include "miraif/cohort.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/match.h"
#include "store/run.h"
#include "store/team.h"
#include "text/reference.h"

struct reading {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t cohort;
    struct miraif_match *match;
    size_t matches;
    size_t match_room;
    struct mi_names names;
    size_t name_room;
    struct miraif_match_reason *reason;
    const char **subject; /* of each reason */
    size_t reasons;
    size_t reason_room;
    size_t subject_room;
};

static enum miraif_status add_name(struct reading *reading, int64_t person, const char *name)
{
    struct mi_names *names = &reading->names;
    const char *copy = mi_arena_text(reading->arena, name);
    struct mi_name *item =
        mi_arena_grow(reading->arena, names->item, names->count, &reading->name_room, sizeof *item);
    if (copy == NULL || item == NULL)
        return mi_no_memory(reading->err);
    names->item = item;
    names->item[names->count++] = (struct mi_name){person, copy};
    return MIRAIF_OK;
}

static enum miraif_status name_member(void *context, int64_t number, const struct miraif_member *member)
{
    (void)number;
    return add_name(context, member->person, member->name);
}

static enum miraif_status name_mentor(void *context, const struct miraif_person *person)
{
    return add_name(context, person->id, person->name);
}

/* Copies a text that is not null; false when out of memory. */
static bool own(struct miraif_arena *arena, const char **text)
{
    const char *original = *text;
    *text = mi_arena_text(arena, original);
    return original == NULL || *text != NULL;
}

static enum miraif_status take_match(void *context, const struct mi_match_row *row)
{
    struct reading *reading = context;
    struct miraif_match *match =
        mi_arena_grow(reading->arena, reading->match, reading->matches, &reading->match_room, sizeof *match);
    if (match == NULL)
        return mi_no_memory(reading->err);
    reading->match = match;
    match += reading->matches++;
    *match = (struct miraif_match){.team = row->number,
                                   .person = row->person,
                                   .name = row->person_name,
                                   .email = row->person_email,
                                   .mentor = row->mentor,
                                   .mentor_name = row->mentor_name,
                                   .mentor_email = row->mentor_email,
                                   .score = row->score,
                                   .blocking = row->blocking};
    match->id = row->number != 0 ? mi_team_label(reading->cohort, row->number, reading->arena)
                                 : mi_arena_printf(reading->arena, "p%lld", (long long)row->person);
    bool owned = own(reading->arena, &match->name) && own(reading->arena, &match->email) &&
                 own(reading->arena, &match->mentor_name) && own(reading->arena, &match->mentor_email);
    return owned && match->id != NULL ? MIRAIF_OK : mi_no_memory(reading->err);
}

static enum miraif_status take_reason(void *context, const struct miraif_reason *reason)
{
    struct reading *reading = context;
    struct miraif_match_reason *list =
        mi_arena_grow(reading->arena, reading->reason, reading->reasons, &reading->reason_room, sizeof *list);
    const char **subject = mi_arena_grow(reading->arena, reading->subject, reading->reasons,
                                         &reading->subject_room, sizeof *subject);
    if (list == NULL || subject == NULL)
        return mi_no_memory(reading->err);
    reading->reason = list;
    reading->subject = subject;
    reading->subject[reading->reasons] = reason->subject;
    return mi_match_words(reason, &reading->names, mi_store_env(reading->store), reading->arena,
                          &list[reading->reasons++], reading->err);
}

/* Reasons come by subject: hands each match, and the whole, its stretch of them. */
static void share_reasons(const struct reading *reading, struct miraif_matches *matches)
{
    for (size_t first = 0, count; first < reading->reasons; first += count) {
        const char *subject = reading->subject[first];
        for (count = 1;
             first + count < reading->reasons && mi_text_is(reading->subject[first + count], subject);)
            count++;
        if (mi_text_is(subject, "run")) {
            matches->reason = &reading->reason[first];
            matches->reasons = count;
        }
        for (size_t i = 0; i < reading->matches; i++) {
            if (!mi_text_is(subject, reading->match[i].id))
                continue;
            reading->match[i].reason = &reading->reason[first];
            reading->match[i].reasons = count;
        }
    }
}

static enum miraif_status take_before(void *context, const struct mi_match_row *row)
{
    struct reading *reading = context;
    for (size_t i = 0; i < reading->matches; i++) {
        struct miraif_match *match = &reading->match[i];
        if (match->team != row->number || match->person != row->person)
            continue;
        match->before = row->mentor;
        match->before_name = row->mentor_name;
        return own(reading->arena, &match->before_name) ? MIRAIF_OK : mi_no_memory(reading->err);
    }
    return MIRAIF_OK;
}

static int64_t figure(const struct mi_value *object, const char *key)
{
    const struct mi_value *value = mi_value_get(object, key);
    return value == NULL ? 0 : value->number;
}

/* Whom the objective left out. */
static enum miraif_status read_left(const struct reading *reading, const struct mi_value *left,
                                    struct miraif_matches *matches)
{
    size_t count = 0;
    for (const struct mi_value *one = left == NULL ? NULL : left->first; one != NULL; one = one->next)
        count++;
    struct miraif_unmatched *unmatched = mi_arena_array(reading->arena, count, sizeof *unmatched);
    if (unmatched == NULL)
        return mi_no_memory(reading->err);
    for (const struct mi_value *one = left == NULL ? NULL : left->first; one != NULL; one = one->next) {
        bool person = *one->text == 'p';
        unmatched[matches->unmatched_count++] = (struct miraif_unmatched){
            .id = one->text, .name = person ? mi_names_find(&reading->names, one->text) : NULL};
    }
    matches->unmatched = unmatched;
    return MIRAIF_OK;
}

static enum miraif_status read_figures(const struct miraif_run *run, struct miraif_arena *arena,
                                       struct miraif_matches *matches, int64_t *ret_teams,
                                       const struct mi_value **ret_left, struct miraif_error *err)
{
    struct mi_value *outcome, *settings;
    struct mi_match_settings read;
    MI_TRY(mi_match_settings_read(run, arena, &read, err));
    matches->objective = read.options.objective;
    MI_TRY(mi_json_read(run->outcome, strlen(run->outcome), arena, &outcome, err));
    MI_TRY(mi_json_read(run->settings, strlen(run->settings), arena, &settings, err));
    matches->total = figure(outcome, "total");
    matches->most = figure(outcome, "most");
    matches->wanted = figure(outcome, "wanted");
    matches->mentors = figure(outcome, "mentors");
    matches->capacity = figure(outcome, "capacity");
    matches->repairs = figure(settings, "repairs");
    matches->kept = figure(outcome, "kept");
    matches->ended = figure(outcome, "ended");
    *ret_teams = figure(settings, "teams");
    *ret_left = mi_value_get(outcome, "left");
    return MIRAIF_OK;
}

enum miraif_status mi_matches_read(struct miraif_store *store, const struct miraif_run *run,
                                   struct miraif_arena *arena, struct miraif_matches *ret_matches,
                                   struct miraif_error *err)
{
    struct reading reading = {.store = store, .arena = arena, .err = err, .cohort = run->cohort};
    struct miraif_matches matches = {.run = *run, .status = run->status};
    const struct mi_value *left;
    int64_t teams;
    MI_TRY(read_figures(run, arena, &matches, &teams, &left, err));
    MI_TRY(mi_member_each(store, teams, name_member, &reading, err));
    MI_TRY(mi_mentor_each(store, name_mentor, &reading, err));
    mi_names_sort(&reading.names);
    MI_TRY(read_left(&reading, left, &matches));
    MI_TRY(mi_match_each(store, run->id, take_match, &reading, err));
    if (matches.repairs != 0)
        MI_TRY(mi_match_each(store, matches.repairs, take_before, &reading, err));
    MI_TRY(mi_run_reasons(store, run->id, NULL, arena, take_reason, &reading, err));
    share_reasons(&reading, &matches);
    matches.match = reading.match;
    matches.matches = reading.matches;
    *ret_matches = matches;
    return MIRAIF_OK;
}

enum miraif_status mi_matches_check_open(struct miraif_store *store, int64_t cohort,
                                         struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_run run;
    MI_TRY(mi_run_get(store, cohort, "match", "adopted", arena, &run, err));
    if (run.id == 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the matches of cohort %lld are adopted and stand", (long long)cohort);
    mi_hint(
        err,
        "miraif match repair %lld keeps as many as it can where a mentor is out; miraif undo takes back an "
        "adoption made by mistake",
        (long long)cohort);
    return MIRAIF_REFUSED;
}

static enum miraif_status read_standing(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena, struct miraif_matches *ret_matches,
                                        struct miraif_error *err)
{
    struct miraif_cohort record;
    struct miraif_run run;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &record, err));
    MI_TRY(mi_run_get(store, cohort, "match", "adopted", arena, &run, err));
    if (run.id == 0)
        MI_TRY(mi_run_get(store, cohort, "match", "draft", arena, &run, err));
    if (run.id != 0)
        return mi_matches_read(store, &run, arena, ret_matches, err);
    *ret_matches = (struct miraif_matches){.run.cohort = cohort};
    return MIRAIF_OK;
}

enum miraif_status miraif_matches_get(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                      struct miraif_matches *ret_matches, struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = read_standing(store, cohort, arena, ret_matches, err);
    mi_store_end_read(store);
    return status;
}

static enum miraif_status no_match(const char *reference, int64_t cohort, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_FOUND, "“%s” has no match", reference);
    if (cohort != 0)
        mi_hint(err, "miraif match list %lld shows who has", (long long)cohort);
    else
        mi_hint(err, "people have mentors of their own where miraif match mentors was called with "
                     "--individuals; else their team has one");
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status find(struct miraif_store *store, const char *text, struct miraif_arena *arena,
                               struct miraif_matches *ret_matches, const struct miraif_match **ret_match,
                               struct miraif_error *err)
{
    struct miraif_matches matches = {0};
    struct miraif_person person = {0};
    struct mi_reference reference = {0};
    bool team = mi_reference_parse(text, &reference) && reference.kind == MI_REFERENCE_TEAM;
    int64_t cohort = reference.cohort;
    if (!team) {
        MI_TRY(miraif_person_find(store, text, arena, &person, err));
        MI_TRY(mi_match_cohort_of(store, person.id, &cohort, err));
        if (cohort == 0)
            return no_match(text, 0, err);
    }
    MI_TRY(read_standing(store, cohort, arena, &matches, err));
    for (size_t i = 0; i < matches.matches; i++) {
        const struct miraif_match *match = &matches.match[i];
        if (team ? match->team != reference.team : match->person != person.id)
            continue;
        *ret_matches = matches;
        *ret_match = match;
        return MIRAIF_OK;
    }
    return no_match(text, cohort, err);
}

enum miraif_status miraif_match_find(struct miraif_store *store, const char *reference,
                                     struct miraif_arena *arena, struct miraif_matches *ret_matches,
                                     const struct miraif_match **ret_match, struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = find(store, reference, arena, ret_matches, ret_match, err);
    mi_store_end_read(store);
    return status;
}
