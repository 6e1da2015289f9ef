/* HTML, written safely: whatever comes from people passes mi_html_text. */
#ifndef MI_RENDER_HTML_H
#define MI_RENDER_HTML_H

#include "base/str.h"

/* Appends `text` (null: nothing) so that it stands for itself in content and in quoted attributes. Control
 * characters other than line ends and tabs are not allowed in HTML and are left out. */
void mi_html_text(struct mi_str *str, const char *text);

/* Appends <tag class="kind">text</tag>; `kind` may be null. Nothing where `text` is null or "". */
void mi_html_element(struct mi_str *str, const char *tag, const char *kind, const char *text);

#endif
