/* Asks as records. */
#ifndef CLI_RECORD_ASK_H
#define CLI_RECORD_ASK_H

#include "cli/record.h"

extern const struct record_type record_ask_type;

/* Codes of kinds, ended by null: the choices of an option. */
extern const char *const record_ask_kinds[];

/* Builds a root in `arena`, to which it copies; `now` tells whether the ask is overdue. */
struct mi_value *record_ask(struct miraif_arena *arena, const struct miraif_ask *ask, int64_t now);

/* Prints an ask as a command's whole data; in text with who was asked and who answered. */
enum miraif_status record_print_ask(struct cli *cli, const struct miraif_ask *ask, struct miraif_error *err);

/* Warns where an ask waits for a community manager and there is none. */
void record_warn_of_no_manager(struct cli *cli, const struct miraif_ask *ask);

/* Reads a reference such as "a7" into `*ret_id`. MIRAIF_USAGE. */
enum miraif_status record_ask_parse(const char *text, int64_t *ret_id, struct miraif_error *err);

/* The ids of people that references name; in cli->arena. MIRAIF_NOT_FOUND. */
enum miraif_status record_ask_people(struct cli *cli, const struct cli_texts *references,
                                     const int64_t **ret_list, struct miraif_error *err);

#endif
