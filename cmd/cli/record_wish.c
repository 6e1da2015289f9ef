/* Wishes as records. */
#include "cli/record_wish.h"

#include "cli/output.h"

static const struct record_field wish_fields[] = {
    {"cohort", N_("cohort"), "integer", 0},
    {"who", N_("who"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"rank", N_("wish"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"of", N_("of wishes"), "integer", 0},
    {"whom", N_("whom"), "string", FIELD_TABLE},
    {"whom_name", N_("name of whom"), "string", FIELD_TABLE},
    {"at", N_("said"), "instant", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_wish_type = {"wish", wish_fields};

static const struct record_field removed_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},
    {"who", N_("who"), "string", FIELD_TABLE | FIELD_ID},
    {"removed", N_("taken back"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_wishes_removed_type = {"wishes_removed", removed_fields};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

struct mi_value *record_wish(struct miraif_arena *arena, const struct miraif_preference *wish)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", wish->cohort);
    mi_put_copy(record, "who", wish->who);
    mi_put_copy(record, "name", wish->name);
    mi_put_int(record, "rank", wish->rank);
    mi_put_int(record, "of", wish->of);
    mi_put_copy(record, "whom", wish->whom);
    mi_put_copy(record, "whom_name", wish->whom_name);
    mi_put_instant(record, "at", wish->at);
    return record;
}

static enum miraif_status print(void *context, const struct miraif_preference *wish)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_wish(cli_scratch(listing->cli), wish), listing->err);
}

enum miraif_status record_list_wishes(struct cli *cli, int64_t cohort, struct miraif_error *err)
{
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_preference_each(cli->store, cohort, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

struct mi_value *record_wishes_removed(struct miraif_arena *arena, int64_t cohort, const char *who,
                                       int64_t count)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", cohort);
    mi_put_copy(record, "who", who);
    mi_put_int(record, "removed", count);
    return record;
}
