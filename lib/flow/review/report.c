/* Growth of the list, in the arena. */
#include "flow/review/report.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum miraif_status mi_problems_add(struct mi_problems *problems, struct miraif_review_problem problem,
                                   struct miraif_arena *arena, struct miraif_error *err)
{
    if (problems->count == problems->room) {
        size_t room = problems->room == 0 ? 16 : 2 * problems->room;
        struct miraif_review_problem *item = mi_arena_array(arena, room, sizeof *item);
        if (item == NULL)
            return mi_no_memory(err);
        if (problems->count > 0)
            memcpy(item, problems->item, problems->count * sizeof *item);
        problems->item = item;
        problems->room = room;
    }
    problem.message = mi_arena_text(arena, problem.message);
    if (problem.message == NULL)
        return mi_no_memory(err);
    problems->item[problems->count++] = problem;
    return MIRAIF_OK;
}
