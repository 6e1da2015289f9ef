/* Letters as they were frozen, and those that are not settled. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/letter.h"
#include "store/walk.h"

/* An array that grows in an arena. */
static void *grown(struct miraif_arena *arena, void *list, size_t count, size_t size)
{
    if (count != 0 && (count & (count - 1)) != 0)
        return list;
    char *larger = mi_arena_array(arena, count == 0 ? 1 : 2 * count, size);
    for (size_t i = 0; larger != NULL && i < count * size; i++)
        larger[i] = ((char *)list)[i];
    return larger;
}

struct reading {
    struct miraif_letter *letter;
    struct miraif_recipient *to;
    struct miraif_letter_item *item;
    struct miraif_arena *arena;
};

static enum miraif_status read_recipient(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                         struct miraif_error *err)
{
    struct reading *reading = context;
    (void)scratch;
    reading->to = grown(reading->arena, reading->to, reading->letter->recipients, sizeof *reading->to);
    if (reading->to == NULL)
        return mi_no_memory(err);
    reading->to[reading->letter->recipients++] = (struct miraif_recipient){
        mi_column_text(stmt, 0, reading->arena), mi_column_text(stmt, 1, reading->arena)};
    return mi_stmt_columns(stmt, err);
}

static enum miraif_status read_item(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                    struct miraif_error *err)
{
    struct reading *reading = context;
    struct miraif_letter *letter = reading->letter;
    (void)scratch;
    reading->item = grown(reading->arena, reading->item, letter->items, sizeof *reading->item);
    if (reading->item == NULL)
        return mi_no_memory(err);
    struct miraif_letter_item item = {.key = mi_column_text(stmt, 0, reading->arena),
                                      .rule = mi_column_text(stmt, 1, reading->arena),
                                      .object = mi_column_text(stmt, 2, reading->arena),
                                      .due = mi_column_int(stmt, 3),
                                      .expires = mi_column_int(stmt, 4),
                                      .cancelled = !mi_column_is_null(stmt, 5),
                                      .reply_code = mi_column_text(stmt, 6, reading->arena)};
    letter->stop = letter->stop || item.cancelled;
    if (letter->reply_code == NULL)
        letter->reply_code = item.reply_code;
    reading->item[letter->items++] = item;
    return mi_stmt_columns(stmt, err);
}

static enum miraif_status read_parts(struct miraif_store *store, struct reading *reading,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT name, email FROM letter_recipient WHERE letter = :letter ORDER BY position",
                       &stmt, err));
    mi_bind_text(stmt, ":letter", reading->letter->id);
    MI_TRY(mi_stmt_walk(stmt, read_recipient, reading, err));
    MI_TRY(mi_stmt_get(store,
                       "SELECT i.key, i.rule, i.object, i.due, i.expires, i.cancelled_at, l.reply_code"
                       " FROM letter_item l JOIN item i ON i.key = l.item WHERE l.letter = :letter"
                       " ORDER BY l.position",
                       &stmt, err));
    mi_bind_text(stmt, ":letter", reading->letter->id);
    MI_TRY(mi_stmt_walk(stmt, read_item, reading, err));
    reading->letter->to = reading->to;
    reading->letter->item = reading->item;
    return MIRAIF_OK;
}

static struct miraif_letter letter_of_row(struct mi_stmt *stmt, struct miraif_arena *arena)
{
    return (struct miraif_letter){
        .id = mi_column_text(stmt, 0, arena),
        .channel = mi_column_text(stmt, 1, arena),
        .person = mi_column_int(stmt, 2),
        .cohort = mi_column_int(stmt, 3),
        .team = mi_column_int(stmt, 4),
        .language = mi_column_text(stmt, 5, arena),
        .at = mi_column_int(stmt, 6),
        .subject = mi_column_text(stmt, 7, arena),
        .text = mi_column_text(stmt, 8, arena),
        .ics = mi_column_text(stmt, 9, arena),
        .attempt = mi_column_int(stmt, 10),
        .state = mi_column_text(stmt, 11, arena),
        .state_at = mi_column_int(stmt, 12),
        .reason = mi_column_text(stmt, 13, arena),
        .batch = mi_column_text(stmt, 14, arena),
        .lease_until = mi_column_int(stmt, 15),
        .message_id = mi_column_text(stmt, 16, arena),
    };
}

enum miraif_status mi_letter_get(struct miraif_store *store, const char *id, struct miraif_arena *arena,
                                 struct miraif_letter *ret_letter, bool *ret_found, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT l.id, l.channel, l.person, l.cohort, l.team, l.language, l.at, l.subject,"
                       " l.text, l.ics, l.attempt, l.state, l.state_at, l.reason, b.id, b.lease_until,"
                       " '<' || l.id || '@' || (SELECT value FROM meta WHERE key = 'uuid')"
                       " || '.invalid>' FROM letter l"
                       " LEFT JOIN handover h ON h.letter = l.id AND h.attempt = l.attempt"
                       " LEFT JOIN batch b ON b.id = h.claim WHERE l.id = :id",
                       &stmt, err));
    mi_bind_text(stmt, ":id", id);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_found = row;
    if (!row)
        return MIRAIF_OK;
    struct miraif_letter letter = letter_of_row(stmt, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        status = read_parts(store, &(struct reading){.letter = &letter, .arena = arena}, err);
    if (status == MIRAIF_OK)
        *ret_letter = letter;
    return status;
}

struct id_walk {
    mi_letter_id_fn *each;
    void *context;
};

static enum miraif_status hand_on_id(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    const struct id_walk *walk = context;
    const char *id = mi_column_text(stmt, 0, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, id);
}

enum miraif_status mi_letter_each_open(struct miraif_store *store, mi_letter_id_fn *each, void *context,
                                       struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT l.id FROM letter l"
                       " LEFT JOIN handover h ON h.letter = l.id AND h.attempt = l.attempt"
                       " WHERE l.state IN ('claimed', 'failed') ORDER BY h.claim, h.position, l.id",
                       &stmt, err));
    return mi_stmt_walk(stmt, hand_on_id, &(struct id_walk){each, context}, err);
}
