/* Records of CSV (RFC 4180) and its kin with other delimiters, one at a time, with the physical lines they
 * stand on. A broken quote costs one record: reading goes on at the next physical line. */
#ifndef MI_IO_CSV_H
#define MI_IO_CSV_H

#include "io/encoding.h"

enum {
    MI_CSV_FIELD_MOST = 64 * 1024,     /* bytes in UTF-8; a longer field is followed to its closing quote */
    MI_CSV_RECORD_MOST = MI_LINE_MOST, /* bytes in the source */
    MI_CSV_COLUMNS_MOST = 4096         /* fields kept; more are counted */
};

/* What is wrong with a record as bytes; then its values are not to be used. */
enum mi_csv_fault {
    MI_CSV_SOUND,
    MI_CSV_UNTERMINATED_QUOTE,
    MI_CSV_MALFORMED_QUOTE, /* a quote within a field that is not doubled */
    MI_CSV_ILL_FORMED,      /* not in the file's encoding */
    MI_CSV_NUL,
    MI_CSV_TOO_LONG
};

struct mi_csv_record {
    uint64_t number; /* 0 is the header; blank lines and rows of empty fields are no records */
    uint64_t line;   /* 1-based physical line at which it starts */
    uint64_t start;  /* its bytes in the source, with the line end */
    uint64_t end;
    const char *const *fields; /* NUL-terminated UTF-8; valid until the next record is read */
    size_t count;              /* may be more than MI_CSV_COLUMNS_MOST, which are there */
    enum mi_csv_fault fault;
    size_t column; /* 1-based, where the fault is; 0: unknown */
};

struct mi_csv;

/* Starts reading at the line where `source` stands. The delimiter is what a first line such as "sep=;" says,
 * which spreadsheets heed and which is no record; else that of comma, tab and semicolon which is most
 * frequent outside quotes in the first record that has any; else, where the first records have none at all,
 * the full-width comma, the ideographic comma or the vertical line. Lives in `arena`, borrows source and
 * decoder, and is ended with mi_csv_close. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_csv_open(struct mi_source *source, struct mi_decoder *decoder,
                               struct miraif_arena *arena, struct mi_csv **ret_csv, struct miraif_error *err);
void mi_csv_close(struct mi_csv *csv);

/* The next record; `*ret_more` is false behind the last. Never fails for what the file holds: see `fault`.
 * MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_csv_next(struct mi_csv *csv, struct mi_csv_record *ret_record, bool *ret_more,
                               struct miraif_error *err);

/* Begins again with the first record and the delimiter of that number; `*ret_other` is false, and nothing
 * done, where there is none, or another one than the file says. MIRAIF_NO_MEMORY. */
enum miraif_status mi_csv_retry(struct mi_csv *csv, size_t number, bool *ret_other, struct miraif_error *err);

/* The number of the delimiter that is heeded. */
size_t mi_csv_delimiter_number(const struct mi_csv *csv);

/* The record that was read last is the header: the next one is the first. */
void mi_csv_renumber(struct mi_csv *csv);

/* Where the first line begins that is no part of the BOM: that of the delimiter, where there is one. */
uint64_t mi_csv_beginning(const struct mi_csv *csv);

/* The delimiter itself, and "comma", "tab", "semicolon" and so on. */
const char *mi_csv_delimiter(const struct mi_csv *csv);
const char *mi_csv_delimiter_name(const struct mi_csv *csv);

/* How records ended so far: "lf", "crlf", "cr" or "mixed". */
const char *mi_csv_newline(const struct mi_csv *csv);

#endif
