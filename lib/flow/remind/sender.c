/* Reading the sender. */
#include "flow/remind/sender.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/address.h"
#include "text/utf8.h"

static enum miraif_status fail(const char *text, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_USAGE, "“%s” is no sender of a letter", text);
    mi_hint(err, "write it as an address, or as “Programme Office <office@example.jp>”");
    return MIRAIF_USAGE;
}

/* The display name before the bracket, without blanks and quotation marks around it. */
static const char *name_before(const char *text, const char *bracket, struct miraif_arena *arena)
{
    size_t length;
    const char *whole = mi_arena_copy(arena, text, (size_t)(bracket - text));
    if (whole == NULL)
        return NULL;
    const char *start = mi_utf8_trim(whole, &length);
    if (length >= 2 && start[0] == '"' && start[length - 1] == '"') {
        start++;
        length -= 2;
    }
    return mi_arena_copy(arena, start, length);
}

enum miraif_status mi_sender_read(const char *text, struct miraif_arena *arena, struct mi_mailbox *ret_sender,
                                  struct miraif_error *err)
{
    char email[MI_EMAIL_MOST + 1], key[MI_EMAIL_MOST + 1];
    const char *bracket = strrchr(text, '<');
    const char *address = text;
    struct mi_mailbox sender = {0};
    size_t length = strlen(text);
    if (bracket != NULL) {
        if (text[length - 1] != '>')
            return fail(text, err);
        address = mi_arena_copy(arena, bracket + 1, length - (size_t)(bracket - text) - 2);
        sender.name = name_before(text, bracket, arena);
        if (address == NULL || sender.name == NULL)
            return mi_no_memory(err);
    }
    if (mi_email_read(address, email, key) == MI_EMAIL_NONE)
        return fail(text, err);
    sender.email = mi_arena_text(arena, email);
    if (sender.email == NULL)
        return mi_no_memory(err);
    for (const char *c = sender.name; c != NULL && *c != '\0'; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            return fail(text, err);
    *ret_sender = sender;
    return MIRAIF_OK;
}
