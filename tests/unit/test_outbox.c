/* The outbox as other flows see it: items queued once, cancelled, and codes that come back. */
#include "base/hash.h"
#include "store/outbox.h"
#include "store_fixture.h"

static void put_people(struct fixture *f)
{
    assert_ok(f, change(f, "INSERT INTO person (id, email_key, email, name) VALUES"
                           " (1, 'a@example.jp', 'a@example.jp', '見本 花子'),"
                           " (2, 'b@example.jp', 'b@example.jp', '架空 太郎')"));
}

static enum miraif_status queue(struct fixture *f, const char *key, int64_t person, bool *ret_added)
{
    struct mi_item item = {.key = key,
                           .rule = "notice",
                           .person = person,
                           .object = "1-1",
                           .due = f->env.now,
                           .expires = f->env.now + 60};
    MI_TRY(mi_store_begin(f->store, &f->err));
    return mi_store_end(f->store, mi_outbox_add(f->store, &item, ret_added, &f->err), &f->err);
}

static enum miraif_status cancel(struct fixture *f, struct mi_item_filter filter, int64_t *ret_cancelled,
                                 int64_t *ret_claimed)
{
    MI_TRY(mi_store_begin(f->store, &f->err));
    return mi_store_end(f->store, mi_outbox_cancel(f->store, &filter, ret_cancelled, ret_claimed, &f->err),
                        &f->err);
}

static void an_item_is_queued_once(void **state)
{
    struct fixture *f = *state;
    bool added;
    put_people(f);
    assert_ok(f, queue(f, "notice:1-1:p1", 1, &added));
    assert_true(added);
    assert_ok(f, queue(f, "notice:1-1:p1", 1, &added));
    assert_false(added);
    assert_string_equal(ask(f, "SELECT count(*) FROM item"), "1");
    assert_status(f, queue(f, "notice:1-1:p9", 9, &added), MIRAIF_INTERNAL); /* nobody is p9 */
}

static void cancelling_tells_what_is_out_already(void **state)
{
    struct fixture *f = *state;
    bool added;
    int64_t cancelled, claimed;
    put_people(f);
    assert_ok(f, queue(f, "notice:1-1:p1", 1, &added));
    assert_ok(f, queue(f, "notice:1-2:p1", 1, &added));
    assert_ok(f, queue(f, "notice:1-1:p2", 2, &added));
    assert_ok(f, change(f, "INSERT INTO letter VALUES ('l', 'mail', 1, NULL, NULL, 'ja', 0, '', '', NULL, 1,"
                           " 'claimed', 0, NULL);"
                           "INSERT INTO letter_item VALUES ('notice:1-1:p1', 'l', 0, NULL)"));
    assert_ok(f, cancel(f, (struct mi_item_filter){.person = 1, .rule = "notice"}, &cancelled, &claimed));
    assert_int_equal(cancelled, 1);
    assert_int_equal(claimed, 1);
    assert_string_equal(ask(f, "SELECT group_concat(key) FROM item WHERE cancelled_at IS NULL"),
                        "notice:1-1:p2");
    assert_ok(f, cancel(f, (struct mi_item_filter){.person = 1}, &cancelled, &claimed));
    assert_int_equal(cancelled + claimed, 0);
}

static void what_went_out_cannot_be_undone(void **state)
{
    struct fixture *f = *state;
    struct miraif_history_entry entry;
    bool added;
    put_people(f);
    assert_ok(f, queue(f, "notice:1-1:p1", 1, &added));
    assert_ok(f, change(f, "INSERT INTO letter VALUES ('l', 'mail', 1, NULL, NULL, 'ja', 0, '', '', NULL, 1,"
                           " 'claimed', 0, NULL);"
                           "INSERT INTO letter_item VALUES ('notice:1-1:p1', 'l', 0, NULL)"));
    assert_string_equal(ask(f, "SELECT count(*) FROM history"), "2"); /* people, item */
    assert_status(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err), MIRAIF_CONFLICT);
    assert_ok(f, change(f, "DELETE FROM letter_item; DELETE FROM letter"));
    assert_ok(f, miraif_history_undo(f->store, 0, f->arena, &entry, &f->err));
    assert_string_equal(ask(f, "SELECT count(*) FROM item"), "0");
}

static enum miraif_status code_of(struct fixture *f, int64_t person, const char *purpose,
                                  const char **ret_code)
{
    MI_TRY(mi_store_begin(f->store, &f->err));
    return mi_store_end(
        f->store, mi_reply_code(f->store, person, purpose, "1-1", f->arena, ret_code, &f->err), &f->err);
}

static void reply_codes_come_back_as_people_type_them(void **state)
{
    struct fixture *f = *state;
    const char *code, *again, *other, *object;
    int64_t person;
    put_people(f);
    assert_ok(f, code_of(f, 1, "rsvp", &code));
    assert_ok(f, code_of(f, 1, "rsvp", &again));
    assert_ok(f, code_of(f, 2, "rsvp", &other));
    assert_int_equal(strlen(code), MI_REPLY_CODE_LENGTH);
    assert_string_equal(code, again);
    assert_string_not_equal(code, other);
    char typed[64];
    snprintf(typed, sizeof typed, " %.4s-%.4s－%s　", code, code + 4, code + 8);
    for (char *c = typed; *c != '\0'; c++)
        *c = *c == '0' ? 'o' : *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    assert_ok(f, mi_reply_find(f->store, typed, "rsvp", &person, &object, f->arena, &f->err));
    assert_int_equal(person, 1);
    assert_string_equal(object, "1-1");
    assert_ok(f, mi_reply_find(f->store, code, "reply", &person, &object, f->arena, &f->err));
    assert_int_equal(person, 0);
    assert_ok(f, mi_reply_find(f->store, "ABCD", "rsvp", &person, &object, f->arena, &f->err));
    assert_int_equal(person, 0);
}

/* RFC 4231, test cases 2 and 3. */
static void keyed_hashes_are_those_of_the_standard(void **state)
{
    (void)state;
    unsigned char digest[MI_DIGEST_SIZE], key[20], data[50];
    char text[MI_DIGEST_TEXT];
    mi_hmac("Jefe", 4, "what do ya want for nothing?", 28, digest);
    mi_digest_format(digest, text);
    assert_string_equal(text, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    memset(key, 0xaa, sizeof key);
    memset(data, 0xdd, sizeof data);
    mi_hmac(key, sizeof key, data, sizeof data, digest);
    mi_digest_format(digest, text);
    assert_string_equal(text, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_item_is_queued_once, set_up_store, tear_down),
        cmocka_unit_test_setup_teardown(cancelling_tells_what_is_out_already, set_up_store, tear_down),
        cmocka_unit_test_setup_teardown(what_went_out_cannot_be_undone, set_up_store, tear_down),
        cmocka_unit_test_setup_teardown(reply_codes_come_back_as_people_type_them, set_up_store, tear_down),
        cmocka_unit_test(keyed_hashes_are_those_of_the_standard),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
