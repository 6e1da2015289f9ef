/* Presentations: who presents when, the vision that is sealed then, and what others write to a presenter. */
#ifndef MIRAIF_PRESENTATION_H
#define MIRAIF_PRESENTATION_H

#include "miraif/import.h"
#include "miraif/session.h"

struct miraif_presenter {
    int64_t position; /* from 1 */
    int64_t person;
    const char *name;
    const char *team_id; /* null: none */
    int64_t sealed_at;   /* Unix seconds; 0: no vision is sealed */
    int64_t version;     /* of the vision; 0: none */
    int64_t messages;    /* written to them */
};

typedef enum miraif_status miraif_presenter_fn(void *context, const struct miraif_presenter *presenter);

/* Calls `each` for the presenters of a session, in order. The record lives as long as the call. MIRAIF_USAGE:
 * no reference of a session. MIRAIF_NOT_FOUND. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_presenter_each(struct miraif_store *store, const char *session,
                                                    miraif_presenter_fn *each, void *context,
                                                    struct miraif_error *err);

/* Sets the order of presentations at a general session: those whom `person` names first, in that order; with
 * `draw` all other participants behind them, drawn by env->seed so that the teams take turns.
 * MIRAIF_NOT_FOUND: no such session or person. MIRAIF_REFUSED: not a general session, a draft or cancelled
 * one; somebody who takes no part, or is named twice. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_present_order(struct miraif_store *store, const char *session,
                                                   const char *const *person, size_t people, bool draw,
                                                   struct miraif_error *err);

/* A vision as it was sealed. */
struct miraif_vision {
    int64_t cohort;
    int64_t person;
    const char *name;
    int64_t version; /* from 1; 0: none is sealed */
    int64_t sealed_at;
    const char *text;   /* null: a file was sealed */
    const char *file;   /* its name; null: a text was sealed */
    const char *digest; /* SHA-256 of either */
    const char *reason; /* why there is another version; null for the first */
};

/* The latest vision of a person in the cohort of a general session; `*ret_vision` lives in `arena`.
 * MIRAIF_USAGE, MIRAIF_NOT_FOUND: no such session or person. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_vision_get(struct miraif_store *store, const char *session,
                                                const char *person, struct miraif_arena *arena,
                                                struct miraif_vision *ret_vision, struct miraif_error *err);

/* Seals `text`, or the digest of the file at `file`, as a person's vision. What is sealed stays: `reason`
 * (not null) says why its owner wants another version, and earlier ones are kept. The same again changes
 * nothing. MIRAIF_REFUSED: one is sealed and no reason given; not a general session; a participant of another
 * cohort; neither or both of text and file. MIRAIF_NOT_FOUND: no such session, person or file. Else as
 * miraif_present_order. */
MIRAIF_API enum miraif_status miraif_vision_seal(struct miraif_store *store, const char *session,
                                                 const char *person, const char *text, const char *file,
                                                 const char *reason, struct miraif_arena *arena,
                                                 struct miraif_vision *ret_vision, struct miraif_error *err);

enum { MIRAIF_MESSAGE_MOST = 2000 }; /* characters of a message */

/* A message to a presenter. */
struct miraif_cheer {
    int64_t sender;
    const char *sender_name;
    const char *text;
    int64_t at; /* Unix seconds */
};

/* Keeps what `sender` writes to `person`; written again, it replaces what was there. `*ret_changed` says
 * whether anything did. MIRAIF_REFUSED: nothing written, longer than MIRAIF_MESSAGE_MOST, or to oneself. Else
 * as miraif_present_order. */
MIRAIF_API enum miraif_status miraif_cheer_set(struct miraif_store *store, const char *session,
                                               const char *person, const char *sender, const char *text,
                                               bool *ret_changed, struct miraif_error *err);

/* Takes the messages of a file that a form exported: as miraif_rsvp_import. The presenter is named by name,
 * number or e-mail address. Reason codes besides: ambiguous_person not_allowed. */
MIRAIF_API enum miraif_status miraif_cheer_import(struct miraif_store *store, const char *session,
                                                  const struct miraif_import_options *options,
                                                  struct miraif_arena *arena,
                                                  struct miraif_import_report *ret_report,
                                                  struct miraif_error *err);

typedef enum miraif_status miraif_cheer_fn(void *context, const struct miraif_cheer *cheer);

/* Calls `each` for the messages to a person, by time and sender. As miraif_presenter_each. */
MIRAIF_API enum miraif_status miraif_cheer_each(struct miraif_store *store, const char *session,
                                                int64_t person, miraif_cheer_fn *each, void *context,
                                                struct miraif_error *err);

/* The messages to a person as one card (応援カード), an HTML page that needs no other file; in `arena`.
 * MIRAIF_REFUSED: nobody has written. Else as miraif_vision_get. */
MIRAIF_API enum miraif_status miraif_cheer_card(struct miraif_store *store, const char *session,
                                                const char *person, struct miraif_arena *arena,
                                                const char **ret_html, struct miraif_error *err);

#endif
