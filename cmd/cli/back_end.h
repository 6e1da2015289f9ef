/* The forms of output. A back end prints the records that it is given to the sink and knows nothing of
 * commands; cli/output.c chooses it and holds it to the order of calls. */
#ifndef CLI_BACK_END_H
#define CLI_BACK_END_H

#include "cli/output.h"
#include "cli/sink.h"

struct cli_table;

enum { CLI_ASIDES = 2 };

/* A list that was set aside: its items in JSON, with commas between them. */
struct cli_aside {
    const char *key;
    FILE *file; /* unlinked */
};

struct cli_output {
    const struct cli_back_end *back_end;
    struct cli_sink sink;
    struct miraif_arena *scratch; /* the record at hand; reset by cli_item */
    struct miraif_arena *lines;   /* what a back end builds for one record; reset by cli_item */
    const char *schema;           /* "miraif/team-form/1" */
    enum { CLI_NO_DATA, CLI_IN_LIST, CLI_WHOLE } state;
    bool begun;                /* the head of the list is printed */
    uint64_t items;            /* printed in the list */
    struct mi_value *warnings; /* root of an array, in the command's arena */
    const char *document;      /* json: the data, held until the warnings are known */
    struct cli_table *table;   /* table: the list's */
    struct cli_aside aside[CLI_ASIDES];
    size_t asides;
    size_t columns; /* table: width of the terminal; 0: no limit */
    bool bold;      /* table: headings stand out */
};

struct cli_back_end {
    enum miraif_status (*begin)(struct cli *cli, struct miraif_error *err);
    enum miraif_status (*item)(struct cli *cli, const struct mi_value *record, struct miraif_error *err);
    enum miraif_status (*end)(struct cli *cli, struct miraif_error *err);
    enum miraif_status (*object)(struct cli *cli, const struct mi_value *record, struct miraif_error *err);
    enum miraif_status (*finish)(struct cli *cli, struct miraif_error *err); /* all is said; may be null */
};

extern const struct cli_back_end cli_table_back_end;
extern const struct cli_back_end cli_json_back_end;
extern const struct cli_back_end cli_jsonl_back_end;
extern const struct cli_back_end cli_csv_back_end;
extern const struct cli_back_end cli_tsv_back_end;
extern const struct cli_back_end cli_ids_back_end;

/* Begins and ends cli->output. `complete`: what was printed is all that was to be printed. */
enum miraif_status cli_output_begin(struct cli *cli, struct miraif_error *err);
enum miraif_status cli_output_finish(struct cli *cli, bool complete, struct miraif_error *err);

void cli_write(struct cli *cli, const char *text);

/* A member as one cell: null is "", arrays are joined by `separator` (objects in them by name or id).
 * `pretty`: for people — instants without seconds and zone, yes, no and slugs in words. `field` may be null.
 * In `arena`; null when out of memory. */
const char *cli_cell(const struct mi_value *member, const struct record_field *field, const char *separator,
                     bool pretty, struct miraif_arena *arena);

/* A slug in the language of messages; itself where it is none of the programme's words. */
const char *cli_word(const char *slug);

#endif
