/* Alumni: how the worry and the vision have fared. */
#include "render/template.h"

const struct mi_rule mi_rules_alumni[] = {
    {.name = "follow-up",
     .purpose = "follow-up",
     .values = "stage concern vision sealed",
     .text = {[MI_JA] = {"その後、いかがですか（{stage}）",
                         "{stage}の節目に、いつもと同じことをお尋ねしています。\n"
                         "\n"
                         "1. モヤモヤは晴れましたか（晴れた・軽くなった・変わらない・重くなった）\n"
                         "2. いまの仕事と毎日に、どのくらい満足していますか（1〜5）\n"
                         "3. 近況を、ひとことお聞かせください（皆さんに紹介してよいかも）\n"
                         "\n"
                         "{reply_url}\n"
                         "\n"
                         "【応募のときのモヤモヤ】{concern}\n"
                         "\n"
                         "【自分ビジョン】{sealed}\n"
                         "{vision}\n"
                         "\n"
                         "ビジョンのとおりでなくて構いません。いまのあなたのことを、お聞かせください。"},
              [MI_EN] = {"How have you been? ({stage})",
                         "At this point ({stage}) we ask everybody the same as always.\n"
                         "\n"
                         "1. Did your worry go? (gone, lighter, the same, heavier)\n"
                         "2. How satisfied are you with your work and days? (1 to 5)\n"
                         "3. What is new? (and may we tell the others?)\n"
                         "\n"
                         "{reply_url}\n"
                         "\n"
                         "[The worry you applied with] {concern}\n"
                         "\n"
                         "[Your vision] {sealed}\n"
                         "{vision}\n"
                         "\n"
                         "It need not have come true: tell us how you are now."}}},
    {.name = "follow-up-again",
     .purpose = "follow-up",
     .values = "stage concern vision sealed",
     .text =
         {[MI_JA] = {"お返事をお待ちしています（{stage}）",
                     "先日、{stage}"
                     "の節目にいくつかお尋ねしました。一言だけでも、お聞かせいただければうれしいです。\n"
                     "\n"
                     "{reply_url}\n"
                     "\n"
                     "モヤモヤは晴れたか、いまの満足度（1〜5）、近況の三つです。ご都合が悪ければ、ご返信は要"
                     "りません。"},
          [MI_EN] = {"We would like to hear from you ({stage})",
                     "We asked you a few things lately ({stage}). A word would be enough:\n"
                     "\n"
                     "{reply_url}\n"
                     "\n"
                     "Did your worry go, how satisfied are you (1 to 5), and what is new? If it does not suit"
                     " you now, you need not answer."}}},
    {.name = "tie",
     .purpose = "tie",
     .values = "other kind",
     .text =
         {[MI_JA] = {"{other}さんとのご縁について",
                     "{other}さんから、このプログラムを通じてお二人にご縁が生まれたとうかがいました。\n"
                     "\n"
                     "ご縁: {kind}\n"
                     "\n"
                     "そのとおりでしたら「はい」、そうでなければ「いいえ」と、こちらでお知らせください。\n"
                     "{reply_url}\n"
                     "\n"
                     "お返事をいただくまで、どなたにもお伝えしません。"},
          [MI_EN] = {"You and {other}", "{other} told us that something has grown between the two of you.\n"
                                        "\n"
                                        "What: {kind}\n"
                                        "\n"
                                        "Please tell us here whether it is so, yes or no:\n"
                                        "{reply_url}\n"
                                        "\n"
                                        "Until you do, we tell nobody."}}},
    {.name = "mix",
     .values = "mix others",
     .text = {[MI_JA] = {"{mix}のグループのお知らせ",
                         "{mix}では、期を越えて、まだ会ったことのない方々と小さなグループになって\n"
                         "いただきます。あなたのグループは、次の方々です。\n"
                         "\n"
                         "{others}\n"
                         "\n"
                         "どなたからでも、声をかけてみてください。連絡先がわからないときは、この\n"
                         "メールに返信してくだされば、運営がおつなぎします。"},
              [MI_EN] = {"Your group: {mix}",
                         "For {mix}, graduates of all cohorts come together in small groups "
                         "with people whom they have\nnot met. In yours are:\n"
                         "\n"
                         "{others}\n"
                         "\n"
                         "Any of you may begin. Where you have no address, answer this "
                         "letter: we will put you in touch."}}},
    {0},
};
