/* Runs: a solved stage of a cohort is kept as a run, with what it was computed from and why it came out so.
 */
#ifndef MIRAIF_RUN_H
#define MIRAIF_RUN_H

#include <stdint.h>

/* A run is a draft until it is adopted; the next draft of its stage supersedes it. */
struct miraif_run {
    int64_t id; /* 0: there is none */
    int64_t cohort;
    const char *stage;    /* "select" or "form" */
    const char *state;    /* "draft", "adopted" or "superseded" */
    int64_t at;           /* Unix seconds */
    int64_t adopted_at;   /* 0: never */
    const char *status;   /* "optimal" or "feasible" */
    const char *digest;   /* SHA-256 of the inputs, in hexadecimal */
    int64_t seed;         /* the search's */
    int64_t steps;        /* how many the search took */
    const char *settings; /* options in force, as JSON */
    const char *outcome;  /* figures, as JSON */
};

/* Why something came out as it did: a code and its arguments, put into words when it is read. */
struct miraif_reason {
    const char *subject; /* "run", "p12" or "1-A" */
    const char *code;    /* never translated */
    const char *args;    /* a JSON object */
    const char *text;    /* in words, in the language of the store's env; null where the code is unknown */
};

#endif
