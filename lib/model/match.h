/* How well a mentor fits somebody: points, from what the mentor offers, what the other one is concerned with,
 * and who they are. */
#ifndef MI_MODEL_MATCH_H
#define MI_MODEL_MATCH_H

#include "base/date.h"
#include "miraif/person.h"
#include "miraif/separation.h"
#include "text/ngram.h"

/* What gives points. X(name, code, points at most) */
#define MI_MATCH_PART_LIST(X)                                                                                \
    X(THEMES, "themes", 300)       /* themes that are among the offers, or are written much like one */      \
    X(TEXT, "text", 200)           /* how alike the words of offers and concern are */                       \
    X(INDUSTRY, "industry", 100)   /* the same industry */                                                   \
    X(SENIORITY, "seniority", 150) /* some years older, but not of another age */                            \
    X(WISHED, "wished", 150)       /* they wish for the mentor */                                            \
    X(WISHES, "wishes", 100)       /* the mentor wishes for them */                                          \
    X(EARLIER, "earlier", -150)    /* matched before: somebody new is more of a gain */

enum mi_match_part {
#define MI_MATCH_PART_ENUM(name, code, most) MI_MATCH_##name,
    MI_MATCH_PART_LIST(MI_MATCH_PART_ENUM)
#undef MI_MATCH_PART_ENUM
        MI_MATCH_PARTS
};

/* Static, never translated; and the most points. */
const char *mi_match_part_code(enum mi_match_part part);
int64_t mi_match_part_most(enum mi_match_part part);

struct mi_match_word {
    const char *text;
    const char *key;
    struct mi_ngrams pairs; /* all of them */
};

/* One of the two, as far as it counts. */
struct mi_match_side {
    const struct mi_match_word *word; /* a mentor's offers, the other's themes */
    uint32_t words;
    const char *text;       /* offers as written, concern as written; null: none */
    struct mi_ngrams pairs; /* of `text`, those that say what it is about */
    const char *industry;   /* key; null: none */
    int64_t age;            /* on the day given; -1: unknown */
};

/* Reads a mentor or a mentee, in `arena`; ages are on `start`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_match_side_read(const struct miraif_person *person, bool mentor, struct mi_date start,
                                      struct miraif_arena *arena, struct mi_match_side *ret_side,
                                      struct miraif_error *err);

/* Weighs the texts of all who are compared, so that what few say counts most. MIRAIF_NO_MEMORY. */
enum miraif_status mi_match_sides_weigh(struct mi_match_side *mentor, size_t mentors,
                                        struct mi_match_side *mentee, size_t mentees,
                                        struct miraif_arena *arena, struct miraif_error *err);

/* How far a theme is among the offers of a mentor: 1000 where it is, 0 where nothing is much like it. */
int64_t mi_match_theme(const struct mi_match_side *mentor, const struct mi_match_word *theme);

/* The points of a wish: all for the first of a list, in even steps less for the others, as Borda (1781)
 * counts votes; `part` is MI_MATCH_WISHED or MI_MATCH_WISHES. */
int64_t mi_match_wish_points(enum mi_match_part part, int64_t rank, int64_t of);

/* The points of each part but for wishes, which are 0; what is not known gives none. */
void mi_match_points(const struct mi_match_side *mentor, const struct mi_match_side *mentee, bool earlier,
                     int64_t points[MI_MATCH_PARTS]);

/* What stands between people and mentors: rows × columns, of the strictest that holds between the two. In the
 * separations' numbers people come first and mentors behind them. */
enum mi_between { MI_BETWEEN_NOTHING, MI_BETWEEN_TELL, MI_BETWEEN_AVOID, MI_BETWEEN_FORBID };
void mi_match_separate(const struct miraif_separation *separation, uint32_t count, uint32_t people,
                       uint32_t mentors, uint8_t *between);

#endif
