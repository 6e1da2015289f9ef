/* Choosing the language of messages. Only LC_MESSAGES is ever set: numbers, sorting and character classes are
 * those of the locale C everywhere. */
#include "cli/messages.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/command.h"

static bool japanese;

/* Whether the locale's variables ask for Japanese: the first that is set decides. */
static bool surroundings_are_japanese(void)
{
    static const char *const variables[] = {"MIRAIF_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (!mi_text_blank(value))
            return mi_text_starts(value, "ja");
    }
    return false;
}

/* The catalogue lies beside the program in a build tree, and under ../share/locale where it is installed. */
static void bind_catalogue(void)
{
    static const char *const places[] = {"locale", "../share/locale"};
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 64);
    if (length <= 0)
        return;
    path[length] = '\0';
    char *name = strrchr(path, '/') + 1;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(name, 32, "%s", places[i]);
        size_t end = strlen(path);
        snprintf(path + end, 32, "/ja");
        bool there = access(path, R_OK) == 0;
        path[end] = '\0';
        if (there) {
            bindtextdomain("miraif", path);
            return;
        }
    }
}

void cli_messages_begin(const char *language)
{
    japanese = language != NULL ? strcmp(language, "ja") == 0 : surroundings_are_japanese();
    if (!japanese) {
        setlocale(LC_MESSAGES, "C");
        return;
    }
    /* gettext answers in English in the locale C, whatever LANGUAGE says; C.UTF-8 is always there. */
    setenv("LANGUAGE", "ja", 1);
    setlocale(LC_MESSAGES, "C.UTF-8");
    bind_catalogue();
    bind_textdomain_codeset("miraif", "UTF-8");
    bind_textdomain_codeset("libc", "UTF-8"); /* strerror; in the locale's own characters it would be ???? */
    textdomain("miraif");
}

const char *cli_messages_language(void)
{
    return japanese ? "ja" : "en";
}

const char *cli_translate(const char *msgid)
{
    return japanese && *msgid != '\0' ? gettext(msgid) : msgid;
}
