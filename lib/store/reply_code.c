/* Reply codes: twelve characters of Crockford's base 32 (Douglas Crockford, "Base 32", 2002), in which no two
 * look alike; sixty bits of the keyed hash of what they stand for. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/outbox.h"
#include "store/secret.h"
#include "store/stmt.h"
#include "text/key.h"

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { TYPED_MOST = 64 };

static void spell(const unsigned char digest[MI_DIGEST_SIZE], char code[MI_REPLY_CODE_LENGTH + 1])
{
    uint64_t bits = 0;
    for (size_t i = 0; i < sizeof bits; i++)
        bits = bits << 8 | digest[i];
    for (size_t i = 0; i < MI_REPLY_CODE_LENGTH; i++, bits >>= 5)
        code[i] = digits[bits & 31];
    code[MI_REPLY_CODE_LENGTH] = '\0';
}

static enum miraif_status remember(struct miraif_store *store, const char *code, int64_t person,
                                   const char *purpose, const char *object, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO reply_code (code, person, purpose, object)"
                       " VALUES (:code, :person, :purpose, :object) ON CONFLICT (code) DO NOTHING",
                       &stmt, err));
    mi_bind_text(stmt, ":code", code);
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":purpose", purpose);
    mi_bind_text(stmt, ":object", object);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_reply_code_preview(struct miraif_store *store, int64_t person, const char *purpose,
                                         const char *object, struct miraif_arena *arena,
                                         const char **ret_code, struct miraif_error *err)
{
    unsigned char digest[MI_DIGEST_SIZE];
    char code[MI_REPLY_CODE_LENGTH + 1];
    const char *text = mi_arena_printf(arena, "%lld\n%s\n%s", (long long)person, purpose, object);
    if (text == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_secret_hash(store, "reply code", text, digest, err));
    spell(digest, code);
    text = mi_arena_text(arena, code);
    if (text == NULL)
        return mi_no_memory(err);
    *ret_code = text;
    return MIRAIF_OK;
}

enum miraif_status mi_reply_code(struct miraif_store *store, int64_t person, const char *purpose,
                                 const char *object, struct miraif_arena *arena, const char **ret_code,
                                 struct miraif_error *err)
{
    const char *code;
    MI_TRY(mi_reply_code_preview(store, person, purpose, object, arena, &code, err));
    MI_TRY(remember(store, code, person, purpose, object, err));
    *ret_code = code;
    return MIRAIF_OK;
}

/* What was meant by what was typed; false when it is no code. */
static bool read_code(const char *typed, char code[MI_REPLY_CODE_LENGTH + 1])
{
    char folded[TYPED_MOST];
    size_t length = 0;
    if (!mi_text_fold_into(typed, MI_FOLD_BLANKS | MI_FOLD_DASHES, folded, sizeof folded))
        return false;
    for (const char *c = folded; *c != '\0'; c++) {
        char letter = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
        if (letter == '-')
            continue;
        if (letter == 'O')
            letter = '0';
        if (letter == 'I' || letter == 'L')
            letter = '1';
        if (length == MI_REPLY_CODE_LENGTH || strchr(digits, letter) == NULL)
            return false;
        code[length++] = letter;
    }
    code[length] = '\0';
    return length == MI_REPLY_CODE_LENGTH;
}

enum miraif_status mi_reply_find(struct miraif_store *store, const char *typed, const char *purpose,
                                 int64_t *ret_person, const char **ret_object, struct miraif_arena *arena,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    char code[MI_REPLY_CODE_LENGTH + 1];
    *ret_person = 0;
    *ret_object = NULL;
    if (!read_code(typed, code))
        return MIRAIF_OK;
    MI_TRY(mi_stmt_get(store,
                       "SELECT person, object FROM reply_code WHERE code = :code AND purpose = :purpose",
                       &stmt, err));
    mi_bind_text(stmt, ":code", code);
    mi_bind_text(stmt, ":purpose", purpose);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (!row)
        return MIRAIF_OK;
    int64_t person = mi_column_int(stmt, 0);
    const char *object = mi_column_text(stmt, 1, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status != MIRAIF_OK)
        return status;
    *ret_person = person;
    *ret_object = object;
    return MIRAIF_OK;
}
