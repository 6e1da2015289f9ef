/* `miraif today`: a page that can be sent as a mail every morning. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "cli/output.h"
#include "text/layout.h"

enum { COLUMNS = 78, INDENT = 2, PAGE_MOST = 1 << 20 };

static const struct cli_example examples[] = {
    {"miraif today", N_("what waits; exit status 7: something does")},
    {"miraif today --format ids", N_("the commands alone, one a line")},
};

static const struct record_field fields[] = {
    {"urgency", N_("urgency"), "string", FIELD_TABLE | FIELD_WORD},
    {"source", N_("source"), "string", 0},
    {"cohort", N_("cohort"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"object", N_("about"), "string", 0},
    {"count", N_("count"), "integer", FIELD_RIGHT},
    {"due", N_("due"), "date", FIELD_TABLE},
    {"since", N_("since then"), "boolean", 0},
    {"message", N_("what waits"), "string", FIELD_TABLE},
    {"command", N_("command"), "string", FIELD_TABLE | FIELD_ID},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_matter_type = {"matter", fields};

static const struct mi_value *record_matter(struct miraif_arena *arena, const struct miraif_matter *matter)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_text(record, "urgency", miraif_urgency_code(matter->urgency));
    mi_put_text(record, "source", matter->source);
    if (matter->cohort == 0)
        mi_put_null(record, "cohort");
    else
        mi_put_int(record, "cohort", matter->cohort);
    mi_put_text(record, "object", matter->object);
    if (matter->count == 0)
        mi_put_null(record, "count");
    else
        mi_put_int(record, "count", matter->count);
    mi_put_text(record, "due", matter->due);
    mi_put_bool(record, "since", matter->since);
    mi_put_text(record, "message", matter->message);
    mi_put_text(record, "command", matter->command);
    return record;
}

static enum miraif_status list(struct cli *cli, const struct miraif_today *today, struct miraif_error *err)
{
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < today->count; i++)
        MI_TRY(cli_item(cli, record_matter(cli_scratch(cli), &today->matter[i]), err));
    return cli_list_end(cli, err);
}

/* A bullet whose further lines are indented. */
static void say_wrapped(struct cli *cli, const char *text)
{
    const char *mark = "- ";
    while (*text != '\0') {
        size_t next;
        size_t length = mi_text_line(text, COLUMNS - INDENT, &next);
        cli_say(cli, "%s%.*s", mark, (int)length, text);
        text += next;
        mark = "  ";
    }
}

static enum miraif_status say_matter(struct cli *cli, const struct miraif_matter *matter, const char *date,
                                     struct miraif_error *err)
{
    struct mi_str line = mi_str_begin(cli->arena, PAGE_MOST);
    const char *text;
    if (matter->cohort_name != NULL)
        mi_str_addf(&line, _("%s: %s"), matter->cohort_name, matter->message);
    else
        mi_str_add(&line, matter->message);
    if (matter->due != NULL && (matter->since || strcmp(matter->due, date) < 0))
        mi_str_addf(&line, _(", since %s"), matter->due);
    else if (matter->due != NULL)
        mi_str_addf(&line, _(", by %s"), matter->due);
    MI_TRY(mi_str_end(&line, &text, err));
    say_wrapped(cli, text);
    cli_say(cli, "      %s", matter->command);
    return MIRAIF_OK;
}

static const char *weekday(const char *date)
{
    static const char *const names[] = {N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"),
                                        N_("Thu"), N_("Fri"), N_("Sat")};
    struct mi_date day;
    return mi_date_parse(date, &day) ? names[mi_date_weekday(day)] : "";
}

static enum miraif_status say(struct cli *cli, const struct miraif_today *today, struct miraif_error *err)
{
    static const char *const headings[] = {N_("Urgent"), N_("Soon"), N_("Next")};
    int heading = -1;
    if (today->count == 0) {
        cli_say(cli, _("%s (%s): nothing waits for the office"), today->date, _(weekday(today->date)));
        return MIRAIF_OK;
    }
    cli_say(cli, _("%s (%s): waiting for the office: %zu; urgent: %zu"), today->date, _(weekday(today->date)),
            today->count, today->of[MIRAIF_URGENCY_URGENT]);
    for (size_t i = 0; i < today->count; i++) {
        const struct miraif_matter *matter = &today->matter[i];
        if ((int)matter->urgency != heading)
            cli_say(cli, "\n%s", _(headings[matter->urgency]));
        heading = (int)matter->urgency;
        MI_TRY(say_matter(cli, matter, today->date, err));
    }
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    struct miraif_today today;
    (void)arguments;
    MI_TRY(miraif_today_get(cli->store, cli->arena, &today, err));
    MI_TRY(cli->globals.format == CLI_TABLE ? say(cli, &today, err) : list(cli, &today, err));
    return today.count > 0 ? MIRAIF_ATTENTION : MIRAIF_OK;
}

const struct cli_command cmd_today = {
    .verb = "today",
    .summary = N_("show what waits for the office, with the command that settles it"),
    .description =
        N_("Looks at all cohorts: offers that run out and answers that are missing, free seats, what was "
           "computed and not adopted, the next step of each cohort, sessions of which nothing is known, "
           "people who stay away, asks, letters that do not leave or did not arrive, notes that were to come "
           "up again, the age of the last backup, and what a doctor sees at a glance. What is urgent comes "
           "first.\n\n"
           "Ends with exit status 7 where something waits, and 0 where nothing does. The page is plain text "
           "of 78 columns, so that cron can send it; with --quiet only the exit status tells."),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .record = &record_matter_type,
    .list = true,
    .run = run,
};
