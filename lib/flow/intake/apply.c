/* From what a row says of a person to the store. A blank cell says nothing: it takes nothing away. */
#include "flow/intake/apply.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/intake/answers.h"
#include "flow/intake/same.h"
#include "io/columns.h"
#include "store/db.h"
#include "store/forget.h"
#include "store/redirect.h"
#include "text/key.h"

enum { PAGE = 4096, YEAR = 366 * 86400 };

/* One row on its way. */
struct applying {
    struct mi_application *shared;
    const struct mi_intake_row *row;
    uint64_t record;
    struct mi_findings *findings;
    struct miraif_error *err;
    struct mi_intake_stored stored;
    struct miraif_person person;   /* as it will be */
    struct miraif_profile profile; /* as it will be */
    bool person_differs;           /* from what is stored */
    bool profile_differs;
    struct mi_str differing; /* the fields that do, for a warning */
};

static void note(struct applying *row, const char *field)
{
    mi_str_addf(&row->differing, "%s%s", row->differing.length == 0 ? "" : ", ", field);
}

/* Lays what is said over what is stored; notes where it means something else. */
static bool lay_over(struct applying *row, enum mi_field field, const char **text, const char *said)
{
    bool same = false;
    if (said == NULL)
        return false;
    if (mi_same_value(field, *text, said, row->findings->arena, &same, NULL) != MIRAIF_OK)
        row->findings->failed = true;
    *text = said;
    if (!same)
        note(row, mi_field_code(field));
    return !same;
}

/* The same for facts of the person: what is stored gives way only where the latest word is taken. A fact that
 * was missing is gladly learnt from somebody's further application or role. */
static void lay_over_fact(struct applying *row, enum mi_field field, const char **text, const char *said)
{
    const char *stored = *text;
    bool learnt = stored == NULL && row->stored.row.person.profile.id == 0;
    if (learnt && said != NULL) {
        *text = said;
        row->person_differs = true;
        return;
    }
    row->person_differs |= lay_over(row, field, text, said);
    if (row->shared->on_duplicate != MIRAIF_DUPLICATE_LATEST)
        *text = stored;
}

static void merge_person(struct applying *row)
{
    const struct miraif_person *said = &row->row->person;
    row->person = row->stored.row.person;
    lay_over_fact(row, MI_FIELD_KANA, &row->person.kana, said->kana);
    lay_over_fact(row, MI_FIELD_PHONE, &row->person.phone, said->phone);
    lay_over_fact(row, MI_FIELD_BIRTH_DATE, &row->person.birth_date, said->birth_date);
    lay_over_fact(row, MI_FIELD_GENDER, &row->person.gender, said->gender);
}

static bool lay_over_number(struct applying *row, enum mi_field field, int64_t stored, int64_t said)
{
    if (said == MI_INTAKE_UNSAID || said == stored)
        return false;
    note(row, mi_field_code(field));
    return true;
}

static bool lay_over_instant(struct applying *row, int64_t stored, int64_t said)
{
    bool both = stored != MI_INTAKE_UNSAID && said != MI_INTAKE_UNSAID;
    return !(both && mi_same_instant(stored, said)) &&
           lay_over_number(row, MI_FIELD_APPLIED_AT, stored, said);
}

/* An age that goes with the birth date that is stored says nothing new. */
static bool lay_over_age(struct applying *row)
{
    int64_t said = row->row->person.profile.age;
    int64_t now = mi_store_env(row->shared->store)->now;
    int64_t then = row->row->applied_at == MI_INTAKE_UNSAID ? now - YEAR : row->row->applied_at;
    if (said < 0 || mi_goes_with_age(row->stored.row.person.birth_date, said, then, now))
        return false;
    bool differs = lay_over_number(row, MI_FIELD_AGE, row->profile.age, said);
    row->profile.age = said;
    return differs;
}

static enum miraif_status merge_answers(struct applying *row)
{
    const char *before = row->stored.row.person.profile.answers;
    const char *after = row->row->person.profile.answers;
    bool differ = after != NULL;
    row->profile.answers = after;
    if (after != NULL && before != NULL)
        MI_TRY(mi_intake_answers_differ(row->shared->store, before, after, &differ, row->err));
    if (differ && before != NULL) {
        bool agree;
        MI_TRY(mi_answers_agree(&row->stored.row.person.profile, &row->row->person.profile,
                                row->findings->arena, &agree, row->err));
        differ = !agree;
    }
    if (differ)
        note(row, "answers");
    row->profile_differs |= differ;
    return MIRAIF_OK;
}

static enum miraif_status merge_profile(struct applying *row)
{
    const struct miraif_profile *said = &row->row->person.profile;
    const struct mi_intake_row *stored = &row->stored.row;
    struct miraif_profile *profile = &row->profile;
    *profile = stored->person.profile;
    bool differs = lay_over(row, MI_FIELD_COMPANY, &profile->company, said->company);
    if (differs)
        profile->company_key = said->company_key;
    differs |= lay_over(row, MI_FIELD_INDUSTRY, &profile->industry, said->industry);
    differs |= lay_over(row, MI_FIELD_OCCUPATION, &profile->occupation, said->occupation);
    differs |= lay_over(row, MI_FIELD_PLACE, &profile->place, said->place);
    differs |= lay_over(row, MI_FIELD_AVAILABILITY, &profile->availability, said->availability);
    differs |= lay_over(row, MI_FIELD_OFFERS, &profile->offers, said->offers);
    differs |= lay_over(row, MI_FIELD_CONCERN, &profile->concern, said->concern);
    differs |= lay_over(row, MI_FIELD_THEMES, &profile->themes, said->themes);
    differs |= lay_over_age(row);
    if (row->shared->target.cohort != 0)
        differs |= lay_over_instant(row, stored->applied_at, row->row->applied_at);
    if (row->shared->target.role != NULL)
        differs |= lay_over_number(row, MI_FIELD_CAPACITY, stored->capacity, row->row->capacity);
    row->profile_differs = differs;
    return merge_answers(row);
}

/* The instant that a profile is of. */
static int64_t as_of(const struct applying *row)
{
    return row->row->applied_at != MI_INTAKE_UNSAID ? row->row->applied_at
                                                    : mi_store_env(row->shared->store)->now;
}

/* The place of a person's record, null where its page was never written. */
static uint32_t *record_of(const struct mi_application *shared, int64_t person)
{
    size_t page = (size_t)person / PAGE;
    return page >= shared->pages || shared->record_of[page] == NULL
               ? NULL
               : &shared->record_of[page][(size_t)person % PAGE];
}

static enum miraif_status add_page(struct mi_application *shared, size_t page, struct miraif_error *err)
{
    if (page >= shared->pages) {
        size_t pages = 2 * page + 16;
        uint32_t **larger = mi_arena_array(shared->arena, pages, sizeof *larger);
        if (larger == NULL)
            return mi_no_memory(err);
        if (shared->pages > 0)
            memcpy(larger, shared->record_of, shared->pages * sizeof *larger);
        shared->record_of = larger;
        shared->pages = pages;
    }
    shared->record_of[page] = mi_arena_array(shared->arena, PAGE, sizeof **shared->record_of);
    return shared->record_of[page] == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

/* Remembers which record spoke of a person: four bytes each. */
static enum miraif_status remember(struct applying *row, int64_t person)
{
    uint32_t *place = record_of(row->shared, person);
    if (place == NULL) {
        MI_TRY(add_page(row->shared, (size_t)person / PAGE, row->err));
        place = record_of(row->shared, person);
    }
    *place = (uint32_t)row->record;
    return MIRAIF_OK;
}

/* The record of this file that spoke of the person already; 0: none. */
static uint32_t earlier_record(const struct applying *row)
{
    const uint32_t *place = record_of(row->shared, row->stored.row.person.id);
    return place == NULL ? 0 : *place;
}

/* A new application or role, of a new person where `person` is 0. */
static enum miraif_status create(struct applying *row, int64_t person)
{
    return mi_bulk_add(row->shared->bulk, row->row, as_of(row), person, &row->stored.row.person.id, row->err);
}

/* Writes the person's changed facts. Updates are recorded. */
static enum miraif_status write_person(struct applying *row)
{
    struct miraif_store *store = row->shared->store;
    MI_TRY(mi_store_resume_recording(store, row->err));
    enum miraif_status status = mi_intake_set_person(store, &row->person, row->err);
    mi_store_pause_recording(store);
    return status;
}

/* Gives the application or the role a new profile; the old one stays as what was said before. */
static enum miraif_status write_profile(struct applying *row)
{
    struct mi_application *shared = row->shared;
    const struct miraif_person *stored = &row->stored.row.person;
    int64_t profile;
    row->profile.as_of = as_of(row);
    MI_TRY(mi_bulk_profile(shared->bulk, &profile, row->err));
    MI_TRY(mi_intake_add_profile(shared->store, profile, stored->id, &row->profile, stored->profile.answers,
                                 row->err));
    MI_TRY(mi_store_resume_recording(shared->store, row->err));
    enum miraif_status status =
        mi_intake_set_profile(shared->store, &shared->target, stored->id, profile, row->row, row->err);
    mi_store_pause_recording(shared->store);
    return status;
}

/* The same address with another name may be another human: never settled here. */
static enum miraif_status compare_names(struct applying *row)
{
    const char *stored;
    const char *said;
    MI_TRY(mi_text_key(row->stored.row.person.name, row->findings->arena, &stored, row->err));
    MI_TRY(mi_text_key(row->row->person.name, row->findings->arena, &said, row->err));
    if (strcmp(stored, said) != 0)
        mi_warning(row->findings, "name_differs", 0,
                   N_("p%lld has the same address and is called “%s”, not “%s”; that name stays"),
                   (long long)row->stored.row.person.id,
                   mi_excerpt(row->findings, row->stored.row.person.name),
                   mi_excerpt(row->findings, row->row->person.name));
    return MIRAIF_OK;
}

static void warn_of_differences(struct applying *row)
{
    const char *fields = "…";
    if (row->differing.length == 0)
        return;
    (void)mi_str_end(&row->differing, &fields, NULL); /* the list is for reading only */
    mi_warning(row->findings, "differs_from_stored", 0,
               N_("p%lld has other values stored, which stay: %s; --on-duplicate latest takes the row"),
               (long long)row->stored.row.person.id, fields);
}

/* A known person whom this import attaches for the first time. */
static enum miraif_status attach_known(struct applying *row, enum mi_outcome *ret_outcome)
{
    if (row->shared->on_duplicate != MIRAIF_DUPLICATE_LATEST)
        warn_of_differences(row);
    if (row->person_differs)
        MI_TRY(write_person(row));
    MI_TRY(create(row, row->stored.row.person.id));
    *ret_outcome = MI_OUTCOME_CREATED;
    return MIRAIF_OK;
}

/* A person who has this application or role already. */
static enum miraif_status meet_again(struct applying *row, enum mi_outcome *ret_outcome)
{
    MI_TRY(merge_profile(row));
    *ret_outcome = MI_OUTCOME_UNCHANGED;
    if (!row->person_differs && !row->profile_differs)
        return MIRAIF_OK;
    switch (row->shared->on_duplicate) {
    case MIRAIF_DUPLICATE_SKIP:
        warn_of_differences(row);
        return MIRAIF_OK;
    case MIRAIF_DUPLICATE_FAIL:
        mi_fault(row->findings, "duplicate_email", 0, N_("p%lld is there already, with other values"),
                 (long long)row->stored.row.person.id);
        *ret_outcome = MI_OUTCOME_REFUSED;
        return MIRAIF_OK;
    case MIRAIF_DUPLICATE_LATEST:
        break;
    }
    *ret_outcome = MI_OUTCOME_UPDATED;
    if (row->person_differs)
        MI_TRY(write_person(row));
    return row->profile_differs ? write_profile(row) : MIRAIF_OK;
}

static enum miraif_status apply_known(struct applying *row, enum mi_outcome *ret_outcome)
{
    uint32_t earlier = earlier_record(row);
    if (earlier != 0 && row->shared->on_duplicate != MIRAIF_DUPLICATE_LATEST) {
        mi_fault(row->findings, "duplicate_email", 0, N_("record %lu has the same e-mail address"),
                 (unsigned long)earlier);
        *ret_outcome = MI_OUTCOME_REFUSED;
        return MIRAIF_OK;
    }
    MI_TRY(compare_names(row));
    merge_person(row);
    return row->stored.row.person.profile.id == 0 ? attach_known(row, ret_outcome)
                                                  : meet_again(row, ret_outcome);
}

static enum miraif_status apply_new(struct applying *row, enum mi_outcome *ret_outcome)
{
    const struct mi_application *shared = row->shared;
    if (shared->target.cohort == 0 && shared->target.role == NULL) {
        mi_fault(row->findings, "unknown_person", 0, N_("nobody is known by “%s”"), row->row->person.email);
        *ret_outcome = MI_OUTCOME_REFUSED;
        return MIRAIF_OK;
    }
    bool forgotten;
    MI_TRY(mi_bulk_forgotten(shared->bulk, row->row->person.email_key, &forgotten, row->err));
    if (forgotten && !shared->readmit) {
        mi_fault(row->findings, "forgotten", 0,
                 N_("“%s” was forgotten; add --readmit if they ask to be back"), row->row->person.email);
        *ret_outcome = MI_OUTCOME_REFUSED;
        return MIRAIF_OK;
    }
    if (forgotten)
        MI_TRY(mi_forgotten_lift(shared->store, row->row->person.email_key, row->err));
    MI_TRY(create(row, 0));
    *ret_outcome = MI_OUTCOME_CREATED;
    return mi_twins_meet(&row->shared->twins, &row->row->person, row->record, row->findings, row->err);
}

/* Somebody who was merged is known by more than one address. */
static enum miraif_status resolve_address(const struct mi_application *application,
                                          const struct mi_intake_row **row, struct miraif_arena *arena,
                                          struct miraif_error *err)
{
    const char *key;
    if (!application->aliases)
        return MIRAIF_OK;
    MI_TRY(mi_redirect_email(application->store, (*row)->person.email_key, arena, &key, err));
    if (key == NULL)
        return MIRAIF_OK;
    struct mi_intake_row *copy = mi_arena_alloc(arena, sizeof *copy);
    if (copy == NULL)
        return mi_no_memory(err);
    *copy = **row;
    copy->person.email_key = key;
    *row = copy;
    return MIRAIF_OK;
}

enum miraif_status mi_row_apply(struct mi_application *application, const struct mi_intake_row *row,
                                uint64_t record, struct mi_findings *findings, enum mi_outcome *ret_outcome,
                                struct miraif_error *err)
{
    MI_TRY(resolve_address(application, &row, findings->arena, err));
    struct applying applying = {.shared = application,
                                .row = row,
                                .record = record,
                                .findings = findings,
                                .err = err,
                                .differing = mi_str_begin(findings->arena, 400)};
    MI_TRY(mi_bulk_find(application->bulk, row->person.email_key, findings->arena, &applying.stored, err));
    MI_TRY(applying.stored.known ? apply_known(&applying, ret_outcome) : apply_new(&applying, ret_outcome));
    return *ret_outcome == MI_OUTCOME_REFUSED ? MIRAIF_OK
                                              : remember(&applying, applying.stored.row.person.id);
}
