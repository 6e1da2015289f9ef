/* What letters say: the office's text where it has one, else the default. */
#ifndef MI_FLOW_REMIND_TEXTS_H
#define MI_FLOW_REMIND_TEXTS_H

#include "miraif/store.h"
#include "render/template.h"

/* The text of a rule in a language; it lives in `arena` or is static. */
enum miraif_status mi_text_of_rule(struct miraif_store *store, const struct mi_rule *rule,
                                   enum mi_language language, struct miraif_arena *arena,
                                   struct mi_template *ret_text, bool *ret_own, struct miraif_error *err);

/* How to answer: the address of the office's form for the rule's purpose with `code` in it, else a sentence
 * that asks to answer the letter; in `arena`. */
enum miraif_status mi_way_to_answer(struct miraif_store *store, const char *purpose, const char *code,
                                    enum mi_language language, struct miraif_arena *arena,
                                    const char **ret_text, struct miraif_error *err);

#endif
