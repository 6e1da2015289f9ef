/* Which words mean which answer. The first row that fits decides; a denial that no row knows decides nothing,
 * for a wrong guess would give a seat away. */
#include "flow/reply/words.h"

#include "flow/returned/words.h"

#define WHOLE(text, answer)                                                                                  \
    {                                                                                                        \
        true, text, answer                                                                                   \
    }
#define PART(text, answer)                                                                                   \
    {                                                                                                        \
        false, text, answer                                                                                  \
    }

static const struct mi_word words[] = {
    WHOLE("accepted", "accepted"),
    WHOLE("declined", "declined"),
    WHOLE("withdrawn", "withdrawn"),
    WHOLE("deferred", "deferred"),
    WHOLE("left", "left"),
    WHOLE("yes", "accepted"),
    WHOLE("no", "declined"),
    WHOLE("はい", "accepted"),
    WHOLE("いいえ", "declined"),
    WHOLE("可", "accepted"),
    WHOLE("不可", "declined"),
    PART("辞退しな", NULL),
    PART("辞退しませ", NULL),
    PART("辞退せず", NULL),
    PART("次の期", "deferred"),
    PART("次期", "deferred"),
    PART("次回", "deferred"),
    PART("延期", "deferred"),
    PART("defer", "deferred"),
    PART("取り下げ", "withdrawn"),
    PART("取下", "withdrawn"),
    PART("withdr", "withdrawn"),
    PART("離脱", "left"),
    PART("辞退", "declined"),
    PART("不参加", "declined"),
    PART("参加しな", "declined"),
    PART("参加しませ", "declined"),
    PART("参加できな", "declined"),
    PART("参加できませ", "declined"),
    PART("参加できかね", "declined"),
    PART("参加いたしませ", "declined"),
    PART("declin", "declined"),
    PART("ません", NULL),
    PART("ない", NULL),
    PART("not", NULL),
    PART("参加", "accepted"),
    PART("承諾", "accepted"),
    PART("受諾", "accepted"),
    PART("お受けし", "accepted"),
    PART("accept", "accepted"),
    PART(NULL, NULL),
};

enum miraif_status mi_answer_read(const char *text, struct miraif_arena *arena, const char **ret_answer,
                                  struct miraif_error *err)
{
    return mi_words_read(text, words, arena, ret_answer, err);
}
