/* Planning a cohort's sessions: the plan is made on a snapshot and kept as a draft, if what it was made from
 * is still so; adopting makes it valid. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/draft.h"
#include "flow/session/letters.h"
#include "io/json_read.h"
#include "store/db.h"
#include "store/run.h"
#include "store/session.h"
#include "text/json_write.h"
#include "text/key.h"

enum { AVAILABILITY_MOST = 4096 };

/* Whether what somebody said of their free time may mean Friday nights. */
static bool may_come_on_fridays(const char *availability)
{
    static const char *const words[] = {"金", "平日", "毎日", "いつでも", "夜",
                                        "全", "fri",  "week", "any",      "all"};
    char folded[AVAILABILITY_MOST];
    if (mi_text_blank(availability) ||
        !mi_text_fold_into(availability, MI_FOLD_CASE | MI_FOLD_BLANKS, folded, sizeof folded))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(folded, words[i]) != NULL)
            return true;
    return false;
}

static enum miraif_status tell_availability(struct mi_draft *draft)
{
    struct mi_value *args = mi_value_object(draft->arena);
    struct mi_value *people = mi_put_array(args, "people");
    for (size_t i = 0; i < draft->crew.count; i++) {
        const struct mi_crew_member *member = &draft->crew.member[i];
        if (!member->stands || may_come_on_fridays(member->availability))
            continue;
        struct mi_value *one = mi_put_object(people, NULL);
        mi_put_ref(one, "id", 'p', member->person);
        mi_put_text(one, "name", member->name);
    }
    return people == NULL || people->first == NULL ? MIRAIF_OK : mi_draft_tell(draft, "availability", args);
}

static enum miraif_status make(struct mi_draft *draft)
{
    struct mi_date first = {0};
    struct mi_date last = {0};
    unsigned char digest[MI_DIGEST_SIZE];
    MI_TRY(mi_draft_load(draft));
    MI_TRY(mi_draft_generals(draft, &first, &last));
    MI_TRY(mi_draft_peers(draft, first, last));
    MI_TRY(mi_draft_mentors(draft, first, last));
    MI_TRY(tell_availability(draft));
    mi_hash_end(&draft->hash, digest);
    mi_digest_format(digest, draft->digest);
    return MIRAIF_OK;
}

static void put_hours(struct mi_value *settings, const char *key, const struct miraif_hours *hours)
{
    struct mi_value *pair = mi_put_array(settings, key);
    mi_put_int(pair, NULL, hours->from);
    mi_put_int(pair, NULL, hours->to);
}

static enum miraif_status write_settings(const struct mi_draft *draft, const char **ret_text)
{
    struct mi_value *settings = mi_value_object(draft->arena);
    mi_put_int(settings, "generals", draft->options.generals);
    mi_put_int(settings, "weeks", draft->options.weeks);
    put_hours(settings, "hours", &draft->options.hours);
    put_hours(settings, "social", &draft->options.social);
    mi_put_text(settings, "place", draft->options.place);
    mi_put_text(settings, "social_place", draft->options.social_place);
    return mi_json_write(settings, draft->arena, ret_text, draft->err);
}

static struct miraif_hours get_hours(const struct mi_value *settings, const char *key)
{
    const struct mi_value *pair = mi_value_get(settings, key);
    if (pair == NULL || pair->first == NULL || pair->first->next == NULL)
        return (struct miraif_hours){0, 0};
    return (struct miraif_hours){pair->first->number, pair->first->next->number};
}

static int64_t get_number(const struct mi_value *settings, const char *key)
{
    const struct mi_value *value = mi_value_get(settings, key);
    return value == NULL ? 0 : value->number;
}

static enum miraif_status read_settings(const struct miraif_run *run, struct miraif_arena *arena,
                                        struct miraif_plan_options *ret_options, struct miraif_error *err)
{
    struct mi_value *settings;
    MI_TRY(mi_json_read(run->settings, strlen(run->settings), arena, &settings, err));
    *ret_options = (struct miraif_plan_options){
        .generals = get_number(settings, "generals"),
        .weeks = get_number(settings, "weeks"),
        .hours = get_hours(settings, "hours"),
        .social = get_hours(settings, "social"),
        .place = mi_value_get_text(settings, "place"),
        .social_place = mi_value_get_text(settings, "social_place"),
    };
    return MIRAIF_OK;
}

static enum miraif_status keep_notes(const struct mi_draft *draft, int64_t run)
{
    for (size_t i = 0; i < draft->notes; i++) {
        const char *args;
        MI_TRY(mi_json_write(draft->note[i].args, draft->arena, &args, draft->err));
        MI_TRY(mi_run_add_reason(draft->store, run, "run", (int64_t)i + 1, draft->note[i].code, args,
                                 draft->err));
    }
    return MIRAIF_OK;
}

/* Makes the plan once more from what is stored now, and compares. */
static enum miraif_status check_same(const struct mi_draft *draft, const char *digest)
{
    struct mi_draft now = {.store = draft->store,
                           .arena = draft->arena,
                           .err = draft->err,
                           .cohort = {.id = draft->cohort.id},
                           .options = draft->options};
    MI_TRY(make(&now));
    if (mi_text_is(now.digest, digest))
        return MIRAIF_OK;
    mi_fail(draft->err, MIRAIF_CONFLICT, "teams, dates or holidays of cohort %lld changed since the draft",
            (long long)draft->cohort.id);
    mi_hint(draft->err, "plan again: miraif session plan %lld", (long long)draft->cohort.id);
    return MIRAIF_CONFLICT;
}

static enum miraif_status keep(const struct mi_draft *draft, struct miraif_plan *ret_plan)
{
    struct miraif_run run = {.cohort = draft->cohort.id,
                             .stage = "plan",
                             .status = draft->optimal ? "optimal" : "feasible",
                             .digest = draft->digest,
                             .seed = (int64_t)mi_store_env(draft->store)->seed,
                             .steps = draft->steps};
    int64_t id;
    MI_TRY(check_same(draft, draft->digest));
    struct mi_value *outcome = mi_value_object(draft->arena);
    mi_put_int(outcome, "sessions", (int64_t)draft->sessions);
    MI_TRY(mi_json_write(outcome, draft->arena, &run.outcome, draft->err));
    MI_TRY(write_settings(draft, &run.settings));
    MI_TRY(mi_session_drop_draft(draft->store, draft->cohort.id, draft->err));
    MI_TRY(mi_run_save_draft(draft->store, &run, &id, draft->err));
    for (size_t i = 0; i < draft->sessions; i++)
        MI_TRY(mi_session_insert(draft->store, &draft->session[i], id, draft->err));
    MI_TRY(keep_notes(draft, id));
    MI_TRY(mi_run_get(draft->store, draft->cohort.id, "plan", "draft", draft->arena, &run, draft->err));
    return mi_plan_read(draft->store, &run, draft->arena, ret_plan, draft->err);
}

enum miraif_status miraif_session_plan(struct miraif_store *store, int64_t cohort,
                                       const struct miraif_plan_options *options, struct miraif_arena *arena,
                                       struct miraif_plan *ret_plan, struct miraif_error *err)
{
    struct mi_draft draft = {
        .store = store, .arena = arena, .err = err, .cohort = {.id = cohort}, .options = *options};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = make(&draft);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, keep(&draft, ret_plan), err);
}

static enum miraif_status adopt(struct mi_draft *draft, struct miraif_plan *ret_plan)
{
    int64_t cohort = draft->cohort.id;
    struct miraif_run run;
    struct miraif_plan plan;
    MI_TRY(miraif_cohort_get(draft->store, cohort, draft->arena, &draft->cohort, draft->err));
    MI_TRY(mi_run_get(draft->store, cohort, "plan", "draft", draft->arena, &run, draft->err));
    if (run.id == 0) {
        MI_TRY(mi_draft_load(draft)); /* says so where a plan is adopted */
        mi_fail(draft->err, MIRAIF_NOT_FOUND, "there is no draft of sessions for cohort %lld",
                (long long)cohort);
        mi_hint(draft->err, "draft them: miraif session plan %lld", (long long)cohort);
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(read_settings(&run, draft->arena, &draft->options, draft->err));
    MI_TRY(check_same(draft, run.digest));
    MI_TRY(mi_run_adopt(draft->store, run.id, draft->err));
    MI_TRY(mi_session_adopt_draft(draft->store, run.id, draft->err));
    MI_TRY(mi_run_get(draft->store, cohort, "plan", "adopted", draft->arena, &run, draft->err));
    MI_TRY(mi_plan_read(draft->store, &run, draft->arena, &plan, draft->err));
    for (size_t i = 0; i < plan.sessions; i++) {
        int64_t queued;
        MI_TRY(mi_session_queue(draft->store, &plan.session[i], &queued, draft->err));
    }
    *ret_plan = plan;
    return MIRAIF_OK;
}

enum miraif_status miraif_session_adopt(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena, struct miraif_plan *ret_plan,
                                        struct miraif_error *err)
{
    struct mi_draft draft = {.store = store, .arena = arena, .err = err, .cohort = {.id = cohort}};
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, adopt(&draft, ret_plan), err);
}
