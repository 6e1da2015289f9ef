/* Values of the office's vocabulary as records. */
#ifndef CLI_RECORD_VALUE_H
#define CLI_RECORD_VALUE_H

#include "cli/record.h"

extern const struct record_type record_value_type;

/* The fields that have a vocabulary, for operands; ended by null. */
extern const char *const cli_vocabulary_fields[];

/* The field of that code, which is one of them. */
enum miraif_vocabulary cli_vocabulary_field(const char *code);

/* Builds a root in `arena`, to which it copies. */
struct mi_value *record_value(struct miraif_arena *arena, const struct miraif_value *value);

#endif
