/* The frames of letters, and a notice that says whatever it is given. */
#include "render/template.h"

const struct mi_rule mi_rules_letter[] = {
    {.name = "letter",
     .values = "subject more items",
     .text = {[MI_JA] = {"{subject}{more}", "{name} 様\n"
                                            "\n"
                                            "{items}\n"
                                            "\n"
                                            "どうぞよろしくお願いいたします。\n"
                                            "運営事務局"},
              [MI_EN] = {"{subject}{more}", "Dear {name},\n"
                                            "\n"
                                            "{items}\n"
                                            "\n"
                                            "With best wishes,\n"
                                            "the programme office"}}},
    {.name = "team-letter",
     .values = "subject more items",
     .text = {[MI_JA] = {"{subject}{more}", "{cohort} チーム{team} のみなさん\n"
                                            "\n"
                                            "{items}\n"
                                            "\n"
                                            "どうぞよろしくお願いいたします。\n"
                                            "運営事務局"},
              [MI_EN] = {"{subject}{more}", "Dear all of team {team},\n"
                                            "\n"
                                            "{items}\n"
                                            "\n"
                                            "With best wishes,\n"
                                            "the programme office"}}},
    {.name = "notice",
     .values = "subject text when date time place deadline",
     .text = {[MI_JA] = {"{subject}", "{text}"}, [MI_EN] = {"{subject}", "{text}"}}},
    {0},
};
