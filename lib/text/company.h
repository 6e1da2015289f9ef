/* When two spellings mean the same company. */
#ifndef MI_TEXT_COMPANY_H
#define MI_TEXT_COMPANY_H

#include <stdbool.h>

#include "miraif/arena.h"

/* The look-up key of a company as it was written: NFKC, case, blanks and ・ . , dropped, and legal forms
 * (株式会社, ㈱, (有), Inc., …) dropped at either end. Null for those who have no company (個人事業主,
 * フリーランス, 無職, blank, …): they match nobody. MIRAIF_NO_MEMORY. */
enum miraif_status mi_company_key(const char *text, struct miraif_arena *arena, const char **ret_key,
                                  struct miraif_error *err);

/* Whether a key ends in a word for a part of a company that is never a company: 東京支店, 関西営業所. */
bool mi_company_is_branch(const char *key);

#endif
