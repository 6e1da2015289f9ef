/* Headers of score sheets. Those that go out are recognised when they come back, whichever language they were
 * written in. */
#include "flow/review/sheet.h"

#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "text/key.h"

static const char *const written[] = {
    [MI_COLUMN_APPLICANT] = N_("applicant"),
    [MI_COLUMN_NAME] = N_("name"),
    [MI_COLUMN_REVIEWER] = N_("reviewer"),
    [MI_COLUMN_COMMENT] = N_("comment"),
};

/* Folded: lower case, no blanks. */
static const struct {
    const char *key;
    enum mi_sheet_column column;
} known[] = {
    {"applicant", MI_COLUMN_APPLICANT},
    {"id", MI_COLUMN_APPLICANT},
    {"応募者", MI_COLUMN_APPLICANT},
    {"応募者id", MI_COLUMN_APPLICANT},
    {"email", MI_COLUMN_APPLICANT},
    {"e-mail", MI_COLUMN_APPLICANT},
    {"メールアドレス", MI_COLUMN_APPLICANT},
    {"name", MI_COLUMN_NAME},
    {"氏名", MI_COLUMN_NAME},
    {"お名前", MI_COLUMN_NAME},
    {"名前", MI_COLUMN_NAME},
    {"reviewer", MI_COLUMN_REVIEWER},
    {"査読者", MI_COLUMN_REVIEWER},
    {"評価者", MI_COLUMN_REVIEWER},
    {"審査者", MI_COLUMN_REVIEWER},
    {"comment", MI_COLUMN_COMMENT},
    {"comments", MI_COLUMN_COMMENT},
    {"コメント", MI_COLUMN_COMMENT},
    {"備考", MI_COLUMN_COMMENT},
};

enum mi_sheet_column mi_sheet_column(const char *header)
{
    char key[128];
    if (!mi_text_fold_into(header, MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES, key, sizeof key))
        return MI_COLUMN_OTHER;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (mi_text_is(known[i].key, key))
            return known[i].column;
    return MI_COLUMN_OTHER;
}

const char *mi_sheet_header(enum mi_sheet_column column, const struct miraif_env *env)
{
    return mi_translate(env, written[column]);
}
