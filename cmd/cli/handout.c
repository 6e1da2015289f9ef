/* Noting in the store what was written for somebody. */
#include "cli/handout.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/report.h"
#include "text/reference.h"

enum { KIND_MOST = 200 };

void cli_hands_out(struct cli *cli, const char *audience, int64_t cohort)
{
    cli->handout = (struct miraif_handout){.audience = mi_text_blank(audience) ? "office" : audience,
                                           .cohort = cohort,
                                           .file = cli->globals.output};
}

void cli_hands_out_of(struct cli *cli, const char *audience, const char *reference)
{
    struct mi_reference of;
    cli_hands_out(cli, audience, mi_reference_parse(reference, &of) ? of.cohort : 0);
}

/* The last part of a path, in `arena`; null for standard output. */
static const char *name_of(const char *path, struct miraif_arena *arena)
{
    size_t end = path == NULL || mi_text_is(path, "-") ? 0 : strlen(path);
    while (end > 1 && path[end - 1] == '/')
        end--;
    size_t begin = end;
    while (begin > 0 && path[begin - 1] != '/')
        begin--;
    return end == 0 ? NULL : mi_arena_copy(arena, path + begin, end - begin);
}

static enum miraif_status note(struct cli *cli, struct miraif_error *err)
{
    struct mi_str kind = mi_str_begin(cli->arena, KIND_MOST);
    bool noted;
    for (size_t i = 0; cli_command_word(cli->command, i) != NULL; i++)
        mi_str_addf(&kind, "%s%s", i == 0 ? "" : " ", cli_command_word(cli->command, i));
    MI_TRY(mi_str_end(&kind, &cli->handout.kind, err));
    cli->handout.file = name_of(cli->handout.file, cli->arena);
    return miraif_handout_note(cli->store, &cli->handout, &noted, err);
}

void cli_handout_note(struct cli *cli)
{
    struct miraif_error err = {.env = &cli->env};
    if (cli->handout.audience != NULL && !cli->globals.dry_run && note(cli, &err) != MIRAIF_OK)
        cli_report_warning(cli, _("it could not be noted in the store that this was handed out"));
}
