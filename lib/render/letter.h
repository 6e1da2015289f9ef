/* A letter as a line for a mailer that reads JSON. */
#ifndef MI_RENDER_LETTER_H
#define MI_RENDER_LETTER_H

#include "miraif/letter.h"

/* The letter as one JSON object on a line of its own, with the line end; in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_letter_line(const struct miraif_letter *letter, struct miraif_arena *arena,
                                  const char **ret_line, struct miraif_error *err);

#endif
