/* The page of a cohort's report. */
#include "render/report.h"

#include "base/error.h"
#include "render/html.h"

enum { PAGE_MOST = 16 * 1024 * 1024 };

static const char style[] =
    "*{box-sizing:border-box}\n"
    ":root{--ink:#1d2430;--soft:#5b6575;--rule:#e2dbcc;--paper:#fbf9f4;--deep:#1f5f66;--warm:#d9913a;"
    "--track:#efe9dc}\n"
    "html{font:16px/1.7 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:var(--ink);background:var(--paper);-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "body{margin:0 auto;max-width:60rem;padding:2.6rem 1.6rem 4rem}\n"
    "header.top{border-top:.4rem solid var(--deep);padding-top:1.5rem;display:flex;"
    "justify-content:space-between;align-items:flex-end;gap:1rem;flex-wrap:wrap}\n"
    "h1{font-size:2.5rem;line-height:1.15;margin:0;letter-spacing:.01em}\n"
    "h2{font-size:1.12rem;margin:2.6rem 0 .9rem;padding-bottom:.35rem;border-bottom:1px solid var(--rule);"
    "color:var(--deep);letter-spacing:.03em}\n"
    "h3{font-size:.9rem;margin:0 0 .5rem;font-weight:600}\n"
    "p{margin:0 0 .6rem}\n"
    ".lead{color:var(--soft);margin:0;font-size:.95rem}\n"
    ".aside{color:var(--soft);font-size:.82rem;text-align:right;margin:0}\n"
    ".note{color:var(--soft);font-size:.82rem;margin:.5rem 0 0}\n"
    ".tiles{display:grid;grid-template-columns:repeat(6,1fr);gap:.7rem;margin-top:1.8rem}\n"
    ".tile{background:#fff;border:1px solid var(--rule);border-radius:.6rem;padding:.75rem .85rem .7rem}\n"
    ".tile .what{font-size:.76rem;color:var(--soft);line-height:1.35}\n"
    ".tile .figure{font-size:1.85rem;font-weight:600;line-height:1.3;color:var(--deep);"
    "font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    ".tile .unit{font-size:.85rem;font-weight:400;color:var(--soft);margin-left:.15rem}\n"
    ".tile .more{font-size:.72rem;color:var(--soft);line-height:1.4}\n"
    ".asks{grid-template-columns:repeat(4,1fr);margin-top:0}\n"
    ".thirds{display:grid;grid-template-columns:repeat(3,1fr);gap:1.6rem}\n"
    ".halves{display:grid;grid-template-columns:repeat(2,1fr);gap:.9rem}\n"
    ".card{background:#fff;border:1px solid var(--rule);border-radius:.6rem;padding:1rem 1.15rem}\n"
    ".card header{display:flex;align-items:center;gap:.7rem;margin-bottom:.6rem}\n"
    ".badge{display:inline-flex;width:2.1rem;height:2.1rem;border-radius:50%;background:var(--deep);"
    "color:#fff;align-items:center;justify-content:center;font-weight:600;flex:none}\n"
    ".mentor{color:var(--soft);font-size:.85rem}\n"
    ".mentor b{color:var(--ink);font-weight:600}\n"
    ".card ul{list-style:none;margin:0;padding:0}\n"
    ".card li{padding:.22rem 0;border-top:1px solid var(--track);display:flex;gap:.8rem;"
    "justify-content:space-between;font-size:.9rem}\n"
    ".card li span:last-child{color:var(--soft);font-size:.8rem;text-align:right}\n"
    ".card .why{color:var(--soft);font-size:.8rem;margin:.6rem 0 0;padding-left:1.1rem;list-style:disc}\n"
    ".card .why li{display:list-item;border:0;padding:0;font-size:.8rem}\n";

static const char chart_style[] =
    "table{border-collapse:collapse;width:100%;font-size:.9rem}\n"
    "th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--rule);"
    "font-weight:400}\n"
    "thead th{font-size:.78rem;color:var(--soft)}\n"
    "td.number{font-variant-numeric:tabular-nums;white-space:nowrap;width:5rem;text-align:right;"
    "padding-right:0}\n"
    "td:first-child{width:7.5rem;white-space:nowrap;font-variant-numeric:tabular-nums;color:var(--soft)}\n"
    "td.meter{width:34%}\n"
    ".meter i{display:block;height:.7rem;border-radius:.2rem;background:var(--track);overflow:hidden}\n"
    ".meter b{display:block;height:100%;background:var(--deep)}\n"
    ".gone td{color:var(--soft);text-decoration:line-through}\n"
    "svg{display:block;width:100%;height:auto;overflow:visible;font-size:12px}\n"
    ".track{fill:var(--track)}.bar{fill:var(--deep)}.line{fill:none;stroke:var(--warm);stroke-width:2.5;"
    "stroke-linejoin:round}.dot{fill:var(--warm);stroke:#fff;stroke-width:2}\n"
    ".hollow{fill:none;stroke:var(--soft);stroke-dasharray:2 2}.grid{stroke:var(--rule);stroke-width:1}\n"
    ".label{fill:var(--soft)}svg .note{fill:var(--soft);font-size:10.5px}.value{fill:var(--ink);"
    "font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px}\n"
    ".held{fill:var(--deep)}.planned{fill:#fff;stroke:var(--rule)}.cancelled{fill:var(--track)}\n"
    "svg .number{fill:var(--soft);font-size:11px}svg .on{fill:#fff}\n"
    "@media(max-width:48rem){.tiles{grid-template-columns:repeat(2,1fr)}.thirds,.halves{grid-template-"
    "columns:1fr}}\n"
    "@page{size:A4;margin:14mm 13mm}\n"
    "@media print{html{font-size:9.6pt;background:none}body{max-width:none;padding:0}"
    ".tiles{grid-template-columns:repeat(6,1fr)}.thirds{grid-template-columns:repeat(3,1fr)}"
    ".halves{grid-template-columns:repeat(2,1fr)}.asks{grid-template-columns:repeat(4,1fr)}"
    "h2{break-after:avoid}.card,.tile,svg,tr,section.whole{break-inside:avoid}}\n";

struct work {
    struct mi_str str;
    const struct mi_report_page *page;
    const struct miraif_env *env;
};

static void head(struct work *work)
{
    struct mi_str *str = &work->str;
    mi_str_add(str, "<!DOCTYPE html>\n<html lang=\"");
    mi_html_text(str, mi_translate(work->env, N_("en")));
    mi_str_add(str, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n<title>");
    mi_html_text(str, work->page->cohort);
    mi_str_add(str, "</title>\n<style>\n");
    mi_str_add(str, style);
    mi_str_add(str, chart_style);
    mi_str_add(str, "</style>\n</head>\n<body>\n<header class=\"top\"><div>\n");
    mi_html_element(str, "h1", NULL, work->page->cohort);
    mi_html_element(str, "p", "lead", work->page->span);
    mi_str_add(str, "</div>\n<p class=\"aside\">");
    mi_html_text(str, mi_translate(work->env, N_("As of")));
    mi_str_add(str, " ");
    mi_html_text(str, work->page->made);
    mi_str_add(str, "<br>");
    mi_html_text(str, mi_translate(work->env, work->page->open ? N_("Public") : N_("For the office only")));
    mi_str_add(str, "</p></header>\n");
}

static void tiles(struct work *work, const char *kind, const struct mi_report_figure *figure, size_t count)
{
    struct mi_str *str = &work->str;
    mi_str_addf(str, "<div class=\"tiles%s%s\">\n", *kind == '\0' ? "" : " ", kind);
    for (size_t i = 0; i < count; i++) {
        mi_str_add(str, "<div class=\"tile\">");
        mi_html_element(str, "div", "what", figure[i].label);
        mi_str_add(str, "<div class=\"figure\">");
        mi_html_text(str, figure[i].value);
        mi_html_element(str, "span", "unit", figure[i].unit);
        mi_str_add(str, "</div>");
        mi_html_element(str, "div", "more", figure[i].note);
        mi_str_add(str, "</div>\n");
    }
    mi_str_add(str, "</div>\n");
}

static void title(struct work *work, const char *msgid)
{
    mi_html_element(&work->str, "h2", NULL, mi_translate(work->env, msgid));
}

static void people(struct work *work)
{
    const struct mi_report_page *page = work->page;
    title(work, N_("Who takes part"));
    mi_str_add(&work->str, "<div class=\"thirds\">\n");
    for (size_t i = 0; i < sizeof page->people / sizeof *page->people; i++) {
        mi_str_add(&work->str, "<div>");
        mi_html_element(&work->str, "h3", NULL, page->people[i].title);
        if (page->people[i].bars > 0)
            mi_svg_bars(&work->str, page->people[i].title, page->people[i].bar, page->people[i].bars);
        mi_str_add(&work->str, "</div>\n");
    }
    mi_str_add(&work->str, "</div>\n");
}

static void team(struct work *work, const struct mi_report_team *one)
{
    struct mi_str *str = &work->str;
    mi_str_add(str, "<div class=\"card\"><header>");
    mi_html_element(str, "span", "badge", one->letters);
    mi_str_add(str, "<div class=\"mentor\">");
    if (one->mentor != NULL) {
        mi_html_text(str, mi_translate(work->env, N_("Mentor")));
        mi_str_add(str, " ");
        mi_html_element(str, "b", NULL, one->mentor);
    }
    mi_str_add(str, "</div></header>\n<ul>\n");
    for (size_t i = 0; i < one->members; i++) {
        mi_str_add(str, "<li>");
        mi_html_element(str, "span", NULL, one->member[i].name);
        mi_html_element(str, "span", NULL, one->member[i].facts);
        mi_str_add(str, "</li>\n");
    }
    mi_str_add(str, "</ul>\n");
    if (one->reasons > 0)
        mi_str_add(str, "<ul class=\"why\">\n");
    for (size_t i = 0; i < one->reasons; i++)
        mi_html_element(str, "li", NULL, one->reason[i]);
    mi_str_add(str, one->reasons > 0 ? "</ul></div>\n" : "</div>\n");
}

static void teams(struct work *work)
{
    if (work->page->teams == 0)
        return;
    title(work, N_("Teams and mentors"));
    mi_str_add(&work->str, "<div class=\"halves\">\n");
    for (size_t i = 0; i < work->page->teams; i++)
        team(work, &work->page->team[i]);
    mi_str_add(&work->str, "</div>\n");
}

static void session(struct work *work, const struct mi_report_session *one)
{
    struct mi_str *str = &work->str;
    mi_str_add(str, one->cancelled ? "<tr class=\"gone\">" : "<tr>");
    mi_html_element(str, "td", NULL, one->date);
    mi_html_element(str, "td", NULL, one->title);
    mi_str_add(str, "<td class=\"meter\">");
    if (one->noted && one->people > 0)
        mi_str_addf(str, "<i><b style=\"width:%lld%%\"></b></i>", (long long)(100 * one->came / one->people));
    mi_str_add(str, "</td><td class=\"number\">");
    if (one->noted)
        mi_str_addf(str, "%lld / %lld", (long long)one->came, (long long)one->people);
    mi_str_add(str, "</td></tr>\n");
}

static void sessions(struct work *work)
{
    const struct mi_report_page *page = work->page;
    if (page->sessions == 0 && page->peer_rows == 0)
        return;
    mi_str_add(&work->str, "<section class=\"whole\">\n");
    title(work, N_("Sessions and attendance"));
    mi_str_add(&work->str, "<table>\n");
    for (size_t i = 0; i < page->sessions; i++)
        session(work, &page->session[i]);
    mi_str_add(&work->str, "</table>\n</section>\n");
    if (page->peer_rows == 0)
        return;
    mi_str_add(&work->str, "<section class=\"whole\">\n");
    title(work, N_("Peer mentoring, week by week"));
    mi_svg_squares(&work->str, mi_translate(work->env, N_("Peer mentoring, week by week")), page->peers,
                   page->peer_rows);
    mi_html_element(
        &work->str, "p", "note",
        mi_translate(work->env, N_("Filled: it took place. Framed: to come, or not yet logged.")));
    mi_str_add(&work->str, "</section>\n");
}

static void line(struct work *work, const char *msgid, int64_t low, int64_t high,
                 const struct mi_point *point, size_t points)
{
    const struct mi_scale scale = {low, high, mi_translate(work->env, N_("fewer than 5"))};
    if (points == 0)
        return;
    mi_str_add(&work->str, "<section class=\"whole\">\n");
    title(work, msgid);
    mi_svg_line(&work->str, mi_translate(work->env, msgid), &scale, point, points);
    mi_str_add(&work->str, "</section>\n");
}

static void voices(struct work *work)
{
    const struct mi_report_page *page = work->page;
    line(work, N_("Satisfaction with general sessions"), page->satisfaction_low, page->satisfaction_high,
         page->satisfaction, page->satisfactions);
    line(work, N_("Psychological safety in the teams (1 to 7)"), 1, 7, page->pulse, page->pulses);
    if (page->satisfactions + page->pulses > 0)
        mi_html_element(
            &work->str, "p", "note",
            mi_translate(work->env,
                         N_("Answers are anonymous; results are shown from five answers on and renewed in"
                            " steps of at least five. Safety: the seven items of Edmondson (1999), with the"
                            " reversed ones turned.")));
}

static void asks(struct work *work)
{
    if (work->page->asks == 0)
        return;
    mi_str_add(&work->str, "<section class=\"whole\">\n");
    title(work, N_("Asks"));
    tiles(work, "asks", work->page->ask, work->page->asks);
    mi_str_add(&work->str, "</section>\n");
}

enum miraif_status mi_render_report(const struct mi_report_page *page, const struct miraif_env *env,
                                    struct miraif_arena *arena, const char **ret_html,
                                    struct miraif_error *err)
{
    struct work work = {mi_str_begin(arena, PAGE_MOST), page, env};
    head(&work);
    tiles(&work, "", page->figure, page->figures);
    people(&work);
    teams(&work);
    sessions(&work);
    voices(&work);
    asks(&work);
    mi_str_add(&work.str, "</body>\n</html>\n");
    return mi_str_end(&work.str, ret_html, err);
}
