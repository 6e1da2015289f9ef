/* What the imports of rosters have in common: their options, their report as data, and how it is told. */
#ifndef CLI_RECORD_IMPORT_H
#define CLI_RECORD_IMPORT_H

#include "cli/record.h"

extern const struct record_type record_import_type;

struct import_args {
    const char *file;
    const char *encoding;
    int64_t header_row;
    const char *on_duplicate;
    const char *rejects;
    struct cli_texts maps;
    const char *use_map;
    const char *save_map;
    bool guess_map;
    bool strict;
    bool readmit;
    struct mi_value *changes; /* what changes of whom, filled by the import; null: it does not tell */
    bool answers;             /* a sheet of answers: columns that are no field are not read */
};

extern const char *const cli_import_encodings[];
extern const char *const cli_import_duplicates[];

/* Rows of a command's operands and options; `T` has a `struct import_args import`. */
#define IMPORT_FILE(T)                                                                                       \
    {                                                                                                        \
        .name = "FILE", .kind = CLI_FILE, CLI_INTO(T, import.file), .required = true,                        \
        .help = N_("a CSV file of any kind; “-” is standard input")                                          \
    }
#define IMPORT_OPTIONS(T, duplicate_help)                                                                    \
    {.name = "map",                                                                                          \
     .value = "FIELD=HEADER",                                                                                \
     CLI_INTO(T, import.maps),                                                                               \
     .help = N_("take the column with this header for the field; may be repeated")},                         \
        {.name = "use-map",                                                                                  \
         .value = "NAME",                                                                                    \
         .kind = CLI_FILE,                                                                                   \
         CLI_INTO(T, import.use_map),                                                                        \
         .help = N_("read the columns by a saved map, or by a file of lines FIELD=HEADER")},                 \
        {.name = "save-map",                                                                                 \
         .value = "NAME",                                                                                    \
         CLI_INTO(T, import.save_map),                                                                       \
         .help = N_("save how the columns were read, for --use-map")},                                       \
        {.name = "guess-map",                                                                                \
         CLI_INTO(T, import.guess_map),                                                                      \
         .help = N_("import nothing; print what each column seems to be, as --use-map reads it")},           \
        {.name = "encoding",                                                                                 \
         .value = "ENCODING",                                                                                \
         .kind = CLI_CHOICE,                                                                                 \
         CLI_INTO(T, import.encoding),                                                                       \
         .choices = cli_import_encodings,                                                                    \
         .help = N_("how the file is encoded; found out when not given")},                                   \
        {.name = "header-row",                                                                               \
         .value = "ROW",                                                                                     \
         .kind = CLI_NUMBER,                                                                                 \
         CLI_INTO(T, import.header_row),                                                                     \
         .least = 1,                                                                                         \
         .most = 1000000,                                                                                    \
         .help = N_("the line in which the header stands; found out when not given")},                       \
        {.name = "on-duplicate",                                                                             \
         .value = "WHAT",                                                                                    \
         .kind = CLI_CHOICE,                                                                                 \
         CLI_INTO(T, import.on_duplicate),                                                                   \
         .choices = cli_import_duplicates,                                                                   \
         .help = duplicate_help},                                                                            \
        {.name = "readmit",                                                                                  \
         CLI_INTO(T, import.readmit),                                                                        \
         .help = N_("take in people who were forgotten, too: they asked to be back")},                       \
        {.name = "strict",                                                                                   \
         CLI_INTO(T, import.strict),                                                                         \
         .help = N_("store nothing unless every row is good")},                                              \
    {                                                                                                        \
        .name = "rejects", .value = "FILE", .kind = CLI_FILE, CLI_INTO(T, import.rejects),                   \
        .help = N_("write header and bad rows there as they are, and why to FILE.json")                      \
    }

/* The options of imports of answers, which come back from forms. */
#define IMPORT_ANSWERS_OPTIONS(T)                                                                            \
    {.name = "map",                                                                                          \
     .value = "FIELD=HEADER",                                                                                \
     CLI_INTO(T, import.maps),                                                                               \
     .help = N_("take the column with this header for the field; may be repeated")},                         \
        {.name = "encoding",                                                                                 \
         .value = "ENCODING",                                                                                \
         .kind = CLI_CHOICE,                                                                                 \
         CLI_INTO(T, import.encoding),                                                                       \
         .choices = cli_import_encodings,                                                                    \
         .help = N_("how the file is encoded; found out when not given")},                                   \
        {.name = "header-row",                                                                               \
         .value = "ROW",                                                                                     \
         .kind = CLI_NUMBER,                                                                                 \
         CLI_INTO(T, import.header_row),                                                                     \
         .least = 1,                                                                                         \
         .most = 1000000,                                                                                    \
         .help = N_("the line in which the header stands; found out when not given")},                       \
        {.name = "strict",                                                                                   \
         CLI_INTO(T, import.strict),                                                                         \
         .help = N_("store nothing unless every row is good")},                                              \
    {                                                                                                        \
        .name = "rejects", .value = "FILE", .kind = CLI_FILE, CLI_INTO(T, import.rejects),                   \
        .help = N_("write header and bad rows there as they are, and why to FILE.json")                      \
    }

/* Imports through `take` and tells what came of it. `target` is handed to `take`. */
typedef enum miraif_status import_fn(struct cli *cli, const void *target,
                                     const struct miraif_import_options *options,
                                     struct miraif_import_report *ret_report, struct miraif_error *err);
enum miraif_status cli_import_run(struct cli *cli, const struct import_args *args,
                                  enum miraif_duplicate usual, import_fn *take, const void *target,
                                  struct miraif_error *err);

/* The same of a sheet of answers. */
enum miraif_status cli_import_answers(struct cli *cli, const struct import_args *args, import_fn *take,
                                      const void *target, struct miraif_error *err);

#endif
