/* The error record and the list of statuses. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *slug;
    int exit_status;
    const char *meaning;
} statuses[] = {
#define STATUS_ROW(name, slug, exit_status, meaning) {slug, exit_status, N_(meaning)},
    MIRAIF_STATUS_LIST(STATUS_ROW)
#undef STATUS_ROW
};

const char *miraif_status_slug(enum miraif_status status)
{
    return statuses[status].slug;
}

int miraif_status_exit(enum miraif_status status)
{
    return statuses[status].exit_status;
}

const char *miraif_status_meaning(enum miraif_status status)
{
    return statuses[status].meaning;
}

const char *mi_translate(const struct miraif_env *env, const char *msgid)
{
    return env != NULL && env->translate != NULL ? env->translate(env->context, msgid) : msgid;
}

void mi_cut_at_character(char *text)
{
    size_t length = strlen(text);
    size_t start = length;
    while (start > 0 && length - start < 4) {
        start--;
        unsigned char byte = (unsigned char)text[start];
        if ((byte & 0xC0) == 0x80)
            continue; /* a continuation byte: its lead is further left */
        size_t want = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        if (length - start < want)
            text[start] = '\0';
        return;
    }
}

static void fill(char *buffer, size_t size, const struct miraif_env *env, const char *msgid,
                 va_list arguments)
{
    vsnprintf(buffer, size, mi_translate(env, msgid), arguments);
    mi_cut_at_character(buffer);
}

enum miraif_status mi_fail(struct miraif_error *err, enum miraif_status status, const char *msgid, ...)
{
    if (err == NULL)
        return status;
    const struct miraif_env *env = err->env;
    *err = (struct miraif_error){.env = env, .status = status};
    va_list arguments;
    va_start(arguments, msgid);
    fill(err->message, sizeof err->message, env, msgid, arguments);
    va_end(arguments);
    return status;
}

void mi_hint(struct miraif_error *err, const char *msgid, ...)
{
    if (err == NULL)
        return;
    va_list arguments;
    va_start(arguments, msgid);
    fill(err->hint, sizeof err->hint, err->env, msgid, arguments);
    va_end(arguments);
}

void mi_locate(struct miraif_error *err, const char *file, uint64_t line, uint64_t column, const char *field)
{
    if (err == NULL)
        return;
    snprintf(err->file, sizeof err->file, "%s", file == NULL ? "" : file);
    mi_cut_at_character(err->file);
    snprintf(err->field, sizeof err->field, "%s", field == NULL ? "" : field);
    mi_cut_at_character(err->field);
    err->line = line;
    err->column = column;
}

enum miraif_status mi_no_memory(struct miraif_error *err)
{
    return mi_fail(err, MIRAIF_NO_MEMORY, N_("out of memory"));
}
