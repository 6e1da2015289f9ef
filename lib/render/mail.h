/* Letters as mail: RFC 5322 with MIME (RFC 2045, 2047). Pure functions from records to bytes. */
#ifndef MI_RENDER_MAIL_H
#define MI_RENDER_MAIL_H

#include <stddef.h>
#include <stdint.h>

#include "miraif/arena.h"

struct mi_mailbox {
    const char *name; /* null or "": the address alone */
    const char *email;
};

struct mi_mail {
    struct mi_mailbox from;
    const struct mi_mailbox *to;
    size_t recipients;
    const char *group; /* null: recipients see one another in To; else they are in Bcc, and To is this name */
    const char *subject;
    const char *text;
    const char *ics;        /* a calendar to go along, or null */
    const char *message_id; /* with its angle brackets */
    const char *boundary;   /* at most 70 letters, digits and dashes */
    int64_t at;             /* Unix seconds: the letter's date */
};

/* The whole message with lines ended by LF, as mail lies on disk; whoever sends it makes them CRLF. Headers
 * are ASCII, with encoded-words of at most 75 characters in lines of at most 76, cut between characters;
 * texts are base64. `*ret_mail` lives in `arena`. MIRAIF_REFUSED: a header would hold a line end or another
 * control character. MIRAIF_NO_MEMORY. */
enum miraif_status mi_mail_render(const struct mi_mail *mail, struct miraif_arena *arena,
                                  const char **ret_mail, struct miraif_error *err);

#endif
