/* What proof sheets have in common on both ways: the digest of their input, and the names of their claims. */
#include <stdio.h>

#include "base/hash.h"
#include "miraif/proof.h"

static const char *const claims[] = {
#define CODE(name, code) code,
    MIRAIF_CLAIM_LIST(CODE)
#undef CODE
};

const char *miraif_sheet_claim_code(enum miraif_sheet_claim claim)
{
    return claim < MIRAIF_CLAIMS ? claims[claim] : "";
}

const char *miraif_verdict_code(enum miraif_verdict verdict)
{
    static const char *const codes[] = {"not made", "unchecked", "holds", "fails"};
    return verdict <= MIRAIF_CLAIM_FAILS ? codes[verdict] : "";
}

static void add(struct mi_hash *hash, int64_t number)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%lld\n", (long long)number);
    mi_hash_add(hash, text, (size_t)length);
}

/* The values of the pairs in groups of `size`, where there are any. */
static void add_values(struct mi_hash *hash, const struct miraif_grouping *input, uint32_t size)
{
    uint32_t g = 0;
    while (g < input->groups && input->size[g] != size)
        g++;
    if (g == input->groups)
        return;
    const int64_t *value = input->value_in == NULL ? input->value : input->value_in[g];
    for (uint32_t p = 0; p < input->people; p++)
        for (uint32_t q = 0; q < p; q++)
            add(hash, value[(size_t)p * input->people + q]);
}

static void add_rule(struct mi_hash *hash, const struct miraif_rule *rule, uint32_t largest)
{
    uint32_t allowed = 0;
    add(hash, rule->count);
    for (uint32_t i = 0; i < rule->count; i++)
        add(hash, rule->member[i]);
    add(hash, rule->together);
    for (uint32_t k = 0; k <= largest; k++)
        allowed += (rule->allowed >> k & 1) != 0;
    add(hash, allowed);
    for (uint32_t k = 0; k <= largest; k++)
        if ((rule->allowed >> k & 1) != 0)
            add(hash, k);
    const struct miraif_common *common = rule->common;
    add(hash, common == NULL ? 0 : common->words);
    if (common == NULL)
        return;
    add(hash, common->unit);
    add(hash, common->length);
    add(hash, common->least);
    for (size_t i = 0; i < (size_t)rule->count * common->words; i++)
        add(hash, common->bits[i]);
}

void miraif_sheet_digest(const struct miraif_grouping *input, char text[MIRAIF_DIGEST_TEXT])
{
    unsigned char digest[MI_DIGEST_SIZE];
    struct mi_hash hash;
    uint32_t largest = 0;
    mi_hash_begin(&hash);
    add(&hash, input->people);
    add(&hash, input->groups);
    for (uint32_t g = 0; g < input->groups; g++) {
        add(&hash, input->size[g]);
        largest = input->size[g] > largest ? input->size[g] : largest;
    }
    for (uint32_t size = 1; size <= largest; size++)
        add_values(&hash, input, size);
    add(&hash, input->rules);
    for (uint32_t r = 0; r < input->rules; r++)
        add_rule(&hash, &input->rule[r], largest);
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, text);
}
