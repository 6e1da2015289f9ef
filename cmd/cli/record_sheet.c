/* Proof sheets as records and as a page. People are bare numbers in both, and counts are texts in JSON,
 * because they may be greater than its numbers. */
#include "cli/record_sheet.h"

#include "base/str.h"
#include "cli/output.h"
#include "text/layout.h"

enum { LINE_WIDTH = 76, LINE_MOST = 1 << 16 };

static const int64_t MILLION = 1000000;

static void put_count(struct mi_value *object, const char *key, bool counted, uint64_t count)
{
    if (counted)
        mi_putf(object, key, "%llu", (unsigned long long)count);
    else
        mi_put_null(object, key);
}

static void put_figures(struct mi_value *object, int64_t worst, int64_t total, int64_t best)
{
    mi_put_int(object, "worst", worst);
    mi_put_int(object, "total", total);
    mi_put_int(object, "best", best);
}

static void put_members(struct mi_value *list, const struct miraif_sheet *sheet, const uint32_t *group,
                        uint32_t g)
{
    for (uint32_t p = 0; p < sheet->input.people; p++)
        if (group[p] == g)
            mi_put_int(list, NULL, p);
}

static void put_groups(struct mi_value *object, const struct miraif_sheet *sheet, const uint32_t *group)
{
    struct mi_value *groups = mi_put_array(object, "groups");
    for (uint32_t g = 0; g < sheet->input.groups; g++)
        put_members(mi_put_array(groups, NULL), sheet, group, g);
}

/* The values of pairs by the size of the group, as a triangle each. */
static void put_values(struct mi_value *object, const struct miraif_grouping *input)
{
    struct mi_value *values = mi_put_array(object, "values");
    for (uint32_t g = 0; g < input->groups; g++) {
        bool before = false;
        for (uint32_t h = 0; h < g; h++)
            before = before || input->size[h] == input->size[g];
        if (before)
            continue;
        struct mi_value *one = mi_put_object(values, NULL);
        mi_put_int(one, "size", input->size[g]);
        struct mi_value *rows = mi_put_array(one, "pairs");
        for (uint32_t p = 1; p < input->people; p++) {
            struct mi_value *row = mi_put_array(rows, NULL);
            for (uint32_t q = 0; q < p; q++)
                mi_put_int(row, NULL, input->value_in[g][(size_t)p * input->people + q]);
        }
    }
}

static uint32_t largest_of(const struct miraif_grouping *input)
{
    uint32_t largest = 0;
    for (uint32_t g = 0; g < input->groups; g++)
        largest = input->size[g] > largest ? input->size[g] : largest;
    return largest;
}

static void put_rule(struct mi_value *object, const struct miraif_sheet *sheet, uint32_t number)
{
    const struct miraif_rule *rule = &sheet->input.rule[number];
    mi_put_copy(object, "kind", sheet->rule_kind[number]);
    struct mi_value *members = mi_put_array(object, "members");
    for (uint32_t i = 0; i < rule->count; i++)
        mi_put_int(members, NULL, rule->member[i]);
    mi_put_bool(object, "together", rule->together);
    struct mi_value *allowed = mi_put_array(object, "allowed");
    for (uint32_t k = 0; k <= largest_of(&sheet->input); k++)
        if (rule->allowed >> k & 1)
            mi_put_int(allowed, NULL, k);
    if (rule->common == NULL)
        return;
    struct mi_value *common = mi_put_object(object, "common");
    mi_put_int(common, "words", rule->common->words);
    mi_put_int(common, "unit", rule->common->unit);
    mi_put_int(common, "length", rule->common->length);
    mi_put_int(common, "least", rule->common->least);
    struct mi_value *bits = mi_put_array(common, "bits");
    for (size_t i = 0; i < (size_t)rule->count * rule->common->words; i++)
        mi_put_int(bits, NULL, rule->common->bits[i]);
}

static void put_input(struct mi_value *record, const struct miraif_sheet *sheet)
{
    struct mi_value *object = mi_put_object(record, "input");
    mi_put_int(object, "people", sheet->input.people);
    struct mi_value *sizes = mi_put_array(object, "sizes");
    for (uint32_t g = 0; g < sheet->input.groups; g++)
        mi_put_int(sizes, NULL, sheet->input.size[g]);
    put_values(object, &sheet->input);
    struct mi_value *rules = mi_put_array(object, "rules");
    for (uint32_t r = 0; r < sheet->input.rules; r++)
        put_rule(mi_put_object(rules, NULL), sheet, r);
}

static int64_t value_of(const struct miraif_sheet *sheet, uint32_t g)
{
    const struct miraif_grouping *input = &sheet->input;
    int64_t value = 0;
    for (uint32_t p = 0; p < input->people; p++)
        for (uint32_t q = 0; q < p && sheet->claim.group[p] == g; q++)
            value += sheet->claim.group[q] == g ? input->value_in[g][(size_t)p * input->people + q] : 0;
    return value;
}

static void put_teams(struct mi_value *record, const struct miraif_sheet *sheet)
{
    struct mi_value *teams = mi_put_array(record, "teams");
    for (uint32_t g = 0; g < sheet->input.groups; g++) {
        struct mi_value *team = mi_put_object(teams, NULL);
        mi_put_copy(team, "id", sheet->team[g]);
        put_members(mi_put_array(team, "members"), sheet, sheet->claim.group, g);
        mi_put_int(team, "value", value_of(sheet, g));
    }
}

static void put_alternative(struct mi_value *object, const struct miraif_sheet *sheet,
                            const struct miraif_alternative *one)
{
    const struct miraif_grouping_result *claim = &sheet->claim;
    put_groups(object, sheet, one->group);
    put_figures(object, one->worst, one->total, one->best);
    put_figures(mi_put_object(object, "loses"), claim->worst - one->worst, claim->total - one->total,
                one->best - claim->best);
}

struct mi_value *record_sheet(struct miraif_arena *arena, const struct miraif_sheet *sheet)
{
    const struct miraif_grouping_result *claim = &sheet->claim;
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", sheet->cohort);
    mi_put_int(record, "run", sheet->run);
    mi_put_copy(record, "state", sheet->state);
    mi_put_text(record, "status", miraif_solution_name(claim->solution));
    put_teams(record, sheet);
    put_figures(mi_put_object(record, "objective"), claim->worst, claim->total, claim->best);
    mi_put_int(record, "units", sheet->units);
    mi_put_int(record, "bound", claim->bound);
    mi_put_int(record, "considered", (int64_t)claim->considered);
    put_count(record, "legal", claim->legal_counted, claim->legal);
    put_count(record, "equals", claim->equals_counted, claim->equals);
    if (sheet->ranked) {
        struct mi_value *rank = mi_put_object(record, "rank");
        put_count(rank, "from", true, sheet->rank_from);
        put_count(rank, "to", true, sheet->rank_to);
    } else {
        mi_put_null(record, "rank");
    }
    if (sheet->known)
        put_alternative(mi_put_object(record, "better"), sheet, &sheet->better);
    else
        mi_put_null(record, "better");
    struct mi_value *alternatives = mi_put_array(record, "alternatives");
    for (uint32_t i = 0; i < claim->alternatives; i++)
        put_alternative(mi_put_object(alternatives, NULL), sheet, &claim->alternative[i]);
    mi_put_bool(record, "alternatives_proved", claim->alternatives_proved);
    mi_put_int(record, "set_aside", (int64_t)sheet->set_aside);
    mi_put_bool(record, "changed", sheet->changed);
    mi_put_copy(record, "digest", sheet->digest);
    put_input(record, sheet);
    return record;
}

/* A paragraph on as many lines as it takes. */
static void say(struct cli *cli, const char *mark, const char *sentence)
{
    while (*sentence != '\0') {
        size_t next;
        size_t length = mi_text_line(sentence, LINE_WIDTH, &next);
        cli_say(cli, "%s%.*s", mark, (int)length, sentence);
        sentence += next;
        mark = *mark == '\0' ? "" : "  ";
    }
}

static void add_people(struct mi_str *str, const struct miraif_sheet *sheet, const uint32_t *group,
                       uint32_t g)
{
    for (uint32_t p = 0; p < sheet->input.people; p++)
        if (group[p] == g)
            mi_str_addf(str, " %u", p);
}

static enum miraif_status say_str(struct cli *cli, const char *mark, struct mi_str *str,
                                  struct miraif_error *err)
{
    const char *text;
    MI_TRY(mi_str_end(str, &text, err));
    say(cli, mark, text);
    return MIRAIF_OK;
}

/* A value as the score that it is. */
static void format_score(const struct miraif_sheet *sheet, int64_t value, char text[MI_DECIMAL_TEXT])
{
    int64_t units = sheet->units;
    mi_decimal_format(value / units * MILLION + (value % units * MILLION + units / 2) / units, text);
}

/* The figures of a division, after whatever is said of it. */
static void add_figures(struct mi_str *str, const struct miraif_sheet *sheet, int64_t worst, int64_t total,
                        int64_t best)
{
    char worst_text[MI_DECIMAL_TEXT], total_text[MI_DECIMAL_TEXT], best_text[MI_DECIMAL_TEXT];
    format_score(sheet, worst, worst_text);
    format_score(sheet, total, total_text);
    format_score(sheet, best, best_text);
    mi_str_addf(str, _("worst team %s, all teams %s, best team %s"), worst_text, total_text, best_text);
}

static enum miraif_status say_teams(struct cli *cli, const struct miraif_sheet *sheet,
                                    struct miraif_error *err)
{
    const struct miraif_grouping_result *claim = &sheet->claim;
    for (uint32_t g = 0; g < sheet->input.groups; g++) {
        struct mi_str str = mi_str_begin(cli->arena, LINE_MOST);
        char value[MI_DECIMAL_TEXT];
        format_score(sheet, value_of(sheet, g), value);
        mi_str_addf(&str, "%s:", sheet->team[g]);
        add_people(&str, sheet, claim->group, g);
        mi_str_addf(&str, _("; diversity %s"), value);
        MI_TRY(say_str(cli, "  ", &str, err));
    }
    struct mi_str str = mi_str_begin(cli->arena, LINE_MOST);
    add_figures(&str, sheet, claim->worst, claim->total, claim->best);
    return say_str(cli, "  ", &str, err);
}

/* The numbers, parted by commas. */
static enum miraif_status list_numbers(struct cli *cli, const uint32_t *number, uint32_t count,
                                       const char **ret_text, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(cli->arena, LINE_MOST);
    mi_str_add(&str, "");
    for (uint32_t i = 0; i < count; i++)
        mi_str_addf(&str, i == 0 ? "%u" : ", %u", number[i]);
    return mi_str_end(&str, ret_text, err);
}

static enum miraif_status say_rule(struct cli *cli, const struct miraif_sheet *sheet, uint32_t number,
                                   struct miraif_error *err)
{
    const struct miraif_rule *rule = &sheet->input.rule[number];
    uint32_t allowed[MIRAIF_GROUP_SIZE_MOST + 1];
    uint32_t counts = 0;
    const char *members;
    const char *numbers;
    struct mi_str str = mi_str_begin(cli->arena, LINE_MOST);
    for (uint32_t k = 0; k <= largest_of(&sheet->input); k++)
        if (rule->allowed >> k & 1)
            allowed[counts++] = k;
    MI_TRY(list_numbers(cli, rule->member, rule->count, &members, err));
    MI_TRY(list_numbers(cli, allowed, counts, &numbers, err));
    if (rule->common != NULL)
        mi_str_addf(&str, _("enough in common within a team: %s"), members);
    else if (rule->together)
        mi_str_addf(&str, _("all or none in a team: %s"), members);
    else
        mi_str_addf(&str, _("so many in a team (%s) of: %s"), numbers, members);
    return say_str(cli, "- ", &str, err);
}

static enum miraif_status say_rules(struct cli *cli, const struct miraif_sheet *sheet,
                                    struct miraif_error *err)
{
    if (sheet->input.rules == 0)
        say(cli, "", _("No rule is about them."));
    else
        cli_say(cli, "%s", _("Rules:"));
    for (uint32_t r = 0; r < sheet->input.rules; r++)
        MI_TRY(say_rule(cli, sheet, r, err));
    if (sheet->set_aside > 0)
        cli_say(cli, _("Rules that do not hold, and are not counted: %llu"),
                (unsigned long long)sheet->set_aside);
    return MIRAIF_OK;
}

static enum miraif_status say_alternative(struct cli *cli, const struct miraif_sheet *sheet,
                                          const struct miraif_alternative *one, struct miraif_error *err)
{
    const struct miraif_grouping_result *claim = &sheet->claim;
    struct mi_str str = mi_str_begin(cli->arena, LINE_MOST);
    for (uint32_t g = 0; g < sheet->input.groups; g++) {
        mi_str_add(&str, g == 0 ? "" : " |");
        add_people(&str, sheet, one->group, g);
    }
    mi_str_add(&str, "; ");
    add_figures(&str, sheet, one->worst, one->total, one->best);
    if (claim->worst == one->worst && claim->total == one->total && claim->best == one->best)
        mi_str_add(&str, _("; as good"));
    return say_str(cli, "- ", &str, err);
}

/* What is known of the division's place among all. */
static void say_claims(struct cli *cli, const struct miraif_sheet *sheet)
{
    const struct miraif_grouping_result *claim = &sheet->claim;
    if (sheet->known)
        say(cli, "", _("These teams are not the best that are possible; better ones are below."));
    else if (claim->solution == MIRAIF_OPTIMAL)
        say(cli, "",
            _("Proved: no legal division has a more diverse worst team; nor, with that, more "
              "diversity in all; nor, with that, a best team that stands out less. Rank: 1."));
    else
        say(cli, "",
            _("Not proved: so many people are too many for a proof, and a better division may exist."));
    if (claim->legal_counted)
        cli_say(cli, _("Legal divisions: %llu"), (unsigned long long)claim->legal);
    if (claim->equals_counted)
        cli_say(cli, _("As good as the best, itself counted: %llu"), (unsigned long long)claim->equals);
    if (sheet->ranked && sheet->known)
        cli_say(cli, _("By the worst team, the rank is between %llu and %llu."),
                (unsigned long long)sheet->rank_from, (unsigned long long)sheet->rank_to);
}

static enum miraif_status say_others(struct cli *cli, const struct miraif_sheet *sheet,
                                     struct miraif_error *err)
{
    const struct miraif_grouping_result *claim = &sheet->claim;
    if (sheet->known) {
        cli_say(cli, "%s", _("Better:"));
        MI_TRY(say_alternative(cli, sheet, &sheet->better, err));
    }
    if (claim->alternatives > 0)
        say(cli, "",
            claim->alternatives_proved ? _("Next come, with nothing between:")
                                       : _("Next come, among those that one exchange makes:"));
    for (uint32_t i = 0; i < claim->alternatives; i++)
        MI_TRY(say_alternative(cli, sheet, &claim->alternative[i], err));
    return MIRAIF_OK;
}

enum miraif_status record_say_sheet(struct cli *cli, const struct miraif_sheet *sheet,
                                    struct miraif_error *err)
{
    cli_say(cli, _("Proof sheet of the teams of cohort %lld (run %lld, %s)"), (long long)sheet->cohort,
            (long long)sheet->run, _(sheet->state));
    cli_say(cli, "%s", "");
    cli_say(cli, _("%u people, who are numbers here: from 0, in the order of their e-mail addresses."),
            sheet->input.people);
    if (sheet->changed)
        say(cli, "", _("People or rules have changed since the teams were made; this is of today."));
    cli_say(cli, "%s", _("Teams:"));
    MI_TRY(say_teams(cli, sheet, err));
    MI_TRY(say_rules(cli, sheet, err));
    say_claims(cli, sheet);
    MI_TRY(say_others(cli, sheet, err));
    cli_say(cli, _("Digest of the input: %s"), sheet->digest);
    cli_say(cli, "%s", "");
    say(cli, "",
        _("With all its numbers it is written by miraif --json team show COHORT --proof; miraif "
          "solve grouping --check FILE checks that again, and miraif-team(1) says how to do so by hand."));
    return MIRAIF_OK;
}
