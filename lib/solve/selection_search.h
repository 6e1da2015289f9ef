/* The state of a search for the best choice, and how its bound is priced. */
#ifndef MI_SOLVE_SELECTION_SEARCH_H
#define MI_SOLVE_SELECTION_SEARCH_H

#include "solve/selection.h"

#define MI_NOBODY UINT32_MAX

struct mi_cap {
    const uint32_t *member;
    uint32_t count;
    uint32_t least;
    uint32_t most;
    uint32_t used;      /* members chosen */
    uint32_t left;      /* members undecided */
    int64_t most_price; /* both at least 0 */
    int64_t least_price;
    bool disjoint; /* one of a family of caps that share no member */
    bool asks;     /* of the disjoint caps whose least numbers are added up */
};

/* One of a person's caps. */
struct mi_cap_link {
    uint32_t cap;
    uint32_t next;
};

enum mi_choosing_state { MI_OPEN, MI_CHOSEN, MI_OUT };

struct mi_choosing {
    const struct mi_choice *choice;
    const struct miraif_selection *problem;
    const struct miraif_env *env;
    struct miraif_arena *scratch;
    struct miraif_arena *trial; /* reset at each division */
    struct mi_chosen *best;
    uint32_t seats;

    struct mi_cap *cap;
    uint32_t caps;
    uint32_t cap_room;
    struct mi_cap_link *link;
    uint32_t links;
    uint32_t link_room;
    uint32_t *first_link; /* people */
    uint8_t *ruled;       /* people: some active rule is about them */
    uint32_t *twin;       /* people: the one before who is alike in everything */
    uint32_t *follower;   /* people: the inverse */

    uint8_t *eligible; /* people: not excluded */
    uint8_t *state;    /* people */
    uint8_t *in;       /* people: 1 where MI_CHOSEN */
    int64_t *reduced;  /* people: mark less prices */
    uint32_t *order;   /* who is undecided at first, by reduced mark */
    uint32_t open;     /* length of order */
    int64_t *prefix;   /* sums of reduced marks in that order */
    int64_t worth;     /* of the caps at their prices */
    uint32_t lone;     /* undecided people in no disjoint cap */
    uint8_t *family;   /* people: in a disjoint cap */

    int64_t offset; /* totals are offset + a multiple of step */
    int64_t step;
    uint64_t steps;
    uint64_t visits; /* nodes */
    uint32_t lessons;
    uint32_t lessons_most; /* of this beginning */
    bool again;            /* begin anew */
    bool exhausted;
    bool doubt; /* whether some choice can be divided was too hard to say */
    bool out_of_memory;
};

/* Prices near the best, `order` and `prefix` by them, and the bound that they give when `need` more are to be
 * chosen. MIRAIF_NO_MEMORY. */
enum miraif_status mi_prices_find(struct mi_choosing *search, uint32_t need, int64_t *ret_bound,
                                  struct miraif_error *err);

/* Picks caps that share no member, those that cut most first: together they bound how many can be chosen. */
void mi_cap_family_find(struct mi_choosing *search);

#endif
