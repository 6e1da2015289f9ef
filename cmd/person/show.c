/* `miraif person show`. */
#include "cli/output.h"
#include "cli/record_application.h"
#include "cli/record_person.h"

struct args {
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
};
static const struct cli_example examples[] = {
    {"miraif person show p1", N_("what is known of a person")},
    {"miraif person show p1 --json", N_("the same for a program")},
};

/* Rows gathered from a walk, in the command's arena. */
struct rows {
    struct miraif_arena *arena;
    struct mi_value *applications;
    struct mi_value *profiles;
    struct mi_value *apart;
};

static enum miraif_status take_application(void *context, const struct miraif_application *application)
{
    const struct rows *rows = context;
    mi_put_value(rows->applications, NULL, record_application(rows->arena, application));
    return MIRAIF_OK;
}

static enum miraif_status take_profile(void *context, const struct miraif_profile *profile)
{
    const struct rows *rows = context;
    mi_put_value(rows->profiles, NULL, record_profile(rows->arena, profile));
    return MIRAIF_OK;
}

static enum miraif_status take_apart(void *context, const struct miraif_apart *apart)
{
    const struct rows *rows = context;
    mi_put_value(rows->apart, NULL, record_apart(rows->arena, apart));
    return MIRAIF_OK;
}

static enum miraif_status gather(struct cli *cli, int64_t person, struct mi_value *record, struct rows *rows,
                                 struct miraif_error *err)
{
    *rows = (struct rows){.arena = cli->arena,
                          .applications = mi_put_array(record, "applications"),
                          .profiles = mi_put_array(record, "profiles"),
                          .apart = mi_put_array(record, "apart")};
    MI_TRY(miraif_application_each_of(cli->store, person, take_application, rows, err));
    MI_TRY(miraif_profile_each(cli->store, person, take_profile, rows, err));
    return miraif_apart_each(cli->store, person, take_apart, rows, err);
}

static enum miraif_status show_part(struct cli *cli, const char *title, const struct record_type *type,
                                    const struct mi_value *rows, struct miraif_error *err)
{
    if (rows == NULL || rows->first == NULL)
        return MIRAIF_OK;
    cli_say(cli, "\n%s", title);
    return cli_table(cli, type, rows, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct rows rows;
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    struct mi_value *record = record_person(cli->arena, &person);
    MI_TRY(gather(cli, person.id, record, &rows, err));
    MI_TRY(cli_object(cli, record, err));
    MI_TRY(show_part(cli, _("applications"), &record_application_type, rows.applications, err));
    MI_TRY(show_part(cli, _("what was said over time, the latest first"), &record_profile_type, rows.profiles,
                     err));
    return show_part(cli, _("kept apart (for the office only)"), &record_apart_type, rows.apart, err);
}

const struct cli_command cmd_person_show = {
    .noun = "person",
    .verb = "show",
    .summary = N_("show what is known of a person"),
    .description = N_("Shows a person with roles, applications, what was said of company and work over "
                      "time, and whom the office keeps them apart from. The last is the office's alone."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_sheet_type,
    .run = run,
};
