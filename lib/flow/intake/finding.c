/* What there is to say about a row. */
#include "flow/intake/finding.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { MESSAGE_MOST = 600, EXCERPT_MOST = 96 };

void mi_findings_begin(struct mi_findings *findings, const struct miraif_env *env, struct miraif_arena *arena)
{
    findings->env = env;
    findings->arena = arena;
    findings->fault_count = findings->warning_count = 0;
    findings->failed = false;
}

const char *mi_excerpt(struct mi_findings *findings, const char *text)
{
    const char *excerpt;
    struct mi_str str = mi_str_begin(findings->arena, EXCERPT_MOST + 8);
    mi_str_add_excerpt(&str, text, EXCERPT_MOST);
    if (mi_str_end(&str, &excerpt, NULL) == MIRAIF_OK)
        return excerpt;
    findings->failed = true;
    return "";
}

static void add(struct mi_findings *findings, struct mi_finding *list, size_t *count,
                struct mi_finding finding, const char *msgid, va_list arguments)
{
    char message[MESSAGE_MOST];
    if (*count == MI_FINDINGS_MOST)
        return;
    vsnprintf(message, sizeof message, mi_translate(findings->env, msgid), arguments);
    mi_cut_at_character(message);
    finding.message = mi_arena_text(findings->arena, message);
    findings->failed |= finding.message == NULL;
    list[(*count)++] = finding;
}

void mi_fault(struct mi_findings *findings, const char *code, size_t column, const char *msgid, ...)
{
    va_list arguments;
    va_start(arguments, msgid);
    struct mi_finding finding = {.code = code, .column = column};
    add(findings, findings->faults, &findings->fault_count, finding, msgid, arguments);
    va_end(arguments);
}

void mi_warning(struct mi_findings *findings, const char *code, size_t column, const char *msgid, ...)
{
    va_list arguments;
    va_start(arguments, msgid);
    struct mi_finding finding = {.code = code, .column = column};
    add(findings, findings->warnings, &findings->warning_count, finding, msgid, arguments);
    va_end(arguments);
}

enum miraif_status mi_findings_rejection(const struct mi_findings *findings,
                                         struct miraif_import_finding *ret_finding, struct miraif_error *err)
{
    const char **reasons = mi_arena_array(findings->arena, MI_FINDINGS_MOST, sizeof *reasons);
    struct mi_str message = mi_str_begin(findings->arena, (size_t)MI_FINDINGS_MOST * MESSAGE_MOST);
    if (reasons == NULL || findings->failed)
        return mi_no_memory(err);
    size_t count = 0;
    for (size_t i = 0; i < findings->fault_count; i++) {
        const struct mi_finding *fault = &findings->faults[i];
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known |= mi_text_is(reasons[j], fault->code);
        if (!known)
            reasons[count++] = fault->code;
        mi_str_addf(&message, "%s%s", i == 0 ? "" : "; ", fault->message);
    }
    *ret_finding = (struct miraif_import_finding){
        .rejected = true, .column = findings->faults[0].column, .reasons = reasons, .reason_count = count};
    return mi_str_end(&message, &ret_finding->message, err);
}
