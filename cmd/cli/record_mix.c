/* Mixes as records. */
#include "cli/record_mix.h"

#include "base/str.h"
#include "cli/output.h"

enum { ROW_MOST = 20000 };

#define MIX_FIELDS                                                                                           \
    {"id", N_("mix"), "integer", FIELD_TABLE | FIELD_ID}, {"name", N_("name"), "string", FIELD_TABLE},       \
        {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},                                          \
        {"date", N_("date"), "string", FIELD_TABLE}, {"status", N_("status"), "string", 0},                  \
        {"people", N_("people"), "integer", FIELD_TABLE | FIELD_RIGHT},                                      \
        {"repeats", N_("met before"), "integer", FIELD_TABLE | FIELD_RIGHT},                                 \
        {"bound", N_("unavoidable"), "integer", FIELD_TABLE | FIELD_RIGHT},                                  \
        {"kin", N_("of one cohort"), "integer", FIELD_TABLE | FIELD_RIGHT},                                  \
        {"unfamiliar", N_("without a familiar face"), "integer", 0}, {"seed", N_("seed"), "integer", 0},     \
    {                                                                                                        \
        "steps", N_("steps"), "integer", 0                                                                   \
    }

static const struct record_field mix_fields[] = {
    MIX_FIELDS,
    {"groups", N_("groups"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_mix_type = {"mix", mix_fields};

static const struct record_field mixed_fields[] = {
    MIX_FIELDS,
    {"groups", N_("groups"), "array", FIELD_NESTED},
    {"absent", N_("without a group"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_mixed_type = {"mixed", mixed_fields};

static const struct record_field member_fields[] = {
    {"group", N_("group"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"kana", N_("reading"), "string", 0},
    {"email", N_("e-mail"), "string", 0},
    {"cohorts", N_("cohorts"), "string", FIELD_TABLE},
    {"new", N_("new people"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"again", N_("people met before"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_mix_member_type = {"mix_member", member_fields};

static const struct record_field group_fields[] = {
    {"group", N_("group"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"names", N_("who is of it"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type group_type = {"group", group_fields};

static void fill_mix(struct mi_value *record, const struct miraif_mix *mix)
{
    mi_put_int(record, "id", mix->id);
    mi_put_copy(record, "name", mix->name);
    mi_put_copy(record, "state", mix->state);
    mi_put_copy(record, "date", mix->date);
    mi_put_copy(record, "status", mix->status);
    mi_put_int(record, "people", mix->people);
    mi_put_int(record, "repeats", mix->repeats);
    mi_put_int(record, "bound", mix->bound);
    mi_put_int(record, "kin", mix->kin);
    mi_put_int(record, "unfamiliar", mix->unfamiliar);
    mi_put_int(record, "seed", mix->seed);
    mi_put_int(record, "steps", mix->steps);
}

struct mi_value *record_mix(struct miraif_arena *arena, const struct miraif_mix *mix)
{
    struct mi_value *record = mi_value_object(arena);
    fill_mix(record, mix);
    mi_put_int(record, "groups", mix->groups);
    return record;
}

static void fill_member(struct mi_value *record, const struct miraif_mix_member *member)
{
    mi_put_ref(record, "id", 'p', member->person);
    mi_put_copy(record, "name", member->name);
    mi_put_copy(record, "kana", member->kana);
    mi_put_copy(record, "email", member->email);
    mi_put_copy(record, "cohorts", member->cohorts);
    mi_put_int(record, "new", member->fresh);
    mi_put_int(record, "again", member->again);
}

struct mi_value *record_mix_member(struct miraif_arena *arena, const struct miraif_mix_member *member)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "group", member->group);
    fill_member(record, member);
    return record;
}

struct mi_value *record_mixed(struct miraif_arena *arena, const struct miraif_mixed *mixed)
{
    struct mi_value *record = mi_value_object(arena);
    struct mi_value *people = NULL;
    fill_mix(record, &mixed->mix);
    struct mi_value *groups = mi_put_array(record, "groups");
    for (size_t i = 0; i < mixed->members; i++) {
        const struct miraif_mix_member *member = &mixed->member[i];
        if (i == 0 || member[-1].group != member->group) {
            struct mi_value *group = mi_put_object(groups, NULL);
            mi_put_int(group, "group", member->group);
            people = mi_put_array(group, "people");
        }
        fill_member(mi_put_object(people, NULL), member);
    }
    struct mi_value *absents = mi_put_array(record, "absent");
    for (size_t i = 0; i < mixed->absents; i++) {
        struct mi_value *absent = mi_put_object(absents, NULL);
        mi_put_ref(absent, "id", 'p', mixed->absent[i].person);
        mi_put_copy(absent, "name", mixed->absent[i].name);
        mi_put_copy(absent, "code", mixed->absent[i].code);
        mi_put_copy(absent, "reason", mixed->absent[i].reason);
    }
    return record;
}

static enum miraif_status say_groups(struct cli *cli, const struct miraif_mixed *mixed,
                                     struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t first = 0; first < mixed->members;) {
        struct mi_str names = mi_str_begin(cli->arena, ROW_MOST);
        const char *text;
        size_t i = first;
        for (; i < mixed->members && mixed->member[i].group == mixed->member[first].group; i++)
            mi_str_addf(&names, "%s%s", i == first ? "" : _(", "), mixed->member[i].name);
        MI_TRY(mi_str_end(&names, &text, err));
        struct mi_value *row = mi_put_object(rows, NULL);
        mi_put_int(row, "group", mixed->member[first].group);
        mi_put_text(row, "names", text);
        first = i;
    }
    return cli_table(cli, &group_type, rows, err);
}

static void say_absents(struct cli *cli, const struct miraif_mixed *mixed)
{
    static const char *const codes[] = {"unshared", "quiet", "left", "excluded"};
    for (size_t c = 0; c < sizeof codes / sizeof *codes; c++) {
        long long count = 0;
        const char *reason = NULL;
        for (size_t i = 0; i < mixed->absents; i++)
            if (mi_text_is(mixed->absent[i].code, codes[c])) {
                reason = mixed->absent[i].reason;
                count++;
            }
        if (count > 0)
            cli_say(cli, _("without a group: %lld (%s)"), count, reason);
    }
}

enum miraif_status record_say_mixed(struct cli *cli, const struct miraif_mixed *mixed,
                                    struct miraif_error *err)
{
    MI_TRY(say_groups(cli, mixed, err));
    if (mixed->mix.repeats == 0)
        cli_say(cli, "%s", _("nobody meets anybody again"));
    else
        cli_say(cli, _("pairs that meet again: %lld; no mix has fewer than %lld"),
                (long long)mixed->mix.repeats, (long long)mixed->mix.bound);
    if (mixed->mix.kin > 0)
        cli_say(cli, _("pairs of one cohort: %lld"), (long long)mixed->mix.kin);
    if (mixed->mix.unfamiliar > 0)
        cli_say(cli, _("people without a familiar face: %lld"), (long long)mixed->mix.unfamiliar);
    say_absents(cli, mixed);
    return MIRAIF_OK;
}
