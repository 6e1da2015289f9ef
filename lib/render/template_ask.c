/* Asks: to those who might answer, to the asker, to all who heard of it, and to the community manager. */
#include "render/template.h"

const struct mi_rule mi_rules_ask[] = {
    {.name = "ask-routed",
     .purpose = "answer",
     .values = "ask asker text deadline",
     .text = {[MI_JA] = {"{asker}さんからの投げかけ（{ask}）",
                         "{asker}さんから、コミュニティへの投げかけです。\n"
                         "あなたのご経験なら、きっと力になると思い、お届けしました。\n"
                         "\n"
                         "{text}\n"
                         "\n"
                         "ひとことでも構いません。{deadline} までに、お聞かせいただけるとうれしいです。\n"
                         "{reply_url}\n"
                         "\n"
                         "難しいときは、そのままで大丈夫です。ほかの方にもお声がけします。"},
              [MI_EN] = {"{asker} asks ({ask})",
                         "{asker} has an ask to the community.\n"
                         "We thought of you, for what you know may help.\n"
                         "\n"
                         "{text}\n"
                         "\n"
                         "A few words will do. It would be good to hear from you by {deadline}:\n"
                         "{reply_url}\n"
                         "\n"
                         "If you cannot, there is nothing to do. We will ask others, too."}}},
    {.name = "ask-answered",
     .purpose = "outcome",
     .values = "ask answerer answer channel text",
     .text = {[MI_JA] = {"投げかけに返事がありました（{ask}）",
                         "{answerer}さんから、返事がありました。\n"
                         "\n"
                         "{answer}\n"
                         "返事の場所：{channel}\n"
                         "\n"
                         "あなたの投げかけ：\n"
                         "{text}\n"
                         "\n"
                         "その後どうなったかを、いつかお聞かせください。"
                         "お声がけした方々にも伝わります。\n"
                         "{reply_url}"},
              [MI_EN] = {"Your ask was answered ({ask})", "{answerer} has answered.\n"
                                                          "\n"
                                                          "{answer}\n"
                                                          "Where: {channel}\n"
                                                          "\n"
                                                          "Your ask:\n"
                                                          "{text}\n"
                                                          "\n"
                                                          "When you can, tell us what came of it: those who"
                                                          " were asked will hear of it, too.\n"
                                                          "{reply_url}"}}},
    {.name = "ask-outcome",
     .purpose = "outcome",
     .values = "ask asker text",
     .text = {[MI_JA] = {"投げかけのその後をお聞かせください（{ask}）",
                         "先日の投げかけには、返事が届きました。\n"
                         "\n"
                         "{text}\n"
                         "\n"
                         "その後、いかがですか。答えてくださった方もお声がけした方も、気にかけています。\n"
                         "途中でも、うまくいかなかったことでも、ひとことで構いません。\n"
                         "{reply_url}"},
              [MI_EN] = {"What came of your ask? ({ask})",
                         "Your ask was answered two weeks ago.\n"
                         "\n"
                         "{text}\n"
                         "\n"
                         "How did it go on? Those who answered, and those who were asked, would like to"
                         " know.\n"
                         "A few words will do, and it need not have gone well:\n"
                         "{reply_url}"}}},
    {.name = "ask-closed",
     .values = "ask asker text outcome",
     .text = {[MI_JA] = {"{asker}さんの投げかけのその後（{ask}）",
                         "{asker}さんの投げかけは、こうなりました。\n"
                         "\n"
                         "{outcome}\n"
                         "\n"
                         "投げかけ：\n"
                         "{text}\n"
                         "\n"
                         "気にかけてくださり、ありがとうございました。"},
              [MI_EN] = {"What came of the ask of {asker} ({ask})", "This is what came of it:\n"
                                                                    "\n"
                                                                    "{outcome}\n"
                                                                    "\n"
                                                                    "The ask of {asker}:\n"
                                                                    "{text}\n"
                                                                    "\n"
                                                                    "Thank you for having had it in mind."}}},
    {.name = "ask-escalated",
     .values = "ask asker text opened_at asked",
     .text = {[MI_JA] = {"まだ返事のない投げかけがあります（{ask}）",
                         "{asker}さんの投げかけに、まだ返事がありません。\n"
                         "投げかけの日時：{opened_at}\n"
                         "お声がけした方：{asked}\n"
                         "\n"
                         "{text}\n"
                         "\n"
                         "コミュニティマネージャーとして、返事を届けていただけますか。\n"
                         "返事を記録するには： miraif alumni answer {ask} 返事 --from 返事をした人"},
              [MI_EN] = {"An ask waits for an answer ({ask})",
                         "Nobody has answered {asker} yet.\n"
                         "Asked: {opened_at}\n"
                         "Who was asked: {asked}\n"
                         "\n"
                         "{text}\n"
                         "\n"
                         "Would you, as the community manager, see to an answer?\n"
                         "To record it: miraif alumni answer {ask} ANSWER --from WHO"}}},
    {0},
};
