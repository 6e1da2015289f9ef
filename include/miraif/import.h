/* Taking in rosters: a CSV file of people, in whatever shape a Japanese office has it. */
#ifndef MIRAIF_IMPORT_H
#define MIRAIF_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/store.h"

/* What happens to a row whose person is there already and says something else. X(NAME, code) */
#define MIRAIF_DUPLICATE_LIST(X)                                                                             \
    X(SKIP, "skip")     /* what is stored stays, with a warning */                                           \
    X(LATEST, "latest") /* the row is taken */                                                               \
    X(FAIL, "fail")     /* the row is refused */

enum miraif_duplicate {
#define MIRAIF_DUPLICATE_ENUM(name, code) MIRAIF_DUPLICATE_##name,
    MIRAIF_DUPLICATE_LIST(MIRAIF_DUPLICATE_ENUM)
#undef MIRAIF_DUPLICATE_ENUM
};

/* What there is to say about one row. */
struct miraif_import_finding {
    bool rejected;              /* the row was refused; else this is a warning and the row went in */
    uint64_t record;            /* 1-based data record */
    uint64_t line;              /* 1-based physical line at which it starts */
    uint64_t column;            /* 1-based; 0: the record as a whole */
    const char *field;          /* that column's header; null: none */
    const char *const *reasons; /* codes that are never translated, such as "invalid_email" */
    size_t reason_count;        /* at least 1 */
    const char *message;        /* in the user's language; lower case, no full stop */
    const char *hint;           /* what to do, likewise; null: nothing comes to mind */
};

typedef enum miraif_status miraif_import_fn(void *context, const struct miraif_import_finding *finding);

struct miraif_import_options {
    const char *path;     /* "-": standard input */
    const char *encoding; /* "utf-8", "cp932", "utf-16le", "utf-16be"; null: found out */
    uint64_t header_row;  /* the physical line at which the header begins; 0: found out */
    enum miraif_duplicate on_duplicate;
    bool readmit;            /* take in those who were forgotten: they asked to be back */
    bool strict;             /* one bad row refuses the whole file */
    const char *rejects;     /* a file for the header and the bad records as they are; reasons go to the same
                                name with ".json" behind it; null: none */
    const char *const *maps; /* "field=header", for columns that are not known by their header, or
                                "answer=header", for those that are no field whatever they are called */
    size_t map_count;
    const char *use_map;    /* a map saved under this name, or else a file of such lines; null: none */
    const char *save_map;   /* saves under this name how the columns were read; null: does not */
    miraif_import_fn *each; /* called for every finding, in the order of the rows; may be null */
    void *context;
};

/* A column of the file. */
struct miraif_import_column {
    const char *header;
    const char *field; /* null: it is no field */
    const char
        *rival;  /* of a guess: the field that it could be as well as the column that has it; null: none */
    bool answer; /* it is no field, and kept among the answers; else it is not read */
};

struct miraif_import_report {
    const char *encoding; /* as in the options */
    bool bom;
    const char *newline;        /* "lf", "crlf", "cr", "mixed" */
    const char *delimiter;      /* "comma", "tab", "semicolon", "fullwidth-comma", "ideographic-comma",
                                   "vertical-line", "colon", "caret" */
    uint64_t header_line;       /* physical line at which the header starts */
    const char *const *skipped; /* what stands above it, a text a row */
    size_t skipped_count;
    uint64_t records;  /* data records; blank lines and rows of blank fields are none */
    uint64_t accepted; /* created + updated + unchanged */
    uint64_t created;
    uint64_t updated;
    uint64_t unchanged;
    uint64_t rejected;
    uint64_t warnings;
    const struct miraif_import_column *columns;
    size_t column_count;
};

/* Takes the applicants of a file into `cohort`, in one transaction: the good rows go in, the bad ones are
 * told of through options->each. A person is known by e-mail address; a known person gets a new application
 * with its own profile; the same file again changes nothing. Memory does not grow with the file but for four
 * bytes a row. The report's texts live in `arena`; a finding's live as long as the call.
 * MIRAIF_OK: all rows are in. MIRAIF_PARTIAL: some were refused, the others are in.
 * MIRAIF_BAD_INPUT: rows were refused and options->strict is set; nothing is stored; the report is filled.
 * MIRAIF_EMPTY_FILE, MIRAIF_MISSING_COLUMN, MIRAIF_AMBIGUOUS_COLUMN, MIRAIF_TRUNCATED_UTF16,
 * MIRAIF_UNDECODABLE: the file cannot be used. MIRAIF_USAGE: an encoding or a map that means nothing.
 * MIRAIF_NOT_FOUND: no such cohort, no such file. MIRAIF_INTERRUPTED, MIRAIF_BUSY, MIRAIF_READ_ONLY,
 * MIRAIF_IO, MIRAIF_NO_MEMORY. The store is as it was unless MIRAIF_OK or MIRAIF_PARTIAL is returned; a
 * status other than MIRAIF_OK from options->each is returned and nothing is stored, too. */
MIRAIF_API enum miraif_status miraif_import_applicants(struct miraif_store *store, int64_t cohort,
                                                       const struct miraif_import_options *options,
                                                       struct miraif_arena *arena,
                                                       struct miraif_import_report *ret_report,
                                                       struct miraif_error *err);

/* Reads the header only, and reports in `columns` what each column seems to be, as far as the maps of the
 * options leave it open: nothing is refused for being missing, and of two columns that seem to be one field
 * the first has it. The store is not changed. Else as above. */
MIRAIF_API enum miraif_status miraif_import_guess(struct miraif_store *store,
                                                  const struct miraif_import_options *options,
                                                  struct miraif_arena *arena,
                                                  struct miraif_import_report *ret_report,
                                                  struct miraif_error *err);

/* Takes people in a role ("mentor", "staff", "lecturer"), or, where `role` is null, new facts about people
 * who are known already: rows of others are refused. As above. */
MIRAIF_API enum miraif_status miraif_import_people(struct miraif_store *store, const char *role,
                                                   const struct miraif_import_options *options,
                                                   struct miraif_arena *arena,
                                                   struct miraif_import_report *ret_report,
                                                   struct miraif_error *err);

/* A field of a person that a row changes. */
struct miraif_import_change {
    uint64_t record; /* as of findings */
    uint64_t line;
    int64_t person;
    const char *name;  /* as stored before */
    const char *field; /* its code, such as "phone" */
    const char *from;  /* null: nothing */
    const char *to;    /* likewise */
};

typedef enum miraif_status miraif_import_change_fn(void *context, const struct miraif_import_change *change);

/* Changes people by an edited export, in one transaction. Whom a row is about is told by its column "person"
 * ("p12", who may be somebody else by now), else by the e-mail address. A cell that says otherwise than the
 * store, as an import would read it, is a change as miraif_person_edit makes it, from now on; telephone
 * numbers are compared by their digits. An empty cell says nothing, or, with `clear`, takes away what is
 * there, but for address and names. A column that is no field is read where somebody in the store has an
 * answer by its header, as exports write them; other ones are the office's own and are not read. Of the
 * options, `use_map`, `save_map`, `on_duplicate` and `readmit` are not heeded. `each` (may be null) is called
 * for every change, in the order of the rows, before that of the next row is decided; its texts live as long
 * as the call. A row is about one person, is taken whole or refused whole, and leaves all that it does not
 * say as it was. MIRAIF_MISSING_COLUMN: neither column is there. Else as miraif_import_people. */
MIRAIF_API enum miraif_status
miraif_import_update(struct miraif_store *store, const struct miraif_import_options *options, bool clear,
                     miraif_import_change_fn *each, void *context, struct miraif_arena *arena,
                     struct miraif_import_report *ret_report, struct miraif_error *err);

#endif
