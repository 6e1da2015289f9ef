/* The growing list of problems of an import. */
#ifndef MI_FLOW_REVIEW_REPORT_H
#define MI_FLOW_REVIEW_REPORT_H

#include "miraif/review.h"

struct mi_problems {
    struct miraif_review_problem *item;
    size_t count;
    size_t room;
};

/* Adds a problem; its message is copied into `arena`, the other texts are borrowed. MIRAIF_NO_MEMORY. */
enum miraif_status mi_problems_add(struct mi_problems *problems, struct miraif_review_problem problem,
                                   struct miraif_arena *arena, struct miraif_error *err);

#endif
