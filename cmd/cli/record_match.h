/* Matches as records. */
#ifndef CLI_RECORD_MATCH_H
#define CLI_RECORD_MATCH_H

#include "cli/record.h"

extern const struct record_type record_match_type;
extern const struct record_type record_matches_type; /* all of a cohort */
extern const struct record_type record_match_explanation_type;

extern const struct record_type record_match_rule_type;

struct mi_value *record_match_rule(struct miraif_arena *arena, const struct miraif_match_rule *rule);

/* Each builds a root in `arena`, to which it copies. `state` is the run's. */
struct mi_value *record_match(struct miraif_arena *arena, const struct miraif_match *match,
                              const char *state);
struct mi_value *record_matches(struct miraif_arena *arena, const struct miraif_matches *matches);
struct mi_value *record_match_explanation(struct miraif_arena *arena, const struct miraif_matches *matches,
                                          const struct miraif_match *match);

/* Says matches for people: as a table, and what is to be said of the whole. */
enum miraif_status record_say_matches(struct cli *cli, const struct miraif_matches *matches,
                                      struct miraif_error *err);

/* Too few mentors: whom they leave is data, too. Returns MIRAIF_UNSATISFIABLE. */
enum miraif_status record_fail_of_shortage(struct cli *cli, const struct miraif_matches *matches,
                                           struct miraif_error *err);

/* Warns of those whom the objective leaves without a mentor. */
void record_warn_of_unmatched(struct cli *cli, const struct miraif_matches *matches);

/* Says who would rather have each other. */
void record_say_blocking(struct cli *cli, const struct miraif_match_audit *audit);

/* Says reasons, one a line, with their points. */
void record_say_match_reasons(struct cli *cli, const struct miraif_match_reason *reason, size_t count);

/* Warns where a mentor was matched with somebody between whose companies and theirs the office wants nothing
 * to be: code "stake". */
void record_warn_of_match_stakes(struct cli *cli, const struct miraif_matches *matches);

#endif
