/* What a command says about a session. */
#include "cli/session_change.h"

enum miraif_status cli_session_change(const struct session_change_args *args, struct miraif_hours *hours,
                                      struct miraif_session_change *change, struct miraif_error *err)
{
    *change = (struct miraif_session_change){.title = args->title,
                                             .date = args->date,
                                             .place = args->place,
                                             .mentee = args->mentee,
                                             .mentor = args->mentor};
    if (args->hours == NULL)
        return MIRAIF_OK;
    change->hours = hours;
    return miraif_hours_parse(args->hours, hours, err);
}
