/* `miraif person edit`. */
#include "cli/output.h"
#include "cli/record_person.h"

/* What can be changed: one option a field. X(option, member, code, help) */
#define EDIT_LIST(X)                                                                                         \
    X("email", email, "email", N_("the e-mail address, which nobody else may have"))                         \
    X("name", name, "name", N_("family name, a blank, given name"))                                          \
    X("family-name", family_name, "family_name", N_("only the family name"))                                 \
    X("given-name", given_name, "given_name", N_("only the given name"))                                     \
    X("kana", kana, "kana", N_("the reading"))                                                               \
    X("phone", phone, "phone", N_("the telephone number"))                                                   \
    X("birth-date", birth_date, "birth_date", N_("the date of birth, as people write it"))                   \
    X("age", age, "age", N_("the age today, where the date of birth is not known"))                          \
    X("gender", gender, "gender", N_("the gender, in the person's own words"))                               \
    X("company", company, "company", N_("where they work"))                                                  \
    X("industry", industry, "industry", N_("in which industry"))                                             \
    X("occupation", occupation, "occupation", N_("as what"))                                                 \
    X("place", place, "place", N_("where they live"))                                                        \
    X("availability", availability, "availability", N_("when they have time"))                               \
    X("offers", offers, "offers", N_("what they can give"))                                                  \
    X("concern", concern, "concern", N_("what worries them"))                                                \
    X("themes", themes, "themes", N_("the themes of it"))                                                    \
    X("capacity", capacity, "capacity", N_("how many a mentor can take"))                                    \
    X("language", language, "language", N_("the language of letters: ja or en"))

struct args {
    const char *person;
    const char *since;
#define MEMBER(option, member, code, help) const char *member;
    EDIT_LIST(MEMBER)
#undef MEMBER
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
};
#define OPTION(option, member, code, text)                                                                   \
    {.name = option, .value = "TEXT", CLI_INTO(struct args, member), .help = text},
static const struct cli_param options[] = {
    EDIT_LIST(OPTION){.name = "since",
                      .value = "DATE",
                      .kind = CLI_DATE,
                      CLI_INTO(struct args, since),
                      .help =
                          N_("the day from which company, work and the like are so; today when not given")},
};
#undef OPTION
static const struct cli_example examples[] = {
    {"miraif person edit p1 --email hanako@example.com", N_("letters go to another address")},
    {"miraif person edit p1 --company ㈱みらい --since 2026-12-01", N_("a new employer, from a day on")},
    {"miraif person edit p1 --language en", N_("letters in English")},
    {"miraif person edit p1 --phone \"\"", N_("no telephone number any more")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    const char *language;
#define CHANGE(option, member, code, help) {code, args->member},
    const struct miraif_person_change all[] = {EDIT_LIST(CHANGE)};
#undef CHANGE
    struct miraif_person_change change[sizeof all / sizeof *all];
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].text != NULL)
            change[count++] = all[i];
    if (count == 0) {
        mi_fail(err, MIRAIF_USAGE, N_("nothing to change"));
        mi_hint(err, N_("`miraif person edit -h` lists what can be changed"));
        return MIRAIF_USAGE;
    }
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_person_edit(cli->store, person.id, change, count, args->since, cli->arena, &person,
                              &language, err));
    struct mi_value *record = record_person(cli->arena, &person);
    mi_put_text(record, "language", language);
    return cli_object(cli, record, err);
}

const struct cli_command cmd_person_edit = {
    .noun = "person",
    .verb = "edit",
    .summary = N_("change what is known of a person"),
    .description =
        N_("Every text is read as an import would read it; an empty one takes away what is there. Company, "
           "industry, occupation, place and the like are not overwritten: they hold from a day on (--since), "
           "and what was said before is still shown by miraif person show. Roles and applications under way "
           "take the change over; those of a cohort that the person has graduated from stay as they were."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_sheet_type,
    .run = run,
};
