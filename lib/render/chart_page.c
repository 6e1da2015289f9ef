/* The page of a person's chart. */
#include "miraif/chart.h"

#include "base/arena.h"
#include "base/error.h"
#include "render/html.h"

enum { PAGE_MOST = 64 * 1024 * 1024, CELLS = 4 };

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{font:15px/1.6 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:#1d2430;background:#f3f1ec}\n"
    "body{margin:0 auto;max-width:212mm;padding:10mm;background:#fff}\n"
    "h1{font-size:1.6rem;line-height:1.3;margin:0 0 4mm}\n"
    "h2{font-size:1rem;margin:7mm 0 1mm;color:#8a5a1c;font-weight:600;break-after:avoid}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem;margin:0}\n"
    "dt{color:#5b6575;font-size:.87rem}\n"
    "dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}\n"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}\n"
    "td{padding:.3rem .8rem .3rem 0;border-bottom:.2mm solid #e3ddd0;vertical-align:top;white-space:nowrap}\n"
    "td:last-child{width:99%;white-space:pre-line;overflow-wrap:anywhere;padding-right:0}\n"
    "tr{break-inside:avoid}\n"
    "footer{margin-top:8mm;color:#5b6575;font-size:.8rem}\n"
    "@page{size:A4;margin:14mm}\n"
    "@media print{html{background:none;font-size:10pt}body{padding:0;max-width:none}}\n";

static void head(struct mi_str *str, const struct miraif_chart_page *page)
{
    mi_str_add(str, "<!DOCTYPE html>\n<html lang=\"");
    mi_html_text(str, page->language);
    mi_str_add(str, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n");
    mi_html_element(str, "title", NULL, page->title);
    mi_str_add(str, "<style>\n");
    mi_str_add(str, style);
    mi_str_add(str, "</style>\n</head>\n<body>\n");
    mi_html_element(str, "h1", NULL, page->title);
}

static void facts(struct mi_str *str, const struct miraif_chart_page *page)
{
    mi_str_add(str, "<dl>\n");
    for (size_t i = 0; i < page->facts; i++) {
        if (mi_text_blank(page->fact[i].text))
            continue;
        mi_html_element(str, "dt", NULL, page->fact[i].title);
        mi_html_element(str, "dd", NULL, page->fact[i].text);
    }
    mi_str_add(str, "</dl>\n");
}

static void section(struct mi_str *str, const struct miraif_chart_section *section)
{
    if (section->rows == 0)
        return;
    mi_html_element(str, "h2", NULL, section->title);
    mi_str_add(str, "<table>\n");
    for (size_t i = 0; i < section->rows; i++) {
        mi_str_add(str, "<tr>");
        for (size_t j = 0; j < CELLS; j++) {
            mi_str_add(str, "<td>");
            mi_html_text(str, section->row[i].cell[j]);
            mi_str_add(str, "</td>");
        }
        mi_str_add(str, "</tr>\n");
    }
    mi_str_add(str, "</table>\n");
}

enum miraif_status miraif_chart_html(const struct miraif_chart_page *page, struct miraif_arena *arena,
                                     const char **ret_html, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    head(&str, page);
    facts(&str, page);
    for (size_t i = 0; i < page->sections; i++)
        section(&str, &page->section[i]);
    mi_html_element(&str, "footer", NULL, page->foot);
    mi_str_add(&str, "</body>\n</html>\n");
    return mi_str_end(&str, ret_html, err);
}
