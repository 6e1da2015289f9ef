/* People as rows: the columns that every statement about people selects, and how they are read. */
#ifndef MI_STORE_PERSON_H
#define MI_STORE_PERSON_H

#include "miraif/person.h"
#include "store/stmt.h"

/* The roles of `person p` as the bits of enum miraif_role. */
#define MI_PERSON_ROLES                                                                                      \
    "(EXISTS (SELECT 1 FROM application WHERE person = p.id)"                                                \
    " + 2 * (EXISTS (SELECT 1 FROM application WHERE person = p.id AND status = 'accepted')"                 \
    "        OR EXISTS (SELECT 1 FROM team_member m JOIN run r ON r.id = m.run"                              \
    "                   WHERE m.person = p.id AND r.state = 'adopted'))"                                     \
    " + (SELECT coalesce(sum(CASE role WHEN 'mentor' THEN 4 WHEN 'staff' THEN 8 ELSE 16 END), 0)"            \
    "    FROM role WHERE person = p.id)"                                                                     \
    " + 32 * EXISTS (SELECT 1 FROM graduation WHERE person = p.id))"

/* Of `person p` and of the profile in question, `profile f`. */
#define MI_PROFILE_COLUMNS                                                                                   \
    "f.id, f.as_of, f.company, f.company_key, f.industry, f.occupation, f.place, f.age, f.availability,"     \
    " f.offers, f.concern, f.themes, f.answers"
#define MI_PERSON_COLUMNS                                                                                    \
    "p.id, p.email_key, p.email, p.name, p.family_name, p.given_name, p.kana, p.phone, p.birth_date,"        \
    " p.gender," MI_PERSON_ROLES                                                                             \
    ", (SELECT capacity FROM role WHERE person = p.id AND role = 'mentor'), " MI_PROFILE_COLUMNS
enum { MI_PERSON_COLUMN_COUNT = 25 };

/* The id of the present profile of `person p`. */
#define MI_PRESENT_PROFILE "(SELECT id FROM profile WHERE person = p.id ORDER BY as_of DESC, id DESC LIMIT 1)"

/* The person in the first MI_PERSON_COLUMN_COUNT columns of the row; ages are on the day of env->now. */
struct miraif_person mi_person_of_row(struct mi_stmt *stmt, const struct miraif_env *env,
                                      struct miraif_arena *arena);

/* The profile in the columns from `column` on. */
struct miraif_profile mi_profile_of_row(struct mi_stmt *stmt, int column, struct miraif_arena *arena);

#endif
