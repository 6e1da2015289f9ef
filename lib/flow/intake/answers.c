/* The columns of a roster that are no field of ours. */
#include "flow/intake/answers.h"

#include "base/error.h"
#include "base/value.h"
#include "text/json_write.h"
#include "text/utf8.h"

enum miraif_status mi_answers_read(const struct mi_csv_record *record, const struct mi_columns *columns,
                                   const char *band, struct miraif_arena *arena, const char **ret_answers,
                                   struct miraif_error *err)
{
    struct mi_value *answers = NULL;
    for (size_t i = 0; i < columns->count && i < record->count; i++) {
        bool kept =
            columns->fields[i] == MI_FIELD_NONE || (columns->fields[i] == MI_FIELD_AGE && band != NULL);
        size_t length = 0;
        if (kept)
            mi_utf8_trim(record->fields[i], &length);
        if (length == 0)
            continue;
        if (answers == NULL && (answers = mi_value_object(arena)) == NULL)
            return mi_no_memory(err);
        mi_put_text(answers, columns->names[i], record->fields[i]);
    }
    *ret_answers = NULL;
    return answers == NULL ? MIRAIF_OK : mi_json_write(answers, arena, ret_answers, err);
}
