/* Decisions about applications. A waitlisted person is not told the place, a rejected one no reason: neither
 * would be the whole truth. */
#include "render/template.h"

const struct mi_rule mi_rules_decide[] = {
    {.name = "offer",
     .purpose = "reply",
     .values = "deadline",
     .text =
         {[MI_JA] = {"【{cohort}】ご参加のご案内",
                     "このたびは{cohort}にご応募くださり、ありがとうございました。\n"
                     "選考の結果、ぜひご一緒いただきたく、ご案内いたします。\n"
                     "お書きくださったモヤモヤは、これからの三か月の出発点になります。\n"
                     "\n"
                     "ご参加いただけるかどうかを、{deadline} までにお知らせください。\n"
                     "{reply_url}\n"
                     "\n"
                     "期限を過ぎますと、お席は次の方へのご案内となります。\n"
                     "迷うことやご事情がありましたら、このメールにご返信ください。一緒に考えます。"},
          [MI_EN] = {"{cohort}: we would like you to take part",
                     "Thank you for applying to {cohort}.\n"
                     "We have read every application with care, and we would be glad to have you with us.\n"
                     "The worry that you wrote down is where the three months begin.\n"
                     "\n"
                     "Please tell us by {deadline} whether you will take part:\n"
                     "{reply_url}\n"
                     "\n"
                     "After that your place will be offered to the next person.\n"
                     "If you are in two minds, just answer this letter. We will think it over together."}}},
    {.name = "offer-reminder",
     .purpose = "reply",
     .values = "deadline",
     .text = {[MI_JA] = {"【{cohort}】お返事のお願い",
                         "{cohort}へのご参加のご案内をお送りしましたが、まだお返事を拝見していません。\n"
                         "行き違いでしたら、お許しください。\n"
                         "\n"
                         "ご参加いただけるかどうかを、{deadline} までにお知らせください。\n"
                         "{reply_url}\n"
                         "\n"
                         "期限を過ぎますと、お席は次の方へのご案内となります。"},
              [MI_EN] = {"{cohort}: your answer, please",
                         "We offered you a place in {cohort} and have not heard from you yet.\n"
                         "If our letters have crossed, please forgive us.\n"
                         "\n"
                         "Please tell us by {deadline} whether you will take part:\n"
                         "{reply_url}\n"
                         "\n"
                         "After that your place will be offered to the next person."}}},
    {.name = "waitlisted",
     .purpose = "reply",
     .values = "",
     .text = {[MI_JA] = {"【{cohort}】選考の結果と、お待ちいただくお願い",
                         "このたびは{cohort}にご応募くださり、ありがとうございました。\n"
                         "今回は席に限りがあり、補欠としてお名前をお預かりさせてください。\n"
                         "席が空きましたら、すぐにご案内いたします。\n"
                         "\n"
                         "このままお待ちいただける場合、お返事は要りません。\n"
                         "お待ちいただけない場合だけ、お知らせください。\n"
                         "{reply_url}"},
              [MI_EN] = {"{cohort}: you are on the waiting list",
                         "Thank you for applying to {cohort}.\n"
                         "The places are few, and we would like to keep your name on the waiting list.\n"
                         "As soon as a place becomes free for you, we will write.\n"
                         "\n"
                         "If you are willing to wait, there is nothing to do.\n"
                         "If you are not, please tell us:\n"
                         "{reply_url}"}}},
    {.name = "regret",
     .values = "",
     .text =
         {[MI_JA] = {"【{cohort}】選考の結果について",
                     "このたびは{cohort}にご応募くださり、ありがとうございました。\n"
                     "ご自身のモヤモヤに向き合い、言葉にしてくださったことに、心から敬意を表します。\n"
                     "\n"
                     "席に限りがあり、今回はご参加いただけないこととなりました。\n"
                     "ご期待に添えず、申し訳ありません。\n"
                     "\n"
                     "次の期の募集の折には、またお声を聞かせていただければ幸いです。"},
          [MI_EN] = {"{cohort}: the result of the selection",
                     "Thank you for applying to {cohort}, and for putting your worry into words, which is not"
                     " easy.\n"
                     "\n"
                     "The places are few, and we are sorry that we cannot offer you one this time.\n"
                     "\n"
                     "We would be glad to hear from you again when the next cohort opens."}}},
    {.name = "waitlist-closed",
     .values = "",
     .text =
         {[MI_JA] = {"【{cohort}】お席についてのお知らせ",
                     "{cohort}の補欠としてお待ちくださり、ありがとうございました。\n"
                     "\n"
                     "その後お席が空かず、今回はご案内できないまま、{cohort}を始めることとなりました。\n"
                     "お待たせしたうえ、ご期待に添えず、申し訳ありません。\n"
                     "\n"
                     "次の期の募集の折には、またお声を聞かせていただければ幸いです。"},
          [MI_EN] = {"{cohort}: about your place",
                     "Thank you for waiting for a place in {cohort}.\n"
                     "\n"
                     "None has become free, and {cohort} begins now. We are sorry to have kept you waiting"
                     " and not to have had one for you.\n"
                     "\n"
                     "We would be glad to hear from you again when the next cohort opens."}}},
    {0},
};
