/* Attributes: what people said, as numbers whose distance can be taken. */
#ifndef MI_MODEL_ATTRIBUTE_H
#define MI_MODEL_ATTRIBUTE_H

#include "base/date.h"
#include "miraif/solve.h"
#include "miraif/team.h"
#include "model/roster.h"

/* A whole team's diversity in units; a millionth is MI_UNITS_PER_MILLIONTH of them. */
#define MI_UNITS INT64_C(1000000000)
enum { MI_UNITS_PER_MILLIONTH = 1000 };

/* One attribute over a roster. People are numbered as in it. */
struct mi_attribute {
    const char *name;
    int64_t weight; /* thousandths */
    bool number;    /* else words */
    uint32_t people;
    const uint32_t *first;                     /* people + 1: where the values of each begin in `value` */
    const int64_t *value;                      /* numbers of words, ascending; or the number itself */
    const char *const *word;                   /* words as first written, by number */
    uint32_t missing;                          /* people without a value */
    int64_t range;                             /* of numbers: greatest less least */
    int64_t bound[MIRAIF_GROUP_SIZE_MOST + 1]; /* by size: what the distances in a team can add up to */
};

/* Reads an attribute of everybody in `roster`; ages are on `start`, and no team holds more than `size`. Words
 * are compared by their keys. MIRAIF_USAGE: no such field, and nobody's answers have such a header.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_attribute_read(const struct mi_roster *roster, const struct miraif_attribute *option,
                                     struct mi_date start, uint32_t size, struct miraif_arena *arena,
                                     struct mi_attribute *ret_attribute, struct miraif_error *err);

/* The part of `share` units that the difference between two people makes in a team of `size`: Gower's
 * distance (Gower 1971: words differ or not, several words by Jaccard, numbers by their range) over the
 * attribute's bound there. Nothing where one of them did not say. */
int64_t mi_attribute_distance(const struct mi_attribute *attribute, uint32_t p, uint32_t q, uint32_t size,
                              int64_t share);

#endif
