/* What letters say. Every rule has a text in every language; the office may put its own in the place of each.
 *
 * A rule is a row of the table of its family, lib/render/template_<family>.c; families are listed in
 * families.def. Texts hold placeholders, {name}: a line that names a value that is not known is left out, and
 * so is every blank line that then has a blank line above it. Other braces stand for themselves.
 *
 * A body is a part of a letter: what is due to somebody at one time goes into one letter, whose frame (the
 * rules "letter" and "team-letter") greets and signs. Bodies do neither. */
#ifndef MI_RENDER_TEMPLATE_H
#define MI_RENDER_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/value.h"
#include "miraif/arena.h"

enum mi_language { MI_JA, MI_EN, MI_LANGUAGES };

struct mi_template {
    const char *subject; /* one line */
    const char *body;
};

struct mi_rule {
    const char *name;    /* "session-reminder"; null ends a family */
    const char *purpose; /* what {reply_url} asks for: "reply", "rsvp", …; null: no answer */
    const char *values;  /* placeholders beyond the standard ones, with single blanks; "" for none */
    bool calendar;       /* the letter carries the session of its args as a calendar entry */
    struct mi_template text[MI_LANGUAGES];
};

/* Placeholders that every rule may use. {when} is {date} with {time} and, where it is known, {ends}. */
#define MI_STANDARD_VALUES "name cohort team reply_url reply_code"

/* A rule's name, static; null: there is none. */
const struct mi_rule *mi_rule_find(const char *name);

/* The rule of that number, from 0, family by family; null behind the last. */
const struct mi_rule *mi_rule_at(size_t number);

/* "ja" or "en", static; and back, MI_JA for null and for what is neither. */
const char *mi_language_code(enum mi_language language);
enum mi_language mi_language_of(const char *code);

/* Looks for placeholders that the rule does not have. MIRAIF_REFUSED names the first and, as the hint, those
 * that there are; also where the subject is blank or of more than one line, or a frame has no {items}. */
enum miraif_status mi_template_check(const struct mi_rule *rule, const struct mi_template *text,
                                     struct miraif_error *err);

/* A template with its values: `values` is an object of texts. MIRAIF_NO_MEMORY; MIRAIF_REFUSED: too long. */
enum miraif_status mi_template_fill(const struct mi_template *text, const struct mi_value *values,
                                    struct miraif_arena *arena, struct mi_template *ret_filled,
                                    struct miraif_error *err);

/* Puts the members of `args` into `values` as texts in a language: instants become {date}, {time}, {ends},
 * {when}, {deadline} and so on; see store/outbox.h. */
void mi_template_put_args(struct mi_value *values, const struct mi_value *args, enum mi_language language,
                          struct miraif_arena *arena);

#endif
