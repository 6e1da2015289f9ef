/* How every fallible function of miraif answers: a status, and an error record that says more.
 *
 * The list below is the only one: the enumeration, the slugs of JSON errors, the exit statuses of the program
 * and the table in miraif(1) all come from it. */
#ifndef MIRAIF_STATUS_H
#define MIRAIF_STATUS_H

#include <stdint.h>

#if defined(__GNUC__)
#define MIRAIF_API __attribute__((visibility("default")))
#else
#define MIRAIF_API
#endif

/* X(name, slug, exit status, meaning) */
#define MIRAIF_STATUS_LIST(X)                                                                                \
    X(OK, "ok", 0, "done; an empty list is done, too")                                                       \
    X(REFUSED, "refused", 1, "refused: the state of things does not allow it")                               \
    X(CONFLICT, "conflict", 1, "refused: what it stands on has changed meanwhile")                           \
    X(NO_MEMORY, "no_memory", 1, "out of memory")                                                            \
    X(INTERNAL, "internal", 1, "a fault of the program; please report it")                                   \
    X(USAGE, "usage", 2, "the command line is wrong")                                                        \
    X(PARTIAL, "partial", 3, "done partly: rows refused, messages skipped")                                  \
    X(NOT_FOUND, "not_found", 4, "no such cohort, person, team or file")                                     \
    X(UNSATISFIABLE, "unsatisfiable", 5, "no legal result exists; the clash is named")                       \
    X(NEEDS_YES, "needs_yes", 6, "needs --yes, or was cancelled at the prompt")                              \
    X(ATTENTION, "attention", 7, "done, and something is overdue")                                           \
    X(NO_STORE, "no_store", 10, "no store found")                                                            \
    X(BUSY, "busy", 11, "the store is busy: another program is writing")                                     \
    X(STORE_NEWER, "store_newer", 12, "the store is newer than the program")                                 \
    X(READ_ONLY, "read_only", 13, "the store cannot be written to")                                          \
    X(NOT_A_STORE, "not_a_store", 14, "the file is not a store of miraif")                                   \
    X(BAD_INPUT, "bad_input", 65, "the input is unusable as a whole")                                        \
    X(EMPTY_FILE, "empty_file", 65, "the input has no header row")                                           \
    X(MISSING_COLUMN, "missing_required_column", 65, "a column that is needed was not found")                \
    X(AMBIGUOUS_COLUMN, "ambiguous_column", 65, "two columns of the input mean the same field")              \
    X(TRUNCATED_UTF16, "truncated_utf16", 65, "the UTF-16 input ends within a character")                    \
    X(UNDECODABLE, "undecodable", 65, "the input is in none of the known encodings")                         \
    X(IO, "io", 74, "reading or writing failed, full disk included")                                         \
    X(INTERRUPTED, "interrupted", 130, "interrupted; nothing is half stored")

enum miraif_status {
#define MIRAIF_STATUS_ENUM(name, slug, exit_status, meaning) MIRAIF_##name,
    MIRAIF_STATUS_LIST(MIRAIF_STATUS_ENUM)
#undef MIRAIF_STATUS_ENUM
};

struct miraif_env;

/* What went wrong, where, and what to do. The caller provides it, zeroed but for `env`; functions fill it
 * only when they do not return MIRAIF_OK. Texts are UTF-8, NUL-terminated, cut on a character boundary where
 * they are too long. With `env` null or without a `translate` the texts are English. */
struct miraif_error {
    const struct miraif_env *env; /* set by the caller, may be null; borrowed */
    enum miraif_status status;
    char message[640]; /* lower case, no full stop */
    char hint[960];    /* what to do; "" where there is nothing to say */
    char file[512];    /* the input it is about; "" where there is none */
    uint64_t line;     /* 1-based physical line in `file`; 0 where unknown */
    uint64_t column;   /* 1-based column in that line or record; 0 where unknown */
    char field[128];   /* the field or header; "" where there is none */
};

/* The status's name in JSON errors, such as "not_found": static, never translated. */
MIRAIF_API const char *miraif_status_slug(enum miraif_status status);

/* The exit status by which the program reports `status`: 0 to 130. */
MIRAIF_API int miraif_status_exit(enum miraif_status status);

/* The meaning of `status` as an English sentence fragment: static. */
MIRAIF_API const char *miraif_status_meaning(enum miraif_status status);

#endif
