/* Who letters are from. */
#ifndef MI_FLOW_REMIND_SENDER_H
#define MI_FLOW_REMIND_SENDER_H

#include "miraif/arena.h"
#include "render/mail.h"

/* Reads "NAME <ADDRESS>" or an address alone; in `arena`. MIRAIF_USAGE. */
enum miraif_status mi_sender_read(const char *text, struct miraif_arena *arena, struct mi_mailbox *ret_sender,
                                  struct miraif_error *err);

#endif
