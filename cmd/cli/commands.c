/* The one list of commands, and what the nouns are. */
#include "cli/command.h"

const struct cli_command *const cli_commands[] = {
#define COMMAND(name) &cmd_##name,
#include "commands.def"
#undef COMMAND
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

const struct cli_noun cli_nouns[] = {
    {"cohort", N_("intakes: applications, review, selection")},
    {"team", N_("teams of a cohort: forming, rules, reasons")},
    {"match", N_("who goes with whom: mentors and peers")},
    {"session", N_("sessions: plan, people, seats, turns, presentations")},
    {"person", N_("people of every role, for life, and who stays apart from whom")},
    {"alumni", N_("graduates of all cohorts, and asks that get answered")},
    {"export", N_("data for other programs, and letters")},
    {"solve", N_("the solvers alone, over numbers: no store")},
};
const size_t cli_noun_count = sizeof cli_nouns / sizeof *cli_nouns;
