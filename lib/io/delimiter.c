/* Delimiters, and how they are found out. */
#include "io/delimiter.h"

#include <string.h>

const struct mi_delimiter mi_delimiters[] = {
    {",", "comma", true},
    {"\t", "tab", true},
    {";", "semicolon", true},
    {"，", "fullwidth-comma", false},
    {"、", "ideographic-comma", false},
    {"|", "vertical-line", false},
    {":", "colon", false},
    {"^", "caret", false},
};
enum { DELIMITERS = sizeof mi_delimiters / sizeof *mi_delimiters };

void mi_delimiters_count(const char *text, size_t length, bool *quoted, size_t counts[MI_DELIMITERS_GUESSED])
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            *quoted = !*quoted;
        for (size_t j = 0; j < MI_DELIMITERS_GUESSED && !*quoted; j++) {
            size_t size = strlen(mi_delimiters[j].text);
            counts[j] += length - i >= size && memcmp(&text[i], mi_delimiters[j].text, size) == 0;
        }
    }
}

size_t mi_delimiters_most(const size_t counts[MI_DELIMITERS_GUESSED], bool common)
{
    size_t best = MI_DELIMITERS_GUESSED;
    for (size_t i = 0; i < MI_DELIMITERS_GUESSED; i++)
        if (mi_delimiters[i].common == common &&
            counts[i] > (best == MI_DELIMITERS_GUESSED ? 0 : counts[best]))
            best = i;
    return best;
}

const struct mi_delimiter *mi_delimiter_said(const char *line, size_t length)
{
    const char *at = line;
    const char *end = at + length;
    while (end > at && (end[-1] == '\n' || end[-1] == '\r' || end[-1] == '"'))
        end--;
    at += at < end && *at == '"';
    if (end - at < 5 || (strncmp(at, "sep=", 4) != 0 && strncmp(at, "SEP=", 4) != 0))
        return NULL;
    at += 4;
    for (size_t i = 0; i < DELIMITERS; i++)
        if (strlen(mi_delimiters[i].text) == (size_t)(end - at) &&
            memcmp(mi_delimiters[i].text, at, (size_t)(end - at)) == 0)
            return &mi_delimiters[i];
    return NULL;
}
