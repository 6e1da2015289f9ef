/* SHA-256 (FIPS 180-4) and its keyed form HMAC (RFC 2104), for input digests and for what must be recognised
 * but not kept. */
#ifndef MI_BASE_HASH_H
#define MI_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { MI_DIGEST_SIZE = 32, MI_DIGEST_TEXT = 65 };

struct mi_hash {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

void mi_hash_begin(struct mi_hash *hash);
void mi_hash_add(struct mi_hash *hash, const void *bytes, size_t length);

/* Adds a text with its length before it, so that ("ab","c") and ("a","bc") differ; null is told from "". */
void mi_hash_add_text(struct mi_hash *hash, const char *text);

/* Adds a number as eight bytes, most significant first. */
void mi_hash_add_int(struct mi_hash *hash, int64_t number);

/* Ends the hash; it must not be added to afterwards. */
void mi_hash_end(struct mi_hash *hash, unsigned char digest[MI_DIGEST_SIZE]);

/* The keyed hash of `length` bytes. `key_length` is at most 64. */
void mi_hmac(const void *key, size_t key_length, const void *bytes, size_t length,
             unsigned char digest[MI_DIGEST_SIZE]);

/* 64 lower-case hexadecimal digits. */
void mi_digest_format(const unsigned char digest[MI_DIGEST_SIZE], char text[MI_DIGEST_TEXT]);

#endif
