/* Did you mean …? The most similar of the words that are possible. */
#ifndef CLI_GUESS_H
#define CLI_GUESS_H

#include <stddef.h>

struct cli_guess {
    const char *word;
    const char *best; /* the most similar so far, the first of equals; null: none is similar */
    size_t distance;
};

struct cli_guess cli_guess_begin(const char *word);

/* `candidate` may be null. */
void cli_guess_offer(struct cli_guess *guess, const char *candidate);

/* How many insertions, deletions, replacements and exchanges of neighbours turn `a` into `b`, where no part
 * is edited twice (optimal string alignment; Damerau 1964). Words of more than 63 bytes are infinitely far.
 */
size_t cli_guess_distance(const char *a, const char *b);

#endif
