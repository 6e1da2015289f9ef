/* Fields by the names that people have for them. */
#include "flow/team/field.h"

#include "io/columns.h"

enum miraif_status mi_team_field_named(const char *name, struct miraif_arena *arena, const char **ret_name,
                                       struct miraif_error *err)
{
    enum mi_field field;
    MI_TRY(mi_field_named(name, arena, &field, err));
    switch (field) {
    case MI_FIELD_INDUSTRY:
    case MI_FIELD_OCCUPATION:
    case MI_FIELD_AGE:
    case MI_FIELD_GENDER:
    case MI_FIELD_PLACE:
    case MI_FIELD_COMPANY:
    case MI_FIELD_THEMES:
        *ret_name = mi_field_code(field);
        return MIRAIF_OK;
    default:
        *ret_name = name;
        return MIRAIF_OK;
    }
}
