/* From a roster to teams through the library alone: `embed STORE ROSTER SCORES…`. Built against an installed
 * libmiraif with nothing but pkg-config and the C library. */
#include <stdio.h>
#include <sys/random.h>

#include <miraif/miraif.h>

enum { COHORT = 1 };

static bool random_bytes(void *context, void *buffer, size_t size)
{
    (void)context;
    return getrandom(buffer, size, 0) == (ssize_t)size;
}

static enum miraif_status print_finding(void *context, const struct miraif_import_finding *finding)
{
    (void)context;
    printf("line %llu: %s\n", (unsigned long long)finding->line, finding->message);
    return MIRAIF_OK;
}

/* A store with one cohort, and the applicants of the roster. */
static enum miraif_status take_in(struct miraif_store *store, const char *roster, struct miraif_arena *arena,
                                  struct miraif_error *err)
{
    struct miraif_cohort cohort = {
        .id = COHORT, .name = "1期", .start_date = "2027-01-15", .teams = 4, .team_size = 4};
    struct miraif_import_options options = {.path = roster, .each = print_finding};
    struct miraif_import_report report;
    enum miraif_status status = miraif_cohort_create(store, &cohort, arena, &cohort, err);
    if (status == MIRAIF_OK)
        status = miraif_import_applicants(store, COHORT, &options, arena, &report, err);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL)
        printf("%llu of %llu applicants\n", (unsigned long long)report.accepted,
               (unsigned long long)report.records);
    return status == MIRAIF_PARTIAL ? MIRAIF_OK : status;
}

static enum miraif_status choose(struct miraif_store *store, char **scores, struct miraif_arena *arena,
                                 struct miraif_error *err)
{
    struct miraif_review_import marks;
    struct miraif_select_options options = {.waitlist = -1};
    struct miraif_selected selected;
    enum miraif_status status = MIRAIF_OK;
    for (; *scores != NULL && status == MIRAIF_OK; scores++)
        status = miraif_review_import(store, COHORT, *scores, NULL, arena, &marks, err);
    if (status == MIRAIF_OK)
        status = miraif_select(store, COHORT, &options, arena, &selected, err);
    if (status == MIRAIF_OK)
        status = miraif_selection_adopt(store, COHORT, arena, &selected, err);
    return status;
}

static enum miraif_status form_teams(struct miraif_store *store, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    struct miraif_form_options options = {0};
    struct miraif_teams teams;
    enum miraif_status status = miraif_team_form(store, COHORT, &options, arena, &teams, err);
    if (status == MIRAIF_OK)
        status = miraif_team_adopt(store, COHORT, arena, &teams, err);
    for (size_t i = 0; status == MIRAIF_OK && i < teams.teams; i++) {
        printf("%s:", teams.team[i].id);
        for (size_t j = 0; j < teams.team[i].members; j++)
            printf(" p%lld", (long long)teams.team[i].member[j].person);
        putchar('\n');
    }
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return fprintf(stderr, "usage: embed STORE ROSTER SCORES...\n"), 2;
    struct miraif_env env = {
        .now = 1796083200, .who = "embed", .command = "embed", .random = random_bytes}; /* 2026-12-01 */
    struct miraif_error err = {.env = &env};
    struct miraif_store *store = NULL;
    struct miraif_arena *arena = miraif_arena_create();
    enum miraif_status status = arena == NULL ? MIRAIF_NO_MEMORY : MIRAIF_OK;
    if (status == MIRAIF_OK)
        status = miraif_store_init(argv[1], NULL, &env, &err);
    if (status == MIRAIF_OK)
        status = miraif_store_open(argv[1], MIRAIF_STORE_WRITE, &env, &store, &err);
    if (status == MIRAIF_OK)
        status = take_in(store, argv[2], arena, &err);
    if (status == MIRAIF_OK)
        status = choose(store, argv + 3, arena, &err);
    if (status == MIRAIF_OK)
        status = form_teams(store, arena, &err);
    if (status != MIRAIF_OK)
        fprintf(stderr, "embed: %s: %s\n", miraif_status_slug(status), err.message);
    miraif_store_close(store);
    miraif_arena_destroy(arena);
    return miraif_status_exit(status);
}
