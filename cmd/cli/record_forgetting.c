/* What an erasure tells of what it cannot reach. */
#include "cli/record_forgetting.h"

#include "base/date.h"
#include "cli/output.h"

void record_tell_handouts(struct cli *cli, const struct miraif_forgetting *report, const char *sentence)
{
    for (size_t i = 0; i < report->handouts; i++) {
        const struct miraif_handout *handout = &report->handout[i];
        char date[MI_DATE_TEXT];
        mi_date_format(mi_date_of_instant(handout->at), date);
        cli_warn(cli, "handed_out", sentence, handout->file == NULL ? _("what was printed") : handout->file,
                 handout->kind, handout->audience, date, handout->who);
    }
}
