/* lib/store: the history, and taking back. */
#include "store_fixture.h"

#include "base/str.h"

/* A row of every recorded table, parents first; and a change to each. */
static const struct {
    const char *table;
    const char *insert;
    const char *update;
} rows[] = {
    {"cohort", "INSERT INTO cohort VALUES (1, '1期', '2027-01-15', 4, 4, 0, NULL)",
     "UPDATE cohort SET name = 'x'"},
    {"person",
     "INSERT INTO person (id, email_key, email, name) VALUES (1, 'a@example.jp', 'a@example.jp', '佐藤'),"
     " (2, 'b@example.jp', 'b@example.jp', '鈴木')",
     "UPDATE person SET phone = '03' WHERE id = 1"},
    {"profile", "INSERT INTO profile (id, person, as_of, age) VALUES (1, 1, 0, 30)",
     "UPDATE profile SET age = NULL, answers = '{}'"},
    {"role", "INSERT INTO role VALUES (1, 'mentor', 1, 0, 2, NULL)", "UPDATE role SET capacity = 3"},
    {"application", "INSERT INTO application VALUES (1, 1, 1, 0, 'applied', 0, NULL)",
     "UPDATE application SET status = 'offered', status_at = 9"},
    {"apart", "INSERT INTO apart VALUES (1, 2, '兄弟', 0)", "UPDATE apart SET reason = NULL"},
    {"company_group", "INSERT INTO company_group VALUES ('あ', 'あ', '株式会社あ')",
     "UPDATE company_group SET name = '㈱あ'"},
    {"company_relation", "INSERT INTO company_relation VALUES ('あ', 'い', '㈱あ', '㈱い', 'client', 'tell')",
     "UPDATE company_relation SET kind = 'supplier'"},
    {"criterion", "INSERT INTO criterion VALUES (1, 1, '熱意', 1000000, 0, 5000000)",
     "UPDATE criterion SET weight = 2000000"},
    {"review", "INSERT INTO review VALUES (1, 1, '古野', 0, 'よい')", "UPDATE review SET comment = NULL"},
    {"mark", "INSERT INTO mark VALUES (1, 1, '古野', '熱意', 4000000)", "UPDATE mark SET value = 3500000"},
    {"run", "INSERT INTO run VALUES (1, 1, 'form', 'draft', 0, NULL, 'optimal', 'd', 1, 1, '{}', '{}')",
     "UPDATE run SET state = 'adopted', adopted_at = 7"},
    {"selection", "INSERT INTO selection VALUES (1, 1, 'selected', 1, 5, NULL)",
     "UPDATE selection SET decision = 'waitlisted', waitlist = 1"},
    {"team", "INSERT INTO team VALUES (1, 1, 500000, '{}')", "UPDATE team SET score = 1"},
    {"team_member", "INSERT INTO team_member VALUES (1, 1, 1)", "DELETE FROM team_member WHERE run = 1"},
    {"reason", "INSERT INTO reason VALUES (1, '1-A', 1, 'code', '[]')", "UPDATE reason SET code = 'c'"},
    {"team_rule", "INSERT INTO team_rule (id, cohort, kind, reason, since) VALUES (1, 1, 'apart', NULL, 0)",
     "UPDATE team_rule SET kind = 'together'"},
    {"match_rule", "INSERT INTO match_rule VALUES (1, 'pin', 1, 1, 1, NULL, NULL, 0)",
     "UPDATE match_rule SET kind = 'ban'"},
    {"match_wish", "INSERT INTO match_wish VALUES (1, 1, 1, NULL, 2, NULL, 1, 0)",
     "UPDATE match_wish SET rank = 2"},
    {"share", "INSERT INTO share VALUES (1, 'concern', 'team', 0, NULL, 'office')",
     "UPDATE share SET until = '2027-01-31'"},
    {"look", "INSERT INTO look VALUES (1, 1, 1, 'office', 'notes')", "UPDATE look SET what = 'disclose'"},
    {"note", "INSERT INTO note (id, person, at, who, text) VALUES (1, 1, 1, 'office', '近況')",
     "UPDATE note SET text = '転職'"},
    {"team_rule_person", "INSERT INTO team_rule_person VALUES (1, 1), (1, 2)",
     "DELETE FROM team_rule_person WHERE person = 2"},
    {"duty", "INSERT INTO duty VALUES (1, 1, 1, 'founder', '2027-01-15', NULL)",
     "UPDATE duty SET until_date = '2027-03-31'"},
    {"graduation", "INSERT INTO graduation VALUES (1, 1, '2027-04-16')",
     "UPDATE graduation SET date = '2027-04-23'"},
    {"follow_up", "INSERT INTO follow_up VALUES (1, 1, 'm3', 0, 'gone', 4, NULL)",
     "UPDATE follow_up SET satisfaction = 5"},
    {"tie", "INSERT INTO tie VALUES (1, 1, 2, 'business', 1, NULL, NULL)", "UPDATE tie SET high_at = 2"},
    {"assessment", "INSERT INTO assessment VALUES (1, '適職診断', '2027-01-10', '外向性', 0, 3500000, NULL)",
     "UPDATE assessment SET score = 4000000"},
    {"news", "INSERT INTO news VALUES (1, 1, 0, 'job', '転職した', 1)", "UPDATE news SET digest = 0"},
    {"ask", "INSERT INTO ask VALUES (1, 1, 'question', 'どう？', NULL, 0, 0, 9, 'team', 0, NULL, NULL)",
     "UPDATE ask SET circle = 'cohort', due = 18"},
    {"ask_exclusion", "INSERT INTO ask_exclusion VALUES (1, 1), (1, 2)",
     "DELETE FROM ask_exclusion WHERE person = 1"},
    {"ask_route", "INSERT INTO ask_route VALUES (1, 2, 'team', 0, 400000)", "UPDATE ask_route SET score = 1"},
    {"ask_reason", "INSERT INTO ask_reason VALUES (1, 2, 1, 'themes', 400000, '転職')",
     "UPDATE ask_reason SET points = 1"},
    {"ask_answer", "INSERT INTO ask_answer VALUES (1, 1, 2, 0, NULL, 'こう', 0)",
     "UPDATE ask_answer SET channel = '電話'"},
    {"team_mentor", "INSERT INTO team_mentor VALUES (1, 1, 1, 2, 500, 0)",
     "UPDATE team_mentor SET mentor = 1"},
    {"person_mentor", "INSERT INTO person_mentor VALUES (1, 1, 2, 500, 0)",
     "UPDATE person_mentor SET score = 1"},
    {"item", "INSERT INTO item VALUES ('notice:1:p1', 'notice', 1, NULL, NULL, '1', NULL, 0, 9, 0, NULL)",
     "UPDATE item SET cancelled_at = 1"},
    {"offer", "INSERT INTO offer VALUES (1, 1, 1, 0, '2027-01-08')", "UPDATE offer SET times = 2, at = 9"},
    {"announcement", "INSERT INTO announcement VALUES (1, 1, 'regret', 0)", "UPDATE announcement SET at = 9"},
    {"offer_reply", "INSERT INTO offer_reply VALUES (1, 1, 1, 0, 'accepted', 0)",
     "UPDATE offer_reply SET answer = 'declined'"},
    {"holiday", "INSERT INTO holiday VALUES ('2027-08-13', 1, 'お盆')", "UPDATE holiday SET free = 0"},
    {"session",
     "INSERT INTO session VALUES ('1-1', 1, 'general', NULL, 1, NULL, '2027-01-15', 7, 9, NULL, NULL, NULL,"
     " 'planned', 0, NULL)",
     "UPDATE session SET state = 'cancelled', sequence = 1"},
    {"rsvp", "INSERT INTO rsvp VALUES ('1-1', 1, 'yes', NULL, NULL, 0)", "UPDATE rsvp SET answer = 'no'"},
    {"attendance", "INSERT INTO attendance VALUES ('1-1', 1, 'present', 0)",
     "UPDATE attendance SET status = 'late'"},
    {"log", "INSERT INTO log VALUES ('1-1', 0, 'peer', 60, NULL, 1)", "UPDATE log SET minutes = 90"},
    {"seating", "INSERT INTO seating VALUES ('1-1', 'draft', 0, 'optimal', 1, 0, 0, 0, 1, 2, 'd')",
     "UPDATE seating SET state = 'adopted'"},
    {"seat", "INSERT INTO seat VALUES ('1-1', 1, 1, 1, 'mix', 3, 0, NULL)", "UPDATE seat SET number = 2"},
    {"presentation", "INSERT INTO presentation VALUES ('1-1', 1, 1)", "UPDATE presentation SET position = 2"},
    {"vision", "INSERT INTO vision VALUES (1, 1, 1, 0, 'v', NULL, 'd', NULL)",
     "UPDATE vision SET text = 'w'"},
    {"cheer", "INSERT INTO cheer VALUES ('1-1', 1, 2, 'c', 0)", "UPDATE cheer SET text = 'd'"},
    {"promise", "INSERT INTO promise VALUES (1, 0, 'お約束')", "UPDATE promise SET text = '約束'"},
    {"promise_acceptance", "INSERT INTO promise_acceptance VALUES (1, 1, 0)",
     "UPDATE promise_acceptance SET at = 9"},
    {"question", "INSERT INTO question VALUES ('joy', 1, 1, 5, '楽しさ', 'joy')",
     "UPDATE question SET high = 7"},
    {"pulse", "INSERT INTO pulse VALUES (1, 1, '2027-01-25')", "UPDATE pulse SET date = '2027-01-26'"},
    {"template", "INSERT INTO template VALUES ('offer', 'ja', 's', 'b')", "UPDATE template SET body = 'c'"},
    {"form", "INSERT INTO form VALUES ('reply', 'https://example.jp/{code}')",
     "UPDATE form SET url = 'https://example.jp/form/{code}'"},
    {"value_map", "INSERT INTO value_map VALUES ('themes', 'あ', 'あ', 'い', 'い')",
     "UPDATE value_map SET target = 'イ'"},
    {"redirect", "INSERT INTO redirect VALUES (7, 1, 'q@example.jp', 'q@example.jp', '鈴木', 0)",
     "UPDATE redirect SET name = '佐藤'"},
    {"column_map", "INSERT INTO column_map VALUES ('春', 1, 'name', '氏名')",
     "UPDATE column_map SET field = 'kana'"},
    {"acquaintance", "INSERT INTO acquaintance VALUES (1, 2, '同窓', 0)",
     "UPDATE acquaintance SET reason = NULL"},
    {"mix", "INSERT INTO mix VALUES (1, 'draft', '秋', 0, '2027-09-01', 'optimal', 0, 0, 0, 0, 0, 0, 'x', 0)",
     "UPDATE mix SET state = 'adopted'"},
    {"mix_member", "INSERT INTO mix_member VALUES (1, 1, 1, 3, 0)", "UPDATE mix_member SET number = 2"},
    {"twin_dismissal", "INSERT INTO twin_dismissal VALUES (1, 2, '同姓同名', 0)",
     "UPDATE twin_dismissal SET reason = NULL"},
    {"branch_dismissal", "INSERT INTO branch_dismissal VALUES ('あ', 'あ支店', '㈱あ', 'あ支店', NULL, 0)",
     "UPDATE branch_dismissal SET reason = '別'"},
};
enum { TABLES = sizeof rows / sizeof *rows };

static struct miraif_history_entry undo(struct fixture *f, int64_t id)
{
    struct miraif_history_entry entry = {0};
    assert_ok(f, miraif_history_undo(f->store, id, f->arena, &entry, &f->err));
    return entry;
}

static enum miraif_status try_undo(struct fixture *f, int64_t id)
{
    struct miraif_history_entry entry;
    return miraif_history_undo(f->store, id, f->arena, &entry, &f->err);
}

/* Every row of every table as one text. */
static const char *dump(struct fixture *f)
{
    struct mi_str str = mi_str_begin(f->arena, 1 << 20);
    for (size_t i = 0; i < TABLES; i++) {
        sqlite3_stmt *stmt;
        char sql[128];
        snprintf(sql, sizeof sql, "SELECT * FROM \"%s\" ORDER BY 1, 2", rows[i].table);
        assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &stmt, NULL), SQLITE_OK);
        while (sqlite3_step(stmt) == SQLITE_ROW) {
            mi_str_addf(&str, "\n%s", rows[i].table);
            for (int column = 0; column < sqlite3_column_count(stmt); column++)
                mi_str_addf(&str, "|%s", (const char *)sqlite3_column_text(stmt, column));
        }
        sqlite3_finalize(stmt);
    }
    const char *text;
    assert_ok(f, mi_str_end(&str, &text, &f->err));
    return text;
}

static void fill(struct fixture *f)
{
    for (size_t i = 0; i < TABLES; i++)
        assert_ok(f, change(f, rows[i].insert));
}

static void every_table_is_covered(void **state)
{
    struct fixture *f = *state;
    char count[16];
    snprintf(count, sizeof count, "%d", TABLES);
    assert_string_equal(ask(f,
                            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                            " AND name NOT LIKE 'sqlite%' AND name NOT IN ('meta', 'history',"
                            " 'letter', 'letter_recipient', 'letter_item', 'batch', 'handover', 'handout', "
                            "'reply_code', 'forgotten',"
                            " 'ballot', 'voter')"),
                        count);
    /* Undo deletes bulk rows of these, and the history lists them. */
    assert_string_equal(ask(f, "SELECT group_concat(name) FROM (SELECT t.name FROM pragma_table_list AS t,"
                               " pragma_table_info(t.name) AS i WHERE i.name = 'batch' ORDER BY t.name)"),
                        "application,person,profile,role");
}

static void every_insert_is_taken_back(void **state)
{
    struct fixture *f = *state;
    const char *before[TABLES];
    for (size_t i = 0; i < TABLES; i++) {
        before[i] = dump(f);
        assert_ok(f, change(f, rows[i].insert));
    }
    for (size_t i = TABLES; i-- > 0;) {
        undo(f, 0);
        assert_string_equal(dump(f), before[i]);
    }
    assert_status(f, try_undo(f, 0), MIRAIF_NOT_FOUND);
    assert_status(f, try_undo(f, 999), MIRAIF_NOT_FOUND);
}

static void every_update_is_taken_back_and_brought_back(void **state)
{
    struct fixture *f = *state;
    fill(f);
    for (size_t i = 0; i < TABLES; i++) {
        const char *before = dump(f);
        assert_ok(f, change(f, rows[i].update));
        const char *after = dump(f);
        assert_string_not_equal(before, after);
        struct miraif_history_entry entry = undo(f, 0);
        assert_string_equal(dump(f), before);
        undo(f, entry.id);
        assert_string_equal(dump(f), after);
        undo(f, entry.undoes);
        assert_string_equal(dump(f), before);
    }
}

static void every_delete_is_taken_back(void **state)
{
    struct fixture *f = *state;
    fill(f);
    const char *before = dump(f);
    for (size_t i = TABLES; i-- > 0;) {
        char sql[128];
        snprintf(sql, sizeof sql, "DELETE FROM \"%s\"", rows[i].table);
        assert_ok(f, change(f, sql));
    }
    assert_string_equal(dump(f), "");
    for (size_t i = 0; i < TABLES; i++)
        undo(f, 0);
    assert_string_equal(dump(f), before);
}

static void all_at_once_is_taken_back(void **state)
{
    struct fixture *f = *state;
    assert_ok(f, mi_store_begin(f->store, &f->err));
    for (size_t i = 0; i < TABLES; i++)
        assert_ok(f, mi_exec(f->store, rows[i].insert, &f->err));
    assert_ok(f, mi_store_end(f->store, MIRAIF_OK, &f->err));
    const char *full = dump(f);
    struct miraif_history_entry entry = undo(f, 0);
    assert_string_equal(dump(f), "");
    assert_string_equal(ask(f, "SELECT changes FROM history WHERE id = 1"),
                        ask(f, "SELECT changes FROM history WHERE id = 2"));
    undo(f, entry.id);
    assert_string_equal(dump(f), full);
}

static void an_undo_is_marked_down_the_chain(void **state)
{
    struct fixture *f = *state;
    static const char *const marks = "SELECT group_concat(id || ':' || ifnull(undoes, '') || ':' ||"
                                     " ifnull(undone_by, ''), ' ') FROM history";
    assert_ok(f, change(f, rows[0].insert));
    undo(f, 1);
    assert_string_equal(ask(f, marks), "1::2 2:1:");
    assert_status(f, try_undo(f, 1), MIRAIF_REFUSED);
    assert_non_null(strstr(f->err.message, "h2"));
    undo(f, 2);
    assert_string_equal(ask(f, marks), "1:: 2:1:3 3:2:");
    undo(f, 3);
    assert_string_equal(ask(f, marks), "1::2 2:1: 3:2:4 4:3:");
    assert_string_equal(dump(f), "");
    assert_status(f, try_undo(f, 0), MIRAIF_NOT_FOUND);
}

static void a_later_change_is_named(void **state)
{
    struct fixture *f = *state;
    fill(f);
    f->env.command = "cohort edit 1";
    assert_ok(f, change(f, "UPDATE cohort SET name = '一期'"));
    const char *before = dump(f);
    f->env.command = "test";
    assert_ok(f, change(f, "UPDATE cohort SET teams = 5"));
    undo(f, 0); /* as if it had never been */
    assert_status(f, try_undo(f, 1), MIRAIF_CONFLICT);
    char named[64];
    snprintf(named, sizeof named, "h%d (“cohort edit 1”, tester)", TABLES + 1);
    assert_non_null(strstr(f->err.message, named));
    assert_status(f, try_undo(f, 4), MIRAIF_OK);
    undo(f, TABLES + 4);
    assert_string_equal(dump(f), before);
}

static void a_later_reference_is_named(void **state)
{
    struct fixture *f = *state;
    assert_ok(f, change(f, rows[0].insert));
    assert_ok(f, change(f, rows[1].insert));
    assert_ok(f, change(f, "UPDATE cohort SET teams = 3"));
    assert_ok(f, change(f, rows[5].insert)); /* apart */
    assert_status(f, try_undo(f, 2), MIRAIF_CONFLICT);
    assert_non_null(strstr(f->err.message, "h4 ("));
    assert_non_null(strstr(f->err.hint, "miraif undo h4"));
    undo(f, 4);
    undo(f, 2);
    assert_string_equal(ask(f, "SELECT count(*) FROM person"), "0");
}

/* A bulk import: a cohort and two people with profiles and applications, and a change afterwards. */
static void import(struct fixture *f, const char *mail)
{
    char sql[1024];
    assert_ok(f, mi_store_begin(f->store, &f->err));
    int64_t batch = mi_store_batch(f->store);
    snprintf(sql, sizeof sql,
             "INSERT INTO person (email_key, email, name, batch) VALUES ('1%s', 'a', '佐藤', %d),"
             " ('2%s', 'b', '鈴木', %d); INSERT INTO profile (person, as_of, batch) SELECT id, 0, batch"
             " FROM person WHERE batch = %d; INSERT INTO application SELECT 1, person, id, 0, 'applied', 0,"
             " batch FROM profile WHERE batch = %d",
             mail, (int)batch, mail, (int)batch, (int)batch, (int)batch);
    assert_ok(f,
              mi_exec(f->store, "INSERT OR IGNORE INTO cohort VALUES (1, '1期', '2027-01-15', 4, 4, 0, NULL)",
                      &f->err));
    mi_store_pause_recording(f->store);
    assert_ok(f, mi_exec(f->store, sql, &f->err));
    assert_ok(f, mi_store_resume_recording(f->store, &f->err));
    assert_ok(f, mi_exec(f->store, "UPDATE application SET status_at = 5 WHERE person % 2 = 0", &f->err));
    assert_ok(f, mi_store_end(f->store, MIRAIF_PARTIAL, &f->err) == MIRAIF_PARTIAL ? MIRAIF_OK
                                                                                   : MIRAIF_INTERNAL);
}

static void a_bulk_import_is_one_entry(void **state)
{
    struct fixture *f = *state;
    import(f, "@example.jp");
    assert_string_equal(ask(f, "SELECT changes FROM history"), "8");
    const char *full = dump(f);
    struct miraif_history_entry entry = undo(f, 0);
    assert_int_equal(entry.changes, 7); /* an insert and its update are one */
    assert_string_equal(dump(f), "");
    undo(f, entry.id);
    assert_string_equal(dump(f), full);
    undo(f, 1);
    assert_string_equal(dump(f), "");
    /* Ids are never used twice. */
    import(f, "@example.jp");
    assert_string_equal(ask(f, "SELECT min(id) FROM person"), "3");
}

static void a_touched_import_is_not_taken_back(void **state)
{
    struct fixture *f = *state;
    import(f, "@example.jp");
    import(f, "@example.com");
    assert_ok(f, change(f, "UPDATE person SET phone = '03' WHERE id = 2"));
    const char *before = dump(f);
    assert_status(f, try_undo(f, 1), MIRAIF_CONFLICT);
    assert_non_null(strstr(f->err.message, "h3 ("));
    assert_string_equal(dump(f), before);
    undo(f, 3);
    assert_ok(f, change(f, "DELETE FROM application WHERE person = 1"));
    assert_status(f, try_undo(f, 1), MIRAIF_CONFLICT);
    assert_non_null(strstr(f->err.message, "h5 ("));
    undo(f, 5);
    assert_ok(f, change(f, "INSERT INTO apart VALUES (1, 2, NULL, 0)"));
    assert_status(f, try_undo(f, 1), MIRAIF_CONFLICT);
    assert_non_null(strstr(f->err.message, "h7 ("));
    undo(f, 7);
    assert_status(f, try_undo(f, 1), MIRAIF_CONFLICT); /* its cohort is the second import's */
    assert_non_null(strstr(f->err.message, "h2 ("));
    undo(f, 2);
    undo(f, 1);
    assert_string_equal(dump(f), "");
}

static void a_dry_undo_changes_nothing(void **state)
{
    struct fixture *f = *state;
    fill(f);
    const char *before = dump(f);
    f->env.dry_run = true;
    struct miraif_history_entry entry = undo(f, 0);
    assert_int_equal(entry.undoes, TABLES);
    f->env.dry_run = false;
    assert_string_equal(dump(f), before);
    assert_string_equal(ask(f, "SELECT count(*) FROM history WHERE undone_by IS NOT NULL"), "0");
}

struct listing {
    struct fixture *fixture;
    struct mi_str text;
};

static enum miraif_status list_entry(void *context, const struct miraif_history_entry *entry)
{
    struct listing *listing = context;
    mi_str_addf(&listing->text, "%d %s %s; ", (int)entry->id, entry->who, entry->command);
    return MIRAIF_OK;
}

static enum miraif_status list_change(void *context, const struct miraif_change *change_of)
{
    struct listing *listing = context;
    mi_str_addf(&listing->text, "%s %s (%s); ", change_of->kind, change_of->object, change_of->change);
    return MIRAIF_OK;
}

static const char *changes(struct fixture *f, int64_t id)
{
    struct listing listing = {f, mi_str_begin(f->arena, 1 << 16)};
    const char *text;
    assert_ok(f, miraif_history_changes(f->store, id, list_change, &listing, &f->err));
    assert_ok(f, mi_str_end(&listing.text, &text, &f->err));
    return text;
}

static void the_history_tells_what_was_done(void **state)
{
    struct fixture *f = *state;
    fill(f);
    struct listing listing = {f, mi_str_begin(f->arena, 1 << 16)};
    const char *text;
    assert_ok(f, miraif_history_each(f->store, 2, list_entry, &listing, &f->err));
    assert_ok(f, mi_str_end(&listing.text, &text, &f->err));
    char newest[64];
    snprintf(newest, sizeof newest, "%d tester test; %d tester test; ", TABLES, TABLES - 1);
    assert_string_equal(text, newest);
    assert_string_equal(changes(f, 5),
                        "insert application 1 p1 (profile: 1, applied_at: 1970-01-01T09:00:00+09:00,"
                        " status: applied, status_at: 1970-01-01T09:00:00+09:00); ");
    assert_string_equal(changes(f, 11), "insert mark 1 p1 古野 熱意 (value: 4); ");
    assert_string_equal(changes(f, 14), "insert team 1-A (score: 0.5, scores: {}); ");
    assert_string_equal(changes(f, 17),
                        "insert team rule r1 (cohort: 1, kind: apart, since: 1970-01-01T09:00:00+09:00); ");
    assert_ok(f, change(f, "UPDATE person SET name = '田中', kana = 'たなか' WHERE id = 1;"
                           " DELETE FROM apart"));
    assert_string_equal(changes(f, TABLES + 1), "update person p1 (name: 佐藤 → 田中, kana: — → たなか);"
                                                " delete apart p1 p2 (reason: 兄弟, since:"
                                                " 1970-01-01T09:00:00+09:00); ");
    assert_status(f, miraif_history_changes(f->store, 99, list_change, &listing, &f->err), MIRAIF_NOT_FOUND);
}

static void the_history_tells_of_bulk_rows(void **state)
{
    struct fixture *f = *state;
    import(f, "@example.jp");
    const char *text = changes(f, 1);
    assert_non_null(strstr(text, "insert person p1 (email: a, name: 佐藤); "));
    assert_non_null(strstr(text, "insert application 1 p2 (status: applied); "));
}

int main(void)
{
#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, set_up_store, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_STORE(every_table_is_covered),
        WITH_STORE(every_insert_is_taken_back),
        WITH_STORE(every_update_is_taken_back_and_brought_back),
        WITH_STORE(every_delete_is_taken_back),
        WITH_STORE(all_at_once_is_taken_back),
        WITH_STORE(an_undo_is_marked_down_the_chain),
        WITH_STORE(a_later_change_is_named),
        WITH_STORE(a_later_reference_is_named),
        WITH_STORE(a_bulk_import_is_one_entry),
        WITH_STORE(a_touched_import_is_not_taken_back),
        WITH_STORE(a_dry_undo_changes_nothing),
        WITH_STORE(the_history_tells_what_was_done),
        WITH_STORE(the_history_tells_of_bulk_rows),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
