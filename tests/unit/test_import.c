/* Taking in rosters through the public functions. */
#include "store_fixture.h"

#include "base/str.h"

/* What one import said. */
struct told {
    struct miraif_import_report report;
    char findings[4000]; /* "3:invalid_email 4?age_mismatch …": rejected, warned of */
};

static enum miraif_status hear(void *context, const struct miraif_import_finding *finding)
{
    struct told *told = context;
    size_t length = strlen(told->findings);
    snprintf(told->findings + length, sizeof told->findings - length, "%s%llu%c%s", length == 0 ? "" : " ",
             (unsigned long long)finding->record, finding->rejected ? ':' : '?', finding->reasons[0]);
    return MIRAIF_OK;
}

static const char *write_roster(struct fixture *f, const char *bytes, size_t length)
{
    const char *path = mi_arena_printf(f->arena, "%s/roster.csv", f->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* Imports `text` into cohort `cohort`, or with a role where that is given. */
static enum miraif_status take(struct fixture *f, int64_t cohort, const char *role, const char *text,
                               struct miraif_import_options options, struct told *told)
{
    options.path = write_roster(f, text, strlen(text));
    options.each = hear;
    options.context = told;
    *told = (struct told){.findings = ""};
    if (cohort != 0)
        return miraif_import_applicants(f->store, cohort, &options, f->arena, &told->report, &f->err);
    return miraif_import_people(f->store, role, &options, f->arena, &told->report, &f->err);
}

static int set_up(void **state)
{
    if (set_up_store(state) != 0)
        return -1;
    struct fixture *f = *state;
    struct miraif_cohort cohort = {.id = 1, .start_date = "2027-01-15", .teams = 4, .team_size = 4};
    struct miraif_cohort made;
    assert_ok(f, miraif_cohort_create(f->store, &cohort, f->arena, &made, &f->err));
    cohort.id = 2;
    assert_ok(f, miraif_cohort_create(f->store, &cohort, f->arena, &made, &f->err));
    return 0;
}

#define HEAD "氏名,メールアドレス,電話,会社名,好きな色\n"
static const char two[] = HEAD "見本 一,a@example.jp,090-0000-0001,株式会社見本,青\n"
                               "見本 二,b@example.jp,,,\n";

static void check_counts(const struct told *told, uint64_t created, uint64_t updated, uint64_t unchanged,
                         const char *findings)
{
    assert_int_equal(told->report.created, created);
    assert_int_equal(told->report.updated, updated);
    assert_int_equal(told->report.unchanged, unchanged);
    assert_string_equal(told->findings, findings);
}

static void the_same_file_again_changes_nothing(void **state)
{
    struct fixture *f = *state;
    struct told told;
    assert_ok(f, take(f, 1, NULL, two, (struct miraif_import_options){0}, &told));
    check_counts(&told, 2, 0, 0, "");
    const char *entries = ask(f, "SELECT count(*) FROM history");
    for (int mode = 0; mode < 3; mode++) {
        struct miraif_import_options options = {.on_duplicate = (enum miraif_duplicate)mode};
        assert_ok(f, take(f, 1, NULL, two, options, &told));
        check_counts(&told, 0, 0, 2, "");
    }
    assert_string_equal(ask(f, "SELECT count(*) FROM history"), entries);
    assert_string_equal(ask(f, "SELECT answers FROM profile WHERE person = 1"), "{\"好きな色\":\"青\"}");
    assert_string_equal(ask(f, "SELECT company_key FROM profile WHERE person = 1"), "見本");
}

static void a_row_that_differs_is_treated_as_told(void **state)
{
    struct fixture *f = *state;
    struct told told;
    static const char changed[] = HEAD "見本 一,A@example.jp,090-0000-0009,見本(株),赤\n";
    assert_ok(f, take(f, 1, NULL, two, (struct miraif_import_options){0}, &told));
    assert_ok(f, take(f, 1, NULL, changed,
                      (struct miraif_import_options){.on_duplicate = MIRAIF_DUPLICATE_SKIP}, &told));
    check_counts(&told, 0, 0, 1, "1?differs_from_stored");
    assert_status(f,
                  take(f, 1, NULL, changed,
                       (struct miraif_import_options){.on_duplicate = MIRAIF_DUPLICATE_FAIL}, &told),
                  MIRAIF_PARTIAL);
    check_counts(&told, 0, 0, 0, "1:duplicate_email");
    assert_string_equal(ask(f, "SELECT phone FROM person WHERE id = 1"), "090-0000-0001");
    assert_ok(f, take(f, 1, NULL, changed,
                      (struct miraif_import_options){.on_duplicate = MIRAIF_DUPLICATE_LATEST}, &told));
    check_counts(&told, 0, 1, 0, "");
    assert_string_equal(ask(f, "SELECT phone FROM person WHERE id = 1"), "090-0000-0009");
    assert_string_equal(
        ask(f, "SELECT f.company || f.answers FROM application a JOIN profile f ON f.id = a.profile"
               " WHERE a.person = 1"),
        "見本(株){\"好きな色\":\"赤\"}");
    struct miraif_history_entry entry;
    assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
    assert_string_equal(ask(f,
                            "SELECT p.phone || f.company FROM person p JOIN application a ON a.person = p.id"
                            " JOIN profile f ON f.id = a.profile WHERE p.id = 1"),
                        "090-0000-0001株式会社見本");
    assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
    assert_string_equal(ask(f, "SELECT count(*) FROM person"), "0");
}

static void another_spelling_is_no_other_value(void **state)
{
    struct fixture *f = *state;
    struct told told;
#define SPELT "氏名,メール,電話,会社,業種,フリガナ,生年月日,年齢,モヤモヤ,タイムスタンプ,番号,入社\n"
    static const char stored[] =
        SPELT "見本 一,a@example.jp,090-0000-0001,株式会社ABC見本,IT・通信,ミホン イチ,"
              "1990-04-01,,\"次 の\n一歩\",2026/11/30 10:20:30,007,2015-04-01\n";
    static const char spelt[] =
        SPELT "見本　一,Ａ＠EXAMPLE.JP,9000000001,ＡＢＣ見本(株),ＩＴ・通信 ,みほん いち,"
              "平成2年4月1日,,\"次　の\r\n一歩\",2026/11/30 10:20,7,2015/4/1\n"
              "見本 一,a@example.jp,+81 90 0000 0001,㈱abc見本,IT･通信,ﾐﾎﾝ ｲﾁ,,36,次の一歩,"
              "2026-11-30,００７,\n";
    static const char other[] =
        SPELT "見本 一,a@example.jp,090-0000-0002,ABC例文,通信,ミホン ニ,,35,一歩,2026-11-29,8,\n";
    assert_ok(f, take(f, 1, NULL, stored, (struct miraif_import_options){0}, &told));
    const char *entries = ask(f, "SELECT count(*) FROM history");
    for (int mode = 0; mode < 3; mode++) {
        struct miraif_import_options options = {.on_duplicate = (enum miraif_duplicate)mode};
        (void)take(f, 1, NULL, spelt, options, &told);
        if (mode == MIRAIF_DUPLICATE_LATEST)
            check_counts(&told, 0, 0, 2, "");
        else
            check_counts(&told, 0, 0, 1, "2:duplicate_email");
    }
    assert_string_equal(ask(f, "SELECT count(*) FROM history"), entries);
    assert_status(
        f,
        take(f, 1, NULL, other, (struct miraif_import_options){.on_duplicate = MIRAIF_DUPLICATE_FAIL}, &told),
        MIRAIF_PARTIAL);
    check_counts(&told, 0, 0, 0, "1:duplicate_email");
}

static void a_blank_cell_takes_nothing_away(void **state)
{
    struct fixture *f = *state;
    struct told told;
    static const char blank[] = "氏名,メールアドレス,会社名,町\n見本 一,a@example.jp,,東京\n";
    assert_ok(f, take(f, 1, NULL, two, (struct miraif_import_options){0}, &told));
    assert_ok(f, take(f, 1, NULL, blank,
                      (struct miraif_import_options){.on_duplicate = MIRAIF_DUPLICATE_LATEST}, &told));
    check_counts(&told, 0, 1, 0, "");
    assert_string_equal(
        ask(f, "SELECT f.company || f.answers FROM application a JOIN profile f ON f.id = a.profile"
               " WHERE a.person = 1"),
        "株式会社見本{\"好きな色\":\"青\",\"町\":\"東京\"}");
}

static void a_known_person_applies_to_another_cohort(void **state)
{
    struct fixture *f = *state;
    struct told told;
    static const char later[] = HEAD "見本一,a@example.jp,090-0000-0009,株式会社例文,\n"
                                     "別人 三,b@example.jp,090-0000-0002,,\n";
    assert_ok(f, take(f, 1, NULL, two, (struct miraif_import_options){0}, &told));
    assert_ok(f, take(f, 2, NULL, later, (struct miraif_import_options){0}, &told));
    check_counts(&told, 2, 0, 0, "1?name_not_split 1?differs_from_stored 2?name_differs");
    assert_string_equal(
        ask(f, "SELECT group_concat(f.company) FROM application a JOIN profile f ON f.id = a.profile"
               " WHERE a.person = 1 ORDER BY a.cohort"),
        "株式会社見本,株式会社例文");
    assert_string_equal(ask(f, "SELECT group_concat(name || phone) FROM (SELECT * FROM person ORDER BY id)"),
                        "見本 一090-0000-0001,見本 二090-0000-0002");
    struct miraif_history_entry entry;
    assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
    assert_string_equal(ask(f, "SELECT count(*) || coalesce((SELECT phone FROM person WHERE id = 2), 'none')"
                               " FROM application"),
                        "2none");
}

static void a_duplicate_in_the_file_names_the_first(void **state)
{
    struct fixture *f = *state;
    struct told told;
    static const char twice[] =
        HEAD "見本 一,a@example.jp,,一社,\n悪い行,x,,,\n見本 一,Ａ@example.jp,,二社,\n";
    assert_status(f, take(f, 1, NULL, twice, (struct miraif_import_options){0}, &told), MIRAIF_PARTIAL);
    check_counts(&told, 1, 0, 0, "2:invalid_email 3:duplicate_email");
    assert_status(f, take(f, 1, NULL, twice, (struct miraif_import_options){0}, &told), MIRAIF_PARTIAL);
    check_counts(&told, 0, 0, 1, "2:invalid_email 3:duplicate_email");
    struct miraif_import_options latest = {.on_duplicate = MIRAIF_DUPLICATE_LATEST};
    assert_status(f, take(f, 2, NULL, twice, latest, &told), MIRAIF_PARTIAL);
    check_counts(&told, 1, 1, 0, "2:invalid_email");
    assert_string_equal(ask(f, "SELECT f.company FROM application a JOIN profile f ON f.id = a.profile"
                               " WHERE a.cohort = 2"),
                        "二社");
    struct miraif_history_entry entry;
    assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
    assert_string_equal(ask(f, "SELECT count(*) FROM application WHERE cohort = 2"), "0");
}

static void people_get_roles_and_news(void **state)
{
    struct fixture *f = *state;
    struct told told;
    static const char mentors[] =
        "氏名,メールアドレス,得意なこと,受け持てる人数,年齢\n先導 正,m@example.jp,組織,２名,51\n";
    static const char news[] =
        "氏名,メールアドレス,会社名\n先導 正,m@example.jp,新会社\n誰か 某,nobody@example.jp,\n";
    struct miraif_import_options latest = {.on_duplicate = MIRAIF_DUPLICATE_LATEST};
    assert_ok(f, take(f, 0, "mentor", mentors, latest, &told));
    check_counts(&told, 1, 0, 0, "");
    assert_ok(f, take(f, 0, "mentor", mentors, latest, &told));
    check_counts(&told, 0, 0, 1, "");
    assert_string_equal(
        ask(f, "SELECT r.capacity || f.offers || f.age FROM role r JOIN profile f ON f.id = r.profile"),
        "2組織51");
    assert_status(f, take(f, 0, NULL, news, latest, &told), MIRAIF_PARTIAL);
    check_counts(&told, 0, 1, 0, "2:unknown_person");
    assert_string_equal(ask(f, "SELECT company || offers FROM profile ORDER BY id DESC LIMIT 1"),
                        "新会社組織");
}

static void strict_and_dry_runs_store_nothing(void **state)
{
    struct fixture *f = *state;
    struct told told;
    static const char bad[] = HEAD "見本 一,a@example.jp,,,\n,a@,,,\n";
    assert_status(f, take(f, 1, NULL, bad, (struct miraif_import_options){.strict = true}, &told),
                  MIRAIF_BAD_INPUT);
    check_counts(&told, 1, 0, 0, "2:invalid_email");
    f->env.dry_run = true;
    assert_status(f, take(f, 1, NULL, bad, (struct miraif_import_options){0}, &told), MIRAIF_PARTIAL);
    check_counts(&told, 1, 0, 0, "2:invalid_email");
    f->env.dry_run = false;
    f->stop = true;
    assert_status(f, take(f, 1, NULL, two, (struct miraif_import_options){0}, &told), MIRAIF_INTERRUPTED);
    f->stop = false;
    assert_string_equal(ask(f, "SELECT count(*) FROM person"), "0");
    assert_status(f, take(f, 7, NULL, two, (struct miraif_import_options){0}, &told), MIRAIF_NOT_FOUND);
}

/* Imports bytes and gives what the rejects file holds. */
static void check_rejects(struct fixture *f, const char *bytes, size_t length, const char *expected,
                          size_t size)
{
    struct told told = {.findings = ""};
    struct miraif_import_options options = {.path = write_roster(f, bytes, length),
                                            .rejects = mi_arena_printf(f->arena, "%s/bad.csv", f->folder)};
    struct miraif_import_report *report = &told.report;
    assert_status(f, miraif_import_applicants(f->store, 1, &options, f->arena, report, &f->err),
                  MIRAIF_PARTIAL);
    char got[1000];
    FILE *file = fopen(options.rejects, "r");
    assert_int_equal(fread(got, 1, sizeof got, file), size);
    assert_memory_equal(got, expected, size);
    assert_int_equal(fclose(file), 0);
    options.rejects = options.path;
    assert_status(f, miraif_import_applicants(f->store, 1, &options, f->arena, report, &f->err),
                  MIRAIF_REFUSED);
}

static void rejects_are_the_source_byte_for_byte(void **state)
{
    struct fixture *f = *state;
    static const char utf8[] = "\xEF\xBB\xBF氏名,メール,x\r\n\"a\r\nb\",1@example.jp,\r\n\r\nc,\"d\ne "
                               "f,2@example.jp,y\rg,h,\"i\r\n\"";
    static const char bad[] = "\xEF\xBB\xBF氏名,メール,x\r\nc,\"d\ng,h,\"i\r\n\"";
    check_rejects(f, utf8, sizeof utf8 - 1, bad, sizeof bad - 1);
    /* 名,ﾒｰﾙ in CP932, then a row with a broken character. */
    static const char cp932[] =
        "\x8E\x81\x96\xBC,\xD2\xB0\xD9\n\x83\x5C,a\n\x8C\xA9\x96\x7B \x82\xA0,3@example.jp\n";
    static const char worse[] = "\x8E\x81\x96\xBC,\xD2\xB0\xD9\n\x83\x5C,a\n";
    check_rejects(f, cp932, sizeof cp932 - 1, worse, sizeof worse - 1);
    static const char utf16[] = "\xFF\xFE\x0D\x54,\0e\0m\0a\0i\0l\0\x0A\0a\0,\0b\0\x0D\0\x0A\0";
    struct told told = {.findings = ""};
    struct miraif_import_options options = {.path = write_roster(f, utf16, sizeof utf16 - 1)};
    assert_status(f, miraif_import_applicants(f->store, 1, &options, f->arena, &told.report, &f->err),
                  MIRAIF_MISSING_COLUMN);
}

static void files_that_cannot_be_used_are_refused(void **state)
{
    struct fixture *f = *state;
    struct told told;
    struct miraif_import_options none = {0};
    assert_status(f, take(f, 1, NULL, "", none, &told), MIRAIF_EMPTY_FILE);
    assert_status(f, take(f, 1, NULL, " \n\n,,\n", none, &told), MIRAIF_EMPTY_FILE);
    assert_status(f, take(f, 1, NULL, "氏名\n見本\n", none, &told), MIRAIF_MISSING_COLUMN);
    assert_int_equal(f->err.line, 1);
    assert_status(f, take(f, 1, NULL, "氏名,\"メール\n見本\n", none, &told), MIRAIF_BAD_INPUT);
    assert_status(f,
                  take(f, 1, NULL,
                       "\x7F"
                       "ELF\x02\x01\x01,\xFF\n",
                       none, &told),
                  MIRAIF_UNDECODABLE);
    assert_status(f, take(f, 1, NULL, two, (struct miraif_import_options){.encoding = "latin1"}, &told),
                  MIRAIF_USAGE);
    assert_ok(f, take(f, 1, NULL, HEAD, none, &told));
    check_counts(&told, 0, 0, 0, "");
    struct miraif_import_options folder = {.path = f->folder};
    assert_status(f, miraif_import_applicants(f->store, 1, &folder, f->arena, &told.report, &f->err),
                  MIRAIF_IO);
    folder.path = "/nonexistent/roster.csv";
    assert_status(f, miraif_import_applicants(f->store, 1, &folder, f->arena, &told.report, &f->err),
                  MIRAIF_NOT_FOUND);
    assert_status(f, take(f, 0, "singer", two, none, &told), MIRAIF_USAGE);
    folder.path = write_roster(f, two, strlen(two));
    folder.rejects = "/dev/full";
    assert_status(f, miraif_import_applicants(f->store, 1, &folder, f->arena, &told.report, &f->err),
                  MIRAIF_IO);
    assert_string_equal(ask(f, "SELECT count(*) FROM person"), "0");
}

static void answers_of(struct fixture *f, const struct miraif_answer **ret_list, size_t *ret_count)
{
    struct miraif_person person;
    assert_ok(f, miraif_person_get(f->store, 1, f->arena, &person, &f->err));
    assert_ok(f, miraif_answers(&person.profile, f->arena, ret_list, ret_count, &f->err));
}

static void columns_that_look_alike_are_told_apart(void **state)
{
    struct fixture *f = *state;
    struct told told;
    const struct miraif_import_options none = {0};
    const struct miraif_answer *list;
    size_t count;
    assert_ok(f, take(f, 1, NULL,
                      "氏名,メールアドレス,備考,備考,備考 (2),,#6,\n見本 一,a@example.jp,い,ろ,は,に,ほ,へ\n",
                      none, &told));
    answers_of(f, &list, &count);
    assert_int_equal(count, 6);
    assert_string_equal(ask(f, "SELECT answers FROM profile"),
                        "{\"備考\":\"い\",\"備考 (3)\":\"ろ\",\"備考 "
                        "(2)\":\"は\",\"#7\":\"に\",\"#6\":\"ほ\",\"#8\":\"へ\"}");
}

enum { MANY = 6000 };

/* MANY people, every 1000th of whom is there twice; the last row is the first person again. */
static const char *many(struct fixture *f, const char *company)
{
    struct mi_str text = mi_str_begin(f->arena, 1 << 20);
    mi_str_add(&text, HEAD);
    for (int i = 0; i < MANY; i++) {
        mi_str_addf(&text, "見本 %d,p%d@example.jp,,%s,\n", i, i * 7919 % MANY, company);
        if (i % 1000 == 999)
            mi_str_addf(&text, "見本 %d,P%d@example.jp,,二社,\n", i, i * 7919 % MANY);
    }
    mi_str_add(&text, "見本 0,p0@example.jp,,,青\n");
    return text.bytes;
}

static const char duplicates[] = "1001:duplicate_email 2002:duplicate_email 3003:duplicate_email"
                                 " 4004:duplicate_email 5005:duplicate_email 6006:duplicate_email"
                                 " 6007:duplicate_email";

static void many_people_are_told_apart(void **state)
{
    struct fixture *f = *state;
    struct told told;
    const struct miraif_import_options none = {0};
    assert_status(f, take(f, 1, NULL, many(f, "一社"), none, &told), MIRAIF_PARTIAL);
    check_counts(&told, MANY, 0, 0, duplicates);
    assert_string_equal(ask(f, "SELECT count(*) || ' ' || count(DISTINCT email_key) || ' ' || max(id) FROM"
                               " person"),
                        "6000 6000 6000");
    assert_string_equal(ask(f, "SELECT count(*) FROM application a JOIN profile f ON f.id = a.profile AND"
                               " f.person = a.person JOIN person p ON p.id = f.person"),
                        "6000");
    assert_string_equal(ask(f, "SELECT \"unique\" FROM pragma_index_list('person')"), "1");
    assert_string_equal(ask(f, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
                        "0");
    assert_status(f, take(f, 1, NULL, many(f, "一社"), none, &told), MIRAIF_PARTIAL);
    check_counts(&told, 0, 0, MANY, duplicates);
    assert_status(f, take(f, 2, NULL, many(f, "三社"), none, &told), MIRAIF_PARTIAL);
    check_counts(&told, MANY, 0, 0, duplicates);
    struct miraif_history_entry entry;
    assert_status(f, miraif_history_undo(f->store, 3, f->arena, &entry, &f->err), MIRAIF_CONFLICT);
    assert_non_null(strstr(f->err.hint, "miraif undo h4"));
    assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
    assert_true(entry.final);
    assert_int_equal(entry.changes, 2 * MANY);
    assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
    assert_string_equal(ask(f, "SELECT count(*) FROM person"), "0");
    assert_string_equal(ask(f, "SELECT count(*) FROM history WHERE changeset IS NOT NULL"), "2");
    assert_status(f, miraif_history_undo(f->store, entry.id, f->arena, &entry, &f->err), MIRAIF_REFUSED);
    assert_string_equal(f->err.hint, "import the file again");
}

static void the_latest_of_many_rows_wins(void **state)
{
    struct fixture *f = *state;
    struct told told;
    const struct miraif_import_options latest = {.on_duplicate = MIRAIF_DUPLICATE_LATEST};
    assert_ok(f, take(f, 1, NULL, many(f, "一社"), latest, &told));
    check_counts(&told, MANY, 7, 0, "");
    assert_string_equal(ask(f, "SELECT count(*) FROM application a JOIN profile f ON f.id = a.profile WHERE"
                               " f.company = '二社'"),
                        "6");
    assert_string_equal(ask(f, "SELECT f.company || f.answers FROM application a JOIN profile f ON f.id ="
                               " a.profile JOIN person p ON p.id = f.person WHERE p.email_key ="
                               " 'p0@example.jp'"),
                        "一社{\"好きな色\":\"青\"}");
    struct miraif_history_entry entry;
    assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
    assert_string_equal(ask(f, "SELECT count(*) FROM profile"), "0");
}

static bool stop_late(void *context)
{
    static unsigned calls;
    (void)context;
    return ++calls > 20;
}

static void an_interrupted_import_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    struct told told;
    const struct miraif_import_options none = {0};
    bool (*calm)(void *) = f->env.should_stop;
    f->env.should_stop = stop_late;
    assert_status(f, take(f, 1, NULL, many(f, "一社"), none, &told), MIRAIF_INTERRUPTED);
    f->env.should_stop = calm;
    assert_string_equal(ask(f, "SELECT count(*) FROM person"), "0");
    assert_string_equal(ask(f, "SELECT \"unique\" FROM pragma_index_list('person')"), "1");
    assert_string_equal(ask(f, "SELECT * FROM pragma_foreign_keys"), "1");
    assert_ok(f, take(f, 1, NULL, two, none, &told));
}

/* 2500 people who write much: a file that is worth to leave the log for. */
static const char *long_answers(struct fixture *f)
{
    enum { ANSWER = 3500 };
    struct mi_str text = mi_str_begin(f->arena, 1 << 24);
    char answer[ANSWER + 1];
    memset(answer, 'a', ANSWER);
    answer[ANSWER] = '\0';
    mi_str_add(&text, HEAD);
    for (int i = 0; i < 2500; i++)
        mi_str_addf(&text, "見本 %d,p%d@example.jp,,一社,%s\n", i, i, answer);
    return text.bytes;
}

/* Whether the import is under way without the log. */
static bool stop_without_log(void *context)
{
    struct fixture *f = context;
    static unsigned calls;
    char journal[128];
    snprintf(journal, sizeof journal, "%s-journal", f->path);
    return access(journal, F_OK) == 0 && ++calls > 5;
}

static void a_large_first_import_returns_to_the_log(void **state)
{
    struct fixture *f = *state;
    struct told told;
    const struct miraif_import_options none = {0};
    const char *text = long_answers(f);
    bool (*calm)(void *) = f->env.should_stop;
    f->env.should_stop = stop_without_log;
    assert_status(f, take(f, 1, NULL, text, none, &told), MIRAIF_INTERRUPTED);
    assert_string_equal(ask(f, "PRAGMA journal_mode"), "wal");
    assert_string_equal(ask(f, "SELECT count(*) FROM person"), "0");
    f->env.should_stop = calm;
    assert_ok(f, take(f, 1, NULL, text, none, &told));
    check_counts(&told, 2500, 0, 0, "");
    assert_string_equal(ask(f, "PRAGMA journal_mode"), "wal");
    assert_string_equal(ask(f, "PRAGMA locking_mode"), "normal");
    assert_string_equal(ask(f, "SELECT count(*) FROM application"), "2500");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_same_file_again_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_that_differs_is_treated_as_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_spelling_is_no_other_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_blank_cell_takes_nothing_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_known_person_applies_to_another_cohort, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_duplicate_in_the_file_names_the_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(people_get_roles_and_news, set_up, tear_down),
        cmocka_unit_test_setup_teardown(strict_and_dry_runs_store_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rejects_are_the_source_byte_for_byte, set_up, tear_down),
        cmocka_unit_test_setup_teardown(columns_that_look_alike_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_people_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_latest_of_many_rows_wins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_interrupted_import_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(files_that_cannot_be_used_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_large_first_import_returns_to_the_log, set_up, tear_down),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
