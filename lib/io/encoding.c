/* Which encoding a file is in, and its lines in UTF-8. iconv is used here and nowhere else. */
#include "io/encoding.h"

#include <iconv.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/utf8.h"

static const struct {
    const char *name;
    enum mi_encoding encoding;
    const char *bom;
} encodings[] = {
    {"utf-8", MI_ENCODING_UTF8, "\xEF\xBB\xBF"},   {"cp932", MI_ENCODING_CP932, ""},
    {"utf-16le", MI_ENCODING_UTF16LE, "\xFF\xFE"}, {"utf-16be", MI_ENCODING_UTF16BE, "\xFE\xFF"},
    {"shift_jis", MI_ENCODING_CP932, ""},          {"sjis", MI_ENCODING_CP932, ""},
};
enum { ENCODINGS = sizeof encodings / sizeof *encodings };

/* A character is at most 3 bytes of UTF-8 for each byte (half-width kana of CP932). */
enum { WIDEST = 3 };

/* How much of a file is looked at for UTF-16; of so many of its units one is Latin at least. */
enum { HEAD = 4096, FEW_LATIN = 24 };

struct mi_decoder {
    enum mi_encoding encoding;
    size_t bom;
    iconv_t iconv;
    bool open;
    bool sound; /* all of the file was found to be well-formed UTF-8 */
    char *text; /* null for UTF-8 */
    size_t room;
};

const char *mi_encoding_name(enum mi_encoding encoding)
{
    for (size_t i = 0; i < ENCODINGS; i++)
        if (encodings[i].encoding == encoding)
            return encodings[i].name;
    return "unknown";
}

enum mi_encoding mi_encoding_find(const char *name)
{
    for (size_t i = 0; i < ENCODINGS; i++)
        if (mi_text_is(encodings[i].name, name))
            return encodings[i].encoding;
    return MI_ENCODING_UNKNOWN;
}

static enum miraif_status open_iconv(struct mi_source *source, struct mi_decoder *decoder,
                                     enum mi_encoding encoding, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    static const char *const names[] = {[MI_ENCODING_CP932] = "CP932",
                                        [MI_ENCODING_UTF16LE] = "UTF-16LE",
                                        [MI_ENCODING_UTF16BE] = "UTF-16BE"};
    decoder->encoding = encoding;
    if (encoding == MI_ENCODING_UTF8)
        return MIRAIF_OK;
    uint64_t size = mi_source_size(source);
    decoder->room = WIDEST * (size < MI_LINE_MOST ? (size_t)size : MI_LINE_MOST);
    decoder->text = mi_arena_bytes(arena, decoder->room);
    if (decoder->text == NULL)
        return mi_no_memory(err);
    decoder->iconv = iconv_open("UTF-8", names[encoding]);
    if (decoder->iconv == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): how iconv says it */
        return mi_fail(err, MIRAIF_IO, N_("this system cannot decode “%s”"), mi_encoding_name(encoding));
    decoder->open = true;
    return MIRAIF_OK;
}

/* Decodes with iconv, replacing each byte (or 16-bit unit) that means nothing. */
static struct mi_decoded convert(struct mi_decoder *decoder, const struct mi_line *line)
{
    struct mi_decoded decoded = {.text = decoder->text, .well_formed = true};
    size_t unit = decoder->encoding == MI_ENCODING_CP932 ? 1 : 2;
    char *in = (char *)line->bytes; /* iconv's interface wants it so and does not write */
    char *out = decoder->text;
    size_t left = line->length;
    size_t room = decoder->room;
    iconv(decoder->iconv, NULL, NULL, NULL, NULL);
    while (iconv(decoder->iconv, &in, &left, &out, &room) == (size_t)-1 && left > 0 && room > 0) {
        decoded.well_formed = false;
        *out++ = '\xFF';
        room--;
        size_t step = left < unit ? left : unit;
        in += step;
        left -= step;
    }
    decoded.length = (size_t)(out - decoder->text);
    return decoded;
}

struct mi_decoded mi_decode(struct mi_decoder *decoder, const struct mi_line *line)
{
    struct mi_decoded plain = {.text = line->bytes, .length = line->length, .well_formed = true};
    if (decoder->encoding == MI_ENCODING_UTF8)
        plain.well_formed = decoder->sound || mi_utf8_valid(line->bytes, line->length);
    else if (decoder->encoding != MI_ENCODING_CP932 || !mi_utf8_is_ascii(line->bytes, line->length))
        return convert(decoder, line);
    return plain;
}

/* Counts the lines that are not ASCII, and those of them that `decoder` finds ill-formed. Stops where more
 * than `most` are. */
static enum miraif_status count_ill(struct mi_source *source, struct mi_decoder *decoder, uint64_t most,
                                    uint64_t *ret_lines, uint64_t *ret_ill, struct miraif_error *err)
{
    struct mi_line line;
    bool more = true;
    *ret_lines = *ret_ill = 0;
    mi_source_seek(source, 0);
    while (*ret_ill <= most) {
        MI_TRY(mi_source_line(source, &line, &more, err));
        if (!more)
            break;
        if (line.too_long || mi_utf8_is_ascii(line.bytes, line.length))
            continue;
        (*ret_lines)++;
        *ret_ill += mi_decode(decoder, &line).well_formed ? 0 : 1;
    }
    mi_source_seek(source, 0);
    return MIRAIF_OK;
}

static enum miraif_status undecodable(struct mi_source *source, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_UNDECODABLE, N_("the file is neither UTF-8 nor CP932 text"));
    mi_hint(err, N_("save it as CSV in UTF-8, or name its encoding with --encoding"));
    mi_locate(err, mi_source_name(source), 0, 0, NULL);
    return MIRAIF_UNDECODABLE;
}

/* UTF-8 or CP932, by the whole file: half-width names in CP932 can be well-formed UTF-8. Leaves the decoder
 * open for the one that it is. */
static enum miraif_status judge(struct mi_source *source, struct mi_decoder *decoder,
                                struct miraif_arena *arena, struct miraif_error *err)
{
    uint64_t lines;
    uint64_t ill;
    uint64_t cp932_lines;
    uint64_t cp932_ill;
    MI_TRY(open_iconv(source, decoder, MI_ENCODING_UTF8, arena, err));
    MI_TRY(count_ill(source, decoder, UINT64_MAX - 1, &lines, &ill, err));
    decoder->sound = ill == 0;
    if (ill == 0)
        return MIRAIF_OK;
    MI_TRY(open_iconv(source, decoder, MI_ENCODING_CP932, arena, err));
    MI_TRY(count_ill(source, decoder, ill, &cp932_lines, &cp932_ill, err));
    if (cp932_ill >= ill)
        decoder->encoding = MI_ENCODING_UTF8;
    else
        ill = cp932_ill;
    return ill == lines ? undecodable(source, err) : MIRAIF_OK;
}

/* What is often taken for a CSV file and is none. */
static enum miraif_status refuse_formats(struct mi_source *source, const char *head, struct miraif_error *err)
{
    if (memcmp(head, "PK\x03\x04", 4) != 0 && memcmp(head, "\xD0\xCF\x11\xE0", 4) != 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_UNDECODABLE, N_("“%s” is a spreadsheet workbook, not a CSV file"),
            mi_source_name(source));
    mi_hint(err, N_("open it and save it as “CSV UTF-8”"));
    mi_locate(err, mi_source_name(source), 0, 0, NULL);
    return MIRAIF_UNDECODABLE;
}

/* Which byte order UTF-16 without a BOM has: its delimiters, line ends and Latin letters have a zero byte, at
 * one place of two. MI_ENCODING_UNKNOWN: it does not look like UTF-16. */
static enum mi_encoding guess_utf16(const unsigned char *head, size_t size)
{
    size_t zeros[2] = {0};
    bool line[2] = {false};
    for (size_t i = 0; i + 1 < size; i += 2) {
        zeros[0] += head[i] == 0;
        zeros[1] += head[i + 1] == 0;
        line[0] = line[0] || (head[i] == 0 && (head[i + 1] == '\n' || head[i + 1] == '\r'));
        line[1] = line[1] || (head[i + 1] == 0 && (head[i] == '\n' || head[i] == '\r'));
    }
    int odd = zeros[1] > zeros[0];
    bool clear =
        line[odd] && zeros[odd] >= 4 && zeros[odd] >= 4 * zeros[!odd] && zeros[odd] * 2 * FEW_LATIN >= size;
    return !clear ? MI_ENCODING_UNKNOWN : odd ? MI_ENCODING_UTF16LE : MI_ENCODING_UTF16BE;
}

/* UTF-16 has whole units, and its last is not the first half of a pair. */
static enum miraif_status check_utf16(struct mi_source *source, bool big, struct miraif_error *err)
{
    uint64_t size = mi_source_size(source);
    unsigned char last[2] = {0};
    size_t got;
    if (size >= 2)
        MI_TRY(mi_source_read(source, size - 2, last, 2, &got, err));
    unsigned char high = last[big ? 0 : 1];
    if (size % 2 == 0 && (high < 0xD8 || high > 0xDB))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_TRUNCATED_UTF16, N_("the file ends within a character: it is cut off"));
    mi_hint(err, N_("copy or export the file again"));
    mi_locate(err, mi_source_name(source), 0, 0, NULL);
    return MIRAIF_TRUNCATED_UTF16;
}

/* The BOM at `head`, of `wanted` or of any encoding. */
static void find_bom(struct mi_decoder *decoder, const char head[4], enum mi_encoding wanted)
{
    for (size_t i = 0; i < ENCODINGS; i++) {
        size_t size = strlen(encodings[i].bom);
        if (size == 0 || memcmp(head, encodings[i].bom, size) != 0 ||
            (wanted != MI_ENCODING_UNKNOWN && wanted != encodings[i].encoding))
            continue;
        decoder->encoding = encodings[i].encoding;
        decoder->bom = size;
        return;
    }
    decoder->encoding = wanted;
}

static enum miraif_status open_decoder(struct mi_source *source, enum mi_encoding wanted,
                                       struct miraif_arena *arena, struct mi_decoder *decoder,
                                       struct miraif_error *err)
{
    char head[HEAD] = {0};
    size_t got;
    MI_TRY(mi_source_read(source, 0, head, sizeof head, &got, err));
    MI_TRY(refuse_formats(source, head, err));
    find_bom(decoder, head, wanted);
    if (decoder->encoding == MI_ENCODING_UNKNOWN)
        decoder->encoding = guess_utf16((const unsigned char *)head, got);
    enum mi_encoding encoding = decoder->encoding;
    if (encoding == MI_ENCODING_UNKNOWN)
        return judge(source, decoder, arena, err);
    if (encoding == MI_ENCODING_UTF16LE || encoding == MI_ENCODING_UTF16BE) {
        mi_source_set_unit(source, encoding == MI_ENCODING_UTF16BE ? MI_UNIT_BIG : MI_UNIT_LITTLE);
        MI_TRY(check_utf16(source, encoding == MI_ENCODING_UTF16BE, err));
    }
    MI_TRY(open_iconv(source, decoder, encoding, arena, err));
    mi_source_seek(source, decoder->bom);
    return MIRAIF_OK;
}

enum miraif_status mi_decoder_open(struct mi_source *source, enum mi_encoding wanted,
                                   struct miraif_arena *arena, struct mi_decoder **ret_decoder,
                                   struct miraif_error *err)
{
    struct mi_decoder *decoder = mi_arena_alloc(arena, sizeof *decoder);
    if (decoder == NULL)
        return mi_no_memory(err);
    enum miraif_status status = open_decoder(source, wanted, arena, decoder, err);
    if (status != MIRAIF_OK)
        mi_decoder_close(decoder);
    else
        *ret_decoder = decoder;
    return status;
}

void mi_decoder_close(struct mi_decoder *decoder)
{
    if (decoder != NULL && decoder->open)
        iconv_close(decoder->iconv);
}

enum mi_encoding mi_decoder_encoding(const struct mi_decoder *decoder)
{
    return decoder->encoding;
}

size_t mi_decoder_bom(const struct mi_decoder *decoder)
{
    return decoder->bom;
}
