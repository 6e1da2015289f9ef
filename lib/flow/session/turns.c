/* Turns: the ledger of what everybody had, and the order of what is to come. */
#include "flow/session/turns.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/crew.h"
#include "flow/session/letters.h"
#include "flow/session/list.h"
#include "solve/rotation.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/session.h"
#include "store/turn.h"
#include "text/reference.h"

enum { TURNS_MOST = MI_ROTATION_TURNS_MOST };

/* One team: those who stand are numbered as the solver numbers them. */
struct ledger {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t cohort;
    int64_t team;
    struct mi_crew crew;
    uint32_t number[MI_ROTATION_PEOPLE_MOST]; /* of those who stand: place in `crew` */
    uint32_t people;
    struct mi_turn_row *row;
    size_t rows;
    size_t future[TURNS_MOST]; /* rows of turns to come */
    uint32_t futures;
    uint32_t *turn; /* futures: whose it is, in the solver's numbers */
    struct mi_rotation problem;
};

static enum miraif_status take_row(void *context, const struct mi_turn_row *row)
{
    struct ledger *ledger = context;
    if (ledger->rows == TURNS_MOST)
        return mi_fail(ledger->err, MIRAIF_REFUSED, "a team has more than %d peer sessions", (int)TURNS_MOST);
    ledger->row[ledger->rows] = *row;
    ledger->row[ledger->rows].session = mi_arena_text(ledger->arena, row->session);
    return ledger->row[ledger->rows++].session == NULL ? mi_no_memory(ledger->err) : MIRAIF_OK;
}

static uint32_t solver_number(const struct ledger *ledger, int64_t person)
{
    for (uint32_t i = 0; i < ledger->people; i++)
        if (ledger->crew.member[ledger->number[i]].person == person)
            return i;
    return MI_NOBODY;
}

/* Counts what everybody had, who came after whom, and whose turn was last. */
static enum miraif_status count_past(struct ledger *ledger)
{
    uint32_t people = ledger->people;
    uint32_t *had = mi_arena_array(ledger->arena, people, sizeof *had);
    uint32_t *after = mi_arena_array(ledger->arena, (size_t)people * people, sizeof *after);
    int64_t now = mi_store_env(ledger->store)->now;
    uint32_t last = MI_NOBODY;
    if (had == NULL || after == NULL)
        return mi_no_memory(ledger->err);
    for (size_t i = 0; i < ledger->rows; i++) {
        const struct mi_turn_row *row = &ledger->row[i];
        if (!row->held && row->end > now) {
            ledger->future[ledger->futures++] = i;
            continue;
        }
        uint32_t person = row->held ? solver_number(ledger, row->mentee) : MI_NOBODY;
        if (person == MI_NOBODY)
            continue;
        had[person]++;
        if (last != MI_NOBODY)
            after[(size_t)last * people + person]++;
        last = person;
    }
    ledger->problem = (struct mi_rotation){
        .people = people, .turns = ledger->futures, .had = had, .after = after, .last = last};
    return MIRAIF_OK;
}

static enum miraif_status note_absences(struct ledger *ledger)
{
    size_t people = ledger->people;
    uint8_t *away = mi_arena_array(ledger->arena, ledger->futures * people, sizeof *away);
    ledger->turn = mi_arena_array(ledger->arena, ledger->futures, sizeof *ledger->turn);
    if (away == NULL || ledger->turn == NULL)
        return mi_no_memory(ledger->err);
    for (uint32_t t = 0; t < ledger->futures; t++) {
        const struct mi_turn_row *row = &ledger->row[ledger->future[t]];
        ledger->turn[t] = solver_number(ledger, row->mentee);
        for (size_t p = 0; p < people; p++) {
            bool declined;
            MI_TRY(mi_rsvp_declined(ledger->store, row->session,
                                    ledger->crew.member[ledger->number[p]].person, &declined, ledger->err));
            away[t * people + p] = declined;
        }
    }
    ledger->problem.away = away;
    return MIRAIF_OK;
}

static enum miraif_status load(struct ledger *ledger)
{
    MI_TRY(
        mi_crew_load(ledger->store, ledger->cohort, ledger->team, ledger->arena, &ledger->crew, ledger->err));
    for (uint32_t i = 0; i < ledger->crew.count && ledger->people < MI_ROTATION_PEOPLE_MOST; i++)
        if (ledger->crew.member[i].stands)
            ledger->number[ledger->people++] = i;
    ledger->row = mi_arena_array(ledger->arena, TURNS_MOST, sizeof *ledger->row);
    if (ledger->row == NULL)
        return mi_no_memory(ledger->err);
    MI_TRY(mi_turn_each(ledger->store, ledger->cohort, ledger->team, take_row, ledger, ledger->err));
    MI_TRY(count_past(ledger));
    return note_absences(ledger);
}

/* Gives a session another mentee (MI_NOBODY: nobody), with new letters. */
static enum miraif_status give(struct ledger *ledger, uint32_t turn, uint32_t person,
                               struct miraif_session_letters *letters)
{
    struct miraif_session session;
    bool found;
    int64_t queued;
    const char *id = ledger->row[ledger->future[turn]].session;
    MI_TRY(mi_session_get(ledger->store, id, ledger->arena, &session, &found, ledger->err));
    MI_TRY(mi_session_unqueue(ledger->store, &session, 0, letters, ledger->err));
    session.mentee = person == MI_NOBODY ? 0 : ledger->crew.member[ledger->number[person]].person;
    session.sequence++;
    MI_TRY(mi_session_update(ledger->store, &session, ledger->err));
    MI_TRY(mi_session_queue(ledger->store, &session, &queued, ledger->err));
    letters->queued += queued;
    ledger->turn[turn] = person;
    ledger->row[ledger->future[turn]].mentee = session.mentee;
    return MIRAIF_OK;
}

static int compare(const int64_t *a, const int64_t *b)
{
    for (int i = 0; i < MI_ROTATION_COSTS; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

/* Gives turns to come anew, unless their order is as good as any. */
static enum miraif_status settle(struct ledger *ledger, int64_t *ret_changed)
{
    struct miraif_session_letters letters = {0};
    struct mi_rotation_result result;
    int64_t cost[MI_ROTATION_COSTS];
    *ret_changed = 0;
    if (ledger->people == 0 || ledger->futures == 0)
        return MIRAIF_OK;
    MI_TRY(mi_rotation_solve(&ledger->problem, ledger->arena, &result, ledger->err));
    MI_TRY(mi_rotation_check(&ledger->problem, &result, ledger->err));
    mi_rotation_cost(&ledger->problem, ledger->turn, cost);
    bool away = false;
    for (uint32_t t = 0; t < ledger->futures; t++)
        away = away || (ledger->turn[t] != MI_NOBODY &&
                        ledger->problem.away[(size_t)t * ledger->people + ledger->turn[t]] != 0);
    if (!away && compare(cost, result.cost) <= 0)
        return MIRAIF_OK;
    for (uint32_t t = 0; t < ledger->futures; t++) {
        if (ledger->turn[t] == result.turn[t])
            continue;
        MI_TRY(give(ledger, t, result.turn[t], &letters));
        ++*ret_changed;
    }
    return MIRAIF_OK;
}

enum miraif_status mi_turns_settle(struct miraif_store *store, int64_t cohort, int64_t team,
                                   struct miraif_arena *arena, int64_t *ret_changed, struct miraif_error *err)
{
    struct ledger ledger = {.store = store, .arena = arena, .err = err, .cohort = cohort, .team = team};
    MI_TRY(load(&ledger));
    return settle(&ledger, ret_changed);
}

/* The later turn whose owner is best swapped with; `futures` where there is none. */
static uint32_t find_swap(const struct ledger *ledger, uint32_t turn)
{
    const uint8_t *away = ledger->problem.away;
    uint32_t owner = ledger->turn[turn];
    uint32_t best = ledger->futures;
    int64_t best_cost[MI_ROTATION_COSTS];
    for (uint32_t t = 0; t < ledger->futures; t++) {
        uint32_t other = ledger->turn[t];
        int64_t cost[MI_ROTATION_COSTS];
        if (t == turn || other == owner || other == MI_NOBODY ||
            away[(size_t)turn * ledger->people + other] != 0 || away[(size_t)t * ledger->people + owner] != 0)
            continue;
        ledger->turn[turn] = other;
        ledger->turn[t] = owner;
        mi_rotation_cost(&ledger->problem, ledger->turn, cost);
        ledger->turn[turn] = owner;
        ledger->turn[t] = other;
        if (best != ledger->futures && compare(cost, best_cost) >= 0)
            continue;
        memcpy(best_cost, cost, sizeof cost);
        best = t;
    }
    return best;
}

enum miraif_status mi_turn_swap(struct miraif_store *store, const struct miraif_session *session,
                                struct miraif_arena *arena, int64_t *ret_swapped,
                                struct miraif_session_letters *letters, struct miraif_error *err)
{
    struct ledger ledger = {
        .store = store, .arena = arena, .err = err, .cohort = session->cohort, .team = session->team};
    *ret_swapped = 0;
    MI_TRY(load(&ledger));
    uint32_t turn = 0;
    while (turn < ledger.futures && !mi_text_is(ledger.row[ledger.future[turn]].session, session->id))
        turn++;
    if (turn == ledger.futures || ledger.turn[turn] == MI_NOBODY)
        return MIRAIF_OK;
    uint32_t other = find_swap(&ledger, turn);
    if (other == ledger.futures)
        return MIRAIF_OK;
    uint32_t owner = ledger.turn[turn];
    MI_TRY(give(&ledger, turn, ledger.turn[other], letters));
    MI_TRY(give(&ledger, other, owner, letters));
    *ret_swapped = 2;
    return MIRAIF_OK;
}

/* Sums up everybody's turns. Owed is what somebody lacks of those who will have had most. */
static enum miraif_status sum_up(const struct ledger *ledger, struct miraif_turns **ret_turns)
{
    int64_t now = mi_store_env(ledger->store)->now;
    int64_t most = 0;
    struct miraif_turns *turns = mi_arena_array(ledger->arena, ledger->crew.count, sizeof *turns);
    if (turns == NULL)
        return mi_no_memory(ledger->err);
    for (size_t i = 0; i < ledger->crew.count; i++) {
        const struct mi_crew_member *member = &ledger->crew.member[i];
        turns[i] =
            (struct miraif_turns){.person = member->person, .name = member->name, .left = !member->stands};
        for (size_t r = 0; r < ledger->rows; r++) {
            if (ledger->row[r].mentee != member->person)
                continue;
            turns[i].held += ledger->row[r].held;
            turns[i].planned += !ledger->row[r].held && ledger->row[r].end > now;
            turns[i].missed += !ledger->row[r].held && ledger->row[r].end <= now;
        }
        if (member->stands && turns[i].held + turns[i].planned > most)
            most = turns[i].held + turns[i].planned;
    }
    for (size_t i = 0; i < ledger->crew.count; i++)
        turns[i].owed = turns[i].left ? 0 : most - turns[i].held - turns[i].planned;
    *ret_turns = turns;
    return MIRAIF_OK;
}

static enum miraif_status report(struct ledger *ledger, int64_t changed, miraif_team_turns_fn *each,
                                 void *context)
{
    const struct miraif_session_filter filter = {.cohort = ledger->cohort,
                                                 .team = ledger->team,
                                                 .kind = "peer",
                                                 .no_drafts = true,
                                                 .no_cancelled = true};
    const struct mi_reference reference = {MI_REFERENCE_TEAM, ledger->cohort, ledger->team, 0};
    struct mi_session_list list = {.arena = ledger->arena, .err = ledger->err};
    struct miraif_turns *turns = NULL;
    char label[MI_REFERENCE_TEXT];
    mi_reference_format(&reference, label);
    MI_TRY(miraif_session_each(ledger->store, &filter, mi_session_take, &list, ledger->err));
    MI_TRY(sum_up(ledger, &turns));
    const struct miraif_team_turns record = {.team_id = label,
                                             .session = list.item,
                                             .sessions = list.count,
                                             .turns = turns,
                                             .members = ledger->crew.count,
                                             .settled = changed >= 0,
                                             .changed = changed < 0 ? 0 : changed};
    return each(context, &record);
}

struct walk {
    struct miraif_store *store;
    struct mi_reference reference;
    bool settle;
    miraif_team_turns_fn *each;
    void *context;
    struct miraif_error *err;
};

static enum miraif_status do_team(const struct walk *walk, int64_t team, struct miraif_arena *arena)
{
    struct ledger ledger = {.store = walk->store,
                            .arena = arena,
                            .err = walk->err,
                            .cohort = walk->reference.cohort,
                            .team = team};
    int64_t changed = -1;
    MI_TRY(load(&ledger));
    if (walk->settle)
        MI_TRY(settle(&ledger, &changed));
    return report(&ledger, changed, walk->each, walk->context);
}

static enum miraif_status do_teams(const struct walk *walk, struct miraif_arena *arena)
{
    struct mi_crew crew;
    int64_t only = walk->reference.kind == MI_REFERENCE_TEAM ? walk->reference.team : 0;
    long long cohort = (long long)walk->reference.cohort;
    MI_TRY(mi_cohort_need(walk->store, walk->reference.cohort, walk->err));
    MI_TRY(mi_crew_load(walk->store, walk->reference.cohort, 0, arena, &crew, walk->err));
    if (crew.teams == 0) {
        mi_fail(walk->err, MIRAIF_REFUSED, "cohort %lld has no adopted teams", cohort);
        mi_hint(walk->err, "form and adopt them: miraif team form %lld", cohort);
        return MIRAIF_REFUSED;
    }
    if (only > crew.teams) {
        mi_fail(walk->err, MIRAIF_NOT_FOUND, "cohort %lld has only %lld teams", cohort,
                (long long)crew.teams);
        mi_hint(walk->err, "`miraif team list %lld` shows the teams", cohort);
        return MIRAIF_NOT_FOUND;
    }
    int64_t teams = crew.teams;
    for (int64_t team = only == 0 ? 1 : only; team <= (only == 0 ? teams : only); team++) {
        miraif_arena_reset(arena);
        MI_TRY(do_team(walk, team, arena));
    }
    return MIRAIF_OK;
}

static enum miraif_status do_all(const struct walk *walk)
{
    struct miraif_arena *arena = miraif_arena_create();
    enum miraif_status status = arena == NULL ? mi_no_memory(walk->err) : do_teams(walk, arena);
    miraif_arena_destroy(arena);
    return status;
}

enum miraif_status miraif_turns(struct miraif_store *store, const char *reference, bool settle_them,
                                miraif_team_turns_fn *each, void *context, struct miraif_error *err)
{
    struct walk walk = {.store = store, .settle = settle_them, .each = each, .context = context, .err = err};
    bool read = mi_reference_parse(reference, &walk.reference) &&
                (walk.reference.kind == MI_REFERENCE_COHORT || walk.reference.kind == MI_REFERENCE_TEAM);
    if (!read) {
        mi_fail(err, MIRAIF_USAGE, "“%s” names neither a cohort nor a team", reference);
        mi_hint(err, "write 1 or 1-A");
        return MIRAIF_USAGE;
    }
    if (!settle_them)
        return do_all(&walk);
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, do_all(&walk), err);
}
