/* Sessions of teams with their mentors. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/session/calendar.h"
#include "flow/session/draft.h"
#include "store/match.h"
#include "store/run.h"

/* The month of a team's mentor: from the second week on, every fourth. */
enum { FIRST_WEEK = 2, MONTH_WEEKS = 4 };

struct mentors {
    struct mi_draft *draft;
    struct mi_date monday; /* of the week after the first general session */
    int64_t weeks;         /* to the one of the last */
};

static enum miraif_status add_team(void *context, const struct mi_match_row *row)
{
    const struct mentors *mentors = context;
    struct mi_draft *draft = mentors->draft;
    int64_t number;
    if (row->number == 0)
        return MIRAIF_OK; /* somebody's own mentor */
    MI_TRY(mi_draft_number(draft, MIRAIF_SESSION_MENTOR, row->number, &number));
    mi_hash_add_int(&draft->hash, row->mentor);
    for (int64_t week = FIRST_WEEK; week <= mentors->weeks; week += MONTH_WEEKS, number++) {
        int64_t day = mi_date_to_days(mentors->monday) + (week - 1) * MI_WEEK;
        char text[MI_DATE_TEXT];
        mi_date_format(mi_date_from_days(day), text);
        const struct miraif_session session = {.kind = MIRAIF_SESSION_MENTOR,
                                               .team = row->number,
                                               .number = number,
                                               .date = mi_arena_text(draft->arena, text),
                                               .mentor = row->mentor};
        if (session.date == NULL)
            return mi_no_memory(draft->err);
        MI_TRY(mi_draft_add(draft, &session));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_draft_mentors(struct mi_draft *draft, struct mi_date first, struct mi_date last)
{
    struct miraif_run run;
    MI_TRY(mi_run_get(draft->store, draft->cohort.id, "match", "adopted", draft->arena, &run, draft->err));
    mi_hash_add_int(&draft->hash, run.id);
    if (run.id == 0)
        return MIRAIF_OK;
    int64_t begin = mi_date_to_days(mi_calendar_monday(first)) + MI_WEEK;
    int64_t end = mi_date_to_days(mi_calendar_monday(last));
    struct mentors mentors = {draft, mi_date_from_days(begin), (end - begin) / MI_WEEK + 1};
    return mi_match_each(draft->store, run.id, add_team, &mentors, draft->err);
}
