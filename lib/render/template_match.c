/* Matches: a team and its mentor learn of each other, and so do a person and theirs. Names alone: what people
 * wrote about themselves is theirs to tell. */
#include "render/template.h"

const struct mi_rule mi_rules_match[] = {
    {.name = "team-mentor",
     .values = "members mentor",
     .text =
         {[MI_JA] = {"【{cohort}】チーム{team}の顔ぶれ",
                     "三か月をともにするチーム{team}の顔ぶれが決まりました。\n"
                     "\n"
                     "メンバー: {members}\n"
                     "メンター: {mentor} さん\n"
                     "\n"
                     "互いに利害のない、業種も職種も違う方々です。まずは順に、お互いの話を聞くことから始めて"
                     "ください。\n"
                     "メンターは、話を聞き、助言し、応援する役です。何でもご相談ください。"},
          [MI_EN] = {"{cohort}: who is in team {team}",
                     "This is team {team}, with whom you will spend the three months.\n"
                     "\n"
                     "Members: {members}\n"
                     "Mentor: {mentor}\n"
                     "\n"
                     "You come from different trades and have no stake in one another. Begin by listening,"
                     " in turn.\n"
                     "A mentor listens, advises and cheers you on: ask them anything."}}},
    {.name = "mentor-team",
     .values = "members mentor",
     .text = {[MI_JA] = {"【{cohort}】チーム{team}のメンターのお願い",
                         "{cohort}では、チーム{team}のメンターをお願いいたします。\n"
                         "\n"
                         "メンバー: {members}\n"
                         "\n"
                         "話を聞き、助言し、応援していただければ幸いです。\n"
                         "セッションの日時は、決まりしだいお知らせします。"},
              [MI_EN] = {"{cohort}: team {team} is yours to mentor",
                         "We would be glad if you led team {team} of {cohort}.\n"
                         "\n"
                         "Members: {members}\n"
                         "\n"
                         "Listen, advise, and cheer them on.\n"
                         "We will tell you when the sessions are as soon as it is known."}}},
    {.name = "team-changed",
     .values = "members mentor",
     .text =
         {[MI_JA] =
              {"【{cohort}】チーム{team}の顔ぶれが変わりました",
               "チーム{team}の顔ぶれが変わりましたので、お知らせします。\n"
               "\n"
               "メンバー: {members}\n"
               "\n"
               "これからも、順にお互いの話を聞いてください。話をする順番が変わった方には、改めてお知らせ"
               "します。"},
          [MI_EN] = {"{cohort}: team {team} has changed",
                     "These are now the members of team {team}:\n"
                     "\n"
                     "{members}\n"
                     "\n"
                     "Go on listening to each other, in turn. Whoever has another turn than before is told"
                     " of it."}}},
    {.name = "mentor-team-changed",
     .values = "members mentor",
     .text = {[MI_JA] = {"【{cohort}】チーム{team}の顔ぶれが変わりました",
                         "お力添えいただいているチーム{team}の顔ぶれが変わりました。\n"
                         "\n"
                         "メンバー: {members}\n"
                         "\n"
                         "引き続きよろしくお願いいたします。"},
              [MI_EN] = {"{cohort}: team {team}, which you mentor, has changed",
                         "These are now the members of team {team}, which you mentor:\n"
                         "\n"
                         "{members}\n"
                         "\n"
                         "Thank you for going on with them."}}},
    {.name = "your-mentor",
     .values = "person mentor",
     .text = {[MI_JA] = {"【{cohort}】あなたのメンター",
                         "あなたのメンターは {mentor} さんです。\n"
                         "話を聞き、助言し、応援する役です。何でもご相談ください。"},
              [MI_EN] = {"{cohort}: your mentor", "Your mentor is {mentor}.\n"
                                                  "A mentor listens, advises and cheers you on: ask them"
                                                  " anything."}}},
    {.name = "mentor-person",
     .values = "person mentor",
     .text = {[MI_JA] = {"【{cohort}】{person} さんのメンターのお願い",
                         "{cohort}では、{person} さんのメンターをお願いいたします。\n"
                         "話を聞き、助言し、応援していただければ幸いです。"},
              [MI_EN] = {"{cohort}: {person} is yours to mentor",
                         "We would be glad if you accompanied {person} through {cohort}.\n"
                         "Listen, advise, and cheer them on."}}},
    {0},
};
