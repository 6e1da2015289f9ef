/* Similar words. */
#include "cli/guess.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST = 63 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* One cell of the table: rows `now`, the one `before` and the one before that. */
static size_t cell(const char *a, const char *b, size_t i, size_t j, size_t rows[3][LONGEST + 1])
{
    const size_t *before = rows[(i + 2) % 3];
    const size_t *now = rows[i % 3];
    size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
    size_t best = least(least(before[j] + 1, now[j - 1] + 1), before[j - 1] + cost);
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = least(best, rows[(i + 1) % 3][j - 2] + 1);
    return best;
}

size_t cli_guess_distance(const char *a, const char *b)
{
    size_t rows[3][LONGEST + 1];
    size_t length_a = strlen(a);
    size_t length_b = strlen(b);
    if (length_a > LONGEST || length_b > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= length_b; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= length_a; i++) {
        rows[i % 3][0] = i;
        for (size_t j = 1; j <= length_b; j++)
            rows[i % 3][j] = cell(a, b, i, j, rows);
    }
    return rows[length_a % 3][length_b];
}

struct cli_guess cli_guess_begin(const char *word)
{
    return (struct cli_guess){.word = word, .distance = SIZE_MAX};
}

void cli_guess_offer(struct cli_guess *guess, const char *candidate)
{
    if (candidate == NULL)
        return;
    size_t length = strlen(guess->word);
    size_t distance = cli_guess_distance(guess->word, candidate);
    if (length >= 2 && strncmp(guess->word, candidate, length) == 0)
        distance = 1; /* an abbreviation is as good as one slip */
    size_t most = length < 6 ? 1 : length / 3;
    if (distance <= most && distance < length && distance < guess->distance) {
        guess->best = candidate;
        guess->distance = distance;
    }
}
