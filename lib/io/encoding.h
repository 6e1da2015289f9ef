/* From the encodings that rosters arrive in to UTF-8, line by line. */
#ifndef MI_IO_ENCODING_H
#define MI_IO_ENCODING_H

#include "io/source.h"

enum mi_encoding {
    MI_ENCODING_UNKNOWN,
    MI_ENCODING_UTF8,
    MI_ENCODING_CP932,
    MI_ENCODING_UTF16LE,
    MI_ENCODING_UTF16BE
};

/* "utf-8", "cp932", "utf-16le", "utf-16be". */
const char *mi_encoding_name(enum mi_encoding encoding);

/* The encoding called `name`; "shift_jis" and "sjis" mean CP932, which is what such files are in truth.
 * MI_ENCODING_UNKNOWN where there is none. */
enum mi_encoding mi_encoding_find(const char *name);

struct mi_decoder;

/* Finds the encoding of `source` (`wanted`, unless that is unknown; by BOM; by the zero bytes of UTF-16; else
 * whichever of UTF-8 and CP932 leaves fewer ill-formed lines in the whole file, a tie is UTF-8) and makes its
 * decoder, in `arena`, ended with mi_decoder_close. `source` stands behind the BOM. MIRAIF_TRUNCATED_UTF16,
 * MIRAIF_UNDECODABLE (no line is well-formed, or a format that is no text), MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_decoder_open(struct mi_source *source, enum mi_encoding wanted,
                                   struct miraif_arena *arena, struct mi_decoder **ret_decoder,
                                   struct miraif_error *err);
void mi_decoder_close(struct mi_decoder *decoder);

enum mi_encoding mi_decoder_encoding(const struct mi_decoder *decoder);

/* Bytes of the BOM; 0: there is none. */
size_t mi_decoder_bom(const struct mi_decoder *decoder);

struct mi_decoded {
    const char *text; /* UTF-8; an ill-formed byte of the source is 0xFF; valid until the next line */
    size_t length;
    bool well_formed;
};

/* A line in UTF-8. A UTF-8 line is not copied. */
struct mi_decoded mi_decode(struct mi_decoder *decoder, const struct mi_line *line);

#endif
