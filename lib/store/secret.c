/* Keyed hashes. */
#include "store/secret.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/connection.h"

static int digit_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

static bool read_digits(const char *text, unsigned char key[MI_DIGEST_SIZE])
{
    if (text == NULL || strlen(text) != 2 * (size_t)MI_DIGEST_SIZE)
        return false;
    for (size_t i = 0; i < MI_DIGEST_SIZE; i++) {
        int high = digit_value(text[2 * i]), low = digit_value(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        key[i] = (unsigned char)(high * 16 + low);
    }
    return true;
}

static enum miraif_status hash_text(struct miraif_store *store, const char *purpose, const char *text,
                                    struct miraif_arena *arena, unsigned char digest[MI_DIGEST_SIZE],
                                    struct miraif_error *err)
{
    const char *secret;
    unsigned char key[MI_DIGEST_SIZE];
    MI_TRY(mi_meta_get(store, "secret", arena, &secret, err));
    if (!read_digits(secret, key))
        return mi_fail(err, MIRAIF_NOT_A_STORE, "the store “%s” has lost its secret", store->path);
    const char *whole = mi_arena_printf(arena, "%s\n%s", purpose, text);
    if (whole == NULL)
        return mi_no_memory(err);
    mi_hmac(key, sizeof key, whole, strlen(whole), digest);
    return MIRAIF_OK;
}

enum miraif_status mi_secret_hash(struct miraif_store *store, const char *purpose, const char *text,
                                  unsigned char digest[MI_DIGEST_SIZE], struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err) : hash_text(store, purpose, text, arena, digest, err);
    miraif_arena_destroy(arena);
    return status;
}
