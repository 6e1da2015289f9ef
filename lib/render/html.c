/* Escaping, and one element. */
#include "render/html.h"

static const char *entity(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static bool forbidden(char byte)
{
    unsigned char code = (unsigned char)byte;
    return (code < 0x20 && byte != '\n' && byte != '\t') || code == 0x7F;
}

void mi_html_text(struct mi_str *str, const char *text)
{
    for (; text != NULL && *text != '\0'; text++) {
        if (entity(*text) != NULL)
            mi_str_add(str, entity(*text));
        else if (!forbidden(*text))
            mi_str_add_char(str, *text);
    }
}

void mi_html_element(struct mi_str *str, const char *tag, const char *kind, const char *text)
{
    if (mi_text_blank(text))
        return;
    if (kind != NULL)
        mi_str_addf(str, "<%s class=\"%s\">", tag, kind);
    else
        mi_str_addf(str, "<%s>", tag);
    mi_html_text(str, text);
    mi_str_addf(str, "</%s>\n", tag);
}
