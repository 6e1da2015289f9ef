/* Filling the caller's error record. Message ids are English and are translated, if the record's env can,
 * before they are formatted; xgettext finds them by these functions' names (see the Makefile). */
#ifndef MI_BASE_ERROR_H
#define MI_BASE_ERROR_H

#include "miraif/env.h"
#include "miraif/status.h"

/* Marks a text of a static table for translation. */
#define N_(msgid) msgid

/* Hands a status upwards: the one macro that hides a return. */
#define MI_TRY(call)                                                                                         \
    do {                                                                                                     \
        enum miraif_status mi_try_status = (call);                                                           \
        if (mi_try_status != MIRAIF_OK)                                                                      \
            return mi_try_status;                                                                            \
    } while (0)

/* Records `status` and a message, clears hint and place, and returns `status`: `return mi_fail(err, …);`.
 * `err` may be null. Messages: lower case, no full stop, names in “quotes”. */
enum miraif_status mi_fail(struct miraif_error *err, enum miraif_status status, const char *msgid, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds what to do to the failure just recorded. */
void mi_hint(struct miraif_error *err, const char *msgid, ...) __attribute__((format(printf, 2, 3)));

/* Adds the place to the failure just recorded: `file` and `field` may be null, `line` and `column` 0. */
void mi_locate(struct miraif_error *err, const char *file, uint64_t line, uint64_t column, const char *field);

/* mi_fail for memory that is not there. */
enum miraif_status mi_no_memory(struct miraif_error *err);

/* `msgid` in the user's language, or itself. */
const char *mi_translate(const struct miraif_env *env, const char *msgid);

/* Cuts `text` of a buffer at its last whole UTF-8 character, where snprintf may have cut within one. */
void mi_cut_at_character(char *text);

#endif
