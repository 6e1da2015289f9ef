/* What may stand between the fields of a file. */
#ifndef MI_IO_DELIMITER_H
#define MI_IO_DELIMITER_H

#include <stdbool.h>
#include <stddef.h>

struct mi_delimiter {
    const char *text;
    const char *name; /* "comma" and so on */
    bool common;      /* it is looked for where there are others, too */
};

enum { MI_DELIMITERS_GUESSED = 6 }; /* the others must be said */

extern const struct mi_delimiter mi_delimiters[];

/* Counts each delimiter that is guessed in a line outside quotes; `*quoted` goes on over line ends. */
void mi_delimiters_count(const char *text, size_t length, bool *quoted, size_t counts[MI_DELIMITERS_GUESSED]);

/* The number of the most frequent one that is common, or is not; MI_DELIMITERS_GUESSED: there is none. */
size_t mi_delimiters_most(const size_t counts[MI_DELIMITERS_GUESSED], bool common);

/* What a first line such as "sep=;" says; null: it is none. Static. */
const struct mi_delimiter *mi_delimiter_said(const char *line, size_t length);

#endif
