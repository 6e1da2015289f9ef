/* The report of a cohort: from records to a page. */
#ifndef MI_RENDER_REPORT_H
#define MI_RENDER_REPORT_H

#include "miraif/env.h"
#include "render/svg.h"

struct mi_report_member {
    const char *name; /* null: not to be named */
    const char *facts;
};

struct mi_report_team {
    const char *letters; /* "A" */
    const struct mi_report_member *member;
    size_t members;
    const char *mentor; /* null: none, or not to be named */
    const char *const *reason;
    size_t reasons;
};

struct mi_report_session {
    const char *date;
    const char *title;
    bool cancelled;
    bool noted; /* who came */
    int64_t came;
    int64_t people;
};

/* A figure that stands for itself. */
struct mi_report_figure {
    const char *label;
    const char *value;
    const char *unit; /* small behind it; may be "" */
    const char *note;
};

struct mi_report_page {
    const char *cohort; /* its name */
    const char *span;   /* "2027-01-15 – 2027-04-09" */
    const char *made;   /* the day on which it was made */
    bool open;          /* for the public */
    const struct mi_report_figure *figure;
    size_t figures;
    struct {
        const char *title;
        const struct mi_bar *bar;
        size_t bars;
    } people[3];
    const struct mi_report_team *team;
    size_t teams;
    const struct mi_report_session *session;
    size_t sessions;
    const struct mi_squares *peers;
    size_t peer_rows;
    const struct mi_point *satisfaction;
    size_t satisfactions;
    int64_t satisfaction_low, satisfaction_high;
    const struct mi_point *pulse;
    size_t pulses;
    const struct mi_report_figure *ask;
    size_t asks;
};

/* In `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_render_report(const struct mi_report_page *page, const struct miraif_env *env,
                                    struct miraif_arena *arena, const char **ret_html,
                                    struct miraif_error *err);

#endif
