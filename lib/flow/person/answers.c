/* Answers to questions that are no field. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "io/json_read.h"
#include "miraif/person.h"

enum miraif_status miraif_answers(const struct miraif_profile *profile, struct miraif_arena *arena,
                                  const struct miraif_answer **ret_list, size_t *ret_count,
                                  struct miraif_error *err)
{
    struct mi_value *object = NULL;
    const char *json = profile->answers == NULL ? "{}" : profile->answers;
    MI_TRY(mi_json_read(json, strlen(json), arena, &object, err));
    size_t count = 0;
    for (const struct mi_value *child = object->first; child != NULL; child = child->next)
        count++;
    struct miraif_answer *list = mi_arena_array(arena, count, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    count = 0;
    for (const struct mi_value *child = object->first; child != NULL; child = child->next)
        if (child->key != NULL && child->kind == MI_TEXT)
            list[count++] = (struct miraif_answer){child->key, child->text};
    *ret_list = list;
    *ret_count = count;
    return MIRAIF_OK;
}
