/* The outside world, handed in: the library reads no clock, no environment and no randomness of its own. */
#ifndef MIRAIF_ENV_H
#define MIRAIF_ENV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Every callback may be null and is called with `context`. The caller keeps the record alive for as long as a
 * store that was opened with it. */
struct miraif_env {
    int64_t now;         /* Unix seconds; the programme's zone is Asia/Tokyo, +09:00 without exceptions */
    uint64_t seed;       /* for searches: the same seed and input give the same result everywhere */
    const char *who;     /* recorded in the history; never null when writing */
    const char *command; /* recorded in the history: what was called; never null when writing */
    int patience;        /* milliseconds to wait for another program that is writing; 0: five seconds */
    bool dry_run;        /* writes are made and rolled back; reports are the same */

    /* True to stop: a search returns the best it has, an import rolls back with MIRAIF_INTERRUPTED. */
    bool (*should_stop)(void *context);
    /* The text of an English message id in the user's language; the result is static. Null: English. */
    const char *(*translate)(void *context, const char *msgid);
    /* Work done out of `total` (0: unknown), in units of the work at hand. */
    void (*progress)(void *context, uint64_t done, uint64_t total);
    /* Fills `size` bytes of `buffer` with unpredictable randomness; false when it cannot. Needed by init
     * only. */
    bool (*random)(void *context, void *buffer, size_t size);
    void *context;
};

#endif
