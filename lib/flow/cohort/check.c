/* What every cohort must be, whoever asks for it. */
#include "flow/cohort/check.h"

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"

static enum miraif_status check_range(const char *field, int64_t value, int64_t least, int64_t most,
                                      struct miraif_error *err)
{
    if (value >= least && value <= most)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "%lld is out of range for “%s”", (long long)value, field);
    mi_hint(err, "%lld to %lld is possible", (long long)least, (long long)most);
    mi_locate(err, NULL, 0, 0, field);
    return MIRAIF_REFUSED;
}

static enum miraif_status check_start(const char *start_date, struct miraif_error *err)
{
    struct mi_date date;
    if (start_date != NULL && mi_date_parse(start_date, &date))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "there is no date “%s”", start_date == NULL ? "" : start_date);
    mi_hint(err, "write it as 2027-01-15");
    mi_locate(err, NULL, 0, 0, "start");
    return MIRAIF_REFUSED;
}

enum miraif_status mi_cohort_check(const struct miraif_cohort *cohort, struct miraif_error *err)
{
    MI_TRY(check_range("cohort", cohort->id, 1, MIRAIF_COHORT_MOST, err));
    if (mi_text_blank(cohort->name)) {
        mi_fail(err, MIRAIF_REFUSED, "a cohort needs a name");
        mi_locate(err, NULL, 0, 0, "name");
        return MIRAIF_REFUSED;
    }
    MI_TRY(check_start(cohort->start_date, err));
    MI_TRY(check_range("teams", cohort->teams, 1, MIRAIF_TEAMS_MOST, err));
    return check_range("team-size", cohort->team_size, 2, MIRAIF_TEAM_SIZE_MOST, err);
}
