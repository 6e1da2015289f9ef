/* Distances from a file as MDGPLIB has them (Gallego, Laguna, Martí and Duarte 2013). */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/value.h"
#include "io/source.h"
#include "miraif/grouping.h"

enum { WORD_MOST = 40 };

static const int64_t DISTANCE_MOST = INT64_C(1000000000000);

struct reader {
    struct mi_source *source;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_line line;
    uint64_t number; /* of the line */
    size_t at;       /* where the next word may begin */
    size_t start;    /* where the last one began */
    char word[WORD_MOST];
};

/* Adds the place of the last word to the failure just recorded. */
static enum miraif_status at(const struct reader *reader, enum miraif_status status)
{
    mi_locate(reader->err, mi_source_name(reader->source), reader->number, reader->start + 1, NULL);
    return status;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* The next word of the line; false, with `word` empty, where there is none. */
static bool next_word(struct reader *reader)
{
    const struct mi_line *line = &reader->line;
    size_t length = 0;
    while (reader->at < line->length && is_space(line->bytes[reader->at]))
        reader->at++;
    reader->start = reader->at;
    for (; reader->at < line->length && !is_space(line->bytes[reader->at]); reader->at++)
        if (length + 1 < WORD_MOST)
            reader->word[length++] = line->bytes[reader->at];
    reader->word[reader->at - reader->start < WORD_MOST ? length : 0] = '\0';
    return reader->at > reader->start;
}

/* A whole number up to `most`. */
static enum miraif_status read_number(struct reader *reader, uint32_t most, uint32_t *ret_number)
{
    uint64_t number = 0;
    const char *digit = reader->word;
    bool there = next_word(reader);
    for (; *digit >= '0' && *digit <= '9' && number <= most; digit++)
        number = 10 * number + (uint32_t)(*digit - '0');
    if (!there)
        return at(reader, mi_fail(reader->err, MIRAIF_BAD_INPUT, "a number is missing"));
    if (digit == reader->word || *digit != '\0' || number > most)
        return at(reader,
                  mi_fail(reader->err, MIRAIF_BAD_INPUT, "this is no whole number from 0 to %u", most));
    *ret_number = (uint32_t)number;
    return MIRAIF_OK;
}

static enum miraif_status read_distance(struct reader *reader, int64_t *ret_distance)
{
    if (!next_word(reader))
        return at(reader, mi_fail(reader->err, MIRAIF_BAD_INPUT, "a number is missing"));
    if (!mi_decimal_parse(reader->word, ret_distance))
        return at(reader, mi_fail(reader->err, MIRAIF_BAD_INPUT, "this is no number of at most six places"));
    if (*ret_distance < 0 || *ret_distance > DISTANCE_MOST)
        return at(reader, mi_fail(reader->err, MIRAIF_BAD_INPUT, "a distance is from 0 to a million"));
    return MIRAIF_OK;
}

static enum miraif_status line_ends(struct reader *reader)
{
    if (next_word(reader))
        return at(reader,
                  mi_fail(reader->err, MIRAIF_BAD_INPUT, "there is more in this line than there should be"));
    return MIRAIF_OK;
}

/* Goes to the next line that is not blank; `*ret_more` is false behind the last. */
static enum miraif_status next_line(struct reader *reader, bool *ret_more)
{
    do {
        MI_TRY(mi_source_line(reader->source, &reader->line, ret_more, reader->err));
        if (!*ret_more)
            return MIRAIF_OK;
        reader->number++;
        reader->start = 0;
        if (reader->line.too_long)
            return at(reader, mi_fail(reader->err, MIRAIF_BAD_INPUT, "this line is too long"));
        reader->at = reader->number == 1 && reader->line.length >= 3 &&
                             memcmp(reader->line.bytes, "\xEF\xBB\xBF", 3) == 0
                         ? 3
                         : 0;
    } while (!next_word(reader));
    reader->at = reader->start;
    return MIRAIF_OK;
}

static enum miraif_status read_sizes(struct reader *reader, struct miraif_grouping *problem, bool equal)
{
    uint32_t *least = mi_arena_array(reader->arena, problem->groups, sizeof *least);
    uint32_t *most = mi_arena_array(reader->arena, problem->groups, sizeof *most);
    uint64_t fewest = 0;
    uint64_t greatest = 0;
    bool fixed = true;
    if (least == NULL || most == NULL)
        return mi_no_memory(reader->err);
    for (uint32_t g = 0; g < problem->groups; g++) {
        MI_TRY(read_number(reader, problem->people, &least[g]));
        MI_TRY(read_number(reader, problem->people, &most[g]));
        if (most[g] < 1 || least[g] > most[g] || (equal && most[g] != most[0]))
            return at(reader,
                      mi_fail(reader->err, MIRAIF_BAD_INPUT, "this is no size that group %u can have", g));
        fixed = fixed && least[g] == most[g];
        fewest += least[g];
        greatest += most[g];
    }
    MI_TRY(line_ends(reader));
    if (fewest > problem->people || greatest < problem->people)
        return at(reader, mi_fail(reader->err, MIRAIF_UNSATISFIABLE,
                                  "the groups hold from %llu to %llu people, but there are %u",
                                  (unsigned long long)fewest, (unsigned long long)greatest, problem->people));
    problem->size = most;
    problem->least = fixed ? NULL : least;
    return MIRAIF_OK;
}

static enum miraif_status read_header(struct reader *reader, struct miraif_grouping *problem)
{
    bool more;
    MI_TRY(next_line(reader, &more));
    if (!more)
        return at(reader, mi_fail(reader->err, MIRAIF_EMPTY_FILE, "there are no distances"));
    MI_TRY(read_number(reader, MIRAIF_MATRIX_PEOPLE_MOST, &problem->people));
    MI_TRY(read_number(reader, problem->people, &problem->groups));
    if (problem->groups < 1)
        return at(reader, mi_fail(reader->err, MIRAIF_BAD_INPUT, "there must be a group"));
    next_word(reader);
    bool equal = strcmp(reader->word, "ss") == 0;
    if (!equal && strcmp(reader->word, "ds") != 0)
        return at(reader, mi_fail(reader->err, MIRAIF_BAD_INPUT,
                                  "here should be ss (same sizes) or ds (different sizes)"));
    return read_sizes(reader, problem, equal);
}

/* One pair. It may stand there twice, if it says the same. */
static enum miraif_status read_pair(struct reader *reader, uint32_t n, int64_t *value, uint64_t *pairs)
{
    uint32_t p;
    uint32_t q;
    int64_t distance;
    MI_TRY(read_number(reader, n - 1, &p));
    MI_TRY(read_number(reader, n - 1, &q));
    MI_TRY(read_distance(reader, &distance));
    int64_t *there = &value[(size_t)p * n + q];
    if (p == q ? distance != 0 : *there >= 0 && *there != distance)
        return at(reader,
                  mi_fail(reader->err, MIRAIF_BAD_INPUT, "people %u and %u cannot be so far apart", p, q));
    *pairs += *there < 0;
    *there = distance;
    value[(size_t)q * n + p] = distance;
    return line_ends(reader);
}

static enum miraif_status read_pairs(struct reader *reader, struct miraif_grouping *problem)
{
    size_t n = problem->people;
    uint64_t pairs = 0;
    int64_t *value = mi_arena_bytes(reader->arena, n * n * sizeof *value);
    if (value == NULL)
        return mi_no_memory(reader->err);
    for (size_t i = 0; i < n * n; i++)
        value[i] = i / n == i % n ? 0 : -1;
    for (;;) {
        bool more;
        MI_TRY(next_line(reader, &more));
        if (!more)
            break;
        MI_TRY(read_pair(reader, problem->people, value, &pairs));
    }
    for (size_t i = 0; pairs < n * (n - 1) / 2 && i < n * n; i++) {
        if (value[i] < 0) {
            mi_fail(reader->err, MIRAIF_BAD_INPUT, "the distance of people %zu and %zu is missing", i / n,
                    i % n);
            mi_locate(reader->err, mi_source_name(reader->source), 0, 0, NULL);
            return MIRAIF_BAD_INPUT;
        }
    }
    problem->value = value;
    return MIRAIF_OK;
}

enum miraif_status miraif_grouping_read(const char *path, struct miraif_arena *arena,
                                        struct miraif_grouping *ret_problem, struct miraif_error *err)
{
    struct reader reader = {.arena = arena, .err = err};
    struct miraif_grouping problem = {0};
    MI_TRY(mi_source_open(path, arena, &reader.source, err));
    enum miraif_status status = read_header(&reader, &problem);
    if (status == MIRAIF_OK)
        status = read_pairs(&reader, &problem);
    mi_source_close(reader.source);
    MI_TRY(status);
    *ret_problem = problem;
    return MIRAIF_OK;
}
