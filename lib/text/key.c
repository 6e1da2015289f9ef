/* Keys for look-up: NFKC by utf8proc, then one pass that folds and writes UTF-8. */
#include "text/key.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/utf8.h"

static int32_t fold_dash(int32_t code)
{
    switch (code) {
    case 0x2010: /* hyphen */
    case 0x2011: /* non-breaking hyphen */
    case 0x2012: /* figure dash */
    case 0x2013: /* en dash */
    case 0x2014: /* em dash */
    case 0x2015: /* horizontal bar */
    case 0x2043: /* hyphen bullet */
    case 0x2212: /* minus sign */
        return '-';
    case 0x301C: /* wave dash; the full-width tilde is "~" by NFKC */
        return '~';
    default:
        return code;
    }
}

static int32_t fold_kana(int32_t code)
{
    bool katakana = (code >= 0x30A1 && code <= 0x30F6) || code == 0x30FD || code == 0x30FE;
    return katakana ? code - 0x60 : code;
}

/* The folded text on its way out. */
struct sink {
    unsigned folds;
    char *bytes;
    size_t length;
    size_t room;
    bool space; /* blanks were seen after the last character */
    bool full;
};

static void put_bytes(struct sink *sink, const char *bytes, size_t size)
{
    if (sink->length + size >= sink->room) {
        sink->full = true;
        return;
    }
    for (size_t i = 0; i < size; i++)
        sink->bytes[sink->length + i] = bytes[i];
    sink->length += size;
}

static void put(struct sink *sink, int32_t code)
{
    char bytes[4];
    put_bytes(sink, bytes, mi_utf8_encode(code, bytes));
}

/* Blanks were seen: they are dropped, or the next character stands behind one space. */
static void end_blanks(struct sink *sink)
{
    if ((sink->folds & MI_FOLD_SPACES) != 0 && sink->length > 0)
        put_bytes(sink, " ", 1);
    sink->space = false;
}

static void fold(struct sink *sink, int32_t code)
{
    if ((sink->folds & (MI_FOLD_BLANKS | MI_FOLD_SPACES)) != 0 && mi_utf8_is_blank(code)) {
        sink->space = true;
        return;
    }
    if (sink->space)
        end_blanks(sink);
    if ((sink->folds & MI_FOLD_DASHES) != 0)
        code = fold_dash(code);
    if ((sink->folds & MI_FOLD_KANA) != 0)
        code = fold_kana(code);
    put(sink, code);
}

/* Whether a character that stands among others like it is in NFKC already and folds into itself but for
 * width, dashes and kana: ASCII, and of Japanese what most of it is written in. Marks that compose with what
 * stands before them (U+3099) are not. */
static bool is_settled(int32_t code)
{
    return code < 0x80 || (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3041 && code <= 0x3096) ||
           (code >= 0x30A1 && code <= 0x30FE) || (code >= 0x3000 && code <= 0x3020);
}

static char fold_ascii(const struct sink *sink, char byte)
{
    bool lower = (sink->folds & MI_FOLD_CASE) != 0 && byte >= 'A' && byte <= 'Z';
    return lower ? (char)(byte + 'a' - 'A') : byte;
}

/* The code of three bytes that look like one character. */
static int32_t triple(const char *bytes)
{
    return ((unsigned char)bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
}

static bool is_triple(const char *bytes, size_t length)
{
    return length >= 3 && ((unsigned char)bytes[0] & 0xF0) == 0xE0 &&
           ((unsigned char)bytes[1] & 0xC0) == 0x80 && ((unsigned char)bytes[2] & 0xC0) == 0x80;
}

/* Folds one settled character of three bytes or one in full width; false where it is another. */
static bool fold_triple(struct sink *sink, const char *bytes)
{
    int32_t code = triple(bytes);
    if (code >= 0x3041 && code <= 0x9FFF && is_settled(code)) {
        bool katakana = (sink->folds & MI_FOLD_KANA) != 0 && code < 0x3100;
        if (sink->space)
            end_blanks(sink);
        if (katakana)
            put(sink, fold_kana(code));
        else
            put_bytes(sink, bytes, 3);
        return true;
    }
    if (code >= 0xFF01 && code <= 0xFF5E)
        code = fold_ascii(sink, (char)(code - 0xFEE0));
    else if (code == 0x3000)
        code = ' ';
    else if (!is_settled(code))
        return false;
    fold(sink, code);
    return true;
}

/* Folds text of settled characters and full-width ASCII; false where there is another. */
static bool fold_settled(struct sink *sink, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        unsigned char byte = (unsigned char)text[at];
        if (byte > ' ' && byte < 0x7F) {
            char folded = fold_ascii(sink, text[at++]);
            if (sink->space)
                end_blanks(sink);
            put_bytes(sink, &folded, 1);
        } else if (byte < 0x80) {
            fold(sink, text[at++]);
        } else if (is_triple(text + at, length - at) && fold_triple(sink, text + at)) {
            at += 3;
        } else {
            return false;
        }
    }
    return true;
}

static utf8proc_option_t nfkc(unsigned folds)
{
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
    if ((folds & MI_FOLD_CASE) != 0)
        options |= UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    return options;
}

/* Decomposes into `codes`; the number of characters, which may be more than there is room for. */
static utf8proc_ssize_t decompose(const char *text, size_t length, unsigned folds, int32_t *codes,
                                  size_t room)
{
    return utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, codes,
                              (utf8proc_ssize_t)room, nfkc(folds));
}

static void compose(struct sink *sink, int32_t *codes, utf8proc_ssize_t count)
{
    count = utf8proc_normalize_utf32(codes, count, nfkc(sink->folds));
    for (utf8proc_ssize_t i = 0; i < count; i++)
        fold(sink, codes[i]);
}

/* By utf8proc. Ill-formed text, which readers refuse long before, fails. */
static enum miraif_status fold_any(const char *text, size_t length, unsigned folds,
                                   struct miraif_arena *arena, const char **ret_text,
                                   struct miraif_error *err)
{
    size_t room = length;
    int32_t *codes = mi_arena_array(arena, room, sizeof *codes);
    utf8proc_ssize_t count = codes == NULL ? 0 : decompose(text, length, folds, codes, room);
    if (count > (utf8proc_ssize_t)room) {
        room = (size_t)count;
        codes = mi_arena_array(arena, room, sizeof *codes);
        count = codes == NULL ? 0 : decompose(text, length, folds, codes, room);
    }
    struct sink sink = {.folds = folds, .room = 4 * room + 1};
    sink.bytes = codes == NULL ? NULL : mi_arena_alloc(arena, sink.room);
    if (sink.bytes == NULL)
        return mi_no_memory(err);
    if (count < 0)
        return mi_fail(err, MIRAIF_INTERNAL, N_("a text is not well-formed UTF-8"));
    compose(&sink, codes, count);
    *ret_text = sink.bytes;
    return MIRAIF_OK;
}

enum miraif_status mi_text_fold(const char *text, unsigned folds, struct miraif_arena *arena,
                                const char **ret_text, struct miraif_error *err)
{
    size_t length = strlen(text);
    struct sink sink = {.folds = folds, .room = length + 1, .bytes = mi_arena_bytes(arena, length + 1)};
    if (sink.bytes == NULL)
        return mi_no_memory(err);
    if (!fold_settled(&sink, text, length))
        return fold_any(text, length, folds, arena, ret_text, err);
    sink.bytes[sink.length] = '\0';
    *ret_text = sink.bytes;
    return MIRAIF_OK;
}

enum miraif_status mi_text_key(const char *text, struct miraif_arena *arena, const char **ret_key,
                               struct miraif_error *err)
{
    return mi_text_fold(text, MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES, arena, ret_key, err);
}

bool mi_text_fold_into(const char *text, unsigned folds, char *buffer, size_t size)
{
    enum { MOST = 256 };
    int32_t codes[MOST];
    struct sink sink = {.folds = folds, .room = size, .bytes = buffer};
    size_t length = strlen(text);
    if (!fold_settled(&sink, text, length)) {
        utf8proc_ssize_t count = decompose(text, length, folds, codes, MOST);
        if (count < 0 || count > MOST)
            return false;
        sink = (struct sink){.folds = folds, .room = size, .bytes = buffer};
        compose(&sink, codes, count);
    }
    if (sink.full)
        return false;
    buffer[sink.length] = '\0';
    return true;
}
