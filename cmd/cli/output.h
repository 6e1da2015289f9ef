/* What a command says. Data goes through here, as records, and never through printf: the text, JSON, CSV and
 * id forms come from the same calls.
 *
 * A command calls, in this order: any number of cli_say and cli_warn; then either cli_list … cli_item …
 * cli_list_end or one cli_object or cli_data; and again cli_say. stdout is flushed and closed by main, with
 * its errors checked. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/command.h"

/* A sentence for people, on stdout in table format, nowhere in the machine formats and with --quiet. The
 * format is a message already translated: cli_say(cli, _("cohort %s is there"), …). A line end is added. */
void cli_say(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A warning: stderr in table format, the envelope's `warnings` in JSON (code and message), stderr else.
 * `code` is a slug that is never translated. */
void cli_warn(struct cli *cli, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A list of records of command->record (or of `type`, in text only, for a second table). Items are printed as
 * they come; `record` is a root built in cli_scratch(cli), which is reset by cli_item. Nothing is printed
 * before the first item or the end. */
enum miraif_status cli_list(struct cli *cli, struct miraif_error *err);
struct miraif_arena *cli_scratch(struct cli *cli);
enum miraif_status cli_item(struct cli *cli, const struct mi_value *record, struct miraif_error *err);
enum miraif_status cli_list_end(struct cli *cli, struct miraif_error *err);

/* One record as the command's whole data: in text a sheet of "title  value" lines of its FIELD_TABLE fields.
 */
enum miraif_status cli_object(struct cli *cli, const struct mi_value *record, struct miraif_error *err);

/* One record as the command's whole data, in the machine formats only: the text form is what cli_say and
 * cli_table say. */
enum miraif_status cli_data(struct cli *cli, const struct mi_value *record, struct miraif_error *err);

/* Sets aside the list `key` of the record that will be cli_data's: a list that may be too long for memory.
 * The record holds it empty; its items are kept in a file that nobody sees. Only the JSON formats have it.
 * `item` is a root built in cli_scratch(cli), which is reset. */
enum miraif_status cli_aside(struct cli *cli, const char *key, const struct mi_value *item,
                             struct miraif_error *err);

/* An aligned table of the objects in `rows`, in text only. */
enum miraif_status cli_table(struct cli *cli, const struct record_type *type, const struct mi_value *rows,
                             struct miraif_error *err);

/* Text that is no record: help, a script, a rendered page. Printed as it is, in text only, and with --quiet,
 * too; a command that uses it calls cli_data for the machine formats, unless its document has one form. */
enum miraif_status cli_text(struct cli *cli, const char *text, struct miraif_error *err);

/* A file the command writes besides stdout is the command's own; -o FILE is handled by main. */

/* Asks on the terminal, or takes --yes: MIRAIF_OK to go on; MIRAIF_NEEDS_YES when there is no terminal, with
 * --no-input, or when the answer is no. */
enum miraif_status cli_confirm(struct cli *cli, struct miraif_error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
