/* The whole reader under random bytes: encoding, CSV, header, values. Beside the sanitizers' findings, what
 * is read must be well-formed and the reading must get on. A libFuzzer target; tests/fuzz/mutate.c drives it
 * where libFuzzer is not at hand. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "flow/intake/row.h"
#include "io/header.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_text(const char *text)
{
    must(text == NULL || mi_utf8_valid(text, strlen(text)));
}

static void check_row(const struct mi_intake_row *row)
{
    struct mi_date birth;
    const struct miraif_person *person = &row->person;
    must(person->email != NULL && strchr(person->email, '@') != NULL && person->email_key != NULL);
    must(person->name != NULL && person->name[0] != '\0');
    must(person->birth_date == NULL || mi_date_parse(person->birth_date, &birth));
    must((person->family_name == NULL) == (person->given_name == NULL));
    check_text(person->name);
    check_text(person->kana);
    check_text(person->profile.company_key);
    check_text(person->profile.answers);
}

/* Where the last record ended, and what number and line it had. */
struct place {
    uint64_t end;
    uint64_t number;
    uint64_t line;
};

static void check_record(const struct mi_csv_record *record, struct place *place)
{
    must(record->end > record->start && record->start >= place->end);
    must(record->number == place->number + 1 && record->line > place->line);
    *place = (struct place){record->end, record->number, record->line};
    for (size_t i = 0; record->fault == MI_CSV_SOUND && i < record->count && i < MI_CSV_COLUMNS_MOST; i++)
        check_text(record->fields[i]);
}

static void read_rows(struct mi_csv *csv, const struct mi_csv_record *header,
                      const struct mi_columns *columns, struct miraif_arena *scratch)
{
    const struct miraif_env env = {.now = 1795000000};
    struct place place = {header->end, 0, header->line};
    struct mi_findings findings = {0};
    struct mi_csv_record record;
    struct mi_intake_row row;
    for (bool more; mi_csv_next(csv, &record, &more, NULL) == MIRAIF_OK && more;) {
        check_record(&record, &place);
        miraif_arena_reset(scratch);
        mi_findings_begin(&findings, &env, scratch);
        if (mi_row_read(&record, columns, &findings, &row, NULL) == MIRAIF_OK && findings.fault_count == 0)
            check_row(&row);
    }
}

static void read_file(struct mi_source *source, enum mi_encoding encoding, struct miraif_arena *arena,
                      struct miraif_arena *scratch)
{
    struct mi_decoder *decoder = NULL;
    struct mi_csv *csv = NULL;
    struct mi_header header;
    struct mi_columns columns;
    if (mi_decoder_open(source, encoding, arena, &decoder, NULL) != MIRAIF_OK)
        return;
    if (mi_csv_open(source, decoder, arena, &csv, NULL) == MIRAIF_OK &&
        mi_header_find(csv, mi_decoder_encoding(decoder), 0, NULL, 0, false, arena, &header, &columns,
                       NULL) == MIRAIF_OK)
        read_rows(csv, &header.record, &columns, scratch);
    mi_csv_close(csv);
    mi_decoder_close(decoder);
}

static int file_of(const uint8_t *data, size_t size)
{
    static int fd = -1;
    if (fd < 0)
        fd = memfd_create("fuzz", 0);
    must(fd >= 0 && ftruncate(fd, 0) == 0 && pwrite(fd, data, size, 0) == (ssize_t)size);
    return fd;
}

/* The first byte says which encoding is asked for: as a rule none. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file_of(data + 1, size - 1));
    struct mi_source *source = NULL;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_arena *scratch = miraif_arena_create();
    must(arena != NULL && scratch != NULL);
    if (mi_source_open(path, arena, &source, NULL) == MIRAIF_OK)
        read_file(source, data[0] < 0xF0 ? MI_ENCODING_UNKNOWN : (enum mi_encoding)(data[0] % 5), arena,
                  scratch);
    mi_source_close(source);
    miraif_arena_destroy(arena);
    miraif_arena_destroy(scratch);
    return 0;
}
