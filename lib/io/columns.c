/* Which column is which field. */
#include "io/columns.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/synonyms.h"
#include "text/key.h"
#include "text/utf8.h"

enum { CODES_LEAST = 8 /* by which an export of ours is known */ };
enum { LIST_MOST = 400, HEADER_SHOWN = 60 };

/* How well a header fits a field. A repetition is a column in which the address is typed a second time. */
enum fit { FIT_NONE, FIT_REPEATED, FIT_WORD, FIT_BASE, FIT_WHOLE, FIT_CODE, FIT_SAID };

struct header {
    const char *text;  /* trimmed */
    const char *whole; /* its key */
    const char *base;  /* its key without what stands in brackets */
    const char *inner; /* the key of what stands in brackets */
    const char *name;  /* what its answers are called; no two are alike */
    enum mi_field field;
    enum mi_field rival; /* it fitted as well as the one that has it */
    enum fit fit;
    size_t end; /* FIT_WORD: where the word ends */
};

struct mapping {
    struct header *headers;
    size_t count;
    bool guess;
    struct miraif_arena *arena;
    struct miraif_error *err;
};

const char *mi_field_code(enum mi_field field)
{
    static const char *const codes[] = {
#define FIELD_CODE(name, code) code,
        MI_FIELD_LIST(FIELD_CODE)
#undef FIELD_CODE
            NULL};
    return codes[field];
}

/* Brackets, which a remark stands in. */
static int bracket(int32_t code)
{
    if (code == '(' || code == '[' || code == 0x3010 || code == 0x3014)
        return 1;
    return code == ')' || code == ']' || code == 0x3011 || code == 0x3015 ? -1 : 0;
}

/* Marks that headers are decorated with. */
static bool is_mark(int32_t code)
{
    return (code < 0x80 && strchr("_-.,*?!:;/\"'#~", (int)code) != NULL) || code == 0x203B ||
           code == 0x30FB || code == 0x3001 || code == 0x3002 || code == 0x300C || code == 0x300D ||
           code == 0x25CF || code == 0x25A0 || code == 0x2605;
}

/* Which part of a header its key is of. */
enum part { PART_ALL, PART_OUTSIDE, PART_INSIDE };

static enum miraif_status part_key(const char *text, enum part part, struct miraif_arena *arena,
                                   const char **ret_key, struct miraif_error *err)
{
    const char *folded;
    unsigned folds = MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES | MI_FOLD_KANA;
    MI_TRY(mi_text_fold(text, folds, arena, &folded, err));
    struct mi_str key = mi_str_begin(arena, strlen(folded));
    int32_t code;
    int depth = 0;
    for (size_t size; (size = mi_utf8_decode(folded, &code)) > 0; folded += size) {
        depth += bracket(code) > 0;
        bool wanted = part == PART_ALL || (part == PART_INSIDE) == (depth > 0);
        if (bracket(code) == 0 && !is_mark(code) && wanted)
            mi_str_add_bytes(&key, folded, size);
        depth -= bracket(code) < 0 && depth > 0;
    }
    return mi_str_end(&key, ret_key, err);
}

enum miraif_status mi_header_key(const char *text, bool base, struct miraif_arena *arena,
                                 const char **ret_key, struct miraif_error *err)
{
    return part_key(text, base ? PART_OUTSIDE : PART_ALL, arena, ret_key, err);
}

static bool has_any(const struct header *header, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strstr(header->whole, *words) != NULL)
            return true;
    return false;
}

/* Whether the address is asked for again, to catch slips of the pen. */
static bool is_repetition(const struct header *header)
{
    static const char *const words[] = {"確認", "再入力", "再度", "もう一度", "confirm", "again", NULL};
    return has_any(header, words);
}

/* Whether the question is about somebody else than the person of the row. */
static bool is_of_another(const struct header *header)
{
    static const char *const words[] = {"緊急連絡", "緊急時", "保護者", "親権者", "紹介者",    "推薦者",
                                        "推薦人",   "配偶者", "ご家族", "同行者", "emergency", NULL};
    return has_any(header, words);
}

/* Whether the consent is to something that one may well refuse, and take part all the same. */
static bool is_of_another_matter(const struct header *header)
{
    static const char *const words[] = {"写真",     "撮影", "録画",     "録音",           "動画",
                                        "掲載",     "公開", "めるまが", "めーるまがじん", "配信",
                                        "お知らせ", "sns",  NULL};
    static const char *const data[] = {"個人情報", "ぷらいばしー", NULL};
    return has_any(header, words) && !has_any(header, data);
}

/* Readings and parts of a name are often told by a remark alone: お名前（ふりがな）, 氏名（セイ）. */
static bool is_of_name(enum mi_field field)
{
    return field == MI_FIELD_KANA || field == MI_FIELD_FAMILY_KANA || field == MI_FIELD_GIVEN_KANA ||
           field == MI_FIELD_FAMILY_NAME || field == MI_FIELD_GIVEN_NAME;
}

/* Where the last `word` of the header ends; 0: it has none. A remark stands behind all else. */
static size_t end_of_word(const struct header *header, const char *word, bool inside)
{
    size_t end = 0;
    const char *inner = inside ? strstr(header->inner, word) : NULL;
    if (inner != NULL)
        return strlen(header->base) + (size_t)(inner - header->inner) + strlen(word);
    for (const char *at = header->base; (at = strstr(at, word)) != NULL; at++)
        end = (size_t)(at - header->base) + strlen(word);
    return end;
}

/* How well the header fits the name of a field, and where the word that it has in it ends. */
static enum fit fit_of(const struct header *header, const struct mi_synonym *synonym, const char *key,
                       size_t *ret_end)
{
    bool inside = is_of_name(synonym->field) && *header->inner != '\0';
    *ret_end = 0;
    if (synonym->field == MI_FIELD_CONSENT && is_of_another_matter(header))
        return FIT_NONE;
    if (strcmp(header->whole, key) == 0)
        return FIT_WHOLE;
    if (strcmp(header->base, key) == 0 || (inside && strcmp(header->inner, key) == 0))
        return FIT_BASE;
    if (synonym->word && !is_of_another(header))
        *ret_end = end_of_word(header, key, inside);
    return *ret_end > 0 ? FIT_WORD : FIT_NONE;
}

/* Whether the synonym fits better than what the header is taken for so far. Of two words the one that stands
 * last says what is asked for: 会社の業種, 勤務先の電話番号. */
static bool fits_better(const struct header *header, enum fit fit, size_t end)
{
    return fit > header->fit || (fit == FIT_WORD && header->fit == FIT_WORD && end > header->end);
}

/* Gives each header the field that it fits best; the first of those that it fits as well. */
static enum miraif_status fit_synonyms(struct mapping *mapping)
{
    for (const struct mi_synonym *synonym = mi_synonyms; synonym->text != NULL; synonym++) {
        const char *key;
        MI_TRY(mi_header_key(synonym->text, false, mapping->arena, &key, mapping->err));
        for (size_t i = 0; i < mapping->count; i++) {
            struct header *header = &mapping->headers[i];
            size_t end;
            enum fit fit = fit_of(header, synonym, key, &end);
            if (fit != FIT_NONE && synonym->field == MI_FIELD_EMAIL && is_repetition(header))
                fit = FIT_REPEATED;
            if (fits_better(header, fit, end)) {
                header->fit = fit;
                header->end = end;
                header->field = synonym->field;
            }
        }
    }
    return MIRAIF_OK;
}

static enum mi_field find_field(const char *code, size_t length)
{
    for (enum mi_field field = 0; field < MI_FIELDS; field++)
        if (strlen(mi_field_code(field)) == length && memcmp(mi_field_code(field), code, length) == 0)
            return field;
    return MI_FIELD_NONE;
}

/* In a file that an export wrote, the codes of fields are its columns, and what else reads like one is an
 * answer: 年齢 beside age holds what was no number. */
static void fit_codes(const struct mapping *mapping)
{
    size_t codes = 0;
    for (size_t i = 0; i < mapping->count; i++)
        codes += find_field(mapping->headers[i].text, strlen(mapping->headers[i].text)) != MI_FIELD_NONE;
    for (size_t i = 0; codes >= CODES_LEAST && i < mapping->count; i++) {
        struct header *header = &mapping->headers[i];
        enum mi_field field = find_field(header->text, strlen(header->text));
        header->field = field != MI_FIELD_NONE ? field : header->field;
        header->fit = field != MI_FIELD_NONE ? FIT_CODE : header->fit;
    }
}

enum miraif_status mi_field_named(const char *name, struct miraif_arena *arena, enum mi_field *ret_field,
                                  struct miraif_error *err)
{
    const char *wanted;
    enum mi_field field = find_field(name, strlen(name));
    MI_TRY(mi_header_key(name, false, arena, &wanted, err));
    for (const struct mi_synonym *one = mi_synonyms; field == MI_FIELD_NONE && one->text != NULL; one++) {
        const char *key;
        MI_TRY(mi_header_key(one->text, false, arena, &key, err));
        if (strcmp(key, wanted) == 0)
            field = one->field;
    }
    *ret_field = field;
    return MIRAIF_OK;
}

/* The headers as a list for a message. */
static const char *list_headers(const struct mapping *mapping)
{
    struct mi_str list = mi_str_begin(mapping->arena, LIST_MOST);
    const char *text = "…";
    for (size_t i = 0; i < mapping->count && list.length + 100 < LIST_MOST; i++) {
        mi_str_add(&list, i == 0 ? "" : ", ");
        mi_str_add_excerpt(&list, mapping->headers[i].text, HEADER_SHOWN);
    }
    (void)mi_str_end(&list, &text, NULL); /* the text stays "…" where it fails */
    return text;
}

static enum miraif_status unknown_field(const char *map, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_USAGE, N_("“%s” does not name a field and a header"), map);
    mi_hint(
        err,
        N_("write FIELD=HEADER, where FIELD is one of email, name, family_name, given_name, kana, "
           "family_kana, given_kana, phone, birth_date, age, gender, company, industry, occupation, "
           "place, availability, offers, concern, themes, capacity, applied_at, consent; or answer=HEADER, "
           "for a column that is no field"));
    return MIRAIF_USAGE;
}

bool mi_column_map_is(const char *map, enum mi_field *ret_field, const char **ret_header)
{
    const char *equals = strchr(map, '=');
    size_t length = equals == NULL ? 0 : (size_t)(equals - map);
    *ret_field = equals == NULL ? MI_FIELD_NONE : find_field(map, length);
    *ret_header = equals == NULL ? NULL : equals + 1;
    return *ret_field != MI_FIELD_NONE ||
           (length == strlen(MI_COLUMN_ANSWER) && strncmp(map, MI_COLUMN_ANSWER, length) == 0);
}

/* The header that is meant: by what it says, or by what its column is called, as “メール (2)”. Null: none. */
static enum miraif_status find_header(const struct mapping *mapping, const char *said,
                                      struct header **ret_header)
{
    const char *wanted;
    const char *key;
    MI_TRY(mi_header_key(said, false, mapping->arena, &wanted, mapping->err));
    *ret_header = NULL;
    for (size_t i = 0; i < mapping->count && *ret_header == NULL; i++)
        if (*wanted != '\0' && strcmp(mapping->headers[i].whole, wanted) == 0)
            *ret_header = &mapping->headers[i];
    for (size_t i = 0; i < mapping->count && *ret_header == NULL; i++) {
        MI_TRY(mi_header_key(mapping->headers[i].name, false, mapping->arena, &key, mapping->err));
        if (strcmp(key, wanted) == 0)
            *ret_header = &mapping->headers[i];
    }
    return MIRAIF_OK;
}

/* Does what the caller says, "field=header" or "answer=header". */
static enum miraif_status apply_map(struct mapping *mapping, const char *map)
{
    enum mi_field field;
    const char *said;
    struct header *header;
    if (!mi_column_map_is(map, &field, &said))
        return unknown_field(map, mapping->err);
    MI_TRY(find_header(mapping, said, &header));
    if (header != NULL) {
        header->field = field;
        header->fit = FIT_SAID;
        return MIRAIF_OK;
    }
    if (field == MI_FIELD_NONE) /* a column that is not there is no answer to anything */
        return MIRAIF_OK;
    mi_fail(mapping->err, MIRAIF_MISSING_COLUMN, N_("there is no column “%s”; the columns are: %s"), said,
            list_headers(mapping));
    mi_hint(mapping->err, N_("say which one it is with --map %s=HEADER"), mi_field_code(field));
    return MIRAIF_MISSING_COLUMN;
}

static enum miraif_status ambiguous(struct mapping *mapping, const struct header *a, const struct header *b)
{
    const char *code = mi_field_code(a->field);
    mi_fail(mapping->err, MIRAIF_AMBIGUOUS_COLUMN, N_("the columns “%s” and “%s” both seem to be “%s”"),
            a->text, b->text, code);
    if (a->field == MI_FIELD_NAME && b == a + 1 && strcmp(a->whole, b->whole) == 0) {
        mi_hint(mapping->err,
                N_("say which one it is: --map '%s=%s' or --map '%s=%s'; or, where they are its parts: "
                   "--map 'family_name=%s' --map 'given_name=%s'"),
                code, a->name, code, b->name, a->name, b->name);
        return MIRAIF_AMBIGUOUS_COLUMN;
    }
    mi_hint(mapping->err, N_("say which one it is: --map '%s=%s' or --map '%s=%s'"), code, a->name, code,
            b->name);
    return MIRAIF_AMBIGUOUS_COLUMN;
}

/* Two columns that fit equally well are refused where a choice would matter: when the header says no more
 * than the field's name, or when the field is the address or the name. Else the first one is it. */
static bool is_grave(const struct header *header)
{
    return header->fit > FIT_WORD || header->field == MI_FIELD_EMAIL || header->field == MI_FIELD_NAME;
}

/* The column that has `field` where one or two side by side have it: both with the same header, or the second
 * with none, as a cell over two columns leaves it. -1: that is not so. */
static ptrdiff_t find_pair(const struct mapping *mapping, enum mi_field field)
{
    ptrdiff_t first = -1;
    size_t found = 0;
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->headers[i].field != field)
            continue;
        first = first < 0 ? (ptrdiff_t)i : first;
        found++;
        if (mapping->headers[i].fit == FIT_SAID)
            return -1;
    }
    if (first < 0 || (size_t)first + 1 == mapping->count)
        return -1;
    const struct header *one = &mapping->headers[first], *other = one + 1;
    bool alike = found == 2 && other->field == field && strcmp(one->whole, other->whole) == 0;
    return alike || (found == 1 && *other->text == '\0') ? first : -1;
}

/* Name and reading in two columns each are family and given name. */
static void part_names(struct mapping *mapping)
{
    ptrdiff_t name = find_pair(mapping, MI_FIELD_NAME);
    ptrdiff_t kana = find_pair(mapping, MI_FIELD_KANA);
    for (size_t i = 0; i < mapping->count; i++)
        if (mapping->headers[i].field == MI_FIELD_FAMILY_NAME ||
            mapping->headers[i].field == MI_FIELD_GIVEN_NAME)
            return;
    if (name < 0 || kana < 0)
        return;
    mapping->headers[name].field = MI_FIELD_FAMILY_NAME;
    mapping->headers[name + 1].field = MI_FIELD_GIVEN_NAME;
    mapping->headers[kana].field = MI_FIELD_FAMILY_KANA;
    mapping->headers[kana + 1].field = MI_FIELD_GIVEN_KANA;
}

/* Where family and given name are there, a word in a question does not make it the name. */
static void drop_loose_name(struct mapping *mapping)
{
    bool family = false;
    bool given = false;
    for (size_t i = 0; i < mapping->count; i++) {
        family = family || mapping->headers[i].field == MI_FIELD_FAMILY_NAME;
        given = given || mapping->headers[i].field == MI_FIELD_GIVEN_NAME;
    }
    for (size_t i = 0; family && given && i < mapping->count; i++)
        if (mapping->headers[i].field == MI_FIELD_NAME && mapping->headers[i].fit == FIT_WORD)
            mapping->headers[i].field = MI_FIELD_NONE;
}

/* Leaves each field to the one header that fits it best. */
static enum miraif_status settle(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        struct header *header = &mapping->headers[i];
        for (size_t j = 0; j < i && header->field != MI_FIELD_NONE; j++) {
            struct header *other = &mapping->headers[j];
            if (other->field != header->field)
                continue;
            bool doubtful = other->fit == header->fit && is_grave(header);
            if (doubtful && !mapping->guess)
                return ambiguous(mapping, other, header);
            if (doubtful)
                header->rival = header->field;
            (other->fit >= header->fit ? header : other)->field = MI_FIELD_NONE;
        }
    }
    return MIRAIF_OK;
}

static enum miraif_status missing(struct mapping *mapping, const char *what, const char *code)
{
    mi_fail(mapping->err, MIRAIF_MISSING_COLUMN, N_("no column was found for %s; the columns are: %s"),
            mi_translate(mapping->err == NULL ? NULL : mapping->err->env, what), list_headers(mapping));
    mi_hint(mapping->err,
            N_("name it with --map %s=HEADER; where the header stands in another row, say which: "
               "--header-row ROW"),
            code);
    return MIRAIF_MISSING_COLUMN;
}

static enum miraif_status need_required(struct mapping *mapping, const struct mi_columns *columns)
{
    if (columns->at[MI_FIELD_EMAIL] == 0)
        return missing(mapping, N_("the e-mail address"), "email");
    bool parts = columns->at[MI_FIELD_FAMILY_NAME] != 0 && columns->at[MI_FIELD_GIVEN_NAME] != 0;
    if (columns->at[MI_FIELD_NAME] == 0 && !parts)
        return missing(mapping, N_("the name"), "name");
    return MIRAIF_OK;
}

static enum miraif_status begin(struct mapping *mapping, const char *const *headers)
{
    mapping->headers = mi_arena_array(mapping->arena, mapping->count + 1, sizeof *mapping->headers);
    if (mapping->headers == NULL)
        return mi_no_memory(mapping->err);
    for (size_t i = 0; i < mapping->count; i++) {
        struct header *header = &mapping->headers[i];
        size_t length;
        const char *text = mi_utf8_trim(headers[i], &length);
        header->field = header->rival = MI_FIELD_NONE;
        header->text = mi_arena_copy(mapping->arena, text, length);
        if (header->text == NULL)
            return mi_no_memory(mapping->err);
        MI_TRY(mi_header_key(header->text, false, mapping->arena, &header->whole, mapping->err));
        MI_TRY(mi_header_key(header->text, true, mapping->arena, &header->base, mapping->err));
        MI_TRY(part_key(header->text, PART_INSIDE, mapping->arena, &header->inner, mapping->err));
    }
    return MIRAIF_OK;
}

/* Whether `name` is what another column is called: an earlier one, or a later one by its header. */
static bool is_taken(const struct mapping *mapping, size_t i, const char *name)
{
    for (size_t j = 0; j < mapping->count; j++)
        if (j != i && strcmp(j < i ? mapping->headers[j].name : mapping->headers[j].text, name) == 0)
            return true;
    return false;
}

/* What the answers in column `i` are called: its header, with a number where an earlier one is the same. No
 * two columns are called the same, because answers are found by that. */
static const char *name_column(const struct mapping *mapping, size_t i)
{
    const char *text = mapping->headers[i].text;
    bool blank = *text == '\0';
    size_t number = 1;
    for (size_t j = 0; j < i; j++)
        number += strcmp(mapping->headers[j].text, text) == 0;
    if (number == 1 && !blank)
        return text;
    for (number = blank ? i + 1 : number;; number++) {
        const char *name = blank ? mi_arena_printf(mapping->arena, "#%zu", number)
                                 : mi_arena_printf(mapping->arena, "%s (%zu)", text, number);
        if (name == NULL || !is_taken(mapping, i, name))
            return name;
    }
}

static enum miraif_status name_columns(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++)
        if ((mapping->headers[i].name = name_column(mapping, i)) == NULL)
            return mi_no_memory(mapping->err);
    return MIRAIF_OK;
}

static enum miraif_status finish(struct mapping *mapping, struct mi_columns *columns)
{
    const char **texts = mi_arena_array(mapping->arena, mapping->count + 1, sizeof *texts);
    const char **names = mi_arena_array(mapping->arena, mapping->count + 1, sizeof *names);
    enum mi_field *fields = mi_arena_array(mapping->arena, mapping->count + 1, sizeof *fields);
    enum mi_field *rivals = mi_arena_array(mapping->arena, mapping->count + 1, sizeof *rivals);
    if (texts == NULL || names == NULL || fields == NULL || rivals == NULL)
        return mi_no_memory(mapping->err);
    *columns = (struct mi_columns){
        .count = mapping->count, .headers = texts, .names = names, .fields = fields, .rivals = rivals};
    for (size_t i = 0; i < mapping->count; i++) {
        const struct header *header = &mapping->headers[i];
        texts[i] = header->text;
        names[i] = header->name;
        fields[i] = header->field;
        rivals[i] = header->rival;
        if (*header->text != '\0')
            columns->least = i + 1;
        if (header->field != MI_FIELD_NONE)
            columns->at[header->field] = i + 1;
    }
    return MIRAIF_OK;
}

enum miraif_status mi_columns_map(const char *const *headers, size_t count, const char *const *maps,
                                  size_t map_count, bool guess, struct miraif_arena *arena,
                                  struct mi_columns *ret_columns, struct miraif_error *err)
{
    struct mapping mapping = {.count = count, .guess = guess, .arena = arena, .err = err};
    struct mi_columns columns;
    MI_TRY(begin(&mapping, headers));
    MI_TRY(name_columns(&mapping));
    MI_TRY(fit_synonyms(&mapping));
    fit_codes(&mapping);
    for (size_t i = 0; i < map_count; i++)
        MI_TRY(apply_map(&mapping, maps[i]));
    part_names(&mapping);
    drop_loose_name(&mapping);
    MI_TRY(settle(&mapping));
    MI_TRY(finish(&mapping, &columns));
    if (!guess)
        MI_TRY(need_required(&mapping, &columns));
    *ret_columns = columns;
    return MIRAIF_OK;
}
