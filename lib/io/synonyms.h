/* What headers call a field. */
#ifndef MI_IO_SYNONYMS_H
#define MI_IO_SYNONYMS_H

#include <stdbool.h>

#include "io/columns.h"

/* One way to name a field. A word is looked for in question texts, too, and not as the whole header only. */
struct mi_synonym {
    enum mi_field field;
    bool word;
    const char *text;
};

/* All of them, ended by a null text. Widths, case, blanks, marks and the kind of kana do not matter. */
extern const struct mi_synonym mi_synonyms[];

#endif
