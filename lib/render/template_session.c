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
    {0},
};
