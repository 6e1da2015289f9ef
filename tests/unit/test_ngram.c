/* Words in one text, and how alike texts are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "text/ngram.h"
#include "text/parts.h"

static void parts_of(const char *text, const char *expected)
{
    char joined[200] = "";
    const char *start;
    size_t length, used = 0;
    while (mi_part_next(&text, &start, &length)) {
        joined[used++] = '[';
        memcpy(joined + used, start, length);
        used += length;
        joined[used++] = ']';
    }
    joined[used] = '\0';
    assert_string_equal(joined, expected);
}

static void texts_have_parts(void **state)
{
    (void)state;
    parts_of(NULL, "");
    parts_of("", "[]");
    parts_of("評価", "[評価]");
    parts_of(" 管理職, 組織、　人を 育てる 　；x\ny", "[管理職][組織][人を 育てる][x][y]");
    parts_of("a,,b,", "[a][][b][]");
}

static uint32_t shared(struct miraif_arena *arena, const char *a, const char *b, bool all)
{
    struct mi_ngrams left, right;
    assert_int_equal(mi_ngrams_read(a, all, arena, &left, NULL), MIRAIF_OK);
    assert_int_equal(mi_ngrams_read(b, all, arena, &right, NULL), MIRAIF_OK);
    assert_int_equal(mi_ngrams_shared(&left, &right), mi_ngrams_shared(&right, &left));
    return mi_ngrams_shared(&left, &right);
}

static void pairs_are_shared(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    assert_int_equal(shared(arena, "評価", "人事評価の制度", true), 1);
    assert_int_equal(shared(arena, "ﾘｰﾀﾞｰ ABC", "リーダー（abc）", true), 5);
    assert_int_equal(shared(arena, "のです、から", "なのですから", true), 3);
    assert_int_equal(shared(arena, "のですから", "なのですから", false), 0);
    assert_int_equal(shared(arena, "人を育てる", "人を叱る。育てたい", false), 1);
    assert_int_equal(shared(arena, "組。織", "組織", true), 0);
    assert_int_equal(shared(arena, NULL, "組織", true), 0);
    miraif_arena_destroy(arena);
}

static void stretches_are_words(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_ngrams ngrams;
    uint32_t count;
    assert_int_equal(
        mi_ngrams_read("課長になり、評価制度と後輩の育て方に悩む。評価", false, arena, &ngrams, NULL),
        MIRAIF_OK);
    const char *const *list =
        mi_ngrams_stretches("人を育てる, 評価制度, 評価制度, 課長", &ngrams, 8, arena, &count);
    assert_int_equal(count, 3);
    assert_string_equal(list[0], "育て");
    assert_string_equal(list[1], "評価制度");
    assert_string_equal(list[2], "課長");
    list = mi_ngrams_stretches("課長 評価", &ngrams, 1, arena, &count);
    assert_int_equal(count, 1);
    miraif_arena_destroy(arena);
}

static void alike_are_those_who_share_what_few_say(void **state)
{
    (void)state;
    static const char *const said[] = {"管理職としての評価に悩んでいます",
                                       "管理職としての評価に悩んでいます",
                                       "管理職として十年",
                                       "評価制度をつくった",
                                       "介護と仕事",
                                       "",
                                       NULL};
    enum { TEXTS = sizeof said / sizeof *said };
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_ngrams text[TEXTS], *all[TEXTS];
    for (size_t i = 0; i < TEXTS; i++) {
        all[i] = &text[i];
        assert_int_equal(mi_ngrams_read(said[i], false, arena, &text[i], NULL), MIRAIF_OK);
    }
    assert_int_equal(mi_ngrams_weigh(all, TEXTS, arena, NULL), MIRAIF_OK);
    assert_in_range(mi_ngrams_likeness(&text[0], &text[1]), 999, 1000);
    assert_int_equal(mi_ngrams_likeness(&text[0], &text[4]), 0);
    assert_int_equal(mi_ngrams_likeness(&text[0], &text[5]), 0);
    assert_int_equal(mi_ngrams_likeness(&text[5], &text[6]), 0);
    for (size_t i = 0; i < TEXTS; i++)
        for (size_t k = 0; k < TEXTS; k++)
            assert_int_equal(mi_ngrams_likeness(&text[i], &text[k]), mi_ngrams_likeness(&text[k], &text[i]));
    /* 管理職 is more in common than 評価 */
    assert_in_range(mi_ngrams_likeness(&text[0], &text[2]), 200, 500);
    assert_in_range(mi_ngrams_likeness(&text[0], &text[3]), 20, 200);
    miraif_arena_destroy(arena);
}

/* The weights of pairs that 1, 2 and 4 of 7 texts have: log2 of 8, 4 and 2. */
static void weights_are_logarithms(void **state)
{
    (void)state;
    static const char *const said[] = {"ab", "cd", "cd", "ef", "ef", "ef", "ef"};
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_ngrams text[7], *all[7];
    for (size_t i = 0; i < 7; i++) {
        all[i] = &text[i];
        assert_int_equal(mi_ngrams_read(said[i], true, arena, &text[i], NULL), MIRAIF_OK);
    }
    assert_int_equal(mi_ngrams_weigh(all, 7, arena, NULL), MIRAIF_OK);
    assert_int_equal(text[0].weight[0], 3 * 256);
    assert_int_equal(text[1].weight[0], 2 * 256);
    assert_int_equal(text[3].weight[0], 256);
    assert_int_equal(text[3].length, 256);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_have_parts),       cmocka_unit_test(pairs_are_shared),
        cmocka_unit_test(stretches_are_words),    cmocka_unit_test(alike_are_those_who_share_what_few_say),
        cmocka_unit_test(weights_are_logarithms),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("ngram", tests, NULL, NULL);
}
