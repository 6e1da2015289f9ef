/* Reading a short text that the user names. */
#include "cli/text_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

static enum miraif_status fail_reading(const char *path, struct miraif_error *err)
{
    return mi_fail(err, errno == ENOENT ? MIRAIF_NOT_FOUND : MIRAIF_IO, N_("“%s” cannot be read: %s"), path,
                   strerror(errno));
}

enum miraif_status cli_text_file(struct cli *cli, const char *path, const char **ret_text,
                                 struct miraif_error *err)
{
    char *text = mi_arena_alloc(cli->arena, CLI_TEXT_MOST + 1);
    FILE *file = mi_text_is(path, "-") ? stdin : fopen(path, "rb");
    if (text == NULL) {
        if (file != NULL && file != stdin)
            fclose(file);
        return mi_no_memory(err);
    }
    if (file == NULL)
        return fail_reading(path, err);
    size_t length = fread(text, 1, CLI_TEXT_MOST, file);
    bool failed = ferror(file) != 0, whole = length < CLI_TEXT_MOST || fgetc(file) == EOF;
    if (file != stdin && fclose(file) != 0)
        failed = true;
    if (failed)
        return fail_reading(path, err);
    if (!whole || memchr(text, '\0', length) != NULL)
        return mi_fail(err, MIRAIF_BAD_INPUT, N_("“%s” is no text, or too long"), path);
    *ret_text = text;
    return MIRAIF_OK;
}
