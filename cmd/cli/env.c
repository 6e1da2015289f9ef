/* Filling struct miraif_env: the only file that reads clock, user and randomness. */
#include "cli/env.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"

enum { PATIENCE_MOST = 3600000 }; /* an hour */

static volatile sig_atomic_t stop_asked;

void cli_env_descriptors(void)
{
    for (int fd = 0; fd < 3; fd++) {
        if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
            continue;
        /* The wrong direction: reading from 0 or writing to 1 is an error. What goes to 2 is lost. */
        int opened = open("/dev/null", fd == 1 ? O_RDONLY : O_WRONLY);
        if (opened < 0)
            return;
    }
}

static void ask_to_stop(int number)
{
    (void)number;
    stop_asked = 1;
}

static int64_t milliseconds(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 : 0;
}

static struct {
    int64_t started;
    int64_t limit; /* milliseconds after that; 0: none */
    int64_t shown; /* 0: nothing is on the progress line */
} timing;

int64_t cli_env_elapsed(void)
{
    return milliseconds() - timing.started;
}

void cli_env_limit(int64_t limit)
{
    timing.limit = limit;
}

static bool should_stop(void *context)
{
    (void)context;
    return stop_asked != 0 || (timing.limit > 0 && cli_env_elapsed() >= timing.limit);
}

void cli_env_signals(void)
{
    static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = ask_to_stop, .sa_flags = (int)SA_RESETHAND};
    struct sigaction before;
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        /* What the caller had ignored stays so: nohup, and background jobs of a shell without job control. */
        if (sigaction(stops[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(stops[i], &action, NULL);
    }
    /* A reader that went away and a file that may not grow are failed writes, not deaths. */
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
}

static const char *translate(void *context, const char *msgid)
{
    (void)context;
    return cli_translate(msgid);
}

static bool fill_random(void *context, void *buffer, size_t size)
{
    (void)context;
    return size <= 256 && getrandom(buffer, size, 0) == (ssize_t)size;
}

static const char bar[] = "########################################";
enum { BAR = sizeof bar - 1 };

/* Shows nothing in the first second, and then ten times a second at most. */
static void show_progress(void *context, uint64_t done, uint64_t total)
{
    (void)context;
    int64_t now = milliseconds();
    if (now - timing.started < 1000 || now - timing.shown < 100)
        return;
    timing.shown = now;
    if (total == 0) {
        fprintf(stderr, "\r%llu", (unsigned long long)done);
        return;
    }
    int percent = done >= total ? 100 : (int)(done / (total / 100 + 1));
    int cells = percent * BAR / 100;
    fprintf(stderr, "\r%3d%% [%.*s%*s]", percent, cells, bar, BAR - cells, "");
}

void cli_env_progress_end(void)
{
    if (timing.shown != 0)
        fputs("\r\033[K", stderr);
    timing.shown = 0;
}

/* Who is at the keyboard: behind sudo that is the user who called it. */
static const char *user_name(struct miraif_arena *arena)
{
    const char *behind_sudo = getenv("SUDO_USER");
    uid_t uid = geteuid();
    if (uid == 0 && !mi_text_blank(behind_sudo))
        return behind_sudo;
    const struct passwd *entry = getpwuid(uid);
    return entry != NULL ? mi_arena_text(arena, entry->pw_name)
                         : mi_arena_printf(arena, "uid %lu", (unsigned long)uid);
}

static const char *who(const struct cli *cli)
{
    const char *named = getenv("MIRAIF_AS");
    if (!mi_text_blank(cli->globals.as))
        return cli->globals.as;
    return mi_text_blank(named) ? user_name(cli->arena) : named;
}

static bool is_plain(const char *text)
{
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%_-+=:,./";
    for (; *text != '\0'; text++)
        if ((*text & 0x80) == 0 && strchr(safe, *text) == NULL)
            return false;
    return true;
}

/* As a shell would read it back. */
static void add_quoted(struct mi_str *str, const char *text)
{
    if (*text != '\0' && is_plain(text)) {
        mi_str_add(str, text);
        return;
    }
    mi_str_add_char(str, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            mi_str_add(str, "'\\''");
        else
            mi_str_add_char(str, *text);
    }
    mi_str_add_char(str, '\'');
}

static enum miraif_status quote_command(struct cli *cli, int argc, char *const *argv,
                                        struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(cli->arena, SIZE_MAX / 4);
    mi_str_add(&str, "miraif");
    for (int i = 1; i < argc; i++) {
        mi_str_add_char(&str, ' ');
        add_quoted(&str, argv[i]);
    }
    return mi_str_end(&str, &cli->env.command, err);
}

/* Milliseconds, from MIRAIF_PATIENCE; 0 where it is not set. */
static enum miraif_status read_patience(int *ret_patience, struct miraif_error *err)
{
    const char *text = getenv("MIRAIF_PATIENCE");
    char *end;
    if (mi_text_blank(text)) {
        *ret_patience = 0;
        return MIRAIF_OK;
    }
    errno = 0;
    long number = strtol(text, &end, 10);
    if (errno != 0 || *end != '\0' || number < 1 || number > PATIENCE_MOST) {
        mi_fail(err, MIRAIF_USAGE, N_("“%s” in MIRAIF_PATIENCE is no number of milliseconds"), text);
        mi_hint(err, N_("write a number from 1 to %d"), PATIENCE_MOST);
        return MIRAIF_USAGE;
    }
    *ret_patience = (int)number;
    return MIRAIF_OK;
}

void cli_env_begin(struct cli *cli)
{
    cli->env = (struct miraif_env){.translate = translate, .context = cli};
}

int64_t cli_env_clock(void)
{
    return (int64_t)time(NULL);
}

enum miraif_status cli_env_fill(struct cli *cli, int argc, char *const *argv, struct miraif_error *err)
{
    bool watched = isatty(STDERR_FILENO) && !cli->globals.quiet;
    int patience;
    MI_TRY(read_patience(&patience, err));
    timing.started = milliseconds();
    cli->env = (struct miraif_env){
        .now = cli->globals.now != INT64_MIN ? cli->globals.now : cli_env_clock(),
        .seed = cli->globals.seed < 0 ? 0 : (uint64_t)cli->globals.seed,
        .who = who(cli),
        .patience = patience,
        .dry_run = cli->globals.dry_run,
        .should_stop = should_stop,
        .translate = translate,
        .progress = watched ? show_progress : NULL,
        .random = fill_random,
        .context = cli,
    };
    if (cli->env.who == NULL)
        return mi_no_memory(err);
    return quote_command(cli, argc, argv, err);
}
