/* Public holidays of known years, written down from the almanacs and the gazette, not computed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/holiday.h"
#include "base/str.h"

/* Every holiday of a year as "MMDD MMDD …", in order. */
static const struct {
    int year;
    const char *days;
} years[] = {
    {1949, "0101 0115 0321 0429 0503 0505 0923 1103 1123"},
    {1955, "0101 0115 0321 0429 0503 0505 0924 1103 1123"},
    {1959, "0101 0115 0321 0410 0429 0503 0505 0924 1103 1123"},
    {1960, "0101 0115 0320 0429 0503 0505 0923 1103 1123"},
    {1966, "0101 0115 0321 0429 0503 0505 0915 0923 1010 1103 1123"},
    {1967, "0101 0115 0211 0321 0429 0503 0505 0915 0924 1010 1103 1123"},
    {1973, "0101 0115 0211 0321 0429 0430 0503 0505 0915 0923 0924 1010 1103 1123"},
    {1978, "0101 0102 0115 0116 0211 0321 0429 0503 0505 0915 0923 1010 1103 1123"},
    {1986, "0101 0115 0211 0321 0429 0503 0505 0915 0923 1010 1103 1123 1124"},
    {1987, "0101 0115 0211 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123"},
    {1988, "0101 0115 0211 0320 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123"},
    {1989, "0101 0102 0115 0116 0211 0224 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123 1223"},
    {1990, "0101 0115 0211 0212 0321 0429 0430 0503 0504 0505 0915 0923 0924 1010 1103 1112 1123 1223 1224"},
    {1993, "0101 0115 0211 0320 0429 0503 0504 0505 0609 0915 0923 1010 1011 1103 1123 1223"},
    {1996, "0101 0115 0211 0212 0320 0429 0503 0504 0505 0506 0720 0915 0916 0923 1010 1103 1104 1123 1223"},
    {1998, "0101 0115 0211 0321 0429 0503 0504 0505 0720 0915 0923 1010 1103 1123 1223"},
    {2000, "0101 0110 0211 0320 0429 0503 0504 0505 0720 0915 0923 1009 1103 1123 1223"},
    {2003, "0101 0113 0211 0321 0429 0503 0505 0721 0915 0923 1013 1103 1123 1124 1223"},
    {2007, "0101 0108 0211 0212 0321 0429 0430 0503 0504 0505 0716 0917 0923 0924 1008 1103 1123 1223 1224"},
    {2008, "0101 0114 0211 0320 0429 0503 0504 0505 0506 0721 0915 0923 1013 1103 1123 1124 1223"},
    {2009, "0101 0112 0211 0320 0429 0503 0504 0505 0506 0720 0921 0922 0923 1012 1103 1123 1223"},
    {2012, "0101 0102 0109 0211 0320 0429 0430 0503 0504 0505 0716 0917 0922 1008 1103 1123 1223 1224"},
    {2015, "0101 0112 0211 0321 0429 0503 0504 0505 0506 0720 0921 0922 0923 1012 1103 1123 1223"},
    {2016, "0101 0111 0211 0320 0321 0429 0503 0504 0505 0718 0811 0919 0922 1010 1103 1123 1223"},
    {2018,
     "0101 0108 0211 0212 0321 0429 0430 0503 0504 0505 0716 0811 0917 0923 0924 1008 1103 1123 1223 1224"},
    {2019,
     "0101 0114 0211 0321 0429 0430 0501 0502 0503 0504 0505 0506 0715 0811 0812 0916 0923 1014 1022 1103 "
     "1104 1123"},
    {2020, "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 0723 0724 0810 0921 0922 1103 1123"},
    {2021, "0101 0111 0211 0223 0320 0429 0503 0504 0505 0722 0723 0808 0809 0920 0923 1103 1123"},
    {2022, "0101 0110 0211 0223 0321 0429 0503 0504 0505 0718 0811 0919 0923 1010 1103 1123"},
    {2023, "0101 0102 0109 0211 0223 0321 0429 0503 0504 0505 0717 0811 0918 0923 1009 1103 1123"},
    {2024,
     "0101 0108 0211 0212 0223 0320 0429 0503 0504 0505 0506 0715 0811 0812 0916 0922 0923 1014 1103 1104 "
     "1123"},
    {2025, "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 0721 0811 0915 0923 1013 1103 1123 1124"},
    {2026, "0101 0112 0211 0223 0320 0429 0503 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123"},
    {2027, "0101 0111 0211 0223 0321 0322 0429 0503 0504 0505 0719 0811 0920 0923 1011 1103 1123"},
};

static void known_years_are_as_they_were(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        char found[256] = "";
        size_t length = 0;
        int64_t end = mi_date_to_days((struct mi_date){years[i].year + 1, 1, 1});
        for (int64_t day = mi_date_to_days((struct mi_date){years[i].year, 1, 1}); day < end; day++) {
            struct mi_date date = mi_date_from_days(day);
            if (mi_holiday_name(date) != NULL)
                length += (size_t)snprintf(found + length, sizeof found - length, "%s%02d%02d",
                                           length > 0 ? " " : "", date.month, date.day);
        }
        if (!mi_text_is(found, years[i].days))
            fail_msg("%d: %s instead of %s", years[i].year, found, years[i].days);
    }
}

/* 国立天文台, 暦要項 and 何年後かの春分の日・秋分の日; and the change of day as the century goes. */
static void equinoxes_are_those_of_the_almanac(void **state)
{
    (void)state;
    static const struct {
        int year, march, september;
    } known[] = {{1979, 21, 24}, {1980, 20, 23}, {1999, 21, 23}, {2011, 21, 23}, {2012, 20, 22},
                 {2028, 20, 22}, {2029, 20, 23}, {2030, 20, 23}, {2031, 21, 23}, {2032, 20, 22},
                 {2092, 19, 22}, {2099, 20, 23}, {2100, 20, 23}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_string_equal(mi_holiday_name((struct mi_date){known[i].year, 3, known[i].march}), "春分の日");
        assert_string_equal(mi_holiday_name((struct mi_date){known[i].year, 9, known[i].september}),
                            "秋分の日");
    }
}

static void days_are_called_by_their_names(void **state)
{
    (void)state;
    assert_string_equal(mi_holiday_name((struct mi_date){1988, 4, 29}), "天皇誕生日");
    assert_string_equal(mi_holiday_name((struct mi_date){2006, 4, 29}), "みどりの日");
    assert_string_equal(mi_holiday_name((struct mi_date){2007, 4, 29}), "昭和の日");
    assert_string_equal(mi_holiday_name((struct mi_date){2019, 4, 30}), "休日");
    assert_string_equal(mi_holiday_name((struct mi_date){2020, 7, 24}), "スポーツの日");
    assert_null(mi_holiday_name((struct mi_date){2027, 1, 15}));
    assert_null(mi_holiday_name((struct mi_date){1948, 11, 3}));
    assert_null(mi_holiday_name((struct mi_date){2151, 1, 1}));
}

/* As the law stands: sixteen named days a year, and never a Sunday's holiday without a day for it. */
static void every_year_to_come_is_in_order(void **state)
{
    (void)state;
    for (int year = 2022; year <= MI_HOLIDAY_LAST_YEAR; year++) {
        int named = 0;
        int64_t first = mi_date_to_days((struct mi_date){year, 1, 1});
        int64_t end = mi_date_to_days((struct mi_date){year + 1, 1, 1});
        for (int64_t day = first; day < end; day++) {
            const char *name = mi_holiday_name(mi_date_from_days(day));
            named += name != NULL && !mi_text_is(name, "休日");
            if (name == NULL || mi_text_is(name, "休日") || mi_date_weekday(mi_date_from_days(day)) != 0)
                continue;
            int64_t next = day + 1; /* behind the holidays that follow stands a free day */
            while (mi_holiday_name(mi_date_from_days(next)) != NULL &&
                   !mi_text_is(mi_holiday_name(mi_date_from_days(next)), "休日"))
                next++;
            assert_non_null(mi_holiday_name(mi_date_from_days(next)));
        }
        if (named != 16)
            fail_msg("%d has %d named days", year, named);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_years_are_as_they_were),
        cmocka_unit_test(equinoxes_are_those_of_the_almanac),
        cmocka_unit_test(days_are_called_by_their_names),
        cmocka_unit_test(every_year_to_come_is_in_order),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
