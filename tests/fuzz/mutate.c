/* Runs a fuzz target over a folder of seeds, then over mutations of them: mutate FOLDER RUNS. Deterministic;
 * an input that the target dies of is left in ./crash and its run is named. */
#include <dirent.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

enum { SEEDS_MOST = 256, SIZE_MOST = 1 << 14, CHANGES_MOST = 6 };

struct input {
    size_t size;
    uint8_t bytes[SIZE_MOST];
};

static struct input seeds[SEEDS_MOST];
static size_t seed_count;
static struct input now;
static unsigned long run;

/* What readers of rosters stumble over. */
static const char *const words[] = {
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\xEF\xBB\xBF",
    "\xFF\xFE",
    "\xFE\xFF",
    "\xE3",
    "\xE3\x81",
    "\xED\xA0\x80",
    "\xF4\x90",
    "\x87\x40",
    "\xFA\xFC",
    "\x82\xA0",
    "\xB1",
    "令和元年",
    "R8.2.29",
    "昭和64年1月8日",
    "２０２６／１／２",
    "午後 GMT+9",
    "２０代",
    "１８",
    "株式会社",
    "（株）",
    "㈱",
    "か\xE3\x82\x99",
    "ﾐﾎﾝ ﾊﾅｺ",
    "　",
    "@",
    "a@b.jp",
    "同意しません",
    "1e9",
    "=1+1",
    "999999999",
    "-0",
    "\xE2\x80\xAE",
    "髙﨑",
    "メールアドレス",
};
enum { WORDS = sizeof words / sizeof *words };

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t below(uint64_t limit)
{
    static uint64_t state = 42;
    uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (z ^ (z >> 31)) % limit;
}

/* Puts `size` bytes in the place of `cut` at `at`, as far as there is room. */
static void replace(size_t at, size_t cut, const void *bytes, size_t size)
{
    static uint8_t rest[SIZE_MOST];
    size_t left = now.size - at - cut;
    if (at + size + left > SIZE_MOST)
        return;
    memcpy(rest, now.bytes + at + cut, left);
    memmove(now.bytes + at, bytes, size);
    memcpy(now.bytes + at + size, rest, left);
    now.size = at + size + left;
}

static void change(void)
{
    static uint8_t piece[SIZE_MOST];
    size_t at = below(now.size + 1);
    size_t length = below(1 + below(now.size - at + 1));
    const struct input *other = &seeds[below(seed_count)];
    size_t from = below(other->size + 1);
    const char *word = words[below(WORDS)];
    uint8_t byte = (uint8_t)below(256);
    switch (below(7)) {
    case 0:
        replace(at, at < now.size ? 1 : 0, &byte, 1);
        break;
    case 1:
        replace(at, length, "", 0);
        break;
    case 2: /* doubled */
        memcpy(piece, now.bytes + at, length);
        replace(at, 0, piece, length);
        break;
    case 3:
        replace(at, 0, other->bytes + from, below(other->size - from + 1));
        break;
    case 4:
        memset(piece, byte, sizeof piece);
        replace(at, 0, piece, below(300));
        break;
    default:
        replace(at, below(2) * (length < 8 ? length : 8), word, strlen(word));
        break;
    }
}

static void leave(void)
{
    FILE *file = fopen("crash", "wb");
    fprintf(stderr, "run %lu; its input is in ./crash\n", run);
    if (file == NULL || fwrite(now.bytes, 1, now.size, file) != now.size || fclose(file) != 0)
        fprintf(stderr, "./crash cannot be written\n");
}

static void read_seed(const char *folder, const char *name)
{
    char path[4096];
    struct input *seed = &seeds[seed_count];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = name[0] == '.' || seed_count == SEEDS_MOST ? NULL : fopen(path, "rb");
    if (file == NULL)
        return;
    seed->bytes[0] = 0; /* no encoding is asked for */
    seed->size = 1 + fread(seed->bytes + 1, 1, SIZE_MOST - 1, file);
    seed_count++;
    fclose(file);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

int main(int argc, char **argv)
{
    struct dirent **names;
    int count = argc == 3 ? scandir(argv[1], &names, NULL, by_name) : -1;
    for (int i = 0; i < count; i++) {
        read_seed(argv[1], names[i]->d_name);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
    if (seed_count == 0) {
        fprintf(stderr, "usage: mutate FOLDER RUNS, where the folder has seeds\n");
        return 2;
    }
    /* While one is open glibc keeps its tables, which are long to load. */
    iconv_t keep[] = {iconv_open("UTF-8", "CP932"), iconv_open("UTF-8", "UTF-16LE")};
    if (__sanitizer_set_death_callback != NULL)
        __sanitizer_set_death_callback(leave);
    unsigned long runs = strtoul(argv[2], NULL, 10);
    for (run = 0; run < seed_count + runs; run++) {
        now = run < seed_count ? seeds[run] : seeds[below(seed_count)];
        for (uint64_t changes = run < seed_count ? 0 : 1 + below(CHANGES_MOST); changes > 0; changes--)
            change();
        LLVMFuzzerTestOneInput(now.bytes, now.size);
    }
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++)
        iconv_close(keep[i]);
    printf("%lu seeds, %lu mutations\n", (unsigned long)seed_count, runs);
    return 0;
}
