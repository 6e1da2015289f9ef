/* Values as people write them. Each reader folds its text into a small buffer first (NFKC, so that full-width
 * digits and the square era signs ㋿ and ㍻ are plain) and then walks over it with a cursor. */
#include "io/values.h"

#include <stdio.h>
#include <string.h>

#include "text/key.h"

enum { ROOM = 512, KANJI = 3 /* bytes */ };

static bool fold(const char *text, char buffer[ROOM])
{
    return mi_text_fold_into(text, MI_FOLD_CASE | MI_FOLD_SPACES | MI_FOLD_DASHES, buffer, ROOM);
}

/* Nothing, or a dash for nothing. */
static bool is_blank(const char *text)
{
    return *text == '\0' || strcmp(text, "-") == 0 || strcmp(text, "ー") == 0;
}

/* The value of one kanji of a number; -1: it is none. Of 十 and 百 the value is ten and a hundred. */
static int kanji_value(const char *at)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (int i = 0; i <= 10; i++)
        if (strncmp(at, digits[i], KANJI) == 0)
            return i;
    return strncmp(at, "百", KANJI) == 0 ? 100 : -1;
}

/* A number in kanji, such as 六十四 or 一九八九, and where it ends; -1: there is none. */
static int read_kanji(const char *at, const char **ret_end)
{
    enum { MOST = 9999 };
    int number = 0;
    int last = -1;
    for (int value; (value = kanji_value(at)) >= 0 && number <= MOST; at += KANJI) {
        if (value < 10)
            number = last >= 0 && last < 10 ? number * 10 + value : number + value;
        else
            number += last > 0 && last < 10 ? last * (value - 1) : value;
        last = value;
    }
    *ret_end = at;
    return last < 0 || number > MOST ? -1 : number;
}

/* Whether the number before `at` is of a date, a time or an age. */
static bool is_unit(const char *at)
{
    static const char *const units[] = {"年", "月", "日", "時", "分", "秒", "歳", "才"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strncmp(at, units[i], KANJI) == 0)
            return true;
    return false;
}

/* Writes numbers in kanji before a unit with digits, which take no more room, and ・ between parts as a full
 * stop. */
static void write_digits(char buffer[ROOM])
{
    const char *end;
    for (char *at = buffer; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x80) /* as dates mostly are */
            continue;
        int number = read_kanji(at, &end);
        if (number >= 0 && is_unit(end)) {
            char digits[8];
            int size = snprintf(digits, sizeof digits, "%d", number);
            memcpy(at, digits, (size_t)size);
            memmove(at + size, end, strlen(end) + 1);
            at += size - 1;
        } else if (strncmp(at, "・", KANJI) == 0) {
            *at = '.';
            memmove(at + 1, at + KANJI, strlen(at + KANJI) + 1);
        }
    }
}

static void skip_spaces(const char **at)
{
    while (**at == ' ')
        ++*at;
}

/* Most words that are looked for differ in the first byte: that costs less than to ask for their length. */
static bool skip(const char **at, const char *word)
{
    const char *text = *at;
    for (; *word != '\0'; text++, word++)
        if (*text != *word)
            return false;
    *at = text;
    return true;
}

static size_t digits_of(const char *text)
{
    size_t digits = 0;
    while (text[digits] >= '0' && text[digits] <= '9')
        digits++;
    return digits;
}

/* Reads a number of `least` to `most` digits. */
static bool number(const char **at, size_t least, size_t most, int *ret_number)
{
    size_t digits = digits_of(*at);
    if (digits < least || digits > most)
        return false;
    *ret_number = 0;
    for (size_t i = 0; i < digits; i++)
        *ret_number = *ret_number * 10 + (*(*at)++ - '0');
    return true;
}

struct era {
    const char *kanji;
    const char *letter;
    struct mi_date first;
    struct mi_date last;
};

static const struct era eras[] = {
    {"令和", "r", {2019, 5, 1}, {9999, 12, 31}}, {"平成", "h", {1989, 1, 8}, {2019, 4, 30}},
    {"昭和", "s", {1926, 12, 25}, {1989, 1, 7}}, {"大正", "t", {1912, 7, 30}, {1926, 12, 24}},
    {"明治", "m", {1868, 1, 25}, {1912, 7, 29}},
};

static const struct era *find_era(const char **at)
{
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
        if (skip(at, eras[i].kanji) || skip(at, eras[i].letter))
            return &eras[i];
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
        if (strncmp(*at, eras[i].kanji, KANJI) == 0) { /* 昭60.4.1 */
            *at += KANJI;
            return &eras[i];
        }
    return NULL;
}

static bool is_after(struct mi_date one, struct mi_date other)
{
    return mi_date_to_days(one) > mi_date_to_days(other);
}

/* "/", "-", "." or the kanji between the parts of a date; the same mark twice. */
static bool separate(const char **at, char *mark, const char *kanji)
{
    skip_spaces(at);
    if (*mark == '\0' && (**at == '/' || **at == '-' || **at == '.'))
        *mark = **at;
    bool found = *mark == '\0' ? skip(at, kanji) : **at == *mark;
    *at += found && *mark != '\0' ? 1 : 0;
    skip_spaces(at);
    return found;
}

/* A date of eight digits. */
static bool read_packed(const char **at, struct mi_date *date)
{
    if (digits_of(*at) != 8)
        return false;
    int all;
    if (!number(at, 8, 8, &all))
        return false;
    *date = (struct mi_date){all / 10000, all / 100 % 100, all % 100};
    return true;
}

/* Four digits, or a year of an era: 元 is the first. */
static bool read_year(const char **at, bool of_era, int *ret_year)
{
    if (!of_era)
        return number(at, 4, 4, ret_year);
    if (!skip(at, "元"))
        return number(at, 1, 2, ret_year);
    *ret_year = 1;
    return true;
}

static bool read_parts(const char **at, bool of_era, struct mi_date *date)
{
    char mark = '\0';
    if (!read_year(at, of_era, &date->year) || !separate(at, &mark, "年") ||
        !number(at, 1, 2, &date->month) || !separate(at, &mark, "月") || !number(at, 1, 2, &date->day))
        return false;
    skip_spaces(at);
    return mark != '\0' || skip(at, "日");
}

/* A weekday, in brackets or without: (金), (金曜日), 金曜日. */
static void skip_weekday(const char **at)
{
    static const char *const days[] = {"日", "月", "火", "水", "木", "金", "土"};
    skip_spaces(at);
    if ((unsigned char)**at < 0x80 && **at != '(')
        return;
    const char *from = *at;
    bool bracket = skip(at, "(");
    bool found = false;
    for (int i = 0; i < 7 && !found; i++)
        found = skip(at, days[i]);
    bool named = found && (skip(at, "曜日") || skip(at, "曜"));
    if (!found || !(bracket ? skip(at, ")") : named))
        *at = from;
    skip_spaces(at);
}

/* The date at `*at`, which then stands behind it; and whether its era had ended by then. */
static bool walk_date(const char **at, struct mi_date *ret_date, bool *ret_ended)
{
    struct mi_date date;
    const struct era *era = find_era(at);
    skip_spaces(at);
    bool packed = era == NULL && read_packed(at, &date);
    if (!packed && !read_parts(at, era != NULL, &date))
        return false;
    date.year += era == NULL ? 0 : era->first.year - 1;
    if (!mi_date_exists(date) || (era != NULL && is_after(era->first, date)))
        return false;
    skip_weekday(at);
    *ret_ended = era != NULL && is_after(date, era->last);
    *ret_date = date;
    return true;
}

/* Days since the end of 1899, as spreadsheets count, with the time of day behind the point: of five digits,
 * which is from 1927 to 2173, and nothing else. */
static bool read_serial(const char *text, struct mi_date *ret_date, int *ret_seconds)
{
    enum { DAY = 86400, FINEST = 1000000000 };
    const struct mi_date before = {1899, 12, 30};
    int days;
    if (!number(&text, 5, 5, &days) || (*text != '\0' && *text != '.'))
        return false;
    int64_t share = 0;
    int64_t scale = 1;
    for (text += *text == '.'; *text >= '0' && *text <= '9'; text++)
        if (scale < FINEST) {
            share = 10 * share + (*text - '0');
            scale *= 10;
        }
    *ret_seconds = (int)((2 * DAY * share + scale) / (2 * scale));
    *ret_date = mi_date_from_days(mi_date_to_days(before) + days + *ret_seconds / DAY);
    *ret_seconds %= DAY;
    return *text == '\0';
}

/* "午前" or "am": 0; "午後" or "pm": 12; neither: -1. */
static int half_of_day(const char **at)
{
    skip_spaces(at);
    if (skip(at, "午前") || skip(at, "am") || skip(at, "a.m."))
        return 0;
    return skip(at, "午後") || skip(at, "pm") || skip(at, "p.m.") ? 12 : -1;
}

/* H:MM[:SS[.fraction]] or 19時41分[20秒]. */
static bool read_clock(const char **at, int *hour, int *minute, int *second)
{
    *second = 0;
    *minute = 0;
    if (!number(at, 1, 2, hour))
        return false;
    if (skip(at, "時半"))
        *minute = 30;
    if (*minute == 30)
        return true;
    if (skip(at, "時"))
        return !number(at, 1, 2, minute) || (skip(at, "分") && (!number(at, 1, 2, second) || skip(at, "秒")));
    if (!skip(at, ":") || !number(at, 2, 2, minute))
        return false;
    if (skip(at, ":") && !number(at, 2, 2, second))
        return false;
    if (skip(at, "."))
        *at += digits_of(*at);
    return true;
}

/* Seconds since midnight. */
static bool read_time(const char **at, int *ret_seconds)
{
    int hour, minute, second;
    int half = half_of_day(at);
    skip_spaces(at);
    if (!read_clock(at, &hour, &minute, &second))
        return false;
    half = half >= 0 ? half : half_of_day(at);
    if (half >= 0 && hour > 12)
        return false;
    if (half >= 0)
        hour = hour % 12 + half;
    *ret_seconds = (hour * 60 + minute) * 60 + second;
    return hour < 24 && minute < 60 && second < 60;
}

/* Seconds east of Greenwich; Tokyo's where nothing is said. */
static bool read_zone(const char **at, int *ret_offset)
{
    skip_spaces(at);
    bool named = skip(at, "gmt") || skip(at, "utc");
    *ret_offset = named ? 0 : MI_TOKYO_OFFSET;
    if (!named && skip(at, "jst"))
        return true;
    if (!named && skip(at, "z")) {
        *ret_offset = 0;
        return true;
    }
    int sign = skip(at, "+") ? 1 : skip(at, "-") ? -1 : 0;
    if (sign == 0)
        return true;
    int hours;
    int minutes = 0;
    if (digits_of(*at) == 4) {
        if (!number(at, 4, 4, &hours))
            return false;
        minutes = hours % 100;
        hours /= 100;
    } else if (!number(at, 1, 2, &hours) || (skip(at, ":") && !number(at, 2, 2, &minutes))) {
        return false;
    }
    *ret_offset = sign * (hours * 60 + minutes) * 60;
    return hours <= 14 && minutes < 60;
}

enum mi_reading mi_read_instant(const char *text, int64_t *ret_instant)
{
    char buffer[ROOM];
    struct mi_date date;
    if (!fold(text, buffer))
        return MI_READ_BAD;
    if (is_blank(buffer))
        return MI_READ_BLANK;
    write_digits(buffer);
    const char *at = buffer;
    int seconds = 0;
    int offset = MI_TOKYO_OFFSET;
    bool ended;
    bool serial = read_serial(at, &date, &seconds);
    if (!serial && (!walk_date(&at, &date, &ended) || ended))
        return MI_READ_BAD;
    (void)(skip(&at, "t") || skip(&at, ","));
    if (!serial && *at != '\0' && (!read_time(&at, &seconds) || !read_zone(&at, &offset) || *at != '\0'))
        return MI_READ_BAD;
    *ret_instant = mi_date_to_days(date) * 86400 + seconds - offset;
    return serial ? MI_READ_SERIAL : MI_READ_OK;
}

enum mi_reading mi_read_date(const char *text, struct mi_date *ret_date)
{
    char buffer[ROOM];
    struct mi_date date;
    if (!fold(text, buffer))
        return MI_READ_BAD;
    if (is_blank(buffer))
        return MI_READ_BLANK;
    write_digits(buffer);
    const char *at = buffer;
    int seconds;
    bool ended;
    if (read_serial(at, &date, &seconds)) {
        *ret_date = date;
        return MI_READ_SERIAL;
    }
    if (!walk_date(&at, &date, &ended))
        return MI_READ_BAD;
    (void)skip(&at, "t");
    (void)(skip(&at, "生まれ") || skip(&at, "生"));
    if (*at != '\0' && (!read_time(&at, &seconds) || *at != '\0'))
        return MI_READ_BAD;
    *ret_date = date;
    return ended ? MI_READ_ERA_ENDED : MI_READ_OK;
}

/* A range of ages, such as 代, ~39歳, 以上: what may stand behind its first number. */
static bool is_band(const char *rest)
{
    static const char *const bands[] = {"代", "~", "-", "以上", "以下", "未満", "才代", "歳代", "台"};
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++)
        if (strncmp(rest, bands[i], strlen(bands[i])) == 0)
            return true;
    return false;
}

/* The months behind an age: 39歳5ヶ月. */
static void skip_months(const char **at)
{
    static const char *const units[] = {"ヶ月", "か月", "カ月", "ヵ月", "ケ月", "箇月"};
    const char *from = *at;
    from += strspn(from, "0123456789");
    for (size_t i = 0; from > *at && i < sizeof units / sizeof *units; i++)
        if (skip(&from, units[i])) {
            *at = from;
            return;
        }
}

/* Whether all that is left is the unit of an age, and a remark. */
static bool ends_age(const char *at)
{
    if (skip(&at, "."))
        at += strspn(at, "0");
    skip_spaces(&at);
    (void)(skip(&at, "歳") || skip(&at, "才") || skip(&at, "さい"));
    skip_months(&at);
    if (*at == '(' && strchr(at, ')') != NULL)
        at = strchr(at, ')') + 1;
    return *at == '\0';
}

static bool any_equal(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

enum mi_reading mi_read_age(const char *text, int *ret_age, bool *ret_band)
{
    char buffer[ROOM];
    if (!fold(text, buffer))
        return MI_READ_BAD;
    if (is_blank(buffer))
        return MI_READ_BLANK;
    write_digits(buffer);
    const char *at = buffer;
    static const char *const silence[] = {"非公開",   "秘密", "ひみつ", "無回答", "未回答", "回答しない",
                                          "回答なし", "内緒", "n/a",    "不明",   "なし",   NULL};
    if (any_equal(buffer, silence))
        return MI_READ_BLANK;
    (void)(skip(&at, "満") || skip(&at, "約"));
    bool negative = skip(&at, "-");
    size_t digits = digits_of(at);
    if (digits == 0)
        return MI_READ_BAD;
    const char *rest = at + digits;
    skip_spaces(&rest);
    const char *unit = rest;
    (void)(skip(&unit, "歳") || skip(&unit, "才"));
    *ret_band = !negative && digits <= 3 && (is_band(rest) || is_band(unit));
    if (*ret_band)
        return MI_READ_OK;
    if (!ends_age(rest))
        return MI_READ_BAD;
    if (negative || digits > 3 || !number(&at, 1, 3, ret_age))
        return MI_READ_RANGE;
    return MI_READ_OK;
}

enum mi_reading mi_read_count(const char *text, int *ret_count)
{
    char buffer[ROOM];
    if (!fold(text, buffer))
        return MI_READ_BAD;
    if (is_blank(buffer))
        return MI_READ_BLANK;
    const char *at = buffer;
    (void)skip(&at, "最大");
    if (!number(&at, 1, 4, ret_count))
        return MI_READ_BAD;
    skip_spaces(&at);
    (void)(skip(&at, "人") || skip(&at, "名"));
    (void)(skip(&at, "まで"));
    return *at == '\0' ? MI_READ_OK : MI_READ_BAD;
}

static bool any_within(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strstr(text, *words) != NULL)
            return true;
    return false;
}

/* Boxes of a printed form that was typed in. */
static bool is_unticked(const char *text)
{
    static const char *const empty[] = {"□", "☐", "◻", NULL};
    static const char *const ticked[] = {"☑", "✔", "✓", "✅", "■", "◼", NULL};
    return any_within(text, empty) && !any_within(text, ticked);
}

/* Whoever says no must not be taken to say yes: what has a word of consent and one that denies it, and is not
 * plainly no, is left to a reader. */
enum mi_consent mi_read_consent(const char *text)
{
    static const char *const no_words[] = {"いいえ",         "同意しない",     "同意しません",
                                           "同意できない",   "同意できません", "同意いたしません",
                                           "同意致しません", "同意しかね",     "同意いたしかね",
                                           "同意致しかね",   "同意せず",       "同意なし",
                                           "同意無し",       "未同意",         "非同意",
                                           "不同意",         "承諾しない",     "承諾しません",
                                           "承諾できない",   "承諾できません", "承諾いたしません",
                                           "承諾しかね",     "不承諾",         "未承諾",
                                           "了承しない",     "了承しません",   "了承できない",
                                           "了承できません", "了承しかね",     "拒否",
                                           "お断り",         "辞退",           "disagree",
                                           "don't",          "do not",         NULL};
    static const char *const no[] = {"no", "n",   "false", "0",  "×",  "x", "✕",
                                     "✗",  "off", "不可",  "否", "ng", NULL};
    static const char *const yes_words[] = {"はい", "同意",  "承諾",    "了承", "了解", "承知",
                                            "確認", "agree", "consent", "☑",    "✅",    NULL};
    static const char *const yes[] = {"yes", "y",      "true",     "1",    "○",        "◯",  "〇",
                                      "✓",   "✔",      "■",        "ok",   "on",       "レ", "可",
                                      "ok!", "okです", "チェック", "レ点", "異議なし", NULL};
    static const char *const plain_yes[] = {"はい", "同意する", "同意します", "同意しました",
                                            "yes",  "true",     NULL};
    static const char *const doubts[] = {"ない", "ません", "かね", "不", "未", "非", "無", "not ", NULL};
    char buffer[ROOM];
    if (!fold(text, buffer))
        return MI_CONSENT_UNCLEAR;
    if (is_blank(buffer))
        return MI_CONSENT_BLANK;
    if (any_equal(buffer, plain_yes)) /* what most say, without a search for all that they might say */
        return MI_CONSENT_GIVEN;
    if (any_within(buffer, no_words) || any_equal(buffer, no) || is_unticked(buffer) ||
        strncmp(buffer, "no,", 3) == 0 || strncmp(buffer, "no ", 3) == 0)
        return MI_CONSENT_REFUSED;
    if (any_equal(buffer, yes))
        return MI_CONSENT_GIVEN;
    return any_within(buffer, yes_words) && !any_within(buffer, doubts) ? MI_CONSENT_GIVEN
                                                                        : MI_CONSENT_UNCLEAR;
}
