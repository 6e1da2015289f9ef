/* Which words mean what. The first row that fits decides. */
#include "flow/session/answers.h"

#include "flow/returned/words.h"

enum miraif_status mi_rsvp_read(const char *text, struct miraif_arena *arena, const char **ret_answer,
                                struct miraif_error *err)
{
    static const struct mi_word words[] = {
        {true, "yes", "yes"},
        {true, "no", "no"},
        {true, "maybe", "maybe"},
        {true, "はい", "yes"},
        {true, "いいえ", "no"},
        {true, "○", "yes"},
        {true, "〇", "yes"},
        {true, "◯", "yes"},
        {true, "×", "no"},
        {true, "x", "no"},
        {true, "△", "maybe"},
        {true, "可", "yes"},
        {true, "不可", "no"},
        {false, "未定", "maybe"},
        {false, "わかりませ", "maybe"},
        {false, "分かりませ", "maybe"},
        {false, "検討", "maybe"},
        {false, "かもしれ", "maybe"},
        {false, "調整", "maybe"},
        {false, "不参加", "no"},
        {false, "欠席", "no"},
        {false, "できな", "no"},
        {false, "できませ", "no"},
        {false, "しませ", "no"},
        {false, "しな", "no"},
        {false, "見送", "no"},
        {false, "行けな", "no"},
        {false, "行けませ", "no"},
        {false, "ません", NULL},
        {false, "ない", NULL},
        {false, "参加", "yes"},
        {false, "出席", "yes"},
        {false, "伺い", "yes"},
        {false, "行き", "yes"},
        {false, NULL, NULL},
    };
    return mi_words_read(text, words, arena, ret_answer, err);
}

enum miraif_status mi_attendance_read(const char *text, struct miraif_arena *arena, const char **ret_status,
                                      struct miraif_error *err)
{
    static const struct mi_word words[] = {
        {true, "present", "present"},    {true, "late", "late"},       {true, "left-early", "left-early"},
        {true, "absent", "absent"},      {true, "excused", "excused"}, {true, "online", "online"},
        {true, "○", "present"},          {true, "〇", "present"},      {true, "◯", "present"},
        {true, "×", "absent"},           {true, "x", "absent"},        {true, "△", "late"},
        {false, "おんらいん", "online"}, {false, "遅刻", "late"},      {false, "早退", "left-early"},
        {false, "連絡あり", "excused"},  {false, "連絡済", "excused"}, {false, "無断", "absent"},
        {false, "欠席", "absent"},       {false, "不参加", "absent"},  {false, "出席", "present"},
        {false, "参加", "present"},      {false, NULL, NULL},
    };
    return mi_words_read(text, words, arena, ret_status, err);
}

enum miraif_status mi_log_kind_read(const char *text, struct miraif_arena *arena, const char **ret_kind,
                                    struct miraif_error *err)
{
    static const struct mi_word words[] = {
        {true, "peer", "peer"},          {true, "listen", "listen"}, {true, "advise", "advise"},
        {true, "cheer", "cheer"},        {false, "ぴあ", "peer"},    {false, "傾聴", "listen"},
        {false, "聴く", "listen"},       {false, "聞く", "listen"},  {false, "助言", "advise"},
        {false, "あどばいす", "advise"}, {false, "応援", "cheer"},   {false, NULL, NULL},
    };
    return mi_words_read(text, words, arena, ret_kind, err);
}
