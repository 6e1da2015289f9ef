/* Claiming: what is due becomes letters in one transaction, and files after it. Whatever breaks off in
 * between, the next claim goes on from what is stored. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/remind/compose.h"
#include "flow/remind/reclaim.h"
#include "flow/remind/sender.h"
#include "flow/remind/spool.h"
#include "io/lock.h"
#include "render/letter.h"
#include "store/db.h"
#include "store/hold.h"
#include "store/secret.h"
#include "text/reference.h"

enum { BATCH_NAME = 25 };

struct claiming {
    struct miraif_store *store;
    const struct miraif_claim_options *options;
    struct mi_mailbox sender; /* maildir */
    struct mi_composer composer;
    struct miraif_arena *arena;   /* of the result */
    struct miraif_arena *scratch; /* of one letter */
    char name[BATCH_NAME + 1];
    struct miraif_claim claim;
    struct miraif_error *err;
};

/* A batch is called after its time and what is in it: 20270115-190000-3f9a2c1d. */
static enum miraif_status name_batch(struct claiming *claiming, const struct mi_dues *dues,
                                     const struct mi_again *again)
{
    struct mi_str str = mi_str_begin(claiming->scratch, SIZE_MAX / 4);
    unsigned char digest[MI_DIGEST_SIZE];
    char text[MI_INSTANT_TEXT], digits[MI_DIGEST_TEXT];
    const char *content;
    mi_instant_format(mi_store_env(claiming->store)->now, text);
    mi_str_add(&str, text);
    for (size_t i = 0; i < dues->count; i++)
        mi_str_addf(&str, "\n%s", dues->due[i].item.key);
    for (size_t i = 0; i < again->count; i++)
        mi_str_addf(&str, "\n%s %lld", again->letter[i].id, (long long)again->letter[i].attempt);
    MI_TRY(mi_str_end(&str, &content, claiming->err));
    MI_TRY(mi_secret_hash(claiming->store, "batch", content, digest, claiming->err));
    mi_digest_format(digest, digits);
    snprintf(claiming->name, sizeof claiming->name, "%.4s%.2s%.2s-%.2s%.2s%.2s-%.8s", text, text + 5,
             text + 8, text + 11, text + 14, text + 17, digits);
    return MIRAIF_OK;
}

/* The batch comes into being with its first letter. */
static enum miraif_status begin_batch(struct claiming *claiming)
{
    const struct miraif_claim_options *options = claiming->options;
    struct mi_batch batch = {claiming->name, options->format, options->lease};
    if (claiming->claim.batch != NULL)
        return MIRAIF_OK;
    claiming->claim.batch = mi_arena_text(claiming->arena, claiming->name);
    if (claiming->claim.batch == NULL)
        return mi_no_memory(claiming->err);
    MI_TRY(mi_spool_path(options->spool, &batch, claiming->arena, &claiming->claim.path, claiming->err));
    return mi_batch_insert(claiming->store, &batch, claiming->err);
}

/* To a team's channel the letter goes as to one: addresses of others are nobody's business. */
static enum miraif_status render_mail(struct claiming *claiming, const struct miraif_letter *letter,
                                      const char **ret_bytes)
{
    struct miraif_arena *scratch = claiming->scratch;
    struct mi_mailbox *to = mi_arena_array(scratch, letter->recipients, sizeof *to);
    struct mi_mail mail = {.from = claiming->sender,
                           .to = to,
                           .recipients = letter->recipients,
                           .subject = letter->subject,
                           .text = letter->text,
                           .ics = letter->ics,
                           .message_id = letter->message_id,
                           .boundary = mi_arena_printf(scratch, "miraif-%s", letter->id),
                           .at = letter->at};
    if (to == NULL || mail.boundary == NULL)
        return mi_no_memory(claiming->err);
    for (size_t i = 0; i < letter->recipients; i++)
        to[i] = (struct mi_mailbox){letter->to[i].name, letter->to[i].email};
    char team[MI_REFERENCE_TEXT];
    mi_reference_format(&(struct mi_reference){MI_REFERENCE_TEAM, letter->cohort, letter->team, 0}, team);
    if (letter->person == 0)
        mail.group = team;
    return mi_mail_render(&mail, scratch, ret_bytes, claiming->err);
}

static enum miraif_status hand_over(struct claiming *claiming, const struct miraif_letter *letter)
{
    const char *bytes;
    MI_TRY(begin_batch(claiming));
    if (mi_text_is(claiming->options->format, "maildir"))
        MI_TRY(render_mail(claiming, letter, &bytes));
    else
        MI_TRY(mi_letter_line(letter, claiming->scratch, &bytes, claiming->err));
    MI_TRY(mi_handover_insert(claiming->store, claiming->name, letter->id, claiming->claim.letters,
                              letter->attempt, bytes, claiming->err));
    claiming->claim.letters++;
    claiming->claim.items += (int64_t)letter->items;
    return MIRAIF_OK;
}

static enum miraif_status claim_new(struct claiming *claiming, const struct mi_dues *dues)
{
    for (size_t from = 0, count; from < dues->count; from += count) {
        struct miraif_letter letter;
        count = mi_dues_together(dues, from);
        miraif_arena_reset(claiming->scratch);
        MI_TRY(mi_compose(&claiming->composer, &dues->due[from], count, claiming->scratch, &letter,
                          claiming->err));
        if (letter.recipients == 0)
            continue; /* waits until somebody is on the channel, or expires */
        MI_TRY(mi_letter_insert(claiming->store, &letter, claiming->err));
        MI_TRY(hand_over(claiming, &letter));
    }
    return MIRAIF_OK;
}

static enum miraif_status claim_again(struct claiming *claiming, const struct mi_again *again)
{
    for (size_t i = 0; i < again->count; i++) {
        struct miraif_letter letter;
        bool found;
        miraif_arena_reset(claiming->scratch);
        MI_TRY(mi_letter_again(claiming->store, again->letter[i].id, claiming->err));
        MI_TRY(mi_letter_get(claiming->store, again->letter[i].id, claiming->scratch, &letter, &found,
                             claiming->err));
        MI_TRY(hand_over(claiming, &letter));
        claiming->claim.again++;
    }
    return MIRAIF_OK;
}

static enum miraif_status check_hold(struct miraif_store *store, struct miraif_error *err)
{
    int64_t since;
    MI_TRY(mi_hold_get(store, &since, err));
    if (since == 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the outbox is on hold: this store was put back from a backup");
    mi_hint(err, "`miraif export reminders resume` shows what fell due since, and lets it go");
    return MIRAIF_REFUSED;
}

static enum miraif_status write_claim(struct claiming *claiming)
{
    struct mi_dues dues;
    struct mi_again again = {0};
    struct miraif_store *store = claiming->store;
    MI_TRY(check_hold(store, claiming->err));
    MI_TRY(mi_dues_read(store, mi_store_env(store)->now, claiming->arena, &dues, claiming->err));
    if (claiming->options->reclaim)
        MI_TRY(mi_again_read(store, claiming->options->letter, claiming->options->letters, claiming->arena,
                             &again, claiming->err));
    claiming->claim.held = again.held;
    MI_TRY(name_batch(claiming, &dues, &again));
    MI_TRY(claim_again(claiming, &again));
    return claim_new(claiming, &dues);
}

static enum miraif_status mark_written(struct claiming *claiming, const char *batch)
{
    MI_TRY(mi_store_begin(claiming->store, claiming->err));
    return mi_store_end(claiming->store, mi_batch_written(claiming->store, batch, claiming->err),
                        claiming->err);
}

/* Writes what is stored and not known to be written, oldest first. */
static enum miraif_status write_batches(struct claiming *claiming, int64_t *ret_count)
{
    for (*ret_count = 0;; ++*ret_count) {
        struct mi_batch batch;
        bool found;
        MI_TRY(mi_batch_unwritten(claiming->store, claiming->arena, &batch, &found, claiming->err));
        if (!found)
            return MIRAIF_OK;
        MI_TRY(mi_spool_write(claiming->store, claiming->options->spool, &batch, claiming->err));
        MI_TRY(mark_written(claiming, batch.id));
    }
}

static enum miraif_status claim(struct claiming *claiming)
{
    int64_t written;
    bool dry_run = mi_store_env(claiming->store)->dry_run;
    MI_TRY(check_hold(claiming->store, claiming->err));
    if (!dry_run)
        MI_TRY(write_batches(claiming, &claiming->claim.rewritten));
    MI_TRY(mi_store_begin(claiming->store, claiming->err));
    MI_TRY(mi_store_end(claiming->store, write_claim(claiming), claiming->err));
    if (dry_run)
        return MIRAIF_OK;
    enum miraif_status status = write_batches(claiming, &written);
    if (status != MIRAIF_OK)
        mi_hint(claiming->err, "the letters are claimed and stored; the next claim writes them");
    return status;
}

static enum miraif_status check_options(struct claiming *claiming)
{
    const struct miraif_claim_options *options = claiming->options;
    bool maildir = mi_text_is(options->format, "maildir");
    if (!maildir && !mi_text_is(options->format, "jsonl"))
        return mi_fail(claiming->err, MIRAIF_USAGE, "there is no format “%s”", options->format);
    if (options->letters > 0 && !options->reclaim)
        return mi_fail(claiming->err, MIRAIF_USAGE, "letters are named only to hand them over again");
    if (options->lease <= 0)
        return mi_fail(claiming->err, MIRAIF_USAGE, "a lease is longer than nothing");
    if (maildir == (options->from != NULL))
        return maildir ? mi_sender_read(options->from, claiming->arena, &claiming->sender, claiming->err)
                       : MIRAIF_OK;
    return maildir ? mi_fail(claiming->err, MIRAIF_USAGE, "a maildir needs a sender")
                   : mi_fail(claiming->err, MIRAIF_USAGE, "a sender is for a maildir");
}

static enum miraif_status claim_alone(struct claiming *claiming)
{
    struct miraif_store_info info;
    struct mi_lock lock;
    MI_TRY(miraif_store_info(claiming->store, claiming->arena, &info, claiming->err));
    claiming->composer = (struct mi_composer){claiming->store, info.uuid, false};
    if (mi_store_env(claiming->store)->dry_run)
        return claim(claiming);
    MI_TRY(mi_lock_take(info.path, mi_store_env(claiming->store), &lock, claiming->err));
    enum miraif_status status = claim(claiming);
    mi_lock_release(&lock);
    return status;
}

enum miraif_status miraif_letters_claim(struct miraif_store *store,
                                        const struct miraif_claim_options *options,
                                        struct miraif_arena *arena, struct miraif_claim *ret_claim,
                                        struct miraif_error *err)
{
    struct claiming claiming = {
        .store = store, .options = options, .arena = arena, .scratch = miraif_arena_create(), .err = err};
    if (claiming.scratch == NULL)
        return mi_no_memory(err);
    enum miraif_status status = check_options(&claiming);
    if (status == MIRAIF_OK)
        status = claim_alone(&claiming);
    miraif_arena_destroy(claiming.scratch);
    if (status == MIRAIF_OK)
        *ret_claim = claiming.claim;
    return status;
}
