/* CSV records by libcsv in its strict mode. libcsv knows neither lines nor limits, and a strict error leaves
 * it without a way on; so it is fed one physical line at a time, and after an error it starts afresh at the
 * line behind the one at which the record began.
 *
 * It looks at every byte at length, though only quotes, delimiters and line ends mean anything to it. Of each
 * run of other bytes it is therefore shown one, which stands for the run in the fields that it gives back.
 * And a record on one line whose quotes stand around whole fields only, which most do, is not shown to it at
 * all. */
#include "io/csv.h"

#include <csv.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/delimiter.h"
#include "text/utf8.h"

enum {
    LOOKED_AT = 20, /* records in which a delimiter is looked for */
    INSTEAD = 0x1F, /* the unit separator, which libcsv is shown for a delimiter that is no ASCII */
    RUN = 'x'
};

struct bytes {
    char *at;
    size_t length;
    size_t room;
};

struct mi_csv {
    struct mi_source *source;
    struct mi_decoder *decoder;
    struct miraif_arena *arena;
    struct csv_parser parser;
    uint64_t beginning; /* of the file's text */
    uint64_t first;     /* of its first record */
    uint64_t line;      /* physical lines read */
    uint64_t records;   /* read, the header included */
    unsigned newlines;
    const struct mi_delimiter *delimiter;
    bool said;   /* the file says its delimiter */
    size_t wide; /* bytes of a delimiter that is no ASCII; 0: it is */

    /* The record being read. */
    struct mi_csv_record record;
    uint64_t second_start; /* where its second line begins */
    uint64_t second_line;
    bool begun;     /* some of it was fed */
    bool row_ended; /* libcsv has called back for the row */
    bool ill_formed;
    bool no_memory;
    struct bytes text; /* its fields, each with a NUL */
    struct bytes runs; /* its bytes that mean nothing to libcsv */
    struct bytes line_shown;
    uint32_t *run; /* length of each run */
    size_t run_count;
    size_t run_room;
    size_t run_next;  /* the next one to stand in a field */
    size_t run_start; /* where it begins in `runs` */
    bool means[256];  /* which bytes mean something */
    size_t offsets[MI_CSV_COLUMNS_MOST];
    const char *fields[MI_CSV_COLUMNS_MOST];
};

/* Blanks belong to the fields. */
static int is_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static enum miraif_status start_parser(struct mi_csv *csv, struct miraif_error *err)
{
    if (csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
        return mi_no_memory(err);
    csv_set_blk_size(&csv->parser, MI_CSV_FIELD_MOST);
    csv_set_space_func(&csv->parser, is_space);
    csv_set_delim(&csv->parser, csv->wide > 0 ? INSTEAD : (unsigned char)*csv->delimiter->text);
    csv->means['"'] = csv->means['\n'] = csv->means['\r'] = true;
    csv->means[(unsigned char)*csv->delimiter->text] = true;
    return MIRAIF_OK;
}

static void set_fault(struct mi_csv *csv, enum mi_csv_fault fault, size_t column)
{
    if (csv->record.fault != MI_CSV_SOUND)
        return;
    csv->record.fault = fault;
    csv->record.column = column;
}

/* Makes room for `more` bytes and a NUL. */
static bool make_room(struct mi_csv *csv, struct bytes *bytes, size_t more)
{
    if (bytes->length + more < bytes->room)
        return true;
    size_t room = bytes->room == 0 ? MI_CSV_FIELD_MOST : bytes->room;
    while (room <= bytes->length + more)
        room *= 2;
    char *larger = mi_arena_bytes(csv->arena, room);
    if (larger == NULL) {
        csv->no_memory = true;
        return false;
    }
    if (bytes->length > 0)
        memcpy(larger, bytes->at, bytes->length);
    bytes->at = larger;
    bytes->room = room;
    return true;
}

static bool add_run(struct mi_csv *csv, const char *bytes, size_t length)
{
    uint32_t *run = mi_arena_grow(csv->arena, csv->run, csv->run_count, &csv->run_room, sizeof *run);
    csv->no_memory |= run == NULL;
    if (run == NULL || !make_room(csv, &csv->runs, length))
        return false;
    memcpy(csv->runs.at + csv->runs.length, bytes, length);
    csv->runs.length += length;
    csv->run = run;
    csv->run[csv->run_count++] = (uint32_t)length;
    return true;
}

/* How many bytes the mark at `text` has, and what libcsv is shown of it: RUN where it is only the first byte
 * of a delimiter. */
static size_t read_mark(const struct mi_csv *csv, const char *text, const char *end, char *ret_shown)
{
    bool maybe = csv->wide > 0 && *text == *csv->delimiter->text;
    bool whole =
        maybe && (size_t)(end - text) >= csv->wide && memcmp(text, csv->delimiter->text, csv->wide) == 0;
    *ret_shown = whole ? INSTEAD : maybe ? RUN : *text;
    return whole ? csv->wide : 1;
}

/* What libcsv is shown of a line. */
static bool shorten(struct mi_csv *csv, const char *text, size_t length)
{
    struct bytes *shown = &csv->line_shown;
    shown->length = 0;
    if (!make_room(csv, shown, length))
        return false;
    const char *end = text + length;
    while (text < end) {
        const char *start = text;
        while (text < end && !csv->means[(unsigned char)*text])
            text++;
        if (text > start) {
            if (!add_run(csv, start, (size_t)(text - start)))
                return false;
            shown->at[shown->length++] = RUN;
        }
        if (text == end)
            break;
        char mark;
        size_t size = read_mark(csv, text, end, &mark);
        if (mark == RUN && !add_run(csv, text, size))
            return false;
        shown->at[shown->length++] = mark;
        text += size;
    }
    return true;
}

/* Puts a field that libcsv gives back together again: its length, in `text`. */
static size_t lengthen(struct mi_csv *csv, const char *shown, size_t length)
{
    size_t start = csv->text.length;
    for (size_t i = 0; i < length; i++) {
        const char *bytes = &shown[i];
        size_t size = 1;
        if (shown[i] == INSTEAD) {
            size = csv->wide;
            bytes = csv->delimiter->text;
        } else if (shown[i] == RUN) {
            size = csv->run[csv->run_next++];
            bytes = csv->runs.at + csv->run_start;
            csv->run_start += size;
        }
        if (!make_room(csv, &csv->text, size))
            break;
        memcpy(csv->text.at + csv->text.length, bytes, size);
        csv->text.length += size;
    }
    return csv->text.length - start;
}

/* libcsv has a field. */
static void take_field(void *bytes, size_t length, void *context)
{
    struct mi_csv *csv = context;
    size_t column = csv->record.count++;
    size_t start = csv->text.length;
    length = lengthen(csv, bytes, length);
    if (length > MI_CSV_FIELD_MOST) {
        set_fault(csv, MI_CSV_TOO_LONG, column + 1);
        csv->text.length = start;
        length = 0;
    }
    if (column >= MI_CSV_COLUMNS_MOST || !make_room(csv, &csv->text, 0)) {
        csv->text.length = start;
        return;
    }
    const char *field = csv->text.at + start;
    if (csv->ill_formed && csv->record.fault == MI_CSV_SOUND && !mi_utf8_valid(field, length))
        set_fault(csv, MI_CSV_ILL_FORMED, column + 1);
    if (memchr(field, '\0', length) != NULL)
        set_fault(csv, MI_CSV_NUL, column + 1);
    csv->offsets[column] = start;
    csv->text.at[csv->text.length++] = '\0';
}

/* libcsv has a row. */
static void take_row(int end, void *context)
{
    struct mi_csv *csv = context;
    (void)end;
    csv->row_ended = true;
}

static void begin_record(struct mi_csv *csv, const struct mi_line *line)
{
    csv->record = (struct mi_csv_record){.line = csv->line, .start = line->start};
    csv->second_start = line->end;
    csv->second_line = csv->line;
    csv->begun = true;
    csv->row_ended = false;
    csv->ill_formed = false;
    csv->text.length = csv->runs.length = 0;
    csv->run_count = csv->run_next = csv->run_start = 0;
}

/* The record is broken: reading goes on at the line behind its first. */
static enum miraif_status break_off(struct mi_csv *csv, enum mi_csv_fault fault, struct miraif_error *err)
{
    csv->record.fault = fault;
    csv->record.column = csv->record.count + 1;
    csv->record.end = csv->second_start;
    mi_source_seek(csv->source, csv->second_start);
    csv->line = csv->second_line;
    csv->row_ended = true;
    csv_free(&csv->parser);
    return start_parser(csv, err);
}

/* A line over the maximum: the record ends with it. */
static enum miraif_status give_up_line(struct mi_csv *csv, const struct mi_line *line,
                                       struct miraif_error *err)
{
    set_fault(csv, MI_CSV_TOO_LONG, 0);
    csv->record.end = line->end;
    csv->row_ended = true;
    csv_free(&csv->parser);
    return start_parser(csv, err);
}

static enum miraif_status feed(struct mi_csv *csv, const char *bytes, size_t length, struct miraif_error *err)
{
    const struct bytes *shown = &csv->line_shown;
    if (!shorten(csv, bytes, length))
        return mi_no_memory(err);
    if (csv_parse(&csv->parser, shown->at, shown->length, take_field, take_row, csv) == shown->length &&
        !csv->no_memory)
        return MIRAIF_OK;
    if (csv->no_memory || csv_error(&csv->parser) != CSV_EPARSE)
        return mi_no_memory(err);
    bool first = csv->line == csv->record.line;
    return break_off(csv, first ? MI_CSV_MALFORMED_QUOTE : MI_CSV_UNTERMINATED_QUOTE, err);
}

static char *find(char *from, char *end, char byte)
{
    char *found = memchr(from, byte, (size_t)(end - from));
    return found == NULL ? end : found;
}

/* The end of the field at `from`, and in `*ret_start` where its text begins; null where a quote in it makes
 * it a matter for libcsv. `*quote` is the next quote from `from` on, `end` where there is none. */
static char *end_of_field(char *from, char *end, char delimiter, char **quote, char **ret_start)
{
    if (*from == '"') {
        char *close = find(from + 1, end, '"');
        *ret_start = from + 1;
        if (close == end || (close[1] != delimiter && close + 1 != end))
            return NULL;
        *quote = find(close + 1, end, '"');
        return close;
    }
    char *stop = find(from, end, delimiter);
    *ret_start = from;
    return *quote < stop ? NULL : stop;
}

/* Takes a record that is whole on one line, without libcsv; false where it is not so plain. */
static bool take_plain(struct mi_csv *csv, const struct mi_decoded *decoded)
{
    size_t length = decoded->length;
    while (length > 0 && (decoded->text[length - 1] == '\n' || decoded->text[length - 1] == '\r'))
        length--;
    if (csv->wide > 0 || length > MI_CSV_FIELD_MOST || !make_room(csv, &csv->text, length) ||
        memchr(decoded->text, '\0', length) != NULL)
        return false;
    char *at = csv->text.at;
    char *end = at + length;
    memcpy(at, decoded->text, length);
    *end = '\0';
    char *quote = find(at, end, '"');
    for (size_t column = 0; column < MI_CSV_COLUMNS_MOST; column++) {
        char *start;
        char *stop = end_of_field(at, end, *csv->delimiter->text, &quote, &start);
        if (stop == NULL)
            return false;
        csv->offsets[column] = (size_t)(start - csv->text.at);
        at = stop < end && *stop == '"' ? stop + 1 : stop;
        *stop = '\0';
        if (at == end) {
            csv->record.count = column + 1;
            return true;
        }
        *at++ = '\0';
    }
    return false;
}

/* A line without any text, which libcsv would pass over in silence. */
static bool is_empty(const struct mi_decoded *decoded)
{
    return decoded->length == 0 || decoded->text[0] == '\n' || decoded->text[0] == '\r';
}

static enum miraif_status feed_line(struct mi_csv *csv, const struct mi_line *line, struct miraif_error *err)
{
    if (!csv->begun)
        begin_record(csv, line);
    if (line->too_long)
        return give_up_line(csv, line, err);
    if (line->end - csv->record.start > MI_CSV_RECORD_MOST)
        return break_off(csv, MI_CSV_UNTERMINATED_QUOTE, err);
    struct mi_decoded decoded = mi_decode(csv->decoder, line);
    if (csv->line == csv->record.line && is_empty(&decoded)) {
        csv->begun = false;
        return MIRAIF_OK;
    }
    csv->ill_formed |= !decoded.well_formed;
    csv->record.end = line->end;
    if (csv->line == csv->record.line && decoded.well_formed && take_plain(csv, &decoded)) {
        csv->row_ended = true;
        return MIRAIF_OK;
    }
    MI_TRY(feed(csv, decoded.text, decoded.length, err));
    if (csv->row_ended || line->newline != MI_NEWLINE_NONE)
        return MIRAIF_OK;
    return feed(csv, "\n", 1, err); /* the last line of a file may lack its end */
}

/* Reads lines until a row has ended; `*ret_more` is false where the file has no more rows. */
static enum miraif_status read_row(struct mi_csv *csv, bool *ret_more, struct miraif_error *err)
{
    struct mi_line line;
    bool more;
    csv->begun = csv->row_ended = false;
    while (!csv->row_ended) {
        MI_TRY(mi_source_line(csv->source, &line, &more, err));
        if (!more) {
            *ret_more = csv->begun;
            return csv->begun ? break_off(csv, MI_CSV_UNTERMINATED_QUOTE, err) : MIRAIF_OK;
        }
        csv->line++;
        MI_TRY(feed_line(csv, &line, err));
        if (csv->row_ended)
            csv->newlines |= line.newline;
    }
    *ret_more = true;
    return MIRAIF_OK;
}

/* True when every field is blank. */
static bool is_blank(const struct mi_csv *csv)
{
    if (csv->record.fault != MI_CSV_SOUND || csv->record.count > MI_CSV_COLUMNS_MOST)
        return false;
    for (size_t i = 0; i < csv->record.count; i++) {
        size_t length;
        mi_utf8_trim(csv->text.at + csv->offsets[i], &length);
        if (length > 0)
            return false;
    }
    return true;
}

enum miraif_status mi_csv_next(struct mi_csv *csv, struct mi_csv_record *ret_record, bool *ret_more,
                               struct miraif_error *err)
{
    do {
        MI_TRY(read_row(csv, ret_more, err));
        if (!*ret_more)
            return MIRAIF_OK;
    } while (is_blank(csv));
    size_t kept = csv->record.count < MI_CSV_COLUMNS_MOST ? csv->record.count : MI_CSV_COLUMNS_MOST;
    for (size_t i = 0; i < kept; i++)
        csv->fields[i] = csv->text.at + csv->offsets[i];
    csv->record.fields = csv->fields;
    csv->record.number = csv->records++;
    *ret_record = csv->record;
    return MIRAIF_OK;
}

static void set_delimiter(struct mi_csv *csv, const struct mi_delimiter *delimiter)
{
    size_t size = strlen(delimiter->text);
    memset(csv->means, 0, sizeof csv->means);
    csv->delimiter = delimiter;
    csv->wide = size > 1 ? size : 0;
}

/* Counts delimiters in the record that begins with the next line; `*ret_more` is false at the end. */
static enum miraif_status count_in_record(struct mi_csv *csv, size_t counts[MI_DELIMITERS_GUESSED],
                                          bool *ret_more, struct miraif_error *err)
{
    struct mi_line line;
    bool quoted = false;
    MI_TRY(mi_source_line(csv->source, &line, ret_more, err));
    uint64_t start = line.start;
    while (*ret_more && !line.too_long && line.end - start <= MI_CSV_RECORD_MOST) {
        struct mi_decoded decoded = mi_decode(csv->decoder, &line);
        mi_delimiters_count(decoded.text, decoded.length, &quoted, counts);
        if (!quoted)
            return MIRAIF_OK;
        MI_TRY(mi_source_line(csv->source, &line, ret_more, err));
    }
    *ret_more = false;
    return MIRAIF_OK;
}

/* Looks ahead at the first records: titles may stand above the header. */
static enum miraif_status guess_delimiter(struct mi_csv *csv, uint64_t start, struct miraif_error *err)
{
    size_t rare = MI_DELIMITERS_GUESSED;
    size_t best = MI_DELIMITERS_GUESSED;
    bool more = true;
    for (int i = 0; i < LOOKED_AT && more && best == MI_DELIMITERS_GUESSED; i++) {
        size_t counts[MI_DELIMITERS_GUESSED] = {0};
        MI_TRY(count_in_record(csv, counts, &more, err));
        best = mi_delimiters_most(counts, true);
        rare = rare == MI_DELIMITERS_GUESSED ? mi_delimiters_most(counts, false) : rare;
    }
    best = best < MI_DELIMITERS_GUESSED ? best : rare;
    set_delimiter(csv, &mi_delimiters[best < MI_DELIMITERS_GUESSED ? best : 0]);
    mi_source_seek(csv->source, start);
    return MIRAIF_OK;
}

static enum miraif_status find_delimiter(struct mi_csv *csv, struct miraif_error *err)
{
    const struct mi_delimiter *said = NULL;
    struct mi_line line;
    bool more;
    MI_TRY(mi_source_line(csv->source, &line, &more, err));
    csv->beginning = csv->first = line.start;
    if (more && !line.too_long) {
        struct mi_decoded decoded = mi_decode(csv->decoder, &line);
        said = mi_delimiter_said(decoded.text, decoded.length);
    }
    csv->said = said != NULL;
    if (said == NULL) {
        mi_source_seek(csv->source, line.start);
        MI_TRY(guess_delimiter(csv, line.start, err));
    } else {
        set_delimiter(csv, said);
        csv->first = line.end;
        csv->line = 1;
    }
    return MIRAIF_OK;
}

enum miraif_status mi_csv_open(struct mi_source *source, struct mi_decoder *decoder,
                               struct miraif_arena *arena, struct mi_csv **ret_csv, struct miraif_error *err)
{
    struct mi_csv *csv = mi_arena_alloc(arena, sizeof *csv);
    if (csv == NULL)
        return mi_no_memory(err);
    csv->source = source;
    csv->decoder = decoder;
    csv->arena = arena;
    MI_TRY(find_delimiter(csv, err));
    MI_TRY(start_parser(csv, err));
    *ret_csv = csv;
    return MIRAIF_OK;
}

void mi_csv_close(struct mi_csv *csv)
{
    if (csv != NULL)
        csv_free(&csv->parser);
}

enum miraif_status mi_csv_retry(struct mi_csv *csv, size_t number, bool *ret_other, struct miraif_error *err)
{
    bool same = number == mi_csv_delimiter_number(csv);
    *ret_other = same || (number < MI_DELIMITERS_GUESSED && !csv->said);
    if (!*ret_other)
        return MIRAIF_OK;
    set_delimiter(csv, &mi_delimiters[number]);
    mi_source_seek(csv->source, csv->first);
    csv->line = csv->said ? 1 : 0;
    csv->records = 0;
    csv->newlines = 0;
    csv_free(&csv->parser);
    return start_parser(csv, err);
}

size_t mi_csv_delimiter_number(const struct mi_csv *csv)
{
    return (size_t)(csv->delimiter - mi_delimiters);
}

void mi_csv_renumber(struct mi_csv *csv)
{
    csv->records = 1;
}

uint64_t mi_csv_beginning(const struct mi_csv *csv)
{
    return csv->beginning;
}

const char *mi_csv_delimiter(const struct mi_csv *csv)
{
    return csv->delimiter->text;
}

const char *mi_csv_delimiter_name(const struct mi_csv *csv)
{
    return csv->delimiter->name;
}

const char *mi_csv_newline(const struct mi_csv *csv)
{
    switch (csv->newlines) {
    case MI_NEWLINE_CRLF:
        return "crlf";
    case MI_NEWLINE_CR:
        return "cr";
    case MI_NEWLINE_LF:
    case MI_NEWLINE_NONE:
        return "lf";
    default:
        return "mixed";
    }
}
