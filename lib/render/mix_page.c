/* Cards of the groups, to be cut out, and who is of which. */
#include "render/mix_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "render/html.h"

enum { PAGE_MOST = 64 * 1024 * 1024 };

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{font:15px/1.6 'Hiragino Sans','Yu Gothic','Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;"
    "color:#1d2430;background:#f3f1ec}\n"
    "body{margin:0 auto;max-width:212mm;padding:8mm}\n"
    "section{background:#fff;padding:9mm 7mm;margin:0 0 8mm;border-radius:2mm}\n"
    "h1{font-size:1.5rem;line-height:1.3;margin:0}\n"
    ".lead{color:#5b6575;margin:.2rem 0 5mm}\n"
    ".cards{display:grid;grid-template-columns:repeat(2,1fr);gap:6mm}\n"
    ".card{border:.3mm solid #d99a3d;border-radius:2mm;padding:5mm 6mm;break-inside:avoid}\n"
    ".card h2{font-size:1.6rem;line-height:1.1;font-weight:600;color:#8a5a1c;margin:0}\n"
    ".card ul{list-style:none;margin:3mm 0 0;padding:0;font-size:1.1rem;overflow-wrap:anywhere}\n"
    ".card small{color:#5b6575;font-size:.75rem;margin-left:.6em;white-space:nowrap}\n"
    ".list{columns:3;column-gap:8mm;font-size:.93rem}\n"
    ".list p{display:flex;justify-content:space-between;gap:3mm;margin:0;break-inside:avoid;"
    "border-bottom:.2mm solid #d3ccbd;overflow-wrap:anywhere}\n"
    ".list b{color:#8a5a1c;font-weight:600}\n"
    "@page{size:A4;margin:10mm 8mm}\n"
    "@media print{html{background:none;font-size:11pt}body{padding:0;max-width:none}"
    "section{padding:0;margin:0;border-radius:0;break-after:page}section:last-child{break-after:auto}}\n";

static void head(struct mi_str *str, const struct miraif_mixed *mixed, const struct miraif_env *env)
{
    mi_str_add(str, "<!DOCTYPE html>\n<html lang=\"");
    mi_html_text(str, mi_translate(env, N_("en")));
    mi_str_add(str, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n<title>");
    mi_html_text(str, mixed->mix.name);
    mi_str_add(str, "</title>\n<style>\n");
    mi_str_add(str, style);
    mi_str_add(str, "</style>\n</head>\n<body>\n<section>\n");
    mi_html_element(str, "h1", NULL, mixed->mix.name);
    mi_str_add(str, "<p class=\"lead\">");
    mi_str_addf(str, mi_translate(env, N_("%lld groups, %lld people")), (long long)mixed->mix.groups,
                (long long)mixed->mix.people);
    mi_str_add(str, "</p>\n<div class=\"cards\">\n");
}

static void title(struct mi_str *str, int64_t group, const struct miraif_env *env)
{
    mi_str_addf(str, mi_translate(env, N_("Group %lld")), (long long)group);
}

static void cards(struct mi_str *str, const struct miraif_mixed *mixed, const struct miraif_env *env)
{
    for (size_t i = 0; i < mixed->members; i++) {
        const struct miraif_mix_member *member = &mixed->member[i];
        if (i == 0 || member[-1].group != member->group) {
            mi_str_add(str, "<div class=\"card\"><h2>");
            title(str, member->group, env);
            mi_str_add(str, "</h2><ul>");
        }
        mi_str_add(str, "<li>");
        mi_html_text(str, member->name);
        mi_str_add(str, "<small>");
        mi_str_addf(str, mi_translate(env, N_("cohort %s")), member->cohorts);
        mi_str_add(str, "</small></li>");
        if (i + 1 == mixed->members || member[1].group != member->group)
            mi_str_add(str, "</ul></div>\n");
    }
    mi_str_add(str, "</div>\n</section>\n");
}

/* By reading, then as they are. */
static int compare_readings(const void *a, const void *b)
{
    const struct miraif_mix_member *x = *(const struct miraif_mix_member *const *)a;
    const struct miraif_mix_member *y = *(const struct miraif_mix_member *const *)b;
    int reading = strcmp(x->kana != NULL ? x->kana : x->name, y->kana != NULL ? y->kana : y->name);
    return reading != 0 ? reading : (x->person > y->person) - (x->person < y->person);
}

static void list(struct mi_str *str, const struct miraif_mix_member *const *member, size_t members)
{
    mi_str_add(str, "<section>\n<div class=\"list\">\n");
    for (size_t i = 0; i < members; i++) {
        mi_str_add(str, "<p>");
        mi_html_text(str, member[i]->name);
        mi_str_addf(str, "<b>%lld</b></p>\n", (long long)member[i]->group);
    }
    mi_str_add(str, "</div>\n</section>\n");
}

enum miraif_status mi_render_mix(const struct miraif_mixed *mixed, const struct miraif_env *env,
                                 struct miraif_arena *arena, const char **ret_html, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, PAGE_MOST);
    const struct miraif_mix_member **member = mi_arena_array(arena, mixed->members, sizeof *member);
    if (member == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < mixed->members; i++)
        member[i] = &mixed->member[i];
    if (mixed->members > 0)
        qsort(member, mixed->members, sizeof *member, compare_readings);
    head(&str, mixed, env);
    cards(&str, mixed, env);
    list(&str, member, mixed->members);
    mi_str_add(&str, "</body>\n</html>\n");
    return mi_str_end(&str, ret_html, err);
}
