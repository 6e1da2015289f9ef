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
    {.name = "survey",
     .purpose = "survey",
     .values = "title when date time ends place",
     .text =
         {[MI_JA] = {"{title}はいかがでしたか",
                     "{title}（{date}）にご参加くださり、ありがとうございました。\n"
                     "次の回をより良くするために、2分ほどで感想をお聞かせください。\n"
                     "\n"
                     "{reply_url}\n"
                     "\n"
                     "3日以内にいただけると、次の準備に間に合います。\n"
                     "お答えは、どなたのものか分からない形で保存します。お名前は、まだの方を知るためだけに使"
                     "います。"},
          [MI_EN] = {"How was {title}?",
                     "Thank you for being at {title} ({date}).\n"
                     "To make the next one better, please give us two minutes:\n"
                     "\n"
                     "{reply_url}\n"
                     "\n"
                     "Within three days it will still help with what comes next.\n"
                     "Your answers are kept apart from your name, which tells us only who has answered."}}},
    {.name = "pulse",
     .purpose = "pulse",
     .values = "deadline",
     .text = {[MI_JA] = {"1分だけ、いまの様子をお聞かせください",
                         "チームで安心して話せているかを、七つの質問でうかがいます。\n"
                         "\n"
                         "{reply_url}\n"
                         "\n"
                         "{deadline} までにお願いします。\n"
                         "お答えは、どなたのものか分からない形で保存し、期全体の結果だけを見ます。\n"
                         "「運営と話したい」を選ばれたときだけ、コミュニティマネージャーにお名前をすぐにお伝"
                         "えします。"},
              [MI_EN] =
                  {"One minute: how are things?",
                   "Seven questions on how safe it is to speak in your team:\n"
                   "\n"
                   "{reply_url}\n"
                   "\n"
                   "Please answer by {deadline}.\n"
                   "Your answers are kept apart from your name, and only the whole cohort's are looked at.\n"
                   "Only if you tick that you would like to talk with us, the community manager hears your"
                   " name at once."}}},
    {.name = "talk",
     .values = "who id email",
     .text =
         {[MI_JA] = {"{who}さんが運営と話したいそうです",
                     "{who}さん（{id}）が、チームの様子のアンケートで「運営と話したい」を選びました。\n"
                     "できれば今日のうちに、ご連絡ください。\n"
                     "\n"
                     "{email}\n"
                     "\n"
                     "アンケートの回答の中身は、どなたのものか分からない形で保存しています。"},
          [MI_EN] = {"{who} would like to talk with us",
                     "{who} ({id}) has ticked in the pulse that they would like to talk with the office.\n"
                     "Please get in touch, today if you can:\n"
                     "\n"
                     "{email}\n"
                     "\n"
                     "What they answered is kept apart from their name."}}},
    {0},
};
