/* Sessions: when, where, and how to say that something has come up. */
#include "render/template.h"

const struct mi_rule mi_rules_session[] = {
    {.name = "session-reminder",
     .purpose = "rsvp",
     .values = "title when date time ends place mentee mentor",
     .calendar = true,
     .text = {[MI_JA] = {"{title} {when}",
                         "{title}が近づいてまいりました。お会いできるのを楽しみにしています。\n"
                         "\n"
                         "日時: {when}\n"
                         "場所: {place}\n"
                         "今回のメンティー: {mentee} さん\n"
                         "メンター: {mentor} さん\n"
                         "\n"
                         "ご都合が変わりましたら、こちらでお知らせください。\n"
                         "{reply_url}"},
              [MI_EN] = {"{title}, {when}", "{title} is coming up, and we look forward to seeing you.\n"
                                            "\n"
                                            "When: {when}\n"
                                            "Where: {place}\n"
                                            "Mentee this time: {mentee}\n"
                                            "Mentor: {mentor}\n"
                                            "\n"
                                            "If something has come up, please tell us here:\n"
                                            "{reply_url}"}}},
    {.name = "social",
     .purpose = "rsvp",
     .values = "title when date time ends place",
     .calendar = true,
     .text = {[MI_JA] = {"{title} {when}",
                         "{title}のご案内です。ご参加は自由ですが、ふだん話せない方と話せる時間です。\n"
                         "\n"
                         "日時: {when}\n"
                         "場所: {place}\n"
                         "\n"
                         "ご参加の有無と、食事のご希望(アレルギーなど)をこちらでお知らせください。\n"
                         "{reply_url}"},
              [MI_EN] = {"{title}, {when}",
                         "You are warmly invited to {title}: nobody has to come, and it is the"
                         " time to talk to people you have not met.\n"
                         "\n"
                         "When: {when}\n"
                         "Where: {place}\n"
                         "\n"
                         "Please tell us here whether you come, and what you cannot eat:\n"
                         "{reply_url}"}}},
    {.name = "turn",
     .purpose = "rsvp",
     .values = "title week when date time ends place",
     .text = {[MI_JA] = {"{title}はあなたの番です",
                         "{title}では、あなたがメンティーです。話したいことを一つだけ決めてお越しください。\n"
                         "\n"
                         "週: {week}\n"
                         "日時: {when}\n"
                         "場所: {place}\n"
                         "\n"
                         "ご都合がつかないときは、こちらでお知らせください。順番を入れ替えます。\n"
                         "{reply_url}"},
              [MI_EN] = {"{title}: your turn",
                         "You are the mentee of {title}. Bring one thing that you want to"
                         " talk about.\n"
                         "\n"
                         "Week: {week}\n"
                         "When: {when}\n"
                         "Where: {place}\n"
                         "\n"
                         "If you cannot come, please tell us here, and turns are swapped:\n"
                         "{reply_url}"}}},
    {.name = "presentation",
     .purpose = "rsvp",
     .values = "title order when date time ends place",
     .text =
         {[MI_JA] = {"{title}でのご発表について",
                     "{title}では、自分ビジョンのご発表をお願いします。発表の順番は{order}番目です。\n"
                     "\n"
                     "日時: {when}\n"
                     "場所: {place}\n"
                     "\n"
                     "形は自由です。まだ途中のことも、そのままお話しください。\n"
                     "ご都合がつかないときは、こちらでお知らせください。\n"
                     "{reply_url}"},
          [MI_EN] = {"Your presentation at {title}",
                     "At {title} you present your vision, as number {order}.\n"
                     "\n"
                     "When: {when}\n"
                     "Where: {place}\n"
                     "\n"
                     "Any form will do, and what is not finished may be told as it is. If you cannot come,"
                     " please tell us here:\n"
                     "{reply_url}"}}},
    {.name = "cheer-card",
     .values = "title messages",
     .text = {[MI_JA] = {"応援カードが届きました",
                         "{title}でのご発表、お疲れさまでした。皆さんからの応援メッセージをお届けします。\n"
                         "\n"
                         "{messages}"},
              [MI_EN] = {"Your card",
                         "Thank you for presenting at {title}. Here is what the others wrote to you.\n"
                         "\n"
                         "{messages}"}}},
    {.name = "session-moved",
     .purpose = "rsvp",
     .values = "title before week when date time ends place",
     .calendar = true,
     .text = {[MI_JA] = {"{title}の日時・場所が変わりました",
                         "{title}の日時・場所が次のとおり変わりました。お手数をおかけします。\n"
                         "\n"
                         "変更前: {before}\n"
                         "日時: {when}\n"
                         "週: {week}\n"
                         "場所: {place}\n"
                         "\n"
                         "ご都合をこちらでお知らせください。前のお返事と同じであれば、ご返信は要りません。\n"
                         "{reply_url}"},
              [MI_EN] = {"{title} has moved", "{title} has moved; we are sorry for the trouble.\n"
                                              "\n"
                                              "It was to be: {before}\n"
                                              "When: {when}\n"
                                              "Week: {week}\n"
                                              "Where: {place}\n"
                                              "\n"
                                              "Please tell us here whether you can come, unless your answer"
                                              " is as before:\n"
                                              "{reply_url}"}}},
    {.name = "session-mentor",
     .purpose = "rsvp",
     .values = "title instead mentor week when date time ends place",
     .calendar = true,
     .text = {[MI_JA] = {"{title}のメンターが変わります",
                         "{title}のメンターについてお知らせします。\n"
                         "\n"
                         "担当するメンター: {mentor} さん\n"
                         "これまでの予定: {instead} さん\n"
                         "日時: {when}\n"
                         "週: {week}\n"
                         "場所: {place}\n"
                         "\n"
                         "ご都合をこちらでお知らせください。前のお返事と同じであれば、ご返信は要りません。\n"
                         "{reply_url}"},
              [MI_EN] = {"{title}: another mentor",
                         "This is about the mentor at {title}.\n"
                         "\n"
                         "Who comes: {mentor}\n"
                         "It was to be: {instead}\n"
                         "When: {when}\n"
                         "Week: {week}\n"
                         "Where: {place}\n"
                         "\n"
                         "Please tell us here whether you can come, unless your answer is as before:\n"
                         "{reply_url}"}}},
    {.name = "session-relieved",
     .values = "title mentor week when date time ends place",
     .calendar = true,
     .text = {[MI_JA] = {"{title}へのご参加は不要になりました",
                         "{title}は、今回はご参加いただかなくて大丈夫です。いつもありがとうございます。\n"
                         "\n"
                         "担当するメンター: {mentor} さん\n"
                         "日時: {when}\n"
                         "週: {week}\n"
                         "場所: {place}"},
              [MI_EN] = {"{title}: you need not come",
                         "You need not come to {title} this time. Thank you for all that you do.\n"
                         "\n"
                         "Who comes: {mentor}\n"
                         "When: {when}\n"
                         "Week: {week}\n"
                         "Where: {place}"}}},
    {.name = "session-cancelled",
     .values = "title week when date time ends place",
     .calendar = true,
     .text = {[MI_JA] = {"{title}は中止になりました",
                         "{title}は中止になりました。ご予定くださっていた皆さまには申し訳ございません。\n"
                         "代わりの日程が決まりましたら、あらためてご連絡します。\n"
                         "\n"
                         "予定していた日時: {when}\n"
                         "予定していた週: {week}\n"
                         "予定していた場所: {place}"},
              [MI_EN] = {"{title} is cancelled", "{title} is cancelled. We are sorry about it, and will write"
                                                 " again if there is another date.\n"
                                                 "\n"
                                                 "It was to be: {when}\n"
                                                 "In the week: {week}\n"
                                                 "At: {place}"}}},
    {0},
};
