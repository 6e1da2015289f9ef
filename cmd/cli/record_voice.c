/* What participants say, as records. */
#include "cli/record_voice.h"

#include "base/str.h"
#include "cli/output.h"

enum { LIST_MOST = 2000, TEXT_MOST = 1 << 20 };

static const struct record_field question_fields[] = {
    {"code", N_("code"), "string", FIELD_TABLE | FIELD_ID},
    {"scale", N_("scale"), "string", FIELD_TABLE},
    {"reversed", N_("reversed"), "boolean", 0},
    {"ja", N_("in Japanese"), "string", FIELD_TABLE},
    {"en", N_("in English"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_question_type = {"question", question_fields};

static const struct record_field survey_fields[] = {
    {"session", N_("session"), "string", FIELD_TABLE | FIELD_ID},
    {"date", N_("date"), "date", FIELD_TABLE},
    {"title", N_("title"), "string", FIELD_TABLE},
    {"people", N_("people asked"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"answered", N_("have answered"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"counted", N_("in the results"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"satisfaction", N_("satisfaction"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"recommend", N_("would recommend"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"questions", N_("questions"), "array", FIELD_NESTED},
    {"silent", N_("not answered"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_survey_type = {"survey", survey_fields};

static const struct record_field pulse_fields[] = {
    {"cohort", N_("cohort"), "integer", 0},
    {"round", N_("round"), "integer", FIELD_TABLE | FIELD_RIGHT | FIELD_ID},
    {"date", N_("date"), "date", FIELD_TABLE},
    {"people", N_("people asked"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"answered", N_("have answered"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"counted", N_("in the results"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"score", N_("pulse score"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"teams", N_("teams"), "array", FIELD_NESTED},
    {"questions", N_("questions"), "array", FIELD_NESTED},
    {"silent", N_("not answered"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_pulse_type = {"pulse", pulse_fields};

static const struct record_field tally_fields[] = {
    {"text", N_("question"), "string", FIELD_TABLE},
    {"answers", N_("answers"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"mean", N_("mean"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"counts", N_("how many chose what"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type tally_type = {"tally", tally_fields};

static const struct record_field said_fields[] = {
    {"times", N_("times"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"text", N_("said"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type said_type = {"said", said_fields};

static const struct record_field silent_fields[] = {
    {"id", N_("not answered"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type silent_type = {"silent", silent_fields};

struct mi_value *record_question(struct miraif_arena *arena, const struct miraif_question *question)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "code", question->code);
    if (question->high == 0)
        mi_put_text(record, "scale", "");
    else
        mi_putf(record, "scale", "%lld-%lld", (long long)question->low, (long long)question->high);
    mi_put_bool(record, "reversed", question->reversed);
    mi_put_copy(record, "ja", question->ja);
    mi_put_copy(record, "en", question->en);
    return record;
}

/* The text of a question in the language of the user: English is what is not translated. */
static const char *wording(const struct miraif_question *question)
{
    /* The code of the language in which the user reads: this message is translated to “ja”. */
    return mi_text_is(_("en"), "ja") ? question->ja : question->en;
}

static void put_said(struct mi_value *rows, const struct miraif_tally *tally)
{
    for (size_t i = 0; i < tally->texts; i++) {
        struct mi_value *one = mi_put_object(rows, NULL);
        mi_put_copy(one, "text", tally->said[i].text);
        mi_put_int(one, "times", tally->said[i].times);
    }
}

static void put_tally(struct mi_value *rows, const struct miraif_tally *tally)
{
    struct mi_value *one = mi_put_object(rows, NULL);
    mi_put_copy(one, "code", tally->question->code);
    mi_put_copy(one, "text", wording(tally->question));
    mi_put_bool(one, "reversed", tally->question->reversed);
    mi_put_int(one, "answers", tally->answers);
    if (tally->steps == 0) {
        put_said(mi_put_array(one, "said"), tally);
        return;
    }
    mi_put_bool(one, "withheld", tally->withheld);
    if (tally->withheld)
        mi_put_null(one, "mean");
    else
        mi_put_decimal(one, "mean", tally->mean);
    struct mi_value *counts = mi_put_array(one, "distribution");
    for (size_t i = 0; i < tally->steps && !tally->withheld; i++) {
        struct mi_value *count = mi_put_object(counts, NULL);
        mi_put_int(count, "value", tally->question->low + (int64_t)i);
        mi_put_int(count, "answers", tally->count[i]);
    }
}

static void put_voices(struct mi_value *record, const struct miraif_voices *voices)
{
    struct mi_value *questions = mi_put_array(record, "questions");
    for (size_t i = 0; i < voices->tallies; i++)
        put_tally(questions, &voices->tally[i]);
    struct mi_value *silent = mi_put_array(record, "silent");
    for (size_t i = 0; i < voices->silents; i++) {
        struct mi_value *one = mi_put_object(silent, NULL);
        mi_put_ref(one, "id", 'p', voices->silent[i].person);
        mi_put_copy(one, "name", voices->silent[i].name);
        mi_put_copy(one, "email", voices->silent[i].email);
    }
}

static void put_counts(struct mi_value *record, const struct miraif_voices *voices)
{
    mi_put_int(record, "people", voices->people);
    mi_put_int(record, "answered", voices->answered);
    mi_put_int(record, "counted", voices->counted);
}

static void put_mean(struct mi_value *record, const char *code, const struct miraif_voices *voices)
{
    for (size_t i = 0; i < voices->tallies; i++) {
        const struct miraif_tally *tally = &voices->tally[i];
        if (mi_text_is(tally->question->code, code) && tally->steps > 0 && !tally->withheld) {
            mi_put_decimal(record, code, tally->mean);
            return;
        }
    }
    mi_put_null(record, code);
}

struct mi_value *record_survey(struct miraif_arena *arena, const struct miraif_survey *survey)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "session", survey->session->id);
    mi_put_copy(record, "date", survey->session->date);
    mi_put_copy(record, "title", survey->session->title);
    put_counts(record, &survey->voices);
    put_mean(record, "satisfaction", &survey->voices);
    put_mean(record, "recommend", &survey->voices);
    put_voices(record, &survey->voices);
    return record;
}

struct mi_value *record_pulse(struct miraif_arena *arena, const struct miraif_pulse *pulse)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", pulse->cohort);
    mi_put_int(record, "round", pulse->round);
    mi_put_copy(record, "date", pulse->date);
    put_counts(record, &pulse->voices);
    if (pulse->score == 0)
        mi_put_null(record, "score");
    else
        mi_put_decimal(record, "score", pulse->score);
    struct mi_value *teams = mi_put_array(record, "teams");
    for (size_t i = 0; i < pulse->teams; i++) {
        struct mi_value *team = mi_put_object(teams, NULL);
        mi_put_copy(team, "team", pulse->team[i].id);
        mi_put_int(team, "people", pulse->team[i].people);
        mi_put_int(team, "answered", pulse->team[i].answered);
    }
    put_voices(record, &pulse->voices);
    return record;
}

/* "3:2 4:4 5:6", without the steps that nobody chose. */
static enum miraif_status counts_text(struct cli *cli, const struct miraif_tally *tally,
                                      const char **ret_text, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(cli->arena, LIST_MOST);
    if (tally->withheld)
        mi_str_add(&str, _("withheld"));
    for (size_t i = 0; i < tally->steps; i++)
        if (tally->count[i] > 0)
            mi_str_addf(&str, "%s%lld:%lld", str.length == 0 ? "" : "  ",
                        (long long)(tally->question->low + (int64_t)i), (long long)tally->count[i]);
    return mi_str_end(&str, ret_text, err);
}

static enum miraif_status say_scales(struct cli *cli, const struct miraif_voices *voices,
                                     struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t i = 0; i < voices->tallies; i++) {
        const struct miraif_tally *tally = &voices->tally[i];
        char mean[MI_DECIMAL_TEXT] = "";
        const char *counts;
        if (tally->steps == 0)
            continue;
        MI_TRY(counts_text(cli, tally, &counts, err));
        if (!tally->withheld)
            mi_decimal_round(tally->mean, mean);
        struct mi_value *row = mi_put_object(rows, NULL);
        mi_put_text(row, "text", wording(tally->question));
        mi_put_int(row, "answers", tally->answers);
        mi_put_copy(row, "mean", mean);
        mi_put_text(row, "counts", counts);
    }
    cli_say(cli, "%s", "");
    return cli_table(cli, &tally_type, rows, err);
}

static enum miraif_status say_texts(struct cli *cli, const struct miraif_voices *voices,
                                    struct miraif_error *err)
{
    for (size_t i = 0; i < voices->tallies; i++) {
        const struct miraif_tally *tally = &voices->tally[i];
        if (tally->texts == 0)
            continue;
        struct mi_value *rows = mi_value_array(cli->arena);
        put_said(rows, tally);
        cli_say(cli, "\n%s", wording(tally->question));
        MI_TRY(cli_table(cli, &said_type, rows, err));
    }
    return MIRAIF_OK;
}

enum miraif_status record_say_voices(struct cli *cli, const struct miraif_voices *voices,
                                     struct miraif_error *err)
{
    cli_say(cli, _("answered %lld of %lld"), (long long)voices->answered, (long long)voices->people);
    if (voices->counted == 0 && voices->answered > 0)
        cli_say(cli, _("results are shown from %d answers on"), MIRAIF_VOICES_FEWEST);
    else if (voices->counted < voices->answered)
        cli_say(cli,
                _("%lld answers are in these results; the others follow when %d more can be added at once"),
                (long long)voices->counted, MIRAIF_VOICES_FEWEST);
    if (voices->counted > 0) {
        MI_TRY(say_scales(cli, voices, err));
        MI_TRY(say_texts(cli, voices, err));
    }
    if (voices->silents == 0)
        return MIRAIF_OK;
    struct mi_value *holder = mi_value_object(cli->arena);
    put_voices(holder, voices);
    cli_say(cli, "%s", "");
    return cli_table(cli, &silent_type, mi_value_get(holder, "silent"), err);
}
