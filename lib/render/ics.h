/* Calendars: RFC 5545. Pure functions from records to bytes. */
#ifndef MI_RENDER_ICS_H
#define MI_RENDER_ICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "miraif/arena.h"

struct mi_event {
    const char *uid;  /* the same for ever, and without anything personal */
    int64_t sequence; /* rises with every change of the event */
    int64_t stamp;    /* Unix seconds: when this was said of it */
    int64_t starts_at;
    int64_t ends_at; /* 0: not known */
    const char *title;
    const char *place; /* null or "": none */
    const char *text;  /* null or "": none */
    bool cancelled;
};

/* The UID of the session `object` ("1-1") of the store `uuid`; in `arena`, null when out of memory. */
const char *mi_event_uid(const char *object, const char *uuid, struct miraif_arena *arena);

/* A calendar of `events`, times in Asia/Tokyo, lines ended by CRLF and folded at 75 octets between
 * characters; `name` may be null. The text lives in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_ics_render(const char *name, const struct mi_event *event, size_t events,
                                 struct miraif_arena *arena, const char **ret_ics, struct miraif_error *err);

#endif
