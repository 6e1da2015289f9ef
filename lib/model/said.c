/* Fields and answers as texts. */
#include "model/said.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/key.h"

static const struct {
    const char *name;
    size_t offset; /* in struct miraif_person */
} fields[] = {
    {"industry", offsetof(struct miraif_person, profile.industry)},
    {"occupation", offsetof(struct miraif_person, profile.occupation)},
    {"place", offsetof(struct miraif_person, profile.place)},
    {"company", offsetof(struct miraif_person, profile.company)},
    {"themes", offsetof(struct miraif_person, profile.themes)},
    {"gender", offsetof(struct miraif_person, gender)},
};

static void read_field(const struct mi_roster *roster, size_t offset, const char **text)
{
    for (size_t p = 0; p < roster->count; p++) {
        memcpy(&text[p], (const char *)&roster->item[p].person + offset, sizeof *text);
        if (mi_text_blank(text[p]))
            text[p] = NULL;
    }
}

/* The answer under a header with the key `wanted`; a form may ask twice. */
static enum miraif_status read_answer(const struct miraif_profile *profile, const char *wanted,
                                      struct miraif_arena *arena, const char **text, bool *found,
                                      struct miraif_error *err)
{
    const struct miraif_answer *answer;
    size_t count;
    MI_TRY(miraif_answers(profile, arena, &answer, &count, err));
    for (size_t i = 0; i < count; i++) {
        const char *key;
        MI_TRY(mi_text_key(answer[i].header, arena, &key, err));
        if (!mi_text_is(key, wanted))
            continue;
        *found = true;
        if (mi_text_blank(answer[i].text))
            continue;
        *text = *text == NULL ? answer[i].text : mi_arena_printf(arena, "%s\n%s", *text, answer[i].text);
        if (*text == NULL)
            return mi_no_memory(err);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_said_read(const struct mi_roster *roster, const char *name, struct miraif_arena *arena,
                                const char *const **ret_text, struct miraif_error *err)
{
    const char **text = mi_arena_array(arena, roster->count, sizeof *text);
    const char *wanted;
    bool found = false;
    if (text == NULL)
        return mi_no_memory(err);
    *ret_text = text;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(fields[i].name, name) != 0)
            continue;
        read_field(roster, fields[i].offset, text);
        return MIRAIF_OK;
    }
    MI_TRY(mi_text_key(name, arena, &wanted, err));
    for (size_t p = 0; p < roster->count; p++)
        MI_TRY(read_answer(&roster->item[p].person.profile, wanted, arena, &text[p], &found, err));
    if (found)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, "there is no attribute “%s”", name);
    mi_hint(err, "industry, occupation, age, gender, place, company, themes, or a header of the form");
    return MIRAIF_USAGE;
}
