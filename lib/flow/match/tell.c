/* The letters of an adoption. */
#include "flow/match/tell.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "store/db.h"
#include "store/letter.h"
#include "store/outbox.h"
#include "text/json_write.h"

enum { DAY = 24 * 3600, KEPT_DAYS = 14, NAMES_MOST = 8192 };

struct letters {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    const struct miraif_matches *matches;
};

/* To one person, or with `person` 0 to the channel of the matched team; once for this adoption. */
static enum miraif_status queue(const struct letters *letters, const char *rule,
                                const struct miraif_match *match, int64_t person, const struct mi_value *args)
{
    int64_t now = mi_store_env(letters->store)->now;
    bool added;
    struct mi_item item = {.rule = rule,
                           .person = person,
                           .cohort = letters->matches->run.cohort,
                           .team = match->team,
                           .object = match->id,
                           .due = now,
                           .expires = now + KEPT_DAYS * DAY};
    item.key = mi_arena_printf(letters->arena, "%s:%s:p%lld:%lld", rule, match->id, (long long)person,
                               (long long)letters->matches->run.id);
    if (item.key == NULL)
        return mi_no_memory(letters->err);
    MI_TRY(mi_json_write(args, letters->arena, &item.args, letters->err));
    return mi_outbox_add(letters->store, &item, &added, letters->err);
}

/* Names as each language strings them together. */
struct names {
    struct mi_str ja;
    struct mi_str en;
};

static enum miraif_status add_name(void *context, const struct miraif_recipient *member)
{
    struct names *names = context;
    mi_str_addf(&names->ja, names->ja.length == 0 ? "%s さん" : "、%s さん", member->name);
    mi_str_addf(&names->en, names->en.length == 0 ? "%s" : ", %s", member->name);
    return MIRAIF_OK;
}

static enum miraif_status put_members(const struct letters *letters, int64_t team, struct mi_value *args)
{
    struct names names = {mi_str_begin(letters->arena, NAMES_MOST), mi_str_begin(letters->arena, NAMES_MOST)};
    const char *ja;
    const char *en;
    MI_TRY(
        mi_channel_each(letters->store, letters->matches->run.cohort, team, add_name, &names, letters->err));
    MI_TRY(mi_str_end(&names.ja, &ja, letters->err));
    MI_TRY(mi_str_end(&names.en, &en, letters->err));
    struct mi_value *members = mi_put_object(args, "members");
    mi_put_text(members, "ja", ja);
    mi_put_text(members, "en", en);
    return MIRAIF_OK;
}

static enum miraif_status tell(const struct letters *letters, const struct miraif_match *match)
{
    struct mi_value *args = mi_value_object(letters->arena);
    mi_put_text(args, "mentor", match->mentor_name);
    if (match->team == 0) {
        mi_put_text(args, "person", match->name);
        MI_TRY(queue(letters, "your-mentor", match, match->person, args));
        return queue(letters, "mentor-person", match, match->mentor, args);
    }
    MI_TRY(put_members(letters, match->team, args));
    MI_TRY(queue(letters, "team-mentor", match, 0, args));
    return queue(letters, "mentor-team", match, match->mentor, args);
}

enum miraif_status mi_match_tell(struct miraif_store *store, const struct miraif_matches *matches,
                                 struct miraif_arena *arena, struct miraif_error *err)
{
    const struct letters letters = {store, arena, err, matches};
    for (size_t i = 0; i < matches->matches; i++)
        if (matches->match[i].before != matches->match[i].mentor)
            MI_TRY(tell(&letters, &matches->match[i]));
    return MIRAIF_OK;
}
