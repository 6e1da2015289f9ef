/* When people are free. The text is folded and cut into parts at commas and line ends, and where days follow
 * upon days and hours (平日夜 土日午後); each part has days, hours or both. Days without hours take those of
 * the next part that has days and hours (月、水、金の夜), hours without days the days before them, and an end
 * goes with the beginning before it (19時半から、22時まで). */
#include "text/slots.h"

#include <string.h>

#include "base/error.h"
#include "text/key.h"

enum { ROOM = 1024, ALL_DAYS = 0xFF, ALL_HOURS = 0xFFFFFF, WAKING = 0xFFFFC0 };
enum { WORKDAYS = 0x3E, SATURDAY = 0x40, SUNDAY = 0x01, HOLIDAY = 1 << MI_SLOT_HOLIDAY };

/* One part of the text. */
struct part {
    unsigned days;
    unsigned without; /* but not on these */
    uint32_t hours;   /* 0: not said */
    bool open;        /* the hours have a beginning only */
    bool until;       /* the hours have an end only */
    bool not ;        /* not then */
};

/* An hour of the clock. */
struct clock {
    int minutes;
    bool late; /* it was said to be of the afternoon */
};

static uint32_t hours_between(int from, int until)
{
    from = from < 0 ? 0 : from;
    until = until > MI_SLOT_HOURS ? MI_SLOT_HOURS : until;
    return from >= until ? 0 : (ALL_HOURS >> (MI_SLOT_HOURS - until)) & ~((UINT32_C(1) << from) - 1U);
}

static bool skip(const char **at, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

/* Words for days; the longer ones first, because 平日 holds 日. */
static bool read_day_word(const char **at, unsigned *days)
{
    static const struct {
        const char *word;
        unsigned days;
    } words[] = {
        {"平日", WORKDAYS},
        {"ウィークデー", WORKDAYS},
        {"weekdays", WORKDAYS},
        {"weekday", WORKDAYS},
        {"週末", SATURDAY | SUNDAY},
        {"weekends", SATURDAY | SUNDAY},
        {"weekend", SATURDAY | SUNDAY},
        {"休日", SATURDAY | SUNDAY | HOLIDAY},
        {"休み", SATURDAY | SUNDAY | HOLIDAY},
        {"祝日", HOLIDAY},
        {"祝", HOLIDAY},
        {"毎日", ALL_DAYS},
        {"全日", ALL_DAYS},
        {"いつでも", ALL_DAYS},
        {"anytime", ALL_DAYS},
        {"everyday", ALL_DAYS},
        {"曜日問わず", ALL_DAYS},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (skip(at, words[i].word)) {
            *days = words[i].days;
            return true;
        }
    return false;
}

/* One day of the week by its name. */
static bool read_weekday(const char **at, int *day)
{
    static const char *const kanji[] = {"日", "月", "火", "水", "木", "金", "土"};
    static const char *const english[] = {"sunday",   "monday", "tuesday", "wednesday",
                                          "thursday", "friday", "saturday"};
    for (int i = 0; i < 7; i++) {
        const char *from = *at;
        if (skip(at, kanji[i])) {
            (void)(skip(at, "曜日") || skip(at, "曜"));
            *day = i;
            return true;
        }
        if (strncmp(from, english[i], 3) == 0) {
            *at += skip(at, english[i]) ? 0 : 3;
            (void)skip(at, "s");
            *day = i;
            return true;
        }
    }
    return false;
}

static bool read_to(const char **at)
{
    return skip(at, "~") || skip(at, "-") || skip(at, "ー") || skip(at, "から") || skip(at, "to");
}

/* A day, or days from one to another. */
static bool read_weekdays(const char **at, unsigned *days)
{
    int first;
    int last;
    if (!read_weekday(at, &first))
        return false;
    const char *behind = *at;
    *days = 1U << first;
    if (!read_to(&behind) || !read_weekday(&behind, &last))
        return true;
    *at = behind;
    for (int day = first; day != last; day = (day + 1) % 7)
        *days |= 1U << day;
    *days |= 1U << last;
    return true;
}

static bool read_days(const char **at, unsigned *days)
{
    /* 日 is Sunday in a list of days only: 日中, 日程 and 3日 are something else. */
    if (strncmp(*at, "日中", strlen("日中")) == 0 || strncmp(*at, "日程", strlen("日程")) == 0 ||
        strncmp(*at, "日時", strlen("日時")) == 0 || strncmp(*at, "終日", strlen("終日")) == 0)
        return false;
    return read_day_word(at, days) || read_weekdays(at, days);
}

/* Words for parts of a day. */
static bool read_period(const char **at, uint32_t *hours)
{
    static const struct {
        const char *word;
        int from;
        int until;
    } words[] = {
        {"早朝", 5, 8},      {"朝", 6, 9},      {"午前中", 9, 12},  {"午前", 9, 12},
        {"昼休み", 12, 13},  {"お昼", 11, 14},  {"昼間", 10, 17},   {"昼", 11, 14},
        {"日中", 10, 17},    {"午後", 13, 18},  {"夕方", 16, 19},   {"夕", 16, 19},
        {"深夜", 22, 24},    {"夜間", 18, 23},  {"夜", 18, 23},     {"終日", 6, 24},
        {"一日中", 6, 24},   {"全時間", 6, 24}, {"morning", 6, 12}, {"afternoon", 13, 18},
        {"evening", 18, 23}, {"night", 18, 23}, {"仕事後", 18, 23}, {"業務終了後", 18, 23},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (skip(at, words[i].word)) {
            *hours = hours_between(words[i].from, words[i].until);
            return true;
        }
    return false;
}

/* An hour of the clock: 20時, 20時半, 20:30, 午後8時, 8pm; `sure` where it must be one. */
static bool read_clock(const char **at, bool sure, struct clock *clock)
{
    const char *from = *at;
    bool late = skip(&from, "午後") || skip(&from, "夜");
    bool half = late || skip(&from, "午前") || skip(&from, "朝");
    size_t digits = strspn(from, "0123456789");
    if (digits == 0 || digits > 2)
        return false;
    int hour = 0;
    int minute = 0;
    for (size_t i = 0; i < digits; i++)
        hour = 10 * hour + (*from++ - '0');
    bool marked = skip(&from, "時");
    if (marked && skip(&from, "半")) {
        minute = 30;
    } else if (marked || (marked = skip(&from, ":"))) {
        for (size_t i = strspn(from, "0123456789"); i > 0; i--)
            minute = 10 * minute + (*from++ - '0');
        (void)skip(&from, "分");
    }
    bool pm = skip(&from, "pm");
    marked = pm || skip(&from, "am") || marked;
    if (hour > 30 || minute > 59 || (!marked && !half && !sure))
        return false;
    *clock = (struct clock){60 * (hour + ((late || pm) && hour < 12 ? 12 : 0)) + minute, late || pm};
    *at = from;
    return true;
}

static int whole(int minutes, bool up)
{
    return (minutes + (up ? 59 : 0)) / 60;
}

/* The hours between two: 午後7時から9時 ends in the evening, too. */
static uint32_t hours_of(struct clock start, struct clock end)
{
    enum { HALF = 12 * 60 };
    if (start.late && end.minutes <= start.minutes && end.minutes + HALF > start.minutes)
        end.minutes += HALF;
    return hours_between(whole(start.minutes, true),
                         end.minutes <= start.minutes ? MI_SLOT_HOURS : whole(end.minutes, false));
}

/* From an hour to another, or until the end of the day, or from its beginning. */
static bool read_hours(const char **at, struct part *part, uint32_t *hours)
{
    const char *from = *at;
    struct clock start;
    struct clock end;
    if (!read_clock(&from, false, &start)) {
        bool bare = strspn(from, "0123456789") > 0; /* 19-21時 */
        if (!bare || !read_clock(&from, true, &start) || (*from != '-' && *from != '~'))
            return false;
    }
    const char *behind = from;
    if (read_to(&behind) && read_clock(&behind, true, &end)) {
        (void)(skip(&behind, "頃まで") || skip(&behind, "頃") || skip(&behind, "まで"));
        *hours |= hours_of(start, end);
        from = behind;
    } else if (skip(&from, "頃まで") || skip(&from, "まで") || skip(&from, "以前") || skip(&from, "前")) {
        uint32_t early = hours_between(6, whole(start.minutes, false));
        *hours = part->open && (*hours & early) != 0 ? *hours & early : *hours | early;
        part->until = !part->open;
        part->open = false;
    } else { /* 以降, から, 過ぎ, ~ or nothing */
        (void)(skip(&from, "以降") || skip(&from, "以後") || skip(&from, "から") || skip(&from, "過ぎ") ||
               skip(&from, "~") || skip(&from, "-"));
        *hours |= hours_between(whole(start.minutes, true), MI_SLOT_HOURS);
        part->open = true;
    }
    *at = from;
    return true;
}

static bool is_end(const char *at)
{
    static const char *const marks[] = {",", "、", ";", "\n", "。", "|"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(at, marks[i], strlen(marks[i])) == 0)
            return true;
    return *at == '\0';
}

/* Moves to the next character. */
static void pass_over(const char **at)
{
    do
        ++*at;
    while (((unsigned char)**at & 0xC0) == 0x80);
}

static bool skip_anytime(const char **at)
{
    return skip(at, "いつでも") || skip(at, "anytime") || skip(at, "何時でも");
}

static bool read_refusal(const char **at)
{
    return skip(at, "不可") || skip(at, "ng") || skip(at, "除く") || skip(at, "除き") || skip(at, "難しい") ||
           skip(at, "×");
}

/* The next part, up to a mark; `*at` then stands behind that, or at the days of another part. */
static struct part read_part(const char **at)
{
    struct part part = {0};
    uint32_t clock = 0;
    uint32_t period = 0;
    while (!is_end(*at)) {
        unsigned days;
        uint32_t hours;
        const char *next = *at;
        if (read_hours(at, &part, &clock)) {
            continue;
        } else if (read_period(at, &hours)) {
            period |= hours;
        } else if (part.days != 0 && skip_anytime(at)) {
            period |= WAKING;
        } else if (read_days(&next, &days)) {
            if (part.days != 0 && (clock | period) != 0)
                break;
            part.days |= days;
            *at = next;
        } else if (skip(at, "以外")) {
            part.without |= part.days;
            part.days = 0;
        } else if (read_refusal(at)) {
            part.not = true;
        } else {
            pass_over(at);
        }
    }
    if (is_end(*at) && **at != '\0')
        pass_over(at);
    part.hours = clock != 0 ? clock : period;
    return part;
}

enum { PARTS_MOST = 64 };

/* Whether the part says nothing but on which days not, of those that were said before. */
static bool takes_away(const struct part *part)
{
    return part->days == 0 && part->hours == 0 && part->without != 0;
}

/* Lends what a part does not say: hours from the parts behind it, days from those before it. */
static void lend(struct part *part, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (takes_away(&part[i]))
            part[i] = (struct part){.days = part[i].without, .not = true};
    for (size_t i = count; i-- > 1;)
        if (part[i - 1].hours == 0 && part[i - 1].days != 0 && part[i].days != 0 && !part[i].not )
            part[i - 1].hours = part[i].hours;
    for (size_t i = 1; i < count; i++) {
        uint32_t both = part[i - 1].hours & part[i].hours;
        if (part[i].days != 0 || part[i].hours == 0)
            continue;
        part[i].days = part[i - 1].days;
        if (part[i].until && part[i - 1].open && both != 0)
            part[i - 1].hours = part[i].hours = both;
    }
}

static void apply(const struct part *part, struct mi_slots *slots)
{
    unsigned days = (part->days == 0 ? ALL_DAYS : part->days) & ~part->without;
    uint32_t hours = part->hours == 0 ? WAKING : part->hours;
    for (int day = 0; day < MI_SLOT_DAYS; day++)
        if ((days & 1U << day) != 0)
            slots->day[day] = part->not ? slots->day[day] & ~hours : slots->day[day] | hours;
}

bool mi_slots_read(const char *text, struct mi_slots *ret_slots)
{
    char folded[ROOM];
    struct part part[PARTS_MOST];
    size_t count = 0;
    bool positive = false;
    struct mi_slots slots = {0};
    if (text == NULL || !mi_text_fold_into(text, MI_FOLD_CASE | MI_FOLD_DASHES, folded, sizeof folded))
        return false;
    for (const char *at = folded; *at != '\0' && count < PARTS_MOST;) {
        part[count] = read_part(&at);
        count += (part[count].days | part[count].without) != 0 || part[count].hours != 0;
    }
    lend(part, count);
    for (size_t i = 0; i < count; i++)
        positive = positive || !part[i].not ;
    if (!positive && count > 0) /* what is left when that is taken away */
        apply(&(struct part){0}, &slots);
    for (size_t i = 0; i < count; i++)
        apply(&part[i], &slots);
    if (count > 0)
        *ret_slots = slots;
    return count > 0;
}

int mi_slots_shared(const struct mi_slots *a, const struct mi_slots *b)
{
    int shared = 0;
    for (int day = 0; day < MI_SLOT_HOLIDAY; day++)
        for (uint32_t hours = a->day[day] & b->day[day]; hours != 0; hours &= hours - 1)
            shared++;
    return shared;
}

static void format_hours(uint32_t hours, struct mi_str *str)
{
    for (int from = 0; from < MI_SLOT_HOURS; from++) {
        int until = from;
        while (until < MI_SLOT_HOURS && (hours >> until & 1U) != 0)
            until++;
        if (until > from)
            mi_str_addf(str, "%s%d-%d", (hours & ((UINT32_C(1) << from) - 1U)) != 0 ? "," : " ", from, until);
        from = until;
    }
}

static void format_slots(const struct mi_slots *slots, const char *const *names, const char *between,
                         struct mi_str *str)
{
    static const int order[MI_SLOT_DAYS] = {1, 2, 3, 4, 5, 6, 0, 7}; /* the week begins on Monday */
    bool said[MI_SLOT_DAYS] = {false};
    bool any = false;
    for (int i = 0; i < MI_SLOT_DAYS; i++) {
        uint32_t hours = slots->day[order[i]];
        if (said[i] || hours == 0)
            continue;
        mi_str_addf(str, "%s%s", any ? between : "", names[order[i]]);
        any = true;
        for (int j = i + 1; j < MI_SLOT_DAYS; j++)
            if (slots->day[order[j]] == hours) {
                said[j] = true;
                mi_str_addf(str, ",%s", names[order[j]]);
            }
        format_hours(hours, str);
    }
}

void mi_slots_format(const struct mi_slots *slots, struct mi_str *str)
{
    static const char *const names[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat", "holiday"};
    format_slots(slots, names, "; ", str);
}

void mi_slots_say(const struct mi_slots *slots, const struct miraif_env *env, struct mi_str *str)
{
    static const char *const days[] = {N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"),
                                       N_("Thu"), N_("Fri"), N_("Sat"), N_("holidays")};
    const char *names[MI_SLOT_DAYS];
    for (int day = 0; day < MI_SLOT_DAYS; day++)
        names[day] = mi_translate(env, days[day]);
    format_slots(slots, names, mi_translate(env, N_("; ")), str);
}
