/* Badges and cards, to be cut out. */
#include "render/session_cards.h"

#include "base/error.h"
#include "render/html.h"
#include "text/width.h"

enum { LONG_NAME = 14, LONGER_NAME = 26 }; /* columns, of which a kanji takes two */

void mi_render_places(struct mi_str *str, const struct miraif_seating *seating, int64_t person,
                      const char *mark)
{
    bool first = true;
    for (size_t i = 0; i < seating->seats; i++) {
        if (seating->seat[i].person != person)
            continue;
        mi_str_addf(str, "%s%lld", first ? "" : mark, (long long)seating->seat[i].table);
        first = false;
    }
}

static const char *size_of(const char *name)
{
    size_t width = mi_text_width(name);
    return width > LONGER_NAME ? "name longer" : width > LONG_NAME ? "name long" : "name";
}

void mi_render_badges(struct mi_str *str, const struct mi_sheet_page *page, const struct miraif_env *env)
{
    const char *programme = page->cohort != NULL ? page->cohort : page->session->title;
    mi_str_add(str, "<section>\n<div class=\"badges\">\n");
    for (size_t i = 0; i < page->attendees; i++) {
        const struct miraif_attendee *attendee = &page->attendee[i];
        mi_str_add(str, "<div class=\"badge\">");
        mi_html_element(str, "div", "programme", programme);
        mi_str_add(str, "<div>");
        mi_html_element(str, "span", "kana", attendee->kana);
        mi_html_element(str, "div", size_of(attendee->name), attendee->name);
        mi_str_add(str, "</div><div class=\"foot\"><span>");
        if (attendee->team_id != NULL)
            mi_str_addf(str, mi_translate(env, N_("team %s")), attendee->team_id);
        else if (attendee->guest)
            mi_html_text(str, mi_translate(env, N_("guest")));
        mi_str_add(str, "</span></div></div>\n");
    }
    mi_str_add(str, "</div>\n</section>\n");
}

static void table_title(struct mi_str *str, const struct miraif_seating *seating,
                        const struct miraif_seat *seat, const struct miraif_env *env)
{
    if (seating->session.kind == MIRAIF_SESSION_GENERAL && seat->team_id != NULL)
        mi_str_addf(str, mi_translate(env, N_("team %s")), seat->team_id);
    else
        mi_str_addf(str, mi_translate(env, N_("Table %lld")), (long long)seat->table);
}

/* The card of the table at seat `first`; returns the place behind it. */
static size_t table_card(struct mi_str *str, const struct miraif_seating *seating, size_t first,
                         const struct miraif_env *env)
{
    const struct miraif_seat *seat = &seating->seat[first];
    size_t next = first;
    mi_str_add(str, "<div class=\"card\">");
    if (seating->rounds > 1) {
        mi_str_add(str, "<div class=\"round\">");
        mi_str_addf(str, mi_translate(env, N_("Round %lld")), (long long)seat->round);
        mi_str_add(str, "</div>");
    }
    mi_str_add(str, "<div class=\"table\">");
    table_title(str, seating, seat, env);
    mi_str_add(str, "</div><ul>");
    for (; next < seating->seats && seating->seat[next].round == seat->round &&
           seating->seat[next].table == seat->table;
         next++)
        mi_html_element(str, "li", NULL, seating->seat[next].name);
    mi_str_add(str, "</ul></div>\n");
    return next;
}

void mi_render_table_cards(struct mi_str *str, const struct miraif_seating *seating,
                           const struct miraif_env *env)
{
    for (size_t seat = 0; seat < seating->seats;) {
        int64_t round = seating->seat[seat].round;
        mi_str_add(str, "<section>\n<div class=\"cards\">\n");
        while (seat < seating->seats && seating->seat[seat].round == round)
            seat = table_card(str, seating, seat, env);
        mi_str_add(str, "</div>\n</section>\n");
    }
}

static void places(struct mi_str *str, const struct miraif_seating *seating, int64_t person,
                   const struct miraif_env *env)
{
    mi_str_add(str, "<div class=\"places\">");
    for (size_t i = 0; i < seating->seats; i++) {
        const struct miraif_seat *seat = &seating->seat[i];
        if (seat->person != person)
            continue;
        mi_str_add(str, "<span>");
        if (seating->rounds > 1) {
            mi_str_addf(str, mi_translate(env, N_("Round %lld")), (long long)seat->round);
            mi_str_add(str, " ");
        }
        mi_str_add(str, "<b>");
        table_title(str, seating, seat, env);
        mi_str_add(str, "</b></span>");
    }
    mi_str_add(str, "</div>");
}

static void seat_card(struct mi_str *str, const struct mi_sheet_page *page, const struct miraif_unmet *unmet,
                      const struct miraif_env *env)
{
    mi_str_add(str, "<div class=\"badge seats\">");
    mi_html_element(str, "div", "programme", page->session->title);
    mi_html_element(str, "div", "who", unmet->name);
    places(str, page->seating, unmet->person, env);
    mi_str_add(str, "<div class=\"unmet\">");
    for (size_t i = 0; i < unmet->strangers; i++) {
        mi_html_text(str, mi_translate(env, i == 0 ? N_("Not met yet: ") : N_(", ")));
        mi_html_text(str, unmet->stranger[i].name);
    }
    mi_str_add(str, "</div></div>\n");
}

void mi_render_seat_cards(struct mi_str *str, const struct mi_sheet_page *page, const struct miraif_env *env)
{
    if (page->unmets == 0)
        return;
    mi_str_add(str, "<section>\n<div class=\"badges\">\n");
    for (size_t i = 0; i < page->unmets; i++)
        seat_card(str, page, &page->unmet[i], env);
    mi_str_add(str, "</div>\n</section>\n");
}
