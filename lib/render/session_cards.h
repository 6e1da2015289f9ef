/* What is cut out of the page of a session. */
#ifndef MI_RENDER_SESSION_CARDS_H
#define MI_RENDER_SESSION_CARDS_H

#include "base/str.h"
#include "render/session_page.h"

/* Appends a person's tables, round by round, with `mark` between them. */
void mi_render_places(struct mi_str *str, const struct miraif_seating *seating, int64_t person,
                      const char *mark);

/* Name badges of 91 × 55 mm, ten a sheet. */
void mi_render_badges(struct mi_str *str, const struct mi_sheet_page *page, const struct miraif_env *env);

/* A card for each table of each round. */
void mi_render_table_cards(struct mi_str *str, const struct miraif_seating *seating,
                           const struct miraif_env *env);

/* A card for each person with their tables and whom they have not met; none where teams sit together. */
void mi_render_seat_cards(struct mi_str *str, const struct mi_sheet_page *page, const struct miraif_env *env);

#endif
