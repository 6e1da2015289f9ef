/* Companies and what stands between them as records. */
#ifndef CLI_RECORD_COMPANY_H
#define CLI_RECORD_COMPANY_H

#include "cli/record.h"

extern const struct record_type record_company_type;
extern const struct record_type record_relation_type;
extern const struct record_type record_group_type;
extern const struct record_type record_dismissal_type;

/* Each builds a root in `arena`, to which it copies. */
struct mi_value *record_company(struct miraif_arena *arena, const struct miraif_company *company);

/* `turn`: as the other company sees it. */
struct mi_value *record_relation(struct miraif_arena *arena, const struct miraif_company_relation *relation,
                                 bool turn);

struct mi_value *record_dismissal(struct miraif_arena *arena,
                                  const struct miraif_branch_dismissal *dismissal);

#endif
