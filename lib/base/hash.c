/* SHA-256, as FIPS 180-4 (2015) section 6.2 states it. */
#include "base/hash.h"

#include <string.h>

static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

void mi_hash_begin(struct mi_hash *hash)
{
    *hash = (struct mi_hash){
        .state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
                  0x5be0cd19},
    };
}

static uint32_t rotate(uint32_t word, int bits)
{
    return word >> bits | word << (32 - bits);
}

static void expand(const unsigned char block[64], uint32_t w[64])
{
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | (uint32_t)block[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
}

static void compress(uint32_t state[8], const unsigned char block[64])
{
    uint32_t w[64];
    uint32_t v[8]; /* a to h */
    expand(block, w);
    memcpy(v, state, sizeof v);
    for (int i = 0; i < 64; i++) {
        uint32_t sum1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25);
        uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
        uint32_t t1 = v[7] + sum1 + choice + round_constants[i] + w[i];
        uint32_t sum0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22);
        uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        memmove(v + 1, v, 7 * sizeof v[0]);
        v[4] += t1;
        v[0] = t1 + sum0 + majority;
    }
    for (int i = 0; i < 8; i++)
        state[i] += v[i];
}

void mi_hash_add(struct mi_hash *hash, const void *bytes, size_t length)
{
    const unsigned char *next = bytes;
    while (length > 0) {
        size_t filled = (size_t)(hash->length % sizeof hash->block);
        size_t take = sizeof hash->block - filled;
        if (take > length)
            take = length;
        memcpy(hash->block + filled, next, take);
        hash->length += take;
        next += take;
        length -= take;
        if (filled + take == sizeof hash->block)
            compress(hash->state, hash->block);
    }
}

static void put_number(unsigned char bytes[8], uint64_t number)
{
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(number >> (56 - 8 * i));
}

void mi_hash_add_int(struct mi_hash *hash, int64_t number)
{
    unsigned char bytes[8];
    put_number(bytes, (uint64_t)number);
    mi_hash_add(hash, bytes, sizeof bytes);
}

void mi_hash_add_text(struct mi_hash *hash, const char *text)
{
    size_t length = text == NULL ? 0 : strlen(text);
    mi_hash_add_int(hash, text == NULL ? -1 : (int64_t)length);
    if (length > 0)
        mi_hash_add(hash, text, length);
}

void mi_hash_end(struct mi_hash *hash, unsigned char digest[MI_DIGEST_SIZE])
{
    unsigned char length[8];
    put_number(length, hash->length * 8);
    mi_hash_add(hash, "\x80", 1);
    while (hash->length % sizeof hash->block != 56)
        mi_hash_add(hash, "", 1);
    mi_hash_add(hash, length, sizeof length);
    for (int i = 0; i < MI_DIGEST_SIZE; i++)
        digest[i] = (unsigned char)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}

/* One of the two passes of HMAC: the key under `pad`, then the bytes. */
static void keyed_pass(const unsigned char key[64], unsigned char pad, const void *bytes, size_t length,
                       unsigned char digest[MI_DIGEST_SIZE])
{
    struct mi_hash hash;
    unsigned char padded[64];
    for (size_t i = 0; i < sizeof padded; i++)
        padded[i] = key[i] ^ pad;
    mi_hash_begin(&hash);
    mi_hash_add(&hash, padded, sizeof padded);
    mi_hash_add(&hash, bytes, length);
    mi_hash_end(&hash, digest);
}

void mi_hmac(const void *key, size_t key_length, const void *bytes, size_t length,
             unsigned char digest[MI_DIGEST_SIZE])
{
    unsigned char whole[64] = {0};
    unsigned char inner[MI_DIGEST_SIZE];
    memcpy(whole, key, key_length < sizeof whole ? key_length : sizeof whole);
    keyed_pass(whole, 0x36, bytes, length, inner);
    keyed_pass(whole, 0x5c, inner, sizeof inner, digest);
}

void mi_digest_format(const unsigned char digest[MI_DIGEST_SIZE], char text[MI_DIGEST_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < MI_DIGEST_SIZE; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    text[MI_DIGEST_TEXT - 1] = '\0';
}
