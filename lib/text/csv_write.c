/* Writing cells of CSV. Reading is lib/io's. */
#include "text/csv_write.h"

#include <string.h>

/* What spreadsheets run as a formula, or may come to after they trim the cell (OWASP, CSV injection). */
static bool looks_like_formula(const char *text)
{
    static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (mi_text_starts(text, starts[i]))
            return true;
    return false;
}

const char *mi_csv_unguard(const char *text)
{
    return *text == '\'' && looks_like_formula(text + 1) ? text + 1 : text;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool needs_quotes(const char *text, char delimiter)
{
    size_t length = strlen(text);
    return strchr(text, delimiter) != NULL || strpbrk(text, "\"\r\n") != NULL ||
           (length > 0 && (is_blank(text[0]) || is_blank(text[length - 1])));
}

static void add_quoted(struct mi_str *str, const char *text)
{
    for (const char *quote; (quote = strchr(text, '"')) != NULL; text = quote + 1) {
        mi_str_add_bytes(str, text, (size_t)(quote - text));
        mi_str_add(str, "\"\"");
    }
    mi_str_add(str, text);
}

void mi_csv_write_field(struct mi_str *str, const char *text, char delimiter, bool for_excel)
{
    if (mi_text_blank(text))
        return;
    const char *guard = for_excel && looks_like_formula(text) ? "'" : "";
    if (!needs_quotes(text, delimiter)) {
        mi_str_add(str, guard);
        mi_str_add(str, text);
        return;
    }
    mi_str_add_char(str, '"');
    mi_str_add(str, guard);
    add_quoted(str, text);
    mi_str_add_char(str, '"');
}
