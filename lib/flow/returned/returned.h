/* Answers that come back from forms: who says something, about what, and when. What it is that they say is
 * the import's own. */
#ifndef MI_FLOW_RETURNED_RETURNED_H
#define MI_FLOW_RETURNED_RETURNED_H

#include "io/sheet.h"
#include "miraif/store.h"
#include "miraif/update.h"

/* The first fields of every such sheet; an import's own stand behind them. */
enum { MI_RETURNED_CODE, MI_RETURNED_PERSON, MI_RETURNED_EMAIL, MI_RETURNED_AT, MI_RETURNED_OWN };

/* What a row says of who, what and when. */
struct mi_said {
    struct mi_sheet_row *row;
    int64_t person;      /* who answers; 0: nobody known, and the row is refused unless nobody need */
    size_t who;          /* the field that says so */
    const char *purpose; /* of the reply code; null: known by number or e-mail address */
    const char *object;  /* what it is about: of the code, or as `read` sets it */
    int64_t part;        /* of what it is about, as `read` sets it: to whom a message is, which round; or 0 */
    const char *value;   /* the answer as a code, where `read` sets it */
    int64_t at;          /* Unix seconds; now where the row does not say */
    bool timed;          /* the row says it */
    bool superseded;     /* another row of the sheet says something later of the same */
};

/* Which rows give way to a later one of the same person about the same. */
enum mi_latest { MI_LATEST_NONE, MI_LATEST_UNTIMED, MI_LATEST_ALL };

struct mi_returned;
typedef enum miraif_status mi_returned_fn(struct mi_returned *returned);
typedef enum miraif_status mi_returned_read_fn(struct mi_returned *returned, struct mi_said *said);
typedef enum miraif_status mi_returned_take_fn(struct mi_returned *returned, struct mi_said *said,
                                               enum mi_sheet_outcome *ret_outcome);

/* What an import of such sheets is. */
struct mi_returned_kind {
    const struct mi_sheet_field *fields; /* those of the first that have no code are as everywhere */
    size_t field_count;
    const char *rest; /* what other columns are (sheet.rest, row.rest); null: nothing */
    const char *const *purposes; /* reply codes that are taken; ended by null */
    const size_t *need;          /* of these fields one must have a column */
    size_t needed;
    bool need_all;             /* each of them must */
    bool nobody;               /* a row need not say who answers */
    const char *what;          /* what those fields say, in words: a message id */
    enum mi_latest latest;     /* which rows give way */
    mi_returned_fn *begin;     /* before the first row, within the write; may be null */
    mi_returned_read_fn *read; /* says what a row is about, before any is taken, even of one that is refused
                                * for who says it or when; may be null */
    mi_returned_fn *gather;    /* when all rows are read, and none is taken; may be null */
    mi_returned_take_fn *take; /* does what a row says, or refuses it */
};

struct mi_returned {
    const struct mi_returned_kind *kind;
    void *context;
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_arena *scratch; /* of one row */
    struct miraif_error *err;
    struct mi_sheet sheet;
    struct mi_said *said; /* by row */
    const char *object;   /* what all rows are about, as `begin` sets it; null: each says itself */
};

/* Takes the sheet in, in one write. The results are those of miraif_reply_import. Reason codes of refused
 * rows: missing_person unknown_person unknown_code invalid_date future_date, and the import's own. */
enum miraif_status mi_returned_import(const struct mi_returned_kind *kind, void *context,
                                      struct miraif_store *store, const struct miraif_import_options *options,
                                      struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                      struct miraif_error *err);

/* Finds who says it, and reads when; refuses the row where that cannot be said. */
enum miraif_status mi_returned_read_who(struct mi_returned *returned, struct mi_said *said);
void mi_returned_read_time(struct mi_returned *returned, struct mi_said *said);

/* Refuses the row with the words of a failure that is its own fault; other failures are returned. */
enum miraif_status mi_returned_refuse(struct mi_returned *returned, struct mi_said *said, size_t field,
                                      const char *reason, enum miraif_status status);

/* Refuses the row for its code, which is none of a letter that is answered here. */
void mi_returned_refuse_code(struct mi_returned *returned, struct mi_said *said);

/* Refuses the row, which says nothing. */
void mi_returned_refuse_silence(struct mi_returned *returned, struct mi_said *said, size_t field);

/* Warns of a row that goes in; the message id is translated. */
enum miraif_status mi_returned_warn(struct mi_returned *returned, const struct mi_said *said,
                                    const char *reason, const char *msgid);

/* Warns of a row whose answer came before the one that is stored. */
enum miraif_status mi_returned_outdated(struct mi_returned *returned, const struct mi_said *said);

/* The person that a cell means, an e-mail address or p12; 0, and the row refused, where there is none. */
enum miraif_status mi_returned_person(struct mi_returned *returned, struct mi_said *said, size_t field,
                                      int64_t *ret_person);

/* Consent as a cell gives it; the row is refused where that is neither yes nor no. */
enum miraif_consent mi_returned_consent(struct mi_returned *returned, struct mi_said *said, size_t field);

/* What an import wants of a cell, "" where there is no such column. */
const char *mi_returned_cell(const struct mi_said *said, size_t field);

/* The same; null where it is blank. */
const char *mi_returned_text(const struct mi_said *said, size_t field);

#endif
