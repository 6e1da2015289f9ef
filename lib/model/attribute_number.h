/* Attributes that are numbers. */
#ifndef MI_MODEL_ATTRIBUTE_NUMBER_H
#define MI_MODEL_ATTRIBUTE_NUMBER_H

#include "model/attribute.h"

/* Reads an attribute of kind number, ordered or profile into `attribute`, which has its name, kind and
 * people; numbers out of texts are the first there, “約3.5年” is 3.5. Statuses as of mi_attribute_read. */
enum miraif_status mi_attribute_read_numbers(const struct mi_roster *roster,
                                             const struct miraif_attribute *option, struct mi_date start,
                                             uint32_t size, struct miraif_arena *arena,
                                             struct mi_attribute *attribute, struct miraif_error *err);

#endif
