/* Whether two people may be one, by what they have in common. */
#ifndef MI_MODEL_ALIKE_H
#define MI_MODEL_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/merge.h"

/* What is compared of a person; null: not known. All are keys. */
struct mi_traits {
    int64_t person; /* 0: not in the store yet */
    const char *name;
    const char *kana;
    const char *given_name;
    const char *birth_date;
    const char *phone;
    const char *company;
    const char *mailbox;
    const char *shown_name; /* not compared */
    const char *shown_email;
};

/* Reads them; in `arena`. The texts that are no keys yet are borrowed. MIRAIF_NO_MEMORY. */
enum miraif_status mi_traits_read(const struct miraif_person *person, struct miraif_arena *arena,
                                  struct mi_traits *ret_traits, struct miraif_error *err);

/* The points for being one, 0 where nothing says so, and why. A name in common is enough where `few` people
 * are compared; among many it is not. */
int mi_traits_compare(const struct mi_traits *a, const struct mi_traits *b, bool few, unsigned *ret_likeness);

#endif
