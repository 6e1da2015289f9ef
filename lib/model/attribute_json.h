/* Attributes as JSON, as the policy of a cohort and the settings of a run keep them. */
#ifndef MI_MODEL_ATTRIBUTE_JSON_H
#define MI_MODEL_ATTRIBUTE_JSON_H

#include "base/value.h"
#include "miraif/team.h"

/* Puts all of an attribute into `object`, the kind in force included. */
void mi_attribute_put(struct mi_value *object, const struct miraif_attribute *attribute);

/* Reads what that wrote: a list of attributes, into `arena`. What is missing is 0, null, or as if it was not
 * said. MIRAIF_NO_MEMORY. */
enum miraif_status mi_attributes_take(const struct mi_value *list, struct miraif_arena *arena,
                                      const struct miraif_attribute **ret_attribute, size_t *ret_count,
                                      struct miraif_error *err);

/* Whether what was read could be an attribute. A store may have been written by another hand. */
bool mi_attribute_usable(const struct miraif_attribute *attribute);

/* The kind or aim with this code; MIRAIF_ATTRIBUTE_KINDS and MIRAIF_ATTRIBUTE_AIMS where there is none. */
enum miraif_attribute_kind mi_attribute_kind_find(const char *code);
enum miraif_attribute_aim mi_attribute_aim_find(const char *code);

#endif
