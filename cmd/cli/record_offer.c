/* What offers and replies look like outside. */
#include "cli/record_offer.h"

#include "base/arena.h"
#include "base/str.h"
#include "cli/back_end.h"
#include "cli/output.h"

enum { LIST_MOST = 400, PEOPLE_SHOWN = 8 };

static const struct record_field announcement_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},   {"deadline", N_("deadline"), "date", FIELD_TABLE},
    {"letters", N_("letters"), "object", FIELD_NESTED}, {"told", N_("told"), "array", FIELD_NESTED},
    {"samples", N_("samples"), "array", FIELD_NESTED},  {"undecided", N_("undecided"), "integer", 0},
    {"queued", N_("queued"), "boolean", FIELD_TABLE},   {NULL, NULL, NULL, 0},
};
const struct record_type record_announcement_type = {"announcement", announcement_fields};

static const struct record_field told_fields[] = {
    {"letter", N_("letter"), "string", FIELD_TABLE | FIELD_WORD},
    {"person", N_("applicant"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type told_type = {"told", told_fields};

static const struct record_field reply_fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", 0},
    {"answer", N_("answer"), "string", FIELD_TABLE | FIELD_WORD},
    {"at", N_("at"), "instant", FIELD_TABLE},
    {"before", N_("state before"), "string", FIELD_TABLE | FIELD_WORD},
    {"status", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"deadline", N_("deadline"), "date", FIELD_TABLE},
    {"repeated", N_("repeated"), "boolean", 0},
    {"outdated", N_("outdated"), "boolean", 0},
    {"team", N_("team"), "string", 0},
    {"cancelled", N_("letters cancelled"), "integer", 0},
    {"handed_out", N_("letters handed out"), "integer", 0},
    {"free_seats", N_("free seats"), "integer", 0},
    {"step_in", N_("would step in"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_reply_type = {"reply", reply_fields};

static const struct record_field replies_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},
    {"expired", N_("expired"), "array", FIELD_NESTED},
    {"untold", N_("not told"), "array", FIELD_NESTED},
    {"free_seats", N_("free seats"), "integer", FIELD_TABLE},
    {"step_in", N_("would step in"), "array", FIELD_NESTED},
    {"cohorts", N_("cohorts"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_replies_type = {"replies", replies_fields};

static const struct record_field quiet_fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {"phone", N_("phone"), "string", FIELD_TABLE},
    {"waits_for", N_("missing"), "string", FIELD_TABLE | FIELD_WORD},
    {"since", N_("since"), "instant", 0},
    {"deadline", N_("deadline"), "date", FIELD_TABLE},
    {"days_left", N_("days left"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"overdue", N_("overdue"), "boolean", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_quiet_type = {"quiet", quiet_fields};

static const struct record_field waiting_fields[] = {
    {"waitlist", N_("waitlist"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"mark", N_("mark"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"rank", N_("rank"), "integer", FIELD_RIGHT},
    {"person", N_("applicant"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", 0},
    {"company", N_("company"), "string", FIELD_TABLE},
    {"steps_in", N_("would step in"), "boolean", FIELD_TABLE},
    {"fits", N_("fits a free seat"), "boolean", 0},
    {"anybody", N_("could replace anybody"), "boolean", 0},
    {"replaces", N_("could replace"), "array", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_waiting_type = {"waiting", waiting_fields};

static struct mi_value *put_told(struct mi_value *list, const struct miraif_told *told)
{
    struct mi_value *one = mi_put_object(list, NULL);
    mi_put_text(one, "letter", miraif_decision_code(told->decision));
    mi_put_ref(one, "person", 'p', told->person);
    mi_put_copy(one, "name", told->name);
    mi_put_copy(one, "email", told->email);
    return one;
}

struct mi_value *record_announcement(struct miraif_arena *arena,
                                     const struct miraif_announcement *announcement,
                                     const struct miraif_letter *sample, bool queued)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", announcement->cohort);
    mi_put_copy(record, "deadline", announcement->deadline);
    struct mi_value *letters = mi_put_object(record, "letters");
    for (int i = 0; i < MIRAIF_DECISIONS; i++)
        mi_put_int(letters, miraif_decision_code((enum miraif_decision)i), (int64_t)announcement->of[i]);
    struct mi_value *told = mi_put_array(record, "told");
    for (size_t i = 0; i < announcement->count; i++)
        put_told(told, &announcement->told[i]);
    struct mi_value *samples = mi_put_array(record, "samples");
    for (int i = 0; sample != NULL && i < MIRAIF_DECISIONS; i++) {
        if (sample[i].recipients == 0)
            continue;
        struct mi_value *one = mi_put_object(samples, NULL);
        mi_put_text(one, "letter", miraif_decision_code((enum miraif_decision)i));
        mi_put_ref(one, "person", 'p', sample[i].person);
        mi_put_copy(one, "name", sample[i].to[0].name);
        mi_put_copy(one, "subject", sample[i].subject);
        mi_put_copy(one, "text", sample[i].text);
    }
    mi_put_int(record, "undecided", announcement->undecided);
    mi_put_bool(record, "queued", queued);
    return record;
}

struct mi_value *record_reply(struct miraif_arena *arena, const struct miraif_replied *replied)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', replied->person);
    mi_put_copy(record, "name", replied->name);
    mi_put_copy(record, "email", replied->email);
    mi_put_copy(record, "answer", replied->answer);
    mi_put_instant(record, "at", replied->at);
    mi_put_text(record, "before", miraif_application_status_code(replied->before));
    mi_put_text(record, "status", miraif_application_status_code(replied->after));
    mi_put_copy(record, "deadline", replied->deadline);
    mi_put_bool(record, "repeated", replied->repeated);
    mi_put_bool(record, "outdated", replied->outdated);
    mi_put_copy(record, "team", replied->team);
    mi_put_int(record, "cancelled", replied->cancelled);
    mi_put_int(record, "handed_out", replied->claimed);
    return record;
}

struct mi_value *record_quiet(struct miraif_arena *arena, const struct miraif_offer *offer)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', offer->person);
    mi_put_copy(record, "name", offer->name);
    mi_put_copy(record, "email", offer->email);
    mi_put_copy(record, "phone", offer->phone);
    mi_put_text(record, "waits_for", "reply");
    mi_put_instant(record, "since", offer->at);
    mi_put_copy(record, "deadline", offer->deadline);
    mi_put_int(record, "days_left", offer->days_left);
    mi_put_bool(record, "overdue", offer->days_left < 0 && !offer->in_team);
    return record;
}

/* Whose seat: in tables, everybody's and nobody's in a word. */
static void put_replaced(struct cli *cli, struct mi_value *record, const struct miraif_waiting *waiting,
                         bool anybody)
{
    bool table = cli->globals.format == CLI_TABLE;
    if (table && (anybody || waiting->replace_count == 0)) {
        mi_put_text(record, "replaces", anybody ? _("anybody") : _("nobody"));
        return;
    }
    struct mi_value *replaces = mi_put_array(record, "replaces");
    for (size_t i = 0; i < waiting->replace_count; i++)
        mi_put_ref(replaces, NULL, 'p', waiting->replaces[i]);
}

struct mi_value *record_waiting(struct cli *cli, const struct miraif_waiting *waiting, int64_t in)
{
    struct mi_value *record = mi_value_object(cli_scratch(cli));
    bool anybody = in > 0 && (int64_t)waiting->replace_count == in;
    mi_put_int(record, "waitlist", waiting->place);
    mi_put_decimal(record, "mark", waiting->mark);
    mi_put_int(record, "rank", waiting->rank);
    mi_put_ref(record, "person", 'p', waiting->person);
    mi_put_copy(record, "name", waiting->name);
    mi_put_copy(record, "email", waiting->email);
    mi_put_copy(record, "company", waiting->company);
    mi_put_bool(record, "steps_in", waiting->steps_in);
    mi_put_bool(record, "fits", waiting->fits);
    mi_put_bool(record, "anybody", anybody);
    put_replaced(cli, record, waiting, anybody);
    return record;
}

void record_put_step_in(struct mi_value *record, const struct miraif_waitlist *waitlist)
{
    mi_put_int(record, "free_seats", waitlist->free);
    struct mi_value *list = mi_put_array(record, "step_in");
    for (size_t i = 0; i < waitlist->count; i++) {
        if (!waitlist->waiting[i].steps_in)
            continue;
        struct mi_value *one = mi_put_object(list, NULL);
        mi_put_ref(one, "person", 'p', waitlist->waiting[i].person);
        mi_put_copy(one, "name", waitlist->waiting[i].name);
    }
}

/* Those who would step in: by name, and as operands of the command that makes the offers. */
static enum miraif_status list_step_in(struct cli *cli, const struct miraif_waitlist *waitlist,
                                       const char **ret_names, const char **ret_people,
                                       struct miraif_error *err)
{
    struct mi_str names = mi_str_begin(cli->arena, 1 << 20);
    struct mi_str people = mi_str_begin(cli->arena, 1 << 20);
    for (size_t i = 0; i < waitlist->count; i++) {
        const struct miraif_waiting *one = &waitlist->waiting[i];
        if (!one->steps_in)
            continue;
        mi_str_addf(&names, "%sp%lld %s", names.length > 0 ? _(", ") : "", (long long)one->person, one->name);
        mi_str_addf(&people, " p%lld", (long long)one->person);
    }
    MI_TRY(mi_str_end(&names, ret_names, err));
    return mi_str_end(&people, ret_people, err);
}

enum miraif_status record_say_step_in(struct cli *cli, const struct miraif_waitlist *waitlist,
                                      struct miraif_error *err)
{
    const char *names;
    const char *people;
    if (waitlist->clash != NULL)
        cli_warn(cli, "clash", _("no legal teams exist with everybody who is in: %s"), waitlist->clash);
    if (waitlist->free == 0 || waitlist->clash != NULL)
        return MIRAIF_OK;
    if (waitlist->steps_in == 0) {
        cli_say(cli, _("free seats: %lld of %lld; nobody on the waitlist can step in"),
                (long long)waitlist->free, (long long)waitlist->seats);
        return MIRAIF_OK;
    }
    if (waitlist->quota_missed)
        cli_warn(cli, "quota", _("a quota of the selection cannot be kept by those who would step in"));
    MI_TRY(list_step_in(cli, waitlist, &names, &people, err));
    cli_say(cli, _("free seats: %lld of %lld; who would step in: %s"), (long long)waitlist->free,
            (long long)waitlist->seats, names);
    cli_say(cli, _("Next: miraif cohort waitlist promote %lld%s"), (long long)waitlist->cohort, people);
    return MIRAIF_OK;
}

const char *record_state_word(enum miraif_application_status status)
{
    return cli_word(miraif_application_status_code(status));
}

void record_say_letters(struct cli *cli, const struct miraif_replied *replied)
{
    if (replied->cancelled > 0)
        cli_say(cli, _("letters to p%lld that waited and are cancelled: %lld"), (long long)replied->person,
                (long long)replied->cancelled);
    if (replied->claimed > 0)
        cli_warn(cli, "handed_out",
                 _("letters to p%lld that are handed out already, to be stopped by hand: %lld"),
                 (long long)replied->person, (long long)replied->claimed);
}

enum miraif_status record_say_told(struct cli *cli, const struct miraif_announcement *announcement,
                                   struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t i = 0; i < announcement->count; i++)
        put_told(rows, &announcement->told[i]);
    return cli_table(cli, &told_type, rows, err);
}

/* Offers past their deadline: how many, and the first few. */
struct overdue {
    struct mi_str people;
    size_t count;
};

static enum miraif_status note_overdue(void *context, const struct miraif_offer *offer)
{
    struct overdue *overdue = context;
    if (offer->days_left >= 0 || offer->in_team)
        return MIRAIF_OK;
    if (overdue->count++ < PEOPLE_SHOWN)
        mi_str_addf(&overdue->people, overdue->count > 1 ? " p%lld" : "p%lld", (long long)offer->person);
    return MIRAIF_OK;
}

enum miraif_status record_warn_of_overdue(struct cli *cli, int64_t cohort, struct miraif_error *err)
{
    struct overdue overdue = {.people = mi_str_begin(cli->arena, LIST_MOST)};
    const char *people;
    MI_TRY(miraif_offer_each(cli->store, cohort, note_overdue, &overdue, err));
    if (overdue.count == 0)
        return MIRAIF_OK;
    MI_TRY(mi_str_end(&overdue.people, &people, err));
    cli_warn(cli, "overdue",
             _("offers past their deadline: %zu (%s%s); miraif cohort reply expire %lld lets them lapse"),
             overdue.count, people, overdue.count > PEOPLE_SHOWN ? " …" : "", (long long)cohort);
    return MIRAIF_OK;
}

enum miraif_status record_queue_announcement(struct cli *cli, const struct miraif_announcement *seen,
                                             const struct miraif_letter *sample, record_queue_fn *queue,
                                             struct miraif_error *err)
{
    enum miraif_status status = cli_confirm(cli, err, _("Queue these letters (%zu)?"), seen->count);
    if (status == MIRAIF_NEEDS_YES)
        MI_TRY(cli_data(cli, record_announcement(cli->arena, seen, sample, false), err));
    MI_TRY(status);
    MI_TRY(queue(cli->store, seen, cli->arena, err));
    MI_TRY(cli_data(cli, record_announcement(cli->arena, seen, sample, true), err));
    cli_say(cli, "%s", "");
    cli_say(cli, _("letters that wait in the outbox now: %zu"), seen->count);
    return MIRAIF_OK;
}
