/* References as texts. */
#include "text/reference.h"

#include <stdio.h>

#include "text/key.h"

enum { LETTERS = 26, COHORT_MOST = 9999, TEAM_MOST = 10000 };
#define NUMBER_MOST INT64_C(1000000000000)

/* Reads digits; 0 where there are none, too many, or a leading zero. */
static int64_t read_number(const char **text)
{
    int64_t number = 0;
    if (**text == '0')
        return 0;
    for (; **text >= '0' && **text <= '9' && number < NUMBER_MOST; (*text)++)
        number = 10 * number + (**text - '0');
    return number < NUMBER_MOST ? number : 0;
}

/* Reads letters as a team's number: "A" is 1, "AA" is 27; 0 where there are none. */
static int64_t read_letters(const char **text)
{
    int64_t number = 0;
    for (; **text >= 'a' && **text <= 'z' && number <= TEAM_MOST; (*text)++)
        number = LETTERS * number + (**text - 'a' + 1);
    return number <= TEAM_MOST ? number : 0;
}

/* "p12", "a7", "e3", "n5": a letter and a number. */
static bool read_single(const char *text, struct mi_reference *reference)
{
    switch (*text++) {
    case 'p':
        reference->kind = MI_REFERENCE_PERSON;
        break;
    case 'a':
        reference->kind = MI_REFERENCE_ASK;
        break;
    case 'e':
        reference->kind = MI_REFERENCE_COMMUNITY;
        break;
    case 'n':
        reference->kind = MI_REFERENCE_NOTE;
        break;
    default:
        return false;
    }
    reference->number = read_number(&text);
    return reference->number > 0 && *text == '\0';
}

/* What stands behind "1-A-": "3" or "m2". */
static bool read_team_session(const char *text, struct mi_reference *reference)
{
    reference->kind = *text == 'm' ? MI_REFERENCE_MENTOR : MI_REFERENCE_PEER;
    text += *text == 'm';
    reference->number = read_number(&text);
    return reference->number > 0 && *text == '\0';
}

/* What stands behind "1-": "1", "1s", "A", "A-3" or "A-m2". */
static bool read_within_cohort(const char *text, struct mi_reference *reference)
{
    if (*text >= '0' && *text <= '9') {
        reference->number = read_number(&text);
        reference->kind = *text == 's' ? MI_REFERENCE_SOCIAL : MI_REFERENCE_GENERAL;
        text += *text == 's';
        return reference->number > 0 && *text == '\0';
    }
    reference->kind = MI_REFERENCE_TEAM;
    reference->team = read_letters(&text);
    if (reference->team == 0)
        return false;
    return *text == '\0' || (*text == '-' && read_team_session(text + 1, reference));
}

bool mi_reference_parse(const char *text, struct mi_reference *ret_reference)
{
    struct mi_reference reference = {.kind = MI_REFERENCE_COHORT};
    char folded[MI_REFERENCE_TEXT];
    unsigned folds = MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES;
    const char *at = folded;
    if (text == NULL || !mi_text_fold_into(text, folds, folded, sizeof folded))
        return false;
    bool read = false;
    if (*at >= '0' && *at <= '9') {
        reference.cohort = read_number(&at);
        read = *at == '\0' || (*at == '-' && read_within_cohort(at + 1, &reference));
        read = read && reference.cohort > 0 && reference.cohort <= COHORT_MOST;
    } else {
        read = read_single(at, &reference);
    }
    if (read)
        *ret_reference = reference;
    return read;
}

void mi_team_letters(int64_t team, char letters[MI_TEAM_LETTERS])
{
    char reversed[MI_TEAM_LETTERS];
    size_t count = 0;
    for (; team > 0 && count < sizeof reversed - 1; team = (team - 1) / LETTERS)
        reversed[count++] = (char)('A' + (team - 1) % LETTERS);
    for (size_t i = 0; i < count; i++)
        letters[i] = reversed[count - 1 - i];
    letters[count] = '\0';
}

void mi_reference_format(const struct mi_reference *reference, char text[MI_REFERENCE_TEXT])
{
    long long cohort = (long long)reference->cohort;
    long long number = (long long)reference->number;
    char team[MI_TEAM_LETTERS];
    mi_team_letters(reference->team, team);
    switch (reference->kind) {
    case MI_REFERENCE_COHORT:
        snprintf(text, MI_REFERENCE_TEXT, "%lld", cohort);
        break;
    case MI_REFERENCE_TEAM:
        snprintf(text, MI_REFERENCE_TEXT, "%lld-%s", cohort, team);
        break;
    case MI_REFERENCE_GENERAL:
        snprintf(text, MI_REFERENCE_TEXT, "%lld-%lld", cohort, number);
        break;
    case MI_REFERENCE_SOCIAL:
        snprintf(text, MI_REFERENCE_TEXT, "%lld-%llds", cohort, number);
        break;
    case MI_REFERENCE_PEER:
        snprintf(text, MI_REFERENCE_TEXT, "%lld-%s-%lld", cohort, team, number);
        break;
    case MI_REFERENCE_MENTOR:
        snprintf(text, MI_REFERENCE_TEXT, "%lld-%s-m%lld", cohort, team, number);
        break;
    case MI_REFERENCE_COMMUNITY:
        snprintf(text, MI_REFERENCE_TEXT, "e%lld", number);
        break;
    case MI_REFERENCE_ASK:
        snprintf(text, MI_REFERENCE_TEXT, "a%lld", number);
        break;
    case MI_REFERENCE_PERSON:
        snprintf(text, MI_REFERENCE_TEXT, "p%lld", number);
        break;
    case MI_REFERENCE_NOTE:
        snprintf(text, MI_REFERENCE_TEXT, "n%lld", number);
        break;
    }
}

bool mi_reference_is_session(const struct mi_reference *reference)
{
    switch (reference->kind) {
    case MI_REFERENCE_GENERAL:
    case MI_REFERENCE_SOCIAL:
    case MI_REFERENCE_PEER:
    case MI_REFERENCE_MENTOR:
    case MI_REFERENCE_COMMUNITY:
        return true;
    default:
        return false;
    }
}
