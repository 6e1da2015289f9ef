/* The page that is printed for a session: its head, the attendance list, and what stands on which sheet. */
#include "render/session_page.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "render/html.h"
#include "render/session_cards.h"

enum { PAGE_MOST = 64 * 1024 * 1024, DAY = 24 * 3600 };

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{font:15px/1.6 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:#1d2430;background:#f3f1ec}\n"
    "body{margin:0 auto;max-width:212mm;padding:8mm}\n"
    "section{background:#fff;padding:9mm 7mm;margin:0 0 8mm;border-radius:2mm}\n"
    "h1{font-size:1.5rem;line-height:1.3;margin:0}\n"
    "h2{font-size:1.05rem;margin:0 0 5mm;break-after:avoid;font-weight:600}\n"
    ".lead{color:#5b6575;margin:.2rem 0 4mm}\n"
    "table{border-collapse:collapse;width:100%;font-size:.93rem;line-height:1.35}\n"
    "th,td{text-align:left;padding:1.2mm 1.6mm;border-bottom:.2mm solid #d3ccbd;font-weight:400;"
    "vertical-align:middle;white-space:nowrap}\n"
    "td.name,td.food{white-space:normal;overflow-wrap:anywhere}\n"
    "td.name{min-width:48mm}td.food{width:45%}\n"
    "td.number{text-align:right;color:#5b6575;font-size:.8rem}\n"
    "thead th{font-size:.78rem;color:#5b6575}\n"
    "thead{display:table-header-group}\n"
    "tr{break-inside:avoid}\n"
    ".kana{display:block;font-size:.7rem;color:#5b6575;line-height:1.25}\n"
    ".box{display:inline-block;width:4mm;height:4mm;border:.3mm solid #1d2430;border-radius:.6mm;"
    "vertical-align:middle}\n"
    ".badges{display:grid;grid-template-columns:repeat(2,91mm);grid-auto-rows:55mm;justify-content:center}\n"
    ".badge{border:.2mm dashed #b9b2a3;padding:4.5mm 6mm;display:flex;flex-direction:column;"
    "justify-content:space-between;break-inside:avoid;overflow:hidden}\n"
    ".badge .programme,.seats .programme{font-size:.72rem;color:#8a5a1c;white-space:nowrap;overflow:hidden;"
    "text-overflow:ellipsis}\n"
    ".badge .kana{font-size:.8rem}\n"
    ".badge .name{font-size:2.5rem;line-height:1.15;font-weight:600;overflow-wrap:anywhere}\n"
    ".badge .long{font-size:1.6rem}.badge .longer{font-size:1.25rem}\n"
    ".badge "
    ".foot{display:flex;justify-content:space-between;font-size:.85rem;color:#5b6575;min-height:1.6em}\n"
    ".seats{padding:3.5mm 5mm;justify-content:flex-start}\n"
    ".seats .who{font-size:1.15rem;font-weight:600;line-height:1.3;overflow-wrap:anywhere}\n"
    ".seats .places{display:flex;flex-wrap:wrap;gap:1mm 5mm;margin:1mm 0 1.5mm;color:#8a5a1c}\n"
    ".seats .places b{font-size:1.3rem;line-height:1.1}\n"
    ".seats .unmet{font-size:.76rem;line-height:1.4;color:#414b5a;overflow:hidden;min-height:0}\n"
    ".cards{display:grid;grid-template-columns:repeat(2,1fr);gap:6mm;margin:0 0 6mm}\n"
    ".card{border:.3mm solid #d99a3d;border-radius:2mm;padding:5mm 6mm;break-inside:avoid}\n"
    ".card .round{color:#5b6575;font-size:.85rem;float:right}\n"
    ".card .table{font-size:2.1rem;line-height:1.1;font-weight:600;color:#8a5a1c}\n"
    ".card ul{list-style:none;margin:3mm 0 0;padding:0;font-size:1.1rem;overflow-wrap:anywhere}\n"
    "@page{size:A4;margin:10mm 8mm}\n"
    "@media print{html{background:none;font-size:11pt}body{padding:0;max-width:none}"
    "section{padding:0;margin:0;border-radius:0;break-after:page}section:last-child{break-after:auto}}\n";

static void head(struct mi_str *str, const struct mi_sheet_page *page, const struct miraif_env *env)
{
    mi_str_add(str, "<!DOCTYPE html>\n<html lang=\"");
    mi_html_text(str, mi_translate(env, N_("en")));
    mi_str_add(str, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n<title>");
    mi_html_text(str, page->session->id);
    mi_str_add(str, " ");
    mi_html_text(str, page->session->title);
    mi_str_add(str, "</title>\n<style>\n");
    mi_str_add(str, style);
    mi_str_add(str, "</style>\n</head>\n<body>\n");
}

static void clock_text(struct mi_str *str, int64_t instant)
{
    int64_t minutes = (instant + MI_TOKYO_OFFSET) % DAY / 60;
    mi_str_addf(str, "%d:%02d", (int)(minutes / 60), (int)(minutes % 60));
}

static void when_and_where(struct mi_str *str, const struct mi_sheet_page *page, const struct miraif_env *env)
{
    static const char *const weekdays[] = {N_("Sunday"),   N_("Monday"), N_("Tuesday"), N_("Wednesday"),
                                           N_("Thursday"), N_("Friday"), N_("Saturday")};
    struct mi_date date;
    mi_str_add(str, "<p class=\"lead\">");
    mi_html_text(str, page->session->date);
    if (mi_date_parse(page->session->date, &date))
        mi_str_addf(str, " %s", mi_translate(env, weekdays[mi_date_weekday(date)]));
    if (page->session->starts_at != 0) {
        mi_str_add(str, " ");
        clock_text(str, page->session->starts_at);
        mi_str_add(str, "–");
        clock_text(str, page->session->ends_at);
    }
    if (!mi_text_blank(page->session->place)) {
        mi_str_add(str, " · ");
        mi_html_text(str, page->session->place);
    }
    size_t guests = 0;
    for (size_t i = 0; i < page->attendees; i++)
        guests += page->attendee[i].guest;
    mi_str_add(str, "<br>");
    mi_str_addf(str, mi_translate(env, N_("%zu people, of them %zu guests")), page->attendees, guests);
    mi_str_add(str, "</p>\n");
}

static void cell(struct mi_str *str, const char *text)
{
    mi_str_add(str, "<td>");
    mi_html_text(str, text);
    mi_str_add(str, "</td>");
}

static const char *group_of(const struct miraif_attendee *attendee, const struct miraif_env *env)
{
    return attendee->team_id != NULL ? attendee->team_id
           : attendee->guest         ? mi_translate(env, N_("guest"))
                                     : NULL;
}

static void attendance_row(struct mi_str *str, const struct mi_sheet_page *page, size_t i,
                           const struct miraif_env *env)
{
    const struct miraif_attendee *attendee = &page->attendee[i];
    mi_str_addf(str, "<tr><td><span class=\"box\"></span></td><td class=\"number\">%zu</td>", i + 1);
    mi_str_add(str, "<td class=\"name\">");
    mi_html_element(str, "span", "kana", attendee->kana);
    mi_html_text(str, attendee->name);
    mi_str_add(str, "</td>");
    cell(str, group_of(attendee, env));
    if (page->seating->rounds > 0) {
        mi_str_add(str, "<td>");
        mi_render_places(str, page->seating, attendee->person, " → ");
        mi_str_add(str, "</td>");
    }
    cell(str, mi_text_is(attendee->rsvp, "yes")     ? mi_translate(env, N_("comes"))
              : mi_text_is(attendee->rsvp, "maybe") ? mi_translate(env, N_("perhaps"))
                                                    : NULL);
    mi_str_add(str, "<td class=\"food\">");
    mi_html_text(str, attendee->diet);
    if (attendee->diet != NULL && attendee->note != NULL)
        mi_str_add(str, "<br>");
    mi_html_text(str, attendee->note);
    mi_str_add(str, "</td></tr>\n");
}

static void attendance_list(struct mi_str *str, const struct mi_sheet_page *page,
                            const struct miraif_env *env)
{
    mi_str_add(str, "<section class=\"list\">\n<h1>");
    mi_html_text(str, page->session->title);
    mi_str_add(str, "</h1>\n");
    when_and_where(str, page, env);
    mi_str_add(str, "<table>\n<thead><tr><th></th><th></th>");
    mi_html_element(str, "th", NULL, mi_translate(env, N_("name")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("team")));
    if (page->seating->rounds > 0)
        mi_html_element(str, "th", NULL, mi_translate(env, N_("at table")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("answer")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("food and notes")));
    mi_str_add(str, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < page->attendees; i++)
        attendance_row(str, page, i, env);
    mi_str_add(str, "</tbody>\n</table>\n</section>\n");
}

enum miraif_status mi_render_session_sheet(const struct mi_sheet_page *page, const struct miraif_env *env,
                                           struct miraif_arena *arena, const char **ret_html,
                                           struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    enum miraif_sheet_part part = page->part;
    head(&str, page, env);
    if (part == MIRAIF_SHEET_ALL || part == MIRAIF_SHEET_LIST)
        attendance_list(&str, page, env);
    if (part == MIRAIF_SHEET_ALL || part == MIRAIF_SHEET_BADGES)
        mi_render_badges(&str, page, env);
    if (part == MIRAIF_SHEET_ALL || part == MIRAIF_SHEET_TABLES)
        mi_render_table_cards(&str, page->seating, env);
    if (part == MIRAIF_SHEET_ALL || part == MIRAIF_SHEET_SEATS)
        mi_render_seat_cards(&str, page, env);
    mi_str_add(&str, "</body>\n</html>\n");
    return mi_str_end(&str, ret_html, err);
}
