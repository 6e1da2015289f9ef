/* `miraif export digest`. */
#include "cli/output.h"

struct args {
    const char *audience;
    const char *since;
    bool text;
};

static const struct cli_param options[] = {
    {.name = "for",
     .value = "WHOM",
     CLI_INTO(struct args, audience),
     .help = N_("for whom: office (all of it), alumni (what every graduate may read) or a person (p7)")},
    {.name = "since",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, since),
     .help = N_("what happened since this day; not given: a month ago")},
    {.name = "text", CLI_INTO(struct args, text), .help = N_("plain text, for a mail; not given: HTML")},
};
static const struct cli_example examples[] = {
    {"miraif export digest --for alumni -o digest.html", N_("the digest of the last month, as a page")},
    {"miraif export digest --for p1 --text", N_("the same for one person, as a mail")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_digest_options choice = {args->audience, args->since, args->text};
    struct miraif_digest digest;
    MI_TRY(miraif_digest_render(cli->store, &choice, cli->arena, &digest, err));
    if (digest.held_back > 0)
        cli_warn(cli, "held_back",
                 _("held back, since somebody among the readers is not to read it: %lld (--for p7 writes a "
                   "digest for one person)"),
                 (long long)digest.held_back);
    cli_hands_out(cli, args->audience, 0);
    return cli_text(cli, digest.document, err);
}

const struct cli_command cmd_export_digest = {
    .noun = "export",
    .verb = "digest",
    .summary = N_("write what is new in the community, once a month"),
    .description =
        N_("Asks that wait for an answer; asks that were answered, with the answers that may be quoted and "
           "what came of them; updates whose owners agreed; new graduates; and the coming sessions of the "
           "community. A page that needs no other file, or plain text.\n\n"
           "Who would not be asked does not read an ask, either: people of the asker's company group and of "
           "companies related to it, unless the asker said so, people kept apart, and people excluded by "
           "name. What somebody among the readers is not to read is held back from all of them."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .document = true,
    .run = run,
};
