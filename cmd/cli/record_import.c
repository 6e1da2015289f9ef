/* What the imports of rosters have in common. */
#include "cli/record_import.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"

enum { REFUSALS_SHOWN = 1000, WARNINGS_SHOWN = 20, HINTS_SHOWN = 16, CODES_MOST = 400 };

const char *const cli_import_encodings[] = {"utf-8", "cp932", "shift_jis", "utf-16le", "utf-16be", NULL};
const char *const cli_import_duplicates[] = {
#define DUPLICATE_CODE(name, code) code,
    MIRAIF_DUPLICATE_LIST(DUPLICATE_CODE)
#undef DUPLICATE_CODE
        NULL};

static const struct record_field report_fields[] = {
    {"encoding", N_("encoding"), "string", 0},
    {"bom", N_("BOM"), "boolean", 0},
    {"newline", N_("line ends"), "string", 0},
    {"delimiter", N_("delimiter"), "string", 0},
    {"header_line", N_("line of the header"), "integer", 0},
    {"skipped", N_("above the header"), "array", FIELD_NESTED},
    {"records", N_("rows"), "integer", 0},
    {"accepted", N_("accepted"), "integer", 0},
    {"created", N_("new"), "integer", 0},
    {"updated", N_("changed"), "integer", 0},
    {"unchanged", N_("as before"), "integer", 0},
    {"rejected", N_("refused"), "array", FIELD_NESTED},
    {"warnings", N_("warnings"), "array", FIELD_NESTED},
    {"changes", N_("changes"), "array", FIELD_NESTED},
    {"mapping", N_("columns"), "object", FIELD_NESTED},
    {"unmapped", N_("kept as answers"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_import_type = {"import", report_fields};

static const struct record_field finding_fields[] = {
    {"record", N_("row"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"line", N_("line"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"field", N_("column"), "string", FIELD_TABLE},
    {"message", N_("what is wrong"), "string", FIELD_TABLE},
    {"reasons", N_("reason"), "array", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type finding_type = {"finding", finding_fields};

static const struct record_field warning_fields[] = {
    {"record", N_("row"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"line", N_("line"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"field", N_("column"), "string", FIELD_TABLE},
    {"message", N_("warning"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type warning_type = {"warning", warning_fields};

static const struct record_field change_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE},          {"name", N_("name"), "string", FIELD_TABLE},
    {"field", N_("field"), "string", FIELD_TABLE},    {"from", N_("stored so far"), "string", FIELD_TABLE},
    {"to", N_("from now on"), "string", FIELD_TABLE}, {NULL, NULL, NULL, 0},
};
static const struct record_type change_type = {"change", change_fields};

static const struct record_field column_fields[] = {
    {"header", N_("column"), "string", FIELD_TABLE},
    {"field", N_("field"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type column_type = {"column", column_fields};

/* What the library says row by row, until it is told: in tables the first of it, for people, who read no
 * thousand. In JSON all of it is told, from where it was set aside. */
struct heard {
    struct cli *cli;
    struct miraif_error *err;
    struct mi_value *rejected;
    struct mi_value *warnings;
    uint64_t rejected_count;
    uint64_t warning_count;
};

static void put_copy(struct mi_value *object, const char *key, const char *text)
{
    if (text == NULL)
        mi_put_null(object, key);
    else
        mi_putf(object, key, "%s", text);
}

static void put_finding(struct mi_value *object, const struct miraif_import_finding *finding)
{
    mi_put_int(object, "record", (int64_t)finding->record);
    mi_put_int(object, "line", (int64_t)finding->line);
    if (finding->column == 0)
        mi_put_null(object, "column");
    else
        mi_put_int(object, "column", (int64_t)finding->column);
    put_copy(object, "field", finding->field);
    struct mi_value *reasons = mi_put_array(object, "reasons");
    for (size_t i = 0; i < finding->reason_count; i++)
        mi_put_text(reasons, NULL, finding->reasons[i]);
    put_copy(object, "message", finding->message);
    put_copy(object, "hint", finding->hint);
}

static enum miraif_status hear(void *context, const struct miraif_import_finding *finding)
{
    struct heard *heard = context;
    struct mi_value *item = mi_value_object(cli_scratch(heard->cli));
    if (finding->rejected && heard->rejected_count++ < REFUSALS_SHOWN)
        put_finding(mi_put_object(heard->rejected, NULL), finding);
    if (!finding->rejected && heard->warning_count++ < WARNINGS_SHOWN)
        put_finding(mi_put_object(heard->warnings, NULL), finding);
    put_finding(item, finding);
    return cli_aside(heard->cli, finding->rejected ? "rejected" : "warnings", item, heard->err);
}

static struct mi_value *make_record(struct cli *cli, const struct import_args *args,
                                    const struct miraif_import_report *report)
{
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "encoding", report->encoding);
    mi_put_bool(record, "bom", report->bom);
    mi_put_text(record, "newline", report->newline);
    mi_put_text(record, "delimiter", report->delimiter);
    mi_put_int(record, "header_line", (int64_t)report->header_line);
    struct mi_value *skipped = mi_put_array(record, "skipped");
    for (size_t i = 0; i < report->skipped_count; i++)
        mi_put_text(skipped, NULL, report->skipped[i]);
    mi_put_int(record, "records", (int64_t)report->records);
    mi_put_int(record, "accepted", (int64_t)report->accepted);
    mi_put_int(record, "created", (int64_t)report->created);
    mi_put_int(record, "updated", (int64_t)report->updated);
    mi_put_int(record, "unchanged", (int64_t)report->unchanged);
    mi_put_array(record, "rejected"); /* set aside */
    mi_put_array(record, "warnings");
    if (args->changes != NULL)
        mi_put_value(record, "changes", args->changes);
    struct mi_value *mapping = mi_put_object(record, "mapping");
    struct mi_value *unmapped = mi_put_array(record, "unmapped");
    for (size_t i = 0; i < report->column_count; i++) {
        if (report->columns[i].field != NULL)
            mi_put_text(mapping, report->columns[i].header, report->columns[i].field);
        else
            mi_put_text(unmapped, NULL, report->columns[i].header);
    }
    return record;
}

static enum miraif_status show_columns(struct cli *cli, const struct miraif_import_report *report,
                                       struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t i = 0; i < report->column_count; i++) {
        struct mi_value *row = mi_put_object(rows, NULL);
        const char *header = report->columns[i].header;
        mi_putf(row, "header", "%.*s", (int)strcspn(header, "\r\n"), header);
        const char *unmapped = report->columns[i].answer ? _("(kept as an answer)") : _("(not read)");
        mi_put_text(row, "field", report->columns[i].field == NULL ? unmapped : report->columns[i].field);
    }
    return cli_table(cli, &column_type, rows, err);
}

/* What to do, once for every reason, beneath the table. */
static void say_hints(struct cli *cli, const struct mi_value *findings)
{
    const char *said[HINTS_SHOWN];
    size_t count = 0;
    for (const struct mi_value *one = findings->first; one != NULL && count < HINTS_SHOWN; one = one->next) {
        const char *hint = mi_value_get_text(one, "hint");
        bool known = hint == NULL;
        for (size_t i = 0; i < count && !known; i++)
            known = mi_text_is(said[i], hint);
        if (known)
            continue;
        const struct mi_value *reasons = mi_value_get(one, "reasons");
        struct mi_str codes = mi_str_begin(cli->arena, CODES_MOST);
        for (const struct mi_value *code = reasons->first; code != NULL; code = code->next)
            mi_str_addf(&codes, "%s%s", codes.length > 0 ? ", " : "", code->text);
        if (!codes.failed && codes.bytes != NULL)
            cli_say(cli, "%s: %s", codes.bytes, hint);
        said[count++] = hint;
    }
}

static enum miraif_status show_findings(struct cli *cli, const struct miraif_import_report *report,
                                        const struct heard *heard, struct miraif_error *err)
{
    if (report->rejected > 0) {
        cli_say(cli, "%s", "");
        MI_TRY(cli_table(cli, &finding_type, heard->rejected, err));
        say_hints(cli, heard->rejected);
    }
    if (heard->rejected_count > REFUSALS_SHOWN)
        cli_say(cli, _("and %llu more refused rows; --json lists all, --rejects FILE keeps them"),
                (unsigned long long)(heard->rejected_count - REFUSALS_SHOWN));
    if (report->warnings == 0)
        return MIRAIF_OK;
    cli_say(cli, "%s", "");
    MI_TRY(cli_table(cli, &warning_type, heard->warnings, err));
    say_hints(cli, heard->warnings);
    if (heard->warning_count > WARNINGS_SHOWN)
        cli_say(cli, _("and %llu more warnings; --json lists all"),
                (unsigned long long)(heard->warning_count - WARNINGS_SHOWN));
    return MIRAIF_OK;
}

static void say_totals(struct cli *cli, const struct miraif_import_report *report)
{
    cli_say(cli, _("%llu rows: %llu new, %llu changed, %llu as before, %llu refused"),
            (unsigned long long)report->records, (unsigned long long)report->created,
            (unsigned long long)report->updated, (unsigned long long)report->unchanged,
            (unsigned long long)report->rejected);
}

/* How the file is made, for people: what the codes of line ends and delimiters are called. */
static const char *in_words(const char *code)
{
    static const char *const words[][2] = {{"lf", "LF"},
                                           {"crlf", "CRLF"},
                                           {"cr", "CR"},
                                           {"mixed", N_("various ways")},
                                           {"comma", N_("commas")},
                                           {"tab", N_("tabs")},
                                           {"semicolon", N_("semicolons")},
                                           {"fullwidth-comma", N_("full-width commas")},
                                           {"ideographic-comma", N_("ideographic commas")},
                                           {"vertical-line", N_("vertical lines")},
                                           {"colon", N_("colons")},
                                           {"caret", N_("carets")}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (mi_text_is(words[i][0], code))
            return _(words[i][1]);
    return code;
}

static void say_skipped(struct cli *cli, const struct miraif_import_report *report)
{
    if (report->skipped_count > 0)
        cli_say(cli, _("the header is taken to be in line %llu; what stands above it is no record:"),
                (unsigned long long)report->header_line);
    for (size_t i = 0; i < report->skipped_count; i++)
        cli_say(cli, "  %s", report->skipped[i]);
}

/* The report for people: the file, its columns, the counts, what is wrong. Data comes first, because
 * sentences may stand behind it but tables not before it. */
static enum miraif_status show(struct cli *cli, const struct import_args *args,
                               const struct miraif_import_report *report, const struct heard *heard,
                               struct miraif_error *err)
{
    cli_say(cli, _("%s: %s%s, lines end in %s, columns are separated by %s"), args->file, report->encoding,
            report->bom ? _(" with BOM") : "", in_words(report->newline), in_words(report->delimiter));
    say_skipped(cli, report);
    if (!cli->globals.quiet)
        MI_TRY(show_columns(cli, report, err));
    cli_say(cli, "%s", "");
    say_totals(cli, report);
    if (args->changes != NULL && args->changes->first != NULL) {
        cli_say(cli, "%s", "");
        MI_TRY(cli_table(cli, &change_type, args->changes, err));
    }
    MI_TRY(show_findings(cli, report, heard, err));
    if (report->rejected > 0 && args->rejects != NULL)
        cli_say(cli, _("the refused rows are in %s; mend and import them"), args->rejects);
    return MIRAIF_OK;
}

static enum miraif_duplicate find_duplicate(const char *code, enum miraif_duplicate usual)
{
    for (int i = 0; code != NULL && cli_import_duplicates[i] != NULL; i++)
        if (mi_text_is(cli_import_duplicates[i], code))
            return (enum miraif_duplicate)i;
    return usual;
}

/* A remark of the map, where a column could be a field that another one has. */
static enum miraif_status print_rival(struct cli *cli, const char *field, struct miraif_error *err)
{
    if (field == NULL)
        return MIRAIF_OK;
    const char *line = mi_arena_printf(cli->arena, _("# this could be “%s” as well:"), field);
    if (line == NULL)
        return mi_no_memory(err);
    MI_TRY(cli_text(cli, line, err));
    return cli_text(cli, "\n", err);
}

/* The map that the columns seem to have, one line each; line ends within a header are blanks, which headers
 * are compared without. */
static enum miraif_status print_map(struct cli *cli, const struct miraif_import_report *report,
                                    struct miraif_error *err)
{
    for (size_t i = 0; i < report->column_count; i++) {
        const char *field = report->columns[i].field;
        char *line =
            mi_arena_printf(cli->arena, "%s=%s", field == NULL ? "answer" : field, report->columns[i].header);
        if (line == NULL)
            return mi_no_memory(err);
        MI_TRY(print_rival(cli, report->columns[i].rival, err));
        for (char *byte = line; *byte != '\0'; byte++)
            if (*byte == '\n' || *byte == '\r')
                *byte = ' ';
        MI_TRY(cli_text(cli, line, err));
        MI_TRY(cli_text(cli, "\n", err));
    }
    return MIRAIF_OK;
}

static enum miraif_status guess_map(struct cli *cli, const struct import_args *args,
                                    const struct miraif_import_options *options, struct miraif_error *err)
{
    struct miraif_import_report report = {0};
    MI_TRY(miraif_import_guess(cli->store, options, cli->arena, &report, err));
    MI_TRY(print_map(cli, &report, err));
    return cli_data(cli, make_record(cli, args, &report), err);
}

enum miraif_status cli_import_run(struct cli *cli, const struct import_args *args,
                                  enum miraif_duplicate usual, import_fn *take, const void *target,
                                  struct miraif_error *err)
{
    struct heard heard = {
        .cli = cli, .rejected = mi_value_array(cli->arena), .warnings = mi_value_array(cli->arena)};
    struct miraif_import_options options = {.path = args->file,
                                            .encoding = args->encoding,
                                            .header_row = (uint64_t)args->header_row,
                                            .on_duplicate = find_duplicate(args->on_duplicate, usual),
                                            .strict = args->strict,
                                            .readmit = args->readmit,
                                            .rejects = args->rejects,
                                            .maps = args->maps.item,
                                            .map_count = args->maps.count,
                                            .use_map = args->use_map,
                                            .save_map = args->save_map,
                                            .each = hear,
                                            .context = &heard};
    struct miraif_import_report report = {0};
    if (args->guess_map)
        return guess_map(cli, args, &options, err);
    enum miraif_status status = take(cli, target, &options, &report, err);
    bool refused = status == MIRAIF_BAD_INPUT && report.rejected > 0;
    if (status != MIRAIF_OK && status != MIRAIF_PARTIAL && !refused)
        return status;
    MI_TRY(show(cli, args, &report, &heard, err));
    MI_TRY(cli_data(cli, make_record(cli, args, &report), err));
    return status;
}

enum miraif_status cli_import_answers(struct cli *cli, const struct import_args *args, import_fn *take,
                                      const void *target, struct miraif_error *err)
{
    struct import_args answers = *args;
    answers.answers = true;
    return cli_import_run(cli, &answers, MIRAIF_DUPLICATE_LATEST, take, target, err);
}
