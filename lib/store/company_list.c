/* The companies that people work for and that the office named, with the spellings in which they occur. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/dismissal.h"
#include "store/walk.h"

/* One spelling of a company, as the statement below lists them. */
struct spelling {
    const char *key;
    const char *text;
    int64_t people;
    const char *group;
};

struct chain { /* companies whose key begins with the one above: where a branch may belong to */
    const char *key;
    const char *group;
    const struct chain *above;
};

enum { NAME_BYTES = 9 /* three characters */ };
enum { SPELLINGS_MOST = 64 }; /* of one company that are told apart; more are counted, not listed */

struct listing {
    struct miraif_store *store;
    miraif_company_fn *each;
    void *context;
    struct miraif_arena *arena; /* outlives the rows: the company being gathered and the chain */
    const struct chain *chain;
    const struct chain *sibling;   /* the last company that is named like a part of one */
    struct miraif_company company; /* being gathered; key null: none yet */
    const char *spelling[SPELLINGS_MOST];
};

/* Whether the rest of a key behind the company's own names a part of it. */
static bool is_part(const char *suffix)
{
    static const char *const parts[] = {"支店",   "支社",     "支部",   "支局",     "支所",
                                        "本社",   "本店",     "営業所", "工場",     "事業所",
                                        "出張所", "オフィス", "部",     "課",       "室",
                                        "店",     "局",       "研究所", "センター", "ホールディングス",
                                        "hd",     "グループ"};
    size_t length = strlen(suffix);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t part = strlen(parts[i]);
        if (length >= part && memcmp(suffix + length - part, parts[i], part) == 0)
            return true;
    }
    return false;
}

/* What two keys begin with alike, in whole characters. */
static size_t shared(const char *one, const char *other)
{
    size_t length = 0;
    while (one[length] != '\0' && one[length] == other[length])
        length++;
    while (length > 0 && ((unsigned char)one[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* Two branches of a company that nobody works at as a whole (見本商事東京支店 and 見本商事大阪支店) stand
 * side by side, too: as many characters as a name has, and then what names a part. */
static enum miraif_status find_sibling(struct listing *listing, struct miraif_company *company,
                                       struct miraif_error *err)
{
    const struct chain *sibling = listing->sibling;
    bool decided = false;
    if (sibling == NULL)
        return MIRAIF_OK;
    size_t same = shared(sibling->key, company->key);
    bool alike = same >= NAME_BYTES && is_part(sibling->key + same) && is_part(company->key + same) &&
                 !(sibling->group != NULL && mi_text_is(sibling->group, company->group));
    if (alike)
        MI_TRY(mi_branch_dismissed(listing->store, sibling->key, company->key, &decided, err));
    company->possible_of = alike && !decided ? sibling->key : NULL;
    return MIRAIF_OK;
}

/* Keys come in order, so that a key's own beginnings are the last ones seen that it still begins with. What
 * is in its group, or was dismissed, is decided. */
static enum miraif_status find_possible(struct listing *listing, struct miraif_company *company,
                                        struct miraif_error *err)
{
    bool decided;
    bool has_whole = false;
    while (listing->chain != NULL && !mi_text_starts(company->key, listing->chain->key))
        listing->chain = listing->chain->above;
    for (const struct chain *link = listing->chain; link != NULL && company->possible_of == NULL;
         link = link->above) {
        if (!is_part(company->key + strlen(link->key)))
            continue;
        has_whole = true;
        if (link->group != NULL && mi_text_is(link->group, company->group))
            continue;
        MI_TRY(mi_branch_dismissed(listing->store, link->key, company->key, &decided, err));
        company->possible_of = decided ? NULL : link->key;
    }
    return has_whole ? MIRAIF_OK : find_sibling(listing, company, err);
}

static enum miraif_status push(struct listing *listing, const struct miraif_company *company,
                               struct miraif_error *err)
{
    struct chain *link = mi_arena_alloc(listing->arena, sizeof *link);
    if (link == NULL)
        return mi_no_memory(err);
    *link = (struct chain){company->key, company->group, listing->chain};
    listing->chain = link;
    if (is_part(company->key))
        listing->sibling = link;
    return MIRAIF_OK;
}

static enum miraif_status hand_on(struct listing *listing, struct miraif_error *err)
{
    struct miraif_company *company = &listing->company;
    if (company->key == NULL)
        return MIRAIF_OK;
    MI_TRY(find_possible(listing, company, err));
    company->spellings = listing->spelling;
    MI_TRY(listing->each(listing->context, company));
    return push(listing, company, err);
}

static enum miraif_status begin(struct listing *listing, const struct spelling *first,
                                struct miraif_error *err)
{
    const char *key = mi_arena_text(listing->arena, first->key);
    const char *name = mi_arena_text(listing->arena, first->text);
    const char *group = mi_arena_text(listing->arena, first->group);
    if (key == NULL || name == NULL || (group == NULL && first->group != NULL))
        return mi_no_memory(err);
    listing->company = (struct miraif_company){.key = key, .name = name, .group = group};
    listing->spelling[0] = name;
    listing->company.spelling_count = 1;
    listing->company.people = first->people;
    return MIRAIF_OK;
}

static enum miraif_status gather(struct listing *listing, const struct spelling *next,
                                 struct miraif_error *err)
{
    struct miraif_company *company = &listing->company;
    company->people += next->people;
    if (company->spelling_count == SPELLINGS_MOST)
        return MIRAIF_OK;
    const char *text = mi_arena_text(listing->arena, next->text);
    if (text == NULL)
        return mi_no_memory(err);
    listing->spelling[company->spelling_count++] = text;
    return MIRAIF_OK;
}

static enum miraif_status take_row(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                   struct miraif_error *err)
{
    struct listing *listing = context;
    struct spelling spelling = {
        .key = mi_column_text(stmt, 0, scratch),
        .text = mi_column_text(stmt, 1, scratch),
        .people = mi_column_int(stmt, 2),
        .group = mi_column_text(stmt, 3, scratch),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    if (listing->company.key != NULL && strcmp(listing->company.key, spelling.key) == 0)
        return gather(listing, &spelling, err);
    MI_TRY(hand_on(listing, err));
    return begin(listing, &spelling, err);
}

static enum miraif_status list(struct miraif_store *store, struct listing *listing, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT n.key, n.name, sum(n.people) AS people, g.group_key FROM"
                       " (SELECT f.company_key AS key, f.company AS name, 1 AS people FROM person p"
                       "  JOIN profile f ON f.id = (SELECT id FROM profile WHERE person = p.id"
                       "  ORDER BY as_of DESC, id DESC LIMIT 1) WHERE f.company_key IS NOT NULL"
                       "  UNION ALL SELECT company_key, name, 0 FROM company_group"
                       "  UNION ALL SELECT low, low_name, 0 FROM company_relation"
                       "  UNION ALL SELECT high, high_name, 0 FROM company_relation) n"
                       " LEFT JOIN company_group g ON g.company_key = n.key"
                       " GROUP BY n.key, n.name ORDER BY n.key, people DESC, n.name",
                       &stmt, err));
    MI_TRY(mi_stmt_walk(stmt, take_row, listing, err));
    return hand_on(listing, err);
}

enum miraif_status miraif_company_each(struct miraif_store *store, miraif_company_fn *each, void *context,
                                       struct miraif_error *err)
{
    struct listing listing = {
        .store = store, .each = each, .context = context, .arena = miraif_arena_create()};
    enum miraif_status status = listing.arena == NULL ? mi_no_memory(err) : list(store, &listing, err);
    miraif_arena_destroy(listing.arena);
    return status;
}
