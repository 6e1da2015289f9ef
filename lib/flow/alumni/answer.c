/* Asks answered and closed: the asker hears of every answer, and all who heard of the ask what came of it. */
#include "flow/alumni/answer.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/alumni/letter.h"
#include "miraif/person.h"
#include "store/ask.h"
#include "store/db.h"

/* The answer that says the same already; null: there is none. */
static const struct miraif_ask_answer *find_known(const struct miraif_ask *ask,
                                                  const struct miraif_ask_reply *reply)
{
    for (size_t i = 0; i < ask->answers; i++)
        if (ask->answer[i].person == reply->person && mi_text_is(ask->answer[i].text, reply->text) &&
            mi_text_is(ask->answer[i].channel, reply->channel))
            return &ask->answer[i];
    return NULL;
}

static enum miraif_status check_open(const struct miraif_ask *ask, struct miraif_error *err)
{
    return ask->closed_at == 0 ? MIRAIF_OK
                               : mi_fail(err, MIRAIF_REFUSED, "a%lld is closed", (long long)ask->id);
}

static enum miraif_status check_reply(const struct miraif_ask *ask, const struct miraif_ask_reply *reply,
                                      struct miraif_error *err)
{
    if (mi_text_blank(reply->text) && mi_text_blank(reply->channel)) {
        mi_fail(err, MIRAIF_REFUSED, "the answer says nothing");
        mi_hint(err, "what was said, or --channel: where it was said");
        return MIRAIF_REFUSED;
    }
    if (reply->person != ask->asker)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "p%lld asked, and cannot be who answers", (long long)reply->person);
    mi_hint(err, "what came of it is told with: miraif alumni answer a%lld --close OUTCOME",
            (long long)ask->id);
    return MIRAIF_REFUSED;
}

/* The first answer ends the search for one, and starts the wait for what comes of it. */
static enum miraif_status tell(struct miraif_store *store, const struct miraif_ask *ask,
                               const struct miraif_ask_answer *answer, struct miraif_arena *arena,
                               struct miraif_error *err)
{
    MI_TRY(mi_ask_silence(store, ask->id, "ask-escalated", err));
    MI_TRY(mi_ask_tell_asker(store, ask, answer, arena, err));
    return ask->answers > 0 ? MIRAIF_OK : mi_ask_want_outcome(store, ask, arena, err);
}

static enum miraif_status keep(struct miraif_store *store, const struct miraif_ask *ask,
                               const struct miraif_ask_reply *reply, struct miraif_arena *arena,
                               struct miraif_error *err)
{
    struct miraif_person person;
    int64_t now = mi_store_env(store)->now;
    MI_TRY(miraif_person_get(store, reply->person, arena, &person, err));
    struct miraif_ask_answer answer = {.number = (int64_t)ask->answers + 1,
                                       .person = person.id,
                                       .name = person.name,
                                       .at = reply->at == INT64_MIN ? now : reply->at,
                                       .channel = reply->channel,
                                       .text = reply->text,
                                       .digest = reply->digest};
    MI_TRY(mi_ask_answer_insert(store, ask->id, &answer, err));
    return tell(store, ask, &answer, arena, err);
}

enum miraif_status mi_ask_take_answer(struct miraif_store *store, int64_t id,
                                      const struct miraif_ask_reply *reply, struct miraif_arena *arena,
                                      struct miraif_ask *ret_ask, bool *ret_changed, struct miraif_error *err)
{
    struct miraif_ask ask;
    MI_TRY(miraif_ask_get(store, id, arena, &ask, err));
    const struct miraif_ask_answer *known = find_known(&ask, reply);
    if (known == NULL) {
        MI_TRY(check_open(&ask, err));
        MI_TRY(check_reply(&ask, reply, err));
        MI_TRY(keep(store, &ask, reply, arena, err));
    } else if (known->digest != reply->digest) {
        MI_TRY(mi_ask_answer_consent(store, id, known->number, reply->digest, err));
    }
    *ret_changed = known == NULL || known->digest != reply->digest;
    return miraif_ask_get(store, id, arena, ret_ask, err);
}

struct telling {
    struct miraif_store *store;
    const struct miraif_ask *ask;
    struct miraif_arena *arena;
    struct miraif_error *err;
};

static enum miraif_status tell_outcome(void *context, int64_t person)
{
    const struct telling *telling = context;
    if (person == telling->ask->asker)
        return MIRAIF_OK;
    return mi_ask_tell_outcome(telling->store, telling->ask, person, telling->arena, telling->err);
}

static enum miraif_status silence(struct miraif_store *store, int64_t id, struct miraif_error *err)
{
    static const char *const rules[] = {"ask-routed", "ask-escalated", "ask-outcome"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        MI_TRY(mi_ask_silence(store, id, rules[i], err));
    return MIRAIF_OK;
}

enum miraif_status mi_ask_take_outcome(struct miraif_store *store, int64_t id, const char *outcome,
                                       struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                       bool *ret_changed, struct miraif_error *err)
{
    struct miraif_ask ask;
    if (mi_text_blank(outcome))
        return mi_fail(err, MIRAIF_REFUSED, "what came of it is to be told to those who were asked");
    MI_TRY(miraif_ask_get(store, id, arena, &ask, err));
    *ret_changed = ask.closed_at == 0 || !mi_text_is(ask.outcome, outcome);
    if (*ret_changed) {
        MI_TRY(check_open(&ask, err));
        ask.closed_at = mi_store_env(store)->now;
        ask.outcome = outcome;
        MI_TRY(mi_ask_update(store, &ask, err));
        MI_TRY(silence(store, id, err));
        MI_TRY(mi_ask_heard_each(store, id, tell_outcome, &(struct telling){store, &ask, arena, err}, err));
    }
    return miraif_ask_get(store, id, arena, ret_ask, err);
}

/* The answer and, where it is known, what came of it. */
static enum miraif_status answer_and_close(struct miraif_store *store, int64_t id,
                                           const struct miraif_ask_reply *reply, struct miraif_arena *arena,
                                           struct miraif_ask *ret_ask, struct miraif_error *err)
{
    bool changed;
    MI_TRY(mi_ask_take_answer(store, id, reply, arena, ret_ask, &changed, err));
    if (reply->outcome == NULL)
        return MIRAIF_OK;
    return mi_ask_take_outcome(store, id, reply->outcome, arena, ret_ask, &changed, err);
}

enum miraif_status miraif_ask_answer(struct miraif_store *store, int64_t id,
                                     const struct miraif_ask_reply *reply, struct miraif_arena *arena,
                                     struct miraif_ask *ret_ask, struct miraif_error *err)
{
    struct miraif_ask ask;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, answer_and_close(store, id, reply, arena, &ask, err), err));
    *ret_ask = ask;
    return MIRAIF_OK;
}

enum miraif_status miraif_ask_close(struct miraif_store *store, int64_t id, const char *outcome,
                                    struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                    struct miraif_error *err)
{
    struct miraif_ask ask;
    bool changed;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, mi_ask_take_outcome(store, id, outcome, arena, &ask, &changed, err), err));
    *ret_ask = ask;
    return MIRAIF_OK;
}
