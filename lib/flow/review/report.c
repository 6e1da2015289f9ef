/* Growth of the list, in the arena. */
#include "flow/review/report.h"

#include "base/arena.h"
#include "base/error.h"

enum miraif_status mi_problems_add(struct mi_problems *problems, struct miraif_review_problem problem,
                                   struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_review_problem *list =
        mi_arena_grow(arena, problems->item, problems->count, &problems->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    problems->item = list;
    problem.message = mi_arena_text(arena, problem.message);
    if (problem.message == NULL)
        return mi_no_memory(err);
    problems->item[problems->count++] = problem;
    return MIRAIF_OK;
}
