/* What is printed for a session, and the card for a presenter. Pure functions from records to bytes. */
#ifndef MI_RENDER_SESSION_PAGE_H
#define MI_RENDER_SESSION_PAGE_H

#include "miraif/env.h"
#include "miraif/presentation.h"
#include "miraif/seating.h"

struct mi_sheet_page {
    const char *cohort; /* its name; null: of the community */
    const struct miraif_session *session;
    const struct miraif_attendee *attendee; /* those who did not say no */
    size_t attendees;
    const struct miraif_seating *seating; /* `rounds` 0: none */
    const struct miraif_unmet *unmet;     /* those who get a card for their seats */
    size_t unmets;
    enum miraif_sheet_part part;
};

/* A self-contained HTML page without scripts for A4: the attendance list, name badges (91 × 55 mm), a card
 * for each table of each round, and one for each person with their tables and whom they have not met. The
 * text lives in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_render_session_sheet(const struct mi_sheet_page *page, const struct miraif_env *env,
                                           struct miraif_arena *arena, const char **ret_html,
                                           struct miraif_error *err);

struct mi_card_page {
    const char *cohort; /* its name */
    const char *name;   /* the presenter's */
    const struct miraif_cheer *cheer;
    size_t cheers;
};

/* A self-contained HTML page with all messages, which prints on A4. As above. */
enum miraif_status mi_render_cheer_card(const struct mi_card_page *page, const struct miraif_env *env,
                                        struct miraif_arena *arena, const char **ret_html,
                                        struct miraif_error *err);

#endif
