/* Companies as the office names them. */
#ifndef MI_FLOW_COMPANY_NAME_H
#define MI_FLOW_COMPANY_NAME_H

#include "miraif/company.h"

/* The key of `name`, in `arena`. MIRAIF_REFUSED where it names no company (フリーランス, blank). */
enum miraif_status mi_company_need_key(const char *name, struct miraif_arena *arena, const char **ret_key,
                                       struct miraif_error *err);

#endif
