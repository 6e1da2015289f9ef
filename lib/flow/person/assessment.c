/* Results of assessments, and the sheet by which a team gets to know one another. */
#include "flow/person/assessment.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "miraif/person.h"
#include "miraif/share.h"
#include "miraif/team.h"
#include "render/assessment_page.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/share.h"
#include "text/reference.h"

enum { TEXT_MOST = 1 << 20 };

enum miraif_status mi_assessment_text(struct miraif_store *store, int64_t person, struct miraif_arena *arena,
                                      const char **ret_text, struct miraif_error *err)
{
    struct miraif_assessment *list;
    size_t count;
    struct mi_str str = mi_str_begin(arena, TEXT_MOST);
    MI_TRY(mi_assessments_read(store, person, NULL, NULL, arena, &list, &count, err));
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < list[i].scales; j++) {
            const struct miraif_scale *scale = &list[i].scale[j];
            char number[MI_DECIMAL_TEXT];
            mi_decimal_format(scale->score, number);
            mi_str_addf(&str, "%s%s %s",
                        i + j == 0 ? ""
                        : j == 0   ? "; "
                                   : ", ",
                        scale->name, scale->text != NULL ? scale->text : number);
        }
    mi_str_add(&str, "");
    return mi_str_end(&str, ret_text, err);
}

static enum miraif_status see_field(void *context, const char *field)
{
    bool *shared = context;
    *shared = *shared || mi_text_is(field, MI_FIELD_ASSESSMENT);
    return MIRAIF_OK;
}

static enum miraif_status is_shared(struct miraif_store *store, int64_t person, bool *ret_shared,
                                    struct miraif_error *err)
{
    bool shared = false;
    MI_TRY(mi_share_fields_each(store, person, MIRAIF_AUDIENCE_TEAM, see_field, &shared, err));
    *ret_shared = shared;
    return MIRAIF_OK;
}

struct walk {
    struct miraif_store *store;
    struct miraif_arena *arena; /* of one person */
    bool silent;                /* people without a result come, too */
    miraif_assessment_fn *each;
    void *context;
    struct miraif_error *err;
};

static enum miraif_status hand_on(void *context, int64_t person, const char *name)
{
    const struct walk *walk = context;
    struct miraif_assessment *list;
    size_t count;
    bool shared;
    miraif_arena_reset(walk->arena);
    MI_TRY(mi_assessments_read(walk->store, person, NULL, NULL, walk->arena, &list, &count, walk->err));
    MI_TRY(is_shared(walk->store, person, &shared, walk->err));
    for (size_t i = 0; i < count; i++) {
        list[i].name = name;
        list[i].shared = shared;
        MI_TRY(walk->each(walk->context, &list[i]));
    }
    if (count > 0 || !walk->silent)
        return MIRAIF_OK;
    const struct miraif_assessment none = {.person = person, .name = name, .shared = shared};
    return walk->each(walk->context, &none);
}

static enum miraif_status walk_all(struct walk *walk, int64_t person, int64_t cohort)
{
    struct miraif_person found;
    if (person != 0)
        MI_TRY(miraif_person_get(walk->store, person, walk->arena, &found, walk->err));
    if (cohort != 0)
        MI_TRY(mi_cohort_need(walk->store, cohort, walk->err));
    return mi_assessed_each(walk->store, person, cohort, hand_on, walk, walk->err);
}

enum miraif_status miraif_assessment_each(struct miraif_store *store, int64_t person, int64_t cohort,
                                          miraif_assessment_fn *each, void *context, struct miraif_error *err)
{
    struct walk walk = {store, miraif_arena_create(), cohort != 0, each, context, err};
    if (walk.arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = walk_all(&walk, person, cohort);
    miraif_arena_destroy(walk.arena);
    return status;
}

/* The sheet while it is gathered. */
struct gathering {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct mi_assessed_team *team;
    size_t teams;
    size_t shown; /* people with something to show */
    struct miraif_error *err;
};

static enum miraif_status add_member(struct gathering *gathering, const struct miraif_member *member,
                                     struct mi_assessed *one)
{
    struct miraif_assessment *result;
    bool shared;
    *one = (struct mi_assessed){.name = member->name};
    MI_TRY(is_shared(gathering->store, member->person, &shared, gathering->err));
    if (!shared)
        return MIRAIF_OK;
    MI_TRY(mi_assessments_read(gathering->store, member->person, NULL, NULL, gathering->arena, &result,
                               &one->results, gathering->err));
    one->result = result;
    gathering->shown += one->results > 0;
    return MIRAIF_OK;
}

static enum miraif_status add_team(struct gathering *gathering, const struct miraif_team *team)
{
    struct mi_assessed_team *own = &gathering->team[gathering->teams++];
    struct mi_assessed *member = mi_arena_array(gathering->arena, team->members, sizeof *member);
    if (member == NULL)
        return mi_no_memory(gathering->err);
    *own = (struct mi_assessed_team){.id = team->id, .member = member};
    for (size_t i = 0; i < team->members; i++)
        if (!team->member[i].left)
            MI_TRY(add_member(gathering, &team->member[i], &member[own->members++]));
    return MIRAIF_OK;
}

/* The teams that `scope` means, as they are adopted. */
static enum miraif_status find_teams(struct gathering *gathering, const char *scope,
                                     struct miraif_teams *teams, const struct miraif_team **ret_only)
{
    struct mi_reference reference;
    bool known = mi_reference_parse(scope, &reference);
    *ret_only = NULL;
    if (known && reference.kind == MI_REFERENCE_TEAM)
        return miraif_team_find(gathering->store, scope, gathering->arena, teams, ret_only, gathering->err);
    if (known && reference.kind == MI_REFERENCE_COHORT)
        return miraif_teams_get(gathering->store, reference.cohort, gathering->arena, teams, gathering->err);
    mi_fail(gathering->err, MIRAIF_NOT_FOUND, N_("there is no team or cohort “%s”"), scope);
    mi_hint(gathering->err, N_("write 1-A or 1"));
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status make_sheet(struct gathering *gathering, const char *scope, const char **ret_html)
{
    struct miraif_teams teams = {0};
    const struct miraif_team *only;
    MI_TRY(find_teams(gathering, scope, &teams, &only));
    if (teams.run.adopted_at == 0) {
        mi_fail(gathering->err, MIRAIF_NOT_FOUND, N_("no teams of cohort %lld are adopted"),
                (long long)teams.run.cohort);
        return MIRAIF_NOT_FOUND;
    }
    gathering->team = mi_arena_array(gathering->arena, teams.teams, sizeof *gathering->team);
    if (gathering->team == NULL)
        return mi_no_memory(gathering->err);
    for (size_t i = 0; i < teams.teams; i++)
        if (only == NULL || only == &teams.team[i])
            MI_TRY(add_team(gathering, &teams.team[i]));
    if (gathering->shown == 0) {
        mi_fail(gathering->err, MIRAIF_REFUSED, N_("nobody lets the team see a result"));
        mi_hint(gathering->err, N_("record who agrees: miraif person share p12 assessment --with team"));
        return MIRAIF_REFUSED;
    }
    return mi_render_assessments(gathering->team, gathering->teams, mi_store_env(gathering->store),
                                 gathering->arena, ret_html, gathering->err);
}

enum miraif_status miraif_assessment_sheet(struct miraif_store *store, const char *scope,
                                           struct miraif_arena *arena, const char **ret_html,
                                           struct miraif_error *err)
{
    struct gathering gathering = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = make_sheet(&gathering, scope, ret_html);
    mi_store_end_read(store);
    return status;
}
