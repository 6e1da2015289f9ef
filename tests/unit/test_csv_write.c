/* lib/text/csv_write: cells for machines and for spreadsheets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/csv_write.h"

static void check_cell(const char *text, char delimiter, bool for_excel, const char *expected)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    const char *cell = NULL;
    struct mi_str str = mi_str_begin(arena, 1000);
    mi_csv_write_field(&str, text, delimiter, for_excel);
    assert_int_equal(mi_str_end(&str, &cell, &err), MIRAIF_OK);
    assert_string_equal(cell, expected);
    miraif_arena_destroy(arena);
}

static void machine_cells_keep_every_byte(void **state)
{
    (void)state;
    check_cell(NULL, ',', false, "");
    check_cell("", ',', false, "");
    check_cell("見本 花子", ',', false, "見本 花子");
    check_cell("=1+1", ',', false, "=1+1");
    check_cell("a,b", ',', false, "\"a,b\"");
    check_cell("a,b", '\t', false, "a,b");
    check_cell("a\tb", '\t', false, "\"a\tb\"");
    check_cell("\"", ',', false, "\"\"\"\"");
    check_cell("a\"\"b", ',', false, "\"a\"\"\"\"b\"");
    check_cell("line\r\nline", ',', false, "\"line\r\nline\"");
    check_cell(" a", ',', false, "\" a\"");
    check_cell("a ", ',', false, "\"a \"");
}

static void cells_for_spreadsheets_are_no_formulas(void **state)
{
    (void)state;
    check_cell("=SUM(A1)", ',', true, "'=SUM(A1)");
    check_cell("+81", ',', true, "'+81");
    check_cell("-1,5", ',', true, "\"'-1,5\"");
    check_cell("@a", ',', true, "'@a");
    check_cell("\ta", ',', true, "\"'\ta\"");
    check_cell("\ra", ',', true, "\"'\ra\"");
    check_cell("\na", ',', true, "\"'\na\"");
    check_cell("＝1", ',', true, "'＝1");
    check_cell("＋1", ',', true, "'＋1");
    check_cell("－1", ',', true, "'－1");
    check_cell("＠1", ',', true, "'＠1");
    check_cell("a=1", ',', true, "a=1");
    check_cell("ー", ',', true, "ー");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(machine_cells_keep_every_byte),
        cmocka_unit_test(cells_for_spreadsheets_are_no_formulas),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
