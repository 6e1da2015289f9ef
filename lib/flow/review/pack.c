/* A pack: load → leave out conflicts → (blind) → render → publish. It reads the store and changes nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/review/blind.h"
#include "flow/review/criteria.h"
#include "flow/review/reviewer.h"
#include "flow/review/sheet.h"
#include "io/publish.h"
#include "miraif/cohort.h"
#include "model/roster.h"
#include "render/review_pack.h"
#include "store/db.h"

enum { FACTS = 8 };

struct work {
    struct miraif_store *store;
    const struct miraif_env *env;
    bool blind;
    struct miraif_arena *arena;
    struct miraif_error *err;
};

/* The answers of an application: what people wrote under headers that are no field. */
static enum miraif_status collect_answers(const struct work *work, const struct miraif_person *person,
                                          struct mi_pack_applicant *applicant)
{
    const struct miraif_answer *said;
    size_t count;
    MI_TRY(miraif_answers(&person->profile, work->arena, &said, &count, work->err));
    struct mi_pack_fact *answer = mi_arena_array(work->arena, count, sizeof *answer);
    if (answer == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < count; i++) {
        const char *text = said[i].text;
        if (work->blind)
            MI_TRY(mi_blind(text, person, work->arena, &text, work->err));
        answer[applicant->answers++] = (struct mi_pack_fact){said[i].header, text};
    }
    applicant->answer = answer;
    return MIRAIF_OK;
}

static enum miraif_status collect_facts(const struct work *work, const struct miraif_person *person,
                                        struct mi_pack_applicant *applicant)
{
    const struct miraif_profile *profile = &person->profile;
    struct mi_pack_fact *fact = mi_arena_array(work->arena, FACTS, sizeof *fact);
    const char *age = person->age < 0 ? NULL : mi_arena_printf(work->arena, "%lld", (long long)person->age);
    if (fact == NULL || (person->age >= 0 && age == NULL))
        return mi_no_memory(work->err);
    const struct miraif_env *env = work->env;
    const struct mi_pack_fact all[FACTS] = {
        {mi_translate(env, N_("Age")), age},
        {mi_translate(env, N_("Gender")), work->blind ? NULL : person->gender},
        {mi_translate(env, N_("Company")), work->blind ? NULL : profile->company},
        {mi_translate(env, N_("Industry")), profile->industry},
        {mi_translate(env, N_("Occupation")), profile->occupation},
        {mi_translate(env, N_("Place")), profile->place},
        {mi_translate(env, N_("Availability")), profile->availability},
        {mi_translate(env, N_("Can offer")), profile->offers},
    };
    memcpy(fact, all, sizeof all);
    for (size_t i = 0; work->blind && i < FACTS; i++)
        MI_TRY(mi_blind(fact[i].text, person, work->arena, &fact[i].text, work->err));
    applicant->fact = fact;
    applicant->facts = FACTS;
    return MIRAIF_OK;
}

static enum miraif_status collect(const struct work *work, const struct miraif_person *person,
                                  struct mi_pack_applicant *ret_applicant)
{
    struct mi_pack_applicant applicant = {
        .reference = mi_arena_printf(work->arena, "p%lld", (long long)person->id),
        .name = work->blind ? NULL : person->name,
        .kana = work->blind ? NULL : person->kana,
        .concern = person->profile.concern,
        .themes = person->profile.themes,
    };
    if (applicant.reference == NULL)
        return mi_no_memory(work->err);
    if (work->blind) {
        MI_TRY(mi_blind(applicant.concern, person, work->arena, &applicant.concern, work->err));
        MI_TRY(mi_blind(applicant.themes, person, work->arena, &applicant.themes, work->err));
    }
    MI_TRY(collect_facts(work, person, &applicant));
    MI_TRY(collect_answers(work, person, &applicant));
    *ret_applicant = applicant;
    return MIRAIF_OK;
}

/* The applicants of `roster` whom the reviewer may judge. */
static enum miraif_status collect_all(const struct work *work, const struct mi_roster *roster,
                                      const uint8_t *separate, struct mi_review_page *page,
                                      size_t *ret_left_out)
{
    struct mi_pack_applicant *applicant = mi_arena_array(work->arena, roster->count, sizeof *applicant);
    if (applicant == NULL)
        return mi_no_memory(work->err);
    size_t count = 0;
    size_t left_out = 0;
    for (size_t i = 0; i < roster->count; i++) {
        if (!mi_application_stands(roster->item[i].status))
            continue;
        if (separate[i]) {
            left_out++;
            continue;
        }
        MI_TRY(collect(work, &roster->item[i].person, &applicant[count]));
        count++;
    }
    page->applicant = applicant;
    page->applicants = count;
    *ret_left_out = left_out;
    return MIRAIF_OK;
}

static int compare_applications(const void *a, const void *b)
{
    const struct miraif_application *x = a;
    const struct miraif_application *y = b;
    return (x->person.id > y->person.id) - (x->person.id < y->person.id);
}

/* The applications of a cohort, by number of the person: so they are found on paper. */
static enum miraif_status load_roster(const struct work *work, int64_t cohort, struct mi_roster *ret_roster)
{
    struct mi_roster roster = {.arena = work->arena, .err = work->err};
    MI_TRY(miraif_application_each(work->store, cohort, mi_roster_take, &roster, work->err));
    if (roster.count > 0)
        qsort(roster.item, roster.count, sizeof *roster.item, compare_applications);
    *ret_roster = roster;
    return MIRAIF_OK;
}

/* Fills `page` with all that is on it. */
static enum miraif_status compose(const struct work *work, int64_t cohort, const char *reference,
                                  struct mi_review_page *page, struct miraif_review_pack *pack)
{
    struct miraif_cohort found;
    MI_TRY(miraif_cohort_get(work->store, cohort, work->arena, &found, work->err));
    struct miraif_criteria *criteria = mi_arena_alloc(work->arena, sizeof *criteria);
    if (criteria == NULL)
        return mi_no_memory(work->err);
    MI_TRY(mi_criteria_in_force(work->store, cohort, work->arena, criteria, work->err));
    struct mi_reviewer reviewer;
    MI_TRY(mi_reviewer_find(work->store, reference, work->arena, &reviewer, work->err));
    struct mi_roster roster = {0};
    MI_TRY(load_roster(work, cohort, &roster));
    const uint8_t *separate;
    MI_TRY(mi_reviewer_conflicts(work->store, &reviewer, &roster, work->arena, &separate, work->err));
    *page = (struct mi_review_page){
        .cohort = found.name,
        .reviewer = reviewer.name,
        .blind = work->blind,
        .criteria = criteria,
        .applicant_header = mi_sheet_header(MI_COLUMN_APPLICANT, work->env),
        .name_header = mi_sheet_header(MI_COLUMN_NAME, work->env),
        .reviewer_header = mi_sheet_header(MI_COLUMN_REVIEWER, work->env),
        .comment_header = mi_sheet_header(MI_COLUMN_COMMENT, work->env),
    };
    MI_TRY(collect_all(work, &roster, separate, page, &pack->left_out));
    pack->reviewer = reviewer.name;
    pack->known = reviewer.parties > 0;
    pack->applicants = page->applicants;
    if (page->applicants > 0)
        return MIRAIF_OK;
    mi_fail(work->err, MIRAIF_REFUSED, "there is nobody in cohort %lld whom “%s” may judge",
            (long long)cohort, reviewer.name);
    mi_hint(work->err, "import applicants with `miraif cohort import %lld FILE`", (long long)cohort);
    return MIRAIF_REFUSED;
}

static enum miraif_status publish(const struct work *work, const struct mi_review_page *page,
                                  const char *folder, const struct miraif_review_pack *pack)
{
    const char *html;
    const char *csv;
    MI_TRY(mi_render_review_page(page, work->env, work->arena, &html, work->err));
    MI_TRY(mi_render_score_sheet(page, work->arena, &csv, work->err));
    if (work->env->dry_run)
        return MIRAIF_OK;
    MI_TRY(mi_make_folder(folder, work->err));
    MI_TRY(mi_file_publish(pack->page_path, html, strlen(html), work->arena, work->err));
    return mi_file_publish(pack->sheet_path, csv, strlen(csv), work->arena, work->err);
}

/* Refuses to write over a pack: a sheet may be half filled in. */
static enum miraif_status check_place(const struct miraif_review_pack *pack, struct miraif_error *err)
{
    const char *there = mi_file_exists(pack->sheet_path)  ? pack->sheet_path
                        : mi_file_exists(pack->page_path) ? pack->page_path
                                                          : NULL;
    if (there == NULL)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NEEDS_YES, "“%s” is there already", there);
    mi_hint(err, "write over it with --yes, or choose another folder with -o");
    return MIRAIF_NEEDS_YES;
}

enum miraif_status miraif_review_pack_write(struct miraif_store *store, int64_t cohort, const char *reviewer,
                                            bool blind, const char *folder, bool replace,
                                            struct miraif_arena *arena, struct miraif_review_pack *ret_pack,
                                            struct miraif_error *err)
{
    struct work work = {store, mi_store_env(store), blind, arena, err};
    struct miraif_review_pack pack = {
        .page_path = mi_arena_printf(arena, "%s/applicants.html", folder),
        .sheet_path = mi_arena_printf(arena, "%s/scores.csv", folder),
    };
    if (pack.page_path == NULL || pack.sheet_path == NULL)
        return mi_no_memory(err);
    struct mi_review_page page;
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = compose(&work, cohort, reviewer, &page, &pack);
    mi_store_end_read(store);
    MI_TRY(status);
    if (!replace)
        MI_TRY(check_place(&pack, err));
    MI_TRY(publish(&work, &page, folder, &pack));
    *ret_pack = pack;
    return MIRAIF_OK;
}
