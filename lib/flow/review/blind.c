/* A blind pack leaves fields out; what applicants write of themselves in free texts is blotted out where it
 * stands as it does in their fields. More cannot be promised. */
#include "flow/review/blind.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

enum { WORDS = 8, TEXT_MOST = 16 * 1024 * 1024, ONE_CHARACTER = 4 };

/* A part of a name, unless it is so short that it would be blotted out of other words, too. */
static const char *part(const char *name)
{
    return name != NULL && strlen(name) >= ONE_CHARACTER ? name : NULL;
}

/* The name without blanks between family and given name; null where it has no such parts. */
static enum miraif_status join(const struct miraif_person *person, struct miraif_arena *arena,
                               const char **ret_name, struct miraif_error *err)
{
    bool whole = person->family_name != NULL && person->given_name != NULL;
    *ret_name = whole ? mi_arena_printf(arena, "%s%s", person->family_name, person->given_name) : NULL;
    return whole && *ret_name == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

/* The longest of the words that `at` begins with: its length, or 0. */
static size_t match(const char *at, const char *const word[WORDS])
{
    size_t longest = 0;
    for (size_t i = 0; i < WORDS; i++) {
        size_t length = word[i] != NULL ? strlen(word[i]) : 0;
        if (length > longest && strncmp(at, word[i], length) == 0)
            longest = length;
    }
    return longest;
}

enum miraif_status mi_blind(const char *text, const struct miraif_person *person, struct miraif_arena *arena,
                            const char **ret_text, struct miraif_error *err)
{
    if (text == NULL) {
        *ret_text = NULL;
        return MIRAIF_OK;
    }
    const char *name;
    MI_TRY(join(person, arena, &name, err));
    const char *const word[WORDS] = {person->name,
                                     name,
                                     person->kana,
                                     part(person->family_name),
                                     part(person->given_name),
                                     person->email,
                                     person->phone,
                                     person->profile.company};
    struct mi_str str = mi_str_begin(arena, TEXT_MOST);
    mi_str_add(&str, "");
    while (*text != '\0') {
        size_t length = match(text, word);
        if (length > 0)
            mi_str_add(&str, "■■");
        else
            mi_str_add_char(&str, *text);
        text += length > 0 ? length : 1;
    }
    return mi_str_end(&str, ret_text, err);
}
