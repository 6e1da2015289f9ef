/* Content lines, folded and escaped. */
#include "render/ics.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "text/utf8.h"

enum { CALENDAR_MOST = 1 << 26, LINE_MOST = 75, STAMP_TEXT = 20 };

/* A line under way: what is appended is folded as it comes. */
struct line {
    struct mi_str *str;
    size_t octets; /* in this physical line */
};

/* Appends one character of `size` octets, or an escape that must not be torn apart. */
static void add_unit(struct line *line, const char *bytes, size_t size)
{
    if (line->octets + size > LINE_MOST) {
        mi_str_add(line->str, "\r\n ");
        line->octets = 1;
    }
    mi_str_add_bytes(line->str, bytes, size);
    line->octets += size;
}

static void add_plain(struct line *line, const char *text)
{
    for (; *text != '\0'; text++)
        add_unit(line, text, 1);
}

/* Appends TEXT (RFC 5545, 3.3.11). Control characters are not allowed in it and are left out. */
static void add_text(struct line *line, const char *text)
{
    int32_t code;
    for (size_t size; (size = mi_utf8_decode(text, &code)) > 0; text += size) {
        if (code == '\n')
            add_unit(line, "\\n", 2);
        else if (code == '\\')
            add_unit(line, "\\\\", 2);
        else if (code == ';')
            add_unit(line, "\\;", 2);
        else if (code == ',')
            add_unit(line, "\\,", 2);
        else if ((code >= 0x20 && code != 0x7F) || code == '\t')
            add_unit(line, text, size);
    }
}

static void end(struct line *line)
{
    mi_str_add(line->str, "\r\n");
    line->octets = 0;
}

static void add_line(struct mi_str *str, const char *text)
{
    struct line line = {.str = str};
    add_plain(&line, text);
    end(&line);
}

static void add_text_line(struct mi_str *str, const char *name, const char *text)
{
    struct line line = {.str = str};
    if (mi_text_blank(text))
        return;
    add_plain(&line, name);
    add_text(&line, text);
    end(&line);
}

/* 20270115T190000, in the zone that lies `offset` seconds east. */
static void format_stamp(int64_t instant, int64_t offset, char stamp[STAMP_TEXT])
{
    char text[MI_INSTANT_TEXT];
    size_t length = 0;
    mi_instant_format(instant + offset - MI_TOKYO_OFFSET, text);
    for (const char *c = text; c < text + 19; c++)
        if (*c != '-' && *c != ':')
            stamp[length++] = *c;
    stamp[length] = '\0';
}

static void add_instant(struct mi_str *str, const char *name, int64_t instant)
{
    char stamp[STAMP_TEXT];
    format_stamp(instant, MI_TOKYO_OFFSET, stamp);
    mi_str_addf(str, "%s;TZID=Asia/Tokyo:%s\r\n", name, stamp);
}

static void add_event(struct mi_str *str, const struct mi_event *event)
{
    char stamp[STAMP_TEXT];
    add_line(str, "BEGIN:VEVENT");
    add_text_line(str, "UID:", event->uid);
    format_stamp(event->stamp, 0, stamp);
    mi_str_addf(str, "DTSTAMP:%sZ\r\nSEQUENCE:%lld\r\n", stamp, (long long)event->sequence);
    add_instant(str, "DTSTART", event->starts_at);
    if (event->ends_at > event->starts_at)
        add_instant(str, "DTEND", event->ends_at);
    add_text_line(str, "SUMMARY:", event->title);
    add_text_line(str, "LOCATION:", event->place);
    add_text_line(str, "DESCRIPTION:", event->text);
    add_line(str, event->cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    add_line(str, "END:VEVENT");
}

/* Japan has had no summer time since 1951, so that one rule is enough. */
static void add_zone(struct mi_str *str)
{
    static const char *const lines[] = {
        "BEGIN:VTIMEZONE",    "TZID:Asia/Tokyo",  "BEGIN:STANDARD", "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST",     "END:STANDARD",
        "END:VTIMEZONE"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        add_line(str, lines[i]);
}

const char *mi_event_uid(const char *object, const char *uuid, struct miraif_arena *arena)
{
    return mi_arena_printf(arena, "session-%s@%s.invalid", object, uuid);
}

enum miraif_status mi_ics_render(const char *name, const struct mi_event *event, size_t events,
                                 struct miraif_arena *arena, const char **ret_ics, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, CALENDAR_MOST);
    add_line(&str, "BEGIN:VCALENDAR");
    add_line(&str, "VERSION:2.0");
    add_line(&str, "PRODID:-//miraif//miraif//EN");
    add_line(&str, "CALSCALE:GREGORIAN");
    add_line(&str, "METHOD:PUBLISH");
    add_text_line(&str, "X-WR-CALNAME:", name);
    add_zone(&str);
    for (size_t i = 0; i < events; i++)
        add_event(&str, &event[i]);
    add_line(&str, "END:VCALENDAR");
    return mi_str_end(&str, ret_ics, err);
}
