/* One roster in every shape in which it can arrive: encoding, byte order mark, line ends, delimiter, the line
 * that says the delimiter, titles above the header. All of them say the same; and what is refused of them is
 * handed back in the same shape, and goes in when mended. */
#include "store_fixture.h"

#include <iconv.h>

#include "base/str.h"

enum { SHAPE_MOST = 1 << 14 };

static const struct {
    const char *name; /* as iconv and as the report have it */
    const char *code;
    const char *bom;
    size_t bom_size;
} encodings[] = {
    {"UTF-8", "utf-8", "", 0},
    {"UTF-8", "utf-8", "\xEF\xBB\xBF", 3},
    {"CP932", "cp932", "", 0},
    {"UTF-16LE", "utf-16le", "\xFF\xFE", 2},
    {"UTF-16BE", "utf-16be", "\xFE\xFF", 2},
    {"UTF-16LE", "utf-16le", "", 0},
    {"UTF-16BE", "utf-16be", "", 0},
};
static const struct {
    const char *text;
    const char *code;
    bool can_be_said;
} delimiters[] = {
    {",", "comma", true},
    {"\t", "tab", true},
    {";", "semicolon", true},
    {"，", "fullwidth-comma", false},
    {"、", "ideographic-comma", false},
    {"|", "vertical-line", true},
};
static const struct {
    const char *text;
    const char *code;
} newlines[] = {{"\n", "lf"}, {"\r\n", "crlf"}, {"\r", "cr"}};

enum { TITLES = 3 };

/* The roster with "," between cells and LF at the ends of lines: both are replaced, but within quotes. */
#define HEADER "氏名,メールアドレス,会社名,\"好きな\nもの\",生年月日\n"
static const char roster[] = HEADER "髙橋　﨑子,a@example.jp,㈱見本,\"茶,菓子、飴，酒;\t|\",1990/4/1\n"
                                    "\n"
                                    "見本 二,b@example.jp,,\"二\n行 \"\"引用\"\"\",平成2年4月1日\n"
                                    "見本 三,c@example.jp,x,①,2/30\n";
static const char refused[] = HEADER "見本 三,c@example.jp,x,①,2/30\n";
static const char mended[] = HEADER "見本 三,c@example.jp,x,①,2000/2/28\n";

static void add_roster(struct mi_str *str, const char *rows, const char *delimiter, const char *newline)
{
    bool quoted = false;
    for (const char *at = rows; *at != '\0'; at++) {
        quoted ^= *at == '"';
        if (*at == '\n')
            mi_str_add(str, newline);
        else if (*at == ',' && !quoted)
            mi_str_add(str, delimiter);
        else
            mi_str_add_char(str, *at);
    }
}

static void add_titles(struct mi_str *str, int titles, const char *newline)
{
    if (titles > 0)
        mi_str_addf(str, "1期 応募者一覧%s", newline);
    if (titles > 1)
        mi_str_addf(str, "2026年11月 現在%s%s", newline, newline);
}

static size_t encode(const char *name, const char *text, size_t length, char bytes[SHAPE_MOST])
{
    iconv_t encoder = iconv_open(name, "UTF-8");
    char *in = (char *)text;
    char *out = bytes;
    size_t room = SHAPE_MOST;
    assert_true(encoder != (iconv_t)-1);
    assert_int_equal(iconv(encoder, &in, &length, &out, &room), 0);
    iconv_close(encoder);
    return SHAPE_MOST - room;
}

struct shape {
    size_t encoding, delimiter, newline;
    bool said;
    int titles;
};

/* The bytes of a file of that shape; how many they are. */
static size_t make_shape(const struct fixture *f, const struct shape *shape, const char *rows,
                         char bytes[SHAPE_MOST])
{
    const char *newline = newlines[shape->newline].text;
    const char *delimiter = delimiters[shape->delimiter].text;
    const char *text;
    size_t bom = encodings[shape->encoding].bom_size;
    struct mi_str str = mi_str_begin(f->arena, SHAPE_MOST);
    if (shape->said)
        mi_str_addf(&str, "sep=%s%s", delimiter, newline);
    add_titles(&str, shape->titles, newline);
    add_roster(&str, rows, delimiter, newline);
    assert_int_equal(mi_str_end(&str, &text, NULL), MIRAIF_OK);
    memcpy(bytes, encodings[shape->encoding].bom, bom);
    return bom + encode(encodings[shape->encoding].name, text, strlen(text), bytes + bom);
}

static void write_shape(const struct fixture *f, const struct shape *shape, const char *rows,
                        const char *path)
{
    char bytes[SHAPE_MOST];
    size_t size = make_shape(f, shape, rows, bytes);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* The bad rows are as they were, byte for byte, beneath all that stands above them. */
static void check_rejects(const struct fixture *f, const struct shape *shape, const char *path)
{
    char bytes[SHAPE_MOST];
    char got[SHAPE_MOST];
    size_t size = make_shape(f, shape, refused, bytes);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fread(got, 1, sizeof got, file), size);
    assert_int_equal(fclose(file), 0);
    assert_memory_equal(got, bytes, size);
}

static enum miraif_status hear(void *context, const struct miraif_import_finding *finding)
{
    uint64_t *line = context;
    if (finding->rejected) {
        assert_string_equal(finding->reasons[0], "invalid_date");
        *line = finding->line;
    }
    return MIRAIF_OK;
}

static void check_shape(struct fixture *f, const struct shape *shape, const char *path)
{
    struct miraif_import_report report;
    uint64_t line = 0;
    const char *rejects = mi_arena_printf(f->arena, "%s.bad", path);
    struct miraif_import_options options = {.path = path, .rejects = rejects, .each = hear, .context = &line};
    uint64_t above = (shape->said ? 1U : 0U) + (shape->titles > 0 ? 1U : 0U) + (shape->titles > 1 ? 2U : 0U);
    write_shape(f, shape, roster, path);
    assert_status(f, miraif_import_applicants(f->store, 1, &options, f->arena, &report, &f->err),
                  MIRAIF_PARTIAL);
    assert_string_equal(report.encoding, encodings[shape->encoding].code);
    assert_int_equal(report.bom, encodings[shape->encoding].bom_size > 0);
    assert_string_equal(report.delimiter, delimiters[shape->delimiter].code);
    assert_string_equal(report.newline, newlines[shape->newline].code);
    assert_int_equal(report.header_line, above + 1);
    assert_int_equal(report.skipped_count, shape->titles);
    assert_int_equal(report.records, 3);
    assert_int_equal(report.created, 2);
    assert_int_equal(line, above + 7);
    check_rejects(f, shape, rejects);
    write_shape(f, shape, mended, rejects);
    options = (struct miraif_import_options){.path = rejects, .strict = true};
    f->env.dry_run = true;
    assert_ok(f, miraif_import_applicants(f->store, 1, &options, f->arena, &report, &f->err));
    f->env.dry_run = false;
    assert_int_equal(report.created, 1);
}

/* What the last import stored, but for line ends within cells. */
static const char *stored(struct fixture *f)
{
    return ask(f, "SELECT group_concat(p.name || p.birth_date || coalesce(f.company, '') ||"
                  " replace(replace(f.answers, '\\r\\n', '\\n'), '\\r', '\\n'))"
                  " FROM person p JOIN profile f ON f.person = p.id");
}

static void every_shape_says_the_same(void **state)
{
    struct fixture *f = *state;
    struct miraif_cohort cohort = {.id = 1, .start_date = "2027-01-15", .teams = 4, .team_size = 4};
    struct miraif_cohort made;
    const char *path = mi_arena_printf(f->arena, "%s/roster.csv", f->folder);
    const char *first = NULL;
    size_t number = 0;
    assert_ok(f, mi_exec(f->store, "PRAGMA synchronous = OFF", &f->err));
    assert_ok(f, miraif_cohort_create(f->store, &cohort, f->arena, &made, &f->err));
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        for (size_t j = 0; j < sizeof delimiters / sizeof *delimiters; j++)
            for (size_t k = 0; k < sizeof newlines / sizeof *newlines; k++, number++) {
                struct shape shape = {i, j, k, delimiters[j].can_be_said && number % 2 == 1,
                                      (int)(number % TITLES)};
                struct miraif_history_entry entry;
                check_shape(f, &shape, path);
                const char *said = stored(f);
                if (first != NULL)
                    assert_string_equal(said, first);
                first = said;
                assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
            }
    assert_string_equal(first, "髙橋　﨑子1990-04-01㈱見本{\"好きな\\nもの\":\"茶,菓子、飴，酒;\\t|\"},"
                               "見本 二1990-04-01{\"好きな\\nもの\":\"二\\n行 \\\"引用\\\"\"}");
}

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_shape_says_the_same, set_up_store, tear_down),
    };
    return cmocka_run_group_tests_name("shapes", tests, NULL, NULL);
}
