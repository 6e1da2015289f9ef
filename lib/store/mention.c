/* Where people may be mentioned who are not the ones that a row is about: every column in which somebody
 * writes freely. A test asks the schema for columns that are neither here nor known to hold none. */
#include "store/mention.h"

#include <stdio.h>

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

/* Where two rows become the same by it, as two ballots may, one stays. */
#define MENTION(table, column)                                                                               \
    "UPDATE OR REPLACE " #table " SET " #column " = masked(" #column ", :words, :instead)"                   \
    " WHERE mentions(" #column ", :words)"

static const char *const mentions[] = {
    MENTION(history, who),
    MENTION(history, command),
    MENTION(profile, industry),
    MENTION(profile, occupation),
    MENTION(profile, place),
    MENTION(profile, availability),
    MENTION(profile, offers),
    MENTION(profile, concern),
    MENTION(profile, themes),
    MENTION(profile, answers),
    MENTION(cohort, attributes),
    MENTION(ask, text),
    MENTION(ask, themes),
    MENTION(ask, outcome),
    MENTION(ask_reason, text),
    MENTION(ask_answer, channel),
    MENTION(ask_answer, text),
    MENTION(apart, reason),
    MENTION(acquaintance, reason),
    MENTION(twin_dismissal, reason),
    MENTION(branch_dismissal, reason),
    MENTION(mix, name),
    MENTION(review, reviewer),
    MENTION(review, comment),
    MENTION(mark, reviewer),
    MENTION(run, settings),
    MENTION(run, outcome),
    MENTION(reason, args),
    MENTION(team_rule, field),
    MENTION(team_rule, value),
    MENTION(team_rule, reason),
    MENTION(match_rule, reason),
    MENTION(item, args),
    MENTION(letter, subject),
    MENTION(letter, text),
    MENTION(letter, ics),
    MENTION(letter, reason),
    MENTION(letter_recipient, name),
    MENTION(letter_recipient, email),
    MENTION(batch, who),
    MENTION(template, subject),
    MENTION(template, body),
    MENTION(note, who),
    MENTION(note, text),
    MENTION(look, who),
    MENTION(handout, who),
    MENTION(handout, audience),
    MENTION(handout, file),
    MENTION(share, who),
    MENTION(forgotten, reason),
    MENTION(session, title),
    MENTION(session, place),
    MENTION(rsvp, diet),
    MENTION(rsvp, note),
    MENTION(log, theme),
    MENTION(vision, text),
    MENTION(vision, file),
    MENTION(vision, reason),
    MENTION(cheer, text),
    MENTION(promise, text),
    MENTION(ballot, answers),
    MENTION(news, text),
    MENTION(assessment, instrument),
    MENTION(assessment, scale),
    MENTION(assessment, text),
    MENTION(ballot, answers),
    MENTION(follow_up, comment),
};

enum miraif_status mi_mentions_mask(struct miraif_store *store, int64_t person, const char *words,
                                    struct miraif_error *err)
{
    char instead[32];
    snprintf(instead, sizeof instead, "[p%lld]", (long long)person);
    for (size_t i = 0; i < sizeof mentions / sizeof *mentions; i++) {
        struct mi_stmt *stmt;
        MI_TRY(mi_stmt_get(store, mentions[i], &stmt, err));
        mi_bind_text(stmt, ":words", words);
        mi_bind_text(stmt, ":instead", instead);
        MI_TRY(mi_stmt_run(stmt, err));
    }
    return MIRAIF_OK;
}
