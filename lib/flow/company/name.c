/* Companies as the office names them. */
#include "flow/company/name.h"

#include "base/error.h"
#include "text/company.h"

enum miraif_status mi_company_need_key(const char *name, struct miraif_arena *arena, const char **ret_key,
                                       struct miraif_error *err)
{
    const char *key;
    MI_TRY(mi_company_key(name, arena, &key, err));
    if (key != NULL) {
        *ret_key = key;
        return MIRAIF_OK;
    }
    mi_fail(err, MIRAIF_REFUSED, "“%s” names no company", name);
    mi_hint(err, "the self-employed and those without a company match nobody; to keep two people apart: "
                 "miraif person apart");
    return MIRAIF_REFUSED;
}
