/* `miraif alumni mix adopt`. */
#include "cli/output.h"
#include "cli/record_mix.h"

static const struct cli_example examples[] = {
    {"miraif alumni mix adopt", N_("the draft holds, and everybody is told")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    struct miraif_mixed mixed;
    (void)arguments;
    MI_TRY(miraif_mix_adopt(cli->store, cli->arena, &mixed, err));
    MI_TRY(record_say_mixed(cli, &mixed, err));
    cli_say(cli, "%s", "");
    cli_say(cli, _("mix %lld is adopted; letters wait for %lld people"), (long long)mixed.mix.id,
            (long long)mixed.mix.people);
    return cli_data(cli, record_mixed(cli->arena, &mixed), err);
}

const struct cli_command cmd_alumni_mix_adopt = {
    .noun = "alumni",
    .verb = "mix",
    .action = "adopt",
    .summary = N_("make the draft of a mix valid"),
    .description = N_(
        "Makes the draft valid: from now on its groups count as having met. To everybody a letter is queued "
        "with the names of their group, and the addresses of those who agreed to show them to graduates "
        "(miraif person share PERSON email --with alumni)."),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .record = &record_mixed_type,
    .run = run,
};
