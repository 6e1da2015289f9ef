/* Which answer may follow which state: one table, and the words for what it refuses. */
#include "flow/reply/decide.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/offer.h"
#include "store/outbox.h"
#include "text/reference.h"

enum answer {
#define ANSWER_ENUM(name, code) ANSWER_##name,
    MIRAIF_REPLY_LIST(ANSWER_ENUM)
#undef ANSWER_ENUM
        ANSWERS
};

static const char *const answer_codes[] = {
#define ANSWER_CODE(name, code) code,
    MIRAIF_REPLY_LIST(ANSWER_CODE)
#undef ANSWER_CODE
};

static const enum miraif_application_status states_after[] = {
#define ANSWER_STATE(name, code) MIRAIF_APPLICATION_##name,
    MIRAIF_REPLY_LIST(ANSWER_STATE)
#undef ANSWER_STATE
};

/* What the table says. Whoever stands in an adopted team can only accept or leave, which is asked first. */
enum verdict {
    NO,    /* the state does not allow it */
    YES,   /* at any time */
    OFFER, /* no offer was made yet */
    TIMELY /* until the deadline, and while there is a seat for somebody who holds none */
};

static const uint8_t table[MIRAIF_APPLICATION_STATUSES][ANSWERS] = {
    /* the answer                 accepted declined withdrawn deferred left */
    [MIRAIF_APPLICATION_APPLIED] = {OFFER, OFFER, YES, YES, NO},
    [MIRAIF_APPLICATION_SELECTED] = {OFFER, OFFER, YES, YES, NO},
    [MIRAIF_APPLICATION_OFFERED] = {TIMELY, YES, YES, YES, NO},
    [MIRAIF_APPLICATION_ACCEPTED] = {YES, YES, YES, YES, NO},
    [MIRAIF_APPLICATION_WAITLISTED] = {OFFER, YES, YES, YES, NO},
    [MIRAIF_APPLICATION_DEFERRED] = {TIMELY, YES, YES, YES, NO},
    [MIRAIF_APPLICATION_DECLINED] = {TIMELY, YES, YES, YES, NO},
    [MIRAIF_APPLICATION_WITHDRAWN] = {TIMELY, YES, YES, YES, NO},
    [MIRAIF_APPLICATION_EXPIRED] = {TIMELY, YES, YES, YES, NO},
    [MIRAIF_APPLICATION_REJECTED] = {NO, NO, NO, NO, NO},
    [MIRAIF_APPLICATION_LEFT] = {NO, NO, NO, NO, YES},
};

struct work {
    struct miraif_store *store;
    const struct mi_answer *answer;
    enum answer which;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_standing standing;
    struct mi_offer offer;
    const char *reason; /* why it is refused */
};

const char *mi_answer_code(const char *answer)
{
    for (size_t i = 0; i < ANSWERS; i++)
        if (mi_text_is(answer_codes[i], answer))
            return answer_codes[i];
    return NULL;
}

static bool holds_seat(enum miraif_application_status status)
{
    return status == MIRAIF_APPLICATION_SELECTED || status == MIRAIF_APPLICATION_OFFERED ||
           status == MIRAIF_APPLICATION_ACCEPTED;
}

static enum miraif_status refuse_without_offer(struct work *work)
{
    long long cohort = (long long)work->answer->cohort;
    work->reason = "not_allowed";
    mi_fail(work->err, MIRAIF_REFUSED, "no offer was made to p%lld %s yet", (long long)work->standing.person,
            work->standing.name);
    if (work->which != ANSWER_ACCEPTED)
        mi_hint(work->err, "say withdrawn for somebody who takes the application back");
    else if (work->standing.status == MIRAIF_APPLICATION_WAITLISTED)
        mi_hint(work->err, "offer a seat: miraif cohort waitlist promote %lld p%lld", cohort,
                (long long)work->standing.person);
    else
        mi_hint(work->err, "offers are made by miraif cohort announce %lld", cohort);
    return MIRAIF_REFUSED;
}

static enum miraif_status refuse_state(struct work *work)
{
    work->reason = "not_allowed";
    mi_fail(work->err, MIRAIF_REFUSED, "p%lld %s is %s: “%s” cannot follow", (long long)work->standing.person,
            work->standing.name, miraif_application_status_code(work->standing.status), work->answer->answer);
    if (work->which == ANSWER_LEFT)
        mi_hint(work->err, "people leave a team once teams are adopted; before that, say withdrawn");
    return MIRAIF_REFUSED;
}

/* In an adopted team: to accept late is still to accept, anything else is to leave. */
static enum miraif_status judge_member(struct work *work)
{
    if (work->which == ANSWER_LEFT || work->which == ANSWER_ACCEPTED)
        return MIRAIF_OK;
    work->reason = "not_allowed";
    mi_fail(work->err, MIRAIF_REFUSED, "p%lld %s is in a team already", (long long)work->standing.person,
            work->standing.name);
    mi_hint(work->err, "say left: miraif cohort reply %lld p%lld left", (long long)work->answer->cohort,
            (long long)work->standing.person);
    return MIRAIF_REFUSED;
}

static bool is_late(const struct work *work)
{
    char day[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(work->answer->at), day);
    return strcmp(day, work->offer.deadline) > 0;
}

static enum miraif_status judge_acceptance(struct work *work)
{
    int64_t seats;
    int64_t in;
    if (work->offer.times == 0)
        return refuse_without_offer(work);
    if (!work->answer->late && is_late(work)) {
        work->reason = "too_late";
        mi_fail(work->err, MIRAIF_REFUSED, "the offer to p%lld %s was open until %s",
                (long long)work->standing.person, work->standing.name, work->offer.deadline);
        mi_hint(work->err, "--late takes the reply all the same; --at says when it was given");
        return MIRAIF_REFUSED;
    }
    MI_TRY(mi_seats_count(work->store, work->answer->cohort, &seats, &in, work->err));
    if (holds_seat(work->standing.status) || in < seats)
        return MIRAIF_OK;
    work->reason = "no_seat";
    mi_fail(work->err, MIRAIF_REFUSED, "all %lld seats are taken or offered: none is left for p%lld %s",
            (long long)seats, (long long)work->standing.person, work->standing.name);
    mi_hint(work->err, "see who holds an offer: miraif cohort quiet %lld", (long long)work->answer->cohort);
    return MIRAIF_REFUSED;
}

static enum miraif_status judge(struct work *work)
{
    if (work->standing.status == states_after[work->which])
        return MIRAIF_OK;
    if (work->standing.team != 0 && work->standing.status != MIRAIF_APPLICATION_LEFT)
        return judge_member(work);
    switch ((enum verdict)table[work->standing.status][work->which]) {
    case YES:
        return MIRAIF_OK;
    case OFFER:
        return refuse_without_offer(work);
    case TIMELY:
        return judge_acceptance(work);
    default:
        return refuse_state(work);
    }
}

static enum miraif_status stop_letter(struct work *work, const char *rule, struct miraif_replied *replied)
{
    const struct mi_item_filter filter = {
        .person = work->answer->person, .cohort = work->answer->cohort, .rule = rule};
    int64_t cancelled;
    int64_t claimed;
    MI_TRY(mi_outbox_cancel(work->store, &filter, &cancelled, &claimed, work->err));
    replied->cancelled += cancelled;
    replied->claimed += claimed;
    return MIRAIF_OK;
}

/* Letters that no longer hold: those that ask for an answer, and all of whoever does not take part. */
static enum miraif_status stop_letters(struct work *work, struct miraif_replied *replied)
{
    if (work->which != ANSWER_ACCEPTED)
        return stop_letter(work, NULL, replied);
    MI_TRY(stop_letter(work, "offer", replied));
    MI_TRY(stop_letter(work, "offer-reminder", replied));
    replied->claimed = 0; /* a letter on its way does no harm */
    return MIRAIF_OK;
}

static enum miraif_status apply(struct work *work, struct miraif_replied *replied)
{
    const struct mi_answer *answer = work->answer;
    replied->after = states_after[work->which];
    replied->frees = holds_seat(replied->before) && !holds_seat(replied->after);
    MI_TRY(mi_offer_reply_add(work->store, answer->cohort, answer->person, answer->at, answer->answer,
                              work->err));
    if (replied->before != replied->after)
        MI_TRY(mi_application_decide(work->store, answer->cohort, answer->person, replied->after, work->err));
    return stop_letters(work, replied);
}

/* Whether the reply says nothing new, or comes after one that was given later. */
static enum miraif_status compare(struct work *work, struct miraif_replied *replied)
{
    const struct mi_answer *answer = work->answer;
    struct mi_offer_reply latest;
    bool known = false;
    MI_TRY(
        mi_offer_reply_latest(work->store, answer->cohort, answer->person, work->arena, &latest, work->err));
    if (answer->timed)
        MI_TRY(mi_offer_reply_known(work->store, answer->cohort, answer->person, answer->at, answer->answer,
                                    &known, work->err));
    bool same = latest.id != 0 && mi_text_is(latest.answer, answer->answer) &&
                replied->before == states_after[work->which];
    replied->outdated = latest.id != 0 && latest.at > answer->at;
    replied->repeated = known || (same && !replied->outdated);
    return MIRAIF_OK;
}

static enum miraif_status load(struct work *work, struct miraif_replied *replied)
{
    const struct mi_answer *answer = work->answer;
    MI_TRY(mi_standing_get(work->store, answer->cohort, answer->person, work->arena, &work->standing,
                           work->err));
    if (work->standing.person == 0)
        return mi_fail(work->err, MIRAIF_NOT_FOUND, "p%lld has not applied to cohort %lld",
                       (long long)answer->person, (long long)answer->cohort);
    MI_TRY(mi_offer_get(work->store, answer->cohort, answer->person, work->arena, &work->offer, work->err));
    if (work->standing.team != 0) {
        char team[MI_REFERENCE_TEXT];
        mi_reference_format(&(struct mi_reference){.kind = MI_REFERENCE_TEAM,
                                                   .cohort = answer->cohort,
                                                   .team = work->standing.team},
                            team);
        replied->team = mi_arena_text(work->arena, team);
        if (replied->team == NULL)
            return mi_no_memory(work->err);
    }
    replied->person = work->standing.person;
    replied->name = work->standing.name;
    replied->email = work->standing.email;
    replied->answer = answer->answer;
    replied->at = answer->at;
    replied->before = replied->after = work->standing.status;
    replied->deadline = work->offer.deadline;
    return MIRAIF_OK;
}

enum miraif_status mi_answer_decide(struct miraif_store *store, const struct mi_answer *answer,
                                    struct miraif_arena *arena, struct miraif_replied *ret_replied,
                                    const char **ret_reason, struct miraif_error *err)
{
    struct work work = {.store = store, .answer = answer, .arena = arena, .err = err};
    struct miraif_replied replied = {0};
    while (!mi_text_is(answer_codes[work.which], answer->answer))
        work.which = (enum answer)(work.which + 1);
    MI_TRY(load(&work, &replied));
    MI_TRY(compare(&work, &replied));
    if (replied.outdated && !replied.repeated)
        MI_TRY(mi_offer_reply_add(store, answer->cohort, answer->person, answer->at, answer->answer, err));
    if (replied.repeated || replied.outdated) {
        *ret_replied = replied;
        return MIRAIF_OK;
    }
    enum miraif_status status = judge(&work);
    if (status == MIRAIF_REFUSED)
        *ret_reason = work.reason;
    MI_TRY(status);
    MI_TRY(apply(&work, &replied));
    *ret_replied = replied;
    return MIRAIF_OK;
}
