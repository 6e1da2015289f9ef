/* Who is likely to answer an ask: by what the ask and the person have in common, by how often the person has
 * helped, and by what waits for them already. */
#ifndef MI_MODEL_LIKELY_H
#define MI_MODEL_LIKELY_H

#include "miraif/ask.h"
#include "text/ngram.h"

/* What an ask is about. */
struct mi_ask_topic {
    const char *const *theme; /* look-up keys */
    size_t themes;
    struct mi_ngrams words; /* of text and themes */
};

/* What is known of somebody, as written; null where nothing is. */
struct mi_ask_person {
    const char *themes;
    const char *offers;
    const char *industry;
    const char *occupation;
    int64_t helped;
    int64_t load;
    const char *text; /* all of it, as mi_ask_person_read sets it */
    struct mi_ngrams words;
};

/* Reads the topic of an ask; `themes` may be null. Everything lives in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_ask_topic_read(const char *text, const char *themes, struct miraif_arena *arena,
                                     struct mi_ask_topic *ret_topic, struct miraif_error *err);

/* Reads what somebody says of themselves as one text, in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_ask_person_read(struct mi_ask_person *person, struct miraif_arena *arena,
                                      struct miraif_error *err);

/* Weighs the words of the ask and of all who could be asked: those that few have count most.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_ask_weigh(struct mi_ask_topic *topic, struct mi_ask_person *person, size_t count,
                                struct miraif_arena *arena, struct miraif_error *err);

enum { MI_LIKELY_REASONS = 4 };

/* Fills `route->score`, `reason` and `reasons`: up to 0.4 for themes of the ask that the person names, up to
 * 0.4 for likeness of words, up to 0.1 for asks answered before, down to -0.3 for asks that wait. */
enum miraif_status mi_ask_likely(const struct mi_ask_topic *topic, const struct mi_ask_person *person,
                                 struct miraif_arena *arena, struct miraif_ask_route *route,
                                 struct miraif_error *err);

#endif
