/* What reviews look like outside. */
#include "cli/record_review.h"

static const struct record_field criterion_fields[] = {
    {"name", N_("criterion"), "string", FIELD_TABLE | FIELD_ID},
    {"weight", N_("weight"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"low", N_("lowest mark"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"high", N_("highest mark"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_criterion_type = {"criterion", criterion_fields};

static const struct record_field pack_fields[] = {
    {"reviewer", N_("reviewer"), "string", FIELD_TABLE},
    {"known", N_("known person"), "boolean", 0},
    {"applicants", N_("applicants"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"left_out", N_("left out"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"page", N_("to read"), "string", FIELD_TABLE},
    {"sheet", N_("to fill in"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_review_pack_type = {"review_pack", pack_fields};

static const struct record_field import_fields[] = {
    {"encoding", N_("encoding"), "string", 0},
    {"bom", N_("byte order mark"), "boolean", 0},
    {"newline", N_("line ends"), "string", 0},
    {"delimiter", N_("delimiter"), "string", 0},
    {"records", N_("rows"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"accepted", N_("accepted"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"created", N_("new"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"updated", N_("changed"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"unchanged", N_("unchanged"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"blank", N_("not marked"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"rejected", N_("refused"), "array", FIELD_NESTED},
    {"warnings", N_("remarks"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_review_import_type = {"review_import", import_fields};

static const struct record_field problem_fields[] = {
    {"line", N_("line"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"field", N_("column"), "string", FIELD_TABLE},
    {"message", N_("why"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_review_problem_type = {"review_problem", problem_fields};

static const struct record_field state_fields[] = {
    {"person", N_("applicant"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"reviews", N_("reviews"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"incomplete", N_("incomplete"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"mark", N_("mark"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"corrected", N_("corrected"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"spread", N_("spread"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_review_state_type = {"review_state", state_fields};

static const struct record_field reviewer_fields[] = {
    {"reviewer", N_("reviewer"), "string", FIELD_TABLE | FIELD_ID},
    {"complete", N_("complete"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"incomplete", N_("incomplete"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"applicants", N_("of applicants"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"mean", N_("mean"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_reviewer_type = {"reviewer", reviewer_fields};

struct mi_value *record_criterion(struct miraif_arena *arena, const struct miraif_criterion *criterion)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "name", criterion->name);
    mi_put_decimal(record, "weight", criterion->weight);
    mi_put_decimal(record, "low", criterion->low);
    mi_put_decimal(record, "high", criterion->high);
    return record;
}

struct mi_value *record_review_pack(struct miraif_arena *arena, const struct miraif_review_pack *pack)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "reviewer", pack->reviewer);
    mi_put_bool(record, "known", pack->known);
    mi_put_int(record, "applicants", (int64_t)pack->applicants);
    mi_put_int(record, "left_out", (int64_t)pack->left_out);
    mi_put_copy(record, "page", pack->page_path);
    mi_put_copy(record, "sheet", pack->sheet_path);
    return record;
}

struct mi_value *record_review_problem(struct miraif_arena *arena,
                                       const struct miraif_review_problem *problem)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "record", (int64_t)problem->record);
    mi_put_int(record, "line", (int64_t)problem->line);
    mi_put_int(record, "column", (int64_t)problem->column);
    mi_put_copy(record, "field", problem->field);
    mi_put_copy(mi_put_array(record, "reasons"), NULL, problem->reason);
    mi_put_copy(record, "message", problem->message);
    return record;
}

static void put_problems(struct mi_value *record, const char *key, struct miraif_arena *arena,
                         const struct miraif_review_problem *problem, size_t count)
{
    struct mi_value *array = mi_put_array(record, key);
    for (size_t i = 0; i < count; i++)
        mi_put_value(array, NULL, record_review_problem(arena, &problem[i]));
}

struct mi_value *record_review_import(struct miraif_arena *arena, const struct miraif_review_import *import)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "encoding", import->encoding);
    mi_put_bool(record, "bom", import->bom);
    mi_put_copy(record, "newline", import->newline);
    mi_put_copy(record, "delimiter", import->delimiter);
    mi_put_int(record, "records", (int64_t)import->records);
    mi_put_int(record, "accepted", (int64_t)import->accepted);
    mi_put_int(record, "created", (int64_t)import->created);
    mi_put_int(record, "updated", (int64_t)import->updated);
    mi_put_int(record, "unchanged", (int64_t)import->unchanged);
    mi_put_int(record, "blank", (int64_t)import->blank);
    put_problems(record, "rejected", arena, import->rejected, import->rejected_count);
    put_problems(record, "warnings", arena, import->warning, import->warnings);
    return record;
}

struct mi_value *record_review_state(struct miraif_arena *arena, const struct miraif_review_state *state)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', state->person);
    mi_put_copy(record, "name", state->name);
    mi_put_int(record, "reviews", state->reviews);
    mi_put_int(record, "incomplete", state->incomplete);
    if (state->reviews > 0) {
        mi_put_decimal(record, "mark", state->mark);
        mi_put_decimal(record, "corrected", state->corrected);
        mi_put_decimal(record, "spread", state->spread);
    } else {
        mi_put_null(record, "mark");
        mi_put_null(record, "corrected");
        mi_put_null(record, "spread");
    }
    return record;
}

struct mi_value *record_reviewer(struct miraif_arena *arena, const struct miraif_reviewer *reviewer)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "reviewer", reviewer->name);
    mi_put_int(record, "complete", reviewer->complete);
    mi_put_int(record, "incomplete", reviewer->incomplete);
    mi_put_int(record, "applicants", reviewer->applicants);
    if (reviewer->complete > 0)
        mi_put_decimal(record, "mean", reviewer->mean);
    else
        mi_put_null(record, "mean");
    return record;
}

struct mi_value *record_review(struct miraif_arena *arena, int64_t cohort, const struct miraif_review *review,
                               const struct miraif_criteria *criteria)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", cohort);
    mi_put_ref(record, "person", 'p', review->person);
    mi_put_copy(record, "reviewer", review->reviewer);
    struct mi_value *marks = mi_put_array(record, "marks");
    for (size_t i = 0; i < criteria->count; i++) {
        struct mi_value *mark = mi_put_object(marks, NULL);
        mi_put_copy(mark, "criterion", criteria->item[i].name);
        if (review->value[i] == MIRAIF_UNMARKED)
            mi_put_null(mark, "value");
        else
            mi_put_decimal(mark, "value", review->value[i]);
    }
    mi_put_copy(record, "comment", review->comment);
    return record;
}
