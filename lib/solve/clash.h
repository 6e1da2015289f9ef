/* Which constraints stand in the way. */
#ifndef MI_SOLVE_CLASH_H
#define MI_SOLVE_CLASH_H

#include "solve/divide.h"

/* Whether a legal result exists with only the `active` constraints. */
typedef enum miraif_status mi_clash_test(void *context, const uint8_t *active, enum mi_divided *ret_divided,
                                         struct miraif_error *err);

/* From `count` constraints that cannot all hold (`proved`: known for certain), an irreducible set of those
 * that clash: a single one where one alone is impossible, else by leaving out one after the other, the last
 * first (deletion filter; Chinneck and Dravnieks 1991). Where that leaves three or more, fewer are looked
 * for: a clash contains one of each set whose leaving out makes a result possible, so that the smallest set
 * that does is tried until it clashes (Ignatiev, Previti, Liffiton and Marques-Silva 2015). */
enum miraif_status mi_clash_find(uint32_t count, bool proved, mi_clash_test *test, void *context,
                                 struct miraif_arena *arena, struct miraif_clash *ret_clash,
                                 struct miraif_error *err);

#endif
