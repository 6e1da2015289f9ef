/* New people who are perhaps not new. */
#include "flow/intake/twins.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { KNOWN_MOST = 2000, WHY_MOST = 200 };

/* One person, and what is looked at first: people without any of these in common are not alike. */
struct mi_twin_entry {
    struct mi_traits traits;
    uint64_t record; /* 0: known before */
    uint32_t name, kana, phone;
};

/* FNV-1a (Fowler, Noll, Vo 1991); 0 stands for nothing. */
static uint32_t hash(const char *text)
{
    uint32_t value = 2166136261U;
    if (text == NULL)
        return 0;
    for (; *text != '\0'; text++)
        value = (value ^ (unsigned char)*text) * 16777619U;
    return value | 1U;
}

static bool keep(struct miraif_arena *arena, const char **text)
{
    return *text == NULL || (*text = mi_arena_text(arena, *text)) != NULL;
}

static enum miraif_status add(struct mi_twins *twins, const struct miraif_person *person, uint64_t record,
                              struct miraif_error *err)
{
    struct mi_twin_entry *entry = &twins->entry[twins->count];
    struct mi_traits *traits = &entry->traits;
    MI_TRY(mi_traits_read(person, twins->arena, traits, err));
    if (!keep(twins->arena, &traits->birth_date) || !keep(twins->arena, &traits->company) ||
        !keep(twins->arena, &traits->shown_name) || !keep(twins->arena, &traits->shown_email))
        return mi_no_memory(err);
    entry->record = record;
    entry->name = hash(traits->name);
    entry->kana = hash(traits->kana);
    entry->phone = hash(traits->phone);
    return MIRAIF_OK;
}

struct loading {
    struct mi_twins *twins;
    struct miraif_error *err;
};

static enum miraif_status take(void *context, const struct miraif_person *person)
{
    const struct loading *loading = context;
    struct mi_twins *twins = loading->twins;
    if (twins->entry == NULL)
        return MIRAIF_OK;
    if (twins->count == KNOWN_MOST) {
        twins->entry = NULL;
        return MIRAIF_OK;
    }
    MI_TRY(add(twins, person, 0, loading->err));
    twins->count++;
    return MIRAIF_OK;
}

enum miraif_status mi_twins_begin(struct miraif_store *store, struct miraif_arena *arena,
                                  struct mi_twins *ret_twins, struct miraif_error *err)
{
    struct mi_twins twins = {.arena = arena};
    int64_t known;
    MI_TRY(miraif_person_count(store, &known, err));
    if (known < KNOWN_MOST) {
        twins.entry = mi_arena_array(arena, KNOWN_MOST, sizeof *twins.entry);
        if (twins.entry == NULL)
            return mi_no_memory(err);
        MI_TRY(miraif_person_each(store, NULL, take, &(struct loading){&twins, err}, err));
    }
    *ret_twins = twins;
    return MIRAIF_OK;
}

/* What the two have in common, in words. */
static const char *why(const struct mi_findings *findings, unsigned likeness)
{
    static const char *const words[MIRAIF_LIKENESSES] = {
        [MIRAIF_LIKENESS_NAME] = N_("name"),
        [MIRAIF_LIKENESS_KANA] = N_("reading"),
        [MIRAIF_LIKENESS_BIRTH_DATE] = N_("birth date"),
        [MIRAIF_LIKENESS_PHONE] = N_("telephone"),
        [MIRAIF_LIKENESS_COMPANY] = N_("company"),
        [MIRAIF_LIKENESS_GIVEN_NAME] = N_("given name"),
        [MIRAIF_LIKENESS_MAILBOX] = N_("mailbox"),
    };
    struct mi_str str = mi_str_begin(findings->arena, WHY_MOST);
    const char *text;
    for (int i = 0; i < MIRAIF_LIKENESSES; i++)
        if ((likeness & 1U << i) != 0)
            mi_str_addf(&str, "%s%s", str.length > 0 ? ", " : "", mi_translate(findings->env, words[i]));
    return mi_str_end(&str, &text, NULL) == MIRAIF_OK ? text : "…";
}

static void warn(struct mi_findings *findings, const struct mi_twin_entry *twin, unsigned likeness)
{
    if (twin->record == 0)
        mi_warning(findings, "possible_duplicate", 0, N_("this may be p%lld %s under another address: %s"),
                   (long long)twin->traits.person, mi_excerpt(findings, twin->traits.shown_name),
                   why(findings, likeness));
    else
        mi_warning(findings, "possible_duplicate", 0,
                   N_("this may be the person of record %llu under another address: %s"),
                   (unsigned long long)twin->record, why(findings, likeness));
}

enum miraif_status mi_twins_meet(struct mi_twins *twins, const struct miraif_person *person, uint64_t record,
                                 struct mi_findings *findings, struct miraif_error *err)
{
    if (twins->entry == NULL)
        return MIRAIF_OK;
    if (twins->count == KNOWN_MOST) {
        twins->entry = NULL;
        return MIRAIF_OK;
    }
    MI_TRY(add(twins, person, record, err));
    const struct mi_twin_entry *one = &twins->entry[twins->count];
    for (size_t i = 0; i < twins->count; i++) {
        const struct mi_twin_entry *other = &twins->entry[i];
        unsigned likeness;
        if ((one->name == other->name || (one->kana != 0 && one->kana == other->kana) ||
             (one->phone != 0 && one->phone == other->phone)) &&
            mi_traits_compare(&one->traits, &other->traits, true, &likeness) > 0) {
            warn(findings, other, likeness);
            break;
        }
    }
    twins->count++;
    return MIRAIF_OK;
}
