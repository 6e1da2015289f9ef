/* The doctor: looks the store over and says what it finds, one finding a check, in a fixed order. It changes
 * nothing. */
#include "store/doctor.h"

#include <dirent.h>
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/migrate.h"
#include "store/place.h"
#include "store/walk.h"

enum { MESSAGE_MOST = 1 << 16, FAULTS_MOST = 10 };

struct doctor {
    struct miraif_store *store;
    struct miraif_arena *arena; /* of one check */
    miraif_finding_fn *each;
    void *context;
    const char *check;
    struct mi_str faults; /* of the check under way, one after the other */
    int fault_count;
    bool ill; /* a check has failed */
};

static const char *say(const struct doctor *doctor, const char *msgid)
{
    return mi_translate(doctor->store->env, msgid);
}

static void add_separator(struct doctor *doctor)
{
    if (doctor->fault_count++ > 0)
        mi_str_add(&doctor->faults, "; ");
}

/* Reports the check: well with `well`, or ill with the faults that were added. */
static enum miraif_status report(struct doctor *doctor, const char *well, struct miraif_error *err)
{
    const char *message = say(doctor, well);
    bool ok = doctor->fault_count == 0;
    if (!ok) {
        doctor->ill = true;
        MI_TRY(mi_str_end(&doctor->faults, &message, err));
    }
    struct miraif_finding finding = {doctor->check, ok, message};
    return doctor->each(doctor->context, &finding);
}

static void begin(struct doctor *doctor, const char *check)
{
    miraif_arena_reset(doctor->arena);
    doctor->check = check;
    doctor->faults = mi_str_begin(doctor->arena, MESSAGE_MOST);
    doctor->fault_count = 0;
}

/* A damaged page is what the doctor looks for, no reason to stop. */
static enum miraif_status bear(struct doctor *doctor, enum miraif_status status, struct miraif_error *err)
{
    if (status == MIRAIF_OK || (sqlite3_errcode(doctor->store->db) & 0xff) != SQLITE_CORRUPT)
        return status;
    if (doctor->fault_count < FAULTS_MOST) {
        add_separator(doctor);
        mi_str_add(&doctor->faults, sqlite3_errmsg(doctor->store->db));
    }
    (void)err;
    return MIRAIF_OK;
}

static enum miraif_status add_fault(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                    struct miraif_error *err)
{
    struct doctor *doctor = context;
    const char *fault = mi_column_text(stmt, 0, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    add_separator(doctor);
    mi_str_add(&doctor->faults, fault);
    return MIRAIF_OK;
}

/* Checks that are one statement each, whose rows are faults. */
static const struct {
    const char *check;
    const char *sql;
    const char *well;
} statements[] = {
    {"integrity", "SELECT integrity_check FROM pragma_integrity_check(10) WHERE integrity_check <> 'ok'",
     N_("the file is whole")},
    {"foreign_keys",
     "SELECT \"table\" || ' → ' || parent || ': ' || count(*) FROM pragma_foreign_key_check"
     " GROUP BY \"table\", parent ORDER BY \"table\", parent",
     N_("every row finds the rows that it refers to")},
    {"json",
     "SELECT 'profile ' || id FROM profile WHERE answers IS NOT NULL AND NOT json_valid(answers)"
     " UNION ALL SELECT 'run ' || id FROM run WHERE NOT json_valid(settings) OR NOT json_valid(outcome)"
     " UNION ALL SELECT 'ballot ' || topic FROM ballot WHERE NOT json_valid(answers)"
     " UNION ALL SELECT 'team ' || run || ' ' || number FROM team WHERE NOT json_valid(scores)"
     " UNION ALL SELECT 'reason ' || run || ' ' || subject FROM reason WHERE NOT json_valid(args)"
     " ORDER BY 1 LIMIT 10",
     N_("everything kept as JSON is JSON")},
    {"people",
     "SELECT 'p' || id FROM person WHERE NOT EXISTS (SELECT 1 FROM profile WHERE profile.person = person.id)"
     " ORDER BY id LIMIT 10",
     N_("everybody has a profile")},
    {"profiles",
     "SELECT 'application ' || a.cohort || ' p' || a.person FROM application AS a"
     " JOIN profile AS f ON f.id = a.profile WHERE f.person <> a.person"
     " UNION ALL SELECT 'role p' || r.person || ' ' || r.role FROM role AS r"
     " JOIN profile AS f ON f.id = r.profile WHERE f.person <> r.person ORDER BY 1 LIMIT 10",
     N_("every application and role has a profile of its own person")},
    {"runs",
     "SELECT 'run ' || id FROM run WHERE (stage = 'form'"
     " AND NOT EXISTS (SELECT 1 FROM team_member WHERE team_member.run = run.id))"
     " OR (stage = 'select' AND NOT EXISTS (SELECT 1 FROM selection WHERE selection.run = run.id))"
     " ORDER BY id LIMIT 10",
     N_("every draft and every adopted result has its people")},
    {"companies",
     "SELECT company_key FROM company_group AS c WHERE group_key <> (SELECT min(company_key)"
     " FROM company_group AS m WHERE m.group_key = c.group_key) ORDER BY company_key LIMIT 10",
     N_("every company group is named by its smallest key")},
    {"batches",
     "SELECT DISTINCT 'h' || batch FROM (SELECT batch FROM person UNION SELECT batch FROM profile"
     " UNION SELECT batch FROM role UNION SELECT batch FROM application)"
     " WHERE batch IS NOT NULL AND batch NOT IN (SELECT id FROM history) ORDER BY 1 LIMIT 10",
     N_("every imported row knows its import")},
};

static enum miraif_status run_statement(struct doctor *doctor, size_t i, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    begin(doctor, statements[i].check);
    enum miraif_status status = mi_stmt_get(doctor->store, statements[i].sql, &stmt, err);
    if (status == MIRAIF_OK)
        status = mi_stmt_walk(stmt, add_fault, doctor, err);
    MI_TRY(bear(doctor, status, err));
    return report(doctor, statements[i].well, err);
}

/* An import that was broken off may have left the log; a backup has none. */
static enum miraif_status check_journal(struct doctor *doctor, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    begin(doctor, "journal");
    MI_TRY(mi_stmt_get(doctor->store, "PRAGMA journal_mode", &stmt, err));
    MI_TRY(mi_stmt_step(stmt, &row, err));
    const char *mode = row ? mi_column_text(stmt, 0, doctor->arena) : "";
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    MI_TRY(status);
    bool ahead = mi_text_is(mode, "wal");
    return report(doctor,
                  ahead ? N_("changes are logged ahead") : N_("changes are logged ahead from the next on"),
                  err);
}

/* The rights that the file may have at most, by the group that it was made for. */
static enum miraif_status rights(struct doctor *doctor, mode_t *ret_rights, const struct group **ret_group,
                                 struct miraif_error *err)
{
    const char *name;
    MI_TRY(mi_meta_get(doctor->store, "group", doctor->arena, &name, err));
    *ret_rights = name == NULL ? 0600 : 0660;
    *ret_group = name == NULL ? NULL : getgrnam(name);
    if (name != NULL && *ret_group == NULL) {
        add_separator(doctor);
        mi_str_addf(&doctor->faults, say(doctor, N_("there is no group “%s” on this machine")), name);
    }
    return MIRAIF_OK;
}

static void check_file(struct doctor *doctor, const char *suffix, mode_t allowed, const struct group *group)
{
    struct stat file;
    const char *path = mi_arena_printf(doctor->arena, "%s%s", doctor->store->path, suffix);
    if (path == NULL)
        doctor->faults.failed = true;
    if (path == NULL || stat(path, &file) != 0)
        return;
    if ((file.st_mode & 07777 & ~allowed) != 0) {
        add_separator(doctor);
        mi_str_addf(&doctor->faults, say(doctor, N_("“%s” has mode %04o; `chmod %04o` mends it")), path,
                    (unsigned)(file.st_mode & 07777), (unsigned)allowed);
    }
    if (group != NULL && file.st_gid != group->gr_gid) {
        add_separator(doctor);
        mi_str_addf(&doctor->faults, say(doctor, N_("“%s” is not of the group “%s”; `chgrp` mends it")), path,
                    group->gr_name);
    }
}

/* Whoever may write to the folder may put another file in the store's place. */
static void check_folder(struct doctor *doctor)
{
    struct stat file;
    char folder[PATH_MAX];
    mi_folder_of(doctor->store->path, folder);
    if (stat(folder, &file) != 0 || (file.st_mode & S_IWOTH) == 0 || (file.st_mode & S_ISVTX) != 0)
        return;
    add_separator(doctor);
    mi_str_addf(&doctor->faults,
                say(doctor, N_("everybody can write to the folder “%s”; `chmod o-w` mends it")), folder);
}

static enum miraif_status check_permissions(struct doctor *doctor, struct miraif_error *err)
{
    mode_t allowed;
    const struct group *group;
    begin(doctor, "permissions");
    MI_TRY(rights(doctor, &allowed, &group, err));
    check_file(doctor, "", allowed, group);
    check_file(doctor, "-wal", allowed, group);
    check_file(doctor, "-shm", allowed, group);
    check_folder(doctor);
    return report(doctor, N_("the files are for their owners only"), err);
}

static void look_for_leftovers(struct doctor *doctor, DIR *folder, const char *prefix)
{
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (!mi_text_starts(entry->d_name, prefix))
            continue;
        add_separator(doctor);
        mi_str_addf(&doctor->faults,
                    say(doctor, N_("“%s” is left from something that was broken off; delete it")),
                    entry->d_name);
    }
}

static enum miraif_status check_leftovers(struct doctor *doctor, struct miraif_error *err)
{
    char path[PATH_MAX];
    begin(doctor, "leftovers");
    mi_folder_of(doctor->store->path, path);
    const char *slash = strrchr(doctor->store->path, '/');
    const char *prefix =
        mi_arena_printf(doctor->arena, "%s.tmp-", slash == NULL ? doctor->store->path : slash + 1);
    DIR *folder = opendir(path);
    if (folder == NULL)
        return mi_fail(err, MIRAIF_IO, "“%s” cannot be read: %s", path, strerror(errno));
    if (prefix == NULL)
        doctor->faults.failed = true;
    else
        look_for_leftovers(doctor, folder, prefix);
    if (closedir(folder) != 0)
        return mi_fail(err, MIRAIF_IO, "“%s” cannot be read: %s", path, strerror(errno));
    return report(doctor, N_("nothing is left beside the store"), err);
}

static enum miraif_status check_version(struct doctor *doctor, struct miraif_error *err)
{
    int64_t version;
    begin(doctor, "version");
    MI_TRY(mi_schema_verify(doctor->store, &version, err));
    if (version != mi_schema_newest()) {
        add_separator(doctor);
        mi_str_addf(&doctor->faults,
                    say(doctor, N_("version %lld of %lld; the next write brings it up to date")),
                    (long long)version, (long long)mi_schema_newest());
    }
    return report(doctor, N_("the store is of the newest version"), err);
}

static enum miraif_status examine(struct doctor *doctor, bool glance, struct miraif_error *err)
{
    MI_TRY(check_version(doctor, err));
    for (size_t i = 0; !glance && i < sizeof statements / sizeof *statements; i++)
        MI_TRY(run_statement(doctor, i, err));
    if (!glance)
        MI_TRY(check_journal(doctor, err)); /* the next write mends it */
    MI_TRY(check_permissions(doctor, err));
    return check_leftovers(doctor, err);
}

static enum miraif_status look_over(struct doctor *doctor, bool glance, struct miraif_error *err)
{
    doctor->arena = miraif_arena_create();
    if (doctor->arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_store_begin_read(doctor->store, err);
    if (status == MIRAIF_OK) {
        status = examine(doctor, glance, err);
        mi_store_end_read(doctor->store);
    }
    miraif_arena_destroy(doctor->arena);
    return status;
}

enum miraif_status mi_doctor_glance(struct miraif_store *store, miraif_finding_fn *each, void *context,
                                    struct miraif_error *err)
{
    struct doctor doctor = {.store = store, .each = each, .context = context};
    return look_over(&doctor, true, err);
}

enum miraif_status miraif_store_doctor(struct miraif_store *store, miraif_finding_fn *each, void *context,
                                       struct miraif_error *err)
{
    struct doctor doctor = {.store = store, .each = each, .context = context};
    MI_TRY(look_over(&doctor, false, err));
    return doctor.ill ? mi_fail(err, MIRAIF_ATTENTION, "the store is not as it should be") : MIRAIF_OK;
}
