/* Attributes: what people said, as numbers whose distance can be taken. */
#ifndef MI_MODEL_ATTRIBUTE_H
#define MI_MODEL_ATTRIBUTE_H

#include "base/date.h"
#include "miraif/solve.h"
#include "miraif/team.h"
#include "model/roster.h"

/* A whole team's diversity in units is at most this. */
#define MI_UNITS INT64_C(1000000000)

/* One attribute over a roster. People are numbered as in it. */
struct mi_attribute {
    const char *name;
    int64_t weight; /* thousandths */
    enum miraif_attribute_kind kind;
    enum miraif_attribute_aim aim;
    bool number; /* one number each: of years, of an answer, or of a place in an order */
    uint32_t people;
    const uint32_t *first; /* people + 1: where the values of each begin in `value` */
    const int64_t *value;  /* numbers of words, ascending; the number itself; or the figures of a profile, in
                              parts of their range, MI_FIGURE_UNKNOWN where not known */
    const char *const *word; /* words as first written, by number; or an order's */
    uint32_t missing;        /* people without a value */
    int64_t unit;            /* of numbers: what 1 is written as */
    int64_t range;           /* of numbers: greatest less least */
    const int64_t
        *deviation;   /* to be balanced: people × figures, from the mean, in parts of MI_FIGURE_RANGE */
    uint32_t figures; /* of a profile, else 1 */
    int64_t bound[MIRAIF_GROUP_SIZE_MOST + 1]; /* by size: what the distances in a team can add up to */
};

enum { MI_FIGURE_RANGE = 1000000, MI_FIGURE_UNKNOWN = -1 };

/* The kind in force: what the office says, else what the field is; several words for an answer. */
enum miraif_attribute_kind mi_attribute_kind_of(const struct miraif_attribute *option);

/* Reads an attribute of everybody in `roster`; ages are on `start`, and no team holds more than `size`. Words
 * are compared by their keys. MIRAIF_USAGE: no such field, and nobody's answers have such a header.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_attribute_read(const struct mi_roster *roster, const struct miraif_attribute *option,
                                     struct mi_date start, uint32_t size, struct miraif_arena *arena,
                                     struct mi_attribute *ret_attribute, struct miraif_error *err);

/* The part of `share` units that two people of one team of `size` add. Where the attribute is to be diverse,
 * that is Gower's distance (Gower 1971: words differ or not, several words by Jaccard, numbers by their
 * range, a profile by the mean over its figures) over the attribute's bound there; nothing where one of them
 * did not say. Where it is to be similar, what is missing to the greatest distance. Where numbers are to be
 * balanced, pairs add up to `share` less the square of how far the team's mean is from that of all, in parts
 * of how far anybody is: whoever did not say counts as average. */
int64_t mi_attribute_distance(const struct mi_attribute *attribute, uint32_t p, uint32_t q, uint32_t size,
                              int64_t share);

/* The least multiple of `units` of which the attribute's share, of `weights` in all, makes every distance in
 * a team of `size` a whole number, as far as MI_UNITS reaches: `units` itself where it does not. What is to
 * be balanced has no such number. */
int64_t mi_attribute_units(const struct mi_attribute *attribute, uint32_t size, int64_t weights,
                           int64_t units);

#endif
