/* The digest as a page and as plain text. */
#include "render/digest.h"

#include "base/error.h"
#include "render/html.h"

enum { PAGE_MOST = 16 * 1024 * 1024 };

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{font:17px/1.8 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:#1d2430;background:#f3f1ec}\n"
    "body{margin:0 auto;max-width:42rem;padding:2.5rem 1.25rem 4rem}\n"
    "h1{font-size:1.7rem;line-height:1.3;margin:0 0 .3rem}\n"
    "h2{font-size:1.05rem;color:#8a5a1c;margin:2.2rem 0 .7rem}\n"
    "p{margin:0}\n"
    ".lead,.head{color:#5b6575}\n"
    ".head{font-size:.88rem}\n"
    "article{background:#fff;border-radius:.6rem;padding:1rem 1.3rem;margin:0 0 .8rem;"
    "box-shadow:0 1px 3px rgba(29,36,48,.14);break-inside:avoid}\n"
    ".text,.quote{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}\n"
    ".quote{border-left:.25rem solid #d99a3d;padding-left:.9rem;margin:.6rem 0 0;font-size:.95rem}\n"
    "@page{size:A4;margin:16mm 15mm}\n"
    "@media print{html{font-size:10.5pt;background:none}body{max-width:none;padding:0}"
    "article{box-shadow:none;border:1px solid #cfc8b8}h2{break-after:avoid}}\n";

static void add_head(struct mi_str *str, const struct mi_digest_page *page, const struct miraif_env *env)
{
    mi_str_add(str, "<!DOCTYPE html>\n<html lang=\"");
    mi_html_text(str, mi_translate(env, N_("en")));
    mi_str_add(str, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n<title>");
    mi_html_text(str, page->title);
    mi_str_add(str, "</title>\n<style>\n");
    mi_str_add(str, style);
    mi_str_add(str, "</style>\n</head>\n<body>\n");
    mi_html_element(str, "h1", NULL, page->title);
    mi_str_add(str, "\n");
    mi_html_element(str, "p", "lead", page->lead);
    mi_str_add(str, "\n");
}

static void add_entry(struct mi_str *str, const struct mi_digest_entry *entry)
{
    mi_str_add(str, "<article>");
    mi_html_element(str, "p", "head", entry->head);
    mi_html_element(str, "p", "text", entry->text);
    for (size_t i = 0; i < entry->quotes; i++)
        mi_html_element(str, "p", "quote", entry->quote[i]);
    mi_str_add(str, "</article>\n");
}

static bool is_empty(const struct mi_digest_page *page)
{
    for (size_t i = 0; i < page->parts; i++)
        if (page->part[i].entries > 0)
            return false;
    return true;
}

enum miraif_status mi_render_digest_html(const struct mi_digest_page *page, const struct miraif_env *env,
                                         struct miraif_arena *arena, const char **ret_html,
                                         struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    add_head(&str, page, env);
    for (size_t i = 0; i < page->parts; i++) {
        if (page->part[i].entries == 0)
            continue;
        mi_html_element(&str, "h2", NULL, page->part[i].title);
        mi_str_add(&str, "\n");
        for (size_t k = 0; k < page->part[i].entries; k++)
            add_entry(&str, &page->part[i].entry[k]);
    }
    if (is_empty(page))
        mi_html_element(&str, "p", NULL, page->nothing);
    mi_str_add(&str, "</body>\n</html>\n");
    return mi_str_end(&str, ret_html, err);
}

static void add_plain(struct mi_str *str, const struct mi_digest_entry *entry)
{
    mi_str_addf(str, "\n%s\n", entry->head);
    if (entry->text != NULL)
        mi_str_addf(str, "%s\n", entry->text);
    for (size_t i = 0; i < entry->quotes; i++)
        mi_str_addf(str, "> %s\n", entry->quote[i]);
}

enum miraif_status mi_render_digest_text(const struct mi_digest_page *page, struct miraif_arena *arena,
                                         const char **ret_text, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    mi_str_addf(&str, "%s\n%s\n", page->title, page->lead);
    for (size_t i = 0; i < page->parts; i++) {
        if (page->part[i].entries == 0)
            continue;
        mi_str_addf(&str, "\n■ %s\n", page->part[i].title);
        for (size_t k = 0; k < page->part[i].entries; k++)
            add_plain(&str, &page->part[i].entry[k]);
    }
    if (is_empty(page))
        mi_str_addf(&str, "\n%s\n", page->nothing);
    return mi_str_end(&str, ret_text, err);
}
