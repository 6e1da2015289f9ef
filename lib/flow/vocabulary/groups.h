/* Words that mean nearly the same. */
#ifndef MI_FLOW_VOCABULARY_GROUPS_H
#define MI_FLOW_VOCABULARY_GROUPS_H

#include "miraif/vocabulary.h"

struct mi_word_group {
    enum miraif_vocabulary field;
    const char *name;  /* what they might count as, unless people have a word for it */
    const char *words; /* parted by commas; a value that has one in it is of the group */
};

/* Ended by a null name. */
extern const struct mi_word_group mi_word_groups[];

#endif
