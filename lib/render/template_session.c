/* Sessions: when, where, and how to say that something has come up. */
#include "render/template.h"

const struct mi_rule mi_rules_session[] = {
    {.name = "session-reminder",
     .purpose = "rsvp",
     .values = "title when date time ends place mentee",
     .calendar = true,
     .text = {[MI_JA] = {"{title} {when}",
                         "{title}が近づいてまいりました。お会いできるのを楽しみにしています。\n"
                         "\n"
                         "日時: {when}\n"
                         "場所: {place}\n"
                         "今回のメンティー: {mentee} さん\n"
                         "\n"
                         "ご都合が変わりましたら、こちらでお知らせください。\n"
                         "{reply_url}"},
              [MI_EN] = {"{title}, {when}", "{title} is coming up, and we look forward to seeing you.\n"
                                            "\n"
                                            "When: {when}\n"
                                            "Where: {place}\n"
                                            "Mentee this time: {mentee}\n"
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
    {0},
};
