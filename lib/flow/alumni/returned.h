/* Answers of alumni that come back from forms: who says something, by reply code or else by e-mail address,
 * and when. What it is that they say is the import's own. */
#ifndef MI_FLOW_ALUMNI_RETURNED_H
#define MI_FLOW_ALUMNI_RETURNED_H

#include "io/sheet.h"
#include "miraif/store.h"
#include "miraif/update.h"

/* The first fields of every such sheet; an import's own stand behind them. */
enum { MI_RETURNED_CODE, MI_RETURNED_EMAIL, MI_RETURNED_AT, MI_RETURNED_OWN };

/* Their rows in a table of fields. */
#define MI_RETURNED_FIELDS                                                                                   \
    [MI_RETURNED_CODE] = {"code",                                                                            \
                          (const char *const[]){"reply code", "返信コード", "回答コード", "コード", NULL},   \
                          (const char *const[]){"返信コード", "回答コード", "reply code", NULL}},            \
    [MI_RETURNED_EMAIL] = {"email",                                                                          \
                           (const char *const[]){"mail", "mail address", "メール", "Eメール", "電子メール",  \
                                                 "person", NULL},                                            \
                           (const char *const[]){"email", "メールアドレス", "メアド", NULL}},                \
    [MI_RETURNED_AT] = {                                                                                     \
        "at", (const char *const[]){"timestamp", "time", "answered at", "submitted at", "日時", NULL},       \
        (const char *const[]){"タイムスタンプ", "回答日", "送信日", "返信日", NULL}}

/* What a row says of who and when. */
struct mi_said {
    struct mi_sheet_row *row;
    int64_t person;      /* 0: not known; the row is refused */
    const char *purpose; /* of the reply code; null: known by e-mail address */
    const char *object;  /* what it is about: of the code, or as `read` sets it */
    int64_t at;          /* Unix seconds; now where the row does not say */
    bool superseded;     /* another row of the sheet says something later of the same */
};

struct mi_returned;
typedef enum miraif_status mi_returned_read_fn(struct mi_returned *returned, struct mi_said *said);
typedef enum miraif_status mi_returned_take_fn(struct mi_returned *returned, struct mi_said *said,
                                               enum mi_sheet_outcome *ret_outcome);

/* An import. Zeroed but for the first part. */
struct mi_returned {
    struct miraif_store *store;
    const struct mi_sheet_field *fields;
    size_t field_count;
    const char *const *purposes; /* reply codes that are taken; ended by null */
    const size_t *need;          /* of these fields one must have a column */
    size_t needed;
    const char *what;          /* what those fields say, in words: a message id */
    mi_returned_read_fn *read; /* says what the row is about, before any is taken; may be null */
    mi_returned_take_fn *take; /* does what it says, or refuses it */
    bool latest;               /* of a person's rows about one object only the latest is taken */
    void *context;

    struct miraif_arena *arena;
    struct miraif_arena *scratch; /* of one row */
    struct miraif_error *err;
    struct mi_sheet sheet;
    struct mi_said *said; /* by row */
};

/* Takes the sheet in, in one write. The results are those of miraif_reply_import. Reason codes of refused
 * rows: missing_person unknown_person unknown_code invalid_date future_date, and the import's own. */
enum miraif_status mi_returned_import(struct mi_returned *returned,
                                      const struct miraif_import_options *options,
                                      struct miraif_import_report *ret_report);

/* Refuses the row with the words of a failure that is its own fault; other failures are returned. */
enum miraif_status mi_returned_refuse(struct mi_returned *returned, struct mi_said *said, size_t field,
                                      const char *reason, enum miraif_status status);

/* The person that a cell means, an e-mail address or p12; 0, and the row refused, where there is none. */
enum miraif_status mi_returned_person(struct mi_returned *returned, struct mi_said *said, size_t field,
                                      int64_t *ret_person);

/* Consent as a cell gives it; the row is refused where that is neither yes nor no. */
enum miraif_consent mi_returned_consent(struct mi_returned *returned, struct mi_said *said, size_t field);

/* What an import wants of a cell, "" where there is no such column. */
const char *mi_returned_cell(const struct mi_said *said, size_t field);

#endif
