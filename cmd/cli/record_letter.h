/* Letters, items and texts as records. */
#ifndef CLI_RECORD_LETTER_H
#define CLI_RECORD_LETTER_H

#include "cli/record.h"

extern const struct record_type record_letter_type;
extern const struct record_type record_item_type;
extern const struct record_type record_claim_type;
extern const struct record_type record_outbox_type;
extern const struct record_type record_template_type;
extern const struct record_type record_form_type;

/* Each builds a root in `arena`, to which it copies. */
struct mi_value *record_letter(struct miraif_arena *arena, const struct miraif_letter *letter);
struct mi_value *record_item(struct miraif_arena *arena, const struct miraif_waiting_item *item);
struct mi_value *record_claim(struct miraif_arena *arena, const struct miraif_claim *claim);
struct mi_value *record_outbox(struct miraif_arena *arena, const struct miraif_outbox *outbox);
struct mi_value *record_template(struct miraif_arena *arena, const struct miraif_template *text);
struct mi_value *record_form(struct miraif_arena *arena, const struct miraif_form *form);

#endif
