/* Whether two people may be one. */
#include "model/alike.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/address.h"
#include "text/key.h"

enum { NAME_POINTS = 3, KANA_POINTS = 2, BIRTH_POINTS = 3, PHONE_POINTS = 3, LEAST = 3, LEAST_OF_MANY = 5 };
enum { MAILBOX_LEAST = 4 };

const char *miraif_likeness_code(enum miraif_likeness likeness)
{
    static const char *const codes[] = {
#define LIKENESS_CODE(name, code) code,
        MIRAIF_LIKENESS_LIST(LIKENESS_CODE)
#undef LIKENESS_CODE
    };
    return codes[likeness];
}

static enum miraif_status read_key(const char *text, struct miraif_arena *arena, const char **ret_key,
                                   struct miraif_error *err)
{
    *ret_key = NULL;
    if (mi_text_blank(text))
        return MIRAIF_OK;
    MI_TRY(mi_text_key(text, arena, ret_key, err));
    if (**ret_key == '\0')
        *ret_key = NULL;
    return MIRAIF_OK;
}

static enum miraif_status read_phone(const char *text, struct miraif_arena *arena, const char **ret_key,
                                     struct miraif_error *err)
{
    char key[MI_PHONE_MOST + 1];
    bool mended;
    *ret_key = NULL;
    if (text == NULL || !mi_phone_key(text, key, &mended))
        return MIRAIF_OK;
    *ret_key = mi_arena_text(arena, key);
    return *ret_key == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

enum miraif_status mi_traits_read(const struct miraif_person *person, struct miraif_arena *arena,
                                  struct mi_traits *ret_traits, struct miraif_error *err)
{
    struct mi_traits traits = {.person = person->id,
                               .birth_date = person->birth_date,
                               .company = person->profile.company_key,
                               .shown_name = person->name,
                               .shown_email = person->email};
    const char *at = strchr(person->email_key, '@');
    size_t length = at == NULL ? 0 : (size_t)(at - person->email_key);
    MI_TRY(read_key(person->name, arena, &traits.name, err));
    MI_TRY(read_key(person->kana, arena, &traits.kana, err));
    MI_TRY(read_key(person->given_name, arena, &traits.given_name, err));
    MI_TRY(read_phone(person->phone, arena, &traits.phone, err));
    if (length >= MAILBOX_LEAST && (traits.mailbox = mi_arena_copy(arena, person->email_key, length)) == NULL)
        return mi_no_memory(err);
    *ret_traits = traits;
    return MIRAIF_OK;
}

static bool same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* A reading says nothing beside the name that it is of. */
int mi_traits_compare(const struct mi_traits *a, const struct mi_traits *b, bool few, unsigned *ret_likeness)
{
    if (a->birth_date != NULL && b->birth_date != NULL && !same(a->birth_date, b->birth_date))
        return 0;
    const struct {
        enum miraif_likeness likeness;
        bool holds;
        int points;
    } common[] = {
        {MIRAIF_LIKENESS_NAME, same(a->name, b->name), NAME_POINTS},
        {MIRAIF_LIKENESS_KANA, same(a->kana, b->kana), same(a->name, b->name) ? 0 : KANA_POINTS},
        {MIRAIF_LIKENESS_BIRTH_DATE, same(a->birth_date, b->birth_date), BIRTH_POINTS},
        {MIRAIF_LIKENESS_PHONE, same(a->phone, b->phone), PHONE_POINTS},
        {MIRAIF_LIKENESS_COMPANY, same(a->company, b->company), 1},
        {MIRAIF_LIKENESS_GIVEN_NAME, !same(a->name, b->name) && same(a->given_name, b->given_name), 1},
        {MIRAIF_LIKENESS_MAILBOX, same(a->mailbox, b->mailbox), 1},
    };
    unsigned likeness = 0;
    int score = 0;
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (common[i].holds) {
            likeness |= 1U << common[i].likeness;
            score += common[i].points;
        }
    bool named = same(a->name, b->name) || same(a->kana, b->kana);
    bool renamed = same(a->given_name, b->given_name) && same(a->birth_date, b->birth_date) &&
                   score > BIRTH_POINTS + 1; /* somebody who married, with a telephone or mailbox in common */
    *ret_likeness = likeness;
    return (named || renamed) && score >= (few ? LEAST : LEAST_OF_MANY) ? score : 0;
}
