/* Fields by code. */
#include "flow/person/field.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>

#include "base/str.h"
#include "miraif/share.h"

static const struct {
    const char *code;
    size_t offset; /* of its text in struct miraif_person */
} fields[] = {
    {"name", offsetof(struct miraif_person, name)},
    {"kana", offsetof(struct miraif_person, kana)},
    {"email", offsetof(struct miraif_person, email)},
    {"phone", offsetof(struct miraif_person, phone)},
    {"birth_date", offsetof(struct miraif_person, birth_date)},
    {"gender", offsetof(struct miraif_person, gender)},
    {"company", offsetof(struct miraif_person, profile.company)},
    {"industry", offsetof(struct miraif_person, profile.industry)},
    {"occupation", offsetof(struct miraif_person, profile.occupation)},
    {"place", offsetof(struct miraif_person, profile.place)},
    {"availability", offsetof(struct miraif_person, profile.availability)},
    {"offers", offsetof(struct miraif_person, profile.offers)},
    {"concern", offsetof(struct miraif_person, profile.concern)},
    {"themes", offsetof(struct miraif_person, profile.themes)},
};

const char *const *miraif_share_fields(void)
{
    static const char *const codes[] = {"name",   "kana",         "email",   "phone",    "birth_date",
                                        "age",    "gender",       "company", "industry", "occupation",
                                        "place",  "availability", "offers",  "concern",  "themes",
                                        "vision", "assessment",   NULL};
    return codes;
}

const char *mi_field_text(const struct miraif_person *person, const char *code, char number[MI_FIELD_NUMBER])
{
    if (mi_text_is(code, "age") && person->age >= 0) {
        snprintf(number, MI_FIELD_NUMBER, "%" PRId64, person->age);
        return number;
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (mi_text_is(fields[i].code, code))
            return *(const char *const *)(const void *)((const char *)person + fields[i].offset);
    return NULL;
}
