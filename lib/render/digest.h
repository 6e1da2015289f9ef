/* The digest as a page and as plain text. Pure functions from records to bytes. */
#ifndef MI_RENDER_DIGEST_H
#define MI_RENDER_DIGEST_H

#include <stddef.h>

#include "base/error.h"
#include "miraif/arena.h"
#include "miraif/env.h"

/* Something that is told: a line for who or when, a text, and what was said of it. */
struct mi_digest_entry {
    const char *head;
    const char *text;         /* null: none */
    const char *const *quote; /* under it */
    size_t quotes;
};

struct mi_digest_part {
    const char *title;
    const struct mi_digest_entry *entry;
    size_t entries; /* 0: the part is left out */
};

struct mi_digest_page {
    const char *title;
    const char *lead;
    const char *nothing; /* what is said where all parts are empty */
    const struct mi_digest_part *part;
    size_t parts;
};

/* A self-contained HTML page without scripts, or plain text; in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_render_digest_html(const struct mi_digest_page *page, const struct miraif_env *env,
                                         struct miraif_arena *arena, const char **ret_html,
                                         struct miraif_error *err);
enum miraif_status mi_render_digest_text(const struct mi_digest_page *page, struct miraif_arena *arena,
                                         const char **ret_text, struct miraif_error *err);

#endif
