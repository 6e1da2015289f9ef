/* What the mailer says of letters. */
#include "base/error.h"
#include "base/str.h"
#include "miraif/letter.h"
#include "store/batch.h"
#include "store/db.h"
#include "store/letter.h"

static enum miraif_status no_such_batch(const char *batch, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no batch “%s”", batch);
    mi_hint(err, "a batch is called as its file is, without .jsonl; `miraif export reminders status` lists "
                 "those that are not acknowledged");
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status ack(struct miraif_store *store, const char *batch, const char *const *letter,
                              size_t letters, int64_t *ret_sent, struct miraif_error *err)
{
    bool exists;
    int64_t known, sent;
    MI_TRY(mi_batch_exists(store, batch, &exists, err));
    if (!exists)
        return no_such_batch(batch, err);
    *ret_sent = 0;
    if (letters == 0)
        return mi_batch_ack(store, batch, NULL, &known, ret_sent, err);
    for (size_t i = 0; i < letters; i++) {
        MI_TRY(mi_batch_ack(store, batch, letter[i], &known, &sent, err));
        if (known == 0)
            return mi_fail(err, MIRAIF_NOT_FOUND, "there is no letter “%s” in the batch “%s”", letter[i],
                           batch);
        *ret_sent += sent;
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_letters_ack(struct miraif_store *store, const char *batch,
                                      const char *const *letter, size_t letters, int64_t *ret_sent,
                                      struct miraif_error *err)
{
    int64_t sent = 0;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, ack(store, batch, letter, letters, &sent, err), err));
    *ret_sent = sent;
    return MIRAIF_OK;
}

static enum miraif_status fail_letter(struct miraif_store *store, const char *id, const char *reason,
                                      struct miraif_arena *arena, struct miraif_letter *ret_letter,
                                      struct miraif_error *err)
{
    bool found;
    struct miraif_letter letter;
    MI_TRY(mi_letter_get(store, id, arena, &letter, &found, err));
    if (!found)
        return mi_fail(err, MIRAIF_NOT_FOUND, "there is no letter “%s”", id);
    if (mi_text_is(letter.state, "sent"))
        return mi_fail(err, MIRAIF_REFUSED, "the letter “%s” was sent", id);
    MI_TRY(mi_letter_settle(store, id, "failed", reason, err));
    return mi_letter_get(store, id, arena, ret_letter, &found, err);
}

enum miraif_status miraif_letters_fail(struct miraif_store *store, const char *letter, const char *reason,
                                       struct miraif_arena *arena, struct miraif_letter *ret_letter,
                                       struct miraif_error *err)
{
    struct miraif_letter failed;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, fail_letter(store, letter, reason, arena, &failed, err), err));
    *ret_letter = failed;
    return MIRAIF_OK;
}
