/* Who a row of answers is from and when it was given: what every import of answers asks first. The table of
 * a sheet's fields begins with MI_WHO_COLUMNS. */
#ifndef MI_FLOW_VOICE_RESPONDENT_H
#define MI_FLOW_VOICE_RESPONDENT_H

#include "io/sheet.h"

enum { MI_WHO_CODE, MI_WHO_EMAIL, MI_WHO_AT, MI_WHO_FIELDS };

extern const struct mi_sheet_field mi_who_columns[MI_WHO_FIELDS];

struct mi_respondent {
    int64_t person;     /* 0: not known */
    int64_t at;         /* now where the row does not say */
    const char *object; /* what the reply code is about; null: found by e-mail address */
    int64_t round;      /* which of several occasions the row is about; 0 where there is but one */
    bool counts;        /* the latest of this person's rows about it that are good */
};

struct mi_respondents {
    struct miraif_store *store;
    struct mi_sheet *sheet;
    const char *purpose; /* of the reply codes */
    const char *object;  /* what they must be about; null: anything */
    struct miraif_arena *arena;
    struct miraif_error *err;
};

/* Fails where no column says who answers. */
enum miraif_status mi_respondents_need(const struct mi_respondents *who);

/* Who and when; refuses the row where that cannot be said, `ret_respondent->person` being there all the same
 * where it is the time that is wrong. */
enum miraif_status mi_respondent_read(const struct mi_respondents *who, struct mi_sheet_row *row,
                                      struct mi_respondent *ret_respondent);

/* Marks which of the sheet's rows count; `list` is by row. */
enum miraif_status mi_respondents_settle(const struct mi_respondents *who, struct mi_respondent *list);

/* Warns of a row that does not count. */
enum miraif_status mi_respondent_superseded(const struct mi_respondents *who, const struct mi_sheet_row *row);

#endif
