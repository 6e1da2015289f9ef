/* Which graduates are to be of a group, and what they have behind them. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/alumni/mix.h"
#include "store/acquaintance.h"
#include "store/db.h"
#include "store/mix.h"
#include "store/seating.h"

enum { SIZE = 4, SIZE_MOST = 1000, QUIET_AFTER = 730, DAY = 24 * 60 * 60 };

static bool is_excluded(const struct miraif_mix_options *options, int64_t person)
{
    for (size_t i = 0; i < options->excludeds; i++)
        if (options->excluded[i] == person)
            return true;
    return false;
}

/* Why somebody is not placed; null: they are. */
static const char *why_not(const struct mi_mixing_people *people, const struct mi_mixable *mixable)
{
    int64_t quiet = mi_store_env(people->store)->now - people->options.quiet_after * DAY;
    if (is_excluded(&people->options, mixable->person))
        return "excluded";
    if (mixable->left)
        return "left";
    if (!mixable->shared && !people->options.everybody)
        return "unshared";
    return mixable->heard < quiet ? "quiet" : NULL;
}

static const char *in_words(const char *code, const struct miraif_env *env)
{
    return mi_text_is(code, "excluded")   ? mi_translate(env, N_("left out by the office"))
           : mi_text_is(code, "left")     ? mi_translate(env, N_("has left"))
           : mi_text_is(code, "unshared") ? mi_translate(env, N_("did not agree to be known to graduates"))
                                          : mi_translate(env, N_("not heard of for long"));
}

static enum miraif_status leave_out(struct mi_mixing_people *people, const struct mi_mixable *mixable,
                                    const char *code)
{
    struct miraif_mix_absent *wider =
        mi_arena_grow(people->arena, people->absent, people->absents, &people->absents_room, sizeof *wider);
    const char *name = mi_arena_text(people->arena, mixable->name);
    if (wider == NULL || name == NULL)
        return mi_no_memory(people->err);
    people->absent = wider;
    people->absent[people->absents++] =
        (struct miraif_mix_absent){mixable->person, name, code, in_words(code, mi_store_env(people->store))};
    return MIRAIF_OK;
}

static enum miraif_status take(void *context, const struct mi_mixable *mixable)
{
    struct mi_mixing_people *people = context;
    const char *code = why_not(people, mixable);
    if (code != NULL)
        return leave_out(people, mixable, code);
    size_t parties_room = people->room;
    struct mi_mixer *mixer =
        mi_arena_grow(people->arena, people->mixer, people->mixers, &people->room, sizeof *mixer);
    struct miraif_party *party =
        mi_arena_grow(people->arena, people->party, people->mixers, &parties_room, sizeof *party);
    const char *company = mi_arena_text(people->arena, mixable->company_key);
    if (mixer == NULL || party == NULL || (company == NULL && mixable->company_key != NULL))
        return mi_no_memory(people->err);
    people->mixer = mixer;
    people->party = party;
    people->party[people->mixers] = (struct miraif_party){mixable->person, company};
    people->mixer[people->mixers++] = (struct mi_mixer){mixable->person, mixable->cohort};
    return MIRAIF_OK;
}

static enum miraif_status load_past(struct mi_mixing_people *people)
{
    struct mi_past past;
    const struct mi_sat_before before = {NULL, people->today, INT64_MAX};
    int64_t *person = mi_arena_array(people->arena, people->mixers, sizeof *person);
    if (person == NULL)
        return mi_no_memory(people->err);
    for (size_t i = 0; i < people->mixers; i++)
        person[i] = people->mixer[i].person;
    MI_TRY(mi_past_begin(&past, person, (uint32_t)people->mixers, people->today, people->options.half_life,
                         people->arena, people->err));
    MI_TRY(mi_sat_each(people->store, &before, mi_past_sat, &past, people->err));
    MI_TRY(mi_known_each(people->store, mi_past_known, &past, people->err));
    people->mets = mi_past_end(&past, &people->met);
    return MIRAIF_OK;
}

static enum miraif_status load_separations(struct mi_mixing_people *people)
{
    const struct miraif_separation *separation;
    uint32_t count;
    MI_TRY(miraif_separations(people->store, people->party, (uint32_t)people->mixers, people->arena,
                              &separation, &count, people->err));
    return mi_past_separate(separation, count, people->arena, &people->apart, people->err);
}

static void add_pairs(struct mi_hash *hash, const struct miraif_mixing_pair *pair, uint32_t count)
{
    mi_hash_add_int(hash, count);
    for (uint32_t i = 0; i < count; i++) {
        mi_hash_add_int(hash, pair[i].one);
        mi_hash_add_int(hash, pair[i].other);
        mi_hash_add_int(hash, pair[i].weight);
    }
}

static void take_digest(struct mi_mixing_people *people)
{
    unsigned char digest[MI_DIGEST_SIZE];
    struct mi_hash hash;
    mi_hash_begin(&hash);
    mi_hash_add_text(&hash, "mix 1"); /* the form of what follows */
    mi_hash_add_int(&hash, people->options.size);
    mi_hash_add_int(&hash, people->options.familiar);
    mi_hash_add_int(&hash, (int64_t)people->mixers);
    for (size_t i = 0; i < people->mixers; i++) {
        mi_hash_add_int(&hash, people->mixer[i].person);
        mi_hash_add_int(&hash, people->mixer[i].cohort);
    }
    add_pairs(&hash, people->met, people->mets);
    add_pairs(&hash, people->apart.apart, people->apart.aparts);
    add_pairs(&hash, people->apart.avoid, people->apart.avoids);
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, people->digest);
}

static enum miraif_status fill_in(struct mi_mixing_people *people)
{
    struct miraif_mix_options *options = &people->options;
    options->size = options->size == 0 ? SIZE : options->size;
    options->quiet_after = options->quiet_after == 0 ? QUIET_AFTER : options->quiet_after;
    if (options->size < 2 || options->size > SIZE_MOST || options->quiet_after < 1 || options->half_life < 0)
        return mi_fail(people->err, MIRAIF_REFUSED, N_("a group is of 2 to %d people"), (int)SIZE_MOST);
    mi_date_format(mi_date_of_instant(mi_store_env(people->store)->now), people->today);
    return MIRAIF_OK;
}

enum miraif_status mi_mix_load(struct mi_mixing_people *people)
{
    MI_TRY(fill_in(people));
    MI_TRY(mi_mixable_each(people->store, people->today, take, people, people->err));
    if (people->mixers < 2) {
        mi_fail(people->err, MIRAIF_REFUSED, N_("fewer than two graduates can be placed, of %zu"),
                people->mixers + people->absents);
        mi_hint(people->err, N_("miraif person share PERSON name --with alumni records that somebody agreed; "
                                "--everybody places the others, too"));
        return MIRAIF_REFUSED;
    }
    if (people->mixers > MIRAIF_MIXING_PEOPLE_MOST)
        return mi_fail(people->err, MIRAIF_REFUSED, N_("more than %d graduates cannot be mixed at once"),
                       (int)MIRAIF_MIXING_PEOPLE_MOST);
    MI_TRY(load_past(people));
    MI_TRY(load_separations(people));
    take_digest(people);
    return MIRAIF_OK;
}
