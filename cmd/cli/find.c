/* Finding a command word by word. */
#include "cli/find.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/guess.h"

const char *cli_command_word(const struct cli_command *command, size_t number)
{
    const char *const words[] = {command->noun, command->verb, command->action};
    number += command->noun == NULL ? 1 : 0;
    return number < sizeof words / sizeof *words ? words[number] : NULL;
}

size_t cli_command_words(const struct cli_command *command)
{
    size_t count = 0;
    while (cli_command_word(command, count) != NULL)
        count++;
    return count;
}

bool cli_path_leads(const struct cli_path *path, const struct cli_command *command)
{
    for (size_t i = 0; i < path->count; i++)
        if (!mi_text_is(cli_command_word(command, i), path->word[i]))
            return false;
    return true;
}

/* What the words of `path` name, and whether they could go on. */
static void resolve(struct cli_path *path)
{
    path->command = NULL;
    path->open = false;
    for (size_t i = 0; i < cli_command_count; i++) {
        const struct cli_command *command = cli_commands[i];
        if (!cli_path_leads(path, command))
            continue;
        if (cli_command_words(command) == path->count)
            path->command = command;
        else
            path->open = true;
    }
}

struct cli_path cli_path_begin(void)
{
    return (struct cli_path){.open = true};
}

static bool goes_on_with(const struct cli_path *path, const char *word)
{
    for (size_t i = 0; i < cli_command_count; i++)
        if (cli_path_leads(path, cli_commands[i]) &&
            mi_text_is(cli_command_word(cli_commands[i], path->count), word))
            return true;
    return false;
}

static void hint_at_similar(const struct cli_path *path, const char *word, struct miraif_error *err)
{
    struct cli_guess guess = cli_guess_begin(word);
    for (size_t i = 0; i < cli_command_count; i++)
        if (cli_path_leads(path, cli_commands[i]))
            cli_guess_offer(&guess, cli_command_word(cli_commands[i], path->count));
    if (guess.best != NULL)
        mi_hint(err, N_("did you mean “%s”?"), guess.best);
}

static enum miraif_status fail_unknown(const struct cli_path *path, const char *word,
                                       struct miraif_error *err)
{
    if (path->count == 0)
        mi_fail(err, MIRAIF_USAGE, N_("there is no command “%s”"), word);
    else if (path->count == 1)
        mi_fail(err, MIRAIF_USAGE, N_("“%s” has no verb “%s”"), path->word[0], word);
    else
        mi_fail(err, MIRAIF_USAGE, N_("“%s %s” has no action “%s”"), path->word[0], path->word[1], word);
    hint_at_similar(path, word, err);
    return MIRAIF_USAGE;
}

enum miraif_status cli_path_add(struct cli_path *path, const char *word, bool *ret_taken,
                                struct miraif_error *err)
{
    bool taken = path->open && goes_on_with(path, word);
    if (taken) {
        path->word[path->count++] = word;
        resolve(path);
    } else if (path->command == NULL) {
        return fail_unknown(path, word, err);
    }
    *ret_taken = taken;
    return MIRAIF_OK;
}

const char *cli_path_text(const struct cli_path *path, struct miraif_arena *arena)
{
    struct mi_str str = mi_str_begin(arena, 1024);
    mi_str_add(&str, "miraif");
    for (size_t i = 0; i < path->count; i++)
        mi_str_addf(&str, " %s", path->word[i]);
    const char *text = NULL;
    return mi_str_end(&str, &text, NULL) == MIRAIF_OK ? text : NULL;
}
