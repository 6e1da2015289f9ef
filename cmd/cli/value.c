/* Reading and checking values by their kind. */
#include "cli/value.h"

#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "cli/guess.h"
#include "text/reference.h"

/* Reads decimal digits with an optional minus. */
static bool read_integer(const char *text, int64_t *ret_number)
{
    bool negative = *text == '-';
    int64_t number = 0;
    if (negative)
        text++;
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9' || number < (INT64_MIN + (*text - '0')) / 10)
            return false;
        number = number * 10 - (*text - '0'); /* downwards, for INT64_MIN */
    }
    if (!negative && number == INT64_MIN)
        return false;
    *ret_number = negative ? number : -number;
    return true;
}

static enum miraif_status check_range(const struct cli_param *param, const char *label, const char *text,
                                      int64_t number, int64_t unit, struct miraif_error *err)
{
    if ((param->least == 0 && param->most == 0) || (number >= param->least && number <= param->most))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, N_("“%s” is out of range for %s"), text, label);
    if (param->most >= INT64_MAX / unit)
        mi_hint(err, N_("at least %lld"), (long long)(param->least / unit));
    else
        mi_hint(err, N_("from %lld to %lld"), (long long)(param->least / unit),
                (long long)(param->most / unit));
    return MIRAIF_USAGE;
}

static enum miraif_status read_number(const struct cli_param *param, const char *label, const char *text,
                                      int64_t *ret_number, struct miraif_error *err)
{
    int64_t number;
    if (!read_integer(text, &number))
        return mi_fail(err, MIRAIF_USAGE, N_("“%s” for %s is no whole number"), text, label);
    MI_TRY(check_range(param, label, text, number, 1, err));
    *ret_number = number;
    return MIRAIF_OK;
}

static enum miraif_status read_decimal(const struct cli_param *param, const char *label, const char *text,
                                       int64_t *ret_number, struct miraif_error *err)
{
    int64_t millionths;
    if (!mi_decimal_parse(text, &millionths))
        return mi_fail(err, MIRAIF_USAGE, N_("“%s” for %s is no decimal of at most six places"), text, label);
    MI_TRY(check_range(param, label, text, millionths, 1000000, err));
    *ret_number = millionths;
    return MIRAIF_OK;
}

static enum miraif_status read_instant(const char *label, const char *text, int64_t *ret_number,
                                       struct miraif_error *err)
{
    if (*text == '\0')
        *ret_number = INT64_MIN;
    else if (!mi_instant_parse(text, ret_number)) {
        mi_fail(err, MIRAIF_USAGE, N_("“%s” for %s is no time that exists"), text, label);
        mi_hint(err, N_("write it as 2027-01-15 or 2027-01-15T19:00:00+09:00"));
        return MIRAIF_USAGE;
    }
    return MIRAIF_OK;
}

static enum miraif_status check_date(const char *label, const char *text, struct miraif_error *err)
{
    struct mi_date date;
    if (mi_date_parse(text, &date))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, N_("“%s” for %s is no date that exists"), text, label);
    mi_hint(err, N_("write it as 2027-01-15"));
    return MIRAIF_USAGE;
}

static enum miraif_status check_choice(const struct cli_param *param, const char *label, const char *text,
                                       struct miraif_error *err)
{
    struct cli_guess guess = cli_guess_begin(text);
    char list[256] = "";
    size_t length = 0;
    for (const char *const *choice = param->choices; *choice != NULL; choice++) {
        if (strcmp(text, *choice) == 0)
            return MIRAIF_OK;
        cli_guess_offer(&guess, *choice);
        size_t more = strlen(*choice);
        if (length + more + 3 > sizeof list)
            continue;
        memcpy(list + length, length == 0 ? "" : ", ", length == 0 ? 0 : 2);
        length += length == 0 ? 0 : 2;
        memcpy(list + length, *choice, more + 1);
        length += more;
    }
    mi_fail(err, MIRAIF_USAGE, N_("“%s” is no choice for %s"), text, label);
    if (guess.best != NULL)
        mi_hint(err, N_("did you mean “%s”?"), guess.best);
    else
        mi_hint(err, N_("one of: %s"), list);
    return MIRAIF_USAGE;
}

static bool is_reference(const char *text, enum mi_reference_kind kind)
{
    struct mi_reference reference;
    return mi_reference_parse(text, &reference) && reference.kind == kind;
}

static enum miraif_status check_person(const char *label, const char *text, struct miraif_error *err)
{
    if (is_reference(text, MI_REFERENCE_PERSON) || strchr(text, '@') != NULL)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, N_("“%s” for %s names no person"), text, label);
    mi_hint(err, N_("write p12 or an e-mail address; `miraif person list` shows them"));
    return MIRAIF_USAGE;
}

static enum miraif_status check_team(const char *label, const char *text, struct miraif_error *err)
{
    if (is_reference(text, MI_REFERENCE_TEAM))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, N_("“%s” for %s names no team"), text, label);
    mi_hint(err, N_("write 1-A: the cohort's number and the team's letter"));
    return MIRAIF_USAGE;
}

enum miraif_status cli_value_read(const struct cli_param *param, const char *label, const char *text,
                                  int64_t *ret_number, struct miraif_error *err)
{
    static const struct cli_param cohort = {.least = 1, .most = 9999};
    switch (param->kind) {
    case CLI_NUMBER:
        return read_number(param, label, text, ret_number, err);
    case CLI_COHORT:
        return read_number(&cohort, label, text, ret_number, err);
    case CLI_DECIMAL:
        return read_decimal(param, label, text, ret_number, err);
    case CLI_INSTANT:
        return read_instant(label, text, ret_number, err);
    case CLI_DATE:
        return check_date(label, text, err);
    case CLI_CHOICE:
        return check_choice(param, label, text, err);
    case CLI_PERSON:
        return check_person(label, text, err);
    case CLI_TEAM:
        return check_team(label, text, err);
    case CLI_TEAMS:
        return is_reference(text, MI_REFERENCE_COHORT) ? MIRAIF_OK : check_team(label, text, err);
    case CLI_FILE:
    case CLI_FOLDER:
        return *text == '\0' ? mi_fail(err, MIRAIF_USAGE, N_("the path for %s is empty"), label) : MIRAIF_OK;
    case CLI_PLAIN:
        break;
    }
    return MIRAIF_OK;
}
