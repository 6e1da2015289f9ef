/* Counting what is shown of a topic. */
#include "flow/voice/tally.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/ballot.h"

enum { WHOLE = 1000000 };

/* A tally under way; the public one has no room of its own. */
struct work {
    struct miraif_tally *tally;
    size_t tallies;
    int64_t **count;
    int64_t *sum;
    struct miraif_said **said;
    size_t *room;
    struct miraif_arena *arena;
    struct miraif_error *err;
};

static enum miraif_status add_text(struct work *work, size_t number, const struct mi_ballot_answer *answer)
{
    struct miraif_tally *tally = &work->tally[number];
    struct miraif_said *said =
        mi_arena_grow(work->arena, work->said[number], tally->texts, &work->room[number], sizeof *said);
    if (said == NULL)
        return mi_no_memory(work->err);
    work->said[number] = said;
    said[tally->texts] = (struct miraif_said){mi_arena_text(work->arena, answer->text), answer->times};
    if (said[tally->texts++].text == NULL)
        return mi_no_memory(work->err);
    tally->said = said;
    tally->answers += answer->times;
    return MIRAIF_OK;
}

static enum miraif_status add(void *context, const struct mi_ballot_answer *answer)
{
    struct work *work = context;
    for (size_t i = 0; i < work->tallies; i++) {
        struct miraif_tally *tally = &work->tally[i];
        const struct miraif_question *question = tally->question;
        if (!mi_text_is(question->code, answer->code))
            continue;
        if (answer->text != NULL && tally->steps == 0)
            return add_text(work, i, answer);
        if (answer->text != NULL || answer->number < question->low || answer->number > question->high ||
            tally->steps == 0)
            return MIRAIF_OK; /* the question was another then */
        work->count[i][answer->number - question->low] += answer->times;
        work->sum[i] += answer->number * answer->times;
        tally->answers += answer->times;
    }
    return MIRAIF_OK;
}

static enum miraif_status begin(struct work *work, const struct miraif_question *question, size_t questions)
{
    work->tallies = questions;
    work->tally = mi_arena_array(work->arena, questions, sizeof *work->tally);
    work->count = mi_arena_array(work->arena, questions, sizeof *work->count);
    work->sum = mi_arena_array(work->arena, questions, sizeof *work->sum);
    work->said = mi_arena_array(work->arena, questions, sizeof *work->said);
    work->room = mi_arena_array(work->arena, questions, sizeof *work->room);
    if (work->tally == NULL || work->count == NULL || work->sum == NULL || work->said == NULL ||
        work->room == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < questions; i++) {
        struct miraif_tally *tally = &work->tally[i];
        tally->question = &question[i];
        tally->steps = question[i].high == 0 ? 0 : (size_t)(question[i].high - question[i].low) + 1;
        work->count[i] = mi_arena_array(work->arena, tally->steps, sizeof **work->count);
        if (work->count[i] == NULL)
            return mi_no_memory(work->err);
        tally->count = work->count[i];
    }
    return MIRAIF_OK;
}

/* Texts are shown as soon as there are enough ballots among which they could be anybody's; figures want
 * enough answers to their own question. */
static void withhold(struct work *work, size_t number)
{
    struct miraif_tally *tally = &work->tally[number];
    if (tally->steps == 0)
        return;
    tally->withheld = tally->answers < MIRAIF_VOICES_FEWEST;
    if (tally->withheld) {
        for (size_t i = 0; i < tally->steps; i++)
            work->count[number][i] = 0;
        tally->answers = 0;
        return;
    }
    tally->mean = (work->sum[number] * WHOLE + tally->answers / 2) / tally->answers;
}

enum miraif_status mi_tally(struct miraif_store *store, const char *topic,
                            const struct miraif_question *question, size_t questions,
                            struct miraif_arena *arena, struct miraif_voices *voices,
                            struct miraif_error *err)
{
    struct work work = {.arena = arena, .err = err};
    MI_TRY(begin(&work, question, questions));
    MI_TRY(mi_ballot_shown(store, topic, &voices->counted, err));
    if (voices->counted > 0)
        MI_TRY(mi_ballot_each(store, topic, add, &work, err));
    for (size_t i = 0; i < questions; i++)
        withhold(&work, i);
    voices->tally = work.tally;
    voices->tallies = questions;
    return MIRAIF_OK;
}

enum miraif_status mi_tally_person(struct miraif_store *store, const char *topic,
                                   const struct miraif_silent *person, struct miraif_arena *arena,
                                   struct miraif_silent *silent, struct miraif_voices *voices,
                                   bool *ret_answered, struct miraif_error *err)
{
    bool has;
    MI_TRY(mi_voter_has(store, topic, person->person, &has, err));
    voices->people++;
    voices->answered += has;
    *ret_answered = has;
    if (has)
        return MIRAIF_OK;
    struct miraif_silent *one = &silent[voices->silents];
    *one = (struct miraif_silent){person->person, mi_arena_text(arena, person->name),
                                  mi_arena_text(arena, person->email)};
    if (one->name == NULL || one->email == NULL)
        return mi_no_memory(err);
    voices->silent = silent;
    voices->silents++;
    return MIRAIF_OK;
}
