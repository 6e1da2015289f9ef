/* `miraif person company list`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_company.h"

struct args {
    bool unused;
};

static const struct cli_example examples[] = {
    {"miraif person company list", N_("companies, their spellings, groups and relations")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
    struct mi_value *relations; /* all, in the command's arena: the office states few */
    struct mi_value *turned;    /* the same as the other companies see them */
    struct mi_value *dismissed; /* who is no branch of whom */
};

static enum miraif_status take_relation(void *context, const struct miraif_company_relation *relation)
{
    const struct listing *listing = context;
    struct miraif_arena *arena = listing->cli->arena;
    mi_put_value(listing->relations, NULL, record_relation(arena, relation, false));
    mi_put_value(listing->turned, NULL, record_relation(arena, relation, true));
    return MIRAIF_OK;
}

static enum miraif_status take_dismissal(void *context, const struct miraif_branch_dismissal *dismissal)
{
    const struct listing *listing = context;
    mi_put_value(listing->dismissed, NULL, record_dismissal(listing->cli->arena, dismissal));
    return MIRAIF_OK;
}

/* The companies of which this one is no branch, nor they of it. */
static void put_dismissed(struct mi_value *list, const char *key, const struct mi_value *dismissed)
{
    for (const struct mi_value *one = dismissed->first; one != NULL; one = one->next) {
        bool is_low = mi_text_is(mi_value_get_text(one, "company_key"), key);
        if (is_low || mi_text_is(mi_value_get_text(one, "other_key"), key))
            mi_put_text(list, NULL, mi_value_get_text(one, is_low ? "other_key" : "company_key"));
    }
}

/* The relations of one company, as it sees them. */
static void put_relations(struct mi_value *list, const char *key, const struct mi_value *relations)
{
    for (const struct mi_value *one = relations->first; one != NULL; one = one->next) {
        if (!mi_text_is(mi_value_get_text(one, "company_key"), key))
            continue;
        struct mi_value *relation = mi_put_object(list, NULL);
        mi_put_text(relation, "key", mi_value_get_text(one, "other_key"));
        mi_put_text(relation, "name", mi_value_get_text(one, "other"));
        mi_put_text(relation, "kind", mi_value_get_text(one, "kind"));
        mi_put_text(relation, "rule", mi_value_get_text(one, "rule"));
    }
}

static enum miraif_status print(void *context, const struct miraif_company *company)
{
    const struct listing *listing = context;
    struct mi_value *record = record_company(cli_scratch(listing->cli), company);
    struct mi_value *relations = mi_put_array(record, "relations");
    put_relations(relations, company->key, listing->relations);
    put_relations(relations, company->key, listing->turned);
    put_dismissed(mi_put_array(record, "dismissed"), company->key, listing->dismissed);
    return cli_item(listing->cli, record, listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    (void)arguments;
    struct listing listing = {cli, err, mi_value_array(cli->arena), mi_value_array(cli->arena),
                              mi_value_array(cli->arena)};
    MI_TRY(miraif_relation_each(cli->store, take_relation, &listing, err));
    MI_TRY(miraif_branch_dismissal_each(cli->store, take_dismissal, &listing, err));
    if (mi_value_failed(listing.relations) || mi_value_failed(listing.turned) ||
        mi_value_failed(listing.dismissed))
        return mi_no_memory(err);
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_company_each(cli->store, print, &listing, err));
    MI_TRY(cli_list_end(cli, err));
    if (listing.relations->first != NULL) {
        cli_say(cli, "\n%s", _("relations"));
        MI_TRY(cli_table(cli, &record_relation_type, listing.relations, err));
    }
    if (listing.dismissed->first == NULL)
        return MIRAIF_OK;
    cli_say(cli, "\n%s", _("companies that are no branch of one another"));
    return cli_table(cli, &record_dismissal_type, listing.dismissed, err);
}

const struct cli_command cmd_person_company_list = {
    .noun = "person",
    .verb = "company",
    .action = "list",
    .summary = N_("list companies, their spellings, groups and relations"),
    .description =
        N_("Lists the companies that people work for at present and those that the office named: how they "
           "are written, how many people there are, the group, and what stands between companies. A company "
           "that reads like a branch of another (東京支店) is shown as perhaps of that one; whether they are "
           "one is for you to say, with miraif person company group or miraif person company dismiss."),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_company_type,
    .list = true,
    .run = run,
};
