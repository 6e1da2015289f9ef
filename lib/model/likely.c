/* Who is likely to answer an ask. */
#include "model/likely.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/key.h"
#include "text/parts.h"

enum {
    THEMES_MOST = 32,
    TEXT_MOST = 1 << 20,
    THEME_POINTS = 400000, /* all in millionths */
    WORD_POINTS = 400000,
    HELP_POINTS = 20000, /* an ask answered, up to five */
    LOAD_POINTS = 60000, /* an ask that waits, up to five */
    COUNT_MOST = 5,
    LIKE = 1000 /* of texts that are the same */
};

static enum miraif_status read_themes(const char *themes, struct miraif_arena *arena,
                                      struct mi_ask_topic *topic, struct miraif_error *err)
{
    const char **list = mi_arena_array(arena, THEMES_MOST, sizeof *list);
    const char *start;
    size_t length;
    if (list == NULL)
        return mi_no_memory(err);
    while (topic->themes < THEMES_MOST && mi_part_next(&themes, &start, &length)) {
        if (length == 0)
            continue;
        const char *theme = mi_arena_copy(arena, start, length);
        if (theme == NULL)
            return mi_no_memory(err);
        MI_TRY(mi_text_key(theme, arena, &list[topic->themes], err));
        topic->themes++;
    }
    topic->theme = list;
    return MIRAIF_OK;
}

enum miraif_status mi_ask_topic_read(const char *text, const char *themes, struct miraif_arena *arena,
                                     struct mi_ask_topic *ret_topic, struct miraif_error *err)
{
    struct mi_ask_topic topic = {0};
    const char *all = mi_arena_printf(arena, "%s\n%s", text, themes == NULL ? "" : themes);
    if (all == NULL)
        return mi_no_memory(err);
    MI_TRY(read_themes(themes, arena, &topic, err));
    MI_TRY(mi_ngrams_read(all, false, arena, &topic.words, err));
    *ret_topic = topic;
    return MIRAIF_OK;
}

enum miraif_status mi_ask_person_read(struct mi_ask_person *person, struct miraif_arena *arena,
                                      struct miraif_error *err)
{
    const char *const field[] = {person->themes, person->offers, person->industry, person->occupation};
    struct mi_str str = mi_str_begin(arena, TEXT_MOST);
    for (size_t i = 0; i < sizeof field / sizeof *field; i++)
        if (field[i] != NULL) {
            mi_str_add(&str, field[i]);
            mi_str_add_char(&str, '\n');
        }
    MI_TRY(mi_str_end(&str, &person->text, err));
    return mi_ngrams_read(person->text, false, arena, &person->words, err);
}

enum miraif_status mi_ask_weigh(struct mi_ask_topic *topic, struct mi_ask_person *person, size_t count,
                                struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_ngrams **text = mi_arena_array(arena, count + 1, sizeof *text);
    if (text == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < count; i++)
        text[i] = &person[i].words;
    text[count] = &topic->words;
    return mi_ngrams_weigh(text, count + 1, arena, err);
}

static void add(struct miraif_ask_route *route, struct miraif_ask_reason *list, const char *code,
                int64_t points, const char *text)
{
    if (points == 0)
        return;
    list[route->reasons++] = (struct miraif_ask_reason){code, points, text};
    route->score += points;
}

/* The points of the themes that `key` names, and these, with commas. */
static enum miraif_status weigh_themes(const struct mi_ask_topic *topic, const char *key,
                                       struct miraif_arena *arena, int64_t *ret_points,
                                       const char **ret_names, struct miraif_error *err)
{
    struct mi_str names = mi_str_begin(arena, TEXT_MOST);
    int64_t found = 0;
    for (size_t i = 0; i < topic->themes; i++) {
        if (topic->theme[i][0] == '\0' || strstr(key, topic->theme[i]) == NULL)
            continue;
        mi_str_add(&names, found++ > 0 ? ", " : "");
        mi_str_add(&names, topic->theme[i]);
    }
    *ret_points = topic->themes == 0 ? 0 : THEME_POINTS * found / (int64_t)topic->themes;
    return mi_str_end(&names, ret_names, err);
}

/* How alike the words are, and the longest that both have. */
static enum miraif_status weigh_words(const struct mi_ask_topic *topic, const struct mi_ask_person *person,
                                      struct miraif_arena *arena, int64_t *ret_points, const char **ret_words,
                                      struct miraif_error *err)
{
    uint32_t count = 0;
    *ret_points = WORD_POINTS * mi_ngrams_likeness(&topic->words, &person->words) / LIKE;
    *ret_words = NULL;
    if (*ret_points == 0)
        return MIRAIF_OK;
    const char *const *list = mi_ngrams_stretches(person->text, &topic->words, 1, arena, &count);
    if (list == NULL)
        return mi_no_memory(err);
    *ret_words = count > 0 ? list[0] : NULL;
    return MIRAIF_OK;
}

static int64_t up_to(int64_t count)
{
    return count < COUNT_MOST ? count : COUNT_MOST;
}

enum miraif_status mi_ask_likely(const struct mi_ask_topic *topic, const struct mi_ask_person *person,
                                 struct miraif_arena *arena, struct miraif_ask_route *route,
                                 struct miraif_error *err)
{
    const char *key, *themes, *words;
    int64_t theme_points, word_points;
    struct miraif_ask_reason *list = mi_arena_array(arena, MI_LIKELY_REASONS, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_text_key(person->text, arena, &key, err));
    MI_TRY(weigh_themes(topic, key, arena, &theme_points, &themes, err));
    MI_TRY(weigh_words(topic, person, arena, &word_points, &words, err));
    route->reason = list;
    route->reasons = 0;
    route->score = 0;
    add(route, list, "themes", theme_points, themes);
    add(route, list, "text", word_points, words);
    add(route, list, "helped", HELP_POINTS * up_to(person->helped), NULL);
    add(route, list, "load", -LOAD_POINTS * up_to(person->load), NULL);
    return MIRAIF_OK;
}
