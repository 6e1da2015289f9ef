/* Letters: what is due to people, handed to a mailer once and for all. miraif itself sends nothing.
 *
 * What happens queues items. A claim bundles what is due to one person, or to the channel of one team, into a
 * letter, which is frozen then and keeps its Message-ID for ever; it writes the letters of one claim, a
 * batch, into a spool. The mailer sends them and acknowledges. */
#ifndef MIRAIF_LETTER_H
#define MIRAIF_LETTER_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/store.h"

struct miraif_letter_item {
    const char *key; /* what makes it the same item, such as "offer:1:p12" */
    const char *rule;
    const char *object;     /* what it is about: "1-1", "a7", "p12" */
    const char *reply_code; /* null: no answer is asked for */
    int64_t due;            /* Unix seconds */
    int64_t expires;        /* past it the item is not sent any more */
    bool cancelled;         /* it should not be sent, but the mailer has the letter */
};

struct miraif_recipient {
    const char *name;
    const char *email;
};

struct miraif_letter {
    const char *id;                    /* 16 hexadecimal digits, the left side of its Message-ID */
    const char *message_id;            /* with angle brackets */
    const char *batch;                 /* it was handed over in last; null in a preview */
    int64_t attempt;                   /* from 1 */
    const char *channel;               /* "mail" or "team" */
    int64_t person;                    /* 0: a team's channel */
    int64_t cohort;                    /* of the team; 0 for a person's letter */
    int64_t team;                      /* its number; 0 for a person's letter */
    const char *language;              /* "ja" or "en" */
    const struct miraif_recipient *to; /* as they were when it was frozen */
    size_t recipients;
    const char *subject;
    const char *text;
    const char *ics;        /* null: no calendar goes along */
    const char *reply_code; /* of the first item that asks for an answer; null: none does */
    const struct miraif_letter_item *item;
    size_t items;
    int64_t at;          /* when it was frozen */
    const char *state;   /* "due" (a preview), "claimed", "sent", "failed" or "missed" */
    int64_t state_at;    /* Unix seconds */
    const char *reason;  /* why it failed, or null */
    int64_t lease_until; /* until when the mailer has it */
    bool stop;           /* something in it was cancelled: the office should stop it by hand */
};

struct miraif_claim_options {
    const char *spool;         /* a folder, made where it is missing */
    const char *format;        /* "jsonl" or "maildir" */
    const char *from;          /* maildir: the sender, "NAME <ADDRESS>" or an address; else null */
    int64_t lease;             /* seconds that the mailer has before the letters count as overdue */
    bool reclaim;              /* hand over again what the mailer did not acknowledge in time, too */
    const char *const *letter; /* with `reclaim`: only these, failed ones and those of a running lease, too */
    size_t letters;
};

struct miraif_claim {
    const char *batch; /* null: nothing was due */
    const char *path;  /* the file, or the folder `new` of a maildir, where the letters are */
    int64_t letters;   /* in the batch */
    int64_t items;
    int64_t again;     /* letters that were handed over before */
    int64_t missed;    /* items that expired before anybody claimed them */
    int64_t held;      /* letters not handed over again: something in them was cancelled or has expired */
    int64_t rewritten; /* batches written again whose claim had been broken off */
};

/* Writes once more, byte for byte, every batch that is not known to be in its spool; then claims what is due,
 * and writes it. The letters are stored before they are written: on MIRAIF_IO after that the next claim
 * writes them. Claims of one store wait for one another.
 * MIRAIF_REFUSED: the outbox is on hold after a restore, or a letter to hand over again was sent.
 * MIRAIF_USAGE: options that do not go together. MIRAIF_NOT_FOUND: no such letter. MIRAIF_BUSY: another claim
 * takes too long. MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. The result lives in `arena`. */
MIRAIF_API enum miraif_status miraif_letters_claim(struct miraif_store *store,
                                                   const struct miraif_claim_options *options,
                                                   struct miraif_arena *arena, struct miraif_claim *ret_claim,
                                                   struct miraif_error *err);

typedef enum miraif_status miraif_letter_fn(void *context, const struct miraif_letter *letter);

/* Calls `each` for the letters that a claim at `until` (Unix seconds) would hand over, without claiming
 * anything; by recipient, then as they fell due. The record lives as long as the call. A status other than
 * MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_letters_preview(struct miraif_store *store, int64_t until,
                                                     miraif_letter_fn *each, void *context,
                                                     struct miraif_error *err);

/* The letter that one item would make, without queueing anything: of `rule` to `person`, about `object` of
 * `cohort`, with the values in `args` (JSON, or null). In `arena`. MIRAIF_NOT_FOUND: no such person.
 * MIRAIF_INTERNAL: no such rule. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_letter_sample(struct miraif_store *store, const char *rule,
                                                   int64_t person, int64_t cohort, const char *object,
                                                   const char *args, struct miraif_arena *arena,
                                                   struct miraif_letter *ret_letter,
                                                   struct miraif_error *err);

/* Acknowledges that letters of a batch were sent: those named, or all that did not fail. Doing it again
 * changes nothing. `*ret_sent` counts what was not acknowledged before. MIRAIF_NOT_FOUND: no such batch, or a
 * letter that is not in it; nothing is changed. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY.
 */
MIRAIF_API enum miraif_status miraif_letters_ack(struct miraif_store *store, const char *batch,
                                                 const char *const *letter, size_t letters, int64_t *ret_sent,
                                                 struct miraif_error *err);

/* Records that a letter could not be sent. `*ret_letter` is the letter as it stands then, in `arena`.
 * MIRAIF_NOT_FOUND: no such letter. MIRAIF_REFUSED: it was sent. Else as above. */
MIRAIF_API enum miraif_status miraif_letters_fail(struct miraif_store *store, const char *letter,
                                                  const char *reason, struct miraif_arena *arena,
                                                  struct miraif_letter *ret_letter, struct miraif_error *err);

struct miraif_outbox {
    int64_t hold;      /* since when nothing is claimed, after a restore; 0: no hold */
    int64_t waiting;   /* items not due yet */
    int64_t due;       /* items that the next claim hands over */
    int64_t due_since; /* when the first of them fell due; 0: none is */
    int64_t unwritten; /* batches that the next claim writes again */
    int64_t claimed;   /* letters that the mailer has */
    int64_t overdue;   /* of these: the lease ran out */
    int64_t failed;    /* letters */
    int64_t stop;      /* letters with something in them that was cancelled */
    int64_t missed;    /* items that expired unsent in the last 14 days */
};

/* Counts. MIRAIF_IO. */
MIRAIF_API enum miraif_status miraif_outbox_state(struct miraif_store *store,
                                                  struct miraif_outbox *ret_outbox, struct miraif_error *err);

/* Calls `each` for the letters that are not settled: with the mailer, failed, or missed in the last 14 days;
 * by batch and place in it. The record lives as long as the call. Else as miraif_letters_preview. */
MIRAIF_API enum miraif_status miraif_letters_each_open(struct miraif_store *store, miraif_letter_fn *each,
                                                       void *context, struct miraif_error *err);

struct miraif_waiting_item {
    const char *key;
    const char *rule;
    const char *object;
    int64_t person;   /* 0: a team's channel */
    const char *name; /* of the person, or null */
    int64_t cohort;   /* 0: none */
    int64_t team;     /* 0: none */
    int64_t due;      /* Unix seconds */
    int64_t expires;
};

typedef enum miraif_status miraif_waiting_item_fn(void *context, const struct miraif_waiting_item *item);

/* Calls `each` for the items that expired unsent in the last 14 days, as they expired. As above. */
MIRAIF_API enum miraif_status miraif_items_each_missed(struct miraif_store *store,
                                                       miraif_waiting_item_fn *each, void *context,
                                                       struct miraif_error *err);

/* Calls `each` for the items that are due and not expired: what ending a hold lets go, and what the store
 * that was lost may have handed out already. As above. */
MIRAIF_API enum miraif_status miraif_items_each_due(struct miraif_store *store, miraif_waiting_item_fn *each,
                                                    void *context, struct miraif_error *err);

/* Ends the hold, after cancelling the due items named in `key` (all of them with `all`), which the store that
 * was lost had handed out. `*ret_cancelled` counts them. MIRAIF_REFUSED: there is no hold. MIRAIF_NOT_FOUND:
 * an item that is not due; nothing is changed. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_letters_resume(struct miraif_store *store, const char *const *key,
                                                    size_t keys, bool all, int64_t *ret_cancelled,
                                                    struct miraif_error *err);

struct miraif_calendar {
    const char *ics; /* RFC 5545 */
    int64_t events;
    int64_t untimed; /* sessions left out, whose time is not agreed on yet */
};

/* The sessions of a cohort ("1"), a team ("1-A", with those of its cohort) or a person ("p12" or an e-mail
 * address) as a calendar that can be taken in again and again: an event is known by its UID, its sequence
 * rises with changes, and a cancelled one says so. Drafts are left out. It names nobody. For the
 * `audience` "public" teams' sessions and all places are left out; for a team or a person it must be their
 * own or, for a team, its cohort's; null or "office": all of it. `*ret_calendar` lives in `arena`.
 * MIRAIF_NOT_FOUND: no such cohort, team or person. MIRAIF_REFUSED: not for these. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_calendar_render(struct miraif_store *store, const char *target,
                                                     const char *audience, struct miraif_arena *arena,
                                                     struct miraif_calendar *ret_calendar,
                                                     struct miraif_error *err);

/* What a rule says in a language. */
struct miraif_template {
    const char *rule;     /* "offer" */
    const char *language; /* "ja" or "en" */
    const char *subject;
    const char *body;
    const char *values; /* the placeholders that it may use, with blanks between them */
    bool own;           /* the office's own text */
};

typedef enum miraif_status miraif_template_fn(void *context, const struct miraif_template *text);

/* Calls `each` for every rule in either language, with the office's text where it has one. The record lives
 * as long as the call. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_template_each(struct miraif_store *store, miraif_template_fn *each,
                                                   void *context, struct miraif_error *err);

/* What the rule says; in `arena`. MIRAIF_NOT_FOUND: no such rule; the hint lists them. */
MIRAIF_API enum miraif_status miraif_template_get(struct miraif_store *store, const char *rule,
                                                  const char *language, struct miraif_arena *arena,
                                                  struct miraif_template *ret_text, struct miraif_error *err);

/* Puts the office's text in the place of the default: `text` is the subject in its first line, a blank line
 * (which may be missing), and the body. Null brings the default back. `*ret_text` is what the rule says then.
 * MIRAIF_REFUSED: a placeholder that the rule does not have, or no subject. MIRAIF_NOT_FOUND: no such rule.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_template_set(struct miraif_store *store, const char *rule,
                                                  const char *language, const char *text,
                                                  struct miraif_arena *arena,
                                                  struct miraif_template *ret_text, struct miraif_error *err);

/* The address of the form in which people answer, for a purpose such as "reply" or "rsvp". */
struct miraif_form {
    const char *purpose;
    const char *url; /* with {code} where the reply code goes; null: letters ask to be answered */
};

typedef enum miraif_status miraif_form_fn(void *context, const struct miraif_form *form);

/* Calls `each` for every purpose that a letter asks an answer for, by name. As miraif_template_each. */
MIRAIF_API enum miraif_status miraif_form_each(struct miraif_store *store, miraif_form_fn *each,
                                               void *context, struct miraif_error *err);

/* Sets the form of a purpose; a null `url` takes it away. MIRAIF_NOT_FOUND: no letter asks for that; the hint
 * lists what they ask for. MIRAIF_REFUSED: no address of the web, or one without {code}. MIRAIF_BUSY,
 * MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_form_set(struct miraif_store *store, const char *purpose,
                                              const char *url, struct miraif_error *err);

#endif
