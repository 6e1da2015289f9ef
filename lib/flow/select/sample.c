/* A letter to look at before any is queued. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/select/tell.h"
#include "render/template.h"

/* Fills a rule's text in Japanese, the language of letters. */
static enum miraif_status fill(const char *rule, const struct mi_value *values, struct miraif_arena *arena,
                               struct mi_template *ret_filled, struct miraif_error *err)
{
    const struct mi_rule *found = mi_rule_find(rule);
    if (found == NULL)
        return mi_fail(err, MIRAIF_INTERNAL, "there is no letter “%s”", rule);
    return mi_template_fill(&found->text[MI_JA], values, arena, ret_filled, err);
}

enum miraif_status mi_tell_sample(const struct miraif_told *told, const char *cohort_name,
                                  const char *deadline, struct miraif_arena *arena,
                                  struct miraif_letter_sample *ret_sample, struct miraif_error *err)
{
    struct mi_template body;
    struct mi_template letter;
    struct mi_value *values = mi_value_object(arena);
    mi_put_text(values, "name", told->name);
    mi_put_text(values, "cohort", cohort_name);
    mi_template_put_args(values, mi_offer_args(deadline, arena), MI_JA, arena);
    MI_TRY(fill(miraif_decision_code(told->decision), values, arena, &body, err));
    mi_put_text(values, "subject", body.subject);
    mi_put_text(values, "more", "");
    mi_put_text(values, "items", body.body);
    MI_TRY(fill("letter", values, arena, &letter, err));
    if (mi_value_failed(values))
        return mi_no_memory(err);
    *ret_sample = (struct miraif_letter_sample){
        .person = told->person, .name = told->name, .subject = letter.subject, .text = letter.body};
    return MIRAIF_OK;
}
