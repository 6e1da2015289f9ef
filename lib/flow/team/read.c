/* Reading teams back: `team list`, `show` and `explain`, and what `form` and `adopt` report. */
#include "flow/team/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/alternative.h"
#include "flow/team/decode.h"
#include "flow/team/words.h"
#include "io/json_read.h"
#include "miraif/cohort.h"
#include "store/db.h"
#include "store/match.h"
#include "store/run.h"
#include "store/team.h"
#include "text/reference.h"

struct reading {
    struct miraif_store *store;
    int64_t run;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t cohort;
    struct miraif_team *team; /* by number */
    size_t teams;
    size_t team_room;
    struct miraif_member *member; /* of all teams, by team */
    size_t members;
    size_t member_room;
    struct mi_names names;
    struct miraif_reason *reason; /* of all subjects */
    size_t reasons;
    size_t reason_room;
};

/* A decimal without places is read back as an integer. */
static int64_t decimal_of(const struct mi_value *value)
{
    return value->kind == MI_INT ? value->number * 1000000 : value->number;
}

static enum miraif_status read_scores(struct reading *reading, const char *scores, struct miraif_team *team)
{
    struct mi_value *object;
    const char *copy = mi_arena_text(reading->arena, scores);
    if (copy == NULL)
        return mi_no_memory(reading->err);
    MI_TRY(mi_json_read(copy, strlen(copy), reading->arena, &object, reading->err));
    for (const struct mi_value *score = object->first; score != NULL; score = score->next)
        team->score_count++;
    struct miraif_team_score *list = mi_arena_array(reading->arena, team->score_count, sizeof *list);
    if (list == NULL)
        return mi_no_memory(reading->err);
    size_t i = 0;
    for (const struct mi_value *score = object->first; score != NULL; score = score->next)
        list[i++] = (struct miraif_team_score){score->key, decimal_of(score)};
    team->scores = list;
    return MIRAIF_OK;
}

static enum miraif_status take_team(void *context, int64_t number, int64_t score, const char *scores)
{
    struct reading *reading = context;
    struct miraif_team *list =
        mi_arena_grow(reading->arena, reading->team, reading->teams, &reading->team_room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(reading->err);
    reading->team = list;
    struct miraif_team *team = &reading->team[reading->teams++];
    *team = (struct miraif_team){.cohort = reading->cohort, .number = number, .score = score};
    team->id = mi_team_label(reading->cohort, number, reading->arena);
    if (team->id == NULL)
        return mi_no_memory(reading->err);
    return read_scores(reading, scores, team);
}

static bool copy_text(struct miraif_arena *arena, const char **text)
{
    const char *original = *text;
    *text = mi_arena_text(arena, original);
    return original == NULL || *text != NULL;
}

static enum miraif_status take_member(void *context, int64_t number, const struct miraif_member *member)
{
    struct reading *reading = context;
    if (number < 1 || (size_t)number > reading->teams)
        return mi_fail(reading->err, MIRAIF_INTERNAL, "a member of a team that is not there");
    struct miraif_member *list =
        mi_arena_grow(reading->arena, reading->member, reading->members, &reading->member_room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(reading->err);
    reading->member = list;
    struct miraif_member *copy = &reading->member[reading->members++];
    *copy = *member;
    reading->team[number - 1].members++;
    bool copied = copy_text(reading->arena, &copy->name) && copy_text(reading->arena, &copy->email) &&
                  copy_text(reading->arena, &copy->company) && copy_text(reading->arena, &copy->industry) &&
                  copy_text(reading->arena, &copy->occupation);
    return copied ? MIRAIF_OK : mi_no_memory(reading->err);
}

/* Members stand by team: each team's are a stretch of them. */
static enum miraif_status seat_members(struct reading *reading)
{
    size_t next = 0;
    for (size_t t = 0; t < reading->teams; t++) {
        reading->team[t].member = reading->member + next;
        next += reading->team[t].members;
    }
    struct mi_names *names = &reading->names;
    names->item = mi_arena_array(reading->arena, reading->members, sizeof *names->item);
    if (names->item == NULL)
        return mi_no_memory(reading->err);
    for (; names->count < reading->members; names->count++)
        names->item[names->count] =
            (struct mi_name){reading->member[names->count].person, reading->member[names->count].name};
    mi_names_sort(names);
    return MIRAIF_OK;
}

static enum miraif_status take_mentor(void *context, const struct mi_match_row *row)
{
    struct reading *reading = context;
    if (row->teams != reading->run || row->number < 1 || (size_t)row->number > reading->teams)
        return MIRAIF_OK;
    struct miraif_member *mentor = &reading->team[row->number - 1].mentor;
    *mentor = (struct miraif_member){
        .person = row->mentor, .name = row->mentor_name, .email = row->mentor_email, .age = -1};
    bool copied = copy_text(reading->arena, &mentor->name) && copy_text(reading->arena, &mentor->email);
    return copied ? MIRAIF_OK : mi_no_memory(reading->err);
}

static enum miraif_status read_mentors(struct reading *reading)
{
    struct miraif_run run;
    MI_TRY(
        mi_run_get(reading->store, reading->cohort, "match", "adopted", reading->arena, &run, reading->err));
    return run.id == 0 ? MIRAIF_OK
                       : mi_match_each(reading->store, run.id, take_mentor, reading, reading->err);
}

static enum miraif_status take_reason(void *context, const struct miraif_reason *reason)
{
    struct reading *reading = context;
    struct miraif_reason *list =
        mi_arena_grow(reading->arena, reading->reason, reading->reasons, &reading->reason_room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(reading->err);
    reading->reason = list;
    reading->reason[reading->reasons] = *reason;
    return mi_team_words(&reading->reason[reading->reasons++], &reading->names, mi_store_env(reading->store),
                         reading->arena, reading->err);
}

/* Reasons come by subject: hands each team, and the whole, its stretch of them. */
static void share_reasons(const struct reading *reading, struct miraif_teams *teams)
{
    for (size_t first = 0; first < reading->reasons;) {
        const char *subject = reading->reason[first].subject;
        size_t count = 1;
        while (first + count < reading->reasons &&
               mi_text_is(reading->reason[first + count].subject, subject))
            count++;
        if (mi_text_is(subject, "run")) {
            teams->reason = &reading->reason[first];
            teams->reasons = count;
        }
        for (size_t t = 0; t < reading->teams; t++) {
            if (!mi_text_is(subject, reading->team[t].id))
                continue;
            reading->team[t].reason = &reading->reason[first];
            reading->team[t].reasons = count;
        }
        first += count;
    }
}

/* What could be instead, from the reasons of the whole. */
static enum miraif_status read_alternatives(const struct reading *reading, struct miraif_teams *teams)
{
    struct miraif_team_alternative *list = mi_arena_array(reading->arena, teams->reasons, sizeof *list);
    if (list == NULL)
        return mi_no_memory(reading->err);
    for (size_t i = 0; i < teams->reasons; i++) {
        const struct miraif_reason *reason = &teams->reason[i];
        struct mi_value *args;
        if (!mi_text_is(reason->code, "alternative"))
            continue;
        MI_TRY(mi_json_read(reason->args, strlen(reason->args), reading->arena, &args, reading->err));
        MI_TRY(mi_read_alternative(args, reading->arena, &list[teams->alternatives++], reading->err));
    }
    teams->alternative = list;
    return MIRAIF_OK;
}

static int64_t figure(const struct mi_value *outcome, const char *key)
{
    const struct mi_value *value = mi_value_get(outcome, key);
    return value == NULL ? 0 : value->number;
}

static int64_t score(const struct mi_value *outcome, const char *key)
{
    int64_t units = figure(outcome, "units");
    return units < 1 ? 0 : mi_team_millionths(figure(outcome, key), units);
}

static int64_t read_count(const char *digits)
{
    int64_t count = digits == NULL ? -1 : 0;
    for (; digits != NULL && *digits >= '0' && *digits <= '9' && count < INT64_MAX / 20; digits++)
        count = 10 * count + (*digits - '0');
    return count;
}

static enum miraif_status read_outcome(const struct miraif_run *run, struct miraif_arena *arena,
                                       struct miraif_teams *teams, struct miraif_error *err)
{
    struct mi_value *outcome;
    MI_TRY(mi_json_read(run->outcome, strlen(run->outcome), arena, &outcome, err));
    teams->worst = score(outcome, "worst");
    teams->total = score(outcome, "total");
    teams->gap = score(outcome, "best") - teams->worst;
    teams->bound = score(outcome, "bound");
    teams->kept_pairs = figure(outcome, "kept_pairs");
    teams->considered = figure(outcome, "considered");
    teams->legal = read_count(mi_value_get_text(outcome, "legal"));
    teams->equals = read_count(mi_value_get_text(outcome, "equals"));
    return MIRAIF_OK;
}

enum miraif_status mi_teams_read(struct miraif_store *store, const struct miraif_run *run,
                                 struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                 struct miraif_error *err)
{
    struct reading reading = {
        .store = store, .run = run->id, .arena = arena, .err = err, .cohort = run->cohort};
    struct miraif_teams teams = {.run = *run, .status = run->status};
    MI_TRY(read_outcome(run, arena, &teams, err));
    MI_TRY(mi_team_each(store, run->id, take_team, &reading, err));
    MI_TRY(mi_member_each(store, run->id, take_member, &reading, err));
    MI_TRY(seat_members(&reading));
    MI_TRY(read_mentors(&reading));
    MI_TRY(mi_run_reasons(store, run->id, NULL, arena, take_reason, &reading, err));
    share_reasons(&reading, &teams);
    MI_TRY(read_alternatives(&reading, &teams));
    teams.team = reading.team;
    teams.teams = reading.teams;
    *ret_teams = teams;
    return MIRAIF_OK;
}

enum miraif_status mi_teams_check_open(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    struct miraif_run run;
    MI_TRY(mi_run_get(store, cohort, "form", "adopted", arena, &run, err));
    if (run.id == 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the teams of cohort %lld are adopted and stand", (long long)cohort);
    mi_hint(
        err,
        "teams that people live in are not formed anew; miraif undo takes back an adoption made by mistake");
    return MIRAIF_REFUSED;
}

static enum miraif_status read_standing(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                        struct miraif_error *err)
{
    struct miraif_cohort record;
    struct miraif_run run;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &record, err));
    MI_TRY(mi_run_get(store, cohort, "form", "adopted", arena, &run, err));
    if (run.id == 0)
        MI_TRY(mi_run_get(store, cohort, "form", "draft", arena, &run, err));
    if (run.id != 0)
        return mi_teams_read(store, &run, arena, ret_teams, err);
    *ret_teams = (struct miraif_teams){.legal = -1, .equals = -1};
    return MIRAIF_OK;
}

enum miraif_status miraif_teams_get(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                    struct miraif_teams *ret_teams, struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = read_standing(store, cohort, arena, ret_teams, err);
    mi_store_end_read(store);
    return status;
}

static enum miraif_status no_such_team(const struct miraif_teams *teams, const char *reference,
                                       int64_t cohort, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no team “%s”", reference);
    if (teams->teams == 0)
        mi_hint(err, "no teams are formed yet: miraif team form %lld", (long long)cohort);
    else
        mi_hint(err, "the teams are %s to %s", teams->team[0].id, teams->team[teams->teams - 1].id);
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_team_find(struct miraif_store *store, const char *reference,
                                    struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                    const struct miraif_team **ret_team, struct miraif_error *err)
{
    struct mi_reference wanted;
    struct miraif_teams teams = {0};
    if (!mi_reference_parse(reference, &wanted) || wanted.kind != MI_REFERENCE_TEAM)
        return mi_fail(err, MIRAIF_NOT_FOUND, "there is no team “%s”", reference);
    MI_TRY(miraif_teams_get(store, wanted.cohort, arena, &teams, err));
    for (size_t t = 0; t < teams.teams; t++) {
        if (teams.team[t].number != wanted.team)
            continue;
        *ret_teams = teams;
        *ret_team = ret_teams->team + t;
        return MIRAIF_OK;
    }
    return no_such_team(&teams, reference, wanted.cohort, err);
}
