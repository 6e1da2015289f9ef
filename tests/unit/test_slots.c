/* When people are free, read from what they write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "text/slots.h"

static const struct {
    const char *text;
    const char *slots; /* null: nothing was understood */
} written[] = {
    {"平日夜", "mon,tue,wed,thu,fri 18-23"},
    {"土日午前", "sat,sun 9-12"},
    {"火・木 20時以降", "tue,thu 20-24"},
    {"平日夜（19時以降）、日曜午後", "mon,tue,wed,thu,fri 19-24; sun 13-18"},
    {"月、水、金の夜", "mon,wed,fri 18-23"},
    {"月～金 １９：００－２１：３０", "mon,tue,wed,thu,fri 19-21"},
    {"月曜から水曜 19時半まで", "mon,tue,wed 6-19"},
    {"金-月 朝", "mon,fri,sat,sun 6-9"},
    {"土日祝 終日", "sat,sun,holiday 6-24"},
    {"水曜以外の夜", "mon,tue,thu,fri,sat,sun,holiday 18-23"},
    {"平日20時以降、土日は終日可", "mon,tue,wed,thu,fri 20-24; sat,sun 6-24"},
    {"金曜NG", "mon,tue,wed,thu,sat,sun,holiday 6-24"},
    {"毎日19時〜21時、火曜不可", "mon,wed,thu,fri,sat,sun,holiday 19-21"},
    {"土曜日の10-12時, 14-16時", "sat 10-12,14-16"},
    {"Weekday evenings, Sat morning", "mon,tue,wed,thu,fri 18-23; sat 6-12"},
    {"午後8時以降なら毎日", "mon,tue,wed,thu,fri,sat,sun,holiday 20-24"},
    {"日中", "mon,tue,wed,thu,fri,sat,sun,holiday 10-17"},
    {"平日19時半から、22時まで", "mon,tue,wed,thu,fri 20-22"},
    {"平日19時半から22時まで", "mon,tue,wed,thu,fri 20-22"},
    {"平日は19時以降22時まで", "mon,tue,wed,thu,fri 19-22"},
    {"土曜 9時まで、20時から", "sat 6-9,20-24"},
    {"平日夜7時から9時", "mon,tue,wed,thu,fri 19-21"},
    {"土曜22時〜2時", "sat 22-24"},
    {"平日18:00~20:00 土日10:00~12:00", "mon,tue,wed,thu,fri 18-20; sat,sun 10-12"},
    {"平日夜と土日", "mon,tue,wed,thu,fri 18-23; sat,sun 6-24"},
    {"水曜以外の平日夜", "mon,tue,thu,fri 18-23"},
    {"平日夜（水曜以外）", "mon,tue,thu,fri 18-23"},
    {"平日夜（水曜を除く）", "mon,tue,thu,fri 18-23"},
    {"平日20時以降;土日祝いつでも", "mon,tue,wed,thu,fri 20-24; sat,sun,holiday 6-24"},
    {"火 19:30-21:30 / 木 20:00-22:00", "tue 20-21; thu 20-22"},
    {"特になし", NULL},
    {"応相談", NULL},
    {"", NULL},
    {NULL, NULL},
};

static void what_people_write_becomes_hours_of_the_week(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        struct mi_slots slots;
        struct mi_str str = mi_str_begin(arena, 400);
        const char *text;
        bool understood = mi_slots_read(written[i].text, &slots);
        assert_int_equal(understood, written[i].slots != NULL);
        if (!understood)
            continue;
        mi_slots_format(&slots, &str);
        assert_int_equal(mi_str_end(&str, &text, NULL), MIRAIF_OK);
        assert_string_equal(text, written[i].slots);
    }
    miraif_arena_destroy(arena);
}

static void shared_hours_are_counted(void **state)
{
    (void)state;
    struct mi_slots a;
    struct mi_slots b;
    assert_true(mi_slots_read("平日夜", &a));
    assert_true(mi_slots_read("火・木 20時以降、土日", &b));
    assert_int_equal(mi_slots_shared(&a, &b), 6);
    assert_int_equal(mi_slots_shared(&a, &a), 25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_write_becomes_hours_of_the_week),
        cmocka_unit_test(shared_hours_are_counted),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("slots", tests, NULL, NULL);
}
