/* `miraif cohort form`: the questions of the office's forms, in words that the imports know. */
#include <string.h>

#include "base/str.h"
#include "cli/output.h"
#include "text/layout.h"

enum { COLUMNS = 78, INDENT = 5, LINE_MOST = 1 << 14 };

struct args {
    const char *form;
};

enum answer { SHORT, LONG, DATE, ONE, SEVERAL };

struct question {
    const char *text;  /* N_(): the header of the column */
    const char *field; /* as what the import takes it; null: kept as an answer, or not read */
    enum answer answer;
    bool required;
    const char *choices; /* N_(): parted by " / "; null */
    const char *note;    /* N_(): what stands below the question; null */
};

#define CODE                                                                                                 \
    {                                                                                                        \
        N_("Reply code"), "code", SHORT, true, NULL,                                                         \
            N_("Filled in by the link of the letter: please leave it as it is.")                             \
    }
#define EMAIL(note)                                                                                          \
    {                                                                                                        \
        N_("E-mail address"), "email", SHORT, true, NULL, note                                               \
    }
#define TIMES                                                                                                \
    N_("weekday evenings (from 19:00) / Friday evenings (from 19:00) / Saturday mornings / Saturday "        \
       "afternoons / Sunday mornings / Sunday afternoons")

static const struct question application[] = {
    EMAIL(N_("We write to this address. Please give one that you will keep.")),
    {N_("Full name"), "name", SHORT, true, NULL, NULL},
    {N_("Name kana"), "kana", SHORT, true, NULL, NULL},
    {N_("Phone number"), "phone", SHORT, false, NULL, N_("For when a letter does not reach you.")},
    {N_("Date of birth"), "birth_date", DATE, true, NULL,
     N_("So that people of different ages come together in a team.")},
    {N_("Company name"), "company", SHORT, true, NULL,
     N_("So that nobody is in a team with colleagues or business partners. None? Leave it empty.")},
    {N_("Industry"), "industry", SHORT, true, NULL, NULL},
    {N_("Job title"), "occupation", SHORT, true, NULL, NULL},
    {N_("Prefecture"), "place", SHORT, false, NULL, NULL},
    {N_("Availability"), "availability", SEVERAL, true, TIMES,
     N_("General sessions are on Friday evenings.")},
    {N_("Worry"), "concern", LONG, true, NULL,
     N_("What is on your mind about your work or your life? It need not be put well. The office and those "
        "who review applications read it, and nobody else without your yes.")},
    {N_("Themes"), "themes", SEVERAL, false,
     N_("changing jobs / leading people / work and family / health / starting a business / learning anew"),
     NULL},
    {N_("Offers"), "offers", LONG, false, NULL, N_("What could others ask you about?")},
    {N_("How did you hear of us?"), NULL, SHORT, false, NULL, NULL},
    {N_("Consent"), "consent", ONE, true, N_("I agree / I do not agree"),
     N_("What you write here is used to select participants, to form teams, to match mentors and to write to "
        "you, and for nothing else. The office and the reviewers read it; it is given to no third party. "
        "Your "
        "name, and what you agree to share, is seen by your team and your mentor. Who is not selected is "
        "erased after six months. You may see at any time what is held on you, have it mended or have it "
        "erased: just write to us.")},
    {0},
};

static const struct question mentor[] = {
    EMAIL(N_("We write to this address. Please give one that you will keep.")),
    {N_("Full name"), "name", SHORT, true, NULL, NULL},
    {N_("Name kana"), "kana", SHORT, true, NULL, NULL},
    {N_("Company name"), "company", SHORT, true, NULL,
     N_("So that nobody accompanies somebody in whose affairs they have a stake.")},
    {N_("Industry"), "industry", SHORT, true, NULL, NULL},
    {N_("Job title"), "occupation", SHORT, true, NULL, NULL},
    {N_("Expertise"), "offers", LONG, true, NULL,
     N_("What can people ask you about? In words, with commas.")},
    {N_("Capacity"), "capacity", SHORT, true, NULL,
     N_("How many teams or people can you accompany at a time? A number.")},
    {N_("Availability"), "availability", SEVERAL, true, TIMES, NULL},
    {N_("Consent"), "consent", ONE, true, N_("I agree / I do not agree"),
     N_("What you write here is used to match you with teams and people and to write to you. Your name is "
        "told "
        "to those whom you accompany. You may see, mend or have erased what is held on you at any time.")},
    {0},
};

static const struct question reply[] = {
    CODE,
    {N_("Reply"), "answer", ONE, true, N_("I take part / I decline / I would like to join the next cohort"),
     NULL},
    {N_("A word to the office"), NULL, LONG, false, NULL, NULL},
    {0},
};

static const struct question rsvp[] = {
    CODE,
    {N_("RSVP"), "answer", ONE, true, N_("yes / no / maybe"), NULL},
    {N_("Food"), "diet", SHORT, false, NULL, N_("Allergies, and what you cannot eat.")},
    {N_("Note"), "note", SHORT, false, NULL, NULL},
    {0},
};

static const struct question logged[] = {
    EMAIL(NULL),
    {N_("Session"), "session", SHORT, true, NULL, N_("Such as 1-A-3: it stands in the letter.")},
    {N_("Held at"), "at", DATE, true, NULL, NULL},
    {N_("Minutes"), "minutes", SHORT, false, NULL, NULL},
    {N_("Theme"), "theme", SHORT, false, NULL,
     N_("In a word or two. Please do not write what was said: that stays in the team.")},
    {0},
};

static const struct question message[] = {
    EMAIL(NULL),
    {N_("For"), "to", SHORT, true, NULL, N_("Whom your words are for.")},
    {N_("Message"), "message", LONG, true, NULL, NULL},
    {0},
};

static const struct question update[] = {
    EMAIL(NULL),
    {N_("Update"), "text", LONG, true, NULL, N_("What has changed, or what new challenge has begun?")},
    {N_("Digest"), "digest", ONE, true, N_("yes / no"), N_("May the monthly letter tell it to the others?")},
    {0},
};

static const struct question answered[] = {
    CODE,
    {N_("Answer"), "answer", LONG, true, NULL, NULL},
    {N_("Digest"), "digest", ONE, false, N_("yes / no"), N_("May the monthly letter tell it to the others?")},
    {0},
};

static const struct question follow_up[] = {
    CODE,
    {N_("Concern"), "worry", ONE, true, N_("gone / lighter / the same / heavier"),
     N_("What has become of the worry that you came with?")},
    {N_("Satisfaction"), "satisfaction", ONE, true, N_("5 / 4 / 3 / 2 / 1"), N_("5 is best.")},
    {N_("Comment"), "comment", LONG, false, NULL, N_("The office reads it, and nobody else.")},
    {N_("News"), "news", LONG, false, NULL, N_("What has changed, or what new challenge has begun?")},
    {N_("Digest"), "digest", ONE, false, N_("yes / no"), N_("May the monthly letter tell it to the others?")},
    {0},
};

static const struct question promise[] = {
    EMAIL(NULL),
    {N_("Promise"), "answer", ONE, true, N_("I agree / I do not agree"),
     N_("Put the text of the promise here, as miraif cohort promise show prints it.")},
    {0},
};

static const struct {
    const char *name;
    const char *import; /* the command that takes the answers in */
    const struct question *question;
} forms[] = {
    {"application", "miraif cohort import 1 FILE", application},
    {"mentor", "miraif person import FILE --role mentor", mentor},
    {"reply", "miraif cohort reply import 1 FILE", reply},
    {"rsvp", "miraif session rsvp import 1-1s FILE", rsvp},
    {"log", "miraif session log import 1 FILE", logged},
    {"message", "miraif session present import 1-3 FILE", message},
    {"update", "miraif alumni update import FILE", update},
    {"answer", "miraif alumni answer import FILE", answered},
    {"follow-up", "miraif alumni follow-up import FILE", follow_up},
    {"promise", "miraif cohort promise import FILE", promise},
};
enum { FORMS = sizeof forms / sizeof *forms };

static const char *const names[] = {"application", "mentor", "reply",     "rsvp",    "log", "message",
                                    "update",      "answer", "follow-up", "promise", NULL};

static const struct cli_param operands[] = {
    {.name = "FORM",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, form),
     .choices = names,
     .help = N_("which form; the application where not given")},
};
static const struct cli_example examples[] = {
    {"miraif cohort form", N_("what applicants are asked")},
    {"miraif cohort form reply", N_("what the form of the offer letters asks")},
    {"miraif cohort form --format csv -o form.csv", N_("for whoever builds the form")},
};

static const struct record_field fields[] = {
    {"question", N_("question"), "string", FIELD_TABLE | FIELD_ID},
    {"field", N_("field"), "string", FIELD_TABLE},
    {"answer", N_("answer"), "string", FIELD_TABLE},
    {"required", N_("required"), "boolean", FIELD_TABLE},
    {"choices", N_("choices"), "string", FIELD_TABLE},
    {"note", N_("note"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_question_type = {"question", fields};

static const char *translated(const char *text)
{
    return text == NULL ? NULL : _(text);
}

static struct mi_value *record_question(struct miraif_arena *arena, const struct question *question)
{
    static const char *const codes[] = {"short", "long", "date", "one", "several"};
    struct mi_value *record = mi_value_object(arena);
    mi_put_text(record, "question", translated(question->text));
    mi_put_text(record, "field", question->field);
    mi_put_text(record, "answer", codes[question->answer]);
    mi_put_bool(record, "required", question->required);
    mi_put_text(record, "choices", translated(question->choices));
    mi_put_text(record, "note", translated(question->note));
    return record;
}

static enum miraif_status list(struct cli *cli, const struct question *question, struct miraif_error *err)
{
    MI_TRY(cli_list(cli, err));
    for (; question->text != NULL; question++)
        MI_TRY(cli_item(cli, record_question(cli_scratch(cli), question), err));
    return cli_list_end(cli, err);
}

static void say_below(struct cli *cli, const char *text)
{
    while (text != NULL && *text != '\0') {
        size_t next;
        size_t length = mi_text_line(text, COLUMNS - INDENT, &next);
        cli_say(cli, "     %.*s", (int)length, text);
        text += next;
    }
}

static void say_choices(struct cli *cli, const char *choices)
{
    while (choices != NULL) {
        const char *end = strstr(choices, " / ");
        int length = end == NULL ? (int)strlen(choices) : (int)(end - choices);
        cli_say(cli, "     ( ) %.*s", length, choices);
        choices = end == NULL ? NULL : end + 3;
    }
}

static void say(struct cli *cli, size_t form)
{
    static const char *const answers[] = {N_("a line"), N_("free text"), N_("a date"), N_("one of"),
                                          N_("any of")};
    int number = 0;
    for (const struct question *q = forms[form].question; q->text != NULL; q++) {
        cli_say(cli, q->required ? _("%2d.  %s  [%s, required]") : _("%2d.  %s  [%s]"), ++number, _(q->text),
                _(answers[q->answer]));
        say_below(cli, translated(q->note));
        say_choices(cli, translated(q->choices));
        cli_say(cli, "%s", "");
    }
    cli_say(cli, _("Taken in by: %s"), forms[form].import);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    size_t form = 0;
    while (args->form != NULL && form < FORMS - 1 && !mi_text_is(forms[form].name, args->form))
        form++;
    if (cli->globals.format != CLI_TABLE)
        return list(cli, forms[form].question, err);
    say(cli, form);
    return MIRAIF_OK;
}

const struct cli_command cmd_cohort_form = {
    .noun = "cohort",
    .verb = "form",
    .summary = N_("print the questions of a form, in words that the import knows"),
    .description = N_(
        "Prints what a form of the office asks: the questions, which become the headers of the file that "
        "the form exports, what kind of answer each takes, the choices, and what stands below them, consent "
        "texts included. Build the form from it, in whatever makes forms; then every column is known to "
        "the import. Questions of your own may be added: those of an application are kept as answers.\n\n"
        "Forms that letters link to are told the letter's code by the address that "
        "`miraif export reminders form` sets."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_NONE,
    .args_size = sizeof(struct args),
    .record = &record_question_type,
    .list = true,
    .run = run,
};
