/* Records of CSV (RFC 4180) and its tab and semicolon kin, one at a time, with the physical lines they stand
 * on. A broken quote costs one record: reading goes on at the next physical line. */
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

/* Starts reading at the line where `source` stands, with the delimiter (',', '\t' or ';') that is most
 * frequent outside quotes in the first record. Lives in `arena`, borrows source and decoder, and is ended
 * with mi_csv_close. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_csv_open(struct mi_source *source, struct mi_decoder *decoder,
                               struct miraif_arena *arena, struct mi_csv **ret_csv, struct miraif_error *err);
void mi_csv_close(struct mi_csv *csv);

/* The next record; `*ret_more` is false behind the last. Never fails for what the file holds: see `fault`.
 * MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_csv_next(struct mi_csv *csv, struct mi_csv_record *ret_record, bool *ret_more,
                               struct miraif_error *err);

char mi_csv_delimiter(const struct mi_csv *csv);

/* How records ended so far: "lf", "crlf", "cr" or "mixed". */
const char *mi_csv_newline(const struct mi_csv *csv);

#endif
