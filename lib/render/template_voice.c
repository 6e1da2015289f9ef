/* What participants are asked for: the promise, how a session was, how safe they feel; and to the community
 * manager, that somebody would like to talk. */
#include "render/template.h"

const struct mi_rule mi_rules_voice[] = {
    {.name = "promise",
     .purpose = "promise",
     .values = "version text",
     .text = {[MI_JA] = {"コミュニティのお約束のご確認",
                         "安心して話せる場をみんなでつくるために、コミュニティのお約束があります。\n"
                         "参加者もメンターも運営も、全員が同意して加わります。お読みください。\n"
                         "\n"
                         "{text}\n"
                         "\n"
                         "同意いただけましたら、こちらでお知らせください。\n"
                         "{reply_url}\n"
                         "\n"
                         "気になるところがあれば、遠慮なくこのメールにご返信ください。"},
              [MI_EN] = {"The promise of our community",
                         "We keep a promise to one another, so that everybody can speak freely.\n"
                         "Participants, mentors and staff all accept it. Please read it:\n"
                         "\n"
                         "{text}\n"
                         "\n"
                         "If you agree, please tell us here:\n"
                         "{reply_url}\n"
                         "\n"
                         "If there is anything that you wonder about, just answer this letter."}}},
    {.name = "promise-changed",
     .purpose = "promise",
     .values = "version changes",
     .text = {[MI_JA] = {"コミュニティのお約束が変わりました",
                         "コミュニティのお約束を、次のとおり改めました（第{version}版）。\n"
                         "「＋」が新しい行、「−」がなくなった行です。ほかは変わりません。\n"
                         "\n"
                         "{changes}\n"
                         "\n"
                         "変わったところに同意いただけましたら、こちらでお知らせください。\n"
                         "{reply_url}"},
              [MI_EN] = {"The promise of our community has changed",
                         "We have changed the promise of our community (version {version}).\n"
                         "Lines with ＋ are new, lines with − are gone. All else is as it was.\n"
                         "\n"
                         "{changes}\n"
                         "\n"
                         "If you agree with what has changed, please tell us here:\n"
                         "{reply_url}"}}},
    {0},
};
