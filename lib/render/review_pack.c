/* The page and the sheet of a reviewer. */
#include "render/review_pack.h"

#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "render/html.h"
#include "text/csv_write.h"

enum { PAGE_MOST = 256 * 1024 * 1024, WHOLE = 1000000, STEPS_MOST = 10 };

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{font:17px/1.75 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:#1d2430;background:#f3f1ec}\n"
    "body{margin:0 auto;max-width:46rem;padding:2.5rem 1.25rem 5rem}\n"
    "h1{font-size:1.7rem;line-height:1.3;margin:0 0 .3rem}\n"
    "h2{font-size:1.35rem;line-height:1.35;margin:0}\n"
    "h3{font-size:.82rem;font-weight:600;color:#5b6575;margin:1.5rem 0 .2rem}\n"
    "p{margin:0 0 .6rem}\n"
    ".lead,.note,.kana,.themes,.place{color:#5b6575}\n"
    ".note{font-size:.88rem}\n"
    ".kana,.place{font-size:.85rem}\n"
    ".text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}\n"
    "table{border-collapse:collapse;margin:1rem 0;width:100%}\n"
    "th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #dcd7cc;font-weight:400}\n"
    "thead th{font-size:.82rem;color:#5b6575}\n"
    "td.number{text-align:right;font-variant-numeric:tabular-nums}\n"
    "article{background:#fff;border-radius:.6rem;padding:1.6rem 1.9rem 1.4rem;margin:1.6rem 0;"
    "box-shadow:0 1px 3px rgba(29,36,48,.14)}\n"
    "article header{display:flex;justify-content:space-between;align-items:baseline;gap:1rem}\n"
    ".reference{font-variant-numeric:tabular-nums;color:#8a5a1c;font-weight:600}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1.1rem;margin:1rem 0 0;"
    "font-size:.92rem}\n"
    "dt{color:#5b6575}\n"
    "dd{margin:0;overflow-wrap:anywhere;unicode-bidi:plaintext}\n"
    ".concern{border-left:.25rem solid #d99a3d;padding:.1rem 0 .1rem 1.1rem;font-size:1.06rem;margin:.3rem 0 "
    ".6rem}\n"
    ".score{border-top:1px dashed #cfc8b8;margin-top:1.5rem;padding-top:.9rem;display:grid;"
    "grid-template-columns:1fr max-content;gap:.35rem 1rem;font-size:.9rem;align-items:center}\n"
    ".step{display:inline-block;min-width:1.9rem;height:1.9rem;line-height:1.8rem;text-align:center;"
    "border:1px solid #b9b2a3;border-radius:1rem;margin-left:.35rem;color:#5b6575;"
    "font-variant-numeric:tabular-nums}\n"
    ".blank{display:inline-block;width:5rem;border-bottom:1px solid #b9b2a3;height:1.6rem}\n"
    "@page{size:A4;margin:14mm 15mm}\n"
    "@media print,(min-width:44rem){dl{grid-template-columns:max-content 1fr max-content 1fr}}\n"
    "@media print{html{font-size:10.2pt;line-height:1.65;background:none}body{max-width:none;padding:0}"
    "article{box-shadow:none;border:1px solid #cfc8b8;page-break-inside:avoid;break-inside:avoid;"
    "margin:0 0 5mm;padding:1.1rem 1.5rem "
    "1rem}h3{margin-top:1rem}.score{margin-top:1rem;padding-top:.7rem}h3{page-break-after:avoid;break-after:"
    "avoid}"
    "p,li{orphans:3;widows:3}}\n";

static void head(struct mi_str *str, const struct mi_review_page *page, const struct miraif_env *env)
{
    mi_str_add(str, "<!DOCTYPE html>\n<html lang=\"");
    /* The code of the language that this page's own words are in. */
    mi_html_text(str, mi_translate(env, N_("en")));
    mi_str_add(str, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n<title>");
    mi_html_text(str, page->cohort);
    mi_str_add(str, " · ");
    mi_html_text(str, mi_translate(env, N_("Applicants")));
    mi_str_add(str, "</title>\n<style>\n");
    mi_str_add(str, style);
    mi_str_add(str, "</style>\n</head>\n<body>\n");
}

static void scale(struct mi_str *str, const struct miraif_criterion *criterion)
{
    char low[MI_DECIMAL_TEXT], high[MI_DECIMAL_TEXT];
    mi_decimal_format(criterion->low, low);
    mi_decimal_format(criterion->high, high);
    mi_str_addf(str, "%s–%s", low, high);
}

static void criteria_table(struct mi_str *str, const struct mi_review_page *page,
                           const struct miraif_env *env)
{
    mi_str_add(str, "<table>\n<thead><tr>");
    mi_html_element(str, "th", NULL, mi_translate(env, N_("Criterion")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("Weight")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("Scale")));
    mi_str_add(str, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < page->criteria->count; i++) {
        char weight[MI_DECIMAL_TEXT];
        mi_decimal_format(page->criteria->item[i].weight, weight);
        mi_str_add(str, "<tr>");
        mi_html_element(str, "th", NULL, page->criteria->item[i].name);
        mi_html_element(str, "td", NULL, weight);
        mi_str_add(str, "<td>");
        scale(str, &page->criteria->item[i]);
        mi_str_add(str, "</td></tr>\n");
    }
    mi_str_add(str, "</tbody>\n</table>\n");
}

static void introduction(struct mi_str *str, const struct mi_review_page *page, const struct miraif_env *env)
{
    mi_html_element(str, "p", "lead", page->cohort);
    mi_html_element(str, "h1", NULL, mi_translate(env, N_("Applicants")));
    mi_str_add(str, "<p class=\"lead\">");
    mi_html_text(str, mi_translate(env, N_("Reviewer")));
    mi_str_add(str, " <bdi>");
    mi_html_text(str, page->reviewer);
    mi_str_add(str, "</bdi> · ");
    mi_str_addf(str, mi_translate(env, N_("%zu applicants")), page->applicants);
    mi_str_add(str, "</p>\n");
    criteria_table(str, page, env);
    mi_html_element(str, "p", "note",
                    mi_translate(env, N_("Enter the marks in scores.csv: one line per applicant. Leave empty"
                                         " what you cannot judge; a review counts once every criterion is"
                                         " marked. Applicants in whom you have a stake are not shown.")));
    mi_html_element(str, "p", "note",
                    mi_translate(env, N_("Confidential. Please delete this file when you are done.")));
}

static void facts(struct mi_str *str, const struct mi_pack_applicant *applicant)
{
    mi_str_add(str, "<dl>\n");
    for (size_t i = 0; i < applicant->facts; i++) {
        if (mi_text_blank(applicant->fact[i].text))
            continue;
        mi_html_element(str, "dt", NULL, applicant->fact[i].label);
        mi_html_element(str, "dd", NULL, applicant->fact[i].text);
    }
    mi_str_add(str, "</dl>\n");
}

/* Where to mark on paper: a scale of few whole steps is drawn, any other gets a line. */
static void score_field(struct mi_str *str, const struct miraif_criterion *criterion)
{
    mi_str_add(str, "<span>");
    mi_html_text(str, criterion->name);
    mi_str_add(str, "</span><span>");
    bool whole = criterion->low % WHOLE == 0 && criterion->high % WHOLE == 0;
    int64_t low = criterion->low / WHOLE;
    int64_t high = criterion->high / WHOLE;
    for (int64_t step = low; whole && high - low < STEPS_MOST && step <= high; step++)
        mi_str_addf(str, "<span class=\"step\">%lld</span>", (long long)step);
    if (!whole || high - low >= STEPS_MOST)
        mi_str_add(str, "<span class=\"blank\"></span>");
    mi_str_add(str, "</span>\n");
}

static void title(struct mi_str *str, const struct mi_pack_applicant *applicant)
{
    mi_str_addf(str, "<article id=\"%s\">\n<header><div>", applicant->reference);
    if (applicant->name != NULL) {
        mi_html_element(str, "div", "kana", applicant->kana);
        mi_html_element(str, "h2", "text", applicant->name);
    } else {
        mi_html_element(str, "h2", NULL, applicant->reference);
    }
    mi_str_add(str, "</div>");
    if (applicant->name != NULL)
        mi_html_element(str, "div", "reference", applicant->reference);
    mi_str_add(str, "</header>\n");
}

static void article(struct mi_str *str, const struct mi_review_page *page,
                    const struct mi_pack_applicant *applicant, const struct miraif_env *env)
{
    title(str, applicant);
    facts(str, applicant);
    if (!mi_text_blank(applicant->concern) || !mi_text_blank(applicant->themes))
        mi_html_element(str, "h3", NULL, mi_translate(env, N_("Concern")));
    mi_html_element(str, "p", "text concern", applicant->concern);
    mi_html_element(str, "p", "themes", applicant->themes);
    for (size_t i = 0; i < applicant->answers; i++) {
        if (mi_text_blank(applicant->answer[i].text))
            continue;
        mi_html_element(str, "h3", NULL, applicant->answer[i].label);
        mi_html_element(str, "p", "text", applicant->answer[i].text);
    }
    mi_str_add(str, "<div class=\"score\">\n");
    for (size_t i = 0; i < page->criteria->count; i++)
        score_field(str, &page->criteria->item[i]);
    mi_str_add(str, "</div>\n</article>\n");
}

enum miraif_status mi_render_review_page(const struct mi_review_page *page, const struct miraif_env *env,
                                         struct miraif_arena *arena, const char **ret_html,
                                         struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    head(&str, page, env);
    introduction(&str, page, env);
    for (size_t i = 0; i < page->applicants; i++)
        article(&str, page, &page->applicant[i], env);
    mi_str_add(&str, "</body>\n</html>\n");
    return mi_str_end(&str, ret_html, err);
}

static void cell(struct mi_str *str, const char *text)
{
    mi_csv_write_field(str, text, ',', true);
}

static void sheet_header(struct mi_str *str, const struct mi_review_page *page)
{
    cell(str, page->applicant_header);
    if (!page->blind) {
        mi_str_add_char(str, ',');
        cell(str, page->name_header);
    }
    mi_str_add_char(str, ',');
    cell(str, page->reviewer_header);
    for (size_t i = 0; i < page->criteria->count; i++) {
        mi_str_add_char(str, ',');
        cell(str, page->criteria->item[i].name);
    }
    mi_str_add_char(str, ',');
    cell(str, page->comment_header);
    mi_str_add(str, "\r\n");
}

enum miraif_status mi_render_score_sheet(const struct mi_review_page *page, struct miraif_arena *arena,
                                         const char **ret_csv, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    mi_str_add(&str, "\xEF\xBB\xBF");
    sheet_header(&str, page);
    for (size_t i = 0; i < page->applicants; i++) {
        cell(&str, page->applicant[i].reference);
        if (!page->blind) {
            mi_str_add_char(&str, ',');
            cell(&str, page->applicant[i].name);
        }
        mi_str_add_char(&str, ',');
        cell(&str, page->reviewer);
        for (size_t j = 0; j <= page->criteria->count; j++)
            mi_str_add_char(&str, ',');
        mi_str_add(&str, "\r\n");
    }
    return mi_str_end(&str, ret_csv, err);
}
