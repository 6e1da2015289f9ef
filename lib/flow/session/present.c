/* Presentations: order, visions, messages. */
#include "flow/session/present.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "flow/session/attend.h"
#include "flow/session/letters.h"
#include "io/source.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/presentation.h"
#include "store/session.h"
#include "text/utf8.h"

enum { READ_SIZE = 65536 };

enum miraif_status mi_present_session(struct miraif_store *store, const char *reference,
                                      struct miraif_arena *arena, struct miraif_session *ret_session,
                                      struct miraif_error *err)
{
    struct miraif_session session;
    MI_TRY(mi_session_open(store, reference, arena, &session, err));
    if (session.kind != MIRAIF_SESSION_GENERAL) {
        mi_fail(err, MIRAIF_REFUSED, "“%s” is no general session", session.id);
        mi_hint(err, "visions are presented at general sessions, such as 1-3");
        return MIRAIF_REFUSED;
    }
    *ret_session = session;
    return MIRAIF_OK;
}

enum miraif_status miraif_presenter_each(struct miraif_store *store, const char *reference,
                                         miraif_presenter_fn *each, void *context, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_session session;
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err) : miraif_session_find(store, reference, arena, &session, err);
    if (status == MIRAIF_OK)
        status = mi_presenter_each(store, &session, each, context, err);
    miraif_arena_destroy(arena);
    return status;
}

/* The order while it is made. */
struct order {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_session session;
    int64_t *person; /* in order */
    size_t people;
    int64_t *rest; /* who is not named yet */
    int64_t *team; /* of each of them */
    bool *away;    /* said that they cannot come */
    int64_t last;  /* the team of the last one in order */
    size_t rests;
    size_t room;
};

static enum miraif_status take_rest(void *context, const struct miraif_attendee *attendee)
{
    struct order *order = context;
    if (attendee->guest)
        return MIRAIF_OK;
    if (order->rests == order->room) {
        size_t room = order->room == 0 ? 64 : 2 * order->room;
        int64_t *rest = mi_arena_array(order->arena, room, sizeof *rest);
        int64_t *team = mi_arena_array(order->arena, room, sizeof *team);
        bool *away = mi_arena_array(order->arena, room, sizeof *away);
        if (rest == NULL || team == NULL || away == NULL)
            return mi_no_memory(order->err);
        for (size_t i = 0; i < order->rests; i++) {
            rest[i] = order->rest[i];
            team[i] = order->team[i];
            away[i] = order->away[i];
        }
        order->rest = rest;
        order->team = team;
        order->away = away;
        order->room = room;
    }
    order->rest[order->rests] = attendee->person;
    order->away[order->rests] = mi_text_is(attendee->rsvp, "no");
    order->team[order->rests++] = attendee->team;
    return MIRAIF_OK;
}

static void leave_out(struct order *order, size_t rest)
{
    order->rests--;
    for (size_t i = rest; i < order->rests; i++) {
        order->rest[i] = order->rest[i + 1];
        order->team[i] = order->team[i + 1];
        order->away[i] = order->away[i + 1];
    }
}

/* Moves somebody from the rest to the order. */
static void place(struct order *order, size_t rest)
{
    order->person[order->people++] = order->rest[rest];
    order->last = order->team[rest];
    leave_out(order, rest);
}

static enum miraif_status place_named(struct order *order, const char *reference)
{
    struct miraif_person person;
    MI_TRY(miraif_person_find(order->store, reference, order->arena, &person, order->err));
    for (size_t i = 0; i < order->people; i++)
        if (order->person[i] == person.id)
            return mi_fail(order->err, MIRAIF_REFUSED, "%s is named twice", person.name);
    for (size_t i = 0; i < order->rests; i++)
        if (order->rest[i] == person.id) {
            place(order, i);
            return MIRAIF_OK;
        }
    return mi_fail(order->err, MIRAIF_REFUSED, "%s takes no part in cohort %lld", person.name,
                   (long long)order->session.cohort);
}

static size_t still_of(const struct order *order, int64_t team)
{
    size_t count = 0;
    for (size_t i = 0; i < order->rests; i++)
        count += order->team[i] == team;
    return count;
}

/* Draws the rest, but who cannot come: the next one is of a team that has most people left and not just had
 * its turn; among its people everybody is equally likely. */
static void draw(struct order *order)
{
    struct mi_rng rng;
    for (size_t i = order->rests; i-- > 0;)
        if (order->away[i])
            leave_out(order, i);
    mi_rng_seed(&rng, mi_store_env(order->store)->seed);
    while (order->rests > 0) {
        size_t most = 0;
        for (size_t i = 0; i < order->rests; i++)
            if (order->team[i] != order->last && still_of(order, order->team[i]) > most)
                most = still_of(order, order->team[i]);
        size_t chosen = order->rests;
        uint32_t seen = 0;
        for (size_t i = 0; i < order->rests; i++)
            if ((most == 0 || (order->team[i] != order->last && still_of(order, order->team[i]) == most)) &&
                mi_rng_below(&rng, ++seen) == 0)
                chosen = i;
        place(order, chosen);
    }
}

static enum miraif_status set_order(struct order *order, const char *reference, const char *const *person,
                                    size_t people, bool drawing)
{
    MI_TRY(mi_present_session(order->store, reference, order->arena, &order->session, order->err));
    MI_TRY(miraif_session_people(order->store, &order->session, take_rest, order, order->err));
    order->person = mi_arena_array(order->arena, order->rests, sizeof *order->person);
    if (order->person == NULL)
        return mi_no_memory(order->err);
    for (size_t i = 0; i < people; i++)
        MI_TRY(place_named(order, person[i]));
    if (drawing)
        draw(order);
    MI_TRY(mi_presentation_clear(order->store, order->session.id, order->err));
    for (size_t i = 0; i < order->people; i++)
        MI_TRY(mi_presentation_add(order->store, order->session.id, order->person[i], (int64_t)i + 1,
                                   order->err));
    return mi_session_queue_presenters(order->store, &order->session, order->err);
}

enum miraif_status miraif_present_order(struct miraif_store *store, const char *session,
                                        const char *const *person, size_t people, bool drawing,
                                        struct miraif_error *err)
{
    struct order order = {.store = store, .err = err, .last = -1};
    MI_TRY(mi_store_begin(store, err));
    order.arena = miraif_arena_create();
    enum miraif_status status =
        order.arena == NULL ? mi_no_memory(err) : set_order(&order, session, person, people, drawing);
    status = mi_store_end(store, status, err);
    miraif_arena_destroy(order.arena);
    return status;
}

enum miraif_status miraif_vision_get(struct miraif_store *store, const char *reference, const char *who,
                                     struct miraif_arena *arena, struct miraif_vision *ret_vision,
                                     struct miraif_error *err)
{
    struct miraif_session session;
    struct miraif_person person;
    struct miraif_vision vision;
    MI_TRY(miraif_session_find(store, reference, arena, &session, err));
    MI_TRY(miraif_person_find(store, who, arena, &person, err));
    MI_TRY(mi_vision_latest(store, session.cohort, person.id, arena, &vision, err));
    vision.name = person.name;
    *ret_vision = vision;
    return MIRAIF_OK;
}

static enum miraif_status hash_source(struct mi_source *source, struct miraif_arena *arena,
                                      struct mi_hash *hash, struct miraif_error *err)
{
    unsigned char *bytes = mi_arena_alloc(arena, READ_SIZE);
    size_t size = 0;
    if (bytes == NULL)
        return mi_no_memory(err);
    for (uint64_t offset = 0; offset < mi_source_size(source); offset += size) {
        MI_TRY(mi_source_read(source, offset, bytes, READ_SIZE, &size, err));
        if (size == 0)
            return mi_fail(err, MIRAIF_IO, "“%s” became shorter while it was read", mi_source_name(source));
        mi_hash_add(hash, bytes, size);
    }
    return MIRAIF_OK;
}

/* The digest of a text or of a file's bytes, as sha256sum prints it. */
static enum miraif_status take_digest(const char *text, const char *file, struct miraif_arena *arena,
                                      const char **ret_digest, struct miraif_error *err)
{
    unsigned char digest[MI_DIGEST_SIZE];
    char hex[MI_DIGEST_TEXT];
    struct mi_hash hash;
    mi_hash_begin(&hash);
    if (text != NULL) {
        mi_hash_add(&hash, text, strlen(text));
    } else {
        struct mi_source *source;
        MI_TRY(mi_source_open(file, arena, &source, err));
        enum miraif_status status = hash_source(source, arena, &hash, err);
        mi_source_close(source);
        MI_TRY(status);
    }
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, hex);
    *ret_digest = mi_arena_text(arena, hex);
    return *ret_digest == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

static const char *base_name(const char *path)
{
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static enum miraif_status seal(struct miraif_store *store, const char *reference, const char *who,
                               struct miraif_vision *wanted, struct miraif_arena *arena,
                               struct miraif_vision *ret_vision, struct miraif_error *err)
{
    struct miraif_session session;
    struct miraif_person person;
    struct miraif_vision sealed;
    bool part;
    MI_TRY(mi_present_session(store, reference, arena, &session, err));
    MI_TRY(miraif_person_find(store, who, arena, &person, err));
    MI_TRY(mi_session_is_for(store, &session, person.id, &part, err));
    if (!part)
        return mi_fail(err, MIRAIF_REFUSED, "%s takes no part in cohort %lld", person.name,
                       (long long)session.cohort);
    MI_TRY(mi_vision_latest(store, session.cohort, person.id, arena, &sealed, err));
    if (sealed.version > 0 && !mi_text_is(sealed.digest, wanted->digest) && mi_text_blank(wanted->reason)) {
        mi_fail(err, MIRAIF_REFUSED, "the vision of %s is sealed and stays as it is", person.name);
        mi_hint(err, "where its owner asks for another: --reseal --reason TEXT");
        return MIRAIF_REFUSED;
    }
    if (!mi_text_is(sealed.digest, wanted->digest)) {
        wanted->cohort = session.cohort;
        wanted->person = person.id;
        wanted->version = sealed.version + 1;
        wanted->sealed_at = mi_store_env(store)->now;
        if (sealed.version == 0)
            wanted->reason = NULL;
        MI_TRY(mi_vision_add(store, wanted, err));
        sealed = *wanted;
    }
    sealed.name = person.name;
    *ret_vision = sealed;
    return MIRAIF_OK;
}

enum miraif_status miraif_vision_seal(struct miraif_store *store, const char *session, const char *person,
                                      const char *text, const char *file, const char *reason,
                                      struct miraif_arena *arena, struct miraif_vision *ret_vision,
                                      struct miraif_error *err)
{
    struct miraif_vision wanted = {.text = text, .file = base_name(file), .reason = reason};
    if (mi_text_blank(text) == mi_text_blank(file))
        return mi_fail(err, MIRAIF_REFUSED, "a vision is sealed as a text or as a file");
    MI_TRY(take_digest(text, file, arena, &wanted.digest, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, seal(store, session, person, &wanted, arena, ret_vision, err), err);
}

enum miraif_status mi_cheer_apply(struct miraif_store *store, const struct miraif_session *session,
                                  int64_t person, int64_t sender, const char *text, int64_t at,
                                  bool *ret_added, bool *ret_changed, struct miraif_error *err)
{
    size_t characters = 0;
    size_t trimmed = 0;
    int32_t code;
    (void)mi_utf8_trim(text, &trimmed);
    for (const char *c = text; *c != '\0'; c += mi_utf8_decode(c, &code))
        characters++;
    if (trimmed == 0)
        return mi_fail(err, MIRAIF_REFUSED, "the message is empty");
    if (characters > MIRAIF_MESSAGE_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "the message is longer than %d characters",
                       (int)MIRAIF_MESSAGE_MOST);
    if (person == sender)
        return mi_fail(err, MIRAIF_REFUSED, "the message is to its own writer");
    MI_TRY(mi_cheer_put(store, session->id, person, sender, text, at, ret_added, ret_changed, err));
    return *ret_added || *ret_changed ? mi_card_queue(store, session, person, err) : MIRAIF_OK;
}

static enum miraif_status set_cheer(struct miraif_store *store, struct miraif_arena *arena,
                                    const char *reference, const char *who, const char *by, const char *text,
                                    bool *ret_changed, struct miraif_error *err)
{
    struct miraif_session session;
    struct miraif_person person;
    struct miraif_person sender;
    bool added;
    MI_TRY(mi_present_session(store, reference, arena, &session, err));
    MI_TRY(miraif_person_find(store, who, arena, &person, err));
    MI_TRY(miraif_person_find(store, by, arena, &sender, err));
    return mi_cheer_apply(store, &session, person.id, sender.id, text, mi_store_env(store)->now, &added,
                          ret_changed, err);
}

enum miraif_status miraif_cheer_set(struct miraif_store *store, const char *session, const char *person,
                                    const char *sender, const char *text, bool *ret_changed,
                                    struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    struct miraif_arena *arena = miraif_arena_create();
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err)
                      : set_cheer(store, arena, session, person, sender, text, ret_changed, err);
    status = mi_store_end(store, status, err);
    miraif_arena_destroy(arena);
    return status;
}

enum miraif_status miraif_cheer_each(struct miraif_store *store, const char *reference, int64_t person,
                                     miraif_cheer_fn *each, void *context, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_session session;
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err) : miraif_session_find(store, reference, arena, &session, err);
    if (status == MIRAIF_OK)
        status = mi_cheer_each(store, session.id, person, each, context, err);
    miraif_arena_destroy(arena);
    return status;
}
