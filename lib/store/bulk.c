/* The write of an import. While one lot of rows is taken in beside the caller, the next is gathered: the
 * store is touched here only when nothing is under way there. */
#include "store/bulk.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/beside.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/forget.h"
#include "store/met.h"

enum {
    ROWS_MOST = 256, /* taken in at once */
    MANY = 4096      /* new people from which on a thread and a new index are worth their while */
};

/* Records, as their number is guessed by the size of the file, that are worth leaving the log for. More than
 * the most would keep others from the store for longer than they wait. */
enum { LOGLESS_LEAST = 1 << 17, LOGLESS_MOST = 1 << 21 };

static const char misnumbered[] = "rows got other numbers than they were given";

struct lot {
    struct miraif_arena *texts;
    struct mi_incoming_row row[ROWS_MOST];
    size_t rows;
};

struct mi_bulk {
    struct miraif_store *store;
    const struct mi_intake_target *target;
    struct miraif_arena *memory; /* lives as long as the write */
    struct mi_beside beside;
    struct lot lots[2];
    struct lot *lot;       /* gathers rows; the other one may be under way */
    struct mi_met met;     /* people that were added */
    int64_t first_met;     /* id of the first of them */
    bool alone;            /* nobody else is in the store */
    bool logless;          /* each page is written once, while nobody else can have the store open */
    bool forgot;           /* somebody was forgotten */
    const char *index_sql; /* makes the index of addresses, where that is missing */
    int64_t next_person;
    int64_t next_profile;
};

/* References are not enforced: the rows refer to what this write has made or found. Sorting an index of
 * a million addresses may use unlinked files. Nor are checks: what is read was judged, and a check that calls
 * a function makes SQLite keep a copy of every page that a statement writes. */
static enum miraif_status prepare(struct miraif_store *store, struct miraif_error *err)
{
    MI_TRY(mi_connection_enforce(store, false, err));
    return mi_exec(store, "PRAGMA temp_store = FILE; PRAGMA ignore_check_constraints = ON", err);
}

static enum miraif_status restore(struct mi_bulk *bulk, struct miraif_error *err)
{
    struct miraif_store *store = bulk->store;
    if (bulk->logless)
        mi_connection_return(store);
    MI_TRY(mi_connection_enforce(store, true, err));
    return mi_exec(store, "PRAGMA temp_store = MEMORY; PRAGMA ignore_check_constraints = OFF", err);
}

static enum miraif_status read_state(struct mi_bulk *bulk, struct miraif_error *err)
{
    struct miraif_store *store = bulk->store;
    int64_t anybody;
    int64_t forgotten;
    MI_TRY(mi_read_int(store, "SELECT EXISTS (SELECT 1 FROM person)", &anybody, err));
    MI_TRY(mi_read_int(store, "SELECT EXISTS (SELECT 1 FROM forgotten)", &forgotten, err));
    MI_TRY(mi_read_int(store, "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'person'", &bulk->next_person,
                       err));
    MI_TRY(mi_read_int(store, "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'profile'",
                       &bulk->next_profile, err));
    bulk->alone = !anybody;
    bulk->forgot = forgotten;
    bulk->next_person += bulk->next_person == 0 ? 1 : 0;
    bulk->next_profile += bulk->next_profile == 0 ? 1 : 0;
    bulk->first_met = bulk->next_person;
    return MIRAIF_OK;
}

static void discard(struct mi_bulk *bulk)
{
    mi_beside_end(&bulk->beside);
    bulk->store->incoming = (struct mi_incoming){0};
    mi_met_end(&bulk->met);
    miraif_arena_destroy(bulk->lots[0].texts);
    miraif_arena_destroy(bulk->lots[1].texts);
    miraif_arena_destroy(bulk->memory);
    free(bulk);
}

/* A store that nobody is in yet has nothing to read for others, and little to keep a journal of. */
static enum miraif_status leave_log(struct mi_bulk *bulk, uint64_t expected, struct miraif_error *err)
{
    struct miraif_store *store = bulk->store;
    int64_t anybody;
    if (expected < LOGLESS_LEAST || expected > LOGLESS_MOST || store->read_only ||
        mi_store_env(store)->dry_run)
        return MIRAIF_OK;
    MI_TRY(mi_read_int(store, "SELECT EXISTS (SELECT 1 FROM person)", &anybody, err));
    bulk->logless = !anybody && mi_connection_leave_log(store);
    return MIRAIF_OK;
}

static enum miraif_status begin(struct mi_bulk *bulk, uint64_t expected, struct miraif_error *err)
{
    MI_TRY(prepare(bulk->store, err));
    MI_TRY(leave_log(bulk, expected, err));
    MI_TRY(mi_store_begin(bulk->store, err));
    enum miraif_status status = read_state(bulk, err);
    if (status != MIRAIF_OK)
        return mi_store_end(bulk->store, status, err);
    return MIRAIF_OK;
}

enum miraif_status mi_bulk_begin(struct miraif_store *store, const struct mi_intake_target *target,
                                 uint64_t expected, struct mi_bulk **ret_bulk, struct miraif_error *err)
{
    struct mi_bulk *bulk = calloc(1, sizeof *bulk);
    if (bulk == NULL)
        return mi_no_memory(err);
    bulk->store = store;
    bulk->target = target;
    bulk->memory = miraif_arena_create();
    bulk->lots[0].texts = miraif_arena_create();
    bulk->lots[1].texts = miraif_arena_create();
    bulk->lot = &bulk->lots[0];
    bool ready = mi_met_begin(&bulk->met, expected) && bulk->memory != NULL && bulk->lots[0].texts != NULL &&
                 bulk->lots[1].texts != NULL;
    enum miraif_status status = ready ? begin(bulk, expected, err) : mi_no_memory(err);
    if (status == MIRAIF_OK) {
        *ret_bulk = bulk;
        return MIRAIF_OK;
    }
    (void)restore(bulk, NULL); /* what led here is reported */
    discard(bulk);
    return status;
}

/* Rows of the batch. Where one fails, the write is rolled back; OR FAIL spares SQLite the means to roll back
 * one statement. */
static enum miraif_status insert(struct mi_bulk *bulk, const char *sql, bool dated, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(bulk->store, sql, &stmt, err));
    mi_bind_int(stmt, ":batch", mi_store_batch(bulk->store));
    if (dated)
        mi_bind_int(stmt, ":now", mi_store_env(bulk->store)->now);
    if (dated && bulk->target->cohort != 0)
        mi_bind_int(stmt, ":cohort", bulk->target->cohort);
    else if (dated)
        mi_bind_text(stmt, ":role", bulk->target->role);
    return mi_stmt_run(stmt, err);
}

/* SQLite numbers the rows as it appends them, which spares it looking whether a number is taken. The last row
 * of the lot in which the column `is` is set must have got the number in the column `id`. */
static enum miraif_status check_ids(const struct mi_bulk *bulk, int is, int id, struct miraif_error *err)
{
    const struct mi_incoming *lot = &bulk->store->incoming;
    size_t rows = lot->count;
    while (rows > 0 && lot->row[rows - 1].number[is] == 0)
        rows--;
    return rows == 0 || mi_store_last_id(bulk->store) == lot->row[rows - 1].number[id]
               ? MIRAIF_OK
               : mi_fail(err, MIRAIF_INTERNAL, misnumbered);
}

static enum miraif_status insert_all(struct mi_bulk *bulk, struct miraif_error *err)
{
    static const char people[] =
        "INSERT OR FAIL INTO person (email_key, email, name, family_name, given_name, kana, phone, "
        "birth_date,"
        " gender, batch) SELECT email_key, email, name, family_name, given_name, kana, phone, birth_date,"
        " gender, :batch FROM incoming WHERE fresh";
    static const char profiles[] =
        "INSERT OR FAIL INTO profile (person, as_of, company, company_key, industry, occupation, place, age,"
        " availability, offers, concern, themes, answers, batch) SELECT person, as_of, company, company_key,"
        " industry, occupation, place, age, availability, offers, concern, themes, answers, :batch"
        " FROM incoming";
    static const char applications[] =
        "INSERT OR FAIL INTO application (cohort, person, profile, applied_at, status, status_at, batch)"
        " SELECT :cohort, person, profile, coalesce(applied_at, :now), 'applied', :now, :batch FROM incoming";
    static const char roles[] = "INSERT OR FAIL INTO role (person, role, profile, since, capacity, batch)"
                                " SELECT person, :role, profile, :now, capacity, :batch FROM incoming";
    MI_TRY(insert(bulk, people, false, err));
    MI_TRY(check_ids(bulk, MI_INCOMING_FRESH, MI_INCOMING_PERSON, err));
    MI_TRY(insert(bulk, profiles, false, err));
    MI_TRY(check_ids(bulk, MI_INCOMING_PROFILE, MI_INCOMING_PROFILE, err));
    if (bulk->target->cohort != 0)
        return insert(bulk, applications, true, err);
    return bulk->target->role != NULL ? insert(bulk, roles, true, err) : MIRAIF_OK;
}

/* Keeping an index in order costs more, address by address, than sorting it once. */
static enum miraif_status drop_index(struct mi_bulk *bulk, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(bulk->store, "SELECT sql FROM sqlite_schema WHERE name = 'person_email_key'", &stmt,
                       err));
    MI_TRY(mi_stmt_step(stmt, &row, err));
    const char *sql = row ? mi_column_text(stmt, 0, bulk->memory) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    MI_TRY(status);
    MI_TRY(mi_exec(bulk->store, "DROP INDEX person_email_key", err));
    bulk->index_sql = sql;
    return MIRAIF_OK;
}

static enum miraif_status make_index(struct mi_bulk *bulk, struct miraif_error *err)
{
    if (bulk->index_sql == NULL)
        return MIRAIF_OK;
    MI_TRY(mi_exec(bulk->store, bulk->index_sql, err));
    bulk->index_sql = NULL;
    return MIRAIF_OK;
}

/* Takes in the lot that the store was handed. Runs beside the caller, who says what went wrong. */
static enum miraif_status take_in(void *context)
{
    return insert_all(context, NULL);
}

/* Waits for the lot under way. */
static enum miraif_status settle(struct mi_bulk *bulk, struct miraif_error *err)
{
    struct miraif_store *store = bulk->store;
    enum miraif_status status = mi_beside_wait(&bulk->beside);
    store->incoming = (struct mi_incoming){0};
    if (status == MIRAIF_OK)
        return MIRAIF_OK;
    if (status == MIRAIF_INTERNAL)
        return mi_fail(err, status, misnumbered);
    return status == MIRAIF_NO_MEMORY ? mi_no_memory(err)
                                      : mi_sqlite_fail(store, sqlite3_extended_errcode(store->db), err);
}

/* Lets the rows that were gathered be taken in, and gathers into the other lot. */
static enum miraif_status hand_over(struct mi_bulk *bulk, struct miraif_error *err)
{
    MI_TRY(settle(bulk, err));
    if (bulk->alone && bulk->index_sql == NULL && bulk->met.count >= MANY) {
        MI_TRY(drop_index(bulk, err));
        mi_connection_heed(bulk->store, false); /* the caller is asked on its own thread */
        mi_beside_begin(&bulk->beside);
    }
    bulk->store->incoming = (struct mi_incoming){bulk->lot->row, bulk->lot->rows};
    mi_beside_start(&bulk->beside, take_in, bulk);
    bulk->lot = &bulk->lots[bulk->lot == &bulk->lots[0] ? 1 : 0];
    bulk->lot->rows = 0;
    miraif_arena_reset(bulk->lot->texts);
    return MIRAIF_OK;
}

/* Takes everything in. */
static enum miraif_status flush(struct mi_bulk *bulk, struct miraif_error *err)
{
    if (bulk->lot->rows > 0)
        MI_TRY(hand_over(bulk, err));
    return settle(bulk, err);
}

/* What a thread was begun for is over. */
static enum miraif_status finish(struct mi_bulk *bulk, struct miraif_error *err)
{
    MI_TRY(flush(bulk, err));
    mi_beside_end(&bulk->beside);
    mi_connection_heed(bulk->store, true);
    return make_index(bulk, err);
}

/* From here on people are looked for in the index alone: the set of those who were added is full. */
static enum miraif_status begin_anew(struct mi_bulk *bulk, struct miraif_error *err)
{
    MI_TRY(finish(bulk, err));
    memset(bulk->met.place, 0, bulk->met.places * sizeof *bulk->met.place);
    bulk->met.count = 0;
    bulk->first_met = bulk->next_person;
    bulk->alone = false;
    return MIRAIF_OK;
}

enum miraif_status mi_bulk_end(struct mi_bulk *bulk, enum miraif_status status, struct miraif_error *err)
{
    struct miraif_store *store = bulk->store;
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL) {
        enum miraif_status finished = finish(bulk, err);
        if (finished != MIRAIF_OK)
            status = finished;
    }
    mi_beside_end(&bulk->beside);
    mi_connection_heed(store, true);
    status = mi_store_end(store, status, err);
    if (restore(bulk, NULL) != MIRAIF_OK)
        status = mi_fail(err, MIRAIF_INTERNAL, "references are no longer enforced");
    discard(bulk);
    return status;
}

static enum miraif_status is_person(struct mi_bulk *bulk, int64_t id, const char *email_key, bool *ret_is,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t is;
    MI_TRY(mi_stmt_get(bulk->store, "SELECT email_key = :key FROM person WHERE id = :id", &stmt, err));
    mi_bind_text(stmt, ":key", email_key);
    mi_bind_int(stmt, ":id", id);
    MI_TRY(mi_stmt_int(stmt, &is, err));
    *ret_is = is != 0;
    return MIRAIF_OK;
}

/* The person with the address, 0: nobody. */
static enum miraif_status find(struct mi_bulk *bulk, const char *email_key, int64_t *ret_person,
                               struct miraif_error *err)
{
    struct mi_met_search search = mi_met_search(&bulk->met, email_key);
    for (uint32_t number; (number = mi_met_next(&bulk->met, &search)) != 0;) {
        bool is;
        int64_t person = bulk->first_met + number - 1;
        MI_TRY(flush(bulk, err));
        MI_TRY(is_person(bulk, person, email_key, &is, err));
        if (is) {
            *ret_person = person;
            return MIRAIF_OK;
        }
    }
    *ret_person = 0;
    if (bulk->alone)
        return MIRAIF_OK;
    MI_TRY(settle(bulk, err));
    return mi_intake_find(bulk->store, email_key, ret_person, err);
}

/* Whether a row that was gathered speaks of the person. */
static bool is_gathered(const struct mi_bulk *bulk, int64_t person)
{
    for (size_t i = bulk->lot->rows; i-- > 0;)
        if (bulk->lot->row[i].number[MI_INCOMING_PERSON] == person)
            return true;
    return false;
}

enum miraif_status mi_bulk_find(struct mi_bulk *bulk, const char *email_key, struct miraif_arena *arena,
                                struct mi_intake_stored *ret_stored, struct miraif_error *err)
{
    int64_t person;
    MI_TRY(find(bulk, email_key, &person, err));
    if (person == 0) {
        *ret_stored = (struct mi_intake_stored){.known = false};
        return MIRAIF_OK;
    }
    if (is_gathered(bulk, person))
        MI_TRY(flush(bulk, err));
    return mi_intake_get(bulk->store, bulk->target, person, arena, ret_stored, err);
}

enum miraif_status mi_bulk_forgotten(struct mi_bulk *bulk, const char *email_key, bool *ret_forgotten,
                                     struct miraif_error *err)
{
    *ret_forgotten = false;
    if (!bulk->forgot)
        return MIRAIF_OK;
    MI_TRY(settle(bulk, err));
    return mi_forgotten_find(bulk->store, email_key, ret_forgotten, err);
}

static void set_texts(struct mi_incoming_row *incoming, const struct miraif_person *person)
{
    const struct miraif_profile *profile = &person->profile;
    const char **text = incoming->text;
    text[MI_INCOMING_EMAIL_KEY] = person->email_key;
    text[MI_INCOMING_EMAIL] = person->email;
    text[MI_INCOMING_NAME] = person->name;
    text[MI_INCOMING_FAMILY_NAME] = person->family_name;
    text[MI_INCOMING_GIVEN_NAME] = person->given_name;
    text[MI_INCOMING_KANA] = person->kana;
    text[MI_INCOMING_PHONE] = person->phone;
    text[MI_INCOMING_BIRTH_DATE] = person->birth_date;
    text[MI_INCOMING_GENDER] = person->gender;
    text[MI_INCOMING_COMPANY] = profile->company;
    text[MI_INCOMING_COMPANY_KEY] = profile->company_key;
    text[MI_INCOMING_INDUSTRY] = profile->industry;
    text[MI_INCOMING_OCCUPATION] = profile->occupation;
    text[MI_INCOMING_PLACE] = profile->place;
    text[MI_INCOMING_AVAILABILITY] = profile->availability;
    text[MI_INCOMING_OFFERS] = profile->offers;
    text[MI_INCOMING_CONCERN] = profile->concern;
    text[MI_INCOMING_THEMES] = profile->themes;
    text[MI_INCOMING_ANSWERS] = profile->answers;
}

/* Copies the texts into one piece of memory. */
static enum miraif_status keep_texts(struct mi_incoming_row *incoming, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    size_t size = 0;
    for (size_t i = 0; i < MI_INCOMING_TEXT_COUNT; i++) {
        size_t length = incoming->text[i] == NULL ? 0 : strlen(incoming->text[i]);
        if (length > INT_MAX / MI_INCOMING_TEXT_COUNT)
            return mi_fail(err, MIRAIF_INTERNAL, "a text is too long for the store");
        incoming->length[i] = (int)length;
        size += length;
    }
    char *bytes = mi_arena_bytes(arena, size);
    if (bytes == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < MI_INCOMING_TEXT_COUNT; i++) {
        if (incoming->text[i] == NULL)
            continue;
        memcpy(bytes, incoming->text[i], (size_t)incoming->length[i]);
        incoming->text[i] = bytes;
        bytes += incoming->length[i];
    }
    return MIRAIF_OK;
}

enum miraif_status mi_bulk_profile(struct mi_bulk *bulk, int64_t *ret_profile, struct miraif_error *err)
{
    MI_TRY(flush(bulk, err)); /* it comes behind those that were gathered */
    *ret_profile = bulk->next_profile++;
    return MIRAIF_OK;
}

static int64_t number_or_null(int64_t number)
{
    return number < 0 ? MI_INCOMING_NULL : number;
}

static void set_numbers(struct mi_bulk *bulk, struct mi_incoming_row *incoming,
                        const struct mi_intake_row *row, int64_t as_of, int64_t person)
{
    int64_t *number = incoming->number;
    number[MI_INCOMING_PERSON] = person == 0 ? bulk->next_person++ : person;
    number[MI_INCOMING_FRESH] = person == 0;
    number[MI_INCOMING_PROFILE] = bulk->next_profile++;
    number[MI_INCOMING_AS_OF] = as_of;
    number[MI_INCOMING_AGE] = number_or_null(row->person.profile.age);
    number[MI_INCOMING_APPLIED_AT] = row->applied_at;
    number[MI_INCOMING_CAPACITY] = row->capacity;
}

enum miraif_status mi_bulk_add(struct mi_bulk *bulk, const struct mi_intake_row *row, int64_t as_of,
                               int64_t person, int64_t *ret_person, struct miraif_error *err)
{
    if (person == 0 && mi_met_is_full(&bulk->met))
        MI_TRY(begin_anew(bulk, err));
    if (bulk->lot->rows == ROWS_MOST)
        MI_TRY(hand_over(bulk, err));
    struct mi_incoming_row *next = &bulk->lot->row[bulk->lot->rows];
    set_texts(next, &row->person);
    MI_TRY(keep_texts(next, bulk->lot->texts, err));
    set_numbers(bulk, next, row, as_of, person);
    if (person == 0)
        mi_met_add(&bulk->met, row->person.email_key);
    bulk->lot->rows++;
    *ret_person = next->number[MI_INCOMING_PERSON];
    return MIRAIF_OK;
}
