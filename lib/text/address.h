/* Where people are reached: e-mail addresses and telephone numbers. */
#ifndef MI_TEXT_ADDRESS_H
#define MI_TEXT_ADDRESS_H

#include <stdbool.h>

#include "miraif/arena.h"

enum mi_email_kind {
    MI_EMAIL_NONE,   /* no address at all, or more than one */
    MI_EMAIL_PLAIN,  /* a dot-atom at a domain (RFC 5322) */
    MI_EMAIL_CARRIER /* dots at odd places, as old mailboxes of Japanese carriers have them */
};

enum { MI_EMAIL_MOST = 254 }; /* RFC 5321 */

/* Reads one e-mail address, of full-width letters too. `email` keeps its case and is what letters go to;
 * `key` is for look-up. Both are undefined for MI_EMAIL_NONE. */
enum mi_email_kind mi_email_read(const char *text, char email[MI_EMAIL_MOST + 1],
                                 char key[MI_EMAIL_MOST + 1]);

enum { MI_PHONE_MOST = 31 };

/* The digits of a telephone number in national form: +81 becomes 0, and the 0 that a spreadsheet took away
 * comes back (`*ret_mended`). False when `text` is no Japanese number; digits of other countries keep their
 * "+". */
bool mi_phone_key(const char *text, char key[MI_PHONE_MOST + 1], bool *ret_mended);

#endif
