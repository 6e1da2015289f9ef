/* The sheet by which a team gets to know one another. */
#include "render/assessment_page.h"

#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "render/html.h"

enum { PAGE_MOST = 64 * 1024 * 1024, PERCENT = 100 };

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{font:15px/1.6 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:#1d2430;background:#f3f1ec}\n"
    "body{margin:0 auto;max-width:212mm;padding:8mm}\n"
    "section{background:#fff;padding:9mm 8mm;margin:0 0 8mm;border-radius:2mm}\n"
    "h1{font-size:1.5rem;line-height:1.3;margin:0}\n"
    "h2{font-size:1.05rem;margin:7mm 0 1mm;color:#8a5a1c;font-weight:600;break-after:avoid}\n"
    ".lead{color:#5b6575;margin:.2rem 0 0}\n"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.93rem;line-height:1.35}\n"
    "th,td{text-align:left;padding:1.6mm 3mm 1.6mm 0;border-bottom:.2mm solid #e3ddd0;font-weight:400;"
    "vertical-align:top;overflow-wrap:anywhere}\n"
    "thead th{font-weight:600}thead{display:table-header-group}\n"
    "tbody th{color:#5b6575}\n"
    "tr{break-inside:avoid}\n"
    ".track{display:block;height:2mm;background:#efeae0;border-radius:1mm;margin-top:.8mm}\n"
    ".bar{display:block;height:2mm;background:#d99a3d;border-radius:1mm}\n"
    ".ask{margin:8mm 0 0;padding:4mm 5mm;border:.3mm solid #d99a3d;border-radius:2mm;break-inside:avoid}\n"
    "@page{size:A4;margin:12mm}\n"
    "@media print{html{background:none;font-size:10.5pt}body{padding:0;max-width:none}"
    "section{padding:0;margin:0;border-radius:0;break-after:page}section:last-child{break-after:auto}"
    ".bar,.track{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

static void head(struct mi_str *str, const struct miraif_env *env)
{
    mi_str_add(str, "<!DOCTYPE html>\n<html lang=\"");
    mi_html_text(str, mi_translate(env, N_("en")));
    mi_str_add(str, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n");
    mi_html_element(str, "title", NULL, mi_translate(env, N_("getting to know one another")));
    mi_str_add(str, "<style>\n");
    mi_str_add(str, style);
    mi_str_add(str, "</style>\n</head>\n<body>\n");
}

static const struct miraif_assessment *result_of(const struct mi_assessed *member, const char *instrument)
{
    for (size_t i = 0; i < member->results; i++)
        if (mi_text_is(member->result[i].instrument, instrument))
            return &member->result[i];
    return NULL;
}

static const struct miraif_scale *scale_of(const struct mi_assessed *member, const char *instrument,
                                           const char *name)
{
    const struct miraif_assessment *result = result_of(member, instrument);
    for (size_t i = 0; result != NULL && i < result->scales; i++)
        if (mi_text_is(result->scale[i].name, name))
            return &result->scale[i];
    return NULL;
}

/* From where to where the bars of an instrument go. */
struct span {
    int64_t low, high;
};

static struct span span_of(const struct mi_assessed_team *team, const char *instrument)
{
    struct span span = {0, 0};
    for (size_t m = 0; m < team->members; m++) {
        const struct miraif_assessment *result = result_of(&team->member[m], instrument);
        for (size_t i = 0; result != NULL && i < result->scales; i++) {
            int64_t score = result->scale[i].text == NULL ? result->scale[i].score : 0;
            span.low = score < span.low ? score : span.low;
            span.high = score > span.high ? score : span.high;
        }
    }
    return span;
}

/* How far into the span a score lies, in percent. */
static int percent(int64_t score, struct span span)
{
    int64_t length = span.high - span.low;
    int64_t part = score - span.low;
    if (length == 0)
        return 0;
    return (int)(length > INT64_MAX / PERCENT ? part / (length / PERCENT) : PERCENT * part / length);
}

static void cell(struct mi_str *str, const struct miraif_scale *scale, struct span span)
{
    char number[MI_DECIMAL_TEXT];
    mi_str_add(str, "<td>");
    if (scale != NULL && scale->text != NULL)
        mi_html_text(str, scale->text);
    else if (scale != NULL) {
        mi_decimal_round(scale->score, number);
        mi_str_addf(str, "%s<span class=\"track\"><span class=\"bar\" style=\"width:%d%%\"></span></span>",
                    number, percent(scale->score, span));
    }
    mi_str_add(str, "</td>");
}

static void scale_row(struct mi_str *str, const struct mi_assessed_team *team, const char *instrument,
                      const char *name, struct span span)
{
    mi_str_add(str, "<tr><th>");
    mi_html_text(str, name);
    mi_str_add(str, "</th>");
    for (size_t m = 0; m < team->members; m++)
        if (result_of(&team->member[m], instrument) != NULL)
            cell(str, scale_of(&team->member[m], instrument, name), span);
    mi_str_add(str, "</tr>\n");
}

/* Whether somebody before `member` has the scale, whose row stands then. */
static bool is_told(const struct mi_assessed_team *team, size_t member, const char *instrument,
                    const char *name)
{
    for (size_t m = 0; m < member; m++)
        if (scale_of(&team->member[m], instrument, name) != NULL)
            return true;
    return false;
}

static void instrument_table(struct mi_str *str, const struct mi_assessed_team *team, const char *instrument)
{
    struct span span = span_of(team, instrument);
    mi_html_element(str, "h2", NULL, instrument);
    mi_str_add(str, "<table>\n<thead><tr><th></th>");
    for (size_t m = 0; m < team->members; m++)
        if (result_of(&team->member[m], instrument) != NULL)
            mi_html_element(str, "th", NULL, team->member[m].name);
    mi_str_add(str, "</tr></thead>\n<tbody>\n");
    for (size_t m = 0; m < team->members; m++) {
        const struct miraif_assessment *result = result_of(&team->member[m], instrument);
        for (size_t i = 0; result != NULL && i < result->scales; i++)
            if (!is_told(team, m, instrument, result->scale[i].name))
                scale_row(str, team, instrument, result->scale[i].name, span);
    }
    mi_str_add(str, "</tbody>\n</table>\n");
}

static void team_page(struct mi_str *str, const struct mi_assessed_team *team, const struct miraif_env *env)
{
    mi_str_add(str, "<section>\n<h1>");
    mi_str_addf(str, mi_translate(env, N_("Team %s: getting to know one another")), team->id);
    mi_str_add(str, "</h1>\n");
    mi_html_element(
        str, "p", "lead",
        mi_translate(env, N_("Here is what people agreed to show to their team. Numbers are not marks: "
                             "no end of a scale is the better one.")));
    for (size_t m = 0; m < team->members; m++)
        for (size_t i = 0; i < team->member[m].results; i++) {
            const char *instrument = team->member[m].result[i].instrument;
            bool told = false;
            for (size_t k = 0; k < m; k++)
                told = told || result_of(&team->member[k], instrument) != NULL;
            if (!told)
                instrument_table(str, team, instrument);
        }
    mi_html_element(
        str, "p", "ask",
        mi_translate(env, N_("To talk about: Where do you recognise yourself, and where not? When does "
                             "it help you? What would you like the others to know?")));
    mi_str_add(str, "</section>\n");
}

static bool shows_anything(const struct mi_assessed_team *team)
{
    for (size_t m = 0; m < team->members; m++)
        if (team->member[m].results > 0)
            return true;
    return false;
}

enum miraif_status mi_render_assessments(const struct mi_assessed_team *team, size_t teams,
                                         const struct miraif_env *env, struct miraif_arena *arena,
                                         const char **ret_html, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    head(&str, env);
    for (size_t i = 0; i < teams; i++)
        if (shows_anything(&team[i]))
            team_page(&str, &team[i], env);
    mi_str_add(&str, "</body>\n</html>\n");
    return mi_str_end(&str, ret_html, err);
}
