/* Values in two spellings. */
#include "flow/intake/same.h"

#include <stddef.h>

#include "base/date.h"
#include "base/str.h"
#include "text/address.h"
#include "text/company.h"
#include "text/key.h"

enum { MINUTE = 60, DAY = 86400 };

bool mi_same_phone(const char *one, const char *other)
{
    char key[MI_PHONE_MOST + 1], other_key[MI_PHONE_MOST + 1];
    bool mended;
    return mi_phone_key(one, key, &mended) && mi_phone_key(other, other_key, &mended) &&
           mi_text_is(key, other_key);
}

static enum miraif_status same_company(const char *one, const char *other, struct miraif_arena *arena,
                                       bool *ret_same, struct miraif_error *err)
{
    const char *key, *other_key;
    MI_TRY(mi_company_key(one, arena, &key, err));
    MI_TRY(mi_company_key(other, arena, &other_key, err));
    *ret_same = key != NULL && mi_text_is(key, other_key);
    return MIRAIF_OK;
}

enum miraif_status mi_same_value(enum mi_field field, const char *one, const char *other,
                                 struct miraif_arena *arena, bool *ret_same, struct miraif_error *err)
{
    const char *key, *other_key;
    bool same = mi_text_is(one, other);
    if (!same && one != NULL && other != NULL) {
        if (field == MI_FIELD_COMPANY)
            MI_TRY(same_company(one, other, arena, &same, err));
        MI_TRY(mi_text_key(one, arena, &key, err));
        MI_TRY(mi_text_key(other, arena, &other_key, err));
        same = same || mi_text_is(key, other_key) || (field == MI_FIELD_PHONE && mi_same_phone(one, other));
    }
    *ret_same = same;
    return MIRAIF_OK;
}

static bool is_cut(int64_t whole, int64_t cut, int64_t unit)
{
    return (cut + MI_TOKYO_OFFSET) % unit == 0 && whole >= cut && whole - cut < unit;
}

bool mi_same_instant(int64_t one, int64_t other)
{
    return is_cut(one, other, MINUTE) || is_cut(other, one, MINUTE) || is_cut(one, other, DAY) ||
           is_cut(other, one, DAY) || one == other;
}

bool mi_goes_with_age(const char *birth_date, int64_t age, int64_t from, int64_t until)
{
    struct mi_date birth;
    return birth_date != NULL && mi_date_parse(birth_date, &birth) &&
           age >= mi_date_age(birth, mi_date_of_instant(from)) &&
           age <= mi_date_age(birth, mi_date_of_instant(until));
}
