/* What a command is: one static table from which its parsing, help, man page block, completions and gate
 * tests follow.
 *
 * A command is one file, cmd/<noun>/<verb>.c (or <verb>_<action>.c, or cmd/<verb>.c without a noun), that
 * defines
 *
 *     struct args { int64_t cohort; const char *start; bool force; };
 *
 *     static const struct cli_param operands[] = {
 *         {.name = "COHORT", .kind = CLI_COHORT, CLI_INTO(struct args, cohort), .required = true,
 *          .help = N_("number of the cohort")},
 *     };
 *     static const struct cli_param options[] = {
 *         {.name = "start", .letter = 's', .value = "DATE", .kind = CLI_DATE, CLI_INTO(struct args, start),
 *          .help = N_("first day of the programme")},
 *     };
 *     static const struct cli_example examples[] = {{"miraif cohort list", N_("all cohorts")}};
 *     static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err) {…}
 *
 *     const struct cli_command cmd_cohort_edit = {
 *         .noun = "cohort", .verb = "edit", .summary = N_("change a cohort's name, start or sizes"),
 *         .description = N_("One or more paragraphs, separated by blank lines."),
 *         CLI_OPERANDS(operands), CLI_OPTIONS(options), CLI_EXAMPLES(examples),
 *         .need = CLI_NEED_WRITE, .args_size = sizeof(struct args), .record = &record_cohort, .run = run};
 *
 * and one line in cmd/commands.def: COMMAND(cohort_edit). */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/value.h"
#include "miraif/miraif.h"

/* The types that a member of a command's `struct args` may have. */
struct cli_texts { /* a repeatable option or the operands from here on; in the command's arena */
    const char **item;
    size_t count;
};
enum cli_type { CLI_TYPE_FLAG, CLI_TYPE_INT, CLI_TYPE_TEXT, CLI_TYPE_TEXTS };

/* Where a value goes, with the member's type checked by the compiler: an unlisted type does not compile. */
#define CLI_INTO(T, member)                                                                                  \
    .type = _Generic(((T *)0)->member,                                                             \
        bool: CLI_TYPE_FLAG,                                                                       \
        int64_t: CLI_TYPE_INT,                                                                     \
        const char *: CLI_TYPE_TEXT,                                                               \
        struct cli_texts: CLI_TYPE_TEXTS),                                                         \
    .offset = offsetof(T, member)

/* What a value means: how it is checked, what its error says, and what the shell completes. */
enum cli_kind {
    CLI_PLAIN,
    CLI_NUMBER,  /* int64_t between `least` and `most` */
    CLI_DECIMAL, /* int64_t in millionths; at most six places */
    CLI_DATE,    /* const char *, a date that exists, as YYYY-MM-DD */
    CLI_INSTANT, /* int64_t, Unix seconds, from RFC 3339 or a date; not given or empty: INT64_MIN */
    CLI_CHOICE,  /* const char *, one of `choices` */
    CLI_FILE,    /* const char *, a path; "-" is standard input or output */
    CLI_FOLDER,
    CLI_COHORT, /* int64_t 1 to 9999; completed from the store */
    CLI_PERSON, /* const char *: p12 or an e-mail address; completed from the store */
    CLI_TEAM,   /* const char *: 1-A; completed from the store */
    CLI_TEAMS   /* const char *: 1-A, or 1 for all of a cohort's; completed as a team */
};

struct cli_param {
    const char *name;  /* option without dashes; operand in capitals */
    char letter;       /* option: a one-letter form; 0: none */
    const char *value; /* option: what stands for its value in the help, in capitals; null for a flag */
    const char *help;  /* N_(): a fragment, lower case, no full stop */
    enum cli_kind kind;
    enum cli_type type;
    size_t offset;
    bool required;
    int64_t preset;             /* CLI_TYPE_INT: the value when not given */
    int64_t least, most;        /* CLI_NUMBER; both 0: any */
    const char *const *choices; /* CLI_CHOICE: null-terminated */
};

struct cli_example {
    const char *line; /* runs in the tests, in order, against the sample store of tests/data */
    const char *help; /* N_() */
};

/* One field of a record, in the order of output. */
enum { FIELD_TABLE = 1, FIELD_ID = 2, FIELD_RIGHT = 4, FIELD_NESTED = 8, FIELD_WORD = 16 };
struct record_field {
    const char *key;   /* JSON key and CSV header; never translated */
    const char *title; /* N_(): heading on a terminal */
    const char *type;  /* "string", "integer", "decimal", "boolean", "date", "instant", "array", "object" */
    unsigned show;     /* FIELD_TABLE: a column of tables; FIELD_ID: what --format ids prints; FIELD_RIGHT:
                          numbers;     FIELD_NESTED: left out of CSV; FIELD_WORD: slugs, translated in tables */
};
struct record_type {
    const char *name;                  /* "cohort" */
    const struct record_field *fields; /* ended by a null key */
};

/* What a command needs before it runs; main provides it. */
enum cli_need {
    CLI_NEED_NONE,
    CLI_NEED_READ,
    CLI_NEED_WRITE,  /* also opened for --dry-run, which rolls back */
    CLI_NEED_EITHER, /* for writing or, where that cannot be, for reading: the command may only look. It sets
                        cli->changed when it has written */
    CLI_NEED_PATH,   /* the path only (restore): where the store is or, where there is none, would be */
    CLI_NEED_NEW     /* the path only (init): where a new store goes */
};

/* Whether a command with this need changes what is stored. */
bool cli_need_changes(enum cli_need need);

struct cli;

struct cli_command {
    const char *noun; /* null: a command without a noun */
    const char *verb;
    const char *action;      /* null, or a third word such as "import" in `cohort review import` */
    const char *summary;     /* N_(): one line, lower case, no full stop */
    const char *description; /* N_(): paragraphs */
    const struct cli_param *operands;
    size_t operand_count;
    const struct cli_param *options;
    size_t option_count;
    const struct cli_example *examples;
    size_t example_count;
    enum cli_need need;
    size_t args_size;
    const struct record_type *record; /* what `data` is or lists; null: nothing */
    bool document;                    /* prints a document of its own by cli_text, in whatever format */
    bool list;                        /* `data` is a list: table, jsonl, csv, tsv, ids apply */
    enum miraif_status (*run)(struct cli *cli, const void *arguments, struct miraif_error *err);
};

#define CLI_OPERANDS(rows) .operands = (rows), .operand_count = sizeof(rows) / sizeof *(rows)
#define CLI_OPTIONS(rows)  .options = (rows), .option_count = sizeof(rows) / sizeof *(rows)
#define CLI_EXAMPLES(rows) .examples = (rows), .example_count = sizeof(rows) / sizeof *(rows)

#define COMMAND(name) extern const struct cli_command cmd_##name;
#include "commands.def"
#undef COMMAND

/* All commands in the order of commands.def. */
extern const struct cli_command *const cli_commands[];
extern const size_t cli_command_count;

/* The word of that number (from 0) by which a command is called, or null; and how many there are. */
const char *cli_command_word(const struct cli_command *command, size_t number);
size_t cli_command_words(const struct cli_command *command);

/* What the nouns are, in the order in which help lists them. */
struct cli_noun {
    const char *name;
    const char *summary; /* N_() */
};
extern const struct cli_noun cli_nouns[];
extern const size_t cli_noun_count;

enum cli_format { CLI_TABLE, CLI_JSON, CLI_JSONL, CLI_CSV, CLI_TSV, CLI_IDS };
enum cli_color { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER };

/* The options that every command takes, before or after the verb. */
struct cli_globals {
    const char *db;
    const char *output;
    const char *language; /* "ja" or "en" */
    const char *as;
    enum cli_format format;
    enum cli_color color;
    int64_t now;  /* INT64_MIN: the clock's */
    int64_t seed; /* -1: the default seed */
    bool dry_run;
    bool quiet;
    bool verbose;
    bool yes;
    bool no_input;
    bool help;
};

/* A running command. */
struct cli {
    const struct cli_command *command;
    struct cli_globals globals;
    struct miraif_env env;
    struct miraif_store *store; /* as command->need says */
    const char *store_path;
    struct miraif_arena *arena; /* lives as long as the command */
    struct cli_output *output;
    bool changed;                  /* CLI_NEED_EITHER: the command has written */
    struct miraif_handout handout; /* what the command writes for somebody; without an audience: nothing */
};

/* Says that the command writes people's data for `audience` (null: the office), of `cohort` (0: all): main
 * notes that in the store when all of it is written. */
void cli_hands_out(struct cli *cli, const char *audience, int64_t cohort);

/* The same of what `reference` is of: a cohort, a team, a session. */
void cli_hands_out_of(struct cli *cli, const char *audience, const char *reference);

/* `text` in the user's language; for N_() texts of tables and for sentences. */
const char *cli_translate(const char *msgid);
#define _(msgid) cli_translate(msgid)

#endif
