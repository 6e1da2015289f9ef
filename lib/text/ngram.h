/* How alike two texts are, by the pairs of neighbouring characters that they share: good for Japanese, which
 * has no blanks between words, as for any script (Dice 1945; Kondrak 2005). */
#ifndef MI_TEXT_NGRAM_H
#define MI_TEXT_NGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "miraif/arena.h"

/* The pairs of a text, each once, ascending. */
struct mi_ngrams {
    const uint64_t *pair;
    uint32_t count;
    const uint32_t *weight; /* of each, once they are weighed; null before */
    int64_t length;         /* root of the sum of the squares of weights */
};

/* Reads the pairs of `text` (null: none) into `arena`: of its letters and digits in NFKC and one case, never
 * across blanks and marks. Without `all`, pairs that begin with hiragana or end with a particle are left out:
 * they say how a text speaks more than of what. MIRAIF_NO_MEMORY. */
enum miraif_status mi_ngrams_read(const char *text, bool all, struct miraif_arena *arena,
                                  struct mi_ngrams *ret_ngrams, struct miraif_error *err);

/* Weighs the pairs of a set of texts, those of which are compared: a pair that few have says more (inverse
 * document frequency, Spärck Jones 1972). Integers only, so that it comes out the same everywhere.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_ngrams_weigh(struct mi_ngrams *const *text, size_t count, struct miraif_arena *arena,
                                   struct miraif_error *err);

/* How alike two weighed texts are, in thousandths: the cosine of the angle between them as vectors of weighed
 * pairs (Salton and McGill 1983). 0 where either has none. */
int64_t mi_ngrams_likeness(const struct mi_ngrams *a, const struct mi_ngrams *b);

/* How many pairs both have. */
uint32_t mi_ngrams_shared(const struct mi_ngrams *a, const struct mi_ngrams *b);

/* The longest stretches of `text` whose pairs are all in `ngrams`, as texts folded like the pairs, each once
 * and in their order; at most `most`, null where out of memory. `*ret_count` says how many. */
const char *const *mi_ngrams_stretches(const char *text, const struct mi_ngrams *ngrams, uint32_t most,
                                       struct miraif_arena *arena, uint32_t *ret_count);

#endif
