/* Designs that are developed from starter rounds: people are copies of an abelian group and some who stay
 * put; moving everybody by every element of the group turns one round into many. Pairs: the round robin
 * (Kirkman 1847). Threes: Kirkman's and nearly Kirkman systems (Ray-Chaudhuri and Wilson 1971; Kotzig and
 * Rosa 1974). Fours: resolvable designs and group divisible designs (Hanani, Ray-Chaudhuri and Wilson 1972;
 * Shen 1987); 8 tables in 10 rounds were first reached by Aguado (2004). The starters themselves were found
 * for this file by exact cover (Knuth 2000) under the group that the table names, some with a multiplier
 * besides; the tests check that no pair meets twice. */
#include "solve/mixing_design.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

/* One row a starter round, table after table. A person is copy·(elements of the group) + element; elements
 * are those of Z_first × Z_second, written first·second + second's number; from copies·elements on, people
 * stay. */
static const uint8_t rounds_of_5_by_3[] = {
    0, 5, 10, 1, 4, 8, 2, 3, 11, 6, 12, 14, 7, 9, 13,
};
static const uint8_t rounds_of_6_by_3[] = {
    0, 10, 16, 1, 8,  14, 2, 5,  6,  3, 11, 15, 4, 9, 17, 7, 12, 13,
    0, 3,  5,  1, 10, 15, 2, 13, 17, 4, 12, 16, 6, 8, 9,  7, 11, 14,
};
static const uint8_t rounds_of_7_by_3[] = {
    0, 6,  14, 1, 2,  17, 3, 7, 13, 4, 9, 11, 5, 19, 20, 8, 15, 18, 10, 12, 16,
    0, 11, 20, 1, 14, 19, 2, 4, 16, 3, 5, 6,  7, 9,  15, 8, 12, 13, 10, 17, 18,
};
static const uint8_t rounds_of_8_by_3[] = {
    0, 5, 9, 1, 19, 21, 2, 10, 16, 3, 13, 23, 4, 12, 22, 6, 11, 17, 7, 8, 20, 14, 15, 18,
};
static const uint8_t rounds_of_10_by_3[] = {
    0, 4,  16, 1, 23, 28, 2,  10, 19, 3,  12, 22, 5,  7,  8,
    6, 17, 20, 9, 15, 27, 11, 18, 24, 13, 14, 29, 21, 25, 26,
};
static const uint8_t rounds_of_12_by_3[] = {
    0, 2,  26, 1,  13, 28, 3,  9,  17, 4,  14, 32, 5,  22, 35, 6,  7,  10,
    8, 16, 20, 11, 30, 33, 12, 25, 34, 15, 21, 31, 18, 27, 29, 19, 23, 24,
};
static const uint8_t rounds_of_13_by_3[] = {
    0,  20, 25, 1,  2,  18, 3,  32, 38, 4,  9,  15, 5,  29, 37, 6,  13, 24, 7,  17,
    21, 8,  35, 36, 10, 14, 26, 11, 28, 30, 12, 27, 33, 16, 19, 23, 22, 31, 34,
};
static const uint8_t rounds_of_14_by_3[] = {
    0, 13, 20, 1, 22, 36, 2,  11, 14, 3,  18, 26, 4,  10, 28, 5,  7,  24, 6,  35, 39,
    8, 12, 38, 9, 23, 34, 15, 16, 27, 17, 33, 40, 19, 21, 41, 25, 30, 37, 29, 31, 32,
};
static const uint8_t rounds_of_16_by_3[] = {
    0,  27, 35, 1,  3,  18, 2,  13, 30, 4,  33, 34, 5,  9,  24, 6,  22, 32, 7,  12, 25, 8,  45, 47,
    10, 11, 20, 14, 17, 37, 15, 26, 31, 16, 41, 46, 19, 28, 40, 21, 29, 43, 23, 36, 39, 38, 42, 44,
};
static const uint8_t rounds_of_6_by_4[] = {
    0, 1, 3, 8, 2, 12, 17, 22, 4, 15, 16, 18, 5, 11, 14, 21, 6, 10, 19, 23, 7, 9, 13, 20,
};
static const uint8_t rounds_of_7_by_4[] = {
    0, 4, 6, 20, 1, 15, 23, 25, 2, 12, 17, 19, 3, 10, 24, 27, 5, 13, 14, 16, 7, 8, 11, 26, 9, 18, 21, 22,
};
static const uint8_t rounds_of_8_by_4[] = {
    0,  3,  16, 22, 1,  2,  18, 20, 4,  25, 28, 29, 5,  8,  12, 23, 6,  27, 30, 31, 7, 10,
    14, 21, 9,  15, 19, 24, 11, 13, 17, 26, 0,  2,  28, 30, 1,  6,  11, 12, 3,  4,  9, 14,
    5,  7,  17, 19, 8,  10, 20, 22, 13, 15, 25, 27, 16, 21, 26, 31, 18, 23, 24, 29,
};
static const uint8_t rounds_of_9_by_4[] = {
    0,  1,  25, 29, 2,  19, 32, 33, 3,  7,  11, 12, 4,  6,  9,  16, 5,  26,
    28, 31, 8,  21, 24, 35, 10, 13, 30, 34, 14, 18, 22, 23, 15, 17, 20, 27,
};
static const uint8_t rounds_of_10_by_4[] = {
    0, 13, 26, 39, 1, 4,  21, 23, 2,  7,  27, 34, 3,  12, 17, 24, 5,  11, 33, 35,
    6, 8,  29, 37, 9, 10, 20, 25, 14, 15, 32, 36, 16, 19, 30, 31, 18, 22, 28, 38,
};
static const uint8_t rounds_of_12_by_4[] = {
    0, 2, 10, 39, 1, 21, 34, 43, 3,  20, 44, 46, 4,  13, 16, 36, 5,  29, 33, 45, 6,  19, 28, 31,
    7, 8, 11, 42, 9, 15, 17, 25, 12, 22, 23, 26, 14, 18, 35, 47, 24, 30, 32, 40, 27, 37, 38, 41,
};
static const uint8_t rounds_of_13_by_4[] = {
    0,  15, 45, 46, 1,  7,  42, 50, 2,  14, 26, 39, 3,  6,  10, 21, 4,  37, 40, 44, 5,  19, 31, 43, 8,  16,
    18, 24, 9,  22, 36, 48, 11, 12, 17, 32, 13, 30, 47, 51, 20, 23, 27, 38, 25, 33, 35, 41, 28, 29, 34, 49,
};
static const uint8_t rounds_of_15_by_4[] = {
    0,  16, 47, 55, 1,  41, 42, 46, 2,  25, 32, 34, 3,  4,  8,  20, 5,  11, 33, 48,
    6,  13, 15, 40, 7,  31, 56, 59, 9,  17, 19, 35, 10, 24, 30, 52, 12, 37, 45, 58,
    14, 29, 43, 49, 18, 26, 50, 57, 21, 44, 51, 53, 22, 23, 27, 39, 28, 36, 38, 54,
};
static const uint8_t rounds_of_6_by_5[] = {
    0, 14, 16, 21, 22, 1, 5,  18, 24, 29, 2,  9,  17, 20, 28,
    3, 4,  6,  8,  15, 7, 12, 13, 25, 27, 10, 11, 19, 23, 26,
};
static const uint8_t rounds_of_11_by_4[] = {
    0,  12, 22, 23, 1,  4,  28, 34, 2,  3,  8,  31, 5,  9,  21, 40, 6,  26, 38, 43, 7,  20,
    29, 41, 10, 17, 25, 35, 11, 15, 37, 42, 13, 16, 18, 27, 14, 24, 30, 39, 19, 32, 33, 36,
};
static const uint8_t rounds_of_10_by_5[] = {
    0, 9,  27, 41, 45, 1, 16, 21, 23, 26, 2,  10, 31, 37, 48, 3,  4,  6,  17, 43, 5,  22, 28, 39, 46,
    7, 19, 32, 40, 47, 8, 15, 18, 29, 49, 11, 12, 14, 20, 36, 13, 30, 33, 35, 42, 24, 25, 34, 38, 44,
};
static const uint8_t rounds_of_10_by_6[] = {
    0,  16, 21, 24, 34, 50, 1,  11, 18, 37, 49, 59, 2,  9,  20, 41, 48, 57, 3,  8,
    15, 25, 28, 43, 4,  5,  13, 19, 36, 46, 6,  12, 26, 27, 33, 39, 7,  30, 42, 51,
    52, 54, 10, 23, 35, 47, 53, 56, 14, 22, 38, 44, 55, 58, 17, 29, 31, 32, 40, 45,
};
/* Found by annealing, with no group: one round more than lines of the plane of order nine give. */
static const uint8_t rounds_of_9_by_5[] = {
    0, 2,  4,  6,  8,  1,  10, 19, 28, 37, 3,  12, 21, 30, 39, 5,  14, 23, 32, 41, 7,  16, 25, 34, 43,
    9, 11, 13, 15, 17, 18, 20, 22, 24, 26, 27, 29, 31, 33, 35, 36, 38, 40, 42, 44, 0,  10, 20, 30, 40,
    1, 11, 18, 31, 41, 2,  9,  19, 32, 39, 3,  13, 23, 33, 43, 4,  14, 21, 34, 44, 5,  12, 22, 35, 42,
    6, 16, 26, 27, 37, 7,  17, 24, 28, 38, 8,  15, 25, 29, 36, 0,  11, 19, 33, 44, 1,  9,  20, 34, 42,
    2, 10, 18, 35, 43, 3,  14, 22, 27, 38, 4,  12, 23, 28, 36, 5,  13, 21, 29, 37, 6,  17, 25, 30, 41,
    7, 15, 26, 31, 39, 8,  16, 24, 32, 40, 0,  12, 24, 31, 43, 1,  13, 25, 32, 44, 2,  14, 26, 30, 42,
    3, 15, 18, 34, 37, 4,  16, 19, 35, 38, 5,  17, 20, 33, 36, 6,  9,  21, 28, 40, 7,  10, 22, 29, 41,
    8, 11, 23, 27, 39, 0,  13, 26, 34, 38, 1,  14, 24, 35, 36, 2,  12, 25, 33, 37, 3,  16, 20, 28, 41,
    4, 17, 18, 29, 39, 5,  15, 19, 27, 40, 6,  10, 23, 31, 44, 7,  11, 21, 32, 42, 8,  9,  22, 30, 43,
    0, 14, 25, 28, 39, 1,  12, 26, 29, 40, 2,  13, 24, 27, 41, 3,  17, 19, 31, 42, 4,  15, 20, 32, 43,
    5, 16, 18, 30, 44, 6,  11, 22, 34, 36, 7,  9,  23, 35, 37, 8,  10, 21, 33, 38, 0,  15, 21, 35, 41,
    1, 16, 22, 33, 39, 2,  17, 23, 34, 40, 3,  9,  24, 29, 44, 4,  10, 25, 27, 42, 5,  11, 26, 28, 43,
    6, 12, 18, 32, 38, 7,  13, 19, 30, 36, 8,  14, 20, 31, 37, 0,  16, 23, 29, 42, 1,  17, 21, 27, 43,
    2, 15, 22, 28, 44, 3,  10, 26, 32, 36, 4,  11, 24, 30, 37, 5,  9,  25, 31, 38, 6,  13, 20, 35, 39,
    7, 14, 18, 33, 40, 8,  12, 19, 34, 41, 0,  17, 22, 32, 37, 1,  15, 23, 30, 38, 2,  16, 21, 31, 36,
    3, 11, 25, 35, 40, 4,  9,  26, 33, 41, 5,  10, 24, 34, 39, 6,  14, 19, 29, 43, 7,  12, 20, 27, 44,
    8, 13, 18, 28, 42, 0,  9,  18, 27, 36, 1,  2,  3,  5,  7,  4,  13, 22, 31, 40, 6,  15, 24, 33, 42,
    8, 17, 26, 35, 44, 10, 11, 12, 14, 16, 19, 20, 21, 23, 25, 28, 29, 30, 32, 34, 37, 38, 39, 41, 43,
};

struct starter {
    uint8_t tables;
    uint8_t size;
    uint8_t first;
    uint8_t second;
    uint8_t copies;
    uint8_t rounds;
    const uint8_t *seat; /* rounds × tables × size */
};

static const struct starter starters[] = {
    {5, 3, 7, 1, 2, 1, rounds_of_5_by_3},    {6, 3, 4, 1, 4, 2, rounds_of_6_by_3},
    {7, 3, 5, 1, 4, 2, rounds_of_7_by_3},    {8, 3, 11, 1, 2, 1, rounds_of_8_by_3},
    {10, 3, 14, 1, 2, 1, rounds_of_10_by_3}, {12, 3, 17, 1, 2, 1, rounds_of_12_by_3},
    {13, 3, 19, 1, 2, 1, rounds_of_13_by_3}, {14, 3, 20, 1, 2, 1, rounds_of_14_by_3},
    {16, 3, 23, 1, 2, 1, rounds_of_16_by_3}, {6, 4, 7, 1, 3, 1, rounds_of_6_by_4},
    {7, 4, 9, 1, 3, 1, rounds_of_7_by_4},    {8, 4, 4, 4, 2, 2, rounds_of_8_by_4},
    {9, 4, 11, 1, 3, 1, rounds_of_9_by_4},   {10, 4, 13, 1, 3, 1, rounds_of_10_by_4},
    {11, 4, 14, 1, 3, 1, rounds_of_11_by_4}, {12, 4, 15, 1, 3, 1, rounds_of_12_by_4},
    {13, 4, 17, 1, 3, 1, rounds_of_13_by_4}, {15, 4, 19, 1, 3, 1, rounds_of_15_by_4},
    {6, 5, 6, 1, 5, 1, rounds_of_6_by_5},    {10, 5, 9, 1, 5, 1, rounds_of_10_by_5},
    {10, 6, 8, 1, 7, 1, rounds_of_10_by_6},  {9, 5, 1, 1, 45, 10, rounds_of_9_by_5},
};

static const struct starter *find(uint32_t tables, uint32_t size)
{
    for (size_t i = 0; i < sizeof starters / sizeof *starters; i++)
        if (starters[i].tables == tables && starters[i].size == size)
            return &starters[i];
    return NULL;
}

/* Where `person` goes when the group moves by (first, second). */
static uint32_t moved(const struct starter *starter, uint32_t person, uint32_t first, uint32_t second)
{
    uint32_t elements = (uint32_t)starter->first * starter->second;
    if (person >= starter->copies * elements)
        return person;
    uint32_t x = (person % elements / starter->second + first) % starter->first;
    uint32_t y = (person % starter->second + second) % starter->second;
    return person / elements * elements + x * starter->second + y;
}

/* Whether two rounds seat the same people together: then their tables are the same but for their numbers. */
static bool same_round(const struct starter *starter, const uint32_t *a, const uint32_t *b)
{
    uint32_t number[UINT8_MAX];
    memset(number, 0xff, sizeof number);
    for (uint32_t person = 0; person < (uint32_t)starter->tables * starter->size; person++) {
        if (number[a[person]] == UINT32_MAX)
            number[a[person]] = b[person];
        if (number[a[person]] != b[person])
            return false;
    }
    return true;
}

/* Adds every move of the `base`-th starter round that the design has not got. A round that a move leaves as
 * it is comes once. */
static void develop(const struct starter *starter, uint32_t base, uint32_t most, struct mi_design *design)
{
    uint32_t people = design->tables * design->size;
    const uint8_t *seat = starter->seat + base * people;
    uint32_t first_round = design->rounds;
    for (uint32_t move = 0; move < (uint32_t)starter->first * starter->second; move++) {
        if (design->rounds == most)
            return;
        uint32_t *table = design->table + design->rounds * people;
        for (uint32_t i = 0; i < people; i++)
            table[moved(starter, seat[i], move / starter->second, move % starter->second)] = i / design->size;
        bool known = false;
        for (uint32_t round = first_round; round < design->rounds && !known; round++)
            known = same_round(starter, design->table + round * people, table);
        design->rounds += !known;
    }
}

/* Everybody meets everybody in turn: the last stays, the others go round. */
static void round_robin(struct mi_design *design, uint32_t most)
{
    uint32_t ring = 2 * design->tables - 1;
    design->rounds = most < ring ? most : ring;
    for (uint32_t round = 0; round < design->rounds; round++) {
        uint32_t *table = design->table + (size_t)round * (ring + 1);
        table[ring] = table[round] = 0;
        for (uint32_t i = 1; i < design->tables; i++)
            table[(round + i) % ring] = table[(round + ring - i) % ring] = i;
    }
}

enum miraif_status mi_design_from_starter(uint32_t tables, uint32_t size, uint32_t most,
                                          struct miraif_arena *arena, struct mi_design *ret_design,
                                          bool *ret_known, struct miraif_error *err)
{
    const struct starter *starter = find(tables, size);
    *ret_known = starter != NULL || size == 2;
    if (!*ret_known)
        return MIRAIF_OK;
    struct mi_design design = {.tables = tables, .size = size};
    design.table = mi_design_room(tables, size, most, arena);
    if (design.table == NULL)
        return mi_no_memory(err);
    if (starter == NULL)
        round_robin(&design, most);
    else
        for (uint32_t base = 0; base < starter->rounds; base++)
            develop(starter, base, most, &design);
    *ret_design = design;
    return MIRAIF_OK;
}
