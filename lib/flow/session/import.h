/* Answers that come back from forms about sessions: what a row says, and what the kinds of answers share. */
#ifndef MI_FLOW_SESSION_IMPORT_H
#define MI_FLOW_SESSION_IMPORT_H

#include "io/sheet.h"
#include "miraif/session.h"

/* The first four are every sheet's; what stands behind them is its own. */
enum {
    MI_FIELD_CODE,
    MI_FIELD_PERSON,
    MI_FIELD_EMAIL,
    MI_FIELD_AT,
    MI_FIELD_FIRST,
    MI_FIELD_SECOND,
    MI_FIELD_THIRD,
    MI_FIELD_FOURTH
};

#define MI_FORM_CODE                                                                                         \
    {                                                                                                        \
        "code", (const char *const[]){"reply code", "返信コード", "回答コード", "コード", NULL},             \
            (const char *const[])                                                                            \
        {                                                                                                    \
            "返信コード", "回答コード", "reply code", NULL                                                   \
        }                                                                                                    \
    }
#define MI_FORM_PERSON                                                                                       \
    {                                                                                                        \
        "person", (const char *const[]){"id", "番号", "参加者番号", NULL}, (const char *const[])             \
        {                                                                                                    \
            NULL                                                                                             \
        }                                                                                                    \
    }
#define MI_FORM_EMAIL                                                                                        \
    {                                                                                                        \
        "email", (const char *const[]){"mail", "mail address", "メール", "Eメール", "電子メール", NULL},     \
            (const char *const[])                                                                            \
        {                                                                                                    \
            "email", "メールアドレス", "メアド", NULL                                                        \
        }                                                                                                    \
    }
#define MI_FORM_AT                                                                                           \
    {                                                                                                        \
        "at", (const char *const[]){"timestamp", "time", "answered at", "submitted at", "日時", NULL},       \
            (const char *const[])                                                                            \
        {                                                                                                    \
            "タイムスタンプ", "回答日", "送信日", "返信日", NULL                                             \
        }                                                                                                    \
    }

struct mi_form;

/* What one row says. */
struct mi_said {
    struct mi_sheet_row *row;
    int64_t person;      /* who answers; 0: nobody need */
    int64_t other;       /* to whom a message is; 0 */
    const char *session; /* what it is about */
    const char *value;   /* the answer as a code */
    int64_t at;
    bool timed;
    bool superseded; /* another row says something later of the same */
};

struct mi_form_kind {
    const struct mi_sheet_field *fields;
    size_t count;
    const char *needed; /* what the column MI_FIELD_FIRST is for, in words */
    bool people;        /* each row says who answers */
    bool presented;     /* it is about a session at which visions are presented */
    enum miraif_status (*read)(struct mi_form *form, struct mi_said *said);
    enum miraif_status (*apply)(struct mi_form *form, struct mi_said *said,
                                enum mi_sheet_outcome *ret_outcome);
};

struct mi_form {
    struct miraif_store *store;
    const struct mi_form_kind *kind;
    const char *reference; /* of the session; of logs the cohort's number */
    int64_t cohort;        /* of logs */
    struct miraif_session session;
    struct miraif_arena *arena;
    struct miraif_arena *scratch; /* of one row */
    struct miraif_error *err;
    struct mi_sheet sheet;
    struct mi_said *said; /* by row */
};

/* Reads the sheet, finds who says what, and applies the latest about each, in one write. */
enum miraif_status mi_form_run(struct mi_form *form, const struct miraif_import_options *options,
                               struct miraif_import_report *ret_report);

/* Refuses the row with the words of a failure that is the row's own; other failures are returned. */
enum miraif_status mi_form_refuse_for(struct mi_form *form, struct mi_said *said, size_t field,
                                      const char *reason, enum miraif_status status);

/* Refuses the row for its answer, which is not there or is not known. */
void mi_form_refuse_answer(struct mi_form *form, struct mi_said *said);

enum miraif_status mi_form_warn(struct mi_form *form, const struct mi_said *said, const char *reason,
                                const char *msgid);

/* Who a cell means: p12 or an e-mail address. */
enum miraif_status mi_form_find_person(struct mi_form *form, struct mi_said *said, size_t field,
                                       int64_t *ret_person);

/* A cell; null where it is blank, which says nothing: what is there stays. */
const char *mi_said_text(const struct mi_said *said, size_t field);

#define MI_FORM_FIELDS(rows) .fields = (rows), .count = sizeof(rows) / sizeof *(rows)

#endif
