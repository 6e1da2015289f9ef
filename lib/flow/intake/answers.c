/* The columns of a roster that are no field of ours. */
#include "flow/intake/answers.h"

#include <stdint.h>

#include "base/error.h"
#include "text/json_write.h"
#include "text/utf8.h"

enum miraif_status mi_answers_read(const struct mi_csv_record *record, const struct mi_columns *columns,
                                   const char *band, struct miraif_arena *arena, const char **ret_answers,
                                   struct miraif_error *err)
{
    struct mi_str json = mi_str_begin(arena, SIZE_MAX / 4);
    for (size_t i = 0; i < columns->count && i < record->count; i++) {
        bool kept =
            columns->fields[i] == MI_FIELD_NONE || (columns->fields[i] == MI_FIELD_AGE && band != NULL);
        size_t length = 0;
        if (kept)
            mi_utf8_trim(record->fields[i], &length);
        if (length == 0)
            continue;
        mi_str_add_char(&json, json.length == 0 ? '{' : ',');
        mi_json_add_text(&json, columns->names[i]);
        mi_str_add_char(&json, ':');
        mi_json_add_text(&json, record->fields[i]);
    }
    *ret_answers = NULL;
    if (json.length == 0 && !json.failed)
        return MIRAIF_OK;
    mi_str_add_char(&json, '}');
    return mi_str_end(&json, ret_answers, err);
}
