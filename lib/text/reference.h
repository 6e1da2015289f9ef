/* References: how cohorts, teams, sessions, people and asks are called from outside. Read in one place, so
 * that every command takes the same ones. */
#ifndef MI_TEXT_REFERENCE_H
#define MI_TEXT_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

enum mi_reference_kind {
    MI_REFERENCE_COHORT,    /* 1 */
    MI_REFERENCE_TEAM,      /* 1-A */
    MI_REFERENCE_GENERAL,   /* 1-1: first general session of cohort 1 */
    MI_REFERENCE_SOCIAL,    /* 1-1s: its social */
    MI_REFERENCE_PEER,      /* 1-A-3: third peer session of team A */
    MI_REFERENCE_MENTOR,    /* 1-A-m2: second mentor session of team A */
    MI_REFERENCE_COMMUNITY, /* e3: a session of no cohort */
    MI_REFERENCE_ASK,       /* a7 */
    MI_REFERENCE_PERSON,    /* p12 */
    MI_REFERENCE_NOTE       /* n5 */
};

/* What of it does not apply is 0. */
struct mi_reference {
    enum mi_reference_kind kind;
    int64_t cohort; /* 1 to 9999 */
    int64_t team;   /* 1 is A, 27 is AA */
    int64_t number; /* of the session, the ask, the person or the note */
};

enum { MI_REFERENCE_TEXT = 48 };

/* Reads a reference; letters of teams may be small, and forms that a Japanese keyboard writes full-width are
 * taken. False where `text` (null allowed) is none: an e-mail address is none. */
bool mi_reference_parse(const char *text, struct mi_reference *ret_reference);

/* Writes a reference as it is written everywhere. */
void mi_reference_format(const struct mi_reference *reference, char text[MI_REFERENCE_TEXT]);

/* A team's letters: 1 is "A", 27 is "AA"; "" for none. */
enum { MI_TEAM_LETTERS = 8 };
void mi_team_letters(int64_t team, char letters[MI_TEAM_LETTERS]);

/* Whether it is one of a session: general, social, peer, mentor or community. */
bool mi_reference_is_session(const struct mi_reference *reference);

#endif
