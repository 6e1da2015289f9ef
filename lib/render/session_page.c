/* The page that is printed for a session. */
#include "render/session_page.h"

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "render/html.h"

enum { PAGE_MOST = 64 * 1024 * 1024, DAY = 24 * 3600 };

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{font:15px/1.6 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:#1d2430;background:#f3f1ec}\n"
    "body{margin:0 auto;max-width:196mm;padding:8mm 7mm}\n"
    "section{background:#fff;padding:9mm 8mm;margin:0 0 8mm;border-radius:2mm}\n"
    "h1{font-size:1.5rem;line-height:1.3;margin:0}\n"
    "h2{font-size:1.15rem;margin:0 0 5mm}\n"
    ".lead{color:#5b6575;margin:.2rem 0 5mm}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;padding:1.6mm 2mm;border-bottom:.2mm solid #d3ccbd;font-weight:400;"
    "overflow-wrap:anywhere;vertical-align:top}\n"
    "thead th{font-size:.78rem;color:#5b6575}\n"
    "thead{display:table-header-group}\n"
    "tr{break-inside:avoid}\n"
    "td.sign{min-width:32mm}\n"
    ".kana{display:block;font-size:.72rem;color:#5b6575;line-height:1.3}\n"
    ".box{display:inline-block;width:4mm;height:4mm;border:.3mm solid #1d2430;border-radius:.6mm}\n"
    ".badges{display:grid;grid-template-columns:repeat(2,91mm);grid-auto-rows:55mm;justify-content:center}\n"
    ".badge{border:.2mm dashed #b9b2a3;padding:5mm 6mm;display:flex;flex-direction:column;"
    "justify-content:space-between;break-inside:avoid;overflow:hidden}\n"
    ".badge .programme{font-size:.72rem;color:#8a5a1c}\n"
    ".badge .name{font-size:1.75rem;line-height:1.2;font-weight:600;overflow-wrap:anywhere}\n"
    ".badge .team{align-self:flex-end;font-size:.9rem;color:#5b6575}\n"
    ".cards{display:grid;grid-template-columns:repeat(2,1fr);gap:6mm}\n"
    ".card{border:.3mm solid #d99a3d;border-radius:2mm;padding:5mm 6mm;break-inside:avoid}\n"
    ".card .table{font-size:2.1rem;line-height:1.1;font-weight:600;color:#8a5a1c}\n"
    ".card ul{list-style:none;margin:3mm 0 0;padding:0;font-size:1.1rem}\n"
    ".round{color:#5b6575;margin:6mm 0 3mm;font-size:1rem}\n"
    ".round:first-of-type{margin-top:0}\n"
    "@page{size:A4;margin:9mm 7mm}\n"
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

static void when_and_where(struct mi_str *str, const struct mi_sheet_page *page)
{
    mi_str_add(str, "<p class=\"lead\">");
    mi_html_text(str, page->session->date);
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
    mi_str_add(str, "</p>\n");
}

static void cell(struct mi_str *str, const char *text)
{
    mi_str_add(str, "<td>");
    mi_html_text(str, text);
    mi_str_add(str, "</td>");
}

static void attendance_row(struct mi_str *str, const struct miraif_attendee *attendee,
                           const struct miraif_env *env)
{
    mi_str_add(str, "<tr><td><span class=\"box\"></span></td><td>");
    mi_html_element(str, "span", "kana", attendee->kana);
    mi_html_text(str, attendee->name);
    mi_str_add(str, "</td>");
    cell(str, attendee->team_id != NULL ? attendee->team_id
              : attendee->guest         ? mi_translate(env, N_("guest"))
                                        : NULL);
    cell(str, mi_text_is(attendee->rsvp, "yes")     ? mi_translate(env, N_("comes"))
              : mi_text_is(attendee->rsvp, "maybe") ? mi_translate(env, N_("perhaps"))
                                                    : NULL);
    cell(str, attendee->diet);
    mi_str_add(str, "<td class=\"sign\"></td></tr>\n");
}

static void attendance_list(struct mi_str *str, const struct mi_sheet_page *page,
                            const struct miraif_env *env)
{
    mi_str_add(str, "<section class=\"list\">\n<h1>");
    mi_html_text(str, page->session->title);
    mi_str_add(str, "</h1>\n");
    when_and_where(str, page);
    mi_str_add(str, "<table>\n<thead><tr><th></th>");
    mi_html_element(str, "th", NULL, mi_translate(env, N_("name")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("team")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("answer")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("food")));
    mi_html_element(str, "th", NULL, mi_translate(env, N_("note")));
    mi_str_add(str, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < page->attendees; i++)
        attendance_row(str, &page->attendee[i], env);
    mi_str_add(str, "</tbody>\n</table>\n</section>\n");
}

static void badges(struct mi_str *str, const struct mi_sheet_page *page, const struct miraif_env *env)
{
    mi_str_add(str, "<section>\n<div class=\"badges\">\n");
    for (size_t i = 0; i < page->attendees; i++) {
        const struct miraif_attendee *attendee = &page->attendee[i];
        mi_str_add(str, "<div class=\"badge\">");
        mi_html_element(str, "div", "programme", page->cohort != NULL ? page->cohort : page->session->title);
        mi_str_add(str, "<div>");
        mi_html_element(str, "span", "kana", attendee->kana);
        mi_html_element(str, "div", "name", attendee->name);
        mi_str_add(str, "</div>");
        mi_html_element(str, "div", "team",
                        attendee->team_id != NULL ? attendee->team_id
                        : attendee->guest         ? mi_translate(env, N_("guest"))
                                                  : " ");
        mi_str_add(str, "</div>\n");
    }
    mi_str_add(str, "</div>\n</section>\n");
}

/* The card of the table at seat `first`; returns the place behind it. */
static size_t table_card(struct mi_str *str, const struct miraif_seating *seating, size_t first,
                         const struct miraif_env *env)
{
    const struct miraif_seat *seat = &seating->seat[first];
    size_t next = first;
    mi_str_add(str, "<div class=\"card\"><div class=\"table\">");
    if (seating->session.kind == MIRAIF_SESSION_GENERAL && seat->team_id != NULL)
        mi_html_text(str, seat->team_id);
    else
        mi_str_addf(str, mi_translate(env, N_("Table %lld")), (long long)seat->table);
    mi_str_add(str, "</div><ul>");
    for (; next < seating->seats && seating->seat[next].round == seat->round &&
           seating->seat[next].table == seat->table;
         next++)
        mi_html_element(str, "li", NULL, seating->seat[next].name);
    mi_str_add(str, "</ul></div>\n");
    return next;
}

static void seat_cards(struct mi_str *str, const struct miraif_seating *seating, const struct miraif_env *env)
{
    int64_t round = 0;
    if (seating->seats == 0)
        return;
    mi_str_add(str, "<section>\n");
    mi_html_element(str, "h2", NULL, mi_translate(env, N_("Seats")));
    for (size_t seat = 0; seat < seating->seats;) {
        if (seating->seat[seat].round != round) {
            if (round != 0)
                mi_str_add(str, "</div>\n");
            round = seating->seat[seat].round;
            if (seating->rounds > 1) {
                mi_str_add(str, "<p class=\"round\">");
                mi_str_addf(str, mi_translate(env, N_("Round %lld")), (long long)round);
                mi_str_add(str, "</p>\n");
            }
            mi_str_add(str, "<div class=\"cards\">\n");
        }
        seat = table_card(str, seating, seat, env);
    }
    mi_str_add(str, "</div>\n</section>\n");
}

enum miraif_status mi_render_session_sheet(const struct mi_sheet_page *page, const struct miraif_env *env,
                                           struct miraif_arena *arena, const char **ret_html,
                                           struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    head(&str, page, env);
    attendance_list(&str, page, env);
    badges(&str, page, env);
    seat_cards(&str, page->seating, env);
    mi_str_add(&str, "</body>\n</html>\n");
    return mi_str_end(&str, ret_html, err);
}
