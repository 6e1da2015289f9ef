/* CSV records by libcsv in its strict mode. libcsv knows neither lines nor limits, and a strict error leaves
 * it without a way on; so it is fed one physical line at a time, and after an error it starts afresh at the
 * line behind the one at which the record began. */
#include "io/csv.h"

#include <csv.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/utf8.h"

static const char DELIMITERS[] = ",\t;";

struct mi_csv {
    struct mi_source *source;
    struct mi_decoder *decoder;
    struct miraif_arena *arena;
    struct csv_parser parser;
    uint64_t line;    /* physical lines read */
    uint64_t records; /* read, the header included */
    unsigned newlines;
    char delimiter;

    /* The record being read. */
    struct mi_csv_record record;
    uint64_t second_start; /* where its second line begins */
    uint64_t second_line;
    bool begun;     /* some of it was fed */
    bool row_ended; /* libcsv has called back for the row */
    bool ill_formed;
    bool no_memory;
    char *text; /* its fields, each with a NUL */
    size_t length;
    size_t room;
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
    csv_set_delim(&csv->parser, (unsigned char)csv->delimiter);
    return MIRAIF_OK;
}

static void set_fault(struct mi_csv *csv, enum mi_csv_fault fault, size_t column)
{
    if (csv->record.fault != MI_CSV_SOUND)
        return;
    csv->record.fault = fault;
    csv->record.column = column;
}

/* Makes room in `text` for a field of `length` bytes and its NUL. */
static bool make_room(struct mi_csv *csv, size_t length)
{
    if (csv->length + length < csv->room)
        return true;
    size_t room = csv->room;
    while (room <= csv->length + length)
        room *= 2;
    char *text = mi_arena_alloc(csv->arena, room);
    if (text == NULL) {
        csv->no_memory = true;
        return false;
    }
    memcpy(text, csv->text, csv->length);
    csv->text = text;
    csv->room = room;
    return true;
}

/* libcsv has a field. */
static void take_field(void *bytes, size_t length, void *context)
{
    struct mi_csv *csv = context;
    size_t column = csv->record.count++;
    if (length > MI_CSV_FIELD_MOST) {
        set_fault(csv, MI_CSV_TOO_LONG, column + 1);
        length = 0;
    }
    if (column >= MI_CSV_COLUMNS_MOST || !make_room(csv, length))
        return;
    if (csv->ill_formed && csv->record.fault == MI_CSV_SOUND && !mi_utf8_valid(bytes, length))
        set_fault(csv, MI_CSV_ILL_FORMED, column + 1);
    if (memchr(bytes, '\0', length) != NULL)
        set_fault(csv, MI_CSV_NUL, column + 1);
    csv->offsets[column] = csv->length;
    memcpy(csv->text + csv->length, bytes, length);
    csv->length += length;
    csv->text[csv->length++] = '\0';
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
    csv->length = 0;
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
    if (csv_parse(&csv->parser, bytes, length, take_field, take_row, csv) == length && !csv->no_memory)
        return MIRAIF_OK;
    if (csv->no_memory || csv_error(&csv->parser) != CSV_EPARSE)
        return mi_no_memory(err);
    bool first = csv->line == csv->record.line;
    return break_off(csv, first ? MI_CSV_MALFORMED_QUOTE : MI_CSV_UNTERMINATED_QUOTE, err);
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
        mi_utf8_trim(csv->text + csv->offsets[i], &length);
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
        csv->fields[i] = csv->text + csv->offsets[i];
    csv->record.fields = csv->fields;
    csv->record.number = csv->records++;
    *ret_record = csv->record;
    return MIRAIF_OK;
}

/* Counts each delimiter outside quotes in a line; `*quoted` goes on over line ends. */
static void count_delimiters(const struct mi_decoded *decoded, bool *quoted, size_t counts[3])
{
    for (size_t i = 0; i < decoded->length; i++) {
        char byte = decoded->text[i];
        if (byte == '"')
            *quoted = !*quoted;
        const char *mark = *quoted || byte == '\0' ? NULL : strchr(DELIMITERS, byte);
        if (mark != NULL)
            counts[mark - DELIMITERS]++;
    }
}

/* Looks ahead at the first record. */
static enum miraif_status guess_delimiter(struct mi_csv *csv, struct miraif_error *err)
{
    size_t counts[3] = {0};
    bool quoted = false;
    bool more = true;
    bool empty = true;
    struct mi_line line;
    MI_TRY(mi_source_line(csv->source, &line, &more, err));
    uint64_t start = line.start;
    while (more && !line.too_long && (quoted || empty) && line.end - start <= MI_CSV_RECORD_MOST) {
        struct mi_decoded decoded = mi_decode(csv->decoder, &line);
        empty = is_empty(&decoded) && !quoted;
        count_delimiters(&decoded, &quoted, counts);
        MI_TRY(quoted || empty ? mi_source_line(csv->source, &line, &more, err) : MIRAIF_OK);
    }
    mi_source_seek(csv->source, start);
    size_t best = counts[1] > counts[0] ? 1 : 0;
    best = counts[2] > counts[best] ? 2 : best;
    csv->delimiter = DELIMITERS[best];
    return MIRAIF_OK;
}

enum miraif_status mi_csv_open(struct mi_source *source, struct mi_decoder *decoder,
                               struct miraif_arena *arena, struct mi_csv **ret_csv, struct miraif_error *err)
{
    struct mi_csv *csv = mi_arena_alloc(arena, sizeof *csv);
    char *text = csv == NULL ? NULL : mi_arena_alloc(arena, MI_CSV_FIELD_MOST);
    if (text == NULL)
        return mi_no_memory(err);
    csv->source = source;
    csv->decoder = decoder;
    csv->arena = arena;
    csv->text = text;
    csv->room = MI_CSV_FIELD_MOST;
    MI_TRY(guess_delimiter(csv, err));
    MI_TRY(start_parser(csv, err));
    *ret_csv = csv;
    return MIRAIF_OK;
}

void mi_csv_close(struct mi_csv *csv)
{
    if (csv != NULL)
        csv_free(&csv->parser);
}

char mi_csv_delimiter(const struct mi_csv *csv)
{
    return csv->delimiter;
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
