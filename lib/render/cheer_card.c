/* 応援カード: what people wrote to a presenter, on one page. */
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "render/html.h"
#include "render/session_page.h"

enum { CARD_MOST = 16 * 1024 * 1024, LONG_MESSAGE = 1200 }; /* bytes; a long message may go over pages */

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{font:16px/1.75 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:#2b2a28;background:#f7efe2}\n"
    "body{margin:0 auto;max-width:60rem;padding:3rem 1.5rem 4rem}\n"
    "header{text-align:center;margin:0 0 2.2rem}\n"
    ".kind{letter-spacing:.3em;text-indent:.3em;color:#b4652a;font-size:.95rem;margin:0}\n"
    "h1{font-size:2.3rem;line-height:1.25;margin:.3rem 0 .2rem;overflow-wrap:anywhere}\n"
    ".cohort{color:#7d7263;margin:0}\n"
    ".rule{width:5rem;height:.2rem;background:#e0a458;border-radius:1rem;margin:1.1rem auto 0}\n"
    "main{columns:3 16rem;column-gap:1.2rem}\n"
    "article{background:#fff;border-radius:.9rem;padding:1.1rem 1.3rem;margin:0 0 1.2rem;break-inside:avoid;"
    "box-shadow:0 1px 4px rgba(80,56,20,.14);border-top:.3rem solid #e0a458}\n"
    "article.long{break-inside:auto;-webkit-box-decoration-break:clone;box-decoration-break:clone}\n"
    "article:nth-child(3n+2){border-top-color:#7ba77d}\n"
    "article:nth-child(3n){border-top-color:#6f94b8}\n"
    "article p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}\n"
    "article .sender{margin-top:.6rem;text-align:right;color:#7d7263;font-size:.9rem}\n"
    "@page{size:A4;margin:12mm}\n"
    "@media print{html{background:none;font-size:10.5pt}body{max-width:none;padding:0}"
    "article{box-shadow:none;border:.3mm solid #e6dac6;border-top:1.2mm solid #e0a458;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

enum miraif_status mi_render_cheer_card(const struct mi_card_page *page, const struct miraif_env *env,
                                        struct miraif_arena *arena, const char **ret_html,
                                        struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, CARD_MOST);
    mi_str_add(&str, "<!DOCTYPE html>\n<html lang=\"");
    mi_html_text(&str, mi_translate(env, N_("en")));
    mi_str_add(&str, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"robots\" content=\"noindex\">\n<title>");
    mi_html_text(&str, page->name);
    mi_str_add(&str, "</title>\n<style>\n");
    mi_str_add(&str, style);
    mi_str_add(&str, "</style>\n</head>\n<body>\n<header>\n");
    mi_html_element(&str, "p", "kind", mi_translate(env, N_("With all our support")));
    mi_html_element(&str, "h1", NULL, page->name);
    mi_html_element(&str, "p", "cohort", page->cohort);
    mi_str_add(&str, "<div class=\"rule\"></div>\n</header>\n<main>\n");
    for (size_t i = 0; i < page->cheers; i++) {
        mi_str_add(&str,
                   strlen(page->cheer[i].text) > LONG_MESSAGE ? "<article class=\"long\">\n" : "<article>\n");
        mi_html_element(&str, "p", NULL, page->cheer[i].text);
        mi_html_element(&str, "p", "sender", page->cheer[i].sender_name);
        mi_str_add(&str, "</article>\n");
    }
    mi_str_add(&str, "</main>\n</body>\n</html>\n");
    return mi_str_end(&str, ret_html, err);
}
