/* Reasons of a match: what gives points and to whom, what stands between them, and who would be next. */
#include "flow/match/reason.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "solve/exchange.h"
#include "text/json_write.h"

enum { WORDS_SHOWN = 6, ALTERNATIVES = 3, WISHED_SHOWN = 2 };

struct telling {
    const struct mi_match_problem *problem;
    const struct mi_match_row_members *members;
    uint32_t row;
    uint32_t mentor;
    const char *subject;
    struct miraif_arena *arena;
    struct mi_match_draft *draft;
    struct miraif_error *err;
    const int64_t *extra; /* of each mentor; null: not known */
};

enum miraif_status mi_match_add_reason(struct mi_match_draft *draft, const char *subject, const char *code,
                                       const struct mi_value *args, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    struct miraif_reason reason = {.subject = subject, .code = code};
    MI_TRY(mi_json_write(args, arena, &reason.args, err));
    struct miraif_reason *list =
        mi_arena_grow(arena, draft->reason, draft->reasons, &draft->reason_room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    draft->reason = list;
    draft->reason[draft->reasons++] = reason;
    return MIRAIF_OK;
}

static enum miraif_status add(const struct telling *telling, const char *code, const struct mi_value *args)
{
    return mi_match_add_reason(telling->draft, telling->subject, code, args, telling->arena, telling->err);
}

static const struct miraif_person *mentor_of(const struct telling *telling, uint32_t mentor)
{
    return &telling->problem->pool->mentor.item[mentor].person;
}

static const struct miraif_person *person_of(const struct telling *telling, uint32_t place)
{
    return &telling->problem->pool->roster.item[place].person;
}

static int64_t points_of(const struct telling *telling, uint32_t place, int part)
{
    return telling->problem->points[(size_t)place * telling->problem->mentors + telling->mentor][part];
}

/* Adds a text to an array, once. */
static void put_once(struct mi_value *array, const char *text)
{
    size_t count = 0;
    for (const struct mi_value *one = array == NULL ? NULL : array->first; one != NULL; one = one->next) {
        count++;
        if (mi_text_is(one->text, text))
            return;
    }
    if (count < WORDS_SHOWN)
        mi_put_copy(array, NULL, text);
}

static void put_themes(const struct telling *telling, struct mi_value *args)
{
    const struct mi_match_side *mentor = &telling->problem->mentor[telling->mentor];
    struct mi_value *words = mi_put_array(args, "words");
    int64_t matched = 0, asked = 0;
    for (uint32_t i = 0; i < telling->members->count; i++) {
        const struct mi_match_side *mentee = &telling->problem->mentee[telling->members->member[i]];
        for (uint32_t w = 0; w < mentee->words; w++) {
            bool fits = mi_match_theme(mentor, &mentee->word[w]) > 0;
            if (fits)
                put_once(words, mentee->word[w].text);
            matched += fits;
        }
        asked += mentee->words;
    }
    mi_put_int(args, "matched", matched);
    mi_put_int(args, "asked", asked);
}

static bool put_stretches(const struct telling *telling, struct mi_value *args)
{
    const struct mi_match_side *mentor = &telling->problem->mentor[telling->mentor];
    struct mi_value *words = mi_put_array(args, "words");
    for (uint32_t i = 0; i < telling->members->count; i++) {
        const struct mi_match_side *mentee = &telling->problem->mentee[telling->members->member[i]];
        uint32_t count;
        const char *const *list =
            mi_ngrams_stretches(mentor->text, &mentee->pairs, WORDS_SHOWN, telling->arena, &count);
        if (list == NULL)
            return false;
        for (uint32_t w = 0; w < count; w++)
            put_once(words, list[w]);
    }
    return true;
}

static void put_years(const struct telling *telling, struct mi_value *args)
{
    int64_t years = 0, known = 0;
    for (uint32_t i = 0; i < telling->members->count; i++) {
        int64_t age = telling->problem->mentee[telling->members->member[i]].age;
        if (age < 0)
            continue;
        years += telling->problem->mentor[telling->mentor].age - age;
        known++;
    }
    mi_put_int(args, "years", known == 0 ? 0 : years / known);
    mi_put_int(args, "known", known);
}

static void put_cohort(const struct telling *telling, struct mi_value *args)
{
    const struct mi_match_pool *pool = telling->problem->pool;
    for (uint32_t i = 0; i < pool->earlier_count; i++)
        for (uint32_t k = 0; k < telling->members->count; k++)
            if (pool->earlier[i].mentor == telling->mentor &&
                pool->earlier[i].person == telling->members->member[k]) {
                mi_put_int(args, "cohort", pool->earlier[i].cohort);
                return;
            }
}

/* Who wishes, for whom, and which wish of how many it is: of the team itself, or of its members. */
static void put_wishes(const struct telling *telling, enum mi_match_part part, struct mi_value *args)
{
    const struct mi_match_pool *pool = telling->problem->pool;
    const int64_t *own =
        telling->problem->team_wish[(size_t)telling->row * telling->problem->mentors + telling->mentor];
    bool team = own[part == MI_MATCH_WISHES] >= 0;
    struct mi_value *wishes = mi_put_array(args, "wishes");
    for (uint32_t i = 0; i < pool->wished_count; i++) {
        const struct mi_match_wished *wished = &pool->wished[i];
        bool concerns = team && wished->team == telling->members->team;
        for (uint32_t k = 0; k < telling->members->count && !team; k++)
            concerns = concerns || (wished->team == 0 && wished->person == telling->members->member[k]);
        if (!concerns || wished->mentor != telling->mentor || wished->by_mentor != (part == MI_MATCH_WISHES))
            continue;
        struct mi_value *one = mi_put_object(wishes, NULL);
        if (wished->team == 0)
            mi_put_ref(mi_put_array(one, "people"), NULL, 'p', person_of(telling, wished->person)->id);
        mi_put_int(one, "rank", wished->rank);
        mi_put_int(one, "of", wished->of);
    }
}

static enum miraif_status tell_part(const struct telling *telling, enum mi_match_part part, int64_t points)
{
    struct mi_value *args = mi_value_object(telling->arena);
    mi_put_int(args, "points", points);
    struct mi_value *people = mi_put_array(args, "people");
    for (uint32_t i = 0; i < telling->members->count; i++)
        if (points_of(telling, telling->members->member[i], part) != 0)
            mi_put_ref(people, NULL, 'p', person_of(telling, telling->members->member[i])->id);
    if (part == MI_MATCH_THEMES)
        put_themes(telling, args);
    if (part == MI_MATCH_TEXT)
        mi_put_int(args, "alike", 100 * points / mi_match_part_most(part));
    if (part == MI_MATCH_TEXT && !put_stretches(telling, args))
        return mi_no_memory(telling->err);
    if (part == MI_MATCH_INDUSTRY)
        mi_put_text(args, "industry", mentor_of(telling, telling->mentor)->profile.industry);
    if (part == MI_MATCH_SENIORITY)
        put_years(telling, args);
    if (part == MI_MATCH_WISHED || part == MI_MATCH_WISHES)
        put_wishes(telling, part, args);
    if (part == MI_MATCH_EARLIER)
        put_cohort(telling, args);
    return add(telling, mi_match_part_code(part), args);
}

/* Whether a relation stands between the mentor and this member. */
static bool relates(const struct telling *telling, const struct miraif_separation *separation,
                    uint32_t member)
{
    uint32_t sides[2] = {member, telling->problem->people + telling->mentor};
    int side[2] = {-1, -1};
    for (uint32_t i = 0; i < separation->count; i++)
        for (int k = 0; k < 2; k++)
            if (separation->member[i] == sides[k])
                side[k] = i < separation->left;
    return side[0] >= 0 && side[1] >= 0 && side[0] != side[1];
}

/* What is only to be avoided or told is said, where it could not be helped. */
static enum miraif_status tell_stakes(const struct telling *telling)
{
    const struct mi_match_pool *pool = telling->problem->pool;
    for (uint32_t s = 0; s < pool->separations; s++) {
        const struct miraif_separation *one = &pool->separation[s];
        if (one->kind != MIRAIF_SEPARATION_RELATION || one->rule == MIRAIF_FORBID)
            continue;
        for (uint32_t i = 0; i < telling->members->count; i++) {
            const struct miraif_person *person = person_of(telling, telling->members->member[i]);
            if (!relates(telling, one, telling->members->member[i]))
                continue;
            struct mi_value *args = mi_value_object(telling->arena);
            struct mi_value *people = mi_put_array(args, "people");
            mi_put_ref(people, NULL, 'p', person->id);
            mi_put_text(args, "strictness", one->rule == MIRAIF_AVOID ? "avoid" : "tell");
            mi_put_text(args, "company", mentor_of(telling, telling->mentor)->profile.company);
            mi_put_text(args, "other", person->profile.company);
            MI_TRY(add(telling, "stake", args));
        }
    }
    return MIRAIF_OK;
}

static enum miraif_status tell_alternative(const struct telling *telling, uint32_t mentor)
{
    int64_t points[MI_MATCH_PARTS];
    struct mi_match_price price = mi_match_price(telling->extra[mentor]);
    struct mi_value *args = mi_value_object(telling->arena);
    mi_put_ref(mi_put_array(args, "people"), NULL, 'p', mentor_of(telling, mentor)->id);
    mi_put_int(args, "score", mi_match_row_points(telling->problem, telling->row, mentor, points));
    mi_put_int(args, "fewer", price.points);
    mi_put_int(args, "avoided", price.avoided);
    mi_put_int(args, "changed", price.changed);
    return add(telling, "alternative", args);
}

/* Whether one costs less than the other, or is wished for and the other is not. */
static bool comes_before(const struct telling *telling, uint32_t one, uint32_t other, bool wished)
{
    int64_t points[MI_MATCH_PARTS], others[MI_MATCH_PARTS];
    if (other == UINT32_MAX)
        return true;
    if (wished) {
        mi_match_row_points(telling->problem, telling->row, one, points);
        mi_match_row_points(telling->problem, telling->row, other, others);
        if (points[MI_MATCH_WISHED] != others[MI_MATCH_WISHED])
            return points[MI_MATCH_WISHED] > others[MI_MATCH_WISHED];
    }
    return telling->extra[one] < telling->extra[other];
}

static bool is_wished(const struct telling *telling, uint32_t mentor)
{
    int64_t points[MI_MATCH_PARTS];
    mi_match_row_points(telling->problem, telling->row, mentor, points);
    return points[MI_MATCH_WISHED] > 0;
}

/* The best that was not told yet, of all who could be, or of those who are wished for. */
static uint32_t next_of(const struct telling *telling, const uint32_t *told, size_t count, bool wished)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t m = 0; m < telling->problem->mentors; m++) {
        bool known = m == telling->mentor;
        for (size_t i = 0; i < count; i++)
            known = known || told[i] == m;
        if (known || telling->extra[m] == MI_EXCHANGE_NEVER || (wished && !is_wished(telling, m)))
            continue;
        best = comes_before(telling, m, best, wished) ? m : best;
    }
    return best;
}

/* Who else it could be, and what all matches would lose by it: the cheapest, and those who are wished for. */
static enum miraif_status tell_alternatives(const struct telling *telling)
{
    uint32_t told[ALTERNATIVES + WISHED_SHOWN];
    size_t count = 0;
    if (telling->extra == NULL)
        return MIRAIF_OK;
    for (size_t i = 0; i < ALTERNATIVES + WISHED_SHOWN; i++) {
        uint32_t next = next_of(telling, told, count, i >= ALTERNATIVES);
        if (next == UINT32_MAX)
            continue;
        told[count++] = next;
        MI_TRY(tell_alternative(telling, next));
    }
    return count > 0 ? MIRAIF_OK : add(telling, "only", mi_value_object(telling->arena));
}

/* Why the mentor until now is not the one any more; they may have been overruled for the sake of others. */
static const char *why_not(const struct telling *telling, int64_t before)
{
    const struct mi_match_problem *problem = telling->problem;
    size_t place = mi_roster_find(&problem->pool->mentor, before);
    if (place == problem->mentors)
        return "gone";
    if (mi_match_row_between(problem, telling->row, (uint32_t)place) == MI_BETWEEN_FORBID)
        return "forbidden";
    return "room";
}

/* What a repair did with the row. */
static enum miraif_status tell_repair(const struct telling *telling)
{
    const struct mi_match_standing *standing = telling->problem->standing[telling->row];
    if (telling->problem->pool->stands.id == 0)
        return MIRAIF_OK;
    struct mi_value *args = mi_value_object(telling->arena);
    if (standing == NULL)
        return add(telling, "added", args);
    if (mi_match_keeps(telling->problem, telling->row, telling->mentor))
        return add(telling, "kept", args);
    mi_put_ref(mi_put_array(args, "people"), NULL, 'p', standing->mentor);
    mi_put_text(args, "why", why_not(telling, standing->mentor));
    return add(telling, "instead", args);
}

enum miraif_status mi_match_reasons(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor,
                                    const int64_t *extra, const char *subject, struct miraif_arena *arena,
                                    struct mi_match_draft *draft, struct miraif_error *err)
{
    struct telling telling = {problem,
                              &problem->row[row],
                              row,
                              mentor,
                              subject,
                              arena,
                              draft,
                              err,
                              extra == NULL ? NULL : &extra[(size_t)row * problem->mentors]};
    int64_t points[MI_MATCH_PARTS];
    mi_match_row_points(problem, row, mentor, points);
    for (int part = 0; part < MI_MATCH_PARTS; part++)
        if (points[part] != 0)
            MI_TRY(tell_part(&telling, (enum mi_match_part)part, points[part]));
    if (problem->ruled[(size_t)row * problem->mentors + mentor] == MI_RULING_PIN)
        MI_TRY(add(&telling, "pinned", mi_value_object(arena)));
    MI_TRY(tell_repair(&telling));
    MI_TRY(tell_stakes(&telling));
    return tell_alternatives(&telling);
}
