/* Values in two spellings. */
#include "flow/intake/same.h"

#include <stddef.h>

#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "io/values.h"
#include "text/address.h"
#include "text/company.h"
#include "text/key.h"
#include "text/utf8.h"

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

/* Characters that CP932 writes alike: what Unicode has for them, and what comes back from the file. */
static bool is_lookalike(int32_t stored, int32_t cell)
{
    static const int32_t pairs[][2] = {{0x301C, 0xFF5E}, {0x2212, 0xFF0D}, {0x2014, 0x2015}, {0x2016, 0x2225},
                                       {0xA2, 0xFFE0},   {0xA3, 0xFFE1},   {0xAC, 0xFFE2}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (stored == pairs[i][0] && cell == pairs[i][1])
            return true;
    return false;
}

static void skip_returns(const char **at, const char *end)
{
    while (*at < end && **at == '\r')
        ++*at;
}

/* The same character at both; `*cell` then stands behind it: a question mark stands for one that is lost, two
 * for one beyond the first 65,536. */
static bool same_character(const char **stored, const char **cell, bool narrow)
{
    int32_t one, other;
    size_t size = mi_utf8_decode(*stored, &one);
    size_t other_size = mi_utf8_decode(*cell, &other);
    bool lost = narrow && other == '?' && one >= 0x80;
    if (one != other && !lost && !(narrow && is_lookalike(one, other)))
        return false;
    *stored += size;
    *cell += other_size;
    if (lost && one > 0xFFFF && **cell == '?')
        ++*cell;
    return true;
}

bool mi_same_cell(const char *stored, const char *cell, bool narrow)
{
    size_t left, right;
    stored = mi_utf8_trim(stored, &left);
    cell = mi_utf8_trim(cell, &right);
    const char *end = stored + left, *cell_end = cell + right;
    for (;;) {
        skip_returns(&stored, end);
        skip_returns(&cell, cell_end);
        if (stored >= end || cell >= cell_end)
            return stored >= end && cell >= cell_end;
        if (!same_character(&stored, &cell, narrow))
            return false;
    }
}

/* Digits and nothing else, without the zeros before them; null: it is something else. */
static const char *digits_of(const char *text)
{
    size_t count = strspn(text, "0123456789");
    return count == 0 || text[count] != '\0' ? NULL : text + strspn(text, "0");
}

bool mi_same_loose_cell(const char *stored, const char *cell, bool narrow)
{
    struct mi_date one, other;
    const char *digits = digits_of(stored), *other_digits = digits_of(cell);
    if (mi_same_cell(stored, cell, narrow) || mi_same_phone(stored, cell))
        return true;
    if (digits != NULL && other_digits != NULL)
        return mi_text_is(digits, other_digits);
    return mi_read_date(stored, &one) == MI_READ_OK && mi_read_date(cell, &other) == MI_READ_OK &&
           mi_date_to_days(one) == mi_date_to_days(other);
}
